"""The Ombudsman asks the office for an explanation, with a date of its own kind."""

from datetime import date, timedelta

import pytest

from complaints.models import NEVER, Complaint
from law.codes import SuspensionReason
from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import CLOCK, IN_STATE, attempt, use
from tests.workflow.rebuilt import assert_rebuilds
from workflow.models import Duty
from workflow.reading.queue import Turn, queue
from workflow.reading.turns import is_turn, ways, whose
from workflow.record import timeline
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
ASKED, END, LATE = "2026-03-09", date(2026, 3, 23), "2026-03-24"


def demanded(house):
    return use(IN_STATE["escalated"](house), "demand", ASKED, house.ombudsman)


def duties(case):
    rows = Duty.objects.filter(complaint=case.pk, kind="explain").order_by("pk")
    return [(row.due_on, row.met_at is not None, row.ended_by) for row in rows]


def told(case, *notices):
    rows = Message.objects.filter(complaint=case.pk, notice__in=notices)
    return {row.user.username if row.user else "complainant" for row in rows.select_related("user")}


def test_a_demand_has_a_date_of_its_own_and_the_explanation_meets_it():
    house = House()
    case = demanded(house)
    assert duties(case) == [(END, False, "")]
    assert case.row.state == "escalated"
    use(case, "explain", "2026-03-20", house.officer)
    assert duties(case) == [(END, True, "")]
    assert_rebuilds()


def test_a_second_demand_waits_for_the_end_of_the_first_which_stays_unmet():
    house = House()
    case = demanded(house)
    assert attempt(case, "demand", "2026-03-23", house.ombudsman) == "NotNow:no_demand_open"
    use(case, "demand", LATE, house.ombudsman)
    assert duties(case) == [(END, False, "demand"), (date(2026, 4, 7), False, "")]
    event = case.row.events.order_by("-seq").first()
    assert (event.name, event.facts["number"]) == ("demanded", 2)
    use(case, "explain", "2026-05-04", house.coordinator)  # late, and still an answer
    assert duties(case)[1] == (date(2026, 4, 7), True, "")
    assert attempt(case, "explain", "2026-05-05", house.coordinator) == "NotNow:demand_runs"
    assert attempt(case, "demand", "2026-05-05", house.ombudsman) == "ok"
    assert_rebuilds()


def test_the_end_that_passes_is_told_to_the_ombudsman_and_to_who_works_on_it():
    house = House()
    case = demanded(house)
    assert told(case, "demand_unmet") == set()
    sweeps.act(case.pk, by=CLOCK, at=when(LATE))
    assert told(case, "demand_unmet") >= {house.ombudsman.user.username}
    assert told(case, "overdue") >= {house.supervisor.user.username}


def test_the_row_tells_until_when_a_demand_or_a_standstill_hands_the_turn_on():
    house = House()
    case = demanded(house)
    end = case.row.duties.get(kind="explain").due_at
    assert case.row.handed_until == end
    for at, turn in ((end - timedelta(microseconds=1), Turn.OFFICE), (end, Turn.OMBUDSMAN)):
        open_ = Complaint.objects.open()
        assert whose("escalated", end, at=at) == turn
        assert [row.pk for row in open_.filter(is_turn(turn, at))] == [case.pk]
        assert [row.pk for _state, way in ways(turn, at) for row in open_.filter(way)] == [case.pk]
    sweeps.act(case.pk, by=CLOCK, at=when(LATE))
    assert (
        case.row.handed_until is None
    )  # lapsed: the Ombudsman's again, found with what nobody was asked about
    use(case, "demand", LATE, house.ombudsman)
    assert case.row.handed_until == case.row.duties.latest("pk").due_at
    use(case, "explain", LATE, house.officer)
    assert case.row.handed_until is None
    reason = SuspensionReason.AWAITING_COMPLAINANT
    standing = use(IN_STATE["investigating"](house), "suspend", "2026-03-05", house.officer, reason=reason)
    assert standing.row.handed_until == NEVER
    for state, until in (("escalated", None), ("investigating", NEVER)):  # whatever else stands on its row
        Complaint.objects.filter(pk=standing.pk).update(state=state)
        assert standing.row.handed_until == until
    use(standing, "escalate", "2026-03-06", house.coordinator)
    assert standing.row.handed_until is None
    use(standing, "remand", "2026-03-09", house.ombudsman)
    waits = standing.row.suspensions.filter(until_at=None).exists()
    assert standing.row.handed_until == (NEVER if waits else None)
    use(standing, "answer", "2026-03-10", house.officer)
    assert standing.row.handed_until is None
    assert_rebuilds()


@pytest.mark.parametrize("verb", ["conclude", "remand"])
def test_what_the_ombudsman_decides_without_an_answer_ends_the_demand(verb):
    house = House()
    case = demanded(house)
    use(case, verb, "2026-03-12", house.ombudsman)
    assert duties(case) == [(END, False, verb)]


def test_the_complainant_reads_what_is_asked_and_not_what_the_office_explains():
    house = House()
    case = use(demanded(house), "explain", "2026-03-12", house.officer)
    read = {
        who: {entry.event: entry.typed for entry in timeline.entries(case.row, viewer)}
        for who, viewer in {"complainant": case.complainant, "ombudsman": house.ombudsman}.items()
    }
    assert read["complainant"]["demanded"] == (("demand", "Jelaskan dasar penundaan."),)
    assert "explained" not in read["complainant"]
    assert read["ombudsman"]["explained"] == (("explanation", "Berkas tertukar di loket."),)


def test_the_queue_gives_the_turn_to_the_office_until_the_end_and_back_to_the_ombudsman():
    house = House()
    case = demanded(house)

    def turn(day):
        (row,) = queue(house.ombudsman, at=when(day)).rows
        only = queue(house.ombudsman, at=when(day), turn=row.turn)
        assert [each.complaint.pk for each in only.rows] == [case.pk]
        assert only.counts[row.turn] == 1
        return row.turn, row.asked, row.days

    assert turn("2026-03-12") == (Turn.OFFICE, "Jelaskan dasar penundaan.", 3)
    assert turn(LATE)[0] == Turn.OMBUDSMAN
    use(case, "explain", "2026-03-25", house.officer)
    assert turn("2026-03-26")[0] == Turn.OMBUDSMAN
