"""The binder of a unit's year: one ZIP with a numbered index, the files, what the product proves by itself, and SHA256SUMS.

It is never whole in memory or on disk: everything but the files is made before the first byte leaves, and the files pass through
one piece at a time.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from complaints.files import store
from compliance.evidence import filing, index, reports, standing
from compliance.evidence.models import BinderTaken
from compliance.evidence.standing import Held, Standing, Verdict
from workflow.errors import NotNow, NotYours, Unavailable
from workflow.reading.spreadsheets import csv_lines

CHUNK: Final = 256 * 1024
SUMS: Final = "SHA256SUMS"
TAKERS: Final = (Role.COORDINATOR, Role.SUPERVISOR, Role.OMBUDSMAN)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the binder: bytes that are there, or a path of the storage. `sha256` as it was kept."""

    name: str
    sha256: str
    data: bytes | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Binder:
    """`root`: the folder that all lies in."""

    root: str
    entries: list[Entry]
    at: datetime

    def chunks(self) -> Iterator[bytes]:
        """The ZIP, piece by piece. A file that is not what was kept makes `sha256sum -c` fail, not this."""
        sink = _Sink()
        moment = self.at.timetuple()[:6]
        with zipfile.ZipFile(sink, "w") as archive:
            for entry in self.entries:
                about = zipfile.ZipInfo(f"{self.root}/{entry.name}", moment)
                about.compress_type = zipfile.ZIP_DEFLATED if entry.data is not None else zipfile.ZIP_STORED
                about.external_attr = 0o644 << 16
                with archive.open(about, "w") as into:
                    for part in _parts(entry):
                        into.write(part)
                        yield from sink.taken()
                yield from sink.taken()
        yield from sink.taken()


class _Sink:
    """What the archive writes, until it is taken."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None

    def taken(self) -> Iterator[bytes]:
        parts, self._parts = self._parts, []
        yield from parts


def may_take(by: Actor, unit: Unit) -> bool:
    """Coordinators, the head of the unit and the Ombudsman: those who may read the unit's figures and hand them in."""
    return by.sits(TAKERS, agency_id=unit.agency_id, unit_id=unit.pk)


@transaction.atomic
def take(agency: str, unit: str, year: int, *, by: Actor, at: datetime) -> Binder:
    """Make the binder as of `at`, and record who took it.

    Raises NotYours, NotVisible, BadInput (a year without list, too many cases), NotNow where a file is gone, Unavailable.
    """
    place = filing.place_of(agency, unit, by)
    filing.list_of(year)
    if not may_take(by, place) or by.user is None:
        raise NotYours(
            "not_your_binder",
            _("Bundel dibuat oleh koordinator, kepala unit, atau Ombudsman: isinya memuat angka unit."),
        )
    found = standing.of(place, year, as_of=at)
    made = _made(found, by, at)
    held = list(_held(found))
    _check_there(held)
    numbered = index.numbered(found, made, held)
    paper = index.pdf(found, numbered, by=str(by.user), language=(get_language() or "id")[:2], at=at)
    table = "".join(csv_lines(index.table(numbered))).encode()
    entries = [
        _bytes("00-indeks.pdf", paper),
        _bytes("00-indeks.csv", table),
        *(made[name] for name in made),
        *(
            Entry(one.path, one.held.file.sha256, path=one.held.file.path)
            for one in numbered
            if one.held is not None and one.held.file.path is not None
        ),
    ]
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in entries).encode()
    BinderTaken.objects.create(
        unit=place,
        year=year,
        files=len(entries),
        missing=sum(line.lacks for line in found.lines),
        sha256=hashlib.sha256(sums).hexdigest(),
        by=by.user,
        at=at,
    )
    local = at.astimezone(ZoneInfo(place.agency.zone))
    return Binder(f"bukti-{place.code}-{year}", [*entries, _bytes(SUMS, sums)], local)


def _made(found: Standing, by: Actor, at: datetime) -> dict[str, Entry]:
    """What the product proves, by name in the binder: a table each, and the indicators on paper."""
    told = reports.of(found.unit, found.year, reader=by, as_of=at)
    proven = {line.document.code for line in found.lines if line.proven}
    entries = [
        _bytes(
            f"sistem/{table.document}_{table.stem}.csv",
            "".join(csv_lines([table.heading, *table.rows])).encode(),
        )
        for table in told.tables
        if table.document in proven
    ]
    language = (get_language() or "id")[:2]
    paper = index.report(found, told, by=str(by.user), language=language, at=at)
    entries.append(_bytes("sistem/PG-03-07_laporan.pdf", paper))
    return {entry.name: entry for entry in entries}


def _held(found: Standing) -> Iterator[Held]:
    """The files that go in: at a document, not sent back, holding in the year, and seen by the scanner where there is one."""
    for line in found.lines:
        for one in line.files:
            holds = not line.document.this_year or one.holds_in(found.year)
            if one.verdict != Verdict.REVISION and holds and one.scanned:
                yield one


def _check_there(held: Iterable[Held]) -> None:
    """Raises NotNow with the name of a file that is gone, before a byte has left."""
    try:
        for one in held:
            if one.file.path is not None and not store.is_there(one.file.path):
                sentence = _("Berkas «%(name)s» hilang dari penyimpanan: tarik, lalu unggah lagi.")
                raise NotNow("file_lost", sentence % {"name": one.file.name})
    except OSError as error:
        raise Unavailable from error


def _bytes(name: str, data: bytes) -> Entry:
    return Entry(name, hashlib.sha256(data).hexdigest(), data=data)


def _parts(entry: Entry) -> Iterator[bytes]:
    if entry.data is not None:
        yield entry.data
        return
    assert entry.path is not None
    with store.opened(entry.path) as file:
        while part := file.read(CHUNK):
            yield part
