"""Changing a password, and which nobody may have: those that whoever knows the office would try first."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Membership, User

OBVIOUS: Final = frozenset(
    [
        "tuntas",
        "demo",
        "contoh",
        "coba",
        "test",
        "tes",
        "admin",
        "administrator",
        "root",
        "superuser",
        "user",
        "pengguna",
        "akun",
        "petugas",
        "koordinator",
        "kepala",
        "pimpinan",
        "ombudsman",
        "kustodian",
        "supervisor",
        "operator",
        "staf",
        "pegawai",
        "kantor",
        "dinas",
        "unit",
        "upt",
        "uptd",
        "puskesmas",
        "rsud",
        "kecamatan",
        "kelurahan",
        "desa",
        "kabupaten",
        "kota",
        "provinsi",
        "pemda",
        "pemkab",
        "pemkot",
        "pemprov",
        "bupati",
        "walikota",
        "gubernur",
        "lapor",
        "pengaduan",
        "aduan",
        "layanan",
        "pelayanan",
        "publik",
        "masyarakat",
        "indonesia",
        "merdeka",
        "garuda",
        "pancasila",
        "bismillah",
        "rahasia",
        "sandi",
        "kata",
        "password",
        "passwd",
        "pass",
        "qwerty",
        "qwertyuiop",
        "asdf",
        "abc",
        "abcd",
        "abcdef",
        "selamat",
        "datang",
        "masuk",
        "welcome",
        "login",
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "sabtu",
        "minggu",
    ]
)
LEAST_OF_ONE_S_OWN: Final = 6
"""Letters and digits that must be left when the obvious words, years and runs of digits are taken away."""
_LOOKALIKES: Final = str.maketrans("013457@$!", "oieastasi")


def change(user: User, password: str) -> None:
    """Set it. All sessions, tokens and calendar addresses of this person end with it (triggers on User)."""
    user.set_password(password)
    user.save(update_fields=["password"])
    user.refresh_from_db(fields=["password", "credentials_version"])


class NotObvious:
    """Refuses a password that is made of words of the office: the product, roles, places of this person, months, with
    digits beside them."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError."""
        words = sorted(OBVIOUS | _of(user), key=len, reverse=True)
        plain = password.casefold()
        left = min((_without(words, text) for text in (plain, plain.translate(_LOOKALIKES))), key=len)
        if len(left) < LEAST_OF_ONE_S_OWN:
            raise ValidationError(self.get_help_text(), code="password_obvious")

    def get_help_text(self) -> str:
        return _(
            "Kata sandi tidak boleh hanya tersusun dari nama layanan, peran, unit, bulan, dan angka berurutan: "
            "itulah yang pertama dicoba orang."
        )


def _without(words: list[str], text: str) -> str:
    """What of the text is neither one of these words nor a year, a run of digits or a sign."""
    for word in words:
        text = text.replace(word, " ")
    text = re.sub(r"(?:19|20)\d\d", " ", text)
    text = re.sub(r"\d+", lambda run: "" if run.group() in "01234567890" * 2 else run.group(), text)
    kept = re.sub(r"[\W_]", "", text)
    return kept if len(set(kept)) > 2 else ""


def _of(user: User | None) -> set[str]:
    """The words of their name and of the places where they sit."""
    if user is None or user.pk is None:
        return set()
    seats = Membership.objects.filter(user=user).select_related("agency", "unit__agency", "region")
    places = [
        place
        for seat in seats
        for place in (seat.agency, seat.unit, seat.unit and seat.unit.agency, seat.region)
    ]
    named = " ".join([user.username, user.name, *(f"{place.code} {place.name}" for place in places if place)])
    return {word for word in re.split(r"[\W_\d]+", named.casefold()) if len(word) > 2}
