"""A day off is added while a million duties run: how long it takes, how much memory, and what the web feels of it."""

import json
import resource
import statistics
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.load import Client, request
from bench.measuring import Bench
from bench.processes import Meter, memory
from config.supervisor import ROOT

PAUSE: Final = 0.15
"""Seconds between an answer and the next question of a client, on average."""
QUIET: Final = 5.0
"""Rounds' lengths for which the web is watched while nothing happens."""
LIST: Final = "/api/v1/complaints/"


@dataclass
class People:
    """Clients that read lists and cases and file, one question after the other with a pause between."""

    port: int
    requests: list[bytes]
    clients: int
    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __enter__(self) -> "People":
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=[n]) for n in range(self.clients)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def take(self) -> list[float]:
        """The waits since it was last asked, in milliseconds; at least one."""
        while not self.waits:
            time.sleep(PAUSE)
        taken, self.waits = self.waits, []
        return [1000 * wait for wait in taken]

    def _work(self, number: int) -> None:
        client, asked = Client(self.port), number
        while not self._over.wait(PAUSE * (0.5 + (asked * 7 % 11) / 11)):
            began = time.perf_counter()
            try:
                status, body = client.ask(self.requests[asked % len(self.requests)])
            except (OSError, LookupError) as error:  # the server ended the connection in the middle
                status, body, client = 0, repr(error).encode(), Client(self.port)
            self.waits.append(time.perf_counter() - began)
            if status != 200:
                self.wrong.append(f"{status} {body[:200]!r}")
            asked += self.clients


def holiday_edit(bench: Bench) -> None:
    """Propose a day, preview it, apply it by the command while people use the web."""
    made = json.loads(bench.python("-m", "bench.within", "bench.many_cases", str(bench.size.duties)))
    decree = bench.var / "tambahan.csv"
    decree.write_text(f"date,kind,name\n{made['day']},joint_leave,Cuti Bersama Tambahan\n", encoding="utf-8")
    proposed = json.loads(
        bench.python("manage.py", "calendar", "propose", str(decree), "--decree", "SKB Ukur")
    )
    references = bench.step("references", 200)["references"]
    asked = {"Authorization": f"Bearer {bench.token}"}
    requests = [
        request("GET", f"{LIST}{reference}/" if n % 3 else LIST, **asked)
        for n, reference in enumerate(references)
    ]
    quiet_seconds = QUIET * bench.size.seconds
    web, _floor = bench.webs()
    with People(web.port, requests, bench.size.people) as people:
        time.sleep(quiet_seconds / 4)
        people.take()
        time.sleep(quiet_seconds)
        quiet = people.take()
        preview = _run(bench, "preview", proposed["proposal"])
        during_preview = people.take()
        apply = _run(bench, "apply", proposed["proposal"])
        during = people.take()
        time.sleep(quiet_seconds / 2)
        after = people.take()
    if people.wrong:
        print((bench.var / "bench-product.log").read_text()[-4000:], file=sys.stderr)
    if preview["counts"] != apply["counts"]:
        raise SystemExit(f"The preview said {preview['counts']}, applying did {apply['counts']}.")
    bench.facts["holiday edit"] = {
        **made,
        **apply["counts"],
        "preview seconds": preview["seconds"],
        "apply seconds": apply["seconds"],
        "duties a second": round(made["running"] / apply["seconds"]),
        "memory MB, at a tenth and at most": apply["memory"],
        "web p95 ms": {
            "quiet": _p95(quiet),
            "during the preview": _p95(during_preview),
            "while applying": _p95(during),
            "after": _p95(after),
        },
        "web p50 ms": {"quiet": _p50(quiet), "while applying": _p50(during)},
        "of quiet": round(_p95(during) / _p95(quiet), 2),
        "answers": {"quiet": len(quiet), "while applying": len(during), "wrong": people.wrong[:5]},
        "CPU seconds while applying": apply["cpu"],
    }
    print(json.dumps(bench.facts["holiday edit"], indent=1), flush=True)


def _run(bench: Bench, verb: str, proposal: int) -> dict[str, Any]:
    """Run the command; its counts, how long it took, and its memory as it went."""
    began, meter = time.perf_counter(), Meter([], bench.postmaster)
    database, own = meter.read().database, resource.getrusage(resource.RUSAGE_CHILDREN)
    out = Path(bench.var / f"{verb}.json")
    with (
        out.open("wb") as told,
        (bench.var / f"{verb}.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "manage.py", "calendar", verb, str(proposal), "--limit", "3"],
            cwd=ROOT,
            env=bench.environment,
            stdout=told,
            stderr=log,
        ) as process,
    ):
        seen = []
        while process.poll() is None:
            time.sleep(0.5)
            with suppress(ProcessLookupError, FileNotFoundError):  # it may end while it is looked at
                seen.append(memory(process.pid)["rss_mb"])
    if process.returncode:
        raise SystemExit(f"calendar {verb} failed:\n{(bench.var / f'{verb}.log').read_text()[-2000:]}")
    answer = json.loads(out.read_text())
    counts = {name: answer[name] for name in ("moved", "stops_late", "starts_late", "told")}
    return {
        "counts": counts,
        "seconds": round(time.perf_counter() - began, 1),
        "cpu": {
            "command": round(_cpu(resource.getrusage(resource.RUSAGE_CHILDREN)) - _cpu(own), 1),
            "database, the web's share too": round(meter.read().database - database, 1),
        },
        "memory": [seen[len(seen) // 10], max(seen)] if seen else [],
    }


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _p95(waits: list[float]) -> float:
    return round(sorted(waits)[len(waits) * 95 // 100], 1)


def _p50(waits: list[float]) -> float:
    return round(statistics.median(waits), 1)
