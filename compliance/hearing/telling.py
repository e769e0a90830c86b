"""Who is told of a hearing: who heads a unit of it, and the coordinators of the agency. By a mail about no case, whose link leads to
the draft."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from accounts.actors import Actor
from accounts.models import Membership, Unit, User
from accounts.roles import Role
from compliance.hearing.models import Hearing
from notifications import outbox
from notifications.notices import Notice


def tell(
    notice: Notice,
    hearing: Hearing,
    units: Iterable[Unit],
    *,
    facts: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> None:
    """Who heads one of these units, of that unit; the coordinators, of the whole."""
    told = {"agency": hearing.agency.code, "year": hearing.year, "number": hearing.number, **facts}
    seats = Membership.objects.filter(
        Q(unit__in=list(units), role=Role.SUPERVISOR) | Q(agency=hearing.agency, role=Role.COORDINATOR),
        user__is_active=True,
    )
    readers: dict[str, dict[int, User]] = {}
    for seat in seats.select_related("user", "unit").order_by("user_id"):
        readers.setdefault("" if seat.unit is None else seat.unit.code, {})[seat.user_id] = seat.user
    for code, users in sorted(readers.items()):
        outbox.enqueue_to_users(
            notice, users.values(), by=by, at=at, facts={**told, "unit": code}, not_before=at
        )
