"""What people tell of a Puskesmas."""

from demo.story import Story
from law.codes import Classification as C

HEALTH = (
    Story(
        (
            "Antre dari {jam} baru dilayani {jam2}",
            "Antrean poli umum {unit} sampai {jam2}",
            "Nomor {nomor} menunggu berjam-jam di {unit}",
        ),
        (
            "Hari {hari}, {tgl}, saya datang ke {unit} pukul {jam} dan mendapat nomor antrean {nomor}.",
            "Saya mengantar {siapa} berobat pada {hari} {tgl}, ambil nomor pukul {jam}, dapat nomor {nomor}.",
            "{Siapa} demam sejak semalam, jadi {hari} pagi ({tgl}) kami sudah di {unit} sebelum pukul {jam}.",
        ),
        (
            "Loket yang buka hanya satu dari tiga, dan petugasnya dua kali meninggalkan meja tanpa pemberitahuan.",
            "Baru pukul {jam2} nama kami dipanggil, padahal pasien yang datang belakangan ada yang masuk lebih dulu.",
            "Layar antrean mati sehingga semua orang berdiri berdesakan di depan pintu, termasuk lansia.",
        ),
        (
            "Tidak ada keterangan sama sekali mengapa pelayanan terlambat.",
            "Kursi tunggu tidak cukup, ada ibu hamil yang duduk di lantai.",
            "Kami dari {desa}, ongkos pulang-pergi tidak murah, tolong diperhatikan.",
        ),
        (
            "Pada tanggal tersebut dua petugas loket mengikuti pelatihan dan tidak digantikan. Pengaturan itu keliru.",
            "Mesin antrean rusak sejak pukul 08.00 dan pencatatan manual tidak dilakukan menurut urutan kedatangan.",
        ),
        (
            "Catatan antrean menunjukkan nomor {nomor} dipanggil dua kali sebelum dilewati; waktu tunggu hari itu 55 menit.",
        ),
        (
            "Membuka loket kedua setiap {hari} pukul 07.30-11.00",
            "Memasang mesin antrean baru dan papan waktu tunggu",
        ),
        ("Loket ditambah pada jam ramai.", "Antrean lansia dan ibu hamil dipisahkan."),
    ),
    Story(
        (
            "Obat untuk {siapa} kosong {minggu} minggu",
            "Stok obat di {unit} selalu habis, terakhir {tgl}",
            "Disuruh beli obat Rp{rp} di luar {unit}",
        ),
        (
            "{Siapa} penderita darah tinggi dan mengambil obat rutin di {unit} setiap bulan.",
            "Pada {tgl} resep {siapa} dari dokter {unit} tidak bisa ditebus karena kosong.",
            "Saya peserta BPJS Kesehatan, faskes saya {unit}.",
        ),
        (
            "Sudah {minggu} minggu jawabannya sama: stok belum datang, coba minggu depan.",
            "Petugas farmasi menulis nama obat di sobekan kertas dan menyuruh kami membeli di apotek seharga Rp{rp}.",
            "Dari tiga jenis obat hanya satu yang diberikan, sisanya diminta mencari sendiri.",
        ),
        (
            "Seharusnya peserta tidak membayar lagi.",
            "Rumah kami di {desa} dan apotek terdekat sejauh {n} kilometer.",
            "Mohon kejelasan kapan obat tersedia dan apakah uang yang sudah keluar bisa diganti.",
        ),
        (
            "Permintaan ke gudang farmasi terlambat diajukan {n} hari; kekosongan seharusnya dapat dicegah.",
            "Benar terjadi kekosongan, dan petugas tidak menawarkan obat pengganti sebagaimana prosedur.",
        ),
        (
            "Obat yang dimaksud tidak termasuk formularium Puskesmas dan sudah dijelaskan dokter beserta rujukannya.",
        ),
        (
            "Mengganti biaya pembelian obat sebesar Rp{rp}",
            "Menyusun daftar stok mingguan yang ditempel di ruang tunggu",
        ),
        ("Uang pembelian obat diganti.", "Ada daftar stok yang bisa dilihat pasien."),
    ),
    Story(
        (
            "Dimarahi karena lupa membawa kartu di {unit}",
            "Perlakuan kasar di ruang pendaftaran, {hari} {tgl}",
            "Petugas loket membentak {siapa} di {unit}",
        ),
        (
            "Pada {hari} {tgl} sekitar pukul {jam}, {siapa} mendaftar di {unit}.",
            "Saya menyampaikan kejadian tanggal {tgl} di loket {loket} {unit}.",
            "Kejadian ini disaksikan banyak pasien di ruang pendaftaran {unit}, {tgl}, pukul {jam}.",
        ),
        (
            'Karena kartu BPJS tertinggal, petugas membentak di depan orang banyak dan berkata "makanya jangan asal datang".',
            "Petugas berbicara dengan nada tinggi sambil memainkan telepon dan tidak menatap kami.",
            'Ketika ditanya berapa lama lagi, petugas menjawab "kalau tidak sabar ke rumah sakit saja".',
        ),
        (
            "{Siapa} sampai menangis dan tidak mau berobat ke sana lagi.",
            "Kami orang kecil dari {desa}, tetapi bukan berarti boleh diperlakukan begitu.",
            "Saya tidak mencari hukuman, hanya ingin petugas dibina.",
        ),
        (
            "Petugas yang bersangkutan mengakui nada bicaranya dan telah meminta maaf; teguran tertulis diberikan.",
            "Rekaman kamera ruang pendaftaran dan keterangan dua saksi menguatkan uraian Saudara.",
        ),
        ("Keterangan saksi tidak menguatkan adanya ucapan tersebut; petugas meminta kartu sesuai prosedur.",),
        ("Pelatihan pelayanan prima bagi seluruh petugas loket",),
        ("Petugas meminta maaf dan dibina.",),
        threads=True,
    ),
    Story(
        (
            "Dokter hanya ada {n2} jam sehari di {unit}",
            "Surat rujukan tidak kunjung dibuat {unit}",
            "Rujukan {siapa} tertahan {n} hari di {unit}",
        ),
        (
            "{Siapa} harus kontrol ke rumah sakit dan butuh surat rujukan dari {unit}.",
            "Tanggal {tgl} kami meminta perpanjangan rujukan untuk {siapa}.",
            "Kami sudah {n} kali bolak-balik dari {desa} ke {unit} demi selembar rujukan.",
        ),
        (
            "Dokternya tidak ada, katanya sedang rapat, dan tidak ada dokter pengganti.",
            "Petugas bilang sistem rujukan daring sedang gangguan, tetapi hari berikutnya jawabannya sama.",
            "Rujukan akhirnya jadi, namun salah poli sehingga ditolak rumah sakit.",
        ),
        (
            "Akibatnya jadwal kontrol mundur {minggu} minggu.",
            "Apakah memang pasien harus menunggu selama itu?",
            "Mohon ada dokter jaga setiap hari kerja sampai jam tutup.",
        ),
        (
            "Jadwal dokter pada minggu itu tidak terisi dan pengganti tidak ditunjuk. Hal ini menjadi tanggung jawab kami.",
            "Aplikasi rujukan memang terganggu, tetapi petugas tidak menerbitkan rujukan manual sebagaimana mestinya.",
            "Kesalahan memilih poli terjadi saat mengisi aplikasi rujukan dan tidak diperiksa kembali.",
        ),
        (
            "Rujukan diterbitkan pada hari yang sama dengan pemeriksaan; penundaan terjadi pada jadwal rumah sakit tujuan.",
        ),
        (
            "Menetapkan dokter pengganti dalam jadwal bulanan",
            "Menerbitkan kembali rujukan dan mengantarkannya ke rumah pasien",
        ),
        threads=True,
    ),
    Story(
        (
            "Pungutan Rp{rp} untuk surat sehat",
            "Diminta Rp{rp} tanpa kuitansi di {unit}",
            "Biaya tidak resmi surat keterangan sehat, {tgl}",
        ),
        (
            "Saya mengurus surat keterangan sehat untuk melamar kerja di {unit} pada {tgl}.",
            "Tanggal {tgl} saya membuat surat sehat untuk syarat sekolah anak.",
            "Ada tiga orang di depan saya yang juga membayar pada {hari} itu, {tgl}.",
        ),
        (
            "Di papan tarif tertulis Rp15.000, tetapi petugas meminta Rp{rp} dan tidak memberi kuitansi.",
            "Petugas mengatakan kalau mau cepat tambah Rp{rp}, kalau tidak ditinggal saja.",
            "Uang Rp{rp} dimasukkan ke laci pribadi, bukan ke kasir.",
        ),
        (
            "Saya mohon identitas saya tidak diketahui pihak Puskesmas karena masih berobat di sana.",
            "Saya menyimpan foto papan tarifnya.",
            "Tolong diperiksa, sebab ini sepertinya sudah biasa.",
        ),
        (
            "Pemeriksaan kas menemukan selisih dan petugas mengakui menerima uang di luar tarif. Ia dipindahkan dan diperiksa Inspektorat.",
            "Terbukti tarif yang diminta tidak sesuai peraturan daerah. Uang dikembalikan kepada {n} pemohon.",
        ),
        (
            "Uang tersebut adalah biaya laboratorium yang tercantum dalam tarif; kuitansi rangkap ada pada kasir.",
        ),
        ("Mengembalikan Rp{rp} dan memasang kasir tunggal dengan kuitansi bernomor",),
        ("Uang kembali dan petugas ditindak.",),
        C.SUPERVISORY,
    ),
    Story(
        (
            "Imunisasi di Posyandu {desa} batal {n} kali",
            "Vaksin anak tidak tersedia, jadwal {tgl} batal",
            "Posyandu {desa} tanpa bidan",
        ),
        (
            "Jadwal imunisasi di Posyandu {desa} pada {tgl} batal.",
            "Anak saya seharusnya diimunisasi {hari} {tgl} di {desa}.",
            "Kami ibu-ibu di {desa} menunggu sejak pukul {jam} pada {tgl}.",
        ),
        (
            "Bidan dari {unit} tidak datang dan kader tidak diberi tahu.",
            "Katanya vaksin belum diambil dari dinas, padahal bulan lalu juga begitu.",
            "Yang datang hanya kader, timbangan saja, vaksinnya tidak ada.",
        ),
        (
            "Umur anak saya sudah lewat {minggu} minggu dari jadwal.",
            "Mohon jadwal pengganti segera diumumkan.",
            "Kami khawatir karena di kampung sebelah ada yang kena campak.",
        ),
        (
            "Kendaraan vaksin rusak dan pemberitahuan kepada kader terlambat disampaikan.",
            "Permintaan vaksin bulan itu tidak tercatat di gudang; kelalaian ada pada kami.",
        ),
        ("Jadwal telah dipindahkan dan diumumkan kepada kader serta kepala dusun {n} hari sebelumnya.",),
        ("Imunisasi susulan di {desa} dengan dua bidan",),
        ("Ada jadwal susulan sebelum bulan ini habis.",),
    ),
    Story(
        (
            "Toilet {unit} rusak {bulan} bulan",
            "Ruang tunggu {unit} kotor dan bocor",
            "Kursi roda {unit} rusak semua",
        ),
        (
            "Saya berobat ke {unit} pada {tgl}.",
            "Sudah {bulan} bulan keadaan ini dibiarkan di {unit}.",
            "{Siapa} berjalan dengan tongkat dan terpaksa memakai fasilitas {unit} pada {hari} {tgl}.",
        ),
        (
            "Toilet pasien terkunci, kuncinya harus diminta ke dapur, dan airnya tidak mengalir.",
            "Atap ruang tunggu bocor tepat di atas kursi, ember ditaruh di tengah jalan.",
            "Kursi roda ada {n2}, semuanya tidak beroda lengkap.",
        ),
        (
            "Ini tempat orang sakit, mestinya bersih.",
            "Saya sudah menulis di kotak saran tetapi tidak ada kabar.",
            "Tolong diperbaiki sebelum ada yang terpeleset.",
        ),
        ("Kerusakan benar adanya dan sudah dilaporkan {bulan} bulan lalu tanpa tindak lanjut.",),
        (
            "Fasilitas sedang dalam masa perbaikan terjadwal dan fasilitas pengganti tersedia di sisi timur gedung.",
        ),
        (
            "Memperbaiki toilet dan saluran air",
            "Mengganti atap ruang tunggu yang bocor",
            "Menyediakan dua kursi roda baru",
        ),
        threads=True,
    ),
    Story(
        (
            "Ambulans {unit} tidak bisa dipakai malam {tgl}",
            "Pasien gawat ditolak pukul {jam2}",
            "Tidak ada petugas jaga di UGD {unit}",
        ),
        (
            "Malam {tgl} {siapa} sesak napas dan kami bawa ke {unit}.",
            "Kami menelepon nomor darurat {unit} pada {tgl} sebanyak {n} kali.",
            "Tetangga di {desa} jatuh dari atap pada {hari} {tgl} dan dibawa ke {unit}.",
        ),
        (
            "Ambulans ada di garasi tetapi sopirnya tidak bisa dihubungi.",
            "Pintu UGD terkunci, satpam bilang petugas sedang keluar.",
            "Perawat jaga hanya satu dan menyuruh kami mencari mobil sendiri.",
        ),
        (
            "Akhirnya kami memakai mobil bak milik tetangga ke rumah sakit.",
            "Untung masih tertolong, tetapi bagaimana kalau terjadi lagi?",
            "Mohon nomor darurat benar-benar dijaga.",
        ),
        (
            "Sopir ambulans tidak memiliki pengganti sehingga kendaraan tidak dapat digunakan.",
            "Daftar jaga malam itu tidak dipenuhi; petugas yang mangkir telah diberi sanksi disiplin.",
            "Jumlah petugas jaga malam itu kurang dari standar pelayanan kami sendiri.",
        ),
        ("Petugas jaga sedang menolong persalinan di ruang sebelah dan pasien dilayani 10 menit kemudian.",),
        ("Menambah sopir cadangan ambulans dan piket telepon 24 jam",),
        ("UGD dijaga 24 jam.",),
        threads=True,
    ),
    Story(
        (
            "Jam pelayanan poli gigi {unit}, {hari}",
            "Syarat pindah faskes ke {unit} dari {desa}",
            "Pendaftaran lewat telepon bagi warga {desa}?",
        ),
        (
            "Saya warga {desa} dan ingin bertanya tentang pelayanan {unit}.",
            "Mohon informasi untuk {siapa} yang baru pindah ke {desa}.",
            "Selamat pagi, saya ingin menanyakan hal berikut.",
        ),
        (
            "Hari dan jam berapa poli gigi buka, dan apakah perlu mendaftar sehari sebelumnya?",
            "Dokumen apa saja yang diperlukan untuk pindah fasilitas kesehatan tingkat pertama?",
            "Apakah ada pendaftaran lewat telepon atau WhatsApp bagi lansia?",
        ),
        (
            "Di papan pengumuman tidak tertulis.",
            "Nomor telepon di situs web tidak aktif sejak {bulan} bulan lalu.",
            "Terima kasih atas penjelasannya.",
        ),
        (
            "Poli gigi melayani Senin-Kamis pukul 08.00-11.00; pendaftaran dapat dilakukan lewat telepon sehari sebelumnya.",
            "Pindah faskes cukup dengan KTP dan kartu peserta, dilakukan di aplikasi atau di loket {loket}.",
        ),
        ("Informasi tersebut sudah tercantum pada papan maklumat pelayanan di pintu masuk.",),
        classification=C.INFORMATION,
        threads=True,
    ),
    Story(
        (
            "Usul antrean daring di {unit} dari warga {desa}",
            "Usul poli sore untuk pekerja {desa}",
            "Saran pojok ramah anak {unit} (warga {desa})",
        ),
        (
            "Saya buruh pabrik dan tinggal di {desa}.",
            "Sebagai warga {desa} saya ingin menyampaikan usul untuk {unit}.",
            "Sudah {bulan} bulan saya rutin mengantar {siapa} ke {unit}.",
        ),
        (
            "Akan sangat menolong bila nomor antrean bisa diambil dari rumah.",
            "Mohon dipertimbangkan poli sore dua kali seminggu supaya pekerja tidak perlu izin.",
            "Anak-anak bosan menunggu; sebuah sudut dengan buku sudah cukup.",
        ),
        (
            "Puskesmas di kabupaten tetangga sudah melakukannya.",
            "Semoga bisa dibahas bersama.",
            "Terima kasih, pelayanan dokternya sendiri sudah baik.",
        ),
        (
            "Usul Saudara kami terima dan dimasukkan dalam rencana kerja triwulan depan.",
            "Usul ini sejalan dengan hasil survei kami; uji coba dimulai bulan depan di satu poli.",
        ),
        (
            "Usul belum dapat dipenuhi tahun ini karena keterbatasan tenaga, dan akan dibahas kembali dalam anggaran berikutnya.",
        ),
        classification=C.ASPIRATION,
        threads=True,
    ),
)
