"""Who held a case how long: parts that add up, and lateness with who held it on the day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.counting import working_days_between
from tests.chance import examples
from tests.factories import JAKARTA, House, when
from tests.workflow.paths import CLOCK
from workflow.calendars import present
from workflow.clocks import held_time
from workflow.sweep import sweeps

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


def test_t37_the_time_of_a_case_ends_with_the_case_as_it_took_effect():
    """Deemed accepted at the end of the reply window, which a sweep saw weeks later."""
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    until = case.row.duties.get(kind="reply").due_at
    sweeps.act(case.pk, by=CLOCK, at=when("2026-05-04"))
    last = parts(case, "2026-06-01")[-1]
    assert (last.unit, last.until_on) == (house.unit, until.astimezone(JAKARTA).date())
    assert last.until_on < date(2026, 4, 1)


def test_the_days_are_those_of_the_agency_s_own_clock():
    house = House(zone="Asia/Jayapura")
    case = house.file("2026-03-02T23:30").dispatched("2026-03-04T00:30")
    found = [(part.unit, part.from_on, part.until_on, part.days) for part in parts(case, "2026-03-05T23:30")]
    assert found == [
        (None, date(2026, 3, 2), date(2026, 3, 4), 2),
        (house.unit, date(2026, 3, 4), date(2026, 3, 6), 2),  # 23:30 in Jakarta is half past one in Papua
    ]


def test_the_order_in_which_the_holdings_are_read_changes_nothing():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-04").begun("2026-03-05")
    case.do("transfer", "2026-03-11", house.coordinator, unit=house.other_unit, reasons="Bukan wewenang.")
    row = case.row
    rows = list(row.holdings.select_related("unit"))
    days, at = present.calendar_of(row), when("2026-03-16")
    one, other = (held_time.split(row, some, week=WEEK, days=days, at=at) for some in (rows, rows[::-1]))
    assert one == other == parts(case, "2026-03-16")


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
