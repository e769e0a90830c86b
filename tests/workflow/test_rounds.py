"""Random lives of a case, through the verbs: what holds after every step, and that later rounds improve nothing."""

import itertools
from contextlib import nullcontext, suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.codes import Channel
from complaints.lifecycle import END_STATES
from complaints.models import NEVER
from law.codes import Classification, SuspensionReason
from tests.chance import examples
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, VERBS, answered, carried
from tests.workflow.rebuilt import assert_rebuilds
from workflow.clocks.duties import Docket
from workflow.errors import Refusal
from workflow.models import Duty
from workflow.sweep import sweeps
from workflow.verbs import assignment, conversation, duplicates, moves, table
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.django_db
MOVES_OF_VERSION = {"assigned", "handed_over", "handler_left"}
STAYS = {
    "breached",
    "escalation_offered",
    "message_sent",
    "note_written",
    "linked",
    "unlinked",
    "duplicate_joined",
    "duplicate_left",
    "attached",
    "dated",
    "redated",
    "superseded",
}
IN_PLACE = {
    "rated",
    "assigned",
    "handed_over",
    "handler_left",
    "remedied",
    "transferred",
    "extended",
    "extension_contested",
    "suspended",
    "reclassification_proposed",
    "reclassification_dropped",
    "reclassified",
    "receipt_date_claimed",
    "receipt_date_confirmed",
    "resumed",
    "demanded",
    "explained",
}


def actors(case: Case):
    house = case.house
    return [
        case.complainant,
        house.coordinator,
        house.coordinator2,
        house.officer,
        house.supervisor,
        house.other_officer,
        house.ombudsman,
        CLOCK,
    ]


def legal(case: Case, at: datetime):
    """Every (verb, actor) that is legal now."""
    row, docket = case.row, Docket.of(case.row)
    return [
        (verb, by)
        for by in actors(case)
        for verb in moves.allowed(moves.situation(row, docket.running(), by=by, at=at))
        if verb in VERBS
    ]


def use(case: Case, verb: str, by, at: datetime, data) -> None:
    house, words = case.house, carried(verb, case.house)
    if verb == "dispatch":
        words["unit"] = data.draw(st.sampled_from([house.unit, house.other_unit]))
        words["classification"] = data.draw(st.sampled_from(list(Classification)))
    if verb == "transfer":
        words["unit"] = house.other_unit if case.row.held_by_id == house.unit.pk else house.unit
    if verb == "answer":
        promised = data.draw(st.booleans())
        day = at.date() + timedelta(days=data.draw(st.integers(2, 60)))
        words["decision"] = Decision(
            words["decision"].outcome, "Sudah.", *(("Janji.", day) if promised else ())
        )
    if verb == "reclassify":
        words["classification"] = data.draw(st.sampled_from(list(Classification)))
    if verb == "extend":
        words["days"] = data.draw(st.integers(1, 14))
    if verb == "suspend":
        words["reason"] = data.draw(st.sampled_from(list(SuspensionReason)))
    if verb == "claim_receipt_date":
        words["received_on"] = case.row.received_on - timedelta(days=data.draw(st.integers(0, 20)))
    if verb == "remand":
        words["due_on"] = at.date() + timedelta(days=data.draw(st.integers(2, 60)))
    with suppress(Refusal) if verb in JUDGED_BY_WHAT_IS_CARRIED else nullcontext():
        case.do(verb, at, by, **words)


# Offered, and yet refused for what is carried, or because the same person would be the second.
JUDGED_BY_WHAT_IS_CARRIED = (
    "extend",
    "suspend",
    "reclassify",
    "claim_receipt_date",
    "confirm_receipt_date",
)


def aside(case: Case, at: datetime, data) -> None:
    """Something that moves no state."""
    house = case.house
    match data.draw(
        st.sampled_from(["sweep", "message", "note", "assign", "link", "unlink", "evidence", "first"])
    ):
        case "sweep":
            for deal in (sweeps.catch_up, sweeps.act):
                deal(case.pk, by=CLOCK, at=at)
        case "evidence":
            case.evidenced(at)
        case "message":
            conversation.send_message(case.pk, text="Apa kabar?", by=case.complainant, at=at)
        case "note":
            conversation.write_note(case.pk, text="Perlu dicek.", by=house.coordinator, at=at)
        case "assign" if assignment.may_assign(case.row, house.coordinator) and case.row.held_by_id:
            handler = house.officer2 if case.row.held_by_id == house.unit.pk else house.other_officer
            assignment.assign(case.pk, handler=handler.user, by=house.coordinator, at=at)
        case "link" if case.row.duplicate_of_id is None:
            case.original = house.file(at)
            duplicates.link(
                case.pk, duplicate_of=case.original.row, reasons="Sama.", by=house.coordinator, at=at
            )
        case "unlink" if case.row.duplicate_of_id is not None:
            duplicates.unlink(case.pk, by=house.coordinator, at=at)
        case "first" if case.row.duplicate_of_id and case.original.row.state == "received":
            answered(case.original.dispatched(at).begun(at), at, remedy=False)
        case _:
            pass


def holds(case: Case) -> None:
    row, duties = case.row, list(Duty.objects.filter(complaint=case.pk).order_by("pk"))
    events = list(row.events.order_by("seq"))
    assert [event.seq for event in events] == list(range(1, row.last_seq + 1))
    for before, after in itertools.pairwise(events):
        assert after.from_state == before.to_state
        assert after.at >= before.at
        assert after.name not in STAYS or after.from_state == after.to_state
    assert (events[0].from_state, events[-1].to_state, events[-1].at) == ("", row.state, row.last_at)
    moved = [event for event in events[1:] if event.name not in STAYS]
    clocks_own = sum(event.name == "resumed" for event in moved)  # by a message, a way out, or the cap
    assert 1 + len(moved) - clocks_own <= row.version <= 1 + len(moved)
    assert {event.name for event in moved if event.from_state == event.to_state} <= IN_PLACE
    running = [duty for duty in duties if duty.running]
    assert len({(duty.kind, duty.round) for duty in running}) == len(running)
    assert len({(duty.kind, duty.round, duty.opened_on) for duty in running}) == len(running)
    if row.state in END_STATES:
        assert {duty.kind for duty in running} <= {"remedy"}
        assert row.ended_at is not None
        assert row.ended_by
    else:
        assert (row.ended_at, row.ended_by) == (None, "")
    assert row.next_due_at == min((duty.due_at for duty in running if duty.due_at), default=NEVER)
    assert row.next_due_on == min((duty.due_on for duty in running if duty.due_at), default=None)
    assert all(not (duty.met_at and duty.ended_at) for duty in duties)
    assert all(duty.met_at is None or duty.met_at >= duty.opened_at for duty in duties)
    assert max(duty.round for duty in duties) == row.round
    holding = list(row.holdings.order_by("from_at", "pk"))
    assert [part.until_at for part in holding[:-1]] == [part.from_at for part in holding[1:]] or any(
        event.name == "sent_back" for event in events
    )
    assert (holding[-1].unit_id if holding and holding[-1].until_at is None else None) == row.held_by_id
    dated = {event.facts["duty"] for event in events if event.name == "breached"}
    told = [(event.facts["duty"], event.facts["due_on"]) for event in events if event.name == "breached"]
    assert len(set(told)) == len(told)
    assert dated <= {duty.pk for duty in duties}


def first_round(case: Case):
    """What a unit's figures rest on."""
    rows = Duty.objects.filter(complaint=case.pk, round=1, kind__in=["settle", "decide", "follow_up"])
    return list(
        rows.order_by("pk").values_list(
            "kind", "opened_on", "due_on", "due_at", "met_at", "ended_at", "ended_by"
        )
    )


WALK = settings(
    max_examples=examples(8),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@WALK
@given(data=st.data())
def test_every_random_walk_of_legal_verbs_keeps_what_must_hold(data):
    with transaction.atomic():
        house = House()
        at = when("2026-01-05") + timedelta(hours=data.draw(st.integers(0, 24 * 60)))
        case = house.file(at, channel=data.draw(st.sampled_from([Channel.WEB, Channel.LETTER])))
        for _ in range(data.draw(st.integers(1, 12))):
            at += timedelta(hours=data.draw(st.integers(0, 24 * 12)))
            at = min(at, when("2026-11-01"))
            choices = legal(case, at)
            if choices and data.draw(st.integers(0, 3)):
                verb, by = data.draw(st.sampled_from(choices))
                use(case, verb, by, at, data)
            else:
                aside(case, at, data)
            holds(case)
        assert_rebuilds()
        transaction.set_rollback(True)


@WALK
@given(data=st.data())
def test_nothing_after_the_first_answer_improves_a_figure_of_the_unit(data):
    """Deadline case T-16: reopening, contesting, remanding never change what the first round shows."""
    with transaction.atomic():
        house = House()
        case = house.file("2026-02-02").dispatched("2026-02-03").begun("2026-02-04")
        at = when("2026-02-05") + timedelta(days=data.draw(st.integers(0, 90)))
        case.do(
            "answer",
            at,
            house.officer,
            decision=Decision(carried("answer", house)["decision"].outcome, "Sudah."),
        )
        row, figures = case.row, first_round(case)
        for _ in range(data.draw(st.integers(1, 8))):
            at += timedelta(days=data.draw(st.integers(0, 8)))
            choices = legal(case, at)
            if not choices:
                break
            verb, by = data.draw(st.sampled_from(choices))
            use(case, verb, by, at, data)
            shown = first_round(case)
            if case.row.round == 1:
                shown = shown[: len(figures)]
            assert [entry for entry in shown if entry in figures] == figures
            assert not [entry for entry in shown if entry not in figures and entry[0] != "follow_up"]
            after = case.row
            assert (after.first_answered_at, after.first_answered_on) == (
                row.first_answered_at,
                row.first_answered_on,
            )
            holds(case)
        assert_rebuilds()
        transaction.set_rollback(True)


def test_every_verb_is_within_reach_of_the_walks():
    assert {*VERBS, table.FOLLOWS} == set(moves.lifecycle.VERBS)
