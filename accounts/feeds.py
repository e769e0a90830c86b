"""Secret addresses under which a calendar program reads due dates: each is shown once and ends when it is revoked or
its owner loses the seat for it.

Only a hash is stored. A person has at most one for themselves and one for each unit.
"""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.actors import Actor, staff
from accounts.models import Feed, Unit, User
from accounts.roles import POWERS, UNIT_STAFF, Role, Sees


class NotAllowed(Exception):
    """This person has no seat that allows an address for this unit, or one for their own cases."""


def units(actor: Actor) -> QuerySet[Unit]:
    """The units whose due dates this person may have in their calendar."""
    open_units = Unit.objects.filter(active=True).select_related("agency").order_by("agency__name", "name")
    if any(POWERS[seat.role].sees in (Sees.ALL, Sees.AGENCY) and seat.national for seat in actor.seats):
        return open_units
    whole = (Sees.ALL, Sees.AGENCY)
    agencies = [seat.agency_id for seat in actor.seats if POWERS[seat.role].sees in whole and seat.agency_id]
    own = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id]
    return open_units.filter(agency__in=agencies) | open_units.filter(pk__in=own)


def unit_of(code: str) -> int | None:
    """The key of the unit with this code, without a check of permissions; None if there is none."""
    return Unit.objects.filter(code=code).values_list("pk", flat=True).first()


def may_have_own(actor: Actor) -> bool:
    """Whether they work on cases: staff of a unit, and coordinators."""
    return actor.has_role(*UNIT_STAFF, Role.COORDINATOR)


def allowed(actor: Actor, unit_id: int | None) -> bool:
    return may_have_own(actor) if unit_id is None else units(actor).filter(pk=unit_id).exists()


def active(user: User) -> QuerySet[Feed]:
    """The addresses of this person that are not revoked."""
    return user.feeds.filter(revoked_at=None).select_related("unit__agency").order_by("unit__name", "pk")


@transaction.atomic
def make(actor: Actor, unit_id: int | None, *, at: datetime) -> str:
    """A new secret, which ends the earlier one. It is not stored, so show it now. Raises NotAllowed."""
    if actor.user is None or not allowed(actor, unit_id):
        raise NotAllowed
    User.objects.select_for_update().get(pk=actor.user.pk)  # of two requests at once the later one wins
    revoke(actor.user, unit_id, at=at)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(user=actor.user, unit_id=unit_id, token_hash=_hash(token), created_at=at)
    return token


def revoke(user: User, unit_id: int | None, *, at: datetime) -> int:
    """End the address. Returns how many were ended."""
    return Feed.objects.filter(user=user, unit=unit_id, revoked_at=None).update(revoked_at=at)


def reader(token: str) -> tuple[Feed, Actor] | None:
    """The address with this secret and its owner as an actor. None if it is unknown or revoked, or if its owner is
    inactive or no longer has the seat for it."""
    feeds = Feed.objects.filter(token_hash=_hash(token), revoked_at=None, user__is_active=True)
    feed = feeds.select_related("user", "unit").first()
    if feed is None:
        return None
    actor = staff(feed.user)
    return (feed, actor) if allowed(actor, feed.unit_id) else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
