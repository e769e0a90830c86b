"""The state of a case and its next step, in plain words for its complainant."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.words import length
from law.codes import DutyKind as K
from law.codes import Lapse
from web.case.deadlines import Line
from workflow.errors import Text
from workflow.verbs.guards import Situation


@dataclass(frozen=True, slots=True)
class Words:
    headline: Text
    next: Text
    duties: tuple[K, ...] = ()
    """The date of the next step is that of the first of these that runs."""
    at_the_end: Mapping[Lapse, Text] = field(default_factory=dict)
    """What follows if that date passes unused, by the `lapse` of its rule."""
    back: K | None = None
    """The period in which the case may be reopened or appealed; its length and its last day fill `%(window)s` and
    `%(until)s` in `next` and in `over`."""
    over: Text = ""
    """Instead of `next` once that period is over."""


STANDING: Final[dict[str, Words]] = {
    State.RECEIVED: Words(
        _("Pengaduan Anda sudah diterima"),
        _("Koordinator memeriksa berkas Anda dan meneruskannya kepada unit yang tepat."),
        (K.VERIFY, K.FIRST_ANSWER),
    ),
    State.INCOMPLETE: Words(
        _("Kami menunggu kelengkapan dari Anda"),
        _("Lengkapi berkas di bawah ini."),
        (K.COMPLETE,),
        {Lapse.DEEMED_WITHDRAWN: _("Bila tidak dilengkapi sampai batasnya, pengaduan dianggap dicabut.")},
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
        _("Baca jawabannya, lalu terima atau sanggah."),
        (K.REPLY,),
        {Lapse.DEEMED_ACCEPTED: _("Tanpa tanggapan sampai batasnya, pengaduan dianggap selesai.")},
    ),
    State.ESCALATED: Words(
        _("Pengaduan Anda berada di Ombudsman"),
        _("Ombudsman memeriksa berkas pengaduan dan mengembalikannya kepada unit atau mengakhirinya."),
        (K.EXPLAIN,),
    ),
    State.CLOSED: Words(
        _("Pengaduan Anda sudah selesai"),
        _("Dalam %(window)s sejak selesai, sampai %(until)s, pengaduan dapat dibuka kembali satu kali."),
        (K.REMEDY,),
        back=K.REOPEN_WITHIN,
        over=_("Waktu untuk membukanya kembali, %(window)s sejak selesai, berakhir pada %(until)s."),
    ),
    State.REJECTED: Words(
        _("Pengaduan Anda tidak dapat diproses"),
        _("Anda dapat mengajukan keberatan satu kali, dalam %(window)s sejak penolakan, sampai %(until)s."),
        back=K.APPEAL_WITHIN,
        over=_("Waktu untuk mengajukan keberatan, %(window)s sejak penolakan, berakhir pada %(until)s."),
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


def standing(case: Situation) -> Words:
    """The words for the case as it stands, with the periods of its agency's law; a way back is offered only once."""
    words, until = _standing(case), case.last_day_to_rate()
    if until is None:
        return words
    may = _("Anda dapat menilai penanganannya sampai %(day)s.") % {"day": date_format(until, "j F Y")}
    return replace(words, next=f"{words.next} {may}")


def _standing(case: Situation) -> Words:
    words = _now(case.complaint)
    if words.back is not None:
        rule, until = case.way_back(words.back), case.last_day_back(words.back)
        period = {
            "window": length(rule.length or 0, rule.unit),
            "until": "" if until is None else date_format(until, "j F Y"),
        }
        over = not case.may_come_back(words.back)
        return replace(words, next=(words.over if over else words.next) % period)
    running = (duty for kind in words.duties if (duty := case.duty(kind)) is not None)
    follows = (words.at_the_end.get(case.rule_of(duty).lapse) for duty in running)
    return replace(words, next=" ".join(map(str, filter(None, [words.next, *follows]))))


def _now(complaint: Complaint) -> Words:
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
    """The running duty of the next step, or None."""
    for kind in words.duties:
        for line in duties:
            if line.running and line.duty.kind == kind:
                return line
    return None
