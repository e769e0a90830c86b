"""Older registers made into cases, a block of rows a transaction. No message is sent and no breach is recorded.

A row is known by source and reference: a second import changes nothing, and one that was broken off goes on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from accounts.models import Agency, Unit
from complaints import copying, references
from complaints.copying import Pattern
from complaints.models import Complaint, Statement
from law import counting, rules
from workflow.calendars import present
from workflow.models import Calendar, Event, ImportedCase
from workflow.register.cases import IMPORTER, Alike, Cases
from workflow.register.lines import Entry, Register, fitting_code
from workflow.register.mapping import AgencyTold, ImportMapping
from workflow.register.reading import Block, RefusedRow, ahead, blocks
from workflow.register.table import Unusable, opened


@dataclass(slots=True)
class Report:
    """What became of every row below the heading: read = imported + already_there + refused + blank."""

    read: int = 0
    imported: int = 0
    already_there: int = 0
    refused: int = 0
    blank: int = 0
    above: int = 0
    """Lines above the heading, which are passed over."""
    told: int = 0
    """Bytes of the file that were dealt with."""
    unknown_channels: Counter[str] = field(default_factory=Counter)
    """Of imported rows: words that no channel of the mapping covers, taken in as `other`."""
    units_made: list[str] = field(default_factory=list)

    def add(self, block: Block, written: "_Written") -> None:
        self.read += block.read
        self.blank += block.blank
        self.refused += len(block.refused) + len(written.refused)
        self.already_there += block.again + written.already_there
        self.imported += written.imported
        self.unknown_channels += written.unknown_channels
        self.units_made += written.units_made
        self.told = block.told


def import_register(
    path: Path,
    mapping: ImportMapping,
    report: Report,
    *,
    at: datetime,
    refused: Callable[[RefusedRow], None],
    progress: Callable[[Report], object] = lambda _report: None,
) -> None:
    """Read the register to its end and make its rows cases; `report` grows with each block, when that is committed.

    `refused` is told of each row that becomes none. Raises Unusable when file or mapping cannot be used; blocks written
    before then stay, and are known next time.
    """
    with opened(path, mapping.encoding) as (text, told):
        register = Register(text, mapping)
        report.above = register.above
        writer = _Writer(mapping, _agency(mapping.agency), at)
        agency = writer.agency
        begins = rules.law(agency.law).begins
        found = blocks(register, told, zone=agency.zone, begins=begins, until=at)
        with closing(ahead(found)) as read_ahead, closing(_made_ahead(read_ahead, writer)) as made_ahead:
            for made in made_ahead:
                block, written = made.block, writer.write(made)
                for row in sorted([*block.refused, *written.refused], key=lambda row: row.line):
                    refused(row)
                report.add(block, written)
                progress(report)


def _agency(wanted_agency: AgencyTold) -> Agency:
    """The agency of the mapping; made, closed for filing, where there is none. Raises Unusable where it
    exists and counts its days in another way than the mapping says."""
    wanted = {
        "zone": wanted_agency.zone,
        "working_week": wanted_agency.working_week,
        "calendar": wanted_agency.calendar,
    }
    agency = Agency.objects.filter(code=wanted_agency.code).first()
    if agency is None:
        needed = {"name": wanted_agency.name, "level": wanted_agency.level, **wanted}
        missing = [key for key, value in needed.items() if value is None]
        if missing:
            keys = ", ".join(missing).replace("calendar", "holidays")
            raise Unusable(
                f"There is no agency {wanted_agency.code} yet, and the mapping does not tell its {keys}."
            )
        _calendar(str(wanted_agency.calendar))
        agency = Agency(code=wanted_agency.code, open_for_filing=False, **needed)
        agency.save(force_insert=True)
    for key, value in wanted.items():
        stands = getattr(agency, key)
        if value is not None and value != stands:
            raise Unusable(
                f"The agency {wanted_agency.code} has the {key} {stands}; the mapping says {value}."
            )
    return agency


def _calendar(code: str) -> counting.Calendar:
    try:
        return present.current(code)
    except Calendar.DoesNotExist as error:
        raise Unusable(f"There is no calendar {code}: load it first (load_calendars).") from error


@dataclass(slots=True)
class _Written:
    """What came of the entries of one block."""

    imported: int = 0
    already_there: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_channels: Counter[str] = field(default_factory=Counter)
    units_made: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Made:
    """A block, of its entries those that became no case before, and the lines of theirs by table, that a thread makes."""

    block: Block
    written: _Written
    fresh: list[Entry]
    cases: Cases
    lines: Future["_Tables"]


_Tables = dict[str, tuple[Pattern, list[str]]]


def _made_ahead(found: Iterable[Block], writer: "_Writer") -> Generator[_Made, None, None]:
    """Each block with its lines; while the caller writes one, a thread makes those of the next."""
    with ThreadPoolExecutor(1) as maker:
        before: _Made | None = None
        for block in found:
            made = writer.make(block, maker)
            if before is not None:
                yield before
            before = made
        if before is not None:
            yield before


class _Writer:
    """Writes entries of one register as cases of one agency."""

    def __init__(self, mapping: ImportMapping, agency: Agency, at: datetime) -> None:
        self.agency = agency
        self._mapping = mapping
        self._source = mapping.source
        self._at = at
        self._days: counting.Calendar | None = None
        self._cases: Cases | None = None
        self._units: dict[str, Unit] = {}
        self._references: set[str] = set()
        """Drawn for the block before, which may not be written yet."""

    def make(self, block: Block, maker: Executor) -> _Made:
        """Look up which cases are not there yet, draw their keys, and have their lines made. Units that are missing are made."""
        written = _Written()
        fresh = self._not_there(block.entries, written) if block.entries else []
        make, cases, *of = self._cases_of(fresh, written)
        return _Made(block, written, fresh, cases, maker.submit(make, cases, *of))

    def write(self, made: _Made) -> _Written:
        """Write those cases, in one transaction; imports of the same source wait for one another. Their lines are made anew
        where another one brought some of them meanwhile, or the calendar changed."""
        written, fresh, tables = made.written, made.fresh, made.lines.result()
        if not fresh:
            return written
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {self._source}"]
                )
            if made.cases is not self._counted_with_todays_calendar() or self._imported(fresh).exists():
                fresh = self._not_there(fresh, written)
                make, *of = self._cases_of(fresh, written)
                tables = make(*of)
            for pattern, lines in tables.values():
                copying.copy(pattern, lines)
        written.imported = len(fresh)
        written.unknown_channels.update(
            entry.channel_unknown for entry in fresh if entry.channel_unknown is not None
        )
        return written

    def _cases_of(self, entries: list[Entry], written: _Written) -> tuple[Any, ...]:
        """What makes every row of these cases, a COPY a table, and of what: it touches no database."""
        units = [self._unit(entry, written) for entry in entries]
        cases = self._counted_with_todays_calendar()
        keys, texts = copying.draw_keys(
            [(Complaint, len(entries)), (Statement, sum(len(entry.typed) for entry in entries))]
        )
        self._references = _new_references(len(entries), beside=self._references)
        alike = [cases.pattern(entry, unit) for entry, unit in zip(entries, units, strict=True)]
        return _lines, cases, [*zip(entries, units, alike, keys, self._references, strict=True)], texts

    def _counted_with_todays_calendar(self) -> Cases:
        """What makes the cases; made anew where the calendar changed since the block before."""
        days = _calendar(self.agency.calendar)
        if self._cases is None or days is not self._days:
            self._days = days
            self._cases = Cases(self.agency, self._source, self._mapping.classification, days, self._at)
        return self._cases

    def _not_there(self, entries: Iterable[Entry], written: _Written) -> list[Entry]:
        """Those whose number no case of this source has. One that is there and says something else is refused."""
        by_reference = {entry.reference: entry for entry in entries}
        cases = dict(self._imported(entries).values_list("complaint_id", "reference"))
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

    def _imported(self, entries: Iterable[Entry]) -> QuerySet[ImportedCase]:
        numbers = [entry.reference for entry in entries]
        return ImportedCase.objects.filter(source=self._source, reference__in=numbers)

    def _otherwise(self, entry: Entry, imported: Event, typed: dict[str, str]) -> list[str]:
        """What the row says in another way than the one from which the case was imported."""
        codes = (entry.unit_code, fitting_code(f"{self.agency.code}-{entry.unit_code}", entry.unit))
        facts = imported.facts
        differs = {
            "date of filing": facts["received_at"] != entry.filed_at.isoformat(),
            "unit": facts["unit"] not in codes,
            "status": (imported.to_state, facts["ground"]) != (entry.fate.state, entry.fate.ground),
            "text": any(body and entry.typed.get(kind) != body for kind, body in typed.items()),
            "end": imported.effective_at != (entry.ended_at or entry.filed_at),
        }
        return [what for what, other in differs.items() if other]

    def _unit(self, entry: Entry, written: _Written) -> Unit:
        """The agency's unit of this code; where another agency's has it, the code begins with the agency's."""
        unit = self._units.get(entry.unit_code)
        if unit is None:
            unit = self._units[entry.unit_code] = self._found_or_made(entry, written)
        return unit

    def _found_or_made(self, entry: Entry, written: _Written) -> Unit:
        codes = (entry.unit_code, fitting_code(f"{self.agency.code}-{entry.unit_code}", entry.unit))
        taken = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
        for code in codes:
            if code in taken and taken[code].agency_id == self.agency.pk:
                return taken[code]
        code = next(code for code in codes if code not in taken)
        unit = Unit(code=code, name=entry.unit, agency=self.agency, working_week=self.agency.working_week)
        unit.save(force_insert=True)
        written.units_made.append(code)
        return unit


def _lines(cases: Cases, rows: list[tuple[Entry, Unit, Alike, int, str]], texts: list[int]) -> _Tables:
    """Every row of these cases by table, with the keys of their texts."""
    drawn = iter(texts)
    tables: _Tables = {}
    for entry, unit, alike, key, reference in rows:
        of_texts = [next(drawn) for _text in entry.typed]
        for pattern, line in cases.lines(entry, unit, alike, key, reference, of_texts):
            tables.setdefault(pattern.into, (pattern, []))[1].append(line)
    return tables


def _new_references(n: int, *, beside: set[str]) -> set[str]:
    """So many references that no case has, and that are none of these."""
    drawn: set[str] = set()
    while len(drawn) < n:
        more = {references.new_reference() for _ in range(n - len(drawn))} - drawn - beside
        drawn |= more.difference(
            Complaint.objects.filter(reference__in=more).values_list("reference", flat=True)
        )
    return drawn
