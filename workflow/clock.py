"""Official time: the database's clock. Doors and tasks read it once and pass it down as `at` (promise P9)."""

from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.db import connection

from law import counting


def now() -> datetime:
    """The database's instant, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cast(datetime, cursor.fetchone()[0])


def today(zone: str = "") -> date:
    """The date now in an IANA zone; without one, in the installation's own. An instant's own `.date()` is London's."""
    return counting.local_date(now(), zone or settings.TIME_ZONE)
