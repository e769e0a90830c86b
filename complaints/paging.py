"""Keyset pages over a list of cases in deadline order: as quick at the millionth row as at the first."""

import base64
import binascii
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from accounts.worded import Later
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet


class BadCursor(Exception):
    """A cursor that no page of ours produced."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Complaint]
    next: str | None
    previous: str | None


def page(
    cases: Callable[[], ComplaintQuerySet], *, size: int, cursor: str | None, same: Hashable = None
) -> Page:
    """One page of `cases().worklist()`. Raises BadCursor.

    `same`: all that the query depends on, where it is likely to be asked again: then its first page is worded once.
    """
    if cursor is None:
        list_ = Later[Complaint]() if same is None else _list(same, size)
        fetched = list_.asked(lambda: cases().worklist()[: size + 1])
        shown = fetched[:size]
        return Page(shown, _cursor("after", shown[-1]) if len(fetched) > size else None, None)
    direction, instant, pk = _read(cursor)
    rows = cases().worklist()
    if direction == "after":
        fetched = list(
            rows.filter(Q(next_due_at__gt=instant) | Q(next_due_at=instant, pk__gt=pk))[: size + 1]
        )
        shown, more = fetched[:size], len(fetched) > size
        first = _cursor("before", shown[0]) if shown else None
        return Page(shown, _cursor("after", shown[-1]) if more else None, first)
    backwards = rows.filter(Q(next_due_at__lt=instant) | Q(next_due_at=instant, pk__lt=pk))
    fetched = list(backwards.order_by("-next_due_at", "-pk")[: size + 1])
    shown, more = fetched[:size][::-1], len(fetched) > size
    return Page(
        shown, _cursor("after", shown[-1]) if shown else None, _cursor("before", shown[0]) if more else None
    )


@lru_cache(maxsize=128)
def _list(_same: Hashable, _size: int) -> Later[Complaint]:
    return Later()


def _cursor(direction: str, row: Complaint) -> str:
    return encode(direction, row.next_due_at.isoformat(), row.pk)


def _read(cursor: str) -> tuple[str, datetime, int]:
    direction, text, pk = decode(cursor)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCursor from error
    if moment.tzinfo is None:
        raise BadCursor
    return direction, moment, pk


def encode(direction: str, place: str, pk: int) -> str:
    """A cursor to the rows `after` or `before` the one of this place in the order of a list."""
    return base64.urlsafe_b64encode(json.dumps([direction, place, pk]).encode()).decode()


def decode(cursor: str) -> tuple[str, str, int]:
    """What `encode` was given. Raises BadCursor."""
    try:
        direction, place, pk = json.loads(base64.b64decode(cursor.encode("ascii"), b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise BadCursor from error
    valid = direction in ("after", "before") and isinstance(place, str) and type(pk) is int and 0 < pk < 2**63
    if not valid:
        raise BadCursor
    return direction, place, pk
