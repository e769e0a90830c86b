"""Which working weeks and zones a unit may have."""

from typing import Final
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ZONE: Final = settings.TIME_ZONE
"""The installation's own: whose day it is where no agency is asked."""


def full_week() -> list[int]:
    """Monday to Friday, as ISO weekdays."""
    return [1, 2, 3, 4, 5]


def valid_week(days: list[int]) -> None:
    """A week without a working day would stop every clock: refused at save (deadline case T-30)."""
    if not days or len(set(days)) != len(days) or not set(days) <= set(range(1, 8)):
        raise ValidationError(
            _("Isi sedikitnya satu hari kerja, masing-masing sekali: 1 = Senin sampai 7 = Minggu.")
        )


def valid_zone(zone: str) -> None:
    if zone not in available_timezones():
        raise ValidationError(
            _("Zona waktu tidak dikenal. Contoh: Asia/Jakarta, Asia/Makassar, Asia/Jayapura.")
        )
