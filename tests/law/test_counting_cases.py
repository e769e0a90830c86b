"""Pauses, and every zone and working week, against the definition as a plain loop over dates."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.counting import (
    NO_HOLIDAYS,
    DateOutOfRange,
    LengthUnit,
    Pause,
    YearStatus,
    YearUnknown,
    days_lost,
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
    counts,
    days,
    indonesia,
    pause_near,
    paused,
    plain_loop,
    shifts,
    weeks,
)

EVERY_WEEK = [frozenset(some) for size in range(1, 8) for some in combinations(range(1, 8), size)]
units = st.sampled_from(LengthUnit)
sets_of_holidays = st.sets(days, max_size=60)
lengths = st.integers(0, 40)


@st.composite
def paused_periods(draw: st.DrawFn) -> tuple[date, list[Pause]]:
    """Day zero, and pauses about it that overlap, touch, lie outside the period or hold no day."""
    day = draw(days)
    return day, draw(st.lists(pause_near(day), max_size=5))


def a_shift_of_each_zone() -> dict[str, date]:
    return dict(shifts())


def test_t01_every_zone_with_a_dst_rule_and_every_week_agree_with_a_loop_over_dates() -> None:
    """From the local date of an instant before the shift to one after it, with the clock stopped meanwhile or
    not; the end is the first instant of the next local day."""
    zones = a_shift_of_each_zone()
    assert len(zones) > 100
    assert len(EVERY_WEEK) == 127
    for zone, shift in zones.items():
        stopped = Pause(shift - ONE_DAY, shift + ONE_DAY)
        before = datetime(shift.year, shift.month, shift.day, 12, tzinfo=UTC) - 3 * ONE_DAY
        start = local_date(before, zone)
        for week in EVERY_WEEK:
            for pauses in ((), (stopped,)):
                for unit in LengthUnit:
                    found = due_on(start, 5, unit, week, NO_HOLIDAYS, pauses)
                    assert found == plain_loop(start, 5, week, set(), all_years, pauses, unit), (zone, week)
        end, _ = due_on(start, 5, WORKING, FIVE, NO_HOLIDAYS)
        assert local_date(due_at(end, zone), zone) > end
        assert local_date(due_at(end, zone) - timedelta(microseconds=1), zone) <= end


@pytest.mark.parametrize(
    ("zone", "stopped", "runs_again", "ends"),
    [
        ("Africa/Cairo", datetime(2026, 4, 23, 23, 30), datetime(2026, 4, 24, 1, 30), date(2026, 4, 28)),
        ("Europe/Berlin", datetime(2026, 10, 24, 0, 30), datetime(2026, 10, 26, 0, 30), date(2026, 10, 29)),
        ("Asia/Beirut", datetime(2026, 3, 28, 23, 30), datetime(2026, 3, 29, 1, 30), date(2026, 4, 1)),
    ],
    ids=["Cairo", "Berlin", "Beirut"],
)
def test_t02_a_pause_over_a_shift_of_the_clocks_costs_whole_days(
    zone: str, stopped: datetime, runs_again: datetime, ends: date
) -> None:
    after, until = (
        local_date(moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone)
        for moment in (stopped, runs_again)
    )
    assert (after, until) == (stopped.date(), runs_again.date())
    assert due_on(after - ONE_DAY, 3, WORKING, FIVE, NO_HOLIDAYS, [Pause(after, until)])[0] == ends


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "America/New_York", "Pacific/Auckland"])
@pytest.mark.parametrize(
    ("week", "lost"), [(FIVE, 1), (SIX, 2), (frozenset(range(1, 8)), 3), (frozenset({2, 3}), 0)]
)
def test_t09_stopped_on_friday_afternoon_until_monday_morning_costs_the_working_days_lost(
    zone: str, week: frozenset[int], lost: int
) -> None:
    """Not the 65 hours that passed. Friday counted still; Monday, on which the clock runs again, not yet."""
    stopped = datetime(2026, 2, 6, 16, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    runs_again = datetime(2026, 2, 9, 9, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    pause = Pause(local_date(stopped, zone), local_date(runs_again, zone))
    day_zero = date(2026, 2, 3)
    without, _ = due_on(day_zero, 10, WORKING, week, ID)
    with_it, _ = due_on(day_zero, 10, WORKING, week, ID, [pause])
    assert days_lost([pause], day_zero, with_it, WORKING, week, ID) == lost
    assert working_days_between(without, with_it, week, ID) == lost


def test_t09_a_pause_over_a_holiday_costs_nothing_for_it() -> None:
    """Friday 15 August 2025 to Monday 18 August, which was made a day of joint leave."""
    pause = Pause(date(2025, 8, 15), date(2025, 8, 18))
    assert due_on(date(2025, 8, 14), 3, WORKING, FIVE, ID, [pause]) == (date(2025, 8, 20), False)
    assert days_lost([pause], date(2025, 8, 14), date(2025, 8, 20), WORKING, FIVE, ID) == 0


def test_t09_a_pause_within_a_day_costs_nothing() -> None:
    noon = Pause(date(2025, 7, 9), date(2025, 7, 9))
    for unit in LengthUnit:
        assert due_on(date(2025, 7, 8), 5, unit, FIVE, ID, [noon]) == due_on(
            date(2025, 7, 8), 5, unit, FIVE, ID
        )


@given(
    case=paused_periods(),
    length=lengths,
    week=weeks,
    holidays=sets_of_holidays,
    unit=units,
    years=st.dictionaries(st.integers(2024, 2030), st.sampled_from(YearStatus), min_size=1)
    | st.just(all_years),
)
def test_t14_a_period_with_pauses_ends_where_a_loop_over_dates_ends(
    case: tuple[date, list[Pause]],
    length: int,
    week: frozenset[int],
    holidays: set[date],
    unit: LengthUnit,
    years: dict[int, YearStatus],
) -> None:
    """Also whether it is provisional, and which year is the first unknown one."""
    day, pauses = case
    expected = plain_loop(day, length, week, holidays, years, pauses, unit)
    calendar = calendar_of(holidays, years)
    if isinstance(expected, int):
        with pytest.raises(YearUnknown) as refusal:
            due_on(day, length, unit, week, calendar, pauses)
        assert refusal.value.year == expected
    else:
        assert due_on(day, length, unit, week, calendar, pauses) == expected


@given(case=paused_periods(), length=lengths, week=weeks, unit=units, data=st.data())
def test_t14_pauses_count_as_their_union(
    case: tuple[date, list[Pause]], length: int, week: frozenset[int], unit: LengthUnit, data: st.DataObject
) -> None:
    """In any order, doubled, or cut in two that touch."""
    day, pauses = case
    cut = []
    for pause in pauses:
        middle = pause.after + data.draw(st.integers(0, (pause.until - pause.after).days)) * ONE_DAY
        cut += [Pause(pause.after, middle), Pause(middle, pause.until)]
    for same in (data.draw(st.permutations(pauses)), pauses * 2, data.draw(st.permutations(cut))):
        assert period(day, length, unit, week, ID_LONG, same) == period(
            day, length, unit, week, ID_LONG, pauses
        )


ID_LONG = indonesia(all_years)


def test_t14_two_overlapping_pauses_cost_their_days_once() -> None:
    """Monday 7 to Wednesday 9 and Tuesday 8 to Thursday 10 July 2025: three days, not four."""
    both = [Pause(date(2025, 7, 8), date(2025, 7, 10)), Pause(date(2025, 7, 7), date(2025, 7, 9))]
    assert days_lost(both, date(2025, 7, 1), date(2025, 7, 31), WORKING, FIVE, ID) == 3
    assert due_on(date(2025, 7, 4), 5, WORKING, FIVE, ID) == (date(2025, 7, 11), False)
    assert due_on(date(2025, 7, 4), 5, WORKING, FIVE, ID, both) == (date(2025, 7, 16), False)


@given(case=paused_periods(), until=days, week=weeks, holidays=sets_of_holidays, unit=units)
def test_t14_days_lost_are_those_of_a_loop_over_dates(
    case: tuple[date, list[Pause]], until: date, week: frozenset[int], holidays: set[date], unit: LengthUnit
) -> None:
    after, pauses = case
    span = (after + n * ONE_DAY for n in range(1, (until - after).days + 1))
    expected = sum(counts(day, unit, week, holidays) and paused(day, pauses) for day in span)
    assert days_lost(pauses, after, until, unit, week, calendar_of(holidays, all_years)) == expected


@given(case=paused_periods(), length=lengths, week=weeks, holidays=sets_of_holidays, unit=units)
def test_the_days_of_a_paused_period_are_counted_or_lost(
    case: tuple[date, list[Pause]], length: int, week: frozenset[int], holidays: set[date], unit: LengthUnit
) -> None:
    """Every day of the span has one place; a paused weekend or holiday is a weekend or holiday first."""
    day, pauses = case
    calendar = calendar_of(holidays, all_years)
    shown = period(day, length, unit, week, calendar, pauses)
    assert (shown.due_on, shown.provisional) == due_on(day, length, unit, week, calendar, pauses)
    assert len(shown.counted) == length
    assert sorted([*shown.counted, *(skip.date for skip in shown.skipped)]) == [
        day + n * ONE_DAY for n in range(1, (shown.due_on - day).days + 1)
    ]
    for skip in shown.skipped:
        assert (skip.why == "suspended") == counts(skip.date, unit, week, holidays)
    lost = [skip for skip in shown.skipped if skip.why == "suspended"]
    assert len(lost) == days_lost(pauses, day, shown.due_on, unit, week, calendar)


@given(
    case=paused_periods(),
    length=lengths,
    week=weeks,
    holidays=sets_of_holidays,
    more=st.sets(days, max_size=10),
    unit=units,
)
def test_t41_another_holiday_never_shortens_a_paused_period(
    case: tuple[date, list[Pause]],
    length: int,
    week: frozenset[int],
    holidays: set[date],
    more: set[date],
    unit: LengthUnit,
) -> None:
    day, pauses = case
    before, _ = due_on(day, length, unit, week, calendar_of(holidays, all_years), pauses)
    after, _ = due_on(day, length, unit, week, calendar_of(holidays | more, all_years), pauses)
    assert before <= after


@given(case=paused_periods(), length=lengths, week=weeks, unit=units)
def test_t41_another_pause_never_shortens_a_period(
    case: tuple[date, list[Pause]], length: int, week: frozenset[int], unit: LengthUnit
) -> None:
    day, pauses = case
    ends = [due_on(day, length, unit, week, ID_LONG, pauses[:n])[0] for n in range(len(pauses) + 1)]
    assert ends == sorted(ends)


def test_pauses_outside_the_period_change_nothing() -> None:
    """One that ends on day zero, and one that begins on the last day: that day counted still."""
    outside = [Pause(date(2025, 7, 1), date(2025, 7, 4)), Pause(date(2025, 7, 11), date(2025, 7, 25))]
    assert due_on(date(2025, 7, 4), 5, WORKING, FIVE, ID, outside) == (date(2025, 7, 11), False)


def test_a_clock_stopped_before_day_zero_counts_from_the_day_after_it_runs_again() -> None:
    early = [Pause(date(2025, 7, 1), date(2025, 7, 8))]
    assert due_on(date(2025, 7, 4), 1, WORKING, FIVE, ID, early) == (date(2025, 7, 9), False)
    assert due_on(date(2025, 7, 4), 1, PLAIN, FIVE, ID, early) == (date(2025, 7, 9), False)


def test_a_length_of_nothing_is_day_zero_whatever_stood_still() -> None:
    still = [Pause(date(2025, 7, 1), date(2025, 7, 31))]
    for unit in LengthUnit:
        assert due_on(date(2025, 7, 4), 0, unit, FIVE, ID, still) == (date(2025, 7, 4), False)


def test_a_pause_into_a_proposed_year_makes_the_date_provisional() -> None:
    calendar = indonesia({2025: DECREED, 2026: DECREED, 2027: PROPOSED})
    day_zero, length = date(2026, 12, 22), 3
    assert due_on(day_zero, length, WORKING, FIVE, calendar) == (date(2026, 12, 29), False)
    still = [Pause(date(2026, 12, 23), date(2026, 12, 31))]
    assert due_on(day_zero, length, WORKING, FIVE, calendar, still) == (date(2027, 1, 4), True)
    with pytest.raises(YearUnknown, match="2027"):
        due_on(day_zero, length, WORKING, FIVE, ID, still)
    assert due_on(day_zero, 3, PLAIN, FIVE, ID, still) == (date(2027, 1, 2), False)


def test_days_lost_in_an_unknown_year_are_not_guessed() -> None:
    still = [Pause(date(2026, 12, 30), date(2027, 1, 5))]
    assert days_lost(still, date(2026, 12, 1), date(2026, 12, 31), WORKING, FIVE, ID) == 1
    with pytest.raises(YearUnknown, match="2027"):
        days_lost(still, date(2026, 12, 1), date(2027, 1, 4), WORKING, FIVE, ID)
    assert days_lost(still, date(2026, 12, 1), date(2027, 1, 4), PLAIN, FIVE, ID) == 5


def test_t30_a_clock_that_stands_still_until_the_last_day_is_refused() -> None:
    for unit in LengthUnit:
        with pytest.raises(DateOutOfRange):
            due_on(date(2025, 7, 4), 1, unit, FIVE, NO_HOLIDAYS, [Pause(date(2025, 7, 4), date.max)])


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end on 2025-07-03, before it began on 2025-07-04"):
        Pause(date(2025, 7, 4), date(2025, 7, 3))


@given(day=days, n=lengths, week=weeks, holidays=sets_of_holidays)
def test_t32_a_warning_days_before_the_end_comes_so_many_working_days_before_it(
    day: date, n: int, week: frozenset[int], holidays: set[date]
) -> None:
    """From the end of a period, working or not, n working days back: between lie n working days."""
    calendar = calendar_of(holidays, all_years)
    warned = subtract(day, n, week, calendar)
    assert warned <= day
    if n:
        assert counts(warned, WORKING, week, holidays)
        assert working_days_between(warned - ONE_DAY, day - ONE_DAY, week, calendar) == n


def test_years_outside_the_table_count_as_those_within() -> None:
    """Decreed, proposed, decreed: only the last run of decreed years is kept as a table."""
    years = {2024: DECREED, 2025: PROPOSED, 2026: DECREED}
    calendar = calendar_of({date(2026, 1, 1)}, years)
    for start in (
        date(2023, 12, 31),
        date(2024, 5, 1),
        date(2024, 12, 30),
        date(2025, 12, 30),
        date(2026, 1, 1),
    ):
        for length in range(1, 60):
            assert due_on(start, length, WORKING, FIVE, calendar) == plain_loop(
                start, length, FIVE, {date(2026, 1, 1)}, years
            )
