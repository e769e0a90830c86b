"""What /healthz, /readyz and /metrics say, and what never reaches a view."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from config import guard, health
from notifications.models import Message
from tests.factories import House
from tests.waiting import eventually
from workflow import clock, heartbeats
from workflow.models import Duty

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = [pytest.mark.urls("tests.ground.routes")]
database = pytest.mark.django_db
BROKER_SECONDS = health.BROKER_SECONDS
"""As the product ships; the suite has more."""


@pytest.fixture
def away(committed: None) -> Iterator[None]:
    """The database's server is gone: nobody listens where it was."""
    described = connections["default"].settings_dict
    before = {name: described[name] for name in ("HOST", "PORT")}
    connections["default"].close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        described.update({"HOST": "127.0.0.1", "PORT": str(taken.getsockname()[1])})
        yield
        connections["default"].close()
        described.update(before)


def ready(client: Client) -> tuple[int, dict[str, Any]]:
    response = client.get("/readyz")
    return response.status_code, response.json()


def beat(minutes_ago: float = 0) -> None:
    heartbeats.beat("clock", at=clock.now() - timedelta(minutes=minutes_ago))


def test_the_process_is_alive_without_a_database(client: Client, away: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@database
def test_a_house_in_order_is_ready_and_not_degraded(client: Client) -> None:
    beat()
    # The suite's own PostgreSQL may run without fsync: every other fault is looked for.
    status, told = ready(client)
    assert set(told["faults"]) <= {"fsync_off", "full_page_writes_off", "synchronous_commit_off"}
    assert status == (503 if told["faults"] else 200)
    assert told["degraded"] == []


def test_without_the_database_it_is_not_ready(client: Client, away: None) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()["faults"]) == (503, ["database_unreachable"])
    assert response["Retry-After"]


@database
def test_a_commit_that_is_not_waited_for_makes_it_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    status, told = ready(client)
    assert status == 503
    assert "synchronous_commit_off" in told["faults"]


@database
def test_the_three_settings_of_durability_are_those_of_the_server() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_settings WHERE name = ANY (%s)", [list(guard.DURABLE)])
        assert {name for (name,) in cursor.fetchall()} == set(guard.DURABLE)


@database
def test_an_unapplied_migration_makes_it_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'workflow'")
    status, told = ready(client)
    assert status == 503
    assert "unapplied_migrations" in told["faults"]


@pytest.fixture
def durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server that keeps what it commits (the suite's own need not)."""
    monkeypatch.setattr(guard, "DURABLE", ())


@database
def test_a_silent_beat_degrades_but_serves(client: Client, durable: None) -> None:
    assert ready(client) == (200, {"status": "degraded", "faults": [], "degraded": ["silent_beat"]})
    beat(minutes_ago=2.5)
    assert ready(client)[1]["degraded"] == []
    beat(minutes_ago=3.5)
    assert ready(client)[1]["degraded"] == ["silent_beat"]


@database
@pytest.mark.parametrize("swept", [None, 600.0])
def test_a_beat_that_has_only_begun_is_not_silent_yet(
    client: Client, durable: None, swept: float | None
) -> None:
    """On the first start, and on one after a night."""
    if swept is not None:
        beat(minutes_ago=swept)
    heartbeats.beat(heartbeats.BEGAN, at=clock.now() - timedelta(minutes=1.5))
    assert ready(client)[1]["degraded"] == []
    heartbeats.beat(heartbeats.BEGAN, at=clock.now() - timedelta(minutes=2.5))
    assert ready(client)[1]["degraded"] == ["silent_beat"]


def queued(minutes_ago: float) -> Message:
    case = House().file()
    at = clock.now() - timedelta(minutes=minutes_ago)
    return Message.objects.create(
        complaint=case.row,
        notice="receipt",
        language="id",
        message_id=f"<{minutes_ago}@test.invalid>",
        created_at=at,
        next_try_at=at,
    )


@database
def test_old_unsent_mail_degrades_but_serves(client: Client, durable: None) -> None:
    beat()
    queued(minutes_ago=9)
    assert ready(client)[1]["degraded"] == []
    message = queued(minutes_ago=11)
    assert ready(client) == (200, {"status": "degraded", "faults": [], "degraded": ["old_unsent_mail"]})
    Message.objects.filter(pk=message.pk).update(state=Message.State.SENT)
    assert ready(client)[1]["degraded"] == []


@database
def test_a_demo_that_is_being_told_degrades_but_serves(
    client: Client, durable: None, settings: Any, django_assert_num_queries: Any
) -> None:
    beat()
    heartbeats.beat(heartbeats.DEMO, at=clock.now() - timedelta(seconds=170))
    assert ready(client) == (200, {"status": "degraded", "faults": [], "degraded": ["demo_loading"]})
    settings.DEMO = False
    with django_assert_num_queries(0):
        assert not heartbeats.demo_loading()
    settings.DEMO = True
    heartbeats.beat(heartbeats.DEMO, at=clock.now() - timedelta(seconds=190))
    assert ready(client)[1]["degraded"] == [], "whoever told it is gone"
    heartbeats.beat(heartbeats.DEMO, at=clock.now())
    heartbeats.end(heartbeats.DEMO)
    assert ready(client)[1]["degraded"] == []


@database
def test_a_broker_that_is_gone_degrades_but_serves(
    client: Client, durable: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat()
    monkeypatch.setattr(health, "BROKER_SECONDS", BROKER_SECONDS)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert ready(client) == (200, {"status": "degraded", "faults": [], "degraded": ["broker_down"]})


def seconds_of_a_broker_that_is_away(url: str) -> float:
    started = time.perf_counter()
    assert not health.broker_answers(url)
    return time.perf_counter() - started


def test_a_broker_that_hangs_costs_a_tenth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "BROKER_SECONDS", BROKER_SECONDS)
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        url = f"redis://127.0.0.1:{hanging.getsockname()[1]}/0"
        eventually(lambda: seconds_of_a_broker_that_is_away(url) < 0.25)


def test_a_name_that_nobody_resolves_costs_a_tenth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "BROKER_SECONDS", BROKER_SECONDS)
    eventually(lambda: seconds_of_a_broker_that_is_away("redis://broker.invalid:6379/0") < 0.25)


def test_the_broker_of_the_suite_answers() -> None:
    assert health.broker_answers()


@database
def test_readiness_asks_the_database_few_questions(
    client: Client, durable: None, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.DEMO = False
    ready(client)
    with django_assert_max_num_queries(6):
        ready(client)


# -- figures


@database
def test_requests_are_counted_by_the_pattern_of_their_route(client: Client) -> None:
    client.get("/coba/lacak/REF-KENARI-1/?kode=KENARI-2")
    text = client.get("/metrics").content.decode()
    assert 'tuntas_requests_total{method="GET",route="coba/lacak/<str:reference>/",status="404"}' in text
    assert (
        'tuntas_request_seconds_bucket{le="0.005",method="GET",route="coba/lacak/<str:reference>/"}' in text
    )
    assert "KENARI" not in text


@database
def test_the_house_is_measured_at_each_scrape(client: Client) -> None:
    beat(minutes_ago=2)
    queued(minutes_ago=20)
    Duty.objects.update(due_on="2026-03-03", due_at=clock.now() - timedelta(days=1))
    running = Duty.objects.filter(met_at=None, ended_at=None, swept_at=None).count()
    figures = dict(
        line.rsplit(" ", 1) for line in client.get("/metrics").content.decode().splitlines() if line[0] != "#"
    )
    assert figures["tuntas_database_up"] == "1.0"
    assert figures['tuntas_outbox_messages{state="queued"}'] == "1.0"
    assert 1190 < float(figures['tuntas_outbox_oldest_seconds{state="queued"}']) < 1300
    assert float(figures["tuntas_duties_unswept"]) == running > 0
    assert 110 < float(figures['tuntas_heartbeat_age_seconds{name="clock"}']) < 200


def test_without_the_database_the_figures_say_so(client: Client, away: None) -> None:
    response = client.get("/metrics")
    assert response.status_code == 200
    assert "tuntas_database_up 0.0" in response.content.decode()


@database
def test_figures_are_for_this_machine_or_for_who_holds_the_token(client: Client, settings: Any) -> None:
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404
    settings.METRICS_TOKEN = "a-token-of-the-test"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer a-token"}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer a-token-of-the-test"}).status_code == 200


@database
def test_production_shows_no_figures_without_a_token(client: Client, settings: Any) -> None:
    settings.PRODUCTION = True
    assert client.get("/metrics").status_code == 404


@pytest.mark.processes
def test_processes_that_share_a_folder_share_their_counts(tmp_path: Path) -> None:
    count = (
        "import django; django.setup()\n"
        "from config import metrics\n"
        "metrics.count(method='GET', route='x/', status=200, seconds=0.01)\n"
    )
    scrape = (
        "from django.test import Client\n"
        "print(Client().get('/metrics', headers={'host': 'localhost'}).content.decode())\n"
    )
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    run = (sys.executable, "-c")
    urls = "from django.conf import settings; settings.ROOT_URLCONF = 'tests.ground.routes'\n"
    for _process in range(2):
        subprocess.run([*run, urls + count], check=True, env=environment, cwd=ROOT)
    done = subprocess.run(
        [*run, urls + count + scrape], check=True, env=environment, cwd=ROOT, capture_output=True, text=True
    )
    assert 'tuntas_requests_total{method="GET",route="x/",status="200"} 3.0' in done.stdout


# -- refused before any view


@pytest.mark.parametrize(
    "path",
    [
        "/coba/halaman/%00",
        "/coba/halaman/%ff",
        "/coba/halaman/?q=%00",
        "/coba/halaman/?q=%ed%a0%80",
        "/?%c3(",
    ],
)
def test_nul_and_broken_utf8_are_refused_before_any_view(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


def test_letters_of_every_script_pass(client: Client) -> None:
    assert client.get("/coba/halaman/?q=%E2%82%AC%20%F0%9F%99%82+%25%2500").status_code == 200
    assert client.get("/coba/halaman/%C3%A9%E2%82%AC/").status_code == 404


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_methods_that_nobody_serves_are_refused(client: Client, method: str) -> None:
    response = client.generic(method, "/coba/halaman/")
    assert response.status_code == 405
    assert "POST" in response["Allow"]


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_no_header_turns_one_method_into_another(client: Client, name: str) -> None:
    assert client.post("/coba/halaman/", headers={name: "DELETE"}).status_code == 405


def test_the_api_refuses_with_a_problem_document(client: Client) -> None:
    response = client.get("/api/coba/instansi/?q=%00", headers={"Accept-Language": "en"})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    told = response.json()
    assert set(told) == {"type", "title", "status", "code", "errors", "request_id"}
    assert told["request_id"] == response["X-Request-ID"]
    assert client.get("/api/v1/nowhere/").json()["code"] == "not_found"


def test_a_foreign_host_is_refused(client: Client) -> None:
    assert client.get("/coba/halaman/", headers={"host": "evil.example"}).status_code == 400
    response = client.get("/api/coba/instansi/", headers={"host": "evil.example"})
    assert (response.status_code, response.json()["code"]) == (400, "malformed")


# -- when the database is away


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("/api/coba/instansi/", "application/problem+json"), ("/coba/instansi/", "text/html")],
)
def test_while_the_database_is_away_it_answers_503(away: None, path: str, media_type: str) -> None:
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code == 503
    assert int(response["Retry-After"]) <= 10
    assert response["Content-Type"].startswith(media_type)


@pytest.fixture
def pooled(committed: None) -> Iterator[Any]:
    """The connection with a pool as in production, four connections in it."""
    connected: Any = connections["default"]
    connected.close()
    connected.settings_dict["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 2}
    connected.pool.open()
    held = [connected.pool.getconn() for _connection in range(4)]
    for one in held:
        connected.pool.putconn(one)
    yield connected
    connected.close()
    connected.close_pool()
    del connected.settings_dict["OPTIONS"]["pool"]
    with connections[
        "owner"
    ].cursor() as owner:  # who left is gone a moment later, and before it the clone cannot
        for _moment in range(100):
            owner.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            if owner.fetchone() == (1,):
                return
            time.sleep(0.05)


def test_after_a_restart_of_the_database_one_request_meets_a_dead_connection_at_most(pooled: Any) -> None:
    with psycopg.connect(**{**pooled.get_connection_params(), "options": ""}) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()"
        )
    answered = []
    for _request in range(5):
        answered.append(Client(raise_request_exception=False).get("/coba/instansi/").status_code)
        pooled.close()
    assert answered == [503, 200, 200, 200, 200]


def test_it_serves_again_once_the_database_is_back(committed: None) -> None:
    assert Client().get("/coba/instansi/").status_code == 200


@database
def test_a_defect_is_a_bare_500(settings: Any) -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/api/coba/rusak/?q=kenari")
    assert (response.status_code, response.json()["code"]) == (500, "defect")
    page = client.get("/coba/rusak/?q=kenari")
    assert page.status_code == 500
    assert b"kenari" not in page.content + response.content


# -- kept by no cache


@database
@pytest.mark.parametrize("path", ["/api/v1/nowhere/", "/petugas/", "/kasus/X/", "/coba/halaman/"])
def test_what_is_private_is_kept_by_no_cache(client: Client, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


@database
def test_whoever_carries_a_session_gets_pages_that_no_cache_keeps(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    assert "no-store" in client.get("/healthz")["Cache-Control"]
