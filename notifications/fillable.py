"""Boxes of a paper that can be written into on the screen (AcroForm, ISO 32000-1 section 12.7), and by hand once it is printed.

fpdf2 draws none; it writes the form of a signature, and these boxes go the same way.
"""

from typing import Any, Final

from fpdf.annotations import PDFAnnotation
from fpdf.syntax import Name, PDFArray, PDFContentStream, PDFString, Raw

from notifications import latin
from notifications.look import INK, SOFT
from notifications.paper import Paper

MANY_LINES: Final = 1 << 12
TICK_MM: Final = 4.5
FONT: Final = "<< /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
BORDER_MM: Final = 0.2


class _Field(PDFAnnotation):
    """One box. `tooltip`: its question, which a screen reader says."""

    def __init__(self, page: Paper, kind: str, name: str, tooltip: str, box: tuple[float, ...]) -> None:
        left, top, width, height = box
        at = (left * page.k, page.h_pt - top * page.k, width * page.k, height * page.k)
        super().__init__("Widget", *at, field_type=kind, title=name)
        self.t_u = PDFString(tooltip)
        self.ff = 0


class _Text(_Field):
    def __init__(self, *given: Any, lines: bool, value: str) -> None:
        super().__init__(*given)
        self.ff = MANY_LINES if lines else 0
        self.d_a = "(/Helv 11 Tf 0 g)"
        if value:
            self.v = PDFString(value)


class _Tick(_Field):
    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.v = Name("Off")
        self.a_s = Name("Off")

    def drawn(self) -> tuple[PDFContentStream, PDFContentStream]:
        """How it looks with and without its tick."""
        side = TICK_MM * 72 / 25.4
        near, far = side * 0.22, side * 0.78
        cross = f"1.4 w {near:.2f} {near:.2f} m {far:.2f} {far:.2f} l {near:.2f} {far:.2f} m {far:.2f} {near:.2f} l S"
        return _picture(cross.encode(), side), _picture(b" ", side)


class _Form:
    """What the document says of its boxes; a reader draws what was typed."""

    def __init__(self, fields: list[_Field]) -> None:
        self.fields = PDFArray(fields)

    def serialize(self, *_given: Any, **_named: Any) -> str:
        return (
            f"<< /Fields {self.fields.serialize()} /NeedAppearances true /DR {FONT} /DA (/Helv 11 Tf 0 g) >>"
        )


class _Producer(latin.Producer):
    def _boxes(self) -> list[_Field]:
        return [
            one for page in self.fpdf.pages.values() for one in page.annots or () if isinstance(one, _Field)
        ]

    def _add_annotation_appearance_streams(self) -> None:
        super()._add_annotation_appearance_streams()
        for box in self._boxes():
            if isinstance(box, _Tick):
                ticked, empty = box.drawn()
                self._add_pdf_obj(ticked, "annotations")
                self._add_pdf_obj(empty, "annotations")
                box.a_p = Raw(f"<< /N << /Yes {ticked.ref} /Off {empty.ref} >> >>")

    def _finalize_catalog(self, catalog_obj: Any, *given: Any, **named: Any) -> None:
        super()._finalize_catalog(catalog_obj, *given, **named)
        catalog_obj.acro_form = _Form(self._boxes())


def text(
    page: Paper, name: str, tooltip: str, box: tuple[float, ...], *, lines: bool = False, value: str = ""
) -> None:
    """A box for words. `box`: left, top, width and height in millimetres; `lines`: it takes several."""
    _frame(page, box)
    page.pages[page.page].add_annotation(_Text(page, "Tx", name, tooltip, box, lines=lines, value=value))


def tick(page: Paper, name: str, tooltip: str, left: float, top: float) -> None:
    """A box to tick."""
    box = (left, top, TICK_MM, TICK_MM)
    _frame(page, box)
    page.pages[page.page].add_annotation(_Tick(page, "Btn", name, tooltip, box))


def output(page: Paper) -> bytes:
    """The paper with its boxes."""
    return bytes(page.output(output_producer_class=_Producer))


def _frame(page: Paper, box: tuple[float, ...]) -> None:
    page.set_draw_color(*SOFT)
    page.set_line_width(BORDER_MM)
    page.rect(*box)
    page.set_draw_color(*INK)


def _picture(content: bytes, side: float) -> PDFContentStream:
    drawn = PDFContentStream(contents=content)
    named: Any = drawn
    named.type, named.subtype = Name("XObject"), Name("Form")
    named.b_box = PDFArray([0, 0, round(side, 2), round(side, 2)])
    return drawn
