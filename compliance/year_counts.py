"""What a unit's score of a year is computed from, as plain counts that can be added and taken away."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from compliance.estimates import Counted, spread
from compliance.scores import Cases


class What(StrEnum):
    """What is counted. Codes are short because every case keeps some."""

    DUE = "d"
    MET = "m"
    STILL_OPEN = "o"
    FOLLOW_UPS = "f"
    PROMPT = "p"
    ANSWERS = "a"
    """Reply windows that ended and remedies due."""
    STOOD = "s"
    VERIFICATIONS = "v"
    VERIFIED = "w"


OF_LENGTH, DAYS_LATE, RULE, CALENDAR = "n", "l", "r", "c"
"""Before a colon and a length of days, a rule or a calendar: how many duties, and the sum of their days late, none counted
with more than its length."""
EMPTY: Final = "{}"
KEPT: Final = 8192
"""Texts that a process remembers, some 1 kB each."""
CASES: Final = (What.DUE, What.FOLLOW_UPS, What.ANSWERS)


def late(length: int, days: int) -> Counter[str]:
    """A settlement or decision of that length, this many days late. More days than its length cost no more."""
    return Counter({f"{OF_LENGTH}:{length}": 1, f"{DAYS_LATE}:{length}": min(days, length)})


def added(text: str, counts: Mapping[str, int]) -> str:
    """The text of counts with these added, or taken away."""
    found: Counter[str] = Counter(json.loads(text))
    found.update(counts)
    return json.dumps(found, sort_keys=True)


def both(one: str, other: str) -> str:
    return added(one, json.loads(other))


@lru_cache(maxsize=KEPT)
def counted(text: str) -> Counted | None:
    """As the score takes them, of counts as JSON; None where the unit has no case. Nobody may change it: a process remembers
    it, since the table of a country asks for thousands, nearly all of them as the last time."""
    n: Counter[str] = Counter(json.loads(text))
    if not any(n[what] for what in CASES):
        return None
    return Counted(
        timeliness=Cases(n[What.MET], n[What.DUE]),
        promptness=Cases(n[What.PROMPT], n[What.FOLLOW_UPS]),
        outcome=Cases(n[What.STOOD], n[What.ANSWERS]),
        lateness=_lateness(n),
        still_open=n[What.STILL_OPEN],
        rules=_named(n, RULE),
        calendars=_named(n, CALENDAR),
    )


@lru_cache(maxsize=KEPT)
def verification(text: str) -> Cases:
    counts = json.loads(text)
    return Cases(counts.get(What.VERIFIED, 0), counts.get(What.VERIFICATIONS, 0))


def by_length(counts: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Each length of days that there is, how many duties have it, and their days late together."""
    for length in map(int, _named(counts, OF_LENGTH)):
        yield length, counts[f"{OF_LENGTH}:{length}"], counts.get(f"{DAYS_LATE}:{length}", 0)


def _lateness(counts: Counter[str]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for length, duties, days in by_length(counts):
        found += spread(length, duties, days)
    return found


def _named(counts: Mapping[str, int], prefix: str) -> set[str]:
    return {what[len(prefix) + 1 :] for what, n in counts.items() if n and what.startswith(f"{prefix}:")}
