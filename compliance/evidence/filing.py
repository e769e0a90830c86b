"""The verbs of evidence: hand in, put to a document, verify or send back, take back. Each adds rows and changes none.

Coordinators and the staff of a unit hand in; coordinators verify and send back; the Ombudsman sends back. A frozen year takes
nothing any more (`compliance.frozen`).
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts import units
from accounts.actors import Actor
from accounts.models import Unit, User
from accounts.roles import UNIT_STAFF, Role
from complaints import texts
from complaints.files import scanner, store
from complaints.files.scanner import Verdict as Scan
from complaints.texts import BadText
from compliance.evidence import judging, matching, needed, standing
from compliance.evidence.judging import MB, BadEvidence, Fault
from compliance.evidence.models import MOST_LINK, MOST_NAME, MOST_NOTE, EvidenceFile, EvidenceStep
from compliance.evidence.needed import Document, Needed, NoList
from compliance.evidence.standing import Held, Verdict
from compliance.frozen import freezing
from compliance.scores import NoInstrument
from law.counting import local_date
from workflow.errors import BadInput, Full, NotNow, NotVisible, NotYours, Text, Unavailable
from workflow.record.sentences import bad_text

Act = EvidenceStep.Act
SEATS: Final = (Role.COORDINATOR, *UNIT_STAFF, Role.OMBUDSMAN)
NO_UNIT: Final = _("Unit ini tidak ditemukan.")
NO_FILE: Final = _("Berkas ini tidak ditemukan.")
NOT_YOURS: Final = _("Bukti diurus oleh koordinator dan petugas unit, dan dibaca oleh Ombudsman.")
FROZEN: Final = _("Nilai tahun ini sudah dibekukan: buktinya tidak dapat diubah lagi.")
NOT_CURRENT: Final = _("Berkas ini sudah diganti, ditarik, atau ditahan. Muat ulang halaman.")
UNKNOWN_DOCUMENT: Final = _("Dokumen ini tidak ada dalam daftar bukti tahun tersebut.")
DATE_NEEDED: Final = _("Isi tanggal SK ini: tanpa tanggal tidak diketahui apakah masih berlaku.")
SENT_BACK: Final = _("Ombudsman meminta perbaikan berkas ini: unggah penggantinya.")
OLDEST: Final = 1945
"""Years before are typing errors."""
FAULTS: Final[dict[Fault, Text]] = {
    Fault.EMPTY: _("Berkas ini kosong."),
    Fault.UNKNOWN_TYPE: _("Jenis berkas ini tidak diterima: kirim PDF, JPEG, PNG, DOCX, atau XLSX."),
    Fault.BROKEN: _("Berkas ini rusak atau terpotong: simpan ulang, lalu kirim lagi."),
    Fault.ENCRYPTED: _("Berkas ini memakai kata sandi: simpan tanpa kata sandi, lalu kirim lagi."),
    Fault.MACROS: _("Berkas ini memuat makro: simpan sebagai DOCX atau XLSX biasa, lalu kirim lagi."),
    Fault.INFECTED: _("Pemindai menemukan virus dalam berkas ini."),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is handed in: a file's bytes with its name (folders with / before it), or an address.

    `document`: the code of the document; empty: it is told by the name where that is clear. `replaces`: the key of the file in
    whose place it comes.
    """

    data: bytes | None = None
    name: str = ""
    link: str = ""
    document: str = ""
    dated_on: date | None = None
    confirmed_on: date | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """`document` is empty where it has to be put to one yet. `known`: the same was there already, and nothing was added."""

    file: EvidenceFile
    document: str
    known: bool = False


@transaction.atomic
def hand_in(agency: str, unit: str, year: int, *, offer: Offer, by: Actor, at: datetime) -> Filed:
    """Keep a file or an address as evidence of the unit's year, at its document or, where that is not clear, among the
    unsorted. The same bytes at the same document, or unsorted bytes that the year has, are kept once.

    Raises NotYours, NotVisible, BadInput (a year without list, a bad file, a decree without its date), NotNow (a frozen year),
    Full, Unavailable.
    """
    place, asked = _may_change(agency, unit, year, by, at)
    document = _checked(offer, asked, place, at)
    name, mime, extension, sha256, scan = _judged(offer)
    freezing.lock(place.agency)
    _refuse_frozen(place, year)
    old = None if offer.replaces is None else _replaced(offer.replaces, place, year)
    if document is None and old is not None:
        document = asked.get(old.document)
    dated_on = offer.dated_on
    if document is None and not offer.document:
        document = matching.document(offer.name, asked.documents)
        dated_on = dated_on or _past(matching.dated(offer.name), place, at)
        if document is not None and document.dated and dated_on is None:
            document = None  # told by its name, but its date is not: whoever sorts it says it
    elif document is not None and document.dated and dated_on is None:
        raise BadInput({"dated_on": ("required", DATE_NEEDED)})
    known = _known(place, year, sha256, "" if document is None else document.code)
    if known is not None:
        return Filed(known.file, known.document, known=True)
    row = EvidenceFile(
        unit=place,
        year=year,
        name=name,
        link=offer.link,
        mime=mime,
        size=len(offer.data or b""),
        sha256=sha256,
        scanned=scan != Scan.PENDING,
        by=_user(by),
        at=at,
    )
    if offer.data is not None:
        _check_room(place, year, len(offer.data))
        try:
            row.path = store.keep(offer.data, extension).path
        except store.Unwritable as error:
            raise Unavailable from error
    row.save(force_insert=True)
    if document is not None:
        _step(
            row,
            Act.PLACED,
            by,
            at,
            document=document.code,
            dated_on=dated_on,
            confirmed_on=offer.confirmed_on,
            replaces=None if old is None else old.file,
        )
    return Filed(row, "" if document is None else document.code)


@transaction.atomic
def place(
    pk: int,
    *,
    document: str,
    dated_on: date | None = None,
    confirmed_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Held:
    """Put a file to a document, or to it with other dates; what was found of it before does not count any more.

    Raises as `hand_in`; NotNow where the file was replaced or taken back.
    """
    one, place, asked = _held(pk, by)
    chosen = _checked(
        Offer(document=document, dated_on=dated_on, confirmed_on=confirmed_on), asked, place, at
    )
    if chosen is None:
        raise BadInput({"document": ("required", _("Pilih dokumennya."))})
    if chosen.dated and dated_on is None:
        raise BadInput({"dated_on": ("required", DATE_NEEDED)})
    if one.decided is not None and one.decided.by_ombudsman:
        raise NotNow("ombudsman_sent_back", SENT_BACK)
    if (one.document, one.dated_on, one.confirmed_on) == (document, dated_on, confirmed_on):
        return one
    step = _step(
        one.file, Act.PLACED, by, at, document=document, dated_on=dated_on, confirmed_on=confirmed_on
    )
    standing.told(one, step)
    return one


@transaction.atomic
def verify(pk: int, *, by: Actor, at: datetime) -> Held:
    """Say that a file is what its document asks for. Only coordinators. Raises NotVisible, NotYours, NotNow."""
    one, _place, asked = _held(pk, by, only=(Role.COORDINATOR,))
    document = asked.get(one.document)
    if document is None:
        raise NotNow("unsorted", _("Berkas ini belum dipilah: pilih dulu dokumennya."))
    if one.decided is not None and one.decided.by_ombudsman:
        raise NotNow("ombudsman_sent_back", SENT_BACK)
    if document.this_year and not one.holds_in(one.file.year):
        sentence = _(
            "Berkas ini kedaluwarsa: dokumen ini harus bertanggal atau ditegaskan kembali tahun %(year)d."
        )
        raise NotNow("expired", sentence % {"year": one.file.year})
    if not one.scanned:
        raise NotNow("not_scanned", _("Berkas ini masih menunggu pemindai virus."))
    if one.verdict != Verdict.VERIFIED:
        standing.told(one, _step(one.file, Act.VERIFIED, by, at))
    return one


@transaction.atomic
def send_back(pk: int, *, note: str, by: Actor, at: datetime) -> Held:
    """Say what is wrong with a file, so that another comes in its place. Coordinators and the Ombudsman.

    Raises NotVisible, NotYours, NotNow, BadInput where nothing is said.
    """
    try:
        said = texts.clean_as("text", note)
    except BadText as refusal:
        raise BadInput({"note": (str(refusal.code), bad_text(refusal))}) from None
    if len(said) > MOST_NOTE:
        raise BadInput({"note": ("too_long", _("Catatan paling banyak 1.000 huruf."))})
    one, _place, _asked = _held(pk, by, only=(Role.COORDINATOR, Role.OMBUDSMAN))
    if not one.document:
        raise NotNow("unsorted", _("Berkas ini belum dipilah: pilih dulu dokumennya."))
    if (one.verdict, one.note) != (Verdict.REVISION, said):
        standing.told(one, _step(one.file, Act.SENT_BACK, by, at, note=said))
    return one


@transaction.atomic
def withdraw(pk: int, *, by: Actor, at: datetime) -> Held:
    """Take a file back that nobody has verified; it stays among the earlier ones. Raises NotVisible, NotYours, NotNow."""
    one, place, _asked = _held(pk, by)
    if one.verdict == Verdict.VERIFIED and not by.sits((Role.COORDINATOR,), agency_id=place.agency_id):
        raise NotNow("verified", _("Berkas yang terverifikasi hanya ditarik oleh koordinator."))
    standing.told(one, _step(one.file, Act.WITHDRAWN, by, at))
    return one


def place_of(agency: str, unit: str, by: Actor) -> Unit:
    """The unit, if this person may read its evidence. Raises NotYours, NotVisible."""
    if not by.has_role(*SEATS):
        raise NotYours("not_your_evidence", NOT_YOURS)
    found = units.named(agency, unit)
    if found is None or not by.sits(SEATS, agency_id=found.agency_id, unit_id=found.pk):
        raise NotVisible("not_found", NO_UNIT)
    return found


def may_hand_in(by: Actor, place: Unit) -> bool:
    return by.sits((Role.COORDINATOR, *UNIT_STAFF), agency_id=place.agency_id, unit_id=place.pk)


def list_of(year: int) -> Needed:
    """The documents of a year. Raises BadInput with one sentence where there is no list."""
    try:
        return needed.of(year)
    except NoInstrument:
        sentence = _("Tidak ada instrumen penilaian untuk tahun ini.")
        raise BadInput({"year": ("no_instrument", sentence)}) from None
    except NoList:
        sentence = _("Daftar bukti instrumen tahun ini tidak diketahui; yang diketahui mulai 2026.")
        raise BadInput({"year": ("no_list", sentence)}) from None


def opened(pk: int, by: Actor, at: datetime) -> Held:
    """A file for a reader, asked of the scanner again where it has not answered. Raises NotYours, NotVisible, NotNow."""
    one, _place = _read(pk, by)
    if not one.scanned and one.file.path is not None:
        _scan_again(one, at)
    if one.infected:
        raise NotNow("infected", _("Berkas ini ditahan: pemindai menemukan virus di dalamnya."))
    if not one.scanned:
        raise NotNow("not_scanned", _("Berkas ini masih menunggu pemindai virus."))
    return one


def _scan_again(one: Held, at: datetime) -> None:
    assert one.file.path is not None
    found = scanner.verdict(store.read(one.file.path), address=settings.CLAMD, seconds=settings.CLAMD_SECONDS)
    if found == Scan.PENDING:
        return
    act = Act.INFECTED if found == Scan.INFECTED else Act.CLEAN
    step = EvidenceStep.objects.create(file=one.file, act=act, by_ombudsman=False, at=at)
    standing.told(one, step)


def _may_change(agency: str, unit: str, year: int, by: Actor, at: datetime) -> tuple[Unit, Needed]:
    place = place_of(agency, unit, by)
    if not may_hand_in(by, place):
        raise NotYours("not_your_verb", _("Bukti diserahkan oleh koordinator atau petugas unit ini."))
    asked = list_of(year)
    if year > local_date(at, place.agency.zone).year:
        raise BadInput({"year": ("in_the_future", _("Tahun ini belum mulai."))})
    _refuse_frozen(place, year)
    return place, asked


def _refuse_frozen(place: Unit, year: int) -> None:
    if freezing.of_year(place.agency_id, year) is not None:
        raise NotNow("frozen", FROZEN)


def _read(pk: int, by: Actor) -> tuple[Held, Unit]:
    if not by.has_role(*SEATS):
        raise NotYours("not_your_evidence", NOT_YOURS)
    found = standing.of_file(pk) if pk < 2**63 else []
    place = units.by_key(found[0].file.unit_id) if found else None
    if place is None or not by.sits(SEATS, agency_id=place.agency_id, unit_id=place.pk):
        raise NotVisible("not_found", NO_FILE)
    return found[0], place


def _held(
    pk: int, by: Actor, *, only: tuple[Role, ...] = (Role.COORDINATOR, *UNIT_STAFF)
) -> tuple[Held, Unit, Needed]:
    """A file that somebody in one of these seats is about to change, under the agency's lock."""
    _one, place = _read(pk, by)
    if not by.sits(only, agency_id=place.agency_id, unit_id=place.pk):
        raise NotYours("not_your_verb", _("Langkah ini bukan wewenang Anda."))
    freezing.lock(place.agency)
    one, place = _read(pk, by)
    _refuse_frozen(place, one.file.year)
    if not one.current:
        raise NotNow("not_current", NOT_CURRENT)
    return one, place, list_of(one.file.year)


def _checked(offer: Offer, asked: Needed, place: Unit, at: datetime) -> Document | None:
    """The document that was named. Raises BadInput with every field that breaks a rule."""
    errors: dict[str, tuple[str, Text]] = {}
    document = asked.get(offer.document) if offer.document else None
    if offer.document and document is None:
        errors["document"] = ("unknown", UNKNOWN_DOCUMENT)
    today = local_date(at, place.agency.zone)
    for name in ("dated_on", "confirmed_on"):
        on = getattr(offer, name)
        if on is not None and on > today:
            errors[name] = ("in_the_future", _("Tanggal ini belum tiba."))
        elif on is not None and on.year < OLDEST:
            errors[name] = ("too_old", _("Tanggal ini terlalu lama: periksa tahunnya."))
    if offer.dated_on and offer.confirmed_on and offer.confirmed_on < offer.dated_on and not errors:
        errors["confirmed_on"] = ("before", _("Dokumen ditegaskan kembali sesudah tanggalnya."))
    if errors:
        raise BadInput(errors)
    return document


def _past(on: date | None, place: Unit, at: datetime) -> date | None:
    """A date that a name told, unless it lies ahead."""
    return on if on is not None and on <= local_date(at, place.agency.zone) else None


def _judged(offer: Offer) -> tuple[str, str, str, str, Scan]:
    """Name, media type, extension, digest and the scanner's word. Raises BadInput."""
    if (offer.data is None) == (not offer.link):
        raise BadInput({"file": ("required", _("Pilih berkas, atau isi tautan: salah satu."))})
    if offer.data is None:
        host = _host(offer.link)
        return host, "", "", digest(offer.link.encode()), Scan.UNASKED
    most = most_mb()
    try:
        kind = judging.judged(offer.data, most_bytes=most * MB)
        scan = scanner.verdict(offer.data, address=settings.CLAMD, seconds=settings.CLAMD_SECONDS)
        if scan == Scan.INFECTED:
            raise BadEvidence(Fault.INFECTED)
    except BadEvidence as refusal:
        raise BadInput({"file": (refusal.fault.value, sentence(refusal.fault))}) from None
    return _name(offer.name), kind.mime, kind.extension, digest(offer.data), scan


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def sentence(fault: Fault) -> Text:
    if fault == Fault.TOO_LARGE:
        return _("Berkas ini terlalu besar: paling besar %(most)d MB.") % {"most": most_mb()}
    return FAULTS[fault]


def most_mb() -> int:
    """Megabytes of one file."""
    return settings.FILES["office"]["file_mb"]


def _host(link: str) -> str:
    try:
        if len(link) > MOST_LINK:
            raise ValidationError("")
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError:
        wrong = _("Tautan ini tidak benar: mulai dengan https:// dan paling panjang 1.000 huruf.")
        raise BadInput({"link": ("link", wrong)}) from None
    return (urlsplit(link).hostname or "")[:MOST_NAME]


def _name(path: str) -> str:
    """The file's own name, without what cannot be stored; its end, which tells the type, is kept."""
    name = unicodedata.normalize("NFC", path.replace("\\", "/").rpartition("/")[2])
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C").strip()
    return name[-MOST_NAME:] or "berkas"


def _known(place: Unit, year: int, sha256: str, document: str) -> Held | None:
    """The same bytes at the same document; of what nobody put anywhere, at any."""
    for one in standing.of_bytes(place.pk, year, sha256):
        if one.current and (not document or one.document == document):
            return one
    return None


def _replaced(pk: int, place: Unit, year: int) -> Held:
    """The file in whose place another comes. Raises BadInput."""
    for one in standing.held(unit=place, year=year):
        if one.file.pk == pk and one.current and one.document:
            return one
    raise BadInput({"replaces": ("unknown", NOT_CURRENT)})


def _check_room(place: Unit, year: int, more: int) -> None:
    there = EvidenceFile.objects.filter(unit=place, year=year).aggregate(files=Count("pk"), size=Sum("size"))
    most = settings.EVIDENCE
    if there["files"] >= most["files"]:
        sentence = _("Bukti unit ini untuk satu tahun paling banyak %(most)d berkas.") % {
            "most": most["files"]
        }
        raise Full("evidence_files_full", sentence)
    if (there["size"] or 0) + more > most["mb"] * MB:
        raise Full(
            "evidence_bytes_full",
            _("Bukti unit ini untuk satu tahun bersama-sama paling besar %(most)d MB.")
            % {"most": most["mb"]},
        )


def _step(file: EvidenceFile, act: Act, by: Actor, at: datetime, **told: Any) -> EvidenceStep:
    ombudsman = by.has_role(Role.OMBUDSMAN) and not by.has_role(Role.COORDINATOR)
    made: EvidenceStep = EvidenceStep.objects.create(
        file=file, act=act, by=_user(by), by_ombudsman=ombudsman, at=at, **told
    )
    return made


def _user(by: Actor) -> User:
    if by.user is None:
        raise NotYours("not_your_evidence", NOT_YOURS)
    return by.user
