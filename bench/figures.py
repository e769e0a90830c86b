"""Figures at many cases: `python -m bench.within bench.figures CASES ...` fills facts by SQL, has their cells built by the
product, and prints what each question costs in the database. With all rows of the cases there, `measure` alone."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from accounts.models import Agency, Level, Unit
from compliance import figures, recounting
from compliance.measures import GroupBy
from compliance.models import Standing
from compliance.scope import Scope
from workflow import clock

AGENCIES, UNITS = 60, 3000
FIRST: Final = date(2021, 12, 1)
DAYS: Final = 1820
LATEST: Final = 2026
ROUNDS: Final = 5
"""Each statement is explained so often; the fastest counts."""


@dataclass(frozen=True)
class Cost:
    """What the database spent on one question: milliseconds, 8 kB pages, statements."""

    question: str
    milliseconds: float
    pages: int
    statements: int


def fill(cases: int) -> None:
    """Facts of this many cases of five years in 3,000 units of 60 agencies, 7 of 100 open, and nothing else of them."""
    if not Agency.objects.filter(code__startswith="figures-").exists():
        agencies = Agency.objects.bulk_create(
            Agency(code=f"figures-{n}", name=f"Instansi {n}", level=Level.REGENCY) for n in range(AGENCIES)
        )
        Unit.objects.bulk_create(
            Unit(code=f"figures-{n}", name=f"Dinas {n}", agency=agencies[n % AGENCIES]) for n in range(UNITS)
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE compliance_casefacts, compliance_caseyear, compliance_cell, compliance_yearcell, compliance_touched,"
            " compliance_sheetcell, compliance_sheetstale"
        )
        Standing.objects.all().delete()
        cursor.execute(_FACTS, {"cases": cases, "first": FIRST, "days": DAYS})
        cursor.execute(_YEARS)
        cursor.execute("VACUUM (ANALYZE) compliance_casefacts")
        cursor.execute("VACUUM (ANALYZE) compliance_caseyear")


def build() -> float:
    """Have all cells built; seconds that it took."""
    began = time.monotonic()
    while not recounting.work(now=clock.now, seconds=3600):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) compliance_cell")
        cursor.execute("VACUUM (ANALYZE) compliance_yearcell")
    return time.monotonic() - began


def measure() -> list[Cost]:
    """What each question costs in the database as it stands."""
    at = clock.now()
    year, edges = (date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 3, 13), date(2025, 9, 17))
    months = (date(2024, 3, 1), date(2025, 9, 30))
    everything = Scope(None)
    agency = Agency.objects.order_by("-pk")[0]
    one = Scope(frozenset({agency.pk}))
    unit = Scope(frozenset({agency.pk}), agency.units.all()[0])

    def handling(period: tuple[date, date], scope: Scope, by: str | None) -> Callable[[], Any]:
        start, end = period
        return lambda: figures.handling(start=start, end=end, as_of=at, group_by=by, scope=scope)

    questions: dict[str, Callable[[], Any]] = {}
    for name, period in {"a year": year, "19 months": months, "any period": edges}.items():
        for by in (None, *GroupBy):
            questions[f"{name}, all, by {by or 'nothing'}"] = handling(period, everything, by)
        questions[f"{name}, an agency, by unit"] = handling(period, one, "unit")
        questions[f"{name}, a unit, by month"] = handling(period, unit, "month")
        questions[f"{name}, a unit, by channel"] = handling(period, unit, "channel")
    questions["scores of a year, all"] = lambda: figures.of_year(everything, year=2025, as_of=at)
    questions["scores of this year, all"] = lambda: figures.of_year(everything, year=LATEST, as_of=at)
    questions["scores of a year, an agency"] = lambda: figures.of_year(one, year=2025, as_of=at)
    return [_cost(name, ask) for name, ask in questions.items()]


def _cost(name: str, ask: Callable[[], Any]) -> Cost:
    with _statements() as asked:
        ask()
    milliseconds, pages = 0.0, 0
    for sql, params in asked:
        plans = [_explained(sql, params) for _round in range(ROUNDS)]
        best = min(plans, key=lambda plan: float(plan["Execution Time"]))
        milliseconds += best["Execution Time"]
        pages += best["Plan"]["Shared Hit Blocks"] + best["Plan"]["Shared Read Blocks"]
    return Cost(name, milliseconds, pages, len(asked))


def _explained(sql: str, params: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        (plan,) = cursor.fetchone()[0]
        return plan


@contextmanager
def _statements() -> Iterator[list[tuple[str, Any]]]:
    """The statements asked in the block."""
    asked: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield asked


def sizes() -> dict[str, int]:
    """Bytes of each table with its indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'compliance_%%'"
        )
        return dict(cursor.fetchall())


_FACTS: Final = """
    INSERT INTO compliance_casefacts (complaint_id, agency_id, unit_id, classification, channel, received_on, part, days,
        due_on, unit_then_id, met, open_late, holds_until)
    SELECT id, agency_id, unit_id, class, channel, filed, part, CASE WHEN part = 1 THEN took END,
        CASE WHEN part IN (1, 5) AND due < current_date THEN due END,
        CASE WHEN part IN (1, 5) AND due < current_date THEN unit_id END,
        part = 1 AND took <= 14 AND due < current_date,
        part = 5 AND due < current_date,
        CASE WHEN due >= current_date THEN due + interval '1 day' WHEN part = 5 AND filed > current_date - 60
            THEN current_date + interval '1 day' END
    FROM (
        SELECT n AS id, unit.id AS unit_id, unit.agency_id,
            %(first)s::date + (n * %(days)s / %(cases)s)::int AS filed,
            %(first)s::date + (n * %(days)s / %(cases)s)::int + 20 AS due,
            (ARRAY['ordinary','ordinary','ordinary','information','aspiration','supervisory',''])[1 + mod(hash, 7)] AS class,
            (ARRAY['web','web','whatsapp','phone','letter','walk_in','sp4n','email'])[1 + mod(hash / 7, 8)] AS channel,
            CASE WHEN mod(hash / 64, 100) < 80 THEN 1 WHEN mod(hash / 64, 100) < 84 THEN 2
                WHEN mod(hash / 64, 100) < 92 THEN 3 WHEN mod(hash / 64, 100) < 93 THEN 4 ELSE 5 END AS part,
            floor(-ln((1 + mod(hash / 8192, 100000)) / 100001.0) * 12)::int AS took
        FROM generate_series(1::bigint, %(cases)s) n
        CROSS JOIN LATERAL (SELECT abs(hashint8(n)::bigint) AS hash) hashed
        JOIN (
            SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, agency_id FROM accounts_unit
            WHERE code LIKE 'figures-%%'
        ) unit ON unit.place = mod(hash / 3, 3000)
    ) cases
"""
_YEARS: Final = """
    INSERT INTO compliance_caseyear (complaint_id, year, agency_id, unit_id, counts)
    SELECT complaint_id, extract(year FROM due_on), agency_id, unit_id, jsonb_build_object(
        'd', 2, 'm', 2 * met::int, 'o', 2 * open_late::int, 'f', 1, 'p', met::int, 'a', (part = 1)::int,
        's', (part = 1)::int, 'v', 1, 'w', 1, 'r:sp4n-2018/settle/ordinary', 1, 'r:uu25-2009/decide', 1, 'c:id@3', 2,
        'n:14', 1, 'n:60', 1, 'l:14', least(14, greatest(0, coalesce(days, 99) - 14)),
        'l:60', CASE WHEN days IS NULL THEN 60 ELSE 0 END
    ) FROM compliance_casefacts WHERE due_on IS NOT NULL
"""


def main(*many: int) -> None:
    """A line for each question at each of these numbers of cases; all of it as JSON at the end."""
    told = []
    for cases in many:
        fill(cases)
        seconds = build()
        costs = measure()
        print(f"{cases:,} cases; cells built in {seconds:.1f} s; MB of tables:", file=sys.stderr)
        print(
            ", ".join(f"{name} {size / 1e6:,.0f}" for name, size in sizes().items() if size > 1e5),
            file=sys.stderr,
        )
        for cost in costs:
            line = f"  {cost.question:<34} {cost.milliseconds:8.1f} ms {cost.pages:9,} pages"
            print(line, file=sys.stderr)
        told.append({"cases": cases, "built": seconds, "costs": [asdict(cost) for cost in costs]})
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
