"""A definition that changes on a day: trends and comparisons stop there, lines break, no control chart crosses it."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from compliance import control, definitions
from compliance.definitions import Change
from compliance.scope import Scope
from tests.api.conftest import Speaker
from tests.factories import House
from tests.web.test_staff import signed_in

CHANGED = Change(
    date(2026, 7, 1), definitions.OF_LIMITS, "Yang dicabut tidak lagi dihitung.", "Putusan 1/2026"
)
YEAR = {"start": "2026-01-01", "end": "2026-12-31"}


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    """A unit that answers every month, and a definition that changes in the middle of the year."""
    monkeypatch.setattr(definitions, "CHANGES", (CHANGED,))
    house = House()
    for month in range(1, 11):
        case = (
            house.file(f"2026-{month:02d}-02", occurred_on=date(2026, month, 1))
            .dispatched(f"2026-{month:02d}-03")
            .begun(f"2026-{month:02d}-03")
        )
        case.answered(f"2026-{month:02d}-06")
    return house


def sheet(house: House) -> str:
    return f"/pengawasan/{house.agency.code}/{house.unit.code}/"


def asked(client: Client, path: str, **query: str) -> Any:
    answer = client.get(path, {**YEAR, **query})
    assert answer.status_code == 200
    return answer


def test_no_control_limit_is_computed_over_a_change():
    months = [(9, 10)] * 6 + [(3, 10)] * 6
    firsts = [date(2026, month, 1) for month in range(1, 13)]
    chart = control.p_chart(months, control.parts(firsts, [date(2026, 7, 1)]))
    assert [(one.first, one.after, one.centre) for one in chart.stretches] == [(0, 6, 0.9), (6, 12, 0.3)]
    assert chart.centre is None
    assert chart.points[:6] == control.p_chart(months[:6]).points
    assert chart.points[6:] == control.p_chart(months[6:]).points


def test_a_month_in_which_a_definition_changes_stands_on_neither_side():
    firsts = [date(2026, month, 1) for month in range(1, 6)]
    alike = control.parts(firsts, [date(2026, 3, 15)])
    assert alike == [0, 0, None, 1, 1]
    chart = control.p_chart([(5, 10)] * 5, alike)
    assert (chart.points[2].share, chart.points[2].low, chart.points[2].apart) == (0.5, None, False)
    assert [(one.first, one.after) for one in chart.stretches] == [(0, 2), (3, 5)]


@given(
    st.lists(st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=24),
    st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=4),
)
def test_each_stretch_is_the_chart_of_its_months_alone(
    months: list[tuple[int, int]], changed: list[date]
) -> None:
    firsts = [date(2025 + i // 12, i % 12 + 1, 1) for i in range(len(months))]
    alike = control.parts(firsts, changed)
    chart = control.p_chart(months, alike)
    covered = [i for one in chart.stretches for i in range(one.first, one.after)]
    assert covered == [i for i, part in enumerate(alike) if part is not None]
    for one in chart.stretches:
        alone = control.p_chart(months[one.first : one.after])
        assert chart.points[one.first : one.after] == alone.points
        assert one.centre == alone.centre
        assert not any(firsts[one.first] < day <= firsts[one.after - 1] for day in changed)


def test_changes_are_found_between_two_days_and_of_the_measure(house):
    whole = Scope(None)
    assert definitions.changes(date(2026, 1, 1), date(2026, 12, 31), whole) == [CHANGED]
    assert definitions.changes(date(2026, 1, 1), date(2026, 7, 1), whole, "timeliness") == [CHANGED]
    assert definitions.changes(date(2026, 7, 1), date(2026, 12, 31), whole) == []
    assert definitions.changes(date(2026, 1, 1), date(2026, 6, 30), whole) == []
    assert definitions.changes(date(2026, 1, 1), date(2026, 12, 31), whole, "received") == []


def test_a_law_that_ships_has_changed_no_limit_since_it_began():
    assert definitions.changes(date(1900, 1, 1), date(2100, 1, 1), Scope(None)) == []


def test_the_sheet_breaks_its_line_and_says_why(house):
    page = asked(signed_in(house.ombudsman), sheet(house))
    text = page.content.decode()
    chart = page.context["control"]
    kinds = [line.kind for line in chart.lines]
    assert kinds.count("break") == 1
    assert kinds.count("centre") == 2
    assert kinds.count("first") == 2
    (broken,) = [line.points for line in chart.lines if line.kind == "break"]
    x = float(broken.split(",")[0])
    for line in chart.lines:
        if line.kind != "break":
            xs = [float(point.split(",")[0]) for point in line.points.split()]
            assert not xs or max(xs) <= x or min(xs) >= x, line
    assert "1 Juli 2026: garis terputus" in chart.says
    assert "Yang dicabut tidak lagi dihitung. (Putusan 1/2026)" in text


def test_the_trend_across_a_change_is_unknown_and_within_one_side_is_not(house):
    client = signed_in(house.ombudsman)
    rows = asked(client, "/pengawasan/", start="2026-07-01", end="2026-10-31", group_by="unit")
    assert rows.context["total"][0].value("trend") is None
    assert all(row.value("trend") is None for row, _cells in rows.context["rows"])
    assert "Yang dicabut tidak lagi dihitung." in rows.content.decode()
    before = asked(client, "/pengawasan/", start="2026-04-01", end="2026-06-30")
    assert before.context["total"][0].value("trend") is not None
    months = asked(client, "/pengawasan/", group_by="month").context["rows"]
    unknown = {row.group.key for row, _cells in months if row.before is None and row.group.due}
    assert "2026-07" in unknown
    known = {row.group.key for row, _cells in months if row.value("trend") is not None}
    assert {"2026-06", "2026-09"} <= known


def test_two_periods_on_both_sides_of_a_change_are_shown_and_not_subtracted(house):
    client = signed_in(house.ombudsman)
    halves = {
        "start": "2026-07-01",
        "end": "2026-10-31",
        "other_start": "2026-02-01",
        "other_end": "2026-06-30",
    }
    across = asked(client, "/pengawasan/banding/", **halves)
    assert across.context["difference"] is None
    assert "Yang dicabut tidak lagi dihitung." in across.content.decode()
    same = {**halves, "start": "2026-04-01", "end": "2026-06-30", "other_end": "2026-03-31"}
    assert asked(client, "/pengawasan/banding/", **same).context["difference"] is not None


def test_files_and_the_api_name_the_day(house):
    client = signed_in(house.ombudsman)
    query = {**YEAR, "group_by": "month"}
    text = client.get("/pengawasan/unduh.csv", query).content.decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert {line["key"] for line in lines if line["definition_changed"] == "2026-07-01"} == {"2026-07", "all"}
    book = openpyxl.load_workbook(BytesIO(client.get("/pengawasan/unduh.xlsx", query).content))
    told = [cell.value for sheet_ in book for row in sheet_.iter_rows() for cell in row]
    assert "Putusan 1/2026" in told
    pdf = client.get("/pengawasan/laporan.pdf", YEAR)
    assert pdf.status_code == 200
    speaker, period = Speaker(house.ombudsman.user), {"from": "2026-01-01", "to": "2026-12-31"}
    (told_once,) = speaker.get("measures/handling/", **period).json()["definition_changes"]
    assert (told_once["since"], told_once["source"]) == ("2026-07-01", "Putusan 1/2026")
    answer = speaker.get("measures/unit/", **period, unit=house.unit.code).json()
    assert answer["centre"] is None
    assert {point["month"]: point["centre"] is None for point in answer["chart"]}["2026-06"] is False
