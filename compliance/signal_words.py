"""What each signal says, and what its test assumes, for who reads it."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    name: Promise
    counts: Promise
    """What is counted, of what."""
    test: Promise
    """The test and its assumption."""


_TOLERATED: Final = _(
    "Uji binomial eksak satu sisi terhadap bagian yang ditoleransi; anggapan: tiap pengaduan berdiri sendiri."
)
_NEAR: Final = _(
    "Dua uji binomial eksak yang keduanya harus berbicara: lebih sering daripada bagian hari terbuka yang dekat batas, dan "
    "pada lebih dari satu di antara sepuluh pengaduan yang sampai ke sana; anggapan: tanpa kesengajaan, tiap hari terbuka sama."
)
_NEAR_RARE: Final = _(
    "Dua uji binomial eksak yang keduanya harus berbicara: lebih sering daripada bagian hari terbuka yang dekat batas, dan "
    "pada lebih dari satu di antara dua puluh pengaduan yang sampai ke sana; anggapan: tanpa kesengajaan, tiap hari terbuka sama."
)
NO_TEST: Final = _("Angka saja, tanpa uji.")

WORDS: Final = {
    "heaped": Words(
        _("Jawaban menumpuk sebelum batas"),
        _(
            "Dijawab pada hari batas atau sehari sebelumnya, dari yang dijawab dalam enam hari kerja di sekitar batas."
        ),
        _(
            "Uji binomial eksak satu sisi terhadap 40 %; anggapan: laju jawaban naik atau turun dengan tetap, yang memberi "
            "paling banyak sepertiga."
        ),
    ),
    "more_time": Words(
        _("Penangguhan dan perpanjangan dekat batas"),
        _("Ditangguhkan atau diperpanjang dalam tiga hari kerja terakhir, dari yang masih terbuka saat itu."),
        _NEAR,
    ),
    "rejected_late": Words(
        _("Penolakan dekat batas"),
        _("Ditolak dalam tiga hari kerja terakhir, dari yang masih terbuka saat itu."),
        _NEAR_RARE,
    ),
    "reclassified_late": Words(
        _("Klasifikasi diperpanjang dekat batas"),
        _(
            "Diberi klasifikasi berbatas lebih panjang dalam tiga hari kerja terakhir, dari yang masih terbuka saat itu."
        ),
        _NEAR_RARE,
    ),
    "overturned": Words(
        _("Jawaban pertama yang tidak bertahan"),
        _("Disanggah lalu dijawab terbukti atau terbukti sebagian, dari yang dijawab."),
        _TOLERATED,
    ),
    "voided": Words(
        _("Jawaban yang kosong menurut audit"),
        _("Dinilai kosong dalam audit jawaban, dari yang terundi dan dinilai."),
        _TOLERATED,
    ),
    "kept_back": Words(
        _("Terlambat dicatat"),
        _(
            "Menurut tanggal yang diakui diterima lebih dari tiga hari kerja sebelum dicatat, dari yang tidak datang lewat situs."
        ),
        _TOLERATED,
    ),
    "same_texts": Words(
        _("Jawaban dengan teks yang sama"),
        _("Mengulang hampir seluruh teks jawaban pengaduan lain, dari paling banyak 300 jawaban terakhir."),
        _TOLERATED,
    ),
    "officer": Words(
        _("Satu petugas jauh dari yang lain"),
        _(
            "Jawaban petugas yang paling sering disanggah atau dibuka kembali, dari jawabannya; dibandingkan dengan bagian seluruh unit."
        ),
        _(
            "Uji hipergeometrik eksak satu sisi, dikalikan jumlah petugas yang dibandingkan; anggapan: pengaduan dibagikan tanpa pilih-pilih."
        ),
    ),
    "bounced": Words(
        _("Dioper-oper"),
        _("Dialihkan atau dikembalikan dua kali atau lebih, dari yang pernah ada pada unit."),
        _TOLERATED,
    ),
    "slow_to_unit": Words(
        _("Lama sampai ke unit yang tepat"),
        _("Sampai lebih dari lima hari kerja sesudah dicatat, dari yang sampai ke unit."),
        _TOLERATED,
    ),
    "settles_nothing": Words(
        _("Berakhir tanpa penyelesaian"),
        _(
            "Tanpa jawaban disuruh ke lembaga lain, dikembalikan ke unit yang diadukan, atau berakhir karena pengadu diam; dari yang dijawab atau berakhir."
        ),
        _TOLERATED,
    ),
    "sent_elsewhere": Words(
        _("Disuruh ke lembaga lain"),
        _("Ditolak sebagai wewenang lembaga lain, tanpa jawaban; dari yang dijawab atau berakhir."),
        NO_TEST,
    ),
    "sent_back_to_accused": Words(
        _("Dikembalikan ke unit yang diadukan"),
        _(
            "Berakhir tanpa jawaban di unit yang pertama memegangnya, setelah unit itu melepasnya; dari yang dijawab atau berakhir."
        ),
        NO_TEST,
    ),
    "unconfirmed_dates": Words(
        _("Tanggal terima yang belum dipastikan"),
        _("Belum dipastikan orang kedua, dari yang diakui diterima lebih awal."),
        NO_TEST,
    ),
    "other_channel": Words(
        _("Saluran lainnya"), _("Dicatat dengan saluran lainnya, dari yang diterima."), NO_TEST
    ),
}
"""By the code of `signals.of`."""
CAUTION: Final = _(
    "Tanda bukan putusan: ia mengatakan bahwa sesuatu lebih sering daripada yang dapat dijelaskan kebetulan, bukan sebabnya. "
    "Semua uji bersama-sama keliru memberi tanda paling banyak sekali dalam dua puluh tahun-unit."
)
