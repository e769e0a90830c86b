"""The verbs that move a complaint. Each reads the same: lock, move, clock, record, tell, in one transaction.

A verb takes an id, locks the row, and uses only what it locked. `at` is official time, read at the door
(`workflow/clock.py`); `version` is what the caller last saw, None for the clock. Every verb raises
`Stale`/`NotNow` (not legal now), `NotYours` (legal, not for you) or `BadInput` (a field), and then leaves
no trace. Which verb is legal from where, for whom: `complaints/lifecycle.py`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, clock
from accounts.models import Unit, User
from complaints.codes import Finding, Ground, IdentityKind, Maladministration, Outcome
from complaints.models import Complaint
from law import counting
from law.codes import AnonymousEscalation, Classification, Lapse, ParameterName
from law.codes import DutyKind as K
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import periods, sending
from workflow.errors import BadInput
from workflow.record import statements
from workflow.verbs import assignment
from workflow.verbs.moves import Move, move, record, refusal, situation, store


@dataclass(frozen=True, slots=True)
class Decision:
    """A reasoned answer. `remedy` and `remedy_due_on` (a local date after today) come together or not at all."""

    outcome: Outcome
    reasons: str
    remedy: str | None = None
    remedy_due_on: date | None = None


@transaction.atomic
def request_completion(
    complaint_id: int, *, missing: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Say what is missing; how long the complainant has, the rule `complete` says. Once per complaint."""
    step = move(complaint_id, "request_completion", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.completions_requested += 1
    step.docket.apply("request_completion", at=at)
    kept = statements.keep(complaint, by=by, at=at, missing=missing)
    record(step, "completion_requested", by=by, statements=kept)
    told = step.docket.tell(K.COMPLETE, at=at)
    store(step, "completions_requested")
    outbox.enqueue(Notice.COMPLETION_REQUESTED, complaint, by=by, at=at, facts=told)
    return complaint


@transaction.atomic
def complete(complaint_id: int, *, addition: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Add what was missing; verification and settlement start anew from this day."""
    step = move(complaint_id, "complete", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    step.docket.apply("complete", at=at)
    kept = statements.keep(complaint, by=by, at=at, addition=addition)
    record(step, "completed", by=by, statements=kept)
    store(step)
    return complaint


@transaction.atomic
def lapse(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The clock: the file was not completed in time, and by its rule the complaint counts as withdrawn."""
    step = move(complaint_id, "lapse", by=by, at=at, version=None)
    complaint, at = step.complaint, step.at
    ended = step.lapsed_at(Lapse.DEEMED_WITHDRAWN)
    step.docket.apply("lapse", at=ended)
    step.end("lapse", ended)
    record(step, "lapsed", by=by, effective_at=ended)
    store(step, *ENDED)
    opens = sending.opening(complaint, at, step.docket.calendar)
    outbox.enqueue(Notice.LAPSED, complaint, by=by, at=at, facts={}, not_before=opens)
    return complaint


@transaction.atomic
def reject(
    complaint_id: int, *, ground: Ground, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Refuse to process, on one of the listed grounds; the complainant is told how to appeal."""
    step = move(complaint_id, "reject", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.rejected_by = complaint.rejected_by or by.user  # who gave the rejection that may be appealed
    step.docket.apply("reject", at=at)
    step.end("reject", at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    facts = {"ground": ground}
    record(step, "rejected", by=by, facts=facts, statements=kept)
    store(step, *ENDED, "rejected_by")
    told = {
        **facts,
        "may_appeal": complaint.appeals == 0,
        "window": periods.length(complaint, K.APPEAL_WITHIN, step.today),
    }
    outbox.enqueue(Notice.REJECTED, complaint, by=by, at=at, facts=told)
    return complaint


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
    """Hand the complaint to the unit that must answer, under a class. The accused see nothing of it from now."""
    step = move(complaint_id, "dispatch", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    assignment.check_unit(complaint, unit)
    assignment.accuse(complaint, unit, accused)
    complaint.classification = classification
    assignment.hold(complaint, unit, at=at)
    step.docket.apply("dispatch", at=at)
    facts = {"unit": unit.code, "classification": classification, "accused": [user.pk for user in accused]}
    record(step, "dispatched", by=by, facts=facts)
    _dispatched_to(step, unit, by, "classification")
    return complaint


@transaction.atomic
def send_back(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The unit says why the case is not theirs; the coordinator verifies anew."""
    step = move(complaint_id, "send_back", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    assignment.release(complaint, at=at)
    step.docket.apply("send_back", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    record(step, "sent_back", by=by, statements=kept)
    store(step, *HELD)
    return complaint


@transaction.atomic
def begin(
    complaint_id: int, *, handler: User | None = None, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The unit starts to work: the first follow-up is done. The handler is the caller unless named."""
    step = move(complaint_id, "begin", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.handler = handler or by.user
    assignment.check_handler(complaint, complaint.handler)
    step.docket.apply("begin", at=at)
    facts = {"handler": complaint.handler_id}
    record(step, "begun", by=by, facts=facts)
    told = step.docket.tell(K.SETTLE, at=at) if handler is not None else {}
    store(step, "handler")
    if handler is not None:
        outbox.enqueue(Notice.ASSIGNED_TO_YOU, complaint, by=by, at=at, facts=told)
    return complaint


@transaction.atomic
def transfer(
    complaint_id: int, *, unit: Unit, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Give the case to another unit. The complainant's date stays; lateness stays with who held it then."""
    step = move(complaint_id, "transfer", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    assignment.check_other_unit(complaint, unit)
    assignment.hold(complaint, unit, at=at)
    step.docket.apply("transfer", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    facts = {"unit": unit.code}
    record(step, "transferred", by=by, facts=facts, statements=kept)
    _dispatched_to(step, unit, by)
    return complaint


@transaction.atomic
def answer(
    complaint_id: int, *, decision: Decision, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Send the reasoned decision; the complainant may contest it within the reply window.

    It stands on the complainant's page from this instant, which is how the decision is told (`notify`).
    """
    step = move(complaint_id, "answer", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    _check_remedy(decision, step)
    _answered(step, decision, by.user)
    step.docket.apply("answer", at=at, given=decision.remedy_due_on)
    if complaint.access_hash:
        step.docket.apply("show_answer", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=decision.reasons, remedy=decision.remedy)
    facts = {"outcome": decision.outcome, "remedy_due_on": iso(decision.remedy_due_on)}
    record(step, "answered", by=by, facts=facts, statements=kept)
    told = {**facts, **step.docket.tell(K.REPLY, at=at), "may_contest": complaint.contests == 0}
    store(step, *ANSWERED)
    outbox.enqueue(Notice.ANSWERED, complaint, by=by, at=at, facts=told)
    for duplicate in list(complaint.duplicates.order_by("pk").values_list("pk", flat=True)):
        answer_with_original(duplicate, complaint, decision=decision, by=by, at=at)
    return complaint


def answer_with_original(
    complaint_id: int, original: Complaint, *, decision: Decision, by: Actor, at: datetime
) -> None:
    """Give the complainant of a linked duplicate the answer that the first complaint got: each is answered, and
    each may contest. Left are duplicates that are past answering, that lack what their complainant was asked for,
    and whose complainant contested an answer of the same person."""
    duplicate = Complaint.objects.lock(complaint_id)
    clock_of_it = clock(origin=by.origin)
    if by.user is not None and by.user.pk == duplicate.barred_from_answering_id:
        return
    if refusal(situation(duplicate, (), by=clock_of_it, at=at), "answer_with_original") is not None:
        return
    step = move(complaint_id, "answer_with_original", by=clock_of_it, at=at, version=None)
    complaint, at = step.complaint, step.at
    if complaint.held_by_id != original.held_by_id and original.held_by is not None:
        assignment.hold(complaint, original.held_by, at=at)
    _answered(step, decision, by.user)
    step.docket.apply("answer_with_original", at=at)
    if complaint.access_hash:
        step.docket.apply("show_answer", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=decision.reasons, remedy=decision.remedy)
    unit = complaint.held_by.code if complaint.held_by is not None else None
    facts = {"outcome": decision.outcome, "original": original.pk, "unit": unit}
    record(step, "answered_with_original", by=clock_of_it, facts=facts, statements=kept)
    told = {
        "outcome": decision.outcome,
        "remedy_due_on": iso(decision.remedy_due_on),
        **step.docket.tell(K.REPLY, at=at),
        "may_contest": complaint.contests == 0,
    }
    store(step, *ANSWERED, *HELD)
    outbox.enqueue(Notice.ANSWERED, complaint, by=by, at=at, facts=told)


@transaction.atomic
def mark_remedied(complaint_id: int, *, text: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Say that the promised remedy was done, and how. The state stays."""
    step = move(complaint_id, "mark_remedied", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    step.docket.apply("mark_remedied", at=at)
    kept = statements.keep(complaint, by=by, at=at, remedied=text)
    record(step, "remedied", by=by, statements=kept)
    store(step)
    return complaint


@transaction.atomic
def accept(
    complaint_id: int,
    *,
    rating: int,
    comment: str | None = None,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The complainant is content: closes the case with a rating from 1 to 4."""
    step = move(complaint_id, "accept", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    if rating not in range(1, 5):
        raise BadInput({"rating": ("rating", _("Penilaian dari 1 sampai 4."))})
    complaint.rating = rating
    step.docket.apply("accept", at=at)
    step.end("accept", at)
    kept = statements.keep(complaint, by=by, at=at, comment=comment)
    facts = {"rating": rating}
    record(step, "accepted", by=by, facts=facts, statements=kept)
    store(step, *ENDED, "rating")
    return complaint


@transaction.atomic
def deem_accepted(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The clock: the reply window ended unused, the case is closed as of its end."""
    step = move(complaint_id, "deem_accepted", by=by, at=at, version=None)
    complaint, at = step.complaint, step.at
    ended = step.lapsed_at(Lapse.DEEMED_ACCEPTED)
    step.docket.apply("deem_accepted", at=ended)
    step.end("deem_accepted", ended)
    record(step, "deem_accepted", by=by, effective_at=ended)
    store(step, *ENDED)
    opens = sending.opening(complaint, at, step.docket.calendar)
    ended_on = counting.local_date(ended, complaint.agency.zone)
    told = {"window": periods.length(complaint, K.REOPEN_WITHIN, ended_on)}
    outbox.enqueue(Notice.CLOSED_WITHOUT_REPLY, complaint, by=by, at=at, facts=told, not_before=opens)
    return complaint


@transaction.atomic
def contest(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The complainant does not agree: a new round, and somebody else gives the next answer. Once."""
    step = move(complaint_id, "contest", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.contests += 1
    complaint.round += 1
    complaint.barred_from_answering = complaint.answered_by
    step.docket.apply("contest", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    record(step, "contested", by=by, statements=kept)
    told = step.docket.tell(K.SETTLE, at=at)
    store(step, "contests", "round", "barred_from_answering")
    outbox.enqueue(Notice.CONTESTED, complaint, by=by, at=at, facts=told)
    return complaint


@transaction.atomic
def reopen(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """A closed case is taken up again, once, within the days of the rule `reopen_within`: a new round."""
    step = move(complaint_id, "reopen", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.reopenings += 1
    complaint.round += 1
    step.resume()
    step.docket.apply("reopen", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    record(step, "reopened", by=by, statements=kept)
    told = {**step.docket.tell(K.SETTLE, at=at), "reopened": True, **_decided(complaint)}
    store(step, *ENDED, "reopenings", "round")
    outbox.enqueue(Notice.CONTESTED, complaint, by=by, at=at, facts=told)
    return complaint


@transaction.atomic
def withdraw(
    complaint_id: int, *, reasons: str | None = None, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The complainant takes the complaint back."""
    step = move(complaint_id, "withdraw", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    step.docket.apply("withdraw", at=at)
    step.end("withdraw", at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons or None)
    record(step, "withdrawn", by=by, statements=kept)
    store(step, *ENDED)
    return complaint


@transaction.atomic
def appeal(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The complainant objects to the rejection, once, in the days of the rule `appeal_within`: another verifies."""
    step = move(complaint_id, "appeal", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.appeals += 1
    step.resume()
    step.docket.apply("appeal", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    record(step, "appealed", by=by, statements=kept)
    store(step, *ENDED, "appeals")
    return complaint


@transaction.atomic
def escalate(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Take the case to the Ombudsman; without a name as information, where `anonymous_escalation` says so."""
    step = move(complaint_id, "escalate", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    complaint.escalated_at = complaint.escalated_at or at
    step.resume()
    step.docket.apply("escalate", at=at)
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    nameless = periods.sourced(complaint, ParameterName.ANONYMOUS_ESCALATION, step.today)
    anonymous = complaint.identity_kind == IdentityKind.ANONYMOUS
    facts = {"as_information": anonymous and nameless["value"] == AnonymousEscalation.AS_INFORMATION}
    record(step, "escalated", by=by, facts=facts, statements=kept)
    store(step, *ENDED, "escalated_at")
    told = {
        **facts,
        "nameless": nameless,
        "ombudsman": periods.sourced(complaint, ParameterName.OMBUDSMAN, step.today),
    }
    outbox.enqueue(Notice.ESCALATED, complaint, by=by, at=at, facts=told)
    outbox.enqueue(Notice.ESCALATED_TO_YOU, complaint, by=by, at=at, facts=told)
    return complaint


@transaction.atomic
def remand(
    complaint_id: int, *, corrective_action: str, due_on: date, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The Ombudsman gives the case back with a corrective action and the date by which it must be done.

    A case that no unit ever held goes to the unit named; where none is named, or it was closed, the coordinator
    transfers it.
    """
    step = move(complaint_id, "remand", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    _check_promised("due_on", due_on, step)
    complaint.round += 1
    if complaint.held_by is None and complaint.unit is not None and complaint.unit.active:
        assignment.hold(complaint, complaint.unit, at=at)
    step.docket.apply("remand", at=at, given=due_on)
    kept = statements.keep(complaint, by=by, at=at, corrective_action=corrective_action)
    facts = {"due_on": iso(due_on)}
    record(step, "remanded", by=by, facts=facts, statements=kept)
    store(step, *HELD, "round")
    outbox.enqueue(Notice.REMANDED, complaint, by=by, at=at, facts=facts)
    return complaint


@transaction.atomic
def conclude(
    complaint_id: int,
    *,
    finding: Finding,
    maladministration: Collection[Maladministration] = (),
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The Ombudsman ends the case with a finding, and the forms of maladministration where there are any."""
    step = move(complaint_id, "conclude", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    if bool(maladministration) != (finding == Finding.MALADMINISTRATION):
        sentence = _("Bentuk maladministrasi wajib diisi bila ditemukan, dan hanya bila ditemukan.")
        raise BadInput({"maladministration": ("forms_with_finding", sentence)})
    step.docket.apply("conclude", at=at)
    step.end("conclude", at)
    facts = {"finding": finding, "maladministration": sorted(set(maladministration))}
    record(step, "concluded", by=by, facts=facts)
    store(step, *ENDED)
    return complaint


ENDED = ("ended_at", "ended_by")
HELD = ("unit", "held_by", "handler")
ANSWERED = (
    "handler",
    "answered_by",
    "barred_from_answering",
    "outcome",
    "answered_at",
    "first_answered_at",
    "first_answered_on",
)
FARTHEST = timedelta(days=3653)
AFTER_TODAY = _("Tanggal harus setelah hari ini.")


def _dispatched_to(step: Move, unit: Unit, by: Actor, *fields: str) -> None:
    """Store, then tell the complainant who has the case now, and the unit what it must do by when."""
    told = step.docket.tell(K.SETTLE, at=step.at)
    yours = step.docket.tell(K.FOLLOW_UP, K.SETTLE, at=step.at)
    store(step, *HELD, *fields)
    facts = {**told, "unit": unit.code, "unit_name": unit.name}
    outbox.enqueue(Notice.DISPATCHED, step.complaint, by=by, at=step.at, facts=facts)
    outbox.enqueue(Notice.DISPATCHED_TO_YOU, step.complaint, by=by, at=step.at, facts=yours)


def _answered(step: Move, decision: Decision, who: User | None) -> None:
    complaint = step.complaint
    complaint.handler = complaint.answered_by = who
    complaint.barred_from_answering = None
    complaint.outcome, complaint.answered_at = decision.outcome, step.at
    if complaint.first_answered_at is None:
        complaint.first_answered_at, complaint.first_answered_on = step.at, step.today


def _decided(complaint: Complaint) -> dict[str, str | None]:
    """What was decided when, for those who take the case up again."""
    answered_at = complaint.answered_at
    day = None if answered_at is None else counting.local_date(answered_at, complaint.agency.zone)
    return {"outcome": complaint.outcome, "answered_on": iso(day)}


def _check_remedy(decision: Decision, step: Move) -> None:
    if (decision.remedy_due_on is None) != (not decision.remedy):
        missing = "remedy_due_on" if decision.remedy else "remedy"
        raise BadInput({missing: ("together", _("Tindakan dan tanggal pelaksanaannya diisi bersama."))})
    if decision.remedy_due_on is not None:
        _check_promised("remedy_due_on", decision.remedy_due_on, step)


def _check_promised(field: str, day: date, step: Move) -> None:
    """A date that staff promise or set lies after today, and where somebody alive may see it kept."""
    if day <= step.today:
        raise BadInput({field: ("not_after_today", AFTER_TODAY)})
    if day > step.today + FARTHEST:
        raise BadInput({field: ("too_far_ahead", _("Tanggal terlalu jauh di muka."))})


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
