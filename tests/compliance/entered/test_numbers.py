"""Scores as people and spreadsheets write them."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.entered import numbers
from compliance.entered.numbers import BadNumber

HUNDREDTHS = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)


@given(HUNDREDTHS, st.sampled_from(",."), st.sampled_from(["", " ", "\u200f", "\ufeff", "\u00a0"]))
def test_a_score_is_read_with_the_decimal_sign_of_either_language(score, sign, around):
    for written in (f"{score:.2f}", f"{score.normalize():f}"):
        assert numbers.read(around + written.replace(".", sign) + around) == score


@given(HUNDREDTHS, st.integers(-4, 4))
def test_a_cell_s_binary_noise_is_no_decimal(score, noise):

    value = float(score)
    for _step in range(abs(noise)):
        value = math.nextafter(value, math.inf if noise > 0 else -1)
    assert numbers.of_cell(max(value, 0.0)) == score


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n"])
def test_what_nobody_sees_is_no_number(text):
    assert numbers.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "80.005",
        "1.000,5",
        "1,000",
        "-1",
        "+1",
        "8 0",
        "80%",
        "1e2",
        "NaN",
        "=80",
        "80,",
        ",5",
        "0x10",
        "1000",
        "x",
    ],
)
def test_what_is_no_score_is_never_guessed(text):
    with pytest.raises(BadNumber):
        numbers.read(text)


@pytest.mark.parametrize("value", [80.005, float("nan"), float("inf"), 0.001])
def test_a_cell_with_more_than_two_decimals_is_refused(value):
    with pytest.raises(BadNumber):
        numbers.of_cell(value)
