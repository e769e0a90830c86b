"""The cases behind the estimated complaint dimension: counted from duties, for every unit of the agencies at once.

Cases are duties of the first round that fell due in the calendar year (the agency's) and before `as_of`, which is the
database's instant. A duty that ended unmet before it fell due is not a case, nor is any that ended because
the file was incomplete; one whose place the Ombudsman's date took is a case as if it had run on. A duty that was opened again after an appeal counts once. Source: docs/domain.md section 5.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    DateField,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from compliance.measures import last_of, not_rejected_when_due, same_duty, unit_when_due
from compliance.scope import Scope
from compliance.scores import Cases, Indicators
from law.codes import DutyKind as K
from law.counting import Calendar
from workflow.calendars import present
from workflow.clocks.days_left import late_days
from workflow.clocks.duties import FILE_INCOMPLETE, SUPERSEDED
from workflow.models import Duty, Holding

SETTLING: Final = (K.SETTLE, K.DECIDE)
IN_TIME: Final = Q(met_at__lt=F("due_at"))
NONE: Final = Cases(0, 0)
IS_SUPERSEDED: Final = Q(ended_by__in=SUPERSEDED)
MET: Final = Case(When(IS_SUPERSEDED, then=F("complaint__first_answered_at")), default=F("met_at"))
OVER: Final = Case(
    When(IS_SUPERSEDED & Q(complaint__first_answered_at=None), then=F("complaint__ended_at")),
    When(~IS_SUPERSEDED, then=F("ended_at")),
)
"""When a settlement or a decision was met, and when it ended unmet: one whose place the Ombudsman's date took counts as if
it had run on."""
UNCONFIRMED: Final = Q(
    complaint__round=1,
    complaint__ended_by="accept",
    complaint__rating_apart=True,
    complaint__rating_confirmed_at=None,
)
RUNNING: Final = Q(met=None, over=None)

VOID: Final = Q(complaint__answer_void=True)
"""An audit found the first round's answer void: it stands for nobody, confirmed or not."""

_FOLLOW_UPS, _REMEDIES = Q(kind=K.FOLLOW_UP), Q(kind=K.REMEDY)
_REPLIES = Q(kind=K.REPLY) & (~UNCONFIRMED | VOID)
OTHERS: Final = {
    "follow_ups": Count("pk", filter=_FOLLOW_UPS),
    "prompt": Count("pk", filter=_FOLLOW_UPS & IN_TIME),
    "replies": Count("pk", filter=_REPLIES),
    "stood": Count("pk", filter=_REPLIES & Q(complaint__round=1) & ~VOID),
    "remedies": Count("pk", filter=_REMEDIES),
    "done": Count("pk", filter=_REMEDIES & IN_TIME),
}
"""Follow-ups due and met, reply windows that ended and answers that stood, remedies due and met."""


@dataclass(slots=True)
class Counted:
    """The cases of one unit (or of none) and what they were counted with."""

    timeliness: Cases = NONE
    promptness: Cases = NONE
    outcome: Cases = NONE
    lateness: Counter[tuple[int, int]] = field(default_factory=Counter)
    still_open: int = 0
    rules: set[str] = field(default_factory=set)
    calendars: set[str] = field(default_factory=set)

    def summed(self) -> "Counted":
        """The same, with days late summed up by length of duty: what cells keep, and all that the score takes."""
        late = Counter[tuple[int, int]]()
        for length in {length for _days, length in self.lateness}:
            mine = {days: n for (days, of), n in self.lateness.items() if of == length}
            late += spread(length, sum(mine.values()), sum(min(days, length) * n for days, n in mine.items()))
        return replace(self, lateness=late)

    def indicators(self, checklist: Mapping[str, int | None] | None) -> Indicators:
        """The input of the score. `checklist`: the confirmed marks, None while nobody has confirmed them."""
        return Indicators(
            timeliness=self.timeliness,
            promptness=self.promptness,
            lateness=self.lateness,
            outcome=self.outcome,
            checklist=checklist,
            still_open=self.still_open,
        )


def spread(length: int, duties: int, days: int) -> Counter[tuple[int, int]]:
    """Duties of a length by days late, of which only the sum is known: as many as may be late by their whole length, one by
    the rest, the others in time. The score is the same as of any other that have the sum."""
    whole, rest = divmod(days, length)
    late = Counter({(length, length): whole, (rest, length): bool(rest)})
    late[0, length] += duties - whole - bool(rest)
    return +late


def by_unit(scope: Scope, *, year: int, as_of: datetime) -> dict[int | None, Counted]:
    """The cases of every unit that has any; those of no unit under None. Three queries and one a calendar.

    Settlement, decision and remedy are charged to the unit that held the case at their end (the one named
    where none held it), follow-up and answer to the one that held it at their beginning.
    """
    units: defaultdict[int | None, Counted] = defaultdict(Counted)
    due = _due(scope, year, as_of)
    _settling(units, due, as_of)
    for unit, follow_ups, prompt, replies, stood, remedies, done in _others(due):
        units[unit].promptness = Cases(prompt, follow_ups)
        units[unit].outcome = Cases(stood + done, replies + remedies)
    return dict(units)


def verification(scope: Scope, *, year: int, as_of: datetime) -> dict[int, Cases]:
    """The verify duties of each agency, met of those due; they are the agency's own."""
    rows = alive_or_met(_due(scope, year, as_of).filter(kind=K.VERIFY))
    counted = rows.values_list("complaint__agency").annotate(
        good=Count("pk", filter=IN_TIME), due=Count("pk")
    )
    return {agency: Cases(good, due) for agency, good, due in counted.order_by()}


def _due(scope: Scope, year: int, as_of: datetime) -> QuerySet[Duty]:
    of_year = Q(due_on__range=(date(year, 1, 1), date(year, 12, 31)))
    return due(scope.within("complaint__agency_id") & of_year, as_of=as_of)


def due(some: Q, *, as_of: datetime) -> QuerySet[Duty]:
    """Of some duties, those of the first round that fell due before this instant."""
    rows = Duty.objects.filter(some, round=1, due_at__lte=as_of)
    return rows.exclude(ended_by=FILE_INCOMPLETE)


def due_of(cases: Any, *, as_of: datetime, days: tuple[date, date] | None = None) -> QuerySet[Duty]:
    """The same of these cases, and with an end within these days.

    COALESCE keeps the planner to the index on the complaint, as in `same_duty`: to spare itself the rows of some hundred cases it
    would read the index of all duties of the year.
    """
    rows = Duty.objects.alias(
        of_round=Coalesce("round", Value(0)), ends_on=Coalesce("due_on", Value(date.min))
    )
    rows = rows.filter(complaint__in=cases, of_round=1, due_at__lte=as_of)
    if days is not None:
        rows = rows.filter(ends_on__range=days)
    return rows.exclude(ended_by=FILE_INCOMPLETE)


def alive_or_met(rows: QuerySet[Duty]) -> QuerySet[Duty]:
    """Without those that ended unmet before their end."""
    return rows.filter(Q(ended_at=None) | Q(ended_at__gte=F("due_at")))


def _once(rows: QuerySet[Duty]) -> QuerySet[Duty]:
    """The latest row of each complaint and kind, without those that ended unmet before they fell due and those whose case stood
    rejected then. Its end may lie before the case was filed: a duplicate shares that of the first one, a letter may have come
    long before it was recorded (docs/adr/0140)."""
    alive = Q(ended_at=None) | Q(ended_at__gte=F("due_at")) | IS_SUPERSEDED
    return not_rejected_when_due(rows.filter(alive, pk=last_of(same_duty())))


def _settling(units: defaultdict[int | None, Counted], due: QuerySet[Duty], as_of: datetime) -> None:
    """Count timeliness and lateness. Late duties are grouped by their dates, so that the days of each pair of
    dates are counted once, by the function that every screen uses."""
    rows = (
        settling(due, as_of)
        .values(
            "unit",
            "length",
            "length_unit",
            "week",
            "rule",
            "calendar",
            "late_due_on",
            "late_until",
            zone=F("complaint__agency__zone"),
            code=F("complaint__agency__calendar"),
        )
        .annotate(
            n=Count("pk"),
            still_open=Count("pk", filter=RUNNING),
            due_at=Max("due_at"),
            until=Max("counted_until"),
        )
        .order_by()
    )
    calendars: dict[str, Calendar] = {}
    for row in rows:
        counted, n = units[row["unit"]], row["n"]
        in_time = row["late_due_on"] is None
        good, total = counted.timeliness
        counted.timeliness = Cases(good + (n if in_time else 0), total + n)
        counted.still_open += row["still_open"]
        counted.rules.add(row["rule"])
        counted.calendars.add(row["calendar"])
        days = 0 if in_time else days_late(row, calendars, as_of)
        if days is not None and row["length"] is not None:
            counted.lateness[days, row["length"]] += n


def settling(due: QuerySet[Duty], as_of: datetime) -> Any:
    """The settlements and decisions that count, each with its unit and, of a late one, the dates between which it was."""
    until = Coalesce("met", "over", Value(as_of))
    day = Cast(Func(F("complaint__agency__zone"), until, function="timezone"), DateField())
    late = ~Q(met__lt=F("due_at")) | Q(met=None)
    return (
        _once(due.filter(kind__in=SETTLING))
        .alias(met=MET, over=OVER)
        .filter(~IS_SUPERSEDED | Q(over=None) | Q(over__gte=F("due_at")))
        .annotate(
            unit=unit_when_due(),
            counted_until=until,
            late_due_on=Case(When(late, then=F("due_on"))),
            late_until=Case(When(late, then=day)),
        )
    )


def days_late(row: Mapping[str, Any], calendars: dict[str, Calendar], as_of: datetime) -> int | None:
    """The days of a late row of `settling`, by the calendar as it stands; `calendars` keeps those that were read."""
    if row["code"] not in calendars:
        calendars[row["code"]] = present.current(row["code"])
    duty = Duty(
        due_on=row["late_due_on"],
        due_at=row["due_at"],
        met_at=row["until"],
        length_unit=row["length_unit"],
        week=row["week"],
    )
    return late_days(duty, zone=row["zone"], days=calendars[row["code"]], at=as_of)


def _others(due: QuerySet[Duty]) -> Iterable[tuple[int | None, int, int, int, int, int, int]]:
    """By unit, the counts of OTHERS."""
    rows: Iterable[tuple[int | None, int, int, int, int, int, int]] = (
        others(due).values_list("owner").annotate(**OTHERS).order_by()
    )
    return rows


def others(due: QuerySet[Duty]) -> Any:
    """Follow-ups, reply windows and remedies, each with the unit that it is charged to.

    An answer stood if the case is still in its first round (contest, reopen and remand each begin another) and no audit found
    it void.
    A window that an escalation cut short counts as ended, so that a remand counts against the answer. An answer that was
    accepted with a key that the office had or may have had (`rating_apart`) is no case until somebody confirms it; what
    counts against it counts at once.
    """
    alive = Q(ended_at=None) | Q(ended_at__gte=F("due_at"))
    return due.filter((_FOLLOW_UPS & alive) | _REPLIES | _REMEDIES).annotate(
        owner=Case(When(_REMEDIES, then=unit_when_due()), default=unit_at_beginning())
    )


def unit_at_beginning() -> Coalesce:
    """The unit that held the case when the duty began; if none did, the unit that the case names now."""
    holdings = Holding.objects.filter(
        Q(until_at=None) | Q(until_at__gt=OuterRef("opened_at")),
        complaint=OuterRef("complaint"),
        from_at__lte=OuterRef("opened_at"),
    )
    return Coalesce(
        Subquery(holdings.values("unit")[:1]), F("complaint__unit"), output_field=BigIntegerField()
    )
