"""What a complainant was not mailed, or only by number in a digest: it is read on the page of the case."""

from datetime import datetime
from typing import Final

from complaints.models import Complaint
from notifications import rendering
from notifications.models import Message

MOST_SHOWN: Final = 20


def of(complaint: Complaint) -> list[tuple[datetime, rendering.Words]]:
    """Each with its instant, the latest first."""
    held = Message.objects.filter(
        complaint=complaint, user=None, state__in=[Message.State.HELD, Message.State.GATHERED]
    )
    rows = held.select_related("complaint", "identity").order_by("-pk")[:MOST_SHOWN]
    return [(row.created_at, rendering.render(row)) for row in rows]
