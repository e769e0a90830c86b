"""An instrument of a table that does not add up does not load, and says why in one sentence."""

from pathlib import Path

import pytest

from compliance.measuring import grammar

FOLDER = Path(grammar.__file__).parent / "instruments"


def changed(tmp_path: Path, code: str, old: str, new: str) -> Path:
    text = (FOLDER / f"{code}.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "broken.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("code", grammar.known())
def test_what_comes_with_the_product_loads(code: str) -> None:
    assert grammar.named(code).code == code


@pytest.mark.parametrize(
    ("code", "old", "new", "sentence"),
    [
        (
            "ori-unit",
            "input = 21.85",
            "input = 21.84",
            "the weights of the measure score add up to 99.99, not to 100",
        ),
        ("ori-unit", "input = 21.85", "input = -1", "the weights of the measure score must be above 0"),
        (
            "ori-unit",
            "input = 21.85",
            "inputs = 21.85",
            "the measure score reads inputs, which is no column and",
        ),
        ("ori-unit", "high = 53.99", "high = 53.90", "no band covers the figures between 53.90 and 54"),
        ("ori-unit", "high = 53.99", "high = 54", "the bands D and C both cover 54"),
        ("ori-unit", "high = 53.99", "high = 30", "the band D ends below its beginning"),
        (
            "epeople",
            "share = 40",
            "share = 30",
            "the rank bands of the measure grade add up to 90, not to 100",
        ),
        ("epeople", "share = 40", "share = 0", "the share of a rank band must be above 0"),
        (
            "eo",
            'among = "proposals"',
            'among = "asked"',
            "the measure compliance has the denominator asked, which",
        ),
        (
            "eo",
            'counts = "proposals"',
            "",
            "the measure compliance has the denominator proposals, of which is not",
        ),
        (
            "eo",
            'counts = "proposals"',
            'counts = "luck"',
            "the column proposals counts luck, which is none of",
        ),
        ("eo", 'among = "proposals"', "", "the measure compliance does not say what it is a part of (among)"),
        ("eo", 'of = "positive"', "", "the measure compliance does not say what it is of"),
        ("eo", 'kind = "share"', 'kind = "guess"', "kind is guess, not one of"),
        ("eo", 'mode = "half_up"', 'mode = "bankers"', "mode is bankers, not one of"),
        ("eo", "places = 0", "places = 7", "a figure has at most 6 decimals, not 7"),
        ("eo", '"total"', '"positive"', "positive stands there twice"),
        ("falabr", "satisfied = 75", 'satisfied = "x"', "satisfied must be a number"),
        ("spso", '["stage1", "stage2"]', '["stage9"]', "the total closed reads stage9, which is no column"),
        (
            "spso",
            '[["stage1", "stage2"], ["stage1", "stage2", "escalated"]]',
            '"x"',
            "parts must be a list of",
        ),
    ],
)
def test_a_broken_file_does_not_load(tmp_path: Path, code: str, old: str, new: str, sentence: str) -> None:
    with pytest.raises(grammar.BrokenInstrument) as caught:
        grammar.load(changed(tmp_path, code, old, new))
    assert str(caught.value).startswith(f"broken.toml: {sentence}")


def test_an_instrument_of_ones_own_is_named_by_its_file(tmp_path: Path) -> None:
    path = changed(tmp_path, "eo", 'code = "eo"', 'code = "ours"')
    assert grammar.named(str(path)).code == "ours"
