"""A p-chart: which months differ from the others by more than chance, of a share with a number of cases each. Pure.

Source: Shewhart (1931); ISO 7870-2:2013, p-chart with limits at three standard deviations. Where few cases make the
normal distribution a bad guide, the limits are those of the binomial distribution with the same 0.135 % on each side.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import exp, lgamma, log, log1p, sqrt
from typing import Final, NamedTuple

TAIL: Final = 0.0013498980316300933
"""The normal distribution beyond three standard deviations, on one side."""
ENOUGH: Final = 5
"""Cases expected on either side from which on the normal distribution serves."""


class Point(NamedTuple):
    """One month: this many of `n`, its share and the limits within which chance keeps it. None: it had no cases."""

    good: int
    n: int
    share: float | None
    low: float | None
    high: float | None
    exact: bool
    """Whether the limits are those of the binomial distribution."""

    @property
    def apart(self) -> bool:
        """Whether it lies outside of its limits."""
        if self.share is None or self.low is None or self.high is None:
            return False
        return not self.low - 1e-12 <= self.share <= self.high + 1e-12


class Stretch(NamedTuple):
    """Months `first` up to and without `after` that were counted alike, with their share over all. None: no cases."""

    first: int
    after: int
    centre: float | None


class Chart(NamedTuple):
    centre: float | None
    """The share over all months. None: there are no cases, or the months were not all counted alike."""
    points: list[Point]
    stretches: list[Stretch]


def parts(months: Sequence[date], changed: Iterable[date]) -> list[int | None]:
    """How often the definition had changed by each of these months (their first days). None: it changed within the month,
    which is counted neither as before nor as after."""
    days = sorted(changed)
    within = {(day.year, day.month) for day in days if day.day > 1}
    return [
        None if (month.year, month.month) in within else sum(day <= month for day in days) for month in months
    ]


def p_chart(months: Sequence[tuple[int, int]], alike: Sequence[int | None] | None = None) -> Chart:
    """The chart of these months (good, n), in their order. `alike`: which were counted alike (`parts`), each stretch
    with a centre and limits of its own; months that are None have none."""
    of = [0] * len(months) if alike is None else alike
    points = [_point(good, n, None) for good, n in months]
    stretches = []
    for first, after in _runs(of):
        good, n = (sum(one[place] for one in months[first:after]) for place in (0, 1))
        stretches.append(Stretch(first, after, good / n if n else None))
        if n:
            points[first:after] = [_point(*one, good / n) for one in months[first:after]]
    whole = stretches[0].centre if len(stretches) == 1 and None not in of else None
    return Chart(whole, points, stretches)


def _runs(of: Sequence[int | None]) -> list[tuple[int, int]]:
    """The stretches of equal parts; months of none stand in no stretch."""
    runs: list[tuple[int, int]] = []
    for place, part in enumerate(of):
        if part is None:
            continue
        if runs and runs[-1][1] == place and of[place - 1] == part:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _point(good: int, n: int, centre: float | None) -> Point:
    """Without a centre: without limits."""
    if not n:
        return Point(good, n, None, None, None, exact=False)
    if centre is None:
        return Point(good, n, good / n, None, None, exact=False)
    if n * min(centre, 1 - centre) >= ENOUGH:
        spread = 3 * sqrt(centre * (1 - centre) / n)
        return Point(good, n, good / n, max(0.0, centre - spread), min(1.0, centre + spread), exact=False)
    low, high = quantile(n, centre, TAIL), quantile(n, centre, 1 - TAIL)
    return Point(good, n, good / n, low / n, high / n, exact=True)


def quantile(n: int, p: float, q: float) -> int:
    """The smallest k with at least this probability of k or fewer among n."""
    if p in (0, 1):
        return n if p else 0
    total = 0.0
    for k in range(n + 1):
        total += exp(log_probability(k, n, p))
        if total >= q:
            return k
    return n


def log_probability(k: int, n: int, p: float) -> float:
    """The logarithm of the binomial probability of exactly k among n."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p)
