"""What bin/bench does: servers of its own, one measurement after the other, a table and JSON."""

import argparse
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from bench.holiday_edit import holiday_edit
from bench.load import request
from bench.processes import Meter, Web, load, memory, postmaster
from bench.report import Figure, table
from config.embedded import throwaway
from config.supervisor import ROOT, environment

CLIENTS: Final = (1, 8, 32)
LIST, HANDLING = "/api/v1/complaints/", "/api/v1/measures/handling/"


class Bench:
    """Servers, a migrated database, and the figures so far."""

    def __init__(self, addresses: dict[str, str], *, rounds: int, seconds: float, duties: int) -> None:
        self.rounds, self.seconds, self.duties = rounds, seconds, duties
        self.var = Path(addresses["TUNTAS_VAR"])
        self.environment = environment(addresses) | addresses
        self.floor_environment = self.environment | {"DJANGO_SETTINGS_MODULE": "bench.floor.settings"}
        self.figures: list[Figure] = []
        self.facts: dict[str, Any] = {}
        self.postmaster = postmaster(addresses["DATABASE_OWNER_URL"])
        self.python("-m", "bench.within", "bench.floor.tables", floor=True)
        self.manage("migrate")
        self.manage("load_calendars")
        self.token = self.step("people")["token"]

    def manage(self, *arguments: str) -> None:
        self.python("manage.py", *arguments)

    def due_dates(self) -> dict[str, Any]:
        """Run `bench.deadlines`, which needs no server."""
        found: dict[str, Any] = json.loads(self.python("-m", "bench.deadlines"))
        return found

    def step(self, name: str, number: int = 0, **variables: str) -> dict[str, Any]:
        """Run one of `bench.steps`; with what it used of the database's CPU."""
        meter = Meter([], self.postmaster)
        before = meter.read()
        lines = self.python("-m", "bench.steps", name, str(number), **variables).splitlines()
        found: dict[str, Any] = json.loads(lines[-1])
        return found | {"database_cpu_seconds": (meter.read() - before).database}

    def python(self, *arguments: str, floor: bool = False, **variables: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**(self.floor_environment if floor else self.environment), **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
        return done.stdout

    @contextmanager
    def webs(self) -> Iterator[tuple[Web, Web]]:
        """The product's web server and the floor's, side by side."""
        with ExitStack() as stack:
            web = Web("product", "config.wsgi:application", self.environment, self.var)
            stack.callback(web.stop)
            floor = Web("floor", "bench.floor.wsgi:application", self.floor_environment, self.var)
            stack.callback(floor.stop)
            web.await_answer("/healthz")
            floor.await_answer("/healthz")
            yield web, floor

    def compare(
        self, name: str, web: Web, floor: Web, ours: list[bytes], theirs: list[bytes], status: int
    ) -> None:
        """Ours and the floor in turns, at each number of clients."""
        for clients in CLIENTS:
            job = {"clients": clients, "seconds": self.seconds, "most": 100_000, "status": status}
            for each, requests in ((floor, theirs), (web, ours)):  # connections, caches
                load(each.port, requests, **{**job, "seconds": self.seconds / 5})
            measured = [
                (_round(web, ours, self.postmaster, job), _round(floor, theirs, self.postmaster, job))
                for _ in range(self.rounds)
            ]
            self.figures.append(_figure(name, clients, measured))
            self.tell(self.figures[-1:])

    def once(self, name: str, ours: dict[str, Any], floor: dict[str, Any]) -> None:
        """A figure of one process at work, and its floor."""
        ratio = ours["done"] / ours["seconds"] / (floor["done"] / floor["seconds"])
        used, least = ([1000 * each[key] / each["done"] for key in CPU] for each in (ours, floor))
        figure = Figure(
            name=name,
            clients=1,
            rate=ours["done"] / ours["seconds"],
            app_ms=used[0],
            database_ms=used[1],
            floor_rate=floor["done"] / floor["seconds"],
            of_floor=ratio,
            of_floor_cpu=sum(least) / sum(used),
            floor_app_ms=least[0],
            floor_database_ms=least[1],
            rounds=[round(ratio, 3)],
        )
        self.figures.append(figure)
        self.tell([figure])

    def tell(self, figures: list[Figure]) -> None:
        print(table(figures), flush=True)


CPU: Final = ("cpu_seconds", "database_cpu_seconds")


def _round(web: Web, requests: list[bytes], database: int, job: dict[str, Any]) -> dict[str, float]:
    meter = Meter(web.workers(), database)
    before = meter.read()
    found: dict[str, float] = load(web.port, requests, **job)
    used = meter.read() - before
    return {
        **found,
        "app_ms": 1000 * used.app / found["answered"],
        "database_ms": 1000 * used.database / found["answered"],
    }


def _figure(name: str, clients: int, measured: list[tuple[dict[str, float], dict[str, float]]]) -> Figure:
    ours, floor = ([pair[n] for pair in measured] for n in (0, 1))
    ratios = [one["rate"] / other["rate"] for one, other in measured]
    parts = [
        (other["app_ms"] + other["database_ms"]) / (one["app_ms"] + one["database_ms"])
        for one, other in measured
    ]

    def middle(rounds: list[dict[str, float]], key: str) -> float:
        return statistics.median(each[key] for each in rounds)

    return Figure(
        name=name,
        clients=clients,
        rate=middle(ours, "rate"),
        app_ms=middle(ours, "app_ms"),
        database_ms=middle(ours, "database_ms"),
        p50_ms=middle(ours, "p50_ms"),
        p95_ms=middle(ours, "p95_ms"),
        floor_rate=middle(floor, "rate"),
        of_floor=statistics.median(ratios),
        of_floor_cpu=statistics.median(parts),
        floor_app_ms=middle(floor, "app_ms"),
        floor_database_ms=middle(floor, "database_ms"),
        rounds=[round(ratio, 3) for ratio in ratios],
    )


def filing(bench: Bench) -> None:
    """Filing with an Idempotency-Key, against a bare view that validates the same fields and inserts twice."""
    body = bench.step("example")["body"]
    ours = [request("POST", LIST, body, Idempotency_Key="bench-@KEY@")]
    with bench.webs() as (web, floor):
        bench.compare("filing", web, floor, ours, ours, 201)
        bench.facts["worker memory after filing"] = [memory(pid) for pid in web.workers()]
    bench.facts["queries"] = bench.step("queries")


def imported(bench: Bench) -> None:
    """The register of 9,999 rows; the floor copies the same rows into one plain table."""
    bench.once("register import, rows", bench.step("register_import"), bench.step("register_floor"))


def pages(bench: Bench) -> None:
    """List, case and measures at 10,000 cases, which the register brings."""
    bench.facts["cases"] = bench.step("register_import")["cases"]
    references = bench.step("references", 200)["references"]
    asked = {"Authorization": f"Bearer {bench.token}"}
    cases = [request("GET", f"{LIST}{reference}/", **asked) for reference in references]
    with bench.webs() as (web, floor):
        for name, ours in {
            "work list": [request("GET", LIST, **asked)],
            "case page": cases,
            "handling measures": [
                request("GET", f"{HANDLING}?from=2015-01-01&to=2026-12-31&group_by=unit", **asked)
            ],
        }.items():
            bench.compare(name, web, floor, ours, ours, 200)
        bench.facts["worker memory after pages"] = [memory(pid) for pid in web.workers()]
    bench.facts["queries at 10,000 cases"] = bench.step("queries")


def outbox(bench: Bench, number: int = 1000) -> None:
    """Receipts through the real delivery into a mail server that takes everything; the floor is SMTP alone."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.sink"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as sink:
        assert sink.stdout is not None
        mail = {
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": sink.stdout.readline().strip(),
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        }
        bench.step("drain", 0, **mail)
        bench.step("messages", number)
        ours = bench.step("drain", 0, **mail)
        bench.once("outbox drain, messages", ours, bench.step("drain_floor", number, **mail))
        sink.terminate()


def sweep(bench: Bench, number: int = 500) -> None:
    """Cases a hundred days old on which nobody acted: four breaches each, with events and notices."""
    bench.step("register_floor")
    bench.step("overdue", number)
    ours = bench.step("sweep")
    bench.once("sweep, breaches", ours, bench.step("sweep_floor", number))


def deadlines(bench: Bench) -> None:
    """Due dates on one core; the floor is numpy, asked for one date at a time."""
    found = bench.due_dates()
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
}


def main() -> None:
    """Measure what was asked for, print tables as they come and the JSON at the end."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"of {', '.join(FIGURES)}; without, all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each round on each side")
    parser.add_argument("--duties", type=int, default=100_000, help="that run when a day off is added")
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    asked = parser.parse_args()
    if unknown := set(asked.figures) - set(FIGURES):
        parser.error(f"unknown: {', '.join(unknown)}")
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    others = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    os.environ.pop("TUNTAS_VAR", None)
    with throwaway(others) as addresses:
        bench = Bench(addresses, rounds=asked.rounds, seconds=asked.seconds, duties=asked.duties)
        for name in asked.figures or FIGURES:
            FIGURES[name](bench)
    facts = {"machine": _machine(), **bench.facts}
    told = {"facts": facts, "figures": [figure.as_json() for figure in bench.figures]}
    print("\n" + table(bench.figures))
    print(json.dumps(facts, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=1) + "\n")


def _machine() -> dict[str, Any]:
    return {
        "date": time.strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "load": os.getloadavg(),
    }
