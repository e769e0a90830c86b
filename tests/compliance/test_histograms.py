"""How many cases took how many days, in the digits of one number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from compliance import histograms
from compliance.scores import inverse_cdfs

SHARES = (Decimal("0.5"), Decimal("0.9"))
some_days = st.dictionaries(st.integers(0, 700), st.integers(1, 99_999_999), max_size=30)


def packed(days: dict[int, int]) -> str:
    places = (f"{days.get(day, 0):0{histograms.WIDTH}}" for day in range(max(days, default=0), -1, -1))
    return "".join(places).lstrip("0") or "0"


@given(some_days, st.lists(st.fractions(Fraction(1, 1000), 1), min_size=1, max_size=4).map(sorted))
def test_a_share_is_read_from_the_digits_as_it_is_counted_from_the_days(days, shares):
    assert histograms.read(packed(days)) == dict(sorted(days.items()))
    for some in (SHARES, tuple(shares)):
        assert histograms.least(packed(days), sum(days.values()), some) == inverse_cdfs(days, some)


def test_of_more_cases_than_the_digits_tell_a_share_that_lies_beyond_is_unknown():
    assert histograms.least(packed({0: 2, 3: 4}), 9, SHARES) == [3, None]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "days", [{}, {0: 1}, {3: 12, 0: 99_999_999, 411: 7}, {None: 5, 2: 1}, dict.fromkeys(range(60), 3)]
)
def test_the_database_adds_up_what_is_read_here(days):
    rows = [list(days), list(days.values())]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ({histograms.SUM})::text FROM unnest(%s::int[], %s::int[]) AS part (days, n)", rows
        )
        (told,) = cursor.fetchone()
    assert told == packed({day: n for day, n in days.items() if day is not None})
