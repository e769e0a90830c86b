"""When the mails of the clock may leave: never at night, on a Sunday or a holiday of the agency."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Agency
from tests.factories import House, agency, when
from tests.law.days import FIVE, ID, SIX, calendar_of, days, shifts, weeks
from workflow.clocks.sending import FARTHEST, next_open, opening

SEVEN, EIGHT_PM = time(7), time(20)
hours = (
    st.tuples(st.times(), st.times())
    .map(lambda both: tuple(sorted(time(each.hour, each.minute) for each in both)))
    .filter(lambda both: both[0] < both[1])
)


def office(at: str, week: frozenset[int] = FIVE) -> datetime:
    return next_open(when(at), SEVEN, EIGHT_PM, zone="Asia/Jakarta", week=week, days=ID)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-03-03T09:30", "2026-03-03T09:30"),
        ("2026-03-03T07:00", "2026-03-03T07:00"),
        ("2026-03-03T06:59:59", "2026-03-03T07:00"),
        ("2026-03-03T00:00", "2026-03-03T07:00"),
        ("2026-03-03T19:59:59", "2026-03-03T19:59:59"),
        ("2026-03-03T20:00", "2026-03-04T07:00"),
        ("2026-03-06T23:00", "2026-03-09T07:00"),  # Friday night
        ("2026-03-08T12:00", "2026-03-09T07:00"),  # Sunday noon
        ("2026-03-18T12:00", "2026-03-25T07:00"),  # joint leave, Nyepi and Idul Fitri
        ("2026-12-31T21:00", "2027-01-01T07:00"),  # of 2027 this calendar knows no holiday
    ],
)
def test_t33_the_window_is_open_in_the_day_on_working_days(at, opens):
    assert office(at) == when(opens)


def test_a_six_day_week_is_open_on_saturdays():
    assert office("2026-03-07T03:00", SIX) == when("2026-03-07T07:00")
    assert office("2026-03-07T03:00", FIVE) == when("2026-03-09T07:00")


@given(
    zone=st.deferred(
        lambda: st.sampled_from(sorted({zone for zone, _day in shifts()} | {"Asia/Jakarta", "Asia/Jayapura"}))
    ),
    day=days,
    second=st.integers(0, 86_399),
    hours=hours,
    week=weeks,
    off=st.sets(st.integers(-3, 30), max_size=12),
)
def test_t33_whatever_the_zone_the_local_clock_shows_an_hour_of_the_window(
    zone, day, second, hours, week, off
):
    opens, closes = hours
    at = datetime.combine(day, time(), UTC) + timedelta(seconds=second)
    closed = calendar_of({day + timedelta(days=number) for number in off}, {})
    found = next_open(at, opens, closes, zone=zone, week=week, days=closed)
    assert at <= found < at + timedelta(days=FARTHEST + 2)
    local = found.astimezone(ZoneInfo(zone))
    assert opens <= local.time() < closes
    if len(week) > 2:
        assert local.isoweekday() in week
        assert local.date() not in closed.holidays
    assert next_open(found, opens, closes, zone=zone, week=week, days=closed) == found


@given(place=st.deferred(lambda: st.sampled_from(shifts())), minute=st.integers(-1440, 1440), hours=hours)
def test_t33_where_clocks_are_put_forward_or_back_the_hours_are_kept(place, minute, hours):
    zone, day = place
    at = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) + timedelta(minutes=minute)
    everyday = frozenset(range(1, 8))
    found = next_open(at, *hours, zone=zone, week=everyday, days=calendar_of(set(), {}))
    assert at <= found
    assert hours[0] <= found.astimezone(ZoneInfo(zone)).time() < hours[1]


@given(first=days, more=st.integers(0, 200_000))
def test_who_asks_later_is_never_answered_earlier(first, more):
    begin = datetime.combine(first, time(), UTC)
    later = begin + timedelta(seconds=more)
    ask = {"zone": "Asia/Makassar", "week": FIVE, "days": ID}
    assert next_open(begin, SEVEN, EIGHT_PM, **ask) <= next_open(later, SEVEN, EIGHT_PM, **ask)


@given(day=days, second=st.integers(0, 86_399), week=weeks)
def test_it_opens_no_later_than_the_first_minute_of_the_window(day, second, week):
    at = datetime.combine(day, time(), UTC) + timedelta(seconds=second)
    found = next_open(at, SEVEN, EIGHT_PM, zone="Asia/Jayapura", week=week, days=ID)
    zone, moment = ZoneInfo("Asia/Jayapura"), at
    while moment < found:
        local = moment.astimezone(zone)
        holiday = local.date() in ID.holidays
        assert not (SEVEN <= local.time() < EIGHT_PM and local.isoweekday() in week and not holiday)
        moment += timedelta(minutes=37)


def test_where_no_working_day_is_near_any_day_will_do():
    closed = calendar_of({date(2026, 3, 1) + timedelta(days=n) for n in range(100)}, {})
    found = next_open(when("2026-03-03T21:00"), SEVEN, EIGHT_PM, zone="Asia/Jakarta", week=FIVE, days=closed)
    assert found == when("2026-03-04T07:00")


@pytest.mark.django_db
@pytest.mark.parametrize("until", ["07:00", "06:00"])
def test_a_window_that_never_opens_cannot_be_saved(until):
    home = agency()
    home.send_until = time.fromisoformat(until)
    assert "Jam mulai harus lebih awal daripada jam selesai." in str(_refused(home))
    with pytest.raises(IntegrityError):
        home.save(update_fields=["send_until"])


def _refused(home: Agency) -> object:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as refused:
        home.full_clean()
    return refused.value


@pytest.mark.django_db
def test_the_window_opens_on_days_on_which_the_agency_works_or_the_unit_of_the_case():
    house = House()
    house.unit.working_week = [6]
    house.unit.save(update_fields=["working_week"])
    with_unit, without = house.file("2026-03-02"), house.file("2026-03-02", unit=None)
    saturday, monday = when("2026-03-07T09:00"), when("2026-03-09T07:00")
    assert opening(with_unit.row, saturday, ID) == saturday
    assert opening(without.row, saturday, ID) == monday
    assert opening(with_unit.row, when("2026-03-09T09:00"), ID) == when("2026-03-09T09:00")
