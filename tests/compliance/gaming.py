"""Twins of a unit's year: an honest one, and the same cases with some of them treated so that the figures look better.

The score is counted from the traces as docs/domain.md section 5 says, in plain Python, and weighed by the product.
"""

from collections import Counter
from copy import deepcopy
from random import Random

from compliance import signals
from compliance.scores import Cases, Indicators, complaint_dimension, estimate, instrument
from compliance.traces import Act, Trace
from tests.compliance import years
from tests.compliance.years import GAMES, LIMIT, day, number

TODAY = 400
YEAR = 2024
HOLLOW = 0.01
"""Answers of an honest unit that an audit would find void."""
__all__ = ["GAMES", "gain", "raised", "twins"]


def twins(
    seed: int, cases: int, *, game: str, share: float, audited: bool = False
) -> tuple[signals.Watch, signals.Watch]:
    """(honest, gamed). The unit treats this share of the cases so that come to the day before their limit unanswered.
    `audited`: all its answers were."""
    random = Random(seed)
    median, spread = random.uniform(10, 20), random.uniform(0.4, 0.9)
    habits = {"letters": random.uniform(0, 0.5), "texts": random.uniform(0, 0.12)}
    honest, gamed = [], []
    for pk in range(cases):
        own = Random(f"{seed}/{pk}")
        one = years._case(own, pk, median, spread, habits, "", 0)
        other = _gamed(own, deepcopy(one), game) if own.random() < share and _hangs(one) else deepcopy(one)
        false = game == "closes" and other.first_answered_on != one.first_answered_on
        if audited:
            hollow = own.random() < HOLLOW
            _judge(one, void=hollow)
            _judge(other, void=hollow or false)
        honest.append(one)
        gamed.append(other)
    repeated = {one.pk for one in honest if random.random() < habits["texts"]}
    return _watch(honest, repeated), _watch(gamed, repeated)


def raised(watch: signals.Watch) -> set[str]:
    return {one.code for one in signals.of(watch) if one.raised}


def gain(honest: signals.Watch, gamed: signals.Watch) -> float:
    """Points of the unit's score."""
    return _score(gamed) - _score(honest)


def _watch(some: list[Trace], repeated: set[int]) -> signals.Watch:
    answered = [one.pk for one in some if one.first_answered_on is not None]
    same = [pk for pk in answered if pk in repeated]
    return signals.Watch(some, some, years.FiveDays(), day(TODAY), len(answered), same)


def _hangs(one: Trace) -> bool:
    """An ordinary case that comes to the day before its limit unanswered, and whose limit nobody has moved."""
    limit = number(one.original_due_on)
    if limit - number(one.received_on) != LIMIT or one.due_on != one.original_due_on:
        return False
    return one.ended_on is None and number(one.first_answered_on) >= limit - 1


def _gamed(random: Random, one: Trace, game: str) -> Trace:
    """At the limit the unit does what its game is. Where it only wins time, the answer comes when it would have come."""
    limit = number(one.received_on) + LIMIT
    on = limit - random.randint(0, 1)
    if game == "pauses":
        years._more_time(one, on - 1, limit)
        return one
    if game == "reclassifies":
        years._longer(one, on - 1, limit)
        return one
    one.acts, one.contests, one.first_answered_on = [], 0, None
    if game == "closes":
        return years._answered(random, one, on, contested=0.3, overturned=0.5)
    return years._rejected(random, one, on, "not_concrete")


def _judge(one: Trace, *, void: bool) -> None:
    if one.first_answered_on is not None:
        verdict = "void" if void else "real"
        one.acts.append(Act("answer_audited", day(TODAY), 99, None, None, verdict))


def _score(some: signals.Watch) -> float:
    """What the complaint dimension gives of the year's due cases; checklist and follow-up are the same for both."""
    good = due = stood = answers = 0
    late: Counter[tuple[int, int]] = Counter()
    for one in some.traces:
        if one.ended_on is not None and one.ended_on <= one.due_on:
            continue
        due += 1
        in_time = one.first_answered_on is not None and one.first_answered_on <= one.due_on
        good += in_time
        until = number(one.first_answered_on or one.ended_on or some.today)
        days = 0 if in_time else until - number(one.due_on)
        late[days, number(one.due_on) - number(one.received_on)] += 1
        if one.first_answered_on is not None:
            answers += 1
            found = [act.code for act in one.acts if act.name == "answer_audited"]
            stood += not one.contests and found[-1:] != ["void"]
    found = complaint_dimension(
        Indicators(
            timeliness=Cases(good, due),
            promptness=Cases(4, 5),
            lateness=late,
            outcome=Cases(stood, answers),
            checklist=dict.fromkeys(estimate().checklist, 3),
            still_open=0,
        )
    )
    return float(found.value * instrument(YEAR).weights[estimate().dimension] / 100)
