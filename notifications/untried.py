"""Promises of a case that nobody has tried to keep yet: queries worded once a process."""

from functools import cache
from typing import Any

from django.db.models import QuerySet

from accounts.worded import Worded
from notifications.models import Message
from notifications.notices import Notice


def any_later(complaint_id: int, notices: tuple[Notice, ...]) -> list[Any]:
    """Whether one of these waits: a list that the next trip to the database fills, with at most one row."""
    return _any(notices).later(complaint=complaint_id)


@cache
def locked(notices: tuple[Notice, ...]) -> Worded[Message]:
    """Those of one case, locked, but for what is being sent."""
    return Worded(
        lambda complaint: _waiting(complaint, notices).select_for_update(skip_locked=True),
        complaint=-987_654_321,
    )


@cache
def _any(notices: tuple[Notice, ...]) -> Worded[Any]:
    return Worded(
        lambda complaint: _waiting(complaint, notices).values_list("pk")[:1], complaint=-987_654_321
    )


def _waiting(complaint: int, notices: tuple[Notice, ...]) -> QuerySet[Message]:
    waiting = (Message.State.QUEUED, Message.State.HELD)
    return Message.objects.filter(
        complaint=complaint, notice__in=list(notices), state__in=waiting, attempts=0
    )
