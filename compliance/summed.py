"""What of cells and facts answers a question of handling measures: which rows, and their sums in SQL (docs/figures.md)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connections
from django.db.models import Exists, OuterRef, Q

from compliance import periods
from compliance.measures import GroupBy
from compliance.models import CaseFacts, Cell
from compliance.recounting import ALIKE, COUNTED, COUNTED_AS_DUE, DUE, RECEIVED, SUMS
from workflow import replica
from workflow.models import Holding

BOTH: Final = (GroupBy.CLASSIFICATION, GroupBy.CHANNEL)
"""Of these a unit has no cells."""
TOLD_OF_RECEIVED, TOLD_OF_DUE = (*COUNTED, "days"), tuple(COUNTED_AS_DUE)
"""Which of SUMS the facts of single days tell: as received, as due."""
NUMBERS: Final = (*COUNTED, *COUNTED_AS_DUE)
"""All sums but the days, in the order in which they are told."""
CELLS: Final = {
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
    days_kept: bool = False
    """Whether the cells of days may be read."""
    came_by: datetime | None = None
    """The instant by which something has come that was foreseen and is in no facts and cells yet (`coming`); None: nothing has."""

    def pieces(self) -> list[periods.Piece]:
        spans = ("month",) if self.by == GroupBy.MONTH else ("year", "month")
        if not self.has_cells:
            return periods.pieces(self.start, self.end, ())  # a unit has few cases
        return periods.pieces(self.start, self.end, spans)

    @property
    def has_cells(self) -> bool:
        return self.unit is None or self.by not in BOTH

    @property
    def has_days(self) -> bool:
        """Whether cells know of its single days."""
        return self.days_kept and self.unit is None and CELLS[self.by] == Cell.Kind.AGENCY

    @property
    def touching(self) -> Q:
        """Of cases, those whose facts as they are now may be counted."""
        within = Q(agency__in=self.agencies)
        if self.unit is None:
            return within
        return within & Q(
            Q(unit=self.unit) | Exists(Holding.objects.filter(complaint=OuterRef("pk"), unit=self.unit))
        )

    @property
    def touched(self) -> Q:
        """Of kept facts, those that may be counted in what is kept."""
        within = Q(agency_id__in=self.agencies)
        return within if self.unit is None else within & (Q(unit_id=self.unit) | Q(unit_then_id=self.unit))

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
        """The key under which this case fell due, OUTSIDE if it did not, or is not asked for."""
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
"""In place of a key: the case is not asked for."""


class Told(NamedTuple):
    """Sums of one key of a question `by` this: NUMBERS, and the days as text (`histograms.read`). Sign -1: to be taken away."""

    by: GroupBy | None
    sign: int
    key: Any
    numbers: tuple[int, ...]
    days: str


def stored(questions: list[Question]) -> Iterator[Told]:
    """Sums of what the period is made of: cells of its years and months, and of its single days cells or facts. Those of one unit
    are read once for classes and channels."""
    both = [question for question in questions if not question.has_cells]
    if len(both) < len(BOTH):
        both = []
    for question in questions:
        if question not in both:
            for sign, sql, params in _statements(question):
                for key, *numbers, days in _rows(sql, params):
                    yield Told(question.by, sign, key, tuple(numbers), days)
    for sign, sql, params in _of_both(both[0]) if both else ():
        for other, key, *numbers, days in _rows(sql, params):
            yield Told(BOTH[other], sign, key, tuple(numbers), days)


def _of_both(question: Question) -> Iterator["Statement"]:
    for piece in question.pieces():
        yield from _in_both_ways(question, piece)
    if question.came_by is not None:
        yield _came_in_both_ways(question)


def _statements(question: Question) -> list["Statement"]:
    pieces = question.pieces()
    wholes = [piece for piece in pieces if piece.span != "day" or question.has_days]
    told = [(of_cells(question, wholes), SUMS)] if wholes else []
    for piece in pieces:
        if piece not in wholes:
            told.append((of_received(question, piece), TOLD_OF_RECEIVED))
            told.append((_of_due(question, piece), TOLD_OF_DUE))
    if question.came_by is not None:
        told.append((_that_came(question), TOLD_OF_DUE))
    return [_together(told)] if told else []


def _together(told: list[tuple["Statement", tuple[str, ...]]]) -> "Statement":
    """One statement of them all, each with the sums that it tells: so that each of thousands of units is told once."""
    if len(told) == 1:
        ((sign, sql, params), names) = told[0]
        return sign, f"SELECT key, {_told(names)} FROM ({sql}) piece", params  # noqa: S608 - names of ours
    pieces, params = [], []
    for (sign, sql, given), names in told:
        values = (f"{'-' if sign < 0 else ''}{name}" if name in names else "0" for name in SUMS)
        pieces.append(f"SELECT key, {', '.join(values)} FROM ({sql}) piece")  # noqa: S608 - names of ours
        params += given
    sums = ", ".join(f"sum({name}) AS {name}" for name in SUMS)
    sql = (
        f"SELECT key, {sums} FROM ({' UNION ALL '.join(pieces)}) pieces (key, {', '.join(SUMS)}) GROUP BY key"  # noqa: S608 - as above
    )
    return 1, f"SELECT key, {_told(SUMS)} FROM ({sql}) piece", params  # noqa: S608 - as above


def _told(names: Collection[str]) -> str:
    """In SQL, NUMBERS and the days of a row that has these sums."""
    numbers = ", ".join(f"{name}::bigint" if name in names else "0" for name in NUMBERS)
    return numbers + (", days::text" if "days" in names else ", '0'")


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


Statement = tuple[int, str, list[Any]]


def of_cells(question: Question, wholes: list[periods.Piece], sums: tuple[str, ...] = SUMS) -> Statement:
    kind = CELLS[question.by] if question.unit is None else Cell.Kind.UNIT
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


def of_received(question: Question, piece: periods.Piece, sums: str = RECEIVED) -> Statement:
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


def _of_due(question: Question, piece: periods.Piece) -> Statement:
    sql = f"""
        SELECT {question.key("unit_then_id", "due_on")} AS key, {DUE}
        FROM compliance_casefacts
        WHERE {question.agency} = ANY(%s) AND due_on >= %s AND due_on < %s
          {"" if question.unit is None else "AND unit_then_id = %s"}
        GROUP BY 1
    """  # noqa: S608 - names of ours
    return piece.sign, sql, _asked(question, piece)


def _that_came(question: Question) -> Statement:
    """What has come of the whole period, of which nothing is in its pieces."""
    sql = f"""
        SELECT {question.key("unit_then_id", "due_on")} AS key, {DUE} FROM compliance_coming WHERE {_came(question)} GROUP BY 1
    """  # noqa: S608 - names of ours
    return 1, sql, _asked_of_what_came(question)


def _came_in_both_ways(question: Question) -> Statement:
    one, other = BOTH
    sql = f"""
        SELECT other, key, {_told(TOLD_OF_DUE)} FROM (
            SELECT GROUPING({one}) AS other, CASE GROUPING({one}) WHEN 0 THEN {one} ELSE {other} END AS key, {DUE}
            FROM compliance_coming WHERE {_came(question)}
            GROUP BY GROUPING SETS ({one}, {other})
        ) piece
    """  # noqa: S608 - names of ours
    return 1, sql, _asked_of_what_came(question)


def _came(question: Question) -> str:
    of_unit = "" if question.unit is None else "AND unit_then_id = %s"
    return f"agency_id = ANY(%s) AND due_on >= %s AND due_on <= %s AND comes_at <= %s {of_unit}"


def _asked_of_what_came(question: Question) -> list[Any]:
    asked: list[Any] = [question.agencies, question.start, question.end, question.came_by]
    return asked if question.unit is None else [*asked, question.unit]


def _in_both_ways(question: Question, piece: periods.Piece) -> Iterator[Statement]:
    """The facts of a unit by class and by channel; before the key which of BOTH it is."""
    one, other = BOTH
    key = f"GROUPING({one}) AS other, CASE GROUPING({one}) WHEN 0 THEN {one} ELSE {other} END AS key"
    sql = f"""
        SELECT other, key, {_told(TOLD_OF_RECEIVED)} FROM (
            SELECT {key}, {RECEIVED} FROM (
                SELECT {one}, {other}, {ALIKE}, count(*) AS n FROM compliance_casefacts
                WHERE {question.agency} = ANY(%s) AND received_on >= %s AND received_on < %s AND unit_id = %s
                GROUP BY {one}, {other}, {ALIKE}
            ) parts GROUP BY GROUPING SETS ({one}, {other})
        ) piece
    """  # noqa: S608 - names of ours
    yield piece.sign, sql, _asked(question, piece)
    sql = f"""
        SELECT other, key, {_told(TOLD_OF_DUE)} FROM (
            SELECT {key}, {DUE} FROM compliance_casefacts
            WHERE {question.agency} = ANY(%s) AND due_on >= %s AND due_on < %s AND unit_then_id = %s
            GROUP BY GROUPING SETS ({one}, {other})
        ) piece
    """  # noqa: S608 - names of ours
    yield piece.sign, sql, _asked(question, piece)


def _asked(question: Question, piece: periods.Piece) -> list[Any]:
    asked: list[Any] = [question.agencies, piece.start, piece.end]
    return asked if question.unit is None else [*asked, question.unit]
