"""What other agencies offer to those that somebody coordinates, as far as one must read it to say whether it belongs there: its
words, not who filed it, no file and no message (docs/adr/0094)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from accounts.actors import Actor
from complaints.models import Complaint, Statement
from complaints.querysets import ComplaintQuerySet
from workflow.models import Event
from workflow.verbs import referrals


@dataclass(frozen=True, slots=True)
class Offer:
    """When it was offered, and the reason that was given."""

    at: datetime
    reasons: str


def offers(by: Actor) -> ComplaintQuerySet:
    """Each with `subject_text`, `description_text`, `settlement_text`."""
    said = Statement.objects.filter(complaint_id=OuterRef("pk"))
    words = {
        name: Subquery(said.filter(kind=kind).values("body")[:1])
        for name, kind in (("description_text", "description"), ("settlement_text", "settlement_sought"))
    }
    rows = referrals.offered_to(by).select_related("agency", "unit", "offered_to")
    return rows.with_subject().annotate(**words)


def told(rows: Iterable[Complaint]) -> dict[int, Offer]:
    """By case: how it is offered now. In two queries."""
    events = Event.objects.filter(complaint__in=[row.pk for row in rows], name="referred").order_by("seq")
    latest = {event.complaint_id: event for event in events}
    keys = {pk: event.statements["reasons"][0] for pk, event in latest.items()}
    bodies = dict(Statement.objects.filter(pk__in=keys.values()).values_list("pk", "body"))
    return {pk: Offer(event.at, bodies.get(keys[pk], "")) for pk, event in latest.items()}
