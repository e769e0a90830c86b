"""Which files may be attached to a complaint, and in what form they are kept and read.

A picture is drawn anew: only its pixels are kept. A PDF is kept as it was sent, and its readers get its pages drawn
anew: neither its author nor a script of it reaches anybody (docs/adr/0023).
"""

from complaints.files import apart, kinds, pictures
from complaints.files.kinds import Kind
from complaints.files.pages import MOST_PAGES
from complaints.files.pictures import MOST_KEPT, MOST_PIXELS
from complaints.files.verdicts import BadFile, CleanFile, Refusal

__all__ = [
    "MOST_BYTES",
    "MOST_KEPT",
    "MOST_PAGES",
    "MOST_PIXELS",
    "BadFile",
    "CleanFile",
    "Refusal",
    "clean",
]
MOST_BYTES = 10 * 1024 * 1024


def clean(data: bytes, *, most_bytes: int = MOST_BYTES) -> CleanFile:
    """The uploaded file as it is kept. The type is read from the bytes, never from a name. Raises BadFile."""
    if not data:
        raise BadFile(Refusal.EMPTY)
    if len(data) > most_bytes:
        raise BadFile(Refusal.TOO_LARGE)
    kind = kinds.of(data)
    match kind:
        case Kind.UNKNOWN:
            raise BadFile(Refusal.UNKNOWN_TYPE)
        case Kind.DOCUMENT:
            raise BadFile(Refusal.DOCUMENT)
        case Kind.PDF:
            return _pdf(data)
    if pictures.small(data, kind):
        return pictures.redrawn(data, kind)
    return apart.picture(data, kind)


def _pdf(data: bytes) -> CleanFile:
    # A whole PDF has its end mark; what follows it is padding. Without one the upload was cut off.
    if b"%%EOF" not in data:
        raise BadFile(Refusal.BROKEN)
    drawn = apart.pdf(data, apart.WHILE_THEY_WAIT)
    if drawn.failed:
        raise BadFile(Refusal.BROKEN)
    return CleanFile("pdf", "application/pdf", "pdf", data, None, None, shown=drawn.shown, pages=drawn.pages)
