"""What the sheet of a unit asks of the rows beside what is kept of its cases (`sheet_cells`): counted in the database, so that a
unit with many cases answers with as few rows as one with few."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db import connections

from accounts.models import Unit
from compliance.traces import LATEST_TEXTS, MANY_OF_ONE, PERSON, SETTLEMENT, Passing
from workflow import replica

PART: Final = "(('x' || left(md5(person), 3))::bit(12)::int >> 2)"
"""In SQL, in which of 1,024 parts of all people a person falls. That says who nobody is, and of a unit of a thousand cases nearly
always that nobody filed ten."""


def passing(unit: Unit, start: date, end: date) -> list[Passing]:
    """`traces.passing` by months: a day stands for all of its month in the period, the day before the period for all before it, the
    day after it for all after; what is open has its own day."""
    sql = """
        SELECT CASE WHEN out_on IS NULL THEN received_on WHEN received_on < %(start)s THEN %(start)s::date - 1
                ELSE greatest(date_trunc('month', received_on::timestamp)::date, %(start)s) END,
            CASE WHEN out_on > %(end)s THEN %(end)s::date + 1
                ELSE greatest(date_trunc('month', out_on::timestamp)::date, CASE WHEN out_on IS NOT NULL THEN %(start)s::date END) END,
            answered, count(*)
        FROM (
            SELECT received_on, first_answered_on IS NOT NULL AS answered,
                coalesce(first_answered_on, (ended_at AT TIME ZONE %(zone)s)::date) AS out_on
            FROM complaints_complaint
            WHERE kind = 'complaint' AND unit_id = %(unit)s
        ) c WHERE out_on IS NULL OR (received_on <= %(end)s AND out_on >= %(start)s) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, {"unit": unit.pk, "start": start, "end": end, "zone": unit.agency.zone})
        return [Passing(*row) for row in cursor.fetchall()]


def remedies(unit: Unit, start: date, end: date, as_of: datetime) -> tuple[int, int]:
    """How many promised remedies fell due in the period, and how many of them were done by then."""
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*), count(*) FILTER (WHERE d.met_at < d.due_at)
            FROM workflow_duty d JOIN complaints_complaint c ON c.id = d.complaint_id AND c.kind = 'complaint' AND c.unit_id = %s
            WHERE d.kind = 'remedy' AND d.due_on BETWEEN %s AND %s AND d.due_at <= %s AND d.ended_at IS NULL
            """,
            [unit.pk, start, end, as_of],
        )
        due, done = cursor.fetchone()
        return int(due), int(done)


class Promised(NamedTuple):
    """A promised remedy of a case. `due_at`: microseconds since 1970."""

    case: int
    due_on: date
    due_at: int
    kept: bool


def promised(cases: Sequence[int]) -> list[Promised]:
    """The remedies of these cases that count, whenever they fall due."""
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(
            """
            SELECT complaint_id, due_on, (extract(epoch FROM due_at) * 1000000)::bigint, met_at IS NOT NULL AND met_at < due_at
            FROM workflow_duty WHERE complaint_id = ANY(%s) AND kind = 'remedy' AND ended_at IS NULL
            """,
            [list(cases)],
        )
        return [Promised(*row) for row in cursor.fetchall()]


def texts_of(replies: Sequence[int]) -> list[str]:
    """Of these events of answers, the latest first, the reasons of the latest LATEST_TEXTS that have any; the oldest first."""
    bodies: list[str] = []
    while replies and len(bodies) < LATEST_TEXTS:
        some, replies = replies[:LATEST_TEXTS], replies[LATEST_TEXTS:]
        with connections[replica.alias()].cursor() as cursor:
            cursor.execute(
                """
                SELECT s.body FROM workflow_event e
                JOIN complaints_statement s ON s.id = (e.statements -> 'reasons' ->> 0)::bigint
                WHERE e.id = ANY(%s) AND s.body <> '' ORDER BY e.id DESC LIMIT %s
                """,
                [list(some), LATEST_TEXTS - len(bodies)],
            )
            bodies += [body for (body,) in cursor.fetchall()]
    return bodies[::-1]


def frequent_persons(unit: Unit, start: date, end: date, parts: Sequence[int]) -> list[list[int]]:
    """The cases filed in the period of each person in these parts who filed very many of them. Nothing tells who that is."""
    sql = f"""
        SELECT array_agg(complaint_id ORDER BY complaint_id) FROM (
            SELECT complaint_id, {PERSON} AS person
            FROM complaints_identity JOIN complaints_complaint c ON c.id = complaint_id
            WHERE c.kind = 'complaint' AND c.unit_id = %s AND c.received_on BETWEEN %s AND %s
        ) i WHERE person <> '' AND {PART} = ANY(%s) GROUP BY person HAVING count(*) >= %s ORDER BY 1
    """  # noqa: S608 - expressions of ours
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, [unit.pk, start, end, list(parts), MANY_OF_ONE])
        return [row[0] for row in cursor.fetchall()]


def parts_of_persons(cases: Sequence[int]) -> dict[int, int]:
    """By case, in which part of all people its complainant falls; without those that nobody is named for."""
    sql = f"""
        SELECT complaint_id, {PART}
        FROM (SELECT complaint_id, {PERSON} AS person FROM complaints_identity WHERE complaint_id = ANY(%s)) i WHERE person <> ''
    """  # noqa: S608 - expressions of ours
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, [list(cases)])
        return dict(cursor.fetchall())


def due_and_in_time(cases: Sequence[int], today: date) -> tuple[int, int]:
    """Of these cases, how many first settlements had their end before today, and how many were answered by then."""
    sql = f"""
        SELECT count(*), count(*) FILTER (WHERE c.first_answered_on <= d.due_on)
        FROM complaints_complaint c {SETTLEMENT} WHERE c.id = ANY(%s) AND d.due_on < %s
    """  # noqa: S608 - a text of ours
    with connections[replica.alias()].cursor() as cursor:
        cursor.execute(sql, [list(cases), today])
        due, in_time = cursor.fetchone()
        return int(due), int(in_time)
