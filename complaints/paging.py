"""Keyset pages over a list of cases in one of its orders: as quick at the millionth row as at the first."""

import base64
import binascii
import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, ExpressionWrapper, IntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL

from accounts.actors import Actor, Alike
from accounts.from_rows import key_of
from accounts.worded import After, Later, once
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Along, Found, found_of, shape_of
from complaints.sought import Sought


class BadCursor(Exception):
    """A cursor that no page of ours produced."""


class Order(StrEnum):
    """The orders of a list; the first is the usual one."""

    DEADLINE = "deadline"
    NEWEST = "newest"
    ACTIVITY = "activity"
    WRITTEN = "written"


CHOSEN: Final = (Order.DEADLINE, Order.NEWEST, Order.ACTIVITY)
"""Those that may be asked for. By what was written stands only that of which each case was written in."""
PAGES: Final = ("after", "before")
LOOKS: Final = 4_000
"""The most cases of a list that are looked at for a page of it, where a look at each is needed; they take the database
13 to 50 ms."""
FEW: Final = 1_000
"""The most cases of a part of a list that are put in order at once; more are looked for along the list."""
LAST_KEY: Final = 2**63 - 1
PLACE: Final = ("at",)
STAND_IN: Final = datetime(2000, 1, 1, tzinfo=UTC)
FIELDS: Final = {
    Order.DEADLINE: "next_due_at",
    Order.NEWEST: "received_on",
    Order.ACTIVITY: "last_at",
    Order.WRITTEN: "wrote_at",
}
"""What a list is ordered by; then by key. The latest comes first, but of deadlines the earliest."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Complaint]
    next: str | None
    previous: str | None
    stopped: bool = False
    """Whether looking ended before the page was full (LOOKS); the page beyond goes on from there."""
    total: int | None = None
    """How many cases the list has where their ways are known (`Along`), one more than FEW, or than are counted, for more; None: nobody
    counted."""


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
    """The cases that this person sees, as of this instant; those of a list where they are found along one."""
    along: Callable[[Actor, datetime], Along | None] = lambda _by, _at: None
    """The list along which they are found."""
    stand_ins: Mapping[str, Any] = field(default_factory=dict)
    """What else differs each time, by what stands for it in `told` and `along`,"""
    values: Mapping[str, Any] = field(default_factory=dict)
    """and by what it is this time."""


def same_search(
    key: tuple[object, ...],
    like: Alike,
    at: datetime,
    sought: Sought,
    cases: Callable[[Actor, datetime], ComplaintQuerySet],
    told: Callable[[Found, Actor, datetime], ComplaintQuerySet],
) -> Same | None:
    """That many look for something of this shape among the cases that they see, and are `told` of what is found; None where it is
    like no other search."""
    shape = shape_of(sought)
    if shape is None:
        return None

    def found(by: Actor, then: datetime) -> Found:
        return found_of(shape.stand_in, cases(by, then))

    return Same(
        (*key, shape.key),
        like,
        at,
        lambda by, then: told(found(by, then), by, then),
        lambda by, then: found(by, then).along,
        shape.stand_ins,
        shape.values,
    )


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
    some are wanted, where that is found out by a look at each; `cases` are then all of the list. A page ends after this many
    looks (LOOKS) though it is not full, and the pages together are still all that are wanted, each once.
    """
    direction, start = ("after", None) if cursor is None else _read(cursor, order)
    backwards = direction == "before"
    if cursor is None and same is not None:
        first = _list((same.key, same.like.key, LOOKS), size).asked(
            lambda: _asked(
                same.told(same.like.actor, STAND_IN).worklist(),
                same.along(same.like.actor, STAND_IN),
                order,
                None,
                size + 1,
            ),
            {**same.like.stand_ins, **same.stand_ins, "at": STAND_IN},
            {**same.like.places, **same.values, "at": same.at},
        )
        seen = _seen(first, size + 1, order)
    else:
        rows = cases()
        seen = _Seen([], None, None)
        if not rows.query.is_empty():
            seen = _nearest(rows.worklist(), along, order, start, size + 1, backwards=backwards)
    shown, more = seen.rows[:size], len(seen.rows) > size
    if backwards:
        shown = shown[::-1]
    ahead = _cursor_of(direction, seen.stop) if seen.stop else None
    if more:
        ahead = _cursor(direction, shown[0 if backwards else -1], order)
    back = None
    if start is not None:
        came_from = "after" if backwards else "before"
        if shown:
            back = _cursor(came_from, shown[-1 if backwards else 0], order)
        elif along is not None and along.few is None and along.keys is None:
            back = _cursor_of(came_from, _including(start, order, backwards=backwards))
    stopped = seen.stop is not None and len(shown) < size
    return Page(shown, *((back, ahead) if backwards else (ahead, back)), stopped=stopped, total=seen.total)


class _Seen(NamedTuple):
    """The first cases beyond a place, and the place where looking ended before there were this many."""

    rows: list[Complaint]
    stop: Place | None
    total: int | None


def _nearest(
    cases: ComplaintQuerySet,
    along: Along | None,
    order: Order,
    start: Place | None,
    most: int,
    *,
    backwards: bool,
) -> _Seen:
    try:
        asked = _asked(cases, along, order, start, most, backwards=backwards)
    except EmptyResultSet:  # as Django would of a list
        return _Seen([], None, None)
    return _seen(once(asked) if isinstance(asked, After) else list(asked), most, order)


def _asked(
    cases: ComplaintQuerySet,
    along: Along | None,
    order: Order,
    start: Place | None,
    most: int,
    *,
    backwards: bool = False,
) -> ComplaintQuerySet | After:
    """The first of these cases beyond a place, for `_seen`; in one statement, whatever it takes to find them."""
    if along is None:
        return _from(cases, order, start, backwards=backwards)[:most]
    if along.few is not None or along.keys is not None:
        first = _chosen_of_few(along, order, start, most, backwards=backwards)
        chosen = cases.filter(pk__in=RawSQL("SELECT pk FROM chosen", ()))
        return After(str(first), first.params, ordered(chosen, order, backwards=backwards))
    before, params = _chosen(along, order, start, most, backwards=backwards)
    cases = cases.filter(pk__in=RawSQL("SELECT pk FROM chosen", ()))
    if along.ways:
        cases = cases.annotate(ways=RawSQL("(SELECT n FROM counted)", (), IntegerField()))
    if not along.in_order:
        cases = cases.annotate(
            is_end=RawSQL(_IS_END, (), BooleanField()),  # noqa: S611 - a text of ours
            looked=RawSQL("(SELECT n FROM ending)", (), IntegerField()),
        )
    return After(before, params, ordered(cases, order, backwards=backwards))


def _seen(rows: list[Any], most: int, order: Order) -> _Seen:
    """What was asked so, with the row taken out that only tells where looking ended."""
    if not rows or not hasattr(rows[0], "looked"):
        return _Seen(rows, None, getattr(rows[0], "ways", None) if rows else None)
    shown, last = [row for row in rows if not row.is_end], rows[-1]
    stop = None
    if len(shown) < most and last.looked == LOOKS:
        stop = Place(getattr(last, FIELDS[order]), last.pk)
    return _Seen(shown, stop, getattr(last, "ways", None))


_OF_FEW: Final = Q(RawSQL("complaints_complaint.id = ANY(ARRAY(SELECT pk FROM few))", (), BooleanField()))
_IS_END: Final = """(complaints_complaint.id = (SELECT pk FROM ending)
    AND NOT EXISTS (SELECT FROM page WHERE page.pk = complaints_complaint.id))"""


class _With:
    """`WITH` before a statement, put together piece by piece with its parameters in their order."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.params: list[Any] = []

    def put(self, name: str, sql: str, *rows: Any, also: Sequence[Any] = ()) -> None:
        """`{}` in the SQL stands for these rows, each as Django words it; `also`: its own parameters, after theirs."""
        worded = [each.query.sql_with_params() for each in rows]
        self.pieces.append(f"{name} AS {sql.format(*(f'({text})' for text, _params in worded))}")
        for _text, params in worded:
            self.params += params
        self.params += also

    def __str__(self) -> str:
        return f"WITH {', '.join(self.pieces)} "


def _chosen(
    along: Along, order: Order, start: Place | None, most: int, *, backwards: bool
) -> tuple[str, list[Any]]:
    """`WITH chosen`: the keys of a page, and of the last case that was looked at where the page is not full.

    One after the other, and no further than needed.
    """
    asked, name = _With(), FIELDS[order]
    up, beyond = ("", ">") if _up(order, backwards) else (" DESC", "<")
    ways = [way for way in along.ways if _may_be(way)]
    counted = (FEW if along.counted is None else along.counted) + 1
    if along.ways:
        if not ways:
            raise EmptyResultSet
        each = " UNION ALL ".join("{}" for _ in ways)
        few = f"MATERIALIZED (SELECT * FROM ({each}) ways LIMIT {counted})"  # noqa: S608 - worded here and by Django
        asked.put("few (pk, place)", few, *(way.values_list("pk", name)[:counted] for way in ways))
        asked.put("counted", "MATERIALIZED (SELECT count(*) AS n FROM few)")
    if along.in_order:
        firsts = f"SELECT pk FROM ({each}) firsts (pk, place)"  # noqa: S608 - worded here and by Django
        asked.put(
            "chosen",
            f"({firsts} ORDER BY place{up}, pk{up} LIMIT {most})",
            *(_from(way, order, start, backwards=backwards).values_list("pk", name)[:most] for way in ways),
        )
        return str(asked), asked.params
    is_many = f"(SELECT n FROM counted) > {FEW}" if ways else "true"  # noqa: S608 - a number
    _look_along(asked, along, _from(along.list.order_by(), order, start, backwards=backwards), most, is_many)
    chosen = "SELECT pk FROM page UNION ALL SELECT pk FROM ending"
    params: tuple[Any, ...] = ()
    if ways:
        chosen += f" UNION ALL (SELECT pk FROM few WHERE NOT {is_many}"  # noqa: S608 - a number
        if start is not None:
            chosen, params = f"{chosen} AND (place, pk) {beyond} (%s, %s)", start
        chosen += f" ORDER BY place{up}, pk{up} LIMIT {most})"
    asked.put("chosen", f"({chosen})", also=params)
    return str(asked), asked.params


def _chosen_of_few(along: Along, order: Order, start: Place | None, most: int, *, backwards: bool) -> _With:
    """`WITH chosen`: the keys of a page of what is known to be few.

    Many of these few are soon met along the list, by its index alone; where each of them stands in it is read where they are not.
    """
    asked = _With()
    if along.few is not None:
        asked.put(
            "chosen (pk)",
            "MATERIALIZED {}",
            _from(along.few.order_by(), order, start, backwards=backwards).values("pk")[:most],
        )
        return asked
    asked.put("few (pk)", "MATERIALIZED (SELECT unnest(%s::bigint[]))", also=[along.keys])
    list_ = along.list.order_by()
    each = _from(list_.filter(_OF_FEW), order, start, backwards=backwards)
    if not along.ahead:
        asked.put("chosen", *_held_of(each, along.held, most, LAST_KEY))
        return asked
    is_met = Q(RawSQL("complaints_complaint.id IN (SELECT pk FROM few)", (), BooleanField()))
    met = _from(list_, order, start, backwards=backwards)
    asked.put("met", *_held_of(met, is_met & along.held, most, along.ahead))
    is_full = f"(SELECT count(*) FROM met) = {most}"  # noqa: S608 - a number
    asked.put("each", *_held_of(each, along.held, most, LAST_KEY, f"NOT {is_full}"))
    asked.put("chosen", f"(SELECT pk FROM met WHERE {is_full} UNION ALL SELECT pk FROM each)")  # noqa: S608 - a text of ours
    return asked


def _look_along(asked: _With, along: Along, list_: ComplaintQuerySet, most: int, is_many: str) -> None:
    """`page`, and the last place that was looked at where that did not fill it: `ending`. Where the list has not so many, its first
    instead, with no looks: of an empty page too it is told how many its `ways` have."""
    asked.put("page", *_held_of(list_, along.held, most, LOOKS, is_many))
    keys = list_.values_list("pk")
    asked.put(
        "ending (pk, n)",
        f"MATERIALIZED (SELECT * FROM (SELECT pk, {LOOKS} FROM {{}} last (pk) UNION ALL SELECT pk, 0 FROM {{}} first (pk)) one"  # noqa: S608 - numbers
        f" WHERE {is_many} AND (SELECT count(*) FROM page) < {most} ORDER BY 2 DESC LIMIT 1)",
        keys[LOOKS - 1 : LOOKS],
        keys[:1],
    )


def _held_of(
    rows: ComplaintQuerySet, held: Q, most: int, looks: int, when: str = "true"
) -> tuple[str, QuerySet[Any, Any]]:
    """Of so many of these the first for which this is so, for `_With.put`: the limit inside keeps the order, and each is looked at
    after it was put there."""
    if not held:
        sql = f"MATERIALIZED (SELECT pk FROM {{}} looks (pk) WHERE {when} LIMIT {most})"  # noqa: S608 - numbers
        return sql, rows.values_list("pk")[:most]
    is_held = ExpressionWrapper(held, output_field=BooleanField())
    sql = f"MATERIALIZED (SELECT pk FROM {{}} looks (pk, held) WHERE held AND {when} LIMIT {most})"  # noqa: S608 - numbers
    return sql, rows.annotate(is_held=is_held).values_list("pk", "is_held")[:looks]


def _may_be(rows: QuerySet[Any, Any]) -> bool:
    """Whether Django does not know already that there are none."""
    try:
        rows.query.sql_with_params()
    except EmptyResultSet:
        return False
    return True


def place(row: Complaint, order: Order) -> str:
    """Where a case stands in a list in this order, for `beside`."""
    return told(place_of(row, order))


def place_of(row: Complaint, order: Order) -> Place:
    return Place(getattr(row, FIELDS[order]), key_of(row))


def told(at: Place) -> str:
    """A place, for `beside`."""
    return _cursor_of("at", at)


def beside(cases: ComplaintQuerySet, at: str, order: Order, *, along: Along | None = None) -> Neighbours:
    """The cases of a list before and after a place in it, whether or not a case still stands there. Raises BadCursor.

    `cases`, `along`: see `page`; what is farther away than this many looks is not told.
    """
    _at, stood = _read(at, order, PLACE)
    others = cases.exclude(pk=stood.pk)
    if along is not None:
        ways = tuple(way.exclude(pk=stood.pk) for way in along.ways)
        few = None if along.few is None else along.few.exclude(pk=stood.pk)
        along = along._replace(list=along.list.exclude(pk=stood.pk), ways=ways, few=few)
    before, after = (
        _nearest(others, along, order, stood, 1, backwards=backwards).rows for backwards in (True, False)
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


def _up(order: Order, backwards: bool) -> bool:
    return (order == Order.DEADLINE) != backwards


def _including(place: Place, order: Order, *, backwards: bool) -> Place:
    """The place beside it from which a page the other way begins with the case at this place."""
    pk = place.pk + (-1 if _up(order, not backwards) else 1)
    return Place(place.value, pk if 0 <= pk <= LAST_KEY else place.pk)


@lru_cache(maxsize=512)
def _list(_same: Hashable, _size: int) -> Later[Complaint]:
    return Later()


def _cursor(direction: str, row: Complaint, order: Order) -> str:
    return _cursor_of(direction, place_of(row, order))


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
        if moment.tzinfo is None:
            raise BadCursor
        # Of offsets PostgreSQL reads fewer than Python does.
        return direction, Place(moment.astimezone(UTC), pk)
    except (ValueError, OverflowError) as error:
        raise BadCursor from error


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
    valid = direction in directions and isinstance(place, str) and type(pk) is int and 0 <= pk <= LAST_KEY
    if not valid:
        raise BadCursor
    return direction, place, pk
