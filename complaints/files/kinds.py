"""What an uploaded file is, read from its bytes and never from its name."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file is, as far as this product knows it."""

    PDF = "pdf"
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    AVIF = "AVIF"
    TIFF = "TIFF"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


PDF_HEADER_WITHIN: Final = 1_024
"""Bytes in which a PDF says that it is one: readers of PDFs look as far (ISO 32000-1, implementation note 13)."""
_STARTS: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),  # of more than 4 GB, or written as if
    (b"MM\0+", Kind.TIFF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOCUMENT),  # Word, Excel, PowerPoint before 2007
    (b"{\\rtf", Kind.DOCUMENT),
)
_HEIF: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"})
_AVIF: Final = frozenset({b"avif", b"avis"})
_OF_AN_OFFICE: Final = (
    b"[Content_Types].xml",
    b"mimetypeapplication/vnd.oasis.opendocument",
    b"word/",
    b"xl/",
    b"ppt/",
)
"""Names of the parts of a zipped document of a word processor, spreadsheet or presentation."""


def of(data: bytes) -> Kind:
    """The kind of these bytes; UNKNOWN for what this product has no use for."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp":
        return _of_brands(data)
    if data.startswith(b"PK\x03\x04"):
        return Kind.DOCUMENT if any(name in data for name in _OF_AN_OFFICE) else Kind.UNKNOWN
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return Kind.PDF
    return Kind.UNKNOWN


def _of_brands(data: bytes) -> Kind:
    """Of an ISO base media file, by its own brand and, where that is a general one, those that it goes by too."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[place : place + 4] for place in range(16, size, 4))}
    if brands & _AVIF:
        return Kind.AVIF
    return Kind.HEIF if brands & _HEIF else Kind.UNKNOWN
