"""Drafts of acts: kept for their writer alone, never a lock. That a colleague is writing may be told, what they write never."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from accounts.actors import Actor
from complaints.models import Complaint
from workflow.draft_models import DraftedAct

WRITING: Final = timedelta(minutes=15)
"""How long after the last saving somebody counts as writing."""


def keep(complaint: Complaint, verb: str, *, sealed: str, by: Actor, at: datetime) -> None:
    """Keep what this person has written so far in this form, in place of what they kept of it before."""
    DraftedAct.objects.update_or_create(
        complaint=complaint,
        user=by.user,
        verb=verb,
        defaults={"sealed": sealed, "seq": complaint.last_seq, "at": at},
    )


def of(complaint: Complaint, verb: str, by: Actor) -> DraftedAct | None:
    """What this person has written in this form."""
    return DraftedAct.objects.filter(complaint=complaint, user=by.user, verb=verb).first()


def drop(complaint_id: int, verb: str, *, by: Actor) -> None:
    """It was sent, or given up."""
    DraftedAct.objects.filter(complaint=complaint_id, user=by.user, verb=verb).delete()


def others_write(complaint: Complaint, verb: str, by: Actor, *, at: datetime) -> bool:
    """Whether a colleague is writing in the same form of the case."""
    lately = DraftedAct.objects.filter(complaint=complaint, verb=verb, at__gt=at - WRITING)
    return lately.exclude(user=by.user).exists()


def forget_old(*, at: datetime) -> int:
    """Erase what nobody has gone on with for `KEEP_DRAFT_DAYS`. Returns how many."""
    old = DraftedAct.objects.filter(at__lt=at - timedelta(days=settings.KEEP_DRAFT_DAYS))
    return old.delete()[0]
