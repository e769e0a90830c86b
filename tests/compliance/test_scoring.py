"""The scores of a year as they are read."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Agency
from compliance.assessments import Entry, enter
from compliance.models import CHECKLIST, Assessment, PublishedScore
from compliance.scores import unit_score
from compliance.scoring import scores
from law.codes import Classification
from tests.factories import House, actor, unit, user, when
from workflow.errors import BadInput, NotYours

pytestmark = pytest.mark.django_db
NOW = when("2026-09-15")


def read(house: House, year: int = 2026, agency: str | None = None, by=None):
    return scores(year=year, agency=agency, actor=by or house.ombudsman, as_of=NOW)


def row(house: House, year: int = 2026):
    return next(one for one in read(house, year)["units"] if one["unit"]["code"] == house.unit.code)


def test_a_unit_of_which_nothing_is_known_has_no_number():
    found = row(House())
    assert found["dimensions"] == dict.fromkeys(
        ("input", "process", "output", "complaint_management", "public_trust")
    )
    assert (found["score"], found["category"], found["band_zone"]) == (None, None, None)
    assert found["estimated"] == []
    assert found["n"] == 0


def test_the_complaint_dimension_is_estimated_and_says_so():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    found = read(house)
    mine = row(house)
    assert "Prakiraan" in str(found["notice"])
    assert mine["dimensions"]["complaint_management"] == Decimal("100.00")
    assert mine["estimated"] == ["complaint_management"]
    assert mine["score"] is None
    assert (mine["n"], mine["still_open"], mine["greyed"]) == (2, 0, True)
    assert mine["left_out"] == ["management"]
    assert mine["interval"][1] == 1
    assert (found["estimate"], found["instrument"]) == ("tuntas-1", "2026")
    assert mine["calendars"][0].startswith("id@")
    assert mine["rules"]


def test_a_score_needs_every_dimension_of_the_year():
    house = House()
    year = 2024
    for month in ("2024-03-04", "2024-04-01"):
        case = house.file(month, occurred_on=None).dispatched(
            month, classification=Classification.INFORMATION
        )
        case.begun(month).answered(month)
    entered = {"input": Decimal("80.00"), "process": Decimal("90.00")}
    enter_dimensions(house, year, **entered)
    assert row(house, year)["score"] is None
    enter_dimensions(house, year, output=Decimal("70.00"))
    found = row(house, year)
    dimensions = {**entered, "output": Decimal("70.00"), "complaint_management": Decimal("100.00")}
    assert found["dimensions"] == dimensions
    # 80 x 0.2185 + 90 x 0.3237 + 70 x 0.2424 + 100 x 0.2154 = 85.121
    assert found["score"] == unit_score(dimensions, year) == Decimal("85.12")
    assert (found["category"], found["band_zone"]) == ("B", "green")
    body = read(house, year)["agencies"][0]
    assert (body["score"], body["n"], body["published"], body["difference"]) == (
        Decimal("85.12"),
        1,
        None,
        None,
    )


def test_from_2025_public_trust_is_weighed_too():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.answered("2026-03-09")
    enter_dimensions(house, 2026, input=Decimal(80), process=Decimal(80), output=Decimal(80))
    assert row(house)["score"] is None
    enter_dimensions(house, 2026, public_trust=Decimal(80))
    assert row(house)["score"] == Decimal("83.02")


def test_confirmed_marks_enter_the_estimate_and_unconfirmed_do_not():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    marks = dict.fromkeys(CHECKLIST, 2)
    put(house, 2026, Entry(checklist=marks), house.coordinator)
    assert row(house)["left_out"] == ["management"]
    put(house, 2026, Entry(confirmed=True), house.ombudsman)
    assert row(house)["left_out"] == []
    assert row(house)["dimensions"]["complaint_management"] == Decimal("92.50")


def test_an_official_total_stands_alone():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    Assessment.objects.create(
        unit=house.unit, year=2026, official_score=Decimal("77.43"), source="kabarxxi.com", updated_at=NOW
    )
    found = row(house)
    assert set(found["dimensions"].values()) == {None}
    assert found["estimated"] == []
    assert (found["score"], found["category"], found["band_zone"]) == (Decimal("77.43"), "C", "yellow")
    assert found["official"]
    assert not found["greyed"]
    assert found["source"] == "kabarxxi.com"


def test_a_published_figure_stands_beside_the_mean_and_in_for_it_where_it_is_missing():
    house = House()
    PublishedScore.objects.create(agency=house.agency, year=2024, score=Decimal("89.28"), source="x")
    body = read(house, 2024)["agencies"][0]
    assert (body["score"], body["published"], body["difference"], body["n"]) == (
        Decimal("89.28"),
        Decimal("89.28"),
        None,
        0,
    )
    assert body["category"] == "A"
    for of, score in ((house.unit, "80.00"), (house.other_unit, "90.01")):
        Assessment.objects.create(unit=of, year=2024, official_score=Decimal(score), updated_at=NOW)
    body = read(house, 2024)["agencies"][0]
    assert (body["score"], body["published"], body["difference"], body["n"]) == (
        Decimal("85.01"),
        Decimal("89.28"),
        Decimal("-4.27"),
        2,
    )


def test_the_year_of_zones_has_a_zone_and_no_category():
    house = House()
    Assessment.objects.create(unit=house.unit, year=2021, official_score=Decimal("80.99"), updated_at=NOW)
    found = row(house, 2021)
    assert (found["category"], found["band_zone"]) == (None, "yellow")
    assert list(found["dimensions"]) == ["input", "process", "output", "complaint_management"]


def test_a_closed_unit_appears_where_it_has_a_score():
    house = House()
    house.unit.active = False
    house.unit.save(update_fields=["active"])
    assert house.unit.code not in [one["unit"]["code"] for one in read(house)["units"]]
    Assessment.objects.create(unit=house.unit, year=2026, official_score=Decimal(80), updated_at=NOW)
    assert row(house)["score"] == 80


def test_agency_heads_and_coordinators_read_their_own_agency_and_the_ombudsman_all():
    house, other = House(), House()
    assert {one["agency"]["code"] for one in read(house)["agencies"]} == {
        house.agency.code,
        other.agency.code,
    }
    assert [one["agency"]["code"] for one in read(house, agency=other.agency.code)["agencies"]] == [
        other.agency.code
    ]
    for reader in (house.head, house.coordinator):
        found = read(house, by=reader)
        assert [one["agency"]["code"] for one in found["agencies"]] == [house.agency.code]
        assert {one["agency"]["code"] for one in found["units"]} == {house.agency.code}
        with pytest.raises(NotYours):
            read(house, agency=other.agency.code, by=reader)
    for nobody in (house.officer, house.supervisor, house.custodian, house.administrator, actor(user())):
        with pytest.raises(NotYours):
            read(house, by=nobody)


@pytest.mark.parametrize("year", [0, 2020, 10000])
def test_a_year_without_an_instrument_is_refused(year):
    with pytest.raises(BadInput):
        read(House(), year)


def test_the_queries_do_not_grow_with_the_units():
    house = House()
    house.file("2026-03-02")
    counts = []
    for more in (0, 30):
        for _number in range(more):
            unit(house.agency)
        with CaptureQueriesContext(connection) as queries:
            read(house)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 13
    assert Agency.objects.count() == 1


def put(house: House, year: int, entry: Entry, by):
    return enter(house.agency.code, house.unit.code, year, entry=entry, by=by, at=NOW)


def enter_dimensions(house: House, year: int, **dimensions: Decimal):
    return put(house, year, Entry(dimensions=dimensions), house.ombudsman)
