"""Who acts: a person of the staff, the holder of a case's access code, the clock, or an importer.

An `Actor` is read once at a door and passed down; every permission check uses it, without a further query.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Membership, User
from accounts.roles import POWERS, UNIT_STAFF, Powers, Role
from accounts.worded import Worded


class ActorKind(TextChoices):
    COMPLAINANT = "complainant", _("Pengadu")
    STAFF = "staff", _("Petugas")
    CLOCK = "clock", _("Jam sistem")
    IMPORT = "import", _("Impor")


class Origin(TextChoices):
    """Where an act comes from. Only `demo` and `import` may record past times, and the case shows that origin."""

    LIVE = "live", _("langsung")
    DEMO = "demo", _("data contoh")
    IMPORT = "import", _("impor")


@dataclass(frozen=True, slots=True)
class Seat:
    role: str
    agency_id: int | None
    unit_id: int | None

    @property
    def national(self) -> bool:
        return self.agency_id is None and self.unit_id is None


@dataclass(frozen=True, slots=True)
class Trace:
    """What the request of an act tells of who sent it. Held against what is known of staff, and never kept."""

    network: str
    """Keyed hash (`accounts.limits.addresses.network_of`)."""
    accounts: tuple[int, ...] = ()
    """The users that were signed in to in this browser before."""


@dataclass(frozen=True, slots=True)
class Actor:
    kind: ActorKind
    user: User | None = None
    seats: tuple[Seat, ...] = ()
    complaint_id: int | None = None
    """For a complainant: the one case whose access code they hold; None while they file it."""
    origin: Origin = Origin.LIVE
    trace: Trace | None = None
    """Of a complainant at a door."""

    def sits(self, roles: Iterable[str], *, agency_id: int | None = None, unit_id: int | None = None) -> bool:
        """Holds one of these roles for this agency or unit. A national seat serves every agency."""
        return any(
            seat.role in roles
            and (
                (seat.unit_id == unit_id and unit_id is not None)
                if seat.role in UNIT_STAFF
                else (seat.national or (seat.agency_id == agency_id and agency_id is not None))
            )
            for seat in self.seats
        )

    def has_role(self, *roles: str) -> bool:
        return any(seat.role in roles for seat in self.seats)

    @property
    def powers(self) -> tuple[Powers, ...]:
        return tuple(POWERS[seat.role] for seat in self.seats)

    @property
    def sight(self) -> tuple[object, ...]:
        """All that what they may see depends on (`visible_to`)."""
        return self.kind, None if self.user is None else self.user.pk, self.seats, self.complaint_id

    @property
    def is_staff(self) -> bool:
        return self.kind == ActorKind.STAFF


@dataclass(frozen=True, slots=True)
class Alike:
    """Who sits as somebody does, at other places: a query about what they may see is worded once for all of them."""

    key: tuple[object, ...]
    """Equal for those who are alike."""
    actor: Actor
    """The one for whom it is worded; sits at no place there is."""
    stand_ins: Mapping[str, int]
    """Their keys, by what each stands for."""
    places: Mapping[str, int]
    """Those of the person themselves."""


FIRST_STAND_IN: Final = -900_000_000
"""No key of a row is negative."""


def alike(actor: Actor) -> Alike:
    return _alike(*actor.sight)


@lru_cache(maxsize=2048)
def _alike(kind: ActorKind, user: int | None, seats: tuple[Seat, ...], complaint_id: int | None) -> Alike:
    stand_ins: dict[str, int] = {}
    places: dict[str, int] = {}

    def elsewhere(name: str, key: int | None) -> int | None:
        if key is None:
            return None
        places[name] = key
        return stand_ins.setdefault(name, FIRST_STAND_IN - len(stand_ins))

    person = elsewhere("user", user)
    others = tuple(
        Seat(seat.role, elsewhere(f"agency {n}", seat.agency_id), elsewhere(f"unit {n}", seat.unit_id))
        for n, seat in enumerate(seats)
    )
    case = elsewhere("case", complaint_id)
    stands = Actor(kind, None if person is None else User(pk=person), others, case)
    return Alike((kind, others, case), stands, stand_ins, places)


@lru_cache(maxsize=2048)
def seen_as(sight: tuple[Any, ...]) -> Actor:
    """An actor who may see what this `Actor.sight` tells; of the person nothing is known but their key."""
    kind, user, seats, complaint_id = sight
    return Actor(kind, None if user is None else User(pk=user), seats, complaint_id)


def staff(user: User, *, origin: Origin = Origin.LIVE) -> Actor:
    """The user with every seat, in one query."""
    rows: list[Any] = _seats(user=user.pk)
    seats = tuple(
        seat
        for row in rows
        for seat in seats_of(row.role, row.agency_id, row.unit_id, row.region_id, row.of_region)
    )
    return Actor(ActorKind.STAFF, user, seats, origin=origin)


def seats_of(
    role: str, agency_id: int | None, unit_id: int | None, region_id: int | None, of_region: Iterable[int]
) -> Iterator[Seat]:
    """The seats that a membership gives: one for a region is one in each agency that stands there today."""
    if region_id is None:
        yield Seat(role, agency_id, unit_id)
    else:
        yield from (Seat(role, agency, None) for agency in of_region)


def agencies_of_region() -> ArraySubquery:
    """The keys of the agencies in the region of a membership; asked anew at each request."""
    return ArraySubquery(Agency.objects.filter(region=OuterRef("region")).order_by("pk").values("pk"))


_seats: Final = Worded(
    lambda user: Membership.objects.filter(user=user).annotate(of_region=agencies_of_region()),
    user=-987_654_321,
)


def complainant(
    complaint_id: int | None = None, *, origin: Origin = Origin.LIVE, trace: Trace | None = None
) -> Actor:
    return Actor(ActorKind.COMPLAINANT, complaint_id=complaint_id, origin=origin, trace=trace)


def clock(*, origin: Origin = Origin.LIVE) -> Actor:
    """The clock itself: no user, no seat, never signs in."""
    return Actor(ActorKind.CLOCK, origin=origin)


__all__ = ["Actor", "ActorKind", "Origin", "Role", "Seat", "Trace", "clock", "complainant", "staff"]
