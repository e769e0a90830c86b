"""The receipt on paper (UU 25/2009 art. 44(2)): a PDF of one page, with the address where the case is tracked.

It never holds the access code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override
from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS: Final = Path(__file__).resolve().parent / "vendor/dejavu-fonts-ttf-2.37.3"
FAMILY: Final = "dejavu"
DEEP: Final = (12, 79, 82)
SOFT: Final = (74, 91, 93)
INK: Final = (20, 40, 42)
LABEL_MM: Final = 52
QR_MM: Final = 32


@dataclass(frozen=True, slots=True)
class Dated:
    """What must be done by when: words in the reader's language."""

    label: str
    holder: str
    when: str


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What a receipt says, in the reader's language; `complainant` is a name or what stands in its place."""

    reference: str
    agency: str
    unit: str
    subject: str
    received: str
    occurred: str
    channel: str
    complainant: tuple[str, ...]
    officer: str
    duties: Sequence[Dated]
    tracking_url: str


def pdf(facts: ReceiptFacts, language: str) -> bytes:
    """The receipt in this language (`id` or `en`)."""
    with override(language):
        page = _page(language)
        page.set_title(_("Tanda terima %(reference)s") % {"reference": facts.reference})
        _head(page, facts)
        for label, lines in _lines(facts):
            _line(page, label, lines)
        _duties(page, facts)
        _tracking(page, facts)
        return bytes(page.output())


def _page(language: str) -> FPDF:
    page = FPDF(format="A4")
    page.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
    page.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
    page.set_margins(20, 18, 20)
    page.set_auto_page_break(auto=True, margin=18)
    page.set_creator("Tuntas")
    page.set_lang(language)
    page.add_page()
    return page


def _head(page: FPDF, facts: ReceiptFacts) -> None:
    _write(page, "Tuntas", size=11, bold=True, colour=DEEP)
    _write(page, facts.agency, size=11, colour=SOFT)
    page.set_draw_color(*DEEP)
    page.set_line_width(0.8)
    page.line(20, page.get_y() + 2, 190, page.get_y() + 2)
    page.ln(7)
    _write(page, _("Tanda terima pengaduan"), size=18, bold=True)
    _write(page, facts.reference, size=15, bold=True, colour=DEEP)
    page.ln(4)


def _lines(facts: ReceiptFacts) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Pengadu"), facts.complainant),
        (_("Perihal"), (facts.subject,)),
        (_("Tempat pelayanan"), (facts.unit,)),
        (_("Waktu kejadian"), (facts.occurred,)),
        (_("Diterima"), (facts.received,)),
        (_("Saluran"), (facts.channel,)),
        (_("Petugas penerima"), (facts.officer,)),
    ]


def _line(page: FPDF, label: str, lines: tuple[str, ...]) -> None:
    top = page.get_y()
    page.set_text_color(*SOFT)
    page.set_font(FAMILY, "", 9.5)
    page.multi_cell(LABEL_MM, 5.5, label, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    page.set_xy(20 + LABEL_MM, top)
    page.set_text_color(*INK)
    page.set_font(FAMILY, "", 10.5)
    text = "\n".join(line for line in lines if line) or "–"
    page.multi_cell(0, 5.5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    page.ln(1.5)


def _duties(page: FPDF, facts: ReceiptFacts) -> None:
    page.ln(3)
    _write(page, _("Yang harus terjadi, dan paling lambat kapan"), size=12, bold=True)
    page.ln(1)
    for duty in facts.duties:
        _line(page, duty.when, (f"{duty.label} ({duty.holder})",))


def _tracking(page: FPDF, facts: ReceiptFacts) -> None:
    if page.will_page_break(QR_MM + 4):
        page.add_page()
    page.ln(4)
    top = page.get_y()
    picture = BytesIO()
    segno.make(facts.tracking_url, error="m").save(picture, kind="png", scale=8, border=2)
    page.image(picture, x=20, y=top, w=QR_MM, h=QR_MM, alt_text=facts.tracking_url)
    page.set_xy(20 + QR_MM + 5, top + 3)
    page.set_left_margin(20 + QR_MM + 5)
    _write(page, _("Lacak pengaduan ini"), size=11, bold=True)
    _write(page, facts.tracking_url, size=9.5, colour=DEEP)
    _write(
        page,
        _(
            "Untuk membukanya perlu kode akses yang Anda terima saat mengirim. Kode itu tidak tercetak di sini."
        ),
        size=9.5,
        colour=SOFT,
    )
    page.set_left_margin(20)


def _write(
    page: FPDF, text: str, *, size: float, bold: bool = False, colour: tuple[int, int, int] = INK
) -> None:
    page.set_font(FAMILY, "B" if bold else "", size)
    page.set_text_color(*colour)
    page.multi_cell(0, size * 0.52, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
