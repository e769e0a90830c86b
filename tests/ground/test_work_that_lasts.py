"""What commands that last show of themselves, and how they are stopped."""

import io
import os
import signal
import threading

import pytest

from accounts import progress
from accounts.progress import shown


def test_in_a_log_it_is_a_line_a_minute_with_rate_and_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    out, now = io.StringIO(), 1000.0
    monkeypatch.setattr(progress, "monotonic", lambda: now)
    with shown("Counting", unit="cases", total=2000, goes_on="Again.", out=out) as work:
        for done in range(1001):
            now = 1000.0 + done / 5
            work.at(done)
    assert out.getvalue().splitlines() == [
        "Counting: 300 of 2,000 cases, 5/s, 05:40 left",
        "Counting: 600 of 2,000 cases, 5/s, 04:40 left",
        "Counting: 900 of 2,000 cases, 5/s, 03:40 left",
    ]


def test_what_is_quick_needs_no_line() -> None:
    out = io.StringIO()
    with shown("Counting", unit="cases", goes_on="Again.", out=out) as work:
        work.at(5)
    assert out.getvalue() == ""


def test_without_a_known_total_it_says_how_far_and_how_quick() -> None:
    out = io.StringIO()
    with shown("Counting", unit="cases", goes_on="Again.", out=out) as work:
        work.at(5)
        assert str(work).startswith("Counting: 5 cases, ")
        assert "left" not in str(work)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopped_it_says_what_stands_and_how_to_go_on_and_ends_with_the_status_of_the_signal(
    number: int,
) -> None:
    out, before = io.StringIO(), signal.getsignal(signal.SIGTERM)
    with (  # noqa: PT012 - the signal comes within the block
        pytest.raises(SystemExit) as ended,
        shown("Counting", unit="cases", total=9, goes_on="Again.", out=out) as work,
    ):
        work.at(4)
        os.kill(os.getpid(), number)
        signal.pause()
    assert ended.value.code == 128 + number
    assert out.getvalue().startswith("\nStopped. Counting: 4 of 9 cases, ")
    assert out.getvalue().endswith(" left. Again.\n")
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_fault_goes_through_as_it_is() -> None:
    with (
        pytest.raises(ZeroDivisionError),
        shown("Counting", unit="cases", goes_on="Again.", out=io.StringIO()),
    ):
        _ = 1 / 0


def test_a_thread_may_show_its_work() -> None:
    out, ended = io.StringIO(), []

    def count() -> None:
        with shown("Counting", unit="cases", goes_on="Again.", out=out) as work:
            work.at(1)
        ended.append(True)

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    assert ended == [True]
