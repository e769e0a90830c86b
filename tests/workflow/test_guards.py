"""Windows to the microsecond, counts, and who may not: the guards of the verb table."""

from datetime import timedelta

import pytest

from accounts.models import User
from accounts.roles import Role
from complaints.models import Complaint
from law.codes import Classification
from tests.factories import House, actor, user, when
from tests.workflow.paths import CLOCK, IN_STATE, attempt, use
from workflow.clocks.duties import Docket
from workflow.sweep import sweeps
from workflow.verbs import moves

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)


def end(case, kind):
    return case.row.duties.get(kind=kind, met_at=None, ended_at=None).due_at


@pytest.mark.parametrize(
    ("state", "kind", "verb", "clocks"),
    [
        ("incomplete", "complete", "complete", "lapse"),
        ("answered", "reply", "accept", "deem_accepted"),
        ("answered", "reply", "contest", "deem_accepted"),
    ],
)
def test_a_window_closes_at_the_very_end_of_its_duty_whether_or_not_a_sweep_ran(state, kind, verb, clocks):
    case = IN_STATE[state](House())
    over = end(case, kind)
    assert attempt(case, verb, over - MOMENT, case.complainant) == "ok"
    assert attempt(case, clocks, over - MOMENT, CLOCK).startswith("NotNow:")
    assert attempt(case, verb, over, case.complainant).startswith("NotNow:")
    assert attempt(case, clocks, over, CLOCK) == "ok"


@pytest.mark.parametrize(
    ("state", "kind", "verb", "who"),
    [
        ("incomplete", "complete", "withdraw", "complainant"),
        ("answered", "reply", "escalate", "coordinator"),
    ],
)
def test_no_other_way_out_is_open_where_the_clock_has_already_ended_the_case(state, kind, verb, who):
    """Else a sweep that slept would change how a case ended (deadline case T-34)."""
    house = House()
    case = IN_STATE[state](house)
    by = case.complainant if who == "complainant" else house.coordinator
    over = end(case, kind)
    assert attempt(case, verb, over - MOMENT, by) == "ok"
    assert attempt(case, verb, over, by).startswith("NotNow:")


def test_a_remedy_is_marked_also_after_the_reply_window_before_and_after_its_own_end():
    house = House()
    case = IN_STATE["answered"](house)
    for at in (end(case, "reply") + MOMENT, end(case, "remedy") + MOMENT):
        assert attempt(case, "mark_remedied", at, house.officer) == "ok"
    use(case, "mark_remedied", "2026-03-10", house.officer)
    assert attempt(case, "mark_remedied", "2026-03-10", house.officer) == "NotNow:remedy_promised"


@pytest.mark.parametrize(("state", "verb"), [("closed", "reopen"), ("rejected", "appeal")])
def test_a_way_back_is_open_for_thirty_local_calendar_days(state, verb):
    house = House(zone="Asia/Jayapura")
    case = IN_STATE[state](house)
    ended = case.row.ended_at.astimezone(when("2026-03-02", "Asia/Jayapura").tzinfo).date()
    over = when(f"{ended + timedelta(days=31)}T00:00", "Asia/Jayapura")
    assert attempt(case, verb, over - MOMENT, case.complainant) == "ok"
    assert attempt(case, verb, over, case.complainant).startswith("NotNow:")


def test_the_way_back_from_a_deemed_acceptance_counts_from_the_end_of_the_window_not_from_the_sweep():
    house = House()
    case = IN_STATE["answered"](house)
    over = end(case, "reply")
    use(case, "deem_accepted", over + timedelta(days=20), CLOCK)
    assert attempt(case, "reopen", over + timedelta(days=29), case.complainant) == "ok"
    assert (
        attempt(case, "reopen", over + timedelta(days=32), case.complainant) == "NotNow:reopening_window_open"
    )


@pytest.mark.parametrize("kind", ["first_answer", "settle"])
def test_a_complainant_may_escalate_from_the_very_end_of_a_clock_also_when_nobody_was_ever_assigned(kind):
    house = House()
    case = house.file() if kind == "first_answer" else house.file().dispatched("2026-03-03")
    over = end(case, kind)
    assert attempt(case, "escalate", over - MOMENT, case.complainant) == "NotNow:may_escalate"
    assert attempt(case, "escalate", over, case.complainant) == "ok"


def test_a_complainant_may_escalate_at_the_end_of_the_statutes_own_limit_before_the_sixty_working_days():
    house = House()
    case = house.file().dispatched("2026-03-03", classification=Classification.SUPERVISORY)
    assert end(case, "decide") < end(case, "settle")
    assert attempt(case, "escalate", end(case, "decide") - MOMENT, case.complainant) == "NotNow:may_escalate"
    assert attempt(case, "escalate", end(case, "decide"), case.complainant) == "ok"


def offered(case, by, at):
    """The verbs behind the buttons of a page, which looks without a lock and brings nothing up to date."""
    row = case.row
    return moves.allowed(moves.situation(row, Docket.of(row).running(), by=by, at=at))


def test_the_button_to_stop_the_clock_is_gone_once_the_cap_was_used_up_though_no_sweep_ran():
    house = House()
    case = use(IN_STATE["investigating"](house), "suspend", "2026-03-05", house.officer)
    used_up = case.row.suspensions.get().resume_by_at
    assert {"suspend", "resume"} & set(offered(case, house.officer, used_up - MOMENT)) == {"resume"}
    for at in (used_up, used_up + MOMENT):
        assert not {"suspend", "resume"} & set(offered(case, house.officer, at))
        assert attempt(case, "suspend", at, house.officer) == "NotNow:may_be_suspended"
    sweeps.catch_up(case.pk, by=CLOCK, at=used_up)
    assert not {"suspend", "resume"} & set(offered(case, house.officer, used_up))


def test_the_ends_of_verification_and_follow_up_alone_do_not_let_a_complainant_escalate():
    house = House()
    case = house.file()
    assert attempt(case, "escalate", end(case, "verify") + MOMENT, case.complainant) == "NotNow:may_escalate"
    case.dispatched("2026-03-09")
    assert (
        attempt(case, "escalate", end(case, "follow_up") + MOMENT, case.complainant) == "NotNow:may_escalate"
    )


def test_after_a_contest_a_complainant_may_escalate_at_once():
    house = House()
    case = IN_STATE["answered"](house)
    use(case, "contest", "2026-03-06", case.complainant)
    assert attempt(case, "escalate", "2026-03-06", case.complainant) == "ok"
    use(case, "answer", "2026-03-09", house.supervisor)
    assert attempt(case, "escalate", "2026-03-09", case.complainant) == "ok"
    assert attempt(case, "contest", "2026-03-09", case.complainant) == "NotNow:never_contested"


def test_a_rejection_is_escalated_only_once_its_appeal_was_used():
    house = House()
    case = IN_STATE["rejected"](house)
    assert attempt(case, "escalate", "2026-03-09", case.complainant) == "NotNow:may_escalate"
    use(case, "appeal", "2026-03-09", case.complainant)
    use(case, "reject", "2026-03-10", house.coordinator2)
    assert attempt(case, "appeal", "2026-03-10", case.complainant) == "NotNow:never_appealed"
    assert attempt(case, "escalate", "2026-03-10", house.coordinator2).startswith("NotNow:")
    use(case, "escalate", "2026-03-11", case.complainant)
    assert (case.row.ended_at, case.row.ended_by, case.row.state) == (None, "", "escalated")


def test_completion_is_requested_once():
    house = House()
    case = IN_STATE["incomplete"](house)
    use(case, "complete", "2026-03-04", case.complainant)
    assert (
        attempt(case, "request_completion", "2026-03-05", house.coordinator)
        == "NotNow:completion_never_requested"
    )


def test_a_case_is_reopened_once_and_never_what_the_ombudsman_concluded():
    house = House()
    case = IN_STATE["closed"](house)
    use(case, "reopen", "2026-03-09", house.coordinator)
    use(case, "answer", "2026-03-10", house.officer).do("accept", "2026-03-11", rating=1)
    assert attempt(case, "reopen", "2026-03-12", case.complainant) == "NotNow:never_reopened"
    concluded = use(IN_STATE["escalated"](house), "conclude", "2026-03-09", house.ombudsman)
    assert attempt(concluded, "reopen", "2026-03-10", concluded.complainant) == "NotNow:not_concluded"


def test_who_gave_the_contested_answer_may_not_give_the_next():
    house = House()
    case = IN_STATE["answered"](house)
    use(case, "contest", "2026-03-06", case.complainant)
    assert attempt(case, "answer", "2026-03-09", house.officer) == "NotYours:may_answer"
    assert attempt(case, "answer", "2026-03-09", house.officer2) == "ok"
    assert attempt(case, "answer", "2026-03-09", house.coordinator) == "NotYours:may_answer"
    use(case, "answer", "2026-03-09", house.officer2)
    assert case.row.handler == house.officer2.user


def test_who_rejected_may_neither_reject_nor_dispatch_after_the_appeal_but_may_ask_for_more():
    house = House()
    case = IN_STATE["rejected"](house)
    use(case, "appeal", "2026-03-09", case.complainant)
    for verb in ("reject", "dispatch"):
        assert attempt(case, verb, "2026-03-10", house.coordinator) == "NotYours:not_the_one_who_rejected"
        assert attempt(case, verb, "2026-03-10", house.coordinator2) == "ok"
    assert attempt(case, "request_completion", "2026-03-10", house.coordinator) == "ok"


def test_where_the_unit_asks_for_it_only_a_supervisor_answers():
    house = House()
    house.unit.answers_need_supervisor = True
    house.unit.save(update_fields=["answers_need_supervisor"])
    case = IN_STATE["investigating"](house)
    assert attempt(case, "answer", "2026-03-09", house.officer) == "NotYours:may_answer"
    assert attempt(case, "answer", "2026-03-09", house.coordinator) == "NotYours:may_answer"
    assert attempt(case, "answer", "2026-03-09", house.supervisor) == "ok"


@pytest.mark.parametrize(
    "why", ["nobody else works there", "the others are accused", "the others left", "no supervisor"]
)
def test_the_coordinator_answers_when_nobody_else_may(why):
    house = House()
    unit = house.other_unit
    only = house.other_officer
    second = actor(user(Role.OFFICER, unit=unit)) if why.startswith("the others") else None
    if why == "no supervisor":
        unit.answers_need_supervisor = True
        unit.save(update_fields=["answers_need_supervisor"])
    accused = [second.user] if second and why == "the others are accused" else []
    case = use(house.file(unit=unit), "dispatch", "2026-03-03", house.coordinator, unit=unit, accused=accused)
    use(case, "begin", "2026-03-04", only)
    if why == "no supervisor":
        assert attempt(case, "answer", "2026-03-09", house.coordinator) == "ok"
        return
    use(case, "answer", "2026-03-05", only)
    use(case, "contest", "2026-03-06", case.complainant)
    if second and not accused:
        assert attempt(case, "answer", "2026-03-09", house.coordinator) == "NotYours:may_answer"
        User.objects.filter(pk=second.user.pk).update(is_active=False)
    assert attempt(case, "answer", "2026-03-09", house.coordinator) == "ok"


def test_the_coordinator_answers_a_remanded_case_that_no_unit_ever_held():
    house = House()
    case = house.file(unit=None)
    use(case, "escalate", "2026-03-20", case.complainant)
    use(case, "remand", "2026-03-23", house.ombudsman)
    assert (case.row.state, case.row.held_by) == ("investigating", None)
    assert attempt(case, "answer", "2026-03-24", house.coordinator) == "ok"
    assert attempt(case, "transfer", "2026-03-24", house.coordinator) == "ok"
    assert attempt(case, "answer", "2026-03-24", house.officer).startswith("NotYours:")


def test_an_anonymous_case_is_escalated_as_information():
    house = House()
    case = house.file(identity="anonymous", person=None).dispatched("2026-03-03")
    use(case, "escalate", "2026-03-04", house.coordinator)
    assert case.row.events.get(name="escalated").facts["as_information"] is True


def test_an_act_is_never_dated_before_the_last_one():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03T10:00")
    use(case, "begin", "2026-03-03T09:00", house.officer)
    first, second = case.row.events.order_by("-seq")[:2]
    assert first.at == second.at == when("2026-03-03T10:00")
    assert Complaint.objects.get(pk=case.pk).last_at == first.at
