"""A file of a stranger decoded in a process of its own, so that a bomb or a crash of a library ends that one only.

The child gets limited memory, time and output (`complaints/files/child.py`), an empty environment and one file.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from complaints.files.kinds import Kind
from complaints.files.verdicts import BadFile, CleanFile, Refusal

CHILD: Final = Path(__file__).with_name("child.py")
MEMORY: Final = 768 * 1024 * 1024
"""Bytes of address space of a child."""
AT_ONCE: Final = 2
"""Children of one process at a time: the others wait for their turn."""
PATIENCE: Final = 3.0
"""Seconds that a request waits for its turn: those who only read and write text need the threads as well."""
GRACE: Final = 5.0
"""Seconds that a child may wait for a processor, beside twice its own."""
_turns = threading.BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """Too many files are being decoded: try again soon."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a child may take: pages it draws, bytes it answers, seconds of processor time. `patience`: seconds to
    wait for a turn, None for as long as it takes."""

    pages: int
    bytes: int
    seconds: int
    patience: float | None = PATIENCE


WHILE_THEY_WAIT: Final = Measure(pages=20, bytes=24 * 1024 * 1024, seconds=8)
"""For the request that uploads or reads a file; what takes more is done by the worker."""
AT_LEISURE: Final = Measure(pages=1_000, bytes=64 * 1024 * 1024, seconds=200, patience=None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF that may be kept. `shown`: its pages drawn anew, None where that took more than the measure allows;
    `out_of_time`: of time; `failed`: the child broke while it drew them."""

    pages: int
    shown: bytes | None
    out_of_time: bool = False
    failed: bool = False


def pdf(data: bytes, measure: Measure) -> Drawn:
    """Judge a PDF and draw its pages. Raises BadFile, and Crowded."""
    said = {"memory": MEMORY, "seconds": measure.seconds, "pages": measure.pages, "bytes": measure.bytes}
    code, answer, rest = _run("pdf", said, data, measure.patience)
    if answer is None:
        raise BadFile(Refusal.BROKEN)
    out_of_time = code in _OUT_OF_TIME
    shown = rest if code == 0 and rest.startswith(b"%PDF-") else None
    return Drawn(answer["pages"], shown, out_of_time, failed=code != 0 and not out_of_time)


def picture(data: bytes, kind: Kind, measure: Measure = WHILE_THEY_WAIT) -> CleanFile:
    """A picture drawn anew (`pictures.redrawn`). Raises BadFile, and Crowded."""
    said = {"memory": MEMORY, "seconds": measure.seconds, "kind": kind.value}
    code, answer, rest = _run("picture", said, data, measure.patience)
    if code != 0 or answer is None:
        raise BadFile(Refusal.BROKEN)
    is_shown = answer.pop("is_shown")
    return CleanFile(**{**answer, "data": rest, "shown": rest if is_shown else None})


_KILLED: Final = -9
_OUT_OF_TIME: Final = (_KILLED, -24)  # SIGXCPU


def _run(
    work: str, said: dict[str, Any], data: bytes, patience: float | None
) -> tuple[int, dict[str, Any] | None, bytes]:
    """The child's exit code, the first line of its answer, and the rest. Raises BadFile with what it refuses."""
    command = [sys.executable, "-I", "-B", str(CHILD), work, json.dumps(said)]
    with (
        _turn(patience),
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        ) as child,
    ):
        try:
            out, _err = child.communicate(data, timeout=2 * said["seconds"] + GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            out, _err = child.communicate()
    line, _, rest = out.partition(b"\n")
    answer = _parsed(line)
    if answer is not None and (refused := answer.get("refused")):
        raise BadFile(Refusal(refused))
    # A page may turn out broken once others were told of.
    if answer is not None and rest.startswith(b'{"refused"') and (later := _parsed(rest.strip())):
        raise BadFile(Refusal(later["refused"]))
    return child.returncode, answer, rest


@contextmanager
def _turn(patience: float | None) -> Iterator[None]:
    if not _turns.acquire(timeout=patience):
        raise Crowded
    try:
        yield
    finally:
        _turns.release()


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(line)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
