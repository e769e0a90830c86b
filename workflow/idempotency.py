"""Retries are safe: the same key and body give the same reply, for seven days (promise P5).

    with idempotency.once(key, actor=..., route=..., body=...) as once:
        if once.reply is None:
            once.keep(201, verb(...))
    return once.reply

The verb, its events and the remembered reply are one commit. Only successes are remembered: a refusal
leaves no row. The reply is sealed with a key drawn from the Idempotency-Key, of which only a hash is kept.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils.translation import gettext_lazy as _
from psycopg.errors import LockNotAvailable

from workflow.errors import BadInput, Busy
from workflow.models import RememberedReply

P = ParamSpec("P")
R = TypeVar("R")
_begun: ContextVar[bool] = ContextVar("begun", default=False)
LIFETIME = timedelta(days=7)
SHORTEST, LONGEST = 16, 128


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: Any
    replayed: bool = False


class Once:
    """One use of a key. `reply` is what was answered before, or what `keep` was given."""

    def __init__(self, reply: Reply | None) -> None:
        self.reply = reply

    def keep(self, status: int, body: Any) -> None:
        """Answer with this; JSON as it will be sent."""
        self.reply = Reply(status, body)


@contextmanager
def once(key: str | None, *, actor: str, route: str, body: bytes, at: datetime) -> Iterator[Once]:
    """Begin the transaction in which the verb runs, and remember its reply under the key (None: no key).

    Concurrent users of one key wait (the connection's lock_timeout, 5 s), then get Busy. Raises BadInput for
    a malformed key and for a key that was used with another body.
    """
    with transaction.atomic(), _begun_here():
        if key is None:
            yield Once(None)
            return
        if not SHORTEST <= len(key) <= LONGEST or not all("!" <= letter <= "~" for letter in key):
            sentence = _("Idempotency-Key terdiri atas 16 sampai 128 karakter ASCII tanpa spasi.")
            raise BadInput({"Idempotency-Key": ("bad_key", sentence)})
        key_hash = _hash(f"{actor}\n{route}\n{key}")
        body_hash = hashlib.sha256(body).hexdigest()
        earlier = _wait_for_earlier(key_hash, at)
        if earlier is not None:
            if not hmac.compare_digest(earlier.body_hash, body_hash):
                raise KeyReused
            yield Once(Reply(earlier.status, _open(key, earlier), replayed=True))
            return
        used = Once(None)
        yield used
        if used.reply is not None:
            _remember(key, key_hash, body_hash, used.reply, at)


def whole(verb: Callable[P, R]) -> Callable[P, R]:
    """A verb as one transaction: its own, or the one that `once` began. Both end together, so that one needs
    no savepoint; in any other transaction a refused verb leaves no trace, and the transaction goes on."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=not _begun.get()):
            return verb(*args, **kwargs)

    return run


@contextmanager
def _begun_here() -> Iterator[None]:
    token = _begun.set(True)
    try:
        yield
    finally:
        _begun.reset(token)


class KeyReused(Exception):
    """The key was used before, with another body (422)."""


def forget_old(*, at: datetime) -> int:
    return RememberedReply.objects.filter(created_at__lte=at - LIFETIME).delete()[0]


class _Earlier(NamedTuple):
    body_hash: str
    status: int
    salt: bytes
    sealed: bytes


_LOCK_AND_READ: Final = """
    SELECT pg_advisory_xact_lock(%s);
    SELECT body_hash, status, salt, sealed FROM workflow_rememberedreply WHERE key_hash = %s AND created_at > %s
"""
_REMEMBER: Final = """
    INSERT INTO workflow_rememberedreply (key_hash, body_hash, status, salt, sealed, created_at)
    VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (key_hash) DO UPDATE
    SET (body_hash, status, salt, sealed, created_at) =
        (EXCLUDED.body_hash, EXCLUDED.status, EXCLUDED.salt, EXCLUDED.sealed, EXCLUDED.created_at)
"""


def _wait_for_earlier(key_hash: str, at: datetime) -> _Earlier | None:
    """Be alone with the key until the commit, then read what was answered under it: one trip to the database,
    but two statements, so that the second sees what the one waited for has committed."""
    number = int.from_bytes(bytes.fromhex(key_hash[:16]), "big", signed=True)
    try:
        with connection.cursor() as cursor:
            cursor.execute(_LOCK_AND_READ, [number, key_hash, at - LIFETIME])
            cursor.nextset()
            row = cursor.fetchone()
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Busy("busy", _("Permintaan yang sama masih diproses. Coba lagi sebentar.")) from error
        raise
    return _Earlier(*row) if row else None


def _remember(key: str, key_hash: str, body_hash: str, reply: Reply, at: datetime) -> None:
    """Keep the reply, in the place of one that has outlived its seven days."""
    salt = secrets.token_bytes(16)
    sealed = _cipher(key, salt).encrypt(json.dumps(reply.body).encode())
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, [key_hash, body_hash, reply.status, salt, sealed, at])


def _hash(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _cipher(key: str, salt: bytes) -> Fernet:
    drawn = hmac.new(salt, b"tuntas.reply\n" + key.encode(), hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(drawn))


def _open(key: str, earlier: _Earlier) -> Any:
    return json.loads(_cipher(key, earlier.salt).decrypt(earlier.sealed))
