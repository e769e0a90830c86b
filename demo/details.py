"""The details that fill a story, and the person who tells it. All invented; numbers and addresses lead nowhere."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Final

from demo.people import FAMILY
from demo.places import AgencyPlace
from workflow.verbs.intake import Person

DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
RELATIVES: Final = (
    *("ibu saya", "ayah saya", "istri saya", "suami saya", "nenek saya", "kakek saya", "mertua saya"),
    *("kakak saya", "bibi saya", "paman saya"),
)
CHILDREN: Final = (
    "anak saya",
    "adik saya",
    "keponakan saya",
    "cucu saya",
    "anak pertama kami",
    "anak kedua kami",
)
MONEY: Final = (
    "25.000",
    "35.000",
    "50.000",
    "60.000",
    "75.000",
    "100.000",
    "125.000",
    "150.000",
    "200.000",
    "250.000",
)
MINUTES: Final = ("00", "10", "15", "20", "30", "40", "45", "50")
FIRST: Final = (
    *(
        "Sunarti",
        "Jumadi",
        "Maesaroh",
        "Karta",
        "Rukmini",
        "Tarmidi",
        "Nengsih",
        "Suhendi",
        "Aminah",
        "Wahyudin",
    ),
    *("Kokom", "Samsudin", "Rosita", "Junaedi", "Halimah", "Sarip", "Yanti", "Encep", "Mulyati", "Hasan"),
    *("Darsih", "Ropik", "Ningrum", "Tohir", "Purwanti", "Iskandar", "Lina", "Madsuri", "Heni", "Basri"),
)
MAIL_SHARE: Final = 0.7


def details(office: AgencyPlace, unit_name: str, on: date, rng: Random) -> Mapping[str, str]:
    """What a story leaves open; `on` is the local date of the incident."""
    relative, child = rng.choice(RELATIVES), rng.choice(CHILDREN)
    return {
        "unit": unit_name,
        "desa": rng.choice(office.towns),
        "hari": DAYS[on.weekday()],
        "tgl": f"{on.day} {MONTHS[on.month - 1]}",
        "jam": f"0{rng.randint(6, 8)}.{rng.choice(MINUTES)}",
        "jam2": f"{rng.randint(11, 13)}.{rng.choice(MINUTES)}",
        "n": str(rng.randint(2, 9)),
        "n2": str(rng.randint(2, 7)),
        "kelas": str(rng.randint(1, 6)),
        "minggu": str(rng.randint(2, 9)),
        "bulan": str(rng.randint(2, 8)),
        "nomor": str(rng.randint(12, 148)),
        "loket": str(rng.randint(1, 6)),
        "rp": rng.choice(MONEY),
        "siapa": relative,
        "Siapa": relative.capitalize(),
        "anak": child,
        "Anak": child.capitalize(),
    }


def person(office: AgencyPlace, number: int, *, writes: bool, rng: Random) -> Person:
    """Who complains. `writes`: files on the web or by mail without help, so that there is an address to answer to."""
    first, family = rng.choice(FIRST), rng.choice(FAMILY)
    email = f"{first.lower()}.{number}@example.org" if writes and rng.random() < MAIL_SHARE else ""
    phone = f"0812-0000-{number % 10_000:04}" if not email or rng.random() < 0.5 else ""
    return Person(
        f"{first} {family}", email=email, phone=phone, address=f"{rng.choice(office.towns)}, {office.name}"
    )
