"""Figures, search and exports read from a streaming replica (DATABASE_REPLICA_URL), where there is one; everything else,
and all that writes, asks the primary (docs/adr/0049-...).

    replica.read(lambda as_of: figures.handling(..., as_of=as_of), at=at, by=actor.user)

The replica answers once it has all that was committed when it was asked. Where it stays behind, by REPLICA_LAG_SECONDS at
most, it answers as of the instant that it has, but not to somebody who wrote since. Else the primary answers, as it does
while the replica is down.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.models import Model
from django.db.utils import DEFAULT_DB_ALIAS
from prometheus_client import Counter
from psycopg.errors import QueryCanceled

from accounts.models import User
from workflow.errors import AWAY

T = TypeVar("T")
REPLICA: Final = "replica"
WAIT: Final = 0.1
"""Seconds for which a replica may take in what was just committed. It takes milliseconds, and each reader waits."""
LOOK: Final = 0.005
REST: Final = 5.0
"""Seconds for which a replica that is down or too far behind is not asked again by this process."""
OVERTAKEN: Final = 10_000
"""A transaction may commit after others that drew higher keys of events: this many at most."""
READS: Final = Counter(
    "tuntas_replica_reads",
    "Reads for which a replica is set up: it answered (fresh, behind), or the primary did because the replica was down, too "
    "far behind, or behind what the reader wrote.",
    ("how",),
    registry=None,
)
_reading: ContextVar[bool] = ContextVar("reading", default=False)
_resting: dict[str, float] = {}
"""Why it is not asked, and until when (of a clock that names no instant)."""
logger = logging.getLogger(__name__)


class Router:
    """Django's reads go to the replica inside `read` alone; rows that came from there are else read and written as those of
    the primary."""

    def db_for_read(self, _model: type[Model], **hints: Any) -> str | None:
        return REPLICA if _reading.get() else self._at_home(hints)

    def db_for_write(self, _model: type[Model], **hints: Any) -> str | None:
        return self._at_home(hints)

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool | None:
        return True if REPLICA in (one._state.db, other._state.db) else None  # noqa: SLF001 - as routers do

    @staticmethod
    def _at_home(hints: dict[str, Any]) -> str | None:
        instance = hints.get("instance")
        return DEFAULT_DB_ALIAS if instance is not None and instance._state.db == REPLICA else None  # noqa: SLF001


def alias() -> str:
    """The database that reads go to now; for SQL of one's own."""
    return REPLICA if _reading.get() else DEFAULT_DB_ALIAS


def read(ask: Callable[[datetime], T], *, at: datetime, by: User | None) -> T:
    """What `ask` reads, as of the instant that it gets: `at`, or an earlier one that the replica has. It may be asked a
    second time, of the primary."""
    if not there():
        return ask(at)
    how = next((why for why, until in _resting.items() if time.monotonic() < until), "")
    try:
        if not how:
            standing = _caught_up(at)
            how = _usable(standing, at, by)
            if how in ("fresh", "behind"):
                with _from_replica():
                    found = ask(min(at, standing.as_of or at))
                READS.labels(how).inc()
                return found
    except AWAY as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise  # it took too long, and would on the primary
        how = _down(error)
    READS.labels(how).inc()
    return ask(at)


def there() -> bool:
    """Whether a replica is set up."""
    return REPLICA in settings.DATABASES


def lag(now: datetime) -> timedelta | None:
    """How far the replica is behind; None while it does not answer, follows nobody or cannot say."""
    try:
        standing = _caught_up(now)
    except AWAY as error:
        _down(error)
        return None
    return None if standing.as_of is None else max(now - standing.as_of, timedelta(0))


def behind(now: datetime) -> bool:
    """Whether the replica is down, or further behind than readers may be."""
    found = lag(now)
    return found is None or found > _most()


@dataclass(frozen=True, slots=True)
class _Standing:
    fresh: bool
    """It has everything that was committed when it was asked."""
    as_of: datetime | None
    """It has everything that was committed until then; None: nobody knows. One that has replayed no transaction since it
    started does not know either."""
    follows: bool = True
    """It is no primary."""


def _caught_up(at: datetime) -> _Standing:
    """How the replica stands, after a wait if need be."""
    written, end = _written(), time.monotonic() + WAIT
    while True:
        standing = _standing(written)
        if standing.fresh:
            return _Standing(fresh=True, as_of=at)
        if not standing.follows or time.monotonic() >= end:
            return standing
        time.sleep(LOOK)


def _usable(standing: _Standing, at: datetime, by: User | None) -> str:
    if standing.fresh:
        return "fresh"
    if standing.as_of is None or at - standing.as_of > _most():
        _resting["late"] = time.monotonic() + REST
        return "late"
    return "own" if by is not None and _wrote(by) else "behind"


def _most() -> timedelta:
    return timedelta(seconds=settings.REPLICA_LAG_SECONDS)


def _written() -> str:
    """How far the primary's log is: whoever has all of it has every transaction that is acknowledged."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()::text")
        return str(cursor.fetchone()[0])


def _standing(written: str) -> _Standing:
    with connections[REPLICA].cursor() as cursor:
        cursor.execute(
            "SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn() >= %s::pg_lsn, pg_last_xact_replay_timestamp()",
            [written],
        )
        follows, has_it, as_of = cursor.fetchone()
    if not follows:  # somebody made it a primary
        return _Standing(fresh=False, as_of=None, follows=False)
    return _Standing(fresh=bool(has_it), as_of=as_of)


def _wrote(by: User) -> bool:
    """Whether an event of this person has not reached the replica yet."""
    with connections[REPLICA].cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM workflow_event")
        (last,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(id) FROM workflow_event WHERE id > %s AND actor_id = %s",
            [last - OVERTAKEN, by.pk],
        )
        (own,) = cursor.fetchone()
    with connections[REPLICA].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workflow_event WHERE id = ANY(%s)", [own or []])
        return bool(cursor.fetchone()[0] < len(own or []))


@contextmanager
def _from_replica() -> Iterator[None]:
    """Reads of this block see one state of the replica."""
    token = _reading.set(True)
    try:
        with transaction.atomic(using=REPLICA):
            yield
    finally:
        _reading.reset(token)


def _down(error: BaseException) -> str:
    _resting["down"] = time.monotonic() + REST
    logger.warning("replica_away", extra={"code": type(error.__cause__ or error).__name__})
    return "down"
