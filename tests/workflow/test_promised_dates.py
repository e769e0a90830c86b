"""Dates that people set: a remedy's and the Ombudsman's. After today by the agency's own clock, and within a lifetime."""

from datetime import date

import pytest

from complaints.codes import Outcome
from tests.factories import House
from tests.workflow.paths import IN_STATE, attempt, use
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.django_db
AT = "2026-03-05T00:30"
"""In Papua; it is still the fourth in Jakarta and by UTC."""
DAYS = [
    (date(2026, 3, 4), "BadInput:not_after_today"),
    (date(2026, 3, 5), "BadInput:not_after_today"),
    (date(2026, 3, 6), "ok"),
    (date(2036, 3, 5), "ok"),  # 3653 days on: ten years
    (date(2036, 3, 6), "BadInput:too_far_ahead"),
]


@pytest.mark.parametrize(("day", "comes"), DAYS)
def test_a_remedy_is_promised_for_a_day_after_today_and_within_ten_years(day, comes):
    house = House(zone="Asia/Jayapura")
    case = IN_STATE["investigating"](house)
    decision = Decision(Outcome.FOUNDED, "Loket ditambah.", "Petugas dilatih.", day)
    assert attempt(case, "answer", AT, house.officer, decision=decision) == comes


@pytest.mark.parametrize(("day", "comes"), DAYS)
def test_the_ombudsman_sets_a_day_after_today_and_within_ten_years(day, comes):
    house = House(zone="Asia/Jayapura")
    case = IN_STATE["escalated"](house)
    assert attempt(case, "remand", AT, house.ombudsman, due_on=day) == comes


@pytest.mark.parametrize(
    ("remedy", "due_on"), [("Petugas dilatih.", None), (None, date(2026, 7, 1)), ("", date(2026, 7, 1))]
)
def test_a_remedy_and_its_day_come_together_or_not_at_all(remedy, due_on):
    house = House()
    case = IN_STATE["investigating"](house)
    decision = Decision(Outcome.FOUNDED, "Loket ditambah.", remedy, due_on)
    assert attempt(case, "answer", "2026-03-05", house.officer, decision=decision) == "BadInput:together"


def test_a_remedy_is_owed_until_its_day_is_over_by_the_local_clock():
    house = House(zone="Asia/Jayapura")
    case = use(IN_STATE["investigating"](house), "answer", "2026-03-05", house.officer)
    duty = case.row.duties.get(kind="remedy")
    assert (duty.due_on.isoformat(), duty.due_at.isoformat()) == ("2026-07-01", "2026-07-01T15:00:00+00:00")
