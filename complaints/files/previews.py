"""A file of a case small enough to stand on a page: a picture, or one page of a PDF that was drawn anew (docs/adr/0093). What
is read here was drawn by us before; nothing of what a stranger sent is decoded."""

import re
import threading
from io import BytesIO
from typing import BinaryIO, Final

from PIL import Image

LONGEST: Final = 1_200
"""Pixels of the longer side: a page of A4 can be read."""
MOST_BYTES: Final = 80 * 1024
STEPS: Final = ((LONGEST, 72), (LONGEST, 58), (1_000, 52), (800, 48), (640, 40))
"""Pixels of the longer side and quality, until it is small enough."""
_turns = threading.BoundedSemaphore(2)
"""Pictures that a process draws at a time: a large one takes a hundred megabytes while it is drawn."""
_TAIL: Final = 64
_LINE: Final = 20
"""Bytes of an entry of a table of places (ISO 32000-1, 7.5.4)."""
_START: Final = re.compile(rb"startxref\n(\d+)\n")
_LENGTH: Final = re.compile(rb"/Length (\d+)>>\nstream\n")


class NoSuchPage(LookupError):
    """The PDF has fewer pages, or was not drawn by us."""


def of_picture(file: BinaryIO) -> bytes:
    """A JPEG of at most `MOST_BYTES`, on white, upright as the file is."""
    with _turns, Image.open(file, formats=["JPEG", "PNG", "WEBP"]) as picture:
        picture.draft("RGB", (LONGEST, LONGEST))  # a JPEG is decoded in a reduced size
        picture.load()
        pixels = _on_white(picture)
    drawn = b""
    for longest, quality in STEPS:
        pixels.thumbnail((longest, longest))
        out = BytesIO()
        pixels.save(out, "JPEG", quality=quality)
        drawn = out.getvalue()
        if len(drawn) <= MOST_BYTES:
            break
    return drawn


def of_page(file: BinaryIO, number: int) -> bytes:
    """The same of a page, counted from 1, of a PDF that `pages.Book` bound. Raises NoSuchPage."""
    return of_picture(BytesIO(_drawn(file, number)))


def _drawn(file: BinaryIO, number: int) -> bytes:
    """The JPEG that fills this page: the third of its three objects."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _TAIL))
    found = _START.search(file.read())
    if number < 1 or found is None:
        raise NoSuchPage
    wanted = 3 * number + 2
    file.seek(int(found[1]))
    counted = re.match(rb"xref\n0 (\d+)\n", file.read(32))
    if counted is None or wanted >= int(counted[1]):
        raise NoSuchPage
    file.seek(int(found[1]) + counted.end() + _LINE * wanted)
    file.seek(int(file.read(10)))
    head = file.read(256)
    stream = _LENGTH.search(head)
    if stream is None or b"/DCTDecode" not in head:
        raise NoSuchPage
    rest = head[stream.end() :]
    return (rest + file.read(int(stream[1]) - len(rest)))[: int(stream[1])]


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "L":
        return picture.copy()
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
