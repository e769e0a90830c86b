"""Official time: the database's clock. Doors and tasks read it once and pass it down as `at` (promise P9)."""

from datetime import datetime
from typing import cast

from django.db import connection


def now() -> datetime:
    """The database's instant, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cast(datetime, cursor.fetchone()[0])
