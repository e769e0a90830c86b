"""What the clock does when nobody acts: lapse, deem accepted, record breaches, offer the Ombudsman, remind.

A sweep finds running duties whose end has passed with one indexed query and deals with one case per
transaction. What it records carries the duty's end as `effective_at`: a sweep that slept for a week
changes no figure.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.actors import Actor, clock
from complaints.lifecycle import State
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow import catching_up, events, transitions
from workflow.codes import DutyKind as K
from workflow.codes import Holder
from workflow.duties import Docket, fact
from workflow.models import Duty, Suspension

BATCH: Final = 500
MOST: Final = 1000
"""Cases dealt with under one reading of official time: the database refuses events told a minute late."""
OFFERS_ESCALATION: Final = (K.FIRST_ANSWER, K.SETTLE, K.DECIDE)
ESCALATABLE: Final = (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING)
logger = logging.getLogger(__name__)


def sweep(*, at: datetime) -> int:
    """Deal with duties past their end and with reminders that are due, of up to a thousand cases each.

    Returns how many cases were dealt with; the caller sweeps again, at a new time, until none was.
    """
    running = Duty.objects.filter(met_at=None, ended_at=None)
    overdue = running.filter(swept_at=None, due_at__lte=at)
    to_climb = running.filter(rung_at__lte=at)
    over = Suspension.objects.filter(until_at=None, resume_by_at__lte=at)
    return (
        _each_case(over, "resume_by_at", end_suspension, at)
        + _each_case(overdue, "due_at", act, at)
        + _each_case(to_climb, "rung_at", climb, at)
    )


def _each_case(
    duties: QuerySet[Duty] | QuerySet[Suspension], column: str, deal: Callable[..., bool], at: datetime
) -> int:
    """Walk the duties in the order of their instants. A case in use is left to the next sweep, and a case
    that fails is logged and passed over: it must not stop the clocks of all others."""
    seen: set[int] = set()
    dealt, after = 0, None
    while dealt < MOST:
        rows = duties if after is None else duties.filter(_behind(column, after))
        batch = list(rows.order_by(column, "pk").values_list(column, "pk", "complaint_id")[:BATCH])
        if not batch:
            break
        after = batch[-1][:2]
        for complaint_id in dict.fromkeys(row[2] for row in batch if row[2] not in seen):
            seen.add(complaint_id)
            try:
                dealt += deal(complaint_id, by=clock(), at=at)
            except Exception:
                logger.exception("clock_failed", extra={"complaint": complaint_id})
    return dealt


def _behind(column: str, after: tuple[datetime, int]) -> Q:
    instant, pk = after
    return Q(**{f"{column}__gt": instant}) | Q(**{column: instant, "pk__gt": pk})


@transaction.atomic
def act(complaint_id: int, *, by: Actor, at: datetime) -> bool:
    """Deal with the duties of one case whose end has passed, the earliest first. False for a case in use."""
    if not _free(complaint_id):
        return False
    while True:
        complaint = Complaint.objects.lock(complaint_id)
        docket = Docket.of(complaint)
        past = [d for d in docket.running() if d.swept_at is None and d.due_at is not None and d.due_at <= at]
        if not past:
            return True
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
def climb(complaint_id: int, *, by: Actor, at: datetime) -> bool:
    """Tell the handler that a duty ends in three working days. False for a case in use."""
    if not _free(complaint_id):
        return False
    complaint = Complaint.objects.lock(complaint_id)
    docket = Docket.of(complaint)
    for duty in docket.running():
        reached = False
        while duty.rung_at is not None and duty.rung_at <= at:
            docket.climb(duty)
            reached = True
        if reached and duty.due_at is not None and at < duty.due_at:
            outbox.enqueue(Notice.DUE_SOON, complaint, by=by, at=at, facts={"duties": [fact(duty)]})
    docket.save()
    return True


@transaction.atomic
def end_suspension(complaint_id: int, *, by: Actor, at: datetime) -> bool:
    """The clock of a case runs again by itself when the cap of its rule is used up. False for a case in use."""
    if not _free(complaint_id):
        return False
    complaint = Complaint.objects.lock(complaint_id)
    docket = Docket.of(complaint)
    catching_up.catch_up(complaint, docket, at=max(at, complaint.last_at), origin=by.origin)
    docket.save()
    docket.place()
    complaint.save(update_fields=["last_seq", "last_at", "next_due_on", "next_due_at"])
    return True


def _free(complaint_id: int) -> bool:
    """Lock the case, or pass by when somebody works on it."""
    return Complaint.objects.select_for_update(skip_locked=True).filter(pk=complaint_id).exists()
