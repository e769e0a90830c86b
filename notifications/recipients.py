"""Who is meant by a recipient of a notice. The accused never are, and nobody is told of their own act.

Whoever left counts as nobody: a user who is disabled, who has no seat there any more or no address. Then those next to
them are told (`NEXT`), so that of every notice somebody hears who can act on it.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.db.models import Q

from accounts.models import Agency, Membership, User
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from notifications.notices import Recipient

Roles = tuple[Role, ...]
Seats = list[tuple[str, User]]
"""Role and person, of the unit that holds the case, of its agency or region, or national."""
KEEPERS: Final[Roles] = (Role.ADMINISTRATOR, Role.CUSTODIAN)
"""They can give somebody a seat."""
OFFICE: Final[tuple[Roles, ...]] = ((Role.COORDINATOR,), (Role.AGENCY_HEAD,), KEEPERS)
NEXT: Final[dict[Recipient, tuple[Roles, ...]]] = {
    Recipient.HANDLER: (UNIT_STAFF, *OFFICE),
    Recipient.UNIT: (UNIT_STAFF, *OFFICE),
    Recipient.SUPERVISORS: ((Role.SUPERVISOR,), *OFFICE),
    Recipient.COORDINATORS: OFFICE,
    Recipient.AGENCY_HEADS: ((Role.AGENCY_HEAD,), (Role.COORDINATOR,), KEEPERS),
    Recipient.OMBUDSMEN: ((Role.OMBUDSMAN,), KEEPERS),
}
"""Those meant, and whom to tell in their stead where there are none."""
EVERYBODY: Final[Roles] = tuple(Role)


def users(complaint: Complaint, recipients: Iterable[Recipient], *, besides: int | None) -> list[User]:
    """The staff to tell, each once; in one query, in two where somebody is gone."""
    accused = Complaint.accused.through.objects.filter(complaint=complaint).values("user_id")

    def seats(roles: Roles) -> Seats:
        return _seats(complaint, roles, ~Q(user__in=accused))

    return [user for user in _told(complaint, recipients, seats) if user.pk != besides]


class Directory:
    """The same for many cases in a row: who sits at one place is asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Seats] = {}
        self._accused: dict[int, set[int]] = {}

    def accused_of(self, complaints: Iterable[Complaint]) -> None:
        """Read who is accused in these cases, before their recipients are asked."""
        self._accused = {}
        found = Complaint.accused.through.objects.filter(complaint__in=complaints)
        for complaint_id, user_id in found.values_list("complaint_id", "user_id"):
            self._accused.setdefault(complaint_id, set()).add(user_id)

    def users(self, complaint: Complaint, recipients: Iterable[Recipient]) -> list[User]:
        """The staff to tell; nobody is left out for having acted."""
        accused = self._accused.get(complaint.pk, ())

        def seats(roles: Roles) -> Seats:
            place = (roles, complaint.agency_id, complaint.held_by_id)
            if place not in self._known:
                self._known[place] = _seats(complaint, roles, Q())
            return [(role, user) for role, user in self._known[place] if user.pk not in accused]

        return _told(complaint, recipients, seats)


def _told(
    complaint: Complaint, recipients: Iterable[Recipient], seats: Callable[[Roles], Seats]
) -> list[User]:
    """Those meant by each recipient, or by the first step of `NEXT` at which there is somebody."""
    wanted = tuple(recipients)
    if not wanted:
        return []
    first = tuple(sorted({role for recipient in wanted for role in NEXT[recipient][0]}))
    found, everybody = seats(first), None
    told: dict[int, User] = {}
    for recipient in wanted:
        for step, roles in enumerate(NEXT[recipient]):
            if step and everybody is None:
                everybody = seats(EVERYBODY)
            here = [user for role, user in everybody or found if role in roles]
            if here:
                handler = [user for user in here if user.pk == complaint.handler_id]
                told |= {user.pk: user for user in (recipient == Recipient.HANDLER and handler) or here}
                break
    return [told[pk] for pk in sorted(told)]


def _seats(complaint: Complaint, roles: Roles, those: Q) -> Seats:
    """Those who sit there, as far as a mail asks: address and language. Only the places where such roles sit are asked."""
    in_unit = [role for role in roles if role in UNIT_STAFF and complaint.held_by_id]
    above = [role for role in roles if role not in UNIT_STAFF]
    place = Q()
    if in_unit:
        place |= Q(role__in=in_unit, unit=complaint.held_by_id)
    if above:
        region = Agency.objects.filter(pk=complaint.agency_id).values("region")
        there = Q(agency=complaint.agency_id) | Q(agency=None, unit=None, region=None) | Q(region__in=region)
        place |= Q(there, role__in=above)
    if not place:
        return []
    rows = Membership.objects.filter(place, those, user__is_active=True).exclude(user__email="")
    rows = rows.select_related("user").only("role", "user__email", "user__language").order_by("user_id")
    return [(seat.role, seat.user) for seat in rows]
