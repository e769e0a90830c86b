"""Kaplan-Meier: the share of cases that still wait after a number of days, when some are open and nobody knows yet how
long they will take. Pure.

Source: Kaplan & Meier (1958); variance by Greenwood (1926); the band on the scale log(-log S), which stays within 0 and
1: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., section 1.4.
"""

from collections.abc import Mapping
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

Z: Final = NormalDist().inv_cdf(0.975)
"""Of a band or interval of 95 %."""
NEAR: Final = 1e-12
"""No share of fewer than a million million cases is nearer to 0 or 1."""


class Band(NamedTuple):
    """The 95 % confidence limits of a share, from 0 to 1."""

    low: float
    high: float


class Step(NamedTuple):
    """From this day on so large a share waits, until the next step. `band` is None where there is none: before the first
    end, and where nobody waits any more."""

    day: int
    at_risk: int
    ended: int
    share: float
    band: Band | None


def kaplan_meier(ended: Mapping[int, int], censored: Mapping[int, int]) -> list[Step]:
    """The curve over days on which somebody ended, in order. `ended`: how many by days to their end; `censored`: how many
    by days for which they were watched without an end. Who was watched until a day counts as at risk on that day."""
    at_risk = sum(ended.values()) + sum(censored.values())
    share, greenwood = 1.0, 0.0
    steps = []
    for day in sorted({*ended, *censored}):
        if n := ended.get(day, 0):
            share *= 1 - n / at_risk
            if n < at_risk:
                greenwood += n / (at_risk * (at_risk - n))
            else:
                share = 0.0
            steps.append(Step(day, at_risk, n, share, log_log_band(share, share * sqrt(greenwood))))
        at_risk -= n + censored.get(day, 0)
    return steps


def log_log_band(share: float, error: float) -> Band | None:
    """The band of a share with this standard error, on the scale log(-log). None of all or of nobody: sums of floats miss
    0 and 1 by less than NEAR."""
    if not NEAR < share < 1 - NEAR:
        return None
    spread = Z * error / (share * abs(log(share)))
    return Band(share ** exp(spread), share ** exp(-spread))


def waited(steps: list[Step], share: float) -> int | None:
    """The first day after which no more than this share waits: 0.5 for the median. None: it is not reached yet."""
    return next((step.day for step in steps if step.share <= share + 1e-12), None)
