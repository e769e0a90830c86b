"""What a gateway tells of a text after it took it: passed on, delivered, failed (docs/adr/0099).

A report opens nothing, and who sends it is known by a signature with a secret of its own: neither our token nor the address from
which it comes has to be trusted.
"""

import hmac
import re
from datetime import datetime
from typing import Final

from django.conf import settings

from complaints.codes import Medium
from notifications.models import Message

HOLDS: Final = 300
"""Seconds that a signature holds: an older one may be a copy."""
_SIGNATURE: Final = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def signed(secret: str, body: bytes, at: int) -> str:
    """The header `Tuntas-Signature` for this body at this instant (seconds since 1970)."""
    drawn = hmac.new(secret.encode(), f"{at}.".encode() + body, "sha256").hexdigest()
    return f"t={at},v1={drawn}"


def speaks(medium: Medium, signature: str, body: bytes, *, at: datetime) -> bool:
    """Whether the gateway of this medium sent that body within the last minutes. Never for one without a secret."""
    secret = settings.PHONE.get(medium, {}).get("reports_secret", "")
    found = _SIGNATURE.fullmatch(signature)
    if not secret or found is None or abs(at.timestamp() - int(found[1])) > HOLDS:
        return False
    return hmac.compare_digest(signed(secret, body, int(found[1])), signature)


def take(medium: Medium, name: str, report: Message.Report, *, at: datetime) -> bool:
    """Keep what the gateway tells of the text that it knows by this name. False where no such text was handed to it.

    What came at last is kept, but nothing is less than delivered any more, and "passed on" undoes no failure: reports come in any
    order, and twice.
    """
    text = Message.objects.filter(message_id=f"<{name}>", medium=medium, attempts__gt=0)
    if not text.exists():
        return False
    over = {
        Message.Report.SENT: ["sent", "delivered", "failed"],
        Message.Report.FAILED: ["failed", "delivered"],
        Message.Report.DELIVERED: ["delivered"],
    }
    text.exclude(report__in=over[report]).update(report=report, reported_at=at)
    return True


def undelivered(identity_id: int) -> bool:
    """Whether the gateway told of the latest text to this person that it did not arrive."""
    sent = Message.objects.filter(identity=identity_id, state=Message.State.SENT).exclude(medium=Medium.MAIL)
    return sent.order_by("-pk").values_list("report", flat=True).first() == Message.Report.FAILED
