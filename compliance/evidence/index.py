"""The index of a binder, and the report of what counts itself: the pages and the table that lie in it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from complaints.words import rounded
from compliance import scoring
from compliance.evidence.needed import Document
from compliance.evidence.reports import Reports
from compliance.evidence.standing import Held, Line, Standing, State, Verdict
from compliance.instrument import Label
from notifications.look import DEEP, LEFT_MM, RIGHT_MM
from workflow.reading.spreadsheets import Cell

if TYPE_CHECKING:
    from notifications.paper import Paper

LONGEST_NAME: Final = 60
STATES: Final = {
    State.VERIFIED: gettext_lazy("Terverifikasi"),
    State.PROVEN: gettext_lazy("Dibuktikan sistem"),
    State.WAITING: gettext_lazy("Menunggu verifikasi"),
    State.REVISION: gettext_lazy("Perlu perbaikan"),
    State.EXPIRED: gettext_lazy("Kedaluwarsa"),
    State.MISSING: gettext_lazy("Belum ada"),
}
VERDICTS: Final = {
    Verdict.WAITING: gettext_lazy("Menunggu verifikasi"),
    Verdict.VERIFIED: gettext_lazy("Terverifikasi"),
    Verdict.REVISION: gettext_lazy("Perlu perbaikan"),
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of the index. `number`: None of a document that the binder lacks; `path`: its name in the binder, or the address."""

    line: Line
    number: int | None
    path: str
    held: Held | None = None


def numbered(found: Standing, made: Collection[str], held: Collection[Held]) -> list[Numbered]:
    """Each document in the order of the list, with what the binder has of it: numbers run through it from 1."""
    lines: list[Numbered] = []
    goes_in = {one.file.pk for one in held}
    number = 0
    for line in found.lines:
        code = line.document.code
        proofs = [name for name in made if name.startswith(f"sistem/{code}_")]
        files = [one for one in line.files if one.file.pk in goes_in]
        for name in proofs:
            number += 1
            lines.append(Numbered(line, number, name))
        for one in files:
            number += 1
            lines.append(Numbered(line, number, one.file.link or file_name(number, code, one), one))
        if not proofs and not files:
            lines.append(Numbered(line, None, ""))
    return lines


def file_name(number: int, document: str, one: Held) -> str:
    """`berkas/007_PG-02.1_sk-penetapan.pdf`: letters, digits and hyphens, so that it unpacks everywhere."""
    stem = one.file.name.rpartition(".")[0] or one.file.name
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_NAME].strip("-") or "berkas"
    extension = (one.file.path or "").rpartition(".")[2]
    return f"berkas/{number:03}_{document}_{slug}.{extension}"


def named(text: Label) -> str:
    """A label in the reader's language."""
    return text.en if get_language() == "en" else text.id


def table(lines: Iterable[Numbered]) -> Iterator[list[Cell]]:
    """The index as a table: a line for each file, and for each document that is not there."""
    yield [
        _("No."),
        _("Kode"),
        _("Dokumen"),
        _("Wajib"),
        _("Keadaan"),
        _("Berkas"),
        _("Tanggal dokumen"),
        _("Ditegaskan kembali"),
        _("Diserahkan oleh"),
        _("Diputuskan oleh"),
        _("Catatan"),
        "SHA-256",
    ]
    for one in lines:
        file, held = None if one.held is None else one.held.file, one.held
        decided = None if held is None else held.decided
        yield [
            one.number,
            one.line.document.code,
            named(one.line.document.label),
            _("ya") if one.line.document.required else _("tidak"),
            str(state_of(one)),
            one.path,
            None if held is None else held.dated_on,
            None if held is None else held.confirmed_on,
            "" if file is None else str(file.by),
            "" if decided is None else str(decided.by),
            _wanting(one.line) if one.number is None else "",
            "" if file is None else file.sha256,
        ]


def state_of(one: Numbered) -> object:
    """The words for how a line of the index stands."""
    if one.held is not None:
        return VERDICTS[one.held.verdict]
    return STATES[State.PROVEN if one.number is not None else one.line.state]


def _wanting(line: Line) -> str:
    """Why a document is not in the binder: the note with which its file was sent back."""
    return next((held.note for held in line.files if held.verdict == Verdict.REVISION), "")


def pdf(found: Standing, lines: Sequence[Numbered], *, by: str, language: str, at: datetime) -> bytes:
    """The numbered index on paper."""
    from notifications.paper import Paper  # here: nobody else waits for it at the start

    with override(language):
        title = _("Bundel bukti %(year)d") % {"year": found.year}
        page = Paper(language, foot=f"{found.unit.name} · {title}", made_at=at)
        page.set_title(f"{title} · {found.unit.name}")
        page.head(found.unit.agency.name, title, found.unit.name)
        counts = found.counts
        page.labelled(_("Keadaan per"), (_moment(at, found.unit.agency.zone),))
        page.labelled(_("Dibuat oleh"), (by,))
        page.labelled(_("Instrumen"), (f"{found.needed.citation} ({found.needed.certainty})",))
        page.labelled(
            _("Dokumen wajib"),
            (
                _("%(there)d dari %(required)d ada")
                % {"there": counts["there"], "required": counts["required"]},
            ),
        )
        page.labelled(
            _("Pemeriksaan"),
            (_("SHA256SUMS memuat hash setiap berkas: periksa dengan sha256sum -c SHA256SUMS."),),
        )
        for dimension in found.needed.instrument.dimensions:
            codes = {part.code for part in dimension.parts}
            mine = [one for one in lines if one.line.document.indicator in codes]
            if mine:
                _heading(page, named(dimension.label))
                page.table(_columns(), [_row(one) for one in mine], WIDTHS, size=7)
        return bytes(page.output())


WIDTHS: Final = (62.0, 14.0, 28.0, 24.0, float(RIGHT_MM - LEFT_MM) - 128.0)


def _columns() -> list[str]:
    return [_("Dokumen"), _("No."), _("Keadaan"), _("Tanggal"), _("Berkas")]


def _row(one: Numbered) -> list[str]:
    document: Document = one.line.document
    held = one.held
    on = None if held is None else held.confirmed_on or held.dated_on
    optional = "" if document.required else f" ({_('tidak wajib')})"
    return [
        f"{document.code} {named(document.label)}{optional}",
        "–" if one.number is None else f"{one.number:03}",
        str(state_of(one)),
        "–" if on is None else _day(on),
        one.path.rpartition("/")[2] if held is None or not held.file.link else one.path,
    ]


def report(found: Standing, told: Reports, *, by: str, language: str, at: datetime) -> bytes:
    """PG-03 to PG-07 on paper, each with its numbers, and the short tables whole."""
    from notifications.paper import Paper  # here: nobody else waits for it at the start

    with override(language):
        title = _("Pengelolaan pengaduan %(year)d") % {"year": found.year}
        page = Paper(language, foot=f"{found.unit.name} · {title}", made_at=at)
        page.set_title(f"{title} · {found.unit.name}")
        page.head(found.unit.agency.name, title, found.unit.name)
        page.labelled(_("Keadaan per"), (_moment(at, found.unit.agency.zone),))
        page.labelled(_("Dibuat oleh"), (by,))
        page.labelled(_("Sifat"), (str(scoring.NOTICE),))
        parts = {part.code: part for each in found.needed.instrument.dimensions for part in each.parts}
        for one in told.indicators:
            value = "–" if one.value is None else f"{rounded(one.value, 2)} %"
            counted = _("%(value)s: %(good)d dari %(n)d") % {"value": value, "good": one.good, "n": one.n}
            page.labelled(f"{one.code} {named(parts[one.code].label)}", (counted,))
        for each in told.tables:
            if each.rows and len(each.rows) <= SHORT and len(each.heading) <= MOST_COLUMNS:
                _heading(page, f"{each.document} {each.title}")
                page.table(
                    each.heading, [[_cell(cell) for cell in row] for row in each.rows], _even(each.heading)
                )
        return bytes(page.output())


SHORT: Final = 40
MOST_COLUMNS: Final = 7
"""A longer or wider table is in its file alone."""


def _even(heading: Sequence[str]) -> list[float]:
    wide = float(RIGHT_MM - LEFT_MM)
    first = wide * 0.34 if len(heading) <= 5 else wide / len(heading)
    return [first, *([(wide - first) / (len(heading) - 1)] * (len(heading) - 1))]


def _cell(value: Cell) -> str:
    match value:
        case None:
            return "–"
        case date():
            return _day(value)
        case _:
            return str(value)


def _day(on: date) -> str:
    return date_format(on, "j M Y")


def _moment(at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"{date_format(local.date(), 'j F Y')}, {local:%H.%M}"


def _heading(page: "Paper", text: str) -> None:
    page.ln(4)
    if page.will_page_break(30):
        page.add_page()
    page.write_text(text, size=12, bold=True, colour=DEEP)
    page.ln(1.5)
