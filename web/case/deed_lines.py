"""What each act of staff does and whom it tells, in a line, for the list of acts of a case."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from web.forms.deeds import Deed
from workflow.errors import Text

LINES: Final[dict[str, Text]] = {
    "dispatch": _(
        "Unit mulai menangani; pengadu dan petugas unit mendapat surel. Batas tindak lanjut mulai."
    ),
    "request_completion": _(
        "Pengadu diminta melengkapi lewat surel; batas penyelesaian mulai lagi sesudahnya."
    ),
    "reject": _("Pengaduan berakhir; pengadu membaca alasannya dan dapat berkeberatan satu kali."),
    "begin": _("Pemeriksaan dimulai; batas tindak lanjut terpenuhi."),
    "send_back": _("Kembali kepada koordinator untuk disposisi lain; pengadu tidak diberi tahu."),
    "answer": _("Pengadu mendapat surel dan membaca alasannya; ia dapat menerima atau menyanggah."),
    "resume": _("Jangka waktu berjalan lagi; pengadu mendapat surel dengan batas barunya."),
    "extend": _("Batas penyelesaian mundur; pengadu mendapat surel dan dapat menyanggah."),
    "suspend": _("Jangka waktu berhenti; pengadu mendapat surel dengan alasannya."),
    "transfer": _("Unit lain menangani; batas bagi pengadu tetap. Unit itu mendapat surel."),
    "agree_to_class": _("Klasifikasi yang diusulkan berlaku, dengan batasnya; pengadu mendapat surel."),
    "drop_class": _("Usulan batal; klasifikasi dan batas yang sekarang tetap."),
    "reclassify": _("Batas dihitung lagi menurut klasifikasinya; pengadu mendapat surel bila berlaku."),
    "confirm_receipt_date": _("Batas dihitung dari tanggal itu; tidak dapat diubah lagi."),
    "claim_receipt_date": _("Baru berlaku setelah ada bukti dan orang kedua memastikannya."),
    "mark_remedied": _("Janji kepada pengadu tercatat sudah dilaksanakan."),
    "reopen": _("Pemeriksaan dimulai lagi dengan batas baru."),
    "explain": _("Dibaca Ombudsman, yang mendapat surel; batas penjelasan terpenuhi."),
    "demand": _("Instansi mendapat surel dan batas untuk menjawab Ombudsman."),
    "remand": _("Kembali kepada unit dengan batas dari Ombudsman; unit dan pengadu mendapat surel."),
    "conclude": _("Pengaduan berakhir dengan temuan; pengadu dan unit mendapat surel."),
    "escalate": _("Ombudsman memeriksa; pengadu dan Ombudsman mendapat surel."),
    "message": _("Pengadu membacanya di halamannya dan mendapat surel bahwa ada pesan."),
    "ask": _("Pengadu mendapat satu surel bahwa ada pertanyaan; jangka waktu berhenti sampai ia menjawab."),
    "attach": _("Pengadu dan petugas dapat membukanya."),
    "withdraw_file": _("Isi berkas dihapus untuk semua orang; riwayat menyebut bahwa berkas itu ditarik."),
    "note": _("Hanya petugas yang membacanya."),
    "assign": _("Penangan mendapat surel."),
    "name_accused": _("Yang dicatat tidak melihat apa pun dari pengaduan ini lagi."),
    "unname_accused": _("Yang dicatat dapat melihat pengaduan ini lagi menurut jabatannya."),
    "confirm_rating": _("Penilaian ikut dihitung."),
    "link": _("Dijawab bersama pengaduan pertama; tanggal yang paling awal berlaku."),
    "refer": _("Koordinator instansi itu mendapat surel; pengadu diberi tahu setelah diterima di sana."),
    "take_over": _("Pengaduan menjadi milik instansi Anda; pengadu mendapat surel, batas waktunya tetap."),
    "return_referral": _(
        "Tetap pada instansi yang menawarkan; koordinatornya mendapat surel bila dikembalikan."
    ),
    "give_title": _(
        "Warga lain membaca judul itu sebelum mengadu dan dapat ikut; pengadu membacanya di riwayat."
    ),
    "unlink": _("Kembali berdiri sendiri dengan tanggalnya semula."),
}


def of(form: type[Deed]) -> Text:
    """The line of this act, or an empty text."""
    return LINES.get(form.verb, "")
