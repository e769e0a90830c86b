"""Files of a filing that is not sent yet: kept for a day under a key that only the draft holds, then gone. The day is one of official
time, which their names tell: a host whose clock is wrong erases none too early."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from complaints.files import store

EXTENSION: Final = "draft"
FOLDER: Final = "drafts"
"""Where they lie, so that nothing else is looked through for those that are over."""
LIFETIME: Final = timedelta(hours=24)
_MARK: Final = "%Y%m%dT%H%M%SZ-"
_MARKED: Final = re.compile(r"(\d{8}T\d{6}Z-)[0-9a-f]+\.draft$")


def new_key() -> str:
    return Fernet.generate_key().decode()


def drop(path: str) -> None:
    store.drop(path)


def keep(data: bytes, key: str, *, at: datetime) -> str:
    """Write the file encrypted; returns its name in the storage. Raises `store.Unwritable`."""
    mark = at.astimezone(UTC).strftime(_MARK)
    return store.keep(Fernet(key).encrypt(data), EXTENSION, folder=FOLDER, mark=mark).path


def read(path: str, key: str) -> bytes | None:
    """The file, or None where it is gone or is another's."""
    try:
        return Fernet(key).decrypt(store.read(path))
    except (FileNotFoundError, InvalidToken):
        return None


def is_draft(path: str) -> bool:
    """Earlier releases kept them among all other files."""
    return path.endswith(f".{EXTENSION}")


def kept_at(path: str, written: datetime) -> datetime:
    """When it was kept, in official time; `written`, what the storage says, of those that earlier releases kept."""
    marked = _MARKED.search(path)
    return datetime.strptime(marked[1], _MARK).replace(tzinfo=UTC) if marked else written


def forget_old(*, at: datetime) -> int:
    """Delete those whose draft is over. Returns how many."""
    old = [path for path, written in store.every(FOLDER) if kept_at(path, written) < at - LIFETIME]
    for path in old:
        store.drop(path)
    return len(old)
