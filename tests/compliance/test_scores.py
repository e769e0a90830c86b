"""Bands, unit scores and region means."""

import csv
import time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.scores import (
    NoInstrument,
    ScoreOutOfRange,
    band,
    instrument,
    region_mean,
    round_half_up,
    unit_score,
)

ROOT = Path(__file__).parents[2]
YEARS = [2021, 2022, 2023, 2024, 2025, 2026]

hundredths = st.integers(0, 10_000).map(lambda score: Decimal(score) / 100)
scores = st.decimals(0, 100, allow_nan=False, allow_infinity=False)
years = st.sampled_from(YEARS)


def unit_2024(**changed: str | None) -> dict[str, Decimal | None]:
    dimensions: dict[str, str | None] = {
        "input": "80.00",
        "process": "90.00",
        "output": "70.00",
        "complaint_management": "60.00",
    }
    dimensions.update(changed)
    return {code: None if score is None else Decimal(score) for code, score in dimensions.items()}


@pytest.mark.parametrize("year", YEARS)
def test_every_score_has_exactly_one_band(year: int) -> None:
    ranges = instrument(year).ranges
    for hundredth in range(10_001):
        score = Decimal(hundredth) / 100
        assert sum(entry.low <= score <= entry.high for entry in ranges) == 1
        assert band(score, year).score == score


@pytest.mark.parametrize(
    ("score", "category", "zone"),
    [
        ("0", "E", "red"),
        ("31.98", "E", "red"),
        ("31.99", "E", "red"),
        ("31.994", "E", "red"),
        ("31.995", "D", "red"),
        ("32.00", "D", "red"),
        ("32.23", "D", "red"),
        ("52.98", "D", "red"),
        ("53.99", "D", "red"),
        ("53.995", "C", "yellow"),
        ("54.14", "C", "yellow"),
        ("77.43", "C", "yellow"),
        ("77.99", "C", "yellow"),
        ("77.995", "B", "green"),
        ("79.01", "B", "green"),
        ("87.05", "B", "green"),
        ("87.99", "B", "green"),
        ("87.9949999999999999999999999999999999", "B", "green"),
        ("87.995", "A", "green"),
        ("88", "A", "green"),
        ("88.68", "A", "green"),
        ("100", "A", "green"),
    ],
)
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_the_published_boundary_cases_come_out(score: str, category: str, zone: str, year: int) -> None:
    found = band(Decimal(score), year)
    assert (found.category, found.zone) == (category, zone)


@pytest.mark.parametrize(
    ("score", "zone", "shown"),
    [
        ("50.99", "red", "merah"),
        ("50.995", "yellow", "kuning"),
        ("51", "yellow", "kuning"),
        ("80.99", "yellow", "kuning"),
        ("80.995", "green", "hijau"),
        ("81", "green", "hijau"),
    ],
)
def test_2021_knew_zones_only(score: str, zone: str, shown: str) -> None:
    found = band(Decimal(score), 2021)
    assert (found.zone, found.zone_label.id) == (zone, shown)
    assert found.category is None
    assert found.opinion is None


def test_a_band_tells_its_opinion_in_both_languages() -> None:
    found = band(Decimal("95.25"), 2024)
    assert found.opinion == "Kualitas Tertinggi"
    assert found.opinion_label is not None
    assert found.opinion_label.en == "Highest quality"


@pytest.mark.parametrize(
    "score", ["-0.01", "-0.001", "100.001", "101", "1e400", "NaN", "sNaN", "Infinity", "-Infinity"]
)
def test_a_score_outside_0_to_100_is_refused(score: str) -> None:
    with pytest.raises(ScoreOutOfRange):
        band(Decimal(score), 2024)
    with pytest.raises(ScoreOutOfRange):
        region_mean([Decimal(score)])
    with pytest.raises(ScoreOutOfRange):
        unit_score(unit_2024(input=score), 2024)


@pytest.mark.parametrize("score", ["1e-999999", "1e-999999999", "0." + "9" * 100_000])
def test_a_score_with_endless_decimals_costs_no_time(score: str) -> None:
    started = time.thread_time()
    assert band(Decimal(score), 2024).category == "E"
    assert unit_score(unit_2024(input=score), 2024) is not None
    assert region_mean([Decimal(score)]) is not None
    assert time.thread_time() - started < 3


@pytest.mark.parametrize("year", [2020, 0, -1])
def test_a_year_without_an_instrument_is_told(year: int) -> None:
    with pytest.raises(NoInstrument):
        band(Decimal(50), year)


def test_the_last_instrument_stands_until_there_is_a_later_one() -> None:
    assert instrument(2027) == instrument(2026)
    assert instrument(2025).code == "2025"
    assert instrument(2024).code == "2022"


@given(scores, scores, years)
def test_a_higher_score_never_has_a_lower_band(one: Decimal, other: Decimal, year: int) -> None:
    low, high = sorted([one, other])
    order = [entry.low for entry in instrument(year).ranges]

    def rank(score: Decimal) -> int:
        rounded = band(score, year).score
        return sum(low <= rounded for low in order)

    assert rank(low) <= rank(high)


@given(scores, years)
def test_a_score_is_rounded_half_up_before_its_band_is_looked_up(score: Decimal, year: int) -> None:
    rounded = score.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert band(score, year) == band(rounded, year)
    assert band(score, year).score == rounded


@given(st.integers(0, 10**9), st.sampled_from([2, 4]))
def test_fractions_and_decimals_round_alike(thousandths: int, places: int) -> None:
    value = Decimal(thousandths) / 10**5
    assert round_half_up(value, places) == round_half_up(Fraction(thousandths, 10**5), places)


def test_the_weights_are_the_published_ones() -> None:
    assert instrument(2022).weights == {
        "input": Decimal("21.85"),
        "process": Decimal("32.37"),
        "output": Decimal("24.24"),
        "complaint_management": Decimal("21.54"),
    }
    assert instrument(2021).weights == {}


def test_2025_keeps_the_proportions_of_2022_beside_public_trust() -> None:
    weights = instrument(2025).weights
    assert weights.pop("public_trust") == 30
    assert weights == {code: weight * Decimal("0.7") for code, weight in instrument(2022).weights.items()}
    certainty = {dimension.code: dimension.certainty for dimension in instrument(2025).dimensions}
    assert certainty == dict.fromkeys(weights, "R") | {"public_trust": "V"}


def test_a_unit_score_is_the_weighted_sum_of_its_dimensions() -> None:
    # 0.2185 * 80 + 0.3237 * 90 + 0.2424 * 70 + 0.2154 * 60 = 76.505
    assert unit_score(unit_2024(), 2024) == Decimal("76.51")
    assert unit_score(unit_2024() | {"public_trust": Decimal(100)}, 2025) == Decimal("83.55")


@pytest.mark.parametrize("missing", ["input", "process", "output", "complaint_management"])
def test_a_missing_dimension_leaves_no_score(missing: str) -> None:
    dimensions = unit_2024()
    assert unit_score({**dimensions, missing: None}, 2024) is None
    del dimensions[missing]
    assert unit_score(dimensions, 2024) is None


def test_2025_has_no_score_without_public_trust() -> None:
    assert unit_score(unit_2024(), 2025) is None


def test_2021_has_no_score_from_dimensions() -> None:
    assert unit_score(unit_2024(), 2021) is None


def test_a_zero_is_a_score_and_not_a_gap() -> None:
    assert unit_score(dict.fromkeys(unit_2024(), Decimal(0)), 2024) == 0


@given(st.fixed_dictionaries(dict.fromkeys([*unit_2024(), "public_trust"], hundredths)), years, st.data())
def test_a_unit_score_is_bounded_by_its_dimensions_and_rises_with_each(
    dimensions: dict[str, Decimal], year: int, data: st.DataObject
) -> None:
    weights = instrument(year).weights
    score = unit_score(dimensions, year)
    if not weights:
        assert score is None
        return
    assert score is not None
    assert score.as_tuple().exponent == -2
    assert min(dimensions[code] for code in weights) <= score <= max(dimensions[code] for code in weights)
    risen = data.draw(st.sampled_from(sorted(dimensions)))
    higher = unit_score({**dimensions, risen: Decimal(100)}, year)
    assert higher is not None
    assert higher >= score


@given(hundredths, years.filter(lambda year: year > 2021))
def test_equal_dimensions_give_their_own_score(score: Decimal, year: int) -> None:
    assert unit_score(dict.fromkeys(instrument(year).weights, score), year) == score


@pytest.mark.parametrize(
    ("region", "score", "category"),
    [
        ("Kabupaten Pandeglang", "95.25", "A"),
        ("Kabupaten Pemalang", "98.59", "A"),
        ("Kabupaten Serang", "91.98", "A"),
    ],
)
def test_the_published_regions_come_out_exactly(region: str, score: str, category: str) -> None:
    with (ROOT / "data" / "region_scores.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["region"], row["year"]) == (region, "2024")]
    assert {row["published_region_score"] for row in rows} <= {"", score}
    mean = region_mean(Decimal(row["score"]) for row in rows)
    assert mean == Decimal(score)
    assert band(Decimal(score), 2024).category == category


def test_the_published_earlier_scores_of_serang_have_their_bands() -> None:
    assert band(Decimal("89.28"), 2023).category == "A"
    assert band(Decimal("79.01"), 2022).category == "B"


def test_a_region_without_units_has_no_score() -> None:
    assert region_mean([]) is None


@given(st.lists(hundredths, min_size=1, max_size=12))
def test_a_region_mean_is_bounded_and_does_not_depend_on_the_order(loci: list[Decimal]) -> None:
    mean = region_mean(loci)
    assert mean is not None
    assert min(loci) <= mean <= max(loci)
    assert mean == region_mean(reversed(loci))
    exact = sum(map(Fraction, loci), Fraction(0)) / len(loci)
    assert Fraction(-1, 200) <= exact - Fraction(mean) < Fraction(1, 200)
