"""The Latin part of the fonts, which nearly every paper is set in: cut once per process, and put into each paper as it is.

fpdf2 cuts a font anew for each paper, to the letters that the paper shows: that took half of the time in which a paper is
made (docs/adr/0119). Imported only where a paper is drawn, as `paper.py` is.
"""

from collections.abc import Iterable, Sequence
from copy import copy, deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFFont

LETTERS: Final = frozenset(
    map(chr, (ord("\n"), *range(0x20, 0x100), *range(0x2010, 0x2030), 0x20AC, 0x2122, 0x2212))
)
"""Letters of Western Europe, digits, signs of writing."""
PLAIN: Final = frozenset(map(chr, (ord("\n"), *range(0x20, 0x7F)))) | frozenset("«»°²·×–—‘’“”•…−")
"""Those of nearly every page."""


class LatinFont(TTFFont):
    """A font of these letters alone, each with the same number in every paper."""

    def __init__(self, file: Path, letters: Iterable[str], name: str, style: str) -> None:
        wanted = sorted(letters)
        cut = BytesIO(cut_to(file, "".join(wanted), hinted=False))
        super().__init__(FPDF(), cut, name, style)  # a file that is open will do
        for letter in wanted:
            self.subset.pick(ord(letter))
        self.missing_glyphs.clear()
        self.embedded = tuple(_Once(self).objects())

    def numbered(self, number: int) -> "LatinFont":
        """The same font under this number in the paper."""
        one = copy(self)
        one.i = number
        return one


class _Once(OutputProducer):
    """fpdf2's own way to put a font into a paper, of this one font."""

    def __init__(self, font: LatinFont) -> None:
        paper = FPDF()
        paper.fonts[font.fontkey] = font
        super().__init__(paper)

    def objects(self) -> list[Any]:
        """The font first, then what it refers to."""
        self._add_fonts({}, {}, {})
        return list(self.pdf_objs)


class Producer(OutputProducer):
    """Writes a paper; its Latin fonts are put in as they are."""

    def _add_fonts(self, *given: Any) -> dict[int, PDFFont]:
        every = self.fpdf.fonts
        latin = {name: font for name, font in every.items() if isinstance(font, LatinFont)}
        for name in latin:
            del every[name]
        made: dict[int, PDFFont] = super()._add_fonts(*given)
        every.update(latin)
        for font in latin.values():
            parts = deepcopy(font.embedded)  # each paper numbers them anew; the bytes are shared
            for part in parts:
                self._add_pdf_obj(part, "fonts")
            made[font.i] = parts[0]
        return made


@cache
def font_of(file: Path, letters: frozenset[str], name: str, style: str) -> LatinFont:
    return LatinFont(file, letters, name, style)


def cut_to(file: Path, letters: str, features: Sequence[str] = (), *, hinted: bool = True) -> bytes:
    """The part of a font that these letters need, each for itself or as these features of the font join them. `hinted`: with
    what fits their shapes to the dots of a coarse screen."""
    kept = Options(notdef_outline=True, layout_features=list(features), hinting=hinted)
    kept.drop_tables += ["FFTM"]
    font, part = TTFont(file, lazy=True, recalcTimestamp=False, recalcBBoxes=False), BytesIO()
    font.flavor = None
    cut = Subsetter(kept)
    cut.populate(text=letters)
    cut.subset(font)
    font.save(part)
    return part.getvalue()
