"""Cells: which there are, which facts each sums up, and their sums anew. Nothing is ever added to one in place (docs/figures.md)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final, NamedTuple

from django.db import connection

from compliance import histograms
from compliance.models import Cell, Part

CELLS_AT_ONCE: Final = 1_000
"""Cells a statement."""
YEARS_AT_ONCE: Final = 20
"""Units and years a statement. So that none runs into the time that a session gives one: of an agency of 170,000 cases all at once did."""
FACTS: Final = {
    Cell.Kind.AGENCY: ("", ""),
    Cell.Kind.UNIT: ("AND f.unit_id = k.unit", "AND f.unit_then_id = k.unit"),
    Cell.Kind.CLASSIFICATION: ("AND f.classification = k.code", "AND f.classification = k.code"),
    Cell.Kind.CHANNEL: ("AND f.channel = k.code", "AND f.channel = k.code"),
}
"""Which facts fall into a cell of this kind: as received, as due."""
SPANS: Final = {
    kind: (*((Cell.Span.DAY,) if kind == Cell.Kind.AGENCY else ()), Cell.Span.MONTH, Cell.Span.YEAR)
    for kind in FACTS
}
"""Which cells of a kind there are: the shortest are sums of facts, the others of those before them."""
COUNTED: Final = {
    "received": "true",
    **{part.name.lower(): f"part = {part.value}" for part in Part},
    "never_assigned": "never_assigned",
    "uncounted": f"part = {Part.ANSWERED.value} AND days IS NULL",
}
"""Which facts each number of the received counts."""
COUNTED_AS_DUE: Final = {"due": "true", "met": "met", "open_late": "open_late"}
"""The same of those that fell due."""
ALIKE: Final = "part, never_assigned, days"
"""By which facts are grouped before they are summed up, as RECEIVED does."""
RECEIVED: Final = ", ".join(
    [
        *(f"coalesce(sum(n) FILTER (WHERE {which}), 0) AS {name}" for name, which in COUNTED.items()),
        f"{histograms.SUM} AS days",
    ]
)
"""Sums over facts that were grouped: n of each."""
DUE: Final = ", ".join(f"count(*) FILTER (WHERE {which}) AS {name}" for name, which in COUNTED_AS_DUE.items())
SUMS: Final = (*COUNTED, "days", *COUNTED_AS_DUE)


class Key(NamedTuple):
    """A cell, of the shortest span of its kind that begins on this day or before."""

    kind: str
    agency: int
    unit: int
    code: str
    start: date


def of_agency(agency: int) -> set[Key]:
    """Those into which the facts of an agency fall."""
    return {*_keys_of(_DAYS_OF_AGENCY, agency), *_keys_of(_MONTHS_OF_AGENCY, agency)}


def _keys_of(sql: str, agency: int) -> set[Key]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"agency": agency})
        return {Key(*row) for row in cursor.fetchall()}


_DAYS_OF_AGENCY: Final = """
    SELECT 'agency', %(agency)s, 0, '', received_on FROM compliance_casefacts WHERE agency_id = %(agency)s
    UNION
    SELECT 'agency', %(agency)s, 0, '', due_on FROM compliance_casefacts
    WHERE agency_id = %(agency)s AND due_on IS NOT NULL
"""
_MONTHS_OF_AGENCY: Final = """
    WITH fact AS (
        SELECT DISTINCT unit_id AS unit, classification, channel, date_trunc('month', received_on)::date AS start
        FROM compliance_casefacts WHERE agency_id = %(agency)s
        UNION
        SELECT unit_then_id, classification, channel, date_trunc('month', due_on)::date
        FROM compliance_casefacts WHERE agency_id = %(agency)s AND due_on IS NOT NULL
    )
    SELECT 'unit', %(agency)s, unit, '', start FROM fact
    UNION SELECT 'classification', %(agency)s, 0, classification, start FROM fact
    UNION SELECT 'channel', %(agency)s, 0, channel, start FROM fact
"""


def write(keys: Collection[Key]) -> None:
    for kind, (shortest, *others) in SPANS.items():
        mine = {key for key in keys if key.kind == kind}
        _sum_facts(kind, shortest, mine)
        for before, span in pairwise((shortest, *others)):
            mine = {key._replace(start=_beginning(key.start, span)) for key in mine}
            for columns in _chunks(mine):
                with connection.cursor() as cursor:
                    cursor.execute(_REMOVE, [*columns, kind, span])
                    cursor.execute(_SUM_OF_CELLS.format(span=span), [*columns, kind, span, kind, before])


def write_days(agency: int) -> None:
    """Those of the single days of an agency alone."""
    _sum_facts(Cell.Kind.AGENCY, Cell.Span.DAY, _keys_of(_DAYS_OF_AGENCY, agency))


def _sum_facts(kind: Cell.Kind, span: str, keys: Iterable[Key]) -> None:
    of_received, of_due = FACTS[kind]
    told = _SUM_OF_FACTS.format(of_received=of_received, of_due=of_due, span=span)
    for columns in _chunks(keys):
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, [*columns, kind, span])
            cursor.execute(told, [*columns, kind, span])


def _beginning(day: date, span: str) -> date:
    """The first day of its month or year."""
    return day.replace(day=1) if span == Cell.Span.MONTH else day.replace(month=1, day=1)


def _chunks(keys: Iterable[Key]) -> Iterator[list[list[Any]]]:
    """The columns agency, unit, code and start of this many keys."""
    for some in _batches(keys, CELLS_AT_ONCE):
        yield [
            [key.agency for key in some],
            [key.unit for key in some],
            [key.code for key in some],
            [key.start for key in some],
        ]


_OF_KEYS: Final = (
    "WITH k AS (SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::date[]) "
    "AS k(agency, unit, code, start))"
)
_COLUMNS: Final = f"agency_id, unit_id, code, start, kind, span, {', '.join(SUMS)}"
_REMOVE: Final = f"""{_OF_KEYS}
    DELETE FROM compliance_cell c USING k
    WHERE c.agency_id = k.agency AND c.unit_id = k.unit AND c.code = k.code AND c.start = k.start
      AND c.kind = %s AND c.span = %s
"""  # noqa: S608 - names of ours
_SUM_OF_FACTS: Final = f"""{_OF_KEYS}
    INSERT INTO compliance_cell ({_COLUMNS})
    SELECT k.agency, k.unit, k.code, k.start, %s, %s, {", ".join(SUMS)}
    FROM k
    CROSS JOIN LATERAL (
        SELECT {RECEIVED} FROM (
            SELECT {ALIKE}, count(*) AS n FROM compliance_casefacts f
            WHERE f.agency_id = k.agency {{of_received}}
              AND f.received_on >= k.start AND f.received_on < k.start + interval '1 {{span}}'
            GROUP BY {ALIKE}
        ) parts
    ) received
    CROSS JOIN LATERAL (
        SELECT {DUE} FROM compliance_casefacts f
        WHERE f.agency_id = k.agency {{of_due}}
          AND f.due_on >= k.start AND f.due_on < k.start + interval '1 {{span}}'
    ) due
    WHERE received > 0 OR due > 0
"""  # noqa: S608 - names of ours
_SUM_OF_CELLS: Final = f"""{_OF_KEYS}
    INSERT INTO compliance_cell ({_COLUMNS})
    SELECT k.agency, k.unit, k.code, k.start, %s, %s, {", ".join(f"sum(c.{name})" for name in SUMS)}
    FROM k JOIN compliance_cell c
      ON c.agency_id = k.agency AND c.unit_id = k.unit AND c.code = k.code AND c.kind = %s AND c.span = %s
     AND c.start >= k.start AND c.start < k.start + interval '1 {{span}}'
    GROUP BY k.agency, k.unit, k.code, k.start
"""  # noqa: S608 - names of ours


def write_years(years: Collection[tuple[int, int, int]]) -> None:
    """What each unit's score of a year is computed from; of these years, agencies and units."""
    for some in _batches(years, YEARS_AT_ONCE):
        columns = [list(column) for column in zip(*some, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE_YEARS, columns)
            cursor.execute(_SUM_OF_YEARS, columns)


def _batches(keys: Iterable[Any], most: int) -> Iterator[list[Any]]:
    """This many at a time, in order."""
    ordered = sorted(keys)
    for first in range(0, len(ordered), most):
        yield ordered[first : first + most]


_OF_YEARS: Final = (
    "WITH k AS (SELECT * FROM unnest(%s::int[], %s::bigint[], %s::bigint[]) AS k(year, agency, unit))"
)
_REMOVE_YEARS: Final = f"""{_OF_YEARS}
    DELETE FROM compliance_yearcell c USING k
    WHERE c.year = k.year AND c.agency_id = k.agency AND c.unit_id = k.unit
"""  # noqa: S608 - names of ours
_SUM_OF_YEARS: Final = f"""{_OF_YEARS}
    INSERT INTO compliance_yearcell (year, agency_id, unit_id, counts)
    SELECT year, agency, unit, jsonb_object_agg(what, n) FROM (
        SELECT k.year, k.agency, k.unit, one.key AS what, sum(one.value::int) AS n
        FROM k JOIN compliance_caseyear f
          ON f.unit_id = k.unit AND f.year = k.year AND f.agency_id = k.agency
        CROSS JOIN LATERAL jsonb_each_text(f.counts) one
        GROUP BY k.year, k.agency, k.unit, one.key
    ) sums GROUP BY year, agency, unit
"""  # noqa: S608 - names of ours
