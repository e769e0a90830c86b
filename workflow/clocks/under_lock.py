"""A case as a verb needs it, locked from now on and read in one trip to the database (docs/adr/0112)."""

from typing import Any, Final

from accounts.worded import Worded
from complaints.models import Complaint
from workflow.calendars import present
from workflow.clocks import climbing, duties
from workflow.clocks.duties import Docket


def docket(complaint_id: int, *, rungs: bool = False) -> Docket:
    """The case and its duties. `rungs`: with those that it has reached. Raises Complaint.DoesNotExist."""
    found = _docket(complaint_id, wait=True, rungs=rungs)
    assert found is not None
    return found


def docket_if_free(complaint_id: int, *, rungs: bool = False) -> Docket | None:
    """The same; None where somebody works on the case."""
    return _docket(complaint_id, wait=False, rungs=rungs)


def _docket(complaint_id: int, *, wait: bool, rungs: bool) -> Docket | None:
    cases = Complaint.objects.lock_later(complaint_id, wait=wait)
    beside = _beside.later(complaint=complaint_id)
    reached = climbing.known_later(complaint_id) if rungs else []
    read = duties.of_a_case(complaint=complaint_id)
    if not cases and not wait:
        return None
    complaint = Complaint.objects.locked(cases, complaint_id)
    [(calendar, mailed)] = beside
    found = Docket(complaint, read, days=present.read(calendar) if calendar else None)
    found.mailed, found.reached = mailed, set(reached) if rungs else None
    return found


_beside: Final[Worded[Any]] = Worded(
    lambda complaint: (
        Complaint.every.filter(pk=complaint)
        .annotate(days=present.stored("agency__calendar"), mailed=climbing.mail_waits())
        .values_list("days", "mailed")
    ),
    complaint=-987_654_321,
)
"""The calendar by which a case counts, and whether a mail of the clock waits."""
