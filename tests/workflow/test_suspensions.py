"""A clock that stands still: what it loses, every way out of it, and what cannot be lost or counted twice."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.codes import Channel
from law.codes import Classification, SuspensionReason
from notifications.models import Message
from tests.chance import examples
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, attempt, use
from tests.workflow.rebuilt import assert_rebuilds
from tests.workflow.test_duty_dates import OFF, due
from workflow.sweep import sweeps
from workflow.verbs import conversation, duplicates

pytestmark = pytest.mark.usefixtures("rebuilds")
DAY = timedelta(days=1)
TOLD = date(2026, 3, 27)


def counted(days: int, *pauses: tuple[str, str], zero: str = "2026-03-02") -> date:
    """The end after so many working days, by a plain loop: days after a stop and until its end are none."""
    still = {
        date.fromisoformat(stop) + DAY * step
        for stop, end in pauses
        for step in range(1, (date.fromisoformat(end) - date.fromisoformat(stop)).days + 1)
    }
    day = date.fromisoformat(zero)
    while days:
        day += DAY
        days -= day.weekday() < 5 and day not in OFF and day not in still
    return day


def settle(case: Case, round_: int = 1):
    return case.row.duties.filter(kind="settle", round=round_).latest("pk")


def stop(case: Case, at: str, **changes: object) -> Case:
    return use(case, "suspend", at, case.house.officer, **changes)


@pytest.mark.parametrize(
    ("stopped_at", "resumed_at", "due_on"),
    [
        ("2026-03-06T16:00", "2026-03-09T09:00", date(2026, 3, 30)),  # Friday to Monday: the Monday
        ("2026-03-06T16:00", "2026-03-06T16:30", TOLD),
        ("2026-03-06T16:00", "2026-03-08T23:59", TOLD),  # a weekend is no working day lost
        ("2026-03-06T00:00", "2026-03-10T00:00", date(2026, 3, 31)),
        ("2026-03-17T23:59:59", "2026-03-25T00:00", date(2026, 3, 30)),  # over Nyepi and Idulfitri: one
    ],
)
def test_t09_a_standstill_extends_by_exactly_the_working_days_lost(stopped_at, resumed_at, due_on):
    house = House()
    case = stop(IN_STATE["investigating"](house), stopped_at)
    use(case, "resume", resumed_at, house.officer)
    assert due(case, "settle") == due_on == counted(14, (stopped_at[:10], resumed_at[:10]))
    lost = settle(case).suspended_days
    assert counted(14 + lost) == due_on
    assert due(case, "decide") == date(2026, 5, 1)  # the statute's own limit runs on


WAYS_OUT = {
    "answer": lambda case: answered(case, "2026-03-11"),
    "withdraw": lambda case: use(case, "withdraw", "2026-03-11", case.complainant),
    "transfer": lambda case: use(case, "transfer", "2026-03-11", case.house.coordinator),
    "escalate": lambda case: use(case, "escalate", "2026-03-11", case.house.coordinator),
    "reclassify": lambda case: use(case, "reclassify", "2026-03-11", case.house.officer),
    "resume": lambda case: use(case, "resume", "2026-03-11", case.house.officer),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_t10_every_way_out_of_a_standstill_closes_it_at_that_instant(way):
    case = stop(IN_STATE["investigating"](House()), "2026-03-05")
    WAYS_OUT[way](case)
    suspension = case.row.suspensions.get()
    assert (suspension.until_at, suspension.until_on) == (when("2026-03-11"), date(2026, 3, 11))
    assert not case.row.duties.exclude(suspended_at=None).exists()
    assert settle(case).suspended_days == 4  # 6, 9, 10 and 11 March
    names = list(case.row.events.order_by("seq").values_list("name", flat=True))
    assert names.count("resumed") == 1
    assert way == "resume" or names.index("resumed") == len(names) - 2


def test_t10_the_answer_to_the_first_closes_the_standstill_of_the_repeat():
    house = House()
    one, two = IN_STATE["investigating"](house), stop(IN_STATE["investigating"](house), "2026-03-05")
    duplicates.link(
        two.pk, duplicate_of=one.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-06")
    )
    answered(one, "2026-03-11")
    assert two.row.suspensions.get().until_at == when("2026-03-11")
    assert two.row.state == "answered"


def test_t10_a_standstill_ends_by_itself_when_its_cap_is_used_up_whether_or_not_a_sweep_ran():
    """Deadline case T-34 as well: the first thing that touches the case tells since when it ran again."""
    house = House()
    swept, slept = (stop(IN_STATE["investigating"](house), "2026-03-09") for _ in range(2))
    last = swept.row.suspensions.get().resume_by_on
    assert last == counted(14, zero="2026-03-09")
    sweeps.catch_up(swept.pk, by=CLOCK, at=when("2026-04-07T00:00"))
    use(slept, "answer", "2026-04-10", house.officer)
    use(swept, "answer", "2026-04-10", house.officer)
    for case in (swept, slept):
        resumed = case.row.events.get(name="resumed")
        assert resumed.effective_at == when(f"{last + DAY}T00:00")
        assert settle(case).due_on == date(2026, 4, 17) == counted(14, ("2026-03-09", str(last)))
    assert (
        attempt(IN_STATE["investigating"](house), "resume", "2026-03-09", house.officer) == "NotNow:suspended"
    )


@pytest.mark.parametrize("moment", [timedelta(0), timedelta(microseconds=-1)])
def test_t10_at_the_instant_at_which_the_cap_is_used_up_it_runs_again_and_not_before(moment):
    house = House()
    case = stop(IN_STATE["investigating"](house), "2026-03-09")
    used_up = case.row.suspensions.get().resume_by_at
    if moment:
        assert attempt(case, "extend", used_up + moment, house.supervisor) == "NotNow:not_suspended"
        return
    use(case, "extend", used_up, house.supervisor)
    names = list(case.row.events.order_by("seq").values_list("name", flat=True))[-2:]
    assert names == ["resumed", "extended"]
    assert case.row.events.get(name="resumed").effective_at == used_up
    assert settle(case).suspended_at is None


def test_t11_another_class_while_the_clock_stands_still_changes_no_day_of_the_standstill():
    house = House()
    case = stop(IN_STATE["investigating"](house), "2026-03-05")
    longer = {"classification": Classification.SUPERVISORY}
    use(case, "reclassify", "2026-03-09", house.officer, **longer)
    use(case, "reclassify", "2026-03-10", house.supervisor, **longer)
    assert (settle(case).suspended_at, case.row.suspensions.get().from_on) == (
        when("2026-03-05"),
        date(2026, 3, 5),
    )
    use(case, "resume", "2026-03-11", house.officer)
    assert (settle(case).suspended_days, due(case, "settle")) == (
        4,
        counted(60, ("2026-03-05", "2026-03-11")),
    )


def test_t11_a_transfer_while_the_clock_stands_still_keeps_what_was_lost_and_another_week_changes_nothing():
    house = House()
    house.other_unit.working_week = [1, 2, 3, 4, 5, 6]
    house.other_unit.save(update_fields=["working_week"])
    case = stop(IN_STATE["investigating"](house), "2026-03-05")
    use(case, "transfer", "2026-03-11", house.coordinator)
    use(case, "begin", "2026-03-12", house.other_officer)
    assert (settle(case).suspended_days, due(case, "settle")) == (
        4,
        counted(14, ("2026-03-05", "2026-03-11")),
    )


def test_t12_while_it_stands_still_nothing_of_it_runs_out():
    case = stop(IN_STATE["investigating"](House()), "2026-03-09")
    assert settle(case).frozen_due_on == TOLD
    for day in ("2026-03-28", "2026-04-03", "2026-04-06"):
        sweeps.act(case.pk, by=CLOCK, at=when(day))
    assert not case.row.events.filter(name="breached", facts__kind="settle").exists()
    assert attempt(case, "escalate", "2026-04-06", case.complainant) == "NotNow:may_escalate"


def test_t12_a_breach_that_came_earlier_stays():
    """The first round was answered late; the standstill is of the second."""
    house = House()
    case = IN_STATE["investigating"](house)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-03-28"))
    answered(case, "2026-03-30", remedy=False)
    use(case, "contest", "2026-03-31", case.complainant)
    before = list(case.row.duties.filter(round=1).order_by("pk").values_list())
    stop(case, "2026-04-01")
    use(case, "resume", "2026-04-08", house.officer)
    use(case, "answer", "2026-04-09", house.supervisor)
    assert list(case.row.duties.filter(round=1).order_by("pk").values_list()) == before
    assert settle(case, 1).met_at > settle(case, 1).due_at
    assert settle(case, 2).suspended_days == 4  # 2, 6, 7 and 8 April
    assert case.row.events.filter(name="breached", facts__kind="settle").count() == 1


def test_t12_a_clock_that_ran_out_can_no_longer_be_stopped():
    house = House()
    case = IN_STATE["investigating"](house)
    for verb in ("suspend", "extend"):
        assert attempt(case, verb, "2026-03-28T00:00", house.supervisor) == "NotNow:settlement_runs"
        assert attempt(case, verb, "2026-03-26T23:59", house.supervisor) == "ok"
    assert attempt(case, "suspend", "2026-03-27", house.supervisor) == "NotNow:before_the_last_day"
    assert attempt(case, "extend", "2026-03-27T23:59", house.supervisor) == "ok"


def test_t14_days_on_which_it_was_stopped_twice_are_lost_once():
    house = House()
    case = IN_STATE["investigating"](house)
    for stopped_at, resumed_at in (
        ("2026-03-05T08:00", "2026-03-09T10:00"),
        ("2026-03-09T11:00", "2026-03-09T12:00"),
        ("2026-03-09T13:00", "2026-03-11T09:00"),
    ):
        use(stop(case, stopped_at), "resume", resumed_at, house.officer)
    assert (settle(case).suspensions, settle(case).suspended_days) == (3, 4)
    assert due(case, "settle") == counted(14, ("2026-03-05", "2026-03-11"))


def test_t14_a_second_standstill_lasts_at_most_what_the_first_left_over():
    house = House()
    case = use(stop(IN_STATE["investigating"](house), "2026-03-05"), "resume", "2026-03-11", house.officer)
    assert settle(case).suspended_days == 4  # of fourteen
    stop(case, "2026-03-12")
    second = case.row.suspensions.latest("pk")
    assert second.resume_by_on == counted(10, zero="2026-03-12")
    assert second.resume_by_at == when(f"{second.resume_by_on + DAY}T00:00")


@settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_t14_whatever_is_stopped_and_resumed_the_end_is_that_of_a_loop_over_the_days(data):
    with transaction.atomic():
        house = House()
        case, at, pauses, lost = IN_STATE["investigating"](house), when("2026-03-04T12:00"), [], 0
        for _ in range(data.draw(st.integers(1, 5))):
            at += timedelta(hours=data.draw(st.integers(0, 60)))
            if attempt(case, "suspend", at, house.officer) != "ok":
                break
            stop(case, at)
            since = at.date()
            at += timedelta(hours=data.draw(st.integers(0, 24 * 12)))
            if attempt(case, "resume", at, house.officer) == "ok":
                use(case, "resume", at, house.officer)
                pauses.append((since.isoformat(), at.date().isoformat()))
            else:
                sweeps.catch_up(case.pk, by=CLOCK, at=at)
                pauses.append((since.isoformat(), case.row.suspensions.latest("pk").until_on.isoformat()))
            assert due(case, "settle") == counted(14, *pauses)
            assert settle(case).suspended_days >= lost
            lost = settle(case).suspended_days
            assert counted(14 + lost) == due(case, "settle")
            assert lost <= 14
        assert_rebuilds()
        transaction.set_rollback(True)


DOORS = {
    "a message of the complainant": lambda case, at: conversation.send_message(
        case.pk, text="Ini nomor antrean saya: 17.", by=case.complainant, at=at
    ),
    "a file of the complainant": lambda case, at: case.evidenced(at, case.complainant),
    "a call or a letter, entered by staff": lambda case, at: use(case, "resume", at, case.house.officer),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("channel", list(Channel))
def test_t22_what_the_complainant_says_through_any_door_lets_the_clock_run_again(door, channel):
    house = House()
    case = house.file(channel=channel).dispatched("2026-03-03").begun("2026-03-04")
    stop(case, "2026-03-05", reason=SuspensionReason.AWAITING_COMPLAINANT)
    DOORS[door](case, when("2026-03-10"))
    assert case.row.suspensions.get().until_at == when("2026-03-10")
    assert due(case, "settle") == counted(14, ("2026-03-05", "2026-03-10"))


@pytest.mark.parametrize("reason", [SuspensionReason.AWAITING_OTHER_BODY, SuspensionReason.FORCE_MAJEURE])
def test_t22_a_word_of_the_complainant_ends_no_standstill_that_waits_for_something_else(reason):
    case = stop(IN_STATE["investigating"](House()), "2026-03-05", reason=reason)
    conversation.send_message(case.pk, text="Apa kabar?", by=case.complainant, at=when("2026-03-10"))
    assert case.row.suspensions.get().until_at is None


def test_t22_a_message_of_the_office_ends_no_standstill():
    case = stop(
        IN_STATE["investigating"](House()), "2026-03-05", reason=SuspensionReason.AWAITING_COMPLAINANT
    )
    conversation.send_message(case.pk, text="Mohon nomornya.", by=case.house.officer, at=when("2026-03-10"))
    assert case.row.suspensions.get().until_at is None


def test_a_standstill_is_told_to_the_complainant_with_the_latest_end_and_so_is_its_end():
    house = House()
    case = IN_STATE["investigating"](house)
    Message.objects.all().delete()
    stop(case, "2026-03-09", reason=SuspensionReason.AWAITING_COMPLAINANT)
    use(case, "resume", "2026-03-10", house.officer)
    stopped_, resumed = Message.objects.filter(user=None).order_by("pk")
    assert (stopped_.notice, stopped_.facts["reason"], stopped_.facts["resume_by_on"]) == (
        "suspended",
        "awaiting_complainant",
        "2026-04-06",
    )
    assert (resumed.notice, resumed.facts["duties"][0]["due_on"]) == ("resumed", "2026-03-30")


def test_no_standstill_of_a_class_whose_rule_allows_none_nor_for_a_reason_that_it_does_not_list():
    house = House()
    case = (
        house.file().dispatched("2026-03-03", classification=Classification.INFORMATION).begun("2026-03-04")
    )
    assert attempt(case, "suspend", "2026-03-05", house.officer) == "NotNow:may_be_suspended"
    assert attempt(case, "extend", "2026-03-05", house.supervisor) == "ok"
