"""What the product proves of a unit's year without a file: the presence of what PG-03 to PG-07 count."""

import pytest

from accounts.actors import Origin, clock
from compliance.counted import counting
from compliance.evidence import proven, standing
from compliance.evidence.standing import State
from tests.compliance.conftest import NOW
from tests.factories import House, when
from workflow.models import Export
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


def of(house: House, year: int = 2026) -> dict[str, bool]:
    return proven.of_units([house.unit], year, as_of=AT)[house.unit.pk]


def test_nothing_is_proven_of_a_unit_without_a_case():
    assert not any(of(House()).values())


def test_half_of_complaint_management_is_there_before_anybody_uploads():
    """Seven documents of 18, and five of nine indicators whole."""
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    Export.objects.create(
        user=house.coordinator.user,
        at=when("2026-04-03"),
        form="csv",
        filters={},
        cases=1,
        identities=0,
        sha256="0" * 64,
    )
    assert all(of(house).values())
    found = standing.of(house.unit, 2026, as_of=AT)
    lines = [line for line in found.lines if line.document.code.startswith("PG-")]
    assert sum(line.state == State.PROVEN for line in lines) == 7
    indicators = {line.document.indicator for line in lines}
    whole = {one for one in indicators if all(line.there for line in found.of([one]))}
    assert sorted(whole) == ["PG-03", "PG-04", "PG-05", "PG-06", "PG-07"]
    assert found.counts["there"] == 7
    assert not any(of(house, 2025).values())


def test_supervision_is_proven_once_an_officer_acts_after_a_limit():
    house = House()
    case = house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06")
    assert of(house)["supervision"]
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-04-20"))
    assert not of(house)["supervision"]
    case.answered("2026-04-30")
    assert of(house)["supervision"]


@pytest.mark.parametrize("seed", [0])
def test_what_is_proven_is_what_the_indicators_count(houses):
    """Of random lives: a proof is there exactly where its indicator has something to show."""
    units = [unit for house in houses for unit in (house.unit, house.other_unit)]
    for year in (2025, 2026):
        found = proven.of_units(units, year, as_of=NOW)
        for unit in units:
            counted = {one.code: one for one in counting.of(unit, year=year, as_of=NOW)}
            mine = found[unit.pk]
            assert mine["register"] == mine["recapitulation"] == (counted["PG-03"].n > 0)
            assert mine["follow_up"] == (counted["PG-03"].good > 0)
            assert mine["matrix"] == (counted["PG-06"].n > 0)
            assert mine["reports"] == (counted["PG-07"].good > 0)
            assert mine["supervision"] == (
                counted["PG-05"].n > 0 and (counted["PG-04"].n == 0 or counted["PG-04"].good > 0)
            )


def test_many_units_cost_as_many_queries_as_one(django_assert_max_num_queries):
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    for units in ([house.unit], [house.unit, house.other_unit]):
        with django_assert_max_num_queries(9):
            standing.of_units(units, 2026, as_of=AT)
