"""What the person at the terminal reads while something lasts."""

import io
import subprocess
import sys

import pytest

from config import progress
from config.progress import Progress, wait


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_quick_needs_no_word() -> None:
    out = io.StringIO()
    quick = Progress("Counting", out)
    quick.show("1 of 3")
    quick.end()
    assert out.getvalue() == ""


def test_on_a_terminal_one_line_is_written_anew_and_goes() -> None:
    out = Terminal()
    long = Progress("Counting", out, patience=0)
    long.show("1 of 3")
    long.show("2 of 3")
    assert out.getvalue() == "\rCounting ... 1 of 3 (0 s)\x1b[K\rCounting ... 2 of 3 (0 s)\x1b[K"
    long.end()
    assert out.getvalue().endswith("(0 s)\x1b[K\r\x1b[K")


def test_a_line_is_never_wider_than_the_terminal() -> None:
    out = Terminal()
    Progress("Counting", out, patience=0).show("x" * 500)
    (line,) = out.getvalue().split("\r")[1:]
    assert len(line.removesuffix("\x1b[K")) < 80
    assert line.endswith("(0 s)\x1b[K")


def test_elsewhere_it_says_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    seconds = iter([0.0, 0.0, 2.9, 3.1, 10.0, 18.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(seconds))
    long = Progress("Counting", out)
    for number in range(4):
        long.show(f"{number} of 9")
    assert out.getvalue() == "Counting ... 1 of 9 (3 s)\n"
    monkeypatch.setattr(progress.time, "monotonic", lambda: 18.2)
    long.show("7 of 9")
    long.end()
    assert out.getvalue() == "Counting ... 1 of 9 (3 s)\nCounting ... 7 of 9 (18 s)\n"


@pytest.mark.processes
def test_a_process_is_waited_for_and_its_status_told() -> None:
    process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(7)"])
    assert wait(process, "Counting", lambda: "") == 7
