"""The cases behind a number: exactly those that a handling measure counts, page by page.

They come from the facts that the number was summed from, with what was touched since as it is now; while cells are built
anew, from the rows, by the conditions of `measures`. So the number and its list are the same at every moment. A reader
who may read figures may count cases that they may not open: of those the list gives no word that a person typed and
nothing about who complained, and of a case in which the reader is named as accused nothing at all. Why so: docs/adr/0051.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from complaints import paging
from complaints.codes import Channel
from complaints.models import Complaint
from compliance import facts, figures, kept, measures
from compliance.measures import ALL, GroupBy
from compliance.models import Part
from compliance.scope import Scope
from compliance.summed import Question
from law.codes import Classification
from workflow.errors import BadInput
from workflow.models import Holding
from workflow.reading.upcoming import with_next_duty

MEASURES: Final = (*measures.OF_RECEIVED, *measures.OF_DUE)
"""Those whose number has a list of its cases."""
PARTS: Final = {part.name.lower(): part for part in Part}


class Sight(StrEnum):
    """How much of a case the list gives its reader."""

    OPEN = "open"
    """They may open it."""
    LISTED = "listed"
    """They may count it: without texts and without what is known of the complainant."""
    NOTHING = "nothing"
    """They are named as accused in it: only that there is one more."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an answer of figures: a measure of a period and scope, of the group with this key."""

    measure: str
    start: date
    end: date
    scope: Scope
    by: GroupBy | None = None
    key: str | None = ALL

    @property
    def of_due(self) -> bool:
        return self.measure in measures.OF_DUE


class Row(NamedTuple):
    case: Complaint
    """As a list of cases reads it, with `upcoming.with_next_duty`."""
    sight: Sight
    settle_due_on: date | None
    """The last day of its first settlement, by which it counts as met."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the cases in the order of filing, those that fell due in that of the day; `total` is the number, as of when it
    is."""

    as_of: datetime
    total: int
    rows: list[Row]
    next: str | None
    previous: str | None


class _Place(NamedTuple):
    """Where a case stands in the list."""

    day: date
    pk: int


class _Found(NamedTuple):
    total: int
    places: list[_Place]
    more: bool


def number(
    measure: str,
    *,
    start: date,
    end: date,
    scope: Scope,
    group_by: str | None = None,
    key: str | None = ALL,
) -> Number:
    """The number of this measure in the answer to this question. `key` is that of its group, None for unknown. Raises
    BadInput for what no answer has."""
    by = measures.checked(start, end, group_by)
    if measure not in MEASURES:
        raise BadInput({"measure": ("unknown", _("Tidak ada ukuran dengan nama ini."))})
    if not _is_key(key, by, start, end, scope):
        raise BadInput(
            {"key": ("unknown", _("Tidak ada kelompok dengan kunci ini dalam angka yang diminta."))}
        )
    return Number(measure, start, end, scope, by, key)


def cases(of: Number, *, reader: Actor, as_of: datetime, size: int, cursor: str | None = None) -> Listed:
    """A page of the cases that this number counts at the database's instant `as_of`. Raises paging.BadCursor."""
    direction, place = ("after", None) if cursor is None else _read(cursor)
    backwards = direction == "before"

    def read(find: Callable[[], _Found], at: datetime) -> Listed:
        found = find()
        places = found.places[::-1] if backwards else found.places
        rows = seen([place.pk for place in places], reader)
        after = places and (backwards or found.more)
        before = places and (found.more if backwards else place is not None)
        return Listed(
            at,
            found.total,
            [rows[each.pk] for each in places],
            _cursor("after", places[-1]) if after else None,
            _cursor("before", places[0]) if before else None,
        )

    asked = _Asked(place, backwards, size)
    listed = figures.settled(
        as_of, lambda standing: read(lambda: _of_facts(of, standing, asked), standing.as_of)
    )
    return read(lambda: _of_rows(of, as_of, asked), as_of) if listed is None else listed


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which part of the list: this many places after or before one."""

    place: _Place | None
    backwards: bool
    size: int

    def of(self, rows: QuerySet[Any], *, day: str, pk: str) -> list[_Place]:
        """The places of this part and one more, of rows that have their day and key in these columns."""
        if self.place is not None:
            side = "lt" if self.backwards else "gt"
            beyond = Q(**{f"{day}__{side}": self.place.day})
            rows = rows.filter(beyond | Q(**{day: self.place.day, f"{pk}__{side}": self.place.pk}))
        order = (f"-{day}", f"-{pk}") if self.backwards else (day, pk)
        found = rows.order_by(*order).values_list(day, pk)[: self.size + 1]
        return [_Place(*each) for each in found]

    def among(self, places: Iterable[_Place]) -> list[_Place]:
        """The same of places in memory."""
        if self.place is None:
            return list(places)
        return [each for each in places if (each < self.place if self.backwards else each > self.place)]

    def first(self, total: int, places: Iterable[_Place]) -> _Found:
        """The nearest of them."""
        ordered = sorted(places, reverse=self.backwards)
        return _Found(total, ordered[: self.size], len(ordered) > self.size)


# From the rows.


def _of_rows(of: Number, as_of: datetime, asked: _Asked) -> _Found:
    rows, day, pk = _counted(of, as_of)
    return asked.first(rows.order_by().count(), asked.of(rows, day=day, pk=pk))


def _counted(of: Number, as_of: datetime) -> tuple[QuerySet[Any], str, str]:
    """The rows that are counted, and what the day by which they stand in order and the key of their case are called."""
    scope = of.scope
    if of.of_due:
        due = measures.due_rows(scope.cases, of.start, of.end, as_of, scope.unit, of.by)
        rows = measures.of_key(due, of.by, of.key).filter(measures.OF_DUE[of.measure])
        return rows, "due_on", "complaint_id"
    received = measures.received_rows(scope.cases, of.start, of.end, scope.unit, of.by)
    rows = measures.of_key(received, of.by, of.key).filter(measures.OF_RECEIVED[of.measure])
    return rows, "received_on", "pk"


# From the facts.


def _of_facts(of: Number, standing: figures.Standing, asked: _Asked) -> _Found:
    agencies = sorted(Agency.objects.filter(of.scope.within("pk")).values_list("pk", flat=True))
    unit = None if of.scope.unit is None else of.scope.unit.pk
    question = Question(of.start, of.end, of.by, agencies, unit, standing.days_kept)
    key = _key(of)
    now = [
        _Place(day, each.complaint_id)
        for some in figures.batches(standing.touched)
        for each in facts.handling(some, as_of=standing.as_of)
        if _counts(of, question, key, each) and (day := each.due_on if of.of_due else each.received_on)
    ]
    group = kept.group(question, key)
    total, months = kept.counted(group, of.measure, standing.touched)
    if asked.place is not None:
        months = [each for each in months if each.may_hold_beyond(asked.place.day, backwards=asked.backwards)]
    places: list[tuple[date, int]] = []
    while months and len(places) <= asked.size:
        some, months = kept.some(months, asked.size + 1 - len(places), backwards=asked.backwards)
        places += kept.first(
            group,
            of.measure,
            some,
            beyond=asked.place,
            backwards=asked.backwards,
            without=standing.touched,
            most=asked.size + 1 - len(places),
        )
    return asked.first(total + len(now), [*(_Place(*each) for each in places), *asked.among(now)])


def _key(of: Number) -> Any:
    """The key of the group as facts name it."""
    match of.by:
        case None:
            return ""
        case GroupBy.AGENCY:
            return Agency.objects.get(code=of.key).pk
        case GroupBy.UNIT:
            return facts.NO_UNIT if of.key is None else Unit.objects.get(code=of.key).pk
        case _:
            return of.key or ""


def _counts(of: Number, question: Question, key: Any, each: facts.Facts) -> bool:
    """Whether these facts are counted in the number."""
    if of.of_due:
        met, late = of.measure != "met" or each.met, of.measure != "open_late" or each.open_late
        return question.due(each) == key and met and late
    if of.measure == "never_assigned":
        return question.received(each) == key and each.never_assigned
    part = of.measure == "received" or each.part == PARTS[of.measure]
    return question.received(each) == key and part


# What is asked, and by whom.


def _is_key(key: str | None, by: GroupBy | None, start: date, end: date, scope: Scope) -> bool:
    """Whether an answer to this question may have this group."""
    match by:
        case GroupBy.AGENCY:
            return _there(Agency.objects.filter(scope.within("pk")), key)
        case GroupBy.UNIT:
            return (
                key is None or _there(Unit.objects.filter(scope.within("agency_id")), key) or _had(key, scope)
            )
        case GroupBy.CLASSIFICATION:
            return key is None or key in list(Classification)
        case GroupBy.CHANNEL:
            return key in Channel.values
        case _:
            return key in list(measures.expected(by, start, end))


def _had(code: str, scope: Scope) -> bool:
    """Whether this unit, which is another agency's by now, is named by a case of the scope or held one."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        return False
    held = Holding.objects.filter(scope.within("complaint__agency_id"), unit=unit)
    return scope.cases.filter(unit=unit).exists() or held.exists()


def _there(rows: QuerySet[Any], code: str | None) -> bool:
    return code is not None and rows.filter(code=code).exists()


def seen(pks: list[int], reader: Actor) -> dict[int, Row]:
    """These cases as this reader may see them, in one query."""
    accused: Any = Complaint.accused.through
    user = None if reader.user is None else reader.user.pk
    end = measures.first_settlements().filter(complaint=OuterRef("pk")).values("due_on")[:1]
    found = (
        with_next_duty(Complaint.objects.filter(pk__in=pks))
        .worklist()
        .annotate(
            may_open=Exists(Complaint.objects.visible_to(reader).filter(pk=OuterRef("pk"))),
            is_accused=Exists(accused.objects.filter(complaint_id=OuterRef("pk"), user_id=user)),
            settle_due_on=Subquery(end),
        )
    )
    return {row.pk: Row(row, _sight(row), row.settle_due_on) for row in found}


def hidden(pks: Collection[int], reader: Actor) -> set[int]:
    """Those of these cases of which this reader may know nothing."""
    if not pks or reader.user is None:
        return set()
    accused: Any = Complaint.accused.through
    named = accused.objects.filter(complaint_id__in=pks, user_id=reader.user.pk)
    return set(named.values_list("complaint_id", flat=True))


def _sight(row: Any) -> Sight:
    if row.is_accused:
        return Sight.NOTHING
    return Sight.OPEN if row.may_open else Sight.LISTED


def _cursor(direction: str, place: _Place) -> str:
    return paging.encode(direction, place.day.isoformat(), place.pk)


def _read(cursor: str) -> tuple[str, _Place]:
    direction, day, pk = paging.decode(cursor)
    try:
        return direction, _Place(date.fromisoformat(day), pk)
    except ValueError as error:
        raise paging.BadCursor from error
