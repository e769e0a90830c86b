"""Whom and what a verb names, while somebody ends the account or the seat, or closes the unit or the agency: whoever comes second
waits for the first, and finds what was decided."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from accounts.models import Agency, Membership, Unit, User
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from tests.concurrency.conftest import together
from tests.factories import House, when
from tests.ground.test_emergency_log import saved
from tests.workflow.paths import IN_STATE, carried, use
from workflow.errors import Refusal
from workflow.office import bodies
from workflow.people import leaving, seats
from workflow.verbs import assignment, referrals, table
from workflow.verbs.assignment import ASSIGNABLE

pytestmark = pytest.mark.usefixtures("committed")
AT = when("2026-03-09")
Act = Callable[[], Any]


def one_in_the_other(first: Act, second: Act) -> list[str]:
    """What came of each: the second begins when the first is done but not committed, and the first commits when the second is over,
    or waits for it."""
    done, over = threading.Event(), threading.Event()

    def hold() -> Any:
        try:
            with transaction.atomic():
                found = first()
                done.set()
                while not over.wait(0.01) and not _somebody_waits_for_us():
                    pass
                return found
        finally:
            done.set()

    def follow() -> Any:
        try:
            assert done.wait(30)
            return second()
        finally:
            over.set()

    return [_told(each) for each in together(hold, follow)]


def _somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


def _told(found: Any) -> str:
    assert not isinstance(found, Exception) or isinstance(found, Refusal), repr(found)
    return found.code if isinstance(found, Refusal) else "ok"


def using(name: str, case: Any, by: Any, **words: Any) -> Act:
    words = {**carried(name, case.house), **words}
    version = case.row.version
    return lambda: table.VERBS[name](case.pk, by=by, at=AT, version=version, **words)


def seen(row: Any) -> Any:
    """As a door read it before anything happened."""
    return type(row).objects.get(pk=row.pk)


def closing(house: House, unit: Unit) -> Act:
    draft = replace(bodies.draft_of(seen(unit)), active=False)
    return lambda: bodies.change_unit(unit, draft, by=house.coordinator, at=AT)


def a_dispatch(house: House) -> tuple[Act, Act, str]:
    case = house.file()
    return (
        using("dispatch", case, house.coordinator, unit=seen(house.other_unit)),
        closing(house, house.other_unit),
        "unit_closed",
    )


def a_transfer(house: House) -> tuple[Act, Act, str]:
    case = IN_STATE["dispatched"](house)
    return (
        using("transfer", case, house.coordinator, unit=seen(house.other_unit)),
        closing(house, house.other_unit),
        "unit_closed",
    )


def a_remand(house: House) -> tuple[Act, Act, str]:
    """Of a case that no unit ever held: it goes to the unit that was complained of, or to none."""
    case = use(IN_STATE["rejected"](house), "appeal", "2026-03-04", None)
    for name, by in (("reject", house.coordinator2), ("escalate", case.complainant)):
        use(case, name, "2026-03-05", by)
    return using("remand", case, house.ombudsman), closing(house, house.unit), "ok"


@pytest.mark.parametrize("made", [a_dispatch, a_transfer, a_remand])
def test_a_unit_that_is_closed_meanwhile_gets_no_case_and_one_that_gets_a_case_does_not_close(made):
    house = House()
    act, close, _refused = made(house)
    assert one_in_the_other(act, close) == ["ok", "holds_cases"]
    house = House()
    act, close, refused = made(house)
    assert one_in_the_other(close, act) == ["ok", refused]
    assert not Complaint.objects.open().filter(held_by__active=False).exists()


def disabling(house: House, person: User) -> Act:
    return lambda: leaving.disable(seen(person), to=None, by=house.administrator, at=AT)


def ending(house: House, person: User) -> Act:
    seat = Membership.objects.get(user=person).pk
    return lambda: seats.take(seat, by=house.administrator, at=AT)


def an_assignment(house: House) -> Act:
    case = IN_STATE["dispatched"](house)
    person = seen(house.officer2.user)
    return lambda: assignment.assign(case.pk, handler=person, by=house.supervisor, at=AT)


def a_beginning(house: House) -> Act:
    return using("begin", IN_STATE["dispatched"](house), house.supervisor, handler=seen(house.officer2.user))


def a_handing_over(house: House) -> Act:
    IN_STATE["investigating"](house)
    person = seen(house.officer2.user)
    return lambda: leaving.hand_over(house.officer.user, to=person, by=house.administrator, at=AT)


def ending_in_an_emergency(house: House, person: User) -> Act:
    client = Client()
    client.force_login(house.administrator.user)
    page = f"/admin/accounts/user/{person.pk}/change/"
    return lambda: saved(client, page, **{"memberships-0-DELETE": "on"})


@pytest.mark.parametrize("end", [disabling, ending, ending_in_an_emergency])
@pytest.mark.parametrize("made", [an_assignment, a_beginning, a_handing_over])
def test_nobody_handles_a_case_whose_account_or_seat_is_ended_meanwhile(made, end):
    for first in (True, False):
        house = House()
        act, stop = made(house), end(house, house.officer2.user)
        found = one_in_the_other(act, stop) if first else one_in_the_other(stop, act)
        assert found == (["ok", "ok"] if first else ["ok", "not_a_handler"])
        assert not _without_a_seat().exists()


def test_of_somebody_whose_two_seats_in_a_unit_are_ended_at_once_no_case_is_left():
    house = House()
    case = IN_STATE["investigating"](house)
    person = house.officer.user
    other = Membership.objects.create(user=person, role=Role.SUPERVISOR, unit=house.unit).pk
    first = Membership.objects.get(user=person, role=Role.OFFICER).pk
    take = [lambda pk=pk: seats.take(pk, by=house.administrator, at=AT) for pk in (first, other)]
    assert one_in_the_other(*take) == ["ok", "ok"]
    assert case.row.handler_id is None
    assert not _without_a_seat().exists()


def _without_a_seat() -> Any:
    there = Membership.objects.filter(role__in=UNIT_STAFF, user__is_active=True).values("user")
    return Complaint.objects.filter(state__in=ASSIGNABLE, handler__isnull=False).exclude(handler__in=there)


def test_an_agency_that_closes_meanwhile_is_offered_no_case_and_takes_none_over():
    house = House()
    there = House()
    one, two = house.file(), house.file()
    referrals.refer(two.pk, agency=there.agency, reasons="Bukan kami.", by=house.coordinator, at=AT)
    draft = _as_it_is(there.agency)
    agency = seen(there.agency)

    def opened(yes: bool) -> None:
        bodies.change_agency(there.agency, replace(draft, open_for_filing=yes), by=there.administrator, at=AT)

    def offer() -> None:
        referrals.refer(one.pk, agency=agency, reasons="Bukan kami.", by=house.coordinator, at=AT)

    def take_over() -> None:
        referrals.take_over(two.pk, by=there.coordinator, at=AT)

    for act in (offer, take_over):
        assert one_in_the_other(partial(opened, False), act) == ["ok", "agency_not_open"]
        opened(True)
    assert one_in_the_other(take_over, partial(opened, False)) == ["ok", "ok"]


def _as_it_is(agency: Agency) -> bodies.AgencyDraft:
    return bodies.AgencyDraft(
        **{name: getattr(agency, name) for name in bodies.AgencyDraft.__dataclass_fields__}
    )
