"""What commands that last show of themselves, and how they are stopped."""

import io
import os
import re
import signal
import threading
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts import progress
from accounts.progress import shown
from compliance import recounting
from tests.factories import House


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


def test_a_terminal_that_does_not_tell_its_width_shows_a_bar_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    ours, theirs = os.openpty()
    os.set_blocking(ours, False)
    with os.fdopen(theirs, "w") as out:
        with shown("Counting", unit="cases", total=10, goes_on="Again.", out=out) as work:
            work.at(5)
        assert b"0/10 [" in os.read(ours, 10_000)
    os.close(ours)


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
    ctrl_c = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # whoever started us may have it ignored
    with (  # noqa: PT012 - the signal comes within the block
        pytest.raises(SystemExit) as ended,
        shown("Counting", unit="cases", total=9, goes_on="Again.", out=out) as work,
    ):
        work.at(4)
        signal.raise_signal(number)  # to this thread: of several, the system may choose another
    signal.signal(signal.SIGINT, ctrl_c)
    assert ended.value.code == 128 + number
    assert out.getvalue().startswith("\nStopped. Counting: 4 of 9 cases, ")
    assert out.getvalue().endswith(" left. Again.\n")
    assert signal.getsignal(signal.SIGTERM) is before


def test_rows_that_are_read_in_parts_show_how_far_they_are_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "A_LINE", 0)
    out = io.StringIO()

    def never() -> int:
        raise AssertionError

    assert list(progress.through(range(3), never, "rows")) == [0, 1, 2]
    with shown("Reading", unit="parts", goes_on="Again.", out=out) as work:
        assert len(list(progress.through(range(250), lambda: 250, "rows"))) == 250
        assert str(work).startswith("Reading: 200 of 250 rows, ")
    assert [line.split(" rows")[0] for line in out.getvalue().splitlines()] == [
        "Reading: 100 of 250",
        "Reading: 200 of 250",
    ]
    assert list(progress.through(range(3), never, "rows")) == [0, 1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["doctor", "--only", "duties"], r"Checking duties: 1 of 1 rows, [\d,]+/s, 00:00 left"),
        (["recount"], r"Counting: 2 of 2 cases, [\d,]+/s, 00:00 left"),
        (["export_cases", "FOLDER", "--as", "COORDINATOR"], r"Exporting: 1 of 1 cases, [\d,]+/s, 00:00 left"),
        (["pack_mails"], r"Packing mails: 0 of [\d,]+ messages, 0/s"),
    ],
)
def test_commands_that_last_show_it(
    command: list[str],
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    house = House()
    house.file()
    named = {"FOLDER": str(tmp_path), "COORDINATOR": house.coordinator.user.username}
    monkeypatch.setattr(progress, "A_LINE", 0)
    monkeypatch.setattr(progress, "A_FEW", 1)
    call_command(*(named.get(word, word) for word in command))
    assert re.match(line, capsys.readouterr().err)


@pytest.mark.django_db
def test_cells_that_are_all_built_anew_show_of_how_many_agencies(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _n in range(3):
        House().file()
    monkeypatch.setattr(progress, "A_LINE", 0)
    monkeypatch.setattr(recounting, "MANY", 2)
    call_command("recount")
    told = capsys.readouterr().err
    assert re.search(r"^Counting: 6 of 6 cases", told, re.MULTILINE)
    assert re.search(r"^Summing up: 2 of 3 agencies, [\d,]+/s, 00:00 left$", told, re.MULTILINE)
    assert re.findall(r"^Sheets: (\d+) of (\d+) units", told, re.MULTILINE)[-1] == ("6", "6")
    for done, total in re.findall(r": (\d+) of (\d+) ", told):
        assert int(done) <= int(total)


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
