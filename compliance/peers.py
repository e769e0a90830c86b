"""Which units may be compared with each other, and how far two shares differ. Why so: docs/adr/0058."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from accounts.models import Unit
from compliance.measures import Group
from compliance.scores import Interval

VOLUMES: Final = (0, 12, 60, 240, 1000)
"""Complaints received in a year (365 days) from which on a unit belongs to the next volume."""


@dataclass(frozen=True, slots=True)
class Peers:
    """A group of units that are alike: the level of their agency, whether they are part of another unit, and how many
    complaints they receive in a year (`low` to less than `high`; None: no upper end)."""

    level: str
    part: bool
    low: int
    high: int | None

    def holds(self, received: int, start: date, end: date) -> bool:
        """Whether this many complaints in a period are of this volume."""
        of_a_year, days = received * 365, (end - start).days + 1
        return self.low * days <= of_a_year and (self.high is None or of_a_year < self.high * days)


def of(unit: Unit, received: int, start: date, end: date) -> Peers:
    """The group of a unit (with its agency) that received this many complaints in this period."""
    level, part = unit.agency.level, unit.parent_id is not None
    groups = [Peers(level, part, low, high) for low, high in zip(VOLUMES, [*VOLUMES[1:], None], strict=True)]
    return next(group for group in groups if group.holds(received, start, end))


def difference(one: Group, other: Group) -> tuple[Decimal, Interval] | None:
    """Timeliness of `one` less that of `other`, with its 95 % interval from the two Wilson intervals; None where one of
    them is unknown.

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
    """
    if one.interval is None or other.interval is None:
        return None
    p, q = Decimal(one.met) / one.due, Decimal(other.met) / other.due
    (low, high), (other_low, other_high) = one.interval, other.interval
    return p - q, Interval(
        p - q - ((p - low) ** 2 + (other_high - q) ** 2).sqrt(),
        p - q + ((high - p) ** 2 + (q - other_low) ** 2).sqrt(),
    )
