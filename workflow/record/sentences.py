"""What a person reads of a refusal or an event, in Indonesian (the source language of the product)."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    T.PHONE: _("Nomor telepon tidak benar. Contoh: 0812 3456 7890."),
}

GUARD: Final = {
    "completion_never_requested": _(
        "Kelengkapan sudah pernah diminta; kirim pertanyaan berikutnya sebagai pesan."
    ),
    "completion_window_open": _("Masa melengkapi berkas sudah berakhir. Anda dapat membuat pengaduan baru."),
    "completion_window_over": _("Masa melengkapi berkas belum berakhir."),
    "not_the_one_who_rejected": _(
        "Pengaduan ini diajukan keberatan atas penolakan Anda; petugas lain harus memeriksanya."
    ),
    "may_answer": _("Jawaban ini harus diberikan oleh petugas lain."),
    "remedy_promised": _("Tidak ada tindakan yang dijanjikan dan belum dilaksanakan."),
    "reply_window_open": _("Masa tanggapan atas jawaban ini sudah berakhir."),
    "reply_window_over": _("Masa tanggapan atas jawaban ini belum berakhir."),
    "not_lapsed": _("Masa melengkapi berkas sudah berakhir. Anda dapat membuat pengaduan baru."),
    "not_deemed_accepted": _("Masa tanggapan atas jawaban ini sudah berakhir."),
    "never_contested": _("Jawaban hanya dapat disanggah sekali."),
    "not_concluded": _("Pengaduan ini diakhiri oleh Ombudsman dan tidak dapat dibuka kembali."),
    "never_reopened": _("Pengaduan hanya dapat dibuka kembali sekali."),
    "reopening_window_open": _(
        "Pengaduan hanya dapat dibuka kembali dalam %(window)s sejak selesai (%(citation)s)."
    ),
    "never_appealed": _("Keberatan hanya dapat diajukan sekali."),
    "appeal_window_open": _(
        "Keberatan hanya dapat diajukan dalam %(window)s sejak penolakan (%(citation)s)."
    ),
    "may_escalate": _(
        "Pengaduan belum dapat diteruskan kepada Ombudsman: belum ada jangka waktu yang terlewati."
    ),
    "linked": _("Pengaduan ini tidak ditautkan pada pengaduan lain."),
    "settlement_runs": _(
        "Batas penyelesaian sudah lewat atau belum ditetapkan. Perpanjangan dan penangguhan hanya dapat dilakukan sebelumnya."
    ),
    "may_be_extended": _(
        "Aturan untuk klasifikasi ini tidak mengizinkan perpanjangan, atau jatahnya sudah habis dipakai. Jawab sampai batas waktunya."
    ),
    "extension_to_contest": _("Tidak ada perpanjangan yang dapat disanggah."),
    "suspended": _("Jangka waktu pengaduan ini tidak sedang ditangguhkan."),
    "not_suspended": _("Jangka waktu sedang ditangguhkan. Lanjutkan dahulu, lalu coba lagi."),
    "may_be_suspended": _(
        "Aturan untuk klasifikasi ini tidak mengizinkan penangguhan, atau jatahnya sudah habis dipakai."
    ),
    "before_the_last_day": _(
        "Hari ini hari terakhir dan ikut dihitung, sehingga tidak ada yang dapat ditangguhkan. Jawab hari ini atau perpanjang."
    ),
    "not_remanded": _("Batas waktu ini ditetapkan oleh Ombudsman dan tidak bergantung pada klasifikasi."),
    "not_from_the_web": _(
        "Pengaduan ini masuk lewat situs web: waktunya dicatat sistem dan tidak dapat diganti."
    ),
    "receipt_date_open": _("Tanggal penerimaan sudah dipastikan dan tidak dapat diubah lagi."),
    "receipt_date_claimed": _("Belum ada tanggal penerimaan yang diajukan untuk dipastikan."),
    "not_the_one_who_claimed": _("Tanggal ini harus dipastikan oleh orang selain yang mengajukannya."),
}
NOT_IN_THIS_STATE: Final = _("Tindakan ini tidak dapat dilakukan pada status pengaduan sekarang.")
STALE: Final = _("Pengaduan ini sudah berubah sejak Anda membukanya. Muat ulang, lalu coba lagi.")
YEAR_UNKNOWN: Final = _("Hari libur tahun %(year)s belum dimuat. Minta administrator memuatnya dahulu.")
NOT_YOUR_VERB: Final = _("Tindakan ini bukan wewenang Anda.")

OFFICE: Final = _("Petugas")
COMPLAINANT: Final = _("Pengadu")
CLOCK: Final = _("Sistem")
