"""The cases of the estimate counted a second time, duty by duty."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from complaints.models import Complaint
from tests.compliance.recount import working_days
from workflow.models import Duty


@dataclass
class Told:
    timeliness: list[int] = field(default_factory=lambda: [0, 0])
    promptness: list[int] = field(default_factory=lambda: [0, 0])
    outcome: list[int] = field(default_factory=lambda: [0, 0])
    lateness: Counter[tuple[int, int]] = field(default_factory=Counter)
    still_open: int = 0


def tell(complaints: list[Complaint], year: int, as_of: datetime) -> dict[str | None, Told]:
    units: dict[str | None, Told] = defaultdict(Told)
    for complaint in complaints:
        duties = sorted(
            (duty for duty in complaint.duties.all() if duty.round == 1), key=lambda duty: duty.pk
        )
        for duty in duties:
            if duty.ended_by == "file_incomplete" or duty.due_on.year != year or duty.due_at > as_of:
                continue
            if duty.ended_by in ("remand", "supersede"):  # as if it had run on
                duty.met_at = complaint.first_answered_at
                duty.ended_at = None if duty.met_at else complaint.ended_at
            if duty.kind in ("settle", "decide"):
                chain = [other for other in duties if other.kind == duty.kind]
                alive = duty.ended_at is None or duty.ended_at >= duty.due_at
                if duty is chain[-1] and alive and not _rejected(complaint, duty.due_at):
                    _settling(units[_unit(complaint, duty.due_at, before=True)], complaint, duty, as_of)
            elif duty.kind == "follow_up" and not (duty.ended_at and duty.ended_at < duty.due_at):
                _add(units[_unit(complaint, duty.opened_at)].promptness, _met(duty))
            elif duty.kind == "reply":
                _add(units[_unit(complaint, duty.opened_at)].outcome, *_answer_stood(complaint))
            elif duty.kind == "remedy":
                _add(units[_unit(complaint, duty.due_at, before=True)].outcome, _met(duty))
    return dict(units)


def _answer_stood(complaint: Complaint) -> list[bool]:
    """Whether the first answer stood; nothing where that is not known yet."""
    names = [event.name for event in complaint.events.order_by("seq")]
    undone = {"contested", "reopened", "remanded"} & set(names[names.index("answered") :])
    return [not undone] if undone or not _unconfirmed(complaint) else []


def _unconfirmed(complaint: Complaint) -> bool:
    """Whether it was accepted with a rating that stands apart, by its events alone."""
    events = list(complaint.events.order_by("seq"))
    accepted = [event for event in events if event.name == "accepted"]
    if not accepted or accepted[-1].to_state != complaint.state:
        return False
    by_office = events[0].actor_kind == "staff" or events[0].facts.get("signs")
    later = [event for event in events if event.seq > accepted[-1].seq and event.facts.get("counts")]
    return bool(by_office or accepted[-1].facts.get("signs")) and not later


def _settling(told: Told, complaint: Complaint, duty: Duty, as_of: datetime) -> None:
    _add(told.timeliness, _met(duty))
    told.still_open += duty.met_at is None and duty.ended_at is None
    days = 0
    if not _met(duty):
        until = (duty.met_at or duty.ended_at or as_of).astimezone(ZoneInfo(complaint.agency.zone)).date()
        if duty.length_unit == "calendar_day":
            days = (until - duty.due_on) // timedelta(days=1)
        else:
            days = working_days(duty.due_on, until, [int(day) for day in duty.week])
    told.lateness[days, duty.length] += 1


def _add(cases: list[int], *good: bool) -> None:
    cases[0] += sum(good)
    cases[1] += len(good)


def _met(duty: Duty) -> bool:
    return duty.met_at is not None and duty.met_at < duty.due_at


def _rejected(complaint: Complaint, end: datetime) -> bool:
    """It stood rejected when the end came."""
    states = [event.to_state for event in complaint.events.order_by("seq") if event.effective_at < end]
    return states[-1:] == ["rejected"]


def _unit(complaint: Complaint, at: datetime, *, before: bool = False) -> str | None:
    """Who held the case at this instant, or just before it; else the unit named."""
    for holding in complaint.holdings.all():
        begun = holding.from_at < at if before else holding.from_at <= at
        over = holding.until_at is not None and (holding.until_at < at if before else holding.until_at <= at)
        if begun and not over:
            return holding.unit.code
    return complaint.unit and complaint.unit.code
