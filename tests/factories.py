"""Agencies, units, people and cases for tests. Cases are made through the verbs, never by hand.

Verbs here act with origin `demo`, the one origin that may tell of times gone by.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from accounts import seals
from accounts.actors import Actor, ActorKind, Origin, Seat, complainant, staff
from accounts.models import Agency, Level, Membership, Region, Unit, User
from accounts.roles import Role
from accounts.seals import Seal, Sealed
from accounts.worded import Worded
from complaints import rows
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
    made = _agency(code, **fields)
    made.save(force_insert=True)
    return made


def _agency(code: str = "", **fields: object) -> Agency:
    code = code or f"agency-{next(_number)}"
    return Agency(**{"code": code, "name": code.title(), "level": Level.REGENCY, **fields})


def unit(of: Agency, code: str = "", **fields: object) -> Unit:
    made = _unit(of, code, **fields)
    made.save(force_insert=True)
    return made


def _unit(of: Agency, code: str = "", **fields: object) -> Unit:
    code = code or f"unit-{next(_number)}"
    return Unit(**{"code": code, "name": code.title(), "agency": of, **fields})


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


def sealed(*made: Sealed) -> Iterator[Seal]:
    """What the application would leave of these new rows: their values are those that are stored."""
    for row in made:
        table, columns = row._meta.db_table, seals.sealed_columns(type(row))
        values = {name: getattr(row, name) for name in columns}
        yield Seal(table=table, row=row.pk, columns=seals.digests(table, row.pk, values))


def seated(*places: Agency | Unit, **seats: Callable[[], Seat]) -> dict[str, Actor]:
    """Somebody new in each of these seats, which may be in these new places: all of it in two trips."""
    people = {name: _person() for name in seats}
    memberships = {name: Membership(user=person) for name, person in people.items()}
    with transaction.atomic():
        rows.draw_keys(*places, *people.values(), *memberships.values())
        rows.settle()
        taken = {name: seat() for name, seat in seats.items()}
        for name, seat in taken.items():
            row = memberships[name]
            row.user_id, row.role = people[name].pk, seat.role
            row.agency_id, row.unit_id = seat.agency_id, seat.unit_id
        rows.insert_later(*places, *people.values(), *memberships.values())
        rows.insert_later(*sealed(*places, *memberships.values()))
        stored = User.objects.in_bulk(
            [person.pk for person in people.values()]
        )  # a trigger counts their seats
    return {
        name: Actor(ActorKind.STAFF, stored[people[name].pk], (seat,), origin=Origin.DEMO)
        for name, seat in taken.items()
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
        here = self.agency = _agency(**agency_fields)
        unit, other = self.unit, self.other_unit = _unit(here), _unit(here)
        vars(self).update(
            seated(
                here,
                unit,
                other,
                coordinator=lambda: Seat(Role.COORDINATOR.value, here.pk, None),
                coordinator2=lambda: Seat(Role.COORDINATOR.value, here.pk, None),
                officer=lambda: Seat(Role.OFFICER.value, None, unit.pk),
                officer2=lambda: Seat(Role.OFFICER.value, None, unit.pk),
                supervisor=lambda: Seat(Role.SUPERVISOR.value, None, unit.pk),
                other_officer=lambda: Seat(Role.OFFICER.value, None, other.pk),
                head=lambda: Seat(Role.AGENCY_HEAD.value, here.pk, None),
                ombudsman=lambda: Seat(Role.OMBUDSMAN.value, None, None),
                custodian=lambda: Seat(Role.CUSTODIAN.value, None, None),
                administrator=lambda: Seat(Role.ADMINISTRATOR.value, None, None),
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
