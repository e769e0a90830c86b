"""Signals that figures may have been made to look better than the work: each a test of one unit and period. Pure.

A signal is never a verdict: it says that something was more frequent than the tolerance or the comparison in its words allows
by chance, and opens the cases. All tests together raise a false signal in at most one year of twenty, as simulations of
honest years confirm (tests/compliance/test_signals.py). A test against a tolerance is made at the twentieth part:
honest units lie far below the tolerances. The one that compares officers, of whom one is always the worst, is made at
the twentieth part divided by the number of tests (docs/adr/0061). Source: docs/domain.md section 10, "What went wrong
there"; exact binomial and hypergeometric tests (exact_tests.py).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from compliance import signal_marks
from compliance.exact_tests import binomial, fisher
from compliance.signal_marks import DaysBetween, S
from compliance.tally import Tally

LEVEL: Final = 0.05
"""How often an honest unit may be signalled in a year, by all tests together."""
AROUND: Final = 0.4
"""Of the answers of the six days around the limit, the share of the last two in time that a steady pace stays below: any
rate that rises or falls by the same factor each day gives a third at most."""
TOLERATED: Final = 0.10
RARE: Final = 0.05
"""Of what an honest unit hardly ever does: rejecting or giving a longer class near the limit, void answers."""
SAME_TEXTS: Final = 0.20
NOTHING: Final = 0.25
FEW_ANSWERS: Final = 5
"""Answers of an officer under which they are not compared with the others."""


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


class Texts(NamedTuple):
    """How many answers were compared, and how many nearly repeat an earlier one: where they are known, their cases."""

    compared: int
    repeated: int
    cases: Sequence[int] = ()


def of(watch: Watch) -> list[Signal]:
    """Every signal, in the order of TESTS and FIGURES."""
    tally = Tally(cases=True)
    for one in watch.traces:
        tally.add(one.pk, signal_marks.of_named(one, watch.days))
    for one in watch.passed:
        tally.add(one.pk, signal_marks.of_passed(one))
    texts = Texts(watch.texts, len(watch.repeated), watch.repeated)
    return judged(tally, texts, watch.days, watch.today)


def judged(tally: Tally, texts: Texts, days: DaysBetween, today: date) -> list[Signal]:
    """The same of what was counted of the cases."""
    near = _Near.of(tally, days, today)
    named, over = tally.count(S.NAMED), tally.count(S.OVER)
    repeated = Found(texts.repeated, texts.compared, SAME_TEXTS, None, list(texts.cases))
    found = {
        "heaped": _tolerated(tally, S.HEAPED, tally.count(S.AROUND), AROUND),
        "more_time": near.test(tally, "more_time"),
        "rejected_late": near.test(tally, "rejected_late", RARE),
        "reclassified_late": near.test(tally, "reclassified_late", RARE),
        "overturned": _tolerated(tally, S.OVERTURNED, tally.count(S.ANSWERED), TOLERATED),
        "voided": _tested(
            _some(tally, S.VERDICT, "void")._replace(n=tally.all(S.VERDICT).total(), share=RARE)
        ),
        "kept_back": _tolerated(tally, S.KEPT_BACK, tally.count(S.ENTERED), TOLERATED),
        "same_texts": _tested(repeated),
        "officer": _officer(tally),
        "bounced": _tolerated(tally, S.BOUNCED, tally.count(S.PASSED), TOLERATED),
        "slow_to_unit": _tolerated(tally, S.SLOW, tally.count(S.CAME), TOLERATED),
        "settles_nothing": _tolerated(tally, S.SETTLES_NOTHING, over, NOTHING),
        "sent_elsewhere": _some(tally, S.ELSEWHERE)._replace(n=over),
        "sent_back_to_accused": _some(tally, S.TO_ACCUSED)._replace(n=over),
        "unconfirmed_dates": _some(tally, S.UNCONFIRMED)._replace(n=tally.count(S.CLAIMED)),
        "other_channel": _some(tally, S.OTHER_CHANNEL)._replace(n=named),
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


def _some(tally: Tally, kind: str, rest: str = "") -> Found:
    """The cases that have this mark, of none yet and without a test."""
    return Found(tally.count(kind, rest), 0, None, None, tally.cases([(kind, rest)]))


def _tolerated(tally: Tally, kind: str, n: int, share: float) -> Found:
    """Those that have the mark: more of `n` than a tolerated share?"""
    return _tested(_some(tally, kind)._replace(n=n, share=share))


def _tested(found: Found) -> Found:
    assert found.share is not None
    return found._replace(p=binomial(found.k, found.n, found.share) if found.n else None)


@dataclass(slots=True)
class _Near:
    """How much of the time that cases were open lay near their limit, and how many came so far."""

    open_days: int
    near_days: int
    reached: int

    @classmethod
    def of(cls, tally: Tally, days: DaysBetween, today: date) -> "_Near":
        near = cls(*(tally.count(kind) for kind in signal_marks.SPENT))
        for rest, n in tally.all(S.TO_LIMIT).items():
            received_on, limit = (date.fromordinal(int(day)) for day in rest.split(":"))
            if (spent := signal_marks.to_limit(received_on, limit, today, days)) is not None:
                near.open_days += n * spent[0]
                near.near_days += n * spent[1]
                near.reached += n * (spent[1] > 0)
        return near

    def test(self, tally: Tally, move: str, share: float = TOLERATED) -> Found:
        """Two tests that must both speak: near the limit it happened more often for each open day than over the whole
        time, and to more than this share of the cases that came so far."""
        near, ever = _some(tally, S.NEAR, move), tally.count(S.EVER, move)
        if not self.reached or not self.open_days:
            return near._replace(n=self.reached, share=share)
        n = max(self.reached, near.k)
        rate = binomial(near.k, ever, self.near_days / self.open_days)
        return near._replace(n=n, share=share, p=max(rate, binomial(near.k, n, share)))


def _officer(tally: Tally) -> Found:
    """The officer whose answers were contested or reopened most above those of the others."""
    answers = {int(who): n for who, n in tally.all(S.ANSWERED_BY).items()}
    undone = {int(who): n for who, n in tally.all(S.UNDONE_BY).items()}
    total, bad = sum(answers.values()), sum(undone.values())
    compared = [who for who, n in answers.items() if FEW_ANSWERS <= n < total]
    if not compared:
        return Found(0, 0, None, None, [])
    p, who = min((fisher(undone.get(who, 0), answers[who], bad, total), who) for who in compared)
    k, cases = undone.get(who, 0), tally.cases([(S.UNDONE_BY, str(who))])
    return Found(k, answers[who], bad / total, min(1.0, p * len(compared)), cases)


def hours_to_unit(tally: Tally) -> Counter[int]:
    """Of the cases that came to the unit that they name now, how many within how many whole hours from filing."""
    return Counter({int(hours): n for hours, n in tally.all(S.HOURS).items()})


def due_and_in_time(tally: Tally, today: date) -> tuple[int, int]:
    """How many first settlements had their end before today, and how many cases were answered by then."""
    due, in_time = Counter[str](), 0
    for rest, n in tally.all(S.DUE).items():
        on, _colon, met = rest.rpartition(":")
        if not on or int(on) < today.toordinal():
            due[met] += n
            in_time += n * int(met)
    return due.total(), in_time


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
