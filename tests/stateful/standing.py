"""How a case stands in the model, and who may do what about it now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tests.stateful.law import (
    DECIDED,
    EXTENSION,
    MOVES,
    PEOPLE,
    SETTLE,
    SETTLE_LATER,
    STAFF,
    SUSPENSION,
    WAY_BACK,
    Agency,
    Duty,
    Pause,
)

LONG_AGO = datetime(1945, 8, 17, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """What a verb carries, as far as it counts."""

    unit: str = ""  # of dispatch, transfer
    class_: str = ""  # of dispatch, reclassify
    days: int = 0  # of extend
    promised: date | None = None  # a remedy's date, or remand's
    reason: str = ""  # of suspend


@dataclass(eq=False)
class Standing:
    agency: Agency
    filed: datetime
    unit: str  # named or holding; "" where nobody knows
    state: str = "received"
    version: int = 1
    round: int = 1
    wrote: bool = False  # sent a message while completion was awaited
    holder: str = ""
    handler: str | None = None
    classification: str = ""
    proposed: tuple[str, str] = ("", "")  # a longer class, and who proposed it
    duties: list[Duty] = field(default_factory=list)
    done: list[str] = field(default_factory=list)  # the verbs taken, in order
    rejected_by: str = ""
    appealed_against: str = ""  # who gave that rejection
    answered_by: str = ""
    barred: str = ""  # gave the contested answer
    over: tuple[str, datetime] = ("", LONG_AGO)  # which verb closed or rejected it, and when
    repeats: "Standing | None" = None

    # What comes of a verb

    def judge(self, verb: str, by: str, at: datetime) -> str:
        """`ok`, `not_now` or `not_yours`; "not now" is told first. What the verb carries is looked at later."""
        sources, _target, who = MOVES[verb]
        if self.state not in sources.split() or not WINDOWS.get(verb, open_to_all)(self, by, at):
            return "not_now"
        if not self.is_one_of(who, by) or self.excluded(verb, by):
            return "not_yours"
        return "ok"

    def allowed(self, by: str, at: datetime) -> set[str]:
        return {verb for verb in MOVES if self.judge(verb, by, at) == "ok"}

    def is_one_of(self, who: str, by: str) -> bool:
        role, unit = PEOPLE[by]
        return role in who.split() and by != "stranger" and unit in (None, self.holder)

    def excluded(self, verb: str, by: str) -> bool:
        if verb in ("reject", "dispatch"):
            return by == self.appealed_against
        if verb == "answer":
            staff = [name for name in PEOPLE if self.may_answer(name)]
            return by == self.barred or not (by in staff or (PEOPLE[by][0] == "coordinator" and not staff))
        return False

    def may_answer(self, name: str) -> bool:
        """Of the unit's staff, who may give the next answer."""
        roles = "supervisor" if self.holder in self.agency.supervisors_answer else STAFF
        return self.is_one_of(roles, name) and name != self.barred

    def looked_at(self, verb: str, by: str, at: datetime, words: Words) -> str:
        """What comes of what the verb carries."""
        today, good = self.agency.local(at), True
        match verb:
            case "transfer":
                good = words.unit != self.holder
            case "answer" | "remand":
                good = words.promised is None or words.promised > today
            case "extend":
                good = 1 <= words.days <= EXTENSION[self.class_]
            case "suspend":  # until a day that nobody knows, it cannot stand still
                return "ok" if self.agency.walk(self.settle(), today, self.pause_left()) else "not_now"
            case "reclassify" if self.longer(words.class_) and self.past_settle(at):
                return "not_now"  # a longer class would erase that it is late
            case "reclassify" if self.longer(words.class_) and words.class_ == self.proposed[0]:
                return "ok" if self.two_agree(self.proposed[1], by) else "not_yours"
            case "reclassify":
                good = words.class_ != self.classification or self.proposed != ("", "")
        return "ok" if good else "bad_input"

    def two_agree(self, first: str, second: str) -> bool:
        """Two persons, one of them the unit's supervisor, the second supervisor or coordinator."""
        supervised = self.is_one_of("supervisor", first) or self.is_one_of("supervisor", second)
        return first != second and supervised and self.is_one_of("supervisor coordinator", second)

    # Windows

    def past(self, kind: str, at: datetime) -> bool:
        """A running duty of this kind has seen its end, whether or not a sweep ran."""
        return any(duty.due and at >= self.agency.after(duty.due) for duty in self.running(kind))

    def past_settle(self, at: datetime) -> bool:
        due = self.settle().due
        return due is not None and at >= self.agency.after(due)

    def settle_ahead(self, at: datetime) -> bool:
        """The end of the settlement is known and lies ahead."""
        return bool(self.settling() and self.settle().due) and not at >= self.agency.after(self.settle().due)

    def way_back(self, at: datetime) -> bool:
        return at < self.agency.after(self.agency.local(self.over[1]) + timedelta(days=WAY_BACK))

    def may_escalate(self, by: str, at: datetime) -> bool:
        if PEOPLE[by][0] != "complainant":
            return self.state in ("dispatched", "investigating", "answered")
        if self.state == "rejected":
            return "appeal" in self.done
        if self.settling() and self.settle().length is None and not self.past_settle(at):
            return False  # the Ombudsman's order runs
        stricter = [duty.first for duty in self.running("settle") if duty.contested and duty.first]
        return (
            "contest" in self.done
            or any(self.past(kind, at) for kind in ("first_answer", "settle", "decide"))
            or any(at >= self.agency.after(day) for day in stricter)
        )

    def may_extend(self, at: datetime) -> bool:
        once = (
            self.round == 1 and self.settling() and self.settle().extended is None and EXTENSION[self.class_]
        )
        return bool(once) and self.settle_ahead(at) and not self.pause(at)

    def may_contest_extension(self) -> bool:
        return self.settling() and self.settle().extended is not None and not self.settle().contested

    def may_suspend(self, at: datetime) -> bool:
        """On its last day nothing is left to stop."""
        ahead = self.settle_ahead(at) and self.settle().due != self.agency.local(at)
        return ahead and not self.pause(at) and self.pause_left() > 0

    # Its duties

    def running(self, *kinds: str) -> list[Duty]:
        return [duty for duty in self.duties if duty.runs and duty.kind in kinds]

    def settling(self) -> bool:
        """The settlement of the present round runs."""
        return any(duty.round == self.round for duty in self.running("settle"))

    def settle(self) -> Duty:
        return next(duty for duty in self.running("settle") if duty.round == self.round)

    @property
    def class_(self) -> str:
        """Ordinary until the dispatch tells."""
        return self.classification or "ordinary"

    def settle_length(self, class_: str) -> int:
        return SETTLE[class_] if self.round == 1 else min(SETTLE[class_], SETTLE_LATER)

    def longer(self, class_: str) -> bool:
        return self.settle_length(class_) > self.settle_length(self.class_)

    @property
    def decided(self) -> bool:
        return self.class_ in DECIDED

    def pause(self, at: datetime) -> Pause | None:
        """The one in which the clock stands still now: it ends by itself, whether or not a sweep ran."""
        pauses = [pause for duty in self.running("settle") for pause in duty.pauses]
        return next((each for each in pauses if not each.ended and at < self.agency.after(each.until)), None)

    def pause_left(self) -> int:
        """Working days for which the settlement may still stand still; a date that was given never does."""
        given = self.settle().length is None
        return 0 if given else SUSPENSION[self.class_] - self.agency.stood_still(self.settle())


def open_to_all(_case: Standing, _by: str, _at: datetime) -> bool:
    return True


# verb: whether it is possible at all, by counts and windows
WINDOWS: dict[str, Callable[[Standing, str, datetime], bool]] = {
    "request_completion": lambda case, _by, _at: "request_completion" not in case.done,
    "complete": lambda case, _by, at: case.wrote or not case.past("complete", at),
    "lapse": lambda case, _by, at: not case.wrote and case.past("complete", at),
    "withdraw": lambda case, _by, at: case.wrote or not case.past("complete", at),
    "accept": lambda case, _by, at: not case.past("reply", at),
    "deem_accepted": lambda case, _by, at: case.past("reply", at),
    "contest": lambda case, _by, at: "contest" not in case.done and not case.past("reply", at),
    "reopen": lambda case, _by, at: (
        "reopen" not in case.done and case.over[0] != "conclude" and case.way_back(at)
    ),
    "rate": lambda case, _by, at: (
        not {"accept", "rate"} & set(case.done)
        and case.over[0] in ("deem_accepted", "conclude")
        and case.way_back(at)
    ),
    "appeal": lambda case, _by, at: "appeal" not in case.done and case.way_back(at),
    "escalate": lambda case, by, at: not case.past("reply", at) and case.may_escalate(by, at),
    "mark_remedied": lambda case, _by, _at: bool(case.running("remedy")),
    "demand": lambda case, _by, at: not case.running("explain") or case.past("explain", at),
    "explain": lambda case, _by, _at: bool(case.running("explain")),
    "answer_with_original": lambda case, _by, _at: case.repeats is not None,
    "extend": lambda case, _by, at: case.may_extend(at),
    "contest_extension": lambda case, _by, _at: case.may_contest_extension(),
    "suspend": lambda case, _by, at: case.may_suspend(at),
    "resume": lambda case, _by, at: case.pause(at) is not None,
    # A date that the Ombudsman gave hangs on no class.
    "reclassify": lambda case, _by, _at: case.settling() and case.settle().length is not None,
}
