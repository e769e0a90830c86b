"""Fifty filings with one key over real HTTP: gunicorn's workers and threads, sockets, the connection pool (promise P5)."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connections

from complaints.models import Complaint
from config.supervisor import commands
from tests.api.conftest import filing
from tests.complaints.pdfs import CANARY, told, with_a_name_in_every_place
from tests.factories import House
from tests.waiting import SECONDS, eventually, free_port

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.processes


@pytest.fixture
def address(committed: None, tmp_path: Path) -> Iterator[str]:
    """gunicorn, as bin/run starts it, on the database of this test and a free port of the loopback."""
    port = free_port()
    name = connections["default"].settings_dict["NAME"]
    there = {
        key: urlsplit(os.environ[key])._replace(path=f"/{name}").geturl()
        for key in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    environment = {**os.environ, **there, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    environment["TUNTAS_VAR"] = str(tmp_path)
    command = [sys.executable, "-m", *commands(port)["web"]]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: answers(f"http://127.0.0.1:{port}/healthz"))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except OSError:
        return False
    return True


def post(url: str, body: bytes, key: str) -> tuple[int, bytes]:
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=SECONDS) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_fifty_parallel_filings_with_one_key_make_one_complaint_and_fifty_equal_answers(address):
    body = json.dumps(filing(House())).encode()
    with ThreadPoolExecutor(50) as pool:
        answers = list(
            pool.map(lambda _number: post(f"{address}/api/v1/complaints/", body, "k" * 32), range(50))
        )
    assert {status for status, _body in answers} == {201}
    assert len({content for _status, content in answers}) == 1
    assert Complaint.objects.count() == 1


def test_a_pdf_is_attached_and_its_pages_drawn_anew_are_read_over_real_workers(address):
    case = House().file()
    sent = with_a_name_in_every_place()
    boundary = b"-" * 30
    head = b'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf'
    body = b"--" + boundary + b"\r\n" + head + b"\r\n\r\n" + sent + b"\r\n--" + boundary + b"--\r\n"
    url = f"{address}/api/v1/complaints/{case.row.reference}/attachments/"
    headers = {
        "Content-Type": f"multipart/form-data; boundary={boundary.decode()}",
        "X-Access-Code": case.access_code,
    }
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=SECONDS) as answer:
        pk = json.load(answer)["id"]
    asked = urllib.request.Request(f"{url}{pk}/", headers={"X-Access-Code": case.access_code})
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
        shown = answer.read()
    assert shown.startswith(b"%PDF-")
    assert CANARY.encode() not in told(shown)
