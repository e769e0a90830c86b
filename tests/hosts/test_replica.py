"""Figures, search and exports come from a streaming replica, and are never older than they say."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Timer
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.worded import Worded
from complaints.models import Complaint
from config.embedded.standby import Primary, Standby
from tests.api.conftest import Speaker, filing
from tests.factories import House
from tests.hosts.conftest import caught_up
from workflow import clock, replica
from workflow.models import Export

pytestmark = pytest.mark.processes
HANDLING = "measures/handling/"


@pytest.fixture
def house(standby: Standby) -> House:
    return House()


@contextmanager
def paused(standby: Standby) -> Iterator[None]:
    """The replica takes in nothing that is committed in this block."""
    caught_up()
    standby.as_superuser("SELECT pg_wal_replay_pause()")
    while standby.as_superuser("SELECT pg_get_wal_replay_pause_state()") != "paused":
        time.sleep(0.01)
    try:
        yield
    finally:
        standby.as_superuser("SELECT pg_wal_replay_resume()")
        caught_up()


def file(house: House, **more: Any) -> str:
    answer = Speaker().post("complaints/", filing(house, **more))
    assert answer.status_code == 201, answer.content
    return str(answer.json()["reference"])


def told(house: House, who: str = "coordinator") -> tuple[int, datetime]:
    """How many complaints this person's figures count, and as of when."""
    period = {"from": "2026-01-01", "to": f"{clock.today()}", "agency": house.agency.code}
    answer = Speaker(getattr(house, who).user).get(HANDLING, **period)
    assert answer.status_code == 200, answer.content
    (group,) = answer.json()["groups"]
    return group["received"], datetime.fromisoformat(answer.json()["as_of"])


@contextmanager
def read(how: str, times: int = 1) -> Iterator[None]:
    before = replica.READS.labels(how)._value.get()
    yield
    assert replica.READS.labels(how)._value.get() == before + times


def start_anew(primary: Primary, standby: Standby) -> None:
    """Until it has replayed nothing since: the primary's own cleaning may come between."""
    while True:
        primary.as_superuser("CHECKPOINT")  # what is older is not replayed again
        caught_up()
        standby.as_superuser("CHECKPOINT")
        standby.stop()
        standby.start()
        connections["replica"].close()
        if standby.as_superuser("SELECT pg_last_xact_replay_timestamp()") is None:
            return


def degraded() -> list[str]:
    found: list[str] = Client().get("/readyz").json()["degraded"]
    return found


class TestAReplicaThatKeepsUp:
    @pytest.fixture(autouse=True)
    def patient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However busy the machine is."""
        monkeypatch.setattr(replica, "WAIT", 20.0)

    def test_a_filing_counts_at_once(self, house):
        file(house)
        with read("fresh", 2):
            assert told(house)[0] == 1
            file(house)
            assert told(house)[0] == 2

    def test_figures_ask_the_primary_for_nothing_of_the_cases(self, house):
        reader = Speaker(house.coordinator.user)
        with (
            CaptureQueriesContext(connections["replica"]) as there,
            CaptureQueriesContext(connection) as here,
        ):
            reader.get(HANDLING, **{"from": "2026-01-01", "to": "2026-06-30"})
            reader.get("measures/ratings/", **{"from": "2026-01-01", "to": "2026-06-30"})
            reader.get("scores/", year="2026")
        tables = ("compliance_", "complaints_complaint", "workflow_event")
        assert [each["sql"] for each in here if any(table in each["sql"] for table in tables)] == []
        assert any("compliance_standing" in each["sql"] for each in there)
        assert any("complaints_complaint" in each["sql"] for each in there)

    def test_search_reads_it_and_the_list_without_words_does_not(self, house):
        reference = file(house, subject="Lampu padam di loket enam")
        reader = Speaker(house.coordinator.user)
        with read("fresh"):
            found = reader.get("complaints/", q="padam")
        assert [row["reference"] for row in found.json()["results"]] == [reference]
        with read("fresh", 0):
            assert reader.get("complaints/").json()["results"][0]["reference"] == reference

    def test_the_page_searches_it_too(self, house):
        file(house, subject="Lampu padam di loket enam")
        browser = Client()
        browser.force_login(house.coordinator.user)
        with read("fresh"):
            assert "Lampu padam" in browser.get("/petugas/", {"q": "padam"}).content.decode()

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_an_export_reads_it_and_is_kept_on_the_primary(self, house, form):
        reference = file(house)
        with read("fresh"):
            answer = Speaker(house.coordinator.user).get("complaints/export/", format=form)
        assert answer.status_code == 200
        if form == "csv":
            assert reference in b"".join(answer.streaming_content).decode()
        assert Export.objects.filter(user=house.coordinator.user).values_list("cases", flat=True).get() == 1

    def test_a_query_that_was_worded_for_it_is_asked_of_the_primary_next_time(self, house):
        reference = file(house)
        one = Worded(lambda code: Complaint.objects.filter(reference=code), code="?")
        (far,) = replica.read(lambda _as_of: one(code=reference), at=clock.now(), by=None)
        (near,) = one(code=reference)
        assert (far._state.db, near._state.db) == ("replica", "default")

    def test_rows_that_came_from_it_are_written_to_the_primary(self, house):
        reference = file(house)
        case = replica.read(
            lambda _as_of: Complaint.objects.get(reference=reference), at=clock.now(), by=None
        )
        assert case.agency._state.db == "default"
        with CaptureQueriesContext(connection) as here:
            case.save(update_fields=["channel"])
        assert len(here) == 1

    def test_nothing_is_written_to_it(self, house):
        def write(_as_of: datetime) -> None:
            with connections["replica"].cursor() as cursor:
                cursor.execute("DELETE FROM compliance_touched")

        with pytest.raises(Exception, match="read-only transaction"):
            replica.read(write, at=clock.now(), by=None)


class TestAReplicaThatStaysBehind:
    def test_it_answers_as_of_the_instant_that_it_has(self, house, standby):
        file(house)
        with paused(standby):
            before = clock.now()
            file(house)
            with read("behind"):
                count, as_of = told(house)
            assert (count, as_of < before) == (1, True)
            assert before - as_of < timedelta(seconds=5)
        assert told(house)[0] == 2

    def test_who_wrote_since_reads_what_they_wrote(self, house, standby):
        reference = file(house)
        coordinator, ombudsman = Speaker(house.coordinator.user), Speaker(house.ombudsman.user)
        with paused(standby):
            assert (
                coordinator.verb(
                    reference, "dispatch", unit=house.unit.code, classification="ordinary"
                ).status_code
                == 200
            )
            with read("own"):
                (row,) = coordinator.get("complaints/", q=reference).json()["results"]
            with read("behind"):
                (old,) = ombudsman.get("complaints/", q=reference).json()["results"]
            assert (row["state"], old["state"]) == ("dispatched", "received")

    def test_too_far_behind_the_primary_answers_and_it_is_told(self, house, standby, settings, monkeypatch):
        settings.REPLICA_LAG_SECONDS = 0
        with paused(standby):
            file(house)
            with read("late", 2):  # the second time without asking it
                assert told(house)[0] == 1
                assert told(house)[0] == 1
            assert "replica_lag" in degraded()
        replica._resting.clear()
        monkeypatch.setattr(replica, "WAIT", 20.0)  # however busy the machine is
        assert "replica_lag" not in degraded()
        with read("fresh"):
            told(house)


class TestAReplicaThatGoes:
    def test_one_that_has_replayed_nothing_since_it_started_is_waited_for(
        self, house, primary, standby, monkeypatch
    ):
        monkeypatch.setattr(replica, "WAIT", 20.0)
        start_anew(primary, standby)
        standby.as_superuser("SELECT pg_wal_replay_pause()")
        file(house)
        resume = Timer(0.2, standby.as_superuser, ["SELECT pg_wal_replay_resume()"])
        resume.start()
        with read("fresh"):
            assert told(house)[0] == 1
        resume.join()

    def test_while_it_is_down_the_primary_answers(self, house, standby):
        file(house)
        standby.stop()
        try:
            with read("down", 2):
                assert told(house)[0] == 1
                file(house)
                assert told(house)[0] == 2
            assert "replica_lag" in degraded()
        finally:
            standby.start()
            connections["replica"].close()
        replica._resting.clear()
        caught_up()
        with read("fresh"):
            assert told(house)[0] == 2

    def test_when_it_ends_in_the_midst_of_a_reading_the_primary_is_asked_anew(self, house):
        asked = []

        def ask(_as_of: datetime) -> int:
            asked.append(replica.alias())
            with connections[replica.alias()].cursor() as cursor:
                if len(asked) == 1:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                cursor.execute("SELECT count(*) FROM complaints_complaint")
                return int(cursor.fetchone()[0])

        assert replica.read(ask, at=clock.now(), by=None) == Complaint.objects.count()
        assert asked == ["replica", "default"]
        connections["replica"].close()

    def test_what_takes_too_long_is_not_asked_twice(self, house):
        asked = []

        def ask(_as_of: datetime) -> None:
            asked.append(replica.alias())
            with connections["replica"].cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 20")
                cursor.execute("SELECT pg_sleep(1)")

        with pytest.raises(Exception, match="statement timeout"):
            replica.read(ask, at=clock.now(), by=None)
        assert asked == ["replica"]

    def test_one_that_was_made_a_primary_is_asked_no_more(self, house, standby):
        standby.promote()
        file(house)
        with read("late"):
            assert told(house)[0] == 1
        assert replica.lag(clock.now()) is None
