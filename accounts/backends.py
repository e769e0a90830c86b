"""Signing in by session: the user and every seat in one query."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, Protocol

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from accounts.actors import Actor, ActorKind, agencies_of_region, seats_of, staff
from accounts.models import Membership, User
from accounts.worded import Worded


class SeatedBackend(ModelBackend):
    """Django's own backend; the user it finds for a session carries their seats."""

    def get_user(self, user_id: int) -> User | None:
        session = _ASKING.get()
        read = session.seated if session else None
        if read is not None and read.pk == int(user_id):
            return read if read.is_active else None
        found = _of_a_session(user=int(user_id))
        return found[0] if found else None


class Seating(Protocol):
    """A session that was read with whose it is: `seated` carries their seats."""

    seated: User | None


_ASKING: Final[ContextVar[Seating | None]] = ContextVar("asking", default=None)


@contextmanager
def asking(session: Seating) -> Iterator[None]:
    """While Django asks whose this session is: its user is not read a second time."""
    before = _ASKING.set(session)
    try:
        yield
    finally:
        _ASKING.reset(before)


def seat_rows(user: str) -> ArraySubquery:
    """For a query: the seats of the user at this path, as `actor_of` reads them."""
    seats = Membership.objects.filter(user=OuterRef(user)).order_by("pk")
    columns = ("role", "agency_id", "unit_id", "region_id")
    row = JSONObject(**{name: name for name in columns}, of_region=agencies_of_region())
    return ArraySubquery(seats.values(row=row))


_of_a_session: Final = Worded(
    lambda user: User.objects.filter(pk=user, is_active=True).annotate(seat_rows=seat_rows("pk")),
    user=-987_654_321,
)


def actor_of(user: User) -> Actor:
    """The actor, without a further query when the user came from a session."""
    user = user.itself
    rows: list[dict[str, Any]] | None = getattr(user, "seat_rows", None)
    if rows is None:
        return staff(user)
    return Actor(ActorKind.STAFF, user, tuple(seat for row in rows for seat in seats_of(**row)))
