"""Says what lasts, and how far it is. Standard library only: `bin/` uses it before anything is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 3.0
"""Seconds that need no word."""
NOW_AND_THEN = 15.0
"""Seconds between two lines where there is no terminal."""
LOOK_SECONDS = 0.2
ERASE_THE_REST = "\x1b[K"


class Progress:
    """One thing that lasts. On a terminal a line that is written anew and goes when it ends; else a line when it
    has lasted three seconds, and one now and then."""

    def __init__(self, what: str, out: TextIO | None = None, *, patience: float = PATIENCE) -> None:
        self._what, self._out = what, out or sys.stdout
        self._began, self._next = time.monotonic(), time.monotonic() + patience
        self._written = False

    def show(self, how_far: str = "") -> None:
        """Say how far it is; to be called several times a second."""
        now = time.monotonic()
        if now < self._next:
            return
        text = f"{self._what} ... {how_far}".rstrip()
        seconds = f"{now - self._began:.0f} s"
        if self._out.isatty():
            room = _columns(self._out) - len(seconds) - 4
            self._out.write(f"\r{text[:room]} ({seconds}){ERASE_THE_REST}")
            self._written = True
        else:
            self._out.write(f"{text} ({seconds})\n")
            self._next = now + NOW_AND_THEN
        self._out.flush()

    def end(self) -> None:
        """Clear the terminal's line for what comes next."""
        if self._written:
            self._out.write(f"\r{ERASE_THE_REST}")
            self._out.flush()
            self._written = False


@contextmanager
def progress(what: str, out: TextIO | None = None, *, patience: float = PATIENCE) -> Iterator[Progress]:
    """A Progress that ends with the block, however it is left."""
    line = Progress(what, out, patience=patience)
    try:
        yield line
    finally:
        line.end()


def wait(
    process: subprocess.Popen[bytes], what: str, how_far: Callable[[], str], out: TextIO | None = None
) -> int:
    """Wait for a process to end, saying how far it is; returns its status."""
    with progress(what, out) as line:
        while True:
            try:
                return process.wait(LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                line.show(how_far())


def _columns(out: TextIO) -> int:
    try:
        return os.get_terminal_size(out.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
