"""From which networks staff worked lately: what an act with an access code is held against (docs/adr/0035).

Kept are keyed hashes of networks, never an address; each for thirty days after it was last worked from. Of
complainants nothing is kept.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from accounts.models import StaffNetwork, User

KEPT: Final = timedelta(days=30)
_EVERY: Final = timedelta(minutes=5)
"""How exactly it is known when somebody last worked from a network; each time is a write."""
_NOTE: Final = """
    INSERT INTO accounts_staffnetwork (user_id, network, seen_at) VALUES (%s, %s, %s)
    ON CONFLICT (user_id, network) DO UPDATE SET seen_at = EXCLUDED.seen_at
    WHERE accounts_staffnetwork.seen_at < %s
"""


def note(user: User, network: str, *, at: datetime) -> None:
    """This member of staff signs in or acts from this network (`limits.addresses.network_of`)."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [user.pk, network, at, at - _EVERY])


def forget_old(*, at: datetime) -> int:
    """Delete the networks from which nobody has worked for thirty days. Returns how many."""
    return StaffNetwork.objects.filter(seen_at__lte=at - KEPT).delete()[0]
