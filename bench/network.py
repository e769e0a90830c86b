"""Machines on this machine: network namespaces on one bridge. Needs root and iproute2."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bench.shares import Controller, Group, NoSharesError
from config.supervisor import ROOT, die_with_parent


def ip(*words: str) -> str:
    """What iproute2 answers. Ends the bench when it refuses."""
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"ip {' '.join(words)}: {done.stderr}")
    return done.stdout


class Network:
    """A bridge, on which this machine has the first address, and hosts of their own."""

    def __init__(self) -> None:
        number = os.getpid() % 200
        self.prefix, self.bridge = f"10.231.{number}", f"tuntas{number}"
        self.address, self.range = f"{self.prefix}.1", f"{self.prefix}.0/24"
        self._made = ExitStack()

    def __enter__(self) -> Self:
        ip("link", "add", self.bridge, "type", "bridge")
        self._made.callback(ip, "link", "del", self.bridge)
        ip("addr", "add", f"{self.address}/24", "dev", self.bridge)
        ip("link", "set", self.bridge, "up")
        return self

    def __exit__(self, *_error: object) -> None:
        self._made.close()

    def host(self, number: int, environment: Mapping[str, str], var: Path) -> "Host":
        made = Host(f"{self.bridge}-{number}", f"{self.prefix}.{10 + number}", dict(environment), var)
        outer, inner = f"{self.bridge}o{number}", f"{self.bridge}i{number}"
        made.link = outer
        try:
            made.share = Controller.of().group(made.name)
        except NoSharesError as why:
            made.unlimited = str(why)
        else:
            self._made.callback(made.share.remove)
        ip("netns", "add", made.name)
        self._made.callback(ip, "netns", "del", made.name)
        self._made.callback(made.kill)
        ip("link", "add", outer, "type", "veth", "peer", "name", inner)
        ip("link", "set", outer, "master", self.bridge, "up")
        ip("link", "set", inner, "netns", made.name)
        for words in (("addr", "add", f"{made.address}/24", "dev", inner), ("link", "set", inner, "up"), ("link", "set", "lo", "up")):  # fmt: skip
            ip("-n", made.name, *words)
        return made


@dataclass
class Host:
    """One machine: a namespace with a folder of its own."""

    name: str
    address: str
    environment: dict[str, str]
    var: Path
    link: str = ""
    share: Group | None = None
    """What it may use of this machine's CPU: without a limit until it is given one."""
    unlimited: str = ""
    """Why there is none."""
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, what: str, command: Sequence[str]) -> None:
        """Run a module of Python here."""
        folder = self.var / "var"
        folder.mkdir(parents=True, exist_ok=True)
        with self.log(what).open("ab") as log:
            self.running[what] = subprocess.Popen(
                ["ip", "netns", "exec", self.name, sys.executable, "-m", *command],
                cwd=ROOT,
                env={**self.environment, "TUNTAS_VAR": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads that matter between
            )

    def log(self, what: str) -> Path:
        return self.var / f"{what}.log"

    def said(self, what: str, words: str) -> bool:
        return self.log(what).exists() and words in self.log(what).read_text(errors="replace")

    def pids(self) -> list[int]:
        return [int(word) for word in ip("netns", "pids", self.name).split()]

    def stop(self, what: str) -> None:
        """As its host's init does: it ends what it has begun."""
        process = self.running.pop(what)
        process.terminate()
        process.wait()

    @contextmanager
    def limited(self, cores: float) -> Iterator[None]:
        """While the block runs, its processes have no more than this together, where control groups are to be had."""
        if self.share is None:
            yield
            return
        self.share.take(self.pids())
        self.share.limit(cores)
        yield
        self.share.limit(None)

    def cut_off(self) -> None:
        """As when the power fails: no connection is closed, and nothing is heard of it any more."""
        ip("link", "set", self.link, "down")
        self.kill()

    def join(self) -> None:
        ip("link", "set", self.link, "up")

    def kill(self) -> None:
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in self.running.values():
            process.wait()
        self.running.clear()

    def files(self) -> list[str]:
        """What lies in its folder."""
        return sorted(
            str(path.relative_to(self.var)) for path in (self.var / "var").rglob("*") if path.is_file()
        )
