"""What an act would send and which dates it would leave behind, before anybody confirms it: the act itself is done and
undone in one transaction, so that mails and dates are those that would come of it. Nothing of it stays."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from complaints import rows
from complaints.models import Complaint
from notifications.models import Message
from workflow.models import Duty
from workflow.verbs.what_if import Change, by_date


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of the act: the messages of this case that it would promise, unsaved, and the duties that it moved."""

    messages: tuple[Message, ...]
    changes: tuple[Change, ...]


def rehearse(complaint_id: int, act: Callable[[], object]) -> Rehearsed:
    """Do `act`, look at what it left behind, and undo it. Raises the act's own refusals; the case is locked meanwhile
    as by the act."""
    with transaction.atomic():
        Complaint.objects.lock(complaint_id)
        of_the_case = Message.objects.filter(complaint=complaint_id)
        last = of_the_case.aggregate(last=Max("pk"))["last"] or 0
        before = {duty.pk: duty for duty in _running(complaint_id)}
        act()
        rows.settle()
        told = of_the_case.filter(pk__gt=last).select_related("complaint", "identity", "user").order_by("pk")
        result = Rehearsed(tuple(told), _changes(complaint_id, before))
        transaction.set_rollback(True)
    return result


def _running(complaint_id: int) -> list[Duty]:
    return list(Duty.objects.filter(complaint=complaint_id, met_at=None, ended_at=None))


def _changes(complaint_id: int, before: dict[int, Duty]) -> tuple[Change, ...]:
    """The duties that are new, ended unmet, or due on another day; what is met or stays is no change."""
    after = {duty.pk: duty for duty in Duty.objects.filter(complaint=complaint_id)}
    changes = []
    for pk, duty in after.items():
        old = before.get(pk)
        running = duty.met_at is None and duty.ended_at is None
        if running and (old is None or old.due_on != duty.due_on):
            was = None if old is None else old.due_on
            changes.append(Change(duty.kind, duty.round, was, duty.due_on, duty.provisional, ends=False))
        elif old is not None and duty.ended_at is not None:
            changes.append(Change(duty.kind, duty.round, old.due_on, None, provisional=False, ends=True))
    return tuple(sorted(changes, key=by_date))
