"""Older registers made into cases: what the register tells, and nothing that it does not.

A case keeps when it was filed, its unit, how and when it ended. No message is sent and no breach is recorded:
the ends of duties that lie in the past count as dealt with, while lateness stays what the stored dates say.
A row is known by source and reference: a second import changes nothing.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from accounts.actors import Actor, ActorKind, Origin
from accounts.models import Agency, Unit
from complaints import references, texts
from complaints.codes import IdentityKind, StatementKind
from complaints.lifecycle import State
from complaints.models import Complaint, Statement
from law import counting, rules
from workflow.calendars import present
from workflow.clocks import duties
from workflow.clocks.duties import Docket
from workflow.models import Calendar, Event, Holding, ImportedCase
from workflow.record import events
from workflow.record.seals import seal
from workflow.record.statements import digest
from workflow.register.lines import MOST_NEEDED, Entry, Register, RowRefused, fitting_code
from workflow.register.mapping import AgencyTold, ImportMapping
from workflow.register.table import Row, Unusable, opened

IMPORTER: Final = Actor(ActorKind.IMPORT, origin=Origin.IMPORT)
BATCH: Final = 1000
HELD: Final = (State.DISPATCHED, State.INVESTIGATING, State.CLOSED, State.WITHDRAWN)
"""The states in which the unit of the row holds the case: a rejection comes before the dispatch."""
ENDED_BY: Final = {State.CLOSED: "import", State.REJECTED: "reject", State.WITHDRAWN: "withdraw"}
MEETS_OR_ENDS: Final = {State.CLOSED: "import_answer", State.REJECTED: "reject", State.WITHDRAWN: "withdraw"}
"""What the end of a case does to its duties: rows of the truth table."""


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
    unknown_channels: Counter[str] = field(default_factory=Counter)
    """Of imported rows: words that no channel of the mapping covers, taken in as `other`."""
    units_made: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that became no case; `line` is where it begins in the file."""

    line: int
    reference: str
    reason: str

    def __str__(self) -> str:
        reference = texts.shown(self.reference[:MOST_NEEDED])
        return f"line {self.line}, {reference or 'no reference'}: {self.reason}"


@dataclass(frozen=True, slots=True)
class _Case:
    """A case in memory, not yet written."""

    entry: Entry
    complaint: Complaint
    docket: Docket
    events: list[Event]


def import_register(
    path: Path,
    mapping: ImportMapping,
    *,
    at: datetime,
    refused: Callable[[RefusedRow], None],
    progress: Callable[[int], object],
) -> Report:
    """Read the register to its end and make its rows cases, a batch a transaction.

    `refused` is told of each row that becomes none; `progress` how many bytes of the file are read. Raises
    Unusable when file or mapping cannot be used; batches written before then stay, and are known next time.
    """
    report = Report()
    with opened(path, mapping.encoding) as (text, told):
        register = Register(text, mapping)
        report.above = register.above
        writer = _Writer(mapping, _agency(mapping.agency), report, at, refused)
        understood = _understood(register, writer.agency, at, report, refused)
        while batch := list(islice(understood, BATCH)):
            writer.write(batch)
            progress(told())
    return report


def _understood(
    register: Register, agency: Agency, at: datetime, report: Report, refused: Callable[[RefusedRow], None]
) -> Iterator[Entry]:
    """The rows that can become cases, each number once: the same row again is already there, another row of the
    same number is refused."""
    begins = rules.law(agency.law).begins
    seen: dict[str, tuple[int, int]] = {}
    for row in register.rows():
        report.read += 1
        if row.blank:
            report.blank += 1
            continue
        try:
            entry = register.entry(row, zone=agency.zone, begins=begins, until=at)
            content = _content(row)
            line, there = seen.setdefault(entry.reference, (row.line, content))
            if there != content:
                raise RowRefused(f"line {line} has the same reference and says something else")
        except RowRefused as refusal:
            report.refused += 1
            refused(RefusedRow(row.line, register.reference(row), str(refusal)))
        else:
            if line == row.line:
                yield entry
            else:
                report.already_there += 1


def _content(row: Row) -> int:
    """What two rows that say the same have in common: spaces around and empty cells at the end do not count."""
    cells = [cell.strip() for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    return hash(tuple(cells))


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


class _Writer:
    """Writes entries of one register as cases of one agency."""

    def __init__(
        self,
        mapping: ImportMapping,
        agency: Agency,
        report: Report,
        at: datetime,
        refused: Callable[[RefusedRow], None],
    ) -> None:
        self.agency = agency
        self._source = mapping.source
        self._classification = mapping.classification
        self._days = _calendar(agency.calendar)
        self._report = report
        self._refused = refused
        self._at = at
        self._units: dict[str, Unit] = {}

    @transaction.atomic
    def write(self, entries: list[Entry]) -> None:
        """Make those cases that are not there yet; imports of the same source wait for one another."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {self._source}"]
            )
        self._days = _calendar(self.agency.calendar)  # it may have changed since the batch before
        fresh = self._not_there(entries)
        cases = [
            self._case(entry, reference)
            for entry, reference in zip(fresh, _new_references(len(fresh)), strict=True)
        ]
        _store(self._source, cases)
        self._report.imported += len(fresh)
        self._report.unknown_channels.update(
            entry.channel_unknown for entry in fresh if entry.channel_unknown is not None
        )

    def _not_there(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those whose number no case of this source has. One that is there and says something else is refused."""
        by_reference = {entry.reference: entry for entry in entries}
        there = ImportedCase.objects.filter(source=self._source, reference__in=by_reference)
        cases = dict(there.values_list("complaint_id", "reference"))
        typed: dict[int, dict[str, str]] = defaultdict(dict)
        kept = Statement.objects.filter(complaint__in=cases, author_kind=IMPORTER.kind)
        for case, kind, body in kept.values_list("complaint_id", "kind", "body") if cases else ():
            typed[case][kind] = body
        for event in Event.objects.filter(complaint__in=cases, name="imported", seq=1) if cases else ():
            entry = by_reference.pop(cases[event.complaint_id])
            other = self._otherwise(entry, event, typed[event.complaint_id])
            if other:
                self._report.refused += 1
                reason = (
                    f"it was imported before with another {' and '.join(other)}; that case stays as it is"
                )
                self._refused(RefusedRow(entry.line, entry.reference, reason))
            else:
                self._report.already_there += 1
        return list(by_reference.values())

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

    def _case(self, entry: Entry, reference: str) -> _Case:
        state, unit = entry.fate.state, self._unit(entry)
        complaint = Complaint(
            reference=reference,
            state=state,
            origin=IMPORTER.origin,
            channel=entry.channel,
            identity_kind=IdentityKind.ANONYMOUS,
            agency=self.agency,
            unit=unit,
            held_by=unit if state in HELD else None,
            classification=self._classification,
            received_at=entry.filed_at,
            received_on=counting.local_date(entry.filed_at, self.agency.zone),
            ended_at=entry.ended_at,
            ended_by=ENDED_BY.get(state, ""),
        )
        if state == State.CLOSED and entry.ended_at is not None:
            complaint.answered_at = complaint.first_answered_at = entry.ended_at
            complaint.first_answered_on = counting.local_date(entry.ended_at, self.agency.zone)
        docket = self._docket(complaint, entry)
        docket.place()
        return _Case(entry, complaint, docket, self._events(docket, entry, unit))

    def _docket(self, complaint: Complaint, entry: Entry) -> Docket:
        """The duties that the row bears out; ends that have passed are dealt with, and remind nobody."""
        docket = Docket(complaint, days=self._days)
        apply_import(docket, entry.fate.state, filed_at=entry.filed_at, ended_at=entry.ended_at)
        for duty in docket.running():
            if duty.due_at is not None and duty.due_at <= self._at:
                docket.mark_swept(duty, self._at)
            while duty.rung_at is not None and duty.rung_at <= self._at:
                docket.climb(duty)
        return docket

    def _events(self, docket: Docket, entry: Entry, unit: Unit) -> list[Event]:
        """The import, told of the time of filing and in force from when the case came into its state, and the
        answer where there was one."""
        complaint = docket.complaint
        imported = events.following(
            complaint, "imported", before="", by=IMPORTER, at=entry.filed_at, effective_at=entry.ended_at
        )
        imported.facts = {
            **docket.basis,
            "source": self._source,
            "source_reference": sha256(entry.reference.encode()).hexdigest(),
            "agency": self.agency.code,
            "unit": unit.code,
            "channel": entry.channel,
            "classification": self._classification,
            "received_at": entry.filed_at.isoformat(),
            "ground": entry.fate.ground,
            "sealed": seal(complaint, None),
        }
        if entry.fate.state != State.CLOSED or entry.ended_at is None:
            return [imported]
        answered = events.following(
            complaint, "answered", before=complaint.state, by=IMPORTER, at=entry.ended_at
        )
        answered.facts = {"outcome": None, "remedy_due_on": None, "source": self._source}
        return [imported, answered]

    def _unit(self, entry: Entry) -> Unit:
        """The agency's unit of this code; where another agency's has it, the code begins with the agency's."""
        unit = self._units.get(entry.unit_code)
        if unit is None:
            unit = self._units[entry.unit_code] = self._found_or_made(entry)
        return unit

    def _found_or_made(self, entry: Entry) -> Unit:
        codes = (entry.unit_code, fitting_code(f"{self.agency.code}-{entry.unit_code}", entry.unit))
        taken = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
        for code in codes:
            if code in taken and taken[code].agency_id == self.agency.pk:
                return taken[code]
        code = next(code for code in codes if code not in taken)
        unit = Unit(code=code, name=entry.unit, agency=self.agency, working_week=self.agency.working_week)
        unit.save(force_insert=True)
        self._report.units_made.append(code)
        return unit


def apply_import(docket: Docket, state: State, *, filed_at: datetime, ended_at: datetime | None) -> None:
    """The duties of a case imported in this state. On its event `imported` these instants are `at` and
    `effective_at`; the event `answered` that may follow adds nothing to them."""
    docket.apply("register" if state == State.RECEIVED else "import", at=filed_at)
    if ended_at is not None and state in MEETS_OR_ENDS:
        docket.apply(MEETS_OR_ENDS[state], at=ended_at)


def _store(source: str, cases: list[_Case]) -> None:
    """Write everything of these cases, a statement a table."""
    Complaint.objects.bulk_create(case.complaint for case in cases)
    ImportedCase.objects.bulk_create(
        ImportedCase(source=source, reference=case.entry.reference, complaint=case.complaint)
        for case in cases
    )
    _keep_texts(cases)
    Event.objects.bulk_create(event for case in cases for event in case.events)
    duties.save_new(case.docket for case in cases)
    Holding.objects.bulk_create(
        Holding(complaint=case.complaint, unit=case.complaint.held_by, from_at=case.entry.filed_at)
        for case in cases
        if case.complaint.held_by is not None
    )


def _keep_texts(cases: Iterable[_Case]) -> None:
    """The texts of the register as statements, which the first event of each case then carries."""
    rows = [
        (
            case.events[0],
            Statement(
                complaint=case.complaint,
                kind=StatementKind(kind),
                author_kind=IMPORTER.kind,
                at=case.entry.filed_at,
                body=body,
                salt=secrets.token_bytes(16),
            ),
        )
        for case in cases
        for kind, body in case.entry.typed.items()
    ]
    Statement.objects.bulk_create(row for _event, row in rows)
    for event, row in rows:
        event.statements[row.kind] = [row.pk, digest(bytes(row.salt), row.body)]


def _new_references(n: int) -> list[str]:
    """So many references that no case has."""
    drawn: set[str] = set()
    while len(drawn) < n:
        more = {references.new_reference() for _ in range(n - len(drawn))} - drawn
        drawn |= more.difference(
            Complaint.objects.filter(reference__in=more).values_list("reference", flat=True)
        )
    return list(drawn)
