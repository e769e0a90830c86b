"""The first step of every verb: lock the case, ask whether it may move, and move it. And what may be done now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from accounts.actors import Actor, ActorKind
from accounts.models import Membership
from accounts.roles import UNIT_STAFF, Role
from accounts.worded import Worded
from complaints import acts, lifecycle, rows
from complaints.codes import StatementKind
from complaints.lifecycle import State
from complaints.models import NEVER, Attachment, Complaint, Statement
from law import counting
from law.codes import DutyKind, Lapse
from law.rules import NoRule
from notifications import outbox
from notifications.notices import Notice
from notifications.outbox import Word
from notifications.recipients import NOBODY
from workflow.clocks import catching_up, sending, under_lock
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotYours, Refusal
from workflow.models import Duty, Event
from workflow.record import events, sentences
from workflow.verbs.guards import GUARDS, Situation

MOVED: Final = (
    "state",
    "version",
    "round",
    "last_seq",
    "last_at",
    "next_due_on",
    "next_due_at",
    "offered_to",
)
ENDED: Final = ("ended_at", "ended_by")
HELD: Final = ("unit", "held_by", "handler")
FARTHEST: Final = timedelta(days=3653)


@dataclass(slots=True)
class Step:
    """A case that is locked and moved, and what is left of its verb: clock, record, store, tell."""

    verb: str
    complaint: Complaint
    docket: Docket
    by: Actor
    at: datetime
    before: str
    """The state before."""

    @property
    def today(self) -> date:
        """The agency's local date."""
        return counting.local_date(self.at, self.complaint.agency.zone)

    def lapsed_at(self, lapse: Lapse) -> datetime:
        """The end of the duty whose passing brings this about, and makes the clock act."""
        return next(
            duty.due_at
            for duty in self.docket.running()
            if duty.due_at and duty.due_at <= self.at and self.docket.rule_of(duty).lapse == lapse
        )

    def clock(self, *, since: datetime | None = None, given: date | None = None) -> None:
        """What the verb's row does to the duties: from this act on, or `since` the end that passed. `given`: the date
        that somebody set or promised."""
        self.docket.apply(self.verb, at=since or self.at, given=given)

    def end(self, since: datetime | None = None) -> None:
        """The case is over: with this act, or `since` the end that passed."""
        self.complaint.ended_at, self.complaint.ended_by = since or self.at, self.verb

    def take_up_again(self) -> None:
        """The case is no longer over."""
        self.complaint.ended_at, self.complaint.ended_by = None, ""

    def record(
        self,
        event: str = "",
        *,
        facts: Mapping[str, Any] | None = None,
        typed: Mapping[str, str | None] | None = None,
        author: Actor | None = None,
        since: datetime | None = None,
    ) -> Event:
        """The event of the verb (its usual one, or one of the others of its row), with what its dates were counted
        with; `typed` and `author` as `events.record` has them. Raises BadInput."""
        return events.record(
            self.complaint,
            event or lifecycle.TABLE[self.verb].events[0].event,
            by=self.by,
            at=self.at,
            effective_at=since,
            from_state=self.before,
            facts={**(facts or {}), **self.docket.basis},
            typed=typed,
            author=author,
            keys=self.docket.texts,
        )

    def disclose(self, *kinds: str) -> dict[str, Any]:
        """The running duties of these kinds as facts for a notice; from now on their ends are told."""
        return self.docket.disclose(*kinds, at=self.at)

    def store(self, *fields: str) -> None:
        """Write the duties and the complaint: what every move changes, and these fields."""
        self.docket.save()
        self.docket.place()
        rows.rewrite_later(self.complaint, fields=[*MOVED, *fields])

    def tell(
        self,
        notice: Notice,
        facts: Mapping[str, Any] | None = None,
        *,
        by: Actor | None = None,
        within_hours: bool = False,
    ) -> None:
        """Promise this notice to its readers; `within_hours`: it leaves in the agency's sending window, for what the
        clock tells."""
        opens = sending.opening(self.complaint, self.at, self.docket.calendar) if within_hours else None
        outbox.enqueue(
            notice,
            self.complaint,
            by=by or self.by,
            at=self.at,
            facts=events.plain(facts or {}),
            not_before=opens,
        )

    def tell_each(self, *told: tuple[Notice, Mapping[str, Any]]) -> None:
        """Promise each of these notices, which have no reader in common, to its readers."""
        words = [Word(notice, events.plain(facts)) for notice, facts in told]
        outbox.enqueue_one_each(words, self.complaint, by=self.by, at=self.at, not_before=self.at)


def move(complaint_id: int, verb: str, *, by: Actor, at: datetime, version: int | None) -> Step:
    """Lock the case and take the edge. Raises NotNow (state, window, version) or NotYours.

    The act's time is never before the last event of the case. A verb that opens a new round finds it counted.
    """
    docket = under_lock.docket(complaint_id)
    complaint = docket.complaint
    at = max(at, complaint.last_at)
    catching_up.catch_up(complaint, docket, at=at, origin=by.origin)
    check_version(complaint, version)
    refused = refusal(situation(complaint, docket.running(), by=by, at=at), verb)
    if refused is not None:
        raise refused
    before = complaint.state
    if lifecycle.target(verb, before) != before:
        catching_up.restart_clock(complaint, docket, by=by, at=at)  # no way out leaves a clock standing still
        complaint.offered_to = None
    getattr(complaint, verb)()
    complaint.version += 1
    complaint.round += lifecycle.TABLE[verb].new_round
    return Step(verb, complaint, docket, by, at, before)


def check_version(complaint: Complaint, version: int | None) -> None:
    """Raises NotNow unless the caller saw this locked case as it is now; None: whoever calls saw no version."""
    if version is not None and version != complaint.version:
        raise NotNow("stale_version", sentences.STALE, state=complaint.state, version=complaint.version)


def check_promised(field: str, day: date, step: Step) -> None:
    """A date that staff promise or set lies after today, and where somebody alive may see it kept. Raises BadInput."""
    if day <= step.today:
        raise BadInput({field: ("not_after_today", _("Tanggal harus setelah hari ini."))})
    if day > step.today + FARTHEST:
        raise BadInput({field: ("too_far_ahead", _("Tanggal terlalu jauh di muka."))})


def check_dated_by_law(step: Step) -> None:
    """What the Ombudsman orders without a date has its days by law, where there are any. Raises BadInput."""
    try:
        step.docket.law.remand(step.today, dated=False)
    except NoRule:
        raise BadInput({"due_on": ("required", _("Isi tanggalnya: aturan tidak memberi batas."))}) from None


def situation(complaint: Complaint, running: Iterable[Duty], *, by: Actor, at: datetime) -> Situation:
    """What the guards may ask; a further query only where a coordinator might have to answer, and where a completion is
    awaited."""
    asks = complaint.state == State.INVESTIGATING and by.sits(
        (Role.COORDINATOR,), agency_id=complaint.agency_id
    )
    others = _others_may_answer(complaint) if asks else None
    rows = tuple(running)
    wrote = complaint.state == State.INCOMPLETE and complainant_wrote(complaint, rows)
    return Situation(complaint, rows, by, at, others, wrote)


def complainant_wrote(complaint: Complaint, running: Iterable[Duty]) -> bool:
    """Whether the complainant sent a message or a file since the completion was asked for, and within its window."""
    asked = next((duty for duty in running if duty.kind == DutyKind.COMPLETE), None)
    if asked is None or complaint.pk is None:
        return False
    within = {"complaint": complaint.pk, "since": asked.opened_at, "until": asked.due_at or NEVER}
    files = _files_of_theirs.later(**within)
    return bool(_messages_of_theirs(**within) or files)


_WITHIN: Final = {
    "complaint": -987_654_321,
    "since": datetime(1, 7, 3, tzinfo=UTC),
    "until": datetime(4001, 7, 3, tzinfo=UTC),
}
_messages_of_theirs: Final[Worded[Any]] = Worded(
    lambda complaint, since, until: Statement.objects.filter(
        complaint=complaint,
        at__gte=since,
        at__lt=until,
        kind=StatementKind.MESSAGE,
        author_kind=ActorKind.COMPLAINANT,
    ).values_list("pk")[:1],
    **_WITHIN,
)
_files_of_theirs: Final[Worded[Any]] = Worded(
    lambda complaint, since, until: Attachment.objects.filter(
        complaint=complaint, at__gte=since, at__lt=until, uploader_kind=ActorKind.COMPLAINANT
    ).values_list("pk")[:1],
    **_WITHIN,
)


def allowed(case: Situation) -> list[str]:
    """The verbs this person may use on this case now: the one function behind buttons and `allowed_verbs`."""
    return [verb for verb in lifecycle.VERBS if refusal(case, verb) is None]


def refusal(case: Situation, verb: str) -> Refusal | None:
    """Why this verb is refused now, or None. "Not now" comes before "not you"."""
    complaint, act = case.complaint, lifecycle.TABLE[verb]
    if not can_proceed(getattr(complaint, verb)):
        return _not_now("illegal_now", sentences.NOT_IN_THIS_STATE, complaint)
    failing = _failing(act.guards, case, of_the_person=False)
    if failing is not None:
        return _not_now(failing, GUARDS[failing].says(case), complaint)
    if not any(_is(who, case) for who in act.who):
        return NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    failing = _failing(act.guards, case, of_the_person=True)
    return None if failing is None else NotYours(failing, GUARDS[failing].says(case))


NO_OBJECT: Final = frozenset(
    {
        "suspended",
        "receipt_date_claimed",
        "remedy_promised",
        "not_from_the_web",
        "no_demand_open",
        "demand_runs",
        "ended_unrated",
        "never_rated",
    }
)
"""Guards whose refusal says only that there is nothing for the verb to act on."""


def held_back(case: Situation) -> list[tuple[str, Refusal]]:
    """The verbs of this person's seat that are legal in this state and yet refused by a guard, with its refusal."""
    found = []
    for verb in lifecycle.VERBS:
        legal = can_proceed(getattr(case.complaint, verb))
        if legal and any(_is(who, case) for who in lifecycle.TABLE[verb].who):
            refused = refusal(case, verb)
            if refused is not None and refused.code not in NO_OBJECT:
                found.append((verb, refused))
    return found


def _failing(names: Iterable[str], case: Situation, *, of_the_person: bool) -> str | None:
    """The first guard of this kind that does not hold."""
    asked = (name for name in names if GUARDS[name].of_the_person == of_the_person)
    return next((name for name in asked if not GUARDS[name].holds(case)), None)


def _not_now(code: str, sentence: sentences.Sentence, complaint: Complaint) -> NotNow:
    return NotNow(code, sentence, state=complaint.state, version=complaint.version)


def _is(who: str, case: Situation) -> bool:
    by, complaint = case.by, case.complaint
    match who:
        case acts.COMPLAINANT:
            return by.kind == ActorKind.COMPLAINANT and by.complaint_id == complaint.pk
        case acts.CLOCK:
            return by.kind == ActorKind.CLOCK
        case _:
            return by.sits((who,), agency_id=complaint.agency_id, unit_id=complaint.held_by_id)


def who_may_answer(complaint: Complaint) -> list[str]:
    """The names of the staff of the holding unit who may give the next answer."""
    return [name or username for name, username in _who_may_answer(complaint)]


def _others_may_answer(complaint: Complaint) -> bool:
    return bool(_who_may_answer(complaint))


def _who_may_answer(complaint: Complaint) -> list[Any]:
    """Name and username of each, by name."""
    unit = complaint.held_by
    if unit is None:
        return []
    roles = (Role.SUPERVISOR,) if unit.answers_need_supervisor else UNIT_STAFF
    barred = complaint.barred_from_answering_id or NOBODY
    return _free_to_answer(roles)(unit=unit.pk, barred=barred, complaint=complaint.pk)


@cache
def _free_to_answer(roles: tuple[Role, ...]) -> Worded[Any]:
    def build(unit: int, barred: int, complaint: int) -> QuerySet[Any, Any]:
        accused = Complaint.accused.through.objects.filter(complaint=complaint)
        members = Membership.objects.filter(unit=unit, role__in=roles, user__is_active=True)
        free = members.exclude(user=barred).exclude(user__in=accused.values("user_id"))
        return free.order_by("user__name").values_list("user__name", "user__username").distinct()

    return Worded(build, unit=-987_654_321, barred=-987_654_322, complaint=-987_654_323)
