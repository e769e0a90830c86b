"""Why a verb refuses, and the HTTP status that both doors give to each refusal."""

import errno
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from django.db.utils import InterfaceError, OperationalError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Refusal(Exception):
    """A verb that did nothing, with a code for programs and a sentence in the reader's language."""

    def __init__(self, code: str, sentence: Text) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class BadInput(Refusal):
    """A field breaks a rule. `errors`: field → (code, sentence)."""

    def __init__(self, errors: Mapping[str, tuple[str, Text]]) -> None:
        code, sentence = next(iter(errors.values()))
        super().__init__(code, sentence)
        self.errors = errors


class NotVisible(Refusal):
    """Not yours or not there: the same answer for both."""


class NotNow(Refusal):
    """The verb is not legal in this state or at this time. `state` and `version` tell how the case stands."""

    def __init__(self, code: str, sentence: Text, *, state: str = "", version: int | None = None) -> None:
        super().__init__(code, sentence)
        self.state = state
        self.version = version


class NotYours(Refusal):
    """The verb is legal now, but not for this person."""


class KeyReused(Refusal):
    """The idempotency key was used before, with another body."""

    def __init__(self) -> None:
        sentence = _("Kiriman ini sudah pernah masuk dengan isi lain. Periksa, lalu kirim sekali lagi.")
        super().__init__("key_reused", sentence)


class TooMany(Refusal):
    """This was tried too often: come again after this many seconds. What was typed is not lost."""

    def __init__(self, seconds: int) -> None:
        if seconds < 60:
            sentence = _("Terlalu sering dicoba. Coba lagi setelah %(seconds)s detik.") % {"seconds": seconds}
        else:
            minutes = -(-seconds // 60)
            sentence = _("Terlalu sering dicoba. Coba lagi setelah %(minutes)s menit.") % {"minutes": minutes}
        super().__init__("too_many", sentence)
        self.seconds = seconds


class Full(Refusal):
    """The case holds as much of this side as it may: nothing is taken until somebody grants more."""


class Busy(Refusal):
    """Another request with the same key is still at work: try again soon."""


class Unavailable(Busy):
    """The database aborted every try, kept a lock from us for too long, or is away, or the disk takes nothing: try
    again soon."""

    def __init__(self) -> None:
        super().__init__("unavailable", _("Layanan sedang terganggu. Coba lagi sebentar."))


STATUS: Final[dict[type[Refusal], HTTPStatus]] = {
    BadInput: HTTPStatus.BAD_REQUEST,
    NotYours: HTTPStatus.FORBIDDEN,
    NotVisible: HTTPStatus.NOT_FOUND,
    NotNow: HTTPStatus.CONFLICT,
    Full: HTTPStatus.CONFLICT,
    Busy: HTTPStatus.CONFLICT,
    KeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Of every refusal, without a default: what is added above is added here."""
RETRY_AFTER: Final = "2"
"""Seconds, told to whoever finds us busy. The database of a restarted server is back by then, or the next answer
says so again."""


def retry_after(refusal: Refusal | None) -> str | None:
    """The seconds after which to come again, as the header says them; None where coming again helps nobody."""
    match refusal:
        case TooMany(seconds=seconds):
            return str(seconds)
        case Busy():
            return RETRY_AFTER
    return None


DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What the system says of a disk that takes or gives nothing: full, at its quota, read-only, broken."""
AWAY: Final = (OperationalError, InterfaceError)
"""What Django raises while PostgreSQL is down, refuses, has no room, or gave up waiting for a lock: to the doors
the same as Unavailable."""


def unavailable(error: BaseException | None) -> bool:
    """Whether this came of the database being away or of a disk that is full or broken: of nothing that the reader
    could do otherwise."""
    return isinstance(error, AWAY) or (isinstance(error, OSError) and error.errno in DISK)
