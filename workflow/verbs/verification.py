"""The verbs of intake: is the file complete, is it ours, whose is it. Each reads the same: lock, move, clock, record,
tell, in one transaction.

A verb takes an id, locks the row, and uses only what it locked. `at` is official time, read at the door
(`workflow/clock.py`); `version` is what the caller last saw, None for the clock. Every verb raises `NotNow` (not legal
now), `NotYours` (legal, not for you) or `BadInput` (a field), and then leaves no trace. Which verb is legal from where,
for whom, and all that is fixed about it: `complaints/lifecycle.py`.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.actors import Actor, complainant
from accounts.models import Unit, User
from complaints.codes import Ground
from complaints.models import Complaint
from law.codes import Classification, Lapse
from law.codes import DutyKind as K
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import periods, sending
from workflow.clocks.duties import Docket
from workflow.verbs import accusing, assignment, duplicates, other_bodies, standing
from workflow.verbs.moves import ENDED, HELD, move


@transaction.atomic
def request_completion(
    complaint_id: int, *, missing: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Say what is missing; how long the complainant has, the rule `complete` says. Once per complaint."""
    step = move(complaint_id, "request_completion", by=by, at=at, version=version)
    step.complaint.completions_requested += 1
    step.clock()
    step.record(typed={"missing": missing})
    disclosed = step.disclose(K.COMPLETE)
    step.store("completions_requested")
    step.tell(Notice.COMPLETION_REQUESTED, disclosed)
    return step.complaint


@transaction.atomic
def take_as_completed(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The window for completing is over and the complainant had sent a message or a file in it: that is taken as the
    completion, in their name, so that nobody loses a case for having used the wrong form. Called for the clock."""
    theirs = complainant(complaint_id, origin=by.origin)
    complaint = complete(complaint_id, addition=None, by=theirs, at=at, version=None)
    docket = Docket.of(complaint)
    facts = docket.disclose(K.VERIFY, K.SETTLE, K.DECIDE, at=complaint.last_at)
    docket.save()
    opens = sending.opening(complaint, complaint.last_at, docket.calendar)
    told_at = complaint.last_at
    outbox.enqueue(Notice.COMPLETION_TAKEN, complaint, by=by, at=told_at, facts=facts, not_before=opens)
    return complaint


@transaction.atomic
def complete(
    complaint_id: int, *, addition: str | None, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Add what was missing; verification and settlement start anew from this day. `addition` None: it is what the
    complainant sent as messages and files."""
    step = move(complaint_id, "complete", by=by, at=at, version=version)
    step.clock()
    step.record(facts={} if addition else {"by_what_was_sent": True}, typed={"addition": addition})
    disclosed = step.disclose(K.VERIFY)
    step.store()
    step.tell(Notice.TO_VERIFY, {**disclosed, "why": "completed"})
    return step.complaint


@transaction.atomic
def lapse(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The clock: the file was not completed in time, and by its rule the complaint counts as withdrawn."""
    step = move(complaint_id, "lapse", by=by, at=at, version=None)
    ended = step.lapsed_at(Lapse.DEEMED_WITHDRAWN)
    step.clock(since=ended)
    step.end(ended)
    step.record(since=ended)
    step.store(*ENDED)
    step.tell(Notice.LAPSED, within_hours=True)
    duplicates.give_back(step)
    return step.complaint


@transaction.atomic
def reject(
    complaint_id: int,
    *,
    ground: Ground,
    reasons: str,
    other_body: str | None = None,
    referral: str | None = None,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """Refuse to process, on one of the listed grounds; the complainant is told how to appeal. `other_body`: where to go instead, a
    body that is not on this installation; `referral`: what a letter to it says (docs/adr/0095)."""
    step = move(complaint_id, "reject", by=by, at=at, version=version)
    complaint = step.complaint
    other_bodies.check(complaint, ground, other_body=other_body, referral=referral)
    complaint.rejected_by = complaint.rejected_by or by.user  # who gave the rejection that may be appealed
    step.clock()
    step.end()
    facts = {"ground": ground}
    named = {"other_body": other_body or None, "referral": referral or None}
    step.record(facts=facts, typed={"reasons": reasons, **named})
    step.store(*ENDED, "rejected_by")
    window = periods.length(complaint, K.APPEAL_WITHIN, step.today)
    told = {**facts, "may_appeal": complaint.appeals == 0, "window": window, "where": bool(other_body)}
    step.tell(Notice.REJECTED, told)
    duplicates.give_back(step)
    return complaint


@transaction.atomic
def appeal(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The complainant objects to the rejection, once, in the days of the rule `appeal_within`: another verifies."""
    step = move(complaint_id, "appeal", by=by, at=at, version=version)
    step.complaint.appeals += 1
    step.take_up_again()
    step.clock()
    step.record(typed={"reasons": reasons})
    disclosed = step.disclose(K.VERIFY)
    step.store(*ENDED, "appeals")
    step.tell(Notice.TO_VERIFY, {**disclosed, "why": "appealed"})
    return step.complaint


@transaction.atomic
def dispatch(
    complaint_id: int,
    *,
    unit: Unit,
    classification: Classification,
    accused: Collection[User] = (),
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """Hand the complaint to the unit that must answer, under a class. The accused see nothing of it from now.

    Rules: it is sorted out (`verify`, `first_answer`), the unit follows up (`follow_up`), the class dates `settle`.
    """
    now = standing.unit(unit)
    step = move(complaint_id, "dispatch", by=by, at=at, version=version)
    complaint = step.complaint
    assignment.check_unit(complaint, now())
    accusing.accuse(complaint, unit, accused)
    complaint.classification = classification
    assignment.hold(complaint, unit, at=step.at)
    step.clock()
    people = [user.pk for user in accused]
    step.record(facts={"unit": unit.code, "classification": classification, "accused": people})
    assignment.hand_over(step, unit, "classification")
    return complaint


@transaction.atomic
def send_back(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The unit says why the case is not theirs; the coordinator verifies anew."""
    step = move(complaint_id, "send_back", by=by, at=at, version=version)
    assignment.release(step.complaint, at=step.at)
    step.clock()
    step.record(typed={"reasons": reasons})
    disclosed = step.disclose(K.VERIFY)
    step.store(*HELD)
    step.tell(Notice.TO_VERIFY, {**disclosed, "why": "sent_back"})
    return step.complaint


@transaction.atomic
def transfer(
    complaint_id: int, *, unit: Unit, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Give the case to another unit. The complainant's date stays; lateness stays with who held it then."""
    now = standing.unit(unit)
    step = move(complaint_id, "transfer", by=by, at=at, version=version)
    assignment.check_other_unit(step.complaint, now())
    assignment.hold(step.complaint, unit, at=step.at)
    step.clock()
    step.record(facts={"unit": unit.code}, typed={"reasons": reasons})
    assignment.hand_over(step, unit)
    return step.complaint


@transaction.atomic
def withdraw(
    complaint_id: int, *, reasons: str | None = None, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The complainant takes the complaint back."""
    step = move(complaint_id, "withdraw", by=by, at=at, version=version)
    step.clock()
    step.end()
    step.record(typed={"reasons": reasons or None})
    step.store(*ENDED)
    duplicates.give_back(step)
    return step.complaint
