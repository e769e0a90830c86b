"""Entering an assessment: coordinators mark the checklist of their agency's units, the Ombudsman enters the
dimensions and confirms the marks.

An official total is final: it refuses every entry, so that a published year has one truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import POWERS, Role
from compliance.entered import form, rows
from compliance.frozen import freezing
from compliance.instrument import Part
from compliance.models import CHECKLIST, ENTERED, MOST_MARK, Assessment
from compliance.scores import NoInstrument, instrument
from law.counting import local_date
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text

HUNDREDTH = -2
NOT_YOURS = _("Isian ini bukan wewenang Anda.")


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
    correction: str | None = None
    """Why a frozen year is corrected: the entry then writes its next version."""


@transaction.atomic
def enter(agency: str, unit: str, year: int, *, entry: Entry, by: Actor, at: datetime) -> Assessment:
    """Write the entry into the unit's assessment of the year. Entering the same again changes nothing.

    Changing a mark withdraws the confirmation. A year that was frozen is only corrected, with a reason: its next version is
    written in the same commit. Raises NotVisible (no such unit of the agency, or another
    agency's coordinator), BadInput, NotNow (an official total stands, or the
    year is frozen), NotYours (not this role's part).
    """
    place = _place(agency, unit, by)
    _check(entry, place, year, at)
    freezing.lock(place.agency)
    _refuse_frozen(entry, place, year)
    row, _made = Assessment.objects.get_or_create(unit=place, year=year, defaults={"updated_at": at})
    row = Assessment.objects.select_for_update().get(pk=row.pk)
    if row.official_score is not None:
        sentence = _("Nilai resmi tahun ini sudah terbit dan tidak dapat diubah lewat isian.")
        raise NotNow("official_total", sentence)
    _check_role(entry, place, by)
    before = rows.of(row).values
    indicators = {code: value for code, value in entry.indicators.items() if value != before.get(code)}
    changed = _differing(row, entry, _means(year, before, indicators))
    for name, value in changed.items():
        setattr(row, name, value)
    if changed.keys() & set(ENTERED) or "source" in changed:
        row.entered_by = by.user
    if changed.keys() & set(CHECKLIST):
        row.marked_by, row.confirmed_by, row.confirmed_at = by.user, None, None
    confirming = _confirm(row, entry.confirmed, by, at)
    written = rows.write(row, {**_in_columns(row), **entry.indicators}, by=by.user, at=at)
    if indicators:
        row.entered_by = by.user
    if changed or confirming or written:
        row.updated_at = at
        row.save(update_fields=[*changed, *WRITTEN])
    if entry.correction is not None:
        freezing.freeze(agency, year, reason=entry.correction, by=by, at=at)
    return row


def standing(agency: str, unit: str, year: int, *, by: Actor) -> form.Standing:
    """All that can be entered of the unit's year, with what stands. Raises NotVisible, NotYours, BadInput."""
    place = _place(agency, unit, by)
    try:
        return form.of(place, year, instrument(year))
    except NoInstrument as error:
        sentence = _("Tidak ada instrumen penilaian untuk tahun ini.")
        raise BadInput({"year": ("no_instrument", sentence)}) from error


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


def _place(agency: str, unit: str, by: Actor) -> Unit:
    if not any(POWERS[seat.role].assesses for seat in by.seats):
        raise NotYours("not_your_verb", NOT_YOURS)
    place = Unit.objects.select_related("agency").filter(code=unit, agency__code=agency).first()
    if place is None or not by.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=place.agency_id):
        raise NotVisible("not_found", _("Unit ini tidak ditemukan."))
    return place


def _check(entry: Entry, place: Unit, year: int, at: datetime) -> None:
    """Raises BadInput with every field that breaks a rule."""
    errors: dict[str, tuple[str, Text]] = {}
    try:
        weighed, parts = instrument(year).weights, rows.parts(instrument(year))
    except NoInstrument:
        errors["year"] = ("no_instrument", _("Tidak ada instrumen penilaian untuk tahun ini."))
        weighed, parts = {}, {}
    if year > local_date(at, place.agency.zone).year:
        errors["year"] = ("in_the_future", _("Tahun ini belum mulai."))
    found = {
        **{
            f"dimensions.{code}": _dimension_error(code in weighed, code, score)
            for code, score in entry.dimensions.items()
        },
        **{
            f"indicators.{code}": _indicator_error(parts.get(code), score)
            for code, score in entry.indicators.items()
        },
        **{f"checklist.{item}": _mark_error(item, mark) for item, mark in entry.checklist.items()},
    }
    errors |= {name: error for name, error in found.items() if error is not None}
    if errors:
        raise BadInput(errors)


def _dimension_error(weighed: bool, code: str, score: Decimal | None) -> tuple[str, Text] | None:
    if code not in ENTERED or not weighed:
        return "unknown", _("Dimensi ini tidak diisi pada tahun tersebut.")
    return _score_error(score)


def _mark_error(item: str, mark: int | None) -> tuple[str, Text] | None:
    if item not in CHECKLIST:
        return "unknown", _("Butir ini tidak ada dalam daftar periksa.")
    if mark is not None and mark not in range(MOST_MARK + 1):
        return "mark", _("Nilai butir dari 0 sampai 4.")
    return None


def _score_error(score: Decimal | None) -> tuple[str, Text] | None:
    if score is None or _is_score(score):
        return None
    return "score", _("Isi angka 0 sampai 100 dengan paling banyak 2 desimal.")


def _indicator_error(part: Part | None, score: Decimal | None) -> tuple[str, Text] | None:
    if part is None:
        return "unknown", _("Indikator ini tidak ada dalam instrumen tahun tersebut.")
    if part.evidence == "counted":
        return "counted", _("Indikator ini dihitung sistem dari penanganan pengaduan dan tidak diisi.")
    return _score_error(score)


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


def _is_score(score: Decimal) -> bool:
    return score.is_finite() and 0 <= score <= 100 and score == score.quantize(Decimal(1).scaleb(HUNDREDTH))


def _check_role(entry: Entry, place: Unit, by: Actor) -> None:
    """Four eyes: who marks does not confirm, who enters and confirms does not mark."""
    if entry.checklist and not by.sits((Role.COORDINATOR,), agency_id=place.agency_id):
        raise NotYours("coordinators_mark", _("Daftar periksa dinilai oleh koordinator instansi."))
    entered = entry.dimensions or entry.indicators or entry.confirmed is not None or entry.source is not None
    if entered and not by.sits((Role.OMBUDSMAN,), agency_id=place.agency_id):
        raise NotYours("ombudsman_enters", _("Dimensi dan konfirmasi diisi oleh Ombudsman."))


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
