"""The codes of days off and rungs. Those of the law are in `law/codes.py`."""

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


class Level(TextChoices):
    """The rungs of the escalation ladder, in working days from the end of a duty."""

    THREE_BEFORE = "three_before", _("3 hari kerja sebelum batas")
    ONE_BEFORE = "one_before", _("1 hari kerja sebelum batas")
    ON_THE_DAY = "on_the_day", _("Pada hari batas")
    PAST = "past", _("Setelah batas terlewati")
    THREE_AFTER = "three_after", _("3 hari kerja setelah batas")
    FIVE_AFTER = "five_after", _("5 hari kerja setelah batas")
