"""The main line of a complaint's life, through the verbs."""

import pytest

from accounts.actors import Origin, clock
from complaints.lifecycle import State
from tests.factories import House, when
from workflow.clock import now as clock_of_the_database
from workflow.sweep import batches, sweeps

pytestmark = pytest.mark.django_db


def test_a_complaint_goes_from_filing_to_acceptance():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    assert case.row.state == State.ANSWERED
    case.do("accept", "2026-03-10", rating=4, comment="Terima kasih")
    assert case.row.state == State.CLOSED
    assert [e.name for e in case.row.events.order_by("seq")] == [
        "registered",
        "dispatched",
        "begun",
        "answered",
        "accepted",
    ]


def test_the_clock_accepts_for_a_silent_complainant():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-05-01"))
    row = case.row
    assert row.state == State.CLOSED
    assert row.ended_at == row.duties.get(kind="reply").due_at


def test_a_case_that_fails_does_not_stop_the_clocks_of_others(monkeypatch):
    house = House()
    first, second = house.file("2026-03-02"), house.file("2026-03-02")
    deal = sweeps.act

    def failing(complaint_id, **how):
        if complaint_id == first.pk:
            raise RuntimeError("broken case")
        return deal(complaint_id, **how)

    def failing_together(docket, *told, **how):
        if docket.complaint.pk == first.pk:
            raise RuntimeError("broken case")
        return deal_together(docket, *told, **how)

    deal_together = batches._case
    monkeypatch.setattr(batches, "_case", failing_together)
    monkeypatch.setattr(sweeps, "act", failing)
    assert sweeps.sweep(at=clock_of_the_database()) > 0
    assert not first.row.events.filter(name="breached").exists()
    assert second.row.events.filter(name="breached").exists()
