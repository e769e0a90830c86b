"""The handling measures counted a second time: plain Python over rows and events, nothing shared with the product
but the calendar's holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from zoneinfo import ZoneInfo

from complaints.models import Complaint
from workflow.models import Holiday

ENDS = ("closed", "rejected", "withdrawn")
Z = 1.959963984540054


@dataclass
class Told:
    """What one complaint contributes."""

    filed_on: date
    part: str
    days: int | None
    unit: str | None
    agency: str
    classification: str | None
    channel: str
    due_on: date | None = None
    unit_then: str | None = None
    met: bool = False
    open_late: bool = False
    never_assigned: bool = False


def tell(complaint: Complaint, as_of: datetime) -> Told:
    zone = ZoneInfo(complaint.agency.zone)
    events = sorted(complaint.events.all(), key=lambda event: event.seq)
    answers = [event.at for event in events if event.name == "answered"]
    answered_on = min(answers).astimezone(zone).date() if answers else None
    filed_on = events[0].at.astimezone(zone).date()
    state = events[-1].to_state
    part = (
        "answered"
        if answers
        else {"rejected": "rejected", "withdrawn": "withdrawn", "closed": "concluded"}.get(state, "open")
    )
    week = (complaint.unit or complaint.agency).working_week
    told = Told(
        filed_on=filed_on,
        part=part,
        days=None if answered_on is None else working_days(filed_on, answered_on, week),
        unit=complaint.unit and complaint.unit.code,
        agency=complaint.agency.code,
        classification=complaint.classification or None,
        channel=complaint.channel,
        never_assigned=part == "open" and not complaint.holdings.all(),
    )
    settlements = sorted(
        (duty for duty in complaint.duties.all() if duty.kind == "settle" and duty.round == 1),
        key=lambda duty: duty.pk,
    )
    last = settlements[-1]
    if last.ended_by == "file_incomplete" or last.due_on >= as_of.astimezone(zone).date():
        return told
    midnight = datetime.combine(last.due_on + timedelta(days=1), datetime.min.time(), zone)
    then = "received"
    answered_then = False
    for event in events:
        if event.effective_at < midnight and event.from_state != event.to_state:
            then = event.to_state
            answered_then = answered_then or event.name == "answered"
    if then in ENDS and not answered_then:
        return told
    told.due_on = last.due_on
    told.unit_then = told.unit
    for holding in complaint.holdings.all():
        if holding.from_at < midnight and (holding.until_at is None or holding.until_at >= midnight):
            told.unit_then = holding.unit.code
    told.met = answered_on is not None and answered_on <= last.due_on
    told.open_late = not answers and state not in ENDS
    return told


def working_days(after: date, until: date, week: Iterable[int]) -> int:
    off = set(Holiday.objects.filter(calendar__code="id").values_list("date", flat=True))
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(day.isoweekday() in week and day not in off for day in days)


def measures(
    told: list[Told], start: date, end: date, group_by: str | None
) -> dict[str | None, dict[str, object]]:
    received = [one for one in told if start <= one.filed_on <= end]
    due = [one for one in told if one.due_on and start <= one.due_on <= end]
    keys = {_key(one, group_by, one.unit, one.filed_on) for one in received}
    keys |= {_key(one, group_by, one.unit_then, one.due_on) for one in due}
    found = {}
    for key in keys:
        mine = [one for one in received if _key(one, group_by, one.unit, one.filed_on) == key]
        theirs = [one for one in due if _key(one, group_by, one.unit_then, one.due_on) == key]
        met = sum(one.met for one in theirs)
        days = sorted(one.days for one in mine if one.days is not None)
        parts = ("answered", "rejected", "withdrawn", "concluded", "open")
        found[key] = {
            "received": len(mine),
            **{part: sum(one.part == part for one in mine) for part in parts},
            "never_assigned": sum(one.never_assigned for one in mine),
            "due": len(theirs),
            "met": met,
            "open_late": sum(one.open_late for one in theirs),
            "timeliness": _share(met, len(theirs)),
            "interval": _wilson(met, len(theirs)),
            "median_days": _smallest(days, 0.5),
            "p90_days": _smallest(days, 0.9),
        }
    return found


def _key(one: Told, group_by: str | None, unit: str | None, day: date | None) -> str | None:
    match group_by:
        case "unit":
            return unit
        case "month":
            return day and f"{day.year}-{day.month:02}"
        case None:
            return "all"
        case _:
            return getattr(one, group_by)


def _share(met: int, due: int) -> Decimal | None:
    if not due:
        return None
    return (Decimal(met) / due).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _wilson(met: int, due: int) -> tuple[float, float] | None:
    if not due:
        return None
    p = met / due
    middle = (p + Z * Z / (2 * due)) / (1 + Z * Z / due)
    half = Z / (1 + Z * Z / due) * sqrt(p * (1 - p) / due + Z * Z / (4 * due * due))
    return max(0.0, middle - half), min(1.0, middle + half)


def _smallest(days: list[int], q: float) -> int | None:
    return next((x for x in days if sum(y <= x for y in days) >= q * len(days)), None)
