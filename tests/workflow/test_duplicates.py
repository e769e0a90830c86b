"""Linked duplicates (deadline case T-28): every complainant keeps an own case, clocks and answer; unlink restores."""

from datetime import date

import pytest

from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import IN_STATE, answered, attempt, use
from workflow.clocks.duties import DATED
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Duty
from workflow.verbs import duplicates

pytestmark = pytest.mark.usefixtures("rebuilds")
AT = when("2026-03-06")


def link(this, other, by=None):
    by = by or this.house.coordinator
    return duplicates.link(this.pk, duplicate_of=other.row, reasons="Hal yang sama.", by=by, at=AT)


def clocks(case):
    """What runs: with which dates, met by nobody, under which rule."""
    rows = Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).order_by("kind", "round")
    return list(
        rows.values_list("kind", "round", *(name for name in DATED if name not in ("rung", "rung_at")))
    )


def standing(case):
    return (case.row.state, case.row.version, case.row.next_due_at, clocks(case))


def due(case, kind):
    return case.row.duties.get(kind=kind, met_at=None, ended_at=None).due_on


def test_t28_linked_cases_keep_the_earliest_date_and_the_repeat_need_not_be_verified():
    house = House()
    one, two = house.file("2026-03-02"), house.file("2026-03-03")
    assert (due(one, "settle"), due(two, "settle")) == (date(2026, 3, 27), date(2026, 3, 30))
    link(two, one)
    for kind, earliest in (("settle", date(2026, 3, 27)), ("decide", date(2026, 5, 1))):
        assert (due(one, kind), due(two, kind)) == (earliest, earliest)
    settle = two.row.duties.get(kind="settle")
    assert (settle.own_due_on, settle.shared_due_on) == (date(2026, 3, 30), date(2026, 3, 27))
    ended = set(two.row.duties.filter(ended_by="link").values_list("kind", flat=True))
    assert ended == {"verify", "first_answer"}
    assert {"verify", "first_answer"} <= {row.kind for row in one.row.duties.all() if row.running}


def test_t28_a_link_moves_no_state_and_no_version_and_unlinking_restores_every_clock():
    house = House()
    one, two = house.file("2026-03-02"), house.file("2026-03-03")
    before = [standing(case) for case in (one, two)]
    link(two, one)
    assert (two.row.duplicate_of_id, two.row.state, two.row.version) == (one.pk, "received", 1)
    duplicates.unlink(two.pk, by=house.coordinator, at=AT)
    assert [standing(case) for case in (one, two)] == before
    assert two.row.duplicate_of is None
    told = [(event.name, event.facts.get("duplicate_of")) for event in two.row.events.order_by("seq")][1:]
    assert told == [("linked", one.pk), ("unlinked", one.pk)]
    assert [event.name for event in one.row.events.order_by("seq")][1:] == [
        "duplicate_joined",
        "duplicate_left",
    ]


def test_t28_of_three_linked_cases_the_one_that_leaves_takes_only_its_own_date_along():
    house = House()
    one, two, three = house.file("2026-03-03"), house.file("2026-03-02"), house.file("2026-03-04")
    before = [standing(case) for case in (one, two, three)]
    link(two, one)
    link(three, one)
    assert [due(case, "settle") for case in (one, two, three)] == [date(2026, 3, 27)] * 3
    duplicates.unlink(two.pk, by=house.coordinator, at=AT)
    assert [due(case, "settle") for case in (one, two, three)] == [
        date(2026, 3, 30),
        date(2026, 3, 27),
        date(2026, 3, 30),
    ]
    duplicates.unlink(three.pk, by=house.coordinator, at=AT)
    assert [standing(case) for case in (one, two, three)] == before


def test_t28_an_extension_of_a_linked_case_cannot_outlast_the_date_of_the_other_and_returns_when_unlinked():
    house = House()
    one, two = IN_STATE["investigating"](house), IN_STATE["investigating"](house)
    link(two, one)
    use(two, "extend", "2026-03-09", house.supervisor)
    assert (due(one, "settle"), due(two, "settle")) == (date(2026, 3, 27), date(2026, 3, 27))
    duplicates.unlink(two.pk, by=house.coordinator, at=when("2026-03-10"))
    assert (due(one, "settle"), due(two, "settle")) == (date(2026, 3, 27), date(2026, 4, 6))


@pytest.mark.parametrize("state", ["received", "dispatched", "investigating"])
def test_t28_the_answer_to_the_first_answers_each_complainant_who_may_contest_it(state):
    house = House()
    one, two = IN_STATE["investigating"](house), IN_STATE[state](house)
    link(two, one)
    Message.objects.all().delete()
    answered(one, "2026-03-09")
    for case in (one, two):
        row = case.row
        assert (row.state, row.outcome, row.held_by) == ("answered", "partly", house.unit)
        assert row.first_answered_on == date(2026, 3, 9)
        kinds = {duty.kind for duty in row.duties.all() if duty.running}
        assert kinds == ({"reply", "remedy"} if case is one else {"reply"})
        assert attempt(case, "contest", "2026-03-10", case.complainant) == "ok"
    assert sorted(Message.objects.values_list("notice", "complaint")) == [
        ("answered", one.pk),
        ("answered", two.pk),
    ]
    event = two.row.events.get(name="answered_with_original")
    assert (event.actor_kind, event.facts["original"]) == ("clock", one.pk)
    words = {kind for kind, _kept in event.statements.items()}
    assert words == {"reasons", "remedy"}


def test_t28_the_answer_of_one_complainant_is_contested_alone():
    house = House()
    one, two = IN_STATE["investigating"](house), IN_STATE["received"](house)
    link(two, one)
    answered(one, "2026-03-09")
    use(two, "contest", "2026-03-10", two.complainant)
    assert (one.row.state, two.row.state, two.row.round) == ("answered", "investigating", 2)
    assert attempt(two, "answer", "2026-03-11", house.officer) == "NotYours:may_answer"
    one.do("accept", "2026-03-11", rating=4)
    assert two.row.state == "investigating"


@pytest.mark.parametrize(("by", "state"), [("officer", "investigating"), ("officer2", "answered")])
def test_t28_who_may_not_answer_the_repeat_answers_only_the_first(by, state):
    """The complainant of the repeat contested an answer of this person."""
    house = House()
    one, two = (IN_STATE["investigating"](house) for _ in range(2))
    answered(two, "2026-03-05")
    use(two, "contest", "2026-03-06", two.complainant)
    link(two, one)
    use(one, "answer", "2026-03-09", getattr(house, by))
    assert (one.row.state, two.row.state) == ("answered", state)


def test_what_is_linked_is_not_linked_again_and_what_is_not_is_not_let_go():
    house = House()
    one, two, three = (house.file() for _ in range(3))
    with pytest.raises(NotNow) as refusal:
        duplicates.unlink(two.pk, by=house.coordinator, at=when("2026-03-05"))
    assert refusal.value.code == "not_linked"
    link(two, one)
    with pytest.raises(NotNow) as refusal:
        link(two, three)
    assert (refusal.value.code, refusal.value.state) == ("already_linked", "received")
    assert two.row.duplicate_of == one.row


def test_t28_a_repeat_that_waits_for_its_complainant_or_is_at_the_ombudsman_is_left_as_it_is():
    house = House()
    one, two, three = (IN_STATE[state](house) for state in ("investigating", "incomplete", "escalated"))
    link(two, one)
    link(three, one)
    answered(one, "2026-03-09")
    assert (two.row.state, three.row.state) == ("incomplete", "escalated")


def test_t28_a_repeat_that_has_ended_hears_nothing_of_later_repeats():
    house = House()
    first, one, two = house.file(), house.file(), house.file()
    link(one, first)
    use(one, "withdraw", AT, one.complainant)
    before = one.row.last_seq
    link(two, first)
    duplicates.unlink(two.pk, by=house.coordinator, at=AT)
    assert one.row.last_seq == before
    assert list(two.row.events.order_by("seq").values_list("name", flat=True))[-2:] == ["linked", "unlinked"]


def test_t28_an_answer_to_the_repeat_is_not_an_answer_to_the_first():
    house = House()
    one, two = IN_STATE["investigating"](house), IN_STATE["investigating"](house)
    link(two, one)
    answered(two, "2026-03-09")
    assert (one.row.state, two.row.state) == ("investigating", "answered")


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
