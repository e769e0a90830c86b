"""How a score is computed: pure functions of counts and marks.

No floats: decimals, and exact fractions where counts are divided. A score is rounded half up to 2 decimals
once, at its end, and before its band is looked up. Weights, bands, labels and citations are data in
`instruments/`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Final, NamedTuple

from compliance.instrument import (
    ZONES,
    BrokenInstrument,
    Estimate,
    Instrument,
    Label,
    NoInstrument,
    Weighed,
    estimate,
    instrument,
)

__all__ = [
    "Band",
    "BrokenInstrument",
    "Cases",
    "Dimension",
    "Indicator",
    "Indicators",
    "Instrument",
    "Interval",
    "NoInstrument",
    "ScoreOutOfRange",
    "band",
    "complaint_dimension",
    "estimate",
    "instrument",
    "inverse_cdf",
    "inverse_cdfs",
    "region_mean",
    "round_half_up",
    "share",
    "unit_score",
    "wilson",
    "wilson_of_mean",
]

_SCORE_PLACES = 2
_SHARE_PLACES = 4
_DIGITS = 50
KEPT: Final = 4096
"""Dimensions that a process remembers, some 2 kB each."""


class ScoreOutOfRange(ValueError):
    """A score that is no number from 0 to 100."""


class Interval(NamedTuple):
    """A confidence interval of a share, both ends from 0 to 1 with 4 decimals."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """What a score means: zone `green`, `yellow`, `red`; category A to E and opinion from 2022 on."""

    score: Decimal
    category: str | None
    zone: str
    opinion: str | None
    zone_label: Label
    opinion_label: Label | None


class Cases(NamedTuple):
    """Of `due` cases `good` turned out as they should."""

    good: int
    due: int


@dataclass(frozen=True, slots=True)
class Indicators:
    """The round-1 cases of one unit and year that the complaint dimension is computed from.

    `timeliness`: settle and decide duties met, of those due. `promptness`: follow_up duties met, of those
    due. `lateness`: (days late, limit) in the duty's own length unit -> how many, over the cases of
    timeliness, 0 days for one in time. `outcome`: answers that stood and remedies met, of windows ended and
    remedies due. `checklist`: mark by item, None as long as it is not confirmed; it counts when every item is
    marked. `still_open`: due cases never answered.
    """

    timeliness: Cases
    promptness: Cases
    lateness: Mapping[tuple[int, int], int]
    outcome: Cases
    checklist: Mapping[str, int | None] | None
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Indicator:
    """The result of one indicator.

    `value` is 0 to 100, None without cases; `weight` as the instrument has it; `weight_used` after the
    weights of indicators without cases were shared in proportion (0 for those), both of 100. `interval` only
    for shares.
    """

    code: str
    value: Decimal | None
    n: int
    weight: Decimal
    weight_used: Decimal
    interval: Interval | None


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """The estimated complaint dimension with all that must be shown beside it. The same cases give the same object, as long as a
    process remembers them.

    `value` is 0 to 100, None without any case of timeliness; `n` and `interval` are those of timeliness;
    `left_out` names the indicators without cases; `greyed` numbers stay out of rankings.
    """

    value: Decimal | None
    n: int
    still_open: int
    interval: Interval | None
    greyed: bool
    indicators: tuple[Indicator, ...]
    left_out: tuple[str, ...]
    instrument: str


def round_half_up(value: Decimal | Fraction, places: int = _SCORE_PLACES) -> Decimal:
    """The value, 0 or more, with that many decimals; a half goes up."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def band(score: Decimal, year: int) -> Band:
    """The band of the rounded score in the year's instrument. Raises ScoreOutOfRange, NoInstrument."""
    rounded = round_half_up(_in_range(score))
    matching = next(entry for entry in instrument(year).ranges if entry.low <= rounded <= entry.high)
    return Band(
        score=rounded,
        category=matching.category,
        zone=matching.zone,
        opinion=matching.opinion.id if matching.opinion else None,
        zone_label=ZONES[matching.zone],
        opinion_label=matching.opinion,
    )


def unit_score(
    dimensions: Mapping[str, Decimal | None], year: int, weighed: Instrument | None = None
) -> Decimal | None:
    """The weighted sum of a unit's dimension scores, 0 to 100 with 2 decimals.

    `weighed`: the instrument in another version than its file. None when a dimension of the year's instrument is missing, or the instrument knows no weights (2021);
    dimensions that it does not weigh play no part. Raises ScoreOutOfRange, NoInstrument.
    """
    weights = (weighed or instrument(year)).weights
    with localcontext(prec=_DIGITS):
        total = Decimal(0)
        for code, weight in weights.items():
            score = dimensions.get(code)
            if score is None:
                return None
            total += weight * _in_range(score) / 100
        return round_half_up(total) if weights else None


def region_mean(scores: Iterable[Decimal]) -> Decimal | None:
    """The plain mean of the scores of a region's units, 2 decimals; None without any.

    Raises ScoreOutOfRange.
    """
    loci = [_in_range(score) for score in scores]
    with localcontext(prec=_DIGITS):
        return round_half_up(sum(loci, Decimal(0)) / len(loci)) if loci else None


@lru_cache(maxsize=4096)
def share(good: int, due: int) -> Decimal | None:
    """good / due with 4 decimals, half up; None when due is 0."""
    cases = _checked(Cases(good, due))
    return round_half_up(Fraction(cases.good, cases.due), _SHARE_PLACES) if due else None


@lru_cache(maxsize=4096)
def wilson(successes: int, n: int, z: Decimal | None = None) -> Interval | None:
    """Wilson's score interval of a share, 95 % unless another normal quantile is given; None when n is 0."""
    _checked(Cases(successes, n))
    return wilson_of_mean(Fraction(successes, n), n, z) if n else None


def wilson_of_mean(mean: Fraction, n: int, z: Decimal | None = None) -> Interval:
    """The same of the mean of `n` values from 0 to 1. None of them varies more than a yes or no does, so that the interval may
    be wider than it must be, never narrower."""
    return _wilson(*mean.as_integer_ratio(), n, estimate().z if z is None else z)


@lru_cache(maxsize=4096)
def _wilson(above: int, below: int, n: int, z: Decimal) -> Interval:
    """Of thousands of units most have few cases, and so the same share of as many."""
    with localcontext(prec=_DIGITS):
        p = Decimal(above) / below
        middle = p + z * z / (2 * n)
        half = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
        scale = 1 + z * z / n
        low, high = max((middle - half) / scale, Decimal(0)), min((middle + half) / scale, Decimal(1))
    return Interval(round_half_up(low, _SHARE_PLACES), round_half_up(high, _SHARE_PLACES))


def inverse_cdf(values: Iterable[int] | Mapping[int, int], q: Decimal | Fraction) -> int | None:
    """The smallest observed x with F(x) >= q, 0 < q <= 1; from values or from a histogram value -> count.

    None when nothing was observed.
    """
    return inverse_cdfs(values, (q,))[0]


def inverse_cdfs(
    values: Iterable[int] | Mapping[int, int], shares: Sequence[Decimal | Fraction]
) -> list[int | None]:
    """The same of several shares, the least first, in one walk along what was observed."""
    for q in shares:
        if not 0 < q <= 1:
            raise ValueError(f"q must be above 0 and at most 1, not {q}.")
    counts: Mapping[int, int] = values if isinstance(values, (dict, Mapping)) else Counter(values)
    total = sum(counts.values())
    if not total:
        return [None] * len(shares)
    ordered = iter(sorted(counts.items()))
    found: list[int | None] = []
    value = reached = 0
    for q in shares:
        above, below = q.as_integer_ratio()
        least = -(-above * total // below)
        while reached < least:
            value, count = next(ordered)
            reached += count
        found.append(value)
    return found


def complaint_dimension(cases: Indicators, code: str = "tuntas-1") -> Dimension:
    """Our estimate of the complaint dimension of a unit.

    An indicator without cases is left out and its weight shared in proportion among the others; without any
    case of the required indicator (timeliness) the value is None. Raises ValueError for counts that cannot
    be.
    """
    checklist = None if cases.checklist is None else frozenset(cases.checklist.items())
    return _dimension(
        code,
        (cases.timeliness, cases.promptness, cases.outcome, cases.still_open),
        frozenset(cases.lateness.items()),
        checklist,
    )


@lru_cache(maxsize=KEPT)
def _dimension(
    code: str,
    cases: tuple[Cases, Cases, Cases, int],
    lateness: frozenset[tuple[tuple[int, int], int]],
    checklist: frozenset[tuple[str, int | None]] | None,
) -> Dimension:
    """It depends on nothing else: the table of a country asks for thousands, nearly all of them as the last time."""
    timeliness, promptness, outcome, still_open = cases
    marks = None if checklist is None else dict(checklist)
    formula = estimate(code)
    values = _values(Indicators(timeliness, promptness, dict(lateness), outcome, marks, still_open), formula)
    counted = [entry for entry in formula.indicators if values[entry.code].value is not None]
    used = sum((Fraction(entry.weight) for entry in counted), Fraction(0))
    total = Fraction(0)
    indicators = []
    for entry in formula.indicators:
        result = values[entry.code]
        weight = Fraction(0) if result.value is None else Fraction(entry.weight) / used * 100
        total += weight * (result.value or 0) / 100
        indicators.append(_indicator(entry, result, weight, formula))
    required = next(indicator for indicator in indicators if indicator.code == formula.required)
    return Dimension(
        value=None if required.value is None else round_half_up(total),
        n=required.n,
        still_open=still_open,
        interval=required.interval,
        greyed=required.n < formula.greyed_below,
        indicators=tuple(indicators),
        left_out=tuple(indicator.code for indicator in indicators if indicator.value is None),
        instrument=formula.code,
    )


class _Result(NamedTuple):
    value: Fraction | None
    n: int
    shares: Cases | None = None


def _values(cases: Indicators, formula: Estimate) -> dict[str, _Result]:
    return {
        "timeliness": _of_share(cases.timeliness),
        "promptness": _of_share(cases.promptness),
        "lateness": _of_lateness(cases.lateness),
        "outcome": _of_share(cases.outcome),
        "management": _of_checklist(cases.checklist, formula),
    }


def _of_share(cases: Cases) -> _Result:
    good, due = _checked(cases)
    return _Result(Fraction(100 * good, due) if due else None, due, cases)


def _of_lateness(histogram: Mapping[tuple[int, int], int]) -> _Result:
    if any(days < 0 or limit <= 0 or count < 0 for (days, limit), count in histogram.items()):
        raise ValueError("Days late and counts cannot be below 0, and a limit is at least 1.")
    n = sum(histogram.values())
    credit = Fraction(0)
    for (days, limit), count in histogram.items():
        credit += max(Fraction(0), 1 - Fraction(days, limit)) * count
    return _Result(100 * credit / n if n else None, n)


def _of_checklist(checklist: Mapping[str, int | None] | None, formula: Estimate) -> _Result:
    marks = {item: mark for item, mark in (checklist or {}).items() if mark is not None}
    if not set(marks) <= set(formula.checklist) or not all(
        0 <= mark <= formula.most_mark for mark in marks.values()
    ):
        raise ValueError(f"An item of the checklist is unknown or not marked 0 to {formula.most_mark}.")
    if len(marks) < len(formula.checklist):
        return _Result(None, 0)
    return _Result(Fraction(100 * sum(marks.values()), formula.most_mark * len(marks)), len(marks))


def _indicator(entry: Weighed, result: _Result, weight_used: Fraction, formula: Estimate) -> Indicator:
    return Indicator(
        code=entry.code,
        value=None if result.value is None else round_half_up(result.value),
        n=result.n,
        weight=entry.weight,
        weight_used=round_half_up(weight_used),
        interval=wilson(*result.shares, z=formula.z) if result.shares else None,
    )


def _checked(cases: Cases) -> Cases:
    if not 0 <= cases.good <= cases.due:
        raise ValueError(f"{cases.good} of {cases.due} cases is no share.")
    return cases


def _in_range(score: Decimal) -> Decimal:
    if not score.is_finite() or not 0 <= score <= 100:
        raise ScoreOutOfRange(f"A score is a number from 0 to 100, not {score}.")
    return score
