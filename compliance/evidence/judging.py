"""Which files are taken as evidence: PDF, JPEG, PNG, DOCX and XLSX, known by their bytes and never by their name."""

import zipfile
from enum import StrEnum
from io import BytesIO
from typing import Final, NamedTuple

from complaints.files import kinds
from complaints.files.kinds import Kind

MB: Final = 1024 * 1024
MOST_PARTS: Final = 20_000
"""Entries of a zipped document; a workbook of a hundred sheets has some hundreds."""
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_MACROS: Final = ("vbaproject.bin", "vbadata.xml")


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    INFECTED = "infected"


class BadEvidence(ValueError):
    """A file that is not taken; the caller words `fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Judged(NamedTuple):
    mime: str
    extension: str


def judged(data: bytes, *, most_bytes: int) -> Judged:
    """What the file is. Nothing of it is unpacked or drawn. Raises BadEvidence."""
    if not data:
        raise BadEvidence(Fault.EMPTY)
    if len(data) > most_bytes:
        raise BadEvidence(Fault.TOO_LARGE)
    match kinds.of(data):
        case Kind.PDF:
            return _pdf(data)
        case Kind.JPEG:
            if b"\xff\xd9" not in data[-MB:]:
                raise BadEvidence(Fault.BROKEN)
            return Judged("image/jpeg", "jpg")
        case Kind.PNG:
            if b"IEND" not in data[-MB:]:
                raise BadEvidence(Fault.BROKEN)
            return Judged("image/png", "png")
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    raise BadEvidence(Fault.UNKNOWN_TYPE)


def _pdf(data: bytes) -> Judged:
    # A whole PDF has its end mark; without one the upload was cut off.
    if b"%%EOF" not in data:
        raise BadEvidence(Fault.BROKEN)
    if b"/Encrypt" in data[-MB:] and b"trailer" in data[-MB:]:
        raise BadEvidence(Fault.ENCRYPTED)
    return Judged("application/pdf", "pdf")


def _office(data: bytes) -> Judged:
    """Only the directory of the archive is read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise BadEvidence(Fault.BROKEN) from None
    names = {part.filename.lower() for part in parts}
    if len(parts) > MOST_PARTS:
        raise BadEvidence(Fault.BROKEN)
    if any(part.flag_bits & 1 for part in parts):
        raise BadEvidence(Fault.ENCRYPTED)
    if any(name.endswith(_MACROS) for name in names):
        raise BadEvidence(Fault.MACROS)
    if "[content_types].xml" not in names:
        raise BadEvidence(Fault.UNKNOWN_TYPE)
    if "word/document.xml" in names:
        return Judged(f"{_OFFICE}.wordprocessingml.document", "docx")
    if "xl/workbook.xml" in names:
        return Judged(f"{_OFFICE}.spreadsheetml.sheet", "xlsx")
    raise BadEvidence(Fault.UNKNOWN_TYPE)
