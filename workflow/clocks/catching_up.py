"""What the clock and the calendar already did to a case, brought in under its lock before anything else happens:
a suspension that used up its cap is over, what the Ombudsman's date took the place of has ended, and running duties
follow the present version of the calendar.

The same step serves a verb, the sweep and the job that applies a change of calendar, so it makes no difference
which of them comes first.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.actors import Actor, Origin, clock
from complaints import rows
from complaints.models import Complaint
from law.codes import DutyKind, Holder
from notifications import outbox
from notifications.notices import Notice
from notifications.outbox import Telling, Word
from workflow.clocks import sending
from workflow.clocks.duties import Docket, Moved, fact, is_superseded
from workflow.models import Event
from workflow.record import events

DATES_TOLD: Final = (
    DutyKind.VERIFY,
    DutyKind.FIRST_ANSWER,
    DutyKind.SETTLE,
    DutyKind.DECIDE,
    DutyKind.COMPLETE,
    DutyKind.REPLY,
)
"""Whose ends a complainant is told when they are set, or that they are not known yet."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What a change of calendar does to one case: the ends that move, and the events and messages that tell it."""

    moved: list[Moved]
    events: list[Event]
    tellings: list[Telling]


def catch_up(complaint: Complaint, docket: Docket, *, at: datetime, origin: Origin) -> None:
    """Write what is overdue of both. The caller holds the lock, and saves docket and complaint afterwards."""
    by = clock(origin=origin)
    end_overdue_suspension(complaint, docket, by=by, at=at)
    if docket.stale():
        followed = follow_calendar(complaint, docket, by=by, at=at)
        rows.insert(*followed.events, *outbox.messages_to_all(followed.tellings, by=by, at=at))
    if docket.superseded():
        docket.supersede(at)
        events.record(complaint, "superseded", by=by, at=at, facts=docket.basis)


def end_overdue_suspension(complaint: Complaint, docket: Docket, *, by: Actor, at: datetime) -> None:
    """The complainant is told, in the agency's hours: nobody else ended it."""
    suspension = docket.suspension
    if suspension is None or suspension.resume_by_at > at:
        return
    restart_clock(complaint, docket, by=by, at=at)
    facts = {**docket.disclose(DutyKind.SETTLE, at=at), "by_its_cap": True}
    opens = sending.opening(complaint, at, docket.calendar)
    outbox.enqueue(Notice.RESUMED, complaint, by=by, at=at, facts=facts, not_before=opens)


def restart_clock(complaint: Complaint, docket: Docket, *, by: Actor, at: datetime) -> None:
    """The clock runs again: the event tells since when."""
    suspension = docket.run_again(at)
    if suspension is None:
        return
    assert suspension.until_at is not None
    suspension.save(update_fields=["until_at", "until_on"])
    duty = docket.settling()
    due_on = duty.due_on.isoformat() if duty is not None and duty.due_on is not None else None
    facts = {"due_on": due_on, **docket.basis}
    events.record(complaint, "resumed", by=by, at=at, effective_at=suspension.until_at, facts=facts)


def follow_calendar(complaint: Complaint, docket: Docket, *, by: Actor, at: datetime) -> Followed:
    """Move what the present calendar moves, in memory: the caller writes docket, complaint and the new rows."""
    moved = docket.follow_calendar(at=at)
    disclosed = [
        each
        for each in moved
        if each.was is not None and each.duty.told_at is not None and not is_superseded(each.duty, complaint)
    ]
    tellings = []
    if disclosed:
        opens = sending.opening(complaint, at, docket.calendar)
        if any(each.duty.holder != Holder.COMPLAINANT for each in disclosed):
            facts = {"duties": [fact(each.duty) for each in disclosed]}
            tellings.append(Telling(complaint, Word(Notice.REDATED_TO_YOU, facts), opens))
        theirs = [fact(each.duty) for each in disclosed if each.duty.kind != DutyKind.FOLLOW_UP]
        if theirs:  # the first follow-up was told to the unit alone
            tellings.append(Telling(complaint, Word(Notice.REDATED, {"duties": theirs}), opens))
    tellings += _dated(complaint, docket, moved, at=at)
    return Followed(moved, [_event(complaint, docket, each, by=by, at=at) for each in moved], tellings)


def _dated(complaint: Complaint, docket: Docket, moved: list[Moved], *, at: datetime) -> list[Telling]:
    """Word to the complainant of ends that waited for their year: they were told that there is none yet."""
    first = [
        each.duty
        for each in moved
        if each.was is None
        and each.duty.due_on is not None
        and each.duty.kind in DATES_TOLD
        and not is_superseded(each.duty, complaint)
    ]
    if not first:
        return []
    for kind in {duty.kind for duty in first}:
        docket.disclose(kind, at=at)
    facts = {"duties": [fact(duty) for duty in first], "dated": True}
    return [Telling(complaint, Word(Notice.REDATED, facts), sending.opening(complaint, at, docket.calendar))]


def _event(complaint: Complaint, docket: Docket, moved: Moved, *, by: Actor, at: datetime) -> Event:
    """`redated`, or `dated` for what had waited for its year."""
    duty, was = moved.duty, moved.was
    name = "dated" if was is None else "redated"
    event = events.following(complaint, name, before=complaint.state, by=by, at=at)
    due_on = duty.own_due_on or duty.due_on
    event.facts = {
        "kind": duty.kind,
        "round": duty.round,
        "duty": duty.pk,
        "was": None if was is None else was.isoformat(),
        "due_on": None if due_on is None else due_on.isoformat(),
        **docket.basis,
    }
    return event
