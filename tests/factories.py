"""Agencies, units, people and cases for tests. Cases are made through the verbs, never by hand.

Verbs here act with origin `demo`, the one origin that may tell of times gone by.
"""

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from django.db import connection

from accounts.actors import Actor, ActorKind, Origin, Seat, complainant, staff
from accounts.models import Agency, Level, Membership, Region, Unit, User
from accounts.roles import Role
from accounts.worded import Worded
from complaints.codes import IdentityKind, Outcome
from complaints.models import Complaint
from law.codes import Classification
from workflow.verbs import conversation
from workflow.verbs.intake import Filing, Person, Registered, register
from workflow.verbs.investigation import Decision
from workflow.verbs.table import VERBS

JAKARTA = ZoneInfo("Asia/Jakarta")
SCAN = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
"""The smallest PNG."""
_number = count(1)


def when(text: str, zone: str = "Asia/Jakarta") -> datetime:
    """A local date, or date and time, as an instant: `2026-03-02` is nine in the morning."""
    moment = datetime.fromisoformat(text if "T" in text else f"{text}T09:00")
    return moment.replace(tzinfo=ZoneInfo(zone))


def agency(code: str = "", **fields: object) -> Agency:
    code = code or f"agency-{next(_number)}"
    return Agency.objects.create(**{"code": code, "name": code.title(), "level": Level.REGENCY, **fields})


def unit(of: Agency, code: str = "", **fields: object) -> Unit:
    code = code or f"unit-{next(_number)}"
    return Unit.objects.create(**{"code": code, "name": code.title(), "agency": of, **fields})


def _person(**fields: object) -> User:
    name = f"user{next(_number)}"
    return User(**{"username": name, "name": name.title(), "email": f"{name}@example.org", **fields})


def region(of: Agency, code: str = "") -> Region:
    """A region in which this agency stands."""
    made = Region.objects.create(code=code or f"region-{next(_number)}", name="Perwakilan")
    of.region = made
    of.save(update_fields=["region"])
    return made


def user(
    role: Role | None = None,
    *,
    agency: Agency | None = None,
    unit: Unit | None = None,
    region: Region | None = None,
    **fields: object,
) -> User:
    person = _person(**fields)
    person.save()
    if role is not None:
        Membership.objects.create(user=person, role=role, agency=agency, unit=unit, region=region)
        person.refresh_from_db()
    return person


def actor(person: User, *, origin: Origin = Origin.DEMO) -> Actor:
    return staff(person, origin=origin)


def signing_in(of: Actor, password: str) -> User:
    """The person, who can sign in with this password; read again, since the database counts changes of credentials."""
    person = of.user
    assert person is not None
    person.set_password(password)
    person.save(update_fields=["password"])
    person.refresh_from_db()
    return person


def seated(**seats: Seat) -> dict[str, Actor]:
    """Somebody new in each of these seats; as many statements for ten as for one."""
    people = User.objects.bulk_create(_person() for _seat in seats)
    Membership.objects.bulk_create(
        Membership(user=person, role=seat.role, agency_id=seat.agency_id, unit_id=seat.unit_id)
        for person, seat in zip(people, seats.values(), strict=True)
    )
    stored = User.objects.in_bulk([person.pk for person in people])  # a trigger counts their seats
    return {
        name: Actor(ActorKind.STAFF, stored[person.pk], (seat,), origin=Origin.DEMO)
        for (name, seat), person in zip(seats.items(), people, strict=True)
    }


class House:
    """One agency with two units and everybody who works on its cases."""

    coordinator: Actor
    coordinator2: Actor
    officer: Actor
    officer2: Actor
    supervisor: Actor
    other_officer: Actor
    head: Actor
    ombudsman: Actor
    custodian: Actor
    administrator: Actor

    def __init__(self, **agency_fields: object) -> None:
        self.agency = agency(**agency_fields)
        self.unit = unit(self.agency)
        self.other_unit = unit(self.agency)
        vars(self).update(
            seated(
                coordinator=Seat(Role.COORDINATOR.value, self.agency.pk, None),
                coordinator2=Seat(Role.COORDINATOR.value, self.agency.pk, None),
                officer=Seat(Role.OFFICER.value, None, self.unit.pk),
                officer2=Seat(Role.OFFICER.value, None, self.unit.pk),
                supervisor=Seat(Role.SUPERVISOR.value, None, self.unit.pk),
                other_officer=Seat(Role.OFFICER.value, None, self.other_unit.pk),
                head=Seat(Role.AGENCY_HEAD.value, self.agency.pk, None),
                ombudsman=Seat(Role.OMBUDSMAN.value, None, None),
                custodian=Seat(Role.CUSTODIAN.value, None, None),
                administrator=Seat(Role.ADMINISTRATOR.value, None, None),
            )
        )

    def file(self, at: str | datetime = "2026-03-02", **changes: object) -> "Case":
        """A named complaint against the unit, filed at this local time."""
        moment = when(at, self.agency.zone) if isinstance(at, str) else at
        filing = Filing(
            agency=self.agency,
            unit=self.unit,
            subject="Antrean loket terlalu lama",
            description="Saya menunggu lima jam di loket dan tidak dilayani.",
            occurred_on=date(2026, 1, 5),
            identity=IdentityKind.NAMED,
            person=Person("Siti Aminah", email="siti@example.org", phone="0812 3456 7890", address="Pontang"),
        )
        return Case(self, register(replace(filing, **changes), by=complainant(origin=Origin.DEMO), at=moment))  # type: ignore[arg-type]  # any field of a filing


_row: Worded[Complaint] = Worded(
    lambda pk: Complaint.objects.select_related("agency", "unit", "held_by").filter(pk=pk), pk=-987_654_321
)


class Case:
    """A case and short ways to move it on; `at` is local to its agency. Each returns the case itself."""

    def __init__(self, house: House, registered: Registered) -> None:
        self.house = house
        self.pk = registered.complaint.pk
        self.access_code = registered.access_code
        self.complainant = complainant(self.pk, origin=Origin.DEMO)

    @property
    def row(self) -> Complaint:
        """As it stands now, in a statement worded once: every second test reads one."""
        found = _row(pk=self.pk)
        if not found:
            raise Complaint.DoesNotExist
        return found[0]

    @property
    def version(self) -> int:
        """As it stands now: `row` without all that a verb reads again. Asked before every verb of every test, so in a
        statement that nobody has to compile."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT version FROM complaints_complaint WHERE id = %s", [self.pk])
            found: int = cursor.fetchone()[0]
        return found

    def do(self, verb: str, at: str | datetime, by: Actor | None = None, **carried: object) -> "Case":
        """Use a verb as this actor (the complainant when None), with the current version."""
        moment = when(at, self.house.agency.zone) if isinstance(at, str) else at
        version = {} if verb in ("lapse", "deem_accepted") else {"version": self.version}
        VERBS[verb](self.pk, by=by or self.complainant, at=moment, **version, **carried)
        return self

    def dispatched(
        self,
        at: str | datetime,
        *,
        classification: Classification = Classification.ORDINARY,
        unit: Unit | None = None,
    ) -> "Case":
        house = self.house
        return self.do(
            "dispatch", at, house.coordinator, unit=unit or house.unit, classification=classification
        )

    def begun(self, at: str | datetime, by: Actor | None = None) -> "Case":
        return self.do("begin", at, by or self.house.officer)

    def answered(
        self,
        at: str | datetime,
        by: Actor | None = None,
        *,
        remedy: str | None = None,
        remedy_due_on: date | None = None,
    ) -> "Case":
        decision = Decision(Outcome.FOUNDED, "Loket kini dibuka dua.", remedy, remedy_due_on)
        return self.do("answer", at, by or self.house.officer, decision=decision)

    def evidenced(self, at: str | datetime, by: Actor | None = None) -> "Case":
        """A staff member attaches a scan."""
        moment = when(at, self.house.agency.zone) if isinstance(at, str) else at
        conversation.attach(self.pk, data=SCAN, message=None, by=by or self.house.coordinator, at=moment)
        return self


__all__ = ["Case", "House", "Seat", "actor", "agency", "unit", "user", "when"]
