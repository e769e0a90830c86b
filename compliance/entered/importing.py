"""Scores of an agency's units taken from a table: a row a code, each of them taken, already there, blank, or refused with its
line and reason (docs/adr/0021)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS, Role
from compliance import assessments
from compliance.assessments import Entry
from compliance.entered import codes, numbers, rows
from compliance.entered.codes import Kind
from compliance.entered.numbers import BadNumber
from compliance.frozen import freezing
from compliance.instrument import Instrument
from compliance.models import CHECKLIST, Assessment
from compliance.tables import reading
from compliance.tables.reading import Column, Row
from compliance.trust import figures
from compliance.trust.figures import TRUST
from law.counting import local_date
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.tabled import JudgedRow

COLUMNS: Final = {
    "unit": Column(("unit", "kode unit", "unit code")),
    "code": Column(("kode", "code")),
    "value": Column(("nilai", "value", "skor", "score")),
    "note": Column(("catatan", "note", "bukti", "evidence"), needed=False),
}
NO_UNIT: Final = _("tidak menyebut unit")
OTHER_UNIT: Final = _("unit %(unit)s tidak ada di instansi ini")
NO_CODE: Final = _("tidak menyebut kode")
NO_SUCH_CODE: Final = _("kode %(code)s tidak ada dalam instrumen tahun tersebut")
BEFORE: Final = _("baris %(line)d menyebut unit dan kode yang sama dengan isi lain")
FROZEN: Final = _(
    "Nilai tahun ini sudah dibekukan. Koreksi diisi satu per satu dengan alasan, di halaman unitnya."
)


class Became(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    THERE = "already_there"
    BLANK = "blank"
    REFUSED = "refused"


@dataclass(slots=True)
class Report:
    """Every row below the heading: read = taken + already there + blank + refused."""

    rows: list[JudgedRow] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """Columns that were not read."""

    def told(self) -> dict[str, Any]:
        """As plain data, the reasons in the reader's language; blank rows are only counted."""
        counts = Counter(one.became for one in self.rows)
        return {
            "read": len(self.rows),
            **{str(became): counts[became] for became in Became},
            "passed_over": self.passed_over,
            "rows": [
                {"line": one.line, "about": one.about, "became": str(one.became), "reason": str(one.reason)}
                for one in self.rows
                if one.became != Became.BLANK
            ],
        }


class _Refused(Exception):
    def __init__(self, sentence: Text) -> None:
        super().__init__()
        self.sentence = sentence


@dataclass(slots=True)
class _Unit:
    """What stands of a unit's year, and what rows of the table enter for it."""

    official: bool
    values: Mapping[str, Decimal]
    notes: Mapping[str, str]
    typed: dict[Kind, dict[str, Any]] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def take(agency: str, year: int, data: bytes, *, only_look: bool, by: Actor, at: datetime) -> Report:
    """Enter every row that can be; with `only_look` tell the same and change nothing.

    Raises NotVisible, NotYours, BadInput (`file`, or a year without instrument or not begun), NotNow (a frozen year).
    """
    body = place(agency, by)
    weighed = assessments.instrument_of(year)
    if year > local_date(at, body.zone).year:
        raise BadInput({"year": ("in_the_future", assessments.NOT_BEGUN)})
    table = reading.read(data, COLUMNS)
    freezing.lock(body)
    if freezing.of_year(body.pk, year) is not None:
        raise NotNow("frozen", FROZEN)
    taking = _Taking(body, year, weighed, by)
    report = Report([taking.judged(row) for row in table.rows], table.passed_over)
    with transaction.atomic():
        for code, entry in taking.entries():
            assessments.enter(agency, code, year, entry=entry, by=by, at=at)
        transaction.set_rollback(only_look)
    return report


def place(agency: str, by: Actor) -> Agency:
    """The agency, if this person enters its scores. Raises NotVisible, NotYours."""
    if not any(POWERS[seat.role].assesses for seat in by.seats):
        raise NotYours("not_your_verb", assessments.NOT_YOURS)
    body = Agency.objects.filter(code=agency).first()
    if body is None or not by.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=body.pk):
        raise NotVisible("not_found", freezing.NO_AGENCY)
    return body


class _Taking:
    """Judges the rows of a table one by one against what stands."""

    def __init__(self, body: Agency, year: int, weighed: Instrument, by: Actor) -> None:
        self._weighed = weighed
        self._enters = {
            kind: by.sits((Role.COORDINATOR if kind == Kind.ITEM else Role.OMBUDSMAN,), agency_id=body.pk)
            for kind in Kind
        }
        self._units = {unit.code.casefold(): unit.code for unit in Unit.objects.filter(agency=body)}
        self._standing = _standing(body, year)
        self._surveyed = figures.surveyed(body, year)
        known = [*weighed.weights, *rows.parts(weighed), *CHECKLIST]
        self._codes = {code.casefold(): code for code in known}
        self._first: dict[tuple[str, str], tuple[int, Any]] = {}

    def judged(self, row: Row) -> JudgedRow:
        what = " ".join(filter(None, (row.text("unit"), row.text("code"))))[:100]
        try:
            return JudgedRow(row.line, what, self._became(row))
        except _Refused as refused:
            return JudgedRow(row.line, what, Became.REFUSED, refused.sentence)

    def entries(self) -> list[tuple[str, Entry]]:
        """What the rows enter, by unit."""
        found = []
        for code, unit in sorted(self._standing.items()):
            if unit.typed or unit.noted:
                parts: dict[str, Any] = {str(kind): values for kind, values in unit.typed.items()}
                found.append((code, Entry(**parts, notes=unit.noted)))
        return found

    def _became(self, row: Row) -> Became:
        if row.blank:
            return Became.BLANK
        if row.fault:
            raise _Refused(row.fault)
        code = self._unit(row.text("unit"))
        unit = self._standing.setdefault(code, _Unit(False, {}, {}))
        name, kind = self._code(row.text("code"))
        self._refuse_closed(unit, code, name)
        value, note = _value(row, kind), self._note(row, name)
        if value is None and not note:
            return Became.BLANK
        line, said = self._first.setdefault((code, name), (row.line, (value, note)))
        if line != row.line:
            if said != (value, note):
                raise _Refused(str(BEFORE) % {"line": line})
            return Became.THERE
        new = value is not None and unit.values.get(name) != value
        noted = bool(note) and unit.notes.get(name) != note
        if not (new or noted):
            return Became.THERE
        if new:
            unit.typed.setdefault(kind, {})[name] = int(value or 0) if kind == Kind.ITEM else value
        if noted:
            unit.noted[name] = note
        return Became.TAKEN

    def _refuse_closed(self, unit: _Unit, code: str, name: str) -> None:
        """Raises for a unit with an official total, and for its trust where that follows from respondents."""
        if unit.official:
            raise _Refused(assessments.OFFICIAL)
        if name == TRUST and code in self._surveyed:
            raise _Refused(assessments.SURVEYED)

    def _unit(self, text: str) -> str:
        if not text:
            raise _Refused(NO_UNIT)
        code = self._units.get(text.casefold())
        if code is None:
            raise _Refused(str(OTHER_UNIT) % {"unit": text[:40]})
        return code

    def _code(self, text: str) -> tuple[str, Kind]:
        """The code and what it is, if this person enters it."""
        if not text:
            raise _Refused(NO_CODE)
        code = self._codes.get(text.casefold())
        kind = None if code is None else codes.kind(code, self._weighed)
        if code is None or kind is None:
            raise _Refused(str(NO_SUCH_CODE) % {"code": text[:30]})
        closed = codes.closed(kind, code, self._weighed)
        if closed is not None:
            raise _Refused(closed[1])
        if not self._enters[kind]:
            raise _Refused(
                assessments.COORDINATORS_MARK if kind == Kind.ITEM else assessments.OMBUDSMAN_ENTERS
            )
        return code, kind

    def _note(self, row: Row, code: str) -> str:
        text = str(row.cells.get("note", ""))
        try:
            return assessments.kept_note(code, text, self._weighed)
        except BadInput as refusal:
            raise _Refused(refusal.sentence) from None


def _value(row: Row, kind: Kind) -> Decimal | None:
    """The number of a row; None where there is none."""
    cell = row.cells.get("value", "")
    sentence = codes.BAD_MARK if kind == Kind.ITEM else codes.BAD_SCORE
    try:
        match cell:
            case str():
                value = numbers.read(cell)
            case bool():
                raise BadNumber(str(cell))
            case int() | float():
                value = numbers.of_cell(float(cell))
            case _:
                raise BadNumber(str(cell))
    except BadNumber:
        raise _Refused(sentence) from None
    if codes.wrong(kind, value) is not None:
        raise _Refused(sentence)
    return value


def _standing(body: Agency, year: int) -> dict[str, _Unit]:
    """What stands of each unit that has an assessment."""
    found = Assessment.objects.filter(unit__agency=body, year=year).select_related("unit")
    assessed = {row.pk: row for row in found.prefetch_related("values")}
    entered = rows.of_each(assessed.values())
    return {
        row.unit.code: _Unit(row.official_score is not None, entered[pk].values, rows.notes(row))
        for pk, row in assessed.items()
    }
