"""Signing in by session: the user and every seat in one query."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from accounts.actors import Actor, ActorKind, Seat, staff
from accounts.models import Membership, User


class SeatedBackend(ModelBackend):
    """Django's own backend; the user it finds for a session carries their seats."""

    def get_user(self, user_id: int) -> User | None:
        seats = Membership.objects.filter(user=OuterRef("pk")).order_by("pk")
        rows = seats.values(row=JSONObject(role="role", agency_id="agency_id", unit_id="unit_id"))
        return User.objects.filter(pk=user_id, is_active=True).annotate(seat_rows=ArraySubquery(rows)).first()


def actor_of(user: User) -> Actor:
    """The actor, without a further query when the user came from a session."""
    rows: list[dict[str, int | None]] | None = getattr(user, "seat_rows", None)
    if rows is None:
        return staff(user)
    return Actor(ActorKind.STAFF, user, tuple(Seat(**row) for row in rows))  # type: ignore[arg-type]  # keys of JSONObject above
