"""The facts of some cases, counted from their rows: what each adds to the handling measures and to the scores."""

from collections import Counter, defaultdict
from collections.abc import Collection
from copy import copy
from datetime import datetime
from typing import Any, Final

from django.db.models import Case, Count, F, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, ExtractYear

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
ALL_OF_THEM: Final = Q()
PARTS: Final = {State.REJECTED: Part.REJECTED, State.WITHDRAWN: Part.WITHDRAWN, State.CLOSED: Part.CONCLUDED}
Years = defaultdict[tuple[int, int, int, int], Counter[str]]
"""By case, year, agency and unit."""


_PLACE: Final = ("complaint", ExtractYear("due_on"), "complaint__agency")


def of(cases: Collection[int], *, as_of: datetime) -> tuple[list[CaseFacts], list[CaseYear]]:
    """All facts of these cases, as of the database's instant. A few queries, whatever the number of cases."""
    found = {each.complaint_id: each for each in handling(cases, as_of=as_of)}
    cases = found.keys()  # of what was touched the complaints alone; a product of the Ombudsman is none
    ends = _next_ends(cases, as_of)
    counted = years(cases, as_of=as_of, ends=ends)
    for case, end in ends.items():
        found[case].holds_until = end
    return list(found.values()), counted


def handling(cases: Collection[int], *, as_of: datetime, within: Q = ALL_OF_THEM) -> list[CaseFacts]:
    """What these cases, or those of them that are `within`, add to the handling measures; without the instant until which that
    holds."""
    found = {each.complaint_id: each for each in _received(cases, within)}
    _fall_due(found, as_of)
    return list(found.values())


def later(known: Collection[CaseFacts], *, as_of: datetime) -> tuple[list[CaseFacts], list[CaseYear]]:
    """What `of` would tell at an instant to come if nothing happened until then, of cases whose facts are known and were counted before
    it. Time alone changes no case that fell due, and nothing of how it was received."""
    found = {each.complaint_id: copy(each) for each in known}
    _fall_due({case: each for case, each in found.items() if each.due_on is None}, as_of)
    ends = _next_ends(found.keys(), as_of)
    counted = years(found.keys(), as_of=as_of, ends=ends)
    for case, each in found.items():
        each.holds_until = ends.get(case)
    return list(found.values()), counted


def _fall_due(found: dict[int, CaseFacts], as_of: datetime) -> None:
    """Put into facts that say nothing of it when their cases fell due, and with what."""
    for row in _due(found.keys(), as_of) if found else ():
        each = found[row["complaint"]]
        each.due_on, each.met, each.open_late = row["due_on"], row["met"], row["open_late"]
        each.unit_then_id = row["unit_then"] or NO_UNIT


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


def _received(cases: Collection[int], within: Q) -> list[CaseFacts]:
    calendars: dict[str, Calendar] = {}
    week = Coalesce("unit__working_week", "agency__working_week")
    # A value and not EXISTS, for which PostgreSQL could gather the holdings of all cases first.
    held = Subquery(Holding.objects.filter(complaint=OuterRef("pk")).values("pk")[:1])
    rows = Complaint.objects.filter(within, pk__in=cases).annotate(
        week=week, calendar=F("agency__calendar"), ever_held=held
    )
    return [
        CaseFacts(
            complaint_id=row["pk"],
            agency_id=row["agency"],
            unit_id=row["unit"] or NO_UNIT,
            classification=row["classification"],
            channel=row["channel"],
            received_on=row["received_on"],
            part=_part(row),
            days=_days(row, calendars),
            never_assigned=_never_assigned(row),
        )
        for row in rows.values(
            *("pk", "agency", "unit", "held_by", "classification", "channel", "received_on"),
            *("state", "first_answered_at", "first_answered_on", "week", "calendar", "ever_held"),
        )
    ]


def _part(row: dict[str, Any]) -> Part:
    if row["first_answered_at"] is not None:
        return Part.ANSWERED
    return PARTS.get(row["state"], Part.OPEN)


def _never_assigned(row: dict[str, Any]) -> bool:
    return _part(row) == Part.OPEN and row["held_by"] is None and row["ever_held"] is None


def _days(row: dict[str, Any], calendars: dict[str, Calendar]) -> int | None:
    if row["first_answered_at"] is None:
        return None
    calendar = _calendar(row["calendar"], calendars)
    week = frozenset(row["week"])
    return measures.days_between(row["received_on"], row["first_answered_on"], week, calendar)


def _calendar(code: str, calendars: dict[str, Calendar]) -> Calendar:
    if code not in calendars:
        calendars[code] = present.current(code)
    return calendars[code]


def _due(cases: Collection[int], as_of: datetime) -> Any:
    rows = measures.first_settlements().filter(complaint__in=cases, due_at__lte=as_of)
    return (
        measures.not_ended_when_due(rows)
        .annotate(
            unit_then=measures.unit_when_due(),
            met=Case(When(measures.MET, then=True), default=False),
            open_late=Case(When(measures.OPEN_LATE, then=True), default=False),
        )
        .values("complaint", "due_on", "unit_then", "met", "open_late")
    )


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
