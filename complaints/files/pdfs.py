"""A PDF judged and its pages drawn anew, by PDFium. Runs in a process of its own only: what PDFium cannot bear ends it.

No Django here.
"""

from collections.abc import Callable
from typing import Final

import pypdfium2

from complaints.files import pages
from complaints.files.verdicts import BadFile, Refusal

DOTS_PER_POINT: Final = 150 / 72
"""150 dots per inch, unless a page is larger than `pages.LONGEST` allows."""
THICK: Final = 100
"""Pages from which on they are drawn coarser, so that a bundle takes no more than a disk has."""
_LOCKED: Final = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def drawn(data: bytes, *, most_pages: int, most_bytes: int, tell: Callable[[int], None]) -> bytes | None:
    """The pages as pictures, bound anew; None where there are more than `most_pages`, which are drawn another time.

    `tell` gets the number of pages once it is known, before the first of them is drawn. A PDF that opens without a
    password is readable, whatever its owner forbids. Raises BadFile, and `pages.TooLarge`.
    """
    with _opened(data) as document:
        count = len(document)
        if count > pages.MOST_PAGES:
            raise BadFile(Refusal.TOO_MANY_PAGES)
        if count < 1:
            raise BadFile(Refusal.BROKEN)
        tell(count)
        if count > most_pages:
            return None
        document.init_forms()  # what was typed into a form is part of the page
        thick = count > THICK
        book = pages.Book(most_bytes=most_bytes, quality=65 if thick else 80)
        for number in range(count):
            _draw(document, number, book, finest=DOTS_PER_POINT * (0.67 if thick else 1))
        return book.bound()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in _LOCKED
        raise BadFile(Refusal.ENCRYPTED if locked else Refusal.BROKEN) from error


def _draw(document: pypdfium2.PdfDocument, number: int, book: pages.Book, *, finest: float) -> None:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise BadFile(Refusal.BROKEN) from error
    width, height = page.get_size()
    if min(width, height) <= 0:
        raise BadFile(Refusal.BROKEN)
    scale = min(finest, pages.LONGEST / max(width, height))
    bitmap = page.render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255))
    book.add(bitmap.to_pil().convert("RGB"), (width, height))
    bitmap.close()
    page.close()
