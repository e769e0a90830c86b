"""Exact fractions printed with a fixed number of decimals so that the parts still add up to the whole.

A third has no last digit. So each part is cut after PLACES decimals, and what is then missing from the whole is given,
one unit of the last place each, to the parts that lost most by the cut (largest remainder); the earlier part comes first
where two lost the same. A part that needs no cut is printed as it is. No part is off by a whole unit of the last place.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final, NamedTuple

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


class Cut(NamedTuple):
    """What each of some equal parts is printed as, in units of the last place: `cut`, and one more for the first `more`."""

    cut: int
    more: int

    def of(self, place: int) -> int:
        """That of the part at this place, from 0, among those that are equal."""
        return self.cut + (place < self.more)


def shared_by_value(parts: Mapping[Fraction, int], total: int) -> dict[Fraction, Cut] | None:
    """The same of parts of which only is known how often each value is among them. None: it depends on how parts of different
    values follow each other, since those lose equally much by the cut and what is missing does not suffice for all of them."""
    exact = {part: part * UNITS for part in parts}
    cut = {part: floor(value) for part, value in exact.items()}
    missing = total - sum(cut[part] * n for part, n in parts.items())
    alike: defaultdict[Fraction, list[Fraction]] = defaultdict(list)
    for part in parts:
        alike[cut[part] - exact[part]].append(part)
    found = {}
    for lost, some in sorted(alike.items()):
        n = sum(parts[part] for part in some)
        given = 0 if lost == 0 else min(n, max(missing, 0))
        if 0 < given < n and len(some) > 1:
            return None
        for part in some:
            found[part] = Cut(cut[part], min(parts[part], given))
        missing -= given
    if missing:
        raise ValueError("The total is not the sum of its parts.")
    return found
