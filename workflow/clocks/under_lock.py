"""A case as a verb needs it, locked from now on and read in one trip to the database (docs/adr/0112)."""

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
    calendars = present.calendar_later(complaint_id)
    mails = climbing.untried_later(complaint_id)
    reached = climbing.known_later(complaint_id) if rungs else []
    read = duties.of_a_case(complaint=complaint_id)
    if not cases and not wait:
        return None
    complaint = Complaint.objects.locked(cases, complaint_id)
    found = Docket(complaint, read, days=present.read_row(calendars[0]) if calendars else None)
    found.mailed, found.reached = bool(mails), set(reached) if rungs else None
    return found
