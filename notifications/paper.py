"""Pages on paper in the look of the product: fonts, colours, heads and labelled lines of its PDFs."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS: Final = Path(__file__).resolve().parent / "vendor/dejavu-fonts-ttf-2.37.3"
FAMILY: Final = "dejavu"
DEEP: Final = (12, 79, 82)
SOFT: Final = (74, 91, 93)
INK: Final = (20, 40, 42)
LEFT_MM: Final = 20
RIGHT_MM: Final = 190
LABEL_MM: Final = 52
Colour = tuple[int, int, int]
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells every glyph that it leaves out


class Paper(FPDF):
    """A4 pages; `foot` stands at the foot of each, with its number, where it is given."""

    def __init__(self, language: str, *, foot: str = "", made_at: datetime | None = None) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(LEFT_MM, 18, LEFT_MM)
        self.set_auto_page_break(auto=True, margin=18)
        self.set_creator("Tuntas")
        self.set_lang(language)
        if made_at is not None:
            self.set_creation_date(made_at)
        self.add_page()

    def footer(self) -> None:
        if self.foot:
            self.set_xy(LEFT_MM, -13)
            self.set_font(FAMILY, "", 8)
            self.set_text_color(*SOFT)
            self.cell(RIGHT_MM - LEFT_MM, 5, f"{self.foot} · {self.page_no()}/{{nb}}", align="C")

    def write_text(self, text: str, *, size: float, bold: bool = False, colour: Colour = INK) -> None:
        """Whole lines from the left margin down."""
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.52, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")

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

    def labelled(self, label: str, lines: tuple[str, ...]) -> None:
        """A label and, beside it, what it stands for; a dash for nothing."""
        if self.will_page_break(11):
            self.add_page()
        top = self.get_y()
        self.set_text_color(*SOFT)
        self.set_font(FAMILY, "", 9.5)
        self.multi_cell(LABEL_MM - 2, 5.5, label, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
        below, page = self.get_y(), self.page_no()
        self.set_xy(LEFT_MM + LABEL_MM, top)
        self.set_text_color(*INK)
        self.set_font(FAMILY, "", 10.5)
        self.set_left_margin(LEFT_MM + LABEL_MM)
        text = "\n".join(line for line in lines if line) or "–"
        self.multi_cell(0, 5.5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
        self.set_left_margin(LEFT_MM)
        self.set_x(LEFT_MM)
        if self.page_no() == page:
            self.set_y(max(below, self.get_y()))
        self.ln(1.5)
