"""The Ombudsman judges an answer that an audit drew (docs/adr/0061). Which answers were drawn, `compliance.audit` knows."""

from datetime import datetime

from django.db import transaction

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import Verdict
from complaints.models import Complaint
from workflow.errors import NotYours
from workflow.record import events, sentences
from workflow.verbs.taking_part import locked


@transaction.atomic
def audit_answer(
    complaint_id: int, *, audit: int, round_: int, verdict: Verdict, reasons: str, by: Actor, at: datetime
) -> Complaint:
    """Record what was found of the answer of one round. The latest finding holds; earlier ones stay in the history.

    `audit`: the key of the audit that drew it. Raises NotYours, NotVisible, BadInput (no reasons).
    """
    complaint = locked(complaint_id, by)
    if not by.sits((Role.OMBUDSMAN,), agency_id=complaint.agency_id):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    facts = {"audit": audit, "round": round_, "verdict": verdict.value}
    at = max(at, complaint.last_at)
    events.record(complaint, "answer_audited", by=by, at=at, facts=facts, typed={"reasons": reasons})
    if round_ == 1:
        complaint.answer_void = verdict == Verdict.VOID
    complaint.save(update_fields=["answer_void", "last_seq", "last_at"])
    return complaint
