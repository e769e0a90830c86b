"""Which counts of a month may be public. Pure: no database, no clock.

A count under ten is not shown, as few persons stand behind it. Nor is what would give it away: where the total of an agency is
shown, what is missing between it and the shown units must hide at least two units, one of them large, and at least
nineteen cases, so that a small one among them may still be any number from 0 to 9. Where that cannot be, the total
is not shown. (Primary and complementary suppression; Hundepool et al., Statistical Disclosure Control, 2012, chapter 5.)
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

LEAST: Final = 10
"""A count of fewer is not shown."""
ENOUGH: Final = 2 * LEAST - 1
"""What is hidden holds at least this many, beside a total that is shown."""
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Guarded(Generic[K]):
    """Whose counts are shown, and whether their total is."""

    shown: frozenset[K]
    total: bool


def guard(counts: Mapping[K, Sequence[int]], *, hidden: Collection[K] = ()) -> Guarded[K]:
    """Each key (a unit) has one or more counts, which are shown together or not at all, and whose sums over all keys are the
    total. `hidden`: keys that stay hidden, since they were before.

    What is hidden beside small counts is taken in the order of the mapping, which must not follow from the counts: else
    somebody who knows this rule would learn of a hidden count that it is no larger than the ones that are shown."""
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    small = {key for key, values in counts.items() if key in hidden or min(values) < LEAST}
    whole = bool(totals) and min(totals) >= LEAST
    if not small or not whole:
        return Guarded(frozenset(counts.keys() - small), whole and not small)
    kept_back, rest = set(small), [key for key in counts if key not in small]
    while rest and not _safe(counts, kept_back, small):
        kept_back.add(rest.pop(0))
    if _safe(counts, kept_back, small):
        return Guarded(frozenset(counts.keys() - kept_back), total=True)
    return Guarded(frozenset(counts.keys() - small), total=False)


def _safe(counts: Mapping[K, Sequence[int]], kept_back: set[K], small: set[K]) -> bool:
    """Whether a total may be shown beside these that are not."""
    sums = [sum(column) for column in zip(*(counts[key] for key in kept_back), strict=True)]
    alone = kept_back == small and small != counts.keys()
    return len(kept_back) > 1 and min(sums) >= ENOUGH and not alone
