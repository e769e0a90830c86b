"""The numbers of a unit's sheet by their codes, made of the marks of its cases. Pure."""

from collections import Counter
from collections.abc import Iterable

from compliance.tally import Tally


class Numbers:
    """The numbers of a sheet by their codes, and the cases that each counts where they are listed."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self.n: Counter[str] = Counter()
        self.cases: dict[str, list[int]] = {}

    def put(self, code: str, marks: Iterable[tuple[str, str]]) -> int:
        """The cases that have one of these marks (kind and rest); how many they are."""
        some = list(marks)
        n = sum(self._tally.count(*mark) for mark in some)
        self.add(code, n, self._tally.cases(some))
        return n

    def put_all(self, code: str, kind: str) -> int:
        """Those that have any mark of a kind."""
        return self.put(code, ((kind, rest) for rest in self._tally.all(kind)))

    def add(self, code: str, n: int, cases: Iterable[int] = ()) -> None:
        self.n[code] += n
        self.cases.setdefault(code, []).extend(cases)
