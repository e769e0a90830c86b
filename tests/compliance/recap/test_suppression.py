"""Nobody learns a count under ten from what is public, not even who knows the rule and everything else."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.recap.suppression import ENOUGH, LEAST, guard

COUNTS = st.integers(0, 45)
UNITS = st.lists(COUNTS, min_size=1, max_size=5)


def worlds(counts: dict[str, tuple[int, ...]]) -> list[dict[str, tuple[int, ...]]]:
    """All counts (of one kind) that would have been published in the same way, for one who knows the rule."""
    seen = guard(counts)
    hidden = [key for key in counts if key not in seen.shown]
    rest = sum(counts[key][0] for key in hidden)
    found = []
    for first in product(range(rest + 1), repeat=max(0, len(hidden) - 1)):
        last = rest - sum(first)
        if hidden and last >= 0:
            told = counts | {key: (n,) for key, n in zip(hidden, (*first, last), strict=True)}
            if guard(told) == seen:
                found.append(told)
    return found


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4))
def test_beside_a_total_that_is_shown_a_small_count_may_be_any_from_nought_to_nine(
    numbers: list[int],
) -> None:
    counts = {chr(97 + n): (number,) for n, number in enumerate(numbers)}
    seen = guard(counts)
    if not seen.total:
        return
    possible = worlds(counts)
    for key in [key for key, (number,) in counts.items() if number < LEAST]:
        values = {world[key][0] for world in possible}
        assert values >= set(range(LEAST)), (counts, key, values)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=8))
def test_no_shown_count_is_small_and_no_difference_of_shown_counts_is(pairs: list[tuple[int, int]]) -> None:
    counts = dict(enumerate(pairs))
    seen = guard(counts)
    assert all(min(counts[key]) >= LEAST for key in seen.shown)
    if seen.total:
        hidden = counts.keys() - seen.shown
        assert len(hidden) != 1
        for kind in (0, 1):
            rest = sum(counts[key][kind] for key in hidden)
            assert sum(pair[kind] for pair in pairs) >= LEAST
            assert not hidden or rest >= ENOUGH


@pytest.mark.parametrize(
    ("numbers", "shown", "total"),
    [
        ([50, 60], {0, 1}, True),
        ([50, 60, 3], {1}, True),
        ([200, 3], set(), True),
        ([14, 4], {0}, False),
        ([3, 4], set(), False),
        ([9, 9, 9], set(), True),
        ([12], {0}, True),
        ([9], set(), False),
        ([0, 50, 70], {2}, True),
    ],
)
def test_a_small_count_takes_another_with_it_or_the_total(
    numbers: list[int], shown: set[int], total: bool
) -> None:
    seen = guard({key: (number,) for key, number in enumerate(numbers)})
    assert (set(seen.shown), seen.total) == (shown, total)


def test_of_nothing_nothing_is_shown() -> None:
    seen = guard({})
    assert (seen.shown, seen.total) == (frozenset(), False)
