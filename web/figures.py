"""Who reads figures, who enters scores, and in which zone today is read for them."""

from typing import Final

from accounts.roles import POWERS, Role

READERS: Final = [Role(role) for role, powers in POWERS.items() if powers.measures]
ENTERS: Final = [Role(role) for role, powers in POWERS.items() if powers.assesses]
"""Who enters what scores are made of."""
OF_A_UNIT: Final = [*READERS, Role.SUPERVISOR]
"""Who reads the sheet of a unit: also its head."""
ZONE: Final = "Asia/Jakarta"
"""Where "this month" is read when no period was asked for."""
