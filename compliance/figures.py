"""The figures that people read: handling measures and the cases of the scores, from sums that do not grow with the number
of cases, and still exact to the last filing.

What was touched since the cells were summed up is taken out with its old facts and put in as it is now. While the cells
are built anew, figures are counted from the rows (`measures`, `estimates`). See docs/figures.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypeVar

from django.db import connections
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from accounts.models import Agency, Unit
from compliance import coming, estimates, facts, histograms, measures, recounting, summed, year_counts
from compliance.estimates import Counted
from compliance.measures import ALL, Group, GroupBy, Tally
from compliance.models import PAST, CaseFacts, CaseYear, ComingYearCell, Part, YearCell
from compliance.scope import Scope
from compliance.scores import Cases
from compliance.summed import NUMBERS, OUTSIDE, Question, Told
from workflow import replica

AT_ONCE: Final = 2000
"""Touched cases that are counted by one set of queries."""
TRIES: Final = 5
FEW: Final = 500
"""Units that are asked for by key; a longer list costs more than the table."""
OF_A_UNIT: Final = (GroupBy.MONTH, GroupBy.CLASSIFICATION, GroupBy.CHANNEL)
"""By what the sheet of a unit groups its measures."""
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


def of_a_unit(*, start: date, end: date, as_of: datetime, scope: Scope) -> dict[str | None, list[Group]]:
    """The same of a unit by OF_A_UNIT, all as of one instant. Raises BadInput."""
    bys = [measures.checked(start, end, group_by) for group_by in OF_A_UNIT]
    _at, tallies = _counted_by(start, end, as_of, bys, scope)
    found: dict[str | None, list[Group]] = {by: measures.groups(some) for by, some in tallies.items()}
    return {None: [measures.whole(tallies[GroupBy.MONTH].values())], **found}


def _counted(
    start: date, end: date, as_of: datetime, by: GroupBy | None, scope: Scope
) -> tuple[datetime, dict[str | None, Tally]]:
    """As of when, and what was counted by key."""
    at, tallies = _counted_by(start, end, as_of, [by], scope)
    return at, tallies[by]


def _counted_by(
    start: date, end: date, as_of: datetime, bys: list[GroupBy | None], scope: Scope
) -> tuple[datetime, dict[GroupBy | None, dict[str | None, Tally]]]:
    """The same grouped in several ways."""
    found = settled(as_of, lambda standing: (standing.as_of, _tallies(start, end, bys, scope, standing)))
    if found is not None:
        return found
    return as_of, {
        by: measures.tallied(start=start, end=end, as_of=as_of, by=by, cases=scope.cases, unit=scope.unit)
        for by in bys
    }


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
    """What a reader may rely on: the instant that its answer is of, the cases whose facts may be old, whether cells know of days, and whether
    something has come since that was foreseen and has not been put in its place (`coming`)."""

    as_of: datetime
    touched: list[int]
    days_kept: bool
    came: bool

    @property
    def came_by(self) -> datetime | None:
        """The instant by which it came."""
        return self.as_of if self.came else None


def settled(as_of: datetime, read: Callable[[Standing], T]) -> T | None:
    """What was read while nothing was recounted. None: it cannot be had from cells now.

    That facts hold until this instant or until they were counted last is asked one after the other: of the later of the two
    PostgreSQL knows nothing beforehand, takes a third of all facts to be over, and reads them all. Those over of which what comes is
    known are none of the touched, however many they are.
    """
    for _try in range(TRIES):
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(_STANDING, [as_of] * 5)
            row = cursor.fetchone()
        if row is None or not row[1] or as_of < row[2] - PAST:
            return None
        revision, _ready, counted_at, touched, came = row
        found = read(Standing(max(as_of, counted_at), touched, recounting.counted_last(revision), came))
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute("SELECT revision FROM compliance_standing")
            if cursor.fetchone()[0] == revision:
                return found
    return None


_STANDING: Final = """
    SELECT revision, ready, counted_at,
        CASE WHEN ready THEN ARRAY(
            SELECT complaint_id FROM compliance_touched
            UNION SELECT complaint_id FROM compliance_casefacts WHERE holds_until <= %s AND holds_until > known_to
            UNION SELECT complaint_id FROM compliance_casefacts
            WHERE holds_until > %s AND holds_until <= counted_at AND holds_until > known_to
            UNION SELECT complaint_id FROM compliance_coming WHERE holds_until <= %s
            UNION SELECT complaint_id FROM compliance_coming WHERE holds_until > %s AND holds_until <= counted_at
        ) END,
        is_known AND coalesce((SELECT min(comes_at) FROM compliance_coming) <= greatest(%s, counted_at), false)
    FROM compliance_standing
    CROSS JOIN LATERAL (SELECT coming_of IS NOT DISTINCT FROM revision AS is_known) known
    CROSS JOIN LATERAL (SELECT CASE WHEN is_known AND coming_to IS NOT NULL THEN coming_to ELSE '-infinity' END AS known_to) until
"""


def batches(cases: list[int]) -> Iterator[list[int]]:
    return (cases[first : first + AT_ONCE] for first in range(0, len(cases), AT_ONCE))


# Handling measures.


def _tallies(
    start: date, end: date, bys: list[GroupBy | None], scope: Scope, standing: Standing
) -> dict[GroupBy | None, dict[str | None, Tally]]:
    """By the ways in which it was grouped what was counted, by key."""
    agencies = _agencies(scope)
    unit = None if scope.unit is None else scope.unit.pk
    questions = {
        by: Question(start, end, by, sorted(agencies), unit, standing.days_kept, standing.came_by)
        for by in bys
    }
    sums: dict[GroupBy | None, defaultdict[Any, _Sum]] = {by: defaultdict(_Sum) for by in bys}
    for told in summed.stored(list(questions.values())):
        sums[told.by][told.key].add(told)
    for sign, some in _touched_facts(next(iter(questions.values())), standing):
        for each in some:
            for by, question in questions.items():
                if (key := question.received(each)) is not OUTSIDE:
                    sums[by][key].add_received(sign, each)
                if (key := question.due(each)) is not OUTSIDE:
                    sums[by][key].add_due(sign, each)
    return {by: _named(by, question, agencies, sums[by]) for by, question in questions.items()}


def _agencies(scope: Scope) -> dict[int, str]:
    """The code of each agency of a scope, by its key."""
    if scope.unit is not None:
        return {scope.unit.agency_id: scope.unit.agency.code}
    return dict(Agency.objects.filter(scope.within("pk")).values_list("pk", "code"))


def _named(
    by: GroupBy | None, question: Question, agencies: dict[int, str], sums: dict[Any, "_Sum"]
) -> dict[str | None, Tally]:
    tallies: dict[str | None, Tally] = {
        key: Tally() for key in measures.expected(by, question.start, question.end)
    }
    named = _names(by, agencies, sums)
    for key, group in sums.items():
        if group.numbers[RECEIVED] or group.numbers[DUE]:
            tallies[named(key)] = group.tally()
    return tallies


def _received_by_unit(start: date, end: date, scope: Scope, standing: Standing) -> dict[str | None, int]:
    agencies = _agencies(scope)
    question = Question(
        start, end, GroupBy.UNIT, sorted(agencies), None if scope.unit is None else scope.unit.pk
    )
    sums: Counter[int] = Counter()
    pieces = question.pieces()
    wholes = [piece for piece in pieces if piece.span != "day"]
    statements = [summed.of_cells(question, wholes, ("received",))] if wholes else []
    statements += [summed.of_received(question, piece, "sum(n)") for piece in pieces if piece.span == "day"]
    for sign, sql, params in statements:
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(sql, params)
            for unit, received in cursor.fetchall():
                sums[unit] += sign * int(received)
    for sign, some in _touched_facts(question, standing):
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


RECEIVED, NEVER_ASSIGNED, UNCOUNTED, DUE, MET, OPEN_LATE = map(
    NUMBERS.index, ("received", "never_assigned", "uncounted", "due", "met", "open_late")
)
OF_PART: Final = {part: NUMBERS.index(part.name.lower()) for part in Part}
"""The places of these numbers among NUMBERS."""


class _Sum:
    """The counts of one group, of which some are taken away again."""

    __slots__ = ("days", "numbers")

    def __init__(self) -> None:
        self.numbers: Sequence[int] = ()
        self.days: dict[int, int] = {}

    def add(self, told: Told) -> None:
        if not self.numbers and told.sign > 0:  # nearly always it is told once
            self.numbers, self.days = told.numbers, histograms.read(told.days)
            return
        numbers = self._changing()
        for place, n in enumerate(told.numbers):
            numbers[place] += told.sign * n
        for day, n in histograms.read(told.days).items():
            self._add_days(day, told.sign * n)

    def add_received(self, sign: int, each: CaseFacts) -> None:
        numbers = self._changing()
        numbers[RECEIVED] += sign
        numbers[OF_PART[Part(each.part)]] += sign
        numbers[NEVER_ASSIGNED] += sign * each.never_assigned
        if each.part == Part.ANSWERED and each.days is None:
            numbers[UNCOUNTED] += sign
        elif each.days is not None:
            self._add_days(each.days, sign)

    def add_due(self, sign: int, each: CaseFacts) -> None:
        numbers = self._changing()
        numbers[DUE] += sign
        numbers[MET] += sign * each.met
        numbers[OPEN_LATE] += sign * each.open_late

    def _changing(self) -> list[int]:
        if not isinstance(self.numbers, list):
            self.numbers = list(self.numbers) or [0] * len(NUMBERS)
        return self.numbers

    def _add_days(self, day: int, n: int) -> None:
        self.days[day] = self.days.get(day, 0) + n
        if not self.days[day]:
            del self.days[day]

    def tally(self) -> Tally:
        return Tally(
            received=dict(zip(measures.PARTS, self.numbers, strict=False)),
            due=(self.numbers[DUE], self.numbers[MET], self.numbers[OPEN_LATE]),
            days=self.days,
            countable=not self.numbers[UNCOUNTED],
        )


def _touched_facts(question: Question, standing: Standing) -> Iterator[tuple[int, Iterable[CaseFacts]]]:
    """What cells and facts still hold of touched cases, to be taken away, and what is true of them now; as far as it may be
    asked for."""
    for cases in batches(standing.touched):
        if standing.came:
            kept = CaseFacts.objects.filter(pk__in=cases, agency_id__in=question.agencies)
            yield -1, coming.with_what_came(kept, standing.as_of)
        else:
            yield -1, CaseFacts.objects.filter(question.touched, pk__in=cases)
        yield 1, facts.handling(cases, as_of=standing.as_of, within=question.touching)


# Scores.


def _of_year(scope: Scope, year: int, standing: Standing) -> YearAnswer:
    within = scope.within("agency_id")
    sums = _texts(YearCell.objects.filter(within, year=year))
    if standing.came:
        later = ComingYearCell.objects.filter(within, year=year, comes_at__lte=standing.as_of)
        sums |= _texts(later.order_by("comes_at"))
    for place, counts in _changes(scope, year, standing).items():
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


def _changes(scope: Scope, year: int, standing: Standing) -> dict[tuple[int, int], Counter[str]]:
    """By agency and unit, by how much touched cases count otherwise now than they are summed up."""
    changes: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for cases in batches(standing.touched):
        kept: Iterable[CaseYear] = CaseYear.objects.filter(complaint_id__in=cases, year=year)
        if standing.came:
            kept = coming.added_up(cases, standing.as_of)
        for sign, some in ((-1, kept), (1, facts.years(cases, as_of=standing.as_of))):
            for each in some:
                if each.year == year and (scope.agency_ids is None or each.agency_id in scope.agency_ids):
                    changes[each.agency_id, each.unit_id].update(
                        {what: sign * n for what, n in each.counts.items()}
                    )
    return changes


def _texts(cells: QuerySet[Any]) -> dict[tuple[int, int], str]:
    """The counts of these cells by agency and unit, the last where there are several."""
    rows = cells.annotate(text=Cast("counts", TextField())).values_list("agency_id", "unit_id", "text")
    return {(agency, unit): text for agency, unit, text in rows}
