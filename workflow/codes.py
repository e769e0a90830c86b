"""The codes of days off. Those of the law are in `law/codes.py`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HolidayKind(TextChoices):
    NATIONAL = "national", _("Libur nasional")
    JOINT_LEAVE = "joint_leave", _("Cuti bersama")
    REGIONAL = "regional", _("Libur daerah")
    AGENCY = "agency", _("Libur instansi")


class CalendarKind(TextChoices):
    """Whose days off a calendar holds, beside those of its parent."""

    NATIONAL = "national", _("Nasional")
    REGIONAL = "regional", _("Daerah")
    AGENCY = "agency", _("Instansi")
