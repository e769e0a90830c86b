"""The work list in parts: what of it is mine, whose turn it is, what is urgent and what is new, each with its number.

A number is counted up to a hundred, each along an index of its own (docs/speed.md), all of them in one statement.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db.models import (
    BigIntegerField,
    Case,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, Alike, alike
from accounts.roles import UNIT_STAFF
from accounts.worded import Ahead, fill, of_alike
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.paging import CHOSEN, FEW, STAND_IN, Order, ordered
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Along, Found
from workflow import replica
from workflow.models import CaseRead, Event, ListVisit
from workflow.reading import turns
from workflow.verbs.looking import REST

MOST: Final = 100
"""So far a part is counted; of more the page says `99+`."""
KEPT: Final = timedelta(days=30)
"""Messages that are older are not told as unread."""
COMMITTED: Final = timedelta(minutes=1)
"""Within this an event that was recorded is committed. Who looked meanwhile has not seen it: so much before the end of a visit it is
new to them all the same. As exactly is known when somebody last looked (`looking.EVERY`)."""
TOLD: Final = timedelta(minutes=1)
"""An event tells of an instant before it was recorded by this much at most: later a trigger refuses it."""
NOBODY: Final = 0
"""No key of a person."""


class Part(TextChoices):
    MINE = "mine", _("Saya pegang")
    UNIT = "unit", _("Unit saya")
    UNASSIGNED = "unassigned", _("Tanpa penangan")
    OFFICE = "office", _("Giliran instansi")
    COMPLAINANT = "complainant", _("Giliran pengadu")
    OMBUDSMAN = "ombudsman", _("Giliran Ombudsman")
    WEEK = "week", _("Jatuh tempo pekan ini")
    OVERDUE = "overdue", _("Lewat batas")
    NEW = "new", _("Baru sejak kunjungan lalu")
    UNREAD = "unread", _("Pesan belum dibaca")


EVERY: Final = Q()
OWN: Final = (Part.MINE, Part.UNIT)
"""What one person or unit holds: found by itself, and never more than they can hold."""


OF_ITS_OWN: Final = {Part.NEW: Order.ACTIVITY, Part.UNREAD: Order.WRITTEN}
"""The order of a part for which none is asked, where it is not the usual one: what came last comes first."""
SPANS: Final = {Part.WEEK: Order.DEADLINE, Part.OVERDUE: Order.DEADLINE, **OF_ITS_OWN}
"""What stands together in this order, from an instant on or until one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open cases this person sees, FEW + 1 for more, and of them in each part; MOST stands for more."""

    all: int
    parts: Mapping[Part, int]
    looked_at: datetime | None
    """When they looked at the list last, give or take a minute; None: never."""


def parts_of(by: Actor) -> list[Part]:
    """The parts that make sense for a seat: somebody without a unit has none of a unit."""
    return [part for part in Part if part != Part.UNIT or _own_units(by)]


def order_of(part: Part | None, sort: str | None = None) -> Order:
    """The order of a part of the list, or of all; `sort`: the one that was asked for. Raises ValueError for one that nobody may ask
    for."""
    if sort is None:
        return OF_ITS_OWN.get(part, Order.DEADLINE) if part else Order.DEADLINE
    order = Order(sort)
    if order not in CHOSEN:
        raise ValueError(sort)
    return order


def counted_to(part: Part | None, order: Order) -> int | None:
    """How far the cases of a part are counted over a page of them, where that is as far as on its tab: of each of them it is looked up
    what was last done or read. None: as far as those of any list."""
    return MOST - 1 if part and OF_ITS_OWN.get(part) == order else None


def narrowed(cases: ComplaintQuerySet, part: Part, *, by: Actor, at: datetime) -> ComplaintQuerySet:
    """Those of these cases that belong to the part: open ones."""
    return cases.open().filter(_condition(part, by, at))


def found(
    cases: ComplaintQuerySet,
    part: Part | None = None,
    *,
    state: str = "",
    others: Q = EVERY,
    order: Order,
    by: Actor,
    at: datetime,
) -> Found:
    """Those of these cases that belong to the part, are in this open state and to which the other conditions apply, for a page in
    this order: what one person or unit holds is read by itself, of the rest so much as `paging` looks at, however many cases
    there are."""
    list_ = cases.open() if part or state else cases
    wanted = list_ if part is None else narrowed(list_, part, by=by, at=at)
    wanted = (wanted.filter(state=state) if state else wanted).filter(others)
    all_ = not (part or state or others)
    if part in OWN or (_of_a_unit(by) and not (all_ and order == Order.DEADLINE)):
        return Found(wanted, Along(list_, Q(), few=wanted))  # in order before what a row shows is read
    if all_:
        return Found(wanted)
    held = others if part is None else _condition(part, by, at) & others
    held = held & Q(state=state) if state else held
    in_order = [] if others else _in_order(part, state, order, by, at)
    if in_order:
        found_by = (_found_by(cases, part, way) for way in in_order)
        if part in SPANS:
            found_by = (way.order_by(*_along(part, by)) for way in found_by)
        elif _in_one_place(by):  # else all would be put in order to be counted
            found_by = (ordered(way, order) for way in found_by)
        along = Along(list_, held, tuple(found_by), in_order=True, counted=counted_to(part, order))
        return Found(wanted, along)
    if state and order == Order.DEADLINE and any(seat.national for seat in by.seats):
        # Many of them wait for no clock, and stand behind all others.
        list_ = list_.filter(state=state)
    if order == Order.WRITTEN:  # else those in which nobody wrote came first
        list_ = list_.filter(_told("wrote_at", by, at))
    ways: tuple[ComplaintQuerySet, ...] = ()
    if part is None:
        ways = (wanted,)
    elif not (state or others):
        ways = tuple(list_.filter(way).order_by(*_along(part, by)) for way in _ways(part, by, at))
    return Found(wanted, Along(list_, held, ways))


def _found_by(cases: ComplaintQuerySet, part: Part | None, way: Q) -> ComplaintQuerySet:
    """The open cases that are found in this way. That of a state says by itself that they are open: said twice, the planner takes
    them for a few, and has them looked for by two processes more."""
    of_a_state = part is None or part in turns.Turn.values
    return (cases if of_a_state else cases.open()).filter(way)


def _in_order(part: Part | None, state: str, order: Order, by: Actor, at: datetime) -> list[Q]:
    """The ways in which these open cases are found, each by an index that has the order of the list; none where one has not."""
    if part is None:
        return turns.ways_of_state(State(state))
    if part in turns.Turn.values:
        return [way for one, way in turns.ways(turns.Turn(part.value), at) if state in ("", one)]
    its_own = {Part.UNASSIGNED: Order.DEADLINE, **SPANS}
    return [_condition(part, by, at)] if its_own.get(part) == order and not state else []


def with_unread(cases: ComplaintQuerySet, *, by: Actor, at: datetime) -> ComplaintQuerySet:
    """The cases, each with `unread`: whether its complainant wrote something that this person has not opened."""
    return cases.annotate(unread=Coalesce(_unread(by, at), Value(False)))


def counts(by: Actor, *, at: datetime) -> Callable[[], Counts]:
    """One statement, whatever the number of cases, asked with the next one (`Ahead`)."""
    like = alike(by)
    worded = WORDED.get(like.key)
    if worded is None:
        worded = WORDED[like.key] = _word(like)
    parts, sql, params = worded

    def read(rows: list[Any]) -> Counts:
        looked_at, all_, *numbers = rows[0]
        return Counts(all_, dict(zip(parts, numbers, strict=True)), looked_at)

    return Ahead(replica.alias(), sql, fill(params, {**like.places, "at": at}), read)


WORDED: Final[dict[tuple[object, ...], tuple[list[Part], str, list[tuple[Any, str | None]]]]] = {}
"""By who is alike: as many as there are combinations of seats."""


def _word(like: Alike) -> tuple[list[Part], str, list[tuple[Any, str | None]]]:
    """The statement of somebody's counts. Worded once, as Django takes longer to word it than the database to answer, and
    planned once by each session of the database."""
    by = like.actor
    user = by.user.pk if by.user else None
    parts, seen = parts_of(by), Complaint.objects.visible_to(by)
    asked = ["(SELECT last_at FROM workflow_listvisit WHERE user_id = %s)"]
    params: list[Any] = [user]
    along = [(FEW + 1, [seen.open().order_by(*_along(None, by))])]
    for part in parts:
        ways = (_found_by(seen, part, way) for way in _ways(part, by, STAND_IN))
        along.append((MOST, [way.order_by(*_along(part, by)) for way in ways]))
    for most, rows in along:
        counted = []
        for way in rows:
            with suppress(EmptyResultSet):  # of that there can be none
                sql, given = way.values("pk")[:most].query.sql_with_params()
                counted.append(f"({sql})")
                params += given
        some = counted[0] if counted else ""
        if len(counted) > 1:
            some = f"(SELECT * FROM ({' UNION ALL '.join(counted)}) each_way LIMIT {most})"  # noqa: S608 - worded by Django
        asked.append(f"(SELECT count(*) FROM {some} counted)" if counted else "0")  # noqa: S608 - as above
    return parts, *of_alike("SELECT " + ", ".join(asked), params, {**like.stand_ins, "at": STAND_IN})


DEADLINE: Final = ("next_due_at", "pk")
ACTIVITY: Final = ("-last_at", "-pk")
WRITTEN: Final = ("-wrote_at", "-pk")


def _along(part: Part | None, by: Actor) -> tuple[str, ...]:
    """The order in which a part, or all that is open, is counted: that of the index which finds its hundred without a look at the
    others, however many cases there are. It is said where the planner cannot know how many there are: of new ones it took one in
    three cases for one, and looked at all."""
    if part == Part.NEW:
        return ACTIVITY
    if part == Part.UNREAD and not _of_a_unit(by):
        return WRITTEN
    by_index = part is None or part == Part.UNASSIGNED or part in turns.Turn.values
    return DEADLINE if by_index and _in_one_place(by) else ()


def _of_a_unit(by: Actor) -> bool:
    """Whether they see no more than what their units hold."""
    return all(seat.role in UNIT_STAFF for seat in by.seats)


def _in_one_place(by: Actor) -> bool:
    """Whether what they see is found by one range of an index: all, or what is of one agency or unit."""
    return (
        any(seat.national for seat in by.seats)
        or len({(seat.agency_id, seat.unit_id) for seat in by.seats}) == 1
    )


def _ways(part: Part, by: Actor, at: datetime) -> list[Q]:
    if part in turns.Turn.values:
        return [way for _state, way in turns.ways(turns.Turn(part.value), at)]
    return [_condition(part, by, at)]


def _condition(part: Part, by: Actor, at: datetime) -> Q:
    """What makes an open case part of it."""
    user = by.user.pk if by.user else None
    if part in turns.Turn.values:
        return turns.is_turn(turns.Turn(part.value), at)
    if part == Part.WEEK:
        soon = Q(next_due_at__gt=at, next_due_at__lt=_LastMonday(Value(at)))
        return soon & Q(next_due_on__lte=_SundayOf(F("agency__zone"), Value(at)))
    if part == Part.NEW:
        # Not "there is no event of theirs": for that PostgreSQL would gather the events of everybody first.
        me, written = user or NOBODY, _since(user, at, less=COMMITTED)
        last = Event.objects.filter(
            complaint=OuterRef("pk"), seq=OuterRef("last_seq"), recorded_at__gt=written
        )
        who = Subquery(last.values(who=Coalesce("actor", NOBODY)), output_field=BigIntegerField())
        return Q(last_at__gt=_since(user, at, less=COMMITTED + TOLD)) & ~Q(Exact(Coalesce(who, me), me))
    conditions = {
        Part.MINE: Q(handler=user),
        Part.UNIT: Q(held_by__in=_own_units(by)),
        Part.UNASSIGNED: Q(handler=None),
        Part.OVERDUE: Q(next_due_at__lte=at),
        Part.UNREAD: _touched(by, at) & _unread(by, at) if _of_a_unit(by) else _unread(by, at),
    }
    return conditions[part]


def _own_units(by: Actor) -> list[int]:
    return sorted({seat.unit_id for seat in by.seats if seat.role in UNIT_STAFF and seat.unit_id})


def _since(user: int | None, at: datetime, *, less: timedelta) -> Subquery:
    """When the visit before this one ended, and so much before; nothing is later than that at a first visit."""
    ended = ExpressionWrapper(_visit_before(at) - Value(less), output_field=DateTimeField())
    return Subquery(ListVisit.objects.filter(user=user).values(since=ended))


def _visit_before(at: datetime) -> Case:
    return Case(
        When(last_at__lt=at - REST, then="last_at"), default="before_at", output_field=DateTimeField()
    )


def _unread(by: Actor, at: datetime) -> Q:
    """Whether the complainant wrote to the office after this person opened the case last: within a month, and since they first opened
    the list (docs/adr/0141)."""
    return _later("wrote_at", by, at)


def _touched(by: Actor, at: datetime) -> Q:
    """Whether anything happened since, which the index of what a unit holds tells by itself."""
    return _later("last_at", by, at)


def _later(column: str, by: Actor, at: datetime) -> Q:
    user = by.user.pk if by.user else None
    return _told(column, by, at) & Q((f"{column}__gt", _read_until(user, at)))


def _told(column: str, by: Actor, at: datetime) -> Q:
    """Whether this was late enough that messages are told to them."""
    return Q((f"{column}__gt", _began(by.user.pk if by.user else None, at)))


def _began(user: int | None, at: datetime) -> Subquery:
    """Since when messages are told to them: a month, and since they first opened the list."""
    return Subquery(ListVisit.objects.filter(user=user).values(began=Greatest("first_at", at - KEPT)))


def _read_until(user: int | None, at: datetime) -> Coalesce:
    """Until when they have read what is written in this case; since when messages are told, where they never opened it."""
    return Coalesce(
        Subquery(CaseRead.objects.filter(user=user, complaint=OuterRef("pk")).values("at")[:1]),
        _began(user, at),
    )


class _SundayOf(Func):
    """The last day of the week in which it is `at` in a zone."""

    template = "(date_trunc('week', timezone(%(expressions)s))::date + 6)"
    output_field = DateField()


class _LastMonday(Func):
    """No earlier than the instant at which the week ends in which it is `at` in a zone, whatever the zone (from twelve hours
    behind UTC to fourteen before it): tells an index where to stop."""

    output_field = DateTimeField()

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        (at,) = self.get_source_expressions()
        sql, params = compiler.compile(at)
        first, last = (f"date_trunc('week', {sql} {far}, 'UTC')" for far in _FAR)
        return (
            f"CASE WHEN {first} = {last} THEN {first} + interval '7 days 12 hours' ELSE {sql} + interval '7 days' END",
            [*params] * 4,
        )


_FAR: Final = ("- interval '12 hours'", "+ interval '14 hours'")
"""How far the days of the outermost zones are from those of UTC."""
