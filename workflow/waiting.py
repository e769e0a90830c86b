"""Duties that wait for a year to be loaded get their date, each with an event."""

from datetime import datetime

from django.db import transaction

from accounts.actors import clock
from complaints.models import Complaint
from workflow import events
from workflow.duties import Docket
from workflow.models import Duty


def date_all(calendar: str, *, at: datetime) -> int:
    """Date every running duty that waits and now can be counted. Returns how many were."""
    waiting = Duty.objects.filter(
        awaits_year__isnull=False, met_at=None, ended_at=None, complaint__agency__calendar=calendar
    )
    cases = waiting.values_list("complaint_id", flat=True).distinct().order_by("complaint_id")
    return sum(_date(complaint_id, at=at) for complaint_id in list(cases))


@transaction.atomic
def _date(complaint_id: int, *, at: datetime) -> int:
    complaint = Complaint.objects.lock(complaint_id)
    docket, by, at = Docket.of(complaint), clock(), max(at, complaint.last_at)
    dated = docket.date_waiting()
    for duty in dated:
        assert duty.due_on is not None
        facts = {"kind": duty.kind, "round": duty.round, "duty": duty.pk, "due_on": duty.due_on.isoformat()}
        events.record(complaint, "dated", by=by, at=at, facts=facts)
    if dated:
        docket.save()
        docket.place()
        complaint.save(update_fields=["last_seq", "last_at", "next_due_on", "next_due_at"])
    return len(dated)
