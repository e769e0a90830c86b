"""More time for a settlement: how much, how often, until when, told to whom, and contested."""

from datetime import date

import pytest

from law.codes import Classification
from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, attempt, use
from tests.workflow.test_duty_dates import due, working
from workflow.errors import BadInput
from workflow.sweep import sweeps

pytestmark = pytest.mark.usefixtures("rebuilds")


def settle(case, round_=1):
    return case.row.duties.filter(kind="settle", round=round_).latest("pk")


@pytest.mark.parametrize("days", [1, 5, 14])
def test_an_extension_adds_its_days_from_the_same_day_zero_and_keeps_the_end_before(days):
    house = House()
    case = use(IN_STATE["investigating"](house), "extend", "2026-03-09", house.supervisor, days=days)
    duty = settle(case)
    assert duty.due_on == working("2026-03-02", 14 + days)
    assert (duty.original_due_on, duty.extended_days, duty.opened_on) == (
        date(2026, 3, 27),
        days,
        date(2026, 3, 2),
    )
    assert due(case, "decide") == date(2026, 5, 1)
    assert case.row.next_due_on == min(duty.due_on, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("class_", "most"),
    [(Classification.ORDINARY, 14), (Classification.INFORMATION, 5), (Classification.ASPIRATION, 5)],
)
def test_an_extension_beyond_the_cap_of_its_rule_is_refused_with_what_is_allowed(class_, most):
    house = House()
    case = house.file().dispatched("2026-03-03", classification=class_).begun("2026-03-04")
    for days in (0, -1, most + 1, 366):
        with pytest.raises(BadInput) as refusal:
            use(case, "extend", "2026-03-05", house.supervisor, days=days)
        code, sentence = refusal.value.errors["days"]
        assert (code, f"paling banyak {most} hari" in str(sentence)) == ("beyond_the_cap", True)
    assert attempt(case, "extend", "2026-03-05", house.supervisor, days=most) == "ok"


def test_a_class_whose_rule_allows_no_extension_gets_none():
    house = House()
    case = (
        house.file().dispatched("2026-03-03", classification=Classification.SUPERVISORY).begun("2026-03-04")
    )
    assert attempt(case, "extend", "2026-03-05", house.supervisor) == "NotNow:may_be_extended"


def test_a_settlement_is_extended_as_often_as_its_rule_says_and_not_while_it_stands_still():
    house = House()
    case = IN_STATE["investigating"](house)
    stopped = use(IN_STATE["investigating"](house), "suspend", "2026-03-05", house.officer)
    assert attempt(stopped, "extend", "2026-03-06", house.supervisor) == "NotNow:not_suspended"
    use(case, "extend", "2026-03-05", house.supervisor, days=1)
    assert attempt(case, "extend", "2026-03-06", house.supervisor, days=1) == "NotNow:may_be_extended"


def test_what_the_ombudsman_dated_can_be_neither_extended_nor_stopped_nor_reclassified():
    house = House()
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-09", house.ombudsman)
    assert attempt(case, "extend", "2026-03-10", house.coordinator) == "NotNow:may_be_extended"
    assert attempt(case, "suspend", "2026-03-10", house.coordinator) == "NotNow:may_be_suspended"
    assert attempt(case, "reclassify", "2026-03-10", house.coordinator) == "NotNow:not_remanded"


def test_an_extension_is_told_to_the_complainant_with_the_end_before_and_that_the_ombudsman_can_be_asked():
    house = House()
    case = IN_STATE["investigating"](house)
    Message.objects.all().delete()
    use(case, "extend", "2026-03-09", house.supervisor)
    message = Message.objects.get()
    assert (message.notice, message.user) == ("extended", None)
    facts = message.facts
    assert (facts["days"], facts["unit_of_days"], facts["was"]) == (5, "working_day", "2026-03-27")
    assert (facts["duties"][0]["due_on"], facts["names_ombudsman"]) == ("2026-04-06", True)


def test_an_extension_that_was_contested_binds_the_unit_but_not_its_complainant():
    house = House()
    case = use(IN_STATE["investigating"](house), "extend", "2026-03-09", house.supervisor)
    use(case, "contest_extension", "2026-03-10", case.complainant)
    assert due(case, "settle") == date(2026, 4, 6)
    assert attempt(case, "escalate", "2026-03-27T23:59", case.complainant) == "NotNow:may_escalate"
    assert attempt(case, "escalate", "2026-03-28T00:00", case.complainant) == "ok"
    quiet = use(IN_STATE["investigating"](house), "extend", "2026-03-09", house.supervisor)
    assert attempt(quiet, "escalate", "2026-03-28T00:00", quiet.complainant) == "NotNow:may_escalate"
    sweeps.act(case.pk, by=CLOCK, at=when("2026-04-01"))
    assert not case.row.events.filter(name="breached", facts__kind="settle").exists()


def test_an_extension_is_contested_once_and_none_that_was_not_given():
    house = House()
    case = IN_STATE["investigating"](house)
    assert attempt(case, "contest_extension", "2026-03-09", case.complainant) == "NotNow:extension_to_contest"
    use(case, "extend", "2026-03-09", house.supervisor)
    use(case, "contest_extension", "2026-03-10", case.complainant)
    assert attempt(case, "contest_extension", "2026-03-11", case.complainant) == "NotNow:extension_to_contest"


def test_t35_an_extension_never_touches_a_settlement_that_was_answered():
    house = House()
    case = answered(
        use(IN_STATE["investigating"](house), "extend", "2026-03-09", house.supervisor), "2026-04-07"
    )
    before = list(case.row.duties.filter(round=1).order_by("pk").values_list())
    use(case, "contest", "2026-04-08", case.complainant)
    use(case, "suspend", "2026-04-09", house.officer)
    use(case, "resume", "2026-04-10", house.officer)
    after = list(case.row.duties.filter(round=1).exclude(kind="reply").order_by("pk").values_list())
    assert after == [row for row in before if row in after]
    assert (settle(case, 1).due_on, settle(case, 1).met_at > settle(case, 1).due_at) == (
        date(2026, 4, 6),
        True,
    )


def test_an_extension_and_a_standstill_add_up_in_either_order():
    house = House()
    first = use(IN_STATE["investigating"](house), "extend", "2026-03-05", house.supervisor)
    use(first, "suspend", "2026-03-06", house.officer)
    use(first, "resume", "2026-03-10", house.officer)
    other = use(IN_STATE["investigating"](house), "suspend", "2026-03-06", house.officer)
    use(other, "resume", "2026-03-10", house.officer)
    use(other, "extend", "2026-03-11", house.supervisor)
    assert due(first, "settle") == due(other, "settle") == working("2026-03-02", 14 + 5 + 2)
