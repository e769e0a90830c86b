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
            UnitPlace("dinas-sosial-serang", "Dinas Sosial", S.SOCIAL, share=8),
            UnitPlace("dpmptsp-serang", "DPMPTSP", S.PERMIT, share=6, supervisor_answers=True),
            UnitPlace("disdukcapil-serang", "Disdukcapil", S.CIVIL, P.SLOW, share=15),
            UnitPlace("dinas-pendidikan-serang", "Dinas Pendidikan", S.SCHOOL, P.DRIFTING, share=12),
            UnitPlace(
                "puskesmas-pontang", "UPT Puskesmas Pontang", S.HEALTH, P.BRISK, share=13, week=SIX_DAYS
            ),
            UnitPlace("puskesmas-pabuaran", "UPT Puskesmas Pabuaran", S.HEALTH, share=7),
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
            UnitPlace("puskesmas-cimanuk", "Puskesmas Cimanuk", S.HEALTH, P.BRISK, share=6, week=SIX_DAYS),
            UnitPlace("dinas-sosial-pandeglang", "Dinas Sosial", S.SOCIAL, P.BRISK, share=5),
            UnitPlace("puskesmas-bangkonol", "Puskesmas Bangkonol", S.HEALTH, share=4),
            UnitPlace("disdukcapil-pandeglang", "Dinas Kependudukan dan Catatan Sipil", S.CIVIL, share=8),
            UnitPlace("dpmptsp-pandeglang", "DPMPTSP", S.PERMIT, share=4),
            UnitPlace("dinas-pendidikan-pandeglang", "Dinas Pendidikan", S.SCHOOL, P.DRIFTING, share=6),
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
            UnitPlace("dinas-sosial-kota-serang", "Dinas Sosial", S.SOCIAL, share=4),
            UnitPlace("dpmptsp-kota-serang", "DPMPTSP", S.PERMIT, P.BRISK, share=4),
            UnitPlace(
                "disdukcapil-kota-serang",
                "Dinas Kependudukan dan Pencatatan Sipil",
                S.CIVIL,
                P.DRIFTING,
                share=7,
            ),
            UnitPlace("dindikbud-kota-serang", "Dinas Pendidikan dan Kebudayaan", S.SCHOOL, share=5),
            UnitPlace("puskesmas-ciracas", "UPTD Puskesmas Ciracas", S.HEALTH, share=5, week=SIX_DAYS),
            UnitPlace("puskesmas-unyur", "UPTD Puskesmas Unyur", S.HEALTH, P.SLOW, share=5),
        ),
    ),
    AgencyPlace(
        "makassar",
        "Kota Makassar",
        Level.CITY,
        WITA,
        ("Rappocini", "Panakkukang", "Tamalate", "Manggala", "Biringkanaya", "Tamalanrea", "Mariso", "Tallo"),
        (
            UnitPlace("disdukcapil-makassar", "Dinas Kependudukan dan Pencatatan Sipil", S.CIVIL, share=5),
            UnitPlace("puskesmas-kassi-kassi", "UPT Puskesmas Kassi-Kassi", S.HEALTH, share=4, week=SIX_DAYS),
        ),
    ),
    AgencyPlace(
        "ternate",
        "Kota Ternate",
        Level.CITY,
        WIT,
        ("Kalumata", "Gamalama", "Bastiong", "Sasa", "Jambula", "Dufa-Dufa", "Mangga Dua", "Toboko"),
        (
            UnitPlace("disdukcapil-ternate", "Dinas Kependudukan dan Pencatatan Sipil", S.CIVIL, share=3),
            UnitPlace("puskesmas-kalumata", "UPTD Puskesmas Kalumata", S.HEALTH, P.SLOW, share=3),
        ),
    ),
)
BANTEN: Final = ("serang", "pandeglang", "kota-serang")
"""The agencies of the region of that name."""
