"""Retries are safe: the same key and body give the same reply, for seven days (promise P5).

    reply = idempotency.once(act, key=..., actor=..., route=..., body=..., at=...)

What `act` does, its events and the remembered reply are one commit. Only successes are remembered: a refusal
leaves no row. The reply is sealed with a key drawn from SECRET_KEY and the Idempotency-Key, of which only a hash is kept: a key
that its sender counts up and that can be guessed opens nothing for whoever has the database alone.
A transaction that the database aborts for the sake of another one is done again, whole.
"""

import base64
import hashlib
import hmac
import json
import secrets
import zlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, wraps
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _
from psycopg.errors import LockNotAvailable

from accounts.prepared import Prepared
from complaints import rows, transactions
from complaints.postgresql.base import Rows
from complaints.transactions import retried
from workflow.errors import BadInput, Busy, KeyReused, Unavailable
from workflow.models import RememberedReply

P = ParamSpec("P")
R = TypeVar("R")
_begun: ContextVar[bool] = ContextVar("begun", default=False)
LIFETIME = timedelta(days=7)
AT_A_TIME: Final = 5000
"""Replies that are forgotten by one statement: of a million it would run into its time limit, that day and every other."""
SHORTEST, LONGEST = 16, 128


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: Any
    replayed: bool = False
    told: bytes | None = None
    """The body as JSON, where it was written down."""


Act = Callable[[], tuple[int, Any]]
"""What is done once: answers with a status and a body, JSON as it will be sent. It may be called again, after a
try that left no trace."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What goes to the database in the same trip as the key (or instead of it, where there is none)."""

    ask: Callable[[], object]
    """Owes the official time and what the act would ask for first. Called anew for each try."""
    at: Callable[[], datetime]
    """The official time, once the trip was made."""


def once(act: Act, *, key: str | None, actor: str, route: str, body: bytes, at: datetime | Ahead) -> Reply:
    """Do this in one transaction and remember its reply under the key (None: no key), or reply as it did before.

    Concurrent users of one key wait (the connection's lock_timeout, 5 s), then get Busy. Raises BadInput for a
    malformed key, KeyReused for one that was used with another body, and Unavailable where the database aborted
    the last of three tries, or did not give a lock in time, or where a later release sealed the reply in a way unknown here.
    """
    if key is not None and not _well_formed(key):
        sentence = _("Idempotency-Key terdiri atas 16 sampai 128 karakter ASCII tanpa spasi.")
        raise BadInput({"Idempotency-Key": ("bad_key", sentence)})
    try:
        return _once(act, key, f"{actor}\n{route}", body, at)
    except (OperationalError, IntegrityError) as error:
        if transactions.aborted(error) or isinstance(error.__cause__, LockNotAvailable):
            raise Unavailable from error
        raise


@retried
def _once(act: Act, key: str | None, scope: str, body: bytes, at: datetime | Ahead) -> Reply:
    if key is None:
        if isinstance(at, Ahead):
            at.ask()
            rows.settle()
        return _begun_by(act)
    key_hash, body_hash = _hash(f"{scope}\n{key}"), hashlib.sha256(body).hexdigest()
    earlier, nothing, at = _wait_for_earlier(key_hash, at)
    if earlier is None:
        reply = _begun_by(act)
        told = _remember(key, key_hash, body_hash, reply, at, first=nothing)
        return replace(reply, told=told)
    if not hmac.compare_digest(earlier.body_hash, body_hash):
        raise KeyReused
    told = _open(key, earlier)
    return Reply(earlier.status, json.loads(told), replayed=True, told=told)


def _begun_by(act: Act) -> Reply:
    token = _begun.set(True)
    try:
        return Reply(*act())
    finally:
        _begun.reset(token)


def _well_formed(key: str) -> bool:
    return SHORTEST <= len(key) <= LONGEST and key.isascii() and key.isprintable() and " " not in key


def whole(verb: Callable[P, R]) -> Callable[P, R]:
    """A verb as one transaction: its own, or the one that `once` began. Both end together, so that one needs
    no savepoint; in any other transaction a refused verb leaves no trace, and the transaction goes on."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=not _begun.get()):
            return verb(*args, **kwargs)

    return run


def forget_old(*, at: datetime) -> int:
    """Delete the replies that have outlived their seven days, in short transactions. Returns how many."""
    old = RememberedReply.objects.filter(created_at__lte=at - LIFETIME).order_by("created_at")
    forgotten = 0
    while some := list(old.values_list("pk", flat=True)[:AT_A_TIME]):
        forgotten += RememberedReply.objects.filter(pk__in=some).delete()[0]
    return forgotten


class _Earlier(NamedTuple):
    body_hash: str
    status: int
    salt: bytes
    sealed: bytes


_LOCK_AND_READ: Final = """
    SELECT pg_advisory_xact_lock(%s);
    SELECT body_hash, status, salt, sealed FROM workflow_rememberedreply WHERE key_hash = %s AND created_at > %s
"""
_LOCK: Final = Prepared("SELECT pg_advisory_xact_lock(%s)", [(0, 1)])
_READ: Final = Prepared(
    "SELECT created_at, body_hash, status, salt, sealed FROM workflow_rememberedreply WHERE key_hash = %s",
    [(0, "")],
)
_TOLD: Final = [(0, ""), (1, ""), (2, 0), (3, b""), (4, b""), (5, datetime.max.replace(tzinfo=UTC))]
_ADD: Final = """
    INSERT INTO workflow_rememberedreply (key_hash, body_hash, status, salt, sealed, created_at)
    VALUES (%s, %s, %s, %s, %s, %s)
"""
_REMEMBER_FIRST: Final = Prepared(_ADD, _TOLD)
_REMEMBER: Final = Prepared(
    f"""
    {_ADD} ON CONFLICT (key_hash) DO UPDATE
    SET (body_hash, status, salt, sealed, created_at) =
        (EXCLUDED.body_hash, EXCLUDED.status, EXCLUDED.salt, EXCLUDED.sealed, EXCLUDED.created_at)
    """,  # noqa: S608 - a constant
    _TOLD,
)


def _wait_for_earlier(key_hash: str, at: datetime | Ahead) -> tuple[_Earlier | None, bool, datetime]:
    """Be alone with the key until the commit, then read what was answered under it: one trip to the database,
    but two statements, so that the second sees what the one waited for has committed. Whether it is known that nothing, however
    old, stands under it; and the official time."""
    nothing = False
    number = int.from_bytes(bytes.fromhex(key_hash[:16]), "big", signed=True)
    try:
        if isinstance(at, Ahead):
            found, nothing, at = _read_ahead(at, number, key_hash)
        else:
            with connection.cursor() as cursor:
                cursor.execute(_LOCK_AND_READ, [number, key_hash, at - LIFETIME])
                cursor.nextset()
                found = cursor.fetchall()
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Busy("busy", _("Permintaan yang sama masih diproses. Coba lagi sebentar.")) from error
        raise
    return (_Earlier(*found[0]) if found else None), nothing, at


def _read_ahead(ahead: Ahead, number: int, key_hash: str) -> tuple[Rows, bool, datetime]:
    """The same with all that the act asks for first. A wait for a lock of the act itself that lasts too long is
    reported as one for the key."""
    found: Rows = []
    rows.owe(_LOCK, [number])
    rows.owe(_READ, [key_hash], take=found.extend)
    ahead.ask()
    rows.settle()
    at = ahead.at()
    return [row[1:] for row in found if row[0] > at - LIFETIME], not found, at


def _remember(key: str, key_hash: str, body_hash: str, reply: Reply, at: datetime, *, first: bool) -> bytes:
    """Keep the reply, in the place of one that has outlived its seven days where it is not the `first`. Its body as JSON."""
    salt = secrets.token_bytes(16)
    told = _ENCODER.encode(reply.body).encode()
    sealed = SEALED + AESGCM(_drawn_with_ours(key, salt)).encrypt(ONCE, _packed(told), None)
    statement = _REMEMBER_FIRST if first else _REMEMBER
    rows.owe(statement, [key_hash, body_hash, reply.status, salt, sealed, at])
    return told


SEALED: Final = b"\x02"
"""What stands before a reply that is sealed by AES-GCM under both keys. Another way gets another byte: processes of the release before
say of it that they cannot answer now, and whoever tries again finds one that can."""
SEALED_WITH_THEIRS: Final = b"\x01"
"""And under that of its sender alone, by releases before."""
SEALED_WITH_FERNET: Final = b"g"
"""The first letter of the tokens of still earlier ones."""
ONCE: Final = bytes(12)
"""The nonce: each reply has a salt of its own, and so a key of its own."""
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


def _drawn(key: str, salt: bytes) -> bytes:
    return hmac.digest(salt, b"tuntas.reply\n" + key.encode(), "sha256")


def _drawn_with_ours(key: str, salt: bytes) -> bytes:
    return hmac.digest(_ours(settings.SECRET_KEY), salt + key.encode(), "sha256")


@cache
def _ours(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"tuntas.reply", "sha256")


def _packed(told: bytes) -> bytes:
    """In zlib's form. A small window: getting the memory of the usual one took six times as long as packing a reply."""
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits=13, memLevel=5)
    return packer.compress(told) + packer.flush()


def _open(key: str, earlier: _Earlier) -> bytes:
    by, sealed = earlier.sealed[:1], earlier.sealed[1:]
    if by == SEALED:
        return zlib.decompress(AESGCM(_drawn_with_ours(key, earlier.salt)).decrypt(ONCE, sealed, None))
    drawn = _drawn(key, earlier.salt)
    if by == SEALED_WITH_THEIRS:
        return zlib.decompress(AESGCM(drawn).decrypt(ONCE, sealed, None))
    if by != SEALED_WITH_FERNET:
        raise Unavailable
    told = Fernet(base64.urlsafe_b64encode(drawn)).decrypt(earlier.sealed)
    return told if told[:1] in _JSON else zlib.decompress(told)


_JSON: Final = (b"{", b"[", b'"', b"n")
"""What a reply begins with that an earlier release kept, uncompressed."""
