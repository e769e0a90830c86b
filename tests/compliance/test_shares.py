"""Shares, their intervals, and quantiles."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import ceil, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.scores import (
    Cases,
    inverse_cdf,
    share,
    wilson,
)

due_cases = st.integers(0, 200).flatmap(lambda due: st.integers(0, due).map(lambda good: Cases(good, due)))


def test_a_share_has_four_decimals_and_is_null_without_cases() -> None:
    assert share(2, 3) == Decimal("0.6667")
    assert share(0, 3) == 0
    assert share(0, 0) is None


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 10, "0", "0.2775"),
        (10, 10, "0.7225", "1"),
        (5, 10, "0.2366", "0.7634"),
        (1, 29, "0.0061", "0.1718"),
        (81, 263, "0.2553", "0.3662"),  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I
        (15, 148, "0.0624", "0.1605"),
    ],
)
def test_wilson_agrees_with_published_intervals(successes: int, n: int, low: str, high: str) -> None:
    assert wilson(successes, n) == (Decimal(low), Decimal(high))


def test_wilson_of_no_case_is_null() -> None:
    assert wilson(0, 0) is None


@given(due_cases.filter(lambda cases: cases.due > 0))
def test_wilson_holds_the_share_and_agrees_with_a_count_in_floats(cases: Cases) -> None:
    found = wilson(*cases)
    proportion = share(*cases)
    assert found is not None
    assert proportion is not None
    assert 0 <= found.low <= proportion <= found.high <= 1
    p, n, z = cases.good / cases.due, cases.due, 1.959963984540054
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert float(found.low) == pytest.approx((middle - half) / (1 + z * z / n), abs=0.00006)
    assert float(found.high) == pytest.approx((middle + half) / (1 + z * z / n), abs=0.00006)


@pytest.mark.parametrize(("good", "due"), [(-1, 3), (4, 3), (0, -1)])
def test_counts_that_cannot_be_are_refused(good: int, due: int) -> None:
    for count in (share, wilson):
        with pytest.raises(ValueError, match="no share"):
            count(good, due)


def test_the_median_and_p90_are_observed_days() -> None:
    assert inverse_cdf([1, 2, 3, 4], Decimal("0.5")) == 2
    assert inverse_cdf(range(1, 11), Decimal("0.9")) == 9
    assert inverse_cdf({3: 9, 40: 1}, Decimal("0.9")) == 3
    assert inverse_cdf({3: 8, 40: 2}, Decimal("0.9")) == 40
    assert inverse_cdf([], Decimal("0.5")) is None
    assert inverse_cdf({5: 0}, Decimal("0.5")) is None


@given(st.lists(st.integers(0, 400), min_size=1), st.fractions(Fraction(1, 1000), 1))
def test_a_quantile_is_the_kth_of_the_sorted_values(values: list[int], q: Fraction) -> None:
    expected = sorted(values)[ceil(q * len(values)) - 1]
    assert inverse_cdf(values, q) == expected
    assert inverse_cdf(Counter(values), q) == expected


@pytest.mark.parametrize("q", ["0", "-0.1", "1.1"])
def test_a_quantile_outside_0_to_1_is_refused(q: str) -> None:
    with pytest.raises(ValueError, match="q must be"):
        inverse_cdf([1], Decimal(q))
