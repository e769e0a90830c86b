"""A locked case is passed from one act to the next without being read again: each leaves in hand what is stored."""

from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints import rows
from complaints.lifecycle import State
from tests.chance import examples
from tests.factories import Case, House, when
from tests.web.test_staff import ago
from tests.workflow.lives import Life, Step, starts, steps, weeks
from tests.workflow.paths import CLOCK, answered, use
from workflow.clocks import under_lock
from workflow.clocks.duties import Docket
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
WHOLE: list[Step] = [
    ("dispatch", 1, 0),
    ("begin", 1, 0),
    ("extend", 1, 1),
    ("clock", 1, 0),
    ("suspend", 1, 0),
    ("clock", 9, 0),
    ("resume", 1, 0),
    ("reclassify", 1, 1),
    ("answer", 2, 1),
    ("contest", 1, 0),
    ("answer", 9, 2),
    ("clock", 16, 0),
    ("reopen", 1, 0),
    ("transfer", 1, 1),
    ("escalate", 9, 0),
    ("demand", 1, 0),
    ("explain", 1, 1),
    ("remand", 1, 0),
]
"""What is tried, after how many days, and a number that chooses its details (`Life`)."""


def told(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def known(docket: Docket) -> list[object]:
    """All that an act may ask of a case that it has locked. Until when its turn is handed on (`handed_until`) and since when it
    lies in the queue (`turned_at`) and when it was last written to (`wrote_at`) the database writes for those who read lists of cases, and no act asks."""
    rows.keyed(*docket.rows)
    complaint = docket.complaint
    beside = [getattr(complaint, name) for name in ("agency", "unit", "held_by", "handler", "answered_by")]
    return [
        {
            name: value
            for name, value in told(complaint).items()
            if name not in ("handed_until", "turned_at", "wrote_at")
        },
        beside,
        [told(duty) for duty in docket.rows],
        [told(each) for each in docket.suspensions],
        docket.mailed,
        (docket.calendar.label, docket.week),
    ]


class InHand(Life):
    """A life whose acts pass the case on where nothing happens beside them."""

    docket: Docket | None = None
    passed_on = 0

    def _try(self, name: str, number: int) -> None:
        held, self.docket = self.docket, None  # an act that is refused leaves nothing in hand
        if name == "clock":
            self.docket = sweeps.acted(self.case.pk, by=CLOCK, at=self.at, docket=held)
        else:
            with under_lock.in_hand(held, self.case.pk) as hand:
                super()._try(name, number)
            self.docket = None if name in ("link", "unlink", "holiday", "working_again") else hand.docket
        if self.docket is not None:
            self.passed_on += held is not None
            reached, fresh = self.docket.reached, under_lock.docket(self.case.pk, rungs=True)
            assert known(self.docket) == known(fresh)
            assert reached is None or reached == fresh.reached


@settings(max_examples=examples(5))
@given(starts, weeks, weeks, st.none() | st.integers(3, 20), steps())
def test_what_an_act_leaves_in_hand_is_what_is_stored(start, week, other_week, promised, taken):
    InHand(start, week, other_week, promised=promised).live(taken)


def test_every_act_of_a_long_life_leaves_in_hand_what_is_stored():
    life = InHand("2026-02-02T09:00", [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], promised=None).live(WHOLE)
    assert life.done == [name for name, _gap, _number in WHOLE]
    assert life.passed_on > 10


def locked(queries: CaptureQueriesContext) -> int:
    """How often a case was read under its lock."""
    return sum(
        "complaints_complaint" in query["sql"] and " FOR UPDATE OF " in query["sql"]
        for query in queries.captured_queries
    )


def test_a_case_in_hand_is_not_read_again_and_another_one_is():
    house = House()
    case, other = house.file(), house.file()
    held = under_lock.docket(case.pk)
    with CaptureQueriesContext(connection) as queries, under_lock.in_hand(held, case.pk) as hand:
        assert under_lock.docket(case.pk) is held
        assert locked(queries) == 0
        assert under_lock.docket(other.pk).complaint.pk == other.pk
        assert locked(queries) == 1
    assert hand.docket is held
    assert under_lock.docket(case.pk) is not held


def test_a_case_that_two_acts_took_up_is_in_nobodys_hand():
    case = House().file()
    with under_lock.in_hand(under_lock.docket(case.pk), case.pk) as hand:
        first, second = under_lock.docket(case.pk), under_lock.docket(case.pk)
    assert first is not second
    assert hand.docket is None


def test_a_case_is_locked_where_nobody_has_it_in_hand():
    case = House().file()
    with CaptureQueriesContext(connection) as queries, under_lock.in_hand(None, case.pk) as hand:
        taken = under_lock.docket(case.pk)
    assert locked(queries) == 1
    assert hand.docket is taken


def ended_by_the_clock(case: Case) -> int:
    with CaptureQueriesContext(connection) as queries:
        sweeps.act(case.pk, by=CLOCK, at=when("2026-06-01"))
    return locked(queries)


def test_an_end_that_moves_a_case_reads_it_once():
    house = House()
    case = answered(house.file().dispatched("2026-03-03").begun("2026-03-04"), remedy=False)
    assert ended_by_the_clock(case) == 1
    assert case.row.state == State.CLOSED


def test_a_completion_that_is_taken_for_its_complainant_is_read_anew():
    house = House()
    case = use(house.file(), "request_completion", "2026-03-03", house.coordinator)
    assert ended_by_the_clock(case) == 1
    assert case.row.state == State.WITHDRAWN


def test_a_duty_that_an_act_opened_may_be_changed_in_the_same_transaction():
    case, at = House().file(), when("2026-03-03")
    docket = under_lock.docket(case.pk)
    docket.apply("dispatch", at=at)
    docket.save()
    (opened,) = docket.running("follow_up")
    docket.mark_swept(opened, at)
    docket.save()
    assert case.row.duties.get(kind="follow_up").swept_at == at


def test_texts_of_acts_that_pass_a_case_on_are_listed_in_the_order_in_which_they_were_typed():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    held = None
    for verb, at, by in (
        ("extend", "2026-03-05", house.supervisor),
        ("suspend", "2026-03-06", house.officer),
        ("resume", "2026-03-09", house.officer),
        ("answer", "2026-03-10", house.officer),
        ("mark_remedied", "2026-03-11", house.officer),
        ("contest", "2026-03-12", case.complainant),
    ):
        with under_lock.in_hand(held, case.pk) as hand:
            use(case, verb, at, by)
        held = hand.docket
    at = list(case.row.statements.order_by("pk").values_list("at", flat=True))
    assert at == sorted(at)


def test_a_case_whose_transaction_is_over_is_passed_on_to_nobody(committed):
    """Between two transactions somebody else may have had it."""
    case = House().file(ago(2))
    with transaction.atomic():
        held = under_lock.docket(case.pk)
        with under_lock.in_hand(held, case.pk):
            pass
    with pytest.raises(TransactionManagementError), under_lock.in_hand(held, case.pk):
        pass
    with transaction.atomic():
        with pytest.raises(TransactionManagementError), under_lock.in_hand(held, case.pk):
            pass
        with pytest.raises(TransactionManagementError):
            sweeps.acted(case.pk, by=CLOCK, at=case.row.last_at, docket=held)
    with under_lock.in_hand(None, case.pk):
        pass


def test_a_case_that_was_locked_in_a_part_that_was_taken_back_is_passed_on_to_nobody():
    case = House().file()
    with suppress(LookupError), transaction.atomic():
        held = under_lock.docket(case.pk)
        raise LookupError
    with pytest.raises(TransactionManagementError), under_lock.in_hand(held, case.pk):
        pass
