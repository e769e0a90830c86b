"""The facts that a number was summed from: how many they are, and the first of them in order, however many cases there are.

Cells know in which months of which agencies a group has cases that a measure counts, and how many. So the number is the sum of
these, less what was touched since, and of the facts only those months are read in which the page lies. Why so: docs/adr/0121.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connections

from compliance import periods
from compliance.cells import COUNTED, COUNTED_AS_DUE
from compliance.measures import OF_DUE, GroupBy
from compliance.models import Cell
from compliance.summed import Question
from workflow import replica


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of some agencies and days, and of one unit, class or channel where one is asked for."""

    agencies: list[int]
    start: date
    end: date
    unit: int | None = None
    column: str = ""
    code: str = ""
    """What this column holds, of class or channel."""
    days_kept: bool = False
    """Whether the cells of days may be read."""
    came_by: datetime | None = None
    """The instant by which something has come that is in no facts and cells yet (`coming`); None: nothing has."""

    @property
    def has_days(self) -> bool:
        """Whether cells know of its single days: those of agencies do."""
        return self.days_kept and self.unit is None and not self.column


class Month(NamedTuple):
    """A month of an agency, and how many facts of the group that a measure counts may be in it, touched ones too."""

    start: date
    agency: int
    number: int

    def may_hold_beyond(self, day: date, *, backwards: bool) -> bool:
        """Whether it has days from this one on, or up to it."""
        return self.start <= day if backwards else periods.month_after(self.start) > day


def group(question: Question, key: Any) -> Group:
    """That of an answer to this question that has this key, as facts name it."""
    agencies, start, end = (
        question.agencies,
        max(question.start, periods.FIRST),
        min(question.end, periods.LAST),
    )
    kept, came = question.days_kept, question.came_by
    match question.by:
        case None:
            return Group(agencies, start, end, question.unit, days_kept=kept, came_by=came)
        case GroupBy.AGENCY:
            return Group(
                [key] if key in agencies else [], start, end, question.unit, days_kept=kept, came_by=came
            )
        case GroupBy.UNIT:
            return Group(agencies if question.unit in (None, key) else [], start, end, key, came_by=came)
        case GroupBy.MONTH:
            first = date.fromisoformat(f"{key}-01")
            last = periods.month_after(first) - periods.DAY
            return Group(
                agencies, max(start, first), min(end, last), question.unit, days_kept=kept, came_by=came
            )
        case by:
            return Group(agencies, start, end, question.unit, by.value, key, came_by=came)


def counted(of: Group, measure: str, touched: Sequence[int]) -> tuple[int, list[Month]]:
    """How many facts of this group the measure counts, without the touched ones; and the months that have some. One query."""
    no_cells = of.unit is not None and bool(of.column)
    pieces = periods.pieces(of.start, of.end, () if no_cells else ("month",))
    statements, params = [_OF_CELLS.format(measure=measure)], _cells(of, no_cells=no_cells)
    for piece in pieces:
        if piece.span == "day" and of.has_days:
            statements.append(_OF_DAYS.format(measure=measure, sign=piece.sign))
            params += [Cell.Kind.AGENCY, Cell.Span.DAY, of.agencies, piece.start, piece.end]
        elif piece.span == "day":
            some = _Facts(of, measure, table=FACTS).within(piece.start, piece.end)
            statements.append(some.count(piece.sign))
            params += some.params
    if touched:
        some = (
            _Facts(of, measure)
            .within(of.start, of.end + periods.DAY)
            .put("complaint_id = ANY(%s)", list(touched))
        )
        statements.append(some.count(-1))
        params += some.params
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), params)
        rows = cursor.fetchall()
    months = [Month(*row) for row in rows if row[0] is not None]
    whole = [(piece, month) for piece in pieces if piece.span == "month" for month in months]
    total = sum(number for start, _agency, number in rows if start is None)
    total += sum(
        piece.sign * month.number for piece, month in whole if piece.start <= month.start < piece.end
    )
    if of.came_by is not None and measure in OF_DUE:
        came = _that_came(of, measure, touched)
        total += sum(month.number for month in came)
        numbers = Counter({month[:2]: month.number for month in months})
        numbers.update({month[:2]: month.number for month in came})
        months = [Month(*place, number) for place, number in numbers.items()]
    return total, sorted(months)


def _that_came(of: Group, measure: str, touched: Sequence[int]) -> list[Month]:
    """By month what has come since of the whole period, without the touched."""
    some = _Facts(of, measure, table=COMING).within(of.start, of.end + periods.DAY)
    some.put("complaint_id <> ALL(%s) AND comes_at <= %s", list(touched), of.came_by)
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            f"SELECT date_trunc('month', due_on)::date, agency_id, count(*) FROM {COMING} WHERE {some} GROUP BY 1, 2",  # noqa: S608 - names of ours
            some.params,
        )
        return [Month(*row) for row in cursor.fetchall()]


def some(months: list[Month], most: int, *, backwards: bool) -> tuple[list[Month], list[Month]]:
    """The first of these months, so many that they may hold `most` facts, and the others."""
    if backwards:
        months = sorted(months, reverse=True)
    number = 0
    for place, month in enumerate(months):
        if number >= most and month.start != months[place - 1].start:
            return months[:place], sorted(months[place:])
        number += month.number
    return months, []


def first(
    of: Group,
    measure: str,
    months: Sequence[Month],
    *,
    beyond: tuple[date, int] | None,
    backwards: bool,
    without: Sequence[int],
    most: int,
) -> list[tuple[date, int]]:
    """Of the facts of these months that the measure counts, days and cases of the first beyond a place; the last before it
    where `backwards`. One query, which follows an index through each month of an agency and no further than `most`."""
    some = _Facts(of, measure, agency="agency_id = m.agency")
    some.put(f"{some.day} >= m.first AND {some.day} < m.beyond")
    if beyond is not None:
        some.put(f"({some.day}, complaint_id) {'<' if backwards else '>'} (%s, %s)", *beyond)
    if without:
        some.put("complaint_id <> ALL(%s)", list(without))
    down = " DESC" if backwards else ""
    sql = f"""
        SELECT f.day, f.complaint_id
        FROM unnest(%s::bigint[], %s::date[], %s::date[]) m(agency, first, beyond)
        CROSS JOIN LATERAL (
            SELECT {some.day} AS day, complaint_id FROM {some.table} WHERE {some}
            ORDER BY {some.day}{down}, complaint_id{down} LIMIT {most}
        ) f ORDER BY 1{down}, 2{down} LIMIT {most}
    """  # noqa: S608 - names of ours, and a number
    last = of.end + periods.DAY
    columns: list[Any] = [
        [month.agency for month in months],
        [max(month.start, of.start) for month in months],
        [min(periods.month_after(month.start), last) for month in months],
    ]
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, [*columns, *some.params])
        return [(day, case) for day, case in cursor.fetchall()]


FACTS, COMING = "compliance_casefacts", "compliance_coming"
_DUE: Final = "complaint_id, agency_id, unit_then_id, classification, channel, due_on, met, open_late"
_WITH_WHAT_CAME: Final = f"""(
    SELECT {_DUE} FROM {FACTS} UNION ALL SELECT {_DUE} FROM {COMING} WHERE due_on IS NOT NULL AND comes_at <= %s
) facts"""  # noqa: S608 - names of ours
_OF_CELLS: Final = """
    SELECT start, agency_id, {measure} FROM compliance_cell
    WHERE kind = %s AND span = %s AND agency_id = ANY(%s) AND unit_id = %s AND code = %s AND start >= %s AND start <= %s
      AND {measure} > 0
"""


_OF_DAYS: Final = """
    SELECT NULL::date, NULL::bigint, {sign} * coalesce(sum({measure}), 0) FROM compliance_cell
    WHERE kind = %s AND span = %s AND agency_id = ANY(%s) AND start >= %s AND start < %s
"""


def _cells(of: Group, *, no_cells: bool) -> list[Any]:
    """Of the group, or where none know of it (of the classes and channels of a unit) of the unit."""
    kind, code = Cell.Kind.AGENCY, ""
    if of.unit is not None:
        kind = Cell.Kind.UNIT
    if of.column and not no_cells:
        kind, code = Cell.Kind(of.column), of.code
    return [kind, Cell.Span.MONTH, of.agencies, of.unit or 0, code, of.start.replace(day=1), of.end]


class _Facts:
    """Conditions on facts in SQL, with their parameters."""

    def __init__(
        self, of: Group, measure: str, agency: str = "agency_id = ANY(%s)", table: str | None = None
    ) -> None:
        is_due = measure in OF_DUE
        self.day, unit = ("due_on", "unit_then_id") if is_due else ("received_on", "unit_id")
        self.params: list[Any] = []
        self.table = table or FACTS
        if table is None and is_due and of.came_by is not None:
            self.table = _WITH_WHAT_CAME
            self.params.append(of.came_by)
        if "%s" in agency:
            self.params.append(of.agencies)
        self._put = [agency, (COUNTED_AS_DUE if is_due else COUNTED)[measure]]
        if of.unit is not None:
            self.put(f"{unit} = %s", of.unit)
        if of.column:
            self.put(f"{of.column} = %s", of.code)

    def put(self, condition: str, *params: Any) -> "_Facts":
        self._put.append(condition)
        self.params += params
        return self

    def within(self, start: date, end: date) -> "_Facts":
        """The days from `start` until before `end`."""
        return self.put(f"{self.day} >= %s AND {self.day} < %s", start, end)

    def count(self, sign: int) -> str:
        return f"SELECT NULL::date, NULL::bigint, {sign} * count(*) FROM {self.table} WHERE {self}"  # noqa: S608 - names of ours

    def __str__(self) -> str:
        return " AND ".join(self._put)
