"""Steps that need the product itself: `python -m bench.within bench.steps` reads `[STEP, NUMBER, SETTINGS]` as JSON, line
by line, and answers with a line of what came of each."""

import csv
import json
import resource
import smtplib
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from io import StringIO
from itertools import chain, count, islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from accounts import tokens
from accounts.actors import Origin, complainant
from accounts.models import Agency, Level, Membership, Unit, User
from accounts.roles import Role
from complaints.codes import IdentityKind
from complaints.models import Complaint
from notifications import delivery
from notifications.models import Message
from workflow import clock
from workflow.management.commands.import_register import FILLED
from workflow.models import Event, ImportedCase
from workflow.sweep import promised_files, sweeps
from workflow.verbs.intake import Filing, Person, register

AGENCY, UNIT = "bench", "bench-unit"
DAYS_AGO: Final = timedelta(days=100)
DAYS_AGO_LATELY: Final = timedelta(days=8)
BREACHES: Final = 4
"""Of a case on which nobody acted for a hundred days: verify, first_answer, settle, decide."""


@contextmanager
def timed(told: dict[str, Any]) -> Iterator[None]:
    """Adds wall and CPU seconds of this process to `told`."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    yield
    after = resource.getrusage(resource.RUSAGE_SELF)
    told["seconds"] = time.perf_counter() - began
    told["cpu_seconds"] = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def migrate(_number: int) -> dict[str, Any]:
    """Make the tables and the calendars."""
    call_command("migrate", verbosity=0)
    call_command("load_calendars", verbosity=0)
    return {}


def people(_number: int) -> dict[str, Any]:
    """An agency with a unit to file with, and an ombudsman's token and session."""
    agency = Agency.objects.create(code=AGENCY, name="Kabupaten Ukur", level=Level.REGENCY)
    Unit.objects.create(code=UNIT, name="Dinas Ukur", agency=agency)
    coordinator = User.objects.create(username="bench-coordinator", email="koordinator@ukur.example")
    Membership.objects.create(user=coordinator, role=Role.COORDINATOR, agency=agency)
    return {"token": _token()}


def _token() -> str:
    """A new bearer token of the one who sees every case."""
    user, made = User.objects.get_or_create(
        username="bench-ombudsman", defaults={"email": "ombudsman@ukur.example"}
    )
    if made:
        Membership.objects.create(user=user, role=Role.OMBUDSMAN)
    user.refresh_from_db()
    return tokens.issue(user, at=clock.now())[0]


def session(_number: int) -> dict[str, Any]:
    """The cookies of a browser in which the one who sees every case is signed in."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="bench-ombudsman"))
    client.get("/petugas/")  # and its forms have been answered with their cookie
    return {"cookies": "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())}


def references(number: int) -> dict[str, Any]:
    """This many references, evenly from all cases."""
    every = max(1, Complaint.objects.count() // number)
    found = Complaint.objects.order_by("pk").values_list("reference", flat=True)[::every]
    return {"references": list(found)[:number]}


def overdue(number: int) -> dict[str, Any]:
    """This many cases filed through the verb a hundred days ago, on which nobody acted; told as demo data."""
    return _filed_ago(number, DAYS_AGO)


def overdue_lately(number: int) -> dict[str, Any]:
    """The same, filed eight days ago: the first end has passed, and no file is to be made yet."""
    return _filed_ago(number, DAYS_AGO_LATELY)


def _filed_ago(number: int, ago: timedelta) -> dict[str, Any]:
    at = clock.now() - ago
    for n in range(number):
        _file(n, at - timedelta(minutes=n % 500), origin=Origin.DEMO)
    return {"filed": number}


def messages(number: int) -> dict[str, Any]:
    """This many filings of today, each by somebody with an address of their own: as many receipts to send."""
    for n in range(number):
        _file(n, clock.now(), origin=Origin.LIVE)
    return {"queued": Message.objects.filter(state=Message.State.QUEUED).count()}


def _file(n: int, at: Any, *, origin: Origin) -> None:
    agency = Agency.objects.get(code=AGENCY)
    filing = Filing(
        agency=agency,
        unit=agency.units.get(code=UNIT),
        subject=f"Antrean loket {n}",
        description="Saya menunggu lima jam di loket dan tidak dilayani.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person(f"Siti {n}", email=f"siti-{uuid.uuid4().hex}@example.org"),
    )
    register(filing, by=complainant(origin=origin), at=at)


def drain(_number: int) -> dict[str, Any]:
    """Send everything that waits, as the worker does."""
    told: dict[str, Any] = {"done": 0}
    with timed(told):
        more = True
        while more:
            drained = delivery.drain()
            told["done"] += drained.sent
            more = drained.more
    return told


def drain_floor(number: int) -> dict[str, Any]:
    """As many mails of a receipt's size over one connection, without a database."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        settings.DEFAULT_FROM_EMAIL,
        "siti@example.org",
        "Receipt",
    )
    letter.set_content("x" * 60 + "\n" * 20)
    letter.add_alternative("<p>" + "x" * 3000 + "</p>", subtype="html")
    told: dict[str, Any] = {"done": number}
    with timed(told), smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as server:
        for _ in range(number):
            server.send_message(letter)
    return told


def sweep(_number: int) -> dict[str, Any]:
    """Deal with everything past its end, as beat has it done every minute. Counts breaches."""
    told: dict[str, Any] = {}
    breaches = Event.objects.filter(name="breached")
    before = breaches.count()
    with timed(told):
        while sweeps.sweep(at=clock.now()):
            pass
    return told | {"done": breaches.count() - before}


def sweep_alone(_number: int) -> dict[str, Any]:
    """The same beside other workers: counts the cases that this one dealt with."""
    told: dict[str, Any] = {"done": 0}
    with timed(told):
        while dealt := sweeps.sweep(at=clock.now()):
            told["done"] += dealt
    return told


def case_files(_number: int) -> dict[str, Any]:
    """Make the files that the sweep promised, and the mails that offer them."""
    told: dict[str, Any] = {}
    with timed(told):
        told["done"] = promised_files.make(now=clock.now, seconds=600)
    return told


def sweep_floor(number: int) -> dict[str, Any]:
    """A transaction a case: lock it, and for each breach change a row and write another."""
    told: dict[str, Any] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM floor_filed ORDER BY id LIMIT %s", [number])
        ids = [row[0] for row in cursor.fetchall()]
        with timed(told):
            for pk in ids:
                with transaction.atomic():
                    cursor.execute("SELECT * FROM floor_filed WHERE id = %s FOR UPDATE", [pk])
                    cursor.fetchone()
                    for _ in range(BREACHES):
                        cursor.execute("UPDATE floor_filed SET unit = 'swept' WHERE id = %s", [pk])
                        cursor.execute(_COPY_A_ROW, [uuid.uuid4().hex[:20], pk])
    return told | {"done": BREACHES * len(ids)}


_COPY_A_ROW = """
    INSERT INTO floor_filed (reference, unit, agency, subject, description, occurred_on, identity, received_at)
    SELECT %s, unit, agency, subject, description, occurred_on, identity, received_at FROM floor_filed WHERE id = %s
"""


def queries(_number: int) -> dict[str, Any]:
    """How many statements each page takes, over the whole request stack in this process."""
    client, headers = Client(headers={"host": "localhost"}), {"Authorization": f"Bearer {_token()}"}
    middle = references(3)["references"][1]
    found: dict[str, dict[str, Any]] = {}
    for name, path in {
        "work list": "/api/v1/complaints/",
        "case page": f"/api/v1/complaints/{middle}/",
        "handling measures": "/api/v1/measures/handling/?from=2015-01-01&to=2026-12-31&group_by=unit",
    }.items():
        client.get(path, headers=headers)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path, headers=headers)
        found[name] = {"status": answer.status_code, "queries": len(captured)}
    body = filing()
    for _warm in range(2):
        body["complainant"]["email"] = f"{uuid.uuid4().hex}@example.org"
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(
                "/api/v1/complaints/",
                json.dumps(body),
                content_type="application/json",
                headers={"Idempotency-Key": uuid.uuid4().hex},
            )
    found["filing"] = {"status": answer.status_code, "queries": len(captured)}
    found["filing"]["statements"] = [each["sql"][:110] for each in captured.captured_queries]
    return found


def filing() -> dict[str, Any]:
    """The body of a filing as a citizen sends it."""
    return {
        "unit": UNIT,
        "agency": AGENCY,
        "subject": "Antrean loket terlalu lama",
        "description": "Saya menunggu lima jam di loket dan tidak dilayani. " * 6,
        "occurred_on": "2026-01-05",
        "identity": "named",
        "complainant": {
            "name": "Siti Aminah",
            "email": "siti-@KEY@@example.org",
            "phone": "0812 3456 7890",
            "address": "Pontang",
        },
    }


def example(_number: int) -> dict[str, Any]:
    return {"body": filing()}


def register_import(number: int) -> dict[str, Any]:
    """The register that ships or this many rows of it, through the command; a second time changes nothing."""
    told: dict[str, Any] = {}
    before, memory = Complaint.objects.count(), _most_memory()
    with _register(number) as register, timed(told):
        call_command("import_register", register.name, mapping=str(MAPPING), stdout=StringIO())
    told["memory MB, most before and after"] = [memory, _most_memory()]
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    told["cases"] = Complaint.objects.count()
    return told | {"done": told["cases"] - before}


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _register(number: int) -> IO[str]:
    """A file of the heading and this many rows; of all for 0. Beyond those that ship they come again under other numbers."""
    file = NamedTemporaryFile("w+", suffix=".csv", newline="")  # noqa: SIM115 - the caller closes it
    with REGISTER.open(newline="") as whole:
        heading, *rows = whole
    again = (f"{turn}-{row}" if turn else row for turn in count() for row in rows)
    file.writelines([heading, *rows] if not number else chain([heading], islice(again, number)))
    file.seek(0)
    return file


def register_floor(number: int) -> dict[str, Any]:
    """Its rows copied into one plain table, read and parsed."""
    told: dict[str, Any] = {"done": 0}
    with _register(number) as file, timed(told), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM floor_filed WHERE agency = 'la'")
        with cursor.copy(_COPY) as copy:
            for row in csv.DictReader(file):
                filed = datetime.strptime(row["filed_at"], "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=UTC)
                copy.write_row(
                    (row["reference"], row["unit"], "la", row["request_type"], "", None, "anonymous", filed)
                )
                told["done"] += 1
    return told


def register_rows_floor(_number: int) -> dict[str, Any]:
    """All rows of the imported cases, as COPY gives them out, copied into tables of the same columns with a key and nothing else:
    no other index, no reference to another table, no trigger."""
    told: dict[str, Any] = {"done": ImportedCase.objects.count()}
    with connections["owner"].cursor() as cursor:
        copies = {}
        for table in (*FILLED, "complaints_words"):
            key = "id" if table == "complaints_complaint" else "complaint_id"
            cursor.execute(f"CREATE TABLE floor_{table} (LIKE {table}, PRIMARY KEY ({_key_of(table)}))")
            rows = f"SELECT t.* FROM {table} t JOIN workflow_importedcase i ON i.complaint_id = t.{key}"
            with cursor.copy(f"COPY ({rows}) TO STDOUT") as copy:
                copies[table] = b"".join(copy)
        with timed(told), transaction.atomic("owner"):
            for table, whole in copies.items():
                with cursor.copy(f"COPY floor_{table} FROM STDIN") as copy:
                    copy.write(whole)
        for table in copies:
            cursor.execute(f"DROP TABLE floor_{table}")
    return told


def _key_of(table: str) -> str:
    return "complaint_id" if table == "complaints_words" else "id"


REGISTER: Final = Path("data/register_la311_2017.csv")
MAPPING: Final = Path("docs/examples/register_la311.toml")
_COPY: Final = """
    COPY floor_filed (reference, unit, agency, subject, description, occurred_on, identity, received_at) FROM STDIN
"""
STEPS: Final[dict[str, Callable[[int], dict[str, Any]]]] = {
    step.__name__: step
    for step in (
        *(migrate, people, session, example, references, queries, overdue, overdue_lately, messages),
        *(drain, drain_floor, sweep, sweep_alone, case_files, sweep_floor),
        *(register_import, register_floor, register_rows_floor),
    )
}

if __name__ == "__main__":
    for line in sys.stdin:
        step, number, changed = json.loads(line)
        with override_settings(**changed), redirect_stdout(sys.stderr):
            told = STEPS[step](number)
        print(json.dumps(told), flush=True)
