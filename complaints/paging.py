"""Keyset pages over a list of cases in one of its orders: as quick at the millionth row as at the first."""

import base64
import binascii
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db import connections
from django.db.models import BooleanField, ExpressionWrapper, Q

from accounts.actors import Actor, Alike
from accounts.worded import Later
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Along


class BadCursor(Exception):
    """A cursor that no page of ours produced."""


class Order(StrEnum):
    """The orders of a list; the first is the usual one."""

    DEADLINE = "deadline"
    NEWEST = "newest"
    ACTIVITY = "activity"


PAGES: Final = ("after", "before")
LOOKS: Final = 8_000
"""So many cases of a list are looked at for a page of it, where a look at each is needed; they take the database some 25 ms."""
PLACE: Final = ("at",)
STAND_IN: Final = datetime(2000, 1, 1, tzinfo=UTC)
FIELDS: Final = {Order.DEADLINE: "next_due_at", Order.NEWEST: "received_on", Order.ACTIVITY: "last_at"}
"""What a list is ordered by; then by key. The latest comes first, but of deadlines the earliest."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Complaint]
    next: str | None
    previous: str | None
    stopped: bool = False
    """Whether looking ended before the page was full (LOOKS); the page beyond goes on from there."""


class Place(NamedTuple):
    """Where a case stands in a list: what the list is ordered by, and its key."""

    value: Any
    pk: int


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
    along: Along | None = None,
) -> Page:
    """One page of `cases().worklist()` in this order. Raises BadCursor.

    `same`: who else asks for the same, where many do: then its first page is worded once. `along`: the list of which
    `cases` are some, where that is found out by a look at each. Then a page ends after so many looks (LOOKS) though it is
    not full, and the pages together are still all of `cases`, each once.
    """
    if cursor is None and same is not None and along is None:
        fetched = _list((same.key, same.like.key), size).asked(
            lambda: ordered(same.told(same.like.actor, STAND_IN).worklist(), order)[: size + 1],
            {**same.like.stand_ins, "at": STAND_IN},
            {**same.like.places, "at": same.at},
        )
        return Page(
            fetched[:size], _cursor("after", fetched[size - 1], order) if len(fetched) > size else None, None
        )
    direction, start = ("after", None) if cursor is None else _read(cursor, order)
    backwards = direction == "before"
    fetched, stop = _nearest(cases().worklist(), along, order, start, size + 1, backwards=backwards)
    shown, more = fetched[:size], len(fetched) > size
    if backwards:
        shown = shown[::-1]
    ahead = _cursor_of(direction, stop) if stop else None
    if more:
        ahead = _cursor(direction, shown[0 if backwards else -1], order)
    back = None
    if start is not None:
        came_from = "after" if backwards else "before"
        if shown:
            back = _cursor(came_from, shown[-1 if backwards else 0], order)
        elif along is not None:
            back = _cursor_of(came_from, _including(start, order, backwards=backwards))
    stopped = stop is not None and len(shown) < size
    return Page(shown, *((back, ahead) if backwards else (ahead, back)), stopped=stopped)


def _nearest(
    cases: ComplaintQuerySet,
    along: Along | None,
    order: Order,
    start: Place | None,
    most: int,
    *,
    backwards: bool,
) -> tuple[list[Complaint], Place | None]:
    """The first of these cases beyond a place, and the place where looking ended before there were so many."""
    if along is None:
        return list(_from(cases, order, start, backwards=backwards)[:most]), None
    list_ = _from(along.list.order_by(), order, start, backwards=backwards)
    held = ExpressionWrapper(along.held, output_field=BooleanField())
    looks, params = list_.annotate(held=held).values("pk", "held")[:LOOKS].query.sql_with_params()
    with connections[cases.db].cursor() as cursor:
        # One after the other, and no further than needed: the limit inside keeps the order and the look in it.
        cursor.execute(f"SELECT pk FROM ({looks}) looks WHERE held LIMIT %s", [*params, most])  # noqa: S608 - worded by Django
        keys = [key for (key,) in cursor.fetchall()]
    stop = None
    if len(keys) < most:
        last = list_.values_list(FIELDS[order], "pk")[LOOKS - 1 : LOOKS]
        stop = next((Place(*each) for each in last), None)
    rows = ordered(cases.filter(pk__in=keys), order, backwards=backwards) if keys else []
    return list(rows), stop


def place(row: Complaint, order: Order) -> str:
    """Where a case stands in a list in this order, for `beside`."""
    return _cursor("at", row, order)


def beside(cases: ComplaintQuerySet, at: str, order: Order, *, along: Along | None = None) -> Neighbours:
    """The cases of a list before and after a place in it, whether or not a case still stands there. Raises BadCursor.

    `along`: see `page`; what is farther away than so many looks is not told.
    """
    _at, stood = _read(at, order, PLACE)
    others = cases.exclude(pk=stood.pk)
    (before, _), (after, _) = (
        _nearest(others, along, order, stood, 1, backwards=backwards) for backwards in (True, False)
    )
    return Neighbours(*(found[0] if found else None for found in (before, after)))


def ordered(rows: ComplaintQuerySet, order: Order, *, backwards: bool = False) -> ComplaintQuerySet:
    """These in this order, or the other way round."""
    sign = "" if _up(order, backwards) else "-"
    return rows.order_by(f"{sign}{FIELDS[order]}", f"{sign}pk")


def _from(
    rows: ComplaintQuerySet, order: Order, start: Place | None, *, backwards: bool
) -> ComplaintQuerySet:
    """The rows beyond a place, the nearest first. The first condition alone tells the index where to begin."""
    if start is None:
        return ordered(rows, order, backwards=backwards)
    name, up = FIELDS[order], _up(order, backwards)
    beyond, from_ = ("gt", "gte") if up else ("lt", "lte")
    rows = rows.filter(**{f"{name}__{from_}": start.value})
    rows = rows.filter(
        Q(**{f"{name}__{beyond}": start.value}) | Q(**{name: start.value, f"pk__{beyond}": start.pk})
    )
    return ordered(rows, order, backwards=backwards)


def _up_to(order: Order, end: Place, *, backwards: bool) -> Q:
    """The rows up to a place and with it; the first condition as above."""
    name, up = FIELDS[order], _up(order, backwards)
    before, to = ("lt", "lte") if up else ("gt", "gte")
    nearer = Q(**{f"{name}__{before}": end.value}) | Q(**{name: end.value, f"pk__{to}": end.pk})
    return Q(**{f"{name}__{to}": end.value}) & nearer


def _up(order: Order, backwards: bool) -> bool:
    return (order == Order.DEADLINE) != backwards


def _including(place: Place, order: Order, *, backwards: bool) -> Place:
    """The place beside it from which a page the other way begins with the case at this place."""
    return Place(place.value, place.pk + (-1 if _up(order, not backwards) else 1))


@lru_cache(maxsize=512)
def _list(_same: Hashable, _size: int) -> Later[Complaint]:
    return Later()


def _cursor(direction: str, row: Complaint, order: Order) -> str:
    return _cursor_of(direction, Place(getattr(row, FIELDS[order]), row.pk))


def _cursor_of(direction: str, place: Place) -> str:
    return _encoded(f'["{direction}", "{place.value.isoformat()}", {place.pk}]')


def _read(
    cursor: str, order: Order = Order.DEADLINE, directions: tuple[str, ...] = PAGES
) -> tuple[str, Place]:
    direction, text, pk = decode(cursor, directions)
    try:
        if order == Order.NEWEST:
            return direction, Place(date.fromisoformat(text), pk)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCursor from error
    if moment.tzinfo is None:
        raise BadCursor
    return direction, Place(moment, pk)


def encode(direction: str, place: str, pk: int) -> str:
    """A cursor to the rows `after` or `before` the one of this place in the order of a list, or to the place (`at`)."""
    return _encoded(json.dumps([direction, place, pk]))


def _encoded(told: str) -> str:
    return base64.urlsafe_b64encode(told.encode()).decode()


def decode(cursor: str, directions: tuple[str, ...] = PAGES) -> tuple[str, str, int]:
    """What `encode` was given. Raises BadCursor."""
    try:
        direction, place, pk = json.loads(base64.b64decode(cursor.encode("ascii"), b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise BadCursor from error
    valid = direction in directions and isinstance(place, str) and type(pk) is int and 0 <= pk < 2**63
    if not valid:
        raise BadCursor
    return direction, place, pk
