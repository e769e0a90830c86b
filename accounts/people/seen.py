"""Whom and what those who look after an office may look at: people, places, in the order in which a page lists them."""

from typing import Final

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.models import Agency, Membership, Region, Unit, User
from accounts.people.places import Place
from accounts.roles import Role

KEEPERS: Final = (Role.COORDINATOR, Role.ADMINISTRATOR)
NATION: Final = "nation"
Choices = list[tuple[str, list[tuple[str, str]]]]


def agencies(by: Actor) -> "QuerySet[Agency]":
    """The agencies whose people and units this person looks after."""
    rows = Agency.objects.order_by("name")
    seats = [seat for seat in by.seats if seat.role == Role.COORDINATOR]
    if by.has_role(Role.ADMINISTRATOR) or any(seat.national for seat in seats):
        return rows
    return rows.filter(pk__in=[seat.agency_id for seat in seats if seat.agency_id])


def units(by: Actor) -> "QuerySet[Unit]":
    return (
        Unit.objects.filter(agency__in=agencies(by)).select_related("agency").order_by("agency__name", "name")
    )


def seats(by: Actor) -> "QuerySet[Membership]":
    """The seats that this person may know of: administrators all, coordinators those in their agencies."""
    rows = Membership.objects.select_related("unit__agency", "agency", "region").order_by("pk")
    if by.has_role(Role.ADMINISTRATOR):
        return rows
    mine = agencies(by)
    return rows.filter(Q(agency__in=mine) | Q(unit__agency__in=mine))


def people(by: Actor) -> "QuerySet[User]":
    """The people with such a seat, with these as `known_seats`; for an administrator also those without any."""
    rows = User.objects.prefetch_related(Prefetch("memberships", queryset=seats(by), to_attr="known_seats"))
    if not by.has_role(Role.ADMINISTRATOR):
        rows = rows.filter(pk__in=seats(by).order_by().values("user"))
    return rows.order_by("name", "username")


def searched(rows: "QuerySet[User]", words: str) -> "QuerySet[User]":
    """Those in whose name, username or address each of these words stands."""
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word))
    return rows


def place(by: Actor, value: str) -> Place | None:
    """The place that a page names `unit:<code>`, `agency:<code>`, `region:<code>` or `nation`; None for one that this
    person does not look after."""
    kind, _colon, code = value.partition(":")
    if kind == "unit":
        unit = units(by).filter(code=code).first()
        return None if unit is None else Place(unit=unit)
    if kind == "agency":
        agency = agencies(by).filter(code=code).first()
        return None if agency is None else Place(agency=agency)
    if not by.has_role(Role.ADMINISTRATOR):
        return None
    if kind == "region":
        region = Region.objects.filter(code=code).first()
        return None if region is None else Place(region=region)
    return Place() if value == NATION else None


def choices(by: Actor) -> Choices:
    """The places as a select lists them, in groups."""
    groups: Choices = []
    bodies = list(agencies(by))
    by_agency: dict[int, list[tuple[str, str]]] = {}
    for unit in units(by).filter(active=True):
        by_agency.setdefault(unit.agency_id, []).append((f"unit:{unit.code}", unit.name))
    for body in bodies:
        entire = (f"agency:{body.code}", _("%(name)s (seluruh instansi)") % {"name": body.name})
        groups.append((body.name, [*by_agency.get(body.pk, []), entire]))
    if by.has_role(Role.ADMINISTRATOR):
        wider = [(f"region:{row.code}", row.name) for row in Region.objects.order_by("name")]
        groups.append((_("Lebih luas"), [*wider, (NATION, _("Nasional"))]))
    return groups
