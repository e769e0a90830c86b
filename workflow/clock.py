"""Official time: the database's clock. Doors and tasks read it once and pass it down as `at` (promise P9)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final, cast

from django.db import connection

from accounts.prepared import Prepared
from accounts.weeks import ZONE
from complaints import rows
from law import counting

_ASKED: Final = "SELECT clock_timestamp()"
_LATER: Final = Prepared(_ASKED)


def now() -> datetime:
    """The database's instant, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        return cast(datetime, cursor.fetchone()[0])


def later(take: Callable[[datetime], object]) -> None:
    """The same, within a transaction: it comes with the next trip to the database, and is passed to `take`."""
    rows.owe(_LATER, take=lambda told: take(told[0][0]))


def today(zone: str = "") -> date:
    """The date now in an IANA zone; without one, in the installation's own. An instant's own `.date()` is the day in
    UTC."""
    return counting.local_date(now(), zone or ZONE)
