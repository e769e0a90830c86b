"""What one question costs, asked again and again in this process: CPU of the process and of its PostgreSQL backend, as the
operating system counts it. Needs nothing but a connection, so that other products can be measured with it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bench.processes import Meter

MOST: Final = 200
"""Times that a thing is asked, at most."""


def cost(
    ask: Callable[[int], int], backend: int, seconds: float, status: int = 200, *, least: int = 1
) -> dict[str, Any]:
    """Ask for this many seconds and this often at least; `ask` gets the number of the question and returns the HTTP
    status."""
    postmaster = int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
    workers = Meter([], postmaster)
    waits: list[float] = []
    before, own, ended, began = on_cpu(backend), time.process_time(), workers.of_ended(), time.perf_counter()
    while len(waits) < MOST and (time.perf_counter() - began < seconds or len(waits) < least):
        asking = time.perf_counter()
        answered = ask(len(waits))
        waits.append(1000 * (time.perf_counter() - asking))
        if answered != status:
            return {"status": answered}
    times = len(waits)
    return {
        "status": status,
        "answers": times,
        "app_ms": round(1000 * (time.process_time() - own) / times, 2),
        "database_ms": round(1000 * (on_cpu(backend) - before + workers.of_ended() - ended) / times, 2),
        "median_ms": round(sorted(waits)[times // 2], 1),
        "p95_ms": round(sorted(waits)[(95 * times + 99) // 100 - 1], 1),
    }


def on_cpu(pid: int) -> float:
    """Seconds, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
