"""What the product proves by itself of a unit's year: whether there is anything to print, asked of many units at once.

The numbers are those of PG-03 to PG-07 (`compliance.counted`); here only whether they have a case. Source of what proves which
document: `needed.PROVES`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, F, OuterRef, Q

from accounts.actors import ActorKind
from accounts.models import Membership, Unit
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from compliance.counted.counting import LIMITS, NO_ACT, ROUTING
from law.counting import local_date
from notifications.models import Message
from notifications.notices import Notice
from workflow.models import Duty, Event, Export

BY_OFFICER: Final = Q(actor_kind__in=(ActorKind.STAFF, ActorKind.IMPORT)) & ~Q(name__in=NO_ACT)


def of_units(units: Iterable[Unit], year: int, *, as_of: datetime) -> dict[int, dict[str, bool]]:
    """By key of the unit: whether the product has each of `needed.PROVES` of it, as of the database's instant."""
    wanted = list(units)
    keys = [unit.pk for unit in wanted]
    cases = Complaint.objects.filter(
        unit__in=keys, received_on__range=(date(year, 1, 1), date(year, 12, 31)), received_at__lte=as_of
    )
    acts = Event.objects.filter(BY_OFFICER, complaint=OuterRef("pk"), at__lte=as_of)
    received = _units(cases)
    followed = _units(cases.filter(Exists(acts.exclude(name__in=ROUTING))))
    breaches = Event.objects.filter(complaint=OuterRef("pk"), name="breached", at__lte=as_of)
    breached = _units(cases.filter(Exists(breaches)))
    after = Event.objects.filter(
        BY_OFFICER, complaint=OuterRef("complaint"), seq__gt=OuterRef("seq"), at__lte=as_of
    )
    pursued = _units(cases.filter(Exists(breaches.filter(Exists(after)))))
    due = Duty.objects.filter(
        Q(due_at__lte=as_of) | Q(met_at__lte=as_of),
        complaint__unit__in=keys,
        kind__in=LIMITS,
        due_on__range=(date(year, 1, 1), date(year, 12, 31)),
        ended_at=None,
    )
    matrix = set(due.annotate(of=F("complaint__unit")).values_list("of", flat=True).distinct())
    reported = _reported(wanted, year, as_of)
    return {
        pk: {
            "register": pk in received,
            "follow_up": pk in followed,
            "supervision": pk in received and (pk not in breached or pk in pursued),
            "recapitulation": pk in received,
            "matrix": pk in matrix,
            "reports": pk in reported,
            "channels": pk in received,
        }
        for pk in keys
    }


def _units(cases: ComplaintQuerySet) -> set[int]:
    rows: set[int] = set(cases.order_by().values_list("unit", flat=True).distinct())
    return rows


def _reported(units: list[Unit], year: int, as_of: datetime) -> set[int]:
    """The units of which a list was taken away or a weekly letter went out in the year, by whoever sits for them."""
    seats = Membership.objects.filter(
        Q(unit__in=[unit.pk for unit in units]) | Q(agency__in={unit.agency_id for unit in units})
    )
    people: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for user, unit, agency in seats.values_list("user", "unit", "agency"):
        people[user].add(("unit", unit) if unit is not None else ("agency", agency))
    window = {"user__in": list(people), "at__lte": as_of, "at__year__range": (year - 1, year + 1)}
    told = [
        (user, at, filters.get("unit") or "")
        for user, at, filters in Export.objects.filter(**window).values_list("user", "at", "filters")
    ]
    letters = Message.objects.filter(
        notice=Notice.WEEKLY,
        user__in=list(people),
        sent_at__lte=as_of,
        sent_at__year__range=(year - 1, year + 1),
    )
    told += [(user, at, "") for user, at in letters.values_list("user", "sent_at") if at is not None]
    return {unit.pk for unit in units if _has_report(unit, year, people, told)}


def _has_report(
    unit: Unit,
    year: int,
    people: Mapping[int, set[tuple[str, int]]],
    told: Iterable[tuple[int, datetime, str]],
) -> bool:
    mine = {("unit", unit.pk), ("agency", unit.agency_id)}
    return any(
        of in ("", unit.code) and people[user] & mine and local_date(at, unit.agency.zone).year == year
        for user, at, of in told
    )
