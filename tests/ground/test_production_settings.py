"""Production starts with all it needs, or says in one sentence why not."""

import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management.utils import get_random_secret_key
from django.db import connections

from accounts.models import Agency
from config import guard
from tests.waiting import SECONDS

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIRED = (
    "SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "BASE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_HOST",
    "EMAIL_FROM",
)
WSGI = ("-c", "import config.wsgi")
GUNICORN = (
    "-m",
    "gunicorn",
    "config.wsgi:application",
    "--bind",
    "127.0.0.1:0",
    "--workers",
    "2",
    "--no-control-socket",
)
BEAT = (
    "-m",
    "celery",
    "-A",
    "config",
    "beat",
    "--pidfile",
    "",
)
WORKER = (
    "-m",
    "celery",
    "-A",
    "config",
    "worker",
    "--concurrency",
    "1",
    "--without-gossip",
    "--without-mingle",
)


def given(*, role: str = "app", **changes: str) -> dict[str, str]:
    """The environment of a production start on the database of this test."""
    address = os.environ["DATABASE_URL" if role == "app" else "DATABASE_OWNER_URL"]
    database = urlsplit(address)._replace(path=f"/{connections['default'].settings_dict['NAME']}").geturl()
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": get_random_secret_key(),
        "DATABASE_URL": database,
        "REDIS_URL": os.environ["REDIS_URL"],
        "BASE_URL": "https://tuntas.example",
        "ALLOWED_HOSTS": "tuntas.example",
        "EMAIL_HOST": "mail.example",
        "EMAIL_FROM": "Tuntas <tuntas@tuntas.example>",
        **changes,
    }


def start(arguments: tuple[str, ...], environment: Mapping[str, str]) -> tuple[int, str]:
    """Exit status and what was said on stderr."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, done.stderr


def ends_with(arguments: tuple[str, ...]) -> set[int]:
    """The exit statuses of a refused start. gunicorn's master ends with 1, and a trace of its own, instead of its
    workers' status when they die while its loop begins."""
    return {guard.EXIT_STATUS, 1} if arguments is GUNICORN else {guard.EXIT_STATUS}


def refused(
    environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What reading the production settings says on stderr before it ends the process."""
    for name in REQUIRED:
        monkeypatch.setenv(name, environment.get(name, ""))
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("config.settings.production")
    assert ended.value.code == guard.EXIT_STATUS
    return capsys.readouterr().err


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_setting_stops_the_start_with_one_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(given(**{name: ""}), monkeypatch, capsys)
    assert said == f"Tuntas does not start: not set: {name}. .env.example says what each one is.\n"


def test_all_that_is_missing_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ", ".join(REQUIRED) in refused({}, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS holds *"),
        ({"ALLOWED_HOSTS": "tuntas.example,*"}, "ALLOWED_HOSTS holds *"),
        ({"ALLOWED_HOSTS": "*.example"}, "ALLOWED_HOSTS holds *"),
        ({"ALLOWED_HOSTS": ".go.id", "BASE_URL": "https://tuntas.go.id"}, "ALLOWED_HOSTS holds .go.id"),
        ({"ALLOWED_HOSTS": "lain.example"}, "ALLOWED_HOSTS does not hold tuntas.example"),
        ({"BASE_URL": "http://tuntas.example"}, "BASE_URL does not begin with https://"),
        ({"BASE_URL": "tuntas.example"}, "BASE_URL does not begin with https://"),
        ({"BASE_URL": "https://tuntas.example/lapor"}, "BASE_URL is written https://name"),
        ({"BASE_URL": "https://a:b@tuntas.example"}, "BASE_URL is written https://name"),
        ({"BASE_URL": "https://tuntas.example:port"}, "BASE_URL is no address"),
        ({"BASE_URL": "https://"}, "BASE_URL is written https://name"),
    ],
)
def test_an_address_that_is_open_to_anybody_or_goes_nowhere_stops_the_start(
    changes: dict[str, str], told: str
) -> None:
    environment = {"BASE_URL": "https://tuntas.example", "ALLOWED_HOSTS": "tuntas.example", **changes}
    hosts = environment["ALLOWED_HOSTS"].split(",")
    assert guard.faulty_address(environment["BASE_URL"].rstrip("/"), hosts).startswith(told)


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("https://tuntas.example", ["tuntas.example"]),
        ("https://tuntas.example:8443", ["tuntas.example", "127.0.0.1"]),
        ("https://tuntas.serang.go.id", [".serang.go.id"]),
    ],
)
def test_an_address_of_ones_own_is_taken(address: str, hosts: list[str]) -> None:
    assert guard.faulty_address(address, hosts) == ""


@pytest.mark.processes
def test_a_start_with_any_host_or_without_https_is_refused_in_one_sentence() -> None:
    for changes in ({"ALLOWED_HOSTS": "*"}, {"BASE_URL": "http://tuntas.example"}):
        status, said = start(WSGI, given(**changes))
        assert status == guard.EXIT_STATUS
        assert said.startswith("Tuntas does not start: ")
        assert said.count("\n") == 1


@pytest.mark.parametrize("secret", ["short", "a" * 60, "abcd" * 20, "django-insecure-" + "q8w7e6r5t4" * 5])
def test_a_weak_secret_is_refused_and_not_shown(
    secret: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(given(SECRET_KEY=secret), monkeypatch, capsys)
    assert "SECRET_KEY is too weak" in said
    assert secret not in said


@pytest.mark.processes
@pytest.mark.parametrize("arguments", [("manage.py", "migrate"), GUNICORN, BEAT, WORKER])
def test_every_process_says_so_and_ends(arguments: tuple[str, ...]) -> None:
    status, said = start(arguments, given(SECRET_KEY=""))
    assert status in ends_with(arguments)
    assert "Tuntas does not start: not set: SECRET_KEY." in said
    assert arguments is GUNICORN or "Traceback" not in said


@pytest.mark.processes
@pytest.mark.usefixtures("committed")
def test_it_starts_with_a_role_that_can_only_add_events() -> None:
    assert start(WSGI, given())[0] == 0


@pytest.mark.processes
@pytest.mark.parametrize("name", ["SECRET_KEY", "EMAIL_HOST_PASSWORD", "METRICS_TOKEN"])
def test_a_secret_may_begin_with_any_character(name: str) -> None:
    """The reader of the environment takes a leading `$` for the name of another variable."""
    code, said = start(WSGI, given(**{name: f"$HOME{get_random_secret_key()}"}))
    assert code == 0, said


@pytest.mark.processes
@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("arguments", [WSGI, GUNICORN, BEAT, WORKER])
def test_it_refuses_a_role_that_owns_the_events(arguments: tuple[str, ...]) -> None:
    status, said = start(arguments, given(role="owner"))
    assert status in ends_with(arguments)
    assert "owns or may change" in said
    assert "workflow_event" in said
    assert arguments is GUNICORN or "Traceback" not in said


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("right", ["UPDATE", "UPDATE (facts)", "DELETE", "TRUNCATE"])
def test_a_single_right_to_change_events_is_enough_to_refuse(right: str) -> None:
    app = connections["default"].settings_dict["USER"]
    assert guard.changeable_tables() == []
    with connections["owner"].cursor() as owner:
        owner.execute(f'GRANT {right} ON workflow_event TO "{app}"')
    assert guard.changeable_tables() == ["workflow_event"]


@pytest.mark.processes
def test_a_database_that_is_away_does_not_stop_the_start() -> None:
    assert start(WSGI, given(DATABASE_URL="postgres://nobody:x@127.0.0.1:1/tuntas?connect_timeout=1"))[0] == 0


@pytest.mark.processes
def test_djangos_own_deployment_checks_are_content() -> None:
    status, said = start(("manage.py", "check", "--deploy", "--fail-level", "WARNING"), given())
    assert status == 0, said


@pytest.mark.parametrize("hour", [7, 20])
def test_the_hour_at_which_reminders_begin_or_end_is_nothing_to_warn_of(monkeypatch, hour):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 30, hour, 0, 5, tzinfo=UTC))
    found = Agency.check()
    assert [each.id for each in found] == ["fields.W161"]
    assert all(each.is_silenced() for each in found)
