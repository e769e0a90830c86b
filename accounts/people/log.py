"""The log of the office: written in the transaction of what it tells of, read by those who look after an agency."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.actors import Actor
from accounts.models import Agency, OfficeChange, Unit, User
from accounts.roles import Role

What = OfficeChange.What


def note(
    what: What,
    *,
    by: Actor,
    user: User | None = None,
    agency: Agency | None = None,
    unit: Unit | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    """`facts`: codes, ids and names of columns only."""
    OfficeChange.objects.create(
        what=what,
        by=by.user,
        user=user,
        agency=agency or (unit.agency if unit else None),
        unit=unit,
        facts=facts or {},
    )


def visible_to(by: Actor) -> QuerySet[OfficeChange]:
    """What this person reads of it, the latest first: administrators all, coordinators that of their agencies."""
    rows = OfficeChange.objects.select_related("by", "user", "agency", "unit").order_by("-pk")
    if by.has_role(Role.ADMINISTRATOR):
        return rows
    seats = [seat for seat in by.seats if seat.role == Role.COORDINATOR]
    if any(seat.national for seat in seats):
        return rows.exclude(agency=None)
    return rows.filter(Q(agency__in=[seat.agency_id for seat in seats if seat.agency_id]))
