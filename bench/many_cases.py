"""A million running duties: `python -m bench.within bench.many_cases NUMBER` files a few cases through the verbs, as demo data of
the last sixty days, and copies each with all its rows until this many duties run. Prints what came of it as JSON."""

import json
import sys
import time
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connections, transaction

from accounts.actors import Origin, complainant, staff
from accounts.models import Agency, Membership, Unit, User
from accounts.roles import Role
from bench.steps import AGENCY
from complaints import references
from complaints.codes import IdentityKind
from complaints.models import Complaint
from law import counting
from law.codes import Classification
from workflow import clock
from workflow.calendars import present
from workflow.models import Duty
from workflow.verbs import investigation, verification
from workflow.verbs.intake import Filing, Person, register

UNITS: Final = 20
DAYS: Final = 60
"""Filed evenly over this many days before today."""
RUNNING: Final = 9
"""Duties of the three cases of a day."""
AT_A_TIME: Final = 50
"""Copies of each template in one transaction."""
COPIED: Final[dict[str, dict[str, str]]] = {
    "complaints_identity": {"email": "'siti-' || c.id || '@ukur.example'"},
    "workflow_event": {},
    "workflow_duty": {},
    "complaints_statement": {},
    "notifications_message": {
        "message_id": "CASE WHEN o.message_id IS NOT NULL THEN '<' || c.id || '.' || o.id || '@ukur.example>' END",
        "body_text": "''",
        "body_html": "''",
        "identity_id": "(SELECT i.id FROM complaints_identity i WHERE i.complaint_id = c.id)",
    },
}
"""The tables of a case, and what is not the same in a copy."""
NOT_ALL: Final = {
    "notifications_message": " AND o.identity_id IS NOT NULL",
    "complaints_statement": " AND o.kind = 'subject'",
}


def templates(days: int) -> list[int]:
    """Three cases a day for this many days: one that waits to be verified, one dispatched, one that is worked on."""
    agency = Agency.objects.get(code=AGENCY)
    coordinator = staff(User.objects.get(username="bench-coordinator"), origin=Origin.DEMO)
    offices = []
    for n in range(UNITS):
        unit = Unit.objects.create(code=f"bench-{n}", name=f"Dinas {n}", agency=agency)
        user = User.objects.create(username=f"bench-officer-{n}", email=f"petugas{n}@ukur.example")
        Membership.objects.create(user=user, role=Role.OFFICER, unit=unit)
        offices.append((unit, staff(user, origin=Origin.DEMO)))
    made, now = [], clock.now()
    for n in range(3 * days):
        unit, officer = offices[n % UNITS]
        at = now - timedelta(days=n // 3, hours=2)
        pk = _file(n, agency, unit, at)
        made.append(pk)
        if n % 3 > 0:
            verification.dispatch(
                pk, unit=unit, classification=Classification.ORDINARY, by=coordinator, at=at, version=1
            )
        if n % 3 > 1:
            investigation.begin(pk, by=officer, at=at, version=2)
    return made


def _file(n: int, agency: Agency, unit: Unit, at: datetime) -> int:
    filing = Filing(
        agency=agency,
        unit=unit,
        subject=f"Antrean loket {n}",
        description="Saya menunggu lima jam di loket dan tidak dilayani.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person(f"Siti {n}", email=f"siti-{n}@ukur.example"),
    )
    return register(filing, by=complainant(origin=Origin.DEMO), at=at).complaint.pk


def multiply(made: list[int], copies: int) -> None:
    """Copy these cases with their rows, as the owner; the triggers that join events stay on."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        for first in range(0, copies, AT_A_TIME):
            with transaction.atomic(using="owner"):
                _multiply(cursor, made, min(AT_A_TIME, copies - first))
        cursor.execute("ANALYZE")


def _multiply(cursor: Any, made: list[int], copies: int) -> None:
    cursor.execute(
        "CREATE TEMP TABLE copied (old bigint, reference text,"
        " id bigint DEFAULT nextval('complaints_complaint_id_seq')) ON COMMIT DROP"
    )
    with cursor.copy("COPY copied (old, reference) FROM STDIN") as copy:
        for _copy_of_all in range(copies):
            for old in made:
                copy.write_row((old, references.new_reference()))
    cursor.execute("CREATE INDEX ON copied (old); ANALYZE copied")
    complaint = {"id": "c.id", "reference": "c.reference"}
    _copy(cursor, "complaints_complaint", complaint, "o.id = c.old", "c.id")
    for table, more in COPIED.items():
        changed = {"id": f"nextval('{table}_id_seq')", "complaint_id": "c.id", **more}
        where = "o.complaint_id = c.old"
        where += NOT_ALL.get(table, "")
        _copy(cursor, table, changed, where, "c.id, o.seq" if table == "workflow_event" else "c.id, o.id")


def _copy(cursor: Any, table: str, changed: dict[str, str], where: str, order: str) -> None:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    columns = [row[0] for row in cursor.fetchall()]
    names = ", ".join(columns)
    values = ", ".join(changed.get(name, f"o.{name}") for name in columns)
    cursor.execute(
        f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE"
        f" SELECT {values} FROM copied c JOIN {table} o ON {where} ORDER BY {order}"
    )


def day_to_add() -> str:
    """The third working day from today that is none off yet: what runs beyond it moves."""
    days = present.current("id")
    today = counting.local_date(clock.now(), "Asia/Jakarta")
    due, _provisional = counting.due_on(
        today, 3, counting.LengthUnit.WORKING_DAY, frozenset(range(1, 6)), days
    )
    return due.isoformat()


def main(number: int) -> dict[str, Any]:
    began = time.perf_counter()
    made = templates(max(1, min(DAYS, number // (2 * RUNNING))))
    running = Duty.objects.filter(met_at=None, ended_at=None)
    each = running.count()
    copies = max(0, round(number / each) - 1)
    if copies:
        multiply(made, copies)
    return {
        "cases": Complaint.objects.count(),
        "running": running.count(),
        "seconds": round(time.perf_counter() - began, 1),
        "day": day_to_add(),
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
