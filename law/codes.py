"""The codes of the law, the same in rulebook, model, API and file, and which events open and meet which duty. Pure.

Where people read a code, it carries the Indonesian words for it: the msgid of their translation, which the rooms
above look up (`complaints.codes.label`).

`OPENED_BY`, `MET_BY` and `LAPSES_AS` say what the engine can do (the rows of `complaints/lifecycle.py`): a
rule that counts on anything else could never come true, so it does not load.
"""

from enum import StrEnum
from typing import Final, Self


def gettext_noop(words: str) -> str:
    """Marks words for translation; they are translated where they are shown."""
    return words


class Code(StrEnum):
    """A code and the words for it."""

    words: str

    def __new__(cls, code: str, words: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member


class DutyKind(Code):
    """The duties: what must be done (docs/domain.md section 4)."""

    FILE_WITHIN = "file_within", gettext_noop("Pengajuan pengaduan")
    RECEIPT = "receipt", gettext_noop("Tanda terima")
    VERIFY = "verify", gettext_noop("Verifikasi")
    FIRST_ANSWER = "first_answer", gettext_noop("Pernyataan kelengkapan berkas")
    COMPLETE = "complete", gettext_noop("Melengkapi berkas")
    FOLLOW_UP = "follow_up", gettext_noop("Tindak lanjut pertama")
    SETTLE = "settle", gettext_noop("Penyelesaian")
    DECIDE = "decide", gettext_noop("Keputusan")
    NOTIFY = "notify", gettext_noop("Penyampaian keputusan")
    REPLY = "reply", gettext_noop("Masa tanggapan pengadu")
    REMEDY = "remedy", gettext_noop("Pelaksanaan tindakan yang dijanjikan")
    EXPLAIN = "explain", gettext_noop("Penjelasan kepada Ombudsman")
    CORRECTIVE = "corrective", gettext_noop("Pelaksanaan tindakan korektif")
    ADVICE = "advice", gettext_noop("Pelaksanaan saran Ombudsman")
    RECOMMENDATION = "recommendation", gettext_noop("Pelaksanaan rekomendasi")
    MONITOR_LIGHT = "monitor_light", gettext_noop("Resolusi dan monitoring (ringan)")
    MONITOR_MEDIUM = "monitor_medium", gettext_noop("Resolusi dan monitoring (sedang)")
    MONITOR_HEAVY = "monitor_heavy", gettext_noop("Resolusi dan monitoring (berat)")
    OMBUDSMAN_AGE = "ombudsman_age", gettext_noop("Usia peristiwa bagi Ombudsman")
    REOPEN_WITHIN = "reopen_within", gettext_noop("Pembukaan kembali")
    APPEAL_WITHIN = "appeal_within", gettext_noop("Keberatan atas penolakan")


class Holder(Code):
    """Whose duty it is."""

    COMPLAINANT = "complainant", gettext_noop("Pengadu")
    AGENCY = "agency", gettext_noop("Instansi")
    UNIT = "unit", gettext_noop("Unit pelayanan")


class Classification(Code):
    """The classes of complaint; a rule may be limited to one."""

    ORDINARY = "ordinary", gettext_noop("Pengaduan tidak berkadar pengawasan")
    SUPERVISORY = "supervisory", gettext_noop("Pengaduan berkadar pengawasan")
    INFORMATION = "information", gettext_noop("Permintaan informasi")
    ASPIRATION = "aspiration", gettext_noop("Aspirasi")


class Round(StrEnum):
    """Which settlement: the first, one after contest or reopening, or one that the ombudsman ordered, by a date of its own
    or by the days that the law gives."""

    FIRST = "first"
    LATER = "later"
    REMANDED = "remanded"
    REMANDED_BY_LAW = "remanded_by_law"


class Start(StrEnum):
    """The events whose local date is day zero of a duty."""

    SERVICE_RECEIVED = "service_received"
    OCCURRED = "occurred"
    FILED = "filed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETED = "completed"
    DISPATCHED = "dispatched"
    TRANSFERRED = "transferred"
    SENT_BACK = "sent_back"
    TAKEN_OVER = "taken_over"
    APPEALED = "appealed"
    ANSWERED = "answered"
    CONTESTED = "contested"
    REOPENED = "reopened"
    REMANDED = "remanded"
    DEMANDED = "demanded"
    PRODUCT_RECEIVED = "product_received"
    MONITORED = "monitored"
    CLOSED = "closed"
    REJECTED = "rejected"


class Stop(StrEnum):
    """The events that meet a duty."""

    FILED = "filed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETED = "completed"
    DISPATCHED = "dispatched"
    REJECTED = "rejected"
    BEGUN = "begun"
    ANSWERED = "answered"
    ANSWER_SHOWN = "answer_shown"
    ACCEPTED = "accepted"
    DEEM_ACCEPTED = "deem_accepted"
    CONTESTED = "contested"
    REMEDIED = "remedied"
    EXPLAINED = "explained"
    EVIDENCE_GIVEN = "evidence_given"


class Lapse(StrEnum):
    """What follows when the end of a duty or a period passes unmet. That a duty was late is always recorded."""

    NONE = "none"
    FLAGGED = "flagged"
    """Staff see that it came too late; nothing is refused."""
    MAY_REFUSE = "may_refuse"
    """Staff see that the Ombudsman may refuse it."""
    REFUSED = "refused"
    """What had to be done by then can be done no longer."""
    TELL_COORDINATORS = "tell_coordinators"
    """The agency's coordinators and heads are told."""
    ESCALATES_INSIDE = "escalates_inside"
    """Who works on it is told, and their supervisors."""
    TELL_OMBUDSMAN = "tell_ombudsman"
    """The Ombudsman, who may ask again, is told beside whom the duty's holder tells."""
    TO_MONITORING = "to_monitoring"
    """The same, and the Ombudsman may take what was not done to resolution and monitoring."""
    MAY_ESCALATE = "may_escalate"
    """The complainant may go to the Ombudsman, and is told so beside whom the duty's holder tells."""
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    DEEMED_ACCEPTED = "deemed_accepted"


class Told(Code):
    """Whom a rung of a ladder tells. The complainant: where they may go to the Ombudsman, with the file of the case."""

    HANDLER = "handler", gettext_noop("penangan")
    SUPERVISORS = "supervisors", gettext_noop("kepala unit")
    COORDINATORS = "coordinators", gettext_noop("koordinator")
    AGENCY_HEADS = "agency_heads", gettext_noop("pimpinan instansi")
    COMPLAINANT = "complainant", gettext_noop("pengadu")


class ParameterName(StrEnum):
    """What a law says beside its rules, in one value each."""

    OMBUDSMAN = "ombudsman"
    """What the body is called to which complainants may go."""
    ANONYMOUS_ESCALATION = "anonymous_escalation"
    """As what a complaint without a name comes to it."""


class AnonymousEscalation(StrEnum):
    AS_INFORMATION = "as_information"
    AS_COMPLAINT = "as_complaint"


class Certainty(StrEnum):
    """How sure a figure is: read in a source, in a secondary one, or general knowledge of the text."""

    READ = "V"
    SECONDARY = "V2"
    UNCHECKED = "R"


class SuspensionReason(Code):
    """Why the clock of a case may stand still; which of them, says the rule."""

    AWAITING_COMPLAINANT = "awaiting_complainant", gettext_noop("Menunggu keterangan pengadu")
    AWAITING_OTHER_BODY = "awaiting_other_body", gettext_noop("Menunggu lembaga lain")
    FORCE_MAJEURE = "force_majeure", gettext_noop("Keadaan kahar")


NO_CLOCK: Final = (
    DutyKind.FILE_WITHIN,
    DutyKind.OMBUDSMAN_AGE,
    DutyKind.REOPEN_WITHIN,
    DutyKind.APPEAL_WITHIN,
)
"""Periods that are judged when a complaint comes, goes on or comes back; no duty of a case runs for them."""
CLOCKS: Final = tuple(kind for kind in DutyKind if kind not in NO_CLOCK)
"""The duties that run on a case."""

OF_PRODUCTS: Final = (
    DutyKind.CORRECTIVE,
    DutyKind.ADVICE,
    DutyKind.RECOMMENDATION,
    DutyKind.MONITOR_LIGHT,
    DutyKind.MONITOR_MEDIUM,
    DutyKind.MONITOR_HEAVY,
)
"""Those of a task of an Ombudsman's product; they run on no complaint."""

_SORTED_OUT: Final = (Stop.COMPLETION_REQUESTED, Stop.DISPATCHED, Stop.REJECTED, Stop.ANSWERED)
"""Answered: together with the case of which it is a duplicate."""

OPENED_BY: Final[dict[tuple[DutyKind, Round], tuple[Start, ...]]] = {
    (DutyKind.FILE_WITHIN, Round.FIRST): (Start.SERVICE_RECEIVED,),
    (DutyKind.RECEIPT, Round.FIRST): (Start.FILED,),
    (DutyKind.VERIFY, Round.FIRST): (
        Start.FILED,
        Start.COMPLETED,
        Start.SENT_BACK,
        Start.APPEALED,
        Start.TAKEN_OVER,
    ),
    (DutyKind.FIRST_ANSWER, Round.FIRST): (Start.FILED,),
    (DutyKind.COMPLETE, Round.FIRST): (Start.COMPLETION_REQUESTED,),
    (DutyKind.FOLLOW_UP, Round.FIRST): (Start.DISPATCHED, Start.TRANSFERRED),
    (DutyKind.SETTLE, Round.FIRST): (Start.FILED, Start.COMPLETED),
    (DutyKind.SETTLE, Round.LATER): (Start.CONTESTED, Start.REOPENED, Start.COMPLETED),
    (DutyKind.SETTLE, Round.REMANDED): (Start.REMANDED,),
    (DutyKind.SETTLE, Round.REMANDED_BY_LAW): (Start.REMANDED,),
    (DutyKind.DECIDE, Round.FIRST): (Start.FILED, Start.COMPLETED),
    (DutyKind.NOTIFY, Round.FIRST): (Start.ANSWERED,),
    (DutyKind.REPLY, Round.FIRST): (Start.ANSWERED,),
    (DutyKind.REMEDY, Round.FIRST): (Start.ANSWERED,),
    (DutyKind.EXPLAIN, Round.FIRST): (Start.DEMANDED,),
    (DutyKind.CORRECTIVE, Round.FIRST): (Start.PRODUCT_RECEIVED,),
    (DutyKind.ADVICE, Round.FIRST): (Start.PRODUCT_RECEIVED,),
    (DutyKind.RECOMMENDATION, Round.FIRST): (Start.PRODUCT_RECEIVED,),
    (DutyKind.MONITOR_LIGHT, Round.FIRST): (Start.MONITORED,),
    (DutyKind.MONITOR_MEDIUM, Round.FIRST): (Start.MONITORED,),
    (DutyKind.MONITOR_HEAVY, Round.FIRST): (Start.MONITORED,),
    (DutyKind.OMBUDSMAN_AGE, Round.FIRST): (Start.OCCURRED,),
    (DutyKind.REOPEN_WITHIN, Round.FIRST): (Start.CLOSED,),
    (DutyKind.APPEAL_WITHIN, Round.FIRST): (Start.REJECTED,),
}

MET_BY: Final[dict[DutyKind, tuple[Stop, ...]]] = {
    DutyKind.FILE_WITHIN: (),
    DutyKind.RECEIPT: (Stop.FILED,),
    DutyKind.VERIFY: _SORTED_OUT,
    DutyKind.FIRST_ANSWER: _SORTED_OUT,
    DutyKind.COMPLETE: (Stop.COMPLETED,),
    DutyKind.FOLLOW_UP: (Stop.BEGUN, Stop.ANSWERED),
    DutyKind.SETTLE: (Stop.ANSWERED,),
    DutyKind.DECIDE: (Stop.ANSWERED,),
    DutyKind.NOTIFY: (Stop.ANSWER_SHOWN,),
    DutyKind.REPLY: (Stop.ACCEPTED, Stop.DEEM_ACCEPTED, Stop.CONTESTED),
    DutyKind.REMEDY: (Stop.REMEDIED,),
    DutyKind.EXPLAIN: (Stop.EXPLAINED,),
    **dict.fromkeys(OF_PRODUCTS, (Stop.EVIDENCE_GIVEN,)),
    DutyKind.OMBUDSMAN_AGE: (),
    DutyKind.REOPEN_WITHIN: (),
    DutyKind.APPEAL_WITHIN: (),
}

_OF_THE_OFFICE: Final = (
    Lapse.NONE,
    Lapse.TELL_COORDINATORS,
    Lapse.ESCALATES_INSIDE,
    Lapse.MAY_ESCALATE,
)
LAPSES_AS: Final[dict[DutyKind, tuple[Lapse, ...]]] = {
    DutyKind.FILE_WITHIN: (Lapse.NONE, Lapse.FLAGGED),
    DutyKind.RECEIPT: (Lapse.NONE,),
    DutyKind.VERIFY: _OF_THE_OFFICE,
    DutyKind.FIRST_ANSWER: _OF_THE_OFFICE,
    DutyKind.COMPLETE: (Lapse.NONE, Lapse.DEEMED_WITHDRAWN),
    DutyKind.FOLLOW_UP: _OF_THE_OFFICE,
    DutyKind.SETTLE: _OF_THE_OFFICE,
    DutyKind.DECIDE: _OF_THE_OFFICE,
    DutyKind.NOTIFY: _OF_THE_OFFICE,
    DutyKind.REPLY: (Lapse.NONE, Lapse.DEEMED_ACCEPTED),
    DutyKind.REMEDY: _OF_THE_OFFICE,
    DutyKind.EXPLAIN: (Lapse.NONE, Lapse.TELL_COORDINATORS, Lapse.ESCALATES_INSIDE, Lapse.TELL_OMBUDSMAN),
    **dict.fromkeys(
        OF_PRODUCTS, (Lapse.NONE, Lapse.TELL_COORDINATORS, Lapse.ESCALATES_INSIDE, Lapse.TO_MONITORING)
    ),
    DutyKind.OMBUDSMAN_AGE: (Lapse.NONE, Lapse.MAY_REFUSE),
    DutyKind.REOPEN_WITHIN: (Lapse.REFUSED,),
    DutyKind.APPEAL_WITHIN: (Lapse.REFUSED,),
}
