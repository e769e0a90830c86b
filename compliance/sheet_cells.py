"""What the sheets of units read of their cases, as it is kept by unit and month of filing, with what was touched since as it is now.
Written by `sheet_keeping`. Why so: docs/adr/0133.

A cell holds marks (`sheet_marks`) of the cases that name the unit or that it ever held. Its marks stay true as long as nothing happens to its
cases, and as the days between them are counted as before: a new week, zone or calendar marks units as stale (`SheetStale`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connections

from accounts.models import Unit
from compliance import periods, sheet_marks, traces, unit_counts
from compliance.models import PAST, STRIDE
from compliance.sheet_flow import Through, flow_of, remedies_of
from compliance.sheet_marks import K
from compliance.signal_marks import DaysBetween
from compliance.tally import Tally
from compliance.traces import Passing, Span, Trace
from law.counting import local_date
from workflow import replica

TRIES: Final = 5


class Stale(NamedTuple):
    """Working days between these two days may be counted otherwise now."""

    first: date
    last: date

    def meets(self, start: date, until: date) -> bool:
        """Whether that concerns what was counted from a first day up to a last."""
        return self.last > start and self.first <= until


EVER: Final = Stale(periods.FIRST, periods.LAST)


@dataclass(slots=True)
class Counted:
    """What is counted of a unit's cases of a period. `whole`: it has whole months, so that `passing` and `remedies` (how many fell due, how many
    of them were done by then) are known as well."""

    tally: Tally
    whole: bool
    passing: list[Passing]
    remedies: tuple[int, int]


def counted(unit: Unit, start: date, end: date, *, as_of: datetime) -> Counted | None:
    """What is counted of this unit and period, as it is now. None: it cannot be had from cells."""
    for _try in range(TRIES):
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(_STANDING, {"unit": unit.pk, "first": start.replace(day=1), "end": end})
            row = cursor.fetchone()
        if row is None:
            return None
        revision, counted_at, touched, stale, cells = row
        changed = [Stale(*map(date.fromisoformat, one)) for one in stale or ()]
        if as_of < counted_at - PAST or EVER in changed:
            return None
        found = _sum(
            unit, (start, end), as_of, _Read(cells or (), changed, _months_touched(unit.pk, touched))
        )
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute("SELECT revision FROM compliance_standing")
            if cursor.fetchone()[0] == revision:
                return found
    return None


_STANDING: Final = f"""
    SELECT revision, counted_at, ARRAY(SELECT DISTINCT complaint_id FROM compliance_touched),
        (SELECT json_agg(json_build_array(first, last)) FROM compliance_sheetstale WHERE unit_id = %(unit)s),
        (
            SELECT json_agg(json_build_array(
                start, first, last, since, until, CASE WHEN start BETWEEN %(first)s AND %(end)s THEN marks::json END, flow::json, remedies::json
            )) FROM compliance_sheetcell WHERE unit_id = %(unit)s
        )
    FROM compliance_standing WHERE ready AND revision %% {STRIDE} = 0
"""  # noqa: S608 - a number of ours


def _months_touched(unit: int, cases: list[int]) -> set[date]:
    """Of touched cases, the months in which they are or were filed, where the unit has, had or held them."""
    if not cases:
        return set()
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(_TOUCHED, {"unit": unit, "cases": cases})
        return {day.replace(day=1) for (day,) in cursor.fetchall()}


_TOUCHED: Final = """
    WITH held AS (
        SELECT complaint_id FROM workflow_holding WHERE complaint_id = ANY(%(cases)s) AND unit_id = %(unit)s
        UNION SELECT id FROM complaints_complaint WHERE id = ANY(%(cases)s) AND unit_id = %(unit)s
        UNION SELECT complaint_id FROM compliance_casefacts WHERE complaint_id = ANY(%(cases)s) AND unit_id = %(unit)s
    )
    SELECT received_on FROM complaints_complaint JOIN held ON complaint_id = id
    UNION SELECT received_on FROM compliance_casefacts JOIN held USING (complaint_id)
"""


class _Read(NamedTuple):
    """The cells of a unit as they were read, the days that may be counted otherwise now, and the months of touched cases."""

    cells: Sequence[Any]
    changed: list[Stale]
    touched: set[date]


def _sum(unit: Unit, period: tuple[date, date], as_of: datetime, read: _Read) -> Counted:
    start, end = period
    today = local_date(as_of, unit.agency.zone)
    whole = start.day == 1 and (end >= today or (end + periods.DAY).day == 1)
    tally, through = Tally(), Through(period, as_of)
    missing = {day for day in read.touched if whole or start.replace(day=1) <= day <= end}
    spans = [Span(unit.pk, month, periods.month_after(month) - periods.DAY) for month in sorted(missing)]
    for *days, marks, flow, remedies in read.cells:
        month, first, last, since, until = map(date.fromisoformat, days)
        if month in missing:
            continue
        if whole:
            through.add(month, flow, remedies)
        if marks is None:
            continue
        if start > first or last > end or any(one.meets(since, until) for one in read.changed):
            spans.append(Span(unit.pk, max(first, start), min(last, end)))
        else:
            tally.add_kept(marks)
    if spans:
        _add_now(unit, spans, (tally, through), missing, today)
    return Counted(tally, whole, through.passing, (through.due, through.kept))


def _add_now(
    unit: Unit, spans: list[Span], to: tuple[Tally, Through], missing: set[date], today: date
) -> None:
    """Add the cases of these spans from their rows: of the period, and of what goes through the unit those of months that are missing."""
    tally, through = to
    found = traces.read(spans, unit.agency.zone).get(unit.pk, [])
    mine = [each for each in found if through.start <= each.received_on <= through.end]
    parts = unit_counts.parts_of_persons([each.pk for each in mine])
    add_marks(tally, mine, unit.pk, traces.days_of(unit), parts)
    by_month: defaultdict[date, list[Trace]] = defaultdict(list)
    for each in found:
        month = each.received_on.replace(day=1)
        if each.unit == unit.pk and month in missing:
            by_month[month].append(each)
    promised = unit_counts.promised([each.pk for some in by_month.values() for each in some])
    for month, some in by_month.items():
        cases = {each.pk for each in some}
        through.add(month, flow_of(some), remedies_of([one for one in promised if one.case in cases], today))


def add_marks(
    tally: Tally, found: Iterable[Trace], unit: int, days: DaysBetween, parts: dict[int, int]
) -> None:
    for each in found:
        tally.add(each.pk, sheet_marks.of(each, unit, days))
        if each.unit == unit and each.pk in parts:
            tally.add(each.pk, [(K.PERSON, str(parts[each.pk]), 1)])
