"""The facts of some cases, counted from their rows: what each adds to the handling measures and to the scores."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, ExtractYear

from accounts.prepared import Keys
from accounts.worded import Worded, among, keys
from complaints.lifecycle import State
from complaints.models import Complaint
from compliance import estimates, measures, year_counts
from compliance.models import CaseFacts, CaseYear, Part
from compliance.year_counts import CALENDAR, RULE, What
from law.codes import DutyKind as K
from law.counting import Calendar, due_at, local_date
from workflow.calendars import present
from workflow.models import Duty, Holding

NO_UNIT: Final = 0
PARTS: Final = {State.REJECTED: Part.REJECTED, State.WITHDRAWN: Part.WITHDRAWN, State.CLOSED: Part.CONCLUDED}
Years = defaultdict[tuple[int, int, int, int], Counter[str]]
"""By case, year, agency and unit."""


_PLACE: Final = ("complaint", ExtractYear("due_on"), "complaint__agency")


def of(cases: Collection[int], *, as_of: datetime) -> tuple[list[CaseFacts], list[CaseYear]]:
    """All facts of these cases, as of the database's instant. A few queries, whatever the number of cases."""
    found = {each.complaint_id: CaseFacts(**each._asdict()) for each in handling(cases, as_of=as_of)}
    cases = found.keys()  # of what was touched the complaints alone; a product of the Ombudsman is none
    ends = _next_ends(cases, as_of)
    counted = years(cases, as_of=as_of, ends=ends)
    for case, end in ends.items():
        found[case].holds_until = end
    return list(found.values()), counted


class Facts(NamedTuple):
    """What a case adds to the handling measures: columns of `CaseFacts`."""

    complaint_id: int
    agency_id: int
    unit_id: int
    classification: str
    channel: str
    received_on: date
    part: Part
    days: int | None
    never_assigned: bool
    due_on: date | None = None
    unit_then_id: int | None = None
    met: bool = False
    open_late: bool = False


class Reach(NamedTuple):
    """Of which agencies, and of which unit, facts may be asked for; None: of any."""

    agencies: Sequence[int] | None = None
    unit: int | None = None


ANY: Final = Reach()


def handling(cases: Collection[int], *, as_of: datetime) -> list[Facts]:
    """What these cases add to the handling measures; without the instant until which that holds."""
    return ahead(cases, as_of=as_of)()


def ahead(cases: Collection[int], *, as_of: datetime, reach: Reach = ANY) -> Callable[[], list[Facts]]:
    """The same, of those of them that are within reach: asked with the next statement; what is returned answers."""
    received, due = _of(_received, cases, reach), _of(_due, cases, reach._replace(unit=None), as_of=as_of)

    def told() -> list[Facts]:
        found = _as_received(received())
        for case, *end in due():
            if case in found:  # where a unit is asked for, others fell due too
                found[case] = found[case]._replace(**_fell_due(*end))
        return list(found.values())

    return told


def kept(cases: Collection[int], reach: Reach) -> Callable[[], list[Facts]]:
    """What these cases added when they were counted last, as far as it may be asked for; asked as `ahead`."""
    rows = _of(_kept, cases, reach)
    return lambda: [Facts._make(row) for row in rows()]


def later(known: Collection[CaseFacts], *, as_of: datetime) -> tuple[list[CaseFacts], list[CaseYear]]:
    """What `of` would tell at an instant to come if nothing happened until then, of cases whose facts are known and were counted before
    it. Time alone changes no case that fell due, and nothing of how it was received."""
    found = {each.complaint_id: copy(each) for each in known}
    waiting = [case for case, each in found.items() if each.due_on is None]
    for case, *end in _of(_due, waiting, ANY, as_of=as_of)() if waiting else ():
        vars(found[case]).update(_fell_due(*end))
    ends = _next_ends(found.keys(), as_of)
    counted = years(found.keys(), as_of=as_of, ends=ends)
    for case, each in found.items():
        each.holds_until = ends.get(case)
    return list(found.values()), counted


def years(
    cases: Collection[int], *, as_of: datetime, ends: dict[int, datetime] | None = None
) -> list[CaseYear]:
    """What these cases add to the scores. Into `ends` goes, by case, the midnight at which what is late is late by one
    more day, where that comes first."""
    found: Years = defaultdict(Counter)
    due = estimates.due_of(cases, as_of=as_of)
    _settling(due, as_of, found, {} if ends is None else ends)
    _others(due, found)
    _verification(due, found)
    return [
        CaseYear(complaint_id=case, year=year, agency_id=agency, unit_id=unit, counts=dict(+counts))
        for (case, year, agency, unit), counts in sorted(found.items())
    ]


def _of(
    build: Callable[..., QuerySet[Any]], cases: Collection[int], reach: Reach, **more: Any
) -> Callable[[], list[Any]]:
    """The rows of this query, asked ahead."""
    asked = {"cases": keys(cases), **more}
    if reach.agencies is not None:
        asked["agencies"] = keys(reach.agencies)
    if reach.unit is not None:
        asked["unit"] = reach.unit
    return _worded(build, *asked).ahead(**asked)


@cache
def _worded(build: Callable[..., QuerySet[Any]], *asked: str) -> Worded[Any]:
    return Worded(build, **{name: _BLANKS[name] for name in asked})


_BLANKS: Final[dict[str, Any]] = {
    "cases": Keys("{-1}"),
    "agencies": Keys("{-2}"),
    "unit": -987_654_321,
    "as_of": datetime(1, 1, 1, tzinfo=UTC),
}


def _received(cases: Keys, agencies: Keys | None = None, unit: int | None = None) -> QuerySet[Any]:
    # A value and not EXISTS, for which PostgreSQL could gather the holdings of all cases first.
    held = Subquery(Holding.objects.filter(complaint=OuterRef("pk")).values("pk")[:1])
    rows = Complaint.objects.filter(among("pk", cases))
    if agencies is not None:
        rows = rows.filter(among("agency", agencies))
    if unit is not None:
        ever = Exists(Holding.objects.filter(complaint=OuterRef("pk"), unit=unit))
        rows = rows.filter(Q(unit=unit) | ever)
    return rows.annotate(
        week=Coalesce("unit__working_week", "agency__working_week"), ever_held=held
    ).values_list(
        *(
            "pk",
            "agency",
            "unit",
            "classification",
            "channel",
            "received_on",
            "state",
            "held_by",
            "ever_held",
        ),
        *("first_answered_at", "first_answered_on", "week", "agency__calendar"),
    )


def _as_received(rows: list[Any]) -> dict[int, Facts]:
    calendars: dict[str, Calendar] = {}
    found = {}
    for case, agency, unit, classification, channel, received_on, state, *told in rows:
        held_by, ever_held, answered_at, answered_on, week, calendar = told
        part, days = PARTS.get(state, Part.OPEN), None
        if answered_at is not None:
            part = Part.ANSWERED
            days = measures.days_between(
                received_on, answered_on, frozenset(week), _calendar(calendar, calendars)
            )
        unheld = part == Part.OPEN and held_by is None and ever_held is None
        found[case] = Facts(
            case, agency, unit or NO_UNIT, classification, channel, received_on, part, days, unheld
        )
    return found


def _calendar(code: str, calendars: dict[str, Calendar]) -> Calendar:
    if code not in calendars:
        calendars[code] = present.current(code)
    return calendars[code]


def _due(cases: Keys, as_of: datetime, agencies: Keys | None = None) -> QuerySet[Any]:
    rows = measures.first_settlements().filter(among("complaint", cases), due_at__lte=as_of)
    if agencies is not None:
        rows = rows.filter(among("complaint__agency", agencies))
    return (
        measures.not_ended_when_due(rows)
        .annotate(
            unit_then=measures.unit_when_due(),
            met=Case(When(measures.MET, then=True), default=False),
            open_late=Case(When(measures.OPEN_LATE, then=True), default=False),
        )
        .values_list("complaint", "due_on", "unit_then", "met", "open_late")
    )


def _fell_due(due_on: date, unit_then: int | None, met: bool, open_late: bool) -> dict[str, Any]:
    """Columns of facts that fell due, from a row of `_due`."""
    return {"due_on": due_on, "unit_then_id": unit_then or NO_UNIT, "met": met, "open_late": open_late}


def _kept(cases: Keys, agencies: Keys | None = None, unit: int | None = None) -> QuerySet[Any]:
    rows = CaseFacts.objects.filter(among("pk", cases))
    if agencies is not None:
        rows = rows.filter(among("agency_id", agencies))
    if unit is not None:
        rows = rows.filter(Q(unit_id=unit) | Q(unit_then_id=unit))
    return rows.values_list(*Facts._fields)


def _next_ends(cases: Collection[int], as_of: datetime) -> dict[int, datetime]:
    """By case, the next instant at which a duty falls due: from then on it is counted."""
    coming = Duty.objects.filter(complaint__in=cases, round=1, due_at__gt=as_of)
    return dict(coming.values_list("complaint").annotate(Min("due_at")).order_by())


def _settling(due: QuerySet[Duty], as_of: datetime, found: Years, ends: dict[int, datetime]) -> None:
    """Timeliness and lateness. What runs on late is late by one more day at the next midnight of its agency."""
    rows = estimates.settling(due, as_of).values(
        *("complaint", "unit", "due_on", "due_at", "length", "length_unit", "week", "rule", "calendar"),
        *("late_due_on", "late_until"),
        agency=F("complaint__agency"),
        until=F("counted_until"),
        running=Case(When(estimates.RUNNING, then=True), default=False),
        zone=F("complaint__agency__zone"),
        code=F("complaint__agency__calendar"),
    )
    calendars: dict[str, Calendar] = {}
    for row in rows:
        case, in_time = row["complaint"], row["late_due_on"] is None
        counts = found[case, row["due_on"].year, row["agency"], row["unit"] or NO_UNIT]
        counts[What.DUE] += 1
        counts[What.MET] += in_time
        counts[What.STILL_OPEN] += row["running"]
        counts[f"{RULE}:{row['rule']}"] += 1
        counts[f"{CALENDAR}:{row['calendar']}"] += 1
        days = 0 if in_time else estimates.days_late(row, calendars, as_of)
        if days is not None and row["length"] is not None:
            counts.update(year_counts.late(row["length"], days))
        if row["running"] and (days is None or row["length"] is None or days < row["length"]):
            tomorrow = due_at(local_date(as_of, row["zone"]), row["zone"])
            ends[case] = min(ends.get(case, tomorrow), tomorrow)


def _others(due: QuerySet[Duty], found: Years) -> None:
    rows = estimates.others(due).values_list(*_PLACE, "owner").annotate(**estimates.OTHERS).order_by()
    for case, year, agency, unit, follow_ups, prompt, replies, stood, remedies, done in rows:
        found[case, year, agency, unit or NO_UNIT].update(
            {
                What.FOLLOW_UPS: follow_ups,
                What.PROMPT: prompt,
                What.ANSWERS: replies + remedies,
                What.STOOD: stood + done,
            }
        )


def _verification(due: QuerySet[Duty], found: Years) -> None:
    """It is the agency's, whose figure is the sum over its units and none: so it stands with any of them."""
    rows = estimates.alive_or_met(due.filter(kind=K.VERIFY)).values_list(*_PLACE)
    units: dict[tuple[int, int, int], int] = {}
    for *place, unit in sorted(found):
        units.setdefault(tuple(place), unit)  # type: ignore[arg-type]  # year, agency, unit of a row
    for *place, n, good in rows.annotate(Count("pk"), good=Count("pk", filter=estimates.IN_TIME)).order_by():
        key = tuple(place)
        found[*key, units.get(key, NO_UNIT)].update({What.VERIFICATIONS: n, What.VERIFIED: good})
