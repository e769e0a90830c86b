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
