"""Servers, a migrated database, and how one thing is measured beside its floor."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Self, TypeAlias

from bench.processes import Meter, Web, load, postmaster
from bench.report import Figure, table
from config.supervisor import ROOT, die_with_parent, environment


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int = 5
    seconds: float = 4.0
    """Of each round on each side."""
    clients: tuple[int, ...] = (1, 8, 32)
    workers: int = 2
    """Of each web server; `bin/run` has two."""
    dates: int = 200_000
    messages: int = 1000
    overdue: int = 500
    rows: int | None = None
    """Of the register; None: all."""
    duties: int = 100_000
    """That run when a day off is added."""
    people: int = 4
    """Who use the web meanwhile."""
    cases: int = 100_000
    """The largest size of `scale`, and of `peers`."""
    whole: int = 1_000_000
    """Cases up to which `scale` makes all that a case has: of more a hundredth is whole (`bench.thinned`)."""
    opened: int | None = None
    """Numbers of the overview whose cases scale opens at each size; None: all."""
    lives: int = 0
    """That are told through the verbs and then multiplied; 0: all of the demo."""
    share: float = 0.1
    """Of a core, for each of `hosts` while the rates of its webs are compared: little enough that the web is what limits."""
    agencies: int = 60
    units: int = 3000
    """Over which the multiplied cases are spread."""


QUICK: Final = Size(
    rounds=1,
    seconds=0.1,
    clients=(2,),
    workers=1,
    dates=200,
    messages=5,
    overdue=2,
    rows=20,
    duties=54,
    people=1,
    cases=60,
    whole=30,
    lives=12,
    agencies=12,
    units=60,
    opened=20,
)
"""Shows that everything runs, not how fast."""


class Bench:
    """The processes under measurement, and the figures so far."""

    def __init__(self, addresses: dict[str, str], size: Size, plans: Path | None = None) -> None:
        self.size, self.plans = size, plans
        self.var = Path(addresses["TUNTAS_VAR"])
        self.environment = environment(addresses) | addresses
        self.floor_environment = self.environment | {"DJANGO_SETTINGS_MODULE": "bench.floor.settings"}
        self.figures: list[Figure] = []
        self.facts: dict[str, Any] = {}
        self.postmaster = postmaster(addresses["DATABASE_OWNER_URL"])
        self._running = ExitStack()
        self._webs: tuple[Web, Web] | None = None
        self._workers: list[Steps] = []

    def __enter__(self) -> Self:
        self._steps = self._running.enter_context(Steps(self.environment, self.var))
        self.step("migrate")
        self.python("-m", "bench.within", "bench.floor.tables", floor=True)
        self.token = self.step("people")["token"]
        return self

    def __exit__(self, *_error: object) -> None:
        self._running.close()

    def step(self, name: str, number: int = 0, **settings: Any) -> dict[str, Any]:
        """Take one of `bench.steps`, with these settings; with what it used of the database's CPU."""
        meter = Meter([], self.postmaster)
        before = meter.read()
        found = self._steps.take(name, number, settings)
        return found | {"database_cpu_seconds": (meter.read() - before).database}

    def python(self, *arguments: str, floor: bool = False) -> str:
        """What a process of Python prints. Ends the bench when it fails."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.floor_environment if floor else self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
        return done.stdout

    def webs(self) -> tuple[Web, Web]:
        """The product's web server and the floor's, side by side until the bench ends."""
        if self._webs is None:
            web = Web("product", "bench.unlimited:application", self.environment, self.var, self.size.workers)
            self._running.callback(web.stop)
            floor = Web(
                "floor",
                "bench.floor.wsgi:application",
                self.floor_environment,
                self.var,
                self.size.workers,
            )
            self._running.callback(floor.stop)
            web.await_answer("/healthz")
            floor.await_answer("/healthz")
            self._webs = web, floor
        return self._webs

    def compare(
        self, name: str, ours: list[bytes], theirs: list[bytes], status: int, *, within: bool = False
    ) -> None:
        """Ours and the floor in turns, at each number of clients. `within`: `theirs` is another request of the product."""
        web, floor = self.webs()
        if within:
            floor = web
        for clients in self.size.clients:
            job = {"clients": clients, "seconds": self.size.seconds, "most": 100_000, "status": status}
            for each, requests in ((floor, theirs), (web, ours)):  # connections, caches
                load(each.port, requests, **{**job, "seconds": self.size.seconds / 5})
            measured = [
                (_round(web, ours, self.postmaster, job), _round(floor, theirs, self.postmaster, job))
                for _ in range(self.size.rounds)
            ]
            self.figures.append(compared(name, clients, measured))
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

    def together(self, number: int, step: str, work: Callable[[], object], **settings: Any) -> dict[str, Any]:
        """The same step by this many processes at once, each of which took it before, when there was no `work` yet: their rate a
        second, what each did, and CPU of all of them and of the database in milliseconds a piece."""
        while len(self._workers) < number:
            self._workers.append(self._running.enter_context(Steps(self.environment, self.var)))
        workers = self._workers[:number]
        with ThreadPoolExecutor(number) as hands:

            def take() -> list[dict[str, Any]]:
                return list(hands.map(lambda worker: worker.take(step, 0, settings), workers))

            take()
            work()
            meter = Meter([], self.postmaster)
            before, began = meter.read(), time.perf_counter()
            told = take()
            seconds, used = time.perf_counter() - began, (meter.read() - before).database
        done = sum(each["done"] for each in told)
        cpu = sum(each["cpu_seconds"] for each in told)
        return {
            "workers": number,
            "rate/s": round(done / seconds),
            "each did": [each["done"] for each in told],
            "app ms, db ms": [round(1000 * spent / max(done, 1), 2) for spent in (cpu, used)],
        }

    def tell(self, figures: list[Figure]) -> None:
        print(table(figures), flush=True)


CPU: Final = ("cpu_seconds", "database_cpu_seconds")


class Steps:
    """The process in which `bench.steps` are taken, one after the other."""

    def __init__(self, environment: Mapping[str, str], var: Path) -> None:
        self._log = var / "bench-steps.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bench.within", "bench.steps"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads here
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()

    def take(self, name: str, number: int, settings: dict[str, Any]) -> dict[str, Any]:
        asked, answers = _pipes(self._process)
        asked.write(json.dumps([name, number, settings]) + "\n")
        asked.flush()
        answer = answers.readline()
        if not answer:
            raise SystemExit(f"{name} failed:\n{self._log.read_text()[-3000:]}")
        found: dict[str, Any] = json.loads(answer)
        return found


def _pipes(process: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


Round: TypeAlias = dict[str, float]
"""What one round came to: rate a second, requests answered, waits and CPU in milliseconds a request."""

TICK_MS: Final = 1000 / os.sysconf("SC_CLK_TCK")
"""The operating system counts CPU in ticks; a very short round may use none."""


def _round(web: Web, requests: list[bytes], database: int, job: dict[str, Any]) -> Round:
    meter = Meter(web.workers(), database)
    before = meter.read()
    found: Round = load(web.port, requests, **job)
    used = meter.read() - before
    return {
        **found,
        "app_ms": 1000 * used.app / found["answered"],
        "database_ms": 1000 * used.database / found["answered"],
    }


def compared(name: str, clients: int, measured: list[tuple[Round, Round]]) -> Figure:
    """The figure of rounds of ours, each beside its floor's."""
    ours, floor = ([pair[n] for pair in measured] for n in (0, 1))
    ratios = [one["rate"] / other["rate"] for one, other in measured]
    parts = [_cpu(other) / max(_cpu(one), TICK_MS / one["answered"]) for one, other in measured]

    def middle(rounds: list[Round], key: str) -> float:
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


def _cpu(measured: Round) -> float:
    return measured["app_ms"] + measured["database_ms"]
