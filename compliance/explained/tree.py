"""The score of a unit's year taken apart: dimensions, indicators and pieces, with the points that each gives and costs.

Points are points of the score. Those of a level add up to those of the level above, to the last digit, and those of the
dimensions to the score before it is rounded. A pure function of what was entered and what was counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from compliance.explained import exact
from compliance.explained.lines import INDICATORS, Line
from compliance.instrument import Estimate, Instrument, Weighed
from compliance.scores import round_half_up

ROUNDING: Final = "rounding"
"""The line of a dimension for what its own rounding gives or takes: its score has 2 decimals before it is weighed."""
MANAGEMENT: Final = "management"


@dataclass(frozen=True, slots=True)
class Given:
    """What people entered of a unit's year: scores of the dimensions by code, the confirmed marks of the checklist (None
    without), or the official total that stands instead."""

    dimensions: Mapping[str, Decimal | None]
    marks: Mapping[str, int] | None
    official: Decimal | None = None
    source: str = ""


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
    rounded; None without cases."""

    code: str
    weight: Decimal
    used: Fraction
    score: Decimal | None
    points: Decimal | None = None
    lost: Decimal | None = None
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


def of(given: Given, lines: Sequence[Line], *, instrument: Instrument, estimate: Estimate) -> Tree:
    """The score as `scoring` computes it, taken apart. Raises ValueError for marks that cannot be."""
    dimensions = []
    for weighed in instrument.dimensions:
        if weighed.code == estimate.dimension and given.official is None:
            dimensions.append(_estimated(weighed, given, lines, estimate))
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


def _dimension(weighed: Weighed, score: Decimal | None) -> Dimension:
    dimension = Dimension(weighed.code, weighed.weight, weighed.certainty, score)
    if score is not None:
        points = exact.whole(Fraction(weighed.weight) * Fraction(score) / 100)
        dimension.points = exact.printed(points)
        dimension.lost = exact.printed(exact.whole(weighed.weight) - points)
    return dimension


def _estimated(weighed: Weighed, given: Given, lines: Sequence[Line], estimate: Estimate) -> Dimension:
    pieces = {
        entry.code: _items(given.marks, estimate) if entry.code == MANAGEMENT else _cases(lines, entry.code)
        for entry in estimate.indicators
    }
    used = sum((Fraction(entry.weight) for entry in estimate.indicators if pieces[entry.code]), Fraction(0))
    indicators = []
    value = Fraction(0)
    for entry in estimate.indicators:
        mine = pieces[entry.code]
        weight = Fraction(entry.weight) * 100 / used if mine else Fraction(0)
        score = 100 * sum((piece.given for piece in mine), Fraction(0)) / len(mine) if mine else None
        value += weight * (score or 0) / 100
        rounded = None if score is None else round_half_up(score)
        indicators.append(Indicator(entry.code, entry.weight, weight, rounded, pieces=mine))
    known = bool(pieces[estimate.required])
    dimension = _dimension(weighed, round_half_up(value) if known else None)
    dimension.indicators = indicators
    if known:
        _share(dimension, value)
    return dimension


def _cases(lines: Sequence[Line], code: str) -> list[Piece]:
    if code not in INDICATORS:
        return []
    found = ((line, line.credit(code)) for line in lines)
    return [Piece(line, "", credit) for line, credit in found if credit is not None]


def _items(marks: Mapping[str, int] | None, estimate: Estimate) -> list[Piece]:
    """The items of the checklist, if each of them is marked and the marks are confirmed."""
    if marks is None:
        return []
    if set(marks) != set(estimate.checklist) or not all(0 <= m <= estimate.most_mark for m in marks.values()):
        raise ValueError(f"An item of the checklist is unknown or not marked 0 to {estimate.most_mark}.")
    return [Piece(None, item, Fraction(marks[item], estimate.most_mark)) for item in estimate.checklist]


def _share(dimension: Dimension, value: Fraction) -> None:
    """Give the dimension's points to its indicators, and theirs to their pieces; and what each of them costs."""
    assert dimension.score is not None
    weight = Fraction(dimension.weight)
    off = weight * (Fraction(dimension.score) - value) / 100
    rounding = Indicator(ROUNDING, Decimal(0), Fraction(0), None, pieces=[Piece(None, ROUNDING, Fraction(0))])
    gives = [[_worth(weight, one) * piece.given for piece in one.pieces] for one in dimension.indicators]
    costs = [
        [_worth(weight, one) * (1 - piece.given) for piece in one.pieces] for one in dimension.indicators
    ]
    dimension.indicators = [*dimension.indicators, rounding]
    _print(dimension, [*gives, [off]], "points")
    _print(dimension, [*costs, [-off]], "lost")


def _worth(weight: Fraction, indicator: Indicator) -> Fraction:
    """Points of the score that one piece of this indicator could give at most."""
    return weight * indicator.used / 100 / max(len(indicator.pieces), 1)


def _print(dimension: Dimension, values: Sequence[Sequence[Fraction]], name: str) -> None:
    total = exact.whole(getattr(dimension, name))
    sums = exact.shared([sum(pieces, Fraction(0)) for pieces in values], total)
    for indicator, mine, pieces in zip(dimension.indicators, sums, values, strict=True):
        setattr(indicator, name, exact.printed(mine))
        for piece, units in zip(indicator.pieces, exact.shared(pieces, mine), strict=True):
            setattr(piece, name, exact.printed(units))
