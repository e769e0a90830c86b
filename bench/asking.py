"""What lists, cases, search and figures cost on the database as it is: `python -m bench.within bench.asking SECONDS PLANS
[ROLE ...] [FIGURE ...]` asks each through the whole stack in this process, as each reader, and prints JSON. Plans are appended to the
file PLANS. With figures, those alone and no page. In 0 seconds each is asked once more, as the first reader who may.

CPU is read from the operating system: of this process, and of its one PostgreSQL backend with the parallel workers that
it started.
"""

import json
import logging
import re
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.db import OperationalError, connection, connections, transaction
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from accounts import tokens
from accounts.models import Membership, User
from accounts.roles import Role
from bench.costs import cost
from bench.pages import pages
from complaints.codes import IdentityKind
from complaints.models import Complaint, Identity
from config.serving import loaded
from workflow import clock
from workflow.models import ListVisit

LIST: Final = "/api/v1/complaints/"
CITIZEN: Final = "complainant"
READERS: Final = (Role.OMBUDSMAN, Role.COORDINATOR, Role.OFFICER)
CASES: Final = 100
"""Different ones that are read."""
RARE: Final = "BKS{}"
"""A word that three cases hold (`bench.lives`)."""
FREQUENT: Final = "petugas"
SELDOM: Final = "koperasi"
"""A word that one case in two hundred holds: too many to be put in order, too few for a page of a list that is looked through."""
PHRASE: Final = "di loket"
NOWHERE: Final = "kosakatatanpakasus"
ROWS: Final = ("results", "groups", "units")
"""Under which of these an answer has its rows."""
OFTEN: Final = 20
"""So often a second of its time a page is asked at least, however slow it is: a p95 of ten answers is its slowest."""


class Asked(NamedTuple):
    """A figure: what it is called, its paths in turns, and whether officers may ask."""

    name: str
    paths: list[str]
    officers: bool = True


def figures(reader: Role, mine: list[str], alike: list[str], middle: int) -> Iterator[Asked]:
    """What a reader asks; `mine` are references of cases that they may see, `alike` of such as each size has."""
    yield Asked("work list", [LIST])
    yield Asked("case", [f"{LIST}{reference}/" for reference in alike])
    yield Asked("search, rare", [f"{LIST}?q={RARE.format(middle // 3 + n)}" for n in range(20)])
    yield Asked("search, frequent", [f"{LIST}?q={FREQUENT}"])
    yield Asked("search, now and then", [f"{LIST}?q={SELDOM}"])
    yield Asked("search, nowhere", [f"{LIST}?q={NOWHERE}"])
    for name, typed in searches(mine):
        yield Asked(name, [f"{LIST}?{urlencode({'q': each})}" for each in typed])
    if reader != Role.OFFICER:
        year = clock.today().year
        handling = "/api/v1/measures/handling/?group_by=unit"
        yield Asked("measures, whole months", [f"{handling}&from={year - 1}-01-01&to={year - 1}-12-31"])
        yield Asked("measures, any period", [f"{handling}&from={year - 2}-01-10&to={year}-02-19"])
        if reader == Role.OMBUDSMAN:
            by_agency = handling.replace("unit", "agency")
            yield Asked("measures by agency", [f"{by_agency}&from={year - 2}-01-10&to={year}-02-19"])
        yield Asked("scores of a year", [f"/api/v1/scores/?year={year - 1}"])


def searches(mine: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What is typed for people, units and numbers, and in which form."""
    people = Identity.objects.filter(
        complaint__reference__in=mine, complaint__identity_kind=IdentityKind.NAMED
    )
    names = list(people.order_by("pk").values_list("name", flat=True)[:20]) or ["Siti Aminah"]
    phones = list(people.exclude(phone="").order_by("pk").values_list("phone", flat=True)[:20])
    parts = [each[4:8] for each in mine if any(map(str.isdigit, each[4:8]))][:20]
    units = Complaint.objects.filter(reference__in=mine).exclude(unit=None).order_by("pk")
    yield "search, name", names
    yield "search, one name", [name.split()[0] for name in names]
    yield "search, name alike", [f"{name[:2]}x{name[2:]}" for name in names]
    yield "search, phone", phones or ["081234567890"]
    yield "search, part of number", parts or ["7K4M"]
    yield "search, unit", list(units.values_list("unit__name", flat=True)[:20])
    yield "search, phrase", [f'"{PHRASE}"']
    yield "search, OR and minus", [f"{FREQUENT} OR loket -{NOWHERE}"]


def ask(
    seconds: float, plans: Path, readers: Sequence[Role] = READERS, only: Sequence[str] = ()
) -> dict[str, Any]:
    """Every figure as every reader, or `only` these: CPU in milliseconds, statements, how many answers; of lists and figures how many
    rows the first answer has. In 0 seconds as one."""
    found = [{"figure": "filing", "reader": CITIZEN, **_filing(seconds)}]
    known: set[str] = set()

    def wanted(name: str) -> bool:
        if name in known or (only and name not in only):
            return False
        if not seconds:
            known.add(name)
        return True

    middle = Complaint.objects.latest("pk").pk // 2
    for role in readers:
        user = reader_of(role)
        _is_here_for_long(user)
        token = tokens.issue(user, at=clock.now())[0]
        mine, alike = _references(user, role), _alike(user, role)
        for asked in figures(role, mine, alike, middle):
            if not wanted(asked.name):
                continue
            with plans.open("a", encoding="utf-8") as out:
                figure = _measure(asked, token, seconds, out)
            found.append({"figure": asked.name, "reader": str(role), **figure})
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        for page in () if only else pages(role, user.memberships.get(role=role), alike):
            if not wanted(page.name):
                continue
            with plans.open("a", encoding="utf-8") as out:
                figure = _page(page.name, page.paths, client, seconds, out)
            found.append({"figure": page.name, "reader": str(role), "page": True, **figure})
    return {"cases": Complaint.objects.count(), "figures": found, "bytes": sizes()}


def reader_of(role: Role) -> User:
    """The first with this seat whose unit or agency has cases."""
    seats = Membership.objects.filter(role=role).order_by("pk").select_related("user")
    for seat in seats:
        held = Complaint.objects.all()
        if seat.unit_id:
            held = held.filter(held_by=seat.unit_id)
        elif seat.agency_id:
            held = held.filter(agency=seat.agency_id)
        if held.exists():
            return seat.user
    raise SystemExit(f"No {role} has cases.")


def _is_here_for_long(user: User) -> None:
    """They looked at the list first two months ago, as nearly everybody has. To who looks for the first time no message is unread yet, so
    that their list costs less than it ever will."""
    at = clock.now()
    visit = {"first_at": at - timedelta(days=60), "last_at": at, "before_at": at - timedelta(days=1)}
    ListVisit.objects.update_or_create(user=user, defaults=visit)


def _references(user: User, role: Role) -> list[str]:
    """Of the open cases and the latest others that this person sees; of the whole ones (`bench.thinned`)."""
    rows = _seen(user, role).filter(events__seq=1, pk__lte=_last_whole())
    return list(rows.order_by("next_due_at", "pk").values_list("reference", flat=True)[:CASES])


def _alike(user: User, role: Role) -> list[str]:
    """Those of the lives that were told and copied (`bench.lives`) that this person sees, evenly: each size has them, with as much in
    them. Of the larger size the first hundred are all open, of the smaller a few. Where none were told, any."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT to_regclass('life') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return _references(user, role)
        cursor.execute("SELECT id FROM life")
        lives = [row[0] for row in cursor.fetchall()]
    rows = _seen(user, role).filter(pk__in=lives).order_by("pk")
    found = list(rows.values_list("reference", flat=True))
    return found[:: -(-len(found) // CASES)] if found else _references(user, role)


def _seen(user: User, role: Role) -> QuerySet[Complaint]:
    seat = user.memberships.get(role=role)
    rows = Complaint.objects.all()
    if seat.unit_id:
        return rows.filter(held_by=seat.unit_id)
    return rows.filter(agency=seat.agency_id) if seat.agency_id else rows


def _last_whole() -> int:
    """The largest key of a case that has all its rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('life_more_complaint') IS NULL")
        thinned_from = "complaints_complaint" if cursor.fetchone()[0] else "life_more_complaint"
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {thinned_from}")
        return int(cursor.fetchone()[0])


def _measure(asked: Asked, token: str, seconds: float, out: Any) -> dict[str, Any]:
    client, headers = Client(headers={"host": "localhost"}), {"Authorization": f"Bearer {token}"}
    with (
        override_settings(LIMITS_NAMESPACE=f"plans-{time.monotonic_ns()}"),
        CaptureQueriesContext(connection) as made,
    ):
        first = client.get(asked.paths[0], headers=headers)  # also warms what is kept
    statements = [str(query["sql"]) for query in made.captured_queries]
    _explain(asked.name, statements, out)
    if first.status_code != 200:
        return {"status": first.status_code, "statements": len(statements)}
    told = first.json()

    def again(n: int) -> int:
        with override_settings(LIMITS_NAMESPACE=f"ask-{time.monotonic_ns()}"):
            return client.get(asked.paths[n % len(asked.paths)], headers=headers).status_code

    within = next((name for name in ROWS if name in told and asked.name != "case"), None)
    rows = {} if within is None else {"rows": len(told[within])}
    return {"statements": len(statements), **rows, **cost(again, backend(), seconds)}


def _page(name: str, paths: list[str], client: Client, seconds: float, out: Any) -> dict[str, Any]:
    """A page in a browser's session: through the whole stack, its template too."""
    with CaptureQueriesContext(connection) as made:
        first = client.get(paths[0])
    statements = [str(query["sql"]) for query in made.captured_queries]
    _explain(name, statements, out)
    if first.status_code != 200:
        return {"status": first.status_code, "statements": len(statements)}

    def again(n: int) -> int:
        return client.get(paths[n % len(paths)]).status_code

    often = max(1, round(OFTEN * seconds))
    rows = (
        {"rows": _cases_shown(first.content.decode())}
        if paths[0].partition("?")[0] == reverse("web:worklist")
        else {}
    )
    return {"statements": len(statements), **rows, **cost(again, backend(), seconds, least=often)}


def _cases_shown(page: str) -> int:
    """How many cases a page of the list leads to."""
    case = re.escape(reverse("web:staff-case", args=["NOMOR"])).replace("NOMOR", "([A-Z0-9-]+)")
    return len(set(re.findall(f'"{case}', page)))


def _filing(seconds: float) -> dict[str, Any]:
    client, body = Client(headers={"host": "localhost"}), _body()

    def file(n: int) -> int:
        body["complainant"]["email"] = f"siti-{n}-{time.monotonic_ns()}@example.org"
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        with override_settings(LIMITS_NAMESPACE=f"file-{time.monotonic_ns()}"):
            return client.post(
                LIST, json.dumps(body), content_type="application/json", headers=headers
            ).status_code

    file(0)
    return cost(file, backend(), seconds, status=201)


def _body() -> dict[str, Any]:
    """What a citizen sends, to the unit of the latest case."""
    unit = Complaint.objects.exclude(unit=None).latest("pk").unit
    assert unit is not None
    return {
        "unit": unit.code,
        "subject": "Antrean loket terlalu lama",
        "description": "Saya menunggu lima jam di loket dan tidak dilayani. " * 6,
        "occurred_on": "2026-01-05",
        "identity": "named",
        "complainant": {"name": "Siti Aminah", "email": "", "phone": "0812 3456 7890", "address": "Pontang"},
    }


def backend() -> int:
    """The process of PostgreSQL behind this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _explain(name: str, statements: list[str], out: Any) -> None:
    """Write the plan of each read, as it ran."""
    for statement in statements:
        if not statement.lstrip().upper().startswith(("SELECT", "WITH")):
            continue
        out.write(f"\n=== {name}\n{statement}\n")
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("EXPLAIN (ANALYZE, BUFFERS, SUMMARY) " + statement.replace("%", "%%"), [])
                out.writelines(f"    {row[0]}\n" for row in cursor.fetchall())
        except OperationalError as error:  # the statement timeout
            out.write(f"    {error}\n")


def sizes() -> list[dict[str, Any]]:
    """Bytes by table: rows, indexes each, and what lies out of line."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, pg_relation_size(c.oid), coalesce(pg_total_relation_size(c.reltoastrelid), 0),
              pg_indexes_size(c.oid), coalesce((SELECT jsonb_object_agg(indexrelid::regclass::text, pg_relation_size(indexrelid))
                FROM pg_index WHERE indrelid = c.oid), '{}')::text
            FROM pg_class c WHERE c.relkind IN ('r', 'm') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'life%'
              AND pg_total_relation_size(c.oid) > 100000 ORDER BY pg_total_relation_size(c.oid) DESC
            """
        )
        return [
            {"table": table, "rows": rows, "toast": toast, "indexes": indexes, "each": json.loads(each)}
            for table, rows, toast, indexes, each in cursor.fetchall()
        ]


if __name__ == "__main__":
    logging.disable()
    loaded.keep()  # as the web does
    roles = [Role(word) for word in sys.argv[3:] if word in Role.values]
    named = [word for word in sys.argv[3:] if word not in Role.values]
    print(json.dumps(ask(float(sys.argv[1]), Path(sys.argv[2]), roles or READERS, named)))
