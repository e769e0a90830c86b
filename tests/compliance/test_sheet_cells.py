"""A sheet that is added up of what is kept is the one that is read case by case: of any period, and of a case that leaves its unit, its
month or its holder."""

from datetime import date, timedelta
from random import Random

import pytest

from accounts.models import Unit
from complaints.codes import Channel
from compliance import checking, recounting
from compliance.models import Touched
from tests.compliance.conftest import NOW
from tests.compliance.lives import live
from tests.compliance.test_unit_sheet import assert_sheet
from tests.factories import House, when

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
YEAR = (date(2026, 1, 1), date(2026, 9, 30))
MARCH, APRIL = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 4, 30))
REASONS = "Alasan yang cukup panjang."


def recounted(at=NOW) -> None:
    assert recounting.work(now=lambda: at, seconds=600)
    assert not Touched.objects.exists()


def units(house: House) -> list[Unit]:
    return list(Unit.objects.select_related("agency").filter(agency=house.agency).order_by("pk"))


def assert_sheets(house: House, *periods: tuple[date, date], at=NOW) -> None:
    for unit in units(house):
        for period in periods:
            assert_sheet(unit, period, at)


@pytest.mark.parametrize("seed", [1])
def test_of_any_period_with_cases_that_were_touched_in_it_before_it_and_after(houses):
    recounted()
    chance = Random(26)
    for filed in ("2026-02-10", "2026-04-20", "2026-08-03"):
        live(houses[0], chance, at=when(filed, houses[0].agency.zone), until=NOW)
    for unit in units(houses[0]):
        for _period in range(12):
            start = date(2026, chance.randint(1, 9), chance.choice([1, 1, 2, 12, 28]))
            end = max(start, date(2026, chance.randint(1, 10), 1) - timedelta(days=chance.choice([1, 1, 9])))
            assert_sheet(unit, (start, end))
        for start in (date(2026, 2, 1), date(2026, 2, 12), date(2026, 8, 3)):
            for end in (date(2026, 8, 31), date(2026, 9, 15), date(2026, 9, 20)):
                assert_sheet(unit, (start, end))


def test_a_case_goes_from_the_unit_that_it_named_to_another_before_it_is_counted_there():
    house = House()
    case = house.file("2026-03-02")
    recounted()
    case.dispatched("2026-03-03", unit=house.other_unit)
    assert_sheets(house, YEAR, MARCH)
    recounted()
    assert_sheets(house, YEAR, MARCH)
    assert list(checking.differences(NOW)) == []


def test_what_becomes_of_a_case_is_counted_with_the_unit_that_passed_it_on():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    case.do("transfer", "2026-03-05", house.coordinator, unit=house.other_unit, reasons=REASONS)
    recounted()
    case.begun("2026-03-06", house.other_officer).answered("2026-03-12", house.other_officer)
    assert_sheets(house, YEAR, MARCH)
    recounted()
    assert_sheets(house, YEAR, MARCH)
    assert list(checking.differences(NOW)) == []


def test_a_case_goes_to_an_earlier_month_when_its_date_of_receipt_is_confirmed():
    house = House()
    house.file("2026-03-09")
    house.file("2026-04-06").dispatched("2026-04-07")
    letter = house.file("2026-04-02", occurred_on=None, channel=Channel.LETTER).evidenced("2026-04-02")
    on = date(2026, 3, 25)
    letter.do("claim_receipt_date", "2026-04-02", house.coordinator, received_on=on, reasons=REASONS)
    recounted()
    letter.do("confirm_receipt_date", "2026-04-03", house.coordinator2)
    assert letter.row.received_on == on
    assert_sheets(house, YEAR, MARCH, APRIL)
    recounted()
    assert_sheets(house, YEAR, MARCH, APRIL)
    assert list(checking.differences(NOW)) == []


def test_what_falls_due_in_these_days_is_due_once_its_day_is_over():
    """Of limits and remedies that have long passed no day is kept any more, of those around today it is."""
    house = House()
    for day in range(20, 32):
        house.file(f"2026-08-{day}").dispatched(f"2026-08-{day}")
    for day in range(11, 20):
        case = house.file("2026-08-10").dispatched("2026-08-10").begun("2026-08-11")
        due = date(2026, 9, day)
        case.answered("2026-08-12", remedy="Loket ditambah.", remedy_due_on=due)
        if day % 2:
            case.do("mark_remedied", "2026-09-10", house.officer, text="Sudah dikerjakan.")
    recounted()
    sheets = []
    for days in range(8):
        at = NOW + timedelta(days=days)
        sheets += [assert_sheet(unit, YEAR, at) for unit in units(house)[:1]]
    assert len({sheet.frequent.due for sheet in sheets}) > 3
    assert len({sheet.n("remedies") for sheet in sheets}) > 3
    recounted(NOW + timedelta(days=7))
    assert_sheets(house, YEAR, at=NOW + timedelta(days=7))
    assert list(checking.differences(NOW + timedelta(days=7))) == []
