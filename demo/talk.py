"""What is said around a case: by complainants, officers, coordinators and the Ombudsman."""

from typing import Final

from complaints.codes import Maladministration as M

SUPERVISORS_NOTES: Final = (
    "Sudah saya telepon dua kali, belum diangkat. Coba lagi besok pagi.",
    "Berkas fisik ada di lemari arsip lantai dua, map {loket}.",
    "Mohon rekan shift siang memeriksa buku register {tgl}.",
    "Kemungkinan terkait pengaduan lain dari {desa}; periksa sebelum menjawab.",
    "Konsep jawaban sudah di meja kepala, menunggu paraf.",
    "Kunjungan lapangan ke {desa} dijadwalkan hari {hari}.",
    "Keterangan petugas loket {loket} sudah diambil, berita acara menyusul.",
    "Hati-hati: pengadu minta namanya tidak disebut dalam rapat.",
    "Data di aplikasi berbeda dengan buku register, sedang dicocokkan.",
)
STAFF_ASKS: Final = (
    "Apakah Saudara masih menyimpan nomor antrean atau tanda terima dari {tgl}?",
    "Mohon diberi tahu kira-kira pukul berapa kejadiannya dan di loket berapa.",
    "Kami sedang memeriksa catatan {tgl}. Perkembangannya kami sampaikan di sini.",
    "Petugas kami akan berkunjung ke {desa} pada hari {hari}; apakah Saudara dapat ditemui?",
    "Terima kasih, keterangan Saudara sudah kami catat dan berkasnya sedang dicari.",
    "Bolehkah kami menghubungi Saudara lewat telepon pada jam kerja?",
)
COMPLAINANT_SAYS: Final = (
    "Masih ada, nomor {nomor}. Sekitar pukul {jam}, di loket {loket}.",
    "Terima kasih sudah dibalas. Saya tunggu kabarnya.",
    "Bagaimana perkembangannya? Sudah {n} hari saya menunggu.",
    "Boleh, tetapi tolong jangan datang ke rumah, lewat pesan ini saja.",
    "Saya tambahkan: hal yang sama dialami {siapa} minggu lalu.",
    "Kalau memang belum ada hasil, mohon disampaikan apa adanya.",
    "Tadi saya ke {unit} lagi dan keadaannya masih sama.",
)
MISSING: Final = (
    "Mohon lengkapi tanggal kejadian dan nama layanan yang diurus.",
    "Belum disebutkan di loket atau ruang mana kejadiannya, serta siapa yang melayani bila diketahui.",
    "Mohon kirim foto tanda terima atau nomor antrean bila masih ada.",
    "Tuliskan urutan kejadian dan apa yang diminta petugas, supaya dapat kami periksa.",
    "Mohon jelaskan dokumen apa yang diurus dan kapan berkasnya diserahkan.",
)
ADDITIONS: Final = (
    "Kejadiannya {hari} {tgl} sekitar pukul {jam}, di loket {loket}. Saya sendiri yang mengurus.",
    "Nomor antrean saya {nomor}. Petugasnya perempuan berkacamata, namanya tidak saya tahu.",
    "Berkas saya serahkan {tgl} dan dijanjikan selesai {n} hari. Tanda terimanya tidak diberi.",
    "Yang diurus untuk {siapa}, alamat di {desa}. Selebihnya sama seperti yang sudah saya tulis.",
)
SEND_BACK: Final = (
    "Layanan yang dimaksud bukan tugas unit kami menurut peraturan tentang susunan organisasi.",
    "Setelah diperiksa, kejadiannya di unit lain; nama yang disebut bukan pegawai kami.",
    "Urusan ini sudah dialihkan ke unit lain sejak awal tahun.",
)
TRANSFER: Final = (
    "Kejadiannya ternyata di unit ini menurut keterangan tambahan pengadu.",
    "Kewenangan atas layanan ini ada pada unit yang dituju.",
    "Hasil klarifikasi: berkas pengadu dikelola unit ini.",
)
CONTESTS: Final = (
    "Jawaban itu tidak sesuai dengan yang saya alami. Saya punya saksi, {siapa} ada di sana.",
    "Katanya sudah diperbaiki, tetapi kemarin saya datang lagi dan keadaannya sama.",
    "Yang ditanyakan pukul {jam} tanggal {tgl}, yang dijawab hari lain.",
    "Saya tidak pernah dihubungi untuk dimintai keterangan sebelum jawaban ini dibuat.",
    "Jawaban hanya menyalin aturan. Pertanyaan saya tentang {desa} tidak dijawab.",
    "Uang Rp{rp} belum juga kembali meskipun ditulis sudah.",
    "Petugas yang sama yang menjawab dirinya sendiri. Mohon diperiksa orang lain.",
)
SECOND_ANSWERS: Final = (
    "Pemeriksaan diulang oleh petugas lain dengan mendengar Saudara dan saksi.",
    "Kami memeriksa ulang catatan dan mendatangi tempat kejadian.",
    "Bahan yang semula tidak diperiksa telah kami baca, dan petugas lain menilainya dari awal.",
    "Pemeriksaan pertama belum lengkap. Setelah diulang, hasilnya sebagai berikut.",
)
REOPENS: Final = (
    "Masalah yang sama terulang lagi minggu ini di {unit}.",
    "Tindakan yang dijanjikan tidak dijalankan; di loket {loket} keadaannya kembali seperti dulu.",
    "Saya tidak sempat membaca jawaban karena sakit. Masih ada yang belum selesai.",
)
REOPENED_BY_AGENCY: Final = (
    "Pemeriksaan berkala menemukan tindakan belum dilaksanakan; pengaduan kami buka kembali.",
    "Ada bukti baru dari pengaduan lain tentang kejadian yang sama.",
)
WITHDRAWS: Final = (
    "Sudah selesai dengan sendirinya, terima kasih.",
    "Petugas sudah datang dan urusannya beres hari ini.",
    "Saya tidak ingin memperpanjang lagi.",
    None,
    "Ternyata saya salah alamat, sudah saya urus di tempat lain.",
)
TOO_VAGUE: Final = (
    "Uraian belum menyebut peristiwa yang dapat diperiksa.",
    "Pengaduan dinilai tidak konkret karena nama petugas tidak disebut.",
)
APPEALS: Final = (
    "Penolakan ini keliru: tanggal {tgl} dan tempatnya jelas tertulis.",
    "Saya sudah menulis kejadian dan tanggalnya. Mohon dibaca kembali.",
    "Nama petugas tentu tidak saya tahu, ia tidak memakai tanda pengenal. Kejadiannya {hari} di {unit}.",
)
APPEALS_WITHOUT_HOPE: Final = (
    "Saya tetap minta ini diproses. Masa pemerintah lepas tangan?",
    "Tidak ada tempat lain untuk mengadu. Mohon dipertimbangkan.",
)
ESCALATIONS: Final = (
    "Sudah lewat waktu dan tidak ada jawaban apa pun. Mohon Ombudsman memeriksa.",
    "Sejak {tgl} saya menunggu. Tidak seorang pun menghubungi.",
    "Pengaduan saya sepertinya tidak pernah dibaca.",
    "Saya minta diperiksa pihak di luar {unit}; waktunya sudah habis.",
)
ESCALATIONS_AFTER_CONTEST: Final = (
    "Jawabannya tidak menyelesaikan masalah dan sanggahan saya belum ditanggapi.",
    "Saya tidak percaya lagi pada pemeriksaan di {unit}. Mohon Ombudsman menilai.",
)
ESCALATIONS_AFTER_APPEAL: Final = (
    "Dua kali ditolak dengan alasan yang sama. Mohon Ombudsman menilai penolakan ini.",
    "Saya tidak menerima penolakan ini.",
)
ESCALATED_BY_AGENCY: Final = (
    "Menyangkut pegawai pimpinan unit, sehingga pemeriksaan oleh pihak luar lebih tepat.",
    "Unit tidak menanggapi tiga kali teguran tertulis.",
)
CORRECTIVE: Final = (
    "Memeriksa ulang dengan mendengar pengadu, lalu memberi keputusan tertulis beserta dasar hukumnya.",
    "Menyelesaikan dokumen yang tertunda dan melaporkan penyebab keterlambatan.",
    "Mengembalikan uang yang dipungut dan menyampaikan bukti pengembalian.",
    "Menetapkan standar waktu layanan dan mengumumkannya di ruang tunggu.",
)
ISSUES: Final = {
    M.UNDUE_DELAY: "Lamanya penyelesaian",
    M.NO_SERVICE: "Layanan yang tidak diberikan",
    M.PROCEDURE: "Urutan dan syarat layanan",
    M.ABUSE_OF_POWER: "Penggunaan wewenang",
    M.INCOMPETENCE: "Kecakapan petugas",
    M.IMPROPRIETY: "Sikap petugas terhadap pengadu",
    M.DEMAND: "Permintaan uang di luar tarif",
    M.PARTIALITY: "Keberpihakan petugas",
    M.DISCRIMINATION: "Perlakuan yang berbeda",
    M.CONFLICT_OF_INTEREST: "Kepentingan petugas dalam perkara",
}
"""What an issue of an escalated complaint is about, by what was found on it."""
NO_ISSUE: Final = "Layanan yang diadukan"
FOUND: Final = (
    "Keterangan pengadu, buku register dan pengakuan petugas saling menguatkan. Unit tidak dapat menunjukkan sebabnya.",
    "Dokumen yang diserahkan unit tidak menjelaskan hal ini, dan keterangan petugas tidak sesuai dengan catatannya.",
    "Standar pelayanan unit mengatur hal ini dengan jelas; unit tidak mengikutinya dan tidak memberi tahu pengadu.",
)
NOT_FOUND: Final = (
    "Unit bertindak menurut standar pelayanannya dan memberi tahu pengadu sebelumnya.",
    "Bukti yang ada tidak cukup; keterangan unit didukung catatan yang dibuat pada hari itu.",
)
GREETINGS: Final = (
    "Terima kasih atas pengaduan Saudara.",
    "Menanggapi pengaduan Saudara tentang kejadian {tgl}, kami sampaikan hal berikut.",
    "Kami telah memeriksa pengaduan Saudara.",
    "Yth. Saudara, berikut hasil pemeriksaan kami di {unit}.",
    "Setelah meminta keterangan petugas dan memeriksa catatan, hasilnya sebagai berikut.",
    "Pengaduan Saudara kami bahas bersama kepala {unit}.",
    "Petugas yang bertugas pada {hari}, {tgl}, telah kami mintai keterangan.",
    "Kami mencocokkan uraian Saudara dengan buku register loket {loket}.",
)
CLOSINGS: Final = (
    "Atas ketidaknyamanan ini kami mohon maaf.",
    "Bila ada yang belum jelas, Saudara dapat membalas di halaman ini.",
    "Saudara dapat menyanggah jawaban ini bila tidak sependapat.",
    "Demikian kami sampaikan.",
    "Pelaksanaannya diawasi langsung oleh kepala {unit}.",
    "Kami berterima kasih karena Saudara menyampaikannya dengan jelas.",
    "Perkembangan selanjutnya dapat dilihat pada halaman pengaduan ini.",
    "Masukan Saudara membantu kami memperbaiki pelayanan di {desa} dan sekitarnya.",
)
PARTLY: Final = (
    "Sebagian uraian Saudara terbukti.",
    "Tidak semua hal yang diuraikan dapat kami pastikan, tetapi sebagian benar.",
)
REMEDIED: Final = (
    "Sudah dilaksanakan dan diperiksa kepala unit; foto ada pada berkas.",
    "Selesai dikerjakan. Berita acara nomor {nomor} terlampir dalam arsip.",
    "Tindakan dilaksanakan sebagaimana dijanjikan dan pengadu telah diberi tahu.",
)
COMMENTS: Final = {
    4: (
        "Cepat dan jelas. Terima kasih.",
        "Petugasnya menelepon sendiri, saya terkesan.",
        None,
        "Alhamdulillah selesai.",
    ),
    3: ("Cukup baik.", None, "Selesai, walau agak lama.", None),
    2: ("Lama sekali baru dijawab.", "Jawaban ada, perbaikannya belum terasa.", None),
    1: ("Kecewa.", "Terlambat, dokumennya sudah tidak saya perlukan."),
}
DUPLICATE: Final = (
    "Kejadian, tempat, dan tanggal sama dengan pengaduan sebelumnya.",
    "Pengadu lain telah menyampaikan hal yang sama dari {desa}.",
    "Disampaikan lagi lewat kanal lain oleh orang yang sama.",
)
EXTENSIONS: Final = (
    "Pemeriksaan silang dengan catatan unit belum selesai; petugas yang bertugas saat itu sedang cuti.",
    "Kami perlu memeriksa rekaman dan jadwal piket sebelum dapat menjawab dengan lengkap.",
    "Berkas lama harus dicari di gudang arsip; perlu waktu beberapa hari lagi.",
)
CONTESTS_EXTENSION: Final = (
    "Saya sudah menunggu lama. Alasan itu seharusnya dapat diselesaikan sejak awal.",
    "Saya keberatan, urusan saya tidak dapat menunggu lagi.",
)
ASKS_COMPLAINANT: Final = (
    "Menunggu keterangan pengadu tentang nomor antrean dan nama petugas yang ditemui.",
    "Kami menunggu foto tanda terima berkas dari pengadu.",
)
ASKS_OTHER_BODY: Final = (
    "Menunggu jawaban tertulis dari BPJS Kesehatan cabang.",
    "Menunggu hasil pemeriksaan Inspektorat atas catatan kas loket.",
)
LONGER_CLASS: Final = (
    "Dari pemeriksaan awal ada dugaan pungutan di loket; perlu diperiksa sebagai pengaduan berkadar pengawasan.",
    "Ada indikasi pelanggaran kewajiban petugas, bukan sekadar keterlambatan layanan.",
)
