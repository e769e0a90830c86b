"""Whether next year's days off are still to be decreed: until then dates that run into it are provisional."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection

EARLIEST: Final = ZoneInfo("Asia/Jakarta")
"""Whose year it is: the westernmost of the country's zones, the last one in which a year begins."""
QUESTION: Final = """
    WITH RECURSIVE moment AS (SELECT coalesce(%s, clock_timestamp()) AT TIME ZONE 'Asia/Jakarta' AS at),
    line AS (
        SELECT id AS used, code, id, parent_id FROM workflow_calendar
        WHERE NOT covers_every_year AND code IN (SELECT calendar FROM accounts_agency)
        UNION ALL
        SELECT line.used, line.code, above.id, above.parent_id
        FROM line JOIN workflow_calendar above ON above.id = line.parent_id
    )
    SELECT DISTINCT code, extract(year FROM at)::int + 1 FROM line, moment
    WHERE extract(month FROM at) >= 10 AND NOT EXISTS (
        SELECT FROM line above JOIN workflow_calendaryear known ON known.calendar_id = above.id
        WHERE above.used = line.used AND known.year = extract(year FROM at) + 1
          AND known.status = 'decreed' AND known.until_version IS NULL
    ) ORDER BY code
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A year that calendars in use do not know as decreed."""

    year: int
    calendars: tuple[str, ...]


def next_year(at: datetime) -> int:
    return at.astimezone(EARLIEST).year + 1


def undecreed(at: datetime | None = None) -> Waiting | None:
    """Next year, where a calendar that an agency counts with does not know it as decreed; None before October,
    by when the ministers mostly have. `at` None: now. One query."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [at])
        rows = cursor.fetchall()
    return Waiting(rows[0][1], tuple(code for code, _year in rows)) if rows else None
