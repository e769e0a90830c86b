"""Signals: honest years raise few, and years that are made to look better raise theirs."""

from datetime import date
from math import isclose
from random import Random

import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from compliance import signals, traces
from law.counting import NO_HOLIDAYS, YearUnknown, working_days_between
from tests.chance import examples
from tests.compliance import years
from tests.compliance.years import GAMES, day, year
from tests.law.days import FIVE, ID, SIX

RAISES = {
    "closes": {"heaped", "overturned"},
    "pauses": {"more_time"},
    "rejects": {"rejected_late"},
    "reclassifies": {"reclassified_late"},
}


def raised(watch: signals.Watch) -> set[str]:
    return {signal.code for signal in signals.of(watch) if signal.raised}


def a_size(random: Random) -> int:
    return random.choice([8, 30, 100, 250, 600])


def test_honest_units_raise_a_signal_in_fewer_than_one_year_of_twenty():
    random, n = Random(20), examples(120)
    false = [found for _year in range(n) if (found := raised(year(random, a_size(random))))]
    most = scipy.stats.binom.ppf(0.999, n, 0.01)
    assert len(false) <= most, false
    assert len(false) < signals.LEVEL * n


@pytest.mark.parametrize("game", GAMES)
def test_a_unit_that_makes_its_figures_look_better_raises_its_signal(game):
    random, n = Random(30), examples(25)
    found = [raised(year(random, 250, game=game)) for _year in range(n)]
    assert sum(bool(codes & RAISES[game]) for codes in found) >= 0.9 * n


def test_a_steady_pace_that_rises_towards_the_limit_is_no_heap():
    """Whatever the factor by which a rate grows or shrinks from day to day."""
    for factor in (0.5, 0.8, 1.0, 1.25, 2.0):
        rates = [factor**n for n in range(6)]
        assert sum(rates[2:4]) / sum(rates) < signals.AROUND


def test_the_parts_of_a_signal_are_its_cases_and_an_exact_test():
    watch = year(Random(4), 300, game="closes")
    heaped = signals.of(watch)[0]
    near, around = 0, 0
    for one in watch.traces:
        if one.first_answered_on is not None:
            left = years.number(one.due_on) - years.number(one.first_answered_on)
            near += left in (0, 1)
            around += -2 <= left <= 3
    assert (heaped.code, heaped.k, heaped.n) == ("heaped", near, around)
    assert len(heaped.cases) == heaped.k
    theirs = scipy.stats.binomtest(near, around, 0.4, alternative="greater").pvalue
    assert isclose(heaped.p, theirs, abs_tol=1e-9)
    assert heaped.raised == (theirs < 0.05)


def test_one_officer_far_from_the_others_is_seen_and_an_even_team_is_not():
    watch = year(Random(5), 200)
    officer = {signal.code: signal for signal in signals.of(watch)}["officer"]
    assert not officer.raised
    for one in watch.traces:
        if one.first_answered_on is not None and one.acts[-1].actor == 2:
            one.contests = 1
    officer = {signal.code: signal for signal in signals.of(watch)}["officer"]
    assert officer.raised
    assert officer.k == len(officer.cases) > 20


def test_what_is_kept_back_bounced_slow_repeated_or_sent_away_is_seen():
    watch = year(Random(6), 60)
    for one in watch.traces[:30]:
        one.channel, one.claimed_received_on, one.recorded_on = "letter", one.received_on, day(300)
        one.acts += [one.acts[-1]._replace(name="transferred")] * 2
        one.stays = [one.stays[0]._replace(from_on=day(320))]
        one.state, one.ended_on, one.ended_by, one.first_answered_on = "withdrawn", day(330), "lapse", None
    watch.repeated, watch.texts = list(range(25)), 30
    expected = {"kept_back", "bounced", "slow_to_unit", "same_texts", "settles_nothing"}
    assert raised(watch) >= expected


def test_what_is_sent_elsewhere_and_what_is_sent_back_to_the_accused_office_are_counted_apart():
    watch = year(Random(8), 60)
    ended = watch.traces[:30]
    act = next(act for one in watch.traces for act in one.acts)
    for one in ended:
        one.first_answered_on, one.ended_on, one.ended_by = None, day(330), ""
        one.state, one.acts = "rejected", [act._replace(name="rejected", code="not_concrete")]
    for one in ended[:7]:
        one.acts = [act._replace(name="rejected", code="other_body")]
    for one in ended[5:17]:
        one.stays = [one.stays[0], one.stays[0]._replace(unit=99), one.stays[0]]
    for one in ended[17:20]:
        one.stays = [one.stays[0], one.stays[0]._replace(unit=99)]
    watch.traces = ended
    found = {signal.code: signal for signal in signals.of(watch)}
    assert found["sent_elsewhere"].cases == [one.pk for one in ended[:7]]
    assert found["sent_back_to_accused"].cases == [one.pk for one in ended[7:17]]
    both = found["sent_elsewhere"].cases + found["sent_back_to_accused"].cases
    assert found["settles_nothing"].cases == both
    assert found["sent_elsewhere"].n == found["settles_nothing"].n


def test_a_unit_without_cases_has_no_signal_and_no_test():
    empty = signals.Watch([], [], years.FiveDays(), day(1), 0, [])
    assert [signal.p for signal in signals.of(empty)] == [None] * len(signals.TESTS + signals.FIGURES)
    assert raised(empty) == set()


def test_who_files_very_many_is_counted_apart():
    watch = year(Random(7), 50)
    found = signals.frequent(watch, [[0, 1, 2]])
    assert (found.persons, found.cases, found.received) == (1, [0, 1, 2], 50)
    assert found.due - found.due_without == 3
    first = watch.traces[:3]
    in_time = sum(one.first_answered_on is not None and one.first_answered_on <= one.due_on for one in first)
    assert found.in_time - found.in_time_without == in_time


@given(
    after=st.dates(date(2024, 11, 1), date(2028, 2, 1)),
    until=st.dates(date(2024, 11, 1), date(2028, 2, 1)),
    week=st.sampled_from([FIVE, SIX]),
    calendar=st.sampled_from([ID, NO_HOLIDAYS]),
)
def test_days_of_a_unit_are_those_of_the_law_in_either_direction(after, until, week, calendar):
    days = traces.Days(week, calendar)
    try:
        expected = working_days_between(after, until, week, calendar)
    except YearUnknown:
        expected = None
    assert [days.between(after, until) for _again in range(2)] == [expected] * 2
