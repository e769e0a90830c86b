"""Two open cases that coordinators of the demo show to the public, so that others with the same trouble can join them."""

from datetime import datetime
from typing import Final

from complaints.models import Complaint
from demo.days import last_morning
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
            morning = last_morning(at, office.place.zone)
            waiting = Complaint.objects.filter(
                unit=desk.unit, state__in=public_titles.AWAITS, duplicate_of=None, last_at__lt=morning
            )
            case = waiting.order_by("-received_at").first()
            if case is not None:
                public_titles.give_title(case.pk, title=title, by=office.coordinators[0], at=morning)
                break
