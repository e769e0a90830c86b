"""What a history proves: figures that no later round improves, states at any instant, each thing once."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.shapes import clocks
from complaints.codes import Outcome
from complaints.lifecycle import State
from complaints.models import Complaint
from compliance import estimates
from compliance.measures import handling
from compliance.scope import scope
from law import rules
from law.counting import LengthUnit
from notifications.models import Message
from tests.chance import examples
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, STANDING, answered, attempt, use
from tests.workflow.rebuilt import assert_rebuilds
from web.case import deadlines
from workflow.clocks.duties import Docket
from workflow.models import Duty, Event
from workflow.record import timeline
from workflow.sweep import sweeps
from workflow.verbs import conversation
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.usefixtures("rebuilds")
LOOSE = settings(max_examples=examples(8), suppress_health_check=list(HealthCheck))
YEAR_END = when("2026-12-31T23:59")


def figures(house: House) -> tuple[object, ...]:
    """What the unit is measured by, of cases settled in their first round."""
    whole = scope(house.head)
    groups = handling(
        start=date(2026, 1, 1), end=date(2026, 12, 31), as_of=YEAR_END, group_by="unit", cases=whole.cases
    )
    handled = [
        (group.key, group.due, group.met, group.timeliness, group.median_days, group.p90_days)
        for group in groups
    ]
    counted = estimates.by_unit(whole, year=2026, as_of=YEAR_END)
    settled = {
        unit: (one.timeliness, one.promptness, sorted(one.lateness.items())) for unit, one in counted.items()
    }
    return handled, settled


WAYS_BACK = {
    "contest": lambda case, at: use(case, "contest", at, case.complainant),
    "reopen": lambda case, at: use(case.do("accept", at, rating=4), "reopen", at, case.house.coordinator),
    "remand": lambda case, at: use(
        use(case, "escalate", at, case.house.coordinator), "remand", at, case.house.ombudsman
    ),
}


@LOOSE
@given(
    way=st.sampled_from(sorted(WAYS_BACK)),
    answered_after=st.integers(0, 60),
    back_after=st.integers(0, 9),
    again_after=st.integers(0, 20),
    stands=st.booleans(),
)
def test_t16_no_later_round_improves_any_figure_of_the_unit(
    way, answered_after, back_after, again_after, stands
):
    with transaction.atomic():
        house = House()
        case = IN_STATE["investigating"](house)
        at = when("2026-03-04T10:00") + timedelta(days=answered_after)
        answered(case, at, remedy=False)
        before = figures(house)
        at += timedelta(days=back_after)
        WAYS_BACK[way](case, at)
        assert figures(house) == before
        at += timedelta(hours=1)
        if stands and attempt(case, "suspend", at, house.officer) == "ok":
            use(case, "suspend", at, house.officer)
        at += timedelta(days=again_after)
        sweeps.catch_up(case.pk, by=CLOCK, at=at)
        sweeps.act(case.pk, by=CLOCK, at=at)
        use(case, "answer", at, house.supervisor, decision=Decision(Outcome.UNFOUNDED, "Sekali lagi."))
        assert figures(house) == before
        assert_rebuilds()
        transaction.set_rollback(True)


def rounds(case: Case) -> list[tuple[object, ...]]:
    rows = case.row.duties.filter(kind="settle").order_by("round")
    return [(row.round, row.opened_on, row.due_on, row.met_at) for row in rows]


def test_t15_answered_waited_and_contested_equals_closed_waited_and_reopened():
    house = House()
    contested, reopened = (answered(IN_STATE["investigating"](house), "2026-03-06") for _ in range(2))
    reopened.do("accept", "2026-03-09", rating=2)
    use(contested, "contest", "2026-03-12", contested.complainant)
    use(reopened, "reopen", "2026-03-12", reopened.complainant)
    assert rounds(contested) == rounds(reopened)
    for case in (contested, reopened):
        use(case, "answer", "2026-03-30", house.supervisor)
    assert rounds(contested) == rounds(reopened)
    for row in (contested.row, reopened.row):
        assert (row.first_answered_at, row.answered_at) == (when("2026-03-06"), when("2026-03-30"))
        assert row.first_answered_on == date(2026, 3, 6)


def state_at(case: int, at: datetime) -> str:
    """By its events alone: those that had taken effect, in their order."""
    events = Event.objects.filter(complaint=case).order_by("seq").values_list("effective_at", "to_state")
    return next((state for effective_at, state in reversed(list(events)) if effective_at <= at), "")


LIVES = (
    {3: ("dispatch", "coordinator"), 4: ("begin", "officer"), 5: ("answer", "officer"), 6: ("accept", "")},
    {3: ("request_completion", "coordinator")},  # lapses on 3 April
    {3: ("reject", "coordinator"), 5: ("appeal", ""), 6: ("dispatch", "coordinator2")},
    {4: ("withdraw", "")},
    {
        3: ("dispatch", "coordinator"),
        4: ("begin", "officer"),
        5: ("suspend", "officer"),
        9: ("answer", "officer"),
    },
    {3: ("dispatch", "coordinator"), 4: ("send_back", "officer"), 9: ("dispatch", "coordinator")},
    {3: ("dispatch", "coordinator"), 6: ("escalate", "coordinator"), 9: ("conclude", "ombudsman")},
    {5: ("dispatch", "coordinator"), 6: ("transfer", "coordinator"), 9: ("begin", "other_officer")},
)


def test_t18_how_many_cases_stood_where_at_any_instant_is_told_by_the_events():
    house = House()
    cases = [house.file() for _ in LIVES]
    seen = {}
    for day in (*range(2, 12), *range(30, 62)):
        at = when("2026-03-01T09:00") + timedelta(days=day - 1)
        for case, life in zip(cases, LIVES, strict=True):
            sweeps.act(case.pk, by=CLOCK, at=at)
            if day in life:
                verb, who = life[day]
                use(case, verb, at, getattr(house, who) if who else case.complainant)
        seen[at] = Counter(Complaint.objects.values_list("state", flat=True))
    assert len({tuple(sorted(counts.items())) for counts in seen.values()}) > 7
    for at, counts in seen.items():
        assert Counter(state_at(case.pk, at) for case in cases) == counts


def test_t18_a_case_that_was_reopened_is_closed_only_while_it_was():
    house = House()
    case = answered(IN_STATE["investigating"](house), "2026-03-06").do("accept", "2026-03-09", rating=2)
    use(case, "reopen", "2026-03-12", case.complainant)
    found = [state_at(case.pk, when(f"2026-03-{day:02}T12:00")) for day in (1, 2, 3, 4, 6, 9, 12)]
    assert found == ["", "received", "dispatched", "investigating", "answered", "closed", "investigating"]
    assert case.row.ended_at is None


def test_t20_what_is_said_together_with_a_move_is_kept_once_beside_it():
    house = House()
    case = IN_STATE["investigating"](house)
    at = when("2026-03-06")
    conversation.send_message(case.pk, text="Mohon maaf.", by=house.officer, at=at)
    answered(case, "2026-03-06")
    conversation.send_message(case.pk, text="Sudah dijawab.", by=house.officer, at=at)
    names = list(case.row.events.filter(at=at).order_by("seq").values_list("name", flat=True))
    assert names == ["message_sent", "answered", "message_sent"]
    bodies = [row.body for row in case.row.statements.filter(at=at).order_by("pk")]
    assert bodies == ["Mohon maaf.", "Loket ditambah.", "Petugas dilatih.", "Sudah dijawab."]


@pytest.mark.parametrize("standing", STANDING)
def test_t20_no_instant_tells_one_thing_twice(standing):
    case = STANDING[standing][1](House())
    found = Counter(case.row.events.values_list("name", "at"))
    assert set(found.values()) == {1}
    told = Counter(
        Message.objects.filter(complaint=case.pk).values_list("notice", "user", "identity", "created_at")
    )
    assert set(told.values()) == {1}


def due_and_met(house: House) -> dict[str | None, tuple[int, int]]:
    groups = handling(
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        as_of=YEAR_END,
        group_by="unit",
        cases=scope(house.head).cases,
    )
    return {group.key: (group.due, group.met) for group in groups if group.due}


def test_t27_lateness_is_charged_to_the_unit_that_held_the_case_when_it_fell_due():
    house = House()
    before = use(IN_STATE["investigating"](house), "transfer", "2026-03-26", house.coordinator)
    use(before, "begin", "2026-03-27", house.other_officer)
    use(before, "answer", "2026-03-30", house.other_officer)
    assert due_and_met(house) == {house.other_unit.code: (1, 0)}
    after = IN_STATE["investigating"](house)
    use(after, "transfer", "2026-03-28", house.coordinator)  # the day after its end
    assert due_and_met(house) == {house.unit.code: (1, 0), house.other_unit.code: (1, 0)}
    for case in (before, after):
        held = list(case.row.holdings.order_by("from_at").values_list("from_at", "until_at"))
        assert held[0][0] == when("2026-03-03")
        assert all(one[1] == next_[0] for one, next_ in pairwise(held))


@pytest.mark.parametrize("standing", STANDING)
def test_t40_every_interval_states_its_unit_in_store_message_and_on_the_page(standing):
    house = House()
    case = STANDING[standing][1](house)
    units = {unit.value for unit in LengthUnit}
    for duty in Duty.objects.filter(complaint=case.pk):
        assert duty.length_unit in units
        assert rules.national().by_id(duty.rule).unit == duty.length_unit
    for message in Message.objects.filter(complaint=case.pk):
        for told in message.facts.get("duties", []):
            assert told["length_unit"] in units
        assert ("days" in message.facts) == ("unit_of_days" in message.facts)
    days = re.compile(r"\d+ hari\b(?! (kerja|kalender|lagi))")
    for line in deadlines.lines(case.row, at=when("2026-06-01")):
        assert not days.search(" ".join((line.words, *line.changes)))
    for entry in timeline.entries(case.row, house.coordinator):
        assert not days.search(entry.sentence)


def test_t44_what_is_not_known_is_null_and_what_is_none_is_zero():
    house = House()
    case = IN_STATE["investigating"](house)
    docket = Docket.of(case.row)
    shown = {row.kind: clocks.duty(row, docket, at=when("2026-03-05")) for row in docket.rows}
    settle = shown["settle"]
    assert (settle["extended_days"], settle["suspended_days"], settle["late_days"]) == (0, 0, 0)
    assert [settle[name] for name in ("suspended", "frozen_due_on", "own_due_on", "promise", "met_at")] == [
        None
    ] * 5
    use(case, "suspend", "2026-03-05", house.officer)
    assert case.row.state == State.INVESTIGATING
