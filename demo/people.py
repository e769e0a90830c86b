"""Who works in the demo: its users and their seats, and the actors they act as. All invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from accounts.actors import Actor, ActorKind, Origin, Seat
from accounts.models import Agency, Membership, Region, Unit, User
from accounts.roles import Role
from config.supervisor import DEMO_PASSWORD
from demo.places import AGENCIES, BANTEN, OPEN, SERVED, AgencyPlace, UnitPlace

GIVEN = (
    *(
        "Ratna",
        "Asep",
        "Dewi",
        "Ujang",
        "Nurhayati",
        "Yayan",
        "Iis",
        "Hendra",
        "Lilis",
        "Dadang",
        "Euis",
        "Rahmat",
    ),
    *(
        "Fitri",
        "Maman",
        "Yuliana",
        "Saepul",
        "Neneng",
        "Agus",
        "Rina",
        "Bahrudin",
        "Wulan",
        "Iwan",
        "Sri",
        "Edi",
    ),
)
FAMILY = (
    *("Kurniawan", "Lestari", "Permana", "Safitri", "Hidayatullah", "Anggraini", "Maulana", "Suryani"),
    *("Nugraha", "Rohmah", "Firmansyah", "Puspita", "Setiadi", "Marlina", "Gunawan", "Khaerunisa", "Sutisna"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit and who works there: two officers at least, so that somebody else can answer after a contest."""

    place: UnitPlace
    unit: Unit
    officers: tuple[Actor, ...]
    supervisor: Actor

    @property
    def may_answer(self) -> tuple[Actor, ...]:
        return (self.supervisor,) if self.place.supervisor_answers else (*self.officers, self.supervisor)


@dataclass(frozen=True, slots=True)
class Office:
    place: AgencyPlace
    agency: Agency
    coordinators: tuple[Actor, ...]
    desks: tuple[Desk, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    offices: tuple[Office, ...]
    ombudsman: Actor


@dataclass(slots=True)
class Hiring:
    """Makes the users that are not there yet."""

    number: Iterator[int] = field(default_factory=count)
    there: dict[str, User] = field(default_factory=lambda: User.objects.in_bulk(field_name="username"))

    def hire(
        self,
        username: str,
        role: Role,
        *,
        agency: Agency | None = None,
        unit: Unit | None = None,
        region: Region | None = None,
    ) -> Actor:
        """The actor sits as given; one for a region acts in no story."""
        n = next(self.number)
        user = self.there.get(username)
        if user is None:
            user = User.objects.create(
                username=username,
                name=f"{GIVEN[n % len(GIVEN)]} {FAMILY[n % len(FAMILY)]}",
                email=f"{username}@example.org",
                password=_password(),
            )
            Membership.objects.create(user=user, role=role, agency=agency, unit=unit, region=region)
        seat = Seat(role, agency.pk if agency else None, unit.pk if unit else None)
        return Actor(ActorKind.STAFF, user, (seat,), origin=Origin.DEMO)


@cache
def _password() -> str:
    """Hashed once for all, which no real sign-in may do."""
    return make_password(DEMO_PASSWORD)


def settle_in() -> Cast:
    """Make the agencies, units and people that are not there yet, and hand all back as actors of origin `demo`."""
    hiring = Hiring()
    ombudsman = hiring.hire("ombudsman", Role.OMBUDSMAN)
    hiring.hire("kustodian", Role.CUSTODIAN)
    hiring.hire("admin", Role.ADMINISTRATOR)
    banten, _new = Region.objects.get_or_create(code="banten", defaults={"name": "Banten"})
    offices = tuple(_office(place, hiring, banten if place.code in BANTEN else None) for place in AGENCIES)
    hiring.hire("ombudsman.banten", Role.OMBUDSMAN, region=banten)
    return Cast(offices, ombudsman)


def _office(place: AgencyPlace, hiring: Hiring, region: Region | None) -> Office:
    agency, _new = Agency.objects.get_or_create(
        code=place.code,
        defaults={"name": place.name, "level": place.level, "zone": place.zone, "region": region},
    )
    coordinators = tuple(
        hiring.hire(f"{name}.{place.code}", Role.COORDINATOR, agency=agency)
        for name in ("koordinator", "koordinator2")
    )
    hiring.hire(f"pimpinan.{place.code}", Role.AGENCY_HEAD, agency=agency)
    return Office(place, agency, coordinators, tuple(_desk(unit, agency, hiring) for unit in place.units))


def _desk(place: UnitPlace, agency: Agency, hiring: Hiring) -> Desk:
    unit, _new = Unit.objects.get_or_create(
        code=place.code,
        agency=agency,
        defaults={
            "name": place.name,
            "working_week": list(place.week),
            "answers_need_supervisor": place.supervisor_answers,
            "district": place.district,
            "services": SERVED[place.sector],
            "hours": OPEN[place.week],
        },
    )
    officers = tuple(
        hiring.hire(f"{name}.{place.code}", Role.OFFICER, unit=unit) for name in ("petugas", "petugas2")
    )
    return Desk(place, unit, officers, hiring.hire(f"kepala.{place.code}", Role.SUPERVISOR, unit=unit))
