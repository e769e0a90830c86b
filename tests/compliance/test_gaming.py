"""A unit that closes falsely, pauses, rejects or gives a longer class before the limit gains no point of its score unseen."""

import pytest

from compliance import signals
from tests.chance import examples
from tests.compliance.gaming import GAMES, gain, raised, twins

SHARES = (0.1, 0.25, 0.5, 1.0)
UNSEEN = 0.05


def unseen(game: str, cases: int, share: float, *, audited: bool = False, seeds: int = 20) -> float:
    """Of so many years, the share in which the unit gained more than a point and raised no signal."""
    found = 0
    n = examples(seeds)
    for seed in range(n):
        honest, gamed = twins(seed, cases, game=game, share=share, audited=audited)
        found += gain(honest, gamed) > 1 and not raised(gamed)
    return found / n


@pytest.mark.parametrize("game", sorted(set(GAMES) - {"closes"}))
def test_more_time_rejections_and_longer_classes_gain_no_point_unseen(game):
    assert max(unseen(game, 60, share) for share in SHARES) <= UNSEEN


def test_false_answers_of_a_large_unit_gain_no_point_unseen():
    assert max(unseen("closes", 250, share, seeds=5) for share in SHARES) <= UNSEEN


@pytest.mark.parametrize("cases", [30, 60])
def test_false_answers_of_a_small_unit_gain_no_point_unseen_where_all_were_audited(cases):
    """No test can tell a few false answers from a few quick ones: somebody must look (docs/adr/0061)."""
    assert max(unseen("closes", cases, share, audited=True) for share in SHARES) <= UNSEEN
    assert unseen("closes", 30, 0.25) > UNSEEN


def test_there_is_something_to_gain():
    for game in GAMES:
        gains = [gain(*twins(seed, 120, game=game, share=1.0)) for seed in range(10)]
        assert sum(gains) / 10 > 1, game


def test_the_slow_but_honest_twins_raise_a_signal_in_fewer_than_one_year_of_twenty():
    """Slow units come near their limits more often than others, and an audit finds one answer of a hundred void."""
    n = examples(20)
    false = [
        raised(twins(1000 + seed, cases, game="closes", share=0, audited=True)[0])
        for seed in range(n)
        for cases in (30, 120)
    ]
    assert sum(map(bool, false)) <= signals.LEVEL * len(false), false
