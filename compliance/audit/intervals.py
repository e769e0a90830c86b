"""Intervals of a share from a sample: exact, never narrower than they say. Pure.

Source: Clopper & Pearson (1934), Biometrika 26, 404-413, of which the finite form inverts the hypergeometric tests; the size of
a weighted sample by Kish (1965), Survey Sampling, 11.7.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from compliance.exact_tests import binomial, fisher
from compliance.scores import Interval

TAIL: Final = 0.025
"""What each side of a 95 % interval leaves out at most."""
PLACES: Final = Decimal("0.0001")
STEPS: Final = 50


class Stratum(NamedTuple):
    """`k` found among `n` drawn of `total`."""

    k: int
    n: int
    total: int


def of_finite(k: int, n: int, total: int) -> Interval | None:
    """The shares of `total` for which neither k or more nor k or fewer of n drawn without replacement are too unlikely. None
    when n is 0. Raises ValueError for counts that cannot be."""
    if not 0 <= k <= n <= total:
        raise ValueError(f"{k} of {n} of {total}")
    if not n:
        return None
    low, high = _fewest(k, n, total), total - _fewest(n - k, n, total)
    return _rounded(Fraction(low, total), Fraction(high, total))


def _fewest(k: int, n: int, total: int) -> int:
    """The smallest number of good ones among `total` with which k or more among n drawn are not too unlikely."""
    least, most = k, total - (n - k)
    while least < most:
        middle = (least + most) // 2
        if fisher(k, n, middle, total) > TAIL:
            most = middle
        else:
            least = middle + 1
    return least


def weighted(strata: Iterable[Stratum]) -> tuple[Fraction, Interval] | None:
    """The share of all strata together, each weighted by its total, and its interval. None where one has nothing drawn.

    The interval is Clopper and Pearson's for as many drawn as the weights are worth, with the counts rounded outwards. Where everything
    was drawn it is the share itself.
    """
    some = [one for one in strata if one.total]
    if not some or not all(one.n for one in some):
        return None
    everything = sum(one.total for one in some)
    share = sum((Fraction(one.total * one.k, one.n) for one in some), Fraction(0)) / everything
    if all(one.n == one.total for one in some):
        return share, _rounded(share, share)
    worth = everything**2 / sum((Fraction(one.total**2, one.n) for one in some), Fraction(0))
    n = floor(worth)
    return share, _rounded(*clopper_pearson(floor(share * n), ceil(share * n), n))


def clopper_pearson(k: int, most: int, n: int) -> tuple[Fraction, Fraction]:
    """From below by k of n, from above by `most` of n."""
    return Fraction(_least(k, n)), 1 - Fraction(_least(n - most, n))


def _least(k: int, n: int) -> float:
    """The smallest share, but for a hair, with which k or more among n are not too unlikely."""
    if not k:
        return 0.0
    low, high = 0.0, 1.0
    for _step in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if binomial(k, n, middle) > TAIL else (middle, high)
    return low


def _rounded(low: Fraction, high: Fraction) -> Interval:
    """Outwards."""
    return Interval(_decimal(low, ROUND_FLOOR), _decimal(high, ROUND_CEILING))


def _decimal(value: Fraction, way: str) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(PLACES, way)
