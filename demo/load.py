"""Tells the whole demo: every plan as a tale, the oldest first, each life in a transaction of its own.

The product runs meanwhile. Its sweeps see a life whole or not at all, so they never act in the past of a story that
goes on; and what an earlier start has told is not told again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from accounts.actors import Actor, Origin, complainant
from complaints.codes import Channel, IdentityKind
from complaints.lifecycle import State
from complaints.models import Complaint, Statement
from complaints.transactions import in_one_piece
from demo import audited, evidence, fates, marks, products
from demo.days import Days
from demo.details import details, person
from demo.people import Cast, Desk, Office, settle_in
from demo.program import DEADLINES, ORDINARY_STORIES, Deadline, Fate, Plan, program
from demo.story import Story, Told, tell
from demo.tale import CLOCK, NotYet, Tale
from law.codes import Classification as C
from law.counting import local_date
from workflow import heartbeats
from workflow.calendars import present
from workflow.models import Duty
from workflow.sweep import sweeps
from workflow.verbs.intake import Filing

CHANNELS: Final = {
    Channel.WEB: 56,
    Channel.WALK_IN: 13,
    Channel.PHONE: 10,
    Channel.EMAIL: 7,
    Channel.WHATSAPP: 2,
    Channel.INSTAGRAM: 1,
    Channel.FACEBOOK: 1,
    Channel.TIKTOK: 1,
    Channel.SOCIAL: 1,
    Channel.LETTER: 5,
    Channel.SP4N: 2,
    Channel.OTHER: 1,
}
IDENTITIES: Final = {IdentityKind.NAMED: 74, IdentityKind.CONFIDENTIAL: 15, IdentityKind.ANONYMOUS: 11}
GUARDED: Final = {IdentityKind.NAMED: 25, IdentityKind.CONFIDENTIAL: 55, IdentityKind.ANONYMOUS: 20}
REPEATABLE: Final = (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING)
"""States of a complaint with which one that repeats it may be linked, to wait for its answer."""
A_WEEK: Final = timedelta(days=7)
UNKNOWN_UNIT: Final = 0.08
"""How many file with the agency because they do not know the unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a complaint is filed, and about what. `original`: the complaint that it repeats."""

    office: Office
    desk: Desk
    told: Told
    original: Complaint | None = None


def load(*, seed: str, at: datetime, report: Callable[[int, int], None]) -> int:
    """Make the people and tell every complaint up to this instant that no earlier start has told; returns how many
    there are. `report` is called after each, with how many are told and how many there will be."""
    cast = settle_in()
    plans = program(cast, seed)
    loader = Loader(cast, seed=seed, at=at)
    before, every = loader.number, len(plans) + len(DEADLINES)
    for plan in plans[before:]:
        loader.tell(plan)
        report(loader.number, every)
    for number, deadline in list(enumerate(DEADLINES))[max(before - len(plans), 0) :]:
        loader.tell_deadline(deadline, number)
        report(loader.number, every)
    with in_one_piece():
        marks.give(cast, at=at)
        audited.audit(cast.ombudsman, at=at)
        evidence.gather(cast, at=at)
        products.tell(cast, at=at)
        heartbeats.end(heartbeats.DEMO)
    return loader.number


def _day_after(original: Complaint | None) -> date:
    """The local day after the last thing that happened to it."""
    assert original is not None
    original.refresh_from_db()
    return local_date(original.last_at, original.agency.zone) + timedelta(days=1)


def _climb(original: Complaint, at: datetime) -> None:
    """What a link moved in the cases that were told before: the clock climbs their new rungs now."""
    left = Duty.objects.filter(met_at=None, ended_at=None, suspended_at=None, rung_at__lte=at)
    group = left.filter(Q(complaint=original) | Q(complaint__duplicate_of=original))
    for complaint_id in set(group.values_list("complaint_id", flat=True)):
        sweeps.act(complaint_id, by=CLOCK, at=at)


class Loader:
    """Tells complaints one after another. Keeps what was said, so that no two read alike."""

    def __init__(self, cast: Cast, *, seed: str, at: datetime) -> None:
        self.cast, self.seed, self.until = cast, seed, at
        before = Complaint.objects.filter(origin=Origin.DEMO)
        words = Statement.objects.filter(complaint__in=before, kind__in=("subject", "description"))
        self.said: set[str] = set(words.values_list("body", flat=True))
        self.waiting: list[Place] = []
        """Complaints that wait for their answer and that somebody might repeat; none of an earlier start."""
        self.number = before.count()

    def tell(self, plan: Plan) -> None:
        repeats = plan.fate is fates.repeated
        known = self._waiting() if repeats else None
        days = self._days(known.office if known else plan.office, f"{plan.number}")
        filed_on = days.local(self.until) - timedelta(days=plan.age)
        if known is not None:
            filed_on = max(filed_on, _day_after(known.original))
        place = self._again(known, days) if known else self._first(plan, filed_on, days)
        tale = self._tale(place, days, plan.recency)
        self._tell(tale, fates.accepted if repeats and known is None else plan.fate, filed_on)
        stands = tale.row.state in REPEATABLE
        if plan.story.classification == C.ORDINARY and plan.story.ground is None and stands and not known:
            self.waiting.append(Place(place.office, place.desk, place.told, tale.row))

    def tell_deadline(self, deadline: Deadline, number: int) -> None:
        office, desk = next(
            (office, desk)
            for office in self.cast.offices
            for desk in office.desks
            if desk.place.code == deadline.unit
        )
        days = self._days(office, f"deadline/{number}")
        filed_on = deadline.filed_on(days, days.local(self.until), desk.place.week)
        story = days.rng.choice(ORDINARY_STORIES[desk.place.sector])
        place = Place(office, desk, self._words(office, desk, story, filed_on, days))
        self._tell(self._tale(place, days, 1.0), deadline.fate, filed_on)

    @in_one_piece()
    def _tell(self, tale: Tale, fate: Fate, filed_on: date) -> None:
        self.number += 1
        channel = tale.rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        by, at = _who_files(tale, channel, filed_on)
        tale.file(self._filing(tale, channel, at), by=by, at=at)
        with suppress(NotYet):
            fate(tale)
        tale.finish()
        if tale.original is not None:
            _climb(tale.original, self.until)

    def _days(self, office: Office, what: str) -> Days:
        calendar = present.current(office.agency.calendar)
        return Days(ZoneInfo(office.agency.zone), calendar, Random(f"{self.seed}/{what}"))  # noqa: S311 - no secret

    def _tale(self, place: Place, days: Days, recency: float) -> Tale:
        tale = Tale(
            place.office,
            place.desk,
            place.told,
            ombudsman=self.cast.ombudsman,
            days=days,
            until=self.until,
            recency=recency,
        )
        tale.original = place.original
        return tale

    def _waiting(self) -> Place | None:
        """One of those that wait, once each: the first that was left alone for a while."""
        for place in self.waiting:
            today = local_date(self.until, place.office.agency.zone)
            if _day_after(place.original) <= today - A_WEEK:
                self.waiting.remove(place)
                return place
        return None

    def _first(self, plan: Plan, filed_on: date, days: Days) -> Place:
        told = self._words(plan.office, plan.desk, plan.story, filed_on, days)
        return Place(plan.office, plan.desk, told)

    def _again(self, last: Place, days: Days) -> Place:
        """The same incident in other words."""
        told = last.told
        while told.description in self.said:
            told = tell(told.story, told.details, told.happened_on, days.rng)
        self.said.add(told.description)
        return Place(last.office, last.desk, told, last.original)

    def _words(self, office: Office, desk: Desk, story: Story, filed_on: date, days: Days) -> Told:
        """The story in words that no complaint before used."""
        happened_on = days.before(filed_on, days.rng.randint(0, 9), desk.place.week)
        while True:
            filled = details(office.place, desk.place.name, happened_on, days.rng)
            told = tell(story, filled, happened_on, days.rng)
            if not {told.description, told.subject} & self.said:
                self.said |= {told.description, told.subject}
                return told

    def _filing(self, tale: Tale, channel: Channel, at: datetime) -> Filing:
        rng, office, told = tale.rng, tale.office, tale.told
        kinds = GUARDED if told.story.classification == C.SUPERVISORY else IDENTITIES
        identity = rng.choices(list(kinds), list(kinds.values()))[0]
        writes = channel in (Channel.WEB, Channel.EMAIL)
        who = person(office.place, self.number, writes=writes, rng=rng)
        arrived = tale.days.local(at) - timedelta(days=rng.randint(1, 5))
        return Filing(
            agency=office.agency,
            unit=None if rng.random() < (0.6 if told.story.ground else UNKNOWN_UNIT) else tale.desk.unit,
            subject=told.subject,
            description=told.description,
            occurred_on=told.happened_on,
            identity=identity,
            person=None if identity == IdentityKind.ANONYMOUS else who,
            settlement_sought=told.wish,
            channel=channel,
            claimed_received_on=arrived if channel == Channel.LETTER else None,
            days=tale.days.calendar,
        )


def _who_files(tale: Tale, channel: Channel, filed_on: date) -> tuple[Actor, datetime]:
    """Complainants on the web, at any hour; for all else somebody of the staff, in office hours."""
    if channel == Channel.WEB:
        return complainant(origin=Origin.DEMO), tale.days.waking_hours(filed_on)
    at = tale.days.office_hours(tale.days.before(filed_on, 0, tale.week))
    if channel == Channel.WALK_IN and tale.chance(0.6):
        return tale.rng.choice(tale.desk.officers), at
    return tale.coordinator, at
