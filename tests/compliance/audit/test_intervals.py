"""Intervals of audits: exact for a unit, and wide enough for an agency."""

from decimal import Decimal
from math import comb
from random import Random

import pytest
import scipy

from compliance.audit import intervals
from compliance.audit.intervals import Stratum


def test_a_unit_s_interval_holds_its_share_in_nineteen_of_twenty_samples_whatever_it_is():
    for total, n in ((7, 3), (30, 8), (60, 60), (41, 1)):
        found = [intervals.of_finite(k, n, total) for k in range(n + 1)]
        for good in range(total + 1):
            held = sum(
                comb(good, k) * comb(total - good, n - k)
                for k, one in enumerate(found)
                if float(one.low) <= good / total <= float(one.high)
            )
            assert held >= 0.95 * comb(total, n)


def test_what_was_all_drawn_is_known():
    assert intervals.of_finite(3, 10, 10) == (Decimal("0.3"), Decimal("0.3"))
    share, interval = intervals.weighted([Stratum(3, 10, 10), Stratum(0, 2, 2)])
    assert (float(share), [float(end) for end in interval]) == (0.25, [0.25, 0.25])
    assert intervals.of_finite(0, 0, 5) is None
    assert intervals.weighted([Stratum(0, 0, 5)]) is intervals.weighted([]) is None
    with pytest.raises(ValueError, match="4 of 3"):
        intervals.of_finite(4, 3, 9)


def test_ends_of_many_drawn_are_those_of_clopper_and_pearson():
    low, high = intervals.clopper_pearson(7, 7, 50)
    theirs = scipy.stats.binomtest(7, 50).proportion_ci(method="exact")
    assert (float(low), float(high)) == (pytest.approx(theirs.low), pytest.approx(theirs.high))


@pytest.mark.parametrize(
    "units", [[(200, 0.1), (40, 0.5), (3, 1.0)], [(12, 0.0), (300, 0.05)], [(9, 0.4)] * 12]
)
def test_an_agency_s_interval_holds_its_share_in_nineteen_of_twenty_draws(units):
    random, percent, draws, held = Random(11), 20, 400, 0
    populations = [[i < round(total * share) for i in range(total)] for total, share in units]
    truth = sum(map(sum, populations)) / sum(map(len, populations))
    for _draw in range(draws):
        strata = []
        for one in populations:
            n = -(-len(one) * percent // 100)
            strata.append(Stratum(sum(random.sample(one, n)), n, len(one)))
        _share, interval = intervals.weighted(strata)
        held += float(interval.low) <= truth <= float(interval.high)
    assert held >= 0.95 * draws
