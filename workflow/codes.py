"""The codes of duties, holders, audiences and days off (docs/domain.md section 4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DutyKind(TextChoices):
    RECEIPT = "receipt", _("Tanda terima")
    VERIFY = "verify", _("Verifikasi")
    FIRST_ANSWER = "first_answer", _("Pernyataan kelengkapan berkas")
    COMPLETE = "complete", _("Melengkapi berkas")
    FOLLOW_UP = "follow_up", _("Tindak lanjut pertama")
    SETTLE = "settle", _("Penyelesaian")
    DECIDE = "decide", _("Keputusan")
    NOTIFY = "notify", _("Penyampaian keputusan")
    REPLY = "reply", _("Masa tanggapan pengadu")
    REMEDY = "remedy", _("Pelaksanaan tindakan yang dijanjikan")


class Holder(TextChoices):
    """Whose duty it is."""

    COMPLAINANT = "complainant", _("Pengadu")
    AGENCY = "agency", _("Instansi")
    UNIT = "unit", _("Unit pelayanan")


class Audience(TextChoices):
    """Who may read of an event."""

    PUBLIC = "public", _("umum")
    COMPLAINANT = "complainant", _("pengadu dan petugas")
    STAFF = "staff", _("petugas")
    OMBUDSMAN = "ombudsman", _("Ombudsman")


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


class SuspensionReason(TextChoices):
    """Why the clock of a case may stand still; which of them, says the rule."""

    AWAITING_COMPLAINANT = "awaiting_complainant", _("Menunggu keterangan pengadu")
    AWAITING_OTHER_BODY = "awaiting_other_body", _("Menunggu lembaga lain")
    FORCE_MAJEURE = "force_majeure", _("Keadaan kahar")


class Level(TextChoices):
    """The rungs of the escalation ladder, in working days from the end of a duty."""

    THREE_BEFORE = "three_before", _("3 hari kerja sebelum batas")
    ONE_BEFORE = "one_before", _("1 hari kerja sebelum batas")
    ON_THE_DAY = "on_the_day", _("Pada hari batas")
    PAST = "past", _("Setelah batas terlewati")
    THREE_AFTER = "three_after", _("3 hari kerja setelah batas")
    FIVE_AFTER = "five_after", _("5 hari kerja setelah batas")
