"""What became of the cases of units, case by case, as their sheets and signals read them.

A few queries, whatever the number of cases: the cases filed in a period that name a unit or that it ever held, what happened to them, who
held them; and the flow through the unit. Dates are local dates of the agency.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connections
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.models import MAILBOX
from law.counting import Calendar, YearUnknown, working_days_between
from workflow import replica
from workflow.calendars import present
from workflow.errors import BadInput

MOST: Final = 20_000
"""Cases of a unit that one sheet counts."""
MANY_OF_ONE: Final = 10
"""Cases of one person in the period from which on the person files very many."""
PERSON: Final = f"CASE WHEN email <> '' THEN {MAILBOX % {'expressions': 'email'}} ELSE phone END"
"""In SQL, who an identity is: one mailbox, or one telephone number where there is none."""
LATEST_TEXTS: Final = 300
ACTS: Final = (
    "answer_audited",
    "answered",
    "answered_with_original",
    "imported_answer",
    "contested",
    "extended",
    "imported",
    "linked",
    "reclassified",
    "rejected",
    "remanded",
    "sent_back",
    "suspended",
    "transferred",
)


class Act(NamedTuple):
    """An event of a case, with what its facts say. `was` and `due_on`: the end of the settlement before and after."""

    name: str
    on: date
    actor: int | None
    was: date | None
    due_on: date | None
    code: str
    """The outcome of an answer, the ground of a rejection, also of one that a register tells of (`imported`); what an
    audit found."""


class Stay(NamedTuple):
    """`after_hours`: of the filing, whole hours."""

    unit: int
    from_on: date
    until_on: date | None
    after_hours: int


@dataclass(slots=True)
class Trace:
    """One case. `due_on`: the end of its first settlement; None where that was never counted."""

    pk: int
    unit: int | None
    """The unit that it names or that holds it now."""
    received_on: date
    recorded_on: date
    classification: str
    channel: str
    state: str
    first_answered_on: date | None
    ended_on: date | None
    ended_by: str
    linked: bool
    """Whether it is a duplicate of another one now."""
    contests: int
    reopenings: int
    claimed_received_on: date | None
    due_on: date | None
    original_due_on: date | None
    rating: int | None = None
    """From 1 to 4."""
    rating_apart: bool = False
    """Whether it is told apart, since the office may have given it itself and nobody confirmed it."""
    latest_reply: int | None = None
    """The event of the latest answer that staff gave."""
    acts: list[Act] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    @property
    def ground(self) -> str:
        """Of its latest rejection, or of that which a register tells of. Empty: none is told."""
        return next((act.code for act in reversed(self.acts) if act.name in ("rejected", "imported")), "")


class Passing(NamedTuple):
    """Cases of the unit that were open in the period or are now: when they came, and when they were first answered or ended without; how many
    they are, and which, where they are listed."""

    received_on: date
    out_on: date | None
    answered: bool
    n: int
    cases: tuple[int, ...] = ()


class Span(NamedTuple):
    """The cases of a unit filed from one day to another, both included."""

    unit: int
    first: date
    last: date


class Text(NamedTuple):
    """The reasons of the latest answer of a case."""

    case: int
    body: str


class Days:
    """Working days of a unit. A sheet asks for thousands of spans between some hundred days: each is the difference of two numbers
    of days (`law.day_numbers`), which are looked up once, wherever a calendar knows every year between."""

    def __init__(self, week: Iterable[int], calendar: Calendar) -> None:
        self._week, self._calendar = frozenset(week), calendar
        counted = calendar.working_days(self._week)
        without_years = calendar.covers_every_year and not calendar.years
        self._number = counted.number if without_years else None
        self._numbers: dict[date, int] = {} if without_years else counted.passed

    def between(self, after: date, until: date) -> int | None:
        """How many working days lie after one day up to another; None where a year's calendar is unknown."""
        first, last = self._numbers.get(after), self._numbers.get(until)
        if first is not None and last is not None:
            return max(last - first, 0)
        if self._number is not None:
            for day in (after, until):
                self._numbers[day] = self._number(day.toordinal())
            return self.between(after, until)
        try:
            return working_days_between(after, until, self._week, self._calendar)
        except YearUnknown:
            return None


def days_of(unit: Unit) -> Days:
    return Days(unit.working_week, present.current(unit.agency.calendar))


def of(unit: Unit, start: date, end: date) -> list[Trace]:
    """The cases filed from `start` to `end`, both included, in the order of filing. Raises BadInput for too many."""
    found = read([Span(unit.pk, start, end)], unit.agency.zone, most=MOST + 1).get(unit.pk, [])
    check_number(len(found))
    return found


def check_number(cases: int) -> None:
    """Raises BadInput for more cases than one sheet counts."""
    if cases > MOST:
        sentence = _("Terlalu banyak pengaduan untuk satu lembar: persempit periode.")
        raise BadInput({"to": ("too_many_cases", sentence)})


def read(spans: Sequence[Span], zone: str, most: int | None = None) -> dict[int, list[Trace]]:
    """By unit the cases of these spans, of which none meet, in the order of filing; `most` of all. Three queries."""
    units, firsts, lasts = (list(column) for column in zip(*spans, strict=True))
    asked: dict[str, Any] = {"units": units, "firsts": firsts, "lasts": lasts, "zone": zone, "most": most}
    of_units: defaultdict[int, list[Trace]] = defaultdict(list)
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(_CASES, asked)
        found: dict[int, Trace] = {}
        received: dict[int, int] = {}
        for unit, case, *row, at in cursor.fetchall():
            if case not in found:
                found[case], received[case] = Trace(case, *row), at
            of_units[unit].append(found[case])
        if most is not None and len(found) >= most:
            return of_units
        cases = _keys(found)
        cursor.execute(_ACTS, {**asked, "cases": cases, "names": list(ACTS)})
        for event, case, *act in cursor.fetchall():
            each = found[case]
            each.acts.append(Act(*act))
            if act[0] == "answered":
                each.latest_reply = max(event, each.latest_reply or 0)
        cursor.execute(_STAYS, {**asked, "cases": cases})
        for case, unit_id, from_on, until_on, at in cursor.fetchall():
            found[case].stays.append(Stay(unit_id, from_on, until_on, (at - received[case]) // HOUR))
    return of_units


def _keys(cases: Iterable[int]) -> str:
    """Keys as an array of PostgreSQL: a list of a thousand is written out one by one by psycopg, which takes longer than its query."""
    return f"{{{','.join(map(str, cases))}}}"


SETTLEMENT: Final = """
    LEFT JOIN LATERAL (
        SELECT due_on, original_due_on, ended_by FROM workflow_duty
        WHERE complaint_id = c.id AND kind = 'settle' AND round = 1 ORDER BY id DESC LIMIT 1
    ) d ON d.ended_by <> 'file_incomplete'
"""
# What a unit holds names it: only a holding that is over can lead to a case that does not.
_CASES: Final = f"""
    SELECT k.unit, c.id, unit_id, received_on, (received_at AT TIME ZONE %(zone)s)::date, classification, channel,
        state, first_answered_on, (ended_at AT TIME ZONE %(zone)s)::date, c.ended_by,
        duplicate_of_id IS NOT NULL, contests, reopenings, claimed_received_on, d.due_on, d.original_due_on,
        rating, rating_apart AND rating_confirmed_at IS NULL, (extract(epoch FROM received_at) * 1000000)::bigint
    FROM unnest(%(units)s::bigint[], %(firsts)s::date[], %(lasts)s::date[]) k(unit, first, last)
    CROSS JOIN LATERAL (
        SELECT * FROM complaints_complaint WHERE unit_id = k.unit AND received_on BETWEEN k.first AND k.last
        UNION ALL
        SELECT passed.* FROM complaints_complaint passed JOIN (
            SELECT DISTINCT complaint_id FROM workflow_holding WHERE unit_id = k.unit AND until_at IS NOT NULL
        ) held ON held.complaint_id = passed.id
        WHERE unit_id IS DISTINCT FROM k.unit AND received_on BETWEEN k.first AND k.last
    ) c
    {SETTLEMENT}
    WHERE kind = 'complaint' ORDER BY received_on, c.id LIMIT %(most)s
"""  # noqa: S608 - a text of ours
_ACTS: Final = """
    SELECT id, complaint_id, name, (effective_at AT TIME ZONE %(zone)s)::date, actor_id,
        (facts ->> 'was')::date, (facts ->> 'due_on')::date, coalesce(facts ->> 'outcome', facts ->> 'ground', facts ->> 'verdict', '')
    FROM workflow_event WHERE complaint_id = ANY(%(cases)s::bigint[]) AND name = ANY(%(names)s)
    ORDER BY complaint_id, seq
"""
_STAYS: Final = """
    SELECT complaint_id, unit_id, (from_at AT TIME ZONE %(zone)s)::date, (until_at AT TIME ZONE %(zone)s)::date,
        (extract(epoch FROM from_at) * 1000000)::bigint
    FROM workflow_holding WHERE complaint_id = ANY(%(cases)s::bigint[]) ORDER BY complaint_id, id
"""
HOUR: Final = 3_600_000_000
"""Microseconds, in which these instants are told."""


def passing(unit: Unit, start: date, end: date) -> list[Passing]:
    """The cases of the unit, whenever filed, that are open now, were open on a day of the period or came to their end in it."""
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            """
            SELECT id, received_on, out_on, answered FROM (
                SELECT id, received_on, first_answered_on IS NOT NULL AS answered,
                    coalesce(first_answered_on, (ended_at AT TIME ZONE %(zone)s)::date) AS out_on
                FROM complaints_complaint
                WHERE kind = 'complaint' AND unit_id = %(unit)s
            ) c WHERE out_on IS NULL OR (received_on <= %(end)s AND out_on >= %(start)s) ORDER BY received_on, id
            """,
            {"unit": unit.pk, "start": start, "end": end, "zone": unit.agency.zone},
        )
        return [
            Passing(received_on, out_on, answered, 1, (case,))
            for case, received_on, out_on, answered in cursor.fetchall()
        ]


class Kept(NamedTuple):
    """A promised remedy that fell due in the period: whether it was done by then."""

    case: int
    kept: bool


def remedies(unit: Unit, start: date, end: date, as_of: datetime) -> list[Kept]:
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            """
            SELECT c.id, d.met_at IS NOT NULL AND d.met_at < d.due_at
            FROM complaints_complaint c JOIN workflow_duty d
                ON d.complaint_id = c.id AND d.kind = 'remedy' AND c.kind = 'complaint'
            WHERE c.unit_id = %s AND d.due_on BETWEEN %s AND %s AND d.due_at <= %s AND d.ended_at IS NULL
            ORDER BY d.id
            """,
            [unit.pk, start, end, as_of],
        )
        return [Kept(*row) for row in cursor.fetchall()]


def of_frequent_persons(cases: list[int]) -> list[list[int]]:
    """Of these cases, those of each person who filed very many of them: one mailbox or one telephone number. Nothing
    tells who that is."""
    sql = f"""
        SELECT array_agg(complaint_id ORDER BY complaint_id) FROM (
            SELECT complaint_id, {PERSON} AS person
            FROM complaints_identity WHERE complaint_id = ANY(%s::bigint[])
        ) i WHERE person <> '' GROUP BY person HAVING count(*) >= %s ORDER BY 1
    """  # noqa: S608 - an expression of ours
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, [_keys(cases), MANY_OF_ONE])
        return [row[0] for row in cursor.fetchall()]


def latest_answers(cases: list[int]) -> list[Text]:
    """Of the cases that staff answered last, the reasons of the latest answer; the oldest first."""
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            """
            SELECT e.complaint_id, s.body
            FROM (
                SELECT DISTINCT ON (complaint_id) id, complaint_id, statements -> 'reasons' ->> 0 AS statement
                FROM workflow_event WHERE complaint_id = ANY(%s::bigint[]) AND name = 'answered'
                ORDER BY complaint_id, id DESC
            ) e JOIN complaints_statement s ON s.id = e.statement::bigint
            WHERE s.body <> '' ORDER BY e.id DESC LIMIT %s
            """,
            [_keys(cases), LATEST_TEXTS],
        )
        return [Text(*row) for row in reversed(cursor.fetchall())]


def unit_names(units: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Code and name by key."""
    return {
        pk: (code, name)
        for pk, code, name in Unit.objects.filter(pk__in=units).values_list("pk", "code", "name")
    }
