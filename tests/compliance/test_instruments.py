"""Instrument files that do not add up do not load."""

from pathlib import Path

import pytest

from compliance import instrument as instruments
from compliance.scores import (
    BrokenInstrument,
    NoInstrument,
    estimate,
)

FILES = Path(instruments.__file__).parent / "instruments"


def changed_2022(tmp_path: Path, old: str, new: str) -> Path:
    text = (FILES / "2022.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "broken.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("weight = 21.85", "weight = 21.84", "the weights of the dimensions add up to 99.99, not to 100"),
        ("weight = 21.85", "weight = nan", "weight must be a number with decimals"),
        ("weight = 21.85", 'weight = "21.85"', "weight must be a number with decimals"),
        ('code = "process"', 'code = "input"', "one of the dimensions stands there twice"),
        ("high = 87.99", "high = 87.90", "no band covers the scores between 87.90 and 88.00"),
        ("high = 87.99", "high = 88.00", "two bands cover the scores from 88.00 to 88.00"),
        ("high = 87.99", "high = 77.00", "a band ends below its beginning"),
        ("high = 100.00", "high = 99.99", "the bands run from 0.00 to 99.99, not from 0 to 100"),
        ("low = 0.00", "low = 1.00", "the bands run from 1.00 to 100.00, not from 0 to 100"),
        ('zone = "green"', 'zone = "blue"', "zone is blue, not one of green, yellow, red"),
        ('certainty = "V"', 'certainty = "sure"', "certainty is sure, not one of V, V2, R"),
        ("last_year = 2024", "last_year = 2020", "it ends in 2020, before it begins in 2022"),
        ("first_year = 2022", "", "first_year must be a whole number"),
        ('citation = "', 'citation = ""#', "citation must be a text"),
        ("[[bands]]", "[[band", "it is not TOML"),
    ],
)
def test_a_broken_file_does_not_load_and_says_why(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(BrokenInstrument) as caught:
        instruments.load(changed_2022(tmp_path, old, new))
    assert str(caught.value).startswith(f"broken.toml: {sentence}")


def test_an_estimate_whose_weights_do_not_sum_to_100_does_not_load(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    text = (FILES / "tuntas-1.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("weight = 35.00", "weight = 40.00"), encoding="utf-8")
    with pytest.raises(BrokenInstrument, match="the weights of the indicators add up to 105"):
        instruments.load_estimate(path)


def test_an_unknown_estimate_is_told() -> None:
    with pytest.raises(NoInstrument):
        estimate("../2022")
