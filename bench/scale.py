"""What a size costs: cases made in SQL of real lives on a server of its own, and the same questions at each size."""

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from accounts.roles import Role
from bench.forked import Forked
from bench.measuring import Bench, Size
from config.embedded import throwaway
from config.supervisor import ROOT, environment

SMALLEST: Final = 10_000
NOT_MADE: Final = ("files", "columns", "seals", "messages")
"""Checks of doctor that made cases fail: nobody uploaded their files, and the application sealed nothing of them."""
ROOM: Final = 3
"""Bytes of disk wanted for each byte that the tables will have: indexes are made anew, the log is written."""
A_CASE: Final = 15_000
A_THINNED: Final = 4_300
"""Bytes."""
PLANS: Final = ROOT / "var" / "plans.txt"
"""Where the plans stay, where nobody names a file."""


def scale(bench: Bench) -> None:
    """10,000 cases, ten times as many, and so on up to `--cases`; a table, and a file with the plans. From `--cases` of more than a
    million on most cases are made of what is asked for alone, and their figures not counted a second time."""
    sizes = sizes_up_to(bench.size.cases)
    whole = whole_of(sizes, bench.size.whole)
    with throwaway({}) as addresses, closing(Own(addresses)) as own:
        wanted = ROOM * A_CASE * whole + A_THINNED * (sizes[-1] - whole) * 1.2
        if shutil.disk_usage(own.var).free < wanted:
            raise SystemExit(f"{sizes[-1]:,} cases want {wanted / 1e9:.0f} GB in {own.var}.")
        own.run("manage.py", "migrate", "--verbosity", "0")
        facts: dict[str, Any] = {"lives": own.json("bench.lives", "tell", str(bench.size.lives)), "sizes": {}}
        plans = bench.plans or PLANS
        plans.parent.mkdir(exist_ok=True)
        plans.write_text("", encoding="utf-8")
        for cases in sizes:
            print(f"{cases:,} cases are made ...", flush=True)
            is_whole = cases <= whole
            made = own.copied(bench.size, cases) if is_whole else own.json("bench.thinned", str(cases))
            counted = own.json("bench.lives" if is_whole else "bench.thinned", "recount")["seconds"]
            again = _again(own, bench.size.opened) if is_whole else own.json("bench.thinned")
            checked = _doctor(own) if cases == sizes[0] else None
            with plans.open("a", encoding="utf-8") as out:
                out.write(f"\n##### {cases:,} cases\n")
            asked = own.json(
                "bench.asking", *_how_long_and_who(bench.size, first=cases == sizes[0], plans=plans)
            )
            facts["sizes"][cases] = {
                "made in seconds": made["seconds"],
                "recounted in seconds": counted,
                "counted again": again,
                "doctor": checked,
                **asked,
            }
            print(_sizes_table(asked), flush=True)
        print(f"{compared(facts['sizes'])}\nThe plan of every query stands in {plans}.", flush=True)
    bench.facts["scale"] = facts


def _how_long_and_who(size: Size, *, first: bool, plans: Path) -> list[str]:
    """The arguments of `bench.asking`. Where one round shows that all runs, each thing is asked once, of the later sizes as
    one reader."""
    if size.rounds > 1:
        return [str(size.seconds / 2), str(plans)]
    return ["0", str(plans), *([] if first else [Role.OMBUDSMAN])]


def whole_of(sizes: list[int], most: int) -> int:
    """Up to which of these sizes all rows of a case are made, where at most this many are: of more, a hundredth of the largest."""
    if sizes[-1] <= most:
        return sizes[-1]
    return max([size for size in sizes if size <= sizes[-1] // 100] or sizes[:1])


def sizes_up_to(most: int) -> list[int]:
    """The smallest, ten times as many each time, and the largest; where that is no more than the smallest, half of it before."""
    first = SMALLEST if most > SMALLEST else max(1, most // 2)
    sizes = [first]
    while sizes[-1] * 10 < most:
        sizes.append(sizes[-1] * 10)
    return [*sizes, most]


class Own:
    """Servers and a database that nothing else uses."""

    def __init__(self, addresses: dict[str, str]) -> None:
        self.var = Path(addresses["TUNTAS_VAR"])
        self.environment = environment(addresses) | addresses
        self._forked: Forked | None = None

    def run(self, *arguments: str, sound: bool = True) -> str:
        """What a module of the bench or a command of `manage.py` prints; its errors go where ours go. Ends the bench when it
        fails."""
        if self._forked is None:
            self._forked = Forked(self.environment)
        said, status = self._forked.run(*arguments)
        if status and sound:
            raise SystemExit(f"{' '.join(arguments)} failed.")
        return said

    def close(self) -> None:
        if self._forked is not None:
            self._forked.close()

    def json(self, module: str, *arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(module, *arguments).splitlines()[-1])
        return found

    def copied(self, size: Size, cases: int) -> dict[str, Any]:
        """Multiply the lives until there are this many cases."""
        return self.json("bench.lives", "copy", *map(str, (cases, size.agencies, size.units)))


def _again(own: Own, most: int | None) -> dict[str, Any]:
    """How many figures are the same when they are counted a second time, and how many opened their cases. Ends the bench when
    one differs."""
    found = own.json("bench.recount", *([] if most is None else [str(most)]))
    if found["wrong"] or not (found["same"] and found["scores"] and found["opened"]):
        raise SystemExit(f"The figures are not those of the cases: {found}")
    told = f"{found['same']:,} figures and {found['scores']:,} of scores the same, {found['opened']:,} opened as many cases"
    print(f"counted again: {told}")
    return found


def _doctor(own: Own) -> list[str]:
    """Every case rebuilt from its events and held against them. Ends the bench when one differs."""
    said = own.run("manage.py", "doctor", sound=False)
    found = [line.split(maxsplit=1) for line in said.splitlines() if not line.startswith(" ")]
    if any(verdict != "ok" and name not in NOT_MADE for verdict, name in found):
        raise SystemExit(f"The made cases are not sound:\n{said}")
    return [name for verdict, name in found if verdict == "ok"]


def _sizes_table(asked: dict[str, Any]) -> str:
    cases = asked["cases"]
    lines = [f"{'table':28}{'rows':>9}{'toast':>9}{'indexes':>9}{'all':>9}  bytes a case, {cases:,} cases"]
    total = [0, 0, 0]
    for each in asked["bytes"]:
        parts = [each["rows"], each["toast"], each["indexes"]]
        total = [one + other for one, other in zip(total, parts, strict=True)]
        lines.append(_line(each["table"], parts, cases))
    return "\n".join([*lines, _line("all", total, cases)])


def _line(name: str, parts: list[int], cases: int) -> str:
    return f"{name:28}" + "".join(f"{part / cases:9,.0f}" for part in [*parts, sum(parts)])


def compared(sizes: dict[int, dict[str, Any]]) -> str:
    """A line a figure and reader: CPU of the database and of the process in milliseconds at each size, and the largest by
    the smallest."""
    smallest, largest = min(sizes), max(sizes)
    head = (
        f"{'figure':24}{'reader':13}"
        + "".join(f"{f'{size:,}':>36}" for size in sizes)
        + f"{'ratio':>8}{'a row':>8}"
    )
    lines = [
        "CPU, database + app, ms; of lists the cases shown, of pages p95 as well, waiting included",
        head,
    ]
    rows = {
        size: {(each["figure"], each["reader"]): each for each in found["figures"]}
        for size, found in sizes.items()
    }
    for figure, reader in rows[largest]:
        each = [rows[size][figure, reader] for size in sizes]
        cells = "".join(f"{_cost(one):>36}" for one in each)
        large, small = rows[largest][figure, reader], rows[smallest][figure, reader]
        ratios = f"{_ratio(large, small):>8}{_ratio(large, small, by='rows'):>8}"
        lines.append(f"{figure:24}{reader:13}{cells}{ratios}")
    return "\n".join(lines)


def _cost(found: dict[str, Any]) -> str:
    if "app_ms" not in found:
        return f"status {found['status']}"
    late = f" p95 {found['p95_ms']:,.0f}" if found.get("page") else ""
    rows = f" of {found['rows']}" if "rows" in found else ""
    return f"{found['database_ms']:,.1f} + {found['app_ms']:,.1f}{rows}{late}"


def _ratio(large: dict[str, Any], small: dict[str, Any], *, by: str = "") -> str:
    """The cost of the one by that of the other; or of one of what stands under `by`, where both have some."""
    both = (large, small)
    if any("app_ms" not in each or (by and not each.get(by)) for each in both):
        return "-"
    ours, base = ((each["database_ms"] + each["app_ms"]) / (each[by] if by else 1) for each in both)
    return f"{ours / base:.2f}"
