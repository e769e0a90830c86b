"""The job that applies a change, on a database that commits: killed at any point, twice at once, beside people who
hold cases or file with the version before. The result is that of one undisturbed run."""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from accounts import progress
from complaints.codes import IdentityKind
from complaints.models import Complaint
from config import checkup
from law.codes import SuspensionReason
from tests.factories import Case, House, when
from tests.waiting import SECONDS
from tests.workflow.calendar_drive import CLOCK, approved, day, finished, whole_year
from tests.workflow.rebuilt import assert_rebuilds
from tests.workflow.test_calendar_changes import COUNTS, story
from workflow import tasks
from workflow.calendars import families, present
from workflow.clocks import catching_up
from workflow.codes import CalendarKind
from workflow.models import CalendarChange, Duty
from workflow.redating import job as job_of
from workflow.redating import running_cases
from workflow.redating.job import Job, Step

pytestmark = pytest.mark.usefixtures("committed", "fresh_calendars")
AT = when("2026-03-05")
ADDED = day("2026-03-12", name="Hari Tambahan"), day("2026-03-16", name="Hari Tambahan Lain")


def worker(change: CalendarChange, *lines: int) -> "subprocess.Popen[str]":
    """A process of its own on this test's database, in batches of two cases; behind so many lines it waits."""
    database = connections["default"].settings_dict
    address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(
        **{key: quote(str(value), safe="") for key, value in database.items()}
    )
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.workflow.calendar_worker",
            str(change.pk),
            AT.isoformat(),
            *map(str, lines),
        ],
        cwd=django_settings.ROOT,
        env={**os.environ, "DATABASE_URL": address},
        stdout=subprocess.PIPE,
        text=True,
    )


def town(code: str, number: int) -> tuple[House, list[Case]]:
    """A calendar of its own, and cases of every kind that runs by it."""
    made = when("2026-01-01")
    families.make(code, name=code, kind=CalendarKind.NATIONAL, parent=None, by=None, at=made)
    finished(approved(*whole_year(2026), code=code, at=made), at=made)
    house = House(calendar=code)
    nobody_known = {"identity": IdentityKind.ANONYMOUS, "person": None}
    cases = [
        house.file(f"2026-03-0{1 + n % 4}", **(nobody_known if n % 5 == 1 else {})) for n in range(number)
    ]
    for n, case in enumerate(cases):
        if n % 3 == 1:
            case.dispatched("2026-03-04")
        if n % 3 == 2:
            case.dispatched("2026-03-04").begun("2026-03-04")
        if n % 9 == 2:
            case.do(
                "suspend",
                "2026-03-04",
                house.officer,
                reason=SuspensionReason.AWAITING_COMPLAINANT,
                reasons="Menunggu.",
            )
    return house, cases


def told(cases: list[Case], code: str) -> list[str]:
    return [str(story(case)).replace(code, "calendar") for case in cases]


def counts(change: CalendarChange) -> dict[str, int]:
    change.refresh_from_db()
    assert change.state == "applied"
    return {name: getattr(change, name) for name in COUNTS}


def sound() -> None:
    assert_rebuilds()
    assert list(checkup.sequences(AT)) == list(checkup.calendars(AT)) == []


@pytest.mark.processes
def test_t42_killed_at_any_point_and_started_again_it_ends_as_one_run_does():
    some = random.Random(42)
    _house, once = town("once", 18)
    _other, killed = town("killed", 18)
    one_run = finished(approved(*ADDED, code="once", at=AT), at=AT)
    change = approved(*ADDED, code="killed", at=AT)
    kills = 0
    while True:
        lines = some.randint(1, 4)
        process = worker(change, lines + 1)  # however late the kill comes
        assert process.stdout is not None
        for _line in range(lines):
            process.stdout.readline()
        time.sleep(some.random() * 0.03)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        if process.wait(SECONDS) == 0:
            break
        assert process.returncode == -signal.SIGKILL
        kills += 1
        assert list(checkup.sequences(AT)) == []
    assert kills >= 3
    assert counts(change) == counts(one_run)
    assert told(killed, "killed") == told(once, "once")
    assert one_run.moved > 12
    sound()


@pytest.mark.processes
def test_t42_two_workers_at_once_end_as_one_does():
    _house, once = town("once", 18)
    _other, twice = town("twice", 18)
    one_run = finished(approved(*ADDED, code="once", at=AT), at=AT)
    change = approved(*ADDED, code="twice", at=AT)
    workers = [worker(change), worker(change)]
    assert [process.wait(SECONDS) for process in workers] == [0, 0]
    assert counts(change) == counts(one_run)
    assert told(twice, "twice") == told(once, "once")
    sound()


def test_a_case_that_somebody_holds_is_passed_over_and_done_when_it_is_free():
    _house, cases = town("held", 4)
    change = approved(*ADDED, code="held", at=AT)
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Complaint.objects.lock(cases[1].pk)
            held.set()
            let_go.wait(SECONDS)
        connections.close_all()

    person = threading.Thread(target=hold)
    person.start()
    held.wait(SECONDS)
    job = Job(change)
    steps = [job.step(by=CLOCK, at=AT) for _n in range(3)]
    assert Step.WORKED in steps
    assert Step.FINISHED not in steps
    assert set(_labels(cases[0])) == {"held@3"}
    assert set(_labels(cases[1])) == {"held@2"}
    let_go.set()
    person.join(SECONDS)
    finished(change, at=AT)
    assert set(_labels(cases[1])) == {"held@3"}
    sound()


def test_a_case_that_fails_stops_no_other_and_is_written_down(monkeypatch, caplog):
    _house, cases = town("fails", 5)
    change = approved(*ADDED, code="fails", at=AT)
    follow, ill = catching_up.follow_calendar, cases[2].pk

    def follow_but_one(complaint, docket, **asked):
        if complaint.pk == ill:
            raise ValueError("ill")
        return follow(complaint, docket, **asked)

    with monkeypatch.context() as patch:
        patch.setattr(catching_up, "follow_calendar", follow_but_one)
        with pytest.raises(CommandError, match="could not be moved"):
            call_command("calendar", "apply", str(change.pk))
    assert [record.complaint for record in caplog.records if record.msg == "calendar_failed"] == [ill]
    stale = running_cases.stale_labels([change.calendar])
    assert [pk for label in stale for pk in running_cases.following(label, after=0, most=9)] == [ill]
    tasks.follow_calendars()
    assert counts(change)["moved"] > 0
    sound()


def test_the_command_shows_how_far_it_is_and_stopped_it_goes_on(monkeypatch, capsys):
    town("shown", 5)
    change = approved(*ADDED, code="shown", at=AT)
    batch, left = Job._batch, [1, 2]

    def stopped(job, ids, **asked):
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return batch(job, ids, **asked)

    monkeypatch.setattr(progress, "A_LINE", 0)
    with monkeypatch.context() as patch:
        patch.setattr(job_of, "BATCH", 1)
        patch.setattr(Job, "_batch", stopped)
        with pytest.raises(SystemExit) as ended:
            call_command("calendar", "apply", str(change.pk))
    assert ended.value.code == 130
    shown = capsys.readouterr().err
    assert re.search(
        rf"^Moving dates: \d+ of {change.total} duties, \d+/s, \d\d:\d\d left$", shown, re.MULTILINE
    )
    assert "Stopped. Moving dates: " in shown
    assert "goes on with the rest." in shown
    call_command("calendar", "apply", str(change.pk))
    assert counts(change)["moved"] > 0
    sound()


def test_who_files_with_the_version_before_meanwhile_is_waited_for():
    house, _cases = town("late", 2)
    read, commit = threading.Event(), threading.Event()
    filed: list[Case] = []

    def file_slowly() -> None:
        with transaction.atomic():
            filed.append(house.file("2026-03-04"))
            read.set()
            commit.wait(SECONDS)
        connections.close_all()

    person = threading.Thread(target=file_slowly)
    person.start()
    read.wait(SECONDS)
    change = approved(*ADDED, code="late", at=AT)
    job = Job(change)
    steps = [job.step(by=CLOCK, at=AT) for _n in range(5)]
    assert Step.FINISHED not in steps
    commit.set()
    person.join(SECONDS)
    assert set(_labels(filed[0])) == {"late@2"}
    finished(change, at=AT)
    assert set(_labels(filed[0])) == {"late@3"}
    sound()


def _labels(case: Case) -> list[str]:
    running = Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None)
    return list(running.values_list("calendar", flat=True))


def test_the_number_of_statements_does_not_grow_with_the_cases(django_assert_max_num_queries):
    _house, _cases = town("few", 30)
    change = approved(*ADDED, code="few", at=AT)
    job = Job(change)
    assert present.current("few").label == "few@3"
    with django_assert_max_num_queries(35):
        assert job.step(by=CLOCK, at=AT) == Step.WORKED
    assert job.step(by=CLOCK, at=AT) in (Step.WAITS, Step.FINISHED)
    finished(change, at=AT)


def test_the_task_goes_on_with_what_was_approved():
    _house, cases = town("task", 2)
    change = approved(*ADDED, code="task", at=AT)
    tasks.follow_calendars()
    change.refresh_from_db()
    assert (change.state, set(_labels(cases[0]))) == ("applied", {"task@3"})
    sound()


def test_the_doctor_finds_duties_that_a_change_left_behind():
    _house, cases = town("left", 1)
    Duty.objects.filter(complaint=cases[0].pk, kind="settle").update(calendar="left@1")
    assert "left@1" in next(iter(checkup.calendars(AT)))
