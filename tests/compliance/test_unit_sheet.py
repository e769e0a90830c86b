"""Every number of a unit's sheet is an independent count of its cases."""

from datetime import date, timedelta
from math import isclose

import pytest

from accounts.models import Unit
from complaints.models import Complaint
from compliance import unit_sheet
from compliance.unit_sheet import Sheet
from tests.compliance.conftest import NOW
from tests.compliance.recount_sheet import Recount
from tests.factories import House
from workflow.errors import BadInput

pytestmark = pytest.mark.django_db
PERIODS = ((date(2026, 1, 1), date(2026, 9, 15)), (date(2026, 3, 10), date(2026, 5, 20)))
SAME = (
    *("came:", "out:", "otherwise:", "backlog:", "end:", "ground:", "held:"),
    *("received", "answered", "contested", "reopened", "remanded", "remedies"),
)


def assert_counted(sheet: Sheet, told: Recount) -> None:
    """All numbers, lists and curves of this sheet are those of the recount."""
    ours = {code: sorted(keys) for code, keys in sheet.cases.items() if keys and code.startswith(SAME)}
    theirs = {code: sorted(keys) for code, keys in told.cases.items() if keys and code.startswith(SAME)}
    assert ours == theirs
    in_bars = {(bar.low, bar.high): (bar.in_time, bar.late) for bar in sheet.bars}
    for (low, high), counts in in_bars.items():
        days = range(low, high + 1)
        assert counts == tuple(
            sum(len(told.cases.get(f"{how}:{day}", ())) for day in days) for how in ("in_time", "late")
        )
    assert sum(map(sum, in_bars.values())) == len(told.answered_after)
    waiting = told.waiting()
    assert [step.day for step in sheet.waiting] == list(waiting)
    assert all(isclose(step.share, waiting[step.day], abs_tol=1e-9) for step in sheet.waiting)
    for end, curve in sheet.ends.items():
        reached = told.reached(end)
        assert [one.day for one in curve] == list(reached)
        assert all(isclose(one.share, reached[one.day], abs_tol=1e-9) for one in curve)
    assert {row.code: (row.n, row.total) for row in sheet.held} == {
        code: (len(days), sum(days)) for code, days in told.held.items()
    }
    for month in sheet.flow:
        year, number = divmod(int(month.key[:4]) * 12 + int(month.key[5:]), 12)
        last = date(year, number + 1, 1) - timedelta(days=1)
        if last <= sheet.end:
            assert month.opened == told.open_on(last), month.key


@pytest.mark.parametrize("seed", range(3))
def test_every_number_of_a_sheet_is_counted_a_second_time(houses):
    for house in houses:
        for unit in Unit.objects.select_related("agency").filter(agency=house.agency):
            for start, end in PERIODS:
                sheet = unit_sheet.of(unit, start, end, as_of=NOW)
                assert sheet.uncounted == 0
                assert_counted(sheet, Recount(unit, start, end, NOW))


@pytest.mark.parametrize("seed", [0])
def test_a_sheet_asks_as_often_for_few_as_for_many(houses, django_assert_max_num_queries):
    unit = Unit.objects.select_related("agency").get(pk=houses[0].unit.pk)
    with django_assert_max_num_queries(10):
        unit_sheet.of(unit, *PERIODS[0], as_of=NOW)


def test_the_backlog_is_that_of_today_whatever_the_period():
    house = House()
    old, new = house.file("2026-03-02").pk, house.file("2026-09-10").pk
    house.file("2026-09-11").dispatched("2026-09-11").begun("2026-09-11").answered("2026-09-14")
    sheet = unit_sheet.of(house.unit, *PERIODS[1], as_of=NOW)
    found = {code: cases for code, cases in sheet.cases.items() if code.startswith("backlog:") and cases}
    assert sorted(found.values()) == [[old], [new]]
    assert not sheet.cases.get("came:2026-09")
    assert [month.opened for month in sheet.flow] == [1, 1, 1]


def test_a_unit_without_cases_has_an_empty_sheet():
    house = House()
    sheet = unit_sheet.of(house.unit, *PERIODS[1], as_of=NOW)
    assert (sheet.n("received"), sheet.bars, sheet.median, sheet.waiting) == (0, [], None, [])
    assert [month.opened for month in sheet.flow] == [0, 0, 0]
    assert sheet.stood[0].interval is None


@pytest.mark.parametrize(
    ("start", "end"), [(date(2026, 2, 1), date(2026, 1, 1)), (date(1026, 1, 1), date(2026, 1, 1))]
)
def test_a_period_that_is_none_or_too_long_is_refused(start, end):
    house = House()
    with pytest.raises(BadInput):
        unit_sheet.of(house.unit, start, end, as_of=NOW)


def test_signals_of_real_cases_count_what_happened(db):
    house = House()
    for _case in range(10):
        house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-26")
    unit = Unit.objects.select_related("agency").get(pk=house.unit.pk)
    sheet = unit_sheet.of(unit, *PERIODS[0], as_of=NOW)
    found = {signal.code: signal for signal in sheet.signals}
    due = Complaint.objects.first().duties.get(kind="settle").due_on
    assert (due - date(2026, 3, 26)).days in (0, 1)
    heaped, same = found["heaped"], found["same_texts"]
    assert (heaped.k, heaped.n, heaped.raised) == (10, 10, True)
    assert isclose(heaped.p, 0.4**10)
    assert (same.k, same.n, same.raised) == (9, 10, True)
    assert not found["more_time"].raised
    assert sheet.hours_to_unit == 24
    assert (sheet.frequent.persons, sheet.frequent.received) == (1, 10)
    assert sorted(sheet.cases["signal:heaped"]) == sorted(Complaint.objects.values_list("pk", flat=True))
    assert (sheet.frequent.in_time, sheet.frequent.in_time_without) == (10, 0)
