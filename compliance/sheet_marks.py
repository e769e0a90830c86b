"""What one case adds to the sheet of a unit, as marks that are counted. Pure.

No mark says what only today says: of what is open it tells the days since when, from which the sheet counts when it is read. So what
was counted of a case stays true until something happens to it, or the calendar of one of its days changes.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from complaints.lifecycle import State
from compliance import signal_marks
from compliance.signal_marks import DaysBetween
from compliance.tally import Mark
from compliance.traces import Trace

UNKNOWN: Final = "?"
"""Working days that no calendar tells."""
NOBODY: Final = 0
"""Who holds a case that no unit holds: the agency's coordinators."""
LATE, IN_TIME = "late", "in_time"


class K(StrEnum):
    """Kinds; kept with every case, and so short. Of the cases that name the unit:"""

    TAKEN = "a"
    """Answered: working days, and whether in time."""
    OVER = "x"
    """Ended without an answer: working days."""
    WAITS = "o"
    """Open: the day of filing."""
    GROUND = "g"
    CONTESTED = "c"
    REOPENED = "z"
    REMANDED = "m"
    RATED = "n"
    """The complainant's rating, and whether it is told apart."""
    REPLY = "t"
    """The event of the latest answer that staff gave, whose text is compared."""
    PERSON = "p"
    """In which of PARTS of all people the complainant falls."""

    # Of these and of those that it held and passed on:
    ENDED = "e"
    """How it ended, and after how many working days."""
    GOES_ON = "w"
    """It has not: the day of filing."""
    HELD = "h"
    """Holder and working days, of what is answered or over."""
    HOLDS = "k"
    """Who holds what is open, since when, and whole days by holder before that."""


class End(StrEnum):
    """How a case ended for the unit, the first of these."""

    ANSWERED = "answered"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CONCLUDED = "concluded"
    TRANSFERRED = "transferred"
    MERGED = "merged"


ENDED_AS: Final = {State.REJECTED: End.REJECTED, State.WITHDRAWN: End.WITHDRAWN, State.CLOSED: End.CONCLUDED}


def of(each: Trace, unit: int, days: DaysBetween) -> Iterator[Mark]:
    """The marks of a case that names this unit, or that it once held."""
    yield _ending(each, unit, days)
    yield from _holders(each, days)
    yield from signal_marks.of_passed(each)
    if each.unit == unit:
        yield _waited(each, days)
        yield from _stood(each)
        yield from signal_marks.of_named(each, days)
        if each.rating is not None:
            yield K.RATED, f"{each.rating}:{int(each.rating_apart)}", 1
        if each.first_answered_on is not None and each.latest_reply is not None:
            yield K.REPLY, str(each.latest_reply), 1


def _waited(each: Trace, days: DaysBetween) -> Mark:
    if each.first_answered_on is not None:
        late = each.due_on is not None and each.first_answered_on > each.due_on
        taken = _days(each.received_on, each.first_answered_on, days)
        return K.TAKEN, f"{taken}:{LATE if late else IN_TIME}", 1
    if each.ended_on is not None:
        return K.OVER, _days(each.received_on, each.ended_on, days), 1
    return K.WAITS, str(each.received_on.toordinal()), 1


def _days(after: date, until: date, days: DaysBetween) -> str:
    between = days.between(after, until)
    return UNKNOWN if between is None else str(between)


def _stood(each: Trace) -> Iterator[Mark]:
    if each.first_answered_on is None:
        if each.state == State.REJECTED:
            yield K.GROUND, each.ground, 1
        return
    if each.contests:
        yield K.CONTESTED, "", 1
    if each.reopenings:
        yield K.REOPENED, "", 1
    if any(act.name == "remanded" for act in each.acts):
        yield K.REMANDED, "", 1


def _ending(each: Trace, unit: int, days: DaysBetween) -> Mark:
    ending = end_of(each, unit)
    if ending is None:
        return K.GOES_ON, str(each.received_on.toordinal()), 1
    return K.ENDED, f"{ending[0].value}:{_days(each.received_on, ending[1], days)}", 1


def end_of(each: Trace, unit: int) -> tuple[End, date] | None:
    """How and when this case first ended for the unit; None while it is open there."""
    ends: list[tuple[date, int, End]] = []
    if each.first_answered_on is not None:
        ends.append((each.first_answered_on, 3, End.ANSWERED))
    elif each.ended_on is not None:
        ends.append((each.ended_on, 3, ENDED_AS[State(each.state)]))
    if each.linked:
        on = [act.on for act in each.acts if act.name == "linked"]
        if on:
            ends.append((on[-1], 1, End.MERGED))
    if each.unit != unit:
        left = [stay.until_on for stay in each.stays if stay.unit == unit and stay.until_on is not None]
        if left:
            ends.append((left[-1], 2, End.TRANSFERRED))
    if not ends:
        return None
    on_day, _order, end = min(ends)
    return end, on_day


def _holders(each: Trace, days: DaysBetween) -> Iterator[Mark]:
    """Working days of one case by holder, up to its end; nothing if a calendar does not know them."""
    last = each.first_answered_on or each.ended_on
    spans, now, since = _spans(each, last)
    if last is not None:
        spans.append((NOBODY, since, last))
    held: dict[int, int] = {}
    for place, (holder, after, until) in enumerate(spans):
        between = days.between(after, until)
        if between is None:
            return
        if (
            between or last is None or place < len(spans) - 1
        ):  # who held it for no day held it; nobody did not, at the end
            held[holder] = held.get(holder, 0) + between
    if last is None:
        before = ",".join(f"{holder}={n}" for holder, n in sorted(held.items()))
        yield K.HOLDS, f"{now}:{since.toordinal()}:{before}", 1
        return
    for holder, n in held.items():
        yield K.HELD, f"{holder}:{n}", 1


def _spans(each: Trace, last: date | None) -> tuple[list[tuple[int, date, date]], int, date]:
    """Who held it from when to when, up to its last day if it has one; and who does then, since when."""
    spans: list[tuple[int, date, date]] = []
    since = each.received_on
    for stay in each.stays:
        if last is not None and stay.from_on > last:
            break
        spans.append((NOBODY, since, stay.from_on))
        until = stay.until_on if last is None else min(stay.until_on or last, last)
        if until is None:
            return spans, stay.unit, stay.from_on
        spans.append((stay.unit, stay.from_on, until))
        since = max(since, until)
    return spans, NOBODY, since


def held_until(rest: str, today: date, days: DaysBetween) -> dict[int, int] | None:
    """Of a mark HOLDS, working days by holder up to today; None if a calendar does not know them."""
    now, since, before = rest.split(":")
    held = {
        int(holder): int(n) for holder, _is, n in (one.partition("=") for one in before.split(",") if one)
    }
    running = days.between(date.fromordinal(int(since)), today)
    if running is None:
        return None
    if running or int(now) != NOBODY:
        held[int(now)] = held.get(int(now), 0) + running
    return held
