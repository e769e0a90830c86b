"""The estimated complaint dimension, instrument `tuntas-1`."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.scores import (
    Cases,
    Indicators,
    complaint_dimension,
    estimate,
    instrument,
    round_half_up,
    wilson,
)

CHECKLIST = {
    "officer_appointed": 4,
    "procedure_published": 3,
    "channels_alive": 4,
    "register_kept": 4,
    "training": 1,
    "evaluation": 2,
}

due_cases = st.integers(0, 200).flatmap(lambda due: st.integers(0, due).map(lambda good: Cases(good, due)))
late_cases = st.dictionaries(
    st.tuples(st.integers(0, 200), st.sampled_from([5, 14, 60])), st.integers(1, 20), max_size=8
)
checklists = st.none() | st.fixed_dictionaries({item: st.integers(0, 4) for item in CHECKLIST})
indicators = st.builds(
    Indicators,
    timeliness=due_cases,
    promptness=due_cases,
    lateness=late_cases,
    outcome=due_cases,
    checklist=checklists,
    still_open=st.integers(0, 50),
)


CASES = Indicators(
    timeliness=Cases(31, 50),
    promptness=Cases(40, 50),
    lateness={(0, 14): 31, (7, 14): 9, (14, 14): 5, (160, 14): 5},
    outcome=Cases(30, 40),
    checklist=CHECKLIST,
)


def test_the_estimate_has_the_weights_of_its_first_version() -> None:
    weights = {indicator.code: indicator.weight for indicator in estimate().indicators}
    assert weights == {"timeliness": 35, "promptness": 15, "lateness": 15, "outcome": 20, "management": 15}
    assert set(estimate().checklist) == set(CHECKLIST)
    assert estimate().dimension in instrument(2024).weights


def test_the_dimension_is_the_weighted_mean_of_its_indicators() -> None:
    found = complaint_dimension(replace(CASES, still_open=4))
    values = {indicator.code: indicator.value for indicator in found.indicators}
    assert values == {
        "timeliness": Decimal("62.00"),
        "promptness": Decimal("80.00"),
        "lateness": Decimal("71.00"),
        "outcome": Decimal("75.00"),
        "management": Decimal("75.00"),
    }
    # 0.35 * 62 + 0.15 * 80 + 0.15 * 71 + 0.20 * 75 + 0.15 * 75
    assert found.value == Decimal("70.60")
    assert (found.n, found.still_open, found.interval) == (50, 4, wilson(31, 50))
    assert found.left_out == ()
    assert found.instrument == "tuntas-1"


def test_an_indicator_without_cases_gives_its_weight_to_the_others_in_proportion() -> None:
    found = complaint_dimension(replace(CASES, outcome=Cases(0, 0), checklist=None))
    assert found.left_out == ("outcome", "management")
    used = {indicator.code: indicator.weight_used for indicator in found.indicators}
    assert used == {
        "timeliness": Decimal("53.85"),
        "promptness": Decimal("23.08"),
        "lateness": Decimal("23.08"),
        "outcome": 0,
        "management": 0,
    }
    # a 65th of 35 times 62, 15 times 80 and 15 times 71
    assert found.value == Decimal("68.23")


@pytest.mark.parametrize("marks", [None, {}, {**CHECKLIST, "training": None}, {"training": 4}])
def test_a_checklist_that_is_not_marked_in_full_is_left_out(marks: dict[str, int | None] | None) -> None:
    assert complaint_dimension(replace(CASES, checklist=marks)).left_out == ("management",)


@pytest.mark.parametrize(
    "marks", [{**CHECKLIST, "training": 5}, {**CHECKLIST, "training": -1}, {**CHECKLIST, "tea": 1}]
)
def test_a_mark_that_cannot_be_is_refused(marks: dict[str, int | None]) -> None:
    with pytest.raises(ValueError, match="checklist"):
        complaint_dimension(replace(CASES, checklist=marks))


@pytest.mark.parametrize("late", [{(-1, 14): 1}, {(1, 0): 1}, {(1, 14): -1}])
def test_a_delay_that_cannot_be_is_refused(late: dict[tuple[int, int], int]) -> None:
    with pytest.raises(ValueError, match="limit"):
        complaint_dimension(replace(CASES, lateness=late))


def test_without_a_timeliness_case_the_dimension_is_null_and_not_zero() -> None:
    found = complaint_dimension(replace(CASES, timeliness=Cases(0, 0), lateness={}))
    assert found.value is None
    assert found.interval is None
    assert found.n == 0
    assert found.greyed
    assert found.left_out == ("timeliness", "lateness")


def test_with_all_cases_late_the_dimension_counts_them_as_zero() -> None:
    found = complaint_dimension(
        replace(
            CASES,
            timeliness=Cases(0, 10),
            promptness=Cases(0, 0),
            lateness={(14, 14): 10},
            outcome=Cases(0, 0),
            checklist=None,
        )
    )
    assert found.value == 0


@pytest.mark.parametrize(("due", "greyed"), [(1, True), (9, True), (10, False), (11, False)])
def test_fewer_than_ten_due_cases_grey_the_number(due: int, greyed: bool) -> None:
    found = complaint_dimension(replace(CASES, timeliness=Cases(1, due)))
    assert found.greyed is greyed
    assert found.value is not None


def test_day_16_and_day_160_differ() -> None:
    slightly, badly = (complaint_dimension(replace(CASES, lateness={(late, 14): 50})) for late in (2, 146))
    assert slightly.value is not None
    assert badly.value is not None
    assert slightly.value > badly.value


@given(indicators)
def test_the_dimension_is_bounded_and_agrees_with_an_independent_count(cases: Indicators) -> None:
    found = complaint_dimension(cases)
    parts: list[tuple[int, Fraction]] = [
        (weight, Fraction(counts.good, counts.due) * 100)
        for weight, counts in [(35, cases.timeliness), (15, cases.promptness), (20, cases.outcome)]
        if counts.due
    ]
    delays = [pair for pair, count in cases.lateness.items() for _ in range(count)]
    if delays:
        kept = [100 - min(Fraction(100), Fraction(100 * days, limit)) for days, limit in delays]
        parts.append((15, sum(kept, Fraction(0)) / len(kept)))
    if cases.checklist:
        parts.append((15, Fraction(sum(mark or 0 for mark in cases.checklist.values()) * 100, 24)))
    assert len(found.left_out) == 5 - len(parts)
    if not cases.timeliness.due:
        assert found.value is None
        return
    expected = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    assert found.value == round_half_up(Fraction(expected))
    assert 0 <= found.value <= 100
    used = sum((indicator.weight_used for indicator in found.indicators), Decimal(0))
    assert abs(used - 100) <= Decimal("0.03")


@given(indicators.filter(lambda cases: cases.timeliness.good < cases.timeliness.due))
def test_one_more_case_in_time_never_lowers_the_dimension(cases: Indicators) -> None:
    good, due = cases.timeliness
    better = Indicators(
        Cases(good + 1, due),
        cases.promptness,
        cases.lateness,
        cases.outcome,
        cases.checklist,
        cases.still_open,
    )
    before, after = complaint_dimension(cases).value, complaint_dimension(better).value
    assert before is not None
    assert after is not None
    assert after >= before
