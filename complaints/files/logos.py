"""The picture of an agency's letterhead, small enough to go with every letter. What is read here was drawn by us before
(`complaints/attachments.py`); nothing of what a stranger sent is decoded."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

WIDEST: Final = 640
HIGHEST: Final = 320
"""Pixels: 300 to an inch on the 20 mm of a letterhead, and some more."""
LEAST: Final = 64
"""Pixels of the longer side: what is smaller is a blur on paper."""
MOST_BYTES: Final = 60 * 1024
COLOURS: Final = 96
"""Kept of a picture whose colours take more than that."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG on white."""

    data: bytes
    width: int
    height: int


class TooSmall(ValueError):
    """It has fewer pixels than a letter needs."""


def drawn(picture: bytes) -> Logo:
    """Raises TooSmall."""
    with Image.open(BytesIO(picture), formats=["JPEG", "PNG", "WEBP"]) as opened:
        opened.load()
        pixels = opened.convert("RGBA")
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    paper.thumbnail((WIDEST, HIGHEST))
    if max(paper.size) < LEAST:
        raise TooSmall
    data = _png(paper)
    if len(data) > MOST_BYTES:
        data = _png(paper.quantize(COLOURS))
    while len(data) > MOST_BYTES:
        paper = paper.reduce(2)
        data = _png(paper.quantize(COLOURS))
    return Logo(data, *paper.size)


def _png(pixels: Image.Image) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", optimize=True)
    return out.getvalue()
