"""Two open cases that coordinators of the demo show to the public, so that others with the same trouble can join them."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from complaints.models import Complaint
from demo.people import Cast
from demo.places import Sector
from workflow.verbs import public_titles

TITLES: Final = {
    Sector.CIVIL: "Antrean di loket lebih dari tiga jam",
    Sector.HEALTH: "Loket tutup sebelum jam pelayanan selesai",
}


def tell(cast: Cast, *, at: datetime) -> None:
    """One a sector, of the first office that has such a case, once."""
    for sector, title in TITLES.items():
        desks = [
            (office, desk) for office in cast.offices for desk in office.desks if desk.place.sector == sector
        ]
        if any(public_titles.of_unit(desk.unit) for _office, desk in desks):
            continue
        for office, desk in desks:
            morning = _morning(at, office.place.zone)
            waiting = Complaint.objects.filter(
                unit=desk.unit, state__in=public_titles.AWAITS, duplicate_of=None, last_at__lt=morning
            )
            case = waiting.order_by("-received_at").first()
            if case is not None:
                public_titles.give_title(case.pk, title=title, by=office.coordinators[0], at=morning)
                break


def _morning(at: datetime, zone: str) -> datetime:
    """Nine o'clock there, on the latest weekday before this day."""
    day = at.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    return datetime.combine(day - timedelta(days=max(day.isoweekday() - 5, 0)), time(9), ZoneInfo(zone))
