"""What must hold before production starts, and what the database must promise while it runs."""

import sys
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.http.request import validate_host

from config.privileges import APPEND_ONLY
from workflow.errors import AWAY

EXIT_STATUS: Final = 3
"""Gunicorn stops for good, instead of starting the worker again, when it ends so."""
SHORTEST_SECRET: Final = 50
DURABLE: Final = ("fsync", "full_page_writes", "synchronous_commit")
LIMITS: Final = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
"""A pooler drops what a connection asks for."""
_CAN_CHANGE: Final = """
    SELECT relname FROM pg_class
    WHERE oid = ANY (SELECT to_regclass(name) FROM unnest(%s::text[]) AS name)
      AND (pg_has_role(current_user, relowner, 'MEMBER')
           OR has_any_column_privilege(current_user, oid, 'UPDATE')
           OR has_table_privilege(current_user, oid, 'DELETE, TRUNCATE'))
"""


def refuse(sentence: str) -> NoReturn:
    """End this process before it serves anybody, with one sentence on stderr."""
    sys.stderr.write(f"Tuntas does not start: {sentence}\n")
    sys.stderr.flush()
    raise SystemExit(EXIT_STATUS)


def weak_secret(secret: str) -> bool:
    """Too short or too plain to sign sessions with; the measure of `check --deploy`."""
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < 5 or secret.startswith("django-insecure-")


def faulty_address(base_url: str, hosts: Sequence[str]) -> str:
    """What is wrong with the address that people type and the host names that are answered, as one sentence; empty
    where nothing is."""
    return _faulty_hosts(hosts) or _faulty_url(base_url, hosts)


def _faulty_hosts(hosts: Sequence[str]) -> str:
    if any("*" in host for host in hosts):
        return "ALLOWED_HOSTS holds *, which answers any Host header: name the hosts that people type."
    wide = [host for host in hosts if host.startswith(".") and host.count(".") < 3]
    if wide:
        return f"ALLOWED_HOSTS holds {wide[0]}, which answers for hosts of others: name the hosts that people type."
    return ""


def _faulty_url(base_url: str, hosts: Sequence[str]) -> str:
    try:
        address = urlsplit(base_url)
        host, _port = address.hostname or "", address.port
    except ValueError:
        return "BASE_URL is no address. It is written https://name, without a path."
    if address.scheme != "https":
        return "BASE_URL does not begin with https://: passwords and access codes would travel in the open."
    if not host or address.path.strip("/") or address.query or address.fragment or "@" in address.netloc:
        return "BASE_URL is written https://name, without a path, a name or a password."
    if not validate_host(host, list(hosts)):
        return f"ALLOWED_HOSTS does not hold {host}, the host of BASE_URL: every link in a mail would be refused."
    return ""


def faulty_gateways(phone: Mapping[str, Mapping[str, str]]) -> str:
    """What is wrong with where short messages are sent, as one sentence; empty where nothing is."""
    for medium, given in phone.items():
        address, name = urlsplit(given["url"]), medium.upper()
        beside = address.scheme == "http" and address.hostname in ("localhost", "127.0.0.1", "::1")
        if address.scheme != "https" and not beside:
            return f"{name}_URL is not https://: telephone numbers and the token would travel in the open."
        if not given["token"]:
            return f"{name}_TOKEN is empty: a gateway that takes messages from anybody is none."
    return ""


def refuse_unsafe_database() -> None:
    """In production, refuse to start where the app role could change what happened.

    A database that does not answer is not unsafe: the process starts, and /readyz asks again.
    """
    if not settings.PRODUCTION:
        return
    try:
        changeable = changeable_tables()
    except AWAY:
        return
    finally:
        connection.close()
        cast(DatabaseWrapper, connection).close_pool()  # a worker forks after this
    if changeable:
        refuse(
            f"the database role of DATABASE_URL owns or may change {', '.join(changeable)}, which must stay as "
            "written. Give it a role of its own, and the owner's address to migrations only as DATABASE_OWNER_URL."
        )


def changeable_tables() -> list[str]:
    """The append-only tables that the role of this connection owns, or may update, delete from or empty."""
    with connection.cursor() as cursor:
        cursor.execute(_CAN_CHANGE, [list(APPEND_ONLY)])
        return [name for (name,) in cursor.fetchall()]


def off() -> set[str]:
    """Which of these settings of our session are off: those without which a commit does not survive a crash (promise P1),
    and the limits, 0 for none, that end a statement, a lock that is waited for, a forgotten transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pg_settings WHERE name = ANY (%s) AND setting IN ('off', '0')",
            [[*DURABLE, *LIMITS]],
        )
        return {name for (name,) in cursor.fetchall()}
