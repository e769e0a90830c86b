"""What codes are called in mails. To a complainant a duty is what will happen; to staff it is its name."""

from typing import Final

from django.utils.translation import gettext_lazy as _

COMPLAINANT_DUTIES: Final = {
    "verify": _("Pengaduan diperiksa dan diteruskan ke unit yang berwenang"),
    "first_answer": _("Anda diberi tahu apakah berkas sudah lengkap"),
    "complete": _("Batas Anda melengkapi berkas"),
    "settle": _("Pengaduan Anda dijawab"),
    "decide": _("Batas keputusan menurut undang-undang"),
    "reply": _("Batas Anda menanggapi jawaban"),
}
STAFF_DUTIES: Final = {
    "receipt": _("Tanda terima"),
    "verify": _("Verifikasi"),
    "first_answer": _("Pernyataan kelengkapan berkas"),
    "complete": _("Melengkapi berkas"),
    "follow_up": _("Tindak lanjut pertama"),
    "settle": _("Penyelesaian"),
    "decide": _("Keputusan"),
    "notify": _("Penyampaian keputusan"),
    "reply": _("Masa tanggapan pengadu"),
    "remedy": _("Pelaksanaan tindakan yang dijanjikan"),
}
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
