"""A p-chart: which months differ from the others by more than chance, of a share with a number of cases each. Pure.

Source: Shewhart (1931); ISO 7870-2:2013, p-chart with limits at three standard deviations. Where few cases make the
normal distribution a bad guide, the limits are those of the binomial distribution with the same 0.135 % on each side.
"""

from collections.abc import Sequence
from math import exp, lgamma, log, log1p, sqrt
from typing import Final, NamedTuple

TAIL: Final = 0.0013498980316300933
"""The normal distribution beyond three standard deviations, on one side."""
ENOUGH: Final = 5
"""Cases expected on either side from which on the normal distribution serves."""


class Point(NamedTuple):
    """One month: so many of `n`, its share and the limits within which chance keeps it. None: it had no cases."""

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


class Chart(NamedTuple):
    centre: float | None
    """The share over all months. None: there are no cases."""
    points: list[Point]


def p_chart(months: Sequence[tuple[int, int]]) -> Chart:
    """The chart of these months (good, n), in their order."""
    good, n = sum(one for one, _n in months), sum(n for _one, n in months)
    if not n:
        return Chart(None, [Point(0, 0, None, None, None, exact=False) for _month in months])
    return Chart(good / n, [_point(one, of, good / n) for one, of in months])


def _point(good: int, n: int, centre: float) -> Point:
    if not n:
        return Point(good, n, None, None, None, exact=False)
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
