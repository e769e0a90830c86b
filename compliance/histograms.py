"""How many cases took how many days, kept in the digits of one number.

The count of day d stands in the eight decimal digits from 10^(8 d) on: 12 cases on day 0 and 3 on day 2 are
3_00000000_00000012. The sum of such numbers is the histogram of all their cases, so that PostgreSQL adds histograms by
`sum`, exactly, at the cost of adding numbers. Holds fewer than 100 million cases, and more days than anybody lives.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db import models

WIDTH: Final = 8
"""Decimal digits of the count of a day."""
SUM: Final = f"coalesce(sum((n::text || 'e' || {WIDTH} * days)::numeric) FILTER (WHERE days IS NOT NULL), 0)"
"""In SQL: the number of rows (days, n). Days without a calendar are left out."""


class HistogramField(models.Field):  # type: ignore[type-arg]  # not subscriptable at run time
    """A column for such a number: of any length."""

    def db_type(self, connection: Any) -> str:
        return "numeric"


def read(digits: str) -> dict[int, int]:
    """How many cases by day, of such a number as text; only days that have some, in order."""
    first = len(digits) % WIDTH
    places = [digits[end - WIDTH : end] for end in range(len(digits), first, -WIDTH)]
    if first:
        places.append(digits[:first])
    return {day: n for day, n in enumerate(map(int, places)) if n}


def least(digits: str, total: int, shares: Sequence[Decimal | Fraction]) -> list[int | None]:
    """What `scores.inverse_cdfs` says of the cases of such a number, `total` in all: read from the first day on, and no further than the
    last of these shares, the least first. None where it tells of fewer cases."""
    if not total:
        return [None] * len(shares)
    wanted = [-(-above * total // below) for above, below in (q.as_integer_ratio() for q in shares)]
    digits = digits.zfill(len(digits) + -len(digits) % WIDTH)
    found: list[int | None] = []
    reached = 0
    for day, end in enumerate(range(len(digits), 0, -WIDTH)):
        reached += int(digits[end - WIDTH : end])
        while reached >= wanted[len(found)]:
            found.append(day)
            if len(found) == len(wanted):
                return found
    return [*found, *[None] * (len(shares) - len(found))]
