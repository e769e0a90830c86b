"""A broker that is away, hung or emptied while work comes in: nothing is lost, all is sent within a minute of its
return (promise P4). Its own Valkey, worker and beat."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import current_app

from config.embedded.valkey import find_program
from notifications import doorbell
from tests.factories import House
from tests.notifications.conftest import environment, file_live
from tests.notifications.sink import Sink
from tests.waiting import SECONDS, free_port

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.processes]
CELERY = (sys.executable, "-m", "celery", "-A", "config")


class Broker:
    """A Valkey that can be stopped, frozen and started again at one address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen([str(find_program()), *options], stdout=subprocess.DEVNULL)

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS)


@pytest.fixture
def broker(sink: Sink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """The broker, with a worker and beat of the product on it, and this process's bell aimed at it."""
    server = Broker()
    monkeypatch.setattr(doorbell, "_BELL", doorbell.Bell())
    before = current_app.conf.broker_url
    current_app.conf.broker_url = current_app.conf.broker_write_url = server.url
    started = environment(sink, REDIS_URL=server.url)
    worker = [*CELERY, "worker", "--concurrency", "1", "--without-gossip", "--without-mingle"]
    beat = [*CELERY, "beat", "--pidfile", ""]
    crew = [
        subprocess.Popen(command, env=started, start_new_session=True, stderr=subprocess.DEVNULL)
        for command in (worker, beat)
    ]
    yield server
    for process in crew:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(SECONDS)
    server.stop()
    current_app.conf.broker_url, current_app.conf.broker_write_url = before, None


def quick_filing(house: House, address: str) -> None:
    began = time.monotonic()
    file_live(house, address)
    assert time.monotonic() - began < 1


def test_what_comes_in_while_the_broker_is_down_or_hung_is_sent_within_a_minute_of_its_return(
    broker: Broker, sink: Sink
) -> None:
    house = House()
    file_live(house, "first@example.org")
    sink.await_mails(1)
    broker.stop()
    quick_filing(house, "down@example.org")
    time.sleep(3)
    broker.start()
    sink.await_mails(2)
    broker.signal(signal.SIGSTOP)
    quick_filing(house, "hung@example.org")
    time.sleep(3)
    broker.signal(signal.SIGCONT)
    sink.await_mails(3)
    assert sorted(sink.recipients) == ["down@example.org", "first@example.org", "hung@example.org"]
