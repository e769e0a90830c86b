"""bin/test: which tests --fast leaves out, and that none that it should leave out is forgotten."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import conftest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    import suite

    return suite


def test_a_test_that_starts_a_process_unmarked_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="mark it `processes`"):
        subprocess.run([sys.executable, "--version"], check=True)


@pytest.mark.processes
def test_a_test_that_is_marked_may_start_one() -> None:
    assert subprocess.run([sys.executable, "--version"], capture_output=True, check=True).stdout


def test_fast_leaves_out_whatever_starts_processes(suite: Any) -> None:
    assert set(conftest.STARTS) <= set(suite.SLOW)


def test_every_mark_that_is_left_out_is_one_that_tests_carry(suite: Any, pytestconfig: pytest.Config) -> None:
    known = {mark.partition(":")[0] for mark in pytestconfig.getini("markers")}
    assert set(suite.SLOW) <= known


def test_what_the_caller_chooses_is_narrowed_and_all_else_goes_to_pytest(suite: Any) -> None:
    ours, others = suite.options().parse_known_args(
        ["-x", "--fast", "tests/api", "-k", "a or b", "-m", "browser or x"]
    )
    assert (ours.fast, ours.long) == (True, False)
    assert suite.narrowed(others, "browser", "bulk") == [
        *("-x", "tests/api", "-k", "a or b", "-m"),
        "not browser and not bulk and (browser or x)",
    ]
