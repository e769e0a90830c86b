"""Bearer tokens: issued against a password, stored as a hash, ended by time or by changed credentials."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.db.models import DateTimeField, Func, QuerySet
from django.utils.crypto import constant_time_compare

from accounts.backends import seat_rows
from accounts.models import Token, User
from accounts.worded import Worded

LIFETIME = timedelta(hours=12)
LONGEST_PASSWORD = 4096


def named(username: str) -> User | None:
    """The active user of this name."""
    return User.objects.filter(username=username, is_active=True).first()


def is_right(user: User | None, password: str) -> bool:
    """Whether this is their password. Nobody's costs the same as a wrong one."""
    if user is None:
        make_password(password)
        return False
    before = user.password
    right = user.check_password(password)
    if user.password != before:  # hashed anew as hashers are today, which counts as a change of credentials
        user.refresh_from_db(fields=["password", "credentials_version"])
    return right


def issue(user: User, *, at: datetime) -> tuple[str, datetime]:
    """A new token and the instant at which it ends. The token itself is never stored."""
    token = secrets.token_urlsafe(32)
    row = Token.objects.create(
        user=user,
        token_hash=_hash(token),
        credentials=user.get_session_auth_hash(),
        created_at=at,
        expires_at=at + LIFETIME,
    )
    return token, row.expires_at


def holder(token: str, *, at: datetime) -> User | None:
    """The active user with this token; None if it is unknown, expired, or issued under older credentials."""
    found = _living(token_hash=_hash(token), at=at)
    return _user_of(found[0]) if found else None


def holder_now(token: str) -> tuple[User, datetime] | None:
    """The same by the database's clock, and what it says: a request needs both, and so asks once."""
    found: list[Any] = _living_now(token_hash=_hash(token))
    user = _user_of(found[0]) if found else None
    return None if user is None else (user, found[0].now)


def _user_of(row: Any) -> User | None:
    """The user of a token that has not expired, with their seats."""
    user: User = row.user
    user.seat_rows = row.seat_rows  # type: ignore[attr-defined]  # for `backends.actor_of`
    valid = user.is_active and constant_time_compare(row.credentials, user.get_session_auth_hash())
    return user if valid else None


def _tokens(token_hash: str) -> QuerySet[Token]:
    found = Token.objects.select_related("user").filter(token_hash=token_hash)
    return found.annotate(seat_rows=seat_rows("user"))


_living: Final = Worded(
    lambda token_hash, at: _tokens(token_hash).filter(expires_at__gt=at),
    token_hash="-hash-",
    at=datetime(1, 1, 1, tzinfo=UTC),
)


class _Clock(Func):
    function = "clock_timestamp"
    output_field = DateTimeField()


_living_now: Final = Worded(
    lambda token_hash: _tokens(token_hash).filter(expires_at__gt=_Clock()).annotate(now=_Clock()),
    token_hash="-hash-",
)


def living(user: User, *, at: datetime) -> QuerySet[Token]:
    """The tokens of this person that still hold, the latest first."""
    return user.tokens.filter(expires_at__gt=at).order_by("-pk")


def end(user: User, pk: str | int) -> bool:
    """End this token; False if it is none of theirs."""
    number = str(pk)
    known = number.isascii() and number.isdecimal() and len(number) < 19
    return known and bool(user.tokens.filter(pk=int(number)).delete()[0])


def end_all(user: User) -> int:
    """End the tokens of this person. Returns how many."""
    return user.tokens.all().delete()[0]


def delete_expired(*, at: datetime) -> int:
    """Delete the tokens that expired by then. Returns how many."""
    return Token.objects.filter(expires_at__lte=at).delete()[0]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
