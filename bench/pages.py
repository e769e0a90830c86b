"""The pages that a person signed in looks at: which, by seat, with real units and cases of the database as it is. Asked by
`bench.asking` as the figures of the API are."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from complaints.models import Complaint
from complaints.paging import Order
from workflow import clock
from workflow.reading.worklist import Part

UNITS: Final = 20
"""Different ones that are opened: those with the most cases, and so the dearest sheets."""


class Page(NamedTuple):
    """What it is called, and its paths in turns."""

    name: str
    paths: list[str]


def pages(reader: Role, seat: Membership, references: list[str]) -> Iterator[Page]:
    """What this seat opens in a day; `references` are cases that it may see."""
    list_ = reverse("web:worklist")
    yield Page("page: work list", [list_])
    for part in Part:
        yield Page(f"page: part {part}", [f"{list_}?part={part}"])
    for order in (Order.NEWEST, Order.ACTIVITY):
        yield Page(f"page: by {order}", [f"{list_}?sort={order}"])
    yield Page("page: search", [f"{list_}?q=petugas+loket", f"{list_}?q=siti", f'{list_}?q="di+loket"'])
    yield Page("page: case", [reverse("web:staff-case", args=[each]) for each in references])
    if reader == Role.OFFICER:
        return
    if reader == Role.COORDINATOR:
        yield Page("page: office", [reverse("web:office")])
        yield Page("page: kept back", [reverse("web:outbox")])
    year = clock.today().year
    places = places_of(seat)
    spans = [f"start={year - 1}-01-01&end={year - 1}-12-31", f"start={year - 2}-01-10&end={year}-02-19"]
    overview = reverse("web:oversight")
    yield Page("page: overview", [overview, *(f"{overview}?{span}" for span in spans)])
    agencies = sorted({agency for agency, _ in places})
    yield Page("page: an agency", [reverse("web:oversight-agency", args=[each]) for each in agencies])
    yield Page("page: unit sheet", [reverse("web:sheet", args=each) for each in places])
    counted, span = reverse("web:counted"), spans[1]
    yield Page(
        "page: cases behind",
        [f"{counted}?measure={measure}&{span}" for measure in ("received", "due", "open", "open_late")],
    )
    yield Page("page: compare", _compared(places))
    yield Page("page: scores", [f"{reverse('web:scores')}?year={year - 1}"])
    yield Page("page: score explained", [reverse("web:explained", args=[*each, year - 1]) for each in places])
    yield Page("page: what if", [reverse("web:score-what-if", args=[*each, year]) for each in places])
    if reader == Role.OMBUDSMAN:
        yield Page("page: queue", [reverse("web:queue")])
        yield Page("page: recap", [reverse("web:recaps")])


def places_of(seat: Membership) -> list[tuple[str, str]]:
    """Agency and unit, by their codes, of the units with most cases that the seat may read."""
    rows = Complaint.objects.exclude(unit=None)
    if seat.agency_id:
        rows = rows.filter(agency=seat.agency_id)
    counted: dict[tuple[str, str], int] = {}
    for place in rows.values_list("agency__code", "unit__code").order_by("-pk")[:20_000]:
        counted[place] = counted.get(place, 0) + 1
    return sorted(counted, key=lambda place: (-counted[place], place))[:UNITS]


def _compared(places: list[tuple[str, str]]) -> list[str]:
    """Each agency's period beside the one before; each unit's too."""
    compare = reverse("web:compare")
    return [compare, *(f"{compare}?agency={agency}&unit={unit}" for agency, unit in places)]
