"""What people tell of social assistance."""

from demo.story import Story
from law.codes import Classification as C

SOCIAL = (
    Story(
        (
            "Nama {siapa} hilang dari daftar PKH",
            "Bansos terhenti {bulan} bulan tanpa pemberitahuan",
            "Dicoret dari daftar penerima di {desa}",
        ),
        (
            "{Siapa} janda dan menerima PKH sejak lama.",
            "Sejak {bulan} bulan lalu bantuan keluarga kami terhenti.",
            "Pada {tgl} kartu saya tidak bisa dipakai lagi di agen {desa}.",
        ),
        (
            "Pendamping bilang nama kami tidak ada di daftar baru, tanpa alasan.",
            "Katanya dianggap mampu karena ada sepeda motor, padahal motor itu milik orang.",
            "Kami tidak pernah disurvei.",
        ),
        (
            "Mohon didata ulang.",
            "Untuk makan sehari-hari saja sulit.",
            "Tetangga yang punya toko malah tetap menerima.",
        ),
        (
            "Verifikasi lapangan membuktikan keluarga Saudara layak. Usulan perbaikan data sudah disahkan dalam musyawarah {desa}.",
            "Pencoretan terjadi karena data kepemilikan kendaraan keliru.",
        ),
        (
            "Pemutakhiran data menunjukkan penghasilan keluarga di atas batas; hasilnya dapat disanggah lewat musyawarah desa.",
        ),
        ("Memasukkan kembali keluarga ke dalam usulan bulan depan",),
        ("Nama kami dikembalikan ke daftar.",),
    ),
    Story(
        (
            "Beras bantuan di {desa} berkutu",
            "Bantuan sembako kurang {n} kilogram",
            "Telur busuk dalam paket sembako {desa}, {tgl}",
        ),
        (
            "Pembagian sembako di {desa} dilakukan {hari} {tgl}.",
            "Kami menerima paket bantuan pada {tgl}.",
            "Saya dan {n} tetangga mengambil beras di balai {desa}.",
        ),
        (
            "Berasnya berkutu dan berbau apak.",
            "Timbangannya kurang {n} kilogram dari yang tertulis.",
            "Sebagian telur pecah dan busuk, tidak boleh ditukar.",
        ),
        (
            "Kami ini bukan tidak bersyukur, tetapi tidak bisa dimakan.",
            "Ada fotonya.",
            "Tolong pemasoknya ditegur.",
        ),
        (
            "Pemasok terbukti mengirim mutu di bawah kontrak dan mengganti {n2} paket.",
            "Penimbangan ulang membenarkan kekurangan; sisa jatah dibagikan kembali.",
            "Penyimpanan telur tidak sesuai dan penukaran seharusnya diperbolehkan.",
        ),
        ("Penimbangan contoh dari gudang yang sama sesuai; kerusakan terjadi setelah dibawa pulang.",),
        ("Mengganti seluruh paket di {desa}",),
        ("Paket diganti.",),
        threads=True,
    ),
    Story(
        (
            "Pendamping PKH di {desa} memotong Rp{rp}",
            "Potongan Rp{rp} bantuan tunai di {desa}",
            "Kartu ATM bansos warga {desa} dipegang ketua kelompok",
        ),
        (
            "Setiap pencairan di {desa} ada potongan.",
            "Pada {tgl} bantuan kami dicairkan melalui ketua kelompok.",
            "Saya penerima bantuan di {desa} dan memohon perlindungan.",
        ),
        (
            "Dari bantuan itu diambil Rp{rp} dengan alasan uang lelah.",
            "Semua diminta Rp{rp}, dan yang bertanya diancam namanya dicoret.",
            "Kartu dan nomor PIN kami dipegang orang lain.",
        ),
        ("Tolong jangan sampai nama saya diketahui.", "Sudah terjadi {n} kali.", "Warga lain takut bicara."),
        (
            "Pendamping terbukti menerima uang dan diusulkan diberhentikan; {n} kartu dikembalikan kepada pemiliknya.",
            "Potongan terbukti dan dikembalikan di hadapan perangkat desa.",
        ),
        (
            "Setelah {n2} penerima diwawancarai terpisah, tidak ditemukan potongan; kartu dititipkan atas permintaan sendiri dan kini dikembalikan.",
        ),
        ("Mengembalikan potongan dan kartu kepada pemiliknya",),
        ("Uang dan kartu kembali.",),
        C.SUPERVISORY,
    ),
    Story(
        (
            "Kursi roda untuk {siapa} dijanjikan sejak {bulan} bulan",
            "Permohonan alat bantu dengar {siapa} tanpa kabar",
            "Bantuan disabilitas {desa} tidak jelas",
        ),
        (
            "Kami mengajukan permohonan untuk {siapa} pada {tgl}.",
            "Kami keluarga dengan penyandang disabilitas di {desa}.",
            "Petugas {unit} sudah datang ke rumah di {desa} dan memotret.",
        ),
        (
            "Setelah itu tidak ada kabar sama sekali.",
            "Setiap ditanya jawabannya masih dalam proses.",
            "Kabarnya alat sudah datang tetapi dibagikan di tempat lain.",
        ),
        (
            "Mohon kepastian.",
            "Sehari-hari {siapa} hanya di dalam rumah.",
            "Kalau tidak ada, katakan saja terus terang.",
        ),
        (
            "Permohonan tidak tercatat dalam register sehingga terlewat dalam pembagian. Kami mohon maaf.",
            "Alat yang datang {n} unit dibagikan tanpa urutan permohonan; hal itu keliru.",
        ),
        (
            "Permohonan berada pada urutan {n} menurut tanggal, dan pengadaan berikutnya dijadwalkan triwulan depan.",
        ),
        ("Menyerahkan alat bantu dari pengadaan tambahan",),
    ),
    Story(
        (
            "Surat keterangan tidak mampu tertahan {n} hari",
            "SKTM untuk {siapa} dipersulit",
            "Rekomendasi berobat {siapa} belum keluar",
        ),
        (
            "Kami butuh surat keterangan untuk keringanan biaya rumah sakit.",
            "{Siapa} dirawat dan kami meminta rekomendasi ke {unit} pada {tgl}.",
            "Sejak {hari} kami menunggu surat dari {unit}.",
        ),
        (
            "Pejabat yang menandatangani sedang dinas luar dan tidak ada yang mewakili.",
            "Diminta surat dari {desa}, lalu kecamatan, lalu kembali lagi ke {desa}.",
            "Loket tutup pukul {jam2} padahal tertulis sampai sore.",
        ),
        (
            "Rumah sakit memberi waktu tiga hari.",
            "Kami panik dan tidak tahu harus ke mana.",
            "Tolong ada pejabat pengganti.",
        ),
        (
            "Pendelegasian tanda tangan belum dibuat; kini surat dapat ditandatangani sekretaris.",
            "Alur yang diminta petugas loket tidak sesuai standar pelayanan dan telah diluruskan.",
        ),
        ("Surat terbit pada hari yang sama setelah data kepesertaan diperiksa, sesuai standar dua jam.",),
        ("Menetapkan pejabat pengganti penanda tangan",),
    ),
    Story(
        (
            "Cara mengusulkan {siapa} ke data kesejahteraan",
            "Jadwal pencairan bansos di {desa}",
            "Syarat bantuan lansia untuk {siapa} di {desa}",
        ),
        ("Saya warga {desa}.", "Mohon penjelasan dari {unit}.", "Saya bertanya untuk {siapa}."),
        (
            "Bagaimana cara mengusulkan keluarga yang belum pernah terdata?",
            "Kapan pencairan tahap berikutnya dan di mana?",
            "Berapa batas umur dan apa syarat bantuan lansia?",
        ),
        ("Ketua RT tidak tahu.", "Terima kasih.", "Di media sosial infonya simpang siur."),
        (
            "Usulan diajukan melalui musyawarah desa atau aplikasi, dengan KTP dan KK. Hasilnya dapat dilihat di laman cek bansos.",
            "Tahap berikutnya dijadwalkan pertengahan bulan depan di kantor pos {desa}.",
            "Bantuan lansia untuk umur 60 tahun ke atas yang tercatat dalam data kesejahteraan.",
        ),
        ("Informasi tersebut telah ditempel di kantor {desa}; ringkasannya kami sampaikan di sini.",),
        classification=C.INFORMATION,
        threads=True,
    ),
    Story(
        (
            "Usul daftar penerima ditempel di {desa}",
            "Usul dapur umum saat banjir {desa}",
            "Usul pelatihan kerja ibu-ibu {desa}",
        ),
        (
            "Kami warga {desa} ingin berpendapat.",
            "Saya kader di {desa}.",
            "Atas nama RT di {desa} saya menyampaikan usul.",
        ),
        (
            "Sebaiknya daftar penerima bantuan diumumkan supaya tidak ada prasangka.",
            "Peralatan dapur umum mohon disimpan di balai desa.",
            "Mohon ada pelatihan menjahit atau memasak.",
        ),
        ("Semoga diterima.", "Kami siap bergotong royong.", "Tahun lalu usul ini belum dijawab."),
        (
            "Daftar penerima akan ditempel di setiap balai desa mulai penyaluran berikutnya.",
            "Peralatan dapur umum akan dititipkan di tiga balai desa rawan banjir.",
            "Pelatihan dijadwalkan bersama balai latihan kerja; {desa} masuk gelombang kedua.",
        ),
        ("Usul dicatat; anggaran tahun berjalan belum memungkinkan.",),
        classification=C.ASPIRATION,
        threads=True,
    ),
)
