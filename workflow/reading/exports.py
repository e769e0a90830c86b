"""The list on screen as a file to take away: the same cases in the same order, one row each.

Names and contacts stand only in the rows of cases whose complainant this reader may know (`entitlement`); of the others
they are not even read. Every file leaves a row of `Export` behind (docs/adr/0046).
"""

import hashlib
import hmac
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import IO, Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actors import Actor
from complaints import words
from complaints.codes import Channel, IdentityKind, Outcome, label
from complaints.entitlement import may_see_identity
from complaints.lifecycle import State
from complaints.models import Complaint, Identity
from complaints.paging import Order, ordered
from complaints.querysets import ComplaintQuerySet
from law import counting
from law.codes import Classification, Code
from workflow import replica
from workflow.errors import BadInput
from workflow.models import Export
from workflow.reading import receipts, upcoming
from workflow.reading.spreadsheets import Cell, csv_lines, write_xlsx
from workflow.reading.worklist import Part

MOST: Final = 10_000
"""Cases in one file; a longer list is asked for in parts."""
AT_ONCE: Final = 500
"""Cases in memory."""
IN_MEMORY: Final = 1024 * 1024
"""Bytes of a file that is kept off the disk."""
COLUMNS: Final[tuple[tuple[Promise, Promise], ...]] = (
    (gettext_lazy("Nomor"), gettext_lazy("Nomor pengaduan.")),
    (gettext_lazy("Status"), gettext_lazy("Status pada saat ekspor.")),
    (gettext_lazy("Pokok"), gettext_lazy("Pokok pengaduan seperti ditulis pengadu.")),
    (gettext_lazy("Instansi"), gettext_lazy("Instansi yang menerima pengaduan.")),
    (gettext_lazy("Unit"), gettext_lazy("Unit yang memegang pengaduan, atau yang disebut pengadu.")),
    (gettext_lazy("Klasifikasi"), gettext_lazy("Klasifikasi dari koordinator; kosong sebelum disposisi.")),
    (gettext_lazy("Saluran"), gettext_lazy("Jalan masuk pengaduan.")),
    (gettext_lazy("Identitas"), gettext_lazy("Pilihan pengadu tentang identitasnya.")),
    (gettext_lazy("Tanggal kejadian"), gettext_lazy("Menurut pengadu.")),
    (gettext_lazy("Diterima"), gettext_lazy("Tanggal setempat di instansi.")),
    (gettext_lazy("Kewajiban berikutnya"), gettext_lazy("Jangka waktu berjalan yang berakhir paling awal.")),
    (gettext_lazy("Batas waktu"), gettext_lazy("Hari terakhir kewajiban itu.")),
    (gettext_lazy("Sisa hari"), gettext_lazy("Hari yang tersisa, dalam satuan kewajiban itu; 0 hari terakhir.")),
    (gettext_lazy("Terlambat hari"), gettext_lazy("Hari keterlambatan, dalam satuan kewajiban itu.")),
    (gettext_lazy("Satuan hari"), gettext_lazy("Hari kerja atau hari kalender.")),
    (gettext_lazy("Penangan"), gettext_lazy("Petugas yang ditunjuk menangani.")),
    (gettext_lazy("Jawaban pertama"), gettext_lazy("Tanggal setempat jawaban pertama.")),
    (gettext_lazy("Hasil"), gettext_lazy("Hasil menurut jawaban terakhir.")),
    (gettext_lazy("Penilaian"), gettext_lazy("Penilaian pengadu, 1 sampai 4.")),
)  # fmt: skip
"""Heading and definition of each column."""
PERSON: Final[tuple[tuple[Promise, Promise], ...]] = tuple(
    (heading, gettext_lazy("Hanya pengaduan yang identitas pengadunya boleh Anda lihat; selainnya kosong."))
    for heading in (
        gettext_lazy("Nama pengadu"),
        gettext_lazy("Surel pengadu"),
        gettext_lazy("Telepon pengadu"),
    )
)
ORDERS: Final = {
    Order.DEADLINE: gettext_lazy("Menurut batas waktu terdekat."),
    Order.NEWEST: gettext_lazy("Yang terbaru diterima lebih dahulu."),
    Order.ACTIVITY: gettext_lazy("Yang terakhir ada kegiatannya lebih dahulu."),
    Order.WRITTEN: gettext_lazy("Pesan pengadu yang terbaru lebih dahulu."),
}
UNITS_OF_DAYS: Final = {
    counting.LengthUnit.WORKING_DAY: gettext_lazy("hari kerja"),
    counting.LengthUnit.CALENDAR_DAY: gettext_lazy("hari kalender"),
}


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


MEDIA: Final = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of the list, by which its cases were chosen; empty: not asked."""

    state: str = ""
    """A state; `open`; or empty for all."""
    agency: str = ""
    """Its code."""
    unit: str = ""
    """The code of a unit; `-`: without a unit."""
    overdue: bool = False
    due_before: date | None = None
    words: str = ""
    part: str = ""
    """A part of the work list."""
    order: Order = Order.DEADLINE
    ticked: int = 0
    """How many cases were ticked by hand, instead of all of a list."""

    def codes(self) -> dict[str, str]:
        """What may be kept of them: never a word that a person typed."""
        due_before = self.due_before.isoformat() if self.due_before else ""
        overdue = "1" if self.overdue else ""
        told = {
            "state": self.state,
            "agency": self.agency,
            "unit": self.unit,
            "overdue": overdue,
            "due_before": due_before,
            "part": self.part,
            "ticked": str(self.ticked or ""),
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, ready to be read from its beginning."""

    file: IO[bytes]
    name: str
    media: str


def export(cases: ComplaintQuerySet, form: Format, *, asked: Asked, by: Actor, at: datetime) -> Exported:
    """Write these cases, which `by` may see, into a file, and keep who took what. Raises BadInput for more than MOST."""

    def written(as_of: datetime) -> Exported:
        return _export(cases.all(), form, asked=asked, by=by, at=at, as_of=as_of)

    return replica.read(written, at=at, by=by.user)


@transaction.atomic
def _export(
    cases: ComplaintQuerySet, form: Format, *, asked: Asked, by: Actor, at: datetime, as_of: datetime
) -> Exported:
    assert by.user is not None
    _refuse_more_than_most(cases)
    kept = Export(user=by.user, at=at, form=form, filters=asked.codes(), searched=_digest(asked.words))
    rows = _Rows(cases, asked.order, by, as_of)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - its reader closes it
    columns = (*COLUMNS, *PERSON)
    heading = [str(title) for title, _meaning in columns]
    if form == Format.XLSX:
        about = _about(asked, columns, rows, at=as_of)
        write_xlsx(file, _("Pengaduan"), heading, rows, about_name=_("Keterangan"), about=about)
    else:
        file.writelines(line.encode() for line in csv_lines(_with_heading(heading, rows)))
    kept.cases, kept.identities, kept.sha256 = rows.cases, rows.identities, _sha256(file)
    kept.save(force_insert=True)
    file.seek(0)
    taken = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    return Exported(file, f"pengaduan-{taken:%Y%m%d-%H%M}.{form}", MEDIA[form])


def searched_for(kept: Export, words: str) -> bool:
    """Whether the list of this export was searched for these words."""
    return hmac.compare_digest(kept.searched, _digest(words))


class _Rows:
    """The rows of the table, read in steps; counts what it gave."""

    def __init__(self, cases: ComplaintQuerySet, order: Order, reader: Actor, at: datetime) -> None:
        self.read = ordered(upcoming.with_next_duty(cases).worklist(), order)
        self.reader, self.at = reader, at
        self.said = cache(_said)
        """Codes are few and rows are many: each is looked up in the catalogues of texts once a file."""
        self.cases = self.identities = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        rows = self.read.iterator(chunk_size=AT_ONCE)
        while chunk := list(islice(rows, AT_ONCE)):
            known = [row.pk for row in chunk if may_see_identity(row, self.reader)]
            people = {each.complaint_id: each for each in Identity.objects.filter(complaint__in=known)}
            for row in chunk:
                person = people.get(row.pk)
                self.cases += 1
                self.identities += person is not None
                yield [*_cells(row, self.said, at=self.at), *_person(person)]


def _said(codes: type[TextChoices] | type[Code], code: str) -> str:
    found: Any = codes(code)
    return str(label(found) if isinstance(found, Code) else found.label)


def _cells(row: Complaint, said: Callable[[Any, str], str], *, at: datetime) -> list[Cell]:
    return [
        row.reference,
        said(State, row.state),
        row.subject_text or "",
        row.agency.name,
        row.unit.name if row.unit else None,
        said(Classification, row.classification) if row.classification else None,
        said(Channel, row.channel),
        said(IdentityKind, row.identity_kind),
        row.occurred_on,
        row.received_on,
        *_next_duty(row, at=at),
        str(row.handler) if row.handler else None,
        row.first_answered_on,
        said(Outcome, row.outcome) if row.outcome else None,
        row.rating,
    ]


def _next_duty(row: Complaint, *, at: datetime) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    found = upcoming.of(row, at=at)
    if found is None:
        return (None,) * 5
    duty, unit = found.duty, counting.LengthUnit(found.duty.length_unit)
    name = words.duty(duty.kind, duty.round, length=duty.length)
    return name, duty.due_on, None if found.passed else found.left, found.late, str(UNITS_OF_DAYS[unit])


def _person(person: Identity | None) -> tuple[Cell, Cell, Cell]:
    return (person.name, person.email or None, person.phone or None) if person else (None, None, None)


def _about(
    asked: Asked, columns: Sequence[tuple[Promise, Promise]], rows: _Rows, *, at: datetime
) -> Iterator[Sequence[Cell]]:
    """The second sheet, written after the first: as of when, for whom, which cases, what the columns mean."""
    yield [_("Keadaan per"), receipts.instant(at, settings.TIME_ZONE)]
    yield [_("Diekspor oleh"), str(rows.reader.user)]
    yield [_("Jumlah pengaduan"), rows.cases]
    yield [_("Urutan"), str(ORDERS[asked.order])]
    yield []
    yield [_("Saringan")]
    yield from _filters(asked)
    yield []
    yield [_("Kolom")]
    for title, meaning in columns:
        yield [str(title), str(meaning)]


def _filters(asked: Asked) -> Iterator[Sequence[Cell]]:
    if asked.ticked:
        yield [_("Dicentang satu per satu"), asked.ticked]
        return
    state = _("Semua yang terbuka") if asked.state == "open" else _("Semua")
    yield [_("Status"), str(State(asked.state).label) if asked.state in State.values else state]
    if asked.agency:
        yield [_("Instansi"), asked.agency]
    unit = _("Tanpa unit") if asked.unit == "-" else asked.unit
    yield [_("Unit"), unit or _("Semua unit")]
    if asked.part:
        yield [_("Bagian"), str(Part(asked.part).label)]
    if asked.overdue:
        yield [_("Batas waktu"), _("Sudah lewat")]
    if asked.due_before:
        yield [_("Batas waktu sebelum"), asked.due_before]
    if asked.words:
        yield [_("Cari"), asked.words]


def _with_heading(heading: Sequence[str], rows: _Rows) -> Iterator[Sequence[Cell]]:
    yield heading
    yield from rows


def _refuse_more_than_most(cases: ComplaintQuerySet) -> None:
    if cases.order_by().values("pk")[: MOST + 1].count() > MOST:
        sentence = _(
            "Daftar ini memuat lebih dari %(most)d pengaduan. Persempit dengan saringan (status, unit, atau batas waktu), "
            "lalu ekspor bagian demi bagian."
        ) % {"most": MOST}
        raise BadInput({"format": ("too_many_cases", sentence)})


def _digest(words: str) -> str:
    """A keyed digest of what was searched for: it tells nobody the words, and whoever holds the key whether it was
    these."""
    if not words:
        return ""
    key = hmac.new(settings.SECRET_KEY.encode(), b"tuntas.export", hashlib.sha256).digest()
    return hmac.new(key, words.strip().lower().encode(), hashlib.sha256).hexdigest()


def _sha256(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(IN_MEMORY):
        digest.update(piece)
    return digest.hexdigest()
