"""The duties that a unit's complaint dimension counts in a year, one line each: what `estimates` adds up, unadded.

The lines of a unit are those that `estimates.by_unit` counts for it, read by the same queries; of the cases that count in its
year by the facts that figures are summed from (docs/figures.md), and of what was touched since.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from django.db.models import Case, F, Q, When

from accounts.models import Agency, Unit
from complaints.codes import CaseKind
from complaints.models import Complaint
from compliance import estimates, figures
from compliance.estimates import SETTLING
from compliance.models import CaseYear
from law.codes import DutyKind as K
from law.counting import Calendar
from workflow.models import Holding

OUTCOMES: Final = (K.REPLY, K.REMEDY)
INDICATORS: Final = ("timeliness", "promptness", "lateness", "outcome")
"""Those that count cases, in the order of the instrument."""


@dataclass(frozen=True, slots=True)
class Line:
    """One duty that is counted. `good`: it turned out as it should. `running`: still open at the instant that was asked.

    `days_late` and `length` in the duty's own unit, only of settlements and decisions; without either of them the duty is
    not in `lateness`.
    """

    case: int
    reference: str
    kind: str
    due_on: date
    good: bool
    running: bool = False
    days_late: int | None = None
    length: int | None = None
    rule: str = ""
    calendar: str = ""
    due_at: datetime | None = None
    met_at: datetime | None = None
    until_on: date | None = None
    """The local day up to which a late settlement or decision was counted."""
    length_unit: str = ""
    week: str = ""
    void: bool = False
    """An answer that an audit found void."""

    def credit(self, indicator: str) -> Fraction | None:
        """What it gives to this indicator, 0 to 1; None: it is no case of it."""
        match indicator:
            case "timeliness" if self.kind in SETTLING:
                return Fraction(self.good)
            case "lateness" if self.kind in SETTLING and self.days_late is not None and self.length:
                return max(Fraction(0), 1 - Fraction(self.days_late, self.length))
            case "promptness" if self.kind == K.FOLLOW_UP:
                return Fraction(self.good)
            case "outcome" if self.kind in OUTCOMES:
                return Fraction(self.good)
        return None


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is not so, but might be: cases answered at an instant, and answers whose contest stands. By the case's key."""

    answered: Mapping[int, datetime] = field(default_factory=dict)
    contested: Collection[int] = ()


AS_IT_IS: Final = Supposed()


def of(unit: Unit, *, year: int, as_of: datetime) -> list[Line]:
    """The lines of a unit's year at the database's instant `as_of`, in the order of their cases. Two queries for the cases, two
    for the lines, and one a calendar."""

    def counted(standing: figures.Standing) -> list[Line]:
        kept = CaseYear.objects.filter(agency_id=unit.agency_id, year=year, unit_id=unit.pk)
        cases = {*kept.values_list("complaint_id", flat=True), *standing.touched}
        return of_cases(unit, cases, year=year, as_of=as_of)

    lines = figures.settled(as_of, counted)
    return of_cases(unit, ever_of(unit), year=year, as_of=as_of) if lines is None else lines


def of_cases(
    unit: Unit, cases: Any, *, year: int, as_of: datetime, supposed: Supposed = AS_IT_IS
) -> list[Line]:
    """Those of some cases, by their keys."""
    due = _due_of(unit, cases, year, as_of)
    found = [*_settling(due, Q(unit=unit.pk), as_of, supposed), *_others(due, Q(owner=unit.pk), supposed)]
    return ordered(line for _unit, line in found)


def replies_of(unit: Unit, cases: Any, *, year: int, as_of: datetime) -> list[Line]:
    """Of the same the windows of reply."""
    due = _due_of(unit, cases, year, as_of).filter(kind=K.REPLY)
    return ordered(line for _unit, line in _others(due, Q(owner=unit.pk), AS_IT_IS))


def _due_of(unit: Unit, cases: Any, year: int, as_of: datetime) -> Any:
    due = estimates.due_of(cases, as_of=as_of, days=(date(year, 1, 1), date(year, 12, 31)))
    return due.filter(complaint__agency=unit.agency_id, complaint__kind=CaseKind.COMPLAINT)


def of_agency(agency: Agency, *, year: int, as_of: datetime) -> dict[int, list[Line]]:
    """The same of every unit of an agency that has any, by its key, in as few queries."""
    year_of = (date(year, 1, 1), date(year, 12, 31))
    due = estimates.due(Q(complaint__agency=agency, due_on__range=year_of), as_of=as_of)
    units = Unit.objects.filter(agency=agency).values("pk")
    found: defaultdict[int, list[Line]] = defaultdict(list)
    of_units = Q(unit__in=units), Q(owner__in=units)
    for unit, line in (*_settling(due, of_units[0], as_of, AS_IT_IS), *_others(due, of_units[1], AS_IT_IS)):
        found[unit].append(line)
    return {unit: ordered(of_unit) for unit, of_unit in found.items()}


def ordered(lines: Iterable[Line]) -> list[Line]:
    """By case, then by end; the rest of the order only has to be the same each time."""
    return sorted(lines, key=lambda line: (line.case, line.due_on, line.kind, str(line)))


def ever_of(unit: Unit) -> Any:
    """The cases that name the unit or that it ever held: no duty of another one can be charged to it."""
    held = Holding.objects.filter(unit=unit).values("complaint")
    return Complaint.objects.filter(unit=unit).values("pk").union(held)


def _settling(due: Any, of: Q, as_of: datetime, supposed: Supposed) -> Iterable[tuple[int, Line]]:
    """(unit, line); `of`: of which units."""
    rows = (
        estimates.settling(due, as_of)
        .filter(of)
        .values(
            "unit",
            *("complaint", "kind", "due_on", "due_at", "length", "length_unit", "week", "rule", "calendar"),
            *("late_due_on", "late_until"),
            reference=F("complaint__reference"),
            until=F("counted_until"),
            running=Case(When(estimates.RUNNING, then=True), default=False),
            zone=F("complaint__agency__zone"),
            code=F("complaint__agency__calendar"),
            done_at=F("met"),
        )
    )
    calendars: dict[str, Calendar] = {}
    for row in rows:
        if row["running"] and row["complaint"] in supposed.answered:
            _answer(row, supposed.answered[row["complaint"]])
        good = row["late_due_on"] is None
        line = Line(
            case=row["complaint"],
            reference=row["reference"],
            kind=row["kind"],
            due_on=row["due_on"],
            good=good,
            running=row["running"],
            days_late=0 if good else estimates.days_late(row, calendars, as_of),
            length=row["length"],
            rule=row["rule"],
            calendar=row["calendar"],
            due_at=row["due_at"],
            met_at=row["done_at"],
            until_on=row["late_until"],
            length_unit=row["length_unit"],
            week=row["week"],
        )
        yield row["unit"], line


def _answer(row: dict[str, Any], at: datetime) -> None:
    row.update(running=False, until=at)
    if at < row["due_at"]:
        row["late_due_on"] = None


def _others(due: Any, of: Q, supposed: Supposed) -> Iterable[tuple[int, Line]]:
    """As `_settling`, of the other indicators. One row a duty, so that the counts of `estimates.OTHERS` are 0 or 1."""
    rows = (
        estimates.others(due)
        .filter(of)
        .values(
            "owner",
            *("pk", "complaint", "kind", "due_on", "due_at", "met_at", "ended_at", "rule", "calendar"),
            reference=F("complaint__reference"),
            void=F("complaint__answer_void"),
        )
        .annotate(**estimates.OTHERS)
        .order_by()
    )
    for row in rows:
        case, running = row["complaint"], row["met_at"] is None and row["ended_at"] is None
        good = bool(row["prompt"] + row["stood"] + row["done"])
        if row["kind"] == K.FOLLOW_UP and running and case in supposed.answered:
            good, running = supposed.answered[case] < row["due_at"], False
        if row["kind"] == K.REPLY and case in supposed.contested:
            good = False
        line = Line(
            case=case,
            reference=row["reference"],
            kind=row["kind"],
            due_on=row["due_on"],
            good=good,
            running=running,
            rule=row["rule"],
            calendar=row["calendar"],
            due_at=row["due_at"],
            met_at=row["met_at"],
            void=row["kind"] == K.REPLY and row["void"],
        )
        yield row["owner"], line
