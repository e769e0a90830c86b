"""Counting, against a plain loop over dates. T-nn: the row of the deadline cases that a test answers."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from law.counting import (
    NO_HOLIDAYS,
    Calendar,
    DateOutOfRange,
    Holiday,
    LengthUnit,
    NoWorkingDay,
    YearStatus,
    YearUnknown,
    due_at,
    due_on,
    local_date,
    period,
    subtract,
    working_days_between,
)
from tests.law.days import (
    DECREED,
    FIVE,
    ID,
    ONE_DAY,
    PLAIN,
    PROPOSED,
    SIX,
    WORKING,
    all_years,
    calendar_of,
    days,
    indonesia,
    plain_loop,
    shifts,
    weeks,
)


@pytest.fixture(scope="module", autouse=True)
def clocks_read() -> None:
    """Once, before hypothesis draws from them."""
    shifts()


@given(day=days, length=st.integers(0, 90), week=weeks, holidays=st.sets(days, max_size=60))
def test_working_days_end_where_a_loop_over_dates_ends(
    day: date, length: int, week: frozenset[int], holidays: set[date]
) -> None:
    expected = plain_loop(day, length, week, holidays, all_years)
    assert due_on(day, length, WORKING, week, calendar_of(holidays, all_years)) == expected


@given(
    day=st.builds(
        lambda year, n: date(year, 12, 31) - n * ONE_DAY, st.integers(2024, 2027), st.integers(0, 30)
    ),
    length=st.integers(0, 60),
    week=weeks,
    holidays=st.sets(days, max_size=20),
    years=st.dictionaries(st.integers(2024, 2028), st.sampled_from(YearStatus), min_size=1),
)
def test_known_proposed_and_unknown_years_count_as_in_a_loop_over_dates(
    day: date, length: int, week: frozenset[int], holidays: set[date], years: dict[int, YearStatus]
) -> None:
    expected = plain_loop(day, length, week, holidays, years)
    calendar = calendar_of(holidays, years)
    if isinstance(expected, int):
        with pytest.raises(YearUnknown) as refusal:
            due_on(day, length, WORKING, week, calendar)
        assert refusal.value.year == expected
    else:
        assert due_on(day, length, WORKING, week, calendar) == expected


@given(
    shift=st.deferred(lambda: st.sampled_from(shifts())),
    hours=st.integers(-72, 72),
    minute=st.integers(0, 59),
    length=st.integers(1, 30),
    week=weeks,
)
def test_t01_a_daylight_saving_shift_moves_no_date(
    shift: tuple[str, date], hours: int, minute: int, length: int, week: frozenset[int]
) -> None:
    """T-01: every zone with a DST rule, any instant within three days of a shift."""
    zone, day = shift
    instant = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hours, minutes=minute)
    start = local_date(instant, zone)
    assert start == instant.astimezone(ZoneInfo(zone)).date()
    end, _ = due_on(start, length, WORKING, week, NO_HOLIDAYS)
    assert (end, False) == plain_loop(start, length, week, set(), all_years)
    assert local_date(due_at(end, zone), zone) > end
    assert local_date(due_at(end, zone) - timedelta(microseconds=1), zone) <= end


def test_t01_a_day_ends_with_its_last_instant_at_every_shift_of_every_zone() -> None:
    """T-01, T-02: nothing skipped or repeated on the day of the shift, the one before and the one after."""
    assert len(shifts()) > 1000
    for zone, shift in shifts():
        for day in (shift - 2 * ONE_DAY, shift - ONE_DAY, shift):
            end = due_at(day, zone)
            assert local_date(end, zone) == day + ONE_DAY, (zone, day)
            assert local_date(end - timedelta(microseconds=1), zone) <= day, (zone, day)


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Africa/Cairo", datetime(2026, 4, 23, 23, 30)),
        ("Europe/Berlin", datetime(2026, 10, 24, 0, 30)),
        ("Asia/Beirut", datetime(2026, 3, 29, 1, 30)),
        ("Asia/Beirut", datetime(2026, 3, 28, 23, 30)),
    ],
)
def test_t02_no_day_is_skipped_or_repeated_when_clocks_change(zone: str, start: datetime) -> None:
    """T-02."""
    day = local_date(start.replace(tzinfo=ZoneInfo(zone)), zone)
    assert day == start.date()
    ends = [due_on(day, n, PLAIN, FIVE, NO_HOLIDAYS)[0] for n in range(1, 11)]
    assert ends == [day + n * ONE_DAY for n in range(1, 11)]
    for n in range(1, 11):
        assert due_on(day, n, WORKING, FIVE, NO_HOLIDAYS) == plain_loop(day, n, FIVE, set(), all_years)


@pytest.mark.parametrize(
    ("zone", "last_day", "end"),
    [
        ("Asia/Jakarta", date(2026, 11, 20), datetime(2026, 11, 20, 17, tzinfo=UTC)),
        ("Asia/Makassar", date(2026, 11, 20), datetime(2026, 11, 20, 16, tzinfo=UTC)),
        ("Asia/Jayapura", date(2026, 11, 20), datetime(2026, 11, 20, 15, tzinfo=UTC)),
        ("Africa/Cairo", date(2026, 4, 23), datetime(2026, 4, 23, 22, tzinfo=UTC)),
        ("Asia/Beirut", date(2026, 3, 28), datetime(2026, 3, 28, 22, tzinfo=UTC)),
        ("America/Havana", date(2026, 10, 31), datetime(2026, 11, 1, 4, tzinfo=UTC)),
        ("America/St_Johns", date(2008, 11, 1), datetime(2008, 11, 2, 2, 30, tzinfo=UTC)),
        ("America/Toronto", date(1919, 3, 30), datetime(1919, 3, 31, 4, 30, tzinfo=UTC)),
        ("Pacific/Apia", date(2011, 12, 29), datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ("Pacific/Apia", date(2011, 12, 30), datetime(2011, 12, 30, 10, tzinfo=UTC)),
    ],
    ids=[
        "western Indonesia",
        "central Indonesia",
        "eastern Indonesia",
        "midnight does not exist (Cairo)",
        "midnight does not exist (Beirut)",
        "midnight comes twice, both on the new day",
        "midnight comes twice, and the old day returns",
        "the clock jumps from 23:30 to 00:30",
        "the next day does not exist",
        "the day itself does not exist",
    ],
)
def test_the_end_of_a_day_is_the_first_instant_of_the_next(zone: str, last_day: date, end: datetime) -> None:
    assert due_at(last_day, zone) == end
    assert due_at(last_day, zone).utcoffset() == timedelta()


def test_t29_only_one_working_day_a_week_still_counts() -> None:
    """T-29."""
    wednesdays = frozenset({3})
    assert due_on(date(2025, 7, 1), 4, WORKING, wednesdays, ID) == (date(2025, 7, 23), False)


def test_t29_a_weekend_of_friday_and_saturday_is_skipped() -> None:
    """T-29."""
    sunday_to_thursday = frozenset({7, 1, 2, 3, 4})
    assert due_on(date(2025, 7, 3), 1, WORKING, sunday_to_thursday, ID) == (date(2025, 7, 6), False)


def test_t29_a_week_of_six_days_counts_saturdays() -> None:
    """T-29: 18 August 2025 was made a day of joint leave."""
    assert due_on(date(2025, 8, 14), 3, WORKING, SIX, ID) == (date(2025, 8, 19), False)
    assert due_on(date(2025, 8, 14), 3, WORKING, FIVE, ID) == (date(2025, 8, 20), False)


def test_t29_a_closure_of_two_weeks_is_skipped() -> None:
    """T-29."""
    closed = {date(2025, 7, 7) + n * ONE_DAY for n in range(14)}
    assert due_on(date(2025, 7, 4), 1, WORKING, FIVE, calendar_of(closed, all_years))[0] == date(2025, 7, 21)


def test_t30_a_week_without_working_days_is_refused_by_name() -> None:
    """T-30."""
    for count in (
        lambda: due_on(date(2025, 7, 4), 1, WORKING, frozenset(), ID),
        lambda: subtract(date(2025, 7, 4), 1, frozenset(), NO_HOLIDAYS),
        lambda: working_days_between(date(2025, 7, 4), date(2025, 8, 4), frozenset(), ID),
    ):
        with pytest.raises(NoWorkingDay, match="add a weekday"):
            count()


def test_t30_holidays_on_every_working_day_are_refused_by_name() -> None:
    """T-30."""
    sundays = {date(2025, 1, 5) + n * 7 * ONE_DAY for n in range(52)}
    with pytest.raises(NoWorkingDay, match="ISO weekdays 7"):
        due_on(date(2025, 1, 1), 1, WORKING, frozenset({7}), calendar_of(sundays, {2025: DECREED}))


def test_t30_a_count_is_bounded_whatever_its_length() -> None:
    """T-30."""
    begun = process_time()
    with pytest.raises(YearUnknown) as refusal:
        due_on(date(2025, 7, 4), 10**12, WORKING, FIVE, ID)
    with pytest.raises(DateOutOfRange):
        due_on(date(2025, 7, 4), 10**12, WORKING, FIVE, NO_HOLIDAYS)
    with pytest.raises(DateOutOfRange):
        due_on(date(2025, 7, 4), 10**12, PLAIN, FIVE, ID)
    with pytest.raises(DateOutOfRange):
        subtract(date(2025, 7, 4), 10**12, FIVE, NO_HOLIDAYS)
    with pytest.raises(DateOutOfRange):
        due_on(date.max, 1, WORKING, FIVE, NO_HOLIDAYS)
    with pytest.raises(DateOutOfRange):
        due_at(date.max, "Asia/Jakarta")
    assert refusal.value.year == 2027
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("received", "day_zero", "end"),
    [
        (datetime(2025, 8, 16, 23, 59), date(2025, 8, 16), date(2025, 8, 21)),
        (datetime(2025, 8, 18, 10, 0), date(2025, 8, 18), date(2025, 8, 21)),
        (datetime(2025, 8, 19, 0, 0), date(2025, 8, 19), date(2025, 8, 22)),
        (datetime(2025, 8, 19, 23, 59, 59), date(2025, 8, 19), date(2025, 8, 22)),
        (datetime(2025, 8, 20, 0, 0), date(2025, 8, 20), date(2025, 8, 25)),
    ],
    ids=["Saturday 23:59", "a holiday", "00:00", "the last second of a day", "a second later"],
)
@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_t31_what_comes_outside_hours_belongs_to_its_local_day(
    zone: str, received: datetime, day_zero: date, end: date
) -> None:
    """T-31."""
    start = local_date(received.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone)
    assert start == day_zero
    assert due_on(start, 3, WORKING, FIVE, ID) == (end, False)


def test_t32_working_days_are_counted_back_across_weekends_and_holidays() -> None:
    """T-32."""
    assert subtract(date(2025, 8, 20), 3, FIVE, ID) == date(2025, 8, 14)
    assert subtract(date(2025, 8, 17), 1, FIVE, ID) == date(2025, 8, 15)
    assert subtract(date(2025, 8, 17), 0, FIVE, ID) == date(2025, 8, 17)


@given(day=days, n=st.integers(0, 90), week=weeks, holidays=st.sets(days, max_size=60))
def test_t32_counting_back_undoes_counting_forward(
    day: date, n: int, week: frozenset[int], holidays: set[date]
) -> None:
    """T-32."""
    assume(day.isoweekday() in week and day not in holidays)
    calendar = calendar_of(holidays, all_years)
    end, _ = due_on(day, n, WORKING, week, calendar)
    assert subtract(end, n, week, calendar) == day


@given(
    day=days,
    length=st.integers(0, 60),
    week=weeks,
    holidays=st.sets(days, max_size=60),
    more=st.sets(days, max_size=10),
    unit=st.sampled_from(LengthUnit),
)
def test_t41_another_holiday_never_shortens_a_period(
    day: date, length: int, week: frozenset[int], holidays: set[date], more: set[date], unit: LengthUnit
) -> None:
    """T-41."""
    before, _ = due_on(day, length, unit, week, calendar_of(holidays, all_years))
    after, _ = due_on(day, length, unit, week, calendar_of(holidays | more, all_years))
    assert before <= after


@given(day=days, length=st.integers(0, 60), week=weeks, unit=st.sampled_from(LengthUnit))
def test_a_later_start_never_ends_earlier(
    day: date, length: int, week: frozenset[int], unit: LengthUnit
) -> None:
    today, _ = due_on(day, length, unit, week, NO_HOLIDAYS)
    tomorrow, _ = due_on(day + ONE_DAY, length, unit, week, NO_HOLIDAYS)
    assert today <= tomorrow


@given(after=days, until=days, week=weeks, holidays=st.sets(days, max_size=60))
def test_working_days_between_are_those_of_a_loop_over_dates(
    after: date, until: date, week: frozenset[int], holidays: set[date]
) -> None:
    expected = sum(
        day.isoweekday() in week and day not in holidays
        for day in (after + n * ONE_DAY for n in range(1, (until - after).days + 1))
    )
    assert working_days_between(after, until, week, calendar_of(holidays, all_years)) == expected


@given(
    day=st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    length=st.integers(0, 60),
    week=st.sampled_from([FIVE, SIX]),
    unit=st.sampled_from(LengthUnit),
)
def test_the_working_of_a_period_accounts_for_every_day(
    day: date, length: int, week: frozenset[int], unit: LengthUnit
) -> None:
    shown = period(day, length, unit, week, ID)
    assert (shown.due_on, shown.provisional) == due_on(day, length, unit, week, ID)
    assert len(shown.counted) == length
    assert sorted([*shown.counted, *(skip.date for skip in shown.skipped)]) == [
        day + n * ONE_DAY for n in range(1, (shown.due_on - day).days + 1)
    ]
    for skip in shown.skipped:
        holiday = ID.holidays.get(skip.date)
        if skip.why == "weekend":
            assert skip.date.isoweekday() not in week
        else:
            assert holiday is not None
            assert (skip.why, skip.name, skip.decree) == (holiday.kind, holiday.name, holiday.decree)


def test_the_working_names_each_skipped_day_and_its_decree() -> None:
    shown = period(date(2025, 8, 14), 3, WORKING, FIVE, ID)
    assert shown.due_on == date(2025, 8, 20)
    assert shown.counted == (date(2025, 8, 15), date(2025, 8, 19), date(2025, 8, 20))
    assert [(skip.date.day, skip.why, skip.decree) for skip in shown.skipped] == [
        (16, "weekend", ""),
        (17, "weekend", ""),
        (18, "joint_leave", "SKB 3 Menteri 933/1/3 Tahun 2025"),
    ]
    assert (shown.calendar, shown.provisional) == ("id@3", False)


def test_fourteen_working_days_over_idulfitri_end_a_month_later() -> None:
    assert due_on(date(2025, 3, 25), 14, WORKING, FIVE, ID) == (date(2025, 4, 24), False)


def test_calendar_days_run_through_holidays_and_need_no_known_year() -> None:
    shown = period(date(2026, 12, 20), 60, PLAIN, FIVE, ID)
    assert (shown.due_on, shown.provisional, shown.skipped) == (date(2027, 2, 18), False, ())


def test_a_length_of_nothing_is_the_day_itself_even_on_a_holiday() -> None:
    for unit in LengthUnit:
        assert due_on(date(2025, 8, 17), 0, unit, FIVE, ID) == (date(2025, 8, 17), False)


def test_a_period_that_touches_a_proposed_year_is_provisional() -> None:
    calendar = indonesia({2025: DECREED, 2026: DECREED, 2027: PROPOSED})
    assert due_on(date(2026, 12, 28), 3, WORKING, FIVE, calendar) == (date(2026, 12, 31), False)
    assert due_on(date(2026, 12, 28), 4, WORKING, FIVE, calendar) == (date(2027, 1, 1), True)
    assert due_on(date(2026, 12, 31), 1, WORKING, FIVE, calendar) == (date(2027, 1, 1), True)


def test_a_period_from_a_proposed_into_a_decreed_year_looks_only_at_the_days_after_day_zero() -> None:
    calendar = calendar_of(set(), {2025: PROPOSED, 2026: DECREED})
    assert due_on(date(2025, 12, 31), 1, WORKING, FIVE, calendar) == (date(2026, 1, 1), False)
    assert due_on(date(2025, 12, 30), 1, WORKING, FIVE, calendar) == (date(2025, 12, 31), True)


def test_day_zero_itself_may_lie_in_an_unknown_year() -> None:
    calendar = calendar_of(set(), {2025: PROPOSED})
    assert due_on(date(2024, 12, 31), 1, WORKING, FIVE, calendar) == (date(2025, 1, 1), True)


def test_an_unknown_year_between_two_decreed_ones_is_not_jumped() -> None:
    calendar = calendar_of(set(), {2025: DECREED, 2027: DECREED})
    for day_zero in (date(2025, 12, 31), date(2026, 12, 30)):
        with pytest.raises(YearUnknown, match="2026"):
            due_on(day_zero, 1, WORKING, FIVE, calendar)
    assert due_on(date(2026, 12, 31), 1, WORKING, FIVE, calendar) == (date(2027, 1, 1), False)


def test_an_unknown_year_is_named_and_nothing_is_guessed() -> None:
    with pytest.raises(YearUnknown, match="id@3 does not know the year 2027") as refusal:
        due_on(date(2026, 12, 31), 1, WORKING, FIVE, ID)
    assert refusal.value.year == 2027
    with pytest.raises(YearUnknown, match="2024"):
        subtract(date(2025, 1, 2), 1, FIVE, ID)
    with pytest.raises(YearUnknown, match="2027"):
        working_days_between(date(2026, 12, 1), date(2027, 1, 1), FIVE, ID)


def test_the_calendar_none_covers_every_year_with_every_weekday() -> None:
    assert due_on(date(2017, 12, 22), 14, WORKING, FIVE, NO_HOLIDAYS) == (date(2018, 1, 11), False)
    assert working_days_between(date(1900, 1, 1), date(2099, 12, 31), FIVE, NO_HOLIDAYS) == 52178


def test_a_holiday_can_be_added_to_a_calendar_that_covers_every_year() -> None:
    christmas = date(2017, 12, 25)
    calendar = Calendar(
        "la", 1, {}, {christmas: Holiday(christmas, "national", "", "")}, covers_every_year=True
    )
    assert due_on(date(2017, 12, 22), 1, WORKING, FIVE, calendar) == (date(2017, 12, 26), False)


def test_figures_that_mean_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        due_on(date(2025, 1, 1), -1, WORKING, FIVE, ID)
    with pytest.raises(ValueError, match="0 or more"):
        subtract(date(2025, 1, 1), -1, FIVE, ID)
    with pytest.raises(ValueError, match="1 to 7"):
        due_on(date(2025, 1, 1), 1, WORKING, frozenset({0, 1}), ID)
    with pytest.raises(ValueError, match="offset"):
        local_date(datetime(2025, 1, 1), "Asia/Jakarta")
