"""A picture drawn anew: only its pixels are kept, upright, without place, device, thumbnail, comment or hidden tail.

What is larger than a screen or a printer needs is decoded reduced or halved. No Django here: most of it runs in a
process of its own (`complaints/files/apart.py`).
"""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import ExifTags, Image, ImageSequence

from complaints.files import pages
from complaints.files.kinds import Kind
from complaints.files.verdicts import BadFile, CleanFile, Refusal

MOST_KEPT: Final = 25_000_000
"""Pixels of a picture as it is kept; a larger one is halved as often as it takes."""
MOST_PIXELS: Final = 52_000_000
"""Pixels that are decoded: 50 megapixels and the odd row. A JPEG is reduced while it is decoded and may have more."""
MOST_PIXELS_OF_A_JPEG: Final = 220_000_000
DRAWN_HERE: Final = 4_000_000
"""Pixels of a picture that costs its process little enough (16 MB) to be drawn without one of its own."""

Image.MAX_IMAGE_PIXELS = (
    MOST_PIXELS_OF_A_JPEG  # `_check_size` is stricter; without it Pillow warns at 89 million
)
_QUALITY = 88
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
_KEPT_AS: Final = {
    Kind.JPEG: ("JPEG", "image/jpeg", "jpg"),
    Kind.PNG: ("PNG", "image/png", "png"),
    Kind.WEBP: ("WEBP", "image/webp", "webp"),
    # What not every browser shows becomes what each of them does.
    Kind.HEIF: ("JPEG", "image/jpeg", "jpg"),
    Kind.AVIF: ("JPEG", "image/jpeg", "jpg"),
    Kind.TIFF: ("JPEG", "image/jpeg", "jpg"),
}

# One picture at a time: the warning filters belong to the whole process.
_one_at_a_time = threading.Lock()


def small(data: bytes, kind: Kind) -> bool:
    """Whether its header says that it may be drawn in this process. Raises BadFile from the header alone."""
    if kind not in (Kind.JPEG, Kind.PNG, Kind.WEBP):
        return False
    with _decoding(), Image.open(BytesIO(data), formats=[kind.value]) as picture:
        _check_size(picture, kind)
        return picture.width * picture.height <= DRAWN_HERE


def redrawn(data: bytes, kind: Kind) -> CleanFile:
    """The picture as it is kept. A TIFF of several pages becomes a PDF of them. Raises BadFile."""
    if kind == Kind.HEIF:
        _know_heif()
    with _decoding(), Image.open(BytesIO(data), formats=[kind.value]) as picture:
        _check_size(picture, kind)
        if kind == Kind.TIFF and getattr(picture, "n_frames", 1) > 1:
            return _bound(picture)
        pixels = _pixels(picture)
        name, mime, extension = _KEPT_AS[kind]
        if name == "JPEG":
            pixels = _without_transparency(pixels)
        drawn = BytesIO()
        pixels.save(drawn, name, quality=_QUALITY)
        return CleanFile("image", mime, extension, drawn.getvalue(), *pixels.size)


def _bound(picture: Image.Image) -> CleanFile:
    """The pages of a scan, one below the other in one PDF."""
    if getattr(picture, "n_frames", 1) > pages.MOST_PAGES:
        raise BadFile(Refusal.TOO_MANY_PAGES)
    book = pages.Book()
    for frame in ImageSequence.Iterator(picture):
        _check_size(frame, Kind.TIFF)
        pixels = _without_transparency(_pixels(frame))
        pixels.thumbnail((pages.LONGEST, pages.LONGEST))
        book.add(pixels)
    data = book.bound()
    return CleanFile("pdf", "application/pdf", "pdf", data, None, None, shown=data, pages=book.count)


def _check_size(picture: Image.Image, kind: Kind) -> None:
    most = MOST_PIXELS_OF_A_JPEG if kind == Kind.JPEG else MOST_PIXELS
    if picture.width * picture.height > most:
        raise BadFile(Refusal.TOO_MANY_PIXELS)


def _pixels(picture: Image.Image) -> Image.Image:
    """Upright, small enough to keep, in a mode that every format here can hold, and nothing else."""
    turn = _UPRIGHT.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    factor = 1
    while picture.width * picture.height > MOST_KEPT * factor * factor:
        factor *= 2
    if factor > 1:
        # A JPEG is decoded in the reduced size; of other formats this changes nothing.
        picture.draft(picture.mode, (picture.width // factor, picture.height // factor))
    pixels = _plain(picture)
    while pixels.width * pixels.height > MOST_KEPT:
        pixels = pixels.reduce(2)
    if turn is not None:
        pixels = pixels.transpose(turn)
    pixels.info.clear()
    return pixels


def _plain(picture: Image.Image) -> Image.Image:
    """The first frame in one of the modes that every format here can hold."""
    picture.load()
    if picture.mode in _TRANSPARENT or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode.startswith("I"):  # 16 bits of grey; convert() would cut off what is brighter than 255
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _without_transparency(pixels: Image.Image) -> Image.Image:
    """On white, as paper has it."""
    if pixels.mode != "RGBA":
        return pixels
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    return paper


def _know_heif() -> None:
    """Only where one is read: the decoder is a large library."""
    import pillow_heif

    pillow_heif.register_heif_opener()


@contextmanager
def _decoding() -> Iterator[None]:
    """Let Pillow decode untrusted bytes: whatever it raises or warns of becomes a BadFile."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.filterwarnings("error", module=r"PIL\.")
        # Two that phones cause and that cost nothing: EXIF and further pictures are dropped anyway.
        warnings.filterwarnings("ignore", module=r"PIL\.TiffImagePlugin")
        warnings.filterwarnings("ignore", message="Image appears to be a malformed MPO", module=r"PIL\.")
        # `_check_size` says how many pixels are too many.
        warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
        try:
            yield
        except BadFile:
            raise
        except (Image.DecompressionBombError, MemoryError) as error:
            raise BadFile(Refusal.TOO_MANY_PIXELS) from error
        except Exception as error:
            raise BadFile(Refusal.BROKEN) from error
