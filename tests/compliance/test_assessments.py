"""Entering an assessment: who may enter what, and what is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments import Entry, enter
from compliance.entered.codes import is_score
from compliance.models import CHECKLIST, Assessment, PublishedScore
from tests.factories import House, when
from workflow.errors import BadInput, NotNow, NotVisible, NotYours

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")
MARKS = dict.fromkeys(CHECKLIST, 3)
SCORES = {"input": Decimal("80.5"), "process": Decimal(0), "output": Decimal(100)}


def put(house: House, by, year: int = 2026, at=AT, **entry):
    return enter(house.agency.code, house.unit.code, year, entry=Entry(**entry), by=by, at=at)


def test_coordinators_mark_and_the_ombudsman_enters_and_confirms():
    house = House()
    put(house, house.coordinator, checklist=MARKS)
    put(house, house.ombudsman, dimensions=SCORES, confirmed=True, source="BA 12/2026")
    row = Assessment.objects.get()
    assert row.marks == MARKS
    assert (row.input, row.process, row.output, row.public_trust) == (*SCORES.values(), None)
    assert (row.marked_by, row.entered_by) == (house.coordinator.user, house.ombudsman.user)
    assert (row.confirmed_by, row.confirmed_at) == (house.ombudsman.user, AT)
    assert row.source == "BA 12/2026"


def test_what_is_not_named_stays_and_null_empties():
    house = House()
    put(house, house.ombudsman, dimensions=SCORES)
    row = put(house, house.ombudsman, dimensions={"process": None})
    assert (row.input, row.process, row.output) == (Decimal("80.50"), None, 100)


def test_entering_the_same_again_changes_nothing():
    house = House()
    put(house, house.coordinator, checklist=MARKS)
    put(house, house.ombudsman, confirmed=True, dimensions=SCORES)
    before = Assessment.objects.values().get()
    later = AT + timedelta(hours=1)
    put(house, house.coordinator2, at=later, checklist=MARKS)
    put(house, house.ombudsman, at=later, confirmed=True, dimensions=SCORES)
    assert Assessment.objects.values().get() == before


def test_a_mark_that_changes_takes_the_confirmation_back():
    house = House()
    put(house, house.coordinator, checklist=MARKS)
    put(house, house.ombudsman, confirmed=True)
    row = put(house, house.coordinator2, checklist={"training": 4})
    assert (row.confirmed_at, row.confirmed_by, row.marked_by) == (None, None, house.coordinator2.user)


def test_a_confirmation_can_be_taken_back():
    house = House()
    put(house, house.coordinator, checklist=MARKS)
    put(house, house.ombudsman, confirmed=True)
    assert put(house, house.ombudsman, confirmed=False).confirmed_at is None


def test_an_unfinished_checklist_is_not_confirmed():
    house = House()
    put(house, house.coordinator, checklist={"training": 4})
    with pytest.raises(BadInput, match="checklist_incomplete"):
        put(house, house.ombudsman, confirmed=True)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"dimensions": {"input": Decimal("100.01")}}, "dimensions.input"),
        ({"dimensions": {"input": Decimal("-0.01")}}, "dimensions.input"),
        ({"dimensions": {"input": Decimal("80.005")}}, "dimensions.input"),
        ({"dimensions": {"input": Decimal("NaN")}}, "dimensions.input"),
        ({"dimensions": {"input": Decimal("Infinity")}}, "dimensions.input"),
        ({"dimensions": {"complaint_management": Decimal(80)}}, "dimensions.complaint_management"),
        ({"dimensions": {"official_score": Decimal(80)}}, "dimensions.official_score"),
        ({"checklist": {"training": 5}}, "checklist.training"),
        ({"checklist": {"training": -1}}, "checklist.training"),
        ({"checklist": {"tea": 1}}, "checklist.tea"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_leaves_no_trace(entry, field):
    house = House()
    for by in (house.ombudsman, house.coordinator):
        with pytest.raises(BadInput) as refused:
            put(house, by, **entry)
        assert set(refused.value.errors) == {field}
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("year", [0, 2020, 2027, 10000])
def test_a_year_that_cannot_be_assessed_is_refused(year):
    house = House()
    with pytest.raises(BadInput) as refused:
        put(house, house.ombudsman, year)
    assert set(refused.value.errors) == {"year"}


def test_a_dimension_that_the_year_does_not_weigh_is_refused():
    house = House()
    for year, code in ((2024, "public_trust"), (2021, "input")):
        with pytest.raises(BadInput):
            put(house, house.ombudsman, year, dimensions={code: Decimal(80)})


def test_nobody_enters_the_other_s_part():
    house = House()
    for by, entry in (
        (house.coordinator, {"dimensions": SCORES}),
        (house.coordinator, {"confirmed": True}),
        (house.coordinator, {"source": "saya"}),
        (house.ombudsman, {"checklist": MARKS}),
    ):
        with pytest.raises(NotYours):
            put(house, by, **entry)
    for by in (house.officer, house.supervisor, house.head, house.custodian, house.administrator):
        with pytest.raises(NotYours):
            put(house, by, checklist=MARKS)


def test_a_refusal_leaves_no_trace():
    house = House()
    with pytest.raises(NotYours):
        put(house, house.coordinator, dimensions=SCORES)
    with pytest.raises(BadInput):
        put(house, house.ombudsman, confirmed=True)
    assert not Assessment.objects.exists()


def test_another_agency_s_units_are_not_there():
    house, other = House(), House()
    for agency, unit, by in (
        (other.agency, other.unit, house.coordinator),
        (house.agency, other.unit, house.coordinator),
        (house.agency, other.unit, house.ombudsman),
    ):
        with pytest.raises(NotVisible):
            enter(agency.code, unit.code, 2026, entry=Entry(checklist=MARKS), by=by, at=AT)
    with pytest.raises(NotVisible):
        enter("nowhere", "nothing", 2026, entry=Entry(), by=house.ombudsman, at=AT)


def test_an_official_total_refuses_every_entry():
    house = House()
    Assessment.objects.create(unit=house.unit, year=2024, official_score=Decimal(80), updated_at=AT)
    for by, entry in ((house.ombudsman, {"dimensions": SCORES}), (house.coordinator, {"checklist": MARKS})):
        with pytest.raises(NotNow, match="official_total"):
            put(house, by, 2024, **entry)


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_a_score_is_a_number_from_0_to_100_with_two_decimals(number):
    as_text = f"{number:f}"
    decimals = len(as_text.partition(".")[2].rstrip("0"))
    assert is_score(number) == (number.is_finite() and 0 <= number <= 100 and decimals <= 2)


@pytest.mark.parametrize(
    "broken",
    [
        {"input": Decimal("100.01")},
        {"official_score": Decimal(-1)},
        {"training": 5},
        {"year": 2020},
        {"confirmed_at": AT},
    ],
)
def test_the_database_refuses_what_cannot_be(broken):
    house = House()
    values = {"year": 2026, "updated_at": AT, **broken}
    if "confirmed_at" in broken:
        values["confirmed_by"] = house.ombudsman.user
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(unit=house.unit, **values)


def test_a_published_score_is_one_a_year():
    house = House()
    PublishedScore.objects.create(agency=house.agency, year=2024, score=Decimal(80))
    for score, year in ((Decimal(81), 2024), (Decimal("100.5"), 2023)):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublishedScore.objects.create(agency=house.agency, year=year, score=score)


@pytest.mark.parametrize(("zone", "allowed"), [("Asia/Jayapura", True), ("Asia/Jakarta", False)])
def test_a_year_begins_by_the_clock_of_the_agency(zone, allowed):
    """Half past midnight in Papua is half past ten of the old year in Jakarta."""
    house = House(zone=zone)
    at = when("2027-01-01T00:30", "Asia/Jayapura")
    if allowed:
        assert put(house, house.coordinator, year=2027, at=at, checklist=MARKS).year == 2027
    else:
        with pytest.raises(BadInput):
            put(house, house.coordinator, year=2027, at=at, checklist=MARKS)
