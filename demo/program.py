"""How many complaints of which fate, how long ago, and at whose desk: drawn from a seed before anything is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from demo import clock_fates, fates
from demo.civil import CIVIL
from demo.days import Days, Week
from demo.health import HEALTH
from demo.people import Cast, Desk, Office
from demo.permit import PERMIT
from demo.places import Pace, Sector
from demo.refusals import REFUSALS
from demo.school import SCHOOL
from demo.social import SOCIAL
from demo.story import Story
from demo.tale import Tale
from law.codes import Classification as C

Fate = Callable[[Tale], None]
STORIES: Final = {
    Sector.HEALTH: HEALTH,
    Sector.CIVIL: CIVIL,
    Sector.SCHOOL: SCHOOL,
    Sector.SOCIAL: SOCIAL,
    Sector.PERMIT: PERMIT,
}
ORDINARY_STORIES: Final = {
    sector: [story for story in stories if story.classification == C.ORDINARY]
    for sector, stories in STORIES.items()
}
MONTHS_14: Final = 425
WEIGHTY: Final = (C.ORDINARY, C.SUPERVISORY)


@dataclass(frozen=True, slots=True)
class Row:
    """This many complaints of this fate, filed between these numbers of days ago. `classes` empty: any."""

    fate: Fate
    count: int
    ages: tuple[int, int] = (1, MONTHS_14)
    classes: tuple[C, ...] = ()
    paces: tuple[Pace, ...] = ()
    refused: bool = False


P = Pace
BUSY: Final = (P.STEADY, P.DRIFTING, P.SLOW)
PROGRAM: Final = (
    Row(fates.accepted, 100),
    Row(fates.silent, 108),
    Row(fates.contested, 26, (12, MONTHS_14), WEIGHTY),
    Row(fates.contested_and_escalated, 7, (50, 400), WEIGHTY),
    Row(fates.never_assigned, 9, (4, 75)),
    Row(fates.never_assigned_and_escalated, 5, (45, 380), WEIGHTY),
    Row(fates.not_begun, 9, (10, 90), WEIGHTY, (P.SLOW, P.DRIFTING)),
    Row(fates.never_answered, 14, (26, 130), (), (P.SLOW, P.DRIFTING, P.STEADY)),
    Row(fates.escalated_and_concluded, 9, (140, 420), (C.ORDINARY,), (P.SLOW, P.DRIFTING)),
    Row(fates.escalated_supervisory, 4, (90, 400), (C.SUPERVISORY,)),
    Row(fates.escalated_open, 5, (35, 60), (C.ORDINARY,), (P.SLOW, P.DRIFTING)),
    Row(fates.remanded, 7, (80, 400), (C.ORDINARY,), (P.SLOW, P.DRIFTING)),
    Row(fates.incomplete, 20, (6, MONTHS_14)),
    Row(fates.lapsed, 11, (6, MONTHS_14)),
    Row(fates.withdrawn_incomplete, 4, (20, 400)),
    Row(fates.withdrawn_early, 5, (3, MONTHS_14)),
    Row(fates.withdrawn_while_investigated, 6, (15, MONTHS_14)),
    Row(fates.sent_back, 11, (10, MONTHS_14)),
    Row(fates.transferred, 11, (10, MONTHS_14)),
    Row(fates.rejected, 17, (2, MONTHS_14), refused=True),
    Row(fates.rejected_and_appealed, 5, (30, 400), (C.ORDINARY,)),
    Row(fates.rejected_twice_and_escalated, 3, (60, 400), refused=True),
    Row(fates.reopened, 8, (30, 400), WEIGHTY),
    Row(fates.reopened_after_silence, 4, (70, 400), WEIGHTY),
    Row(fates.repeated, 12, (8, 410)),
    Row(clock_fates.extended, 9, (8, MONTHS_14), (C.ORDINARY,), BUSY),
    Row(clock_fates.suspended, 8, (8, MONTHS_14), (C.ORDINARY,), BUSY),
    Row(clock_fates.suspended_to_the_cap, 3, (45, 400), (C.ORDINARY,), BUSY),
    Row(clock_fates.still_suspended, 2, (5, 8), (C.ORDINARY,)),
    Row(clock_fates.reclassified, 5, (6, MONTHS_14), (C.ORDINARY,), BUSY),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One complaint to tell: where, what, how long ago and what becomes of it. `age` in days."""

    number: int
    fate: Fate
    age: int
    office: Office
    desk: Desk
    story: Story

    @property
    def recency(self) -> float:
        """0 for 14 months ago, 1 for today."""
        return 1 - self.age / MONTHS_14


def program(cast: Cast, seed: str) -> list[Plan]:
    """Every complaint of the demo but the `Deadline`s, the oldest first; those that repeat another one come last, when it is
    known which ones still wait for their answer."""
    rng = Random(f"{seed}/program")  # noqa: S311 - no secret
    rows = [row for row in PROGRAM for _ in range(row.count)]
    # Rows of one fate are spread evenly over their days, so that no month is empty of anything common.
    ages = [age for row in PROGRAM for age in _spread(row, rng)]
    desks, stories = _Desks(cast, rng), _Stories(rng)
    drawn = sorted(zip(ages, rows, strict=True), key=lambda one: (one[1].fate is fates.repeated, -one[0]))
    plans = []
    for number, (age, row) in enumerate(drawn):
        office, desk = desks.draw(row)
        plans.append(Plan(number, row.fate, age, office, desk, stories.draw(desk.place.sector, row)))
    return plans


def _spread(row: Row, rng: Random) -> Iterator[int]:
    first, last = row.ages
    width = (last + 1 - first) / row.count
    for place in range(row.count):
        yield first + int((place + rng.random()) * width)


class _Desks:
    """Draws desks by their share, each dealt out before any comes again more often than its share."""

    def __init__(self, cast: Cast, rng: Random) -> None:
        self.rng = rng
        self.all = [(office, desk) for office in cast.offices for desk in office.desks]
        self.hand: list[tuple[Office, Desk]] = []

    def draw(self, row: Row) -> tuple[Office, Desk]:
        for _again in range(2):
            for place, (office, desk) in enumerate(self.hand):
                if not row.paces or desk.place.pace in row.paces:
                    del self.hand[place]
                    return office, desk
            fresh = [one for one in self.all for _ in range(one[1].place.share)]
            self.rng.shuffle(fresh)
            self.hand += fresh
        raise LookupError(row.paces)


class _Stories:
    """Deals the stories of a sector round, so that the same one comes back as late as can be."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.hands: dict[str, list[Story]] = {}

    def draw(self, sector: Sector, row: Row) -> Story:
        name, stories = ("refused", REFUSALS) if row.refused else (str(sector), STORIES[sector])
        hand = self.hands.setdefault(name, [])
        for _again in range(2):
            for place, story in enumerate(hand):
                if not row.classes or story.classification in row.classes:
                    return hand.pop(place)
            fresh = list(stories)
            self.rng.shuffle(fresh)
            hand += fresh
        raise LookupError(row.classes)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A complaint whose next clock strikes at the coming midnight, or the first that can: where, and what was
    done on which day."""

    fate: Fate
    unit: str
    filed_on: Callable[[Days, date, Week], date]


def _before_completion(days: Days, today: date, week: Week) -> date:
    return days.before(today - timedelta(days=31), 0, week)


def _before_reply(days: Days, today: date, week: Week) -> date:
    return days.before(days.ends_soonest(today, 10, week), 6, week)


def _before_settlement(days: Days, today: date, week: Week) -> date:
    return days.ends_soonest(today, 14, week)


DEADLINES: Final = tuple(
    Deadline(fate, unit, filed_on)
    for unit in ("puskesmas-pontang", "disdukcapil-serang", "puskesmas-kassi-kassi", "puskesmas-kalumata")
    for fate, filed_on in (
        (fates.completion_ends, _before_completion),
        (fates.reply_ends, _before_reply),
        (fates.settlement_ends, _before_settlement),
    )
)
