"""Where each role may sit, and who may give such a seat."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Membership, Region, Unit, User
from accounts.roles import Role


class Kind(StrEnum):
    """A kind of place."""

    UNIT = "unit"
    AGENCY = "agency"
    REGION = "region"
    NATION = "nation"


WHERE: Final[dict[str, tuple[Kind, ...]]] = {
    Role.OFFICER: (Kind.UNIT,),
    Role.SUPERVISOR: (Kind.UNIT,),
    Role.COORDINATOR: (Kind.AGENCY,),
    Role.AGENCY_HEAD: (Kind.AGENCY,),
    Role.OMBUDSMAN: (Kind.NATION, Kind.REGION),
    Role.CUSTODIAN: (Kind.NATION, Kind.REGION, Kind.AGENCY),
    Role.ADMINISTRATOR: (Kind.NATION,),
}
"""The pairs of role and place that make sense (docs/domain.md section 6)."""
OF_AN_AGENCY: Final = (Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR, Role.AGENCY_HEAD)
"""What a coordinator may give in the own agency; the others only an administrator gives."""
SENSELESS: Final = {
    (Kind.UNIT,): _("Peran ini duduk di sebuah unit pelayanan: pilih unitnya."),
    (Kind.AGENCY,): _("Peran ini duduk di instansi, bukan di satu unit: pilih instansinya."),
    (Kind.NATION, Kind.REGION): _(
        "Ombudsman melihat semua instansi atau satu wilayah: pilih nasional atau wilayahnya."
    ),
    (Kind.NATION, Kind.REGION, Kind.AGENCY): _(
        "Pemegang kunci identitas duduk secara nasional, untuk wilayah, atau untuk instansi; tidak di satu unit."
    ),
    (Kind.NATION,): _("Administrator mengurus seluruh pemasangan: pilih nasional."),
}
"""The sentence that refuses a place, by the places that the role may have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seat is: in a unit, an agency, for a region, or national (none of them)."""

    unit: Unit | None = None
    agency: Agency | None = None
    region: Region | None = None

    @property
    def kind(self) -> Kind:
        if self.unit is not None:
            return Kind.UNIT
        if self.agency is not None:
            return Kind.AGENCY
        return Kind.NATION if self.region is None else Kind.REGION

    @property
    def body(self) -> Agency | None:
        """The agency in which it lies."""
        return self.unit.agency if self.unit is not None else self.agency


def makes_sense(role: str, place: Place) -> bool:
    return place.kind in WHERE[role]


def may_give(by: Actor, role: str, place: Place) -> bool:
    """Whether this person may give or take such a seat: administrators any, coordinators those of their agency."""
    if by.has_role(Role.ADMINISTRATOR):
        return True
    body = place.body
    return body is not None and role in OF_AN_AGENCY and keeps(by, body)


def keeps(by: Actor, agency: Agency) -> bool:
    """Whether this person looks after the people and units of the agency."""
    return by.has_role(Role.ADMINISTRATOR) or by.sits((Role.COORDINATOR,), agency_id=agency.pk)


def governs(by: Actor, user: User) -> bool:
    """Whether this person may disable somebody or send them a new password: a coordinator only those all of whose seats
    the coordinator could give."""
    if by.has_role(Role.ADMINISTRATOR):
        return True
    seats = list(Membership.objects.filter(user=user).select_related("agency", "unit__agency", "region"))
    return bool(seats) and all(may_give(by, seat.role, place_of(seat)) for seat in seats)


def place_of(seat: Membership) -> Place:
    return Place(seat.unit, seat.agency, seat.region)
