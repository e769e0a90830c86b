"""What the clock does when nobody acts: lapse, deem accepted, record breaches, offer the Ombudsman, remind.

A sweep finds running duties whose end has passed with one indexed query and deals with one case per
transaction. What it records carries the duty's end as `effective_at`: a sweep that slept for a week
changes no figure.
"""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.actors import Actor, clock
from complaints.lifecycle import State
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow import events, transitions
from workflow.codes import DutyKind as K
from workflow.codes import Holder
from workflow.duties import Docket
from workflow.models import Duty

BATCH: Final = 500
OFFERS_ESCALATION: Final = (K.FIRST_ANSWER, K.SETTLE, K.DECIDE)
ESCALATABLE: Final = (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING)


def sweep(*, at: datetime) -> int:
    """Deal with every duty past its end, and with every reminder that is due. Returns how many cases."""
    return _past_end(at) + _to_remind(at)


def _past_end(at: datetime) -> int:
    overdue = Duty.objects.filter(met_at=None, ended_at=None, swept_at=None, due_at__lte=at)
    return _each_case(overdue.order_by("due_at", "pk"), at, act)


def _to_remind(at: datetime) -> int:
    due = Duty.objects.filter(met_at=None, ended_at=None, reminded_at=None, remind_at__lte=at)
    return _each_case(due.order_by("remind_at", "pk"), at, remind)


def _each_case(duties, at, deal) -> int:  # type: ignore[no-untyped-def]
    """Batches until a batch brings nothing new; a case that somebody works on is left to the next sweep."""
    dealt: set[int] = set()
    while True:
        ids = [pk for pk in duties.values_list("complaint_id", flat=True)[:BATCH] if pk not in dealt]
        if not ids:
            return len(dealt)
        for complaint_id in dict.fromkeys(ids):
            dealt.add(complaint_id)
            deal(complaint_id, by=clock(), at=at)


@transaction.atomic
def act(complaint_id: int, *, by: Actor, at: datetime) -> None:
    """Deal with the duties of one case whose end has passed, the earliest first. Skips a case in use."""
    if not Complaint.objects.select_for_update(skip_locked=True).filter(pk=complaint_id).exists():
        return
    while True:
        complaint = Complaint.objects.lock(complaint_id)
        docket = Docket.of(complaint)
        past = [d for d in docket.running() if d.swept_at is None and d.due_at is not None and d.due_at <= at]
        if not past:
            return
        duty = min(past, key=lambda duty: (duty.due_at, duty.pk))
        if duty.kind == K.COMPLETE and complaint.state == State.INCOMPLETE:
            transitions.lapse(complaint_id, by=by, at=at)
        elif duty.kind == K.REPLY and complaint.state == State.ANSWERED:
            transitions.deem_accepted(complaint_id, by=by, at=at)
        else:
            _breach(complaint, docket, duty, by=by, at=at)


def _breach(complaint: Complaint, docket: Docket, duty: Duty, *, by: Actor, at: datetime) -> None:
    """Record that a duty ran out, tell those concerned, and offer the Ombudsman where the law does."""
    at = max(at, complaint.last_at)
    assert duty.due_on is not None
    facts = {"kind": duty.kind, "round": duty.round, "duty": duty.pk, "due_on": duty.due_on.isoformat()}
    events.record(complaint, "breached", by=by, at=at, effective_at=duty.due_at, facts=facts)
    offers = duty.kind in OFFERS_ESCALATION and complaint.state in ESCALATABLE
    if offers:
        events.record(complaint, "escalation_offered", by=by, at=at, effective_at=duty.due_at, facts=facts)
    docket.mark_swept(duty, at)
    docket.save()
    complaint.save(update_fields=["last_seq", "last_at"])
    told = {"duties": [{"kind": duty.kind, "due_on": facts["due_on"], "provisional": duty.provisional}]}
    agencys = duty.holder == Holder.AGENCY or complaint.held_by_id is None
    outbox.enqueue(Notice.AGENCY_OVERDUE if agencys else Notice.OVERDUE, complaint, by=by, at=at, facts=told)
    if offers:
        outbox.enqueue(Notice.MAY_ESCALATE, complaint, by=by, at=at, facts=told)


@transaction.atomic
def remind(complaint_id: int, *, by: Actor, at: datetime) -> None:
    """Tell the handler that a duty ends in three working days. Skips a case in use."""
    if not Complaint.objects.select_for_update(skip_locked=True).filter(pk=complaint_id).exists():
        return
    complaint = Complaint.objects.lock(complaint_id)
    docket = Docket.of(complaint)
    for duty in docket.running():
        if duty.remind_at is None or duty.remind_at > at or duty.reminded_at is not None:
            continue
        docket.mark_reminded(duty, at)
        if duty.due_at is not None and at < duty.due_at and duty.due_on is not None:
            told = [{"kind": duty.kind, "due_on": duty.due_on.isoformat(), "provisional": duty.provisional}]
            outbox.enqueue(Notice.DUE_SOON, complaint, by=by, at=at, facts={"duties": told})
    docket.save()
