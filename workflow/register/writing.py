"""Rows of an older register as cases in the database: which are there already, with which units and keys the others become
cases, and a block of them in one transaction.

A block is made in the session of one thread and may be written in another's, while blocks before it are still on their way."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import Final

from django.db import connection, transaction

from accounts.models import Agency, Unit
from complaints import copying, references
from complaints.copying import Pattern
from complaints.models import Complaint, Statement
from complaints.rows import owe
from law import counting
from workflow.calendars import present
from workflow.models import Event
from workflow.register.cases import IMPORTER, Alike, Cases
from workflow.register.lines import Entry, fitting_code
from workflow.register.mapping import ImportMapping
from workflow.register.reading import Block, RefusedRow

SALT: Final = 16
"""Bytes. What is random is drawn for a whole block: each draw by itself lets another thread go on before it comes back."""
_IMPORTED: Final = (
    "SELECT complaint_id, reference FROM workflow_importedcase WHERE source = %s AND reference = ANY(%s)"
)
_BY_INDEXES: Final = "SET LOCAL enable_seqscan = off"
"""What triggers ask for each row is planned at the first rows of a session and kept. Of a table with a page or two every plan that
walks it is as good, and some thousand rows later it would cost far more."""
Tables = dict[str, tuple[Pattern, list[str]]]
"""The lines of a block by the statement that copies them."""


class Overtaken(Exception):
    """The calendar changed after the block was made."""


@dataclass(slots=True)
class Written:
    """What came of the entries of one block."""

    imported: int = 0
    already_there: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_channels: Counter[str] = field(default_factory=Counter)
    units_made: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Made:
    """A block, of its entries those that are no case yet, the units that come into being with them, the calendar that counts,
    and the lines of their rows, which a thread makes."""

    block: Block
    written: Written
    fresh: list[Entry]
    units: list[Unit]
    days: counting.Calendar
    lines: "Future[Tables]"


class Writer:
    """Makes and writes entries of one register as cases of one agency."""

    def __init__(self, mapping: ImportMapping, agency: Agency, at: datetime) -> None:
        self._agency = agency
        self._source = mapping.source
        self._classification = mapping.classification
        self._at = at
        self._days: counting.Calendar | None = None
        self._cases: Cases | None = None
        self._units: dict[str, Unit] = {}
        """By the code of an entry; some of them are on their way into the database."""

    def make(self, block: Block, maker: Executor) -> Made:
        """Look up which cases are not there yet, draw their keys, and have their lines made: that touches no database."""
        written = Written()
        fresh = self._not_there(block.entries, written) if block.entries else []
        new: list[Unit] = []
        units = [self._unit(entry, new) for entry in fresh]
        keys, of_texts, of_units = copying.draw_keys(
            [
                (Complaint, len(fresh)),
                (Statement, sum(len(entry.typed) for entry in fresh)),
                (Unit, len(new)),
            ]
        )
        for unit, key in zip(new, of_units, strict=True):
            unit.pk = key
        salts = BytesIO(secrets.token_bytes(SALT * len(of_texts)))
        texts = [(key, salts.read(SALT)) for key in of_texts]
        cases, days = self._counted_with_todays_calendar()
        alike = [cases.pattern(entry, unit) for entry, unit in zip(fresh, units, strict=True)]
        rows = [*zip(fresh, units, alike, keys, _new_references(len(fresh)), strict=True)]
        return Made(block, written, fresh, new, days, maker.submit(_lines, cases, rows, texts))

    def write(self, made: Made, after: Future[Written] | None) -> Written:
        """Write those cases and their units, in one transaction; not before the block that is to be written `after`, and not
        without it, for it may make units of these cases.

        Raises IntegrityError where another import has brought some of them meanwhile, Overtaken; then nothing is written."""
        written, tables = made.written, made.lines.result()
        if not made.fresh:
            return written
        with transaction.atomic():
            owe(_BY_INDEXES)
            numbers, *others = tables.values()
            copying.copy(*numbers)  # two imports of the same numbers wait for one another here
            for unit in sorted(made.units, key=lambda unit: unit.code):
                unit.save(force_insert=True)
            if present.current(self._agency.calendar) is not made.days:
                raise Overtaken
            for pattern, lines in others:
                copying.copy(pattern, lines)
            if after is not None:
                after.result()
        written.imported = len(made.fresh)
        written.units_made = [unit.code for unit in made.units]
        written.unknown_channels.update(
            entry.channel_unknown for entry in made.fresh if entry.channel_unknown is not None
        )
        return written

    def forget(self, units: Iterable[Unit]) -> None:
        """These did not come into being."""
        gone = {unit.pk for unit in units}
        self._units = {code: unit for code, unit in self._units.items() if unit.pk not in gone}

    def _counted_with_todays_calendar(self) -> tuple[Cases, counting.Calendar]:
        """What makes the cases, anew where the calendar changed since the block before; and that calendar."""
        days = present.current(self._agency.calendar)
        if self._cases is None or days is not self._days:
            self._days = days
            self._cases = Cases(self._agency, self._source, self._classification, days, self._at)
        return self._cases, days

    def _not_there(self, entries: Iterable[Entry], written: Written) -> list[Entry]:
        """Those whose number no case of this source has. One that is there and says something else is refused."""
        by_reference = {entry.reference: entry for entry in entries}
        cases = self._imported([entry.reference for entry in entries])
        typed: dict[int, dict[str, str]] = defaultdict(dict)
        kept = Statement.objects.filter(complaint__in=cases, author_kind=IMPORTER.kind)
        for case, kind, body in kept.values_list("complaint_id", "kind", "body") if cases else ():
            typed[case][kind] = body
        for event in Event.objects.filter(complaint__in=cases, name="imported", seq=1) if cases else ():
            entry = by_reference.pop(cases[event.complaint_id])
            other = self._otherwise(entry, event, typed[event.complaint_id])
            if other:
                reason = (
                    f"it was imported before with another {' and '.join(other)}; that case stays as it is"
                )
                written.refused.append(RefusedRow(entry.line, entry.reference, reason))
            else:
                written.already_there += 1
        return list(by_reference.values())

    def _imported(self, numbers: list[str]) -> dict[int, str]:
        """The key of each case that this source has under one of these numbers, and the number."""
        with connection.cursor() as cursor:
            cursor.execute(_IMPORTED, [self._source, numbers])
            return dict(cursor.fetchall())

    def _otherwise(self, entry: Entry, imported: Event, typed: dict[str, str]) -> list[str]:
        """What the row says in another way than the one from which the case was imported."""
        codes = (entry.unit_code, fitting_code(f"{self._agency.code}-{entry.unit_code}", entry.unit))
        facts = imported.facts
        differs = {
            "date of filing": facts["received_at"] != entry.filed_at.isoformat(),
            "unit": facts["unit"] not in codes,
            "status": (imported.to_state, facts["ground"]) != (entry.fate.state, entry.fate.ground),
            "text": any(body and entry.typed.get(kind) != body for kind, body in typed.items()),
            "end": imported.effective_at != (entry.ended_at or entry.filed_at),
        }
        return [what for what, other in differs.items() if other]

    def _unit(self, entry: Entry, new: list[Unit]) -> Unit:
        """The agency's unit of this code; where another agency's has it, the code begins with the agency's. One that is not
        there is added to `new`."""
        unit = self._units.get(entry.unit_code)
        if unit is None:
            unit = self._units[entry.unit_code] = self._found_or_new(entry, new)
        return unit

    def _found_or_new(self, entry: Entry, new: list[Unit]) -> Unit:
        codes = (entry.unit_code, fitting_code(f"{self._agency.code}-{entry.unit_code}", entry.unit))
        taken = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
        taken |= {unit.code: unit for unit in self._units.values()}
        for code in codes:
            if code in taken and taken[code].agency_id == self._agency.pk:
                return taken[code]
        code = next(code for code in codes if code not in taken)
        unit = Unit(code=code, name=entry.unit, agency=self._agency, working_week=self._agency.working_week)
        new.append(unit)
        return unit


def _lines(
    cases: Cases, rows: list[tuple[Entry, Unit, Alike, int, str]], texts: list[tuple[int, bytes]]
) -> Tables:
    """Every row of these cases by table, with the keys and salts of their texts: first their numbers, in order, so that whoever writes
    several of them takes them in the same order as others do."""
    drawn = iter(texts)
    tables: Tables = {}
    for entry, unit, alike, key, reference in rows:
        of_texts = [next(drawn) for _text in entry.typed]
        for pattern, line in cases.lines(entry, unit, alike, key, reference, of_texts):
            tables.setdefault(pattern.into, (pattern, []))[1].append(line)
    for _numbers, lines in islice(tables.values(), 1):
        lines.sort()
    return tables


def _new_references(n: int) -> set[str]:
    """This many references, each another. One that a case has is refused when it is written, and drawn anew."""
    drawn: set[str] = set()
    while (more := n - len(drawn)) > 0:
        chance = BytesIO(secrets.token_bytes(references.REFERENCE_BYTES * more))
        drawn |= {references.new_reference(chance.read) for _ in range(more)}
    return drawn
