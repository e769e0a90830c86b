"""What was found of the drawn answers: each finding is an event of its case, and the latest of an audit holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints.codes import Verdict
from complaints.models import Complaint
from compliance.audit import drawing
from compliance.models import AnswerAudit
from workflow.errors import BadInput, NotNow, NotVisible
from workflow.models import Event
from workflow.verbs import audits

EVENT: Final = "answer_audited"
NOT_DRAWN: Final = _("Jawaban ini tidak terundi dalam audit ini.")


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding. `seq`: its event in the case."""

    answer: str
    verdict: Verdict
    at: datetime
    seq: int


def named(answer: str) -> tuple[str, int]:
    """The number of the case and the round. Raises ValueError."""
    reference, _slash, round_ = answer.rpartition("/")
    return reference, int(round_)


@transaction.atomic
def mark(audit_id: int, answer: str, *, verdict: str, reasons: str, by: Actor, at: datetime) -> Complaint:
    """Find a drawn answer real, partly real or void, with reasons; again, if the first finding was wrong.

    Raises NotVisible (also for a case in which this person is accused), NotYours, NotNow before the draw, BadInput for an
    answer that was not drawn, an unknown verdict, or no reasons.
    """
    audit = drawing.one(by, audit_id)
    drawing.check_auditor(by, audit.agency)
    sample = drawing.drawn(audit)
    if not sample:
        raise NotNow("not_drawn_yet", _("Audit ini belum diundi."))
    if not any(answer in some for some in sample.values()):
        raise BadInput({"answer": ("not_drawn", NOT_DRAWN)})
    if verdict not in set(Verdict):
        raise BadInput({"verdict": ("unknown", _("Pilih nyata, nyata sebagian, atau kosong."))})
    reference, round_ = named(answer)
    complaint = Complaint.objects.filter(reference=reference, agency=audit.agency_id).first()
    if complaint is None:
        raise NotVisible("not_found", NOT_DRAWN)
    return audits.audit_answer(
        complaint.pk,
        audit=audit.pk,
        round_=round_,
        verdict=Verdict(verdict),
        reasons=reasons,
        by=by,
        at=at,
    )


def marks(audit: AnswerAudit, answers: Iterable[str]) -> list[Mark]:
    """Every finding of these answers in this audit, in the order of the cases and of their events."""
    references = {named(answer)[0] for answer in answers}
    rows = Event.objects.filter(
        complaint__in=Complaint.objects.filter(reference__in=references).values("pk"),
        name=EVENT,
        facts__audit=audit.pk,
    ).order_by("complaint__reference", "seq")
    return [
        Mark(f"{reference}/{facts['round']}", Verdict(facts["verdict"]), at, seq)
        for reference, facts, at, seq in rows.values_list("complaint__reference", "facts", "at", "seq")
    ]


def latest(found: Iterable[Mark]) -> dict[str, Mark]:
    """By answer, the finding that holds."""
    return {mark.answer: mark for mark in found}
