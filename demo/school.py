"""What people tell of schools and the education office."""

from demo.story import Story
from law.codes import Classification as C

SCHOOL = (
    Story(
        (
            "Sumbangan Rp{rp} per bulan diwajibkan di SDN {desa} {n}",
            "Iuran komite Rp{rp} di SMPN {n} {desa}",
            "Pungutan perpisahan sekolah Rp{rp} di {desa}",
        ),
        (
            "Saya wali murid kelas {kelas} di {desa}.",
            "Rapat komite pada {tgl} memutuskan iuran tanpa musyawarah.",
            "Pada {hari} {tgl} orang tua murid dikumpulkan di sekolah.",
        ),
        (
            "Sumbangannya disebut sukarela, tetapi besarnya ditentukan Rp{rp} dan dicatat siapa yang belum membayar.",
            "Anak yang belum lunas dipanggil namanya di depan kelas.",
            "Kartu ujian ditahan sampai Rp{rp} dibayar.",
        ),
        (
            "Nama saya tolong dirahasiakan, saya takut anak saya yang kena.",
            "Setahu saya sekolah negeri tidak boleh memungut.",
            "Ada {n} keluarga di {desa} yang terpaksa berutang.",
        ),
        (
            "Kepala sekolah terbukti menetapkan jumlah dan tenggat, sehingga sumbangan itu menjadi pungutan. Uang dikembalikan seluruhnya.",
            "Penahanan kartu ujian dilarang. Kepala sekolah diberi teguran tertulis dan kartu dibagikan hari itu juga.",
        ),
        (
            "Daftar hadir dan notulen menunjukkan sumbangan bersifat sukarela; 40 orang tua tidak membayar dan tidak ditagih.",
        ),
        ("Mengembalikan pungutan kepada seluruh orang tua murid",),
        ("Uang dikembalikan dan anak tidak dipersulit.",),
        C.SUPERVISORY,
    ),
    Story(
        (
            "PPDB {desa}: jarak rumah salah hitung",
            "{Anak} tidak lolos zonasi padahal {n} ratus meter",
            "Nama {anak} tidak muncul di pengumuman PPDB {desa}",
        ),
        (
            "Rumah kami di {desa} hanya {n} ratus meter dari sekolah.",
            "Anak saya mendaftar lewat jalur zonasi pada {tgl}.",
            "Pengumuman PPDB tanggal {tgl} tidak memuat nama anak saya.",
        ),
        (
            "Di sistem tercatat {n2} kilometer, titik petanya salah.",
            "Yang lolos justru anak dari kecamatan lain dengan KK baru.",
            "Panitia sekolah menyuruh ke dinas, dinas menyuruh ke panitia.",
        ),
        ("Masa sanggah tinggal {n} hari.", "Mohon diukur ulang.", "Kami hanya minta keadilan."),
        (
            "Titik koordinat memang salah dimasukkan operator. Anak Saudara diterima lewat kuota perbaikan.",
            "Dua KK yang dipakai pendaftar lain terbukti kurang dari satu tahun dan dibatalkan.",
            "Nama anak Saudara terlewat ketika pengumuman disalin; daftar telah diperbaiki.",
        ),
        ("Pengukuran ulang menunjukkan jarak di luar batas terakhir yang diterima, yaitu {n} ratus meter.",),
        ("Memeriksa ulang titik koordinat seluruh pendaftar jalur zonasi",),
        threads=True,
    ),
    Story(
        (
            "Ijazah {anak} ditahan sekolah {bulan} bulan",
            "Ijazah SMP {anak} belum diberikan karena tunggakan Rp{rp}",
            "Pengambilan ijazah {anak} dipersulit di {desa}",
        ),
        (
            "{Anak} sudah lulus dan ijazahnya belum diberikan.",
            "Sejak {tgl} kami meminta ijazah di sekolah.",
            "Kami keluarga kurang mampu dari {desa}.",
        ),
        (
            "Alasannya masih ada tunggakan Rp{rp} yang kami sendiri tidak tahu asalnya.",
            "Kepala sekolah selalu tidak di tempat, petugas tata usaha tidak berani menyerahkan.",
            "Diminta menandatangani surat utang lebih dulu.",
        ),
        (
            "Lamaran kerja sudah {n2} kali gagal karena ini.",
            "Mohon dinas turun tangan.",
            "Ijazah adalah hak anak.",
        ),
        (
            "Ijazah telah diserahkan minggu ini tanpa syarat. Sekolah diperingatkan bahwa penahanan ijazah tidak dibenarkan.",
        ),
        ("Ijazah belum diambil karena belum cap tiga jari; sekolah tidak menahannya.",),
        ("Menyerahkan seluruh ijazah yang masih tersimpan di sekolah",),
        ("Ijazah diserahkan tanpa syarat.",),
    ),
    Story(
        (
            "Guru kelas {kelas} SDN {desa} kosong {minggu} minggu",
            "Guru sering tidak masuk di SMPN {n} {desa}",
            "Kelas {kelas} hanya diberi tugas tanpa guru di {desa}",
        ),
        (
            "Sejak {tgl} kelas anak saya tidak ada gurunya.",
            "Anak saya bercerita hampir setiap {hari} gurunya tidak masuk.",
            "Orang tua murid di {desa} resah.",
        ),
        (
            "Anak-anak hanya mencatat dari papan tulis lalu pulang pukul {jam2}.",
            "Guru penggantinya penjaga sekolah.",
            "Kepala sekolah bilang sudah mengusulkan guru {bulan} bulan lalu.",
        ),
        (
            "Bagaimana mereka bisa siap ujian?",
            "Mohon ada guru pengganti sementara.",
            "Kami tidak ingin menyalahkan siapa pun, hanya ingin anak belajar.",
        ),
        (
            "Kekosongan benar terjadi karena guru pensiun dan usulan pengganti tertahan di bidang kepegawaian kami.",
            "Daftar hadir guru menunjukkan {n} hari tanpa keterangan; yang bersangkutan dibina.",
        ),
        ("Guru yang bersangkutan mengikuti diklat resmi dan digantikan guru lain dengan jadwal tertulis.",),
        ("Menempatkan guru pengganti di {desa}",),
    ),
    Story(
        (
            "Atap SDN {desa} {n} ambruk sebagian",
            "Toilet murid SDN {desa} {n} tidak layak",
            "Meja kursi kurang di kelas {kelas} SDN {desa}",
        ),
        (
            "Saya mengantar {anak} ke sekolah pada {tgl} dan melihatnya sendiri.",
            "Sudah {bulan} bulan keadaan sekolah anak saya di {desa} begini.",
            "Saya wali murid kelas {kelas} di {desa}.",
        ),
        (
            "Sebagian plafon jatuh; untung kelas sedang kosong, tetapi sampai kini ruangnya tetap dipakai.",
            "Satu toilet untuk dua ratus murid, pintunya tidak bisa ditutup.",
            "Murid bergantian duduk di lantai karena kursi kurang {n2} pasang.",
        ),
        (
            "Jangan menunggu ada korban.",
            "Sekolah mengaku sudah mengirim proposal.",
            "Mohon ditinjau langsung.",
        ),
        (
            "Peninjauan lapangan membenarkan kerusakan berat; ruang ditutup dan murid dipindahkan ke ruang guru.",
            "Jumlah toilet memang di bawah standar sarana sekolah dan belum pernah diusulkan.",
            "Sekolah sudah mengusulkan meja kursi tetapi tidak masuk daftar karena data sarana tidak diperbarui.",
        ),
        ("Perbaikan sudah masuk kontrak dan dikerjakan mulai bulan depan sesuai jadwal.",),
        (
            "Rehabilitasi ruang kelas di {desa}",
            "Membangun dua toilet murid",
            "Pengadaan {n2} pasang meja kursi",
        ),
        threads=True,
    ),
    Story(
        (
            "Bantuan seragam {anak} dipotong Rp{rp}",
            "PIP {anak} tidak cair {bulan} bulan",
            "Potongan Rp{rp} saat pencairan PIP di {desa}",
        ),
        (
            "Anak saya penerima Program Indonesia Pintar di {desa}.",
            "Bantuan anak kami diurus lewat sekolah, terakhir {tgl}.",
            "Kami keluarga penerima bantuan pendidikan di {desa}.",
        ),
        (
            "Uang yang diterima kurang Rp{rp}, katanya untuk administrasi.",
            "Bank mengatakan SK aktivasi belum dikirim sekolah.",
            "Buku tabungannya dipegang guru, dan saat pencairan kami menerima kurang Rp{rp}.",
        ),
        (
            "Mohon diperiksa diam-diam.",
            "Kami butuh untuk membeli sepatu dan buku.",
            "Saya tidak mau anak saya dikucilkan.",
        ),
        (
            "Potongan tidak berdasar. Uang dikembalikan dan buku tabungan diserahkan kepada orang tua.",
            "Aktivasi terlambat karena operator sekolah tidak mengunggah daftar nominasi.",
            "Menahan buku tabungan tidak dibenarkan; buku dan uang dikembalikan kepada {n} orang tua.",
        ),
        ("Selisih adalah saldo minimum bank, bukan potongan sekolah; bukti mutasi rekening kami lampirkan.",),
        ("Mengembalikan potongan Rp{rp} kepada semua penerima",),
        ("Uang potongan kembali.",),
        C.SUPERVISORY,
        threads=True,
    ),
    Story(
        (
            "Perundungan di sekolah tidak ditangani, {tgl}",
            "{Anak} diejek di SMPN {n} {desa}, sekolah diam",
            "Sekolah di {desa} menutup-nutupi perkelahian",
        ),
        (
            "Anak saya berkali-kali diganggu temannya di sekolah di {desa}.",
            "Kejadian {hari} {tgl} sudah saya laporkan ke wali kelas.",
            "Sudah {minggu} minggu kami menunggu tindakan sekolah.",
        ),
        (
            'Wali kelas menyuruh anak saya "jangan cengeng".',
            "Sekolah tidak mempertemukan orang tua dan tidak membuat berita acara.",
            "Anak saya sekarang takut berangkat sekolah.",
        ),
        (
            "Saya minta pendampingan, bukan hukuman.",
            "Tolong jangan sebut nama anak saya.",
            "Mohon dinas mengingatkan sekolah.",
        ),
        (
            "Sekolah lalai membentuk tim pencegahan kekerasan. Pendampingan psikolog dimulai minggu ini.",
            "Wali kelas mengakui tidak meneruskan laporan Saudara kepada kepala sekolah.",
        ),
        (
            "Sekolah telah mempertemukan kedua keluarga dan membuat kesepakatan tertulis sebelum pengaduan ini.",
        ),
        ("Membentuk tim pencegahan kekerasan dan mendampingi murid",),
        ("Anak merasa aman kembali.",),
    ),
    Story(
        (
            "Jadwal PPDB SMP di {desa}",
            "Cara mengurus mutasi sekolah {anak} ke {desa}",
            "Legalisir ijazah {anak}: syarat dan biaya?",
        ),
        (
            "Kami baru pindah ke {desa}.",
            "Mohon penjelasan dari {unit}.",
            "Saya bertanya sebelum datang ke kantor {unit}.",
        ),
        (
            "Kapan pendaftaran dibuka dan jalur apa yang cocok untuk anak pindahan?",
            "Apakah mutasi memerlukan rekomendasi dinas asal?",
            "Apakah legalisir ijazah bisa diwakilkan dan dipungut Rp{rp}?",
        ),
        (
            "Terima kasih sebelumnya.",
            "Sekolah memberi jawaban yang berbeda-beda.",
            "Waktunya tinggal {minggu} minggu.",
        ),
        (
            "Pendaftaran dibuka pekan terakhir Juni; anak pindahan memakai jalur perpindahan tugas orang tua.",
            "Mutasi memerlukan surat pindah dari sekolah asal dan rekomendasi dinas, tanpa biaya.",
            "Legalisir tidak dipungut biaya dan dapat diwakilkan dengan surat kuasa.",
        ),
        ("Jadwal telah diumumkan di laman dinas; kami ulangi dalam jawaban ini.",),
        classification=C.INFORMATION,
        threads=True,
    ),
    Story(
        (
            "Usul zebra cross di depan SDN {desa} {n}",
            "Usul perpustakaan keliling di {desa}",
            "Saran jam masuk sekolah di {desa}",
        ),
        (
            "Saya orang tua murid di {desa}.",
            "Kami warga sekitar sekolah di {desa}.",
            "Saya kakek dari dua murid kelas {kelas} di {desa}.",
        ),
        (
            "Mohon dinas berkoordinasi agar ada zebra cross dan petugas penyeberangan.",
            "Kami mengusulkan perpustakaan keliling singgah dua minggu sekali.",
            "Jam masuk yang dimajukan menyulitkan anak dari kampung {n} kilometer jauhnya.",
        ),
        ("Semoga bisa dipertimbangkan.", "Kami siap membantu tenaga.", "Ini suara {n2} puluh orang tua."),
        (
            "Usul diteruskan kepada Dinas Perhubungan dengan surat kami dan akan dipasang rambu tahun ini.",
            "Perpustakaan keliling dijadwalkan ke {desa} setiap dua minggu mulai bulan depan.",
            "Jam masuk akan dibahas bersama komite dan hasilnya diumumkan.",
        ),
        ("Usul belum dapat dipenuhi tahun ini; kami catat sebagai bahan evaluasi.",),
        classification=C.ASPIRATION,
        threads=True,
    ),
)
