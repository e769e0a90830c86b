"""What of cells and facts answers a question of handling measures: which rows, and their sums in SQL (docs/figures.md)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final, NamedTuple

from accounts.prepared import Declared, Prepared
from accounts.worded import Ahead, keys
from compliance import histograms, periods
from compliance.cells import ALIKE, COUNTED, COUNTED_AS_DUE
from compliance.facts import Facts, Reach
from compliance.measures import NUMBERS, GroupBy
from compliance.models import Cell
from workflow import replica

BOTH: Final = (GroupBy.CLASSIFICATION, GroupBy.CHANNEL)
"""Of these a unit has no cells."""
CELLS: Final = {
    None: Cell.Kind.AGENCY,
    GroupBy.MONTH: Cell.Kind.AGENCY,
    GroupBy.AGENCY: Cell.Kind.AGENCY,
    GroupBy.UNIT: Cell.Kind.UNIT,
    GroupBy.CLASSIFICATION: Cell.Kind.CLASSIFICATION,
    GroupBy.CHANNEL: Cell.Kind.CHANNEL,
}
"""Which cells have these groups."""
SUMS: Final = (*NUMBERS, "days")
"""What is told of each group."""


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
        """What the period is made of."""
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
    def reach(self) -> Reach:
        """Of which cases what was touched may be counted."""
        return Reach(self.agencies, self.unit)

    def received(self, each: Facts) -> Any:
        """The key under which this case was received, OUTSIDE if it is not asked for."""
        return self._place(each, each.unit_id, each.received_on)

    def due(self, each: Facts) -> Any:
        """The key under which this case fell due, OUTSIDE if it did not, or is not asked for."""
        if each.due_on is None or each.unit_then_id is None:
            return OUTSIDE
        return self._place(each, each.unit_then_id, each.due_on)

    def _place(self, each: Facts, unit: int, day: date) -> Any:
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


Row = tuple[Any, ...]
"""A key, the sums that were asked for, the days as text (`histograms`)."""
Stored = Callable[[], Iterator[tuple[GroupBy | None, list[Row]]]]


def stored(questions: list[Question], sums: tuple[str, ...] = SUMS) -> Stored:
    """By question the sums of what its period is made of: of its years and months cells, of single days cells or facts, and what has come
    since. Asked with the next statement; what is returned answers. Those of one unit are read once for classes and channels."""
    both = [question for question in questions if not question.has_cells]
    alone = questions if len(both) < len(BOTH) else [each for each in questions if each.has_cells]
    asked = [(question.by, _ahead(question, question.by, sums)) for question in alone]
    in_both_ways: Callable[[], list[Row]] = (
        _ahead(both[0], BOTH, sums) if len(alone) < len(questions) else list
    )

    def told() -> Iterator[tuple[GroupBy | None, list[Row]]]:
        for by, rows in asked:
            yield by, rows()
        in_some_way = in_both_ways()
        for way, by in enumerate(BOTH if len(alone) < len(questions) else ()):
            yield by, [row[1:] for row in in_some_way if row[0] == way]

    return told


By = GroupBy | tuple[GroupBy, GroupBy] | None


def _ahead(question: Question, by: By, sums: tuple[str, ...]) -> Callable[[], list[Row]]:
    pieces = question.pieces()
    wholes = [piece for piece in pieces if piece.span != "day" or question.has_days]
    days = [piece for piece in pieces if piece not in wholes]
    if not pieces:
        return list
    parts = _Parts(bool(wholes), bool(days), question.came_by is not None)
    sql, names = _statement(by, sums, parts, question.unit is not None)
    blanks = {
        "agencies": keys(question.agencies),
        "unit": question.unit,
        "first": question.start,
        "last": question.end,
        "came_by": question.came_by,
        **_columns("whole", wholes),
        **_columns("day", days),
    }
    return Ahead(replica.alias(), sql, [blanks[name] for name in names], list)


def _columns(name: str, pieces: list[periods.Piece]) -> dict[str, list[Any]]:
    """As `_pieces` reads them."""
    return {f"{name}_{part}": [getattr(piece, part) for piece in pieces] for part in periods.Piece._fields}


def _pieces(name: str) -> str:
    columns = ", ".join(f"%({name}_{part})s" for part in periods.Piece._fields)
    return f"unnest({columns}) piece (sign, span, first, beyond)"


TYPES: Final = {
    "agencies": "bigint[]",
    "unit": "bigint",
    "sign": "int[]",
    "span": "text[]",
    "start": "date[]",
    "end": "date[]",
    "first": "date",
    "last": "date",
    "by": "timestamptz",
}
"""What the blanks of a statement are, by the last word of their names."""


class _Parts(NamedTuple):
    """Of what a statement tells."""

    cells: bool
    facts: bool
    came: bool


@cache
def _statement(by: By, sums: tuple[str, ...], parts: _Parts, unit: bool) -> tuple[Prepared, list[str]]:
    """The statement of such a question, planned once, and the names of its blanks: one of all pieces, so that each of thousands of
    units is told once."""
    arms = list(_of_facts(by, sums, unit)) if parts.facts else []
    if parts.cells and not isinstance(by, tuple):
        arms.append(_of_cells(by, sums, unit))
    if parts.came:
        arms.append(_that_came(by, sums, unit))
    told = ", ".join(f"sum({name})" + ("::text" if name == "days" else "") for name in sums)
    way = "way, " if isinstance(by, tuple) else ""
    sql = f"SELECT {way}key, {told} FROM ({' UNION ALL '.join(arms)}) pieces GROUP BY {way}key"  # noqa: S608 - names of ours
    names = _BLANK.findall(sql)
    types = [TYPES[name.rpartition("_")[2]] for name in names]
    for of_blank in types:
        sql = _BLANK.sub(f"%s::{of_blank}", sql, count=1)
    return Prepared(sql, list(enumerate(map(Declared, types)))), names


_BLANK: Final = re.compile(r"%\((\w+)\)s")


def _of_cells(by: GroupBy | None, sums: tuple[str, ...], unit: bool) -> str:
    """Piece by piece (OFFSET 0), each along the index: of a plan for pieces of any length PostgreSQL would read the cells of all time."""
    kind = Cell.Kind.UNIT if unit else CELLS[by]
    key = _key(by, "unit_id", "start", "code")
    told = (
        "CASE WHEN sign < 0 THEN -days ELSE days END" if name == "days" else f"sign * {name}" for name in sums
    )
    return f"""
        SELECT {key} AS key, {_named(sums, told)}
        FROM {_pieces("whole")}
        CROSS JOIN LATERAL (
            SELECT * FROM compliance_cell
            WHERE span = piece.span AND start >= first AND start < beyond
              AND kind = '{kind}' AND agency_id = ANY(%(agencies)s) {"AND unit_id = %(unit)s" if unit else ""}
            OFFSET 0
        ) cell
    """  # noqa: S608 - names of ours


def _of_facts(by: By, sums: tuple[str, ...], unit: bool) -> Iterator[str]:
    """Of single days, as received and as due. Facts of a unit are found by the index of units, and not among all of its agency."""
    for day, of_unit, alike, counted in (
        ("received_on", "unit_id", ALIKE, {**_sums(COUNTED), "days": histograms.SUM}),
        ("due_on", "unit_then_id", ALIKE_AS_DUE, _sums(COUNTED_AS_DUE)),
    ):
        if any(name in counted for name in sums):
            yield _grouped(
                by,
                sums,
                counted,
                f"""
                SELECT {_inner(by)}, {alike}, sign * n AS n FROM {_pieces("day")}
                CROSS JOIN LATERAL (
                    SELECT {_selected(by, of_unit, day)}, {alike}, count(*)::int AS n FROM compliance_casefacts
                    WHERE {day} >= first AND {day} < beyond
                      AND agency_id {"+ 0" if unit else ""} = ANY(%(agencies)s) {f"AND {of_unit} = %(unit)s" if unit else ""}
                    GROUP BY {_inner(by)}, {alike}
                ) alike
                """,  # noqa: S608 - names of ours
            )


def _that_came(by: By, sums: tuple[str, ...], unit: bool) -> str:
    """What has come of the whole period, of which nothing is in its pieces: nothing else comes of cases than that they fall due."""
    return _grouped(
        by,
        sums,
        _sums(COUNTED_AS_DUE),
        f"""
        SELECT {_selected(by, "unit_then_id", "due_on")}, {ALIKE_AS_DUE}, count(*)::int AS n FROM compliance_coming
        WHERE due_on >= %(first)s AND due_on <= %(last)s AND comes_at <= %(came_by)s
          AND agency_id = ANY(%(agencies)s) {"AND unit_then_id = %(unit)s" if unit else ""}
        GROUP BY {_inner(by)}, {ALIKE_AS_DUE}
        """,  # noqa: S608 - names of ours
    )


ALIKE_AS_DUE: Final = "met, open_late"


def _grouped(by: By, sums: tuple[str, ...], counted: dict[str, str], rows: str) -> str:
    """The sums over rows of facts that are alike, n of each; of those in BOTH ways with the way."""
    told = grouped = "key"
    if isinstance(by, tuple):
        one, other = by
        told = f"GROUPING({one}) AS way, CASE GROUPING({one}) WHEN 0 THEN {one} ELSE {other} END AS key"
        grouped = f"GROUPING SETS ({one}, {other})"
    numbers = _named(sums, (counted.get(name, "0") for name in sums))
    return f"SELECT {told}, {numbers} FROM ({rows}) parts GROUP BY {grouped}"  # noqa: S608 - names of ours


def _inner(by: By) -> str:
    """The columns of the keys before they are summed up."""
    return ", ".join(by) if isinstance(by, tuple) else "key"


def _selected(by: By, unit: str, day: str) -> str:
    """What they are in rows in which the unit and the day have these names."""
    return _inner(by) if isinstance(by, tuple) else f"{_key(by, unit, day)} AS key"


def _sums(counted: dict[str, str]) -> dict[str, str]:
    return {name: _n(which) for name, which in counted.items()}


def _n(which: str) -> str:
    return f"coalesce(sum(n) FILTER (WHERE {which}), 0)::int"


def _named(sums: tuple[str, ...], told: Iterable[str]) -> str:
    return ", ".join(f"{each} AS {name}" for name, each in zip(sums, told, strict=True))


def _key(by: GroupBy | None, unit: str, day: str, code: str | None = None) -> str:
    """In SQL, of a row in which the unit, the day and (where they share a column) class and channel have these names."""
    match by:
        case None:
            return "''"
        case GroupBy.AGENCY:
            return "agency_id"
        case GroupBy.UNIT:
            return unit
        case GroupBy.MONTH:
            return f"to_char({day}, 'YYYY-MM')"
        case _:
            return code or by.value
