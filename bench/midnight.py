"""The minute after the end of a day: what figures cost while very many facts are over (`bench.day_ends`), beside the evening before."""

import shutil
from contextlib import closing
from typing import Any, Final

from bench.measuring import Bench
from bench.scale import A_CASE, ROOM, Own
from config.embedded import throwaway

FEWEST: Final = 1_000


def midnight(bench: Bench) -> None:
    """Of `--cases` cases a thousand are over at once, ten times as many on the next day, and so on up to all."""
    cases = bench.size.cases
    with throwaway({}) as addresses, closing(Own(addresses)) as own:
        if shutil.disk_usage(own.var).free < ROOM * A_CASE * cases:
            raise SystemExit(f"{cases:,} cases want more room in {own.var}.")
        own.run("manage.py", "migrate", "--verbosity", "0")
        own.json("bench.lives", "tell", str(bench.size.lives))
        own.copied(bench.size, cases)
        own.json("bench.lives", "recount")
        many = [str(n) for n in (FEWEST, 10 * FEWEST, 100 * FEWEST) if n <= cases] or [str(cases // 2)]
        told = own.json("bench.day_ends", str(bench.size.seconds / 2), *many)
    print(_table(told), flush=True)
    bench.facts["midnight"] = told


def _table(told: dict[str, Any]) -> str:
    """CPU of the answers in the evening, and how many times as much later."""
    later = ("unforeseen", "before the recount", "while it works", "after it")
    lines = [
        f"{'over at once':>14}  {'asked':10}{'quiet, ms':>11}" + "".join(f"{name:>20}" for name in later)
    ]
    for each in told.values():
        for name, quiet in each["quiet"].items():
            ratios = "".join(f"{_cpu(each[when][name]) / max(_cpu(quiet), 0.01):>19.2f}x" for when in later)
            lines.append(f"{each['over']:>14,}  {name:10}{_cpu(quiet):>11.1f}{ratios}")
        lines.append(f"{'':16}recount: {each['recount']}; by the evening: {each['counted by the evening']}")
    return "\n".join(lines)


def _cpu(one: dict[str, Any]) -> float:
    return float(one["app_ms"]) + float(one["database_ms"])
