"""Entering an assessment: coordinators mark the checklist of their agency's units, the Ombudsman enters the
dimensions and confirms the marks.

An official total is final: it refuses every entry, so that a published year has one truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import units
from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import POWERS, Role
from accounts.worded import Worded
from complaints import texts
from complaints.texts import BadText
from compliance.entered import codes, form, rows
from compliance.entered.codes import Kind
from compliance.entered.models import MOST_NOTE
from compliance.frozen import freezing
from compliance.instrument import Instrument
from compliance.models import CHECKLIST, ENTERED, Assessment
from compliance.scores import NoInstrument, instrument
from compliance.trust import figures as trust
from compliance.weights import versions
from law.counting import local_date
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.record.sentences import bad_text

MOST_SOURCE = 200
NOT_YOURS = _("Isian ini bukan wewenang Anda.")
COORDINATORS_MARK = _("Daftar periksa dinilai oleh koordinator instansi.")
OMBUDSMAN_ENTERS = _("Dimensi dan konfirmasi diisi oleh Ombudsman.")
OFFICIAL = _("Nilai resmi tahun ini sudah terbit dan tidak dapat diubah lewat isian.")
SURVEYED = _("Dimensi ini dihitung dari survei kepercayaan dan tidak diisi langsung.")
NOT_BEGUN = _("Tahun ini belum mulai.")
NO_INSTRUMENT = _("Tidak ada instrumen penilaian untuk tahun ini.")


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood when a person began to enter: values and notes by code. What another person changed since is not
    overwritten."""

    values: Mapping[str, Decimal | None]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters. A field that is left out stays as it is; None empties it.

    `dimensions`: scores from 0 to 100 with at most 2 decimals. `checklist`: marks from 0 to 4. `confirmed`:
    whether the marks as they stand are confirmed; None leaves that as it is. `indicators`: scores as of dimensions, of the
    indicators that the year's instrument names. When the last of a dimension's indicators has its score, or one changes, the
    dimension takes their mean, unless its own score is entered too.
    """

    dimensions: Mapping[str, Decimal | None] = field(default_factory=dict)
    checklist: Mapping[str, int | None] = field(default_factory=dict)
    confirmed: bool | None = None
    source: str | None = None
    indicators: Mapping[str, Decimal | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    """By code, what the value rests on or where its evidence lies; an empty text takes it back."""
    correction: str | None = None
    """Why a frozen year is corrected: the entry then writes its next version."""
    seen: Seen | None = None
    surveyed: bool = False
    """Whether the score of trust follows from respondents; nobody else enters it where there are any."""


@transaction.atomic
def enter(agency: str, unit: str, year: int, *, entry: Entry, by: Actor, at: datetime) -> Assessment:
    """Write the entry into the unit's assessment of the year. Entering the same again changes nothing.

    Changing a mark withdraws the confirmation. A year that was frozen is only corrected, with a reason: its next version is
    written in the same commit. Raises NotVisible (no such unit of the agency, or another
    agency's coordinator), BadInput, NotNow (an official total stands, the
    year is frozen, or another person changed one of these codes meanwhile), NotYours (not this role's part).
    """
    place = unit_of(agency, unit, by)
    entry = _checked(entry, place, year, at)
    freezing.lock(place.agency)
    _refuse_frozen(entry, place, year)
    row = _locked(place, year, at)
    if row.official_score is not None:
        raise NotNow("official_total", OFFICIAL)
    _check_role(entry, place, by)
    if trust.TRUST in entry.dimensions and not entry.surveyed and trust.standing(place, year):
        raise NotNow("surveyed", SURVEYED)
    before = rows.of(row).values
    _refuse_crossed(entry, row, before)
    indicators = {code: value for code, value in entry.indicators.items() if value != before.get(code)}
    changed = _differing(row, entry, _means(year, before, indicators))
    for name, value in changed.items():
        setattr(row, name, value)
    if changed.keys() & set(ENTERED) or "source" in changed:
        row.entered_by = by.user
    if changed.keys() & set(CHECKLIST):
        row.marked_by, row.confirmed_by, row.confirmed_at = by.user, None, None
    confirming = _confirm(row, entry.confirmed, by, at)
    values = {**_in_columns(row), **entry.indicators}
    written = rows.write(row, values, entry.notes, by=by.user, at=at)
    if indicators:
        row.entered_by = by.user
    row.acting = by.user
    if changed or confirming or written:
        row.updated_at = at
        row.save(update_fields=[*changed, *WRITTEN])
    if entry.correction is not None:
        freezing.freeze(agency, year, reason=entry.correction, by=by, at=at)
    return row


def _locked(place: Unit, year: int, at: datetime) -> Assessment:
    """The row of the unit's year, locked; made where there is none."""
    found = _to_lock(unit=place.pk, year=year)
    if not found:
        Assessment.objects.get_or_create(unit=place, year=year, defaults={"updated_at": at})
        found = _to_lock(unit=place.pk, year=year)
    return found[0]


_to_lock: Final[Worded[Assessment]] = Worded(
    lambda unit, year: Assessment.objects.select_for_update().filter(unit=unit, year=year),
    unit=-987_654_321,
    year=31_234,
)


def standing(agency: str, unit: str, year: int, *, by: Actor) -> form.Standing:
    """All that can be entered of the unit's year, with what stands. Raises NotVisible, NotYours, BadInput."""
    place = unit_of(agency, unit, by)
    instrument_of(year)
    return form.of(place, year, versions.of_agency(place.agency_id, year))


def instrument_of(year: int) -> Instrument:
    """The instrument of the year. Raises BadInput for a year without one."""
    try:
        return instrument(year)
    except NoInstrument as error:
        raise BadInput({"year": ("no_instrument", NO_INSTRUMENT)}) from error


def _refuse_frozen(entry: Entry, place: Unit, year: int) -> None:
    frozen = freezing.of_year(place.agency_id, year)
    if frozen is None and entry.correction is not None:
        sentence = _("Tahun ini belum dibekukan: tidak ada yang dikoreksi.")
        raise BadInput({"correction": ("not_frozen", sentence)})
    if frozen is not None and entry.correction is None:
        sentence = _(
            "Nilai tahun ini sudah dibekukan. Ombudsman dapat mengoreksinya dengan alasan; versi lama tetap ada."
        )
        raise NotNow("frozen", sentence)


WRITTEN = ("entered_by", "marked_by", "confirmed_by", "confirmed_at", "updated_at")


def unit_of(agency: str, unit: str, by: Actor) -> Unit:
    """The unit, if this person enters its scores. Raises NotVisible, NotYours."""
    if not any(POWERS[seat.role].assesses for seat in by.seats):
        raise NotYours("not_your_verb", NOT_YOURS)
    place = units.named(agency, unit)
    if place is None or not by.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=place.agency_id):
        raise NotVisible("not_found", _("Unit ini tidak ditemukan."))
    return place


def _checked(entry: Entry, place: Unit, year: int, at: datetime) -> Entry:
    """The entry with its notes as they are kept. Raises BadInput with every field that breaks a rule."""
    errors: dict[str, tuple[str, Text]] = {}
    weighed: Instrument | None = None
    try:
        weighed = instrument(year)
    except NoInstrument:
        errors["year"] = ("no_instrument", NO_INSTRUMENT)
    if year > local_date(at, place.agency.zone).year:
        errors["year"] = ("in_the_future", NOT_BEGUN)
    named: list[tuple[Kind, Mapping[str, Decimal | int | None]]] = [
        (Kind.DIMENSION, entry.dimensions),
        (Kind.INDICATOR, entry.indicators),
        (Kind.ITEM, entry.checklist),
    ]
    for which, values in named:
        for code, value in values.items():
            error = codes.closed(which, code, weighed) or codes.wrong(which, value)
            if error is not None:
                errors[f"{which}.{code}"] = error
    notes, source = _texts(entry, weighed, errors)
    if errors:
        raise BadInput(errors)
    return replace(entry, notes=notes, source=source)


def _texts(
    entry: Entry, weighed: Instrument | None, errors: dict[str, tuple[str, Text]]
) -> tuple[dict[str, str], str | None]:
    """The notes and the source as they are kept; what cannot be kept goes into `errors`."""
    notes = {}
    for code, text in entry.notes.items():
        try:
            notes[code] = kept_note(code, text, weighed)
        except BadInput as refusal:
            errors |= refusal.errors
    if entry.source is None:
        return notes, None
    try:
        return notes, texts.clean(entry.source, least=0, most=MOST_SOURCE, one_line=True)
    except BadText as refusal:
        errors["source"] = (str(refusal.code), bad_text(refusal))
    return notes, None


def kept_note(code: str, text: str, weighed: Instrument | None) -> str:
    """The note of a code as it is kept. Raises BadInput."""
    which = None if weighed is None else codes.kind(code, weighed)
    closed = ("unknown", codes.NO_SUCH_CODE) if which is None else codes.closed(which, code, weighed)
    if closed is not None:
        raise BadInput({f"notes.{code}": closed})
    try:
        return texts.clean(text, least=0, most=MOST_NOTE)
    except BadText as refusal:
        raise BadInput({f"notes.{code}": (str(refusal.code), bad_text(refusal))}) from refusal


def _refuse_crossed(entry: Entry, row: Assessment, values: Mapping[str, Decimal]) -> None:
    """Raises NotNow where a code that is entered is no longer what the person saw, and not what they enter either."""
    if entry.seen is None:
        return
    notes = rows.notes(row)
    typed: dict[str, Decimal | int | None] = {**entry.dimensions, **entry.indicators, **entry.checklist}
    if entry.confirmed:
        typed = {**{item: entry.seen.values.get(item) for item in CHECKLIST}, **typed}
    crossed = [
        code for code, value in typed.items() if values.get(code) not in (entry.seen.values.get(code), value)
    ]
    crossed += [
        code
        for code, note in entry.notes.items()
        if notes.get(code, "") not in (entry.seen.notes.get(code, ""), note)
    ]
    if crossed:
        sentence = _(
            "Orang lain mengubah %(codes)s sejak Anda membuka halaman ini. Periksa, lalu simpan lagi."
        )
        raise NotNow("crossed", str(sentence) % {"codes": ", ".join(dict.fromkeys(crossed))})


def _means(
    year: int, before: Mapping[str, Decimal], changed: Mapping[str, Decimal | None]
) -> dict[str, Decimal | None]:
    """The scores of the dimensions whose indicators these entries change and then have a score each."""
    if not changed:
        return {}
    values = {**before, **changed}
    means = {
        dimension.code: rows.mean(dimension, values)
        for dimension in instrument(year).dimensions
        if dimension.code in ENTERED and any(part.code in changed for part in dimension.parts)
    }
    return {code: score for code, score in means.items() if score is not None}


def _in_columns(row: Assessment) -> dict[str, Decimal | int | None]:
    return {code: getattr(row, code) for code in rows.COLUMNS}


def _check_role(entry: Entry, place: Unit, by: Actor) -> None:
    """Four eyes: who marks does not confirm, who enters and confirms does not mark."""
    of_items = entry.checklist or any(code in CHECKLIST for code in entry.notes)
    if of_items and not by.sits((Role.COORDINATOR,), agency_id=place.agency_id):
        raise NotYours("coordinators_mark", COORDINATORS_MARK)
    entered = entry.dimensions or entry.indicators or entry.confirmed is not None or entry.source is not None
    if (entered or any(code not in CHECKLIST for code in entry.notes)) and not by.sits(
        (Role.OMBUDSMAN,), agency_id=place.agency_id
    ):
        raise NotYours("ombudsman_enters", OMBUDSMAN_ENTERS)


def _differing(row: Assessment, entry: Entry, means: Mapping[str, Decimal | None]) -> dict[str, object]:
    values: dict[str, object] = {**means, **entry.dimensions, **entry.checklist}
    if entry.source is not None:
        values["source"] = entry.source
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _confirm(row: Assessment, confirmed: bool | None, by: Actor, at: datetime) -> bool:
    """Whether the confirmation changed. Raises BadInput while an item has no mark."""
    if confirmed is None or confirmed == (row.confirmed_at is not None):
        return False
    if confirmed and None in row.marks.values():
        sentence = _("Semua butir daftar periksa harus dinilai sebelum dikonfirmasi.")
        raise BadInput({"confirmed": ("checklist_incomplete", sentence)})
    row.confirmed_by, row.confirmed_at = (by.user, at) if confirmed else (None, None)
    return True
