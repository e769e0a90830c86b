"""The verbs of the unit: taking up the work, the reasoned answer, and the remedy that it promised. Each reads as every
verb (`verification.py` says what they share)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, clock
from accounts.models import User
from complaints.codes import Outcome
from complaints.models import Complaint
from law.codes import DutyKind as K
from notifications.notices import Notice
from workflow.errors import BadInput
from workflow.verbs import assignment, shared_answers, standing
from workflow.verbs.moves import HELD, Step, check_promised, move, refusal, situation

ANSWERED: Final = (
    "handler",
    "answered_by",
    "barred_from_answering",
    "outcome",
    "answered_at",
    "first_answered_at",
    "first_answered_on",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A reasoned answer. `remedy` and `remedy_due_on` (a local date after today) come together or not at all.
    `for_others`: the reasons as the complainants of linked duplicates read them, where those are others."""

    outcome: Outcome
    reasons: str
    remedy: str | None = None
    remedy_due_on: date | None = None
    for_others: str | None = None


@transaction.atomic
def begin(
    complaint_id: int, *, handler: User | None = None, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The unit starts to work: the first follow-up (`follow_up`) is done. The handler is the caller unless named."""
    active = standing.person(handler or by.user)
    step = move(complaint_id, "begin", by=by, at=at, version=version)
    complaint = step.complaint
    complaint.handler = handler or by.user
    assignment.check_handler(complaint, complaint.handler, active=active())
    step.clock()
    step.record(facts={"handler": complaint.handler_id})
    disclosed = step.disclose(K.SETTLE) if handler is not None else {}
    step.store("handler")
    if handler is not None:
        step.tell(Notice.ASSIGNED_TO_YOU, disclosed)
    return complaint


@transaction.atomic
def answer(
    complaint_id: int, *, decision: Decision, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Send the reasoned decision; the complainant may contest it within the reply window.

    It stands on the complainant's page from this instant, which is how the decision is told (rule `notify`); what it
    meets beside, their rules say (`settle`, `decide`).
    """
    step = move(complaint_id, "answer", by=by, at=at, version=version)
    _check_remedy(decision, step)
    linked = shared_answers.linked(step.complaint)
    if shared_answers.waits_for_it(linked):
        shared_answers.check(
            step.complaint,
            reasons=decision.reasons,
            remedy=decision.remedy,
            for_others=decision.for_others,
        )
    facts = {"outcome": decision.outcome, "remedy_due_on": decision.remedy_due_on}
    _give(decision, step, by=by, facts=facts, remedy_due_on=decision.remedy_due_on)
    for duplicate, _state in linked:
        answer_with_original(duplicate, step.complaint, decision=decision, by=by, at=step.at)
    return step.complaint


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
    complaint = step.complaint
    if complaint.held_by_id != original.held_by_id and original.held_by is not None:
        assignment.hold(complaint, original.held_by, at=step.at)
    unit = complaint.held_by.code if complaint.held_by is not None else None
    facts = {"outcome": decision.outcome, "original": original.pk, "unit": unit}
    theirs = replace(decision, reasons=decision.for_others or decision.reasons)
    _give(theirs, step, by=by, facts=facts, remedy_due_on=None)


def _give(
    decision: Decision, step: Step, *, by: Actor, facts: dict[str, Any], remedy_due_on: date | None
) -> None:
    """The answer to one case, by this person: `remedy_due_on` opens the duty of a remedy."""
    complaint = step.complaint
    complaint.handler = complaint.answered_by = by.user
    complaint.barred_from_answering = None
    complaint.outcome, complaint.answered_at = decision.outcome, step.at
    if complaint.first_answered_at is None:
        complaint.first_answered_at, complaint.first_answered_on = step.at, step.today
    step.clock(given=remedy_due_on)
    if complaint.access_hash:
        step.docket.apply("show_answer", at=step.at)
    typed = {"reasons": decision.reasons, "remedy": decision.remedy}
    step.record(facts=facts, typed=typed, author=by)
    notice_facts = {
        "outcome": decision.outcome,
        "remedy_due_on": decision.remedy_due_on,
        **step.disclose(K.REPLY),
        "may_contest": complaint.contests == 0,
    }
    step.store(*ANSWERED, *HELD)
    step.tell(Notice.ANSWERED, notice_facts, by=by)


def _check_remedy(decision: Decision, step: Step) -> None:
    if (decision.remedy_due_on is None) != (not decision.remedy):
        missing = "remedy_due_on" if decision.remedy else "remedy"
        raise BadInput({missing: ("together", _("Tindakan dan tanggal pelaksanaannya diisi bersama."))})
    if decision.remedy_due_on is not None:
        check_promised("remedy_due_on", decision.remedy_due_on, step)


@transaction.atomic
def mark_remedied(complaint_id: int, *, text: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Say that the promised remedy (rule `remedy`) was done, and how. The state stays."""
    step = move(complaint_id, "mark_remedied", by=by, at=at, version=version)
    step.clock()
    step.record(typed={"remedied": text})
    step.store()
    step.tell(Notice.REMEDIED)
    return step.complaint
