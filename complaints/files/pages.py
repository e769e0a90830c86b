"""A PDF of pictures and of nothing else: no title, no author, no layer, no link, no script, no file, no date."""

from io import BytesIO
from typing import Final

from PIL import Image

MOST_PAGES: Final = 1_000
"""Of a PDF that is attached."""
LONGEST: Final = 2_000
"""Pixels of the longer side of a page: A4 at 170 dots per inch."""
LONGEST_POINTS: Final = 842.0
"""Of the longer side of a page whose size nobody told: that of A4, in 1/72 inch."""
_QUALITY: Final = 80


class TooLarge(Exception):
    """The pages take more bytes than they may."""


class Book:
    """Pages are added one by one; what they take is known at any time."""

    def __init__(self, *, most_bytes: int = 0, quality: int = _QUALITY) -> None:
        self.most_bytes = most_bytes
        self.quality = quality
        self.count = 0
        self._out = BytesIO(b"")
        self._places: dict[int, int] = {}
        self._out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def add(self, picture: Image.Image, size: tuple[float, float] | None = None) -> None:
        """A page of this picture; `size` in points. Raises TooLarge."""
        width, height = size or _points(picture)
        number = 3 + 3 * self.count
        drawn = BytesIO()
        picture.save(drawn, "JPEG", quality=self.quality)
        colours = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
        self._object(
            number,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>"
            % (width, height, number + 2, number + 1),
        )
        self._stream(number + 1, b"", b"q %.2f 0 0 %.2f 0 0 cm /P Do Q" % (width, height))
        self._stream(
            number + 2,
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8/Filter/DCTDecode"
            % (*picture.size, colours),
            drawn.getvalue(),
        )
        self.count += 1
        if self.most_bytes and self._out.tell() > self.most_bytes:
            raise TooLarge

    def bound(self) -> bytes:
        """The whole PDF."""
        kids = b" ".join(b"%d 0 R" % (3 + 3 * page) for page in range(self.count))
        self._object(1, b"<</Type/Catalog/Pages 2 0 R>>")
        self._object(2, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.count, kids))
        start, size = self._out.tell(), 3 + 3 * self.count
        self._out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for number in range(1, size):
            self._out.write(b"%010d 00000 n \n" % self._places[number])
        self._out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
        return self._out.getvalue()

    def _object(self, number: int, body: bytes) -> None:
        self._places[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _stream(self, number: int, said: bytes, body: bytes) -> None:
        self._object(number, b"<<%s/Length %d>>\nstream\n%s\nendstream" % (said, len(body), body))


def _points(picture: Image.Image) -> tuple[float, float]:
    scale = LONGEST_POINTS / max(picture.size)
    return picture.width * scale, picture.height * scale
