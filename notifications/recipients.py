"""Who is meant by a recipient of a notice. The accused never are, and nobody is told of their own act.

Whoever is away is told nothing while somebody stands in: the deputy is, where the deputy sits there too (docs/adr/0083).

Whoever left counts as nobody: a user who is disabled, who has no seat there any more or no address. Then those next to
them are told (`NEXT`), so that of every notice somebody hears who can act on it.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Absence, Agency, Membership, User
from accounts.roles import UNIT_STAFF, Role
from accounts.worded import Worded
from complaints.models import Complaint, Identity
from notifications.notices import Recipient

Roles = tuple[Role, ...]
Seats = list[tuple[str, User, int | None]]
"""Role and person, of the unit that holds the case, of its agency or region, or national; and who stands in for whoever is
away now (`NOBODY`: no one)."""
NOBODY: Final = 0
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


class Around:
    """Who is told of one case: in one query, in two where somebody is gone. `ahead`: all who may be asked for, so that the
    first of several askings reads them together."""

    def __init__(self, complaint: Complaint, ahead: Iterable[Recipient], *, at: datetime) -> None:
        self._complaint, self._at = complaint, at
        self._first = {role for recipient in ahead for role in NEXT[recipient][0]}
        self._known: dict[Roles, Seats] = {}

    def ask(self) -> None:
        """Read them now, and the complainant with them."""
        if Complaint.complainant.is_cached(self._complaint):
            return
        found = _identity.later(complaint=self._complaint.pk)
        self._seats(tuple(sorted(self._first)))
        if found:
            self._complaint.complainant = found[0]

    def users(self, recipients: Iterable[Recipient], *, besides: int | None) -> list[User]:
        """The staff to tell, each once."""
        return [user for user in _told(self._complaint, recipients, self._seats) if user.pk != besides]

    def _seats(self, roles: Roles) -> Seats:
        wanted = roles if self._first.isdisjoint(roles) else tuple(sorted(self._first.union(roles)))
        if wanted not in self._known:
            self._known[wanted] = _seats(self._complaint, wanted, self._at, accused=False)
        return self._known[wanted]


def complainant(complaint: Complaint) -> Identity | None:
    """Who filed it; while it is being filed, the row just written."""
    if not Complaint.complainant.is_cached(complaint):
        found = _identity(complaint=complaint.pk)
        if not found:
            return None
        complaint.complainant = found[0]
    return getattr(complaint, "complainant", None)  # Django raises for one that is known not to be there


_identity: Final = Worded(
    lambda complaint: Identity.objects.filter(complaint=complaint), complaint=-987_654_321
)


class Directory:
    """The same for many cases in a row: who sits at one place, and who is away at `at`, is asked once."""

    def __init__(self, at: datetime) -> None:
        self._at = at
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
                self._known[place] = _seats(complaint, roles, self._at, accused=True)
            return [seat for seat in self._known[place] if seat[1].pk not in accused]

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
        away: Seats = []
        for step, roles in enumerate(NEXT[recipient]):
            if everybody is None and (step or any(stand_in is not None for _role, _user, stand_in in found)):
                everybody = seats(EVERYBODY)
            here = [seat for seat in everybody or found if seat[0] in roles]
            meant = [
                seat for seat in here if recipient == Recipient.HANDLER and seat[1].pk == complaint.handler_id
            ]
            away = away or meant or here
            present = _present(meant, everybody or found) or _present(here, everybody or found)
            if present:
                told |= present
                break
        else:
            told |= {user.pk: user for _role, user, _stand_in in away}
    return [told[pk] for pk in sorted(told)]


def _present(those: Seats, everybody: Seats) -> dict[int, User]:
    """Those of them who are there, and the deputies of those who are not, as far as these sit there and are there."""
    there = {user.pk: user for _role, user, stand_in in everybody if stand_in is None}
    keys = {user.pk if stand_in is None else stand_in for _role, user, stand_in in those}
    return {pk: there[pk] for pk in keys if pk in there}


def _seats(complaint: Complaint, roles: Roles, at: datetime, *, accused: bool) -> Seats:
    """Those who sit there, as far as a mail asks: address and language. Only the places where such roles sit are asked.
    `accused`: also who is accused in the case."""
    in_unit = tuple(role for role in roles if role in UNIT_STAFF and complaint.held_by_id)
    above = tuple(role for role in roles if role not in UNIT_STAFF)
    if not in_unit and not above:
        return []
    places: dict[str, Any] = {"at": at} | ({} if accused else {"complaint": complaint.pk})
    places |= {"unit": complaint.held_by_id} if in_unit else {}
    places |= {"agency": complaint.agency_id} if above else {}
    asked = _asked(in_unit, above, accused=accused)(**places)
    return [(seat.role, seat.user, seat.stand_in) for seat in asked]


@cache
def _asked(in_unit: Roles, above: Roles, *, accused: bool) -> Worded[Any]:
    def build(
        at: datetime, unit: int = NOBODY, agency: int = NOBODY, complaint: int = NOBODY
    ) -> QuerySet[Membership]:
        place = Q()
        if in_unit:
            place |= Q(role__in=in_unit, unit=unit)
        if above:
            region = Agency.objects.filter(pk=agency).values("region")
            there = Q(agency=agency) | Q(agency=None, unit=None, region=None) | Q(region__in=region)
            place |= Q(there, role__in=above)
        rows = Membership.objects.filter(place, user__is_active=True).exclude(user__email="")
        if not accused:
            of_case = Complaint.accused.through.objects.filter(complaint=complaint)
            rows = rows.exclude(user__in=of_case.values("user_id"))
        now = Absence.objects.filter(user=OuterRef("user"), from_at__lte=at, until_at__gt=at, ended_at=None)
        stand_in = Subquery(now.order_by("pk").values(stand_in=Coalesce("deputy_id", NOBODY))[:1])
        told = rows.annotate(stand_in=stand_in).select_related("user").order_by("user_id")
        return told.only("role", "user__email", "user__language", "user__arrivals")

    blanks = {"at": datetime(1, 7, 3, tzinfo=UTC)} | ({} if accused else {"complaint": -987_654_321})
    blanks |= {"unit": -987_654_322} if in_unit else {}
    blanks |= {"agency": -987_654_323} if above else {}
    return Worded(build, **blanks)
