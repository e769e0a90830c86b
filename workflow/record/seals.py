"""What a filing's event keeps of columns that no other fact tells, so that a later edit of them is seen."""

import hashlib
import hmac
import json
from typing import Any

from complaints import access
from complaints.models import Complaint, Identity


def seal(complaint: Complaint, identity: Identity | None) -> dict[str, Any]:
    """What a filing keeps in its event of columns that no other fact tells: codes and digests, never a word. That of the
    person is keyed, so that the database alone cannot confirm a guess."""
    return {
        "moderation": complaint.moderation,
        "reference": complaint.reference,
        "language": complaint.language,
        "access": access_digest(complaint),
        "person": None if identity is None else digest(identity),
    }


def access_digest(complaint: Complaint) -> str:
    """What an event tells of the hash of the access code, whenever the case gets one."""
    return hashlib.sha256(complaint.access_hash.encode()).hexdigest()


def digest(identity: Identity) -> str:
    told = json.dumps([identity.name, identity.email, identity.phone, identity.address])
    return hmac.digest(access.key(), told.encode(), "sha256").hex()
