"""Web behind PgBouncer in transaction mode, and whatever needs a session of its own beside it (docs/adr/0056-...)."""

from typing import Any, cast

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper

from config import guard
from workflow.errors import AWAY


def go_through() -> None:
    """Let this process reach the database by DATABASE_POOLER_URL, where it is set. Before its first connection."""
    if settings.DATABASE_POOLER is not None:
        settings.DATABASES["default"] = settings.DATABASE_POOLER


def refuse_shared_sessions() -> None:
    """Worker and beat do not start behind a pooler: a message in hand and the leading beat are locks of a session."""
    try:
        shared = shares_sessions()
    except AWAY:
        return
    finally:
        connection.close()
        cast(DatabaseWrapper, connection).close_pool()  # a worker forks after this
    if shared:
        guard.refuse(
            "DATABASE_URL leads to a pooler, and worker and beat need sessions of their own. Let it lead to PostgreSQL "
            "itself, and give the pooler's address to web as DATABASE_POOLER_URL."
        )


def shares_sessions() -> bool:
    """Whether something between us and PostgreSQL signed in in our place: then the session has another number than ours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        return bool(pid != cast(Any, cursor.connection).info.backend_pid)
