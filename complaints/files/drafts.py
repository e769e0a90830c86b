"""Files of a filing that is not sent yet: kept for a day under a key that only the draft holds, then gone."""

from datetime import datetime, timedelta
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from complaints.files import store

EXTENSION: Final = "draft"
FOLDER: Final = "drafts"
"""Where they lie, so that nothing else is looked through for those that are over."""
LIFETIME: Final = timedelta(hours=24)


def new_key() -> str:
    return Fernet.generate_key().decode()


def drop(path: str) -> None:
    store.drop(path)


def keep(data: bytes, key: str) -> str:
    """Write the file encrypted; returns its name in the storage. Raises `store.Unwritable`."""
    return store.keep(Fernet(key).encrypt(data), EXTENSION, folder=FOLDER).path


def read(path: str, key: str) -> bytes | None:
    """The file, or None where it is gone or is another's."""
    try:
        return Fernet(key).decrypt(store.read(path))
    except (FileNotFoundError, InvalidToken):
        return None


def is_draft(path: str) -> bool:
    """Earlier releases kept them among all other files."""
    return path.endswith(f".{EXTENSION}")


def forget_old(*, at: datetime) -> int:
    """Delete those whose draft is over. Returns how many."""
    old = [path for path, written in store.every(FOLDER) if written < at - LIFETIME]
    for path in old:
        store.drop(path)
    return len(old)
