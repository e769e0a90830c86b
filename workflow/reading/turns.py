"""Whose turn a case is, in lists and in queries alike."""

from datetime import datetime
from typing import Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, When
from django.db.models.lookups import IsNull
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
HANDED: Final = (State.ESCALATED, State.INVESTIGATING)
"""Of which it may be another's turn than the state says."""


def handed(at: datetime) -> dict[str, IsNull]:
    """What hands the turn of a case to somebody else than its state says: annotations for `whose`, looked up case by case and
    only where the state makes it matter."""
    each = {
        "demanded": (State.ESCALATED, _demands(at)),
        "awaits_word": (State.INVESTIGATING, _standstills()),
    }
    return {
        name: IsNull(Case(When(state=state, then=Subquery(rows.values("pk")[:1]))), False)
        for name, (state, rows) in each.items()
    }


def whose(state: str, *, demanded: bool, awaits_word: bool) -> Turn:
    if state == State.ESCALATED and demanded:
        return Turn.OFFICE
    if state == State.INVESTIGATING and awaits_word:
        return Turn.COMPLAINANT
    return TURNS[State(state)]


def is_turn(turn: Turn, at: datetime) -> Q:
    """For a query: `whose` of an open case is this. What hands it on is looked up case by case: for EXISTS beside an OR
    PostgreSQL would gather that of all cases first."""
    there = (IsNull(Subquery(rows.values("pk")[:1]), False) for rows in (_demands(at), _standstills()))
    demanded, awaits_word = (Q(each) for each in there)
    handed_to = {
        State.ESCALATED: (demanded, Turn.OFFICE),
        State.INVESTIGATING: (awaits_word, Turn.COMPLAINANT),
    }
    plain = [state for state, who in TURNS.items() if who == turn and state not in HANDED]
    found = Q(state__in=plain)
    for state, (handed_on, to) in handed_to.items():
        if turn == to:
            found |= Q(handed_on, state=state)
        elif turn == TURNS[state]:
            found |= Q(~handed_on, state=state)
    return found


def ways(turn: Turn, at: datetime) -> list[Q]:
    """The same taken apart: in which ways it may be somebody's turn. No case is in two of them, so that each can be counted
    along an index of its own."""
    demanded = Q(Exists(_demands(at)), state=State.ESCALATED)
    awaits_word = Q(Exists(_standstills()), state=State.INVESTIGATING)
    plain = [state for state, who in TURNS.items() if who == turn and state not in HANDED]
    by_state = [Q(state__in=plain)] if plain else []
    match turn:
        case Turn.OMBUDSMAN:
            return [*by_state, Q(~Exists(_demands(at)), state=State.ESCALATED)]
        case Turn.OFFICE:
            return [*by_state, Q(~Exists(_standstills()), state=State.INVESTIGATING), demanded]
        case Turn.COMPLAINANT:
            return [*by_state, awaits_word]


def _demands(at: datetime) -> QuerySet[Duty]:
    """What the Ombudsman asked of the office on the outer case, and the office may still answer in time."""
    running = Duty.objects.filter(complaint=OuterRef("pk"), kind=DutyKind.EXPLAIN, met_at=None, ended_at=None)
    return running.filter(due_at__gt=at)


def _standstills() -> QuerySet[Suspension]:
    """The clock of the outer case stands still for its complainant's word."""
    waits = Suspension.objects.filter(complaint=OuterRef("pk"), until_at=None)
    return waits.filter(reason=SuspensionReason.AWAITING_COMPLAINANT)
