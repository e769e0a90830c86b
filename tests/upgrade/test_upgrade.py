"""A database that an earlier commit made, with lives in every state, is brought up to date by `migrate` and goes on as if
it had been made today. `README.md` beside this file says how one is kept."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import Agency, User
from complaints.lifecycle import State
from complaints.models import Attachment, Complaint
from config import schema as at_once
from config.checkup import CHECKS
from config.privileges import APPEND_ONLY
from notifications import delivery, outbox
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.databases import Databases
from tests.upgrade import lives
from tests.upgrade.keeping import CODES, FILES, SECRET_KEY, SQL, dumped, load
from tests.waiting import SECONDS, free_port
from workflow import clock
from workflow.calendars import present
from workflow.models import CalendarChange
from workflow.sweep import sweeps

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = sorted(path.parent for path in HERE.glob("*/database.sql"))
READY_SECONDS = SECONDS
SINCE = {"gathered", "merged"}
"""States of a mail that came after what is kept."""
NOT_OURS = (
    "accounts_user_groups",
    "accounts_user_user_permissions",
    "auth_group",
    "django_admin_log",
    "django_session",
)
LEFT = {"compliance_savedview"}
"""Tables whose rows stand elsewhere now (docs/adr/0104)."""


@pytest.fixture(params=KEPT, ids=[kept.name for kept in KEPT])
def kept(request: pytest.FixtureRequest) -> Path:
    """The folder of a kept database."""
    return Path(request.param)


@pytest.fixture
def loaded(kept: Path, databases: Databases) -> str:
    """The name of a database with the rows as they were."""
    return databases.once(kept.name, partial(_load, kept), of=None)[0]


@pytest.fixture
def migrated(kept: Path, loaded: str, databases: Databases) -> str:
    """The same, brought up to date."""

    def migrate() -> None:
        with override_settings(SECRET_KEY=SECRET_KEY):  # it seals with it
            call_command("migrate", verbosity=0, stdout=StringIO())

    return databases.once(f"{kept.name}_now", migrate, of=loaded)[0]


def _load(kept: Path) -> None:
    with psycopg.connect(**connections["owner"].get_connection_params()) as connection:
        load(kept, connection)


@pytest.fixture
def then(
    kept: Path,
    migrated: str,
    databases: Databases,
    worker_id: str,
    django_db_blocker: Any,
    settings: Any,
    tmp_path: Path,
    fresh_calendars: None,
) -> Iterator[Path]:
    """A copy of it to work on, with its files and its secret."""
    settings.SECRET_KEY = SECRET_KEY
    settings.MEDIA_ROOT = tmp_path / FILES
    shutil.copytree(kept / FILES, settings.MEDIA_ROOT)
    with django_db_blocker.unblock(), databases.copy(f"{worker_id}_then", of=migrated):
        yield kept


def doctor(*arguments: str) -> tuple[int, str]:
    """Its exit status, and what it said."""
    said = StringIO()
    try:
        call_command("doctor", *arguments, stdout=said)
    except SystemExit as ended:
        return int(ended.code or 0), said.getvalue()
    return 0, said.getvalue()


def one(role: str, **of: Any) -> User:
    """Somebody with a seat of this role."""
    found = User.objects.filter(memberships__role=role, **of).order_by("pk").first()
    assert found is not None
    return found


def address_of(name: str) -> str:
    """Of a database of this run, for its owner."""
    parts = connections["owner"].settings_dict
    return f"postgres://{parts['USER']}:{parts['PASSWORD']}@/{name}?host={parts['HOST'] or 'localhost'}"


def test_a_database_is_made_at_once_only_where_it_is_empty_and_the_server_understands(
    databases: Databases,
    worker_id: str,
    django_db_blocker: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    whole = tmp_path / "whole.sql"
    whole.write_text("CREATE TABLE public.one ();")
    broken = tmp_path / "broken.sql"
    broken.write_text("CREATE TABLE public.one (); CREATE TABLE public.two (a no_such_type);")
    made = []
    with django_db_blocker.unblock(), databases.copy(f"{worker_id}_empty", of=None):
        for file in (broken, whole, whole):
            monkeypatch.setattr(at_once, "SCHEMA", file)
            made.append(at_once.make(using="owner"))
        assert connections["owner"].introspection.table_names() == ["one"]
    assert made == [False, True, False]


def test_what_is_kept_has_lived_through_everything(
    loaded: str, databases: Databases, worker_id: str, django_db_blocker: Any
) -> None:
    """Every state of a case, of a mail and of a calendar's change, most events, and a row in every table."""
    with django_db_blocker.unblock(), databases.copy(f"{worker_id}_loaded", of=loaded):
        assert _column("SELECT state FROM complaints_complaint") == set(State.values)
        assert _column("SELECT state FROM notifications_message") == set(Message.State.values) - SINCE
        assert _column("SELECT state FROM workflow_calendarchange") == set(CalendarChange.State.values)
        assert len(_column("SELECT name FROM workflow_event")) > 40
        assert empty_tables() == set()


def empty_tables() -> set[str]:
    """Tables of ours without a row, but those that nothing writes any more."""
    tables = _column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    ours = {table for table in tables if not table.startswith(NOT_OURS)} - LEFT
    return {table for table in ours if not _column(f'SELECT 1 FROM "{table}" LIMIT 1')}


def _column(statement: str) -> set[Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return {row[0] for row in cursor.fetchall()}


SCHEMA = {
    "columns": """
        SELECT table_name, column_name, udt_name, is_nullable, column_default, character_maximum_length,
               numeric_precision, numeric_scale, identity_generation, generation_expression
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable, condeferred
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": """
        SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')""",
}


def schema() -> dict[str, set[tuple[Any, ...]]]:
    """What the database in use is made of."""
    with connections["owner"].cursor() as cursor:
        found = {}
        for name, statement in SCHEMA.items():
            cursor.execute(statement)
            found[name] = {tuple(_plain(value) for value in row) for row in cursor.fetchall()}
        return found


def _plain(value: Any) -> Any:
    """A definition without the casts and brackets that a dump adds to it."""
    casts = r"::(character varying|text)(\[\])?|[()\s]"
    return re.sub(casts, "", value) if isinstance(value, str) else value


def test_the_schema_is_that_of_a_new_database(then: Path, databases: Databases, worker_id: str) -> None:
    """An old migration that was changed makes the two differ; so does a `config/schema.sql`, with which a new one begins, that
    is not what the migrations make."""
    upgraded = schema()
    with databases.copy(f"{worker_id}_new"):
        new = schema()
    for name in SCHEMA:
        assert upgraded[name] ^ new[name] == set(), name


def test_the_app_role_may_do_what_it_must_and_no_more(then: Path) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
                cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
                append_only = table in APPEND_ONLY and right in ("UPDATE", "DELETE")
                assert cursor.fetchone() == (not append_only,), f"{right} {table}"


def test_the_doctor_is_silent(then: Path) -> None:
    """The outbox waits for the worker, as it did then; the test below lets it work."""
    said = {check: doctor("--only", check) for check in CHECKS if check != "outbox"}
    assert said == {check: (0, f"ok      {check}\n") for check in said}


def test_once_the_clock_the_calendar_job_and_the_worker_have_worked_the_doctor_is_silent_on_all(
    then: Path,
) -> None:
    (change,) = CalendarChange.objects.filter(state=CalendarChange.State.APPLYING)
    call_command("calendar", "apply", str(change.pk), stdout=StringIO(), stderr=StringIO())
    while sweeps.sweep(at=clock.now()):
        pass
    (refused,) = Message.objects.filter(state=Message.State.SET_ASIDE)
    assert outbox.send_again(refused.pk, at=clock.now())
    Message.objects.filter(state=Message.State.QUEUED).update(next_try_at=clock.now())
    while delivery.drain().more:
        pass
    left = set(Message.objects.values_list("state", flat=True))
    assert left == {Message.State.SENT, Message.State.HELD}
    assert len(mail.outbox) > 50
    assert doctor() == (0, "".join(f"ok      {name}\n" for name in CHECKS))


def test_the_calendars_that_ship_now_take_the_place_of_what_was_proposed(then: Path) -> None:
    """Running duties follow, and the doctor counts the same."""
    call_command("load_calendars", stdout=StringIO())
    years = present.current("id").years
    assert (years[2027], years[2028]) == ("decreed", "proposed")
    for check in CHECKS:
        if check != "outbox":
            assert doctor("--only", check) == (0, f"ok      {check}\n")


def test_every_case_is_read_by_staff_and_by_who_filed_it(then: Path) -> None:
    ombudsman = Speaker(one("ombudsman"))
    references = list(Complaint.objects.values_list("reference", flat=True))
    assert len(references) > 50
    for reference in references:
        told = ombudsman.get(f"complaints/{reference}/")
        assert told.status_code == 200, reference
    codes: dict[str, str] = json.loads((then / CODES).read_text())
    assert set(codes) < set(references)
    for reference, code in codes.items():
        told = Speaker(access_code=code).get(f"complaints/{reference}/")
        assert told.status_code == 200, reference


def test_the_page_of_a_case_in_each_state_is_shown(then: Path) -> None:
    browser = Client()
    browser.force_login(one("ombudsman"))
    for state in State.values:
        case = Complaint.objects.filter(state=state).latest("pk")
        page = browser.get(reverse("web:staff-case", args=[case.reference]))
        assert page.status_code == 200, state
        assert case.reference in page.content.decode()


@pytest.mark.processes
def test_every_file_is_read(then: Path) -> None:
    ombudsman = Speaker(one("ombudsman"))
    files = Attachment.objects.select_related("complaint")
    for file in files:
        reply = ombudsman.get(f"complaints/{file.complaint.reference}/attachments/{file.pk}/")
        assert reply.status_code == 200
    assert len(files) > 5


def test_a_case_of_then_goes_on_by_the_verbs_of_today(then: Path) -> None:
    case = Complaint.objects.filter(state="received", agency__code="kab-contoh", held_by=None).latest("pk")
    unit = case.agency.units.filter(membership__role="officer").order_by("pk").first()
    assert unit is not None
    coordinator = Speaker(one("coordinator", memberships__agency=case.agency))
    officer = Speaker(one("officer", memberships__unit=unit))
    for speaker, verb, carried in (
        (coordinator, "dispatch", {"unit": unit.code, "classification": "ordinary"}),
        (officer, "begin", {}),
        (officer, "answer", {"outcome": "founded", "reasons": "Loket kini dibuka sampai pukul dua."}),
    ):
        reply = speaker.verb(case.reference, verb, **carried)
        assert reply.status_code == 200, reply.content
    assert reply.json()["state"] == "answered"
    assert [doctor("--only", name)[0] for name in ("sequences", "edges", "duties")] == [0, 0, 0]


@pytest.mark.processes
def test_bin_run_upgrades_it_and_serves_it(
    loaded: str, databases: Databases, worker_id: str, django_db_blocker: Any, tmp_path: Path
) -> None:
    """What somebody meets who pulls and starts again: no demo is loaded beside what is there."""
    with django_db_blocker.unblock(), databases.copy(f"{worker_id}_run", of=loaded):
        with (
            started(f"{databases.run}_{worker_id}_run", tmp_path) as port,
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as reply,
        ):
            assert json.load(reply)["faults"] == []
        assert set(Agency.objects.values_list("code", flat=True)) >= {"kab-contoh", "kota-timur"}
        assert Agency.objects.count() < 10, "no demo was loaded beside it"


@contextmanager
def started(name: str, var: Path) -> Iterator[int]:
    """bin/run on this database; yields its port. Stopped in the end, which must go well."""
    port = free_port()
    addresses = {
        variable: urlsplit(os.environ[variable])._replace(path=f"/{name}").geturl()
        for variable in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "SECRET_KEY": SECRET_KEY}
    environment = {**os.environ, **addresses, **settings, "PORT": str(port), "TUNTAS_VAR": str(var)}
    out = var / "said"
    with out.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, ROOT / "bin" / "run"], env=environment, stdout=file, stderr=file
        )
    try:
        deadline = time.monotonic() + READY_SECONDS
        while "Tuntas is ready" not in out.read_text():
            assert process.poll() is None, out.read_text()
            assert time.monotonic() < deadline, out.read_text()
            time.sleep(0.1)
        yield port
        process.send_signal(signal.SIGTERM)
        assert process.wait(READY_SECONDS) == 0, out.read_text()
    finally:
        process.kill()
        process.wait()


@pytest.mark.processes
@pytest.mark.usefixtures("committed", "fresh_calendars")
def test_the_lives_of_today_leave_no_table_empty_and_the_doctor_silent(
    settings: Any, tmp_path: Path, databases: Databases, worker_id: str
) -> None:
    """For the next database that is kept: whoever adds a table tells a life of it in `lives.py`. Out of a dump, frozen years
    are rebuilt to the same bytes."""
    settings.MEDIA_ROOT = tmp_path / FILES
    assert lives.tell()
    assert empty_tables() == set()
    assert {name for name in CHECKS if doctor("--only", name)[0]} == {"outbox"}
    frozen = replayed()
    assert "differing 0" in frozen
    name = connections["owner"].settings_dict["NAME"]
    (tmp_path / SQL).write_text(dumped(address_of(name)), encoding="utf-8")
    with databases.copy(f"{worker_id}_restored", of=None):
        _load(tmp_path)
        call_command("migrate", verbosity=0, stdout=StringIO())  # it grants the application its rights
        assert replayed() == frozen


def replayed() -> str:
    """What is said of the frozen scores of 2025."""
    said = StringIO()
    call_command("replay_scores", "2025", stdout=said)
    return said.getvalue()
