"""How likely a count of this size or more is by chance alone: exact one-sided tests of counts. Pure.

Source: Clopper & Pearson (1934) for the binomial distribution; Fisher (1935) for the hypergeometric one.
"""

from math import exp, lgamma

from compliance.control import log_probability


def binomial(k: int, n: int, p: float) -> float:
    """The probability of k or more among n when each comes with probability p."""
    if k <= 0:
        return 1.0
    if k > n or p <= 0:
        return 0.0
    if p >= 1:
        return 1.0
    if k <= n * p:  # sum up the shorter tail
        return max(0.0, 1.0 - _tail(n - k + 1, n, 1 - p))
    return min(1.0, _tail(k, n, p))


def _tail(k: int, n: int, p: float) -> float:
    """From k on, upwards, each term from the one before, until they no longer matter."""
    if k > n:
        return 0.0
    term = exp(log_probability(k, n, p))
    total = term
    odds = p / (1 - p)
    for more in range(k, n):
        term *= (n - more) / (more + 1) * odds
        total += term
        if term < total * 1e-18:
            break
    return total


def fisher(k: int, n: int, good: int, total: int) -> float:
    """The probability of k or more good ones among n drawn from `total`, of which `good` are."""
    most = min(n, good)
    return min(
        1.0, sum(exp(_log_drawn(i, n, good, total)) for i in range(max(k, n + good - total, 0), most + 1))
    )


def _log_drawn(k: int, n: int, good: int, total: int) -> float:
    return _log_choose(good, k) + _log_choose(total - good, n - k) - _log_choose(total, n)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
