"""The report of a period on paper, to be handed in: figures, charts, what the figures mean, and a place to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from complaints.words import rounded
from compliance.measures import Group
from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

if TYPE_CHECKING:
    from notifications.paper import Paper

BAR_MM: Final = 6
CHART_MM: Final = 52
"""Height of the chart of months."""


@dataclass(frozen=True, slots=True)
class Meaning:
    title: str
    meaning: str
    formula: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says, in the reader's language: `figures` as they are shown, the last of `rows` being their total."""

    whose: str
    period: str
    as_of: str
    made_by: str
    heading: Sequence[str]
    rows: Sequence[Sequence[str]]
    bars: Sequence[tuple[str, Group]]
    """What is compared, with a bar each."""
    months: Sequence[tuple[str, Group]]
    meanings: Sequence[Meaning]
    parted: Sequence[int | None] = ()
    """Of each month, with which others it was counted alike (`control.parts`)."""
    changes: Sequence[str] = ()
    """When a definition changed, and what."""


def pdf(report: Report, language: str, *, made_at: datetime) -> bytes:
    """The report in this language (`id` or `en`)."""
    from notifications.paper import Paper

    with override(language):
        page = Paper(language, foot=f"{report.whose} · {report.period}", made_at=made_at)
        page.set_title(_("Laporan penanganan pengaduan %(period)s") % {"period": report.period})
        page.head(report.whose, _("Laporan penanganan pengaduan"), report.period)
        page.labelled(_("Keadaan per"), (report.as_of,))
        page.labelled(_("Dibuat oleh"), (report.made_by,))
        _heading(page, _("Angka"))
        page.table(report.heading, report.rows, _widths(report.heading), size=6, last_is_total=True)
        page.ln(2)
        page.write_text(
            _(
                "Tanda – berarti tidak diketahui, bukan nol. Dengan kurang dari 10 jatuh tempo, ketepatan jangan dibandingkan."
            ),
            size=8,
            colour=SOFT,
        )
        if report.changes:
            page.labelled(_("Definisi berubah"), tuple(report.changes))
        _bars(page, report)
        _months(page, report)
        _meanings(page, report)
        _signature(page)
        return bytes(page.output())


def _widths(heading: Sequence[str]) -> list[float]:
    """As wide as the longest word of the heading needs; the names get the rest."""
    numbers = [max(10.5, 1.5 * max(map(len, text.split())) + 2.4) for text in heading[1:]]
    return [RIGHT_MM - LEFT_MM - sum(numbers), *numbers]


def _heading(page: "Paper", text: str, *, room: float = 30) -> None:
    page.ln(5)
    if page.will_page_break(room):
        page.add_page()
    page.write_text(text, size=12, bold=True, colour=DEEP)
    page.ln(1.5)


def _bars(page: "Paper", report: Report) -> None:
    """Timeliness of each, with its interval; what had nothing due has no bar."""
    known = [(name, group) for name, group in report.bars if group.timeliness is not None]
    if not known:
        return
    _heading(page, _("Ketepatan waktu, dengan selang 95 %"))
    left, wide = LEFT_MM + 62, RIGHT_MM - LEFT_MM - 62 - 34
    for name, group in known:
        assert group.timeliness is not None
        assert group.interval is not None
        if page.will_page_break(BAR_MM):
            page.add_page()
        top = page.get_y()
        page.words(LEFT_MM, top, 60, name)
        page.set_draw_color(*SOFT)
        page.set_line_width(0.1)
        page.rect(left, top + 0.6, wide, BAR_MM - 2.4)
        page.set_fill_color(200, 214, 213)
        page.rect(left, top + 0.6, wide * float(group.timeliness), BAR_MM - 2.4, style="F")
        page.set_draw_color(*DEEP)
        page.set_line_width(0.5)
        middle = top + 0.6 + (BAR_MM - 2.4) / 2
        low, high = (left + wide * float(end) for end in group.interval)
        page.line(low, middle, high, middle)
        for end in (low, high):
            page.line(end, middle - 0.9, end, middle + 0.9)
        page.words(left + wide + 1, top, 33, f"{_percent(group.timeliness)} (n = {group.due})")
        page.set_xy(LEFT_MM, top + BAR_MM)


def _months(page: "Paper", report: Report) -> None:
    """Timeliness by month of the due date. Months without anything due break the line."""
    if len(report.months) < 2:
        return
    _heading(page, _("Ketepatan waktu menurut bulan jatuh tempo"), room=CHART_MM + 20)
    left, wide, top = LEFT_MM + 12, RIGHT_MM - LEFT_MM - 14, page.get_y() + 2
    page.set_line_width(0.1)
    for step in range(5):
        at = top + CHART_MM * (1 - step / 4)
        page.set_draw_color(*SOFT)
        page.line(left, at, left + wide, at)
        page.words(LEFT_MM - 2, at - 2, 13, f"{step * 25} %", size=7, align="R")
    each = wide / len(report.months)
    skip = -(-len(report.months) // 14)
    before: tuple[float, float] | None = None
    page.set_fill_color(*DEEP)
    for number, (name, group) in enumerate(report.months):
        x = left + each * (number + 0.5)
        if number % skip == 0:
            page.words(x - 9, top + CHART_MM + 1, 18, name, size=7, align="C")
        if group.timeliness is None or group.interval is None:
            before = None
            continue
        y = top + CHART_MM * (1 - float(group.timeliness))
        page.set_draw_color(*SOFT)
        page.set_line_width(0.2)
        low, high = (top + CHART_MM * (1 - float(end)) for end in group.interval)
        page.line(x, low, x, high)
        page.set_draw_color(*DEEP)
        page.set_line_width(0.6)
        if before is not None and _alike(report, number):
            page.line(*before, x, y)
        page.ellipse(x - 0.8, y - 0.8, 1.6, 1.6, style="F")
        before = x, y
    page.set_xy(LEFT_MM, top + CHART_MM + 7)


def _alike(report: Report, number: int) -> bool:
    """Whether a month was counted as the one before it."""
    if not report.parted:
        return True
    was, now = report.parted[number - 1], report.parted[number]
    return now is not None and was == now


def _meanings(page: "Paper", report: Report) -> None:
    _heading(page, _("Arti setiap angka"))
    for each in report.meanings:
        lines = [each.meaning, f"{_('Rumus:')} {each.formula}", f"{_('Sumber:')} {each.source}"]
        page.labelled(each.title, tuple(lines))


def _signature(page: "Paper") -> None:
    page.ln(6)
    if page.will_page_break(48):
        page.add_page()
    for line in (_("Tempat, tanggal:"), _("Jabatan:")):
        page.write_text(f"{line} ____________________________", size=10)
        page.ln(3)
    page.ln(18)
    page.write_text("______________________________________", size=10)
    page.write_text(_("Nama dan tanda tangan"), size=9, colour=SOFT)


def _percent(share: Decimal) -> str:
    return f"{rounded(share * 100, 1)} %"
