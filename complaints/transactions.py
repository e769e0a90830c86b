"""A transaction that the database aborts for the sake of another one is done again, whole.

    @retried
    def act(complaint_id: int) -> None: ...

It stands in the place of `transaction.atomic` on what doors and tasks begin. Within another transaction it is a part
of that one, and done once: only the outermost can be done again.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from secrets import randbelow
from time import sleep
from typing import Final, ParamSpec, TypeVar, cast

from billiard.exceptions import SoftTimeLimitExceeded  # type: ignore[import-untyped]
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
    transaction,
)
from psycopg.errors import (
    DeadlockDetected,
    FeatureNotSupported,
    InvalidSqlStatementName,
    LockNotAvailable,
    QueryCanceled,
    SerializationFailure,
)

from complaints.postgresql.base import DatabaseWrapper

P = ParamSpec("P")
R = TypeVar("R")
WAITS: Final = (0.05, 0.2)
"""Before the second and before the third try, the last one: at most this many seconds, drawn at random."""
OutOfTime: Final[type[Exception]] = SoftTimeLimitExceeded
"""Raised in a worker wherever it stands, when the time of its task is over."""
_undo: ContextVar[list[Callable[[], object]] | None] = ContextVar("undo", default=None)
logger = logging.getLogger(__name__)


def retried(work: Callable[P, R]) -> Callable[P, R]:
    """The function as one transaction, tried up to three times. It must begin anew each time: take what it needs
    from its arguments and the database, and leave both its arguments and the process as they were."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _within_another():
            with transaction.atomic():
                return work(*args, **kwargs)
        for wait in WAITS:
            try:
                return _try(work, *args, **kwargs)
            except DatabaseError as error:
                if not aborted(error):
                    raise
                logger.warning("transaction_aborted", extra={"code": type(error.__cause__).__name__})
            sleep(wait * randbelow(1000) / 1000)
        return _try(work, *args, **kwargs)

    return run


@contextmanager
def in_one_piece() -> Iterator[None]:
    """A transaction of which no part is taken back by itself: what is `atomic` within it has no savepoint, and a fault of
    any ends the whole."""
    whole = cast(DatabaseWrapper, connections["default"])
    with transaction.atomic():
        whole.in_one_piece = True
        try:
            yield
        finally:
            whole.in_one_piece = False


@contextmanager
def one_state() -> Iterator[None]:
    """What is read in this block is one state of the database, whatever is committed meanwhile, and takes as long as it takes.
    Nothing can be written. Within another transaction it is a part of that one."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield


def each_alone(act: Callable[[int], int], keys: Iterable[int], *, what: str) -> int:
    """The sum of what came of each. One that fails is written down and holds up no other."""
    return sum(alone(act, key, what=what) for key in keys)


def alone(act: Callable[[int], int], key: int, *, what: str) -> int:
    """What came of this one; 0 where it failed by itself. Raises what is a fault of no single one: that the database is away, or
    that the task's time is over."""
    try:
        return act(key)
    except OutOfTime:
        raise
    except Exception as error:
        if not of_itself(error):
            raise
        logger.exception("alone_failed", extra={"what": what, "key": key})
        return 0


def of_itself(error: BaseException) -> bool:
    """Whether the database is well, and only what was done with it failed."""
    if not isinstance(error, OperationalError | InterfaceError):
        return True
    return isinstance(
        error.__cause__, QueryCanceled | LockNotAvailable | DeadlockDetected | SerializationFailure
    )


def aborted(error: BaseException) -> bool:
    """Whether another try may well succeed: a deadlock, a failure to serialize, a reference drawn twice, or a plan that its table
    outgrew or its session lost (`complaints/postgresql/plans.py`)."""
    cause = error.__cause__
    if isinstance(cause, DeadlockDetected | SerializationFailure | InvalidSqlStatementName):
        return True
    if isinstance(cause, FeatureNotSupported):
        return cause.diag.source_file == "plancache.c"
    return isinstance(error, IntegrityError) and "complaint_reference_once" in str(error)


def refused(error: BaseException) -> bool:
    """Whether the server said so itself and lives on: then nothing was committed. Any other fault of a commit leaves
    open whether it was made."""
    code = getattr(error.__cause__, "sqlstate", None)
    return code is not None and code[:2] not in _CUT_OFF


_CUT_OFF: Final = ("08", "57")
"""Classes of SQLSTATE: the connection failed, an operator intervened."""


def on_rollback(undo: Callable[[], object]) -> None:
    """Call this when the present try fails, for what the database cannot take back: a file written.

    Not where it is unknown whether the commit was made, nor in a transaction that no `retried` function began.
    """
    if (undos := _undo.get()) is not None:
        undos.append(undo)


def _try(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    undos: list[Callable[[], object]] = []
    token = _undo.set(undos)
    done = False
    try:
        with transaction.atomic():
            result = work(*args, **kwargs)
            done = True
    except Exception as error:
        if not done or refused(error):
            for undo in undos:
                undo()
        raise
    else:
        return result
    finally:
        _undo.reset(token)


def _within_another() -> bool:
    """As Django's own `durable` asks: the transaction around a test case is none."""
    return any(not block._from_testcase for block in connection.atomic_blocks)  # type: ignore[attr-defined]  # noqa: SLF001
