"""The figures that people read are the raw count to the last digit, whatever happened since they were summed up."""

from dataclasses import astuple
from datetime import date, datetime, timedelta
from itertools import product
from random import Random

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accounts.actors import Origin, clock
from accounts.models import Agency, Unit
from compliance import cells, checking, estimates, figures, measures, recounting, tasks
from compliance.explained import lines, reading, supposing, tree
from compliance.explained.lines import Line, Supposed
from compliance.measures import GroupBy
from compliance.models import CaseFacts, CaseYear, Cell, SheetCell, Standing, Touched, YearCell
from compliance.scope import Scope, scope
from compliance.scores import complaint_dimension
from config.celery import app
from law.codes import DutyKind as K
from law.counting import due_at, local_date
from tests.compliance.conftest import NOW
from tests.compliance.lives import live
from tests.compliance.test_unit_sheet import assert_sheet
from tests.factories import House, when
from workflow import clock as official
from workflow import heartbeats
from workflow.sweep import sweeps
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
YEARS = (2026,)
PERIODS = (
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2025, 3, 1), date(2026, 8, 31)),
    (date(2026, 2, 3), date(2026, 2, 3)),
    (date(2026, 1, 20), date(2026, 7, 6)),
    (date(1, 1, 1), date(2026, 6, 30)),
)
GROUPS = (None, *(group.value for group in GroupBy))


def recount(at: datetime = NOW) -> None:
    assert recounting.work(now=lambda: at, seconds=600)


def assert_exact(
    at: datetime = NOW, *, scopes: tuple[Scope, ...] = (Scope(None),), periods=PERIODS[2:4], groups=GROUPS[:3]
) -> None:
    """Every figure that anybody may ask for is the one that the rows give."""
    for reach, (start, end), group_by in product(scopes, periods, groups):
        if group_by == GroupBy.MONTH and start.year < 1900:
            continue
        asked = {"start": start, "end": end, "as_of": at, "group_by": group_by}
        answer = figures.handling(**asked, scope=reach)
        raw = measures.handling(**asked, cases=reach.cases, unit=reach.unit)
        assert answer.groups == raw, asked
        if reach.unit is not None and start.year > 1900 and group_by in (None, *figures.OF_A_UNIT):
            assert figures.of_a_unit(start=start, end=end, as_of=at, scope=reach)[group_by] == raw
        if group_by == GroupBy.UNIT:
            received = figures.received_by_unit(start=start, end=end, as_of=at, scope=reach)
            assert received == {group.key: group.received for group in answer.groups if group.received}
            both = figures.handling_and_whole(**asked, scope=reach)
            whole = measures.handling(**{**asked, "group_by": None}, cases=reach.cases, unit=reach.unit)
            assert both == (answer, *whole)
    for reach, year in product(scopes, YEARS):
        found = figures.of_year(reach, year=year, as_of=at)
        units = estimates.by_unit(reach, year=year, as_of=at)
        assert {unit: cases.summed() for unit, cases in found.units.items()} == {
            unit: cases.summed() for unit, cases in units.items()
        }
        assert found.verifications == estimates.verification(reach, year=year, as_of=at)
        for unit, cases in units.items():
            raw = complaint_dimension(cases.indicators(None))
            assert astuple(complaint_dimension(found.units[unit].indicators(None))) == astuple(raw)


def assert_sheets(at: datetime = NOW, *, kept: bool = False) -> None:
    for unit, period in product(Unit.objects.select_related("agency"), (PERIODS[0], PERIODS[3])):
        assert_sheet(unit, period, at, kept=kept)


def assert_lines(at: datetime = NOW) -> None:
    """What a unit's score is explained with, read of the cases that count by the facts, is what all rows of its agency give."""
    for agency in Agency.objects.all():
        raw = lines.of_agency(agency, year=2026, as_of=at)
        for unit in Unit.objects.filter(agency=agency):
            assert assert_explained(unit, at) == raw.get(unit.pk, [])
            assert_ahead(unit, at, raw.get(unit.pk, []))


def assert_ahead(unit: Unit, at: datetime, now: list[Line]) -> None:
    """The score on a day to come, as it will be and as it would be, is what all lines of the year give then; `now`: those of
    today."""
    by = local_date(at + timedelta(days=20), unit.agency.zone)
    end = due_at(by, unit.agency.zone)
    then = lines.of_agency(unit.agency, year=2026, as_of=end).get(unit.pk, [])
    running = {line.case: line for line in then if line.running}
    stood = {line.case: line for line in then if line.kind == K.REPLY and line.good}
    answered, contested = list(running)[::2], list(stood)[::3]
    supposed = Supposed(dict.fromkeys(answered, end - timedelta(microseconds=1)), contested)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(supposing, "MOST_LISTED", 4)
        found = supposing.what_if(
            unit,
            year=2026,
            as_of=at,
            by=by,
            answered=[running[case].reference for case in answered],
            contested=[stood[case].reference for case in contested],
            reader=clock(),
        )
    would_be = lines.of_cases(unit, lines.ever_of(unit), year=2026, as_of=end, supposed=supposed)
    for told, full in ((found.now, now), (found.otherwise, then), (found.then, would_be)):
        assert told.tree == reading.basis(unit, 2026).tree(tree.summed(full))
    for told, every in ((found.open, running), (found.standing, stood)):
        assert told == sorted(every.values(), key=lambda line: (line.due_on, line.case))[:4]


def assert_explained(unit: Unit, at: datetime) -> list[Line]:
    """What is told by what is kept, down to the indicators and page by page, is what all lines of the year give, which are
    returned."""
    full, told = reading.in_full(unit, year=2026, as_of=at)
    parts = [one for dimension in full.tree.dimensions for one in dimension.indicators]
    pieces = {one.code: reading.costliest(one.pieces) for one in parts}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "SIZE", 9)
        for page in {1, max(map(reading.pages, parts), default=1)}:
            found = reading.of(unit, year=2026, as_of=at, wanted=lambda _one, page=page: page)
            some = slice(9 * page - 9, 9 * page)
            assert found.pages == {code: every[some] for code, every in pieces.items()}
    for dimension in (*found.tree.dimensions, *full.tree.dimensions):
        for one in dimension.indicators:
            one.pieces = []
    assert found.tree == full.tree
    return told


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_asked_the_cells_say_what_the_rows_say(houses):
    recount()
    one = houses[0]
    own, unit = scope(one.head), scope(one.coordinator, unit=one.unit.code)
    assert_exact(scopes=(Scope(None), own, unit), periods=PERIODS, groups=GROUPS)
    assert_lines()
    assert list(checking.differences(NOW)) == []


@pytest.mark.parametrize("seed", [0])
def test_what_happened_a_moment_ago_is_counted_before_any_recount(houses):
    recount()
    revision = Standing.objects.get().revision
    random = Random(7)
    for house in houses:
        for _case in range(3):
            live(house, random, at=when("2026-08-03", house.agency.zone), until=NOW)
    assert Touched.objects.exists()
    assert_exact()
    for unit in (houses[0].unit, houses[1].other_unit):
        reach = Scope(frozenset({unit.agency_id}), unit)
        assert_exact(scopes=(reach,), periods=PERIODS[3:4], groups=(None, *figures.OF_A_UNIT))
    assert_lines()
    assert_sheets(kept=True)
    assert Standing.objects.get().revision == revision
    recount()
    assert not Touched.objects.exists()
    assert_exact()
    assert list(checking.differences(NOW)) == []


@pytest.mark.parametrize("seed", [1])
def test_time_alone_moves_figures_and_they_follow(houses):
    recount()
    for later in (timedelta(hours=9), timedelta(days=1), timedelta(days=40), timedelta(days=200)):
        assert_exact(NOW + later)
    assert_lines(NOW + later)
    assert_sheets(NOW + later)
    recount(NOW + timedelta(days=41))
    assert_exact(NOW + timedelta(days=41))
    assert list(checking.differences(NOW + timedelta(days=41))) == []


@pytest.mark.parametrize("seed", [2])
def test_a_question_of_an_earlier_day_is_answered_from_the_rows(houses):
    recount()
    earlier = NOW - timedelta(days=60)
    answer = figures.handling(
        start=date(2026, 1, 1), end=date(2026, 12, 31), as_of=earlier, group_by=None, scope=Scope(None)
    )
    assert answer.as_of == earlier
    assert_exact(earlier)
    assert_lines(earlier)


@pytest.mark.parametrize("seed", [0])
def test_weeks_calendars_and_zones_move_the_cells_of_what_is_finished(houses):
    recount()
    Unit.objects.filter(pk=houses[0].unit.pk).update(working_week=[1, 2, 3, 4, 5, 6])
    Agency.objects.filter(pk=houses[1].agency.pk).update(working_week=[1, 2, 3])
    assert_exact()
    Agency.objects.filter(pk=houses[2].agency.pk).update(calendar="none", zone="Asia/Jakarta")
    assert_exact()
    assert_lines()
    assert_sheets()
    recount()
    assert_exact()
    assert_sheets(kept=True)
    assert list(checking.differences(NOW)) == []


@pytest.mark.parametrize("seed", [1])
def test_a_database_without_facts_is_counted_whole_and_goes_on_where_it_was_stopped(houses, monkeypatch):
    monkeypatch.setattr(recounting, "BATCH", 7)
    monkeypatch.setattr(recounting, "MANY", 20)
    monkeypatch.setattr(cells, "CELLS_AT_ONCE", 3)
    monkeypatch.setattr(cells, "YEARS_AT_ONCE", 1)
    recount()
    for model in (CaseFacts, CaseYear, Cell, YearCell, SheetCell):  # as after a restore that left them out
        model.objects.all().delete()
    assert recounting.touch_all() == 60
    assert_exact()  # touched, and nothing to take away
    assert_sheets()
    steps = 0
    while (done := recounting.step(at=NOW)) is not None and done.more:
        steps += 1
        if steps in (1, 5, 10):
            assert not Standing.objects.get().ready
            assert_exact()
    assert steps > 10
    assert Standing.objects.get().ready
    assert_exact()
    assert list(checking.differences(NOW)) == []


@pytest.mark.parametrize("seed", [2])
def test_figures_take_as_many_queries_for_many_cases_as_for_few(houses):
    recount()
    with CaptureQueriesContext(connection) as queries:
        figures.handling(
            start=date(2026, 1, 1), end=date(2026, 8, 31), as_of=NOW, group_by="unit", scope=Scope(None)
        )
    assert len(queries) <= 5
    assert not [query for query in queries if "workflow_" in query["sql"] or "complaints_" in query["sql"]]
    with CaptureQueriesContext(connection) as queries:
        figures.of_year(Scope(None), year=2026, as_of=NOW)
    assert len(queries) <= 3


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE compliance_casefacts SET part = 5 WHERE part = 1",
        "UPDATE compliance_cell SET met = met + 1 WHERE kind = 'channel' AND span = 'month'",
        "UPDATE compliance_cell SET rejected = rejected + 1 WHERE kind = 'unit' AND span = 'month'",
        "UPDATE compliance_cell SET concluded = concluded + 1 WHERE kind = 'agency' AND span = 'month'",
        "UPDATE compliance_cell SET days = days + 1 WHERE kind = 'unit' AND span = 'year'",
        "DELETE FROM compliance_cell WHERE span = 'day' AND received = 1",
        "UPDATE compliance_yearcell SET counts = counts || '{\"d\": 1000}'",
        "DELETE FROM compliance_caseyear WHERE id IN (SELECT min(id) FROM compliance_caseyear)",
        "UPDATE compliance_sheetcell SET marks = replace(marks, '\"r\"', '\"x\"')",
        "DELETE FROM compliance_sheetcell WHERE id IN (SELECT min(id) FROM compliance_sheetcell)",
    ],
)
@pytest.mark.parametrize("seed", [0])
def test_the_doctor_sees_what_is_not_the_sum_of_its_rows(houses, harm):
    recount()
    with connection.cursor() as cursor:
        cursor.execute(harm)
    assert list(checking.differences(NOW)) != []


def test_what_moves_a_figure_touches_its_case_in_the_same_transaction():
    house = House()
    first, second = house.file("2026-03-02"), house.file("2026-03-03")
    recount()
    assert not Touched.objects.exists()
    reasons = "Antrean yang sama."
    by = house.coordinator
    duplicates.link(second.pk, duplicate_of=first.row, reasons=reasons, by=by, at=when("2026-03-04"))
    assert set(Touched.objects.values_list("complaint_id", flat=True)) == {first.pk, second.pk}
    recount()
    duplicates.unlink(second.pk, by=by, at=when("2026-03-05"))
    assert set(Touched.objects.values_list("complaint_id", flat=True)) == {first.pk, second.pk}
    recount()
    sweeps.act(first.pk, by=clock(origin=Origin.DEMO), at=when("2026-06-01"))
    assert set(Touched.objects.values_list("complaint_id", flat=True)) == {first.pk}


def test_a_worker_does_it_twice_a_minute_and_says_so():
    House().file()
    assert Touched.objects.exists()
    entry = app.conf.beat_schedule["figures"]
    assert entry["schedule"] <= 30
    before = official.now()
    assert entry["task"] == tasks.recount.name
    tasks.recount()
    assert not Touched.objects.exists()
    assert CaseFacts.objects.count() == 1
    assert heartbeats.last("figures") > before


def test_what_a_worker_of_a_release_before_left_out_is_mended_by_the_next_count():
    """In the minutes of an upgrade both count; the one of before knows nothing of cases that no unit ever held, nor of days."""
    house = House()
    for at in ("2026-03-02", "2026-03-05", "2026-04-01"):
        house.file(at)
    house.file("2026-03-06").dispatched("2026-03-09")
    first, second, by = (
        house.file("2026-03-09"),
        house.file("2026-05-04").dispatched("2026-05-04"),
        house.coordinator,
    )
    duplicates.link(second.pk, duplicate_of=first.row, reasons="Hal yang sama.", by=by, at=when("2026-05-05"))
    recount()
    assert_exact(groups=GROUPS)
    lost = CaseYear.objects.filter(complaint_id=second.pk)
    assert lost.delete()[0]
    CaseFacts.objects.filter(received_on__gte=date(2026, 3, 5)).update(never_assigned=False)
    Cell.objects.update(never_assigned=0)
    Cell.objects.filter(span=Cell.Span.DAY, start=date(2026, 3, 5)).update(received=7)
    SheetCell.objects.update(marks="{}")
    Standing.objects.update(revision=F("revision") + 1)
    assert list(checking.differences(NOW))
    assert_sheets()
    day = {"start": date(2026, 3, 5), "end": date(2026, 3, 6), "as_of": NOW, "group_by": None}
    (facts_of_days,) = figures.handling(**day, scope=Scope(None)).groups
    assert facts_of_days.received == 2
    recount()
    assert_sheets(kept=True)
    assert list(checking.differences(NOW)) == []
    assert_exact(groups=GROUPS)
    asked = {"start": date(2026, 1, 1), "end": date(2026, 12, 31), "group_by": None}
    (whole,) = figures.handling(**asked, as_of=NOW, scope=Scope(None)).groups
    assert whole.never_assigned == 4
    assert lost.exists()
