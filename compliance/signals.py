"""Signals that figures may have been made to look better than the work: each a test of one unit and period. Pure.

A signal is never a verdict: it says that something was more frequent than the tolerance or the comparison in its words allows
by chance, and opens the cases. All tests together raise a false signal in at most one year of twenty, as simulations of
honest years confirm (tests/compliance/test_signals.py). A test against a tolerance is made at the twentieth part:
honest units lie far below the tolerances. The one that compares officers, of whom one is always the worst, is made at
the twentieth part divided by the number of tests (docs/adr/0061). Source: docs/domain.md section 10, "What went wrong
there"; exact binomial and hypergeometric tests (exact_tests.py).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from compliance.exact_tests import binomial, fisher

LEVEL: Final = 0.05
"""How often an honest unit may be signalled in a year, by all tests together."""
LAST: Final = 2
"""Working days before the limit, and the day itself, that count as near it; for answers one day less."""
AROUND: Final = 0.4
"""Of the answers of the six days around the limit, the share of the last two in time that a steady pace stays below: any
rate that rises or falls by the same factor each day gives a third at most."""
TOLERATED: Final = 0.10
RARE: Final = 0.05
"""Of what an honest unit hardly ever does: rejecting or giving a longer class near the limit, void answers."""
SAME_TEXTS: Final = 0.20
NOTHING: Final = 0.25
LATE_TO_ENTER: Final = 3
LATE_TO_UNIT: Final = 5
BOUNCES: Final = 2
FEW_ANSWERS: Final = 5
"""Answers of an officer under which they are not compared with the others."""


class Act(Protocol):
    name: str
    on: date
    actor: int | None
    was: date | None
    due_on: date | None
    code: str


class DaysBetween(Protocol):
    def between(self, after: date, until: date) -> int | None: ...


class Signal(NamedTuple):
    """`k` of `n`; `share` is what is tolerated or expected, `p` how likely that is by chance. Both None: a figure
    without a test. `cases`: those that are the k."""

    code: str
    k: int
    n: int
    share: float | None
    p: float | None
    raised: bool
    cases: list[int]


class Found(NamedTuple):
    k: int
    n: int
    share: float | None
    p: float | None
    cases: list[int]


class Frequent(NamedTuple):
    """What few persons who file very many do to the figures: with them, and without. `in_time` of `due`."""

    persons: int
    cases: list[int]
    received: int
    due: int
    in_time: int
    due_without: int
    in_time_without: int


@dataclass(slots=True)
class Watch:
    """The cases of a unit that its tests read. `traces`: those that name it now; `passed`: also those that it passed on."""

    traces: Sequence[Any]
    passed: Sequence[Any]
    days: DaysBetween
    today: date
    texts: int
    """How many answers were compared."""
    repeated: list[int]
    """The cases of those that nearly repeat an earlier one."""


def of(watch: Watch) -> list[Signal]:
    """Every signal, in the order of TESTS and FIGURES."""
    near = _Near.of(watch)
    found = {
        "heaped": _heaped(watch),
        "more_time": near.test(watch, lambda act: act.name in ("extended", "suspended")),
        "rejected_late": near.test(watch, lambda act: act.name == "rejected", RARE),
        "reclassified_late": near.test(watch, _longer_class, RARE),
        "overturned": _overturned(watch),
        "voided": _voided(watch),
        "kept_back": _kept_back(watch),
        "same_texts": _tolerated(watch.repeated, watch.texts, SAME_TEXTS),
        "officer": _officer(watch),
        "bounced": _bounced(watch),
        "slow_to_unit": _slow_to_unit(watch),
        "settles_nothing": _settles_nothing(watch),
        "sent_elsewhere": _ended_so(watch, _sent_elsewhere),
        "sent_back_to_accused": _ended_so(watch, _sent_back_to_accused),
        "unconfirmed_dates": _unconfirmed(watch),
        "other_channel": _plain(
            [one.pk for one in watch.traces if one.channel == "other"], len(watch.traces)
        ),
    }
    return [
        Signal(code, *one[:4], raised=one.p is not None and one.p < ALPHA.get(code, 0), cases=one.cases)
        for code, one in found.items()
    ]


TESTS: Final = (
    "heaped",
    "more_time",
    "rejected_late",
    "reclassified_late",
    "overturned",
    "voided",
    "kept_back",
    "same_texts",
    "officer",
    "bounced",
    "slow_to_unit",
    "settles_nothing",
)
FIGURES: Final = ("sent_elsewhere", "sent_back_to_accused", "unconfirmed_dates", "other_channel")
ALPHA: Final = {code: LEVEL / len(TESTS) if code == "officer" else LEVEL for code in TESTS}
"""Below which probability each test speaks."""


def _tolerated(cases: list[int], n: int, share: float) -> Found:
    """More than a tolerated share?"""
    return Found(len(cases), n, share, binomial(len(cases), n, share) if n else None, cases)


def _plain(cases: list[int], n: int) -> Found:
    return Found(len(cases), n, None, None, cases)


def _heaped(watch: Watch) -> Found:
    """Of the answers of the last two days in time, the two days before and the two after."""
    last, around = [], 0
    for one in watch.traces:
        if one.first_answered_on is None or one.due_on is None:
            continue
        left = watch.days.between(one.first_answered_on, one.due_on)
        over = watch.days.between(one.due_on, one.first_answered_on)
        if left is None or over is None or left > 3 or over > 2:
            continue
        around += 1
        if one.first_answered_on <= one.due_on and left <= 1:
            last.append(one.pk)
    return _tolerated(last, around, AROUND)


@dataclass(slots=True)
class _Near:
    """How much of the time that cases were open lay near their limit, and how many came so far."""

    open_days: int
    near_days: int
    reached: int

    @classmethod
    def of(cls, watch: Watch) -> "_Near":
        open_days = near_days = reached = 0
        for one in watch.traces:
            limit = one.original_due_on or one.due_on
            if limit is None:
                continue
            length = watch.days.between(one.received_on, limit)
            last = one.first_answered_on or one.ended_on or watch.today
            opened = watch.days.between(one.received_on, min(last, limit))
            if length is None or opened is None:
                continue
            near = max(0, opened - (length - LAST - 1))
            open_days, near_days, reached = open_days + opened, near_days + near, reached + (near > 0)
        return cls(open_days, near_days, reached)

    def test(self, watch: Watch, counts: Any, share: float = TOLERATED) -> Found:
        """Two tests that must both speak: near the limit it happened more often for each open day than over the whole
        time, and to more than this share of the cases that came so far."""
        near, ever = [], 0
        for one in watch.traces:
            acts = [act for act in one.acts if counts(act)]
            ever += bool(acts)
            if any(_is_near(act, act.was or one.due_on, watch.days) for act in acts):
                near.append(one.pk)
        if not self.reached or not self.open_days:
            return Found(len(near), self.reached, share, None, near)
        n = max(self.reached, len(near))
        rate = binomial(len(near), ever, self.near_days / self.open_days)
        return Found(len(near), n, share, max(rate, binomial(len(near), n, share)), near)


def _is_near(act: Act, limit: date | None, days: DaysBetween) -> bool:
    if limit is None or act.on > limit:
        return False
    left = days.between(act.on, limit)
    return left is not None and left <= LAST


def _longer_class(act: Act) -> bool:
    return (
        act.name == "reclassified" and act.was is not None and act.due_on is not None and act.due_on > act.was
    )


ANSWERED: Final = ("answered", "answered_with_original", "imported_answer")


def _answers(one: Any) -> list[Act]:
    return [act for act in one.acts if act.name in ANSWERED]


def _overturned(watch: Watch) -> Found:
    answered = [one for one in watch.traces if one.first_answered_on is not None]
    cases = []
    for one in answered:
        answers = _answers(one)
        if one.contests and len(answers) > 1 and answers[1].code in ("founded", "partly"):
            cases.append(one.pk)
    return _tolerated(cases, len(answered), TOLERATED)


def _voided(watch: Watch) -> Found:
    """Of the cases with an answer that an audit drew and judged, those whose answer it found void last."""
    judged = {one.pk: act.code for one in watch.traces for act in one.acts if act.name == "answer_audited"}
    return _tolerated([pk for pk, code in judged.items() if code == "void"], len(judged), RARE)


def _kept_back(watch: Watch) -> Found:
    entered = [one for one in watch.traces if one.channel != "web"]
    cases = [
        one.pk
        for one in entered
        if one.claimed_received_on is not None
        and (watch.days.between(one.claimed_received_on, one.recorded_on) or 0) > LATE_TO_ENTER
    ]
    return _tolerated(cases, len(entered), TOLERATED)


def _unconfirmed(watch: Watch) -> Found:
    claimed = [one for one in watch.traces if one.claimed_received_on is not None]
    return _plain([one.pk for one in claimed if one.claimed_received_on != one.received_on], len(claimed))


def _officer(watch: Watch) -> Found:
    """The officer whose answers were contested or reopened most above those of the others."""
    answers, undone = Counter[int](), defaultdict[int, list[int]](list)
    for one in watch.traces:
        given = _answers(one)
        if given and given[0].actor is not None:
            answers[given[0].actor] += 1
            if one.contests or one.reopenings:
                undone[given[0].actor].append(one.pk)
    total, bad = answers.total(), sum(map(len, undone.values()))
    compared = [who for who, n in answers.items() if FEW_ANSWERS <= n < total]
    if not compared:
        return Found(0, 0, None, None, [])
    p, who = min((fisher(len(undone[who]), answers[who], bad, total), who) for who in compared)
    return Found(len(undone[who]), answers[who], bad / total, min(1.0, p * len(compared)), undone[who])


def _bounced(watch: Watch) -> Found:
    cases = [
        one.pk
        for one in watch.passed
        if sum(act.name in ("transferred", "sent_back") for act in one.acts) >= BOUNCES
    ]
    return _tolerated(cases, len(watch.passed), TOLERATED)


def first_stay(one: Any) -> Any:
    """Its first stay in the unit that it names now; None: no unit held it yet."""
    return next((stay for stay in one.stays if stay.unit == one.unit), None)


def _slow_to_unit(watch: Watch) -> Found:
    came = [(one, stay) for one in watch.traces if (stay := first_stay(one)) is not None]
    cases = [
        one.pk
        for one, stay in came
        if (watch.days.between(one.recorded_on, stay.from_on) or 0) > LATE_TO_UNIT
    ]
    return _tolerated(cases, len(came), TOLERATED)


def hours_to_unit(watch: Watch) -> list[int]:
    """Whole hours from filing to the unit that a case names now, of each case that came there."""
    return [stay.after_hours for one in watch.traces if (stay := first_stay(one)) is not None]


def _over(watch: Watch) -> list[Any]:
    return [one for one in watch.traces if one.first_answered_on is not None or one.ended_on is not None]


def _settles_nothing(watch: Watch) -> Found:
    """Of those that are over, without an answer: sent elsewhere, sent back to the accused office, or ended by silence."""
    over = _over(watch)
    cases = [
        one.pk
        for one in over
        if one.first_answered_on is None
        and (_sent_elsewhere(one) or _sent_back_to_accused(one) or one.ended_by == "lapse")
    ]
    return _tolerated(cases, len(over), NOTHING)


def _ended_so(watch: Watch, way: Callable[[Any], bool]) -> Found:
    """Of those that are over, the ones that ended without an answer in this way."""
    over = _over(watch)
    return _plain([one.pk for one in over if one.first_answered_on is None and way(one)], len(over))


def _sent_elsewhere(one: Any) -> bool:
    """Rejected in the end, as another body's."""
    return bool(one.state == "rejected" and one.ground == "other_body")


def _sent_back_to_accused(one: Any) -> bool:
    """It ended with the unit that it is about, after that unit had given it away: the one that held it first."""
    units = [stay.unit for stay in one.stays]
    return not _sent_elsewhere(one) and len(units) > 1 and units[-1] == units[0]


def frequent(watch: Watch, persons: Iterable[list[int]]) -> Frequent:
    """The figures with and without the cases of these persons."""
    theirs = list(persons)
    cases = {key for person in theirs for key in person}
    due = [one for one in watch.traces if one.due_on is not None and one.due_on < watch.today]
    rest = [one for one in due if one.pk not in cases]
    mine = [one.pk for one in watch.traces if one.pk in cases]
    return Frequent(len(theirs), mine, len(watch.traces), len(due), _in_time(due), len(rest), _in_time(rest))


def _in_time(some: Iterable[Any]) -> int:
    return sum(one.first_answered_on is not None and one.first_answered_on <= one.due_on for one in some)
