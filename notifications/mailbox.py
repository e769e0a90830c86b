"""The mails and texts to phones that this machine kept as files (`channels/eml.py`, `channels/phone_files.py`), for the
administrators' page in development."""

import email
import email.policy
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlsplit

from django.conf import settings

from complaints.codes import Medium

_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,150}")


class NoSuchMail(Exception):
    """No mail of this name."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it would have left. `name` is the file's, without `.eml`."""

    name: str
    at: datetime
    to: str
    subject: str
    text: str
    html: str
    raw: bytes


def latest(most: int = 100) -> list[Mail]:
    """The newest mails, newest first."""
    files = sorted(_folder().glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [_read(file) for file in files[:most]]


def get(name: str) -> Mail:
    """One mail by its name. Raises NoSuchMail."""
    file = _folder() / f"{name}.eml"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise NoSuchMail
    return _read(file)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to a phone as it would have left."""

    medium: str
    at: datetime
    to: str
    text: str


def texts(most: int = 50) -> list[Text]:
    """The newest texts to phones, newest first, from the folders that are configured."""
    folders = {
        urlsplit(each["url"]).path for each in settings.PHONE.values() if each["url"].startswith("file:")
    }
    files = [file for folder in folders for file in Path(folder).glob("*.json")]
    newest = sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)[:most]
    return [_read_text(file) for file in newest]


def _read_text(file: Path) -> Text:
    told = json.loads(file.read_bytes())
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Text(str(Medium(told["medium"]).label), at, told["to"], told["text"])


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _read(file: Path) -> Mail:
    raw = file.read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    return Mail(
        name=file.stem,
        at=parsedate_to_datetime(mail["Date"]),
        to=mail["To"],
        subject=mail["Subject"],
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
        raw=raw,
    )


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return cast(str, body.get_content()) if body else ""
