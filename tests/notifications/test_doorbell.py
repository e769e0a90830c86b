"""The bell hastens and promises nothing: broker gone, hung or emptied, everything is still sent."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
import redis
from celery import current_app
from django.conf import settings as django_settings

from config.env import broker_url, redis_py_url
from notifications import delivery, doorbell
from notifications.models import Message
from tests.factories import House
from tests.notifications.conftest import environment, file_live
from tests.waiting import SECONDS, eventually

pytestmark = pytest.mark.usefixtures("committed")


def slowest(rings: int) -> float:
    worst = 0.0
    for _ in range(rings):
        began = time.perf_counter()
        doorbell.ring()
        worst = max(worst, time.perf_counter() - began)
    return worst


@pytest.fixture
def bell(monkeypatch):
    """A bell of this test's own, put back afterwards; returns how to aim it at a broker."""
    monkeypatch.setattr(doorbell, "_BELL", doorbell.Bell())
    monkeypatch.setattr(doorbell, "REST", 0.2)
    before = current_app.conf.broker_url

    def aim(url: str) -> None:
        current_app.conf.broker_url = current_app.conf.broker_write_url = url

    yield aim
    aim(before)
    current_app.conf.broker_write_url = None


def test_ringing_returns_at_once_when_the_broker_is_gone(bell, smtp):
    bell("redis://127.0.0.1:1/0")
    eventually(lambda: slowest(50) < 0.02)
    file_live(House())
    delivery.drain()
    assert len(smtp.taken) == 1


def test_ringing_returns_at_once_when_the_broker_hangs(bell, monkeypatch):
    monkeypatch.setattr(doorbell, "SHORT", {**doorbell.SHORT, "socket_timeout": SECONDS})
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.settimeout(SECONDS)
        bell(f"redis://127.0.0.1:{deaf.getsockname()[1]}/0")
        doorbell.ring()
        with deaf.accept()[0]:  # the ringer waits for its answer from now on
            eventually(lambda: slowest(50) < 0.02)


def test_a_flushed_broker_loses_no_mail(smtp):
    file_live(House())
    redis.Redis.from_url(redis_py_url(django_settings.REDIS_URL)).flushdb()
    delivery.drain()
    assert len(smtp.taken) == 1


@pytest.mark.processes
def test_a_filing_rings_and_a_worker_sends(sink, bell):
    url = broker_url(django_settings.REDIS_URL)
    redis.Redis.from_url(redis_py_url(django_settings.REDIS_URL)).flushdb()
    command = ["-m", "celery", "-A", "config", "worker", "--pool", "prefork", "--concurrency", "1"]
    worker = subprocess.Popen(
        [sys.executable, *command, "--without-gossip", "--without-mingle", "--loglevel", "WARNING"],
        env=environment(sink, REDIS_URL=django_settings.REDIS_URL),
        start_new_session=True,
    )
    try:
        bell(url)
        file_live(House())
        sink.await_mails(1)
        eventually(lambda: Message.objects.get().state == "sent")
        file_live(House(), "second@example.org")
        sink.await_mails(2)
    finally:
        os.killpg(worker.pid, signal.SIGTERM)
        try:
            worker.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait(SECONDS)
