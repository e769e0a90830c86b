"""Assessments indicator by indicator: the instrument of 2026, rows beside the columns, and what a dimension takes from them."""

from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from compliance.assessments import Entry, enter
from compliance.entered import rows
from compliance.models import CHECKLIST, Assessment, IndicatorValue
from compliance.scores import instrument
from config.checkup import CHECKS
from tests.factories import House, when
from workflow.errors import BadInput, NotYours

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")
INPUT = {"input-1": Decimal(80), "input-2": Decimal(90), "input-3": Decimal("70.01")}


def put(house: House, by, year: int = 2026, at=AT, **entry):
    return enter(house.agency.code, house.unit.code, year, entry=Entry(**entry), by=by, at=at)


def stored(house: House) -> dict[str, Decimal | None]:
    return dict(IndicatorValue.objects.filter(assessment__unit=house.unit).values_list("code", "value"))


def test_the_instrument_of_2026_has_its_indicators_and_says_how_sure_each_figure_is():
    year = instrument(2026)
    assert {one.code: (len(one.parts), one.certainty) for one in year.dimensions} == {
        "input": (3, "R"),
        "process": (14, "R"),
        "output": (4, "R"),
        "complaint_management": (9, "R"),
        "public_trust": (0, "R"),
    }
    assert {part.certainty for part in rows.parts(year).values()} == {"V2"}
    assert [part.code for part in rows.parts(year).values() if part.evidence == "counted"] == [
        f"PG-0{number}" for number in range(3, 8)
    ]
    assert year.least_respondents == 30
    assert [word.id for word in year.words] == ["Sangat Baik", "Baik", "Cukup", "Kurang"]


def test_earlier_instruments_stay():
    assert [instrument(year).code for year in (2021, 2022, 2024, 2025, 2026, 2027)] == [
        "2021-zones",
        "2022",
        "2022",
        "2025",
        "2026",
        "2026",
    ]


def test_a_dimension_takes_the_mean_of_its_indicators_once_each_has_a_score():
    house = House()
    row = put(house, house.ombudsman, indicators={"input-1": Decimal(80), "input-2": Decimal(90)})
    assert row.input is None
    row = put(house, house.ombudsman, indicators={"input-3": Decimal("70.01")})
    assert row.input == Decimal("80.00")
    assert stored(house) == {**INPUT, "input": Decimal("80.00")}


def test_a_score_entered_for_the_whole_dimension_stands():
    house = House()
    row = put(house, house.ombudsman, indicators=INPUT, dimensions={"input": Decimal(50)})
    assert (row.input, stored(house)["input"]) == (50, 50)
    row = put(house, house.ombudsman, indicators=INPUT)
    assert row.input == 50


def test_entering_the_same_indicators_again_changes_nothing():
    house = House()
    put(house, house.ombudsman, indicators=INPUT)
    before = (Assessment.objects.values().get(), list(IndicatorValue.objects.order_by("pk").values()))
    put(house, house.ombudsman, at=AT + timedelta(hours=1), indicators=INPUT)
    assert (Assessment.objects.values().get(), list(IndicatorValue.objects.order_by("pk").values())) == before


def test_what_is_taken_back_keeps_its_row_empty():
    house = House()
    put(house, house.ombudsman, indicators=INPUT)
    row = put(house, house.ombudsman, indicators={"input-2": None})
    assert stored(house)["input-2"] is None
    assert "input-2" not in rows.of(row).values
    assert row.input == Decimal("80.00")  # the dimension stands until somebody enters another


@pytest.mark.parametrize(
    ("code", "value", "error"),
    [
        ("input-9", Decimal(1), "unknown"),
        ("PG-05", Decimal(1), "counted"),
        ("input-1", Decimal("100.01"), "score"),
        ("input-1", Decimal("1.001"), "score"),
        ("input-1", Decimal("NaN"), "score"),
    ],
)
def test_an_indicator_that_is_not_entered_so_is_refused_by_its_name(code, value, error):
    house = House()
    with pytest.raises(BadInput) as caught:
        put(house, house.ombudsman, indicators={**INPUT, code: value})
    assert {name: problem[0] for name, problem in caught.value.errors.items()} == {
        f"indicators.{code}": error
    }
    assert not IndicatorValue.objects.exists()


def test_a_year_before_2026_has_no_indicators():
    house = House()
    with pytest.raises(BadInput):
        put(house, house.ombudsman, year=2025, indicators=INPUT)


def test_a_coordinator_enters_no_indicators():
    house = House()
    with pytest.raises(NotYours):
        put(house, house.coordinator, indicators=INPUT)


def test_what_has_a_column_stands_in_both_and_doctor_tells_when_it_does_not():
    house = House()
    put(house, house.coordinator, checklist=dict.fromkeys(CHECKLIST, 3))
    put(house, house.ombudsman, dimensions={"input": Decimal(80)}, confirmed=True)
    assert stored(house) == {"input": Decimal(80), **dict.fromkeys(CHECKLIST, Decimal(3))}
    assert not list(CHECKS["indicators"](AT))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE compliance_indicatorvalue SET value = 81 WHERE code = 'input'")
    (finding,) = CHECKS["indicators"](AT)
    assert "input is 80.00 in its column and 81.00 in its row" in finding
    assert any("compliance_indicatorvalue" in found for found in CHECKS["seals"](AT))


def test_the_migration_carries_what_the_columns_hold_and_seals_it():
    house = House()
    Assessment.objects.create(
        unit=house.unit,
        year=2025,
        input=Decimal("80.5"),
        training=0,
        updated_at=AT,
        entered_by=house.ombudsman.user,
    )
    migration = import_module("compliance.migrations.0006_rows_by_indicator")
    with connection.schema_editor() as editor:
        migration.carry(apps, editor)
    assert stored(house) == {"input": Decimal("80.50"), "training": Decimal(0)}
    assert IndicatorValue.objects.get(code="input").entered_by == house.ombudsman.user
    assert not list(CHECKS["indicators"](AT))
    assert not [found for found in CHECKS["seals"](AT) if "indicatorvalue" in found]


def test_what_the_version_before_writes_into_a_column_is_read():
    house = House()
    row = put(house, house.ombudsman, dimensions={"input": Decimal(80)})
    row.input = Decimal(70)
    row.save(update_fields=["input"])
    assert rows.of(row).dimension("input") == 70
    put(house, house.ombudsman, dimensions={"process": Decimal(60)})
    assert stored(house) == {"input": Decimal(70), "process": Decimal(60)}
