"""A worker may die at any point, and two may work at once: nothing is lost, one crash makes one duplicate."""

import signal
import subprocess
import threading

import pytest
from django.db import connection, connections

from accounts.actors import Origin
from accounts.actors import clock as the_clock
from complaints.models import Identity
from notifications import delivery, hands, outbox
from notifications.models import Message
from notifications.notices import Notice
from tests.factories import House
from tests.notifications.conftest import deliverer, file_live
from tests.notifications.sink import Behaviour, Sink
from tests.waiting import SECONDS, eventually
from workflow import clock

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.processes]
S = Message.State


def only() -> Message:
    return Message.objects.get(origin=Origin.LIVE)


def test_two_workers_at_once_send_each_message_once(sink):
    house = House()
    for number in range(40):
        file_live(house, f"siti{number}@example.org")
    workers = [deliverer(sink), deliverer(sink)]
    assert [worker.wait(SECONDS) for worker in workers] == [0, 0]
    assert sorted(sink.recipients) == sorted(f"siti{number}@example.org" for number in range(40))
    assert set(Message.objects.values_list("state", "attempts")) == {(S.SENT, 1)}


def test_a_message_in_hand_is_left_to_its_worker_however_long_it_takes(sink):
    file_live(House())
    held = threading.Event()
    sink.behaviour = Behaviour(at_data=lambda: held.wait(SECONDS) and None)
    worker = deliverer(sink)
    eventually(lambda: only().state == S.SENDING)
    assert hands.release_stale() == 0
    held.set()
    assert worker.wait(SECONDS) == 0
    assert len(sink.taken) == 1


def test_while_a_mail_is_in_hand_the_next_of_its_case_waits_and_all_others_leave(smtp):
    """Else a second worker could tell of the answer before the first has told of the receipt."""
    house = House()
    held = threading.Event()
    smtp.behaviour = Behaviour(at_data=lambda: held.wait(SECONDS) and None)
    case = file_live(house).complaint
    worker = deliverer(smtp)
    eventually(lambda: only().state == S.SENDING)
    smtp.behaviour = Behaviour()
    for notice in (Notice.DISPATCHED, Notice.DISPATCHED_TO_YOU):
        facts = {"unit_name": "Puskesmas", "duties": []}
        case.held_by = house.unit
        outbox.enqueue(notice, case, by=the_clock(), at=clock.now(), facts=facts)
    file_live(house, "budi@example.org")
    delivery.drain()
    staff = [who.user.email for who in (house.officer, house.officer2, house.supervisor)]
    assert sorted(smtp.recipients) == sorted([*staff, "budi@example.org"])
    assert Message.objects.get(notice=Notice.DISPATCHED).state == S.QUEUED
    held.set()
    assert worker.wait(SECONDS) == 0
    delivery.drain()
    assert [to for to in smtp.recipients if to == "siti@example.org"] == ["siti@example.org"] * 2
    sent = Message.objects.filter(user=None, complaint=case).order_by("sent_at")
    assert list(sent.values_list("notice", flat=True)) == [Notice.RECEIPT, Notice.DISPATCHED]


def test_a_mail_in_hand_holds_up_nobody_but_its_own_reader(smtp):
    house = House()
    case = file_live(house).complaint
    delivery.drain()
    held = threading.Event()
    smtp.behaviour = Behaviour(at_data=lambda: held.wait(SECONDS) and None)
    case.held_by = house.unit
    for notice in (Notice.DISPATCHED_TO_YOU, Notice.CONTESTED):
        outbox.enqueue(notice, case, by=the_clock(), at=clock.now(), facts={"duties": []})
    worker = deliverer(smtp)
    eventually(lambda: Message.objects.filter(state=S.SENDING).exists())
    smtp.behaviour = Behaviour()
    delivery.drain()
    reader = Message.objects.select_related("user").get(state=S.SENDING).user
    assert reader is not None
    staff = [who.user.email for who in (house.officer, house.officer2, house.supervisor)]
    others = [email for email in staff if email != reader.email]
    assert sorted(smtp.recipients[1:]) == sorted(others * 2)
    held.set()
    assert worker.wait(SECONDS) == 0
    delivery.drain()
    assert sorted(smtp.recipients[1:]) == sorted(staff * 2)


def _kill_and_deliver_again(sink: Sink, worker: "subprocess.Popen[bytes]") -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait(SECONDS)
    sink.behaviour = Behaviour()
    eventually(lambda: hands.release_stale() == 1 or only().state == S.QUEUED)
    assert deliverer(sink).wait(SECONDS) == 0
    assert only().state == S.SENT
    assert {mail["Message-ID"] for mail in sink.mails} == {only().message_id}


def test_a_worker_killed_before_it_is_greeted_loses_nothing(sink):
    sink.behaviour = Behaviour(hang_at="connect")
    file_live(House())
    worker = deliverer(sink)
    eventually(lambda: sink.connections == 1)
    worker.send_signal(signal.SIGKILL)
    worker.wait(SECONDS)
    sink.behaviour = Behaviour()
    assert deliverer(sink).wait(SECONDS) == 0
    assert len(sink.taken) == 1
    assert only().attempts == 1


def test_a_worker_killed_after_data_sends_again_under_the_same_message_id(sink):
    come = threading.Event()
    sink.behaviour = Behaviour(at_data=come.set, hang_at="data")
    file_live(House())
    worker = deliverer(sink)
    assert come.wait(SECONDS)
    assert (only().state, only().attempts) == (S.SENDING, 1)
    _kill_and_deliver_again(sink, worker)
    assert len(sink.taken) == 1
    assert only().attempts == 2


def test_a_worker_killed_after_250_makes_one_duplicate_under_the_same_message_id(sink):
    workers: list[subprocess.Popen[bytes]] = []
    come, killed = threading.Event(), threading.Event()

    def stop_it() -> None:
        workers[0].send_signal(signal.SIGSTOP)

    def kill_it() -> None:
        come.set()
        killed.wait(SECONDS)

    sink.behaviour = Behaviour(at_data=stop_it, after_reply=kill_it)
    file_live(House())
    workers.append(deliverer(sink))
    assert come.wait(SECONDS)
    assert only().state == S.SENDING
    _kill_and_deliver_again(sink, workers[0])
    killed.set()
    assert len(sink.taken) == 2
    assert only().attempts == 2


def test_a_worker_killed_in_the_midst_of_a_batch_makes_one_duplicate_and_costs_no_other_a_try(sink):
    """What left before it is marked, and what it only read ahead is untouched."""
    workers: list[subprocess.Popen[bytes]] = []
    come, killed = threading.Event(), threading.Event()
    house = House()
    addresses = [f"siti{number}@example.org" for number in range(6)]
    for address in addresses:
        file_live(house, address)

    def stop_it() -> None:
        if len(sink.taken) == 2:
            workers[0].send_signal(signal.SIGSTOP)

    def kill_it() -> None:
        if len(sink.taken) == 3 and not come.is_set():
            come.set()
            killed.wait(SECONDS)

    sink.behaviour = Behaviour(at_data=stop_it, after_reply=kill_it)
    workers.append(deliverer(sink))
    assert come.wait(SECONDS)
    states = list(Message.objects.order_by("next_try_at", "pk").values_list("state", "attempts"))
    assert states == [(S.SENT, 1)] * 2 + [(S.SENDING, 1)] + [(S.QUEUED, 0)] * 3
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait(SECONDS)
    killed.set()
    sink.behaviour = Behaviour()
    eventually(lambda: hands.release_stale() == 1 or not Message.objects.filter(state=S.SENDING).exists())
    assert deliverer(sink).wait(SECONDS) == 0
    assert sorted(sink.recipients) == sorted([*addresses, addresses[2]])
    tries = Message.objects.order_by("pk").values_list("state", "attempts")
    assert list(tries) == [(S.SENT, 2 if number == 2 else 1) for number in range(6)]


def test_what_another_worker_only_reads_ahead_is_taken_by_who_finds_nothing_else(smtp):
    house, held = House(), threading.Event()
    addresses = [f"siti{number}@example.org" for number in range(3)]
    for address in addresses:
        file_live(house, address)
    smtp.behaviour = Behaviour(at_data=lambda: held.wait(SECONDS) and None)
    worker = deliverer(smtp)
    eventually(lambda: Message.objects.filter(state=S.SENDING).exists())
    smtp.behaviour = Behaviour()
    assert delivery.drain() == delivery.Drained(sent=2, more=False)
    held.set()
    assert worker.wait(SECONDS) == 0
    assert sorted(smtp.recipients) == addresses


def test_what_changed_since_it_was_read_ahead_is_sent_as_it_is_now(smtp):
    house = House()
    filed = [file_live(house, f"siti{number}@example.org").complaint for number in range(3)]

    def change() -> None:
        Identity.objects.filter(complaint=filed[1]).update(email="baru@example.org")
        Message.objects.filter(complaint=filed[2]).delete()
        connections["default"].close()

    smtp.behaviour = Behaviour(at_data=change)
    assert delivery.drain().sent == 2
    assert smtp.recipients == ["siti0@example.org", "baru@example.org"]


def test_a_message_that_kills_its_worker_is_set_aside_after_eight_tries(sink):
    file_live(House())
    Message.objects.update(attempts=7)
    come = threading.Event()
    sink.behaviour = Behaviour(at_data=come.set, hang_at="data")
    worker = deliverer(sink)
    assert come.wait(SECONDS)
    worker.send_signal(signal.SIGKILL)
    worker.wait(SECONDS)
    eventually(lambda: hands.release_stale() == 1 or only().state == S.SET_ASIDE)
    assert (only().state, only().attempts, only().last_error) == (S.SET_ASIDE, 8, "worker_lost")


def test_the_try_is_counted_in_a_commit_before_anything_is_sent(smtp):
    seen = []

    def look() -> None:
        seen.append((only().state, only().attempts))
        connections["default"].close()

    smtp.behaviour = Behaviour(at_data=look)
    file_live(House())
    delivery.drain()
    assert seen == [(S.SENDING, 1)]


def test_filings_at_once_that_name_one_address_send_it_one_mail():
    house = House()

    def run() -> None:
        file_live(house, "korban@example.org")
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Message.objects.values_list("state", flat=True)) == [S.HELD] * 7 + [S.QUEUED]


def test_no_lock_is_left_behind(smtp):
    file_live(House())
    delivery.drain()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
