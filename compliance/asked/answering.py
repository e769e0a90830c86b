"""The complainant answers a question about their closed case, once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints.models import Complaint
from compliance.models import Question
from workflow.errors import NotNow, NotVisible, NotYours
from workflow.record import sentences, signs

NOT_ASKED = _("Tidak ada pertanyaan seperti ini untuk pengaduan Anda.")


def waiting(complaint: Complaint, *, at: datetime) -> list[Question]:
    """What the complainant may still answer, in the order in which it is asked."""
    rows = Question.objects.filter(complaint=complaint, answered_at=None, open_until__gt=at)
    return list(rows.order_by("pk"))


@transaction.atomic
def answer(complaint_id: int, about: str, *, yes: bool, by: Actor, at: datetime) -> Question:
    """Keep the answer. One that bears a sign of the office, or of a case that the office filed, stands apart.

    Raises NotYours (staff), NotVisible (not asked), NotNow (answered before, or too late)."""
    if by.kind != ActorKind.COMPLAINANT or by.complaint_id != complaint_id:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    rows = Question.objects.select_for_update(of=("self",)).select_related("complaint")
    row = rows.filter(complaint=complaint_id, about=about).first()
    if row is None:
        raise NotVisible("not_asked", NOT_ASKED)
    complaint = row.complaint
    if row.answered_at is not None:
        sentence = _("Pertanyaan ini sudah dijawab; jawaban tidak diubah lagi.")
        raise NotNow("already_answered", sentence, state=complaint.state, version=complaint.version)
    if row.open_until <= at:
        sentence = _("Waktu untuk menjawab pertanyaan ini sudah lewat.")
        raise NotNow("too_late", sentence, state=complaint.state, version=complaint.version)
    row.yes, row.answered_at = yes, at
    row.apart = bool(signs.of(complaint, by, at=at)) or signs.office_had_key(complaint)
    row.save(update_fields=["yes", "answered_at", "apart"])
    return row
