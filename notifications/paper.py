"""Pages on paper in the look of the product: fonts, heads and labelled lines of its PDFs.

Imported only where one is drawn: the programs behind it take a fifth of the time in which a process starts.
"""

import logging
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb  # type: ignore[import-untyped]  # comes without types
from django.utils.translation import gettext_lazy as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import HarfBuzzFont, TTFFont
from fpdf.output import OutputProducer

from notifications import glyphs, latin
from notifications.look import DEEP, INK, LABEL_MM, LEFT_MM, RIGHT_MM, SOFT, Colour

FONTS: Final = Path(__file__).resolve().parent / "vendor/dejavu-fonts-ttf-2.37.3"
FACES: Final = {"": FONTS / "DejaVuSans.ttf", "B": FONTS / "DejaVuSans-Bold.ttf"}
PLAIN: Final = "dejavu-plain"
LATIN: Final = "dejavu-latin"
ALL: Final = "dejavu"
NAME_LACKS: Final = _("Nama memakai huruf yang tidak dapat dicetak; lihat halaman pengaduan.")
TEXT_LACKS: Final = _("Teks memakai huruf yang tidak dapat dicetak; lihat halaman pengaduan.")
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells every glyph that it leaves out


class Paper(FPDF):
    """A4 pages; `foot` stands at the foot of each, with its number, where it is given."""

    def __init__(self, language: str, *, foot: str = "", made_at: datetime | None = None) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.set_margins(LEFT_MM, 18, LEFT_MM)
        self.set_auto_page_break(auto=True, margin=18)
        self.set_creator("Tuntas")
        self.set_lang(language)
        if made_at is not None:
            self.set_creation_date(made_at)
        self.add_page()

    def output(self, *given: Any, output_producer_class: type[OutputProducer] = latin.Producer) -> Any:
        return super().output(*given, output_producer_class=output_producer_class)

    def footer(self) -> None:
        if self.foot:
            self.set_xy(LEFT_MM, -13)
            self._set_font_for(self.foot, 8)
            self.set_text_color(*SOFT)
            self.cell(RIGHT_MM - LEFT_MM, 5, f"{self.foot} · {self.page_no()}/{{nb}}", align="C")

    def write_text(self, text: str, *, size: float, bold: bool = False, colour: Colour = INK) -> None:
        """Whole lines from the left margin down. Where letters cannot be printed, a line says so."""
        text, note = self._printable(text, bold=bold)
        text = "\n".join(filter(None, (text, note)))
        self._set_font_for(text, size, bold=bold)
        self.set_text_color(*colour)
        self._write_lines(0, size * 0.52, text)

    def head(self, agency: str, title: str, reference: str) -> None:
        self.write_text("Tuntas", size=11, bold=True, colour=DEEP)
        self.write_text(agency, size=11, colour=SOFT)
        self.set_draw_color(*DEEP)
        self.set_line_width(0.8)
        self.line(LEFT_MM, self.get_y() + 2, RIGHT_MM, self.get_y() + 2)
        self.ln(7)
        self.write_text(title, size=18, bold=True)
        self.write_text(reference, size=15, bold=True, colour=DEEP)
        self.ln(4)

    def labelled(self, label: str, lines: tuple[str, ...], *, name: bool = False) -> None:
        """A label and, beside it, what it stands for; a dash for nothing. Where letters cannot be printed, a line says
        so, of a `name` if the first of them is one."""
        lines = self._readable(lines, name=name)
        self._set_font_for(label, 9.5)
        high = 5.5 * sum(1 for _line in self._lines(label, LABEL_MM - 2 - 2 * self.c_margin))
        if self.will_page_break(max(11, high)):
            self.add_page()
        top = self.get_y()
        self.set_text_color(*SOFT)
        self._set_font_for(label, 9.5)
        self._write_lines(LABEL_MM - 2, 5.5, label)
        below, page = self.get_y(), self.page_no()
        self.set_xy(LEFT_MM + LABEL_MM, top)
        self.set_text_color(*INK)
        text = "\n".join(lines) or "–"
        self._set_font_for(text, 10.5)
        self.set_left_margin(LEFT_MM + LABEL_MM)
        self._write_lines(0, 5.5, text)
        self.set_left_margin(LEFT_MM)
        self.set_x(LEFT_MM)
        if self.page_no() == page:
            self.set_y(max(below, self.get_y()))
        self.ln(1.5)

    def words(
        self, left: float, top: float, width: float, text: str, *, size: float = 8, align: str = "L"
    ) -> None:
        """One line at a place of the page, cut where it is longer than its width."""
        text, _note = self._printable(text)
        self._set_font_for(text, size)
        self.set_text_color(*INK)
        room = width - 2 * self.c_margin
        if self._width(text) > room:
            while text and self._width(f"{text}…") > room:
                text = text[:-1]
            text = f"{text.rstrip()}…"
        self.set_xy(left, top)
        self.cell(width, size * 0.5, text, align=align)

    def table(
        self,
        heading: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        *,
        size: float = 7.5,
        last_is_total: bool = False,
    ) -> None:
        """A table with its heading on every page; the first column is text, the others are numbers."""
        self._table_row(heading, widths, size, bold=True)
        rows = list(rows)
        for number, row in enumerate(rows, 1):
            if self.will_page_break(2 * size):
                self.add_page()
                self._table_row(heading, widths, size, bold=True)
            self._table_row(row, widths, size, bold=last_is_total and number == len(rows))

    def _table_row(self, cells: Sequence[str], widths: Sequence[float], size: float, *, bold: bool) -> None:
        """A line across the page, or of a heading the words below each other; a rule under it."""
        texts = [self._printable(text, bold=bold)[0] for text in cells]
        self._set_font_for("".join(texts), size, bold=bold)
        self.set_text_color(*INK)
        step, top, left = size * 0.5, self.get_y(), float(LEFT_MM)
        broken = [
            list(self._lines(text, width - 2 * self.c_margin))
            for text, width in zip(texts, widths, strict=True)
        ]
        high = max(len(each) for each in broken)
        for number, (each, width) in enumerate(zip(broken, widths, strict=True)):
            for line, text in enumerate(each):
                self.set_xy(left, top + 0.7 + line * step)
                self.cell(width, step, text, align="R" if number else "L")
            left += width
        self.set_xy(LEFT_MM, top + 1.4 + high * step)
        self.set_draw_color(*SOFT)
        self.set_line_width(0.4 if bold else 0.1)
        self.line(LEFT_MM, self.get_y(), LEFT_MM + sum(widths), self.get_y())

    def _readable(self, lines: tuple[str, ...], *, name: bool) -> tuple[str, ...]:
        """The lines that are not empty, each with its gaps, and what is said of them."""
        said: list[str] = []
        for number, line in enumerate(lines):
            text, note = self._printable(line, name=name and number == 0)
            said += [text] if text else []
            said += [note] if note and note not in said else []
        return tuple(said)

    def _printable(self, text: str, *, bold: bool = False, name: bool = False) -> tuple[str, str]:
        """The text as the font can print it, and the sentence that tells of what it lacks."""
        if latin.LETTERS.issuperset(text):
            return text, ""
        said = glyphs.printable(text, FACES["B" if bold else ""])
        note = "" if said.whole else str(NAME_LACKS if name else TEXT_LACKS)
        return "" if said.empty and note else said.text, note

    def _set_font_for(self, text: str, size: float, *, bold: bool = False) -> None:
        """A Latin part of the font where its letters do, else the whole, with the fonts of other scripts in the text;
        each is read when it is first needed."""
        style = "B" if bold else ""
        if latin.LETTERS.issuperset(text):
            name, letters = (PLAIN, latin.PLAIN) if latin.PLAIN.issuperset(text) else (LATIN, latin.LETTERS)
            if name + style not in self.fonts:
                font = latin.font_of(FACES[style], letters, name + style, style)
                self.fonts[name + style] = font.numbered(len(self.fonts) + 1)
            self.set_text_shaping(False)
            self.set_font(name, style, size)
        else:
            if ALL + style not in self.fonts:
                self.add_font(ALL, style, FACES[style])
                for letter in (*glyphs.LAO, glyphs.JOINER):
                    self.fonts[ALL + style].cmap.pop(ord(letter), None)
            more = [self._more(name, text) for name in glyphs.more_for(text)]
            self.set_fallback_fonts(more, exact_match=False)
            self.set_text_shaping(glyphs.needs_shaping(text))
            self.set_font(ALL, style, size)

    def _more(self, name: str, text: str) -> str:
        """The font of one script under the name that it has on this paper, read when it is first needed."""
        if name not in glyphs.LARGE:
            if name not in self.fonts:
                self.add_font(name, "", glyphs.MORE[name])
                self.fonts[name].cmap.pop(ord(glyphs.JOINER), None)
            return name
        letters = glyphs.of_script(text, name)
        part = f"{name}-{letters.encode('utf-32-be').hex()}"
        if part not in self.fonts:
            cut = latin.cut_to(glyphs.MORE[name], letters, features=("ccmp",))
            font = TTFFont(self, BytesIO(cut), part, "")
            font._hbfont = HarfBuzzFont(hb.Face(cut))  # noqa: SLF001 - it would look for a file
            self.fonts[part] = font
        return part

    def _write_lines(self, width: float, height: float, text: str) -> None:
        """One below the other, each from the left margin; a width of 0 goes to the right margin."""
        plain = isinstance(self.current_font, latin.LatinFont)
        for line in self._lines(text, (width or self.epw) - 2 * self.c_margin):
            if not plain:
                self.cell(width, height, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
                continue
            self._perform_page_break_if_need_be(height)
            # Where `cell` sets it, which first looks for all that a line may hold beside letters.
            if line:
                self.text(self.x + self.c_margin, self.y + 0.5 * height + 0.3 * self.font_size, line)
            self.set_xy(self.l_margin, self.y + height)

    def _parse_chars(self, text: str, *given: Any, **named: Any) -> Iterator[Any]:
        """As fpdf2's, which takes the joiner in a picture behind Latin letters for another script, and parts it there."""
        for part in glyphs.JOINED_PICTURES.split(text):
            yield from super()._parse_chars(part, *given, **named)

    def cell(self, *given: Any, **named: Any) -> bool:
        """As fpdf2's, which leaves the font of another script set for what comes after."""
        done = super().cell(*given, **named)
        if self.text_shaping:
            family: str = self.font_family  # type: ignore[has-type]  # set in fpdf2
            style, size = self.font_style, self.font_size_pt
            self.font_family = ""
            self.set_font(family, style, size)
        return bool(done)

    def _lines(self, text: str, room: float) -> Iterator[str]:
        """The text, broken between words. fpdf2's own `multi_cell` measures a line anew for each of its letters."""
        space = self._width(" ")
        for paragraph in text.split("\n"):
            line: list[str] = []
            used = -space
            for word in chain.from_iterable(self._pieces(word, room) for word in paragraph.split(" ")):
                wide = space + self._width(word)
                if line and used + wide > room:
                    yield " ".join(line)
                    line, used = [], -space
                line.append(word)
                used += wide
            yield " ".join(line)

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        """The word whole, or cut where it is longer than a line."""
        if self._width(word) <= room:
            yield word
            return
        piece, used = "", 0.0
        for letter in word:
            wide = self._width(letter)
            joined = letter == glyphs.JOINER or piece[-1:] == glyphs.JOINER
            if (
                piece
                and used + wide > room
                and not joined
                and not unicodedata.category(letter).startswith("M")
            ):
                yield piece
                piece, used = "", 0.0
            piece, used = piece + letter, used + wide
        yield piece

    def _width(self, text: str) -> float:
        """In millimetres, in the font that is set."""
        if self.text_shaping:
            return float(self.get_string_width(text))
        _count, points = self.current_font.get_text_width(text, self.font_size_pt, None)
        return float(points / self.k)
