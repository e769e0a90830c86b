"""The database itself aborts transactions, as it does for a deadlock, at chosen statements."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final

from django.db import connection

from workflow import idempotency

IN_TURN: Final = cycle(["40P01", "40001"])
"""A deadlock and a failure to serialize."""


@dataclass
class Seen:
    """What went by: statements, of the last try alone where there are tries; and transactions aborted."""

    statements: int = 0
    aborted: int = 0
    _inside: bool = False


@contextmanager
def aborts(*places: int, code: str = "") -> Iterator[Seen]:
    """Of the tries that `idempotency.once` makes under a key, abort each before the statement of its place in turn
    (1 is the first, the lock of the key); what comes after them goes on undisturbed. `code`: why, where it is
    neither a deadlock nor a failure to serialize."""
    seen, left = Seen(), list(places)

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql in (idempotency._LOCK_AND_READ, idempotency._LOCK):
            seen._inside, seen.statements = True, 0
        if seen._inside:
            seen.statements += 1
            seen._inside = sql != idempotency._REMEMBER
            if left[:1] == [seen.statements]:
                seen._inside = False
                _abort(seen, left, context, code)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


@contextmanager
def aborts_at(
    place: int, *, in_transaction: bool = False, where: Callable[[str], bool] = lambda _sql: True
) -> Iterator[Seen]:
    """Abort once before this statement, of all, of those in a transaction, or of those like this; 0 aborts none."""
    seen, left = Seen(), [place]

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if where(sql) and (connection.in_atomic_block or not in_transaction):
            seen.statements += 1
            if left == [seen.statements]:
                _abort(seen, left, context)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def _abort(seen: Seen, left: list[int], context: dict[str, Any], code: str = "") -> None:
    """The database raises it: the transaction is as lost as after a real one."""
    seen.aborted += 1
    del left[0]
    why = code or next(IN_TURN)
    statement = f"DO $$ BEGIN RAISE EXCEPTION 'aborted by a test' USING ERRCODE = '{why}'; END $$"
    with context["connection"].wrap_database_errors:
        context["cursor"].cursor.execute(statement)


def by(tries: int, last: int) -> Sequence[tuple[int, ...]]:
    """Each place from 1 to the last, so many to a request: one for each try that it shall lose."""
    starts = [*range(1, last - tries + 1, tries), last - tries + 1]
    return [tuple(range(start, start + tries)) for start in starts]
