"""Measures, scores and assessments over HTTP."""

from datetime import timedelta
from decimal import Decimal

import pytest
from rest_framework.renderers import JSONRenderer

from accounts.models import Agency
from tests.api.conftest import Speaker
from workflow import clock
from workflow.models import Event

PERIOD = {"from": "2026-01-01", "to": "2026-06-30"}


def test_measures_count_what_fell_due_also_when_nobody_was_assigned(house):
    house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    answer = Speaker(house.ombudsman.user).get("measures/handling/", **PERIOD, agency=house.agency.code)
    assert answer.status_code == 200, answer.content
    (group,) = answer.json()["groups"]
    assert (group["received"], group["due"], group["met"], group["open_late"]) == (2, 2, 1, 1)
    assert group["timeliness"] == 0.5
    assert group["interval"] == [0.0945, 0.9055]
    assert group["median_days"] == 5


@pytest.mark.parametrize("address", ["measures/handling/", "scores/"])
def test_an_answer_of_many_rows_is_written_as_any_other(house, address):
    """Rows are put together of texts that were written before, and read as if the REST framework had written them."""
    Agency.objects.filter(pk=house.agency.pk).update(name='Dinas "Satu\u2028Pintu" \\ Ümit')
    for on, answered in (("2026-03-02", "2026-03-03"), ("2026-03-09", "2026-03-10")):
        house.file(on).dispatched(on).begun(on).answered(answered)
    house.file("2026-03-02", unit=house.other_unit)
    asked = {"year": "2026"} if address == "scores/" else {**PERIOD, "group_by": "unit"}
    speaker = Speaker(house.ombudsman.user)
    for _again in range(2):
        answer = speaker.get(address, **asked)
        assert answer["Content-Type"] == "application/json"
        assert answer.content == JSONRenderer().render(answer.json())
        if address != "scores/":
            first = next(group for group in answer.json()["groups"] if group["key"] == house.unit.code)
            assert (repr(first["median_days"]), repr(first["timeliness"])) == ("1", "1.0")


def all_pages(speaker: Speaker, address: str) -> tuple[int, list[dict[str, object]]]:
    """The total of a list, and its rows from every page."""
    totals, rows = set(), []
    following: str | None = address
    while following:
        answer = speaker.client.get(following, headers=speaker.headers)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        totals.add(body["total"])
        rows += body["results"]
        following = body["next"]
    (total,) = totals
    return total, rows


@pytest.mark.parametrize("group_by", [None, "unit", "month", "agency", "classification", "channel"])
def test_every_number_leads_to_its_cases(house, group_by):
    house.file("2026-03-02", unit=None)
    house.file("2026-03-02")
    house.file("2026-03-09").dispatched("2026-03-10").begun("2026-03-11").answered("2026-03-12")
    asked = {**PERIOD, **({"group_by": group_by} if group_by else {})}
    speaker = Speaker(house.ombudsman.user)
    groups = speaker.get("measures/handling/", **asked).json()["groups"]
    names = {"received", "answered", "rejected", "withdrawn", "concluded", "open", "never_assigned"}
    names |= {"due", "met", "open_late"}
    for group in groups:
        assert set(group["cases"]) == names
        for name, address in group["cases"].items():
            assert address.startswith("http")
            assert "/api/v1/measures/handling/cases/?" in address
            total, rows = all_pages(speaker, f"{address}&page_size=1")
            assert (total, len(rows)) == (group[name], group[name]), (group["key"], name)
    assert sum(group["received"] for group in groups) == 3


@pytest.mark.parametrize(
    ("who", "sight"), [("head", "listed"), ("coordinator", "open"), ("ombudsman", "open")]
)
def test_words_and_persons_are_absent_for_whom_they_are_withheld(house, who, sight):
    case = house.file("2026-03-02")
    speaker = Speaker(getattr(house, who).user)
    (group,) = speaker.get("measures/handling/", **PERIOD, agency=house.agency.code).json()["groups"]
    _total, (row,) = all_pages(speaker, group["cases"]["open_late"])
    assert (row["sight"], row["reference"]) == (sight, case.row.reference)
    assert row["settle_due_on"] == case.row.duties.get(kind="settle").due_on.isoformat()
    assert ("subject" in row, "identity" in row) == (sight == "open",) * 2
    assert "complainant" not in row


def test_who_is_accused_is_given_a_row_that_says_nothing(house):
    case = house.file("2026-03-02")
    case.row.accused.add(house.head.user)
    speaker = Speaker(house.head.user)
    (group,) = speaker.get("measures/handling/", **PERIOD).json()["groups"]
    assert all_pages(speaker, group["cases"]["received"]) == (1, [{"sight": "nothing"}])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"measure": "late"}, "measure"),
        ({}, "measure"),
        ({"measure": "due", "group_by": "unit"}, "key"),
        ({"measure": "due", "key": "x"}, "key"),
        ({"measure": "due", "group_by": "unit", "key": "none-such"}, "key"),
        ({"measure": "due", "cursor": "x"}, "cursor"),
        ({"measure": "due", "page_size": "1000"}, "page_size"),
        ({"measure": "due", "unit": "none-such"}, "unit"),
        ({"measure": "due", "colour": "blue"}, "colour"),
    ],
)
def test_a_list_behind_no_number_is_refused_by_field(house, query, field):
    answer = Speaker(house.ombudsman.user).get("measures/handling/cases/", **PERIOD, **query)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_nobody_else_reads_the_cases_behind_a_number(house, anybody):
    asked = {**PERIOD, "measure": "received"}
    assert anybody.get("measures/handling/cases/", **asked).status_code == 404
    assert Speaker(house.officer.user).get("measures/handling/cases/", **asked).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"), [("head", 200), ("coordinator", 200), ("ombudsman", 200), ("officer", 403)]
)
def test_measures_are_for_those_who_answer_for_them(house, who, status):
    assert Speaker(getattr(house, who).user).get("measures/handling/", **PERIOD).status_code == status


def test_nobody_reads_measures_without_a_token(house, anybody):
    assert anybody.get("measures/handling/", **PERIOD).status_code == 404


def test_a_coordinator_reads_no_other_agencys_measures(house):
    other = Agency.objects.create(code="lain", name="Lain", level="city")
    answer = Speaker(house.coordinator.user).get("measures/handling/", **PERIOD, agency=other.code)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "query",
    [{}, {"from": "2026-02-31", "to": "2026-03-01"}, {**PERIOD, "group_by": "name"}, {**PERIOD, "x": "1"}],
)
def test_a_bad_period_is_refused(house, query):
    assert Speaker(house.ombudsman.user).get("measures/handling/", **query).status_code == 400


@pytest.mark.parametrize(
    ("score", "category", "zone"),
    [
        ("31.98", "E", "red"),
        ("52.98", "D", "red"),
        ("54.14", "C", "yellow"),
        ("87.995", "A", "green"),
        ("79.01", "B", "green"),
    ],
)
def test_bands_are_public(anybody, db, score, category, zone):
    answer = anybody.get("scores/bands/", score=score, year=2024).json()
    assert (answer["category"], answer["band_zone"]) == (category, zone)


@pytest.mark.parametrize(
    "query",
    [
        {"score": "101", "year": 2024},
        {"score": "NaN", "year": 2024},
        {"score": "5", "year": "20"},
        {"score": "5", "year": 1999},
    ],
)
def test_a_band_of_nothing_is_refused(anybody, db, query):
    assert anybody.get("scores/bands/", **query).status_code == 400


def test_an_assessment_is_entered_by_four_eyes_and_makes_a_score(house):
    house.file("2024-03-04", occurred_on=None).dispatched("2024-03-05").begun("2024-03-06").answered(
        "2024-03-08"
    )
    path = f"assessments/{house.agency.code}/{house.unit.code}/2024/"
    ombudsman, coordinator = Speaker(house.ombudsman.user), Speaker(house.coordinator.user)

    def put(speaker, body):
        return speaker.client.put(
            f"/api/v1/{path}", body, content_type="application/json", headers=speaker.headers
        )

    assert put(coordinator, {"dimensions": {"input": 90}}).status_code == 403
    answer = put(ombudsman, {"dimensions": {"input": 90, "process": 80.5, "output": 70}})
    assert answer.status_code == 200, answer.content
    items = (
        "officer_appointed",
        "procedure_published",
        "channels_alive",
        "register_kept",
        "training",
        "evaluation",
    )
    assert put(coordinator, {"checklist": dict.fromkeys(items, 4)}).status_code == 200
    row = put(ombudsman, {"confirmed": True}).json()
    assert row["dimensions"]["complaint_management"] is not None
    assert row["estimated"] == ["complaint_management"]
    assert row["score"] is not None
    listed = ombudsman.get("scores/", year=2024, agency=house.agency.code).json()
    assert "Prakiraan" in listed["notice"]
    assert [unit["score"] for unit in listed["units"] if unit["unit"]["code"] == house.unit.code] == [
        row["score"]
    ]


def test_indicators_are_entered_and_read_with_how_sure_each_figure_is(house):
    path = f"assessments/{house.agency.code}/{house.unit.code}/2026/"
    ombudsman = Speaker(house.ombudsman.user)
    body = {"indicators": {"input-1": 80, "input-2": 90, "input-3": 70.01}}
    put = {"content_type": "application/json", "headers": ombudsman.headers}
    assert ombudsman.client.put(f"/api/v1/{path}", body, **put).json()["dimensions"]["input"] == 80.0
    found = Speaker(house.coordinator.user).get(path).json()
    assert (found["instrument"], found["certainty"]) == ("2026", "V2")
    dimension = found["dimensions"][0]
    assert (dimension["code"], dimension["certainty"], dimension["score"]) == ("input", "R", 80.0)
    assert [line["score"] for line in dimension["indicators"]] == [80.0, 90.0, 70.01]
    refused = ombudsman.client.put(f"/api/v1/{path}", {"indicators": {"PG-05": 1}}, **put)
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["indicators.PG-05"])
    assert Speaker(house.officer.user).get(path).status_code == 403
    assert ombudsman.get(path.replace("2026", "1999")).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"dimensions": {"input": 101}},
        {"dimensions": {"input": "90"}},
        {"dimensions": {"x": 1}},
        {"checklist": {"training": 5}},
    ],
)
def test_a_bad_assessment_is_refused(house, body):
    speaker = Speaker(house.ombudsman.user)
    path = f"/api/v1/assessments/{house.agency.code}/{house.unit.code}/2024/"
    answer = speaker.client.put(path, body, content_type="application/json", headers=speaker.headers)
    assert answer.status_code == 400, answer.content


def test_a_unit_s_sheet_says_its_numbers_and_each_opens_exactly_its_cases(house):
    house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    ombudsman = Speaker(house.ombudsman.user)
    answer = ombudsman.get("measures/unit/", **PERIOD, unit=house.unit.code)
    assert answer.status_code == 200, answer.content
    sheet = answer.json()
    assert sheet["numbers"]["received"]["n"] == 2
    assert [(step["day"], step["share"]) for step in sheet["waiting"]] == [(5, 0.5)]
    assert sheet["ends"]["answered"][0]["share"] == 0.5
    assert sheet["chart"][2] == {**sheet["chart"][2], "month": "2026-03", "met": 1, "due": 2, "apart": False}
    assert not any(signal["raised"] for signal in sheet["signals"])
    for number in sheet["numbers"].values():
        page = ombudsman.get(number["cases"].partition("/api/v1/")[2]).json()
        assert page["total"] == len(page["results"]) == number["n"]
        assert page["next"] is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (PERIOD, 400),
        ({**PERIOD, "unit": "made-up"}, 400),
        ({"from": "1026-01-01", "to": "2026-01-01"}, 400),
        ({**PERIOD, "group_by": "month"}, 400),
    ],
)
def test_a_sheet_of_no_unit_or_period_is_refused(house, query, status):
    query = {"unit": house.unit.code, **query} if query is not PERIOD else query
    assert Speaker(house.ombudsman.user).get("measures/unit/", **query).status_code == status


@pytest.mark.parametrize("page", ["0", "2", "x", "", "9" * 40])
def test_a_page_of_a_sheet_s_cases_that_is_not_there_is_refused(house, page):
    query = {**PERIOD, "unit": house.unit.code, "number": "received", "page": page}
    assert Speaker(house.ombudsman.user).get("measures/unit/cases/", **query).status_code == 400


def _scored(house):
    house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06").answered("2026-04-30")
    speaker = Speaker(house.ombudsman.user)
    path = f"/api/v1/assessments/{house.agency.code}/{house.unit.code}/2026/"
    scores = {"input": 71.03, "process": 80.5, "output": 64.25, "public_trust": 77.77}
    body = {"dimensions": scores}
    answer = speaker.client.put(path, body, content_type="application/json", headers=speaker.headers)
    assert answer.status_code == 200, answer.content
    return speaker, f"scores/{house.agency.code}/{house.unit.code}/2026/", answer.json()["score"]


def test_a_score_is_explained_down_to_its_cases_and_adds_up(house):
    speaker, path, score = _scored(house)
    answer = speaker.get(f"{path}explain/")
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert found["score"] == score
    assert found["category"]
    assert sum(Decimal(one["points"]) for one in found["dimensions"]) == Decimal(found["exact"])
    assert round(Decimal(found["exact"]), 2) == Decimal(str(score))
    (estimated,) = [one for one in found["dimensions"] if one["indicators"]]
    for name in ("points", "lost"):
        assert sum(Decimal(one[name]) for one in estimated["indicators"]) == Decimal(estimated[name])
        for one in estimated["indicators"]:
            assert sum(Decimal(case[name]) for case in one["cases"]) == Decimal(one[name] or 0)
            assert len(one["cases"]) == one["total"]
    timeliness = estimated["indicators"][0]
    assert {case["reference"] is not None for case in timeliness["cases"]} == {True}
    assert [case["good"] for case in timeliness["cases"]] == sorted(
        case["good"] for case in timeliness["cases"]
    )
    one = speaker.get(f"{path}explain/", indicator="timeliness").json()["dimensions"][3]["indicators"]
    assert one[0]["cases"] == timeliness["cases"]
    assert one[1]["cases"] == []


@pytest.mark.parametrize(
    ("ask", "query", "field"),
    [
        ("explain/", {"indicator": "x"}, "indicator"),
        ("explain/", {"page": "2"}, "page"),
        ("explain/", {"indicator": "timeliness", "page": "9"}, "page"),
        ("what-if/", {}, "by"),
        ("what-if/", {"by": "tomorrow"}, "by"),
        ("what-if/", {"by": "1999-01-01"}, "by"),
        ("what-if/", {"by": "2199-01-01"}, "by"),
    ],
)
def test_what_cannot_be_explained_is_refused_by_its_field(house, ask, query, field):
    path = f"scores/{house.agency.code}/{house.unit.code}/2026/{ask}"
    answer = Speaker(house.ombudsman.user).get(path, **query)
    assert answer.status_code == 400, answer.content
    assert field in str(answer.json())
    year = f"scores/{house.agency.code}/{house.unit.code}/2019/explain/"
    assert Speaker(house.ombudsman.user).get(year).status_code == 400


def test_what_if_tells_the_score_with_and_without_and_writes_nothing(house):
    speaker, path, score = _scored(house)
    at = clock.today() + timedelta(days=3)
    count = Event.objects.count()
    found = speaker.get(f"{path}what-if/", by=at.isoformat()).json()
    assert found["now"]["score"] == score
    assert found["otherwise"] == found["then"]
    assert found["then"]["category"]
    wrong = speaker.get(f"{path}what-if/", by=at.isoformat(), contested="tdk-ada")
    assert wrong.status_code == 400
    assert "TDK-ADA" in wrong.content.decode()
    assert Event.objects.count() == count


def test_an_explanation_is_for_those_who_read_the_unit_s_figures(house):
    path = f"scores/{house.agency.code}/{house.unit.code}/2026/explain/"
    for who, status in (
        (house.head, 200),
        (house.coordinator, 200),
        (house.officer, 403),
        (house.administrator, 403),
    ):
        assert Speaker(who.user).get(path).status_code == status
    assert Speaker().get(path).status_code == 404
    assert Speaker(house.ombudsman.user).get("scores/x/y/2026/explain/").status_code == 404
