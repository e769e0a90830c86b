"""Whose turn a case is, in lists and in queries alike."""

from datetime import datetime
from typing import Final

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from complaints.lifecycle import State


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
that is worked on is the complainant's while the clock stands still for their word: the database keeps until when on the row
of the case (`handed_until`)."""
HANDED: Final = {State.ESCALATED: Turn.OFFICE, State.INVESTIGATING: Turn.COMPLAINANT}
"""Whose it is instead, until `handed_until` of the case."""


def whose(state: str, handed_until: datetime | None, *, at: datetime) -> Turn:
    """Of an open case. `handed_until`: that of its row."""
    if handed_until is not None and handed_until > at:
        return HANDED[State(state)]
    return TURNS[State(state)]


def is_turn(turn: Turn, at: datetime) -> Q:
    """For a query: `whose` of an open case is this."""
    found = Q(state__in=[state for state, who in TURNS.items() if who == turn and state not in HANDED])
    for state, to in HANDED.items():
        if turn == to:
            found |= Q(state=state, handed_until__gt=at)
        elif turn == TURNS[state]:
            found |= Q(state=state) & (Q(handed_until=None) | Q(handed_until__lte=at))
    return found


def ways(turn: Turn, at: datetime) -> list[tuple[State, Q]]:
    """The same taken apart: in which ways, of which state, it may be somebody's turn. No case is in two of them, and each has
    an index in every order of the list."""
    found = []
    for state, who in TURNS.items():
        if who == turn:
            found.append((state, Q(state=state, handed_until=None)))
            if state == State.ESCALATED:  # a demand that was not answered in time
                found.append((state, Q(state=state, handed_until__lte=at)))
        elif HANDED.get(state) == turn:
            found.append((state, Q(state=state, handed_until__gt=at)))
    return found


def ways_of_state(state: State) -> list[Q]:
    """Those of all open cases of a state, whoever's turn it is."""
    handed = [Q(state=state, handed_until__isnull=False)] if state in HANDED else []
    return [Q(state=state, handed_until=None), *handed]
