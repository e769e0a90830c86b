"""What the clock does when nobody acts: once, as of the end of the duty, whenever the sweep comes round."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Agency
from complaints.codes import IdentityKind
from law.codes import Classification
from notifications.models import Message
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, use
from workflow import clock
from workflow.models import Duty
from workflow.sweep import batches, sweeps

pytestmark = pytest.mark.django_db


def act(case: Case, at: str) -> None:
    sweeps.act(case.pk, by=CLOCK, at=when(at))


def breaches(case: Case) -> list[tuple[str, object]]:
    return [
        (event.facts["kind"], event.effective_at)
        for event in case.row.events.filter(name="breached").order_by("effective_at", "seq")
    ]


def figures(case: Case) -> tuple[object, ...]:
    """What measures, windows and pages read; without the instants at which the sweep happened to run."""
    row = case.row
    duties = Duty.objects.filter(complaint=row).order_by("pk")
    return (
        row.state,
        row.ended_at,
        row.ended_by,
        row.answered_at,
        row.version,
        row.next_due_at,
        list(duties.values_list("kind", "round", "opened_on", "due_at", "met_at", "ended_at", "ended_by")),
        sorted(
            row.events.exclude(name="attached").values_list(  # the file for the Ombudsman is part of telling
                "name", "effective_at", "to_state", "facts__kind", "facts__round"
            )
        ),
    )


LIVES = {
    "never assigned": lambda h: h.file(),
    "of nobody known, never assigned": lambda h: h.file(identity=IdentityKind.ANONYMOUS, person=None),
    "waiting for its complainant": IN_STATE["incomplete"],
    "dispatched and forgotten": IN_STATE["dispatched"],
    "investigated for ever": IN_STATE["investigating"],
    "answered with a remedy": IN_STATE["answered"],
    "answered": lambda h: answered(h.file().dispatched("2026-03-03").begun("2026-03-04"), remedy=False),
    "at the Ombudsman": IN_STATE["escalated"],
    "accepted with a remedy": IN_STATE["closed"],
    "rejected": IN_STATE["rejected"],
    "withdrawn": IN_STATE["withdrawn"],
    "information, late when dispatched": lambda h: h.file().dispatched(
        "2026-03-12", classification=Classification.INFORMATION
    ),
}


@pytest.mark.parametrize("life", LIVES)
def test_t34_a_sweep_that_slept_for_months_tells_the_same_as_one_that_woke_every_week(life):
    awake, asleep = LIVES[life](House()), LIVES[life](House())
    day = when("2026-03-13")
    while day < when("2026-08-01"):
        sweeps.act(awake.pk, by=CLOCK, at=day)
        day += timedelta(days=7)
    for case in (awake, asleep):
        sweeps.act(case.pk, by=CLOCK, at=when("2026-08-01"))
    assert figures(awake) == figures(asleep)


def left_behind(case: Case) -> tuple[object, ...]:
    """All that sweeps left with a case, without keys."""
    rungs = case.row.rungs.order_by("reached_at", "duty_id", "pk")
    return (
        figures(case),
        [event.name for event in case.row.events.order_by("seq")],
        list(rungs.values_list("duty__kind", "level", "due_on", "recipients", "why", "send_at")),
        list(case.row.duties.order_by("pk").values_list("kind", "swept_at", "rung", "rung_at")),
        sorted(
            (row.notice, row.user_id or 0, row.state, str(row.next_try_at), _without_ids(row.facts))
            for row in Message.objects.filter(complaint=case.pk)
        ),
    )


def _without_ids(facts: dict[str, object]) -> str:
    return re.sub(r"'duty': \d+", "'duty'", str(facts))


@pytest.mark.parametrize("life", LIVES)
def test_many_cases_dealt_with_at_once_become_what_each_alone_becomes(life, settings, tmp_path):
    """What takes more than breaches, rungs and mails is left alone, as it was."""
    settings.MEDIA_ROOT = tmp_path
    house = House()
    alone, many = ([LIVES[life](house) for _ in range(2)] for _ in range(2))
    day, together = when("2026-03-13"), 0
    while day < when("2026-06-01"):
        before = [left_behind(case) for case in many]
        dealt = batches.act([case.pk for case in many], by=CLOCK, at=day)
        assert sorted([*dealt.done, *dealt.alone]) == [case.pk for case in many]
        for case, was in zip(many, before, strict=True):
            if case.pk in dealt.alone:
                assert left_behind(case) == was
                sweeps.act(case.pk, by=CLOCK, at=day)
        for case in alone:
            sweeps.act(case.pk, by=CLOCK, at=day)
        assert [left_behind(case) for case in many] == [left_behind(case) for case in alone], day
        together += len(dealt.done)
        day += timedelta(days=5)
    assert together > 0


def test_so_many_cases_take_few_statements_however_many_they_are():
    at, asked = clock.now(), []
    for number in (2, 8):
        cases = [waiting(at) for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            assert batches.act([case.pk for case in cases], by=CLOCK, at=at).alone == []
        asked.append(len(queries))
        assert all(swept(cases))
    assert asked[1] <= asked[0] + 6 * 3  # the agencies, units and calendars of eight houses
    assert asked[1] < 60


def test_each_breach_is_recorded_once_with_the_end_of_its_duty():
    case = House().file()
    for day in ("2026-03-06", "2026-03-06", "2026-03-20", "2026-05-30", "2026-06-30"):
        act(case, day)
    assert breaches(case) == [
        ("verify", when("2026-03-06T00:00")),
        ("first_answer", when("2026-03-17T00:00")),
        ("settle", when("2026-03-28T00:00")),
        ("decide", when("2026-05-02T00:00")),
    ]
    offered = case.row.events.filter(name="escalation_offered").order_by("seq")
    assert [event.facts["kind"] for event in offered] == ["first_answer", "settle", "decide"]
    assert (case.row.state, case.row.version) == ("received", 1)


def test_a_breach_is_told_to_those_whose_duty_it_was_and_the_offer_to_the_complainant():
    house = House()
    case = house.file()
    Message.objects.all().delete()
    act(case, "2026-03-20")
    told = {(row.notice, row.user_id) for row in Message.objects.all()}
    coordinators = {house.coordinator.user.pk, house.coordinator2.user.pk}
    assert told == {
        *(("three_days_over", pk) for pk in coordinators),  # of verification, and that more has run out
        ("five_days_over", house.head.user.pk),
        ("may_escalate", None),
    }
    held = house.file().dispatched("2026-03-03").begun("2026-03-04")
    Message.objects.all().delete()
    act(held, "2026-04-01")
    told = {(row.notice, row.user_id) for row in Message.objects.all()}
    assert told == {
        ("overdue", house.officer.user.pk),
        ("overdue", house.supervisor.user.pk),
        *(("three_days_over", pk) for pk in coordinators),
        ("may_escalate", None),
    }


def test_what_ran_out_while_the_case_was_in_other_hands_is_still_recorded():
    """Escalated: settlement and decision run on, nothing is offered again."""
    case = IN_STATE["escalated"](House())
    act(case, "2026-06-01")
    assert [kind for kind, _at in breaches(case)] == ["settle", "decide"]
    assert not case.row.events.filter(name="escalation_offered").exists()


def test_the_clock_acts_in_the_order_of_the_ends_and_stops_what_ended_with_the_case():
    """The reply window ends before the promised remedy is due; afterwards only the remedy is breached."""
    case = IN_STATE["answered"](House())
    reply = case.row.duties.get(kind="reply").due_at
    act(case, "2026-08-01")
    names = list(case.row.events.order_by("seq").values_list("name", "effective_at"))[-2:]
    assert names == [("deem_accepted", reply), ("breached", when("2026-07-02T00:00"))]
    assert not case.row.duties.filter(
        swept_at=None, due_at__lte=when("2026-08-01"), met_at=None, ended_at=None
    ).exists()


def test_reminders_are_sent_once_three_working_days_and_one_ahead_and_never_for_what_is_over():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    settle = case.row.duties.get(kind="settle")
    assert settle.rung_at == when("2026-03-17T00:00")  # 25, 26, 27 March are the last three working days
    for day in ("2026-03-16", "2026-03-17", "2026-03-18"):
        act(case, day)
    assert Message.objects.filter(notice="due_soon").count() == 1
    act(case, "2026-03-26")
    assert Message.objects.filter(notice="due_soon").count() == 2
    late = house.file().dispatched("2026-03-03").begun("2026-03-04")
    act(late, "2026-04-20")
    assert Message.objects.filter(notice="due_soon", complaint=late.pk).count() == 0


def test_nothing_is_reminded_of_after_the_answer():
    house = House()
    case = answered(house.file().dispatched("2026-03-03").begun("2026-03-04"), remedy=False)
    act(case, "2026-03-26")
    assert not Message.objects.filter(notice="due_soon").exists()


def test_a_swept_duty_is_breached_again_only_when_its_date_moved():
    house = House()
    case = house.file().dispatched("2026-03-03", classification=Classification.INFORMATION)
    act(case, "2026-03-12")
    use(case, "send_back", "2026-03-12", house.officer)
    case.dispatched("2026-03-12", classification=Classification.ORDINARY)
    act(case, "2026-04-30")
    settle = [at for kind, at in breaches(case) if kind == "settle"]
    assert settle == [when("2026-03-10T00:00"), when("2026-03-28T00:00")]


def test_an_appeal_does_not_breach_again_what_was_breached_before_the_rejection():
    house = House()
    case = house.file()
    act(case, "2026-04-01")
    use(case, "reject", "2026-04-01", house.coordinator)
    use(case, "appeal", "2026-04-02", case.complainant)
    act(case, "2026-04-03")
    assert [kind for kind, _at in breaches(case)] == ["verify", "first_answer", "settle"]


def test_one_sweep_deals_with_every_case_and_a_second_finds_nothing():
    """With the clock of the database: what was filed eight months ago is breached today, as of its ends."""
    house = House()
    cases = [house.file() for _ in range(3)]
    at = clock.now()
    assert sweeps.sweep(at=at) > 0
    assert sweeps.sweep(at=at) == 0
    for case in cases:
        assert [kind for kind, _at in breaches(case)] == ["verify", "first_answer", "settle", "decide"]
        assert set(case.row.events.filter(name="breached").values_list("at", flat=True)) == {at}


OPEN = {"met_at": None, "ended_at": None}
MOMENT = timedelta(microseconds=1)


def waiting(at) -> Case:
    """A case of which nothing is left for the clock but the end of its settlement, at this instant."""
    case = House().file().dispatched("2026-03-03").begun("2026-03-04")
    case.row.duties.filter(**OPEN).update(swept_at=at, rung="", rung_at=None)
    case.row.duties.filter(kind="settle").update(due_at=at, swept_at=None)
    return case


def test_an_end_is_dealt_with_at_its_very_instant_and_not_before():
    at = clock.now()
    case = waiting(at)
    assert sweeps.sweep(at=at - MOMENT) == 0
    assert breaches(case) == []
    assert sweeps.sweep(at=at) > 0
    assert breaches(case) == [("settle", at)]


def test_a_rung_is_climbed_at_its_very_instant_and_not_before():
    at = clock.now()
    case = waiting(at + timedelta(days=1))
    case.row.duties.filter(kind="settle").update(rung="five_after", rung_at=at)
    assert sweeps.sweep(at=at - MOMENT) == 0
    assert sweeps.sweep(at=at) > 0
    assert list(case.row.rungs.values_list("level", "reached_at")) == [("five_after", at)]


def test_a_standstill_ends_at_its_very_instant_and_not_before():
    at, house = clock.now(), House()
    case = use(IN_STATE["investigating"](house), "suspend", "2026-03-05", house.officer)
    case.row.duties.filter(**OPEN).update(swept_at=at, rung="", rung_at=None)
    case.row.suspensions.update(resume_by_at=at)
    assert sweeps.sweep(at=at - MOMENT) == 0
    assert sweeps.sweep(at=at) > 0
    assert case.row.events.get(name="resumed").effective_at == at


def test_a_rung_that_is_reached_while_the_clock_stands_still_waits_and_keeps_no_sweep_busy():
    at, house = clock.now(), House()
    case = use(IN_STATE["investigating"](house), "suspend", "2026-03-05", house.officer)
    case.row.duties.filter(**OPEN).update(swept_at=at, rung="", rung_at=None)
    case.row.duties.filter(kind="settle").update(rung="five_after", rung_at=at)
    case.row.suspensions.update(resume_by_at=at + timedelta(days=1))
    assert sweeps.sweep(at=at) == 0
    assert not case.row.rungs.exists()


def test_of_ends_at_one_instant_none_is_passed_over_however_small_the_steps(monkeypatch):
    monkeypatch.setattr(sweeps, "BATCH", 2)
    at = clock.now()
    cases = [waiting(at) for _ in range(5)]
    assert sweeps.sweep(at=at) >= 5
    assert all(swept(cases))


def test_the_earliest_end_comes_first_whatever_the_order_of_filing(monkeypatch):
    monkeypatch.setattr(sweeps, "MOST", 1)
    at = clock.now()
    later, earlier = waiting(at), waiting(at - timedelta(hours=1))
    sweeps.sweep(at=at)
    assert swept([later, earlier]) == [False, True]


def test_a_case_that_fails_stops_the_clock_of_no_other_and_is_written_down(caplog):
    at = clock.now()
    broken, sound = waiting(at - timedelta(hours=1)), waiting(at)
    Agency.objects.filter(pk=broken.row.agency_id).update(calendar="gone")
    sweeps.sweep(at=at)
    assert swept([broken, sound]) == [False, True]
    failures = [record for record in caplog.records if record.message == "clock_failed"]
    assert {record.complaint for record in failures} == {broken.pk}


def swept(cases: list[Case]) -> list[bool]:
    return [case.row.events.filter(name="breached").exists() for case in cases]


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_a_sweep_stops_at_its_most_cases_and_the_next_goes_on_behind_them(monkeypatch, batch):
    """The database refuses events told a minute late: no sweep may work on and on under one reading of the time."""
    assert sweeps.MOST == 1000  # some seconds' work
    monkeypatch.setattr(sweeps, "MOST", 3)
    monkeypatch.setattr(sweeps, "BATCH", batch)
    at = clock.now()
    cases = [waiting(at) for _ in range(7)]
    found = []
    while dealt := sweeps.sweep(at=at):
        found.append((dealt, sum(swept(cases))))
    assert found == [(3, 3), (3, 6), (1, 7)]


def test_a_sweep_that_has_done_its_most_looks_no_further(monkeypatch):
    monkeypatch.setattr(sweeps, "MOST", 1)
    monkeypatch.setattr(sweeps, "BATCH", 1)
    at = clock.now()
    asked = []
    for number in (2, 6):
        for _ in range(number):
            waiting(at)
        with CaptureQueriesContext(connection) as queries:
            sweeps.sweep(at=at)
        asked.append(len(queries))
    assert asked[1] <= asked[0]
