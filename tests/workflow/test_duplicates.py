"""Linked duplicates (deadline case T-28): every complainant keeps an own case, clocks and answer; unlink restores."""

import pytest

from tests.factories import House, when
from tests.workflow.paths import IN_STATE, answered
from workflow import duplicates
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Duty

pytestmark = pytest.mark.django_db
AT = when("2026-03-06")


def link(this, other, by=None):
    by = by or this.house.coordinator
    return duplicates.link(this.pk, duplicate_of=other.row, reasons="Hal yang sama.", by=by, at=AT)


def clocks(case):
    return list(Duty.objects.filter(complaint=case.pk).order_by("pk").values_list())


def test_a_link_touches_no_clock_no_state_and_no_version_and_unlinking_restores_all():
    house = House()
    one, two = house.file("2026-03-02"), house.file("2026-03-03")
    before = [(case.row.state, case.row.version, case.row.next_due_at, clocks(case)) for case in (one, two)]
    link(two, one)
    assert two.row.duplicate_of_id == one.pk
    duplicates.unlink(two.pk, by=house.coordinator, at=AT)
    after = [(case.row.state, case.row.version, case.row.next_due_at, clocks(case)) for case in (one, two)]
    assert (after, two.row.duplicate_of) == (before, None)
    events = [(event.name, event.facts) for event in two.row.events.order_by("seq")][1:]
    assert events == [("linked", {"duplicate_of": one.pk}), ("unlinked", {"duplicate_of": one.pk})]
    assert one.row.last_seq == 1


def test_an_answer_to_one_answers_only_that_one():
    house = House()
    one, two = IN_STATE["investigating"](house), IN_STATE["investigating"](house)
    link(two, one)
    answered(one, "2026-03-09")
    assert (one.row.state, two.row.state) == ("answered", "investigating")


def test_no_link_to_itself_no_chain_no_circle_no_other_agency():
    house = House()
    one, two, three = (house.file() for _ in range(3))
    for this, other in ((one, one), (one, House().file())):
        with pytest.raises(BadInput):
            link(this, other)
    link(two, one)
    for this, other in ((one, two), (three, two), (one, three)):
        with pytest.raises(BadInput):
            link(this, other)
    with pytest.raises(NotNow):
        link(two, three)
    link(three, one)
    assert set(one.row.duplicates.values_list("pk", flat=True)) == {two.pk, three.pk}


def test_only_the_agencys_coordinator_links_and_unlinks():
    house = House()
    one, two = house.file(), house.file()
    for by in (house.officer, house.head, house.ombudsman, House().coordinator, one.complainant):
        with pytest.raises(NotYours):
            link(two, one, by)
    link(two, one, house.coordinator2)
    for by in (house.officer, two.complainant):
        with pytest.raises(NotYours):
            duplicates.unlink(two.pk, by=by, at=AT)
    duplicates.unlink(two.pk, by=house.coordinator, at=AT)
    with pytest.raises(NotNow):
        duplicates.unlink(two.pk, by=house.coordinator, at=AT)
