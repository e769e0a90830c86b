"""A poster for the wall of a unit: one A4 page with the code that opens filing for it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

QR_MM: Final = 105


@dataclass(frozen=True, slots=True)
class PosterFacts:
    unit: str
    agency: str
    address: str
    """What the code opens."""
    shown: str
    """What somebody without a camera types."""


def pdf(facts: PosterFacts, language: str) -> bytes:
    """The poster in this language (`id` or `en`)."""
    from notifications.paper import Paper

    with override(language):
        page = Paper(language)
        page.set_title(_("Poster pengaduan %(unit)s") % {"unit": facts.unit})
        page.write_text("Tuntas", size=14, bold=True, colour=DEEP)
        page.write_text(facts.agency, size=14, colour=SOFT)
        page.ln(4)
        page.write_text(_("Ada keluhan atas pelayanan kami?"), size=30, bold=True)
        page.write_text(facts.unit, size=20, bold=True, colour=DEEP)
        page.ln(4)
        picture = BytesIO()
        segno.make(facts.address, error="m").save(picture, kind="png", scale=10, border=4)
        left = LEFT_MM + (RIGHT_MM - LEFT_MM - QR_MM) / 2
        page.image(picture, x=left, y=page.get_y(), w=QR_MM, h=QR_MM, alt_text=facts.address)
        page.set_y(page.get_y() + QR_MM + 3)
        page.write_text(_("Pindai dengan kamera ponsel, atau buka:"), size=14)
        page.write_text(facts.shown, size=14, bold=True, colour=DEEP)
        page.ln(3)
        for line in (
            _("Gratis, tanpa akun, beberapa menit. Boleh dengan foto."),
            _("Boleh tanpa identitas, atau dirahasiakan dari kantor ini."),
            _("Anda mendapat tanda terima dengan tanggal: siapa harus menjawab, paling lambat kapan."),
        ):
            page.write_text(f"• {line}", size=14)
        return bytes(page.output())
