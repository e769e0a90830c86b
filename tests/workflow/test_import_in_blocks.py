"""Long registers, a block of rows a transaction: every row is dealt with once, wherever blocks end, whatever its texts hold,
and wherever the import is stopped."""

import fcntl
import os
import pty
import random
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection, connections, transaction

from accounts.models import Unit
from complaints import copying
from complaints.models import Complaint
from config import checkup
from law import counting
from tests.waiting import SECONDS, eventually
from tests.workflow.rebuilt import assert_rebuilds
from tests.workflow.test_import_register import HEADING, STATUSES, Desk, case
from workflow import clock
from workflow.models import Calendar, Duty, ImportedCase
from workflow.register import cases, reading
from workflow.register.imports import Report, import_register
from workflow.register.mapping import ImportMapping


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", 3)


def row(
    number: object, subject: str = "Antrean", status: str = "Proses", filed: str = "02/03/2026 09:30"
) -> str:
    end = "" if status in ("Baru", "Disposisi", "Proses") else "09/03/2026 15:00"
    return f"{number},{filed},Dinkes,{status},{end},WA,{subject},"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_rows_of_one_day_and_fate_become_the_cases_that_each_of_them_would_become_alone(
    desk, seed, monkeypatch
):
    """Their dates are counted once for all; rebuilt from its events each case has the same."""
    monkeypatch.setattr(cases, "MOST", 3 + seed)
    chance, rows = random.Random(seed), []
    for number in range(60):
        day = chance.choice(("02", "06", "07", "08", "31"))
        hour = chance.choice(("00:00", "00:01", "09:30", "23:59"))
        status = chance.choice(STATUSES)
        end = chance.choice((f"{day}/03/2026 23:59", "02/04/2026 00:00", "03/04/2026 12:00"))
        unit = chance.choice(("Dinkes", "Dinsos"))
        rows.append(f"{number},{day}/03/2026 {hour},{unit},{status},{end},WA,Antrean {number},")
    desk.run(*rows[:10])
    Unit.objects.filter(code="dinsos").update(working_week=[1, 2, 3, 4, 5, 6])
    told = desk.run(*rows)
    assert told[-1].startswith("read 60 = imported 50 + already there 10")
    assert_rebuilds()
    at = clock.now()
    for check in (checkup.sequences, checkup.columns, checkup.hashes, checkup.searched):
        assert list(check(at)) == []
    for each in Complaint.objects.select_related("agency"):
        zone = each.agency.zone
        assert each.received_on == counting.local_date(each.received_at, zone)
        if each.first_answered_at is not None:
            assert each.first_answered_on == counting.local_date(each.first_answered_at, zone)


def watched(desk: Desk, rows: list[str], meanwhile: Callable[[], object]) -> Report:
    """Import these; after the first block, when the next is made already, something happens."""
    register, mapping, report = desk.folder / "watched.csv", desk.folder / "watched.toml", Report()
    register.write_text("\n".join([HEADING, *rows]), encoding="utf-8")
    mapping.write_text(desk.mapping, encoding="utf-8")
    import_register(
        register,
        ImportMapping.load(mapping),
        report,
        at=clock.now(),
        refused=lambda refused: pytest.fail(str(refused)),
        progress=lambda far: meanwhile() if far.read == 3 else None,
    )
    return report


@pytest.mark.django_db
def test_what_another_import_brought_while_a_block_was_made_ahead_is_there_already(desk, small_blocks):
    rows, told = [row(number) for number in range(9)], []
    report = watched(desk, rows, lambda: told.extend(desk.run(*rows)))
    assert told[-1] == "read 9 = imported 6 + already there 3 + refused 0"
    assert (report.read, report.imported, report.already_there) == (9, 3, 6)
    assert Complaint.objects.count() == 9


@pytest.mark.django_db
def test_a_block_made_ahead_counts_with_the_calendar_that_stands_when_it_is_written(desk, small_blocks):
    newer = Calendar.objects.filter(code="id")
    before = newer.get().version
    watched(
        desk,
        [row(number, status="Baru") for number in range(6)],
        lambda: newer.update(version=before + 1),
    )
    labels = dict(Duty.objects.order_by("complaint_id").values_list("complaint_id", "calendar"))
    assert list(labels.values()) == [f"id@{before}"] * 3 + [f"id@{before + 1}"] * 3


WALKS = "SELECT sum(seq_scan) FROM pg_stat_xact_user_tables WHERE relname IN ('complaints_complaint', 'workflow_event')"


@pytest.mark.usefixtures("committed")
def test_what_is_asked_for_each_row_goes_by_an_index_also_where_the_tables_were_known_to_be_empty(desk):
    """A plan is kept for the session: one made for a table of a page would walk it for each row of a long register."""
    with connections["owner"].cursor() as owner:
        owner.execute("ANALYZE complaints_complaint, workflow_event")
    with transaction.atomic(), connection.cursor() as cursor:
        desk.run(*(row(number) for number in range(20)))
        cursor.execute(WALKS)
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_a_unit_comes_into_being_with_its_first_case_or_not_at_all(desk, monkeypatch):
    copy = copying.copy

    def copied(pattern: copying.Pattern, lines: list[str]) -> None:
        copy(pattern, lines)
        if "workflow_duty" in pattern.into:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(copying, "copy", copied)
        with pytest.raises(SystemExit):
            desk.run(row(1))
    assert not Unit.objects.filter(code="dinkes").exists()
    assert desk.run(row(1)) == ["units made: dinkes", "read 1 = imported 1 + already there 0 + refused 0"]


TEXTS = (
    "a\tb",
    r"C:\new\table",
    r"\N",
    r"\.",
    "{0} {case} {{x}}",
    "50 % %s",
    'satu "dua"',
    "é 処 \U0001f600",
    "'; DROP TABLE",
)


@pytest.mark.django_db
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_kept_as_it_is_whatever_a_copy_or_a_pattern_could_take_it_for(desk, text):
    quoted = '"' + text.replace('"', '""') + '"'
    told = desk.run(f"{quoted},02/03/2026 09:30,Dinkes,Proses,,WA,{quoted},{quoted}")
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"
    number = ImportedCase.objects.get().reference
    assert number == " ".join(text.split())
    bodies = {kept.kind: kept.body for kept in case(number).statements.all()}
    assert bodies == {"subject": " ".join(text.split()), "description": text}
    assert list(checkup.hashes(clock.now())) == []


@pytest.mark.django_db
def test_a_description_of_several_lines_is_kept(desk):
    desk.run('7,02/03/2026 09:30,Dinkes,Proses,,WA,Antrean,"satu\ndua\n\\tiga"')
    assert case("7").statements.get(kind="description").body == "satu\ndua\n\\tiga"


@pytest.mark.django_db
@pytest.mark.usefixtures("small_blocks")
def test_every_row_is_in_the_count_and_every_number_once_wherever_blocks_end(desk):
    rows = [
        row(1),
        row(2),
        row(1),
        "",
        row(3),
        row(2, subject="Lain"),
        row(1),
        "4,kemarin,Dinkes,Proses,,,,",
        row(5),
    ]
    told = desk.run(*rows)
    assert told[:2] == [
        "refused: line 7, 2: line 3 has the same reference and says something else",
        "refused: line 9, 4: 'kemarin' is no date in any of the mapping's date_formats",
    ]
    assert told[-1] == "read 9 = imported 4 + already there 2 + refused 2 + blank 1"
    assert desk.run(*rows)[-1] == "read 9 = imported 0 + already there 6 + refused 2 + blank 1"


def test_a_value_that_copy_has_no_word_for_is_refused():
    with pytest.raises(TypeError, match="timedelta has no place in a row"):
        copying.written(timedelta(1))


def command(desk: Desk, lines: list[str]) -> list[str]:
    """The import of these rows as a command, in small blocks; however late it is stopped, the fifteenth waits for that."""
    (desk.folder / "register.csv").write_text("\n".join([HEADING, *lines]))
    (desk.folder / "map.toml").write_text(desk.mapping)
    code = (
        "import itertools, signal, threading\n"
        "stopped, blocks = threading.Event(), itertools.count(1)\n"
        "signal.signal(signal.SIGINT, lambda *told: (stopped.set(), signal.default_int_handler(*told)))\n"
        "import django; django.setup()\n"
        "from complaints import copying; copy = copying.copy\n"
        "def slowly(pattern, lines):\n"
        "    if 'importedcase' in str(pattern.into) and next(blocks) >= 15:\n"
        "        stopped.wait()\n"
        "    copy(pattern, lines)\n"
        "copying.copy = slowly\n"
        "from workflow.register import reading; reading.BLOCK = 20\n"
        "from accounts import progress; progress.PATIENCE = 0\n"
        "from django.core.management import call_command\n"
        f"call_command('import_register', {str(desk.folder / 'register.csv')!r}, mapping={str(desk.folder / 'map.toml')!r})"
    )
    return [sys.executable, "-c", code]


def on_this_database() -> dict[str, str]:
    def address(alias: str) -> str:
        told = {key: quote(str(value), safe="") for key, value in connections[alias].settings_dict.items()}
        return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**told)

    return {**os.environ, "DATABASE_URL": address("default"), "DATABASE_OWNER_URL": address("owner")}


def until_some_are_there(process: "subprocess.Popen[bytes]") -> None:
    def some_are() -> bool:
        assert process.poll() is None, process.communicate()
        return ImportedCase.objects.count() >= 60

    try:
        eventually(some_are)
    except AssertionError:
        process.kill()
        raise


ROWS = [row(n, status=STATUSES[n % 6]) for n in range(600)]


def goes_on(desk: Desk, there: int) -> None:
    """What is there are whole blocks, and the same command does the rest."""
    assert 0 < there < len(ROWS)
    assert there % 20 == 0
    assert Unit.objects.count() == Complaint.objects.values("unit").distinct().count()
    assert desk.run(*ROWS)[-1] == f"read 600 = imported {600 - there} + already there {there} + refused 0"
    assert Complaint.objects.count() == len(ROWS)
    assert list(checkup.sequences(clock.now())) == []


@pytest.mark.processes
@pytest.mark.usefixtures("committed")
def test_killed_anywhere_it_leaves_whole_blocks_and_the_same_command_goes_on_behind_them(desk):
    process = subprocess.Popen(command(desk, ROWS), cwd=django_settings.ROOT, env=on_this_database())
    until_some_are_there(process)
    process.kill()
    process.wait(SECONDS)
    goes_on(desk, ImportedCase.objects.count())


@pytest.mark.processes
@pytest.mark.usefixtures("committed")
def test_on_a_terminal_a_bar_shows_how_far_it_is_and_ctrl_c_says_how_to_go_on(desk):
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 90, 0, 0))
    process = subprocess.Popen(
        command(desk, ROWS),
        cwd=django_settings.ROOT,
        env=on_this_database(),
        stdout=subprocess.PIPE,
        stderr=terminal,
    )
    os.close(terminal)
    until_some_are_there(process)
    process.send_signal(signal.SIGINT)
    out, _none = process.communicate(timeout=SECONDS)
    shown = b""
    with suppress(OSError):  # the end of a terminal
        while True:
            shown += os.read(master, 4096)
    os.close(master)
    there = ImportedCase.objects.count()
    assert process.returncode == 128 + signal.SIGINT
    assert re.search(rb"\rImporting register\.csv: +\d+%.*\d+/\d+ .*rows/s", shown), shown[-500:]
    assert f"Stopped. Importing register.csv: {there} of ".encode() in shown
    assert b"the same command goes on behind them" in shown
    assert b"Traceback" not in shown
    assert f"read {there} = imported {there} + already there 0 + refused 0".encode() in out
    goes_on(desk, there)
