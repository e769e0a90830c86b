"""Who reads figures, and in which zone today is read for them."""

from typing import Final

from accounts.roles import POWERS, Role

READERS: Final = [Role(role) for role, powers in POWERS.items() if powers.measures]
OF_A_UNIT: Final = [*READERS, Role.SUPERVISOR]
"""Who reads the sheet of a unit: also its head."""
ZONE: Final = "Asia/Jakarta"
"""Where "this month" is read when no period was asked for."""
