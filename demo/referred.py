"""Three complaints that people of the demo file with the regency about matters of the city: one is offered there and waits, one is
taken over, one is sent back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from accounts.actors import Actor, Origin, complainant
from accounts.models import Agency
from complaints.codes import IdentityKind
from demo.days import last_morning
from demo.people import Cast
from workflow.models import Event
from workflow.verbs import intake, referrals
from workflow.verbs.intake import Filing, Person

FROM: Final = "serang"
TO: Final = "kota-serang"
HALF_AN_HOUR: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Matter:
    """`returned`: why the city sends it back; empty where it does not."""

    subject: str
    description: str
    name: str
    mail: str
    because: str
    taken: bool = False
    returned: str = ""


MATTERS: Final = (
    Matter(
        "Lampu jalan di Lontar Baru padam sebulan",
        "Lampu jalan di depan gang kami di Lontar Baru padam sejak sebulan. Dua kali saya lapor ke kelurahan dan belum ada yang datang.",
        "Tarmidi Sanjaya",
        "tarmidi.sanjaya@example.org",
        "Lontar Baru masuk wilayah Kota Serang; lampu jalannya diurus dinas kota.",
    ),
    Matter(
        "Nomor antrean Puskesmas Unyur habis pukul tujuh",
        "Di Puskesmas Unyur nomor antrean sudah habis pukul tujuh pagi, padahal loketnya baru dibuka setengah delapan. Ibu saya pulang tanpa diperiksa.",
        "Rosita Wulandari",
        "rosita.wulandari@example.org",
        "Puskesmas Unyur adalah unit pelayanan Pemerintah Kota Serang.",
        taken=True,
    ),
    Matter(
        "Kartu Keluarga pindahan dari Taktakan belum terbit",
        "Kami pindah dari Taktakan ke Ciruas. Kantor di Taktakan menyuruh kami ke Ciruas, kantor di Ciruas menyuruh kami kembali. Kartu Keluarga belum juga terbit.",
        "Junaedi Prasetyo",
        "junaedi.prasetyo@example.org",
        "Berkas pindahnya tertahan di kantor asal, di Kota Serang.",
        returned="Surat pindah sudah kami terbitkan; Kartu Keluarga diterbitkan di tempat tujuan, di Kabupaten Serang.",
    ),
)


def tell(cast: Cast, *, at: datetime) -> int:
    """On the morning of the last weekday, once. Returns how many complaints it told."""
    offices = {office.place.code: office for office in cast.offices}
    here, there = offices[FROM], offices[TO]
    if Event.objects.filter(name="referred", origin=Origin.DEMO).exists():
        return 0
    morning = last_morning(at, here.place.zone)
    for number, matter in enumerate(MATTERS):
        filed = morning + number * timedelta(minutes=7)
        _one(matter, here.agency, there.agency, here.coordinators[0], there.coordinators[0], at=filed)
    return len(MATTERS)


def _one(matter: Matter, here: Agency, there: Agency, by: Actor, other: Actor, *, at: datetime) -> None:
    filing = Filing(
        agency=here,
        unit=None,
        subject=matter.subject,
        description=matter.description,
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person(matter.name, email=matter.mail),
    )
    filed = intake.register(filing, by=complainant(origin=Origin.DEMO), at=at)
    pk = filed.complaint.pk
    referrals.refer(pk, agency=there, reasons=matter.because, by=by, at=at + HALF_AN_HOUR)
    if matter.taken:
        referrals.take_over(pk, by=other, at=at + 3 * HALF_AN_HOUR)
    elif matter.returned:
        referrals.return_referral(pk, reasons=matter.returned, by=other, at=at + 4 * HALF_AN_HOUR)
