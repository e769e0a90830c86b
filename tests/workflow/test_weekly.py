"""The weekly mail to heads."""

import pytest

from accounts.models import Agency, Membership
from accounts.roles import Role
from complaints.models import Complaint
from notifications.models import Message
from tests.factories import House, user, when
from workflow.models import Duty
from workflow.sweep import weekly
from workflow.sweep.weekly import WHOLE, Standing

pytestmark = pytest.mark.django_db
MONDAY = "2026-06-08T09:00"
"""In the sending window of its agency."""


def told(at=MONDAY):
    """Username → facts of the weekly mails that are promised at this time."""
    before = set(Message.objects.filter(notice="weekly").values_list("pk", flat=True))
    weekly.tell(at=when(at))
    new = Message.objects.filter(notice="weekly").exclude(pk__in=before).select_related("user")
    return {message.user: message.facts for message in new}


def counted_by_hand(house, at):
    """The same numbers from plain rows, case by case."""
    now, late, soon = when(at), set(), set()
    for duty in Duty.objects.filter(met_at=None, ended_at=None).select_related("complaint"):
        case = duty.complaint
        superseded = duty.kind in ("settle", "decide") and duty.round < case.round
        if case.agency_id != house.agency.pk or duty.holder == "complainant" or superseded or not duty.due_at:
            continue
        if duty.due_at <= now:
            late.add(case.pk)
        elif str(duty.due_on) <= "2026-06-14":
            soon.add(case.pk)
    return late, soon


def lived_in():
    """An agency with late cases of a unit and of none, cases due this week, and some that are neither."""
    house = House()
    house.file("2026-04-01").dispatched("2026-04-02")
    house.file("2026-04-03")
    house.file("2026-05-26").dispatched("2026-05-27").begun("2026-05-28")
    house.file("2026-06-05")
    return house


def test_the_heads_of_agency_and_unit_are_told_what_is_late_and_due_this_week():
    house = lived_in()
    mails = told()
    late, soon = counted_by_hand(house, MONDAY)
    assert late
    assert soon
    assert set(mails) == {house.head.user, house.supervisor.user}
    whole, unit = mails[house.head.user], mails[house.supervisor.user]
    assert (whole["unit"], unit["unit"]) == ("", house.unit.code)
    assert (whole["late"], whole["at_risk"], whole["received"]) == (len(late), len(soon), 1)
    held = set(Complaint.objects.filter(held_by=house.unit).values_list("pk", flat=True))
    assert (unit["late"], unit["at_risk"]) == (len(late & held), len(soon & held))
    assert whole["late"] > unit["late"] > 0
    assert whole["due_on"] == "2026-06-14"


def test_it_comes_once_a_week_in_the_sending_window_and_says_what_was_late_a_week_ago():
    house = lived_in()
    assert told("2026-06-08T05:00") == {}
    first = told()
    assert {facts["late_before"] for facts in first.values()} == {None}
    assert told("2026-06-08T15:00") == told("2026-06-11") == {}
    house.file("2026-04-01").dispatched("2026-04-02")
    second = told("2026-06-15")
    for reader, facts in second.items():
        assert facts["late_before"] == first[reader]["late"]
        assert facts["late"] > facts["late_before"]


def test_after_a_monday_off_it_comes_on_the_first_working_day_and_after_a_week_without_beat_once():
    house = lived_in()
    assert told("2026-06-01T09:00") == {}  # Hari Lahir Pancasila
    assert set(told("2026-06-02T09:00")) == {house.head.user, house.supervisor.user}
    assert len(told("2026-06-24T09:00")) == 2
    assert told("2026-06-25T09:00") == {}


def test_an_accused_head_hears_nothing_of_the_case_not_even_as_a_number():
    house = House()
    case = house.file("2026-04-01").dispatched("2026-04-02")
    house.file("2026-04-01").dispatched("2026-04-02")
    case.row.accused.add(house.supervisor.user)
    second = user(Role.SUPERVISOR, unit=house.unit)
    mails = told()
    assert mails[house.supervisor.user]["late"] == 1
    assert mails[second]["late"] == mails[house.head.user]["late"] == 2


def test_an_agency_without_cases_and_heads_who_left_are_not_written_to():
    quiet, house = House(), lived_in()
    Membership.objects.filter(user=house.head.user).delete()
    house.supervisor.user.is_active = False
    house.supervisor.user.save(update_fields=["is_active"])
    assert told() == {}
    assert Agency.objects.get(pk=quiet.agency.pk).told_weekly == {"week": "2026-06-08", "late": {WHOLE: 0}}


def test_that_nothing_is_late_any_more_is_told_once():
    house = House()
    case = house.file("2026-04-01").dispatched("2026-04-02").begun("2026-04-03")
    assert told()[house.head.user]["late"] == 1
    Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).update(ended_at=when("2026-06-10"))
    after = told("2026-06-15")[house.head.user]
    assert (after["late"], after["late_before"], after["at_risk"]) == (0, 1, 0)
    assert told("2026-06-22") == {}


def test_the_cases_of_another_agency_are_not_counted():
    house, other = lived_in(), lived_in()
    one, two = (weekly.standing(each.agency, at=when(MONDAY)) for each in (house, other))
    assert one[WHOLE] == two[WHOLE]
    assert one[WHOLE].late == len(counted_by_hand(house, MONDAY)[0])
    assert weekly.standing(House().agency, at=when(MONDAY)) == {WHOLE: Standing()}


def test_an_agency_that_cannot_be_told_holds_up_no_other(caplog):
    astray, house = House(), lived_in()
    Agency.objects.filter(pk=astray.agency.pk).update(calendar="not-there")
    assert set(told()) == {house.head.user, house.supervisor.user}
    assert [(record.what, record.key) for record in caplog.records if record.msg == "alone_failed"] == [
        ("weekly", astray.agency.pk)
    ]
