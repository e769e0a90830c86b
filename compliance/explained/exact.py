"""Exact fractions printed with a fixed number of decimals so that the parts still add up to the whole.

A third has no last digit. So each part is cut after PLACES decimals, and what is then missing from the whole is given,
one unit of the last place each, to the parts that lost most by the cut (largest remainder); the earlier part comes first
where two lost the same. A part that needs no cut is printed as it is. No part is off by a whole unit of the last place.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

PLACES: Final = 12
UNITS: Final = 10**PLACES


def printed(units: int) -> Decimal:
    """This many units of the last place, as a number with PLACES decimals."""
    return Decimal(units).scaleb(-PLACES)


def whole(value: Decimal | Fraction) -> int:
    """A value with at most PLACES decimals, in units of the last place. Raises ValueError for one with more."""
    units = Fraction(value) * UNITS
    if units.denominator != 1:
        raise ValueError(f"{value} has more than {PLACES} decimals.")
    return units.numerator


def shared(parts: Sequence[Fraction], total: int) -> list[int]:
    """The parts in units of the last place; together they are `total`, which is their sum or that sum as it was printed.

    Raises ValueError where the total is not the parts' sum, cut or one unit above.
    """
    exact = [part * UNITS for part in parts]
    cut = [floor(part) for part in exact]
    missing = total - sum(cut)
    lost = sorted(range(len(parts)), key=lambda place: (cut[place] - exact[place], place))
    given = lost[: max(missing, 0)]
    if missing < 0 or len(given) < missing or any(exact[place] == cut[place] for place in given):
        raise ValueError("The total is not the sum of its parts.")
    for place in given:
        cut[place] += 1
    return cut
