"""Aalen-Johansen: the share of cases that came to each of several ends within a number of days, when some are open.
Pure.

The complement of Kaplan-Meier for one end would treat a withdrawn case as one that may still be answered, and say too much.
Source: Aalen & Johansen (1978); variance by the delta method: Marubini & Valsecchi, Analysing Survival Data from
Clinical Trials and Observational Studies (1995), section 10.2.
"""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from compliance.survival import Band, log_log_band


class Reached(NamedTuple):
    """By this day so large a share has come to the end. `band` is None where there is none."""

    day: int
    ended: int
    share: float
    band: Band | None


class _Day(NamedTuple):
    """What happened on a day: how many were at risk, ended in any way and in each; the share that waited before."""

    day: int
    at_risk: int
    ended: int
    by_end: Mapping[str, int]
    waited: float


def aalen_johansen(
    ended: Mapping[str, Mapping[int, int]], censored: Mapping[int, int]
) -> dict[str, list[Reached]]:
    """By end, the curve over the days on which somebody came to it. `ended`: by end, how many by days; `censored`: how
    many by days for which they were watched without an end."""
    days = list(_days(ended, censored))
    return {end: _curve(end, days) for end in ended}


def _days(ended: Mapping[str, Mapping[int, int]], censored: Mapping[int, int]) -> list[_Day]:
    at_risk = sum(sum(one.values()) for one in ended.values()) + sum(censored.values())
    waited = 1.0
    found = []
    for day in sorted({*censored, *(day for one in ended.values() for day in one)}):
        by_end = {end: one[day] for end, one in ended.items() if one.get(day)}
        if n := sum(by_end.values()):
            found.append(_Day(day, at_risk, n, by_end, waited))
            waited *= 1 - n / at_risk
        at_risk -= n + censored.get(day, 0)
    return found


def _curve(end: str, days: list[_Day]) -> list[Reached]:
    """The variance is the sum over the days j up to now of (F - F_j)^2 d_j / (n_j (n_j - d_j)), of
    S^2 (n_j - e_j) e_j / n_j^3, and less 2 (F - F_j) S e_j / n_j^2: d_j ended in any way, e_j in this one, S waited
    before. It is summed up with running sums of the powers of F_j, so that a curve takes one walk."""
    share = 0.0
    any_0 = any_1 = any_2 = own = mixed_0 = mixed_1 = 0.0
    found = []
    for one in days:
        n, d, e = one.at_risk, one.ended, one.by_end.get(end, 0)
        share += one.waited * e / n
        if d < n:  # of the last day F - F_j is 0
            a = d / (n * (n - d))
            any_0, any_1, any_2 = any_0 + a, any_1 + a * share, any_2 + a * share**2
        own += one.waited**2 * (n - e) * e / n**3
        m = one.waited * e / n**2
        mixed_0, mixed_1 = mixed_0 + m, mixed_1 + m * share
        if e:
            variance = share**2 * any_0 - 2 * share * any_1 + any_2 + own - 2 * (share * mixed_0 - mixed_1)
            found.append(Reached(one.day, e, share, _band(share, variance)))
    return found


def _band(share: float, variance: float) -> Band | None:
    return None if variance <= 0 else log_log_band(share, sqrt(variance))
