"""What a person reads of a refusal or an event, in Indonesian (the source language of the product)."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.texts import BadText
from complaints.texts import Refusal as T

Sentence = str | Promise

BAD_TEXT: Final = {
    T.EMPTY: _("Wajib diisi."),
    T.TOO_SHORT: _("Terlalu pendek."),
    T.TOO_LONG: _("Terlalu panjang."),
    T.NUL: _("Memuat karakter yang tidak dapat disimpan."),
    T.SURROGATE: _("Memuat karakter yang tidak dapat disimpan."),
    T.CONTROL: _("Memuat karakter yang tidak dapat disimpan."),
    T.LINE_BREAK: _("Tidak boleh memuat ganti baris."),
    T.MARKS: _("Memuat terlalu banyak tanda baca gabungan pada satu huruf."),
    T.EMAIL: _("Alamat surel tidak benar."),
    T.SEVERAL_ADDRESSES: _("Tulis satu alamat surel saja."),
    T.SEVERAL_NUMBERS: _("Tulis satu nomor telepon saja."),
    T.PHONE: _("Nomor telepon tidak benar. Contoh: 0812 3456 7890."),
}

AT: Final = _(
    "Memuat karakter yang tidak dapat disimpan. Karakter itu %(sign)s: baris %(line)d, karakter ke-%(column)d."
)

NOT_IN_THIS_STATE: Final = _("Tindakan ini tidak dapat dilakukan pada status pengaduan sekarang.")
STALE: Final = _(
    "Pengaduan ini sudah berubah sejak Anda membukanya. Periksa keadaannya yang terbaru, lalu kirim lagi."
)
YEAR_UNKNOWN: Final = _("Hari libur tahun %(year)s belum dimuat. Minta administrator memuatnya dahulu.")
NOT_YOUR_VERB: Final = _("Tindakan ini bukan wewenang Anda.")

SLIP_OPENED: Final = _(
    "Amplop kunci ini sudah pernah dibuka. Bila bukan oleh Anda, minta yang baru kepada koordinator instansi, dan beri tahu Ombudsman."
)

OFFICE: Final = _("Petugas")
OMBUDSMAN: Final = _("Ombudsman")
COMPLAINANT: Final = _("Pengadu")
CLOCK: Final = _("Sistem")


def bad_text(refusal: BadText) -> Sentence:
    """What is wrong with a text that a person typed; of a character that cannot be kept, which and where."""
    if refusal.found is None:
        return BAD_TEXT[refusal.code]
    return AT % refusal.found._asdict()
