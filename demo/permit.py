"""What people tell of permits and licences."""

from demo.story import Story
from law.codes import Classification as C

PERMIT = (
    Story(
        (
            "Izin usaha {n} minggu tanpa kabar di {unit}",
            "PBG rumah di {desa} tertahan {bulan} bulan",
            "Permohonan izin sejak {tgl} tidak bergerak",
        ),
        (
            "Permohonan saya masuk {tgl} dan tanda terimanya ada.",
            "Saya warga {desa}, berkas saya terdaftar sejak {tgl}.",
            "Semua syarat sudah diunggah sejak {tgl}.",
        ),
        (
            'Status di sistem tetap "verifikasi" sudah {minggu} minggu.',
            "Petugas bilang menunggu rekomendasi dinas teknis, dinas teknis bilang berkas belum diterima.",
            "Standar pelayanannya {n} hari kerja menurut papan di loket.",
        ),
        (
            "Tukang sudah terlanjur saya bayar di muka.",
            "Modal saya dari pinjaman, bunganya jalan terus.",
            "Mohon diberi tahu kurangnya apa.",
        ),
        (
            "Berkas tertahan karena rekomendasi tidak diteruskan secara elektronik. Izin terbit minggu ini.",
            "Verifikator tidak menindaklanjuti dalam waktu standar dan telah dibina.",
        ),
        (
            "Lokasi berada di sempadan sungai sehingga izin tidak dapat diterbitkan; surat penolakan beralasan sudah dikirim.",
        ),
        ("Menyelesaikan izin dan menghubungi pemohon",),
        ("Izin terbit atau ditolak dengan alasan tertulis.",),
    ),
    Story(
        (
            "Diminta Rp{rp} untuk survei lokasi",
            "Uang bensin Rp{rp} petugas lapangan",
            "Biaya tak resmi Rp{rp} izin reklame {desa}",
        ),
        (
            "Pada {hari} {tgl} petugas lapangan datang ke tempat usaha saya di {desa}.",
            "Saya mengurus izin di {unit} dan diminta biaya tambahan.",
            "Tanggal {tgl} saya ditelepon seseorang yang mengaku dari {unit}.",
        ),
        (
            "Katanya Rp{rp} untuk bensin dan makan tim, tanpa kuitansi.",
            "Kalau tidak diberi, berita acaranya tidak ditandatangani.",
            "Uang diminta dikirim ke rekening pribadi.",
        ),
        (
            "Mohon nama dan usaha saya dirahasiakan.",
            "Saya masih menunggu izinnya terbit.",
            "Bukti percakapan saya simpan.",
        ),
        (
            "Petugas mengakui menerima uang, mengembalikannya, dan dipindahkan dari tugas lapangan.",
            "Nomor rekening tersebut milik tenaga lepas; kasus diteruskan kepada Inspektorat.",
        ),
        ("Nomor penelepon bukan milik pegawai; kami mengumumkan peringatan penipuan.",),
        ("Mengembalikan Rp{rp} dan mengumumkan survei tanpa biaya",),
        ("Uang kembali.",),
        C.SUPERVISORY,
    ),
    Story(
        (
            "Sistem perizinan daring galat {n} hari",
            "Tidak bisa unggah denah sejak {tgl}",
            "Akun OSS saya terkunci, {unit} tidak membantu",
        ),
        (
            "Sejak {tgl} saya tidak bisa mengunggah berkas.",
            "Akun saya terkunci setelah ganti telepon.",
            "Saya datang ke klinik bantuan {unit} pada {hari}.",
        ),
        (
            "Petugas menyuruh menghubungi pusat bantuan yang tidak pernah menjawab.",
            "Komputer bantuan di ruang tunggu mati semua.",
            "Antre {n2} jam lalu diminta pulang dan mencoba sendiri.",
        ),
        (
            "Saya tidak paham komputer.",
            "Batas waktu perbaikan tinggal {n} hari.",
            "Mohon didampingi sampai selesai.",
        ),
        (
            "Komputer bantuan rusak dan belum diganti; petugas kami telah mendampingi lewat telepon sampai selesai.",
            "Pemulihan akun memang kewenangan kami dan seharusnya dapat dilakukan di loket.",
        ),
        ("Gangguan terjadi pada sistem nasional pada tanggal tersebut; batas waktu diperpanjang otomatis.",),
        ("Mengganti tiga komputer bantuan", "Menyediakan petugas pendamping setiap hari kerja"),
    ),
    Story(
        (
            "Pabrik di {desa} tanpa izin dibiarkan {bulan} bulan",
            "Gudang {desa} bising sampai malam, izinnya dipertanyakan",
            "Kandang ayam {n2} meter dari rumah warga {desa}",
        ),
        (
            "Di dekat rumah kami di {desa} berdiri tempat usaha sejak {bulan} bulan lalu.",
            "Warga {desa} tidak pernah dimintai persetujuan.",
            "Kami sudah bertanya ke {unit} pada {tgl}.",
        ),
        (
            "Petugas mengatakan izinnya ada, tetapi tidak mau menunjukkan.",
            "Setiap malam bising sampai pukul 02.00.",
            "Bau dan lalatnya masuk ke rumah.",
        ),
        ("Mohon diperiksa dan diumumkan.", "Anak-anak sulit tidur.", "Kami tidak anti usaha, asal tertib."),
        (
            "Pemeriksaan lapangan menemukan kegiatan tidak sesuai izin; peringatan pertama dikeluarkan.",
            "Izin lingkungan belum ada. Kegiatan dihentikan sementara sampai dilengkapi.",
        ),
        ("Usaha tersebut berizin lengkap dan pengukuran kebisingan di bawah baku mutu.",),
        ("Pengawasan bulanan selama tiga bulan bersama warga {desa}",),
        threads=True,
    ),
    Story(
        (
            "Syarat izin praktik bidan di {desa}",
            "Alur izin keramaian hajatan di {desa}",
            "Berapa lama NIB terbit untuk usaha {siapa}?",
        ),
        (
            "Mohon informasi dari {unit}.",
            "Saya pelaku usaha kecil di {desa}.",
            "Sebelum datang pada {hari} saya ingin memastikan.",
        ),
        (
            "Apa saja syarat dan berapa lama waktunya?",
            "Apakah dipungut biaya?",
            "Apakah bisa diurus dari rumah tanpa datang?",
        ),
        (
            "Terima kasih.",
            "Supaya tidak memakai perantara.",
            "Di loket {loket} saya diberi brosur tahun lama.",
        ),
        (
            "Izin praktik memerlukan STR, surat rekomendasi organisasi profesi, dan surat tempat praktik; lima hari kerja, tanpa biaya.",
            "Izin keramaian diajukan ke kepolisian sektor dengan pengantar desa; kami hanya memberi rekomendasi tempat.",
            "NIB usaha mikro terbit pada hari yang sama tanpa biaya dan dapat diurus dari rumah.",
        ),
        ("Informasi tersebut ada di laman layanan; kami kutip di sini.",),
        classification=C.INFORMATION,
        threads=True,
    ),
    Story(
        (
            "Usul klinik izin keliling di {desa}",
            "Usul notifikasi izin lewat pesan singkat, pedagang {desa}",
            "Saran brosur bahasa daerah untuk {desa}",
        ),
        (
            "Pedagang di {desa} banyak yang belum punya NIB.",
            "Saya pengurus koperasi di {desa}.",
            "Sebagai pengusaha kecil saya ingin memberi saran.",
        ),
        (
            "Mohon {unit} datang ke pasar sebulan sekali.",
            "Akan baik bila perubahan status izin diberitahukan lewat pesan singkat.",
            "Brosur yang mudah dibaca akan menolong orang tua kami.",
        ),
        ("Kami bisa menyiapkan tempat.", "Semoga berkenan.", "Terima kasih."),
        (
            "Klinik keliling dijadwalkan ke pasar {desa} pada bulan depan.",
            "Notifikasi sedang dibangun dan diuji triwulan ini.",
            "Brosur berbahasa daerah dicetak bersama kantor {desa}.",
        ),
        ("Belum dapat dipenuhi tahun ini; kami catat untuk rencana kerja.",),
        classification=C.ASPIRATION,
        threads=True,
    ),
)
