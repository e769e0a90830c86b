"""Which files may be attached to a complaint, and in what form they are stored.

A picture is decoded and drawn anew: only its pixels are stored, upright, without place, device, thumbnail,
comment or hidden tail. A PDF is stored as it is, since it is only ever handed out as a download.
"""

import re
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO
from typing import NamedTuple

from PIL import ExifTags, Image

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_PAGES = 1_000
MOST_INFLATED = 16 * 1024 * 1024  # bytes of a PDF's object streams

_QUALITY = 88
_TRAILER = 2_048  # bytes at the end in which a whole PDF has its end mark
_TRANSPARENT = {"LA", "La", "PA", "RGBA", "RGBa"}
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A name may spell any of its letters in hex: /#45ncrypt is /Encrypt.
_PDF_ENCRYPT = re.compile(b"/" + b"".join(b"(?:%c|(?i:#%02x))" % (letter, letter) for letter in b"Encrypt"))
_PDF_PAGE = re.compile(rb"/Type[\0\s]*/Page(?![A-Za-z])")
_PDF_COUNT = re.compile(rb"/Count[\0\s]+(\d{1,10})")

# One picture at a time: decoded it takes up to 100 MB, and the warning filters belong to the whole process.
_one_at_a_time = threading.Lock()


class Refusal(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    BROKEN = "broken"
    TOO_MANY_PIXELS = "too_many_pixels"
    ENCRYPTED = "encrypted"
    TOO_MANY_PAGES = "too_many_pages"


class BadFile(ValueError):
    """A file that is refused; the caller words `code` in the reader's language."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code


class CleanFile(NamedTuple):
    """A file as it is stored: `kind` is `image` or `pdf`, width and height are in pixels, None for a PDF."""

    kind: str
    mime: str
    extension: str
    data: bytes
    width: int | None
    height: int | None


class _Format(NamedTuple):
    name: str
    mime: str
    extension: str


_JPEG = _Format("JPEG", "image/jpeg", "jpg")
_PNG = _Format("PNG", "image/png", "png")
_WEBP = _Format("WEBP", "image/webp", "webp")


def clean(data: bytes) -> CleanFile:
    """The uploaded file as it is stored: a JPEG, PNG or WebP picture drawn anew, or a PDF as it is.

    The type is read from the bytes, never from a name. Raises BadFile.
    """
    if not data:
        raise BadFile(Refusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise BadFile(Refusal.TOO_LARGE)
    if data.startswith(b"%PDF-"):
        _check_pdf(data)
        return CleanFile("pdf", "application/pdf", "pdf", data, None, None)
    if data.startswith(b"\xff\xd8\xff"):
        return _redrawn(data, _JPEG)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _redrawn(data, _PNG)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _redrawn(data, _WEBP)
    raise BadFile(Refusal.UNKNOWN_TYPE)


def _redrawn(data: bytes, file_format: _Format) -> CleanFile:
    with _one_at_a_time, _decoding(), Image.open(BytesIO(data), formats=[file_format.name]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BadFile(Refusal.TOO_MANY_PIXELS)
        turn = _UPRIGHT.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
        pixels = _plain(picture)
        if turn is not None:
            pixels = pixels.transpose(turn)
        pixels.info.clear()
        drawn = BytesIO()
        pixels.save(drawn, file_format.name, quality=_QUALITY)
        return CleanFile("image", file_format.mime, file_format.extension, drawn.getvalue(), *pixels.size)


@contextmanager
def _decoding() -> Iterator[None]:
    """Let Pillow decode untrusted bytes: whatever it raises or warns of becomes a BadFile."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", module=r"PIL\.")
        # Two that phones cause and that cost nothing: EXIF and further pictures are dropped anyway.
        warnings.filterwarnings("ignore", module=r"PIL\.TiffImagePlugin")
        warnings.filterwarnings("ignore", message="Image appears to be a malformed MPO", module=r"PIL\.")
        try:
            yield
        except BadFile:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise BadFile(Refusal.TOO_MANY_PIXELS) from error
        except Exception as error:
            raise BadFile(Refusal.BROKEN) from error


def _plain(picture: Image.Image) -> Image.Image:
    """The first frame in one of the modes that every format here can hold."""
    picture.load()
    if picture.mode in _TRANSPARENT or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode.startswith(
        "I"
    ):  # 16 bits of grey; convert() alone would cut off what is brighter than 255
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-_TRAILER:]:
        raise BadFile(Refusal.BROKEN)
    if _PDF_ENCRYPT.search(data):
        raise BadFile(Refusal.ENCRYPTED)
    leaves, promised = _pages(data)
    for objects in _object_streams(data):
        further, further_promised = _pages(objects)
        leaves, promised = leaves + further, max(promised, further_promised)
    if max(leaves, promised) > MOST_PAGES:
        raise BadFile(Refusal.TOO_MANY_PAGES)
    if not leaves:
        raise BadFile(Refusal.BROKEN)


def _pages(objects: bytes) -> tuple[int, int]:
    """How many page objects there are, and the largest number of pages that a tree of them claims to hold."""
    claims = (int(claim) for claim in _PDF_COUNT.findall(objects))
    return sum(1 for _ in _PDF_PAGE.finditer(objects)), max(claims, default=0)


def _object_streams(data: bytes) -> Iterator[bytes]:
    """The compressed object streams of a PDF, inflated one by one, all together not past the limit."""
    left = MOST_INFLATED
    end = 0
    while (marker := data.find(b"/ObjStm", end)) >= 0 and (word := data.find(b"stream", marker)) >= 0:
        start = word + len(b"stream")
        end = data.find(b"endstream", start)
        if end < 0:
            return
        try:
            inflated = zlib.decompressobj().decompress(data[start:end].lstrip(b"\r\n"), left + 1)
        except zlib.error:
            continue
        left -= len(inflated)
        if left < 0:
            raise BadFile(Refusal.TOO_MANY_PAGES)
        yield inflated
