"""The access code on its way to the receipt page: in the session, sealed, for half an hour.

The database holds the session, but the key of the seal is derived from SECRET_KEY, and the code appears in no
address or log (promise P5: the database alone yields no access code).
"""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

SESSION_KEY: Final = "sealed_codes"
LIFETIME: Final = timedelta(minutes=30)
_PURPOSE: Final = b"tuntas.web.receipt"


def put(session: SessionBase, reference: str, code: str, *, at: datetime) -> None:
    entry = [seal(code, _PURPOSE), at.isoformat()]
    session[SESSION_KEY] = {**session.get(SESSION_KEY, {}), reference: entry}


def get(session: SessionBase, reference: str, *, at: datetime) -> str | None:
    """The code, as often as it is asked for within half an hour; afterwards None."""
    entry = session.get(SESSION_KEY, {}).get(reference)
    if entry is None:
        return None
    sealed, since = entry
    if at - datetime.fromisoformat(since) >= LIFETIME:
        drop(session, reference)
        return None
    return unseal(sealed, _PURPOSE)


def drop_all(session: SessionBase) -> None:
    session.pop(SESSION_KEY, None)


def drop(session: SessionBase, reference: str) -> None:
    if reference in session.get(SESSION_KEY, {}):
        session[SESSION_KEY] = {one: entry for one, entry in session[SESSION_KEY].items() if one != reference}


def seal(text: str, purpose: bytes) -> str:
    """The text under a key of this purpose alone."""
    return _cipher(purpose).encrypt(text.encode()).decode()


def unseal(token: str, purpose: bytes) -> str:
    """Raises cryptography's InvalidToken for what was not sealed with this product's secret for this purpose."""
    return _cipher(purpose).decrypt(token.encode()).decode()


def _cipher(purpose: bytes) -> Fernet:
    drawn = hmac.new(settings.SECRET_KEY.encode(), purpose, hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(drawn))
