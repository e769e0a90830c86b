"""The main line of a complaint's life, through the verbs."""

import pytest

from accounts.actors import Origin, clock
from complaints.lifecycle import State
from tests.factories import House, when
from workflow import sweeps

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
