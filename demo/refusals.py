"""What people file that an agency cannot process, with the coordinator's reasons (in `founded`)."""

from complaints.codes import Ground as G
from demo.story import Story

REFUSALS = (
    Story(
        ("Tetangga di {desa} tidak mau membayar utang Rp{rp}", "Arisan di {desa} macet {bulan} bulan"),
        ("Saya warga {desa} dan mohon bantuan pemerintah.", "Kejadiannya {tgl} di {desa}."),
        (
            "Tetangga meminjam uang dan sekarang menghindar.",
            "Bandar arisan membawa pergi uang {n} puluh orang.",
        ),
        ("Tolong dipanggil dan didamaikan.", "Kami sudah menegur baik-baik."),
        (
            "Utang-piutang antarwarga bukan pelayanan publik. Saudara dapat meminta mediasi di balai desa atau mengajukan gugatan sederhana.",
            "Perkara ini bersifat perdata antarwarga; pengaduan pidana penggelapan dapat disampaikan kepada kepolisian sektor.",
        ),
        threads=True,
        ground=G.NOT_PUBLIC_SERVICE,
    ),
    Story(
        (
            "Listrik padam {n} kali seminggu di {desa}",
            "Jalan nasional dekat {desa} berlubang",
            "Air PDAM keruh {minggu} minggu di {desa}",
        ),
        (
            "Mohon perhatian, kami warga {desa}.",
            "Sejak {tgl} keadaan di {desa} begini.",
            "Saya mewakili warga {desa}.",
        ),
        (
            "Setiap padam tidak ada pemberitahuan dan alat rumah tangga rusak.",
            "Sudah {n2} pengendara jatuh di lubang yang sama.",
            "Air berwarna cokelat dan tidak bisa dipakai mencuci.",
        ),
        ("Tolong segera.", "Tidak tahu harus melapor ke mana.", "Kami tetap membayar tagihan tiap bulan."),
        (
            "Penyediaan listrik adalah wewenang PLN; pengaduan dapat disampaikan lewat layanan 123. Kami tidak berwenang menindaklanjuti.",
            "Ruas tersebut jalan nasional, wewenang balai pelaksana jalan nasional; alamat pengaduannya kami cantumkan.",
            "Pengaduan air minum ditangani perusahaan daerah yang memiliki kanal sendiri; nomornya kami cantumkan.",
        ),
        threads=True,
        ground=G.OTHER_BODY,
    ),
    Story(
        (
            "Sengketa tanah warisan di {desa} dipersulit",
            "Batas tanah di {desa} diperkarakan sejak {bulan} bulan",
        ),
        ("Tanah keluarga kami di {desa} sedang diperkarakan.", "Kami digugat sejak {bulan} bulan lalu."),
        (
            "Sidangnya masih berjalan di pengadilan negeri, tetapi surat keterangan kami ditolak.",
            "Kami mohon pemerintah membatalkan gugatan itu.",
        ),
        ("Mohon keadilan.", "Kami tidak punya pengacara."),
        (
            "Pokok pengaduan sedang diperiksa pengadilan sehingga tidak dapat kami proses sampai ada putusan.",
            "Hal yang sama sedang disidangkan; pos bantuan hukum pengadilan dapat mendampingi tanpa biaya.",
        ),
        ground=G.BEFORE_A_COURT,
    ),
    Story(
        (
            "Mengulang pengaduan tentang {unit} yang sudah dijawab",
            "Tidak puas dengan jawaban {bulan} bulan lalu",
        ),
        (
            "Saya pernah mengadu {bulan} bulan yang lalu dan sudah dijawab.",
            "Ini pengaduan saya yang ketiga tentang hal yang sama, {unit}.",
        ),
        ("Isinya tetap seperti dulu, tidak ada hal baru.", "Saya hanya ingin jawabannya diubah."),
        ("Mohon dipertimbangkan kembali.", "Kejadiannya {tgl}."),
        (
            "Hal ini telah diputus dan tidak ada keadaan baru. Bila tidak sependapat, Saudara dapat menyampaikannya kepada Ombudsman.",
        ),
        ground=G.ALREADY_DECIDED,
    ),
    Story(
        (
            "Pelayanan di {unit} jelek sekali",
            "Pokoknya semua pegawai di {unit} begitu",
            "Hancur pelayanan di {desa}",
        ),
        ("Percuma datang ke sana.", "Dari dulu sampai sekarang sama saja.", "Semua orang juga tahu."),
        (
            "Jelek, lambat, tidak becus.",
            "Tidak usah saya ceritakan, cek saja sendiri.",
            "Begitulah keadaannya setiap {hari}.",
        ),
        ("Tolong diganti semua.", "Titik.", "Sekian."),
        (
            "Uraian tidak menyebut kejadian, waktu, atau layanan tertentu, dan pengadu tidak dapat dihubungi. Silakan mengadu kembali dengan kejadian yang jelas.",
            "Pengaduan tidak konkret sehingga tidak dapat diperiksa; contoh uraian yang dapat diproses ada pada halaman bantuan.",
        ),
        ground=G.NOT_CONCRETE,
    ),
    Story(
        ("Kata-kata kasar kepada pegawai {unit}", "Hinaan untuk petugas loket {loket} {unit}"),
        ("[Uraian memuat makian kepada pegawai.]", "[Pengaduan berisi hinaan pribadi, {tgl}.]"),
        ("Tidak ada kejadian pelayanan yang disebut.", "Hanya ancaman dan makian berulang."),
        ("[Dipotong oleh pengadu sendiri.]", "[Selesai.]"),
        (
            "Pengaduan hanya memuat makian. Kejadian pelayanan yang merugikan Saudara tetap dapat diadukan dengan bahasa yang pantas.",
        ),
        ground=G.ABUSIVE,
    ),
)
