"""A case as its own complainant reads it: "Anda" instead of "Pengadu", and the office by its name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actors import ActorKind
from complaints import lifecycle
from complaints.models import Complaint
from law.codes import DutyKind as K
from law.codes import Holder
from workflow.record import sentences
from workflow.record.timeline import Entry

OWN: Final[dict[str, Promise]] = {
    "completed": gettext_lazy("Anda melengkapi berkas."),
    "extension_contested": gettext_lazy("Anda menyanggah perpanjangan."),
    "accepted": gettext_lazy("Anda menerima jawaban, penilaian %(rating)s dari 4."),
    "rated": gettext_lazy("Anda menilai penanganannya %(rating)s dari 4."),
    "contested": gettext_lazy("Anda menyanggah jawaban."),
    "withdrawn": gettext_lazy("Anda mencabut pengaduan."),
    "appealed": gettext_lazy("Anda mengajukan keberatan atas penolakan."),
    "name_allowed": gettext_lazy(
        "Anda mengizinkan nama dan kontak Anda disebut dalam surat kepada lembaga lain."
    ),
    "escalation_offered": gettext_lazy("Anda dapat meneruskan pengaduan kepada Ombudsman."),
    "rating_affirmed": gettext_lazy("Anda menyatakan bahwa penilaian itu dari Anda."),
    "rating_denied": gettext_lazy("Anda menyatakan bahwa penilaian itu bukan dari Anda."),
    "contacts_corrected": gettext_lazy("Anda membetulkan kontak Anda."),
    "address_proposed": gettext_lazy("Anda meminta alamat surel diganti; alamat baru menunggu dipastikan."),
    "address_changed": gettext_lazy("Alamat surel Anda diganti."),
    "phone_confirmed": gettext_lazy("Anda memastikan nomor telepon untuk kabar singkat."),
    "phone_read_out": gettext_lazy(
        "Nomor telepon Anda untuk kabar singkat dipastikan dengan kode yang Anda bacakan kepada petugas."
    ),
    "escalated_anonymously": gettext_lazy(
        "Pengaduan diteruskan kepada Ombudsman sebagai informasi, karena Anda tanpa identitas."
    ),
}
"""By event: its sentence where that of the others speaks of the complainant."""
MEANING: Final = {
    K.COMPLETE: gettext_lazy("Anda melengkapi berkas yang diminta."),
    K.NOTIFY: gettext_lazy("Jawaban disampaikan kepada Anda."),
    K.REPLY: gettext_lazy("Anda menerima atau menyanggah jawaban."),
}
"""By duty: what it means, where that of the others speaks of the complainant."""


LABEL: Final = {K.REPLY: gettext_lazy("Masa tanggapan Anda")}
"""By duty: how it is called, where that of the others speaks of the complainant."""


def entries(told: Iterable[Entry], complaint: Complaint) -> list[Entry]:
    """The lines of a history, addressed to the complainant."""
    return [replace(entry, actor=_who(entry, complaint), sentence=_sentence(entry)) for entry in told]


def done(verb: str, rating: object) -> str:
    """What is said to the complainant who just did this; empty where the history's own sentence will do."""
    act = lifecycle.TABLE.get(verb)
    own = OWN.get(act.events[0].event) if act and act.events else None
    return "" if own is None else str(own) % {"rating": rating}


def office(complaint: Complaint) -> str:
    """Whose turn it is at the office: the unit that holds the case, else the agency."""
    return complaint.held_by.name if complaint.held_by else complaint.agency.name


def holder(of: str, complaint: Complaint) -> str:
    """Whose duty it is, by name."""
    match of:
        case Holder.COMPLAINANT:
            return _("Anda")
        case Holder.UNIT:
            return office(complaint)
        case _:
            return complaint.agency.name


def _who(entry: Entry, complaint: Complaint) -> str:
    if entry.actor_kind == ActorKind.COMPLAINANT:
        return _("Anda")
    return complaint.agency.name if entry.actor == str(sentences.OFFICE) else entry.actor


def _sentence(entry: Entry) -> str:
    own = OWN.get(entry.event)
    return entry.sentence if own is None else str(own) % {"rating": entry.rating}
