"""Signing in by session: the user and every seat in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from accounts.actors import Actor, ActorKind, agencies_of_region, seats_of, staff
from accounts.models import Membership, User


class SeatedBackend(ModelBackend):
    """Django's own backend; the user it finds for a session carries their seats."""

    def get_user(self, user_id: int) -> User | None:
        seats = Membership.objects.filter(user=OuterRef("pk")).order_by("pk")
        rows = seats.values(
            row=JSONObject(
                role="role",
                agency_id="agency_id",
                unit_id="unit_id",
                region_id="region_id",
                of_region=agencies_of_region(),
            )
        )
        return User.objects.filter(pk=user_id, is_active=True).annotate(seat_rows=ArraySubquery(rows)).first()


def actor_of(user: User) -> Actor:
    """The actor, without a further query when the user came from a session."""
    rows: list[dict[str, Any]] | None = getattr(user, "seat_rows", None)
    if rows is None:
        return staff(user)
    return Actor(ActorKind.STAFF, user, tuple(seat for row in rows for seat in seats_of(**row)))
