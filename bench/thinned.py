"""Cases of which only that is made which lists, search and figures read: `python -m bench.within bench.thinned [NUMBER]` copies the
whole ones, all of them again and again, until there are this many; `... recount` has their figures counted by the product; without NUMBER, the sums of all cells are held
against the number of cases. Each prints JSON.

A copy is what its original is, with keys, reference and one word of its own: in the same unit, received and due on the same days. So its
facts are its original's, and need not be counted a second time; all cells are made anew by the product. Of cases that ended the events,
all duties but those to settle, identities, files, messages and rungs are left out.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any, Final

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from accounts.models import Unit
from accounts.roles import Role
from bench import lives
from bench.asking import reader_of
from bench.pages import places_of
from bench.places import columns_of, references_of
from complaints import references
from complaints.lifecycle import END_STATES
from complaints.models import Complaint
from compliance import sheet_cells, sheet_keeping
from compliance.models import SheetStale

NUMBERED: Final = ("complaints_complaint", "complaints_statement", "workflow_duty")
"""Tables to whose keys others refer."""
PARTS: Final = {
    "complaints_complaint": "true",
    "complaints_complaint_accused": "true",
    "complaints_statement": "o.kind IN ('subject', 'description')",
    "workflow_event": "w.open",
    "workflow_duty": "w.open OR o.kind = 'settle'",
    "workflow_holding": "true",
    "workflow_suspension": "true",
    "compliance_casefacts": "true",
    "compliance_caseyear": "true",
}
"""Which of a whole case's rows a copy has."""
SPREAD: Final = 0x9E_3779_B97F
"""Odd: multiplied by it, the numbers below 2**40 are each of them again, in another order."""


def more(number: int) -> dict[str, Any]:
    """Copy the whole cases until there are this many, as the owner."""
    began = time.perf_counter()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '64MB'"
        )
        cursor.execute(
            "SELECT to_regclass('life_more_complaint') IS NULL, (SELECT count(*) FROM complaints_complaint)"
        )
        new, have = cursor.fetchone()
        if new:
            with transaction.atomic(using="owner"):
                _set_aside(cursor)
        cursor.execute("SELECT id FROM life_more_complaint ORDER BY id")
        originals = [row[0] for row in cursor.fetchall()]
        refers = {table: references_of(cursor, table) for table in PARTS}
        shift = {}
        for table in NUMBERED:
            cursor.execute(
                f"SELECT (SELECT max(id) FROM {table}) - min(id) + 1, max(id) - min(id) + 1 FROM {_aside(table)}"
            )
            shift[table] = cursor.fetchone()
        numbers = _references(have, _taken(cursor))
        with lives.bare(cursor, (*PARTS, lives.MADE_BY_TRIGGERS)):
            for turn, first in enumerate(range(have, number, len(originals))):
                some = originals[: number - first]
                by = {table: start + turn * span for table, (start, span) in shift.items()}
                with transaction.atomic(using="owner"):
                    _copy(cursor, some, by, refers, numbers)
        for table in NUMBERED:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM " + table + "))",
                [table],
            )
        cursor.execute(
            "DELETE FROM compliance_cell; DELETE FROM compliance_yearcell; DELETE FROM compliance_sheetcell"
        )
        cursor.execute("UPDATE compliance_standing SET ready = false, built_to = 0")
    sheet_keeping.all_stale()
    lives.settle()
    return {"cases": Complaint.objects.count(), "seconds": round(time.perf_counter() - began, 1)}


def recount() -> dict[str, Any]:
    """Have all cells summed by the product, and of the units that are opened (`bench.pages`) the sheets: those of three thousand take half an hour,
    a sixth of a millisecond a case. The others stay stale, as after an upgrade."""
    seats = [(reader_of(role), role) for role in (Role.OMBUDSMAN, Role.COORDINATOR)]
    places = {place for user, role in seats for place in places_of(user.memberships.get(role=role))}
    opened = list(
        Unit.objects.filter(code__in={unit for _agency, unit in places}).values_list("pk", flat=True)
    )
    SheetStale.objects.exclude(unit_id__in=opened).delete()
    found = lives.recount()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO compliance_sheetstale (unit_id, first, last) SELECT id, %s, %s FROM accounts_unit WHERE NOT id = ANY(%s)",
            [*sheet_cells.EVER, opened],
        )
    return {**found, "sheets": len(opened)}


def summed() -> dict[str, Any]:
    """Whether the cells of a kind hold each case once. Ends with an error where they do not."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM compliance_casefacts WHERE unit_id IS NOT NULL")
        facts = cursor.fetchone()[0]
        cursor.execute(
            "SELECT kind, span, sum(received) FROM compliance_cell GROUP BY kind, span ORDER BY kind, span"
        )
        found = cursor.fetchall()
    wrong = [row for row in found if row[2] != facts]
    if wrong or not found:
        raise SystemExit(f"Of {facts} cases the cells hold {wrong or 'none'}.")
    return {"same": len(found)}


def _aside(table: str) -> str:
    return f"life_more_{table.partition('_')[2]}"


def _set_aside(cursor: CursorWrapper) -> None:
    """What copies have of the whole cases that were counted: those that are copies of lives themselves."""
    cursor.execute(
        "CREATE TEMP TABLE whole ON COMMIT DROP AS SELECT c.id, NOT c.state = ANY(%s) AS open FROM complaints_complaint c"
        " JOIN compliance_casefacts f ON f.complaint_id = c.id WHERE c.id > (SELECT max(id) FROM life)"
        " AND c.duplicate_of_id IS NULL",
        [list(END_STATES)],
    )
    cursor.execute("CREATE UNIQUE INDEX ON whole (id); ANALYZE whole")
    for table, part in PARTS.items():
        key = "id" if table == "complaints_complaint" else "complaint_id"
        cursor.execute(
            f"CREATE UNLOGGED TABLE {_aside(table)} AS SELECT o.* FROM {table} o JOIN whole w ON w.id = o.{key}"
            f" WHERE {part} ORDER BY o.{key}"
        )
        cursor.execute(f"CREATE INDEX ON {_aside(table)} ({key}); ANALYZE {_aside(table)}")
    cursor.execute(
        f"CREATE UNLOGGED TABLE {_aside(lives.MADE_BY_TRIGGERS)} AS SELECT w.complaint_id, ts_delete(w.words, ARRAY("
        "SELECT lexeme FROM unnest(w.words) WHERE lexeme ~ '^bks[0-9]+$' OR ascii(lexeme) = 5)) AS words"
        f" FROM {lives.MADE_BY_TRIGGERS} w JOIN whole ON whole.id = w.complaint_id ORDER BY w.complaint_id"
    )
    cursor.execute(f"CREATE INDEX ON {_aside(lives.MADE_BY_TRIGGERS)} (complaint_id)")


def _taken(cursor: CursorWrapper) -> set[str]:
    cursor.execute(
        f"SELECT reference FROM complaints_complaint WHERE id <= (SELECT max(id) FROM {_aside('complaints_complaint')})"
    )
    return {row[0] for row in cursor.fetchall()}


def _references(number: int, taken: set[str]) -> Iterator[str]:
    """References that no case has: of the numbers from this one on, spread."""
    while True:
        spread = (number * SPREAD % (1 << 8 * references.REFERENCE_BYTES)).to_bytes(
            references.REFERENCE_BYTES
        )
        reference = references.new_reference(lambda _size, drawn=spread: drawn)  # type: ignore[misc]
        number += 1
        if reference not in taken:
            yield reference


def _copy(
    cursor: CursorWrapper,
    originals: list[int],
    by: dict[str, int],
    refers: dict[str, dict[str, str]],
    numbers: Iterator[str],
) -> None:
    """One more of each of these; keys are moved `by` this much."""
    cursor.execute("CREATE TEMP TABLE drawn (original bigint, reference text) ON COMMIT DROP")
    with cursor.copy("COPY drawn FROM STDIN") as copying:
        for original in originals:
            copying.write_row((original, next(numbers)))
    cursor.execute("ANALYZE drawn")
    case = by["complaints_complaint"]
    for table in PARTS:
        columns = columns_of(cursor, table)
        if "id" in columns and table not in by:
            columns.pop("id")
        values = [_value(name, table, refers[table].get(name), by) for name in columns]
        key = "id" if table == "complaints_complaint" else "complaint_id"
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE SELECT {', '.join(values)}"
            f" FROM {_aside(table)} o JOIN drawn d ON d.original = o.{key}"
        )
    cursor.execute(
        f"INSERT INTO {lives.MADE_BY_TRIGGERS} (complaint_id, words) SELECT o.complaint_id + {case}, o.words || array_to_tsvector("
        f"'bks' || (o.complaint_id + {case}) / 3 || reference_parts(d.reference))"
        f" FROM {_aside(lives.MADE_BY_TRIGGERS)} o JOIN drawn d ON d.original = o.complaint_id"
    )


def _value(name: str, table: str, refers: str | None, by: dict[str, int]) -> str:
    if name == "reference" and table == "complaints_complaint":
        return "d.reference"
    if name == "id":
        return f"o.id + {by[table]}"
    if name == "complaint_id":
        return f"o.complaint_id + {by['complaints_complaint']}"
    if refers in by:
        return f"o.{name} + {by[refers]}"
    return "NULL" if refers in lives.TABLES else f"o.{name}"


if __name__ == "__main__":
    asked = sys.argv[1] if sys.argv[1:] else ""
    print(json.dumps(more(int(asked)) if asked.isdecimal() else recount() if asked else summed()))
