"""Web works behind a real PgBouncer in transaction mode, with the settings that we ship."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from complaints.models import Complaint
from config import guard, pooler
from config.embedded.place import listens
from config.embedded.postgres import APP
from config.embedded.standby import Primary, Standby
from config.supervisor import ROOT
from tests.api.conftest import Speaker, filing
from tests.factories import House
from tests.hosts.conftest import reached
from tests.waiting import SECONDS, eventually

pytestmark = [pytest.mark.processes, pytest.mark.pooler]
SESSIONS = 2
"""Of PostgreSQL, for all clients of this PgBouncer."""


def addresses(folder: Path, primary: Primary) -> tuple[str, str]:
    """Of the pooler: with the limits that we ship, and without."""
    password = primary.passwords["app"]
    return tuple(f"postgres://{APP}:{password}@/{name}?host={folder}" for name in ("tuntas", "bare"))  # type: ignore[return-value]


def shipped(folder: Path, primary: Primary) -> str:
    """docker/pgbouncer/pgbouncer.ini, told where things are here."""
    text = (ROOT / "docker" / "pgbouncer" / "pgbouncer.ini").read_text()
    for old, new in {
        "host=postgres": f"host={primary.sockets}",
        "listen_addr = *": "listen_addr =",
        "listen_port = 6432": "listen_port = 5432",
        "unix_socket_dir =": f"unix_socket_dir = {folder}",
        "/tmp/userlist.txt": f"{folder}/userlist.txt",
        "default_pool_size = 20": f"default_pool_size = {SESSIONS}",
    }.items():
        assert old in text
        text = text.replace(old, new)
    bare = re.sub("^tuntas = (.*?) connect_query=.*$", r"\g<0>\nbare = \1", text, flags=re.MULTILINE)
    assert bare != text
    return bare


@pytest.fixture(scope="module")
def pgbouncer(pair: tuple[Primary, Standby], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    primary, _standby = pair
    folder = primary.sockets / "pooler"  # a short path, of whoever PostgreSQL runs as
    folder.mkdir(mode=0o700)
    (folder / "userlist.txt").write_text(f'"{APP}" "{primary.passwords["app"]}"\n')
    (folder / "pgbouncer.ini").write_text(shipped(folder, primary))
    for path in (folder, *folder.iterdir()):
        os.chown(path, primary.footing.uid, -1)
    command = [*primary.footing.prefix, os.environ["TUNTAS_PGBOUNCER"], str(folder / "pgbouncer.ini")]
    log = tmp_path_factory.mktemp("pgbouncer") / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd="/", user=primary.footing.user)
        try:
            eventually(lambda: process.poll() is not None or listens(folder / ".s.PGSQL.5432"))
            assert process.poll() is None, log.read_text()
            yield folder
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder)  # tests that come back to this worker start another


@pytest.fixture(scope="module")
def behind(pair: tuple[Primary, Standby], pgbouncer: Path, django_db_blocker: Any) -> Iterator[Primary]:
    """This thread is web: its connections are what config/wsgi.py would take."""
    primary, _standby = pair
    there = {**primary.urls(), "DATABASE_POOLER_URL": addresses(pgbouncer, primary)[0]}
    with django_db_blocker.unblock(), reached(**there):
        yield primary


@pytest.fixture
def house(behind: Primary) -> House:
    return House()


def test_clients_share_few_sessions_of_postgresql(behind: Primary) -> None:
    assert pooler.shares_sessions()
    with ThreadPoolExecutor(8) as threads:
        pids = set(threads.map(lambda _n: in_a_thread(lambda: one("SELECT pg_backend_pid()")), range(24)))
    assert len(pids) <= SESSIONS


def test_a_life_is_the_same_behind_it(house: House) -> None:
    filed = Speaker().post("complaints/", filing(house, subject="Lampu padam di loket enam"))
    reference = filed.json()["reference"]
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    acts = (
        (coordinator, "dispatch", {"unit": house.unit.code, "classification": "ordinary"}),
        (officer, "begin", {}),
        (officer, "answer", {"outcome": "founded", "reasons": "Loket kini dibuka dua."}),
    )
    for who, verb, carried in acts:
        answer = who.verb(reference, verb, **carried)
        assert answer.status_code == 200, answer.content
    (found,) = coordinator.get("complaints/", q="padam").json()["results"]
    assert found["reference"] == reference
    taken = coordinator.get("complaints/export/", format="csv")
    assert reference in b"".join(taken.streaming_content).decode()
    period = {"from": "2026-01-01", "to": "2026-12-31", "agency": house.agency.code}
    (group,) = coordinator.get("measures/handling/", **period).json()["groups"]
    assert group["answered"] == 1
    browser = Client()
    browser.force_login(house.coordinator.user)
    assert "Lampu padam" in browser.get("/petugas/", {"q": "padam"}).content.decode()


def test_many_at_once_are_all_served_and_one_key_files_once(house: House) -> None:
    def file(n: int) -> tuple[int, str]:
        key = f"kunci-yang-sama-{house.unit.code}" if n % 2 else f"kunci-{n}-{house.unit.code}-sendiri"
        answer = Speaker().post("complaints/", filing(house), key=key)
        return answer.status_code, answer.json()["reference"]

    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(lambda n: in_a_thread(lambda: file(n)), range(24)))
    assert {status for status, _reference in answers} == {201}
    assert len({reference for _status, reference in answers}) == 13
    assert Complaint.objects.filter(unit=house.unit).count() == 13


def test_nothing_of_a_request_is_left_on_a_session(house: House, behind: Primary) -> None:
    for _n in range(12):
        assert Speaker().post("complaints/", filing(house)).status_code == 201
    assert behind.as_superuser("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == 0
    assert one("SELECT count(*) FROM pg_prepared_statements") == 0
    assert one("SELECT count(*) FROM pg_cursors WHERE name NOT LIKE '<unnamed%%'") == 0
    changed = "SELECT coalesce(string_agg(name, ','), '') FROM pg_settings WHERE source = 'session' AND name <> ALL (%s)"
    followed = ["TimeZone", "client_encoding", "application_name", "DateStyle", "standard_conforming_strings"]
    assert one(changed, [[*followed, *guard.LIMITS]]) == ""


class TestTheLimits:
    def test_they_hold_behind_it(self, behind: Primary) -> None:
        assert (one("SHOW lock_timeout"), one("SHOW statement_timeout")) == ("5s", "30s")
        assert "time_limits_off" not in Client().get("/readyz").json()["degraded"]

    def test_where_they_are_missing_it_is_told(self, behind: Primary, pgbouncer: Path) -> None:
        bare = addresses(pgbouncer, behind)[1]
        with reached(**{**behind.urls(), "DATABASE_POOLER_URL": bare}):
            assert "time_limits_off" in Client().get("/readyz").json()["degraded"]


class TestWhoNeedsASession:
    def test_web_alone_takes_the_poolers_address(self, behind: Primary) -> None:
        assert settings.DATABASES["default"]["HOST"] != str(behind.sockets)
        with reached(**behind.urls()):
            assert connections["default"].settings_dict["HOST"] == str(behind.sockets)
            assert not pooler.shares_sessions()

    @pytest.mark.parametrize("what", ["worker", "beat"])
    def test_a_worker_and_a_beat_behind_it_do_not_start(
        self, behind: Primary, pgbouncer: Path, what: str
    ) -> None:
        surroundings = {
            **os.environ,
            "DATABASE_URL": addresses(pgbouncer, behind)[0],
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        }
        command = [sys.executable, "-m", "celery", "-A", "config", what]
        done = subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        assert done.returncode == 3
        assert "DATABASE_URL leads to a pooler" in done.stderr


def one(statement: str, params: Any = None) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchone()[0]


def in_a_thread(act: Any) -> Any:
    try:
        return act()
    finally:
        connections.close_all()
