"""Lists: deadline order, pages that join, filters, no page that misses or repeats a case."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints import paging
from complaints.models import Complaint
from tests.api.conftest import Speaker
from tests.chance import examples
from tests.factories import House
from tests.workflow.paths import IN_STATE


@pytest.fixture
def many(house):
    """Cases of several deadlines, some alike, some without any."""
    for day in ("2026-03-02", "2026-03-02", "2026-03-05", "2026-03-09", "2026-03-02"):
        house.file(day)
    IN_STATE["withdrawn"](house)
    IN_STATE["rejected"](house)
    IN_STATE["investigating"](house)
    return house


def walk(speaker, path="complaints/", **query):
    """Every page forwards, as lists of references; and the last page's `previous` chain backwards."""
    pages, answer = [], speaker.get(path, **query).json()
    while True:
        pages.append([row.get("reference") or row["code"] for row in answer["results"]])
        if answer["next"] is None:
            return pages, answer
        answer = speaker.client.get(
            answer["next"].removeprefix("http://localhost:8000"), headers=speaker.headers
        ).json()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 200])
def test_pages_join_to_the_whole_list_in_deadline_order_and_lead_back(many, size):
    speaker = Speaker(many.coordinator.user)
    pages, last = walk(speaker, page_size=size)
    expected = list(Complaint.objects.order_by("next_due_at", "pk").values_list("reference", flat=True))
    assert [each for page in pages for each in page] == expected
    assert all(len(page) == size for page in pages[:-1])
    backwards = [pages[-1]]
    while last["previous"]:
        last = speaker.client.get(
            last["previous"].removeprefix("http://localhost:8000"), headers=speaker.headers
        ).json()
        backwards.append([row["reference"] for row in last["results"]])
    assert [each for page in reversed(backwards) for each in page] == expected


def test_a_case_without_a_running_clock_comes_last_and_shows_no_date(many):
    rows = Speaker(many.coordinator.user).get("complaints/").json()["results"]
    assert {row["state"] for row in rows[-2:]} == {"withdrawn", "rejected"}
    assert all(row["due_on"] is None and row["due_at"] is None for row in rows[-2:])


def test_a_page_of_a_search_may_be_empty_and_lead_on(many, monkeypatch):
    monkeypatch.setattr("complaints.searching.FEW", 0)
    monkeypatch.setattr(paging, "LOOKS", 2)
    last = many.file("2026-03-20", description="Laporan tentang kenari di loket.")
    speaker = Speaker(many.coordinator.user)
    pages, end = walk(speaker, q="kenari")
    assert [row for page in pages for row in page] == [last.row.reference]
    assert pages[0] == []
    assert end["previous"]


def test_filters_narrow_and_their_pages_keep_them(many):
    speaker = Speaker(many.coordinator.user)
    pages, _last = walk(speaker, state="received", page_size=2)
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len(speaker.get("complaints/", due_before="2026-03-06").json()["results"]) == 3
    assert speaker.get("complaints/", unit=many.other_unit.code).json()["results"] == []
    assert len(speaker.get("complaints/", unit=many.unit.code).json()["results"]) == 8


@pytest.mark.parametrize("path", ["agencies/", "units/"])
def test_places_come_in_the_order_of_their_codes_in_pages_that_join(house, path):
    houses = [house, *(House() for _ in range(4))]
    codes = (
        [each.agency.code for each in houses]
        if path == "agencies/"
        else [unit.code for each in houses for unit in (each.unit, each.other_unit)]
    )
    for size in (1, 3, 100):
        pages, last = walk(Speaker(), path, page_size=size)
        assert [each for page in pages for each in page] == sorted(codes)
        assert (last["previous"] is None) == (len(pages) == 1)


def test_units_are_those_of_the_agency_and_closed_ones_are_left_out(house):
    House()
    house.other_unit.active = False
    house.other_unit.save(update_fields=["active"])
    (row,) = Speaker().get("units/", agency=house.agency.code).json()["results"]
    assert row == {
        "code": house.unit.code,
        "name": house.unit.name,
        "agency": {"code": house.agency.code, "name": house.agency.name},
        "zone": "Asia/Jakarta",
        "working_week": [1, 2, 3, 4, 5],
        "district": None,
        "services": [],
        "hours": None,
    }
    assert Speaker().get("units/", agency="none-such").status_code == 400


def test_a_list_of_cases_is_for_staff(house):
    case = house.file()
    for speaker in (Speaker(), Speaker(access_code=case.access_code)):
        assert speaker.get("complaints/").status_code == 404
    for who in (house.head, house.administrator):
        assert Speaker(who.user).get("complaints/").json()["results"] == []


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cursor=st.one_of(
        st.text(max_size=40),
        st.binary(max_size=40).map(lambda raw: raw.hex()),
        st.from_regex(r"[A-Za-z0-9_=-]{0,60}"),
    )
)
def test_a_cursor_is_one_of_ours_or_refused(cursor):
    try:
        direction, (moment, pk) = paging._read(cursor)
    except paging.BadCursor:
        return
    assert direction in ("after", "before")
    assert moment.tzinfo is not None
    assert 0 <= pk < 2**63
