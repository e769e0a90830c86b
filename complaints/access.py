"""The complainant's key to a case: shown once, stored as a keyed hash."""

import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import constant_time_compare

from complaints.models import Complaint
from complaints.references import BadAccessCode, access_code_hash


def key() -> bytes:
    """The key of the hash, derived from SECRET_KEY."""
    return hmac.new(settings.SECRET_KEY.encode(), b"tuntas.access-code", hashlib.sha256).digest()


def opens(complaint: Complaint, code: str) -> bool:
    """Whether this access code opens this case. Raises BadCheckCharacter for a mistyped code."""
    try:
        typed = access_code_hash(code, key())
    except BadAccessCode:
        return False
    return bool(complaint.access_hash) and constant_time_compare(typed, complaint.access_hash)
