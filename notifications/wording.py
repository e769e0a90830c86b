"""What codes are called in mails. To a complainant a duty is what will happen; to staff it is its name."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.codes import label
from law.codes import DutyKind

COMPLAINANT_DUTIES: Final = {
    "receipt": _("Anda mendapat tanda terima"),
    "verify": _("Pengaduan diperiksa dan diteruskan ke unit yang berwenang"),
    "first_answer": _("Anda diberi tahu apakah berkas sudah lengkap"),
    "complete": _("Batas Anda melengkapi berkas"),
    "follow_up": _("Unit mulai menindaklanjuti pengaduan Anda"),
    "settle": _("Pengaduan Anda dijawab"),
    "decide": _("Batas keputusan menurut undang-undang"),
    "notify": _("Jawaban disampaikan kepada Anda"),
    "reply": _("Batas Anda menanggapi jawaban"),
    "remedy": _("Tindakan yang dijanjikan dilaksanakan"),
    "explain": _("Instansi memberi penjelasan kepada Ombudsman"),
    "corrective": _("Instansi melaksanakan tindakan korektif"),
    "advice": _("Instansi melaksanakan saran Ombudsman"),
    "recommendation": _("Instansi melaksanakan rekomendasi"),
    "monitor_light": _("Resolusi dan monitoring berakhir"),
    "monitor_medium": _("Resolusi dan monitoring berakhir"),
    "monitor_heavy": _("Resolusi dan monitoring berakhir"),
}
"""Of every duty that runs: which of them a complainant is told of, the law says."""


OUTCOMES: Final = {
    "founded": _("terbukti"),
    "partly": _("terbukti sebagian"),
    "unfounded": _("tidak terbukti"),
}
GROUNDS: Final = {
    "not_public_service": _("hal yang diadukan bukan pelayanan publik"),
    "other_body": _("hal yang diadukan adalah wewenang lembaga lain"),
    "before_a_court": _("perkara ini sedang diperiksa pengadilan"),
    "already_decided": _("hal yang diadukan sudah pernah diputus"),
    "not_concrete": _("hal yang diadukan belum jelas atau belum konkret"),
    "abusive": _("isi pengaduan tidak pantas"),
}


def duty_for_staff(kind: str) -> Promise:
    """What it is called."""
    return label(DutyKind(kind))


def duty_for_complainant(kind: str) -> Promise:
    """What will happen."""
    return COMPLAINANT_DUTIES[kind]
