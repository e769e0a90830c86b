"""Files of cases that the sweep promises and a worker makes: whoever is offered the Ombudsman gets the file, once, and nothing
that offers it leaves before it is there; killed anywhere, too."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connections

from complaints.models import Attachment
from config import checkup
from notifications.models import Message
from tests.factories import Case, House
from tests.waiting import SECONDS
from tests.workflow.paths import answered
from workflow import clock
from workflow.errors import Unavailable
from workflow.models import Duty, Event, PromisedFile
from workflow.reading import case_file
from workflow.sweep import batches, promised_files, sweeps

PAPER = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(case_file, "pdf", lambda *_case, **_made: PAPER)


def long_late(number: int = 1) -> list[Case]:
    house = House()
    return [house.file("2026-08-03").dispatched("2026-08-04").begun("2026-08-05") for _ in range(number)]


def swept(cases: list[Case]) -> None:
    assert sweeps.sweep(at=clock.now()) > 0
    assert PromisedFile.objects.count() == len(cases)


def made() -> int:
    return promised_files.make(now=clock.now, seconds=60)


def offers() -> "Counter[tuple[int, bool]]":
    """Of each case the mails that offer a file, and whether they bring it."""
    told = Message.objects.filter(notice="file_offered").values_list("complaint_id", "attachment__path")
    return Counter((case, path is not None) for case, path in told)


def each_has_its_file_once(cases: list[Case]) -> None:
    assert offers() == Counter({(case.pk, True): 1 for case in cases})
    kept = Attachment.objects.filter(complaint__in=[case.pk for case in cases])
    assert sorted(kept.values_list("complaint_id", flat=True)) == [case.pk for case in cases]
    assert all((Path(django_settings.MEDIA_ROOT) / row.path).read_bytes() == PAPER for row in kept)
    assert Event.objects.filter(name="attached").count() == len(cases)
    assert not PromisedFile.objects.exists()
    at = clock.now()
    assert [list(check(at)) for check in (checkup.sequences, checkup.attached, checkup.files)] == [[], [], []]


@pytest.mark.django_db
def test_the_sweep_deals_with_such_cases_together_and_leaves_a_promise_and_no_offer():
    cases = long_late(3)
    at = clock.now()
    dealt = batches.act([case.pk for case in cases], by=sweeps.clock(), at=at)
    assert (sorted(dealt.done), dealt.alone) == ([case.pk for case in cases], [])
    assert PromisedFile.objects.count() == 3
    assert offers() == Counter()
    assert not Attachment.objects.exists()
    told = set(Message.objects.exclude(user=None).values_list("complaint_id", flat=True))
    assert told == {case.pk for case in cases}
    assert made() == 3
    each_has_its_file_once(cases)
    assert made() == 0


@pytest.mark.django_db
def test_a_case_that_is_dealt_with_alone_gets_the_same():
    (case,) = cases = long_late()
    sweeps.act(case.pk, by=sweeps.clock(), at=clock.now())
    assert offers() == Counter()
    assert made() == 1
    each_has_its_file_once(cases)


@pytest.mark.django_db
def test_the_mail_waits_for_the_sending_window_as_it_did():
    (case,) = cases = long_late()
    swept(cases)
    opens = PromisedFile.objects.get().not_before
    made()
    assert Message.objects.get(complaint=case.pk, notice="file_offered").next_try_at >= opens


@pytest.mark.django_db
def test_what_was_answered_meanwhile_gets_neither_file_nor_offer():
    (case,) = cases = long_late()
    swept(cases)
    answered(case, remedy=False)
    assert made() == 1
    assert (offers(), Attachment.objects.count(), PromisedFile.objects.count()) == (Counter(), 0, 0)


@pytest.mark.django_db
def test_an_end_that_is_over_meanwhile_is_not_told():
    (case,) = cases = long_late()
    swept(cases)
    duties = [duty["duty"] for duty in PromisedFile.objects.get().facts["duties"]]
    assert len(duties) > 1
    Duty.objects.filter(pk=duties[0]).update(ended_at=clock.now(), ended_by="link")
    made()
    told = Message.objects.get(complaint=case.pk, notice="file_offered").facts
    assert [duty["duty"] for duty in told["duties"]] == duties[1:]


@pytest.mark.django_db
def test_a_file_that_cannot_be_kept_is_tried_again_later_and_holds_up_no_other(monkeypatch):
    cases = long_late(2)
    swept(cases)
    attach, failing = case_file.attach, cases[0].pk

    def full(complaint, **named):
        if complaint.pk == failing:
            raise Unavailable
        return attach(complaint, **named)

    monkeypatch.setattr(case_file, "attach", full)
    assert made() == 1
    assert offers() == Counter({(cases[1].pk, True): 1})
    waits = PromisedFile.objects.get()
    assert (waits.complaint_id, waits.tries) == (failing, 1)
    assert timedelta(seconds=30) < waits.next_try_at - clock.now() < timedelta(minutes=2)
    assert made() == 0
    monkeypatch.setattr(case_file, "attach", attach)
    PromisedFile.objects.update(next_try_at=clock.now())
    assert made() == 1
    each_has_its_file_once(cases)


@pytest.mark.django_db
def test_a_fault_after_the_file_leaves_no_half_and_the_next_try_makes_it_whole(monkeypatch):
    cases = long_late()
    swept(cases)
    enqueue = promised_files.outbox.enqueue_one_each

    def crash(*_words, **_named):
        raise RuntimeError

    monkeypatch.setattr(promised_files.outbox, "enqueue_one_each", crash)
    assert made() == 0
    assert (offers(), Attachment.objects.count(), PromisedFile.objects.count()) == (Counter(), 0, 1)
    assert not Event.objects.filter(name="attached").exists()
    monkeypatch.setattr(promised_files.outbox, "enqueue_one_each", enqueue)
    PromisedFile.objects.update(next_try_at=clock.now())
    assert made() == 1
    assert offers() == Counter({(cases[0].pk, True): 1})


@pytest.mark.django_db
def test_the_doctor_tells_of_a_promise_that_nobody_keeps():
    swept(long_late())
    assert not [line for line in checkup.outbox(clock.now()) if "files of cases" in line]
    found = list(checkup.outbox(clock.now() + timedelta(minutes=6)))
    assert any(line.startswith("files of cases wait to be made, the oldest since ") for line in found)


WORKER = """
import itertools, signal, sys
import django; django.setup()
from workflow import clock
from workflow.reading import case_file
from workflow.sweep import promised_files
made = itertools.count(1)
def pdf(*_case, **_told):
    number = next(made)
    if number == int(sys.argv[1]):
        print("kill me in a while", flush=True)
    if number == int(sys.argv[1]) + 10:
        signal.pause()
    return b"%PDF-1.4\\n%%EOF\\n"
case_file.pdf = pdf
promised_files.make(now=clock.now, seconds=600)
"""


def worker(folder: Path, after: int) -> "subprocess.Popen[str]":
    told = {key: quote(str(value), safe="") for key, value in connections["default"].settings_dict.items()}
    address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**told)
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(after)],
        cwd=django_settings.ROOT,
        env={**os.environ, "DATABASE_URL": address, "MEDIA_ROOT": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.processes
@pytest.mark.usefixtures("committed")
def test_killed_while_files_are_made_each_case_gets_its_file_once(tmp_path):
    cases = long_late(60)
    swept(cases)
    process = worker(tmp_path, after=random.randint(1, 40))
    assert process.stdout is not None
    assert process.stdout.readline()
    time.sleep(random.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(SECONDS)
    left = PromisedFile.objects.count()
    assert 10 <= left <= 60
    assert sum(offers().values()) == Attachment.objects.count() == 60 - left
    workers = [threading.Thread(target=_made_in_a_thread) for _ in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert offers() == Counter({(case.pk, True): 1 for case in cases})
    assert Attachment.objects.count() == Event.objects.filter(name="attached").count() == 60
    assert not PromisedFile.objects.exists()
    assert list(checkup.sequences(clock.now())) == list(checkup.attached(clock.now())) == []


def _made_in_a_thread() -> None:
    made()
    connections.close_all()
