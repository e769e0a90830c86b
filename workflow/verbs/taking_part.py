"""Who takes part in a case beside its verbs, and the case locked for them."""

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints.models import Complaint
from workflow.errors import NotVisible, NotYours
from workflow.record import sentences


def may_write(by: Actor) -> bool:
    """The complainant of the case, and staff whose role takes part in cases."""
    return by.kind == ActorKind.COMPLAINANT or any(powers.writes for powers in by.powers)


def locked(complaint_id: int, by: Actor, *, writing: bool = True) -> Complaint:
    """The case, for somebody who may write in it (or, if not `writing`, read it). Raises NotYours, NotVisible."""
    if writing and not may_write(by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    complaint = Complaint.objects.lock(complaint_id)
    # Asked again under the lock: the door may have looked before the case went to another unit.
    if not Complaint.every.visible_to(by).filter(pk=complaint_id).exists():
        raise NotVisible("not_found", _("Tidak ditemukan."))
    return complaint
