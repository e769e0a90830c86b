"""Who takes part in a case beside its verbs, and the case locked for them."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind, alike
from accounts.worded import Later
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
    if not _sees(by, complaint_id):
        raise NotVisible("not_found", _("Tidak ditemukan."))
    return complaint


def _sees(by: Actor, complaint_id: int) -> bool:
    like = alike(by)
    found = _worded(like.key).asked(
        lambda pk: Complaint.every.visible_to(like.actor).filter(pk=pk).values_list("pk"),
        like.stand_ins,
        like.places,
        pk=complaint_id,
    )
    return bool(found)


@lru_cache(maxsize=256)
def _worded(_like: object) -> Later[Any]:
    return Later(pk=-987_654_321)
