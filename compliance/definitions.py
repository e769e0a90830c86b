"""What each handling measure means, how it is computed and from what: for whoever reads it on a page, a sheet or paper."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.behind import NEVER_ASSIGNED
from compliance.measures import DEFINITIONS

TREND: Final = "trend"
Text = Any
"""A str, or one that is translated when shown (Django's stubs have no public name for it)."""


@dataclass(frozen=True, slots=True)
class Definition:
    meaning: Text
    formula: Text
    source: Text


_RECEIVED: Final = _("Tanggal penerimaan dan status setiap pengaduan.")
_DUE: Final = _(
    "Batas penyelesaian putaran pertama setiap pengaduan, dengan aturan dan kalender yang dipakai."
)
_ANSWERS: Final = _("Tanggal jawaban pertama setiap pengaduan.")
_DAYS: Final = _("Tanggal penerimaan dan jawaban pertama; minggu kerja unit; kalender instansi.")
_WAYS: Final = {
    "received": (_("Jumlah pengaduan dengan tanggal penerimaan dalam periode."), _RECEIVED),
    "answered": (_("Dari yang diterima: ada jawaban pertama."), _ANSWERS),
    "rejected": (_("Dari yang diterima, tanpa jawaban: status ditolak."), _RECEIVED),
    "withdrawn": (_("Dari yang diterima, tanpa jawaban: status dicabut."), _RECEIVED),
    "concluded": (_("Dari yang diterima, tanpa jawaban: status selesai."), _RECEIVED),
    "open": (_("Diterima − dijawab − ditolak − dicabut − diakhiri Ombudsman."), _RECEIVED),
    "due": (_("Jumlah pengaduan dengan batas penyelesaian dalam periode yang sudah lewat."), _DUE),
    "met": (_("Dari yang jatuh tempo: tanggal jawaban pertama ≤ batas penyelesaian."), _DUE),
    "open_late": (_("Dari yang jatuh tempo: tanpa jawaban, dan belum berakhir."), _DUE),
    "timeliness": (_("Tepat waktu ÷ jatuh tempo."), _DUE),
    "interval": (
        _(
            "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), dengan p = ketepatan, n = jatuh tempo, z = 1,96."
        ),
        _("Wilson (1927), Journal of the American Statistical Association 22, 209-212."),
    ),
    "median_days": (_("Hari kerja terkecil x dengan sedikitnya 50 % jawaban pertama dalam x hari."), _DAYS),
    "p90_days": (_("Hari kerja terkecil x dengan sedikitnya 90 % jawaban pertama dalam x hari."), _DAYS),
}
BY_NAME: Final[dict[str, Definition]] = {
    **{name: Definition(DEFINITIONS[name], *way) for name, way in _WAYS.items()},
    NEVER_ASSIGNED: Definition(
        _("Dari yang terbuka: belum pernah didisposisikan ke satu unit pun."),
        _("Dari yang terbuka: tidak ada unit yang pernah memegangnya."),
        _("Riwayat unit yang memegang setiap pengaduan."),
    ),
    TREND: Definition(
        _(
            "Selisih ketepatan dengan periode sebelumnya yang sama panjang, dalam poin persen; menurut bulan, dengan bulan "
            "sebelumnya."
        ),
        _("Ketepatan periode ini − ketepatan periode sebelumnya."),
        _DUE,
    ),
}
