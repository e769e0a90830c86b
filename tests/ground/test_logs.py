"""What the log tells of a request, and what it never does."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from config import logs
from tests.factories import user
from tests.ground.routes import CANARY

pytestmark = [pytest.mark.urls("tests.ground.routes")]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a process writes to stderr."""
    written = io.StringIO()
    formatter = logs.configuration()["formatters"]["json"]
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter["()"]())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_each_answer_has_one_line(client: Client, log: io.StringIO) -> None:
    response = client.get(f"/coba/halaman/?q={CANARY}", REMOTE_ADDR="203.0.113.77")
    (line,) = lines(log)
    assert line["request_id"] == response["X-Request-ID"]
    assert (line["event"], line["method"], line["route"], line["status"]) == (
        "request",
        "GET",
        "coba/halaman/",
        200,
    )
    assert line["ms"] >= 0
    assert set(line) == {"at", "level", "logger", "event", "request_id", "method", "route", "status", "ms"}


def test_probes_are_written_down_only_when_they_fail(client: Client, log: io.StringIO) -> None:
    client.get("/healthz")
    assert lines(log) == []
    client.post("/healthz")
    assert [line["status"] for line in lines(log)] == [405]


@pytest.mark.django_db
def test_no_word_of_a_request_is_written(log: io.StringIO) -> None:
    client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")
    client.get(f"/coba/lacak/{CANARY}/?q={CANARY}")
    client.get(f"/{CANARY}/")
    client.get(f"/coba/rusak/?q={CANARY}")
    client.post("/coba/rusak/", {"q": CANARY})
    client.post("/coba/dua-kali/", {"q": CANARY})
    client.get(
        "/coba/halaman/", headers={"host": f"{CANARY}.example", "user-agent": CANARY, "referer": CANARY}
    )
    client.generic(CANARY, "/coba/halaman/")
    client.get(f"/coba/halaman/?{CANARY}=%00")
    assert len(lines(log)) >= 8
    assert CANARY not in log.getvalue()
    assert "203.0.113" not in log.getvalue()


@pytest.mark.django_db
def test_an_exception_is_told_by_type_and_place(log: io.StringIO) -> None:
    response = Client(raise_request_exception=False).get(f"/coba/rusak/?q={CANARY}")
    line = next(line for line in lines(log) if "error" in line)
    assert (line["event"], line["level"]) == ("request_failed", "error")
    assert line["request_id"] == response["X-Request-ID"]
    assert line["error"]["type"] == "builtins.ValueError"
    assert line["error"]["trace"][-1].endswith("fall_over")


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_by_its_constraint(log: io.StringIO) -> None:
    Client(raise_request_exception=False).post("/coba/dua-kali/", {"q": CANARY})
    error = next(line["error"] for line in lines(log) if "error" in line)
    assert error["type"].endswith(IntegrityError.__qualname__)
    assert error["cause"]["sqlstate"] == "23505"
    assert error["cause"]["constraint"].startswith("accounts_agency")


def test_an_exception_in_any_library_is_not_quoted(log: io.StringIO) -> None:
    try:
        int(CANARY)
    except ValueError:
        logging.getLogger("somebody.elses").exception("Could not read %s", CANARY)
        logging.getLogger("celery.app.trace").exception("Task %s raised: %s", "x", CANARY)
    logging.getLogger("gunicorn.error").warning("Invalid request from ip=203.0.113.77: %s", CANARY)
    logging.getLogger("gunicorn.error").error("Error handling request %s", f"/coba/lacak/{CANARY}/")
    assert [line["event"] for line in lines(log)] == [
        "Could not read %s",
        "task_failed",
        "Invalid request",
        "Error handling request",
    ]
    assert CANARY not in log.getvalue()
    assert "203.0.113" not in log.getvalue()


def test_what_keeps_a_process_from_starting_is_told_in_full(log: io.StringIO) -> None:
    try:
        __import__("tests.nowhere")
    except ImportError:
        logging.getLogger("x").exception("could_not_start")
    assert lines(log)[0]["error"]["message"] == "No module named 'tests.nowhere'"


def test_what_our_rooms_add_to_a_line_is_kept(log: io.StringIO) -> None:
    logging.getLogger("notifications.doorbell").warning(
        "doorbell_not_heard", extra={"error": "TimeoutError", "n": 3}
    )
    (line,) = lines(log)
    assert (line["event"], line["error"], line["n"], line["level"]) == (
        "doorbell_not_heard",
        "TimeoutError",
        3,
        "warning",
    )


@given(st.text())
def test_a_line_stays_one_line_of_json_whatever_it_tells(text: str) -> None:
    formatter = logs.configuration()["formatters"]["json"]
    record = logging.makeLogRecord({"name": "x", "msg": "%s", "args": (text,), "levelname": "INFO"})
    line = formatter["()"]().format(record)
    assert json.loads(line)["event"] == text
    assert "\n" not in line


@given(
    st.text(alphabet=st.characters(codec="latin-1", exclude_categories=("Cc",)))
    | st.from_regex(r"[A-Za-z0-9-]{6,66}", fullmatch=True)
)
def test_an_id_is_kept_when_it_is_one_and_made_otherwise(sent: str) -> None:
    response = Client().get("/healthz", HTTP_X_REQUEST_ID=sent)
    answered = response["X-Request-ID"]
    fits = 8 <= len(sent) <= 64 and all(
        letter.isascii() and (letter.isalnum() or letter == "-") for letter in sent
    )
    assert (answered == sent) == fits
    assert 8 <= len(answered) <= 64


def test_two_requests_have_two_ids(client: Client) -> None:
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]


def test_outside_a_request_there_is_no_id(client: Client) -> None:
    client.get("/healthz")
    assert logs.REQUEST.get() == ""


@pytest.mark.django_db
def test_signing_in_and_out_names_nobody(client: Client, log: io.StringIO) -> None:
    person = user(username=CANARY)
    client.force_login(person)
    client.get("/coba/halaman/")
    assert CANARY not in log.getvalue()
