"""What people tell of the population office (KTP, KK, akta)."""

from demo.story import Story
from law.codes import Classification as C

CIVIL = (
    Story(
        (
            "KTP-el belum jadi setelah {bulan} bulan",
            "Rekam KTP {tgl}, sampai sekarang belum dicetak",
            "Blangko KTP selalu habis di {unit}",
        ),
        (
            "Saya melakukan perekaman KTP elektronik pada {tgl} di {unit}.",
            "{Siapa} sudah merekam data KTP {bulan} bulan yang lalu.",
            "KTP saya hilang dan saya mengurus penggantian pada {hari}, {tgl}.",
        ),
        (
            "Setiap ditanya jawabannya blangko kosong, tunggu kabar, tetapi kabar itu tidak pernah datang.",
            "Yang saya terima hanya surat keterangan yang masa berlakunya sudah habis.",
            "Sudah {n} kali saya datang dari {desa} dan selalu disuruh kembali minggu depan.",
        ),
        (
            "Saya tidak bisa membuka rekening tanpa KTP.",
            "Padahal tetangga yang mengurus belakangan sudah selesai.",
            "Mohon kepastian tanggal selesainya.",
        ),
        (
            "Berkas Saudara tercampur dengan berkas kecamatan lain sehingga tidak masuk daftar cetak.",
            "Status perekaman masih tertunda di server dan baru kami kirim ulang setelah pengaduan ini masuk.",
        ),
        (
            "KTP-el telah tercetak {n} hari setelah perekaman dan menunggu diambil; pesan singkat terkirim ke nomor lama.",
        ),
        (
            "Mencetak dan mengantarkan KTP-el ke kantor {desa}",
            "Membuka layanan cetak di hari Sabtu selama sebulan",
        ),
        ("KTP dicetak paling lambat minggu ini.", "Ada pemberitahuan bila sudah jadi."),
    ),
    Story(
        (
            "Perubahan KK tertahan {minggu} minggu",
            "Nama {siapa} salah ketik di KK",
            "Tambah anggota KK tidak selesai sejak {tgl}",
        ),
        (
            "Urusan Kartu Keluarga saya masukkan pada {tgl} lewat loket {loket}.",
            "Saya warga {desa}, mengurus KK di {unit} sejak {tgl}.",
            "Berkas KK kami lengkap dan diterima petugas pada {hari}, {tgl}.",
        ),
        (
            'Aplikasi daringnya menulis "diproses" tanpa perubahan apa pun, padahal janjinya tiga hari kerja.',
            "Nama {siapa} salah satu huruf dan kami diminta mengulang dari awal, padahal kesalahannya bukan dari kami.",
            "Anak kedua saya belum juga tercantum; sudah {minggu} minggu lewat dari janji petugas.",
        ),
        (
            "BPJS anak tidak bisa diurus karena ini.",
            "Pendaftaran sekolah tinggal {n} hari lagi.",
            "Tolong dibetulkan tanpa harus antre lagi.",
        ),
        (
            "Permohonan terselip pada antrean verifikator yang sedang cuti tanpa pengganti.",
            "Kesalahan pengetikan terjadi di tempat kami. KK yang benar sudah terbit dan dapat diunduh dari surel Saudara.",
            "Penambahan anggota menunggu konfirmasi rumah bersalin yang tidak pernah kami tagih.",
        ),
        (
            "Berkas belum lengkap: satu lampiran belum diunggah meskipun sudah diberitahukan pada hari pertama.",
        ),
        ("Menetapkan verifikator pengganti setiap hari kerja",),
        ("KK terbit tanpa perlu datang lagi.",),
        threads=True,
    ),
    Story(
        (
            "Akta kelahiran {anak} {bulan} bulan tak terbit",
            "Akta kelahiran {anak} salah tanggal lahir",
            "Disuruh sidang padahal cuma salah ketik akta {anak}",
        ),
        (
            "Permohonan saya ajukan {tgl} dengan berkas lengkap.",
            "Ini tentang akta kelahiran {anak}, berkasnya masuk {tgl}.",
            "Saya dari {desa} mengurus akta kelahiran anak di {unit}.",
        ),
        (
            "Nomor registrasi saya katanya tidak ditemukan di sistem.",
            "Tanggalnya keliru, dan tanda terima berkas pembetulan tidak diberikan sehingga saya tidak punya bukti.",
            "Petugas mengatakan harus lewat pengadilan, tetapi petugas lain bilang cukup permohonan pembetulan.",
        ),
        (
            "Anak saya terancam tidak bisa mendaftar sekolah.",
            "Mohon satu jawaban yang pasti.",
            "Sudah Rp{rp} habis untuk ongkos saja.",
        ),
        (
            "Berkas ditemukan di rak kecamatan; register tidak diisi ketika diterima.",
            "Tanggal lahir salah dimasukkan operator dan akta pengganti sudah dicetak.",
            "Pembetulan kesalahan tulis redaksional memang tidak memerlukan penetapan pengadilan. Petugas keliru memberi keterangan.",
        ),
        (
            "Perubahan nama orang tua memerlukan penetapan pengadilan menurut undang-undang administrasi kependudukan.",
        ),
        ("Menerbitkan akta dan mengantarkannya", "Memberlakukan tanda terima bernomor untuk setiap berkas"),
        threads=True,
    ),
    Story(
        (
            "Calo di depan {unit} minta Rp{rp}",
            "Jalur cepat Rp{rp} lewat orang dalam",
            "Pungli pengurusan KTP di {unit}, {tgl}",
        ),
        (
            "Pada {hari} {tgl} pukul {jam} saya didatangi seseorang di halaman {unit}.",
            "Saya ditawari jalur cepat oleh petugas berseragam di loket {loket} pada {tgl}.",
            'Warga {desa} sudah tahu: kalau mau cepat ada "ongkosnya".',
        ),
        (
            "Dengan Rp{rp} katanya KTP jadi hari itu juga, dan memang orang di depan saya langsung dipanggil.",
            "Orang itu masuk lewat pintu belakang dan kembali membawa dokumen yang sudah jadi.",
            "Setelah saya menolak, berkas saya diletakkan di tumpukan paling bawah.",
        ),
        (
            "Saya minta nama saya dirahasiakan.",
            "Masih mau mengurus dokumen di sana, jadi tolong hati-hati dengan data saya.",
            "Tolong dipasang kamera dan dipotong mata rantainya.",
        ),
        (
            "Pemeriksaan bersama Inspektorat menemukan {n} dokumen yang dicetak di luar urutan. Dua pegawai dijatuhi hukuman disiplin.",
            "Terbukti seorang tenaga kontrak bekerja sama dengan perantara. Kontraknya dihentikan.",
        ),
        (
            "Rekaman kamera tanggal tersebut tidak menunjukkan perantara masuk ruang cetak; pemeriksaan kami lanjutkan secara berkala.",
        ),
        ("Memasang kamera di ruang cetak dan mengumumkan urutan cetak harian",),
        ("Calo ditertibkan.", "Petugas yang terlibat ditindak."),
        C.SUPERVISORY,
    ),
    Story(
        (
            "Nomor antrean {unit} habis sebelum pukul {jam}",
            "Kuota hanya {n} puluh orang sehari di {unit}",
            "Antre sejak subuh, tidak terlayani {tgl}",
        ),
        (
            "Saya sampai di {unit} pukul {jam} pada {hari} {tgl} dan nomor antrean sudah habis.",
            "Antrean dibatasi tanpa pengumuman sejak {minggu} minggu lalu.",
            "Warga datang sejak pukul 05.00 dari {desa} demi nomor antrean.",
        ),
        (
            "Satpam yang membagikan nomor menyimpan beberapa lembar di sakunya.",
            "Pendaftaran daring juga selalu penuh begitu dibuka.",
            "Padahal sampai pukul {jam2} ada {n} loket yang tidak dipakai.",
        ),
        (
            "Lansia pun tidak didahulukan.",
            "Saya sudah izin kerja {n2} hari hanya untuk ini.",
            "Mohon ada kuota yang adil dan terbuka.",
        ),
        (
            "Pembatasan kuota diterapkan tanpa keputusan kepala dinas dan sudah dicabut.",
            "Pembagian nomor oleh satpam tidak sesuai prosedur; kini dilakukan mesin.",
        ),
        (
            "Pembatasan berlaku satu hari karena pemeliharaan jaringan nasional dan diumumkan di media sosial dinas.",
        ),
        ("Menambah 60 nomor antrean setiap hari dan jalur lansia",),
    ),
    Story(
        (
            "Pindah datang ke {desa} diping-pong {n} kali",
            "Surat pindah ditolak tanpa alasan tertulis",
            "Status kependudukan {siapa} ganda",
        ),
        (
            "Saya pindah dari luar provinsi ke {desa} dan mengurus kedatangan sejak {tgl}.",
            "Keluarga kami menetap di {desa} sejak {bulan} bulan lalu.",
            "Berkas sudah lengkap dan saya serahkan ke loket {loket} pada {tgl}.",
        ),
        (
            "Kelurahan menyuruh ke dinas, dinas menyuruh kembali ke kelurahan.",
            "Ditolak lisan, tidak ada surat atau keterangan pasal mana yang kurang.",
            "NIK {siapa} tercatat di dua tempat; dijanjikan bersih dalam {minggu} minggu, belum juga.",
        ),
        (
            "Selama ini saya tidak bisa mendapat layanan kesehatan.",
            "Tolong beri jawaban tertulis.",
            "Saya hanya ingin tahu siapa yang berwenang.",
        ),
        (
            "Urutan pengurusan kini ditetapkan: pemohon cukup datang ke satu loket.",
            "Penolakan memang harus tertulis. Permohonan diproses ulang dan selesai pada {n} hari kerja.",
            "Data ganda telah dihapus melalui usulan ke pusat; penundaan terjadi karena usulan tidak dikirim.",
        ),
        ("Surat pindah dari daerah asal belum terkirim ke sistem; kami sudah menghubungi daerah asal.",),
        ("Menyelesaikan konsolidasi data dan menyurati pemohon",),
        threads=True,
    ),
    Story(
        (
            "Layanan daring {unit} tidak dijawab {minggu} minggu",
            "WhatsApp layanan {unit} hanya centang satu",
            "Unggah berkas gagal terus di aplikasi {unit}",
        ),
        (
            "Sesuai anjuran saya mengurus lewat layanan daring {unit} pada {tgl}.",
            "Sudah {n} kali saya mencoba layanan jarak jauh {unit}, terakhir {tgl}.",
            "Kami di {desa} jauh dari kantor, jadi memakai layanan daring sejak {tgl}.",
        ),
        (
            "Tidak ada balasan sama sekali sampai hari ini.",
            "Pesan tidak dibaca, padahal nomor itu yang tertulis di spanduk.",
            'Pesan galatnya hanya "gagal", tidak disebut ukuran atau jenis berkas yang benar.',
        ),
        (
            "Untuk apa ada layanan daring bila akhirnya tetap harus datang?",
            "Saya bekerja di luar kota dan tidak bisa datang ke loket.",
            "Mohon dijawab di sini saja.",
        ),
        (
            "Petugas layanan daring dialihkan ke loket tanpa pengganti, sehingga {n} puluh pesan tidak terbalas.",
            "Telepon layanan rusak {minggu} minggu dan nomor pengganti tidak diumumkan.",
            "Batas ukuran berkas tidak tercantum dan kini sudah ditulis di halaman depan.",
        ),
        ("Permohonan ditolak karena foto dokumen tidak terbaca; alasan sudah dikirim ke surel terdaftar.",),
        ("Menugaskan dua petugas tetap untuk layanan daring",),
        threads=True,
    ),
    Story(
        (
            "Syarat KIA untuk {anak} di {desa}",
            "Biaya cetak ulang KK, benar Rp{rp}?",
            "Bagaimana mengurus KTP {siapa} yang hilang di {unit}",
        ),
        (
            "Mohon informasi bagi warga {desa}.",
            "Saya mau mengurus dokumen pada {hari} depan dan ingin memastikan dulu.",
            "Selamat siang, saya bertanya untuk {siapa}.",
        ),
        (
            "Apa saja syarat Kartu Identitas Anak dan berapa lama jadinya?",
            "Apakah cetak ulang KK dipungut biaya, sebab ada yang bilang Rp{rp}?",
            "Apakah KTP hilang harus disertai surat kepolisian?",
        ),
        (
            "Saya cari di situs web tidak ada.",
            "Terima kasih.",
            "Supaya tidak bolak-balik, jarak rumah saya {n} kilometer lebih.",
        ),
        (
            "KIA memerlukan akta kelahiran, KK, dan satu foto untuk anak di atas lima tahun; selesai satu hari kerja.",
            "Seluruh dokumen kependudukan tidak dipungut biaya. Syarat lengkap kami lampirkan dalam jawaban ini.",
            "KTP hilang memerlukan surat kehilangan dari kepolisian dan fotokopi KK, selesai satu hari kerja bila blangko tersedia.",
        ),
        ("Informasi sudah tersedia pada maklumat pelayanan; kami ulangi di sini untuk memudahkan.",),
        classification=C.INFORMATION,
        threads=True,
    ),
    Story(
        (
            "Usul loket keliling ke {desa}",
            "Usul cetak KTP di kecamatan {desa}",
            "Saran layanan hari Sabtu bagi pekerja {desa}",
        ),
        (
            "Warga {desa} harus menempuh puluhan kilometer ke {unit}.",
            "Saya mewakili RT di {desa}.",
            "Sebagai pekerja pabrik saya sulit mengurus dokumen pada hari kerja.",
        ),
        (
            "Kami mengusulkan mobil layanan keliling sebulan sekali.",
            "Alat cetak di kantor kecamatan akan sangat menolong.",
            "Layanan Sabtu setengah hari saja sudah cukup.",
        ),
        ("Kami siap menyediakan tempat.", "Semoga didengar.", "Di kota lain sudah ada."),
        (
            "Usul diterima: jadwal keliling semester depan memuat {desa}.",
            "Alat cetak untuk dua kecamatan sudah masuk usulan anggaran.",
            "Uji coba layanan Sabtu berjalan tiga bulan mulai bulan depan.",
        ),
        ("Usul belum dapat dianggarkan tahun ini; layanan keliling triwulanan tetap berjalan.",),
        classification=C.ASPIRATION,
        threads=True,
    ),
)
