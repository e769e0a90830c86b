"""From stored days off to the pure calendar that counts. Read once per version and process."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, ParamSpec, TypeVar, cast

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from accounts.prepared import Prepared
from complaints.models import Complaint
from law import counting as pure
from workflow.models import Calendar, CalendarVersion, CalendarYear, Holiday

P = ParamSpec("P")
R = TypeVar("R")


def current(code: str) -> pure.Calendar:
    """The calendar as it stands now: one small query, the days only when the version is new to the process.

    Raises Calendar.DoesNotExist for a code that no calendar has.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BY_CODE, [code])
        row = cursor.fetchone()
    if row is None:
        raise Calendar.DoesNotExist(code)
    pk, version, every_year = row
    return _load(pk, code, version, every_year)


_BY_CODE: Final = Prepared(
    "SELECT id, version, covers_every_year FROM workflow_calendar WHERE code = %s", [(0, "")]
)


def stored(code: str | OuterRef) -> Subquery:
    """For a query: the calendar that stands under the code at this path, or at one of the query around it, for `read`."""
    found = Calendar.objects.filter(code=OuterRef(code))
    return Subquery(
        found.values(row=JSONObject(pk="pk", code="code", version="version", every_year="covers_every_year"))
    )


def read(calendar: dict[str, Any]) -> pure.Calendar:
    """The calendar that `stored` found: its days are read only when the version is new to the process."""
    return _load(calendar["pk"], calendar["code"], calendar["version"], calendar["every_year"])


def labelled(label: str) -> pure.Calendar:
    """The calendar as it stood in a version: `id@3`. Raises Calendar.DoesNotExist."""
    code, _at, version = label.rpartition("@")
    stored = Calendar.objects.filter(code=code, version__gte=version).first() if version.isdigit() else None
    if stored is None:
        raise Calendar.DoesNotExist(label)
    return _load(stored.pk, code, int(version), stored.covers_every_year)


def calendar_of(complaint: Complaint) -> pure.Calendar:
    """The calendar by which a case counts, as it stands now."""
    return current(complaint.agency.calendar)


def working_week(complaint: Complaint) -> frozenset[int]:
    """The working week that counts for every duty of a case: the holding or named unit's, else the agency's."""
    return frozenset((complaint.unit or complaint.agency).working_week)


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """What follows from days of versions, this many of them, for as long as a process lives."""

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _KEPT.append(kept.cache_clear)
        return cast(Callable[P, R], kept)

    return keep


_KEPT: Final[list[Callable[[], None]]] = []


def forget() -> None:
    """All of it: a version of a calendar is never another one, but where a test takes it back."""
    for clear in _KEPT:
        clear()


@remembered(128)
def _load(pk: int, code: str, version: int, every_year: bool) -> pure.Calendar:
    """The days of this version, beside those of its parent in the version on which it stands."""
    years: dict[int, pure.YearStatus] = {}
    days: dict[date, pure.Holiday] = {}
    for calendar_pk, at in _line(pk, version):
        known = CalendarYear.objects.filter(standing(at), calendar=calendar_pk)
        years |= {year: pure.YearStatus(status) for year, status in known.values_list("year", "status")}
        off = Holiday.objects.filter(standing(at), calendar=calendar_pk)
        days |= {day.date: day.over(days.get(day.date)) for day in pure_days(off)}
    return pure.Calendar(
        code=code,
        version=version,
        years=years,
        holidays=days,
        covers_every_year=every_year,
    )


def pure_days(rows: QuerySet[Holiday]) -> Iterator[pure.Holiday]:
    """Stored days off as the days that count."""
    columns = ("date", "kind", "name", "decree", "second_source", "only_week")
    return starmap(pure.Holiday, rows.values_list(*columns))


def standing(version: int) -> Q:
    """Of years or days, those that stand in a version."""
    return Q(Q(until_version=None) | Q(until_version__gt=version), from_version__lte=version)


def _line(pk: int, version: int) -> list[tuple[int, int]]:
    """The calendar and those above it, the topmost first, each with the version that counts."""
    line = [(pk, version)]
    parent = Calendar.objects.values_list("parent", flat=True).get(pk=pk)
    while parent is not None:
        stands_on = CalendarVersion.objects.filter(calendar=pk, version=version)
        at = stands_on.values_list("parent_version", flat=True).first()
        pk, version = parent, at if at is not None else 1
        line.insert(0, (pk, version))
        parent = Calendar.objects.values_list("parent", flat=True).get(pk=pk)
    return line
