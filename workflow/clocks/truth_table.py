"""What each verb does to the duties of a case: which open, which are met, which end unmet (docs/domain.md section 4)."""

from dataclasses import dataclass
from typing import Final

from law.codes import DutyKind as K
from law.codes import Start


@dataclass(frozen=True, slots=True)
class Effect:
    """What a verb does to the running duties of a case. Dates of its own are in `Docket.apply`."""

    opens: tuple[K, ...] = ()
    meets: tuple[K, ...] = ()
    ends: tuple[K, ...] = ()


ALL_BUT_REMEDY: Final = tuple(kind for kind in K if kind != K.REMEDY)
TRUTH_TABLE: Final[dict[str, Effect]] = {
    "register": Effect(opens=(K.RECEIPT, K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE), meets=(K.RECEIPT,)),
    "request_completion": Effect(
        opens=(K.COMPLETE,), meets=(K.VERIFY, K.FIRST_ANSWER), ends=(K.SETTLE, K.DECIDE)
    ),
    "complete": Effect(opens=(K.VERIFY, K.SETTLE, K.DECIDE), meets=(K.COMPLETE,)),
    "dispatch": Effect(opens=(K.FOLLOW_UP,), meets=(K.VERIFY, K.FIRST_ANSWER)),
    "send_back": Effect(opens=(K.VERIFY,), ends=(K.FOLLOW_UP,)),
    "begin": Effect(meets=(K.FOLLOW_UP,)),
    "transfer": Effect(opens=(K.FOLLOW_UP,), ends=(K.FOLLOW_UP,)),
    "answer": Effect(opens=(K.NOTIFY, K.REPLY), meets=(K.FOLLOW_UP, K.SETTLE, K.DECIDE)),
    "show_answer": Effect(meets=(K.NOTIFY,)),
    "mark_remedied": Effect(meets=(K.REMEDY,)),
    # A case without a page for its complainant (imported) has its `notify` running still; none outlives the end.
    "accept": Effect(meets=(K.REPLY,), ends=(K.NOTIFY,)),
    "deem_accepted": Effect(meets=(K.REPLY,), ends=(K.NOTIFY,)),
    "contest": Effect(opens=(K.SETTLE,), meets=(K.REPLY,)),
    "reopen": Effect(opens=(K.SETTLE,), meets=(K.REPLY,)),
    "reject": Effect(meets=(K.VERIFY, K.FIRST_ANSWER), ends=(K.SETTLE, K.DECIDE)),
    "appeal": Effect(opens=(K.VERIFY,)),
    "escalate": Effect(ends=(K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.REPLY)),
    "remand": Effect(opens=(K.SETTLE,)),
    "conclude": Effect(ends=ALL_BUT_REMEDY),
    "withdraw": Effect(ends=ALL_BUT_REMEDY),
    "lapse": Effect(ends=ALL_BUT_REMEDY),
    # The answer to the case of which this one is a duplicate, given to its complainant as well.
    "answer_with_original": Effect(
        opens=(K.NOTIFY, K.REPLY), meets=(K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.SETTLE, K.DECIDE)
    ),
    # Verified as a duplicate; taken back, what ended runs again with its old dates.
    "link": Effect(ends=(K.VERIFY, K.FIRST_ANSWER)),
    # A register tells when a case was filed and how it ended, not what happened between: no duty is opened
    # of which it could not tell whether it was met.
    "import": Effect(opens=(K.SETTLE, K.DECIDE)),
    "import_answer": Effect(meets=(K.SETTLE, K.DECIDE)),
}
STARTS: Final[dict[str, Start]] = {
    "register": Start.FILED,
    "import": Start.FILED,
    "request_completion": Start.COMPLETION_REQUESTED,
    "complete": Start.COMPLETED,
    "dispatch": Start.DISPATCHED,
    "send_back": Start.SENT_BACK,
    "transfer": Start.TRANSFERRED,
    "answer": Start.ANSWERED,
    "answer_with_original": Start.ANSWERED,
    "contest": Start.CONTESTED,
    "reopen": Start.REOPENED,
    "appeal": Start.APPEALED,
    "remand": Start.REMANDED,
}
"""The starting event of the duties that a verb opens; a duty opens only where its rule names the event."""
