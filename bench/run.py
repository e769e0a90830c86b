"""What bin/bench does: servers of its own, one measurement after the other, a table and JSON."""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bench.holiday_edit import holiday_edit
from bench.hosts import hosts
from bench.journey import journey
from bench.load import request
from bench.measuring import CPU, QUICK, Bench, Size
from bench.midnight import midnight
from bench.peers import peers
from bench.processes import memory
from bench.report import table
from bench.scale import scale
from config.embedded import throwaway
from config.supervisor import ROOT

LIST, HANDLING = "/api/v1/complaints/", "/api/v1/measures/handling/"


def filing(bench: Bench) -> None:
    """Filing with an Idempotency-Key, against a bare view that validates the same fields and inserts twice."""
    body = bench.step("example")["body"]
    ours = [request("POST", LIST, body, Idempotency_Key="bench-@KEY@")]
    bench.compare("filing", ours, ours, 201)
    bench.facts["worker memory after filing"] = _memory(bench)
    bench.facts["queries"] = bench.step("queries")


def imported(bench: Bench) -> None:
    """The register of 9,999 rows, or `--rows` of it and its like. Two floors: its rows read and copied into one plain table; and
    the rows that the import wrote, copied once more into tables that have no more than a key."""
    rows = bench.size.rows or 0
    ours, floor = bench.step("register_import", rows), bench.step("register_floor", rows)
    bench.once("register import, rows", ours, floor)
    bench.once("the same, to COPY of what it wrote", ours, bench.step("register_rows_floor"))
    bench.facts["register import"] = {name: told for name, told in ours.items() if "memory" in name}


def pages(bench: Bench) -> None:
    """List, case and measures at 10,000 cases, which the register brings; and the pages of list and case beside the API's
    answers, which stand as their floor."""
    bench.facts["cases"] = bench.step("register_import", bench.size.rows or 0)["cases"]
    references = bench.step("references", 200)["references"]
    asked = {"Authorization": f"Bearer {bench.token}"}
    cases = [request("GET", f"{LIST}{reference}/", **asked) for reference in references]
    for name, ours in {
        "work list": [request("GET", LIST, **asked)],
        "case page": cases,
        "handling measures": [
            request("GET", f"{HANDLING}?from=2015-01-01&to=2026-12-31&group_by=unit", **asked)
        ],
    }.items():
        bench.compare(name, ours, ours, 200)
    signed_in = {"Cookie": bench.step("session")["cookies"]}
    for name, page, answer in (
        ("work list, page", [request("GET", "/petugas/", **signed_in)], [request("GET", LIST, **asked)]),
        (
            "case, page",
            [request("GET", f"/petugas/kasus/{reference}/", **signed_in) for reference in references],
            cases,
        ),
    ):
        bench.compare(name, page, answer, 200, within=True)
    bench.facts["worker memory after pages"] = _memory(bench)
    bench.facts["queries at 10,000 cases"] = bench.step("queries")


def outbox(bench: Bench) -> None:
    """Receipts through the real delivery into a mail server that takes everything; the floor is SMTP alone."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.sink"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as sink:
        assert sink.stdout is not None
        mail: dict[str, Any] = {
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": int(sink.stdout.readline()),
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        }
        bench.step("drain", **mail)
        bench.step("messages", bench.size.messages)
        ours = bench.step("drain", **mail)
        floor = bench.step("drain_floor", bench.size.messages, **mail)
        bench.once("outbox drain, messages", ours, floor)
        bench.facts["outbox, three workers"] = bench.together(
            3, "drain", lambda: bench.step("messages", bench.size.messages), **mail
        )
        sink.terminate()


def sweep(bench: Bench) -> None:
    """Cases on which nobody acted: a hundred days old, four breaches and the promise of a file each; and eight days old, one
    breach each. The files are made apart."""
    bench.step("register_floor", bench.size.rows or 0)
    for made, name in (
        ("overdue", "sweep, breaches"),
        ("overdue_lately", "sweep, cases of a week"),
    ):
        bench.step(made, bench.size.overdue)
        ours = bench.step("sweep")
        bench.once(name, ours, bench.step("sweep_floor", bench.size.overdue))
    bench.facts["sweep of cases of a week, two workers"] = bench.together(
        2, "sweep_alone", lambda: bench.step("overdue_lately", bench.size.overdue)
    )
    made_apart = bench.step("case_files")
    bench.facts["case files, ms each of program and database"] = [
        round(1000 * made_apart[key] / max(made_apart["done"], 1), 2) for key in CPU
    ]


def deadlines(bench: Bench) -> None:
    """Due dates on one core; the floor is numpy, asked for one date at a time."""
    found = json.loads(bench.python("-m", "bench.deadlines", str(bench.size.dates), str(bench.size.rounds)))
    bench.facts["due dates"] = found
    ours, numpy = (
        {"done": rate, "seconds": 1, "cpu_seconds": 1, "database_cpu_seconds": 0}
        for rate in (found["rates"]["due dates"], found["rates"]["numpy, one by one"])
    )
    bench.once("due dates", ours, numpy)


FIGURES: Final[dict[str, Callable[[Bench], None]]] = {
    "deadlines": deadlines,
    "filing": filing,
    "outbox": outbox,
    "sweep": sweep,
    "register": imported,
    "pages": pages,
    "holiday_edit": holiday_edit,
    "scale": scale,
    "midnight": midnight,
    "journey": journey,
    "peers": peers,
}
NAMED: Final = ("peers",)
"""Measured only when named: it installs a package of others."""
HOSTS: Final = "hosts"
"""Alone, as root, on servers of its own: it makes network namespaces (bench/hosts.py)."""

GIVEN: Final = ("rounds", "seconds", "duties", "cases", "rows", "share")


def parser() -> argparse.ArgumentParser:
    """What bin/bench may be asked for."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    names = f"of {', '.join(FIGURES)}; without, all but {', '.join(NAMED)}; or {HOSTS} alone, as root"
    parser.add_argument("figures", nargs="*", type=_figure, metavar="FIGURE", help=names)
    parser.add_argument("--quick", action="store_true", help="as little of each as shows that it runs")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float, help="of each round on each side")
    parser.add_argument("--rows", type=int, help="of a register; without, those that ship")
    parser.add_argument("--duties", type=int, help="that run when a day off is added")
    parser.add_argument("--cases", type=int, help="the largest size of scale")
    parser.add_argument("--share", type=float, help=f"of a core for each of {HOSTS}, 0.1 without")
    parser.add_argument(
        "--plans", type=Path, help="where scale writes the plan of every query (var/plans.txt)"
    )
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    return parser


def _figure(name: str) -> str:
    if name not in FIGURES and name != HOSTS:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join((*FIGURES, HOSTS))}")
    return name


def main() -> None:
    """Measure what was asked for, print tables as they come and the JSON at the end."""
    asked = parser().parse_args()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    others = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    os.environ.pop("TUNTAS_VAR", None)
    given = {name: value for name in GIVEN if (value := getattr(asked, name)) is not None}
    size = replace(QUICK if asked.quick else Size(), **given)
    if HOSTS in asked.figures:
        told = {"machine": _machine(), **hosts(size)}
        if asked.json:
            asked.json.write_text(json.dumps(told, indent=1) + "\n")
        return
    with throwaway(others) as addresses, Bench(addresses, size, asked.plans) as bench:
        for name, measured in FIGURES.items():  # in this order: some ask of what those before them have made
            if name in asked.figures or (not asked.figures and name not in NAMED):
                measured(bench)
    facts = {"machine": _machine(), **bench.facts}
    told = {"facts": facts, "figures": [figure.as_json() for figure in bench.figures]}
    print("\n" + table(bench.figures))
    print(json.dumps(facts, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=1) + "\n")


def _memory(bench: Bench) -> list[dict[str, float]]:
    web, _floor = bench.webs()
    return [memory(pid) for pid in web.workers()]


def _machine() -> dict[str, Any]:
    return {
        "date": time.strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "load": os.getloadavg(),
    }
