"""Promises of a case that nobody has tried to keep yet: queries worded once a process."""

from functools import cache

from django.db.models import Exists, OuterRef, QuerySet

from accounts.worded import Worded
from notifications.models import Message
from notifications.notices import Notice


def waits(notices: tuple[Notice, ...]) -> Exists:
    """For a query of cases: whether one of these waits."""
    return Exists(_waiting(OuterRef("pk"), notices))


@cache
def locked(notices: tuple[Notice, ...]) -> Worded[Message]:
    """Those of one case, locked, but for what is being sent."""
    return Worded(
        lambda complaint: _waiting(complaint, notices).select_for_update(skip_locked=True),
        complaint=-987_654_321,
    )


def _waiting(complaint: int | OuterRef, notices: tuple[Notice, ...]) -> QuerySet[Message]:
    waiting = (Message.State.QUEUED, Message.State.HELD)
    return Message.objects.filter(
        complaint=complaint, notice__in=list(notices), state__in=waiting, attempts=0
    )
