"""What time alone will make of facts, counted before it comes: at the end of a day duties fall due, and what is late is late by one more
day, for very many cases at one instant that is known. So readers find what holds from then on, and the recount only has to put it
in its place. Why so: docs/adr/0144.

Written in the transactions of the recount (`recounting`), which forgets what it foresaw of a case when something happens to it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.prepared import Keys
from accounts.worded import Worded, among, keys
from compliance import facts
from compliance.facts import Facts, Reach
from compliance.models import CaseFacts, CaseYear, Coming, ComingYear, ComingYearCell

AHEAD: Final = timedelta(days=1)
"""How far: up to the next end of the day of everybody."""
PLACES_AT_ONCE: Final = 500
"""Units and years a statement."""
Place = tuple[int, int, int]
"""Year, agency and unit of a score."""
Years = defaultdict[tuple[int, Place], Counter[str]]
"""By case and place."""
END: Final = ("due_on", "unit_then_id", "met", "open_late")
"""What facts say of the end of their case."""


def unforeseen(after: datetime | None, until: datetime, most: int) -> list[CaseFacts]:
    """The next facts that are over then, and of which nobody knows what comes."""
    known = Exists(Coming.objects.filter(pk=OuterRef("pk")))
    some = CaseFacts.objects.filter(~known, holds_until__lte=until)
    if after is not None:
        some = some.filter(holds_until__gt=after)
    return list(some.order_by("holds_until", "agency_id", "unit_id")[:most])


def come(at: datetime, most: int) -> list[int]:
    """The next cases of which it is known what has come, agency by agency."""
    some = Coming.objects.filter(comes_at__lte=at).order_by("comes_at", "agency_id")
    return list(some.values_list("pk", flat=True)[:most])


def foresee(known: Iterable[CaseFacts]) -> set[Place]:
    """Keep what becomes of these facts when they are over; the places whose scores that changes."""
    by_end: defaultdict[datetime, list[CaseFacts]] = defaultdict(list)
    for each in known:
        if each.holds_until is not None:
            by_end[each.holds_until].append(each)
    places: set[Place] = set()
    for end, some in by_end.items():
        then, years = facts.later(some, as_of=end)
        changed = _years(years)
        for kept in CaseYear.objects.filter(complaint_id__in=[each.pk for each in some]):
            changed[kept.complaint_id, _place(kept)].subtract(kept.counts)
        Coming.objects.bulk_create(
            _coming(before, after, end)
            for before, after in zip(some, then, strict=True)  # in the same order
        )
        ComingYear.objects.bulk_create(
            ComingYear(
                complaint_id=case, comes_at=end, year=year, agency_id=agency, unit_id=unit, counts=counts
            )
            for (case, (year, agency, unit)), by in changed.items()
            if (counts := {what: n for what, n in by.items() if n})
        )
        places |= {place for (_case, place), by in changed.items() if any(by.values())}
    return places


def _coming(before: CaseFacts, after: CaseFacts, end: datetime) -> Coming:
    falls_due = before.due_on is None and after.due_on is not None
    return Coming(
        complaint_id=before.pk,
        comes_at=end,
        agency_id=before.agency_id,
        classification=before.classification,
        channel=before.channel,
        due_on=after.due_on if falls_due else None,
        unit_then_id=after.unit_then_id if falls_due else None,
        met=falls_due and after.met,
        open_late=falls_due and after.open_late,
        holds_until=after.holds_until,
    )


def arrived(
    was: Iterable[CaseFacts], years: Iterable[CaseYear], at: datetime
) -> tuple[list[CaseFacts], list[CaseYear]]:
    """Of these facts those of which it is known what came since, as it made them, if that holds yet."""
    before = {each.pk: each for each in was}
    holds = Q(holds_until=None) | Q(holds_until__gt=at)
    found: dict[int, CaseFacts] = {}
    for coming in Coming.objects.filter(holds, pk__in=before.keys(), comes_at__lte=at):
        found[coming.pk] = _after(before[coming.pk], coming)
        found[coming.pk].holds_until = coming.holds_until
    return list(found.values()), _added_up(
        (each for each in years if each.complaint_id in found),
        ComingYear.objects.filter(complaint_id__in=found),
    )


def added_up(cases: Collection[int], as_of: datetime) -> list[CaseYear]:
    """What these cases add to the scores at this instant, by what is kept and what is foreseen of them."""
    return _added_up(CaseYear.objects.filter(complaint_id__in=cases), years_that_came(cases, as_of))


def _added_up(years: Iterable[CaseYear], changes: Iterable[ComingYear]) -> list[CaseYear]:
    found = _years(years)
    for each in changes:
        found[each.complaint_id, _place(each)].update(each.counts)
    return [
        CaseYear(complaint_id=case, year=year, agency_id=agency, unit_id=unit, counts=dict(counts))
        for (case, (year, agency, unit)), by in found.items()
        if (counts := +by)
    ]


def _after(before: CaseFacts, coming: Coming) -> CaseFacts:
    after = copy(before)
    if coming.due_on is not None:
        vars(after).update({name: getattr(coming, name) for name in END})
    return after


def kept(cases: Collection[int], reach: Reach, came_by: datetime | None) -> Callable[[], list[Facts]]:
    """What these cases are summed up with: as `facts.kept`, and what has come by this instant; None: nothing has. Asked with the next
    statement; what is returned answers."""
    if came_by is None:
        return facts.kept(cases, reach)
    rows = facts.kept(cases, reach._replace(unit=None))  # what came may name another unit
    came = _fell_due.ahead(cases=keys(cases), came_by=came_by)

    def told() -> list[Facts]:
        ends = {case: dict(zip(END, end, strict=True)) for case, *end in came()}
        return [each._replace(**ends.get(each.complaint_id, {})) for each in rows()]

    return told


_fell_due: Final[Worded[Any]] = Worded(
    lambda cases, came_by: Coming.objects.filter(
        among("pk", cases), comes_at__lte=came_by, due_on__isnull=False
    ).values_list("pk", *END),
    cases=Keys("{-1}"),
    came_by=datetime(1, 1, 1, tzinfo=UTC),
)


def years_that_came(cases: Collection[int], as_of: datetime) -> QuerySet[ComingYear]:
    """By how much the scores of these cases have changed by this instant, beside what is kept of them."""
    return ComingYear.objects.filter(complaint_id__in=cases, comes_at__lte=as_of)


def forget(cases: Collection[int]) -> set[Place]:
    """Of these cases nothing is foreseen any more; the places whose scores it would have changed."""
    years = ComingYear.objects.filter(complaint_id__in=cases)
    places = {_place(each) for each in years}
    years.delete()
    Coming.objects.filter(pk__in=cases).delete()
    return places


def forget_all() -> None:
    for model in (Coming, ComingYear, ComingYearCell):
        model.objects.all().delete()


def sum_up(places: Collection[Place]) -> None:
    """What scores of these places are computed from, from each instant on at which something comes. After their cells."""
    ordered = sorted(places)
    for first in range(0, len(ordered), PLACES_AT_ONCE):
        columns = [list(column) for column in zip(*ordered[first : first + PLACES_AT_ONCE], strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, columns)
            cursor.execute(_SUM, columns)


_OF_PLACES: Final = (
    "WITH k AS (SELECT * FROM unnest(%s::int[], %s::bigint[], %s::bigint[]) AS k(year, agency, unit))"
)
_REMOVE: Final = f"""{_OF_PLACES}
    DELETE FROM compliance_comingyearcell c USING k
    WHERE c.year = k.year AND c.agency_id = k.agency AND c.unit_id = k.unit
"""  # noqa: S608 - names of ours
_SUM: Final = f"""{_OF_PLACES}, ends AS (
        SELECT DISTINCT k.year, k.agency, k.unit, y.comes_at FROM k
        JOIN compliance_comingyear y ON y.agency_id = k.agency AND y.year = k.year AND y.unit_id = k.unit
    )
    INSERT INTO compliance_comingyearcell (comes_at, year, agency_id, unit_id, counts)
    SELECT comes_at, year, agency, unit, coalesce(jsonb_object_agg(what, n) FILTER (WHERE n <> 0), '{{}}') FROM (
        SELECT ends.comes_at, ends.year, ends.agency, ends.unit, one.key AS what, sum(one.value::int) AS n
        FROM ends CROSS JOIN LATERAL (
            SELECT counts FROM compliance_yearcell c
            WHERE c.year = ends.year AND c.agency_id = ends.agency AND c.unit_id = ends.unit
            UNION ALL
            SELECT counts FROM compliance_comingyear y
            WHERE y.agency_id = ends.agency AND y.year = ends.year AND y.unit_id = ends.unit AND y.comes_at <= ends.comes_at
        ) added CROSS JOIN LATERAL jsonb_each_text(added.counts) one
        GROUP BY 1, 2, 3, 4, 5
    ) sums GROUP BY 1, 2, 3, 4
"""  # noqa: S608 - names of ours


def _years(some: Iterable[CaseYear]) -> Years:
    found: Years = defaultdict(Counter)
    for each in some:
        found[each.complaint_id, _place(each)].update(each.counts)
    return found


def _place(each: CaseYear | ComingYear) -> Place:
    return each.year, each.agency_id, each.unit_id
