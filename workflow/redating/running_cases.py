"""Many cases at once with the clocks that run in them, as a change of calendar looks at them: which they are, and
their dockets in a few queries."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from accounts.models import Agency, Unit
from complaints.models import Complaint
from law import counting as pure
from workflow.clocks.duties import Docket
from workflow.models import Calendar, Duty, Suspension

NEEDED: Final = (
    *("kind", "reference", "state", "language", "round", "last_seq", "last_at", "next_due_on", "next_due_at"),
    *("agency_id", "unit_id", "held_by_id", "handler_id"),
)
"""What following a calendar reads and writes of a complaint."""
_LABELS: Final = """
    WITH RECURSIVE label AS (
        (SELECT calendar FROM workflow_duty WHERE met_at IS NULL AND ended_at IS NULL ORDER BY calendar LIMIT 1)
        UNION ALL
        SELECT (
            SELECT d.calendar FROM workflow_duty d
            WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.calendar > label.calendar
            ORDER BY d.calendar LIMIT 1
        ) FROM label WHERE label.calendar IS NOT NULL
    )
    SELECT calendar FROM label WHERE calendar IS NOT NULL
"""
_NEXT: Final = """
    SELECT DISTINCT complaint_id FROM workflow_duty
    WHERE met_at IS NULL AND ended_at IS NULL AND calendar = %s AND complaint_id > %s
    ORDER BY complaint_id LIMIT %s
"""
DaysOf = Callable[[str], pure.Calendar]


def labels() -> list[str]:
    """The calendar versions that running duties are counted with; one step of the index each."""
    with connection.cursor() as cursor:
        cursor.execute(_LABELS)
        return [row[0] for row in cursor.fetchall()]


def labels_of(calendars: Iterable[Calendar]) -> list[str]:
    """Those of these calendars, of whatever version."""
    codes = {each.code for each in calendars}
    return [label for label in labels() if label.rpartition("@")[0] in codes]


def stale_labels(calendars: Iterable[Calendar]) -> list[str]:
    """Those of these calendars that are not their present version."""
    present = {each.code: f"{each.code}@{each.version}" for each in calendars}
    return [label for label in labels() if present.get(label.rpartition("@")[0], label) != label]


def duties_with(some: Collection[str]) -> QuerySet[Duty]:
    return Duty.objects.filter(calendar__in=some, met_at=None, ended_at=None)


def following(label: str, *, after: int, most: int) -> list[int]:
    """The next cases, by id, of which a running duty is counted with this version."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [label, after, most])
        return [row[0] for row in cursor.fetchall()]


class Terms(NamedTuple):
    """What decides whether the end of a running duty moves."""

    complaint_id: int
    pk: int
    calendar: str
    opened_on: date
    length: int | None
    extended_days: int
    length_unit: str
    week: str
    due_on: date | None
    own_due_on: date | None
    provisional: bool
    awaits_year: int | None
    suspensions: int

    def stay(self, days: pure.Calendar) -> bool:
        """Whether following this calendar changes no more than the label: what `Docket.follow_calendar` would do to
        a duty that never stood still, counted by the same function."""
        was = self.own_due_on or self.due_on
        if self.calendar == days.label or self.length is None:
            return True
        if self.awaits_year is not None or was is None:
            return False
        if self.length_unit == pure.CALENDAR_DAY:
            return True
        length, unit = self.length + self.extended_days, pure.LengthUnit.WORKING_DAY
        try:
            due_on, provisional = pure.due_on(self.opened_on, length, unit, _week(self.week), days)
        except pure.YearUnknown:
            return False
        return due_on <= was and provisional == self.provisional


@lru_cache(maxsize=128)
def _week(written: str) -> frozenset[int]:
    return frozenset(map(int, written))


@dataclass(frozen=True, slots=True)
class Batch:
    """Cases with clocks that run: those that may change as dockets, in the order of their ids, and of the others the
    duties (by calendar version) that are merely counted with it from now on."""

    dockets: list[Docket]
    staying: dict[str, list[int]]


class Reader:
    """Reads cases in batches; agencies and units are read once."""

    def __init__(self, days_of: DaysOf) -> None:
        """`days_of`: the calendar to count with, by the code that the case's agency names."""
        self._days_of = days_of
        self._agencies: dict[int, Agency] = {}
        self._units: dict[int, Unit] = {}

    def read(self, ids: Collection[int]) -> Batch:
        return self._sorted(Complaint.every.filter(pk__in=ids))

    def lock(self, ids: Collection[int]) -> Batch:
        """The same, locked until the transaction ends; without those that somebody else holds."""
        return self._sorted(Complaint.every.filter(pk__in=ids).select_for_update(skip_locked=True))

    def lock_dockets(self, ids: Collection[int]) -> list[Docket]:
        """The dockets of these cases, locked until the transaction ends; without those that somebody else holds."""
        free = Complaint.every.filter(pk__in=ids).select_for_update(skip_locked=True)
        locked = list(free.order_by("pk").values_list("pk", flat=True))
        return self._dockets(Complaint.every.filter(pk__in=locked))

    def _sorted(self, cases: QuerySet[Complaint]) -> Batch:
        """Look at plain rows first: of most cases nothing moves, and a docket costs ten times as much."""
        agencies = dict(cases.order_by("pk").values_list("pk", "agency_id"))
        self._know_agencies(set(agencies.values()))
        days = {pk: self._days_of(agency.calendar) for pk, agency in self._agencies.items()}
        batch, moving = Batch([], {}), set()
        stays: dict[int, list[Terms]] = {}
        rows = Duty.objects.filter(complaint__in=agencies, met_at=None, ended_at=None)
        for row in rows.values_list(*Terms._fields):
            terms = Terms(*row)
            counted_with = days[agencies[terms.complaint_id]]
            if terms.suspensions or not terms.stay(counted_with):
                moving.add(terms.complaint_id)
            elif terms.calendar != counted_with.label:
                stays.setdefault(terms.complaint_id, []).append(terms)
        for pk, duties in stays.items():
            if pk not in moving:
                label = days[agencies[pk]].label
                batch.staying.setdefault(label, []).extend(terms.pk for terms in duties)
        if moving:
            batch.dockets.extend(self._dockets(Complaint.every.filter(pk__in=moving)))
        return batch

    def _dockets(self, cases: QuerySet[Complaint]) -> list[Docket]:
        complaints = list(cases.only(*NEEDED).order_by("pk"))
        keys = [complaint.pk for complaint in complaints]
        self._know(complaints)
        duties: dict[int, list[Duty]] = {}
        paused = set()
        for duty in Duty.objects.filter(complaint__in=keys, met_at=None, ended_at=None).order_by("pk"):
            duties.setdefault(duty.complaint_id, []).append(duty)
            if duty.suspensions:
                paused.add(duty.complaint_id)
        suspensions: dict[int, list[Suspension]] = {}
        if paused:
            for row in Suspension.objects.filter(complaint__in=paused).order_by("pk"):
                suspensions.setdefault(row.complaint_id, []).append(row)
        days = {code: self._days_of(code) for code in {each.agency.calendar for each in complaints}}
        return [
            Docket(
                complaint,
                duties.get(complaint.pk, ()),
                days=days[complaint.agency.calendar],
                suspensions=suspensions.get(complaint.pk, []),
            )
            for complaint in complaints
        ]

    def _know(self, complaints: list[Complaint]) -> None:
        """Give each case its agency and unit without a query of its own."""
        self._know_agencies({each.agency_id for each in complaints})
        named = {pk for each in complaints for pk in (each.unit_id, each.held_by_id) if pk is not None}
        if units := named - self._units.keys():
            self._units |= Unit.objects.in_bulk(units)
        for each in complaints:
            each.agency = self._agencies[each.agency_id]
            if each.unit_id is not None:
                each.unit = self._units[each.unit_id]
            if each.held_by_id is not None:
                each.held_by = self._units[each.held_by_id]

    def _know_agencies(self, keys: set[int]) -> None:
        if lacking := keys - self._agencies.keys():
            self._agencies |= Agency.objects.in_bulk(lacking)
