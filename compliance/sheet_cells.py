"""What the sheets of units read of their cases, kept by unit and month of filing: written anew by the recount, and read with what
was touched since counted as it is now. Why so: docs/adr/0133.

A cell holds marks (`sheet_marks`) of the cases that name the unit or that it ever held. It is counted whole each time that one of them
is touched. Its marks stay true as long as nothing happens to its cases, and as the days between them are counted as before: a new week,
zone or calendar marks units as stale (`SheetStale`).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db import connection, connections

from accounts.models import Unit
from complaints.models import Complaint
from compliance import periods, sheet_marks, traces, unit_counts
from compliance.models import PAST, STRIDE, CaseFacts, SheetCell, SheetStale, Touched
from compliance.sheet_marks import K
from compliance.signal_marks import DaysBetween, S
from compliance.tally import Tally
from compliance.traces import Span, Trace
from law.counting import local_date
from workflow import replica

SPANS_AT_ONCE: Final = 500
"""Months of units whose cases are read in one set of statements."""
UNITS_AT_ONCE: Final = 20
"""Stale units a step."""
TRIES: Final = 5
MARGIN: Final = 2
"""Days for which an end that has passed keeps its day in the marks: nobody's today is so far from that of who counted."""


class Month(NamedTuple):
    unit: int
    start: date


class Stale(NamedTuple):
    """Working days between these two days may be counted otherwise now."""

    first: date
    last: date

    def meets(self, start: date, until: date) -> bool:
        """Whether that concerns what was counted from a first day up to a last."""
        return self.last > start and self.first <= until


# Reading.


def counted(unit: Unit, start: date, end: date, *, as_of: datetime) -> Tally | None:
    """The marks of the cases of this unit and period as they are now. None: they cannot be had from cells."""
    for _try in range(TRIES):
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(_STANDING, {"unit": unit.pk, "first": start.replace(day=1), "end": end})
            row = cursor.fetchone()
        if row is None:
            return None
        revision, counted_at, touched, stale, cells = row
        if as_of < counted_at - PAST:
            return None
        tally, missing = Tally(), set(touched)
        changed = [Stale(*map(date.fromisoformat, one)) for one in stale or ()]
        whole = []
        for *days, marks in cells or ():
            month, first, last, since, until = map(date.fromisoformat, days)
            if start > first or last > end or any(one.meets(since, until) for one in changed):
                missing.add(month)
            else:
                whole.append((month, marks))
        for month, marks in whole:
            if month not in missing:
                tally.add_kept(marks)
        _add_now(tally, unit, start, end, missing)
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute("SELECT revision FROM compliance_standing")
            if cursor.fetchone()[0] == revision:
                return tally
    return None


# Of touched cases, the months in which they are or were filed, where the unit has, had or held them.
_STANDING: Final = f"""
    WITH touched AS (SELECT DISTINCT complaint_id FROM compliance_touched)
    SELECT revision, counted_at,
        ARRAY(
            SELECT DISTINCT date_trunc('month', day.received_on::timestamp)::date
            FROM touched t
            LEFT JOIN complaints_complaint c ON c.id = t.complaint_id
            LEFT JOIN compliance_casefacts f ON f.complaint_id = t.complaint_id
            CROSS JOIN LATERAL (VALUES (c.received_on), (f.received_on)) day(received_on)
            WHERE day.received_on IS NOT NULL AND (
                c.unit_id = %(unit)s OR f.unit_id = %(unit)s
                OR EXISTS (SELECT FROM workflow_holding h WHERE h.complaint_id = t.complaint_id AND h.unit_id = %(unit)s)
            )
        ),
        (SELECT json_agg(json_build_array(first, last)) FROM compliance_sheetstale WHERE unit_id = %(unit)s),
        (
            SELECT json_agg(json_build_array(start, first, last, since, until, marks::json)) FROM compliance_sheetcell
            WHERE unit_id = %(unit)s AND start BETWEEN %(first)s AND %(end)s
        )
    FROM compliance_standing WHERE ready AND revision %% {STRIDE} = 0
"""  # noqa: S608 - a number of ours


def _add_now(tally: Tally, unit: Unit, start: date, end: date, months: Iterable[date]) -> None:
    """Add the cases filed in these months and the period, from their rows."""
    spans = [
        Span(unit.pk, max(month, start), min(periods.month_after(month) - periods.DAY, end))
        for month in sorted(months)
        if month <= end and periods.month_after(month) > start
    ]
    if spans:
        found = traces.read(spans, unit.agency.zone).get(unit.pk, [])
        _add(
            tally,
            found,
            unit.pk,
            traces.days_of(unit),
            unit_counts.parts_of_persons([each.pk for each in found]),
        )


def _add(tally: Tally, found: Iterable[Trace], unit: int, days: DaysBetween, parts: dict[int, int]) -> None:
    for each in found:
        tally.add(each.pk, sheet_marks.of(each, unit, days))
        if each.unit == unit and each.pk in parts:
            tally.add(each.pk, [(K.PERSON, str(parts[each.pk]), 1)])


# Keeping.


def months_of(cases: Collection[int], days: Iterable[tuple[int, int | None, date]]) -> set[Month]:
    """The cells in which these cases are: by case, unit and day of filing, as they were and as they are, and of the units that ever held
    them."""
    filed: defaultdict[int, set[date]] = defaultdict(set)
    found: set[Month] = set()
    for case, unit, received_on in days:
        start = received_on.replace(day=1)
        filed[case].add(start)
        if unit:
            found.add(Month(unit, start))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT complaint_id, unit_id FROM workflow_holding WHERE complaint_id = ANY(%s)",
            [list(cases)],
        )
        found |= {Month(unit, start) for case, unit in cursor.fetchall() for start in filed[case]}
    return found


def touched() -> set[Month]:
    """The cells that have touched cases."""
    cases = set(Touched.objects.values_list("complaint_id", flat=True))
    kept = CaseFacts.objects.filter(pk__in=cases).values_list("pk", "unit_id", "received_on")
    now = Complaint.objects.filter(pk__in=cases).values_list("pk", "unit", "received_on")
    return months_of(cases, [*kept, *now])


def all_stale() -> None:
    """Have every cell counted anew, also those of units that have none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO compliance_sheetstale (unit_id, first, last) SELECT id, %s, %s FROM accounts_unit ORDER BY id",
            [periods.FIRST, periods.LAST],
        )


def write(months: Collection[Month], *, at: datetime) -> None:
    """Count these cells anew; but not those of units that will be counted whole."""
    whole = set(
        SheetStale.objects.filter(first=periods.FIRST, last=periods.LAST).values_list("unit_id", flat=True)
    )
    _write({month for month in months if month.unit not in whole}, at)


def write_stale(*, at: datetime) -> tuple[int, bool]:
    """Count the cells of the next units that are stale; how many units there were, and whether more are left."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM compliance_sheetstale WHERE unit_id IN (
                SELECT DISTINCT unit_id FROM compliance_sheetstale ORDER BY unit_id LIMIT %s
            ) RETURNING unit_id, first, last
            """,
            [UNITS_AT_ONCE],
        )
        stale: defaultdict[int, list[Stale]] = defaultdict(list)
        for unit, *days in cursor.fetchall():
            stale[unit].append(Stale(*days))
        months: set[Month] = set()
        for unit, changed in stale.items():
            whole = Stale(periods.FIRST, periods.LAST) in changed
            cells = SheetCell.objects.filter(unit_id=unit).values_list("start", "since", "until")
            months |= {
                Month(unit, start)
                for start, since, until in cells
                if whole or any(one.meets(since, until) for one in changed)
            }
            if whole:
                months |= {Month(unit, start) for start in months_with_cases(unit)}
    _write(months, at)
    return len(stale), len(stale) == UNITS_AT_ONCE


def months_with_cases(unit: int) -> set[date]:
    """The months in which cases of a unit were filed, as the facts say."""
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, {"unit": unit})
        return {start for (start,) in cursor.fetchall()}


_MONTHS: Final = """
    SELECT DISTINCT date_trunc('month', received_on::timestamp)::date FROM compliance_casefacts WHERE unit_id = %(unit)s
    UNION
    SELECT date_trunc('month', f.received_on::timestamp)::date
    FROM workflow_holding h JOIN compliance_casefacts f ON f.complaint_id = h.complaint_id WHERE h.unit_id = %(unit)s
"""


def _write(months: Collection[Month], at: datetime) -> None:
    ordered = sorted(months)
    units = Unit.objects.select_related("agency").in_bulk({month.unit for month in ordered})
    for first in range(0, len(ordered), SPANS_AT_ONCE):
        some = ordered[first : first + SPANS_AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM compliance_sheetcell c USING unnest(%s::bigint[], %s::date[]) k(unit, start)"
                " WHERE c.unit_id = k.unit AND c.start = k.start",
                [[month.unit for month in some], [month.start for month in some]],
            )
        SheetCell.objects.bulk_create(
            of_months([month for month in some if month.unit in units], units, at=at)
        )


def of_months(months: Sequence[Month], units: dict[int, Unit], *, at: datetime) -> Iterator[SheetCell]:
    """These cells as the rows say; none for a month without cases."""
    by_zone: defaultdict[str, list[Span]] = defaultdict(list)
    for unit, start in months:
        last = periods.month_after(start) - periods.DAY
        by_zone[units[unit].agency.zone].append(Span(unit, start, last))
    for zone, spans in by_zone.items():
        found = traces.read(spans, zone)
        parts = unit_counts.parts_of_persons(sorted({each.pk for some in found.values() for each in some}))
        today = local_date(at, zone)
        for unit, some in found.items():
            days = traces.days_of(units[unit])
            by_month: defaultdict[date, list[Trace]] = defaultdict(list)
            for each in some:
                by_month[each.received_on.replace(day=1)].append(each)
            for start, mine in by_month.items():
                yield _cell(Month(unit, start), mine, days, parts, today)


class _Watched:
    """Working days, and between which days any were asked for since this one."""

    def __init__(self, days: DaysBetween, day: date) -> None:
        self._days, self.since, self.until = days, day, day

    def between(self, after: date, until: date) -> int | None:
        self.since, self.until = min(self.since, after, until), max(self.until, after, until)
        return self._days.between(after, until)


def _cell(
    of: Month, some: Sequence[Trace], days: DaysBetween, parts: dict[int, int], today: date
) -> SheetCell:
    tally, watched = Tally(), _Watched(days, some[0].received_on)
    _add(tally, some, of.unit, watched, parts)
    return SheetCell(
        unit_id=of.unit,
        start=of.start,
        first=some[0].received_on,
        last=some[-1].received_on,
        since=watched.since,
        until=watched.until,
        marks=dumped(settled(tally.kept(), today)),
    )


def dumped(marks: dict[str, dict[str, int]]) -> str:
    return json.dumps(marks, separators=(",", ":"), sort_keys=True)


def settled(marks: dict[str, dict[str, int]], today: date) -> dict[str, dict[str, int]]:
    """The same with ends that have long passed without their days, which nothing asks for any more."""
    if S.DUE not in marks:
        return marks
    due: defaultdict[str, int] = defaultdict(int)
    for rest, n in marks[S.DUE].items():
        on, _colon, met = rest.rpartition(":")
        due[met if not on or int(on) < today.toordinal() - MARGIN else rest] += n
    return {**marks, S.DUE: dict(due)}
