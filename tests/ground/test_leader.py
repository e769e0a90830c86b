"""Of several beats one acts; when it goes another takes over and goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config.celery import app
from config.embedded import throwaway
from config.leader import LOCK, LOOK_SECONDS, PREFIX, Leader
from config.supervisor import ROOT, environment
from tests.waiting import eventually
from workflow import clock, heartbeats
from workflow.models import Heartbeat


class Quiet(Leader):
    """Notes what it would send."""

    def apply_async(self, entry, producer=None, advance=True, **_more):
        self.sent = [*getattr(self, "sent", []), entry.name]

    @property
    def producer(self):
        return None

    def all_due(self) -> list[str]:
        """What it sends until nothing more is due."""
        self.sent: list[str] = []
        while self.tick() == 0:
            pass
        return sorted(self.sent)


@pytest.fixture
def beats() -> Iterator[tuple[Quiet, Quiet]]:
    two = Quiet(app), Quiet(app)
    yield two
    for each in two:
        each.close()


EVERY = sorted(app.conf.beat_schedule)


@pytest.fixture
def overdue(committed: None) -> None:
    """Every entry was last sent two days ago."""
    for name in EVERY:
        heartbeats.beat(f"{PREFIX}{name}", at=clock.now() - timedelta(days=2))


@pytest.mark.usefixtures("overdue")
class TestTwoBeats:
    def test_one_sends_and_the_other_waits(self, beats):
        first, second = beats
        assert first.all_due() == EVERY
        assert second.all_due() == []
        assert (first.leads, second.leads) == (True, False)
        assert 0 < second.tick() <= LOOK_SECONDS

    def test_when_the_first_ends_the_second_goes_on_where_it_stopped(self, beats):
        first, second = beats
        first.all_due()
        Heartbeat.objects.filter(name=f"{PREFIX}clock").update(at=clock.now() - timedelta(minutes=2))
        first.close()
        assert second.all_due() == ["clock"]

    def test_a_leader_whose_session_is_gone_sends_nothing_more(self, beats):
        first, second = beats
        first.all_due()
        Heartbeat.objects.filter(name__startswith=PREFIX).update(at=clock.now() - timedelta(days=2))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s",
                [LOCK >> 32],
            )
        assert second.all_due() == EVERY
        assert first.all_due() == []
        assert (first.leads, second.leads) == (False, True)

    def test_a_daily_task_is_not_put_off_by_starting_again(self, beats):
        first, second = beats
        assert "tidy" in first.all_due()
        first.close()
        assert "tidy" not in second.all_due()

    def test_what_was_never_sent_is_sent_an_interval_after_the_first_start(self, beats):
        Heartbeat.objects.filter(name=f"{PREFIX}tidy").delete()
        assert beats[0].all_due() == [name for name in EVERY if name != "tidy"]
        assert heartbeats.last(f"{PREFIX}tidy") > clock.now() - timedelta(minutes=1)

    def test_a_start_is_told_once_until_a_sweep_has_run(self, beats):
        first, second = beats
        first.tick()
        began = heartbeats.last(heartbeats.BEGAN)
        assert began > clock.now() - timedelta(minutes=1)
        first.close()
        second.tick()
        assert heartbeats.last(heartbeats.BEGAN) == began, "ending again and again is no beginning"
        heartbeats.beat(heartbeats.CLOCK, at=clock.now())
        second.close()
        first.tick()
        assert heartbeats.last(heartbeats.BEGAN) > began

    def test_a_database_that_is_away_is_waited_for(self, beats, monkeypatch):
        first, _second = beats
        with monkeypatch.context() as patch:
            patch.setattr(psycopg, "connect", lambda **_: (_ for _ in ()).throw(psycopg.OperationalError()))
            assert first.tick() == LOOK_SECONDS
        assert first.all_due() == EVERY


@pytest.mark.processes
def test_a_killed_beat_is_replaced_within_a_minute(tmp_path: Path) -> None:
    """Two real ones on servers of their own; the leader gets SIGKILL."""
    others = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    with throwaway(others) as addresses:
        surroundings = environment(addresses) | addresses
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=surroundings, check=True
        )
        logs = [tmp_path / f"{n}.log" for n in range(2)]
        running = []
        try:
            for log in logs:
                with log.open("wb") as out:
                    command = [sys.executable, "-m", "celery", "-A", "config", "beat", "--pidfile", ""]
                    running.append(
                        subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=out, stderr=out)
                    )
                eventually(lambda: any("beat_leads" in each.read_text() for each in logs if each.exists()))
            leader, standby = (0, 1) if "beat_leads" in logs[0].read_text() else (1, 0)
            time.sleep(LOOK_SECONDS)
            assert "beat_leads" not in logs[standby].read_text()
            running[leader].send_signal(signal.SIGKILL)
            eventually(lambda: "beat_leads" in logs[standby].read_text())
        finally:
            for process in running:
                process.kill()
                process.wait()
