"""The figures that people read: handling measures and the cases of the scores, from sums that do not grow with the number
of cases, and still exact to the last filing.

What was touched since the cells were summed up is taken out with its old facts and put in as it is now. While the cells
are built anew, figures are counted from the rows (`measures`, `estimates`). See docs/figures.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple, TypeVar

from django.db import connections
from django.db.models import TextField
from django.db.models.functions import Cast

from accounts.models import Agency, Unit
from compliance import estimates, facts, histograms, measures, periods, year_counts
from compliance.estimates import Counted
from compliance.measures import ALL, Group, GroupBy, Tally
from compliance.models import CaseFacts, CaseYear, Cell, Part, YearCell
from compliance.recounting import ALIKE, COUNTED, COUNTED_AS_DUE, DUE, RECEIVED, SUMS
from compliance.scope import Scope
from compliance.scores import Cases
from workflow import replica

AT_ONCE: Final = 2000
"""Touched cases that are counted by one set of queries."""
TRIES: Final = 5
FEW: Final = 500
"""Units that are asked for by key; a longer list costs more than the table."""
PAST: Final = timedelta(hours=1)
"""Facts count what had fallen due when they were counted. A question of an earlier day is answered from the rows."""
SUMS_OF_RECEIVED: Final = (*COUNTED, "days")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """Handling measures, and as of when they are."""

    as_of: datetime
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """What the scores of a year are computed from: the cases of each unit (None: of no unit), the verifications of each
    agency, and as of when they are."""

    as_of: datetime
    units: dict[int | None, Counted]
    verifications: dict[int, Cases]


def handling(*, start: date, end: date, as_of: datetime, group_by: str | None, scope: Scope) -> Answer:
    """The measures of `measures.handling`, of the cases of a scope. Raises BadInput."""
    of, tallies = _counted(start, end, as_of, measures.checked(start, end, group_by), scope)
    return Answer(of, measures.groups(tallies))


def handling_and_whole(
    *, start: date, end: date, as_of: datetime, group_by: str | None, scope: Scope
) -> tuple[Answer, Group]:
    """The same, and all groups together: counted once. Raises BadInput."""
    of, tallies = _counted(start, end, as_of, measures.checked(start, end, group_by), scope)
    return Answer(of, measures.groups(tallies)), measures.whole(tallies.values())


def _counted(
    start: date, end: date, as_of: datetime, by: GroupBy | None, scope: Scope
) -> tuple[datetime, dict[str | None, Tally]]:
    """As of when, and what was counted by key."""
    found = settled(as_of, lambda standing: (standing.as_of, _tallies(start, end, by, scope, standing)))
    if found is not None:
        return found
    return as_of, measures.tallied(
        start=start, end=end, as_of=as_of, by=by, cases=scope.cases, unit=scope.unit
    )


def received_by_unit(*, start: date, end: date, as_of: datetime, scope: Scope) -> dict[str | None, int]:
    """By unit code, how many cases `handling` says were received, if any: without the days and shares, which take longest."""
    found = settled(as_of, lambda standing: _received_by_unit(start, end, scope, standing))
    if found is not None:
        return found
    answer = handling(start=start, end=end, as_of=as_of, group_by=GroupBy.UNIT, scope=scope)
    return {group.key: group.received for group in answer.groups if group.received}


def of_year(scope: Scope, *, year: int, as_of: datetime) -> YearAnswer:
    """The cases of `estimates.by_unit` and `estimates.verification`, of the agencies of a scope."""
    found = settled(as_of, lambda standing: _of_year(scope, year, standing))
    if found is None:
        return YearAnswer(
            as_of,
            estimates.by_unit(scope, year=year, as_of=as_of),
            estimates.verification(scope, year=year, as_of=as_of),
        )
    return found


class Standing(NamedTuple):
    """What a reader may rely on: the instant that its answer is of, and the cases whose facts may be old."""

    as_of: datetime
    touched: list[int]


def settled(as_of: datetime, read: Callable[[Standing], T]) -> T | None:
    """What was read while nothing was recounted. None: it cannot be had from cells now.

    That facts hold until this instant or until they were counted last is asked one after the other: of the later of the two
    PostgreSQL knows nothing beforehand, takes a third of all facts to be over, and reads them all.
    """
    for _try in range(TRIES):
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(
                """
                SELECT revision, ready, counted_at,
                    CASE WHEN ready THEN ARRAY(
                        SELECT complaint_id FROM compliance_touched
                        UNION SELECT complaint_id FROM compliance_casefacts WHERE holds_until <= %s
                        UNION SELECT complaint_id FROM compliance_casefacts
                        WHERE holds_until > %s AND holds_until <= counted_at
                    ) END
                FROM compliance_standing
                """,
                [as_of, as_of],
            )
            row = cursor.fetchone()
        if row is None or not row[1] or as_of < row[2] - PAST:
            return None
        revision, _ready, counted_at, touched = row
        found = read(Standing(max(as_of, counted_at), touched))
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute("SELECT revision FROM compliance_standing")
            if cursor.fetchone()[0] == revision:
                return found
    return None


def batches(cases: list[int]) -> Iterator[list[int]]:
    return (cases[first : first + AT_ONCE] for first in range(0, len(cases), AT_ONCE))


# Handling measures.

KINDS: Final = {
    None: Cell.Kind.AGENCY,
    GroupBy.MONTH: Cell.Kind.AGENCY,
    GroupBy.AGENCY: Cell.Kind.AGENCY,
    GroupBy.UNIT: Cell.Kind.UNIT,
    GroupBy.CLASSIFICATION: Cell.Kind.CLASSIFICATION,
    GroupBy.CHANNEL: Cell.Kind.CHANNEL,
}
"""Which cells have these groups."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which cases are counted, and under which key. Cells, facts in the database and facts in memory answer it alike."""

    start: date
    end: date
    by: GroupBy | None
    agencies: list[int]
    unit: int | None

    def pieces(self) -> list[periods.Piece]:
        spans = ("month",) if self.by == GroupBy.MONTH else ("year", "month")
        if self.unit is not None and self.by in (GroupBy.CLASSIFICATION, GroupBy.CHANNEL):
            return periods.pieces(self.start, self.end, ())  # no cells: a unit has few cases
        return periods.pieces(self.start, self.end, spans)

    @property
    def agency(self) -> str:
        """In SQL, of facts: so that those of a unit are found by the index of units, and not among all of its agency."""
        return "agency_id" if self.unit is None else "agency_id + 0"

    def key(self, unit: str, day: str, code: str | None = None) -> str:
        """In SQL, of a row in which the unit, the day and (where they share a column) class and channel have these names."""
        match self.by:
            case None:
                return "''"
            case GroupBy.AGENCY:
                return "agency_id"
            case GroupBy.UNIT:
                return unit
            case GroupBy.MONTH:
                return f"to_char({day}, 'YYYY-MM')"
            case _:
                return code or self.by.value

    def received(self, each: CaseFacts) -> Any:
        """The key under which this case was received, OUTSIDE if it is not asked for."""
        return self._place(each, each.unit_id, each.received_on)

    def due(self, each: CaseFacts) -> Any:
        """The key under which this case fell due."""
        if each.due_on is None or each.unit_then_id is None:
            return OUTSIDE
        return self._place(each, each.unit_then_id, each.due_on)

    def _place(self, each: CaseFacts, unit: int, day: date) -> Any:
        asked = each.agency_id in self.agencies and self.start <= day <= self.end
        if not asked or self.unit not in (None, unit):
            return OUTSIDE
        match self.by:
            case None:
                return ""
            case GroupBy.AGENCY:
                return each.agency_id
            case GroupBy.UNIT:
                return unit
            case GroupBy.MONTH:
                return f"{day:%Y-%m}"
            case _:
                return getattr(each, self.by.value)


OUTSIDE: Final = object()


def _tallies(
    start: date, end: date, by: GroupBy | None, scope: Scope, standing: Standing
) -> dict[str | None, Tally]:
    """What was counted, by key."""
    agencies = dict(Agency.objects.filter(scope.within("pk")).values_list("pk", "code"))
    question = Question(start, end, by, sorted(agencies), None if scope.unit is None else scope.unit.pk)
    sums: defaultdict[Any, _Sum] = defaultdict(_Sum)
    for key, values in _stored(question):
        sums[key].add(values)
    for sign, some in _touched_facts(standing):
        for each in some:
            if (key := question.received(each)) is not OUTSIDE:
                sums[key].add_received(sign, each)
            if (key := question.due(each)) is not OUTSIDE:
                sums[key].add_due(sign, each)
    tallies: dict[str | None, Tally] = {key: Tally() for key in measures.expected(by, start, end)}
    named = _names(by, agencies, sums)
    for key, group in sums.items():
        if group.counts["received"] or group.counts["due"]:
            tallies[named(key)] = group.tally()
    return tallies


def _received_by_unit(start: date, end: date, scope: Scope, standing: Standing) -> dict[str | None, int]:
    agencies = dict(Agency.objects.filter(scope.within("pk")).values_list("pk", "code"))
    question = Question(
        start, end, GroupBy.UNIT, sorted(agencies), None if scope.unit is None else scope.unit.pk
    )
    sums: Counter[int] = Counter()
    pieces = question.pieces()
    wholes = [piece for piece in pieces if piece.span != "day"]
    statements = [_of_cells(question, wholes, ("received",))] if wholes else []
    statements += [_of_received(question, piece, "sum(n)") for piece in pieces if piece.span == "day"]
    for sign, sql, params in statements:
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(sql, params)
            for unit, received in cursor.fetchall():
                sums[unit] += sign * int(received)
    for sign, some in _touched_facts(standing):
        for each in some:
            if (key := question.received(each)) is not OUTSIDE:
                sums[key] += sign
    named = _names(GroupBy.UNIT, agencies, sums)
    return {named(unit): received for unit, received in sums.items() if received}


def _names(
    by: GroupBy | None, agencies: dict[int, str], keys: Collection[Any]
) -> Callable[[Any], str | None]:
    match by:
        case None:
            return lambda _key: ALL
        case GroupBy.AGENCY:
            return agencies.get
        case GroupBy.UNIT:
            some = Unit.objects.filter(pk__in=keys) if len(keys) < FEW else Unit.objects.all()
            return dict(some.values_list("pk", "code")).get
        case GroupBy.CLASSIFICATION:
            return lambda key: key or None
        case _:
            return lambda key: key


class _Sum:
    """The counts of one group, of which some are taken away again."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = dict.fromkeys(SUMS, 0)
        self.days: dict[int, int] = {}

    def add(self, values: dict[str, Any]) -> None:
        """What is stored: once, and before all else."""
        self.days = histograms.read(values.pop("days"))
        self.counts |= values

    def add_received(self, sign: int, each: CaseFacts) -> None:
        self.counts["received"] += sign
        self.counts[Part(each.part).name.lower()] += sign
        self.counts["never_assigned"] += sign * each.never_assigned
        if each.part == Part.ANSWERED and each.days is None:
            self.counts["uncounted"] += sign
        elif each.days is not None:
            self.days[each.days] = self.days.get(each.days, 0) + sign

    def add_due(self, sign: int, each: CaseFacts) -> None:
        self.counts["due"] += sign
        self.counts["met"] += sign * each.met
        self.counts["open_late"] += sign * each.open_late

    def tally(self) -> Tally:
        return Tally(
            received={name: self.counts[name] for name in measures.PARTS},
            due=(self.counts["due"], self.counts["met"], self.counts["open_late"]),
            days={day: n for day, n in self.days.items() if n > 0},
            countable=not self.counts["uncounted"],
        )


def _stored(question: Question) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Key and sums of what the period is made of: cells of its years and months, facts of its single days. One statement, so that
    each of thousands of units is told once."""
    pieces = question.pieces()
    wholes = [piece for piece in pieces if piece.span != "day"]
    statements = [(*_of_cells(question, wholes), SUMS)] if wholes else []
    for piece in pieces:
        if piece.span == "day":
            statements.append((*_of_received(question, piece), SUMS_OF_RECEIVED))
            statements.append((*_of_due(question, piece), tuple(COUNTED_AS_DUE)))
    sql, params = "", []
    for sign, each, given, told in statements:
        names = (f"{'-' if sign < 0 else ''}{name}" if name in told else "0" for name in SUMS)
        sql += f"{' UNION ALL ' if sql else ''}SELECT key, {', '.join(names)} FROM ({each}) piece"  # noqa: S608 - names of ours
        params += given
    if len(statements) > 1:
        sums = ", ".join(f"sum({name}){'' if name == 'days' else '::bigint'}" for name in SUMS)
        sql = f"SELECT key, {sums} FROM ({sql}) pieces (key, {', '.join(SUMS)}) GROUP BY key"  # noqa: S608 - as above
    if statements:
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(sql, params)
            for key, *values in cursor.fetchall():
                yield key, dict(zip(SUMS, values, strict=True))


_Statement = tuple[int, str, list[Any]]


def _of_cells(question: Question, wholes: list[periods.Piece], sums: tuple[str, ...] = SUMS) -> _Statement:
    kind = KINDS[question.by] if question.unit is None else Cell.Kind.UNIT
    added = [piece for piece in wholes if piece.sign > 0]
    taken = [piece for piece in wholes if piece.sign < 0]
    is_taken = " OR ".join([_PIECE] * len(taken))
    sql = f"""
        SELECT key, {", ".join(_less(name, taken=bool(taken)) for name in sums)}
        FROM (
            SELECT {question.key("unit_id", "start", "code")} AS key, {is_taken or "false"} AS taken, {", ".join(sums)}
            FROM compliance_cell
            WHERE kind = %s AND agency_id = ANY(%s) {"" if question.unit is None else "AND unit_id = %s"}
              AND ({" OR ".join([_PIECE] * len(wholes))})
        ) cell
        GROUP BY key
    """  # noqa: S608 - names of ours
    unit = [] if question.unit is None else [question.unit]
    return 1, sql, [*_bounds(taken), kind, question.agencies, *unit, *_bounds(added), *_bounds(taken)]


_PIECE: Final = "(span = %s AND start >= %s AND start < %s)"


def _bounds(some: list[periods.Piece]) -> Iterator[Any]:
    for piece in some:
        yield from (piece.span, piece.start, piece.end)


def _less(name: str, *, taken: bool) -> str:
    """The sum of a column, less that of the cells that are taken away."""
    if not taken:
        return f"sum({name}) AS {name}"
    return f"coalesce(sum({name}) FILTER (WHERE NOT taken), 0) - coalesce(sum({name}) FILTER (WHERE taken), 0) AS {name}"


def _of_received(question: Question, piece: periods.Piece, sums: str = RECEIVED) -> _Statement:
    sql = f"""
        SELECT key, {sums} FROM (
            SELECT {question.key("unit_id", "received_on")} AS key, {ALIKE}, count(*) AS n
            FROM compliance_casefacts
            WHERE {question.agency} = ANY(%s) AND received_on >= %s AND received_on < %s
              {"" if question.unit is None else "AND unit_id = %s"}
            GROUP BY key, {ALIKE}
        ) parts GROUP BY 1
    """  # noqa: S608 - names of ours
    return piece.sign, sql, _asked(question, piece)


def _of_due(question: Question, piece: periods.Piece) -> _Statement:
    sql = f"""
        SELECT {question.key("unit_then_id", "due_on")} AS key, {DUE}
        FROM compliance_casefacts
        WHERE {question.agency} = ANY(%s) AND due_on >= %s AND due_on < %s
          {"" if question.unit is None else "AND unit_then_id = %s"}
        GROUP BY 1
    """  # noqa: S608 - names of ours
    return piece.sign, sql, _asked(question, piece)


def _asked(question: Question, piece: periods.Piece) -> list[Any]:
    asked: list[Any] = [question.agencies, piece.start, piece.end]
    return asked if question.unit is None else [*asked, question.unit]


def _touched_facts(standing: Standing) -> Iterator[tuple[int, Iterable[CaseFacts]]]:
    """What cells and facts still hold of touched cases, to be taken away, and what is true of them now."""
    for cases in batches(standing.touched):
        yield -1, CaseFacts.objects.filter(pk__in=cases)
        yield 1, facts.handling(cases, as_of=standing.as_of)


# Scores.


def _of_year(scope: Scope, year: int, standing: Standing) -> YearAnswer:
    within = scope.within("agency_id")
    changes: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for cases in batches(standing.touched):
        for each in CaseYear.objects.filter(within, complaint_id__in=cases, year=year):
            changes[each.agency_id, each.unit_id].subtract(each.counts)
        for each in facts.years(cases, as_of=standing.as_of):
            if each.year == year and (scope.agency_ids is None or each.agency_id in scope.agency_ids):
                changes[each.agency_id, each.unit_id].update(each.counts)
    cells = YearCell.objects.filter(within, year=year).annotate(text=Cast("counts", TextField()))
    sums = {(agency, unit): text for agency, unit, text in cells.values_list("agency_id", "unit_id", "text")}
    for place, counts in changes.items():
        sums[place] = year_counts.added(sums.get(place, year_counts.EMPTY), counts)
    units: dict[int | None, str] = {}
    verifications: dict[int, Cases] = {}
    for (agency, number), text in sums.items():
        unit = number or None
        units[unit] = year_counts.both(units[unit], text) if unit in units else text
        good, due = year_counts.verification(text)
        if due:
            before = verifications.get(agency, Cases(0, 0))
            verifications[agency] = Cases(before.good + good, before.due + due)
    counted = {unit: year_counts.counted(text) for unit, text in units.items()}
    return YearAnswer(
        standing.as_of, {unit: one for unit, one in counted.items() if one is not None}, verifications
    )
