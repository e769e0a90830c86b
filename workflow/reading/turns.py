"""Whose turn a case is, in lists and in queries alike."""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from complaints.lifecycle import State
from law.codes import DutyKind, SuspensionReason
from workflow.models import Duty, Suspension


class Turn(TextChoices):
    """Who has to act."""

    OMBUDSMAN = "ombudsman", _("Ombudsman")
    OFFICE = "office", _("Instansi")
    COMPLAINANT = "complainant", _("Pengadu")


TURNS: Final = {
    State.RECEIVED: Turn.OFFICE,
    State.INCOMPLETE: Turn.COMPLAINANT,
    State.DISPATCHED: Turn.OFFICE,
    State.INVESTIGATING: Turn.OFFICE,
    State.ANSWERED: Turn.COMPLAINANT,
    State.ESCALATED: Turn.OMBUDSMAN,
}
"""By the state of an open case. One at the Ombudsman is the office's turn while a demand of it runs and is not late; one
that is worked on is the complainant's while the clock stands still for their word."""


def handed(at: datetime) -> dict[str, Exists]:
    """What hands the turn of a case to somebody else than its state says: annotations for `whose` and `is_turn`."""
    return {"demanded": Exists(_demands(at)), "awaits_word": Exists(_standstills())}


def whose(state: str, *, demanded: bool, awaits_word: bool) -> Turn:
    if state == State.ESCALATED and demanded:
        return Turn.OFFICE
    if state == State.INVESTIGATING and awaits_word:
        return Turn.COMPLAINANT
    return TURNS[State(state)]


def is_turn(turn: Turn, at: datetime) -> Q:
    """For a query: `whose` of an open case is this."""
    away = {
        Turn.OMBUDSMAN: Q(Exists(_demands(at)), state=State.ESCALATED),
        Turn.OFFICE: Q(Exists(_standstills()), state=State.INVESTIGATING),
    }
    here = Q(state__in=[state for state, who in TURNS.items() if who == turn])
    if turn == Turn.COMPLAINANT:
        return here | away[Turn.OFFICE]
    if turn == Turn.OFFICE:
        return (here & ~away[Turn.OFFICE]) | away[Turn.OMBUDSMAN]
    return here & ~away[Turn.OMBUDSMAN]


def _demands(at: datetime) -> QuerySet[Duty]:
    """What the Ombudsman asked of the office on the outer case, and the office may still answer in time."""
    running = Duty.objects.filter(complaint=OuterRef("pk"), kind=DutyKind.EXPLAIN, met_at=None, ended_at=None)
    return running.filter(due_at__gt=at)


def _standstills() -> QuerySet[Suspension]:
    """The clock of the outer case stands still for its complainant's word."""
    waits = Suspension.objects.filter(complaint=OuterRef("pk"), until_at=None)
    return waits.filter(reason=SuspensionReason.AWAITING_COMPLAINANT)
