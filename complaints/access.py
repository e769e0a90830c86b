"""The complainant's key to a case, and what a printed slip gives it for: each shown once, stored as a keyed hash."""

import hmac
from functools import cache

from django.conf import settings
from django.utils.crypto import constant_time_compare

from complaints.models import Complaint
from complaints.references import BadAccessCode, access_code_hash


def key() -> bytes:
    """The key of the hash, derived from SECRET_KEY."""
    return _drawn(b"tuntas.access-code")


def opens(complaint: Complaint, code: str) -> bool:
    """Whether this access code opens this case. Raises BadCheckCharacter for a mistyped code."""
    try:
        typed = access_code_hash(code, key())
    except BadAccessCode:
        return False
    return bool(complaint.access_hash) and constant_time_compare(typed, complaint.access_hash)


def mark(complaint: Complaint) -> str:
    """What tells the present access code of a case from the next one, and opens nothing."""
    return complaint.access_hash[:16]


def slip_hash(key: str) -> str:
    """What is stored of the key on a slip. Raises what `access_code_hash` raises."""
    return access_code_hash(key, _drawn(b"tuntas.slip"))


def is_slip_of(complaint: Complaint, key: str) -> bool:
    """Whether this stands on the latest slip of this case, opened or not. It opens no case."""
    try:
        typed = slip_hash(key)
    except BadAccessCode:
        return False
    return bool(complaint.slip_hash) and constant_time_compare(typed, complaint.slip_hash)


def _drawn(purpose: bytes) -> bytes:
    return _drawn_from(settings.SECRET_KEY, purpose)


@cache
def _drawn_from(secret: str, purpose: bytes) -> bytes:
    return hmac.digest(secret.encode(), purpose, "sha256")
