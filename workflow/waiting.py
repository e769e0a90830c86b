"""Duties that wait for a year to be loaded get their date, each with an event."""

from datetime import datetime

from django.db import transaction

from accounts.actors import Origin
from complaints.models import Complaint
from workflow import catching_up
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
    docket, at = Docket.of(complaint), max(at, complaint.last_at)
    waited = sum(duty.awaits_year is not None for duty in docket.running())
    catching_up.catch_up(complaint, docket, at=at, origin=Origin.LIVE)
    docket.save()
    docket.place()
    complaint.save(update_fields=["last_seq", "last_at", "next_due_on", "next_due_at"])
    return waited - sum(duty.awaits_year is not None for duty in docket.running())
