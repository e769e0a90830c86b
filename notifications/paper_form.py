"""The form of a complaint on paper: to be filled in on the screen or by hand, and handed in at a counter.

Its questions come from whoever asks them on the web; here is only how they look, and what staff write on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

if TYPE_CHECKING:
    from notifications.paper import Paper

LINE_MM: Final = 9
"""A line that a hand can write on."""
DAY_MM: Final = 55
SIGN_MM: Final = 14
COUNTER_MM: Final = 92
"""Height of what staff write and of the strip."""
WIDE_MM: Final = RIGHT_MM - LEFT_MM
HALF_MM: Final = WIDE_MM / 2


@dataclass(frozen=True, slots=True)
class Question:
    """`choices`: what may be ticked, each with its meaning; else there is a box of this many lines, with `value` in it."""

    name: str
    label: str
    help: str = ""
    optional: bool = False
    choices: Sequence[tuple[str, str]] = ()
    lines: int = 1
    is_day: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    questions: Sequence[Question]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """`unit` and `agency` are empty on a form for any unit. `limits`: by whom and by when, with its source."""

    unit: str
    agency: str
    hours: str
    shown: str
    """The address under which the same is filed without paper."""
    sections: Sequence[Section]
    limits: Sequence[tuple[str, str, str]]


def pdf(facts: FormFacts, language: str) -> bytes:
    """The form in this language (`id` or `en`), in which its facts are written too."""
    from notifications import fillable
    from notifications.paper import Paper

    with override(language):
        page = Paper(language, foot=_("Formulir pengaduan · Tuntas"))
        page.set_title(_("Formulir pengaduan %(unit)s") % {"unit": facts.unit or _("pelayanan publik")})
        page.head(facts.agency, _("Formulir pengaduan"), facts.unit or _("Pelayanan publik"))
        page.write_text(
            _(
                "Gratis. Isi di layar lalu cetak, atau tulis tangan dengan huruf cetak. Tanpa kertas: %(address)s"
            )
            % {"address": facts.shown},
            size=9.5,
        )
        page.ln(2)
        for number, section in enumerate(facts.sections, 1):
            _title(page, f"{number}. {section.title}", room=35)
            if section.note:
                page.write_text(section.note, size=9, colour=SOFT)
                page.ln(2)
            for question in section.questions:
                _ask(page, question)
        _next(page, facts)
        _counter(page, facts)
        return fillable.output(page)


def _ask(page: "Paper", question: Question) -> None:
    """A question with its box, all on one page."""
    from notifications import fillable

    high = len(question.choices) * 12 if question.choices else question.lines * LINE_MM
    if page.will_page_break(high + 14):
        page.add_page()
    optional = f" ({_('tidak wajib')})" if question.optional else ""
    page.write_text(question.label + optional, size=10, bold=True)
    told = " ".join(filter(None, (question.help, _("Pilih salah satu.") if question.choices else "")))
    if question.is_day:
        told = " ".join(filter(None, (told, _("Tanggal, bulan, tahun."))))
    if told:
        page.write_text(told, size=8.5, colour=SOFT)
    page.ln(1)
    for number, (name, meaning) in enumerate(question.choices):
        top = page.get_y()
        fillable.tick(page, f"{question.name}.{number}", name, LEFT_MM + 1, top)
        page.set_left_margin(LEFT_MM + 8)
        page.set_x(LEFT_MM + 8)
        page.write_text(name, size=10)
        if meaning:
            page.write_text(meaning, size=8.5, colour=SOFT)
        page.set_left_margin(LEFT_MM)
        page.set_xy(LEFT_MM, max(page.get_y(), top + fillable.TICK_MM) + 1.5)
    if not question.choices:
        top = page.get_y()
        box = (LEFT_MM, top, DAY_MM if question.is_day else WIDE_MM, high)
        lines = question.lines > 1
        fillable.text(page, question.name, question.label, box, lines=lines, value=question.value)
        page.set_xy(LEFT_MM, top + high + 2.5)


def _next(page: "Paper", facts: FormFacts) -> None:
    """Where to hand it in, and what happens then."""
    _title(page, _("Ke mana diserahkan"), room=45)
    if facts.unit:
        where = _("Serahkan di %(unit)s, atau kepada koordinator pengaduan %(agency)s.") % {
            "unit": facts.unit,
            "agency": facts.agency,
        }
    else:
        where = _("Serahkan di unit yang diadukan, atau kepada koordinator pengaduan instansinya.")
    said = [where, *([_("Jam buka: %(hours)s") % {"hours": facts.hours}] if facts.hours else [])]
    said += [
        _(
            "Petugas yang menerima membaca isi formulir ini. Bila unit tidak boleh tahu nama Anda, serahkan kepada "
            "koordinator instansi dalam amplop tertutup, atau mengadu di %(address)s."
        )
        % {"address": facts.shown},
        _("Minta potongan di bawah diisi dan ditandatangani sebelum Anda pergi."),
    ]
    for line in said:
        page.write_text(f"• {line}", size=9.5)
    page.ln(3)
    _title(page, _("Apa yang terjadi sesudahnya"), room=60)
    for line in (
        _(
            "Petugas mencatat formulir ini, lalu memberi Anda nomor pengaduan dan amplop berisi kunci untuk membukanya."
        ),
        _("Batas waktu dihitung dari hari pengaduan diterima; tanda terimanya menyebut setiap tanggal."),
        _("Bila batas waktu terlewati, Anda dapat meneruskan pengaduan kepada Ombudsman."),
    ):
        page.write_text(f"• {line}", size=9.5)
    page.ln(2)
    heading = (_("Batas waktu"), _("Lama"), _("Sumber"))
    page.table(heading, facts.limits, (72, 38, WIDE_MM - 110), size=8.5)
    page.ln(3)


def _counter(page: "Paper", facts: FormFacts) -> None:
    """What staff write: once on the form, once on the strip that the complainant takes along."""
    from notifications import fillable

    if page.will_page_break(COUNTER_MM):
        page.add_page()
    unit = facts.unit or "................................"
    for part, title in (
        ("office", _("Diisi petugas")),
        ("strip", _("Potongan untuk pengadu: diterima di %(unit)s")),
    ):
        if part == "strip":
            page.set_draw_color(*SOFT)
            page.set_dash_pattern(dash=2, gap=1.5)
            page.line(LEFT_MM, page.get_y() + 1, RIGHT_MM, page.get_y() + 1)
            page.set_dash_pattern()
            page.ln(4)
        page.write_text(title % {"unit": unit} if part == "strip" else title, size=11, bold=True, colour=DEEP)
        page.ln(1)
        boxes = (
            (("received", _("Tanggal diterima")), ("reference", _("Nomor pengaduan"))),
            (("receiver", _("Nama penerima")), ("", _("Tanda tangan penerima dan cap"))),
        )
        for row, high in zip(boxes, (LINE_MM, SIGN_MM), strict=True):
            top = page.get_y()
            for column, (name, label) in enumerate(row):
                left = LEFT_MM + column * HALF_MM
                page.words(left, top, HALF_MM, label, size=8.5)
                box = (left + 1, top + 5, HALF_MM - 4, high)
                if name:
                    fillable.text(page, f"{part}.{name}", label, box)
                else:
                    page.set_draw_color(*SOFT)
                    page.set_line_width(fillable.BORDER_MM)
                    page.rect(*box)
            page.set_xy(LEFT_MM, top + high + 7)
        page.ln(1)


def _title(page: "Paper", title: str, *, room: float) -> None:
    """A heading with at least this many millimetres below it."""
    if page.will_page_break(room):
        page.add_page()
    page.write_text(title, size=12.5, bold=True, colour=DEEP)
    page.ln(1)
