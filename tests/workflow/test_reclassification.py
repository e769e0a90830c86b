"""Another class after the first dispatch: at once where it is not longer, by two persons where it is."""

from datetime import date

import pytest

from complaints.models import Complaint
from law.codes import Classification as C
from tests.factories import House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, attempt, use
from tests.workflow.test_duty_dates import due, working
from workflow.errors import BadInput, NotYours
from workflow.sweep import sweeps

pytestmark = pytest.mark.usefixtures("rebuilds")
LONGER = {"classification": C.SUPERVISORY}


def settle(case, round_=1):
    return case.row.duties.filter(kind="settle", round=round_).latest("pk")


def test_a_class_that_is_not_longer_holds_at_once_from_the_same_day_zero():
    house = House()
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-05", house.officer)
    duty = settle(case)
    assert (duty.opened_on, duty.due_on, duty.length) == (date(2026, 3, 2), date(2026, 3, 9), 5)
    assert duty.original_due_on == date(2026, 3, 27)
    assert case.row.duties.get(kind="decide").ended_by == "reclassify"


@pytest.mark.parametrize("state", ["dispatched", "investigating"])
def test_a_longer_class_waits_for_the_second_person_and_the_stricter_limit_holds_meanwhile(state):
    house = House()
    case = use(IN_STATE[state](house), "reclassify", "2026-03-05", house.officer, **LONGER)
    assert (case.row.classification, case.row.proposed_classification) == ("ordinary", "supervisory")
    assert due(case, "settle") == date(2026, 3, 27)
    use(case, "reclassify", "2026-03-06", house.supervisor, **LONGER)
    assert (case.row.classification, case.row.proposed_classification, case.row.reclassification_by) == (
        "supervisory",
        "",
        None,
    )
    assert due(case, "settle") == working("2026-03-02", 60)
    assert settle(case).original_due_on == date(2026, 3, 27)
    assert due(case, "decide") == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("supervisor", "supervisor", "second_person"),
        ("officer", "officer", "second_person"),
        ("officer", "officer2", "supervisor_needed"),
        ("officer", "coordinator", "supervisor_needed"),
        ("coordinator", "coordinator2", "supervisor_needed"),
        ("coordinator", "officer", "supervisor_needed"),
        ("supervisor", "officer", "supervisor_needed"),
        ("officer", "supervisor", None),
        ("coordinator", "supervisor", None),
        ("supervisor", "coordinator", None),
    ],
)
def test_of_the_two_persons_one_is_a_supervisor_and_nobody_is_both(first, second, code):
    house = House()
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-05", getattr(house, first), **LONGER)
    if code is None:
        use(case, "reclassify", "2026-03-06", getattr(house, second), **LONGER)
        assert case.row.classification == "supervisory"
        return
    with pytest.raises(NotYours) as refusal:
        use(case, "reclassify", "2026-03-06", getattr(house, second), **LONGER)
    assert refusal.value.code == code
    assert "disetujui" in str(refusal.value.sentence)
    assert case.row.classification == "ordinary"


def test_the_class_now_in_force_takes_a_proposal_back_and_alone_it_is_no_other_class():
    house = House()
    case = IN_STATE["investigating"](house)
    with pytest.raises(BadInput) as refusal:
        use(case, "reclassify", "2026-03-05", house.officer, classification=C.ORDINARY)
    assert refusal.value.errors["classification"][0] == "same_class"
    use(case, "reclassify", "2026-03-05", house.officer, **LONGER)
    use(case, "reclassify", "2026-03-06", house.officer2, classification=C.ORDINARY)
    assert (case.row.proposed_classification, case.row.reclassification_by) == ("", None)
    # The next one who asks for it is a first person again.
    use(case, "reclassify", "2026-03-09", house.supervisor, **LONGER)
    assert case.row.classification == "ordinary"


def test_a_shorter_class_puts_no_end_on_a_day_that_is_over():
    """Else a case would be late by an act of today."""
    house = House()
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-12", house.officer)
    assert due(case, "settle") == date(2026, 3, 12)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-03-12T23:59"))
    assert not case.row.events.filter(name="breached", facts__kind="settle").exists()


def test_t35_a_longer_class_neither_proposed_nor_agreed_to_after_the_end_erases_lateness():
    house = House()
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-20", house.officer, **LONGER)
    other = IN_STATE["investigating"](house)
    for at, found in (("2026-03-27T23:59", "ok"), ("2026-03-28T00:00", "NotNow:settlement_over")):
        assert attempt(case, "reclassify", at, house.supervisor, **LONGER) == found
        assert attempt(other, "reclassify", at, house.supervisor, **LONGER) == found
        assert attempt(case, "reclassify", at, house.officer, classification=C.ORDINARY) == "ok"  # dropped
        assert attempt(other, "reclassify", at, house.officer) == "ok"  # not longer


def test_back_to_ordinary_the_statutes_own_limit_returns_with_its_old_date():
    house = House()
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-05", house.officer)
    back = {"classification": C.ORDINARY}
    use(case, "reclassify", "2026-03-06", house.officer, **back)
    use(case, "reclassify", "2026-03-06", house.supervisor, **back)
    assert (due(case, "settle"), due(case, "decide")) == (date(2026, 3, 27), date(2026, 5, 1))


def test_a_class_that_allows_no_extension_takes_back_what_another_was_given():
    house = House()
    case = use(IN_STATE["investigating"](house), "extend", "2026-03-05", house.supervisor, days=14)
    use(case, "reclassify", "2026-03-06", house.officer, **LONGER)
    use(case, "reclassify", "2026-03-06", house.supervisor, **LONGER)
    assert (settle(case).extended_days, due(case, "settle")) == (0, working("2026-03-02", 60))
    case = use(IN_STATE["investigating"](house), "extend", "2026-03-05", house.supervisor, days=14)
    use(case, "reclassify", "2026-03-06", house.officer)
    assert (settle(case).extended_days, due(case, "settle")) == (5, working("2026-03-02", 10))


def test_in_a_later_round_only_that_rounds_settlement_follows_the_class():
    house = House()
    case = answered(IN_STATE["investigating"](house), "2026-03-09", remedy=False)
    use(case, "contest", "2026-03-10", case.complainant)
    before = list(case.row.duties.filter(round=1).order_by("pk").values_list())
    use(case, "reclassify", "2026-03-11", house.officer)
    assert list(case.row.duties.filter(round=1).order_by("pk").values_list()) == before
    assert due(case, "settle", 2) == working("2026-03-10", 5)
    assert not case.row.duties.filter(kind="decide", met_at=None, ended_at=None).exists()


def test_a_class_of_the_same_length_is_no_longer_one_and_holds_at_once():
    """In a later round the settlement has fourteen working days under either class."""
    house = House()
    case = IN_STATE["answered"](house)
    use(case, "contest", "2026-03-06", case.complainant)
    end = due(case, "settle", 2)
    use(case, "reclassify", "2026-03-09", house.officer, classification=C.SUPERVISORY)
    assert (case.row.classification, case.row.proposed_classification) == ("supervisory", "")
    assert due(case, "settle", 2) == end


def test_who_is_accused_neither_proposes_nor_agrees():
    house = House()
    case = use(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=[house.officer2.user])
    assert not Complaint.objects.visible_to(house.officer2).filter(pk=case.pk).exists()
    assert attempt(case, "reclassify", "2026-03-05", house.officer) == "ok"
