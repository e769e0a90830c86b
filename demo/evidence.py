"""What the units of the demo have handed in this year: their decree, which is of last year, their procedure and the address of
their dashboard; one procedure of each agency was sent back, and a file still waits to be sorted. One unit has gathered all
year: half of its binder is there."""

from datetime import date, datetime
from typing import Final

from compliance.evidence import filing
from compliance.evidence.filing import Offer
from compliance.evidence.needed import FIRST, of
from compliance.models import EvidenceFile
from demo.people import Cast, Office
from law.counting import local_date

DECREE: Final = "SK Tim Pengelola Pengaduan"
DASHBOARD: Final = "https://dasbor.contoh.example/sp4n"
DILIGENT: Final = "puskesmas-pontang"
PROCEDURE: Final = "SOP Pengelolaan Pengaduan"


def gather(cast: Cast, *, at: datetime) -> None:
    """Hand in a few files of each unit. An earlier start has done so already."""
    if EvidenceFile.objects.exists():
        return
    for office in cast.offices:
        year = local_date(at, office.place.zone).year
        if year < FIRST:
            return
        decree = _paper(office.place.name, f"{DECREE} {year - 1}", at)
        procedure = _paper(office.place.name, PROCEDURE, at)
        by, dated = office.coordinators[0], date(year - 1, 2, 3)
        for number, desk in enumerate(office.desks):
            where = (office.place.code, desk.place.code, year)
            for code in ("PG-01.1", "PG-02.1"):
                told = Offer(decree, f"{DECREE} {year - 1}.pdf", document=code, dated_on=dated)
                filed = filing.hand_in(*where, offer=told, by=by, at=at)
                if code == "PG-01.1":
                    filing.verify(filed.file.pk, by=by, at=at)
            filed = filing.hand_in(*where, offer=Offer(procedure, f"{PROCEDURE}.pdf"), by=by, at=at)
            filing.hand_in(*where, offer=Offer(link=DASHBOARD, document="PG-08.1"), by=by, at=at)
            if number == 0:
                note = "Halaman tanda tangan belum ada. Unggah SOP yang sudah disahkan."
                filing.send_back(filed.file.pk, note=note, by=cast.ombudsman, at=at)
                loose = _paper(office.place.name, "Pindaian", at)
                filing.hand_in(*where, offer=Offer(loose, "scan_0042.pdf"), by=by, at=at)
            if desk.place.code == DILIGENT:
                _half(office, where, at=at)


def _half(office: Office, where: tuple[str, str, int], *, at: datetime) -> None:
    """The documents of the first two dimensions, two of three, verified but for some that came in last."""
    asked = [one for one in of(where[2]).documents if one.required and not one.indicator.startswith("PG-")]
    for number, document in enumerate(asked):
        if number % 3 == 2:
            continue
        paper, by = _paper(office.place.name, document.label.id, at), office.coordinators[0]
        told = Offer(
            paper, f"{document.code}.pdf", document=document.code, dated_on=date(where[2], 2, 1 + number % 28)
        )
        filed = filing.hand_in(*where, offer=told, by=by, at=at)
        if number % 5:
            filing.verify(filed.file.pk, by=by, at=at)


def _paper(agency: str, title: str, at: datetime) -> bytes:
    from notifications.paper import Paper  # here: nobody else waits for it at the start

    page = Paper("id", foot=f"{agency} · data contoh", made_at=at)
    page.head(agency, title, "Data contoh")
    return bytes(page.output())
