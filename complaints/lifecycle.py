"""The states of a complaint and every legal move: one row a verb, with all that is fixed about it.

From where to where; who may (roles, the complainant, or the clock); the guards that need time or history
(`workflow/verbs/guards.py`); the event that records it, with its words and readers; what it starts, stops, opens and
ends of the duties. What a verb *does*, it does in `workflow/verbs/`. docs/lifecycle.md is drawn from this file.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from django.db.models import Model, TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from accounts.roles import Role
from complaints.acts import ALL_BUT_REMEDY, BESIDE, CLOCK, COMPLAINANT, STAFF, Act, EventKind
from law.codes import DutyKind as K
from law.codes import Start, Stop


class State(TextChoices):
    RECEIVED = "received", _("Diterima")
    INCOMPLETE = "incomplete", _("Menunggu kelengkapan")
    DISPATCHED = "dispatched", _("Didisposisikan")
    INVESTIGATING = "investigating", _("Ditindaklanjuti")
    ANSWERED = "answered", _("Dijawab")
    ESCALATED = "escalated", _("Di Ombudsman")
    CLOSED = "closed", _("Selesai")
    REJECTED = "rejected", _("Tidak dapat diproses")
    WITHDRAWN = "withdrawn", _("Dicabut")


class Phase(TextChoices):
    INTAKE = "intake", _("Penerimaan")
    INVESTIGATION = "investigation", _("Pemeriksaan")
    RESOLUTION = "resolution", _("Penyelesaian")
    END = "end", _("Akhir")


PHASES: Final = {
    State.RECEIVED: Phase.INTAKE,
    State.INCOMPLETE: Phase.INTAKE,
    State.DISPATCHED: Phase.INVESTIGATION,
    State.INVESTIGATING: Phase.INVESTIGATION,
    State.ANSWERED: Phase.RESOLUTION,
    State.ESCALATED: Phase.RESOLUTION,
    State.CLOSED: Phase.END,
    State.REJECTED: Phase.END,
    State.WITHDRAWN: Phase.END,
}
END_STATES: Final = tuple(state for state, phase in PHASES.items() if phase == Phase.END)

S = State


def verb(
    source: State | tuple[State, ...],
    target: State | None,
    *who: str,
    events: EventKind | tuple[EventKind, ...],
    guards: tuple[str, ...] = (),
    starts: Start | None = None,
    stops: Stop | None = None,
    opens: tuple[K, ...] = (),
    ends: tuple[K, ...] = (),
    new_round: bool = False,
) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """One row: a legal move and all that is fixed about it (`Act`). `target` None: the state stays as it is."""
    kinds = events if isinstance(events, tuple) else (events,)
    act = Act(kinds, who, guards, target is None, starts, stops, opens, ends, new_round)
    sources = list(source) if isinstance(source, tuple) else [source]
    return cast(
        Callable[[Callable[[Any], None]], Callable[[Any], None]],
        transition(field="state", source=sources, target=target, custom={"act": act}),
    )


class Lifecycle(FSMModelMixin, Model):
    state = FSMField(
        _("status"), max_length=15, choices=State.choices, default=State.RECEIVED, protected=True
    )

    class Meta:
        abstract = True

    @verb(
        S.RECEIVED,
        S.INCOMPLETE,
        Role.COORDINATOR,
        guards=("completion_never_requested", "not_offered"),
        events=EventKind("completion_requested", _("Petugas meminta kelengkapan berkas.")),
        starts=Start.COMPLETION_REQUESTED,
        stops=Stop.COMPLETION_REQUESTED,
        opens=(K.COMPLETE,),
        ends=(K.SETTLE, K.DECIDE),
    )
    def request_completion(self) -> None: ...

    @verb(
        S.INCOMPLETE,
        S.RECEIVED,
        COMPLAINANT,
        guards=("completion_window_open",),
        events=EventKind("completed", _("Pengadu melengkapi berkas.")),
        starts=Start.COMPLETED,
        stops=Stop.COMPLETED,
        opens=(K.VERIFY, K.SETTLE, K.DECIDE),
    )
    def complete(self) -> None: ...

    @verb(
        S.INCOMPLETE,
        S.WITHDRAWN,
        CLOCK,
        guards=("completion_window_over",),
        events=EventKind(
            "lapsed", _("Berkas tidak dilengkapi sampai batas waktu; pengaduan dianggap dicabut.")
        ),
        ends=ALL_BUT_REMEDY,
    )
    def lapse(self) -> None: ...

    @verb(
        S.RECEIVED,
        S.REJECTED,
        Role.COORDINATOR,
        guards=("not_the_one_who_rejected", "not_offered"),
        events=EventKind("rejected", _("Pengaduan tidak dapat diproses: %(ground)s.")),
        stops=Stop.REJECTED,
        ends=ALL_BUT_REMEDY,
    )
    def reject(self) -> None: ...

    @verb(
        S.RECEIVED,
        S.DISPATCHED,
        Role.COORDINATOR,
        guards=("not_the_one_who_rejected", "not_offered"),
        events=EventKind(
            "dispatched", _("Pengaduan didisposisikan kepada %(unit)s sebagai %(classification)s.")
        ),
        starts=Start.DISPATCHED,
        stops=Stop.DISPATCHED,
        opens=(K.FOLLOW_UP,),
    )
    def dispatch(self) -> None: ...

    @verb(
        S.DISPATCHED,
        S.RECEIVED,
        Role.OFFICER,
        Role.SUPERVISOR,
        events=EventKind("sent_back", _("Unit mengembalikan pengaduan kepada koordinator."), STAFF),
        starts=Start.SENT_BACK,
        opens=(K.VERIFY,),
        ends=(K.FOLLOW_UP,),
    )
    def send_back(self) -> None: ...

    @verb(
        S.DISPATCHED,
        S.INVESTIGATING,
        Role.OFFICER,
        Role.SUPERVISOR,
        events=EventKind("begun", _("Unit mulai menindaklanjuti pengaduan.")),
        stops=Stop.BEGUN,
    )
    def begin(self) -> None: ...

    @verb(
        (S.DISPATCHED, S.INVESTIGATING),
        S.DISPATCHED,
        Role.COORDINATOR,
        events=EventKind("transferred", _("Pengaduan dialihkan kepada %(unit)s.")),
        starts=Start.TRANSFERRED,
        opens=(K.FOLLOW_UP,),
        ends=(K.FOLLOW_UP,),
    )
    def transfer(self) -> None: ...

    @verb(
        S.INVESTIGATING,
        S.ANSWERED,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("may_answer",),
        events=(
            EventKind("answered", _("Pengaduan dijawab: %(outcome)s.")),
            EventKind("imported_answer", _("Pengaduan dijawab menurut register asal.")),
        ),
        starts=Start.ANSWERED,
        stops=Stop.ANSWERED,
        opens=(K.NOTIFY, K.REPLY),
    )
    def answer(self) -> None: ...

    @verb(
        (S.RECEIVED, S.DISPATCHED, S.INVESTIGATING),
        S.ANSWERED,
        CLOCK,
        guards=("linked",),
        events=EventKind(
            "answered_with_original",
            _("Pengaduan dijawab bersama pengaduan pertama mengenai hal yang sama: %(outcome)s."),
        ),
        starts=Start.ANSWERED,
        stops=Stop.ANSWERED,
        opens=(K.NOTIFY, K.REPLY),
    )
    def answer_with_original(self) -> None: ...

    @verb(
        S.INVESTIGATING,
        None,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("settlement_runs", "not_suspended", "may_be_extended"),
        events=EventKind(
            "extended", _("Batas penyelesaian diperpanjang %(days)s, dari %(was)s menjadi %(due_on)s.")
        ),
    )
    def extend(self) -> None: ...

    @verb(
        (S.DISPATCHED, S.INVESTIGATING),
        None,
        COMPLAINANT,
        guards=("extension_to_contest",),
        events=EventKind("extension_contested", _("Pengadu menyanggah perpanjangan.")),
    )
    def contest_extension(self) -> None: ...

    @verb(
        S.INVESTIGATING,
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("settlement_runs", "not_suspended", "may_be_suspended", "before_the_last_day"),
        events=EventKind(
            "suspended", _("Jangka waktu ditangguhkan (%(reason)s), paling lama sampai %(resume_by)s.")
        ),
    )
    def suspend(self) -> None: ...

    @verb(
        S.INVESTIGATING,
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("suspended",),
        events=EventKind("resumed", _("Jangka waktu berjalan kembali; batasnya %(due_on)s.")),
    )
    def resume(self) -> None: ...

    @verb(
        (S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("not_remanded",),
        events=(
            EventKind(
                "reclassified",
                _("Klasifikasi diubah menjadi %(classification)s; batas penyelesaiannya %(due_on)s."),
            ),
            EventKind(
                "reclassification_proposed",
                _(
                    "Klasifikasi %(classification)s diusulkan; batas yang lebih ketat berlaku sampai disetujui."
                ),
                STAFF,
            ),
            EventKind("reclassification_dropped", _("Usulan klasifikasi dibatalkan."), STAFF),
        ),
    )
    def reclassify(self) -> None: ...

    @verb(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("not_from_the_web", "receipt_date_open"),
        events=EventKind(
            "receipt_date_claimed",
            _("Petugas mencatat bahwa pengaduan sebenarnya diterima pada %(received_on)s."),
            STAFF,
        ),
    )
    def claim_receipt_date(self) -> None: ...

    @verb(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("receipt_date_claimed", "receipt_date_open", "not_the_one_who_claimed"),
        events=EventKind(
            "receipt_date_confirmed",
            _(
                "Tanggal penerimaan %(received_on)s dipastikan oleh orang kedua; jangka waktu dihitung dari hari itu."
            ),
        ),
    )
    def confirm_receipt_date(self) -> None: ...

    @verb(
        (S.ANSWERED, S.CLOSED),
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        guards=("remedy_promised",),
        events=EventKind("remedied", _("Unit melaksanakan tindakan yang dijanjikan.")),
        stops=Stop.REMEDIED,
    )
    def mark_remedied(self) -> None: ...

    @verb(
        S.ANSWERED,
        S.CLOSED,
        COMPLAINANT,
        guards=("reply_window_open",),
        events=EventKind("accepted", _("Pengadu menerima jawaban, penilaian %(rating)s dari 4.")),
        stops=Stop.ACCEPTED,
        ends=ALL_BUT_REMEDY,
    )
    def accept(self) -> None: ...

    @verb(
        S.ANSWERED,
        S.CLOSED,
        CLOCK,
        guards=("reply_window_over",),
        events=EventKind("deem_accepted", _("Masa tanggapan berakhir tanpa tanggapan; pengaduan selesai.")),
        stops=Stop.DEEM_ACCEPTED,
        ends=ALL_BUT_REMEDY,
    )
    def deem_accepted(self) -> None: ...

    @verb(
        S.CLOSED,
        None,
        COMPLAINANT,
        guards=("never_rated", "ended_unrated", "rating_window_open"),
        events=EventKind("rated", _("Pengadu menilai penanganan pengaduannya %(rating)s dari 4.")),
    )
    def rate(self) -> None: ...

    @verb(
        S.ANSWERED,
        S.INVESTIGATING,
        COMPLAINANT,
        guards=("never_contested", "reply_window_open"),
        events=EventKind("contested", _("Pengadu menyanggah jawaban.")),
        starts=Start.CONTESTED,
        stops=Stop.CONTESTED,
        opens=(K.SETTLE,),
        new_round=True,
    )
    def contest(self) -> None: ...

    @verb(
        S.CLOSED,
        S.INVESTIGATING,
        COMPLAINANT,
        Role.COORDINATOR,
        guards=("not_concluded", "never_reopened", "reopening_window_open"),
        events=EventKind("reopened", _("Pengaduan dibuka kembali.")),
        starts=Start.REOPENED,
        opens=(K.SETTLE,),
        new_round=True,
    )
    def reopen(self) -> None: ...

    @verb(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        S.WITHDRAWN,
        COMPLAINANT,
        guards=("not_lapsed",),
        events=EventKind("withdrawn", _("Pengadu mencabut pengaduan.")),
        ends=ALL_BUT_REMEDY,
    )
    def withdraw(self) -> None: ...

    @verb(
        S.REJECTED,
        S.RECEIVED,
        COMPLAINANT,
        guards=("never_appealed", "appeal_window_open"),
        events=EventKind("appealed", _("Pengadu mengajukan keberatan atas penolakan.")),
        starts=Start.APPEALED,
        opens=(K.VERIFY,),
    )
    def appeal(self) -> None: ...

    @verb(
        (S.RECEIVED, S.DISPATCHED, S.INVESTIGATING, S.ANSWERED, S.REJECTED),
        S.ESCALATED,
        COMPLAINANT,
        Role.COORDINATOR,
        guards=("not_deemed_accepted", "no_order_runs", "may_escalate"),
        events=(
            EventKind("escalated", _("Pengaduan diteruskan kepada Ombudsman.")),
            EventKind(
                "escalated_anonymously",
                _("Pengaduan diteruskan kepada Ombudsman sebagai informasi: pengadu tanpa identitas."),
            ),
        ),
        ends=(K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.REPLY),
    )
    def escalate(self) -> None: ...

    @verb(
        S.ESCALATED,
        None,
        Role.OMBUDSMAN,
        guards=("no_demand_open",),
        events=EventKind("demanded", _("Ombudsman meminta penjelasan (ke-%(number)s) sampai %(due_on)s.")),
        starts=Start.DEMANDED,
        opens=(K.EXPLAIN,),
        ends=(K.EXPLAIN,),
    )
    def demand(self) -> None: ...

    @verb(
        S.ESCALATED,
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("demand_runs",),
        events=EventKind("explained", _("Instansi memberi penjelasan kepada Ombudsman."), STAFF),
        stops=Stop.EXPLAINED,
    )
    def explain(self) -> None: ...

    @verb(
        S.ESCALATED,
        S.INVESTIGATING,
        Role.OMBUDSMAN,
        events=EventKind(
            "remanded",
            _("Ombudsman mengembalikan pengaduan untuk tindakan korektif sampai %(due_on)s."),
        ),
        starts=Start.REMANDED,
        opens=(K.SETTLE,),
        ends=(K.SETTLE, K.DECIDE, K.EXPLAIN),
        new_round=True,
    )
    def remand(self) -> None: ...

    @verb(
        S.ESCALATED,
        S.CLOSED,
        Role.OMBUDSMAN,
        events=EventKind("concluded", _("Ombudsman mengakhiri pengaduan: %(finding)s.")),
        ends=ALL_BUT_REMEDY,
    )
    def conclude(self) -> None: ...


VERBS: Final[tuple[str, ...]] = tuple(
    name for name, member in vars(Lifecycle).items() if hasattr(member, "_django_fsm")
)
"""Every verb that is a row above, in its order (register and import make the case)."""


def _transitions(verb: str) -> dict[str, Any]:
    """django-fsm's transitions of a verb, by source state."""
    fsm = vars(Lifecycle)[verb]._django_fsm  # noqa: SLF001 - django-fsm shows its table of a class nowhere else
    return cast(dict[str, Any], fsm.transitions)


def _row(verb: str) -> Act:
    return cast(Act, next(iter(_transitions(verb).values())).custom["act"])


TABLE: Final[dict[str, Act]] = {**{verb: _row(verb) for verb in VERBS}, **BESIDE}
"""Every act by its name: the moves above, and the acts that move no case."""
EVENTS: Final[dict[str, EventKind]] = {kind.event: kind for act in TABLE.values() for kind in act.events}
"""Every event by its name."""
ACT_OF: Final[dict[str, str]] = {kind.event: name for name, act in TABLE.items() for kind in act.events}
"""The act that an event records."""


def sources(verb: str) -> tuple[str, ...]:
    """The states from which a verb is legal."""
    return tuple(_transitions(verb))


def target(verb: str, source: str) -> str:
    """Where a verb leads from this state; the state itself where the verb leaves it."""
    return str(_transitions(verb)[source].target or source)
