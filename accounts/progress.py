"""Work that lasts shows itself: how far it is, how quick, how long it takes still. On a terminal a bar, elsewhere a line a
minute. Whoever stops it, by Ctrl-C or SIGTERM, reads what stands and how to go on."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from types import FrameType
from typing import Final, NoReturn, TextIO, TypeVar

from tqdm import tqdm

A_LINE: Final = 60.0
"""Seconds between two lines where there is no terminal."""
PATIENCE: Final = 0.5
"""Seconds that need no bar."""
COLUMNS: Final = 80
"""Of a terminal that does not tell how wide it is, as `script` and a container make one where there is none around them."""
A_FEW: Final = 100
"""Rows between two looks at the clock."""
AFTER_A_SIGNAL: Final = 128
"""The exit status of a command that a signal ended is this and the signal's number."""


Row = TypeVar("Row")


class Terminated(KeyboardInterrupt):
    """SIGTERM, raised where the work stands, as Ctrl-C is."""


class Work:
    """How far one thing is. `unit`: what is counted, in the plural. `total` may be unknown, and may change."""

    def __init__(self, what: str, unit: str, total: int | None, out: TextIO) -> None:
        self.what, self.unit, self.total, self.done = what, unit, total, 0
        self._out, self._began = out, monotonic()
        self._next = self._began + A_LINE
        self._bar = (
            tqdm(
                desc=what,
                total=total,
                unit=f" {unit}",
                file=out,
                ncols=None if (told := _tells_its_width(out)) else COLUMNS,
                dynamic_ncols=told,
                leave=False,
                delay=PATIENCE,
            )
            if out.isatty()
            else None
        )

    def turn_to(self, what: str, unit: str, total: int | None) -> None:
        """The next part of it, counted from nothing."""
        self.what, self.unit, self._began = what, unit, monotonic()
        if self._bar is not None:
            self._bar.set_description(what, refresh=False)
            self._bar.unit = f" {unit}"
            self._bar.reset(total)
        self.done, self.total = 0, total

    def at(self, done: int, total: int | None = None) -> None:
        """This much is done, of that much where it is known; may be said as often as one likes."""
        self.done, self.total = done, self.total if total is None else total
        if self._bar is not None:
            self._bar.set_description(self.what, refresh=False)
            self._bar.total = self.total
            self._bar.update(done - self._bar.n)
        elif monotonic() >= self._next:
            self._next = monotonic() + A_LINE
            self._out.write(f"{self}\n")
            self._out.flush()

    def end(self) -> None:
        """Clear the terminal's line for what comes next."""
        if self._bar is not None:
            self._bar.close()

    def __str__(self) -> str:
        rate = self.done / max(monotonic() - self._began, 0.001)
        of = f" of {self.total:,}" if self.total is not None else ""
        rest = ""
        if self.total is not None and rate:
            rest = f", {tqdm.format_interval(max(self.total - self.done, 0) / rate)} left"
        return f"{self.what}: {self.done:,}{of} {self.unit}, {rate:,.0f}/s{rest}"


def _tells_its_width(out: TextIO) -> bool:
    return os.get_terminal_size(out.fileno()).columns > 0


_now: ContextVar[Work | None] = ContextVar("work that is shown", default=None)


@contextmanager
def shown(
    what: str, *, unit: str, goes_on: str, total: int | None = None, out: TextIO | None = None
) -> Iterator[Work]:
    """Show this work while the block lasts. Stopped within it, say how far it came and `goes_on`, and end the process with
    the signal's status."""
    stream = out or sys.stderr
    work = Work(what, unit, total, stream)
    with _terminable(), _in_force(work):
        try:
            yield work
        except KeyboardInterrupt as stop:
            work.end()
            stream.write(f"\nStopped. {work}. {goes_on}\n")
            number = signal.SIGTERM if isinstance(stop, Terminated) else signal.SIGINT
            sys.exit(AFTER_A_SIGNAL + number)
        finally:
            work.end()


def through(rows: Iterable[Row], total: Callable[[], int], unit: str) -> Iterator[Row]:
    """These rows; how far they are read is shown where a block of `shown` is around, and `total` is asked only then."""
    work = _now.get()
    if work is None:
        yield from rows
        return
    work.turn_to(work.what, unit, total())
    for done, row in enumerate(rows, start=1):
        yield row
        if done % A_FEW == 0:
            work.at(done)


@contextmanager
def _in_force(work: Work) -> Iterator[None]:
    before = _now.set(work)
    try:
        yield
    finally:
        _now.reset(before)


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM raises Terminated, in the main thread of a process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated
