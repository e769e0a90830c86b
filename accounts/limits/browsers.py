"""The mark of a browser in which somebody signed in before: what guessers elsewhere do does not make it wait.

It is a signed cookie and opens nothing. It names up to five accounts, as people share machines.
"""

import secrets
from typing import Final

from django.core import signing

COOKIE: Final = "peramban"
LIFE: Final = 180 * 24 * 3600
"""Seconds a browser keeps it."""
MOST: Final = 5


def known(cookie: str, user_id: int) -> str | None:
    """The name of this browser for this account; None for a browser that never signed in to it."""
    return _read(cookie).get(str(user_id))


def accounts(cookie: str) -> tuple[int, ...]:
    """The accounts that were signed in to in this browser."""
    return tuple(int(user_id) for user_id in _read(cookie))


def mark(cookie: str, user_id: int) -> str:
    """The cookie after signing in to this account."""
    names = _read(cookie)
    name = names.pop(str(user_id), None) or secrets.token_urlsafe(9)
    latest = [*names.items()][-(MOST - 1) :]
    return _signer().sign_object({**dict(latest), str(user_id): name})


def _read(cookie: str) -> dict[str, str]:
    try:
        names: dict[str, str] = _signer().unsign_object(cookie)
    except signing.BadSignature:
        return {}
    return names


def _signer() -> signing.Signer:
    return signing.Signer(salt="accounts.limits.browsers")
