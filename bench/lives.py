"""Real lives, and as many cases made of them in SQL as are wanted: `python -m bench.within bench.lives tell NUMBER` tells the
demo's plans through the verbs, `... copy NUMBER AGENCIES UNITS` multiplies them until there are this many cases in this many places,
`... recount` has their figures counted by the product. Each prints JSON.

The lives count without days off (calendar `none`): moved by whole weeks, each date in them is again what the rules say,
so that a copy can be rebuilt from its events like any case.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from accounts.actors import Actor, Origin, staff
from accounts.models import Agency
from bench.places import Places, array, columns_of, places, references_of
from complaints import references
from complaints.codes import CaseKind
from complaints.lifecycle import END_STATES, State
from complaints.models import Complaint
from demo.load import Loader
from demo.people import settle_in
from demo.program import program
from law.codes import SuspensionReason
from workflow import clock
from workflow.errors import Refusal
from workflow.verbs.table import VERBS as ACTS

SEED: Final = "ukur"
OPEN: Final = 0.07
"""The part of the cases that is open."""
WEEKS: Final = 200
"""So far back an ended life may be moved; with the demo's own fourteen months these are five years."""
AT_A_TIME: Final = 100_000

HANDED_ON: Final = 3
"""Lives with a demand, and lives with a standstill, of the twelve and twenty that might have one."""
DEMAND: Final = "Mohon dijelaskan mengapa laporan ini belum diselesaikan."
ASKED: Final = "Mohon kirim salinan tanda terima berkas."

NUMBERED: Final = (
    "complaints_statement",
    "complaints_attachment",
    "workflow_duty",
)
"""Tables whose keys stand in events: a copy's are counted from a base of its own."""
TABLES: Final = (
    "complaints_complaint",
    "complaints_identity",
    "complaints_complaint_accused",
    "workflow_event",
    "complaints_statement",
    "complaints_attachment",
    "workflow_duty",
    "workflow_rung",
    "workflow_holding",
    "workflow_suspension",
    "notifications_message",
)
MADE_BY_TRIGGERS: Final = "complaints_words"


def tell(number: int) -> dict[str, Any]:
    """Tell this many of the demo's plans, evenly from all; 0: all of them."""
    began = time.perf_counter()
    call_command("load_calendars", verbosity=0)
    cast = settle_in()
    Agency.objects.update(calendar="none")
    cast = settle_in()
    plans = program(cast, SEED)
    loader = Loader(cast, seed=SEED, at=clock.now())
    for plan in plans[:: max(1, len(plans) // number if number else 1)]:
        loader.tell(plan)
    handed = _hand_on(cast.ombudsman, loader.until)
    return {
        "lives": Complaint.objects.count(),
        "handed on": handed,
        "seconds": round(time.perf_counter() - began, 1),
    }


def _hand_on(ombudsman: Actor, at: datetime) -> dict[str, int]:
    """Of the lives that the demo leaves at the Ombudsman some get a demand that runs, and of those in a unit's hands some wait for
    the complainant with a clock that stands still: none of the demo's plans ends so, and the lists look for them
    (docs/adr/0131). Returns how many of each."""
    handed = dict.fromkeys(("demand", "suspend"), 0)
    open_ = Complaint.objects.filter(state__in=(State.ESCALATED, State.INVESTIGATING), handed_until=None)
    for case in open_.select_related("handler").order_by("pk"):
        if case.state == State.ESCALATED:
            verb, by, carried = "demand", ombudsman, {"demand": DEMAND}
        elif case.handler is not None:
            verb, by = "suspend", staff(case.handler, origin=Origin.DEMO)
            carried = {"reason": SuspensionReason.AWAITING_COMPLAINANT, "reasons": ASKED}
        else:
            continue
        if handed[verb] == HANDED_ON:
            continue
        with suppress(Refusal):  # what another act stands in the way of
            ACTS[verb](case.pk, by=by, at=at, version=None, **carried)
            handed[verb] += 1
    return handed


# --- patterns: the lives with gaps for what a copy has of its own ------------------------------------------------------

DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)")
GAP: Final = re.compile(r'"\x01(\d+)([nst])([^"]*)"')
KEYS: Final = {
    "handler": "user",
    "accused": "user",
    "attachment": "complaints_attachment",
    "duty": "workflow_duty",
}
CODES: Final = {"unit": "unit", "agency": "agency"}


@dataclass(slots=True)
class Life:
    """What is a copy's own in the events and notices of one life: (kind, number or day), by its place in the list."""

    own: dict[tuple[str, str], int] = field(default_factory=dict)

    def gap(self, kind: str, value: object, sort: str = "n", rest: str = "") -> str:
        position = self.own.setdefault((kind, str(value)), len(self.own) + 1)
        return f"\x01{position}{sort}{rest}"


def pattern(life: Life, told: Any, numbers: dict[str, dict[int, int]]) -> str:
    """A JSON value as a text for format(): `%3$s` where the copy's third own thing stands."""
    text = json.dumps(_with_gaps(life, told, "", numbers), ensure_ascii=False).replace("%", "%%")
    text = text.replace("\\u0001", "\x01")
    return GAP.sub(lambda m: f"%{m[1]}$s" if m[2] == "n" else f'"%{m[1]}$s{m[3]}"', text)


def _with_gaps(life: Life, told: Any, name: str, numbers: dict[str, dict[int, int]]) -> Any:
    gaps = told
    if isinstance(told, dict):
        gaps = {key: _with_gaps(life, value, key, numbers) for key, value in told.items()}
    elif isinstance(told, list):
        gaps = [_with_gaps(life, value, name, numbers) for value in told]
    elif isinstance(told, int) and name in KEYS:
        kind = KEYS[name]
        gaps = life.gap(kind, told if kind == "user" else numbers[kind][told])
    elif isinstance(told, str) and name in CODES:
        gaps = life.gap(CODES[name], told, "s")
    elif isinstance(told, str) and DAY.match(told):
        gaps = life.gap("day", told[:10], "t", told[10:])
    return gaps


def _statements(life: Life, carried: dict[str, list[Any]], numbers: dict[int, int]) -> dict[str, list[Any]]:
    """What an event carries of its texts; of those that are another life's (`OF_ANOTHER`) the hash is the copy's own."""
    return {
        kind: [
            life.gap("complaints_statement", numbers[key]),
            life.gap("hash", numbers[key], "s") if kind in OF_ANOTHER else digest,
        ]
        for kind, (key, digest) in carried.items()
    }


def patterns(cursor: CursorWrapper) -> None:
    """Make a table `life_<table>` of each table: its rows by life, with gaps in JSON and numbers for keys. Lives are
    those of complaints that stand alone: what the Ombudsman issues has rows in other tables, and is rare."""
    cursor.execute(
        "CREATE UNLOGGED TABLE life AS SELECT c.id, c.state = ANY(%s) AND NOT EXISTS (SELECT FROM workflow_duty d"
        " WHERE d.complaint_id = c.id AND d.met_at IS NULL AND d.ended_at IS NULL) AS over,"
        " row_number() OVER () AS n FROM complaints_complaint c WHERE c.kind = %s AND NOT EXISTS (SELECT FROM"
        " workflow_event e WHERE e.complaint_id = c.id AND e.name = ANY(%s))",
        [list(END_STATES), CaseKind.COMPLAINT, ["linked", "unlinked", "duplicate_joined", "duplicate_left"]],
    )
    numbers: dict[str, dict[int, int]] = {}
    for table in TABLES:
        key = "id" if table == "complaints_complaint" else "complaint_id"
        cursor.execute(
            f"CREATE UNLOGGED TABLE life_{_short(table)} AS SELECT o.*, o.{key} AS life,"
            f" row_number() OVER (PARTITION BY o.{key} ORDER BY o.id) AS number FROM {table} o"
            f" WHERE o.{key} IN (SELECT id FROM life)"
        )
        cursor.execute(
            f"CREATE INDEX ON life_{_short(table)} (id); CREATE INDEX ON life_{_short(table)} (life)"
        )
        if table in NUMBERED:
            cursor.execute(f"SELECT id, number FROM life_{_short(table)}")
            numbers[table] = dict(cursor.fetchall())
        for column, other in references_of(cursor, table).items():
            if other in NUMBERED:
                cursor.execute(
                    f"UPDATE life_{_short(table)} l SET {column} = o.number FROM life_{_short(other)} o WHERE o.id = l.{column}"
                )
    cursor.execute(
        "CREATE UNLOGGED TABLE life_words AS SELECT w.complaint_id AS life,"
        " array_to_tsvector(array_agg(lexeme) FILTER (WHERE ascii(lexeme) IN (6, 7))) AS people,"  # without places and number
        " array_to_tsvector(array_agg(lexeme) FILTER (WHERE ascii(lexeme) > 7)) AS words"
        " FROM life JOIN complaints_words w ON w.complaint_id = life.id, unnest(w.words) GROUP BY 1"
    )
    lives: dict[int, Life] = {}
    _give_gaps(cursor, lives, "life_message", ["facts"], numbers)
    _give_gaps(cursor, lives, "life_event", ["facts", "statements"], numbers)
    cursor.execute(
        "CREATE UNLOGGED TABLE life_own (life bigint, position int, kind text, value text, PRIMARY KEY (life, position))"
    )
    with cursor.copy("COPY life_own FROM STDIN") as copy:
        for life_id, life in lives.items():
            for (kind, value), position in life.own.items():
                copy.write_row((life_id, position, kind, value))


def _give_gaps(
    cursor: CursorWrapper,
    lives: dict[int, Life],
    table: str,
    columns: list[str],
    numbers: dict[str, dict[int, int]],
) -> None:
    for column in columns:
        cursor.execute(f"ALTER TABLE {table} ALTER {column} TYPE text USING {column}::text")
    cursor.execute(f"SELECT id, life, {', '.join(columns)} FROM {table}")
    for key, life_id, *told in cursor.fetchall():
        life = lives.setdefault(life_id, Life())
        if told[0] is None:  # of a sent message they stand in its record, which its copies share
            continue
        values = [json.loads(each) for each in told]
        if len(values) > 1:
            values[1] = _statements(life, values[1], numbers["complaints_statement"])
        texts = [pattern(life, value, numbers) for value in values]
        cursor.execute(
            f"UPDATE {table} SET {', '.join(f'{column} = %s' for column in columns)} WHERE id = %s",
            [*texts, key],
        )


def _short(table: str) -> str:
    return table.partition("_")[2]


# --- copies ----------------------------------------------------------------------------------------------------------

OF_ANOTHER: Final = ("subject", "description")
"""What a copy says is another life's, drawn for it: copies of an open life are due on one day, and among ten million the first ten
thousand of a list would say one and the same."""
SUFFIX: Final = "' Nomor berkas BKS' || (c.n / 3) || '.'"
"""What a copy's description has of its own: a word that three cases hold."""
WHAT_IS_SAID: Final = f"said.body || CASE WHEN said.kind = 'description' THEN {SUFFIX} ELSE '' END"
"""One of these of a copy, by the row of the life whose it is."""


def copy(number: int, agencies: int, units: int) -> dict[str, Any]:
    """Multiply the lives until there are this many cases, as the owner; indexes and keys are made again at the end,
    which proves the keys."""
    began = time.perf_counter()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '64MB'"
        )
        with transaction.atomic(using="owner"):
            here = places(cursor, agencies, units)
        cursor.execute("SELECT to_regclass('life') IS NULL, (SELECT count(*) FROM complaints_complaint)")
        new, have = cursor.fetchone()
        if new:
            with transaction.atomic(using="owner"):
                cursor.execute("SELECT setseed(0.42)")
                patterns(cursor)
        refers = {table: references_of(cursor, table) for table in TABLES}
        with bare(cursor, (*TABLES, MADE_BY_TRIGGERS)):
            for first in range(have, number, AT_A_TIME):
                with transaction.atomic(using="owner"):
                    _copy(cursor, Kin(here, refers), min(AT_A_TIME, number - first))
        cursor.execute(
            "INSERT INTO compliance_touched (complaint_id) SELECT id FROM complaints_complaint"
            " WHERE NOT EXISTS (SELECT FROM compliance_casefacts f WHERE f.complaint_id = complaints_complaint.id) ORDER BY id"
        )
    settle()
    return {"cases": Complaint.objects.count(), "seconds": round(time.perf_counter() - began, 1)}


@contextmanager
def bare(cursor: CursorWrapper, tables: Sequence[str]) -> Iterator[None]:
    """Without triggers, keys and indexes on these tables; afterwards they are made as they were."""
    tables = list(tables)
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = ANY(%s::text[]::regclass[]) AND contype IN ('f', 'u', 'p') AND conparentid = 0"
        " ORDER BY contype <> 'f', contype = 'p'",
        [tables],
    )
    keys = cursor.fetchall()
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND confrelid = ANY(%s::text[]::regclass[]) AND NOT conrelid = ANY(%s::text[]::regclass[])",
        [tables, tables],
    )
    keys = cursor.fetchall() + keys
    for table, name, _told in keys:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ANY(%s::text[]::regclass[])",
        [tables],
    )
    indexes = cursor.fetchall()
    for name, _told in indexes:
        cursor.execute(f"DROP INDEX {name}")
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for table, name, told in reversed(keys):
        if not told.startswith("FOREIGN"):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {told}")
    for _name, told in indexes:
        cursor.execute(told)
    for table, name, told in keys:
        if told.startswith("FOREIGN"):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {told}")


@dataclass(frozen=True, slots=True)
class Kin:
    """What the keys in a row refer to: `refers[table][column]` is a table, read before its constraints are gone."""

    places: Places
    refers: dict[str, dict[str, str]]


def _copy(cursor: CursorWrapper, kin: Kin, number: int) -> None:
    here = kin.places
    cursor.execute(
        "CREATE TEMP TABLE drawn (n bigint GENERATED ALWAYS AS IDENTITY, reference text) ON COMMIT DROP"
    )
    missing = number
    while missing:  # of a million references drawn by chance two may be the same
        with cursor.copy("COPY drawn (reference) FROM STDIN") as copying:
            for _ in range(missing):
                copying.write_row((references.new_reference(),))
        cursor.execute(
            "DELETE FROM drawn WHERE n IN (SELECT d.n FROM drawn d JOIN complaints_complaint USING (reference)"
            " UNION SELECT n FROM (SELECT n, row_number() OVER (PARTITION BY reference ORDER BY n) AS turn FROM drawn) again"
            " WHERE turn > 1)"
        )
        missing = cursor.rowcount
    bases = {}
    for table in ("complaints_complaint", "complaints_identity", *NUMBERED):
        cursor.execute(
            f"SELECT coalesce(max(id), 0), (SELECT max(number) FROM life_{_short(table)}) FROM {table}"
        )
        bases[table] = cursor.fetchone()
    keys = ", ".join(f"{base[0]} + d.n * {base[1] or 1} AS {_short(table)}" for table, base in bases.items())
    cursor.execute(
        f"""
        CREATE TEMP TABLE copied ON COMMIT DROP AS
        WITH pools AS (SELECT over, array_agg(id) AS ids FROM life GROUP BY over),
        every AS (SELECT array_agg(life) AS ids FROM life_statement WHERE kind = 'description' AND body IS NOT NULL),
        chosen AS (
            SELECT d.n, d.reference, random() < (CASE WHEN EXISTS (SELECT FROM pools WHERE NOT over) THEN {OPEN} ELSE 0 END) AS open,
              random() AS which, random() AS back, random() AS says, floor(random() * {here.copies})::int AS place FROM drawn d
        )
        SELECT d.reference, d.n + {bases["complaints_complaint"][0]} AS n, d.place, {keys},
          p.ids[1 + floor(d.which * cardinality(p.ids))::int] AS life,
          every.ids[1 + floor(d.says * cardinality(every.ids))::int] AS says,
          CASE WHEN d.open THEN 0 ELSE -7 * floor(d.back * {WEEKS})::int END AS days
        FROM chosen d JOIN pools p ON p.over = NOT d.open, every ORDER BY d.n
        """
    )
    cursor.execute(
        f"""
        ALTER TABLE copied ADD shift interval, ADD own text[];
        UPDATE copied c SET shift = days * interval '1 day', own = ARRAY(
          SELECT CASE o.kind
            WHEN 'day' THEN (o.value::date + c.days)::text
            WHEN 'user' THEN {here.user("o.value::bigint")}::text
            WHEN 'unit' THEN CASE WHEN c.place = 0 THEN o.value ELSE left(o.value, 34) || '-' || c.place END
            WHEN 'agency' THEN CASE WHEN c.place % {here.groups} = 0 THEN o.value
              ELSE o.value || '-' || c.place % {here.groups} END
            WHEN 'complaints_statement' THEN (c.statement + o.value::bigint)::text
            WHEN 'complaints_attachment' THEN (c.attachment + o.value::bigint)::text
            WHEN 'workflow_duty' THEN (c.duty + o.value::bigint)::text
            WHEN 'hash' THEN (SELECT encode(sha256(s.salt || convert_to({WHAT_IS_SAID}, 'utf8')), 'hex')
              FROM life_statement s JOIN life_statement said ON said.life = c.says AND said.kind = s.kind
              WHERE s.life = c.life AND s.number = o.value::bigint)
          END FROM life_own o WHERE o.life = c.life ORDER BY o.position
        )
        """
    )
    cursor.execute("ANALYZE copied")
    for table in TABLES:
        _fill(cursor, kin, table)
    cursor.execute(
        "INSERT INTO complaints_words (complaint_id, words) SELECT c.complaint, coalesce(o.people, '') || said.words"
        f" || strip(to_tsvector('indonesian', {SUFFIX})) || array_to_tsvector(array_remove(ARRAY[agency_word(k.agency_id),"
        " chr(2) || k.held_by_id, chr(3) || k.unit_id, chr(4) || k.handler_id], NULL) || reference_parts(k.reference))"
        " FROM copied c JOIN life_words o USING (life) JOIN life_words said ON said.life = c.says"
        " JOIN complaints_complaint k ON k.id = c.complaint"
    )


def _fill(cursor: CursorWrapper, kin: Kin, table: str) -> None:
    refers, columns = kin.refers[table], columns_of(cursor, table)
    own = {
        "complaints_complaint": {"id": "c.complaint", "reference": "c.reference"},
        "complaints_identity": {"id": "c.identity"},
        "complaints_statement": {
            "body": f"CASE WHEN o.body IS NOT NULL AND o.kind = ANY('{array(OF_ANOTHER)}') THEN (SELECT {WHAT_IS_SAID} FROM life_statement said"
            " WHERE said.life = c.says AND said.kind = o.kind) ELSE o.body END"
        },
        "complaints_attachment": {
            "path": "left(c.complaint || '-' || o.path, 100)",
            "shown_path": "left(c.complaint || '-' || o.shown_path, 100)",
        },
        "workflow_event": {
            "facts": "format(o.facts, VARIADIC c.own)::jsonb",
            "statements": "CASE WHEN o.statements = '{}' THEN '{}' ELSE format(o.statements, VARIADIC c.own)::jsonb END",
        },
        "notifications_message": {
            "facts": "format(o.facts, VARIADIC c.own)::jsonb",
            "message_id": "CASE WHEN o.message_id IS NOT NULL THEN '<' || c.complaint || '.' || o.number || '@ukur.example>' END",
        },
    }.get(table, {})
    if table in NUMBERED:
        own["id"] = f"c.{_short(table)} + o.number"
    elif "id" not in own:
        columns.pop("id")
    values = [
        own.get(name) or _value(name, kind, refers.get(name), kin.places) for name, kind in columns.items()
    ]
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE SELECT {', '.join(values)}"
        f" FROM copied c JOIN life_{_short(table)} o ON o.life = c.life"
    )
    if "id" in own:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM " + table + "))", [table]
        )


def _value(name: str, kind: str, refers: str | None, here: Places) -> str:
    old = f"o.{name}"
    kin = {
        "accounts_user": here.user(old),
        "accounts_unit": here.unit(old),
        "accounts_agency": here.agency(old),
        "complaints_complaint": "NULL" if name == "duplicate_of_id" else "c.complaint",
        "complaints_identity": f"CASE WHEN {old} IS NULL THEN NULL ELSE c.identity END",
        **{table: f"c.{_short(table)} + {old}" for table in NUMBERED},
    }
    if refers in kin:
        return kin[refers]
    if kind == "date":
        return f"{old} + c.days"
    if name in ("next_due_at", "handed_until"):
        return f"CASE WHEN {old} < '9000-01-01' THEN {old} + c.shift ELSE {old} END"
    return f"{old} + c.shift" if kind == "timestamp with time zone" else old


def recount() -> dict[str, Any]:
    """Have the figures of the new cases counted by the product."""
    began = time.perf_counter()
    with redirect_stdout(sys.stderr):
        call_command("recount", touched=True)
    settle()
    return {"seconds": round(time.perf_counter() - began, 1)}


def settle() -> None:
    """As autovacuum leaves the tables some minutes later."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


VERBS: Final[dict[str, Callable[..., dict[str, Any]]]] = {"tell": tell, "copy": copy, "recount": recount}

if __name__ == "__main__":
    print(json.dumps(VERBS[sys.argv[1]](*map(int, sys.argv[2:]))))
