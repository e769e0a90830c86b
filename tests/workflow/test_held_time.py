"""Who held a case how long: parts that add up, and lateness with who held it on the day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.counting import working_days_between
from tests.chance import examples
from tests.factories import House, when
from workflow.calendars import present
from workflow.clocks import held_time

pytestmark = pytest.mark.django_db
WEEK = frozenset({1, 2, 3, 4, 5})


def parts(case, at):
    row = case.row
    return held_time.of(row, days=present.calendar_of(row), at=when(at))


def test_t27_a_transfer_splits_the_time_by_who_held_the_case():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-04").begun("2026-03-05")
    case.do("transfer", "2026-03-11", house.coordinator, unit=house.other_unit, reasons="Bukan wewenang.")
    found = [(part.unit, part.from_on, part.until_on, part.days) for part in parts(case, "2026-03-16")]
    assert found == [
        (None, date(2026, 3, 2), date(2026, 3, 4), 2),
        (house.unit, date(2026, 3, 4), date(2026, 3, 11), 5),
        (house.other_unit, date(2026, 3, 11), date(2026, 3, 16), 3),
    ]


def test_t37_what_a_unit_gave_back_counts_as_the_agencys_until_another_one_takes_it():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    case.do("send_back", "2026-03-05", house.officer, reasons="Bukan urusan kami.")
    case.dispatched("2026-03-09", unit=house.other_unit)
    assert [(part.unit, part.days) for part in parts(case, "2026-03-10")] == [
        (None, 1),
        (house.unit, 2),
        (None, 2),
        (house.other_unit, 1),
    ]


@settings(max_examples=examples(10))
@given(days=st.lists(st.integers(0, 6), min_size=2, max_size=7))
def test_t37_the_parts_add_up_to_the_whole_and_none_is_negative(days):
    house = House()
    day = date(2026, 3, 2).toordinal()
    case = house.file("2026-03-02")
    units = [house.unit, house.other_unit]
    for turn, wait in enumerate(days):
        day += wait
        at = date.fromordinal(day).isoformat()
        unit = units[turn % 2]
        if turn == 0:
            case.dispatched(at, unit=unit)
        else:
            case.do("transfer", at, house.coordinator, unit=unit, reasons="Bukan wewenang unit ini.")
    until = date.fromordinal(day + 3)
    found = parts(case, until.isoformat())
    assert all(part.days >= 0 for part in found)
    whole = working_days_between(date(2026, 3, 2), until, WEEK, present.current("id"))
    assert sum(part.days for part in found) == whole
