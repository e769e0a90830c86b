"""The receipt on paper (rule `receipt`): a PDF of one page, with the address where the case is tracked.

It never holds the access code. For a case that staff filed a second sheet follows, the slip: folded twice and stapled,
with a key inside that is exchanged for an access code once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

if TYPE_CHECKING:
    from notifications.paper import Paper

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
    news: str
    """By which ways word of the case comes."""
    duties: Sequence[Dated]
    tracking_url: str
    opened_with: str
    """What is needed to open the case at that address."""


def pdf(facts: ReceiptFacts, language: str, *, key: str = "") -> bytes:
    """The receipt in this language (`id` or `en`); `key`: with the slip on which it stands."""
    from notifications.paper import Paper

    with override(language):
        page = Paper(language)
        page.set_title(_("Tanda terima %(reference)s") % {"reference": facts.reference})
        page.head(facts.agency, _("Tanda terima pengaduan"), facts.reference)
        page.labelled(_("Pengadu"), facts.complainant, name=True)
        for label, lines in _lines(facts):
            page.labelled(label, lines)
        _duties(page, facts)
        _tracking(page, facts)
        if key:
            page.add_page()
            _slip(page, facts, key)
        return bytes(page.output())


def _lines(facts: ReceiptFacts) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Perihal"), (facts.subject,)),
        (_("Tempat pelayanan"), (facts.unit,)),
        (_("Waktu kejadian"), (facts.occurred,)),
        (_("Diterima"), (facts.received,)),
        (_("Saluran"), (facts.channel,)),
        (_("Petugas penerima"), (facts.officer,)),
        (_("Kabar perkembangan"), (facts.news,)),
    ]


def _duties(page: "Paper", facts: ReceiptFacts) -> None:
    page.ln(3)
    page.write_text(_("Yang harus terjadi, dan paling lambat kapan"), size=12, bold=True)
    page.ln(1)
    for duty in facts.duties:
        page.labelled(duty.when, (f"{duty.label} ({duty.holder})",))


def _tracking(page: "Paper", facts: ReceiptFacts) -> None:
    if page.will_page_break(QR_MM + 4):
        page.add_page()
    page.ln(4)
    top = page.get_y()
    picture = BytesIO()
    segno.make(facts.tracking_url, error="m").save(picture, kind="png", scale=8, border=2)
    page.image(picture, x=LEFT_MM, y=top, w=QR_MM, h=QR_MM, alt_text=facts.tracking_url)
    page.set_xy(LEFT_MM + QR_MM + 5, top + 3)
    page.set_left_margin(LEFT_MM + QR_MM + 5)
    page.write_text(_("Lacak pengaduan ini"), size=11, bold=True)
    page.write_text(facts.tracking_url, size=9.5, colour=DEEP)
    page.write_text(facts.opened_with, size=9.5, colour=SOFT)
    page.set_left_margin(LEFT_MM)


FOLDS_MM: Final = (105, 200)
"""Where the slip is folded: the key lies in the lowest part, which comes to lie inside."""


def _slip(page: "Paper", facts: ReceiptFacts, key: str) -> None:
    page.head(facts.agency, _("Amplop kunci"), facts.reference)
    page.write_text(_("Untuk pengadu saja. Jangan diterima bila sudah terbuka."), size=12, bold=True)
    page.ln(2)
    for line in (
        _("Petugas: lipat pada kedua garis, bagian kunci ke dalam, staples, dan serahkan tanpa membacanya."),
        _(
            "Pengadu: buka %(address)s, isi nomor pengaduan dan kunci di dalam, lalu simpan kode akses yang ditampilkan. Kunci ini hanya berlaku satu kali."
        )
        % {"address": facts.tracking_url.partition("?")[0]},
        _(
            "Bila halaman itu mengatakan bahwa amplop ini sudah dibuka, orang lain membacanya: minta amplop baru kepada koordinator, dan beri tahu Ombudsman."
        ),
    ):
        page.write_text(line, size=10.5)
        page.ln(1.5)
    page.set_draw_color(*SOFT)
    page.set_line_width(0.2)
    page.set_dash_pattern(dash=2, gap=2)
    for fold in FOLDS_MM:
        page.line(LEFT_MM, fold, RIGHT_MM, fold)
    page.set_dash_pattern()
    page.set_y(FOLDS_MM[1] + 12)
    page.write_text(_("Kunci"), size=11, colour=SOFT)
    page.write_text(key, size=20, bold=True)
