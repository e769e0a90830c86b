"""What one case adds to the signals of a unit (`signals`), as marks that are counted. None says what only today says."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from compliance.tally import Mark
from compliance.traces import Act, Trace

LAST: Final = 2
"""Working days before the limit, and the day itself, that count as near it; for answers one day less."""
LATE_TO_ENTER: Final = 3
LATE_TO_UNIT: Final = 5
BOUNCES: Final = 2
ANSWERED: Final = ("answered", "answered_with_original", "imported_answer")


class DaysBetween(Protocol):
    def between(self, after: date, until: date) -> int | None: ...


class S(StrEnum):
    """Kinds; kept with every case, and so short. Of the cases that name the unit:"""

    NAMED = "r"
    ANSWERED = "an"
    AROUND = "ha"
    """Answered in the six days around the limit."""
    HEAPED = "hl"
    """In the last two of them that are in time."""
    OPEN_DAYS = "no"
    """Working days on which it was open up to its limit, counted each."""
    NEAR_DAYS = "nn"
    """Those of them that lay near the limit."""
    REACHED = "nr"
    """It came so far."""
    TO_LIMIT = "np"
    """Of what is open, from which day to which limit these three are to be counted."""
    EVER = "v"
    """Which of MOVES happened to it."""
    NEAR = "vn"
    """Which of them near the limit."""
    OVERTURNED = "ot"
    """The answer after it was contested found for the complainant."""
    VERDICT = "j"
    """What the latest audit of its answer found."""
    ENTERED = "ke"
    """It did not come through the site."""
    KEPT_BACK = "kb"
    CLAIMED = "uc"
    UNCONFIRMED = "ud"
    OTHER_CHANNEL = "oc"
    ANSWERED_BY = "fa"
    """Who gave the first answer."""
    UNDONE_BY = "fu"
    """The same of an answer that was contested or reopened."""
    CAME = "sc"
    SLOW = "ss"
    HOURS = "hh"
    """Whole hours from filing to the unit."""
    OVER = "ov"
    SETTLES_NOTHING = "sn"
    ELSEWHERE = "se"
    TO_ACCUSED = "sb"
    DUE = "d"
    """The end of its first settlement, and whether it was answered by then."""

    # Of these and of those that it held and passed on:
    PASSED = "f"
    BOUNCED = "fb"


def longer_class(act: Act) -> bool:
    return (
        act.name == "reclassified" and act.was is not None and act.due_on is not None and act.due_on > act.was
    )


MOVES: Final[dict[str, Callable[[Act], bool]]] = {
    "more_time": lambda act: act.name in ("extended", "suspended"),
    "rejected_late": lambda act: act.name == "rejected",
    "reclassified_late": longer_class,
}
"""What is tested for having happened near the limit."""


def of_passed(one: Trace) -> Iterator[Mark]:
    yield S.PASSED, "", 1
    if sum(act.name in ("transferred", "sent_back") for act in one.acts) >= BOUNCES:
        yield S.BOUNCED, "", 1


def of_named(one: Trace, days: DaysBetween) -> Iterator[Mark]:
    yield S.NAMED, "", 1
    if one.first_answered_on is not None:
        yield S.ANSWERED, "", 1
    yield from _heaped(one, days)
    yield from _near(one, days)
    yield from _answers(one)
    yield from _dates(one, days)
    yield from _way(one, days)
    yield from _ends(one)
    if one.channel == "other":
        yield S.OTHER_CHANNEL, "", 1
    if one.due_on is not None:
        in_time = one.first_answered_on is not None and one.first_answered_on <= one.due_on
        yield S.DUE, f"{one.due_on.toordinal()}:{int(in_time)}", 1


def _heaped(one: Trace, days: DaysBetween) -> Iterator[Mark]:
    if one.first_answered_on is None or one.due_on is None:
        return
    left = days.between(one.first_answered_on, one.due_on)
    over = days.between(one.due_on, one.first_answered_on)
    if left is None or over is None or left > 3 or over > 2:
        return
    yield S.AROUND, "", 1
    if one.first_answered_on <= one.due_on and left <= 1:
        yield S.HEAPED, "", 1


def _near(one: Trace, days: DaysBetween) -> Iterator[Mark]:
    limit = one.original_due_on or one.due_on
    last = one.first_answered_on or one.ended_on
    if limit is None:
        pass
    elif last is None:
        yield S.TO_LIMIT, f"{one.received_on.toordinal()}:{limit.toordinal()}", 1
    elif (spent := to_limit(one.received_on, limit, last, days)) is not None:
        opened, near = spent
        yield from ((kind, "", n) for kind, n in zip(SPENT, (opened, near, int(near > 0)), strict=True) if n)
    for kind, counts in MOVES.items():
        acts = [act for act in one.acts if counts(act)]
        if acts:
            yield S.EVER, kind, 1
        if any(_is_near(act, act.was or one.due_on, days) for act in acts):
            yield S.NEAR, kind, 1


SPENT: Final = (S.OPEN_DAYS, S.NEAR_DAYS, S.REACHED)


def to_limit(received_on: date, limit: date, last: date, days: DaysBetween) -> tuple[int, int] | None:
    """Of the working days up to this last one on which a case was open, those up to its limit, and those of them near it. None: no
    calendar tells."""
    length = days.between(received_on, limit)
    opened = days.between(received_on, min(last, limit))
    if length is None or opened is None:
        return None
    return opened, max(0, opened - (length - LAST - 1))


def _is_near(act: Act, limit: date | None, days: DaysBetween) -> bool:
    if limit is None or act.on > limit:
        return False
    left = days.between(act.on, limit)
    return left is not None and left <= LAST


def _answers(one: Trace) -> Iterator[Mark]:
    names = [act.name for act in one.acts]
    contested = names.index("contested") if "contested" in names else len(names)
    after = [act.code for act in one.acts[contested:] if act.name in ANSWERED]
    if after and after[0] in ("founded", "partly"):
        yield S.OVERTURNED, "", 1
    given = [act for act in one.acts if act.name in ANSWERED]
    judged = [act.code for act in one.acts if act.name == "answer_audited"]
    if judged:
        yield S.VERDICT, judged[-1], 1
    if given and given[0].actor is not None:
        yield S.ANSWERED_BY, str(given[0].actor), 1
        if one.contests or one.reopenings:
            yield S.UNDONE_BY, str(given[0].actor), 1


def _dates(one: Trace, days: DaysBetween) -> Iterator[Mark]:
    claimed = one.claimed_received_on
    if one.channel != "web":
        yield S.ENTERED, "", 1
        if claimed is not None and (days.between(claimed, one.recorded_on) or 0) > LATE_TO_ENTER:
            yield S.KEPT_BACK, "", 1
    if claimed is not None:
        yield S.CLAIMED, "", 1
        if claimed != one.received_on:
            yield S.UNCONFIRMED, "", 1


def _way(one: Trace, days: DaysBetween) -> Iterator[Mark]:
    """Its first stay in the unit that it names now; nothing if no unit held it yet."""
    stay = next((stay for stay in one.stays if stay.unit == one.unit), None)
    if stay is None:
        return
    yield S.CAME, "", 1
    yield S.HOURS, str(stay.after_hours), 1
    if (days.between(one.recorded_on, stay.from_on) or 0) > LATE_TO_UNIT:
        yield S.SLOW, "", 1


def _ends(one: Trace) -> Iterator[Mark]:
    """Of those that are over, without an answer: sent elsewhere, sent back to the accused office, or ended by silence."""
    if one.first_answered_on is None and one.ended_on is None:
        return
    yield S.OVER, "", 1
    if one.first_answered_on is not None:
        return
    elsewhere, to_accused = _sent_elsewhere(one), _sent_back_to_accused(one)
    if elsewhere:
        yield S.ELSEWHERE, "", 1
    if to_accused:
        yield S.TO_ACCUSED, "", 1
    if elsewhere or to_accused or one.ended_by == "lapse":
        yield S.SETTLES_NOTHING, "", 1


def _sent_elsewhere(one: Trace) -> bool:
    """Rejected in the end, as another body's."""
    return bool(one.state == "rejected" and one.ground == "other_body")


def _sent_back_to_accused(one: Trace) -> bool:
    """It ended with the unit that it is about, after that unit had given it away: the one that held it first."""
    units = [stay.unit for stay in one.stays]
    return not _sent_elsewhere(one) and len(units) > 1 and units[-1] == units[0]
