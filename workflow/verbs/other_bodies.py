"""A matter for a body that is not on this installation: the complainant reads where to go, and a letter says to the body what is
referred. Who complains stands in it only where they allowed it (docs/adr/0095)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints.codes import Ground, IdentityKind
from complaints.lifecycle import State
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotYours, Text
from workflow.models import Event
from workflow.record import events, sentences
from workflow.verbs import shared_answers


def check(complaint: Complaint, ground: Ground, *, other_body: str | None, referral: str | None) -> None:
    """Raises BadInput for a body that the ground does not speak of, a letter to nobody, and one that names the complainant."""
    errors: dict[str, tuple[str, Text]] = {}
    if other_body and ground != Ground.OTHER_BODY:
        errors["other_body"] = ("other_ground", _("Hanya untuk dasar «Wewenang lembaga lain»."))
    if referral and not other_body:
        errors["other_body"] = ("required", _("Tulis lembaganya: kepada siapa suratnya?"))
    if referral and (word := shared_answers.first_named(complaint, referral)):
        sentence = _(
            "Surat ini dibaca lembaga lain dan menyebut pengadu (%(word)s). Nama hanya disebut bila pengadu mengizinkan."
        )
        errors["referral"] = ("names_the_complainant", sentence % {"word": word})
    if errors:
        raise BadInput(errors)


@transaction.atomic
def allow_name(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The complainant lets the letter to the other body say who they are; coordinators are told."""
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    if by.kind != ActorKind.COMPLAINANT or by.complaint_id != complaint.pk:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if not may_allow(complaint):
        sentence = _("Tidak ada surat kepada lembaga lain yang menunggu izin Anda.")
        raise NotNow("no_letter", sentence, state=complaint.state, version=complaint.version)
    events.record(complaint, "name_allowed", by=by, at=at)
    complaint.save(update_fields=["last_seq", "last_at"])
    outbox.enqueue(Notice.MESSAGE_FROM_COMPLAINANT, complaint, by=by, at=at, facts={})
    return complaint


def may_allow(complaint: Complaint) -> bool:
    """Whether a letter about this named complaint went out, or may, without its name."""
    if complaint.state != State.REJECTED or complaint.identity_kind != IdentityKind.NAMED:
        return False
    told = (
        Event.objects.filter(complaint=complaint, name__in=("rejected", "name_allowed"))
        .order_by("-seq")
        .first()
    )
    return told is not None and told.name == "rejected" and "referral" in told.statements
