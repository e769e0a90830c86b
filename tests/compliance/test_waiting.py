"""Curves, limits and tests are those of scipy and statsmodels, which count them in other ways."""

from collections import Counter
from math import isclose
from random import Random
from warnings import catch_warnings, simplefilter

import numpy as np
import pytest
import scipy
from hypothesis import assume, example, given
from hypothesis import strategies as st

from compliance import control, exact_tests, incidence, survival

CLOSE = 1e-9
ENDS = ("answered", "rejected", "withdrawn")
CASES = st.lists(st.tuples(st.integers(0, 25), st.sampled_from([None, *ENDS])), min_size=1, max_size=80)


def by_day(cases, end):
    return Counter(day for day, how in cases if how == end)


def any_end(cases):
    return Counter(day for day, how in cases if how is not None)


@given(CASES)
@example([(3, "answered")])
@example([(3, None), (3, "answered"), (0, "answered")])
def test_kaplan_meier_and_its_band_are_those_of_scipy(cases):
    assume(any_end(cases))
    steps = survival.kaplan_meier(any_end(cases), by_day(cases, None))
    days = np.array([day for day, _how in cases], float)
    observed = scipy.stats.CensoredData.right_censored(days, [how is None for _day, how in cases])
    curve = scipy.stats.ecdf(observed).sf
    shares = dict(zip(curve.quantiles, curve.probabilities, strict=True))
    with catch_warnings():
        simplefilter("ignore")  # where nobody is left they have no band either
        band = curve.confidence_interval(method="log-log")
    lows = dict(zip(band.low.quantiles, band.low.probabilities, strict=True))
    highs = dict(zip(band.high.quantiles, band.high.probabilities, strict=True))
    for step in steps:
        assert isclose(step.share, shares[step.day], abs_tol=CLOSE)
        if step.band is not None:
            assert isclose(step.band.low, lows[step.day], abs_tol=CLOSE)
            assert isclose(step.band.high, highs[step.day], abs_tol=CLOSE)
    assert [step.day for step in steps] == sorted(any_end(cases))


@given(CASES)
@example([(1, "answered"), (1, "rejected"), (2, "answered")])
def test_cumulative_incidence_and_its_error_are_those_of_statsmodels(cases):
    from statsmodels.duration.survfunc import CumIncidenceRight

    assume(any_end(cases))
    ended = {end: by_day(cases, end) for end in ENDS}
    found = incidence.aalen_johansen(ended, by_day(cases, None))
    there = [end for end in ENDS if ended[end]]
    status = [0 if how is None else 1 + there.index(how) for _day, how in cases]
    with catch_warnings():
        simplefilter("ignore")  # they divide by zero where nobody is left
        theirs = CumIncidenceRight(np.array([day for day, _how in cases], float), np.array(status))
    at_risk = {day: sum(other >= day for other, _how in cases) for day, _how in cases}
    for end in ENDS:
        assert [one.day for one in found[end]] == sorted(ended[end])
        for one in found[end]:
            k, i = there.index(end), list(theirs.times).index(one.day)
            assert isclose(one.share, theirs.cinc[k][i], abs_tol=CLOSE)
            if any_end(cases)[one.day] == at_risk[one.day]:
                continue  # they divide by zero on the day on which nobody is left
            expected = survival.log_log_band(one.share, theirs.cinc_se[k][i])
            if one.band is None or expected is None:
                continue
            assert isclose(one.band.low, expected.low, abs_tol=CLOSE)
            assert isclose(one.band.high, expected.high, abs_tol=CLOSE)


def test_an_incidence_has_its_band_on_every_day_but_at_its_edges():
    found = incidence.aalen_johansen({"answered": {1: 2, 4: 3}, "rejected": {2: 1}}, {3: 2})
    bands = [one.band for one in (*found["answered"], *found["rejected"])]
    assert all(band is not None and 0 < band.low < band.high < 1 for band in bands)


@pytest.mark.parametrize("seed", range(20))
def test_when_every_one_of_many_cases_has_ended_in_one_way_the_last_day_has_no_band(seed):
    """Sums of many shares miss 1 by a little: the band of that little once took the whole sheet down."""
    random = Random(seed)
    ended = Counter(random.randrange(60) for _ in range(random.randrange(5, 3000)))
    (curve,) = incidence.aalen_johansen({"answered": ended}, {}).values()
    assert isclose(curve[-1].share, 1)
    assert curve[-1].band is None
    assert all(reached.band is not None for reached in curve[:-1])


@given(CASES)
def test_all_ends_together_are_what_no_longer_waits(cases):
    assume(any_end(cases))
    found = incidence.aalen_johansen({end: by_day(cases, end) for end in ENDS}, by_day(cases, None))
    waiting = survival.kaplan_meier(any_end(cases), by_day(cases, None))[-1].share
    reached = sum(curve[-1].share for curve in found.values() if curve)
    assert isclose(reached, 1 - waiting, abs_tol=CLOSE)


@given(CASES)
def test_with_no_case_open_the_curve_is_the_plain_share(cases):
    closed = [day for day, how in cases if how is not None]
    for step in survival.kaplan_meier(Counter(closed), {}):
        assert isclose(step.share, sum(day > step.day for day in closed) / len(closed), abs_tol=CLOSE)


def test_a_median_that_is_not_reached_is_unknown():
    steps = survival.kaplan_meier({1: 1, 2: 1}, {5: 3})
    assert survival.waited(steps, 0.5) is None
    assert survival.waited(steps, 0.6) == 2


@given(st.integers(1, 3000), st.data(), st.floats(0.001, 0.999))
def test_the_binomial_test_is_that_of_scipy(n, data, p):
    k = data.draw(st.integers(0, n))
    theirs = scipy.stats.binomtest(k, n, p, alternative="greater").pvalue
    assert isclose(exact_tests.binomial(k, n, p), theirs, abs_tol=CLOSE)


@given(st.integers(1, 400), st.data())
def test_the_test_of_one_against_the_others_is_that_of_scipy(total, data):
    good, n = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    k = data.draw(st.integers(0, min(n, good)))
    theirs = scipy.stats.hypergeom.sf(k - 1, total, good, n)
    assert isclose(exact_tests.fisher(k, n, good, total), theirs, abs_tol=CLOSE)


@given(
    st.lists(
        st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=1,
        max_size=14,
    )
)
def test_control_limits_are_three_sigma_or_the_binomial_quantiles(months):
    chart = control.p_chart(months)
    total = sum(n for _good, n in months)
    if not total:
        assert chart.centre is None
        return
    p = sum(good for good, _n in months) / total
    for (good, n), point in zip(months, chart.points, strict=True):
        if not n:
            assert point.share is None
            assert not point.apart
            continue
        few = n * min(p, 1 - p) < control.ENOUGH
        assert point.exact == few
        if few:
            limits = scipy.stats.binom.ppf([control.TAIL, 1 - control.TAIL], n, p) / n
        else:
            sigma = float(scipy.stats.binom.std(n, p)) / n
            limits = np.clip([p - 3 * sigma, p + 3 * sigma], 0, 1)
        assert (point.low, point.high) == pytest.approx(tuple(np.maximum(limits, 0)), abs=CLOSE)
        assert point.apart == (good / n < point.low - 1e-12 or good / n > point.high + 1e-12)


def test_a_month_far_below_the_others_lies_apart():
    chart = control.p_chart([(80, 100)] * 11 + [(40, 100)])
    assert [point.apart for point in chart.points] == [False] * 11 + [True]
