"""Applying an approved change of calendar to the duties that run, batch by batch.

The cursor is the duties' own label: a running duty counted with an older version is yet to come. So a job that was
killed goes on where it stopped, two may work at once, and a verb that brought its own case along is no second time.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum, auto
from time import monotonic, sleep
from typing import Final

from django.db import connection
from django.db.models import F

from accounts.actors import Actor
from accounts.seals import keep
from complaints import rows
from complaints.transactions import OutOfTime, of_itself, retried
from law.codes import Holder
from notifications import outbox
from notifications.recipients import Directory
from workflow.calendars import present
from workflow.calendars.families import Family
from workflow.clocks import catching_up, climbing, duties, ladder
from workflow.clocks.duties import Docket, Moved
from workflow.models import CalendarChange
from workflow.redating import running_cases

logger = logging.getLogger(__name__)
BATCH: Final = 200
"""Cases of one transaction."""
REST: Final = 0.4
"""Rest after a batch, in parts of the time that the batch took."""
LONGEST_REST: Final = 1.0
WAIT: Final = 0.2
"""Seconds until it looks again for cases that others hold."""
FOLLOWED: Final = ("last_seq", "last_at", "next_due_on", "next_due_at")
State = CalendarChange.State


class Step(Enum):
    """What came of one step of the job."""

    WORKED = auto()
    WAITS = auto()
    """What is left is in other hands."""
    FINISHED = auto()
    STUCK = auto()
    """What is left failed, each case by itself."""


@dataclass(slots=True)
class Counts:
    """Running duties: looked at, moved, of those first dated, and of the moved which stop or start being late and
    which were told to people before."""

    seen: int = 0
    moved: int = 0
    dated: int = 0
    stops_late: int = 0
    starts_late: int = 0
    told: int = 0

    def add(self, moved: Moved, at: datetime) -> None:
        """Count a duty that moved. The complainant's own duties are never late."""
        duty = moved.duty
        officials = duty.holder != Holder.COMPLAINANT
        late = duty.due_at is not None and duty.due_at <= at
        self.moved += 1
        self.dated += moved.was is None
        self.stops_late += officials and moved.was_late and not late
        self.starts_late += officials and late and not moved.was_late
        self.told += duty.told_at is not None


class Job:
    """One process's work on a change that is being applied."""

    def __init__(self, change: CalendarChange) -> None:
        self._change = change.pk
        self._family = Family(change.calendar.code)
        self._reader = running_cases.Reader(present.current)
        self._directory: Directory | None = None
        self._began = _transactions_begin_after()
        self._pass = self._walk()
        self.failed: set[int] = set()
        """Cases that this process could not bring along; the next one tries them again."""

    def step(self, *, by: Actor, at: datetime) -> Step:
        """One batch in one transaction, or the end of the job."""
        for ids in self._pass:
            if self._together_or_alone(ids, by=by, at=at):
                return Step.WORKED
        if self._finish(at):
            return Step.FINISHED
        if self.failed and all(self.failed.issuperset(ids) for ids in self._walk()):
            return Step.STUCK
        self._pass = self._walk()
        return Step.WAITS

    def _walk(self) -> Iterator[list[int]]:
        """Once past all cases that are yet to come, in the order of their ids."""
        for label in running_cases.stale_labels(self._family.everyone):
            after = 0
            while ids := running_cases.following(label, after=after, most=BATCH):
                after = ids[-1]
                yield ids

    def _together_or_alone(self, ids: list[int], *, by: Actor, at: datetime) -> bool:
        """A case that fails takes its batch with it: then each is tried alone, and what fails again holds nobody up."""
        ids = [pk for pk in ids if pk not in self.failed]
        try:
            return self._batch(ids, by=by, at=at)
        except OutOfTime:
            raise
        except Exception as error:
            if not of_itself(error):
                raise
            if len(ids) > 1:
                logger.warning(
                    "calendar_batch_failed", extra={"cases": len(ids), "code": type(error).__name__}
                )
                done = [self._together_or_alone([pk], by=by, at=at) for pk in ids]
                return any(done)
            logger.exception("calendar_failed", extra={"complaint": ids[0]})
            self.failed.update(ids)
            return False

    @retried
    def _batch(self, ids: list[int], *, by: Actor, at: datetime) -> bool:
        """Bring these cases to the present calendar. False where all are in other hands, or done."""
        batch = self._reader.lock(ids)
        dockets = [docket for docket in batch.dockets if docket.stale()]
        if not dockets and not batch.staying:
            return False
        stored = {duty.pk: duties.but_calendar(duty) for docket in dockets for duty in docket.rows}
        counts, events, tellings = Counts(seen=sum(map(len, batch.staying.values()))), [], []
        changed, moving = [], []
        for docket in dockets:
            complaint = docket.complaint
            before = [getattr(complaint, name) for name in FOLLOWED]
            counts.seen += len(docket.stale())
            moment = max(at, complaint.last_at)
            catching_up.end_overdue_suspension(complaint, docket, by=by, at=moment)
            followed = catching_up.follow_calendar(complaint, docket, by=by, at=moment)
            for moved in followed.moved:
                counts.add(moved, moment)
            events += followed.events
            tellings += followed.tellings
            if followed.moved:
                moving.append(docket)
            docket.place()
            if before != [getattr(complaint, name) for name in FOLLOWED]:
                changed.append(complaint)
        rows.insert(*events)
        self._directory = self._directory or Directory(at)
        rows.insert(*outbox.messages_to_all(tellings, by=by, at=at, directory=self._directory))
        duties.save_changed(dockets, stored=stored)
        duties.relabel(batch.staying)
        _take_back(moving)
        rows.change(changed, fields=FOLLOWED)
        CalendarChange.objects.filter(pk=self._change).update(
            **{each.name: F(each.name) + getattr(counts, each.name) for each in fields(counts)}
        )
        return True

    @retried
    def _finish(self, at: datetime) -> bool:
        """It is done when nothing is left, and nobody can still write with the version before: each transaction
        that may have read it is over."""
        if _older_transactions(self._began) or running_cases.stale_labels(self._family.everyone):
            return False
        CalendarChange.objects.filter(pk=self._change, state=State.APPLYING).update(
            state=State.APPLIED, finished_at=at
        )
        keep(CalendarChange, [self._change])
        return True


def work(
    change: CalendarChange,
    *,
    by: Actor,
    now: Callable[[], datetime],
    progress: Callable[[CalendarChange], object] = lambda _change: None,
    seconds: float | None = None,
) -> bool:
    """Apply a change until it is finished, or for this many seconds; between batches it rests, so that others come
    to their turn. `now` reads official time; `progress` gets the counts as they grow. False: there is more to do, or what is left
    failed (it stands in the log)."""
    job, began = Job(change), monotonic()
    while seconds is None or monotonic() - began < seconds:
        stepped = monotonic()
        match job.step(by=by, at=now()):
            case Step.FINISHED:
                change.refresh_from_db()
                progress(change)
                return True
            case Step.WORKED:
                sleep(min(LONGEST_REST, REST * (monotonic() - stepped)))
            case Step.WAITS:
                sleep(WAIT)
            case Step.STUCK:
                return False
        change.refresh_from_db()
        progress(change)
    return False


def _take_back(dockets: list[Docket]) -> None:
    """What waits to be told of an end that moved is not told any more."""
    waiting = outbox.with_untried([docket.complaint for docket in dockets], ladder.OF_THE_LADDER)
    for docket in dockets:
        if docket.complaint.pk in waiting:
            climbing.take_back(docket, docket.running())


def applying() -> list[CalendarChange]:
    """What is to be done now."""
    return list(CalendarChange.objects.filter(state=State.APPLYING).select_related("calendar").order_by("pk"))


def _transactions_begin_after() -> datetime:
    """An instant of the database after the change was approved: what begins later knows the new version."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        database_time: datetime = cursor.fetchone()[0]
        return database_time


def _older_transactions(instant: datetime) -> bool:
    """Whether a transaction of ours that began before is still under way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start < %s)",
            [instant],
        )
        return bool(cursor.fetchone() == (True,))
