"""How a case stands, in plain words for its complainant, and what happens next."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from complaints.lifecycle import State
from complaints.models import Complaint
from law.codes import DutyKind as K
from web.case.deadlines import Line
from workflow.errors import Text


@dataclass(frozen=True, slots=True)
class Words:
    headline: Text
    next: Text
    duties: tuple[K, ...] = ()
    """The first of these that runs tells by when."""


STANDING: Final[dict[str, Words]] = {
    State.RECEIVED: Words(
        _("Pengaduan Anda sudah diterima"),
        _("Koordinator memeriksa berkas Anda dan meneruskannya kepada unit yang tepat."),
        (K.VERIFY, K.FIRST_ANSWER),
    ),
    State.INCOMPLETE: Words(
        _("Kami menunggu kelengkapan dari Anda"),
        _("Lengkapi berkas di bawah ini. Bila tidak dilengkapi sampai batasnya, pengaduan dianggap dicabut."),
        (K.COMPLETE,),
    ),
    State.DISPATCHED: Words(
        _("Pengaduan Anda sudah diteruskan kepada unit"),
        _("Unit mulai menindaklanjuti, lalu memeriksa dan menjawab."),
        (K.FOLLOW_UP, K.SETTLE),
    ),
    State.INVESTIGATING: Words(
        _("Pengaduan Anda sedang diperiksa"),
        _("Unit harus memberi jawaban beserta alasannya."),
        (K.SETTLE, K.DECIDE),
    ),
    State.ANSWERED: Words(
        _("Pengaduan Anda sudah dijawab"),
        _(
            "Baca jawabannya, lalu terima atau sanggah. Tanpa tanggapan sampai batasnya, pengaduan dianggap selesai."
        ),
        (K.REPLY,),
    ),
    State.ESCALATED: Words(
        _("Pengaduan Anda berada di Ombudsman"),
        _("Ombudsman memeriksa berkas pengaduan dan mengembalikannya kepada unit atau mengakhirinya."),
    ),
    State.CLOSED: Words(
        _("Pengaduan Anda sudah selesai"),
        _("Dalam 30 hari kalender sejak selesai, pengaduan dapat dibuka kembali satu kali."),
        (K.REMEDY,),
    ),
    State.REJECTED: Words(
        _("Pengaduan Anda tidak dapat diproses"),
        _("Anda dapat mengajukan keberatan satu kali, dalam 30 hari kalender sejak penolakan."),
    ),
    State.WITHDRAWN: Words(
        _("Pengaduan ini sudah dicabut"),
        _("Anda dapat membuat pengaduan baru kapan saja."),
    ),
}
CONCLUDED: Final = Words(_("Pengaduan Anda sudah selesai"), _("Ombudsman mengakhiri pengaduan ini."))
LAPSED: Final = Words(
    _("Pengaduan ini dianggap dicabut"),
    _("Berkas tidak dilengkapi sampai batas waktunya. Anda dapat membuat pengaduan baru kapan saja."),
)
OVER: Final = Words(_("Pengaduan Anda sudah selesai"), _("Tidak ada langkah berikutnya."))
REFUSED_FOR_GOOD: Final = Words(
    _("Pengaduan Anda tidak dapat diproses"), _("Keberatan Anda sudah pernah diperiksa.")
)
ANSWERED_AGAIN: Final = Words(
    _("Pengaduan Anda sudah dijawab"),
    _(
        "Sanggahan sudah pernah dipakai. Anda dapat menerima jawaban ini atau meneruskan pengaduan kepada Ombudsman."
    ),
    (K.REPLY,),
)


def standing(complaint: Complaint) -> Words:
    """What holds now, counting the ways back that are used up."""
    match complaint.state:
        case State.CLOSED if complaint.ended_by == "conclude":
            return CONCLUDED
        case State.CLOSED if complaint.reopenings:
            return OVER
        case State.WITHDRAWN if complaint.ended_by == "lapse":
            return LAPSED
        case State.REJECTED if complaint.appeals:
            return REFUSED_FOR_GOOD
        case State.ANSWERED if complaint.contests:
            return ANSWERED_AGAIN
        case _:
            return STANDING[complaint.state]


def by_when(words: Words, duties: list[Line]) -> Line | None:
    """The clock that belongs to the next step, when one runs."""
    for kind in words.duties:
        for line in duties:
            if line.running and line.duty.kind == kind:
                return line
    return None
