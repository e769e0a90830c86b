"""Every number of a unit's sheet is an independent count of its cases."""

from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta
from math import isclose

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from complaints.models import Complaint, Identity
from compliance import checking, ratings, recounting, sheet_cells, unit_sheet
from compliance.models import SheetStale
from compliance.unit_sheet import Sheet
from tests.compliance.conftest import NOW
from tests.compliance.recount_sheet import Recount
from tests.factories import House
from tests.workflow.calendar_drive import applied
from tests.workflow.calendar_drive import day as calendar_day
from workflow.errors import BadInput

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
PERIODS = ((date(2026, 1, 1), date(2026, 9, 15)), (date(2026, 3, 10), date(2026, 5, 20)))
SAME = (
    *("came:", "out:", "otherwise:", "backlog:", "end:", "ground:", "held:"),
    *("received", "answered", "contested", "reopened", "remanded", "remedies"),
)


def assert_sheet(unit: Unit, period: tuple[date, date], at: datetime = NOW, *, kept: bool = True) -> Sheet:
    """The sheet of what is kept, with what was touched as it is now, is the one that is read case by case, to the last digit. With
    `kept`: it was not read case by case itself."""
    if kept:
        assert sheet_cells.counted(unit, *period, as_of=at) is not None
    told, raw = (read(unit, *period, as_of=at) for read in (unit_sheet.of, unit_sheet.with_cases))
    assert +told.numbers == Counter({code: len(keys) for code, keys in raw.cases.items() if keys})
    for name in {field.name for field in fields(Sheet)} - {"cases", "signals", "frequent"}:
        assert getattr(told, name) == getattr(raw, name), name
    rated = ratings.ratings(
        start=period[0],
        end=period[1],
        group_by=None,
        cases=Complaint.objects.filter(kind="complaint"),
        unit=unit,
    )
    assert [told.ratings] == rated
    for one, other in zip(told.signals, raw.signals, strict=True):
        assert one._replace(cases=other.cases) == other
    frequent = told.frequent._replace(cases=sorted(told.frequent.cases))
    assert frequent == raw.frequent._replace(cases=sorted(raw.frequent.cases))
    return told


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
    assert recounting.work(now=lambda: NOW, seconds=600)
    for house in houses:
        for unit in Unit.objects.select_related("agency").filter(agency=house.agency):
            for start, end in PERIODS:
                sheet = unit_sheet.with_cases(unit, start, end, as_of=NOW)
                assert sheet.uncounted == 0
                assert_counted(sheet, Recount(unit, start, end, NOW))
                assert_sheet(unit, (start, end))


@pytest.mark.parametrize("seed", [0])
def test_a_sheet_asks_as_often_for_few_as_for_many_and_of_whole_months_for_no_case(houses):
    assert recounting.work(now=lambda: NOW, seconds=600)
    unit = Unit.objects.select_related("agency").get(pk=houses[0].unit.pk)
    with CaptureQueriesContext(connection) as queries:
        unit_sheet.with_cases(unit, *PERIODS[0], as_of=NOW)
    assert len(queries) <= 10
    with CaptureQueriesContext(connection) as queries:
        assert sheet_cells.counted(unit, *PERIODS[0], as_of=NOW).tally.count("r") > 0
    asked = [query["sql"] for query in queries]
    assert len(asked) <= 2
    assert not [sql for sql in asked if "workflow_event" in sql]


@pytest.mark.parametrize("seed", [1])
def test_a_calendar_that_changes_after_an_answer_and_before_its_limit_counts_the_sheet_anew(houses):
    """No figure of handling looks at those days; that answers heap before their limits does."""
    assert recounting.work(now=lambda: NOW, seconds=600)
    unit = Unit.objects.select_related("agency").get(pk=houses[0].unit.pk)
    case = houses[0].file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-20")
    assert recounting.work(now=lambda: NOW, seconds=600)
    limit = case.row.duties.get(kind="settle").due_on
    off = next(day for n in range(1, 9) if (day := limit - timedelta(days=n)).isoweekday() == 3)
    assert date(2026, 3, 20) < off < limit
    before = assert_sheet(unit, PERIODS[0])
    applied(calendar_day(off.isoformat()), at=NOW)
    with connection.cursor() as cursor:  # what comes with a commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    assert SheetStale.objects.filter(unit_id=unit.pk).exists()
    assert assert_sheet(unit, PERIODS[0]).signals != before.signals
    assert recounting.work(now=lambda: NOW, seconds=600)
    assert not SheetStale.objects.exists()
    assert assert_sheet(unit, PERIODS[0]).signals != before.signals
    assert list(checking.differences(NOW)) == []


def test_the_backlog_is_that_of_today_whatever_the_period():
    house = House()
    old, new = house.file("2026-03-02").pk, house.file("2026-09-10").pk
    house.file("2026-09-11").dispatched("2026-09-11").begun("2026-09-11").answered("2026-09-14")
    assert recounting.work(now=lambda: NOW, seconds=600)
    assert_sheet(house.unit, PERIODS[1])
    sheet = unit_sheet.with_cases(house.unit, *PERIODS[1], as_of=NOW)
    found = {code: cases for code, cases in sheet.cases.items() if code.startswith("backlog:") and cases}
    assert sorted(found.values()) == [[old], [new]]
    assert not sheet.cases.get("came:2026-09")
    assert [month.opened for month in sheet.flow] == [1, 1, 1]


def test_a_unit_without_cases_has_an_empty_sheet():
    house = House()
    sheet = unit_sheet.with_cases(house.unit, *PERIODS[1], as_of=NOW)
    assert (sheet.n("received"), sheet.bars, sheet.median, sheet.waiting) == (0, [], None, [])
    assert [month.opened for month in sheet.flow] == [0, 0, 0]
    assert sheet.stood[0].interval is None


@pytest.mark.parametrize(
    ("start", "end"), [(date(2026, 2, 1), date(2026, 1, 1)), (date(1026, 1, 1), date(2026, 1, 1))]
)
def test_a_period_that_is_none_or_too_long_is_refused(start, end):
    house = House()
    with pytest.raises(BadInput):
        unit_sheet.with_cases(house.unit, start, end, as_of=NOW)


def test_signals_of_real_cases_count_what_happened(db):
    house = House()
    for _case in range(10):
        house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-26")
    unit = Unit.objects.select_related("agency").get(pk=house.unit.pk)
    assert recounting.work(now=lambda: NOW, seconds=600)
    assert_sheet(unit, PERIODS[0])
    sheet = unit_sheet.with_cases(unit, *PERIODS[0], as_of=NOW)
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
    last = Identity.objects.latest("pk")
    last.phone, last.email = "0812 0000 1111", "lain@example.org"
    last.save(update_fields=["phone", "email"])
    assert assert_sheet(unit, PERIODS[0]).frequent.persons == 0
    assert recounting.work(now=lambda: NOW, seconds=600)
    assert assert_sheet(unit, PERIODS[0]).frequent.persons == 0
