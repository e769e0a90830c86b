"""bin/test: which tests --fast leaves out, and that none that it should leave out is forgotten."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.conf import UserSettingsHolder, settings
from django.core.handlers.base import BaseHandler
from django.test.client import ClientHandler

from tests import chain, conftest, hurried

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


def test_fast_leaves_out_more_where_no_test_is_named(suite: Any) -> None:
    assert suite.hurried(["-x", "tests/api"]) == ["-x", "tests/api"]
    assert suite.hurried(["tests/ground/test_suite.py::test_x"]) == ["tests/ground/test_suite.py::test_x"]
    *hurried, last = suite.hurried(["-x"])
    assert last == "-x"
    assert tuple(hurried[: len(suite.HURRIED)]) == suite.HURRIED
    assert hurried[len(suite.HURRIED) :] == [f"--ignore={path}" for path in suite.not_fast()]


def test_every_file_that_fast_leaves_out_is_one_of_ours_and_of_each_room_some_are_left(suite: Any) -> None:
    left_out = set(suite.not_fast())
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
    assert left_out <= files
    assert list(suite.not_fast()) == sorted(left_out)
    for room in ("api", "compliance", "complaints", "notifications", "web", "workflow"):
        assert [path for path in files - left_out if path.startswith(f"tests/{room}/")], room


def test_of_a_table_the_first_case_is_enough_for_fast() -> None:
    names = ("a::one[x]", "a::one[y]", "a::two", "b::one[x]", "a::one[z]")
    items = [SimpleNamespace(nodeid=name) for name in names]
    gone: list[str] = []

    def pytest_deselected(items: list[Any]) -> None:
        gone.extend(item.nodeid for item in items)

    config = SimpleNamespace(hook=SimpleNamespace(pytest_deselected=pytest_deselected))
    hurried.pytest_collection_modifyitems(cast(Any, config), cast(Any, items))
    assert [item.nodeid for item in items] == ["a::one[x]", "a::two", "b::one[x]"]
    assert gone == ["a::one[y]", "a::one[z]"]


def test_the_processes_of_a_run_keep_what_python_compiled(suite: Any) -> None:
    assert suite.passed_on({"PYTHONDONTWRITEBYTECODE": "1", "PATH": "/bin"}) == {"PATH": "/bin"}


def test_the_chain_of_middleware_is_kept_until_a_setting_changes_that_one_may_have_read() -> None:
    kept = chain.Chain()
    kept.parts = {"_middleware_chain": object()}
    kept.forget(setting="MEDIA_ROOT")
    assert kept.parts
    kept.forget(setting="STATIC_ROOT")
    assert not kept.parts


def test_no_middleware_reads_what_keeps_the_chain_while_it_is_set_up() -> None:
    read = set[str]()

    class Listening(UserSettingsHolder):
        def __getattr__(self, name: str) -> Any:
            read.add(name)
            return super().__getattr__(name)

    before = settings._wrapped
    settings._wrapped = Listening(before)
    try:
        BaseHandler.load_middleware(ClientHandler())
    finally:
        settings._wrapped = before
    assert {"MIDDLEWARE", "STATIC_URL"} <= read
    assert read & chain.KEPT_THROUGH <= {"MEDIA_ROOT"}
