"""The score of a unit's year taken apart: dimensions, indicators and pieces, with the points that each gives and costs.

Points are points of the score. Those of a level add up to those of the level above, to the last digit, and those of the
dimensions to the score before it is rounded. A pure function of what was entered and what was counted. Down to the indicators it
needs no more than how many cases each has and what they give together (`of`); of some of its cases the points are told by how
often each share occurs among all of them (`prices`), of all by themselves (`of_lines`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from compliance.explained import exact
from compliance.explained.exact import Cut
from compliance.explained.lines import INDICATORS, Line
from compliance.instrument import Estimate, Instrument, Weighed
from compliance.scores import round_half_up

ROUNDING: Final = "rounding"
"""The line of a dimension for what its own rounding gives or takes: its score has 2 decimals before it is weighed."""
MANAGEMENT: Final = "management"
NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Given:
    """What people entered of a unit's year: scores of the dimensions by code, the confirmed marks of the checklist (None
    without), or the official total that stands instead."""

    dimensions: Mapping[str, Decimal | None]
    marks: Mapping[str, int] | None
    official: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """The cases of an indicator: how many, and what they give together, each from 0 to 1."""

    n: int
    given: Fraction


NO_CASE: Final = Sum(0, NOTHING)


@dataclass(slots=True)
class Piece:
    """A case, or an item of the checklist, in an indicator. `points` and `lost` are None where the dimension has no score."""

    line: Line | None
    item: str
    given: Fraction
    """Of what the piece could give, 0 to 1."""
    points: Decimal | None = None
    lost: Decimal | None = None


@dataclass(slots=True)
class Indicator:
    """`weight` as the instrument has it; `used`: after those without cases were left out; both of 100. `score`: 0 to 100,
    rounded; None without cases. `n`: how many pieces it has; `pieces` are those of the checklist and of rounding, cases only where
    all are told. `worth`: points of the score that one piece could give at most; None where the dimension has no score."""

    code: str
    weight: Decimal
    used: Fraction
    score: Decimal | None
    points: Decimal | None = None
    lost: Decimal | None = None
    n: int = 0
    worth: Fraction | None = None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Dimension:
    """`score`: 0 to 100, None while it is not known. One that a person entered as a whole has no indicators."""

    code: str
    weight: Decimal
    certainty: str
    score: Decimal | None
    points: Decimal | None = None
    lost: Decimal | None = None
    indicators: list[Indicator] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """`exact`: the score before it is rounded. Both are None where a dimension is missing; then the known ones are told."""

    score: Decimal | None
    exact: Decimal | None
    official: bool
    dimensions: list[Dimension]


def of(given: Given, sums: Mapping[str, Sum], *, instrument: Instrument, estimate: Estimate) -> Tree:
    """The score as `scoring` computes it, taken apart down to the indicators; `sums` by the indicators of INDICATORS. Raises
    ValueError for marks that cannot be."""
    dimensions = []
    for weighed in instrument.dimensions:
        if weighed.code == estimate.dimension and given.official is None:
            dimensions.append(_estimated(weighed, given, sums, estimate))
        else:
            score = None if given.official is not None else given.dimensions.get(weighed.code)
            dimensions.append(_dimension(weighed, score))
    if given.official is not None:
        return Tree(given.official, None, True, dimensions)
    points = [dimension.points for dimension in dimensions if dimension.points is not None]
    if not points or len(points) < len(dimensions):
        return Tree(None, None, False, dimensions)
    total = exact.printed(sum(map(exact.whole, points)))
    return Tree(round_half_up(total), total, False, dimensions)


def of_lines(given: Given, lines: Sequence[Line], *, instrument: Instrument, estimate: Estimate) -> Tree:
    """The same down to every case. Raises as it does."""
    pieces = {code: _cases(lines, code) for code in INDICATORS}
    found = of(given, summed(lines), instrument=instrument, estimate=estimate)
    for dimension in found.dimensions:
        for indicator in dimension.indicators:
            if mine := pieces.get(indicator.code):
                indicator.pieces = mine
                _price(indicator)
    return found


def summed(lines: Iterable[Line]) -> dict[str, Sum]:
    """By indicator, how many of these lines are cases of it and what they give together."""
    told = list(lines)
    given = {
        code: [share for line in told if (share := line.credit(code)) is not None] for code in INDICATORS
    }
    return {code: Sum(len(shares), sum(shares, NOTHING)) for code, shares in given.items()}


def _dimension(weighed: Weighed, score: Decimal | None) -> Dimension:
    dimension = Dimension(weighed.code, weighed.weight, weighed.certainty, score)
    if score is not None:
        points = exact.whole(Fraction(weighed.weight) * Fraction(score) / 100)
        dimension.points = exact.printed(points)
        dimension.lost = exact.printed(exact.whole(weighed.weight) - points)
    return dimension


def _estimated(weighed: Weighed, given: Given, sums: Mapping[str, Sum], estimate: Estimate) -> Dimension:
    items = _items(given.marks, estimate)
    of_items = Sum(len(items), sum((item.given for item in items), NOTHING))
    counted = {
        entry.code: of_items if entry.code == MANAGEMENT else sums.get(entry.code, NO_CASE)
        for entry in estimate.indicators
    }
    used = sum((Fraction(entry.weight) for entry in estimate.indicators if counted[entry.code].n), NOTHING)
    indicators = []
    value = NOTHING
    for entry in estimate.indicators:
        n, together = counted[entry.code].n, counted[entry.code].given
        weight = Fraction(entry.weight) * 100 / used if n else NOTHING
        score = 100 * together / n if n else None
        value += weight * (score or 0) / 100
        rounded = None if score is None else round_half_up(score)
        pieces = items if entry.code == MANAGEMENT else []
        indicators.append(Indicator(entry.code, entry.weight, weight, rounded, n=n, pieces=pieces))
    known = bool(counted[estimate.required].n)
    dimension = _dimension(weighed, round_half_up(value) if known else None)
    dimension.indicators = indicators
    if known:
        _share(dimension, value, [counted[entry.code] for entry in estimate.indicators])
    return dimension


def _cases(lines: Sequence[Line], code: str) -> list[Piece]:
    found = ((line, line.credit(code)) for line in lines)
    return [Piece(line, "", credit) for line, credit in found if credit is not None]


def _items(marks: Mapping[str, int] | None, estimate: Estimate) -> list[Piece]:
    """The items of the checklist, if each of them is marked and the marks are confirmed."""
    if marks is None:
        return []
    if set(marks) != set(estimate.checklist) or not all(0 <= m <= estimate.most_mark for m in marks.values()):
        raise ValueError(f"An item of the checklist is unknown or not marked 0 to {estimate.most_mark}.")
    return [Piece(None, item, Fraction(marks[item], estimate.most_mark)) for item in estimate.checklist]


def _share(dimension: Dimension, value: Fraction, counted: Sequence[Sum]) -> None:
    """Give the dimension's points to its indicators, and theirs to the pieces that are told; and what each of them costs."""
    assert dimension.score is not None
    weight = Fraction(dimension.weight)
    off = weight * (Fraction(dimension.score) - value) / 100
    for indicator in dimension.indicators:
        indicator.worth = weight * indicator.used / 100 / max(indicator.n, 1)
    worths = [one.worth or NOTHING for one in dimension.indicators]
    gives = [worth * one.given for worth, one in zip(worths, counted, strict=True)]
    costs = [worth * (one.n - one.given) for worth, one in zip(worths, counted, strict=True)]
    rounding = Indicator(ROUNDING, Decimal(0), NOTHING, None, n=1, pieces=[Piece(None, ROUNDING, NOTHING)])
    dimension.indicators = [*dimension.indicators, rounding]
    for name, parts in (("points", [*gives, off]), ("lost", [*costs, -off])):
        units = exact.shared(parts, exact.whole(getattr(dimension, name)))
        for indicator, mine in zip(dimension.indicators, units, strict=True):
            setattr(indicator, name, exact.printed(mine))
    for indicator in dimension.indicators:
        _price(indicator)
    rounding.pieces[0].points, rounding.pieces[0].lost = rounding.points, rounding.lost


def _price(indicator: Indicator) -> None:
    """Give an indicator's points to its pieces, where they are told."""
    if indicator.worth is None or not indicator.pieces:
        return
    for name, total, of_piece in _both(indicator):
        units = exact.shared([of_piece(piece.given) for piece in indicator.pieces], total)
        for piece, mine in zip(indicator.pieces, units, strict=True):
            setattr(piece, name, exact.printed(mine))


class Price(NamedTuple):
    """What the cases of an indicator that give the same share are printed with."""

    points: Cut
    lost: Cut


def prices(indicator: Indicator, shares: Mapping[Fraction, int]) -> dict[Fraction, Price] | None:
    """The points of each case of an indicator, by its share of what it could give, from how often each share occurs among them:
    exactly those of `of_lines`. Empty where the dimension has no score. None: they depend on how the cases follow each
    other (`exact.shared_by_value`)."""
    if indicator.worth is None:
        return {}
    cuts = []
    for _name, total, of_piece in _both(indicator):
        parts = Counter[Fraction]()
        for share, n in shares.items():
            parts[of_piece(share)] += n
        cut = exact.shared_by_value(parts, total)
        if cut is None:
            return None
        cuts.append({share: cut[of_piece(share)] for share in shares})
    points, lost = cuts
    return {share: Price(points[share], lost[share]) for share in shares}


def _both(indicator: Indicator) -> Iterator[tuple[str, int, Callable[[Fraction], Fraction]]]:
    """Of points and of what is lost: the name, that of the indicator in units of the last place, and that of a piece that gives
    this share."""
    assert indicator.points is not None
    assert indicator.lost is not None
    worth = indicator.worth or NOTHING
    yield "points", exact.whole(indicator.points), lambda share: worth * share
    yield "lost", exact.whole(indicator.lost), lambda share: worth * (1 - share)
