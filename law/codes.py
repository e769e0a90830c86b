"""The words in which a rulebook is written, and which events open and meet which duty. Pure.

`OPENED_BY` and `MET_BY` say what the engine can do (its truth table is `workflow.clocks.truth_table`): a rule that
counts on anything else could never come true, so it does not load.
"""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The duties: what must be done."""

    FILE_WITHIN = "file_within"
    RECEIPT = "receipt"
    VERIFY = "verify"
    FIRST_ANSWER = "first_answer"
    COMPLETE = "complete"
    FOLLOW_UP = "follow_up"
    SETTLE = "settle"
    DECIDE = "decide"
    NOTIFY = "notify"
    REPLY = "reply"
    REMEDY = "remedy"
    OMBUDSMAN_AGE = "ombudsman_age"


class Holder(StrEnum):
    """Whose duty it is."""

    COMPLAINANT = "complainant"
    AGENCY = "agency"
    UNIT = "unit"


class Classification(StrEnum):
    """The classes of complaint to which a rule may be limited."""

    INFORMATION = "information"
    ASPIRATION = "aspiration"
    ORDINARY = "ordinary"
    SUPERVISORY = "supervisory"


class Round(StrEnum):
    """Which settlement: the first, one after contest or reopening, or one that the ombudsman ordered."""

    FIRST = "first"
    LATER = "later"
    REMANDED = "remanded"


class Start(StrEnum):
    """The events whose local date is day zero of a duty."""

    SERVICE_RECEIVED = "service_received"
    OCCURRED = "occurred"
    FILED = "filed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETED = "completed"
    DISPATCHED = "dispatched"
    TRANSFERRED = "transferred"
    SENT_BACK = "sent_back"
    APPEALED = "appealed"
    ANSWERED = "answered"
    CONTESTED = "contested"
    REOPENED = "reopened"
    REMANDED = "remanded"


class Stop(StrEnum):
    """The events that meet a duty."""

    FILED = "filed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETED = "completed"
    DISPATCHED = "dispatched"
    REJECTED = "rejected"
    BEGUN = "begun"
    ANSWERED = "answered"
    ANSWER_SHOWN = "answer_shown"
    ACCEPTED = "accepted"
    DEEM_ACCEPTED = "deem_accepted"
    CONTESTED = "contested"
    REOPENED = "reopened"
    REMEDIED = "remedied"


class Lapse(StrEnum):
    """What follows when the duty's end passes unmet."""

    NONE = "none"
    FLAGGED = "flagged"
    TELL_COORDINATORS = "tell_coordinators"
    MAY_ESCALATE = "may_escalate"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    ESCALATES_INSIDE = "escalates_inside"
    DEEMED_ACCEPTED = "deemed_accepted"
    MAY_REFUSE = "may_refuse"


class Certainty(StrEnum):
    """How sure a figure is: read in a source, in a secondary one, or general knowledge of the text."""

    READ = "V"
    SECONDARY = "V2"
    UNCHECKED = "R"


class SuspensionReason(StrEnum):
    """Why a clock may stand still."""

    AWAITING_COMPLAINANT = "awaiting_complainant"
    AWAITING_OTHER_BODY = "awaiting_other_body"
    FORCE_MAJEURE = "force_majeure"


NO_CLOCK: Final = (Kind.FILE_WITHIN, Kind.OMBUDSMAN_AGE)
"""Periods that are judged when a complaint comes or goes on; no duty of a case runs for them."""

_SORTED_OUT: Final = (Stop.COMPLETION_REQUESTED, Stop.DISPATCHED, Stop.REJECTED, Stop.ANSWERED)
"""Answered: together with the case of which it is a duplicate."""

OPENED_BY: Final[dict[tuple[Kind, Round], tuple[Start, ...]]] = {
    (Kind.FILE_WITHIN, Round.FIRST): (Start.SERVICE_RECEIVED,),
    (Kind.RECEIPT, Round.FIRST): (Start.FILED,),
    (Kind.VERIFY, Round.FIRST): (Start.FILED, Start.COMPLETED, Start.SENT_BACK, Start.APPEALED),
    (Kind.FIRST_ANSWER, Round.FIRST): (Start.FILED,),
    (Kind.COMPLETE, Round.FIRST): (Start.COMPLETION_REQUESTED,),
    (Kind.FOLLOW_UP, Round.FIRST): (Start.DISPATCHED, Start.TRANSFERRED),
    (Kind.SETTLE, Round.FIRST): (Start.FILED, Start.COMPLETED),
    (Kind.SETTLE, Round.LATER): (Start.CONTESTED, Start.REOPENED, Start.COMPLETED),
    (Kind.SETTLE, Round.REMANDED): (Start.REMANDED,),
    (Kind.DECIDE, Round.FIRST): (Start.FILED, Start.COMPLETED),
    (Kind.NOTIFY, Round.FIRST): (Start.ANSWERED,),
    (Kind.REPLY, Round.FIRST): (Start.ANSWERED,),
    (Kind.REMEDY, Round.FIRST): (Start.ANSWERED,),
    (Kind.OMBUDSMAN_AGE, Round.FIRST): (Start.OCCURRED,),
}

MET_BY: Final[dict[Kind, tuple[Stop, ...]]] = {
    Kind.FILE_WITHIN: (),
    Kind.RECEIPT: (Stop.FILED,),
    Kind.VERIFY: _SORTED_OUT,
    Kind.FIRST_ANSWER: _SORTED_OUT,
    Kind.COMPLETE: (Stop.COMPLETED,),
    Kind.FOLLOW_UP: (Stop.BEGUN, Stop.ANSWERED),
    Kind.SETTLE: (Stop.ANSWERED,),
    Kind.DECIDE: (Stop.ANSWERED,),
    Kind.NOTIFY: (Stop.ANSWER_SHOWN,),
    Kind.REPLY: (Stop.ACCEPTED, Stop.DEEM_ACCEPTED, Stop.CONTESTED, Stop.REOPENED),
    Kind.REMEDY: (Stop.REMEDIED,),
    Kind.OMBUDSMAN_AGE: (),
}
