"""What waits for a coordinator to verify it, and what of it came since they were told."""

from datetime import datetime
from typing import Final

from django.db.models import Case, CharField, Count, OuterRef, Q, Subquery, Value, When

from accounts.actors import Actor, Origin
from accounts.roles import Role
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from workflow.models import Event

CAME_BY: Final = {
    "filed": ("registered",),
    "completed": ("completed",),
    "appealed": ("appealed",),
    "returned": ("sent_back", "unlinked", "taken_over", "referral_declined"),
}
"""The events by which a case comes to the queue, as a mail counts them."""


def queue(actor: Actor) -> ComplaintQuerySet:
    """The cases that this person has to verify: received by an agency that they coordinate, and not linked with another case."""
    seats = [seat for seat in actor.seats if seat.role == Role.COORDINATOR]
    own = Q() if any(seat.national for seat in seats) else Q(agency__in=[seat.agency_id for seat in seats])
    return Complaint.objects.visible_to(actor).filter(own, state=State.RECEIVED, duplicate_of=None)


def came(actor: Actor, *, since: datetime, until: datetime) -> dict[str, int]:
    """How many that wait came to it after one instant and up to another, by how they came last, less what a register or the demo tells; in one
    query."""
    by = Case(
        *(When(name__in=names, then=Value(how)) for how, names in CAME_BY.items()), output_field=CharField()
    )
    events = Event.objects.filter(complaint=OuterRef("pk"), at__gt=since, at__lte=until, origin=Origin.LIVE)
    known = events.filter(name__in=[name for names in CAME_BY.values() for name in names])
    last = Subquery(known.order_by("-seq").values(how=by)[:1])
    rows = queue(actor).filter(last_at__gt=since).order_by().annotate(came_by=last)
    return dict(rows.exclude(came_by=None).values_list("came_by").annotate(n=Count("pk")))
