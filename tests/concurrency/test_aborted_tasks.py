"""What the clock and the outbox do, with a deadlock or a failure to serialize at each statement: done again whole, and
nothing twice."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from complaints import transactions
from complaints.models import Attachment
from notifications import addresses, delivery
from notifications.models import Message
from tests.concurrency.aborts import Seen, aborts_at
from tests.concurrency.test_aborts import files, trace
from tests.factories import Case, House, when
from tests.notifications.conftest import due_now, file_live, sink, smtp
from tests.workflow.calendar_drive import approved, day, finished
from tests.workflow.paths import IN_STATE
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock
from workflow.calendars import present
from workflow.models import CalendarChange, Duty
from workflow.redating import years_ahead
from workflow.sweep import sweeps

__all__ = ["sink", "smtp"]
S = Message.State


@pytest.fixture(autouse=True)
def quick(committed: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(transactions, "WAITS", (0, 0))


@pytest.mark.parametrize(("state", "step"), [("incomplete", 1), ("received", 4)])
def test_a_sweep_aborted_at_any_statement_tells_each_end_once(state, step, caplog):
    """A lapse; and, at every fourth statement, breaches, rungs and the file for the Ombudsman, which takes its time."""
    house = House()

    def swept(place: int) -> tuple[Case, Seen]:
        case = IN_STATE[state](house)
        with aborts_at(place, in_transaction=True) as seen:
            while sweeps.sweep(at=clock.now()):
                pass
        return case, seen

    swept(0)  # the address of all has had its mail
    case, undisturbed = swept(0)
    expected = trace(case.pk)
    assert {"lapsed", "breached"} & set(expected["events"])
    for place in range(1, undisturbed.statements + 1, step):
        case, seen = swept(place)
        assert (trace(case.pk), seen.aborted) == (expected, 1), place
    assert files() == Attachment.objects.count()
    assert "clock_failed" not in caplog.text
    assert_rebuilds()


def test_a_batch_of_the_sweep_aborted_at_any_statement_records_each_end_once(caplog):
    """Ends that passed a moment ago, of which no file is made."""
    house = House()
    for place in count(1):
        at = clock.now()
        cases = [IN_STATE["investigating"](house) for _ in range(3)]
        for case in cases:
            case.row.duties.update(swept_at=at, rung="", rung_at=None)
            case.row.duties.filter(kind="settle").update(due_at=at, swept_at=None)
        with aborts_at(place, in_transaction=True) as seen:
            while sweeps.sweep(at=clock.now()):
                pass
        for case in cases:
            names = trace(case.pk)["events"]
            assert (names.count("breached"), names.count("escalation_offered")) == (1, 1), place
        if not seen.aborted:
            break
    assert place > 8
    assert not files()
    assert not {"clock_failed", "clock_batch_failed"} & {record.message for record in caplog.records}


def test_a_mail_is_sent_once_though_any_statement_around_it_was_aborted(smtp):
    house, aborted = House(), 0
    for place in count(1):
        file_live(house, f"siti{place}@example.org")
        with aborts_at(place) as seen, suppress(OperationalError):
            delivery.drain()
        due_now()
        delivery.drain()
        assert (smtp.recipients[-1], len(smtp.taken)) == (f"siti{place}@example.org", place)
        assert set(Message.objects.values_list("state", flat=True)) == {S.SENT}, place
        if not seen.aborted:
            break
        aborted += 1
    assert aborted > 5


def test_each_of_a_batch_is_sent_once_though_any_statement_was_aborted(smtp):
    """One statement marks what has left and takes the next."""
    house = House()
    for place in count(1):
        before = len(smtp.taken)
        sent = [file_live(house, f"siti{place}-{number}@example.org") for number in range(3)]
        with aborts_at(place) as seen, suppress(OperationalError):
            delivery.drain()
        due_now()
        delivery.drain()
        assert len(smtp.taken) == before + len(sent), place
        assert set(Message.objects.values_list("state", flat=True)) == {S.SENT}, place
        if not seen.aborted:
            break
    assert place > 8


def test_a_message_that_cannot_be_read_is_not_kept_in_hand(smtp):
    """The lock of whoever holds it would keep it from every other worker."""
    file_live(House())
    reads = 'FROM "notifications_message" LEFT OUTER JOIN'
    with aborts_at(1, where=lambda sql: reads in sql), pytest.raises(OperationalError):
        delivery.drain()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
    delivery.drain()
    assert Message.objects.get().state == S.SENT


@pytest.mark.usefixtures("fresh_calendars")
def test_a_change_of_calendar_aborted_at_any_statement_moves_each_clock_once():
    house, at = House(), when("2026-03-05")
    cases = [IN_STATE["investigating"](house) for _ in range(2)]
    running = Duty.objects.filter(met_at=None, ended_at=None).count()
    known = present.current("id").holidays
    every_day = (date(2026, 3, 9) + timedelta(days=n) for n in count())
    working_days = (each for each in every_day if each.weekday() < 5 and each not in known)
    for place in count(1):
        change = approved(day(next(working_days).isoformat()), at=at)
        with aborts_at(place, in_transaction=True) as seen:
            finished(change, at=at)
        change.refresh_from_db()
        assert (change.state, change.seen) == (CalendarChange.State.APPLIED, running), place
        assert change.moved > 0
        if not seen.aborted:
            break
    assert place > 10
    for case in cases:
        events = list(case.row.events.order_by("seq").values_list("seq", flat=True))
        assert events == list(range(1, case.row.last_seq + 1))
    assert_rebuilds()


def test_a_confirmed_address_and_a_monthly_reminder_are_done_once_as_well():
    house = House()
    first, second = file_live(house), file_live(house)
    for place in count(1):
        Message.objects.filter(complaint=second.complaint).update(state=S.HELD)
        with aborts_at(place, in_transaction=True) as seen:
            addresses.confirm(first.complaint.complainant.pk, at=clock.now())
        assert Message.objects.get(complaint=second.complaint).state == S.QUEUED
        if not seen.aborted:
            break
    for month in range(10, 13):
        for place in count(1):
            Message.objects.filter(notice="calendar_waits").delete()
            with aborts_at(place, in_transaction=True) as seen:
                assert years_ahead.remind(at=when(f"2027-{month}-05")) == 1
            assert Message.objects.filter(notice="calendar_waits").count() == 1
            if not seen.aborted:
                break
