"""Keyset pages over a list of cases in one of its orders: as quick at the millionth row as at the first."""

import base64
import binascii
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from django.db.models import Q

from accounts.actors import Actor, Alike
from accounts.worded import Later
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet


class BadCursor(Exception):
    """A cursor that no page of ours produced."""


class Order(StrEnum):
    """The orders of a list; the first is the usual one."""

    DEADLINE = "deadline"
    NEWEST = "newest"
    ACTIVITY = "activity"


PAGES: Final = ("after", "before")
PLACE: Final = ("at",)
STAND_IN: Final = datetime(2000, 1, 1, tzinfo=UTC)
FIELDS: Final = {Order.DEADLINE: "next_due_at", Order.NEWEST: "received_on", Order.ACTIVITY: "last_at"}
"""What a list is ordered by; then by key. The latest comes first, but of deadlines the earliest."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Complaint]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The cases before and after a place in a list; None at its ends."""

    previous: Complaint | None
    next: Complaint | None


@dataclass(frozen=True, slots=True)
class Same:
    """A list that many ask for, each of what they see."""

    key: tuple[object, ...]
    """All that its query depends on, but who asks and when."""
    like: Alike
    at: datetime
    told: Callable[[Actor, datetime], ComplaintQuerySet]
    """The cases that this person sees, as of this instant."""


def page(
    cases: Callable[[], ComplaintQuerySet],
    *,
    size: int,
    cursor: str | None,
    order: Order = Order.DEADLINE,
    same: Same | None = None,
) -> Page:
    """One page of `cases().worklist()` in this order. Raises BadCursor.

    `same`: who else asks for the same, where many do: then its first page is worded once.
    """
    if cursor is None:
        if same is None:
            fetched = list(ordered(cases().worklist(), order)[: size + 1])
        else:
            fetched = _list((same.key, same.like.key), size).asked(
                lambda: ordered(same.told(same.like.actor, STAND_IN).worklist(), order)[: size + 1],
                {**same.like.stand_ins, "at": STAND_IN},
                {**same.like.places, "at": same.at},
            )
        shown = fetched[:size]
        more = len(fetched) > size
        return Page(shown, _cursor("after", shown[-1], order) if more else None, None)
    direction, place, pk = _read(cursor, order)
    backwards = direction == "before"
    rows = _from(cases().worklist(), order, place, pk, backwards=backwards)
    fetched = list(rows[: size + 1])
    shown, more = fetched[:size], len(fetched) > size
    if backwards:
        shown = shown[::-1]
    first = _cursor("before", shown[0], order) if shown and (more or not backwards) else None
    last = _cursor("after", shown[-1], order) if shown and (more or backwards) else None
    return Page(shown, last, first)


def place(row: Complaint, order: Order) -> str:
    """Where a case stands in a list in this order, for `beside`."""
    return _cursor("at", row, order)


def beside(cases: ComplaintQuerySet, at: str, order: Order) -> Neighbours:
    """The cases of a list before and after a place in it, whether or not a case still stands there. Raises BadCursor."""
    _at, value, pk = _read(at, order, PLACE)
    others = cases.exclude(pk=pk)
    before, after = (
        _from(others, order, value, pk, backwards=backwards).first() for backwards in (True, False)
    )
    return Neighbours(before, after)


def ordered(rows: ComplaintQuerySet, order: Order, *, backwards: bool = False) -> ComplaintQuerySet:
    """These in this order, or the other way round."""
    sign = "" if (order == Order.DEADLINE) != backwards else "-"
    return rows.order_by(f"{sign}{FIELDS[order]}", f"{sign}pk")


def _from(
    rows: ComplaintQuerySet, order: Order, value: Any, pk: int, *, backwards: bool
) -> ComplaintQuerySet:
    """The rows beyond a place, the nearest first. The first condition alone tells the index where to begin."""
    name, up = FIELDS[order], (order == Order.DEADLINE) != backwards
    beyond, from_ = ("gt", "gte") if up else ("lt", "lte")
    rows = rows.filter(**{f"{name}__{from_}": value})
    rows = rows.filter(Q(**{f"{name}__{beyond}": value}) | Q(**{name: value, f"pk__{beyond}": pk}))
    return ordered(rows, order, backwards=backwards)


@lru_cache(maxsize=512)
def _list(_same: Hashable, _size: int) -> Later[Complaint]:
    return Later()


def _cursor(direction: str, row: Complaint, order: Order) -> str:
    value: date = getattr(row, FIELDS[order])
    return encode(direction, value.isoformat(), row.pk)


def _read(
    cursor: str, order: Order = Order.DEADLINE, directions: tuple[str, ...] = PAGES
) -> tuple[str, date, int]:
    direction, text, pk = decode(cursor, directions)
    try:
        if order == Order.NEWEST:
            return direction, date.fromisoformat(text), pk
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCursor from error
    if moment.tzinfo is None:
        raise BadCursor
    return direction, moment, pk


def encode(direction: str, place: str, pk: int) -> str:
    """A cursor to the rows `after` or `before` the one of this place in the order of a list, or to the place (`at`)."""
    return base64.urlsafe_b64encode(json.dumps([direction, place, pk]).encode()).decode()


def decode(cursor: str, directions: tuple[str, ...] = PAGES) -> tuple[str, str, int]:
    """What `encode` was given. Raises BadCursor."""
    try:
        direction, place, pk = json.loads(base64.b64decode(cursor.encode("ascii"), b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise BadCursor from error
    valid = direction in directions and isinstance(place, str) and type(pk) is int and 0 < pk < 2**63
    if not valid:
        raise BadCursor
    return direction, place, pk
