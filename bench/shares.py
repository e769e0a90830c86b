"""A share of this machine's CPU for some processes, by Linux's control groups of either version. Needs root.

    version 1: <mount of the controller cpu>/<name>/cpu.cfs_quota_us and cpu.cfs_period_us
    version 2: <mount>/<name>/cpu.max, once <mount>/cgroup.subtree_control names cpu

Source: Documentation/scheduler/sched-bwc.rst and Documentation/admin-guide/cgroup-v2.rst of Linux.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PERIOD: Final = 20_000
"""Microseconds after which a share is given anew. Linux takes 1 ms to 1 s, and no quota below 1 ms."""
MOUNTS: Final = Path("/proc/self/mounts")
_EMPTY_SECONDS: Final = 5.0
"""For which a group may still hold processes that were just killed."""


class NoSharesError(Exception):
    """This machine makes no control group for the CPU; the text says why."""


@dataclass(frozen=True)
class Controller:
    """Where groups are made, and by the words of which version."""

    folder: Path
    version: int

    @classmethod
    def of(cls, mounts: Path = MOUNTS) -> "Controller":
        """The one that rules the CPU here, first version first: a machine may have both. Raises NoSharesError."""
        fields = [line.split() for line in mounts.read_text().splitlines()]
        for _what, where, kind, options, *_rest in fields:
            if kind == "cgroup" and "cpu" in options.split(","):
                return cls(Path(where), 1)
        for _what, where, kind, *_rest in fields:
            if kind == "cgroup2" and "cpu" in _read(Path(where) / "cgroup.controllers").split():
                return cls(Path(where), 2)
        raise NoSharesError("no control group of this machine rules the CPU")

    def group(self, name: str) -> "Group":
        """A new group without a limit. Raises NoSharesError."""
        made = Group(self.folder / name, self.version)
        try:
            if self.version == 2 and "cpu" not in _read(self.folder / "cgroup.subtree_control").split():
                (self.folder / "cgroup.subtree_control").write_text("+cpu")
            made.folder.mkdir()
        except OSError as error:
            raise NoSharesError(f"{self.folder} takes no group: {error.strerror}") from None
        return made


@dataclass(frozen=True)
class Group:
    """Processes, and those that they start, which together get no more than their share."""

    folder: Path
    version: int

    def take(self, pids: Iterable[int]) -> None:
        for pid in pids:
            with suppress(ProcessLookupError):
                (self.folder / "cgroup.procs").write_text(str(pid))

    def limit(self, cores: float | None) -> None:
        """At most this many cores' time from now on; None: as much as there is."""
        quota = None if cores is None else round(cores * PERIOD)
        if self.version == 2:
            (self.folder / "cpu.max").write_text(f"{'max' if quota is None else quota} {PERIOD}")
        else:
            (self.folder / "cpu.cfs_period_us").write_text(str(PERIOD))
            (self.folder / "cpu.cfs_quota_us").write_text(str(-1 if quota is None else quota))

    def limited(self) -> float | None:
        """Cores, as the group's own files tell; None without a limit."""
        if self.version == 2:
            quota, period = _read(self.folder / "cpu.max").split()
        else:
            quota, period = (
                _read(self.folder / f"cpu.cfs_{name}_us").strip() for name in ("quota", "period")
            )
        return None if quota in ("max", "-1") else int(quota) / int(period)

    def remove(self) -> None:
        """Once its processes are dead, which takes them a moment."""
        until = time.monotonic() + _EMPTY_SECONDS
        while True:
            try:
                return self.folder.rmdir()
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""
