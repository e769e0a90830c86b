"""The mail channel: one notice as a mail, over one connection to the mail server for a whole drain."""

import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any, Final, Self
from uuid import uuid4

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends import smtp

from notifications.channels import conversation
from notifications.channels.failures import AddressRefused, NotTaken, TryLater, Undelivered
from notifications.channels.written import envelope_sender, written

ADDRESS_REFUSED: Final = (550, 551, 553)
"""No such mailbox: trying again helps nobody (RFC 5321 section 4.2.3)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a mail."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out: whom to, what it says, and what it belongs to."""

    to: str
    subject: str
    text: str
    html: str
    language: str
    message_id: str
    at: datetime
    answers: Sequence[str] = ()
    """The Message-IDs of earlier mails of its thread, the oldest first: mail programs put them together."""
    enclosure: Enclosure | None = None


class Mail(EmailMultiAlternatives):
    """A mail whose parts are parted by lines that no part can hold: quoted-printable writes no "=_" (RFC 2045 section 6.7),
    and none of them holds a number just drawn. The library would search each part for a line instead, as long as it
    takes to write one."""

    def message(self, *arguments: Any, **options: Any) -> Any:
        mail = super().message(*arguments, **options)
        for part in mail.walk():
            if part.is_multipart():
                part.set_boundary(f"=_{uuid4().hex}")
        return mail


class Mailer:
    """A connection that is opened when it is needed and closed with the block."""

    def __init__(self) -> None:
        self._connection = get_connection()
        self.is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Reach the server. Raises TryLater."""
        try:
            self._connection.open()
            self.is_open = True
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater(_code(error)) from None

    def close(self) -> None:
        """Hang up, also on a server that no longer answers."""
        self.is_open = False
        try:
            self._connection.close()
        except (OSError, smtplib.SMTPException):
            self._connection = get_connection()

    def send(self, letter: Letter) -> None:
        """Hand the mail over; on return the server has taken it. Raises AddressRefused, NotTaken, TryLater."""
        try:
            self._hand_over(letter)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise _reason(error) from None

    def _hand_over(self, letter: Letter) -> None:
        server = self._connection.connection if isinstance(self._connection, smtp.EmailBackend) else None
        mail = None if server is None else written(letter, _headers(letter))
        if server is None or mail is None:
            self._connection.send_messages([compose(letter)])
        else:
            conversation.hand_over(server, mail, sender=envelope_sender(), to=letter.to)


def compose(letter: Letter) -> Mail:
    """The mail, in text and HTML."""
    mail = Mail(letter.subject, letter.text, to=[letter.to], headers=_headers(letter))
    mail.attach_alternative(letter.html, "text/html")
    if letter.enclosure is not None:
        mail.attach(letter.enclosure.name, letter.enclosure.data, letter.enclosure.mime)
    return mail


def _headers(letter: Letter) -> dict[str, str]:
    """Nobody's out-of-office answers it, and it asks for no reply."""
    headers = {
        "Message-ID": letter.message_id,
        "Date": format_datetime(letter.at),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if letter.answers:
        headers |= {"In-Reply-To": letter.answers[-1], "References": " ".join(letter.answers)}
    return headers


def _reason(error: Exception) -> Undelivered:
    code = _code(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        number = int(code.removeprefix("smtp_"))
        if number in ADDRESS_REFUSED:
            return AddressRefused(code)
        return NotTaken(code) if number >= 500 else TryLater(code)
    if isinstance(error, smtplib.SMTPResponseException):
        return NotTaken(code) if error.smtp_code >= 500 else TryLater(code)
    if isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected):
        return NotTaken(code)
    return TryLater(code)


def _code(error: Exception) -> str:
    match error:
        case smtplib.SMTPRecipientsRefused():
            return f"smtp_{next(iter(error.recipients.values()))[0]}"
        case smtplib.SMTPResponseException():
            return f"smtp_{error.smtp_code}"
        case smtplib.SMTPServerDisconnected():
            return "disconnected"
        case TimeoutError():
            return "timeout"
        case smtplib.SMTPException():
            return "not_supported"
        case _:
            return "unreachable"
