"""What the units of the demo have handed in this year: their decree, which is of last year, their procedure and the address of
their dashboard; one procedure of each agency was sent back, and a file still waits to be sorted."""

from datetime import date, datetime
from typing import Final

from compliance.evidence import filing
from compliance.evidence.filing import Offer
from compliance.evidence.needed import FIRST
from compliance.models import EvidenceFile
from demo.people import Cast
from law.counting import local_date

DECREE: Final = "SK Tim Pengelola Pengaduan"
DASHBOARD: Final = "https://dasbor.contoh.example/sp4n"
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


def _paper(agency: str, title: str, at: datetime) -> bytes:
    from notifications.paper import Paper  # here: nobody else waits for it at the start

    page = Paper("id", foot=f"{agency} · data contoh", made_at=at)
    page.head(agency, title, "Data contoh")
    return bytes(page.output())
