"""One complaint told through the verbs, at times gone by, with the clock acting when it would have.

Nothing here writes a row: every act is a verb of `workflow`, with origin `demo`.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from accounts.actors import Actor, Origin, clock, complainant
from accounts.models import User
from complaints.codes import Outcome
from complaints.lifecycle import END_STATES
from complaints.models import NEVER, Complaint
from demo import talk
from demo.days import Days, Week
from demo.people import Desk, Office
from demo.places import Pace
from demo.story import Told
from law.codes import Classification as C
from workflow.clocks import under_lock
from workflow.clocks.duties import Docket
from workflow.sweep import sweeps
from workflow.verbs import assignment, conversation, duplicates
from workflow.verbs.intake import Filing, register
from workflow.verbs.investigation import Decision
from workflow.verbs.table import VERBS

Moment = tuple[datetime, Callable[..., Docket | None]]


def _catch_up(complaint_id: int, *, by: Actor, at: datetime, docket: Docket) -> Docket | None:
    with under_lock.in_hand(docket, complaint_id) as hand:
        sweeps.catch_up(complaint_id, by=by, at=at)
    return hand.docket


CLOCK: Final = clock(origin=Origin.DEMO)
COMFORTABLE: Final = {C.INFORMATION: 5, C.ASPIRATION: 5, C.ORDINARY: 14, C.SUPERVISORY: 38}
"""Working days in which an answer is in time by every clock of its class."""


class NotYet(Exception):
    """The next act lies in the future: the case stands as it is, and the clock of the product goes on with it."""


class Tale:
    """A case, where it is in time (`now`), and who works on it. `until`: the instant the demo is told up to."""

    def __init__(
        self,
        office: Office,
        desk: Desk,
        told: Told,
        *,
        ombudsman: Actor,
        days: Days,
        until: datetime,
        recency: float,
    ) -> None:
        self.office, self.desk, self.told, self.ombudsman = office, desk, told, ombudsman
        self.days, self.until, self.recency = days, until, recency
        self.rng: Random = days.rng
        self.now = until
        self.row: Complaint
        self.owner: Actor
        self.answered_by: Actor | None = None
        self.original: Complaint | None = None
        """The complaint that this one repeats."""
        self._docket: Docket | None = None
        """The case in hand, where nothing has happened to it beside what was done with this."""
        self._moments: list[Moment] | None = None
        """When the clock has something to do, as long as nobody moves the case."""
        self.prompt = False
        """Nobody lets it lie."""
        self.coordinator = office.coordinators[0 if self.rng.random() < 0.75 else 1]

    @property
    def pk(self) -> int:
        return self.row.pk

    @property
    def week(self) -> Week:
        return self.desk.place.week

    @property
    def classification(self) -> C:
        return self.told.story.classification

    @property
    def other_coordinator(self) -> Actor:
        """Not the one who works on this case: whoever rejected may not decide on the appeal."""
        return next(one for one in self.office.coordinators if one is not self.coordinator)

    def other_desk(self) -> Desk:
        return self.rng.choice([desk for desk in self.office.desks if desk is not self.desk])

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def say(self, texts: tuple[str, ...]) -> str:
        return self.told.fill(self.rng.choice(texts))

    # Time.

    def at_work(self, least: int, most: int) -> datetime:
        return self.days.at_work(self.now, self.rng.randint(least, most), self.week)

    def at_agency(self, least: int, most: int) -> datetime:
        return self.days.at_work(
            self.now, self.rng.randint(least, most), tuple(self.office.agency.working_week)
        )

    def at_home(self, least: int, most: int) -> datetime:
        return self.days.at_home(self.now, self.rng.randint(least, most))

    def end_of(self, kind: str) -> datetime:
        """The end of the running duty of this kind. Raises NotYet where it has none."""
        running = self._in_hand().running(kind)
        ends = [duty.due_at for duty in running if duty.due_at is not None]
        if not ends:
            raise NotYet
        return min(ends)

    def promised(self) -> bool:
        """Whether a remedy was ever promised."""
        return any(duty.kind == "remedy" for duty in self._in_hand().rows)

    def wait_past(self, *kinds: str) -> None:
        """Let the earliest end of these pass, with what the clock then does."""
        end = min(self.end_of(kind) for kind in kinds)
        self.pass_until(max(end + timedelta(minutes=self.rng.randint(10, 50)), self.now))

    def pass_until(self, at: datetime) -> None:
        if at > self.until:
            raise NotYet
        self.tick(at)
        self.now = at

    def tick(self, at: datetime) -> None:
        """What the clock does up to this instant, each within the minute after its time."""
        while True:
            moment, deal = min(self._follows(), key=lambda one: one[0], default=(NEVER, _catch_up))
            if moment > at:
                return
            self._left(deal(self.pk, by=CLOCK, at=moment, docket=self._in_hand()))

    def _in_hand(self) -> Docket:
        if self._docket is None:
            self._docket = under_lock.docket(self.pk, rungs=True)
            self.row = self._docket.complaint
        return self._docket

    def _left(self, docket: Docket | None = None) -> None:
        """Something has happened to the case: to this docket of it, or, where none is given, beside any."""
        self._docket, self._moments = docket, None
        if docket is not None:
            self.row = docket.complaint

    def _follows(self) -> list[Moment]:
        if self._moments is None:
            running = self._in_hand().running()
            acts = {duty.due_at for duty in running if duty.due_at and duty.swept_at is None}
            acts |= {duty.rung_at for duty in running if duty.rung_at and duty.suspended_at is None}
            resumes = {duty.resume_by_at for duty in running if duty.resume_by_at}
            self._moments = [
                *((self._soon_after(moment), sweeps.acted) for moment in sorted(acts)),
                *((self._soon_after(moment), _catch_up) for moment in resumes),
            ]
        return self._moments

    def _soon_after(self, moment: datetime) -> datetime:
        """Within the minute; a class given late may set an end that has passed by then. No chance is drawn, so that
        what people do does not hang on how often the clock looks."""
        seconds = 1 + (31 * moment.toordinal() + moment.hour) % 55
        return max(moment, self.now) + timedelta(seconds=seconds)

    def finish(self) -> None:
        self.tick(self.until)

    # Acts.

    def file(self, filing: Filing, *, by: Actor, at: datetime) -> None:
        self.now = at
        self.row = register(filing, by=by, at=at).complaint
        self.owner = complainant(self.pk, origin=Origin.DEMO)

    def do(self, verb: str, by: Actor, at: datetime, **carried: Any) -> None:
        """Use a verb at this time, after what the clock did until then. Raises NotYet."""
        self.pass_until(at)
        with under_lock.in_hand(self._docket, self.pk) as hand:
            self.row = VERBS[verb](self.pk, by=by, at=at, version=None, **carried)
        self._left(hand.docket)

    def message(self, by: Actor, at: datetime, texts: tuple[str, ...]) -> int:
        self.pass_until(at)
        self._left()
        return conversation.send_message(self.pk, text=self.say(texts), by=by, at=at).pk

    def note(self, by: Actor, at: datetime) -> None:
        self.pass_until(at)
        self._docket = None  # no duty changes
        conversation.write_note(self.pk, text=self.say(talk.SUPERVISORS_NOTES), by=by, at=at)

    def attach(self, data: bytes, by: Actor, at: datetime, *, message: int | None = None) -> None:
        self.pass_until(at)
        self._left()
        conversation.attach(self.pk, data=data, message=message, by=by, at=at)

    def assign(self, handler: User, by: Actor, at: datetime) -> None:
        self.pass_until(at)
        self._docket = None
        self.row = assignment.assign(self.pk, handler=handler, by=by, at=at)

    def link(self, original: Complaint, at: datetime) -> None:
        """To a complaint that was told before this one, and whole. Raises NotYet where it goes on after `at`."""
        original.refresh_from_db()
        if original.state not in END_STATES and original.last_at > at:
            raise NotYet
        self.pass_until(at)
        duplicates.link(
            self.pk, duplicate_of=original, reasons=self.say(talk.DUPLICATE), by=self.coordinator, at=at
        )
        self._left()

    def dispatch(
        self, desk: Desk | None = None, *, by: Actor | None = None, accused: tuple[User, ...] = ()
    ) -> None:
        self.desk = desk or self.desk
        self.do(
            "dispatch",
            by or self.coordinator,
            self.at_agency(0, 1 if self.prompt or self.chance(0.85) else 4),
            unit=self.desk.unit,
            classification=self.classification,
            accused=accused,
        )

    def begin(self) -> None:
        slow = self.desk.place.pace == Pace.SLOW and not self.prompt and self.chance(0.4)
        self.do("begin", self.free_officer(), self.at_work(0, 7 if slow else 1))

    def free_officer(self) -> Actor:
        accused = (
            set(self.row.accused.values_list("pk", flat=True))
            if self.classification == C.SUPERVISORY
            else set()
        )
        return self.rng.choice([one for one in self.desk.officers if one.user and one.user.pk not in accused])

    def answer(
        self, *, on: date | None = None, promise: bool = False, texts: tuple[str, ...] = talk.GREETINGS
    ) -> None:
        """The unit decides, at its usual speed; `on` names the day instead."""
        at = self.days.office_hours(on) if on else self._answer_at()
        remedy = self.told.remedy(self.rng) if promise else None
        due = self.days.local(at) + timedelta(days=self.rng.randint(10, 55)) if remedy else None
        outcome = "founded" if remedy else self.rng.choices(("founded", "partly", "unfounded"), (5, 2, 3))[0]
        finding = self._finding(outcome)
        reasons = f"{self.say(texts)} {finding} {self.say(talk.CLOSINGS)}"
        self.pass_until(at)
        by = self._who_answers()
        self.do("answer", by, at, decision=Decision(Outcome(outcome), reasons, remedy, due))
        self.answered_by = by

    def _finding(self, outcome: str) -> str:
        if outcome == "unfounded":
            return self.told.unfounded(self.rng)
        finding = self.told.founded(self.rng)
        return f"{self.say(talk.PARTLY)} {finding}" if outcome == "partly" else finding

    def _who_answers(self) -> Actor:
        barred = self.answered_by if self.row.barred_from_answering_id else None
        accused = (
            set(self.row.accused.values_list("pk", flat=True))
            if self.classification == C.SUPERVISORY
            else set()
        )
        free = [
            one
            for one in self.desk.may_answer
            if one is not barred and one.user and one.user.pk not in accused
        ]
        return self.rng.choice(free) if free else self.coordinator

    def _answer_at(self) -> datetime:
        """Counted from the filing in the first round, from now in later ones; never before tomorrow's work."""
        later_round = self.row.round > 1
        limit = min(COMFORTABLE[self.classification], 14) if later_round else COMFORTABLE[self.classification]
        start = self.days.local(self.now) if later_round else self.row.received_on
        day = self.days.after(start, max(1, round(limit * self._share_of_limit())), self.week)
        soonest = self.at_work(0, 1)
        return soonest if self.days.local(soonest) >= day else self.days.office_hours(day)

    def _share_of_limit(self) -> float:
        match self.desk.place.pace:
            case Pace.BRISK:
                late, usual, longest = 0.01, (0.15, 0.6), 1.3
            case Pace.STEADY:
                late, usual, longest = 0.07, (0.3, 0.92), 1.6
            case Pace.DRIFTING:
                late, usual, longest = 0.04 + 0.5 * self.recency, (0.4, 0.95), 2.2
            case Pace.SLOW:
                late, usual, longest = 0.42, (0.5, 0.98), 2.8
        return self.rng.uniform(1.12, longest) if self.chance(late) else self.rng.uniform(*usual)
