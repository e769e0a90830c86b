"""Where the demo plays: agencies and units by their public names, their weeks, and how well each unit works."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from accounts.models import Level

FIVE_DAYS: Final = (1, 2, 3, 4, 5)
SIX_DAYS: Final = (1, 2, 3, 4, 5, 6)


class Sector(StrEnum):
    """What a unit serves, and so what people complain about."""

    HEALTH = "health"
    CIVIL = "civil"
    SCHOOL = "school"
    SOCIAL = "social"
    PERMIT = "permit"


SERVED: Final = {
    Sector.HEALTH: "Pemeriksaan umum\nKIA dan imunisasi\nGigi\nObat dan laboratorium\nRujukan BPJS",
    Sector.CIVIL: "KTP-el\nKartu Keluarga\nAkta kelahiran dan kematian\nPindah datang\nKartu Identitas Anak",
    Sector.SCHOOL: "SD dan SMP negeri\nPenerimaan murid baru\nIjazah dan mutasi\nKesejahteraan guru",
    Sector.SOCIAL: "Bansos dan PKH\nData kesejahteraan (DTSEN)\nRekomendasi PBI JK\nDisabilitas dan lansia",
    Sector.PERMIT: "NIB dan izin usaha\nPBG\nIzin praktik tenaga kesehatan\nReklame",
}
"""What a unit serves: a service a line."""
OPEN: Final = {
    FIVE_DAYS: "Senin-Kamis 08.00-15.30\nJumat 08.00-11.00 dan 13.00-15.30",
    SIX_DAYS: "Senin-Kamis 07.30-14.00\nJumat 07.30-11.00\nSabtu 07.30-12.30",
}


class Pace(StrEnum):
    """How a unit works, so that its figures tell a story."""

    BRISK = "brisk"
    STEADY = "steady"
    DRIFTING = "drifting"
    """Good a year ago, late today."""
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """`share`: how many complaints it draws beside the others."""

    code: str
    name: str
    sector: Sector
    pace: Pace = Pace.STEADY
    share: int = 4
    week: tuple[int, ...] = FIVE_DAYS
    supervisor_answers: bool = False
    district: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyPlace:
    """`towns`: districts and villages that its complaints mention."""

    code: str
    name: str
    level: Level
    zone: str
    towns: tuple[str, ...]
    units: tuple[UnitPlace, ...]


WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
S, P = Sector, Pace

AGENCIES: Final[tuple[AgencyPlace, ...]] = (
    AgencyPlace(
        "serang",
        "Kabupaten Serang",
        Level.REGENCY,
        WIB,
        (
            *("Pontang", "Tirtayasa", "Ciruas", "Kragilan", "Cikande", "Kramatwatu", "Anyer", "Baros"),
            *(
                "Pabuaran",
                "Padarincang",
                "Carenang",
                "Tanara",
                "Lebak Wangi",
                "Bojonegara",
                "Petir",
                "Mancak",
            ),
        ),
        (
            UnitPlace("dinas-sosial-serang", "Dinas Sosial", S.SOCIAL, share=8, district="Ciruas"),
            UnitPlace(
                "dpmptsp-serang", "DPMPTSP", S.PERMIT, share=6, supervisor_answers=True, district="Ciruas"
            ),
            UnitPlace("disdukcapil-serang", "Disdukcapil", S.CIVIL, P.SLOW, share=15, district="Ciruas"),
            UnitPlace(
                "dinas-pendidikan-serang",
                "Dinas Pendidikan",
                S.SCHOOL,
                P.DRIFTING,
                share=12,
                district="Ciruas",
            ),
            UnitPlace(
                "puskesmas-pontang",
                "UPT Puskesmas Pontang",
                S.HEALTH,
                P.BRISK,
                share=13,
                week=SIX_DAYS,
                district="Pontang",
            ),
            UnitPlace("puskesmas-pabuaran", "UPT Puskesmas Pabuaran", S.HEALTH, share=7, district="Pabuaran"),
        ),
    ),
    AgencyPlace(
        "pandeglang",
        "Kabupaten Pandeglang",
        Level.REGENCY,
        WIB,
        (
            *("Cimanuk", "Labuan", "Menes", "Saketi", "Panimbang", "Carita", "Cadasari", "Karangtanjung"),
            *("Banjar", "Mandalawangi", "Munjul", "Cibaliung", "Pagelaran", "Bangkonol", "Majasari"),
        ),
        (
            UnitPlace(
                "puskesmas-cimanuk",
                "Puskesmas Cimanuk",
                S.HEALTH,
                P.BRISK,
                share=6,
                week=SIX_DAYS,
                district="Cimanuk",
            ),
            UnitPlace(
                "dinas-sosial-pandeglang", "Dinas Sosial", S.SOCIAL, P.BRISK, share=5, district="Pandeglang"
            ),
            UnitPlace("puskesmas-bangkonol", "Puskesmas Bangkonol", S.HEALTH, share=4, district="Koroncong"),
            UnitPlace(
                "disdukcapil-pandeglang",
                "Dinas Kependudukan dan Catatan Sipil",
                S.CIVIL,
                share=8,
                district="Pandeglang",
            ),
            UnitPlace("dpmptsp-pandeglang", "DPMPTSP", S.PERMIT, share=4, district="Pandeglang"),
            UnitPlace(
                "dinas-pendidikan-pandeglang",
                "Dinas Pendidikan",
                S.SCHOOL,
                P.DRIFTING,
                share=6,
                district="Pandeglang",
            ),
        ),
    ),
    AgencyPlace(
        "kota-serang",
        "Kota Serang",
        Level.CITY,
        WIB,
        (
            *("Cipocok Jaya", "Kasemen", "Curug", "Walantaka", "Taktakan", "Unyur", "Sumur Pecung"),
            *("Kaligandu", "Banjar Agung", "Karangantu", "Lontar Baru", "Cipare"),
        ),
        (
            UnitPlace("dinas-sosial-kota-serang", "Dinas Sosial", S.SOCIAL, share=4, district="Serang"),
            UnitPlace("dpmptsp-kota-serang", "DPMPTSP", S.PERMIT, P.BRISK, share=4, district="Serang"),
            UnitPlace(
                "disdukcapil-kota-serang",
                "Dinas Kependudukan dan Pencatatan Sipil",
                S.CIVIL,
                P.DRIFTING,
                share=7,
                district="Serang",
            ),
            UnitPlace(
                "dindikbud-kota-serang",
                "Dinas Pendidikan dan Kebudayaan",
                S.SCHOOL,
                share=5,
                district="Serang",
            ),
            UnitPlace(
                "puskesmas-ciracas",
                "UPTD Puskesmas Ciracas",
                S.HEALTH,
                share=5,
                week=SIX_DAYS,
                district="Serang",
            ),
            UnitPlace(
                "puskesmas-unyur", "UPTD Puskesmas Unyur", S.HEALTH, P.SLOW, share=5, district="Serang"
            ),
        ),
    ),
    AgencyPlace(
        "makassar",
        "Kota Makassar",
        Level.CITY,
        WITA,
        ("Rappocini", "Panakkukang", "Tamalate", "Manggala", "Biringkanaya", "Tamalanrea", "Mariso", "Tallo"),
        (
            UnitPlace(
                "disdukcapil-makassar",
                "Dinas Kependudukan dan Pencatatan Sipil",
                S.CIVIL,
                share=5,
                district="Rappocini",
            ),
            UnitPlace(
                "puskesmas-kassi-kassi",
                "UPT Puskesmas Kassi-Kassi",
                S.HEALTH,
                share=4,
                week=SIX_DAYS,
                district="Rappocini",
            ),
        ),
    ),
    AgencyPlace(
        "ternate",
        "Kota Ternate",
        Level.CITY,
        WIT,
        ("Kalumata", "Gamalama", "Bastiong", "Sasa", "Jambula", "Dufa-Dufa", "Mangga Dua", "Toboko"),
        (
            UnitPlace(
                "disdukcapil-ternate",
                "Dinas Kependudukan dan Pencatatan Sipil",
                S.CIVIL,
                share=3,
                district="Ternate Tengah",
            ),
            UnitPlace(
                "puskesmas-kalumata",
                "UPTD Puskesmas Kalumata",
                S.HEALTH,
                P.SLOW,
                share=3,
                district="Ternate Selatan",
            ),
        ),
    ),
)
BANTEN: Final = ("serang", "pandeglang", "kota-serang")
"""The agencies of the region of that name."""
