"""The weekly mail to heads: what is late, what falls due this week, and how that was a week ago.

It counts cases, not duties: a case is late when a duty of the office has passed its end unmet. The head of an agency is
told of the whole agency, the head of a unit (supervisor) of the cases that the unit holds. It leaves once in a week, when
the agency's sending window first opens in it, and says nothing where nothing was filed, late or due.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from accounts import actors
from accounts.models import Agency, Membership, Unit, User
from accounts.roles import Role
from complaints.codes import CaseKind
from complaints.models import Complaint
from complaints.transactions import each_alone, retried
from law import counting
from law.codes import Holder
from notifications import outbox
from notifications.notices import Notice
from workflow.calendars import present
from workflow.clocks import sending
from workflow.clocks.duties import OF_AN_EARLIER_ROUND
from workflow.models import Duty

WEEK: Final = timedelta(days=7)
WHOLE: Final = ""
"""The key of the whole agency among its units' codes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Cases of one place: late now, due from now to the end of the local week, filed in the seven days before today."""

    late: int = 0
    at_risk: int = 0
    received: int = 0

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(self.late + other.late, self.at_risk + other.at_risk, self.received + other.received)

    def __sub__(self, other: "Standing") -> "Standing":
        return Standing(self.late - other.late, self.at_risk - other.at_risk, self.received - other.received)


def tell(*, at: datetime) -> int:
    """Tell the heads of every agency whose week has begun and who were not told in it. Returns how many mails were
    promised."""
    agencies = Agency.objects.order_by("pk").values_list("pk", flat=True)
    return each_alone(partial(_tell, at=at), agencies, what="weekly")


@retried
@transaction.atomic
def _tell(pk: int, *, at: datetime) -> int:
    agency = Agency.objects.select_for_update(no_key=True).get(pk=pk)
    monday = _monday(at, agency.zone)
    if agency.told_weekly.get("week") == monday.isoformat():
        return 0
    if sending.opening_of(agency, at, present.current(agency.calendar)) > at:
        return 0
    told, before = standing(agency, at=at), agency.told_weekly.get("late", {})
    sent = 0
    for code, users in _heads(agency).items():
        for user, now in _without_their_own(agency, users, told.get(code, Standing()), code, at=at):
            facts = {
                "agency": agency.code,
                "unit": code,
                "late": now.late,
                "late_before": before.get(code),
                "at_risk": now.at_risk,
                "received": now.received,
                "due_on": (monday + timedelta(days=6)).isoformat(),
            }
            if now.late or now.at_risk or now.received or facts["late_before"]:
                outbox.enqueue_to_users(
                    Notice.WEEKLY, [user], by=actors.clock(), at=at, facts=facts, not_before=at
                )
                sent += 1
    agency.told_weekly = {
        "week": monday.isoformat(),
        "late": {code: now.late for code, now in told.items()},
    }
    agency.save(update_fields=["told_weekly"])
    return sent


def standing(agency: Agency, *, at: datetime, of: Iterable[int] | None = None) -> dict[str, Standing]:
    """By unit code, and under `WHOLE` of the whole agency, also what no unit holds. `of`: only these cases."""
    today, sunday = counting.local_date(at, agency.zone), _monday(at, agency.zone) + timedelta(days=6)
    only = Q() if of is None else Q(complaint__in=list(of))
    running = _running(agency).filter(only)
    due = running.filter(due_at__lte=counting.due_at(sunday, agency.zone)).values_list(
        "complaint__held_by__code"
    )
    late = Count("complaint", distinct=True, filter=Q(due_at__lte=at))
    soon = Count("complaint", distinct=True, filter=Q(due_at__gt=at))
    filed = Complaint.objects.filter(
        Q() if of is None else Q(pk__in=list(of)),
        agency=agency,
        received_on__range=(today - WEEK, today - timedelta(days=1)),
    )
    found: dict[str, Standing] = {}
    for code, late_now, at_risk in due.annotate(late=late, soon=soon).order_by():
        found[code or WHOLE] = Standing(late_now, at_risk)
    for code, received in filed.values_list("unit__code").annotate(number=Count("pk")).order_by():
        found[code or WHOLE] = found.get(code or WHOLE, Standing()) + Standing(received=received)
    found[WHOLE] = sum(found.values(), Standing())
    return found


def late_cases(agency: Agency, unit: Unit | None = None, *, at: datetime) -> list[int]:
    """The cases of this agency, or that this unit of it holds, whose office is late, as the mail to its head counts them;
    the oldest first."""
    late = _late(agency, unit, at)
    return list(
        late.order_by("complaint__received_on", "complaint").values_list("complaint", flat=True).distinct()
    )


def how_many_late(agency: Agency, unit: Unit, *, at: datetime) -> int:
    """How many those of the unit are."""
    return int(_late(agency, unit, at).aggregate(n=Count("complaint", distinct=True))["n"])


def _late(agency: Agency, unit: Unit | None, at: datetime) -> QuerySet[Duty]:
    """That a clock of the case has run out is said of the case as well, for which there is an index."""
    late = _running(agency).filter(due_at__lte=at, complaint__next_due_at__lte=at)
    return late if unit is None else late.filter(complaint__held_by=unit)


def _running(agency: Agency) -> QuerySet[Duty]:
    """The running duties of its office on complaints: tasks of the Ombudsman's products have mails of their own."""
    return Duty.objects.filter(
        complaint__agency=agency,
        complaint__kind=CaseKind.COMPLAINT,
        met_at=None,
        ended_at=None,
        holder__in=(Holder.AGENCY, Holder.UNIT),
    ).exclude(OF_AN_EARLIER_ROUND)


def _heads(agency: Agency) -> dict[str, list[User]]:
    """Who heads the agency, and who each unit of it, by unit code; nobody without an address."""
    seats = Membership.objects.filter(
        Q(agency=agency, role=Role.AGENCY_HEAD) | Q(unit__agency=agency, role=Role.SUPERVISOR),
        user__is_active=True,
    ).exclude(user__email="")
    heads: dict[str, list[User]] = {}
    for seat in seats.select_related("user", "unit").order_by("user_id"):
        unit: Unit | None = seat.unit
        heads.setdefault(WHOLE if unit is None else unit.code, []).append(seat.user)
    return heads


def _without_their_own(
    agency: Agency, users: list[User], everything: Standing, code: str, *, at: datetime
) -> list[tuple[User, Standing]]:
    """Each with the standing less the cases in which they are accused, of which they hear nothing."""
    accused: dict[int, list[int]] = {}
    rows = Complaint.accused.through.objects.filter(user__in=users, complaint__agency=agency)
    for user_id, complaint_id in rows.values_list("user_id", "complaint_id"):
        accused.setdefault(user_id, []).append(complaint_id)
    return [
        (user, everything - standing(agency, at=at, of=accused[user.pk]).get(code, Standing()))
        if user.pk in accused
        else (user, everything)
        for user in users
    ]


def _monday(at: datetime, zone: str) -> date:
    today = counting.local_date(at, zone)
    return today - timedelta(days=today.weekday())
