"""Files of cases that the clock promised: each is made and offered in one commit, so that nothing that offers a file is sent
before it is there."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from accounts.actors import Actor, clock
from complaints import rows
from complaints.models import Complaint
from complaints.transactions import retried
from notifications import outbox
from notifications.notices import Notice
from notifications.outbox import Word
from workflow.clocks import ladder
from workflow.models import Duty, PromisedFile
from workflow.reading import case_file

AT_A_TIME: Final = 50
FIRST_WAIT: Final = timedelta(minutes=1)
"""After the first try that failed; twice as long after each further one."""
LONGEST_WAIT: Final = timedelta(hours=1)
logger = logging.getLogger(__name__)


def make(*, now: Callable[[], datetime], seconds: float) -> int:
    """Keep promises, the oldest first, for this many seconds or until none is due. Returns how many.

    A case in use, or whose promise another worker keeps, is passed over. What fails is logged and tried again later: it
    must not hold up all others.
    """
    end, kept, passed_over = monotonic() + seconds, 0, set[int]()
    while some := _due(now(), passed_over):
        for pk in some:
            if monotonic() >= end:
                return kept
            try:
                done = keep(pk, by=clock(), at=now())
            except Exception:
                logger.exception("case_file_failed", extra={"promise": pk})
                _put_off(pk, at=now())
                done = False
            kept += done
            if not done:
                passed_over.add(pk)
    return kept


def waiting_since(at: datetime) -> datetime | None:
    """When the oldest promise was made that should be kept by now; None where there is none."""
    due = PromisedFile.objects.filter(next_try_at__lte=at).order_by("promised_at")
    return due.values_list("promised_at", flat=True).first()


@retried
def keep(promise_id: int, *, by: Actor, at: datetime) -> bool:
    """Make the file of the case as of now, keep it with the case, and promise the mail that brings it; nothing of that
    where none of the ends that it speaks of is passed any more. False where somebody else is at it."""
    promises = PromisedFile.objects.select_for_update(of=("self",), skip_locked=True)
    promise = promises.filter(pk=promise_id).first()
    if promise is None or not _free(promise.complaint_id):
        return False
    complaint = Complaint.objects.lock(promise.complaint_id)
    at = max(at, complaint.last_at)
    duties = _still_open(complaint, promise)
    promise.delete()
    if duties:
        file = case_file.attach(complaint, by=by, at=at)
        word = Word(Notice.FILE_OFFERED, {**promise.facts, "duties": duties}, file)
        not_before = max(promise.not_before, at)
        outbox.enqueue_one_each([word], complaint, by=by, at=at, not_before=not_before)
        rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return True


def _still_open(complaint: Complaint, promise: PromisedFile) -> list[dict[str, object]]:
    """Of the duties that the mail is to speak of those that still run to the same end, while the Ombudsman is open."""
    if complaint.state not in ladder.ESCALATABLE:
        return []
    running = Duty.objects.filter(complaint=complaint, met_at=None, ended_at=None)
    ends = {(pk, due_on and due_on.isoformat()) for pk, due_on in running.values_list("pk", "due_on")}
    return [duty for duty in promise.facts["duties"] if (duty["duty"], duty["due_on"]) in ends]


def _due(at: datetime, passed_over: set[int]) -> list[int]:
    due = PromisedFile.objects.filter(next_try_at__lte=at).exclude(pk__in=passed_over)
    return list(due.order_by("next_try_at", "pk").values_list("pk", flat=True)[:AT_A_TIME])


def _put_off(promise_id: int, *, at: datetime) -> None:
    promise = PromisedFile.objects.filter(pk=promise_id).first()
    if promise is not None:
        promise.next_try_at = at + min(FIRST_WAIT * 2 ** min(promise.tries, 10), LONGEST_WAIT)
        promise.tries += 1
        promise.save(update_fields=["next_try_at", "tries"])


def _free(complaint_id: int) -> bool:
    """Lock the case, or pass by when somebody works on it."""
    return Complaint.objects.select_for_update(skip_locked=True).filter(pk=complaint_id).exists()
