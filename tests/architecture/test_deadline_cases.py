"""Each of the forty-four ways to get a deadline wrong has a test that carries its number."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"def test_t(\d\d)_|[Dd]eadline cases?:? ((?:T-\d\d(?:, | and )?)+)")


def test_every_deadline_case_has_a_test_that_carries_its_number():
    written = re.findall(r"^\| T-(\d\d) \|", (ROOT / "docs/deadline-cases.md").read_text(), re.MULTILINE)
    carried: set[str] = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for name, listed in NUMBER.findall(file.read_text()):
            carried |= {name} if name else set(re.findall(r"T-(\d\d)", listed))
    assert len(written) == 44
    assert sorted(set(written) - carried) == []
