"""From stored days off to the pure calendar that counts. Read once per version and process."""

from functools import lru_cache

from django.db import connection

from complaints.models import Complaint
from workflow import calendar as pure
from workflow.models import Calendar, CalendarYear, Holiday


def current(code: str) -> pure.Calendar:
    """The calendar as it stands now: one small query, the days only when the version is new to the process.

    Raises Calendar.DoesNotExist for a code that no calendar has.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, version, covers_every_year FROM workflow_calendar WHERE code = %s", [code])
        row = cursor.fetchone()
    if row is None:
        raise Calendar.DoesNotExist(code)
    pk, version, every_year = row
    return _load(pk, code, version, every_year)


def of(complaint: Complaint) -> pure.Calendar:
    return current(complaint.agency.calendar)


def week(complaint: Complaint) -> frozenset[int]:
    """The working week that counts for every duty of a case: the holding or named unit's, else the agency's."""
    return frozenset((complaint.unit or complaint.agency).working_week)


@lru_cache(maxsize=64)
def _load(pk: int, code: str, version: int, every_year: bool) -> pure.Calendar:
    years = CalendarYear.objects.filter(calendar=pk).values_list("year", "status")
    days = Holiday.objects.filter(calendar=pk).values_list("date", "kind", "name", "decree")
    return pure.Calendar(
        code=code,
        version=version,
        years={year: pure.YearStatus(status) for year, status in years},
        holidays={day: pure.Holiday(day, kind, name, decree) for day, kind, name, decree in days},
        covers_every_year=every_year,
    )
