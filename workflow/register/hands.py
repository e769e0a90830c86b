"""Blocks of a register on their way into the database: two hands write, each in a session of its own, while the lines of the
next block are made. What came of them is told in the order of the file."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import cycle
from typing import Final, NamedTuple, Self

from django.db import IntegrityError, OperationalError, connection, connections
from psycopg.errors import DeadlockDetected, LockNotAvailable

from workflow.register.reading import Block
from workflow.register.writing import Made, Overtaken, Writer, Written

HANDS: Final = 2
"""More would wait for the program, which makes the lines in one thread."""
TRIES: Final = 3
"""That a block is begun anew with as many cases and units to make as before. Where other imports bring some of them meanwhile it has
fewer, and may be begun once more for each."""


class _Later:
    """A block that is written when it is waited for: by a thread that has a transaction open, so that it is part of that."""

    def __init__(self, write: Callable[[Made, Future[Written] | None], Written], made: Made) -> None:
        self._write, self._made = write, made

    def result(self) -> Written:
        return self._write(self._made, None)

    def cancel(self) -> bool:
        return True


class _UnderWay(NamedTuple):
    made: Made
    coming: Future[Written] | _Later


class Hands:
    """Takes blocks one after another while the context lasts. `told` gets each that is committed, with what came of it.

    Left by an exception, what is begun is still brought to its end and told, and nothing else is begun."""

    def __init__(self, writer: Writer, told: Callable[[Block, Written], object]) -> None:
        self._writer, self._told = writer, told
        self._maker = ThreadPoolExecutor(1)
        self._hands = [ThreadPoolExecutor(1) for _ in range(0 if connection.in_atomic_block else HANDS)]
        self._turn = cycle(self._hands)
        self._under_way: deque[_UnderWay] = deque()
        self._makes_units: Future[Written] | None = None
        """The block under way that makes units which others may name."""

    def __enter__(self) -> Self:
        return self

    def take(self, block: Block) -> None:
        """Have this block written. Waits where the hands are full."""
        made = self._writer.make(block, self._maker)
        self._under_way.append(_UnderWay(made, self._given(made)))
        if len(self._under_way) > max(len(self._hands), 1):
            self._end_one()

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        try:
            while error is None and self._under_way:
                self._end_one()
        finally:
            begun = [each for each in self._under_way if not each.coming.cancel()]
            for each in begun:
                with suppress(Exception):
                    self._told(each.made.block, each.coming.result())
            for hand in self._hands:
                hand.submit(connections.close_all)
                hand.shutdown()
            self._maker.shutdown()

    def _given(self, made: Made) -> Future[Written] | _Later:
        if not self._hands:
            return _Later(self._writer.write, made)
        coming = next(self._turn).submit(self._writer.write, made, self._makes_units)
        if made.units:
            self._makes_units = coming
        return coming

    def _end_one(self) -> None:
        made, coming = self._under_way[0]
        try:
            written = coming.result()
        except Exception as error:
            if not _may_succeed(error):
                raise
            written = self._again(made, coming)
        self._under_way.popleft()
        self._told(made.block, written)

    def _again(self, made: Made, failed: Future[Written] | _Later) -> Written:
        """Begin this block anew, in the session of this thread: all before it are committed."""
        if self._makes_units is failed:
            self._makes_units = None
        tries = 0
        while True:
            before = _to_make(made)
            self._writer.forget(made.units)
            made = self._writer.make(made.block, self._maker)
            tries = tries + 1 if _to_make(made) >= before else 1
            try:
                return self._writer.write(made, None)
            except Exception as error:
                if tries == TRIES or not _may_succeed(error):
                    raise


def _to_make(made: Made) -> int:
    return len(made.fresh) + len(made.units)


def _may_succeed(error: Exception) -> bool:
    """Whether the block may be written after another look: another import brought some of its rows or units, or waits for
    what this one has written; or the calendar changed."""
    if isinstance(error, OperationalError):
        return isinstance(error.__cause__, DeadlockDetected | LockNotAvailable)
    return isinstance(error, IntegrityError | Overtaken)
