"""Trying a password: who has to wait first, and how many passwords are hashed at once."""

import logging
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from accounts import tokens
from accounts.limits import addresses, browsers, budgets, counting, figures
from accounts.limits.counting import Purse
from accounts.models import User

logger = logging.getLogger(__name__)

STRANGERS: Final = BoundedSemaphore(1)
KNOWN: Final = BoundedSemaphore(2)
"""How many passwords one process hashes at once: each costs a core for a third of a second. People whose browser is
known have places that nobody else can take."""
STRANGER_SECONDS: Final = 0.2
KNOWN_SECONDS: Final = 5.0
"""How long a try may stand in line for a place; its thread serves nobody meanwhile."""
BUSY: Final = 2
"""Seconds until the next try of whoever found no place."""


class Wait(Exception):
    """Not evaluated: try again after this many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class From:
    """Where a try comes from. `door`: web or api. `address`: its keyed hash. `browser`: the cookie of a known browser.
    `holds`: the account whose token the request carries; that is as good as a known browser."""

    door: str
    address: str
    browser: str = ""
    holds: User | None = None


def attempt(username: str, password: str, *, source: From) -> User | None:
    """The active user of this name and password, None for a wrong one. Raises Wait when it is not evaluated.

    What is counted are failures; a try counts before it is evaluated, so that a thousand at once are not
    evaluated at once.
    """
    user = tokens.named(username)
    name = _known(user, source)
    purses = _purses(username, source, name)
    seconds = counting.spend(*purses)
    if seconds:
        _tell(source, "waiting")
        raise Wait(seconds)
    places, patience = (STRANGERS, STRANGER_SECONDS) if name is None else (KNOWN, KNOWN_SECONDS)
    if not places.acquire(timeout=patience):
        counting.give_back(*purses)
        _tell(source, "busy")
        raise Wait(BUSY)
    try:
        right = tokens.is_right(user, password)
    finally:
        places.release()
    if not right:
        _tell(source, "wrong")
        extra = {"account": user.pk if user else None, "caller": source.address, "known": name is not None}
        logger.warning("sign_in_failed", extra=extra)
        return None
    counting.give_back(*purses)
    assert user is not None
    counting.credit(budgets.ADDRESS.of(source.address), user.pk)
    _tell(source, "ok")
    return user


def _known(user: User | None, source: From) -> str | None:
    if user is None:
        return None
    if source.holds == user:
        return "token"
    return browsers.known(source.browser, user.pk)


def _purses(username: str, source: From, name: str | None) -> tuple[Purse, ...]:
    account = addresses.keyed("account", username)
    if name is not None:
        return (budgets.BROWSER.of(f"{account}:{name}"),)
    return (
        budgets.STRANGER.of(f"{account}:{source.address}"),
        budgets.ADDRESS.of(source.address),
        budgets.ACCOUNT.of(account),
    )


def _tell(source: From, outcome: str) -> None:
    figures.SIGN_INS.labels(source.door, outcome).inc()
