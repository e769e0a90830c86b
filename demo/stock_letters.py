"""The letters that offices of the demo have at hand: of an agency, of a unit, of one person, in both languages."""

from datetime import datetime
from typing import Final

from demo.days import last_morning
from demo.people import Cast, Office
from workflow.models import Letter
from workflow.verbs import letters
from workflow.verbs.letters import OWN, Draft

AGENCY: Final = "serang"
UNIT: Final = "puskesmas-pontang"
OF_AGENCY: Final = (
    Draft(
        "Minta salinan KTP dan bukti",
        "Yth. {nama},\n\nPengaduan Anda nomor {nomor} tentang «{perihal}» sudah kami baca. Agar dapat diperiksa, mohon kirimkan:\n\n"
        "[ ] foto KTP atau surat keterangan penduduk;\n\n[ ] foto nomor antrean, kuitansi, atau surat yang Anda terima;\n\n"
        "[ ] hari dan jam kejadiannya.\n\nTutup nomor rekening dan data orang lain sebelum difoto.\n\n{instansi}",
        "id",
        states=("received",),
    ),
    Draft(
        "Jalan ke loket yang benar",
        "Yth. {nama},\n\nLayanan yang Anda maksud tidak dibuka di {unit}. Silakan datang ke loket layanan terpadu {instansi} pada jam kerja; "
        "tunjukkan nomor {nomor}, Anda tidak perlu mengulang ceritanya.\n\n{petugas}",
        "id",
    ),
    Draft(
        "Please send a copy of your ID",
        "Dear {nama},\n\nwe have read your complaint {nomor}. To look into it we need:\n\n[ ] a photo of your ID card;\n\n"
        "[ ] a photo of the receipt or queue ticket;\n\n[ ] the day and hour at which it happened.\n\n{instansi}",
        "en",
        states=("received",),
    ),
)
OF_UNIT: Final = Draft(
    "Maaf atas antrean",
    "Yth. {nama},\n\nKami mohon maaf: pada hari yang Anda ceritakan loket kami kekurangan petugas.\n\n"
    "[x] Sejak pekan ini loket kedua dibuka setiap Senin dan Kamis.\n\n[ ] Nomor antrean kini dapat diambil sejak pukul 06.30.\n\n"
    "Bila terjadi lagi, tulis kepada kami dengan nomor {nomor}.\n\n{petugas}, {unit}",
    "id",
    states=("investigating",),
)
OF_ONE: Final = Draft(
    "Janji menelepon",
    "Yth. {nama},\n\nHari ini kami belum berhasil menghubungi Anda. Kami mencoba lagi besok pagi; jawab pesan ini bila ada waktu yang lebih baik.\n\n{petugas}",
    "id",
)


def tell(cast: Cast, *, at: datetime) -> None:
    """Once, through the verb that keeps letters."""
    if Letter.objects.exists():
        return
    office: Office = next(one for one in cast.offices if one.place.code == AGENCY)
    desk = next(one for one in office.desks if one.place.code == UNIT)
    morning = last_morning(at, office.place.zone)
    for draft in OF_AGENCY:
        letters.make(f"agency:{AGENCY}", draft, by=office.coordinators[0], at=morning)
    letters.make(f"unit:{UNIT}", OF_UNIT, by=desk.supervisor, at=morning)
    letters.make(OWN, OF_ONE, by=desk.officers[0], at=morning)
