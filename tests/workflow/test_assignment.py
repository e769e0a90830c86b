"""Which unit holds a case, who handles it, who is kept away."""

from itertools import pairwise

import pytest

from accounts.models import Membership, User
from accounts.roles import Role
from notifications.models import Message
from tests.factories import House, actor, unit, user, when
from tests.workflow.paths import IN_STATE, attempt, use
from workflow.errors import BadInput, NotNow, NotYours
from workflow.verbs import assignment

pytestmark = pytest.mark.django_db


def assign(case, who, by, at="2026-03-05"):
    return assignment.assign(case.pk, handler=who.user, by=by, at=when(at))


def test_staff_of_the_unit_and_the_coordinator_name_the_handler_who_is_told():
    house = House()
    case = IN_STATE["dispatched"](house)
    for by in (house.coordinator, house.officer, house.supervisor):
        Message.objects.all().delete()
        version = case.row.version
        assign(case, house.officer2, by)
        assert (case.row.handler, case.row.version) == (house.officer2.user, version + 1)
        assert [(row.notice, row.user) for row in Message.objects.all()] == [
            ("assigned_to_you", house.officer2.user)
        ]
    event = case.row.events.order_by("-seq").first()
    assert (event.name, event.facts, event.audience) == (
        "assigned",
        {"handler": house.officer2.user.pk},
        "staff",
    )


def test_nobody_else_assigns_and_only_while_a_unit_works_on_the_case():
    house = House()
    case = IN_STATE["dispatched"](house)
    for by in (house.other_officer, house.head, house.ombudsman, House().coordinator, case.complainant):
        with pytest.raises(NotYours):
            assign(case, house.officer2, by)
    for state in ("received", "incomplete", "answered", "escalated", "closed", "rejected", "withdrawn"):
        with pytest.raises(NotNow):
            assign(IN_STATE[state](house), house.officer2, house.coordinator)


def test_only_active_members_of_the_holding_unit_who_are_not_accused_can_handle():
    house = House()
    accused = actor(user(Role.OFFICER, unit=house.unit))
    case = use(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=[accused.user])
    idle = actor(user(Role.OFFICER, unit=house.unit, is_active=False))
    for who in (accused, idle, house.other_officer, house.coordinator, house.ombudsman):
        with pytest.raises(BadInput):
            assign(case, who, house.coordinator)
        assert (
            attempt(case, "begin", "2026-03-05", house.officer, handler=who.user) == "BadInput:not_a_handler"
        )
    assert case.row.handler is None


def test_a_transfer_frees_the_handler_and_the_case_is_held_without_a_gap():
    """Deadline case T-37: the parts of the holding units join and never overlap."""
    house = House()
    case = use(IN_STATE["investigating"](house), "transfer", "2026-03-06", house.coordinator)
    assert (case.row.handler, case.row.held_by) == (None, house.other_unit)
    use(case, "transfer", "2026-03-09", house.coordinator, unit=house.unit)
    parts = list(case.row.holdings.order_by("from_at"))
    assert [part.unit for part in parts] == [house.unit, house.other_unit, house.unit]
    assert all(before.until_at == after.from_at for before, after in pairwise(parts))
    assert parts[-1].until_at is None


def test_a_case_sent_back_is_held_by_nobody_and_still_names_its_unit():
    house = House()
    case = use(IN_STATE["dispatched"](house), "send_back", "2026-03-06", house.officer)
    assert (case.row.held_by, case.row.unit, case.row.handler) == (None, house.unit, None)
    assert case.row.holdings.get().until_at == when("2026-03-06")


def test_a_case_goes_only_to_an_open_unit_of_its_agency_and_not_where_it_is():
    house = House()
    closed = unit(house.agency, active=False, successor=house.other_unit)
    case, fresh = IN_STATE["dispatched"](house), house.file()
    assert attempt(case, "transfer", "2026-03-06", house.coordinator, unit=house.unit) == "BadInput:same_unit"
    for verb, each in (("transfer", case), ("dispatch", fresh)):
        assert attempt(each, verb, "2026-03-06", house.coordinator, unit=closed) == "BadInput:unit_closed"
        assert (
            attempt(each, verb, "2026-03-06", house.coordinator, unit=House().unit) == "BadInput:other_agency"
        )


def test_the_accused_are_kept_away_also_by_a_later_transfer_to_where_only_they_work():
    house = House()
    alone = unit(house.agency)
    accused = user(Role.OFFICER, unit=house.unit)
    Membership.objects.create(user=accused, role=Role.OFFICER, unit=alone)
    case = use(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=[accused])
    assert attempt(case, "transfer", "2026-03-06", house.coordinator, unit=alone) == "BadInput:all_accused"
    assert attempt(case, "transfer", "2026-03-06", house.coordinator) == "ok"
    assert not Message.objects.filter(user=accused).exists()


def test_where_all_who_are_left_of_a_unit_have_gone_it_gets_no_case_against_the_others():
    house = House()
    accused = [house.officer.user, house.supervisor.user]
    assert attempt(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=accused) == "ok"
    house.officer2.user.is_active = False
    house.officer2.user.save(update_fields=["is_active"])
    assert (
        attempt(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=accused)
        == "BadInput:all_accused"
    )
    assert attempt(house.file(), "dispatch", "2026-03-03", house.coordinator) == "ok"


def test_a_remand_gives_the_case_to_the_unit_named_and_to_no_closed_one():
    house = House()
    case = house.file()
    use(case, "escalate", "2026-03-20", case.complainant)
    use(case, "remand", "2026-03-23", house.ombudsman)
    assert case.row.held_by == house.unit
    other = house.file()
    use(other, "escalate", "2026-03-20", other.complainant)
    house.unit.active = False
    house.unit.save(update_fields=["active"])
    use(other, "remand", "2026-03-23", house.ombudsman)
    assert (other.row.state, other.row.held_by) == ("investigating", None)
    assert attempt(other, "transfer", "2026-03-24", house.coordinator) == "ok"


def test_a_disabled_user_is_no_actor_of_any_verb_that_names_them():
    house = House()
    case = IN_STATE["dispatched"](house)
    User.objects.filter(pk=house.officer2.user.pk).update(is_active=False)
    house.officer2.user.refresh_from_db()
    assert (
        attempt(case, "begin", "2026-03-05", house.officer, handler=house.officer2.user)
        == "BadInput:not_a_handler"
    )
