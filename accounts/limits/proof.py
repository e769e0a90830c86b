"""Proof of work: what a browser computes while its person writes, so that many filings cost whoever sends them.

The challenge is signed and stored nowhere; each is solved once (`workflow.SpentProof`). How much there is to compute rises
with the number of recent filings. It is ALTCHA's first protocol: the number whose SHA-256 behind a salt is the
challenge.
"""

import binascii
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from altcha import v1
from django.conf import settings

from accounts.limits import budgets, counting

EASIEST: Final = 20_000
"""Numbers to try at most where it is calm: a fifth of a second on a telephone."""
DOUBLINGS: Final = 5
FROM_ONE_ADDRESS: Final = 10
FROM_ALL: Final = 200
"""After this many recent filings there is twice as much to compute, after twice as many four times."""
LIFE: Final = timedelta(hours=12)
LONGEST: Final = 1000
"""Characters of a solution."""


def challenge(address: str, *, at: datetime) -> dict[str, Any]:
    """A new one for whoever asks from this address, as ALTCHA names its parts."""
    here, everywhere = (
        counting.level(budgets.FILINGS.of(address)),
        counting.level(budgets.ALL_FILINGS.of("all")),
    )
    doublings = min(DOUBLINGS, here // FROM_ONE_ADDRESS + everywhere // FROM_ALL)
    made = v1.create_challenge(
        algorithm="SHA-256",
        max_number=EASIEST * 2**doublings,
        salt_length=12,
        hmac_key=_key(),
        salt="",
        number=None,
        expires=at + LIFE,
        params=None,
    )
    parts: dict[str, Any] = made.to_dict()
    return parts


def solved(solution: str, *, at: datetime) -> str:
    """The challenge that this solves, a SHA-256 in hexadecimal; empty for what solves none of ours, or one too old."""
    if not solution or len(solution) > LONGEST:
        return ""
    try:
        payload = v1.Payload.from_base64(solution)
        right, _why = v1.verify_solution(payload, _key(), check_expires=False)
        expires = float(v1.extract_params(payload.to_dict())["expires"][0])
        late = at >= datetime.fromtimestamp(expires, UTC)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, binascii.Error, RecursionError):
        return ""
    return payload.challenge if right and not late else ""


def _key() -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"tuntas.proof", hashlib.sha256).hexdigest()
