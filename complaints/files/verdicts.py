"""How the judgement of an uploaded file ends: the file as it is kept, or why it is refused."""

from enum import StrEnum
from typing import NamedTuple


class Refusal(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    DOCUMENT = "document"
    BROKEN = "broken"
    TOO_MANY_PIXELS = "too_many_pixels"
    ENCRYPTED = "encrypted"
    TOO_MANY_PAGES = "too_many_pages"
    INFECTED = "infected"


class BadFile(ValueError):
    """A file that is refused; the caller words `code` in the reader's language."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code


class CleanFile(NamedTuple):
    """A file as it is kept. `kind` is `image` or `pdf`; width and height are in pixels, None for a PDF.

    `shown`: what its readers get, where that is not `data` itself: the pages of a PDF drawn anew. It is None for a
    picture, which is drawn anew already, and for a PDF whose pages are drawn later.
    """

    kind: str
    mime: str
    extension: str
    data: bytes
    width: int | None
    height: int | None
    shown: bytes | None = None
    pages: int | None = None
