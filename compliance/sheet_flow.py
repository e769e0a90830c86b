"""What goes through a unit, and its promised remedies, by months: as cells keep it (`SheetCell`), and added up. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from compliance.traces import Passing, Trace
from compliance.unit_counts import Promised

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MARGIN: Final = timedelta(days=2)
"""For which an end that has passed keeps its day in what is kept: nobody's today is so far from that of who counted."""


class Through:
    """What goes through a unit in a period of whole months, added up of its cells."""

    def __init__(self, period: tuple[date, date], as_of: datetime) -> None:
        self.start, self.end = period
        self._at = (as_of - EPOCH) // timedelta(microseconds=1)
        self.passing: list[Passing] = []
        self.due = self.kept = 0

    def add(self, month: date, flow: Mapping[str, int], remedies: Mapping[str, int]) -> None:
        """Those that were filed in this month."""
        for key, n in flow.items():
            day, _colon, answered = key.partition(":")
            if not answered:
                self.passing.append(Passing(date.fromisoformat(day), None, answered=False, n=n))
                continue
            out_on = date.fromisoformat(f"{day}-01")
            if self.start <= out_on and month <= self.end:
                self.passing.append(Passing(month, out_on, answered == "1", n))
        for key, n in remedies.items():
            day, *due_at, done = key.split(":")
            due_on = date.fromisoformat(day if due_at else f"{day}-01")
            if self.start <= due_on <= self.end and all(int(at) <= self._at for at in due_at):
                self.due += n
                self.kept += n * int(done)


def flow_of(named: Iterable[Trace]) -> Counter[str]:
    """`SheetCell.flow` of these cases."""
    flow = Counter[str]()
    for each in named:
        out_on = each.first_answered_on or each.ended_on
        flow[
            each.received_on.isoformat()
            if out_on is None
            else f"{out_on:%Y-%m}:{int(each.first_answered_on is not None)}"
        ] += 1
    return flow


def remedies_of(promised: Iterable[Promised], today: date) -> Counter[str]:
    """`SheetCell.remedies`: those that will fall due, or did a moment ago, by day and instant; the others by month."""
    found = Counter[str]()
    for each in promised:
        past = each.due_on < today - MARGIN
        day = f"{each.due_on:%Y-%m}" if past else f"{each.due_on.isoformat()}:{each.due_at}"
        found[f"{day}:{int(each.kept)}"] += 1
    return found


def settled(remedies: Mapping[str, int], today: date) -> dict[str, int]:
    """The same as they are kept on this day."""
    found: defaultdict[str, int] = defaultdict(int)
    for key, n in remedies.items():
        day, *due_at, done = key.split(":")
        past = due_at and date.fromisoformat(day) < today - MARGIN
        found[f"{day[:7]}:{done}" if past else key] += n
    return dict(found)
