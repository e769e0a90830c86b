"""Web servers under measurement, and what the operating system says that they used."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg

from config.supervisor import ROOT, commands, die_with_parent

TICK: Final = os.sysconf("SC_CLK_TCK")
START_SECONDS: Final = 300  # of a machine that is busy otherwise; one that ends is noticed at once


class Web:
    """gunicorn as `bin/run` starts it, on a free port, with these settings and this many workers."""

    def __init__(
        self, name: str, application: str, environment: Mapping[str, str], var: Path, workers: int
    ) -> None:
        self.name, self.port = name, free_port()
        command = [sys.executable, "-m", *commands(self.port)["web"]]
        command[command.index("config.wsgi:application")] = application
        command[command.index("--workers") + 1] = str(workers)
        self._log = (var / f"bench-{name}.log").open("wb")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environment, "BASE_URL": f"http://127.0.0.1:{self.port}"},
            stdout=self._log,
            stderr=self._log,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads here
        )

    def await_answer(self, path: str) -> None:
        """Until it answers at all, whatever the status."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit(f"{self.name} did not start:\n{Path(self._log.name).read_text()[-3000:]}")

    def workers(self) -> list[int]:
        return children(self.process.pid)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._log.close()


@dataclass(frozen=True)
class Used:
    """CPU seconds."""

    app: float
    database: float

    def __sub__(self, other: "Used") -> "Used":
        return Used(self.app - other.app, self.database - other.database)


@dataclass(frozen=True)
class Meter:
    """Reads the CPU of these processes (and of what they started) and of the PostgreSQL server."""

    pids: list[int]
    postmaster: int

    def read(self) -> Used:
        backends = [self.postmaster, *children(self.postmaster)]
        return Used(sum(map(_own, self.pids)), sum(map(_own, backends)) + self.of_ended())

    def of_ended(self) -> float:
        """CPU seconds of the server's processes that have ended, parallel workers among them."""
        return _fetched(self.postmaster)


def postmaster(database_url: str) -> int:
    """The process that all backends descend from."""
    with psycopg.connect(database_url) as connection:
        backend = connection.info.backend_pid
        return int(_stat(backend)[1])


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def memory(pid: int) -> dict[str, float]:
    """Resident and proportional set size in MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return {"rss_mb": round(sizes["Rss"], 1), "pss_mb": round(sizes["Pss"], 1)}


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def load(port: int, requests: list[bytes], **job: Any) -> dict[str, Any]:
    """One run of the load, in a process of its own."""
    job |= {"port": port, "requests": [each.decode() for each in requests]}
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"The load broke off:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    if found["wrong"]:
        raise SystemExit(
            f"{found['wrong']} of {found['answered']} answers are wrong, the first: {found['first_wrong']}"
        )
    return found


def _stat(pid: int) -> list[str]:
    """Fields of /proc/<pid>/stat from the state on (proc(5) counts it as the third)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _own(pid: int) -> float:
    try:
        fields = _stat(pid)
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def _fetched(pid: int) -> float:
    """Of children that have ended."""
    fields = _stat(pid)
    return (int(fields[13]) + int(fields[14])) / TICK
