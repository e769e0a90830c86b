"""Beat on several machines: each runs one, and the one that holds an advisory lock of PostgreSQL acts. When it ends, or its
machine or network does, the lock goes with its session, and another acts within a minute (docs/adr/0044-...).

When each entry was last sent stands in the database, so nothing lies on the machine, and a daily task runs daily
however often beat is restarted.
"""

import logging
from typing import Any, Final

import psycopg
from celery.beat import ScheduleEntry, Scheduler
from django.db import connections

from workflow.heartbeats import BEGAN

logger = logging.getLogger(__name__)

LOCK: Final = 0x6265_6174 << 32
LOOK_SECONDS: Final = 5.0
"""So often who leads asks whether it still does, and who waits whether it may."""
PREFIX: Final = "beat:"
"""Before the names of entries among the heartbeats."""
SILENCE: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""After 15 s without an answer a leader knows that its network is gone; the server ends its session after 25 s."""
SERVER_SILENCE: Final = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET tcp_user_timeout = '20s'"
_LOCK_IT: Final = "SELECT pg_try_advisory_lock(%s)"
_BEGIN: Final = "INSERT INTO workflow_heartbeat (name, at) SELECT unnest(%s::text[]), clock_timestamp() ON CONFLICT (name) DO NOTHING"
_BEGAN: Final = (
    "INSERT INTO workflow_heartbeat (name, at) VALUES (%(began)s, clock_timestamp()) ON CONFLICT (name) DO UPDATE SET at = excluded.at"
    " WHERE workflow_heartbeat.at < (SELECT clock.at FROM workflow_heartbeat clock WHERE clock.name = 'clock')"
)
"""A start that follows another, without a sweep between them, is no new beginning: a beat that ends again and again is silent."""
_LAST: Final = "SELECT name, at FROM workflow_heartbeat WHERE name = ANY(%s)"
_SENT: Final = (
    "INSERT INTO workflow_heartbeat (name, at) VALUES (%s, clock_timestamp())"
    " ON CONFLICT (name) DO UPDATE SET at = excluded.at"
)


class Leader(Scheduler):
    """A scheduler that sends while it holds the lock, and else waits for it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._session: psycopg.Connection[tuple[Any, ...]] | None = None
        super().__init__(*arguments, **named)
        self.max_interval = LOOK_SECONDS

    def setup_schedule(self) -> None:
        self.merge_inplace(self.app.conf.beat_schedule)

    @property
    def leads(self) -> bool:
        return self._session is not None

    def tick(self, *arguments: Any, **named: Any) -> float:
        """Send one entry that is due, if this is the leader; the seconds until it is asked again."""
        try:
            if not (self._still() or self._take()):
                return LOOK_SECONDS
            return min(float(super().tick(*arguments, **named)), LOOK_SECONDS)
        except psycopg.Error as error:
            self._let_go()
            logger.warning("beat_without_database", extra={"code": type(error).__name__})
            return LOOK_SECONDS

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        assert self._session is not None
        self._session.execute(_SENT, [PREFIX + entry.name])
        super().apply_entry(entry, producer=producer)

    def close(self) -> None:
        self._let_go()
        super().close()

    def _still(self) -> bool:
        """Whether the session that holds the lock lives. Raises psycopg.Error where it does not."""
        if self._session is None:
            return False
        self._session.execute("SELECT 1")
        return True

    def _take(self) -> bool:
        """Become the leader, unless another is; go on where it stopped."""
        session = psycopg.connect(**self._address(), autocommit=True)
        try:
            session.execute(SERVER_SILENCE)
            row = session.execute(_LOCK_IT, [LOCK]).fetchone()
            if row != (True,):
                return False
            names = [PREFIX + name for name in self.schedule]
            session.execute(_BEGAN, {"began": BEGAN})
            session.execute(_BEGIN, [names])  # what was never sent is due an interval from now
            sent = dict(session.execute(_LAST, [names]).fetchall())
            self._session = session
        finally:
            if self._session is not session:
                session.close()
        for name, entry in self.schedule.items():
            entry.last_run_at = sent[PREFIX + name]
        self._heap = None  # made anew from these
        logger.info("beat_leads")
        return True

    def _let_go(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    @staticmethod
    def _address() -> dict[str, Any]:
        """How the app role connects, of a session of its own: no pool, and no pooler that shares sessions."""
        return {**connections["default"].get_connection_params(), **SILENCE}
