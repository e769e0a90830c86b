"""Keeping what the sheets of units read (`sheet_cells`): a cell is counted anew, whole, when one of its cases was touched, or where working days
may be counted otherwise now. Every step is in a transaction of the recount (`recounting`)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connection

from accounts.models import Unit
from complaints.models import Complaint
from compliance import periods, sheet_flow, traces, unit_counts
from compliance.models import CaseFacts, SheetCell, SheetStale, Touched
from compliance.sheet_cells import EVER, Stale, add_marks
from compliance.sheet_flow import MARGIN, flow_of, remedies_of
from compliance.signal_marks import DaysBetween, S
from compliance.tally import Tally
from compliance.traces import Span, Trace
from compliance.unit_counts import Promised
from law.counting import local_date

SPANS_AT_ONCE: Final = 100
"""Months of units whose cases are read in one set of statements, so that none runs into the time that a session gives one."""
UNITS_AT_ONCE: Final = 5
"""Stale units a step: of those with eight thousand cases one takes seconds where nothing of them is in memory."""


class Month(NamedTuple):
    unit: int
    start: date


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
            [*EVER],
        )


def write(months: Collection[Month], *, at: datetime) -> None:
    """Count these cells anew; but not those of units that will be counted whole."""
    whole = set(SheetStale.objects.filter(first=EVER.first, last=EVER.last).values_list("unit_id", flat=True))
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
            whole = EVER in changed
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
        cases = sorted({each.pk for some in found.values() for each in some})
        parts, today = unit_counts.parts_of_persons(cases), local_date(at, zone)
        promised: defaultdict[int, list[Promised]] = defaultdict(list)
        for one in unit_counts.promised(cases):
            promised[one.case].append(one)
        for unit, some in found.items():
            days = traces.days_of(units[unit])
            by_month: defaultdict[date, list[Trace]] = defaultdict(list)
            for each in some:
                by_month[each.received_on.replace(day=1)].append(each)
            for start, mine in by_month.items():
                cell = _cell(Month(unit, start), mine, days, parts, today)
                named = [each for each in mine if each.unit == unit]
                cell.flow = dumped(flow_of(named))
                cell.remedies = dumped(
                    remedies_of([one for each in named for one in promised[each.pk]], today)
                )
                yield cell


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
    add_marks(tally, some, of.unit, watched, parts)
    return SheetCell(
        unit_id=of.unit,
        start=of.start,
        first=some[0].received_on,
        last=some[-1].received_on,
        since=watched.since,
        until=watched.until,
        marks=dumped(settled(tally.kept(), today)),
    )


def dumped(counts: Mapping[str, Any]) -> str:
    return json.dumps(counts, separators=(",", ":"), sort_keys=True)


def settle(cell: SheetCell, today: date) -> None:
    """Have a cell say what it would if it had been counted on this day."""
    cell.marks = dumped(settled(json.loads(cell.marks), today))
    cell.remedies = dumped(sheet_flow.settled(json.loads(cell.remedies), today))


def settled(marks: dict[str, dict[str, int]], today: date) -> dict[str, dict[str, int]]:
    """The same with ends that have long passed without their days, which nothing asks for any more."""
    if S.DUE not in marks:
        return marks
    due: defaultdict[str, int] = defaultdict(int)
    for rest, n in marks[S.DUE].items():
        on, _colon, met = rest.rpartition(":")
        due[met if not on or int(on) < (today - MARGIN).toordinal() else rest] += n
    return {**marks, S.DUE: dict(due)}
