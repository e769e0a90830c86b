"""Years of a unit drawn from a seed: honest ones, and ones that are made to look better."""

from datetime import date, timedelta
from random import Random

from compliance import signals
from compliance.traces import Act, Stay, Trace

MONDAY = date(2025, 1, 6)
UNIT = 1
LIMIT = 14
GAMES = ("closes", "pauses", "rejects", "reclassifies")


class FiveDays:
    """Working days of a world without holidays."""

    def between(self, after: date, until: date) -> int:
        return max(0, number(until) - number(after))


def number(day: date) -> int:
    """How many working days have passed since the first Monday, this one included."""
    weeks, part = divmod((day - MONDAY).days, 7)
    return weeks * 5 + min(part, 4)


def day(of: int) -> date:
    weeks, part = divmod(of, 5)
    return MONDAY + timedelta(days=weeks * 7 + part)


def year(random: Random, cases: int, *, game: str = "", share: float = 0.5) -> signals.Watch:
    """So many cases. An honest unit has its own pace; `game`: what it does to this share of the cases that come near
    their limit unanswered, which a quick unit has no need for."""
    median, spread = random.uniform(10 if game else 5, 20), random.uniform(0.4, 0.9)
    habits = {"letters": random.uniform(0, 0.5), "texts": random.uniform(0, 0.12)}
    found = [_case(random, pk, median, spread, habits, game, share) for pk in range(cases)]
    answered = [one.pk for one in found if one.first_answered_on is not None]
    repeated = [pk for pk in answered if random.random() < habits["texts"]]
    return signals.Watch(found, found, FiveDays(), day(400), len(answered), repeated)


def _case(
    random: Random, pk: int, median: float, spread: float, habits: dict[str, float], game: str, share: float
) -> Trace:
    filed = random.randrange(250)
    limit = random.choices([LIMIT, 5, 60], [85, 10, 5])[0]
    takes = max(0, round(median * 2.718281828 ** random.gauss(0, spread)))
    letter = random.random() < habits["letters"]
    entered = filed + (random.choices([0, 1, 2, 6], [70, 20, 7, 3])[0] if letter else 0)
    held = entered + random.choices([0, 1, 2, 3, 8], [40, 30, 15, 12, 3])[0]
    one = Trace(
        pk=pk,
        unit=UNIT,
        received_on=day(filed),
        recorded_on=day(entered),
        classification="ordinary",
        channel="letter" if letter else "web",
        state="investigating",
        first_answered_on=None,
        ended_on=None,
        ended_by="",
        linked=False,
        contests=0,
        reopenings=0,
        claimed_received_on=day(filed) if entered > filed else None,
        due_on=day(filed + limit),
        original_due_on=day(filed + limit),
        stays=[Stay(UNIT, day(held), None, (held - entered) * 24)],
    )
    if random.random() < 0.05:
        for _bounce in range(random.choice([1, 1, 2])):
            one.acts.append(Act("transferred", day(held), 9, None, None, ""))
    if game and takes >= limit - 1 and limit == LIMIT and random.random() < share:
        return _gamed(random, one, filed, limit, game)
    fate = random.random()
    if fate < 0.05:
        return _rejected(
            random, one, entered + random.randint(0, 3), random.choice(["other_body", "not_concrete"])
        )
    if fate < 0.09:
        one.state, one.ended_on, one.ended_by = "withdrawn", day(filed + random.randint(1, 20)), "withdraw"
        return one
    end = min(takes, limit)
    if random.random() < 0.05:
        _more_time(one, filed + random.randint(0, end), filed + limit)
    if random.random() < 0.02:
        _longer(one, filed + random.randint(0, min(end, 4)), filed + limit)
    return _answered(random, one, filed + takes, contested=0.12, overturned=0.4)


def _answered(random: Random, one: Trace, on: int, *, contested: float, overturned: float) -> Trace:
    one.first_answered_on, one.state = day(on), "answered"
    one.acts.append(Act("answered", day(on), random.choice([1, 2, 3]), None, None, "unfounded"))
    if random.random() < contested:
        one.contests = 1
        second = "founded" if random.random() < overturned else "unfounded"
        one.acts.append(Act("contested", day(on + 4), None, None, None, ""))
        one.acts.append(Act("answered", day(on + 9), 4, None, None, second))
    return one


def _rejected(_random: Random, one: Trace, on: int, ground: str) -> Trace:
    one.state, one.ended_on, one.ended_by = "rejected", day(on), "reject"
    one.acts.append(Act("rejected", day(on), 9, None, None, ground))
    return one


def _more_time(one: Trace, on: int, limit: int) -> None:
    one.acts.append(Act("suspended", day(on), 1, day(limit), day(limit + 5), ""))
    one.due_on = day(limit + 5)


def _longer(one: Trace, on: int, limit: int) -> None:
    one.acts.append(Act("reclassified", day(on), 1, day(limit), day(limit + 46), ""))
    one.due_on = day(limit + 46)


def _gamed(random: Random, one: Trace, filed: int, limit: int, game: str) -> Trace:
    on = filed + limit - random.randint(0, 1)
    match game:
        case "closes":
            return _answered(random, one, on, contested=0.3, overturned=0.5)
        case "rejects":
            return _rejected(random, one, on, "not_concrete")
        case "pauses":
            _more_time(one, on - 1, filed + limit)
        case _:
            _longer(one, on - 1, filed + limit)
    return _answered(random, one, filed + limit + random.randint(2, 8), contested=0.12, overturned=0.4)
