"""The figures that people read: handling measures and the cases of the scores, from sums that do not grow with the number
of cases, and still exact to the last filing.

What was touched since the cells were summed up is taken out with its old facts and put in as it is now. While the cells
are built anew, figures are counted from the rows (`measures`, `estimates`). See docs/figures.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypeVar

from django.db import connections
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from accounts.models import Agency, Unit
from accounts.prepared import Keys
from accounts.worded import Worded, among, keys
from compliance import coming, estimates, facts, measures, recounting, summed, year_counts
from compliance.estimates import Counted
from compliance.facts import Facts
from compliance.measures import ALL, Group, GroupBy, Tally
from compliance.models import PAST, CaseYear, ComingYearCell, Part, YearCell
from compliance.scope import Scope
from compliance.scores import Cases
from compliance.summed import OUTSIDE, Question
from workflow import replica

AT_ONCE: Final = 2000
"""Touched cases that are counted by one set of queries."""
TRIES: Final = 5
FEW: Final = 500
"""Units that are asked for by key; a longer list costs more than the table."""
OF_A_UNIT: Final = (GroupBy.MONTH, GroupBy.CLASSIFICATION, GroupBy.CHANNEL)
"""By what the sheet of a unit groups its measures."""
T = TypeVar("T")
Tallies = dict[str | None, Tally]
"""What was counted, by the key of its group."""


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
) -> tuple[datetime, Tallies]:
    """As of when, and what was counted by key."""
    at, tallies = _counted_by(start, end, as_of, [by], scope)
    return at, tallies[by]


def _counted_by(
    start: date, end: date, as_of: datetime, bys: list[GroupBy | None], scope: Scope
) -> tuple[datetime, dict[GroupBy | None, Tallies]]:
    """The same grouped in several ways."""
    agencies = _agencies(scope)

    def ask(standing: Standing) -> Callable[[], tuple[datetime, dict[GroupBy | None, Tallies]]]:
        tallies = _tallies(start, end, bys, scope, agencies(), standing)
        return lambda: (standing.as_of, tallies())

    found = settled_ahead(as_of, ask)
    if found is not None:
        return found
    return as_of, {
        by: measures.tallied(start=start, end=end, as_of=as_of, by=by, cases=scope.cases, unit=scope.unit)
        for by in bys
    }


def received_by_unit(*, start: date, end: date, as_of: datetime, scope: Scope) -> dict[str | None, int]:
    """By unit code, how many cases `handling` says were received, if any: without the days and shares, which take longest."""
    agencies = _agencies(scope)
    found = settled_ahead(as_of, lambda standing: _received_by_unit(start, end, scope, agencies(), standing))
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
    """What was read while nothing was recounted. None: it cannot be had from cells now."""

    def ask(standing: Standing) -> Callable[[], T]:
        found = read(standing)
        return lambda: found

    return settled_ahead(as_of, ask)


def settled_ahead(as_of: datetime, ask: Callable[[Standing], Callable[[], T]]) -> T | None:
    """The same of what is asked ahead, with the question whether something was recounted meanwhile; what `ask` returns answers then.

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
        told = ask(Standing(max(as_of, counted_at), touched, recounting.counted_last(revision), came))
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute("SELECT revision FROM compliance_standing")
            if cursor.fetchone()[0] == revision:
                return told()
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
    start: date, end: date, bys: list[GroupBy | None], scope: Scope, codes: dict[int, str], standing: Standing
) -> Callable[[], dict[GroupBy | None, Tallies]]:
    """By the ways in which it was grouped what was counted, by key."""
    unit = None if scope.unit is None else scope.unit.pk
    questions = {
        by: Question(start, end, by, sorted(codes), unit, standing.days_kept, standing.came_by) for by in bys
    }
    stored = summed.stored(list(questions.values()))
    touched = _touched_facts(next(iter(questions.values())), standing)

    def told() -> dict[GroupBy | None, Tallies]:
        sums: dict[GroupBy | None, defaultdict[Any, Tally]] = {}
        for by, rows in stored():
            sums[by] = defaultdict(Tally, {row[0]: Tally(row[1:-1], row[-1]) for row in rows})
        for sign, each in touched():
            for by, question in questions.items():
                if (key := question.received(each)) is not OUTSIDE:
                    _add_received(sums[by][key], sign, each)
                if (key := question.due(each)) is not OUTSIDE:
                    _add_due(sums[by][key], sign, each)
        return {by: _named(question, codes, sums[by]) for by, question in questions.items()}

    return told


def _agencies(scope: Scope) -> Callable[[], dict[int, str]]:
    """The code of each agency of a scope, by its key; asked with the next statement."""
    if scope.unit is not None:
        codes = {scope.unit.agency_id: scope.unit.agency.code}
        return lambda: codes
    some = scope.agency_ids
    rows = _codes.ahead() if some is None else _codes_of.ahead(agencies=keys(some))
    return lambda: dict(rows())


_codes: Final[Worded[Any]] = Worded(lambda: Agency.objects.order_by().values_list("pk", "code"))
_codes_of: Final[Worded[Any]] = Worded(
    lambda agencies: Agency.objects.filter(among("pk", agencies)).order_by().values_list("pk", "code"),
    agencies=Keys("{-1}"),
)


def _named(question: Question, codes: dict[int, str], sums: dict[Any, Tally]) -> Tallies:
    by = question.by
    tallies: Tallies = {key: Tally() for key in measures.expected(by, question.start, question.end)}
    named = _names(by, codes, sums)
    for key, tally in sums.items():
        if tally:
            tallies[named(key)] = tally
    return tallies


def _received_by_unit(
    start: date, end: date, scope: Scope, codes: dict[int, str], standing: Standing
) -> Callable[[], dict[str | None, int]]:
    unit = None if scope.unit is None else scope.unit.pk
    question = Question(start, end, GroupBy.UNIT, sorted(codes), unit)
    stored = summed.stored([question], ("received",))
    touched = _touched_facts(question, standing)

    def told() -> dict[str | None, int]:
        sums: Counter[int] = Counter()
        for _by, rows in stored():
            sums.update(dict(rows))
        for sign, each in touched():
            if (key := question.received(each)) is not OUTSIDE:
                sums[key] += sign
        named = _names(GroupBy.UNIT, codes, sums)
        return {named(unit): received for unit, received in sums.items() if received}

    return told


def _names(
    by: GroupBy | None, agencies: dict[int, str], some: Collection[Any]
) -> Callable[[Any], str | None]:
    match by:
        case None:
            return lambda _key: ALL
        case GroupBy.AGENCY:
            return agencies.get
        case GroupBy.UNIT:
            return dict(_units_of(units=keys(some)) if len(some) < FEW else _units()).get
        case GroupBy.CLASSIFICATION:
            return lambda key: key or None
        case _:
            return lambda key: key


_units: Final[Worded[Any]] = Worded(lambda: Unit.objects.order_by().values_list("pk", "code"))
_units_of: Final[Worded[Any]] = Worded(
    lambda units: Unit.objects.filter(among("pk", units)).order_by().values_list("pk", "code"),
    units=Keys("{-1}"),
)


def _add_received(tally: Tally, sign: int, each: Facts) -> None:
    uncounted = each.part == Part.ANSWERED and each.days is None
    parts = {
        "received": 1,
        PARTS[each.part]: 1,
        "never_assigned": each.never_assigned,
        "uncounted": uncounted,
    }
    tally.add((name, sign * n) for name, n in parts.items())
    if each.days is not None:
        tally.add_days(each.days, sign)


def _add_due(tally: Tally, sign: int, each: Facts) -> None:
    parts = {"due": 1, "met": each.met, "open_late": each.open_late}
    tally.add((name, sign * n) for name, n in parts.items())


PARTS: Final = {part: part.name.lower() for part in Part}
"""What the numbers of these are called."""


def _touched_facts(question: Question, standing: Standing) -> Callable[[], Iterator[tuple[int, Facts]]]:
    """What cells and facts still hold of touched cases, to be taken away, and what is true of them now; as far as it may be
    asked for. Asked with the next statement."""
    asked = [
        (
            coming.kept(some, question.reach, question.came_by),
            facts.ahead(some, as_of=standing.as_of, reach=question.reach),
        )
        for some in batches(standing.touched)
    ]

    def told() -> Iterator[tuple[int, Facts]]:
        for kept, now in asked:
            yield from ((-1, each) for each in kept())
            yield from ((1, each) for each in now())

    return told


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
