"""Figures at the end of a day: `python -m bench.within bench.day_ends SECONDS NUMBER ...` has the settlements of so many cases fall due at one end of
the day, one day after the other, and asks for figures in the evening, after the end and before the recount, while it works, and
after it. Prints JSON: CPU of each answer, and what the recount takes.

As `unforeseen` the same is asked while nothing is known of what comes, and so all of it is counted by whoever asks. It changes the cases that it finds.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import connection, connections

from bench.asking import backend
from bench.costs import cost, on_cpu
from compliance import figures, recounting
from compliance.measures import GroupBy
from compliance.models import Standing
from compliance.scope import Scope
from law.counting import due_at
from workflow import clock

EVENING: Final = timedelta(hours=3)
"""Before the first end of the day."""


def measured(seconds: float, numbers: list[int]) -> dict[str, Any]:
    """Each number on a day of its own."""
    today = clock.now().date()
    return {str(n): _night(today + timedelta(days=nth), n, seconds) for nth, n in enumerate(numbers, start=1)}


def _night(day: date, number: int, seconds: float) -> dict[str, Any]:
    ends = [due_at(day, zone) for zone in _fall_due_on(day, number)]
    evening, after = min(ends) - EVENING, max(ends) + timedelta(seconds=1)
    told: dict[str, Any] = {"counted by the evening": _work(evening)}
    told["quiet"] = _asked(evening, seconds)
    told["over"] = recounting.left(after)
    told["before the recount"] = _asked(after, seconds)
    known = Standing.objects.get().coming_of
    Standing.objects.update(coming_of=None)
    told["unforeseen"] = _asked(after, 0)
    Standing.objects.update(coming_of=known)
    recounting.step(at=after)
    told["while it works"] = _asked(after, seconds)
    told["recount"] = _work(after)
    told["after it"] = _asked(after, seconds)
    return told


def _fall_due_on(day: date, number: int) -> list[str]:
    """Have the first settlements of so many cases fall due on this day, as the owner, with all that was counted of them to be counted again;
    the zones in which they are."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT zone FROM accounts_agency")
        zones = [zone for (zone,) in cursor.fetchall()]
        cursor.execute("ALTER TABLE workflow_duty DISABLE TRIGGER USER")
        cursor.execute(
            """
            CREATE TEMP TABLE falling AS
            SELECT c.id, a.zone, (SELECT max(d.id) FROM workflow_duty d WHERE d.complaint_id = c.id AND d.kind = 'settle' AND d.round = 1) AS duty
            FROM complaints_complaint c JOIN accounts_agency a ON a.id = c.agency_id WHERE c.kind = 'complaint' ORDER BY c.id DESC LIMIT %s
            """,
            [number],
        )
        cursor.execute(
            "UPDATE workflow_duty d SET due_on = %s, due_at = (%s::date + 1)::timestamp AT TIME ZONE s.zone FROM falling s WHERE d.id = s.duty",
            [day, day],
        )
        cursor.execute("INSERT INTO compliance_touched (complaint_id) SELECT id FROM falling")
        cursor.execute(
            "DROP TABLE falling; ALTER TABLE workflow_duty ENABLE TRIGGER USER; ANALYZE workflow_duty"
        )
    return zones


def _work(at: datetime) -> dict[str, float]:
    """What the recount takes until nothing is left: seconds, of the program and of the database CPU."""
    own, database, began = time.process_time(), on_cpu(backend()), time.perf_counter()
    while not recounting.work(now=lambda: at, seconds=3600):
        pass
    told = {
        "seconds": time.perf_counter() - began,
        "app_seconds": time.process_time() - own,
        "database_seconds": on_cpu(backend()) - database,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE compliance_casefacts; ANALYZE compliance_coming; ANALYZE compliance_comingyear"
        )
    return {name: round(each, 2) for name, each in told.items()}


def _asked(at: datetime, seconds: float) -> dict[str, Any]:
    year = date(at.year, 1, 1), date(at.year, 12, 31)
    part = date(at.year - 1, 3, 13), at.date()
    everything = Scope(None)

    def handling(period: tuple[date, date], by: str) -> Callable[[], Any]:
        start, end = period
        return lambda: figures.handling_and_whole(
            start=start, end=end, as_of=at, group_by=by, scope=everything
        )

    questions: dict[str, Callable[[], Any]] = {
        "overview": handling(year, GroupBy.UNIT),
        "measures": handling(part, GroupBy.AGENCY),
        "scores": lambda: figures.of_year(everything, year=at.year, as_of=at),
    }
    return {name: cost(_answering(ask), backend(), seconds) for name, ask in questions.items()}


def _answering(ask: Callable[[], Any]) -> Callable[[int], int]:
    def answered(_nth: int) -> int:
        ask()
        return 200

    return answered


if __name__ == "__main__":
    logging.disable()
    print(json.dumps(measured(float(sys.argv[1]), [int(number) for number in sys.argv[2:]])))
