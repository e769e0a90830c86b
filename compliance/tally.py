"""How many cases have which marks (`sheet_marks`). Pure.

A mark is a kind and the rest, `taken` and `5:late`. Tallies of different cases can be added up: so those of a month are kept, and a
period is the sum of its months.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

Mark = tuple[str, str, int]
"""Kind, rest, and how often it counts."""


class Tally:
    """By kind and rest, how often. With `cases`, also the keys of the cases that have a mark, in the order in which they came."""

    def __init__(self, *, cases: bool = False) -> None:
        self.n: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._cases: defaultdict[tuple[str, str], list[int]] | None = defaultdict(list) if cases else None
        self._place: dict[int, int] = {}

    def add(self, case: int, marks: Iterable[Mark]) -> None:
        for kind, rest, n in marks:
            self.n[kind][rest] += n
            if self._cases is not None:
                self._cases[kind, rest].append(case)
        if self._cases is not None:
            self._place.setdefault(case, len(self._place))

    def add_kept(self, kept: Mapping[str, Mapping[str, int]]) -> None:
        """What `kept` told, of other cases."""
        for kind, rests in kept.items():
            mine = self.n[kind]
            for rest, n in rests.items():
                mine[rest] += n

    def kept(self) -> dict[str, dict[str, int]]:
        """To be kept as JSON."""
        return {kind: dict(rests) for kind, rests in self.n.items()}

    def count(self, kind: str, rest: str = "") -> int:
        return self.n[kind][rest] if kind in self.n else 0

    def all(self, kind: str) -> Counter[str]:
        """By the rest."""
        return self.n[kind] if kind in self.n else Counter()

    def cases(self, marks: Sequence[tuple[str, str]]) -> list[int]:
        """The cases that have one of these (kind and rest), in the order in which they came. Empty where none are listed."""
        if self._cases is None:
            return []
        found = [self._cases[mark] for mark in marks if mark in self._cases]
        if len(found) == 1:
            return list(found[0])
        return sorted((case for some in found for case in some), key=self._place.__getitem__)
