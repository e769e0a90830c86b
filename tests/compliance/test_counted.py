"""PG-03 to PG-07 count themselves: each number of the working is its cases."""

import pytest

from accounts.actors import Origin, clock
from compliance.counted import counting
from compliance.counted.counting import Indicator, Proof
from compliance.explained import lines
from tests.factories import House, when
from workflow.models import Export
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


def found(house: House, year: int = 2026, at=AT, **more) -> dict[str, Indicator]:
    return {one.code: one for one in counting.of(house.unit, year=year, as_of=at, **more)}


def working(one: Indicator) -> dict[str, int]:
    return {each.code: each.n for each in one.working}


@pytest.fixture
def house() -> House:
    """One answered in time, one answered late, one that lies with the unit past its limit, one that nobody touched."""
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06").answered("2026-04-30")
    house.file("2026-05-04").dispatched("2026-05-05")
    house.file("2026-09-14")
    return house


def test_each_indicator_is_a_share_with_its_working(house):
    indicators = found(house)
    assert list(indicators) == ["PG-03", "PG-04", "PG-05", "PG-06", "PG-07"]
    assert working(indicators["PG-03"]) == {"received": 4, "followed_up": 2, "without_proof": 2}
    assert working(indicators["PG-05"]) == {"received": 4, "settled": 2, "unsettled": 2}
    assert (indicators["PG-05"].value, indicators["PG-05"].interval is not None) == (50, True)
    assert working(indicators["PG-07"]) == {"months": 9, "with_report": 0, "exports": 0, "letters": 0}


def test_the_matrix_is_the_lines_that_the_score_counts(house):
    matrix = found(house)["PG-06"]
    counted = [line for line in lines.of(house.unit, year=2026, as_of=AT) if line.kind in counting.LIMITS]
    assert matrix.n == len(counted)
    assert matrix.good == sum(line.good for line in counted)
    numbers = working(matrix)
    assert (numbers["settle:in_time"], numbers["settle:late"], numbers["settle:open"]) == (1, 1, 1)


def test_every_number_is_as_many_cases(house):
    for one in found(house).values():
        for each in one.working:
            if one.code != "PG-07":
                assert len(each.cases) == each.n


def test_what_went_past_its_limit_is_supervised_once_an_officer_acts_after_it():
    house = House()
    case = house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06")
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-04-20"))
    assert working(found(house)["PG-04"]) == {"breached": 1, "acted_after": 0, "not_acted": 1}
    assert found(house)["PG-04"].value == 0
    case.answered("2026-04-30")
    assert working(found(house)["PG-04"]) == {"breached": 1, "acted_after": 1, "not_acted": 0}


def test_nothing_past_its_limit_is_no_share():
    house = House()
    house.file("2026-09-14")
    assert (found(house)["PG-04"].value, found(house)["PG-04"].n) == (None, 0)


def test_reports_are_lists_taken_away_and_letters_that_went_out(house):
    def export(at: str, user, **filters) -> None:
        Export.objects.create(
            user=user, at=when(at), form="csv", filters=filters, cases=1, identities=0, sha256="0" * 64
        )

    export("2026-02-03", house.coordinator.user)
    export("2026-02-20", house.coordinator.user, unit=house.unit.code)
    export("2026-03-20", house.coordinator.user, unit="another")
    export("2026-04-20", house.ombudsman.user)
    export("2025-04-20", house.coordinator.user)
    reports = found(house)["PG-07"]
    assert working(reports) == {"months": 9, "with_report": 1, "exports": 2, "letters": 0}
    assert str(reports.value) == "11.11"


def test_a_year_that_has_not_begun_has_nothing(house):
    assert {one.code: one.n for one in found(house, year=2027).values()} == dict.fromkeys(
        ("PG-03", "PG-04", "PG-05", "PG-06", "PG-07"), 0
    )


def test_verified_evidence_takes_its_place_among_them(house):
    indicators = found(house, proofs={"PG-01": Proof(1, 2)})
    assert next(iter(indicators)) == "PG-01"
    assert (indicators["PG-01"].value, working(indicators["PG-01"])) == (50, {"verified": 1})
