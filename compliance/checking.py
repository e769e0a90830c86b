"""Whether facts and cells are what the rows say: counted a second time, case by case and sum by sum."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Max, Min

from accounts.models import Unit
from complaints.models import Complaint
from compliance import coming, estimates, facts, figures, measures, recounting, sheet_keeping
from compliance.cells import SUMS
from compliance.measures import GroupBy
from compliance.models import CaseFacts, CaseYear, Coming, Part, SheetCell, SheetStale, Standing
from compliance.periods import FIRST, LAST
from compliance.scope import Scope
from law.counting import local_date

BATCH: Final = 2000
SHOWN: Final = 20


def differences(at: datetime) -> Iterator[str]:
    """Every difference between what is kept and what the rows say. What was touched and waits its turn is none, and while
    cells are built nobody reads them."""
    standing = Standing.objects.first()
    if standing is None or not standing.ready:
        return
    yield from _facts(at)
    yield from _coming(standing)
    yield from _cells(days=recounting.counted_last(standing.revision))
    yield from _sheets(at)
    yield from _answers(at)


def _facts(at: datetime) -> Iterator[str]:
    last = 0
    while ids := list(
        Complaint.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        last = ids[-1]
        waiting = _waiting(ids, at)
        counted, years = facts.of([pk for pk in ids if pk not in waiting], as_of=at)
        stored = CaseFacts.objects.filter(pk__in=ids).in_bulk()
        for each in counted:
            if (kept := stored.get(each.pk)) is None or _row(kept) != _row(each):
                yield f"complaint {each.pk}: its facts are {kept and _row(kept)}, its rows say {_row(each)}"
        kept_years = {_row(each) for each in CaseYear.objects.filter(complaint_id__in=ids)}
        kept_years = {row for row in kept_years if row[0] not in waiting}
        for row in kept_years ^ {_row(each) for each in years}:
            which = "is kept and not so" if row in kept_years else "is so and not kept"
            yield f"complaint {row[0]}: of its scores {row[1:]} {which}"
    strays = CaseFacts.objects.exclude(pk__in=Complaint.objects.values("pk")).values_list("pk", flat=True)
    for pk in strays[:SHOWN]:
        yield f"complaint {pk}: is not there and has facts"


def _coming(standing: Standing) -> Iterator[str]:
    """What is foreseen of each case is what its rows say of that instant, it is foreseen of all that are over by then, and it is what
    scores are computed from then. Of touched cases the recount has yet to forget it."""
    if standing.coming_of != standing.revision:
        return
    ends = Coming.objects.order_by("comes_at").values_list("comes_at", flat=True).distinct()
    for end in ends:
        ids = list(Coming.objects.filter(comes_at=end).order_by("pk").values_list("pk", flat=True))
        for first in range(0, len(ids), BATCH):
            yield from _foreseen(ids[first : first + BATCH], end)
    if standing.coming_to is not None:
        missing = coming.unforeseen(None, standing.coming_to, SHOWN)
        touched = _touched([each.pk for each in missing])
        for each in missing:
            if each.pk not in touched:
                yield f"complaint {each.pk}: its facts are over at {each.holds_until}, and what comes is not foreseen"
    with connection.cursor() as cursor:
        cursor.execute(_OTHER_COMING)
        for row in cursor.fetchall()[:SHOWN]:
            yield f"year {row}: is not the sum of what is kept and what comes"


def _foreseen(ids: list[int], end: datetime) -> Iterator[str]:
    ids = sorted({*ids} - _touched(ids))
    kept = coming.kept(ids, facts.ANY, end)()
    told = {each.complaint_id: _row(CaseFacts(**each._asdict())) for each in kept}
    years = Counter(_row(each) for each in coming.added_up(ids, end))
    counted, years_counted = facts.of(ids, as_of=end)
    for each in counted:
        if told.get(each.pk) != _row(each):
            yield f"complaint {each.pk}: from {end} its facts are to be {told.get(each.pk)}, its rows say {_row(each)}"
    years.subtract(_row(each) for each in years_counted)
    for row, n in years.items():
        if n:
            yield f"complaint {row[0]}: from {end} of its scores {row[1:]} {'is foreseen and not so' if n > 0 else 'is so and not foreseen'}"


def _touched(ids: list[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT complaint_id FROM compliance_touched WHERE complaint_id = ANY(%s)", [ids])
        return {row[0] for row in cursor.fetchall()}


def _waiting(ids: list[int], at: datetime) -> set[int]:
    over = CaseFacts.objects.filter(pk__in=ids, holds_until__lte=at).values_list("pk", flat=True)
    return _touched(ids) | set(over)


def _row(each: CaseFacts | CaseYear | SheetCell) -> tuple[Any, ...]:
    """What it says, without its key and without the instant until which it holds (a midnight that was, or is, the next)."""
    names = [field.name for field in each._meta.concrete_fields if field.name not in ("id", "holds_until")]  # noqa: SLF001 - Django documents it
    return tuple(_plain(getattr(each, name)) for name in names)


def _plain(value: Any) -> Any:
    return (
        tuple((key, _plain(one)) for key, one in sorted(value.items())) if isinstance(value, dict) else value
    )


def _cells(*, days: bool) -> Iterator[str]:
    """Each cell is the sum of its facts, and no facts are without a cell; those of days where they may be read."""
    with connection.cursor() as cursor:
        cursor.execute(_OTHER_CELLS)
        found = cursor.fetchall()
        if days:
            cursor.execute(_OTHER_DAYS)
            found += cursor.fetchall()
        for row in found[:SHOWN]:
            yield f"cell {row}: is not the sum of its facts"
        cursor.execute(_OTHER_YEARS)
        for row in cursor.fetchall()[:SHOWN]:
            yield f"year {row}: is not the sum of its cases"


def _sheets(at: datetime) -> Iterator[str]:
    """Each cell of a sheet is what the rows of its cases say, and no cases are without one."""
    stale = SheetStale.objects.values("unit_id")
    waiting = sheet_keeping.touched()
    for unit in Unit.objects.exclude(pk__in=stale).select_related("agency").order_by("pk"):
        kept = {each.start: each for each in SheetCell.objects.filter(unit_id=unit.pk)}
        months = [
            sheet_keeping.Month(unit.pk, start)
            for start in sorted(kept.keys() | sheet_keeping.months_with_cases(unit.pk))
        ]
        told = {each.start: each for each in sheet_keeping.of_months(months, {unit.pk: unit}, at=at)}
        today = local_date(at, unit.agency.zone)
        for month in months:
            found, counted = kept.get(month.start), told.get(month.start)
            if found is not None:
                sheet_keeping.settle(found, today)
            if month not in waiting and (found and _row(found)) != (counted and _row(counted)):
                yield f"sheet of unit {unit.pk}, {month.start:%Y-%m}: is not what the rows of its cases say"


def _answers(at: datetime) -> Iterator[str]:
    """What people read is what the rows say, over all time and all agencies, however it is grouped."""
    everything = Scope(None)
    for group_by in (None, *GroupBy):
        start, end = _bounds() if group_by == GroupBy.MONTH else (FIRST, LAST)
        answer = figures.handling(start=start, end=end, as_of=at, group_by=group_by, scope=everything)
        counted = measures.handling(
            start=start, end=end, as_of=answer.as_of, group_by=group_by, cases=everything.cases
        )
        if answer.groups != counted:
            yield f"handling by {group_by or 'nothing'}: is not what the rows say"
    for year in CaseYear.objects.order_by("year").values_list("year", flat=True).distinct():
        found = figures.of_year(everything, year=year, as_of=at)
        units = estimates.by_unit(everything, year=year, as_of=found.as_of)
        for unit in found.units.keys() | units.keys():
            if unit not in units or found.units.get(unit) != units[unit].summed():
                yield f"score of unit {unit} in {year}: is not what the rows say"
        if found.verifications != estimates.verification(everything, year=year, as_of=found.as_of):
            yield f"verification in {year}: is not what the rows say"


def _bounds() -> tuple[date, date]:
    """The first and the last day of the facts."""
    days = CaseFacts.objects.aggregate(Min("received_on"), Min("due_on"), Max("received_on"), Max("due_on"))
    known = [day for day in days.values() if day is not None]
    return (min(known), max(known)) if known else (FIRST, FIRST)


_PARTS: Final = ", ".join(f"(part = {part.value})::int AS {part.name.lower()}" for part in Part)
_TOLD: Final = f"""
    SELECT kind, '{{span}}' AS span, start, agency_id, place.unit_id, code, {", ".join(f"sum({name}) AS {name}" for name in SUMS)}
    FROM (
        SELECT agency_id, unit_id, classification, channel, date_trunc('{{span}}', received_on)::date AS start,
            1 AS received, {_PARTS}, never_assigned::int AS never_assigned, (part = {Part.ANSWERED.value} AND days IS NULL)::int AS uncounted,
            0 AS due, 0 AS met, 0 AS open_late, coalesce(('1' || repeat('0', 8 * days))::numeric, 0) AS days
        FROM compliance_casefacts
        UNION ALL
        SELECT agency_id, unit_then_id, classification, channel, date_trunc('{{span}}', due_on)::date,
            0, {"0, " * len(Part)} 0, 0, 1, met::int, open_late::int, 0
        FROM compliance_casefacts WHERE due_on IS NOT NULL
    ) facts
    CROSS JOIN LATERAL (VALUES {{places}}) place(kind, unit_id, code)
    GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608 - names of ours
_AGENCY: Final = "('agency', 0, '')"
_EACH: Final = (
    f"{_AGENCY}, ('unit', unit_id, ''), ('classification', 0, classification), ('channel', 0, channel)"
)
_KEPT: Final = f"""
    SELECT kind, span, start, agency_id, unit_id, code, {", ".join(SUMS)} FROM compliance_cell WHERE span = '{{span}}'
"""  # noqa: S608 - names of ours
_OTHERS: Final = f"""
    WITH told AS ({_TOLD}), kept AS ({_KEPT})
    (SELECT * FROM told EXCEPT ALL SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT ALL SELECT * FROM told)
"""  # noqa: S608 - names of ours
_OTHER_DAYS: Final = _OTHERS.format(span="day", places=_AGENCY)
_OF_SPAN: Final = ", ".join(f"sum({name}) FILTER (WHERE span = '{{span}}')" for name in SUMS)
_OTHER_CELLS: Final = f"""
    {_OTHERS.format(span="month", places=_EACH)}
    UNION ALL
    SELECT kind, 'year', start, agency_id, unit_id, code, {", ".join("0" for _name in SUMS)} FROM (
        SELECT kind, date_trunc('year', start)::date AS start, agency_id, unit_id, code
        FROM compliance_cell
        GROUP BY 1, 2, 3, 4, 5
        HAVING ({_OF_SPAN.format(span="month")}) IS DISTINCT FROM ({_OF_SPAN.format(span="year")})
    ) years
"""  # noqa: S608 - names of ours
_OTHER_YEARS: Final = """
    WITH told AS (
        SELECT year, agency_id, unit_id, jsonb_object_agg(what, n) AS counts FROM (
            SELECT f.year, f.agency_id, f.unit_id, one.key AS what, sum(one.value::int) AS n
            FROM compliance_caseyear f CROSS JOIN LATERAL jsonb_each_text(f.counts) one GROUP BY 1, 2, 3, 4
        ) sums GROUP BY 1, 2, 3
    ), kept AS (SELECT year, agency_id, unit_id, counts FROM compliance_yearcell)
    (SELECT * FROM told EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM told)
"""
_OTHER_COMING: Final = """
    WITH told AS (
        SELECT comes_at, year, agency_id, unit_id, jsonb_object_agg(key, n) FILTER (WHERE n <> 0) AS counts FROM (
            SELECT e.comes_at, e.year, e.agency_id, e.unit_id, one.key, sum(one.value::int) AS n
            FROM (SELECT DISTINCT comes_at, year, agency_id, unit_id FROM compliance_comingyear) e
            CROSS JOIN LATERAL (
                SELECT counts FROM compliance_caseyear c
                WHERE (c.year, c.agency_id, c.unit_id) = (e.year, e.agency_id, e.unit_id)
                UNION ALL
                SELECT counts FROM compliance_comingyear y
                WHERE (y.year, y.agency_id, y.unit_id) = (e.year, e.agency_id, e.unit_id) AND y.comes_at <= e.comes_at
            ) s CROSS JOIN LATERAL jsonb_each_text(s.counts) one GROUP BY 1, 2, 3, 4, 5
        ) sums GROUP BY 1, 2, 3, 4
    ), kept AS (SELECT comes_at, year, agency_id, unit_id, nullif(counts, '{}') FROM compliance_comingyearcell)
    (SELECT * FROM told EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM told)
"""
