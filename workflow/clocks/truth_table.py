"""What each verb does to the duties of a case: which open, which end unmet, and as which event it starts and meets
them (docs/domain.md section 4). Which duties an event meets, their rules say (`stops` in the rulebooks)."""

from dataclasses import dataclass
from typing import Final

from law.codes import DutyKind as K
from law.codes import Start, Stop


@dataclass(frozen=True, slots=True)
class Effect:
    """What a verb does to the running duties of a case. Dates of its own are in `Docket.apply`."""

    opens: tuple[K, ...] = ()
    ends: tuple[K, ...] = ()
    """What the verb does not meet of these, and runs, ends unmet."""


ALL_BUT_REMEDY: Final = tuple(kind for kind in K if kind != K.REMEDY)
TRUTH_TABLE: Final[dict[str, Effect]] = {
    "register": Effect(opens=(K.RECEIPT, K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE)),
    "request_completion": Effect(opens=(K.COMPLETE,), ends=(K.SETTLE, K.DECIDE)),
    "complete": Effect(opens=(K.VERIFY, K.SETTLE, K.DECIDE)),
    "dispatch": Effect(opens=(K.FOLLOW_UP,)),
    "send_back": Effect(opens=(K.VERIFY,), ends=(K.FOLLOW_UP,)),
    "begin": Effect(),
    "transfer": Effect(opens=(K.FOLLOW_UP,), ends=(K.FOLLOW_UP,)),
    "answer": Effect(opens=(K.NOTIFY, K.REPLY)),
    "show_answer": Effect(),
    "mark_remedied": Effect(),
    # None but a promised remedy outlives the end: not `notify` either, which runs still where the complainant has no
    # page (imported).
    "accept": Effect(ends=ALL_BUT_REMEDY),
    "deem_accepted": Effect(ends=ALL_BUT_REMEDY),
    "contest": Effect(opens=(K.SETTLE,)),
    "reopen": Effect(opens=(K.SETTLE,)),
    "reject": Effect(ends=ALL_BUT_REMEDY),
    "appeal": Effect(opens=(K.VERIFY,)),
    "escalate": Effect(ends=(K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.REPLY)),
    "remand": Effect(opens=(K.SETTLE,)),
    "conclude": Effect(ends=ALL_BUT_REMEDY),
    "withdraw": Effect(ends=ALL_BUT_REMEDY),
    "lapse": Effect(ends=ALL_BUT_REMEDY),
    # The answer to the case of which this one is a duplicate, given to its complainant as well.
    "answer_with_original": Effect(opens=(K.NOTIFY, K.REPLY)),
    # Verified as a duplicate; taken back, what ended runs again with its old dates.
    "link": Effect(ends=(K.VERIFY, K.FIRST_ANSWER)),
    # A register tells when a case was filed and how it ended, not what happened between: no duty is opened
    # of which it could not tell whether it was met.
    "import": Effect(opens=(K.SETTLE, K.DECIDE)),
    "import_answer": Effect(),
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
STOPS: Final[dict[str, Stop]] = {
    "register": Stop.FILED,
    "request_completion": Stop.COMPLETION_REQUESTED,
    "complete": Stop.COMPLETED,
    "dispatch": Stop.DISPATCHED,
    "reject": Stop.REJECTED,
    "begin": Stop.BEGUN,
    "answer": Stop.ANSWERED,
    "answer_with_original": Stop.ANSWERED,
    "import_answer": Stop.ANSWERED,
    "show_answer": Stop.ANSWER_SHOWN,
    "accept": Stop.ACCEPTED,
    "deem_accepted": Stop.DEEM_ACCEPTED,
    "contest": Stop.CONTESTED,
    "mark_remedied": Stop.REMEDIED,
}
"""As which event a verb meets the duties whose rules name it."""
