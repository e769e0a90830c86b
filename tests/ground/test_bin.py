"""Every program in bin/ starts, each benchmark runs, and bin/check sees what nobody committed."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.processes
ROOT = Path(__file__).resolve().parents[2]
NO_BROWSER_WANTED = {"TUNTAS_CHROMIUM": "/bin/true"}
STARTS: dict[str, tuple[list[str], int, str]] = {
    "attack": (["-k", "none_of_them"], 5, "attack  count  limit  result"),
    "bench": (["--help"], 0, "usage: bin/bench"),
    "check": (["lifecycle diagram"], 0, "ok      lifecycle diagram"),
    "containers": (["--help"], 0, "Try the production path"),
    "manage": (["lifecycle", "--check"], 0, ""),
    "requirements": (["--help"], 0, "Compile requirements/"),
    "run": ([], 1, "PORT is a number from 1 to 65535"),
    "test": (["--version"], 0, "pytest "),
}
"""By program: with which arguments it ends in seconds, its status then, and what it says."""


def run(name: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, ROOT / "bin" / name, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_programs_are_all_known_here() -> None:
    programs = {path.name for path in (ROOT / "bin").iterdir() if path.is_file() and os.access(path, os.X_OK)}
    assert programs == set(STARTS)


@pytest.mark.parametrize("name", STARTS)
def test_a_program_starts(name: str, tmp_path: Path) -> None:
    arguments, status, said = STARTS[name]
    done = run(name, *arguments, TUNTAS_VAR=str(tmp_path), PORT="none", **NO_BROWSER_WANTED)
    assert done.returncode == status, done.stderr
    assert said in done.stdout + done.stderr


def test_every_benchmark_runs(tmp_path: Path) -> None:
    """One round of a tenth of a second of each, on servers of its own."""
    from bench.run import FIGURES

    kept = ["--json", str(tmp_path / "figures.json"), "--plans", str(tmp_path / "plans.txt")]
    done = run("bench", "--quick", *kept)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads((tmp_path / "figures.json").read_text())
    measured = {figure["name"] for figure in told["figures"]}
    assert measured == {
        "due dates",
        "filing",
        "outbox drain, messages",
        "sweep, breaches",
        "sweep, cases of a week",
        "register import, rows",
        "the same, to COPY of what it wrote",
        "work list",
        "case page",
        "work list, page",
        "case, page",
        "handling measures",
    }
    assert told["facts"]["holiday edit"]["moved"] > 0
    sizes = told["facts"]["scale"]["sizes"]
    assert list(sizes) == ["30", "60"]
    assert {"duties", "products", "statements"} <= set(sizes["30"]["doctor"])
    assert {each["status"] for size in sizes.values() for each in size["figures"]} == {200, 201}
    assert "=== work list" in (tmp_path / "plans.txt").read_text()
    assert f"stands in {tmp_path / 'plans.txt'}." in done.stdout
    (night,) = told["facts"]["midnight"].values()
    assert night["over"] >= 30
    assert {each["status"] for when in ("quiet", "before the recount") for each in night[when].values()} == {
        200
    }
    journey = told["facts"]["journey"]
    assert isinstance(journey, str) or set(journey) == {"first", "later"}
    assert len(FIGURES) == 11, "a new one is named above"


class TestWhatNobodyCommitted:
    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / "a.py").write_text("a = 1\n")
        (tmp_path / ".gitignore").write_text("/var\n")
        self.git(tmp_path, "init", "-q")
        self.git(tmp_path, "add", ".")
        self.git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "All.")
        return tmp_path

    @staticmethod
    def git(folder: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, env=_without_git(os.environ))

    @pytest.fixture
    def tree(self) -> Any:
        spec = importlib.util.spec_from_file_location("tree", ROOT / "bin" / "tree.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_a_clean_checkout_is_clean_whatever_it_ignores(self, checkout: Path, tree: Any) -> None:
        (checkout / "var").mkdir()
        (checkout / "var" / "log").touch()
        assert tree.uncommitted(checkout) == ""

    @pytest.mark.parametrize("change", ["new", "changed", "gone", "staged"])
    def test_each_file_is_named(self, checkout: Path, tree: Any, change: str) -> None:
        file = checkout / "kept" / ("a.py" if change in ("changed", "gone") else "within.py")
        file.write_text("a = 2\n")
        if change == "gone":
            file.unlink()
        if change == "staged":
            self.git(checkout, "add", ".")
        (line,) = tree.uncommitted(checkout).splitlines()
        assert line.endswith(f" kept/{file.name}")

    def test_it_is_not_asked_on_ci_or_without_git_and_the_reason_is_told(
        self, checkout: Path, tree: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert tree.why_not_asked(checkout, {}) == ""
        assert tree.why_not_asked(checkout, {"CI": "true"}) == "CI is set"
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        assert tree.why_not_asked(checkout, {}) == "there is no git on PATH"
        shutil.rmtree(checkout / ".git")
        assert tree.why_not_asked(checkout, {}) == "this is no git checkout"

    def test_bin_check_asks_last_and_prints_a_line_for_it(self, tmp_path: Path) -> None:
        done = run("check", "all is committed", CI="1", TUNTAS_VAR=str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(r"skipped +all is committed: CI is set\n", done.stdout)
        assert run("check", "no such check").stderr.rstrip().endswith("all is committed.")


def _without_git(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if not name.startswith("GIT_")}
