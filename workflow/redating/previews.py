"""What a change of calendar would do to the duties that run, and what an applied one did: each moved duty, one after
the other, however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from law import counting as pure
from workflow.calendars import present
from workflow.calendars.families import Family
from workflow.models import CalendarChange, CalendarVersion, Event
from workflow.redating import running_cases
from workflow.redating.changes import check_again, expect
from workflow.redating.job import BATCH, Counts


@dataclass(frozen=True, slots=True)
class Move:
    """A duty whose end moves, by local dates; `was` None: it waited for its year."""

    reference: str
    kind: str
    was: date | None
    to: date

    def as_json(self) -> dict[str, Any]:
        was = None if self.was is None else self.was.isoformat()
        return {"reference": self.reference, "kind": self.kind, "from": was, "to": self.to.isoformat()}


class Preview:
    """Iterate it for the moves; afterwards `counts` holds what approving it now would count. Writes nothing."""

    def __init__(self, change: CalendarChange, *, at: datetime) -> None:
        """Raises what `changes.approve` raises."""
        self.counts = Counts()
        self._at = at
        self._family = Family(change.calendar.code)
        expect(change, CalendarChange.State.PROPOSED)
        effect, standing = check_again(change, self._family, at=at)
        after = self._family.counting(effect.on(standing.own))
        self._days: dict[str, pure.Calendar] = {calendar.code: days for calendar, days in after}

    def __iter__(self) -> Iterator[Move]:
        reader = running_cases.Reader(self._days_of)
        for label in running_cases.labels_of(self._family.below):
            after = 0
            while ids := running_cases.following(label, after=after, most=BATCH):
                after = ids[-1]
                batch = reader.read(ids)
                self.counts.seen += sum(map(len, batch.staying.values()))
                for docket in batch.dockets:
                    moment = max(self._at, docket.complaint.last_at)
                    self.counts.seen += len(docket.stale())
                    suspension = docket.suspension
                    if suspension is not None and suspension.resume_by_at <= moment:
                        docket.run_again(moment)
                    for moved in docket.follow_calendar(at=moment):
                        self.counts.add(moved, moment)
                        to = moved.duty.own_due_on or moved.duty.due_on
                        assert to is not None
                        yield Move(docket.complaint.reference, moved.duty.kind, moved.was, to)

    def _days_of(self, code: str) -> pure.Calendar:
        return self._days.get(code) or present.current(code)


def done(change: CalendarChange) -> Iterator[Move]:
    """What was moved by an approved change so far, by the job and by verbs that brought their own case along, as
    events tell it."""
    made = CalendarVersion.objects.filter(change=change).values_list("calendar__code", "version")
    disclosed = Event.objects.filter(
        name__in=("redated", "dated"),
        at__gte=change.approved_at,
        facts__basis__calendar__in=[f"{code}@{version}" for code, version in made],
    )
    rows = disclosed.order_by("complaint_id", "seq").values_list("complaint__reference", "facts")
    for reference, facts in rows.iterator():
        was = facts["was"]
        yield Move(
            reference,
            facts["kind"],
            None if was is None else date.fromisoformat(was),
            date.fromisoformat(facts["due_on"]),
        )
