"""The states of a complaint and every legal move, on one screen. No side effects: what a move brings
with it (clocks, events, messages) is in `workflow/verbs/transitions.py`.

Each edge names who may (`who`: roles, the complainant, or the clock) and the guards that need time or
history (`guards`: predicates of `workflow/verbs/guards.py`). docs/lifecycle.md is drawn from this file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, cast

from django.db.models import Model, TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from accounts.roles import Role


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

COMPLAINANT: Final = "complainant"
CLOCK: Final = "clock"
S = State


@dataclass(frozen=True, slots=True)
class Edge:
    """Who may take this edge, what must also hold, and whether the state stays as it is."""

    who: tuple[str, ...]
    guards: tuple[str, ...] = ()
    stays: bool = False


def edge(
    source: State | tuple[State, ...], target: State | None, *who: str, guards: tuple[str, ...] = ()
) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """One legal move. `target` None: the verb leaves the state as it is."""
    sources = list(source) if isinstance(source, tuple) else [source]
    rule = Edge(who, guards, stays=target is None)
    return cast(
        Callable[[Callable[[Any], None]], Callable[[Any], None]],
        transition(field="state", source=sources, target=target, custom={"edge": rule}),
    )


class Lifecycle(FSMModelMixin, Model):
    state = FSMField(
        _("status"), max_length=15, choices=State.choices, default=State.RECEIVED, protected=True
    )

    class Meta:
        abstract = True

    @edge(S.RECEIVED, S.INCOMPLETE, Role.COORDINATOR, guards=("completion_never_requested",))
    def request_completion(self) -> None: ...

    @edge(S.INCOMPLETE, S.RECEIVED, COMPLAINANT, guards=("completion_window_open",))
    def complete(self) -> None: ...

    @edge(S.INCOMPLETE, S.WITHDRAWN, CLOCK, guards=("completion_window_over",))
    def lapse(self) -> None: ...

    @edge(S.RECEIVED, S.REJECTED, Role.COORDINATOR, guards=("not_the_one_who_rejected",))
    def reject(self) -> None: ...

    @edge(S.RECEIVED, S.DISPATCHED, Role.COORDINATOR, guards=("not_the_one_who_rejected",))
    def dispatch(self) -> None: ...

    @edge(S.DISPATCHED, S.RECEIVED, Role.OFFICER, Role.SUPERVISOR)
    def send_back(self) -> None: ...

    @edge(S.DISPATCHED, S.INVESTIGATING, Role.OFFICER, Role.SUPERVISOR)
    def begin(self) -> None: ...

    @edge((S.DISPATCHED, S.INVESTIGATING), S.DISPATCHED, Role.COORDINATOR)
    def transfer(self) -> None: ...

    @edge(
        S.INVESTIGATING, S.ANSWERED, Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR, guards=("may_answer",)
    )
    def answer(self) -> None: ...

    @edge((S.RECEIVED, S.DISPATCHED, S.INVESTIGATING), S.ANSWERED, CLOCK, guards=("linked",))
    def answer_with_original(self) -> None: ...

    @edge(
        S.INVESTIGATING,
        None,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("settlement_runs", "not_suspended", "may_be_extended"),
    )
    def extend(self) -> None: ...

    @edge((S.DISPATCHED, S.INVESTIGATING), None, COMPLAINANT, guards=("extension_to_contest",))
    def contest_extension(self) -> None: ...

    @edge(
        S.INVESTIGATING,
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("settlement_runs", "not_suspended", "may_be_suspended", "before_the_last_day"),
    )
    def suspend(self) -> None: ...

    @edge(S.INVESTIGATING, None, Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR, guards=("suspended",))
    def resume(self) -> None: ...

    @edge(
        (S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("not_remanded",),
    )
    def reclassify(self) -> None: ...

    @edge(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("not_from_the_web", "receipt_date_open"),
    )
    def claim_receipt_date(self) -> None: ...

    @edge(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        None,
        Role.SUPERVISOR,
        Role.COORDINATOR,
        guards=("receipt_date_claimed", "receipt_date_open", "not_the_one_who_claimed"),
    )
    def confirm_receipt_date(self) -> None: ...

    @edge((S.ANSWERED, S.CLOSED), None, Role.OFFICER, Role.SUPERVISOR, guards=("remedy_promised",))
    def mark_remedied(self) -> None: ...

    @edge(S.ANSWERED, S.CLOSED, COMPLAINANT, guards=("reply_window_open",))
    def accept(self) -> None: ...

    @edge(S.ANSWERED, S.CLOSED, CLOCK, guards=("reply_window_over",))
    def deem_accepted(self) -> None: ...

    @edge(S.ANSWERED, S.INVESTIGATING, COMPLAINANT, guards=("never_contested", "reply_window_open"))
    def contest(self) -> None: ...

    @edge(
        S.CLOSED,
        S.INVESTIGATING,
        COMPLAINANT,
        Role.COORDINATOR,
        guards=("not_concluded", "never_reopened", "reopening_window_open"),
    )
    def reopen(self) -> None: ...

    @edge(
        (S.RECEIVED, S.INCOMPLETE, S.DISPATCHED, S.INVESTIGATING),
        S.WITHDRAWN,
        COMPLAINANT,
        guards=("not_lapsed",),
    )
    def withdraw(self) -> None: ...

    @edge(S.REJECTED, S.RECEIVED, COMPLAINANT, guards=("never_appealed", "appeal_window_open"))
    def appeal(self) -> None: ...

    @edge(
        (S.RECEIVED, S.DISPATCHED, S.INVESTIGATING, S.ANSWERED, S.REJECTED),
        S.ESCALATED,
        COMPLAINANT,
        Role.COORDINATOR,
        guards=("not_deemed_accepted", "may_escalate"),
    )
    def escalate(self) -> None: ...

    @edge(S.ESCALATED, S.INVESTIGATING, Role.OMBUDSMAN)
    def remand(self) -> None: ...

    @edge(S.ESCALATED, S.CLOSED, Role.OMBUDSMAN)
    def conclude(self) -> None: ...


VERBS: Final[tuple[str, ...]] = tuple(
    name for name, member in vars(Lifecycle).items() if hasattr(member, "_django_fsm")
)
"""Every verb that is an edge, in the order of the table above (register and import make the row)."""


def rule(verb: str) -> Edge:
    """The edge of a verb. Raises KeyError for a word that is no verb."""
    return cast(Edge, next(iter(_transitions(verb).values())).custom["edge"])


def sources(verb: str) -> tuple[str, ...]:
    """The states from which a verb is legal."""
    return tuple(_transitions(verb))


def target(verb: str, source: str) -> str:
    """Where a verb leads from this state; the state itself where the verb leaves it."""
    return str(_transitions(verb)[source].target or source)


def _transitions(verb: str) -> dict[str, Any]:
    """What django-fsm keeps of a verb, by source state."""
    kept = vars(Lifecycle)[verb]._django_fsm  # noqa: SLF001 - django-fsm shows its table of a class nowhere else
    return cast(dict[str, Any], kept.transitions)
