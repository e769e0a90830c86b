"""django-helpdesk under our questions: with the Python of its own environment, `python -m bench.within bench.peer.helpdesk
CASES` fills its tables in SQL up to this many tickets, and `... CASES SECONDS` asks and prints JSON."""

import json
import logging
import sys
from importlib import import_module
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.costs import cost

QUEUES: Final = 60
FOLLOW_UPS: Final = 3
"""Of a ticket; a case of ours has seven events."""


def fill(cases: int) -> None:
    """Queues, staff and tickets of five years, 7 % open, with follow-ups; planner statistics as ours."""
    models = import_module("helpdesk.models")
    call_command("migrate", verbosity=0)
    if not models.Queue.objects.exists():
        for n in range(QUEUES):
            models.Queue.objects.create(
                title=f"Instansi {n}", slug=f"instansi-{n}", allow_public_submission=True
            )
        get_user_model().objects.create_superuser("ukur", "ukur@example.org", "ukur")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM helpdesk_ticket")
        have = cursor.fetchone()[0]
        cursor.execute(
            """
            INSERT INTO helpdesk_ticket (title, queue_id, created, modified, submitter_email, status, on_hold, description,
              resolution, priority, secret_key)
            SELECT 'Antrean loket ' || n, (SELECT min(id) FROM helpdesk_queue) + n %% %s, at, at, 'siti-' || n || '@example.org',
              CASE WHEN n %% 100 < 7 THEN 1 ELSE 4 END, false,
              'Saya menunggu lima jam di loket dan petugas tidak melayani. Nomor berkas BKS' || n / 3 || '.',
              'Sudah dijawab.', 3, md5(n::text)
            FROM (SELECT n, now() - random() * interval '5 years' AS at FROM generate_series(%s::int, %s::int - 1) n) drawn
            """,
            [QUEUES, have, cases],
        )
        cursor.execute(
            """
            INSERT INTO helpdesk_followup (ticket_id, date, title, comment, public, message_id)
            SELECT t.id, t.created + k * interval '3 days', 'Tanggapan', 'Berkas sedang diperiksa oleh petugas loket.', true, ''
            FROM helpdesk_ticket t, generate_series(1, %s) k
            WHERE NOT EXISTS (SELECT FROM helpdesk_followup f WHERE f.ticket_id = t.id)
            """,
            [FOLLOW_UPS],
        )
        cursor.execute("VACUUM ANALYZE")


def ask(cases: int, seconds: float) -> dict[str, Any]:
    to_base64 = import_module("helpdesk.query").query_to_base64
    queue = import_module("helpdesk.models").Queue.objects.earliest("pk").pk
    client, citizen = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get(username="ukur"))

    def listed(search: str) -> str:
        shown = {"filtering": {}, "filtering_null": {}, "sorting": "created", "search_string": search}
        if not search:
            shown["filtering"] = {"status__in": [1, 2]}
        return (
            f"/datatables_ticket_list/{to_base64(shown)}?draw=1&start=0&length=25&search[value]=&search[regex]=false"
            "&order[0][column]=5&order[0][dir]=asc"
        )

    def file(n: int) -> int:
        body = {
            "queue": queue,
            "title": "Antrean loket terlalu lama",
            "body": "Saya menunggu lima jam di loket dan tidak dilayani. " * 6,
            "priority": 3,
            "submitter_email": f"siti-{cases}-{n}@example.org",
        }
        return citizen.post("/tickets/submit/", body).status_code

    def get(path: str) -> int:
        return client.get(path).status_code

    questions = {
        "filing": (file, 302),
        "list": (lambda _n: get(listed("")), 200),
        "search, rare": (lambda n: get(listed(f"BKS{cases // 6 + n}")), 200),
        "search, frequent": (lambda _n: get(listed("petugas")), 200),
        "report": (lambda _n: get("/reports/queuemonth/"), 200),
    }
    for question, _status in questions.values():  # what is read and compiled once
        question(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    return {name: cost(question, backend, seconds, status) for name, (question, status) in questions.items()}


if __name__ == "__main__":
    logging.disable()
    if sys.argv[2:]:
        print(json.dumps(ask(int(sys.argv[1]), float(sys.argv[2]))))
    else:
        fill(int(sys.argv[1]))
