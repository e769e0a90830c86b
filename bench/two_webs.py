"""What rounds of filings at one web host and at two say of a second host."""

from collections.abc import Sequence
from statistics import median
from typing import Any, Final, TypeAlias

Round: TypeAlias = dict[str, float]
"""What clients and processes came to: filings a second, CPU in milliseconds a filing and in cores, the slowest waits."""

LIMITED: Final = 0.8
"""A web that uses less of its share is not what limits a rate."""


def compared(
    rounds: Sequence[tuple[Round, Round]], share: float | None, why_none: str = ""
) -> dict[str, Any]:
    """What rounds with one web, each beside one with two, say of both. Without shares only CPU says something."""

    def both(key: str) -> list[float]:
        return [round(median(pair[webs][key] for pair in rounds), 2) for webs in (0, 1)]

    told: dict[str, Any] = {
        "CPU ms a filing, one web and two: web": both("app ms"),
        "of the database": both("db ms"),
        "rounds": rounds,
    }
    if share is None:
        return {"rates say nothing": f"{why_none}; all webs share this machine's cores: read the CPU"} | told
    ratios = [two["filings/s"] / one["filings/s"] for one, two in rounds]
    least = min(pair[webs]["cores of each web"] for pair in rounds for webs in (0, 1)) / share
    if least < LIMITED:
        busy = f"a web used {least:.0%} of its share: something else limited it, as on a busy machine; read the CPU, or give less (--share)"
        told = {"rates say little": busy} | told
    return {
        "cores of each host": share,
        "of which each web used at least": f"{least:.0%}",
        "filings/s, one web and two": both("filings/s"),
        "two webs to one (goal: 1.8)": round(median(ratios), 2),
        "in each round": [round(ratio, 2) for ratio in ratios],
        **told,
    }
