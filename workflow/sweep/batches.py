"""Many cases at once whose ends have passed or whose rungs are reached: read in a few queries, dealt with in memory,
written in a few statements, in one short transaction.

Only what needs no more than breaches, rungs, mails and promises of files is done so. A case that a verb of the clock moves,
or whose calendar or suspension is to be caught up with, is left to be dealt with alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from accounts.actors import Actor, Origin
from complaints import lifecycle, rows
from complaints.models import Complaint
from complaints.transactions import retried
from law.codes import Lapse
from notifications import outbox
from notifications.outbox import Telling
from notifications.recipients import Directory
from workflow.calendars import present
from workflow.clocks import climbing, duties, ladder
from workflow.clocks.duties import Docket
from workflow.models import Duty, Event, PromisedFile, Rung
from workflow.record import events
from workflow.redating.running_cases import Reader
from workflow.sweep import telling

ENDS_BY_ITSELF: Final = {Lapse.DEEMED_WITHDRAWN: "lapse", Lapse.DEEMED_ACCEPTED: "deem_accepted"}
"""What the clock does to a case when an end passes that lapses so; of any other it records the breach."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """Cases, by id: `done` with, and to be dealt with `alone`. Of those given the others are in use."""

    done: list[int]
    alone: list[int]


@dataclass(slots=True)
class _Written:
    """What is to be written of a batch."""

    dockets: list[Docket] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    rungs: list[Rung] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    files: list[PromisedFile] = field(default_factory=list)


@retried
def act(ids: Sequence[int], *, by: Actor, at: datetime) -> Dealt:
    """Record the breaches of these cases, climb their ladders and tell each person once."""
    dockets = Reader(present.current).lock_dockets(ids)
    stored = {duty.pk: duties.but_calendar(duty) for docket in dockets for duty in docket.rows}
    known = climbing.known_of(stored)
    written, dealt = _Written(), Dealt([], [])
    for docket in dockets:
        pk = docket.complaint.pk
        (dealt.done if _case(docket, known, written, by=by, at=at) else dealt.alone).append(pk)
    rows.insert(*written.events)
    duties.save_changed(written.dockets, stored=stored)
    climbing.write(written.rungs)
    rows.insert(*written.files)
    rows.insert(*outbox.messages_one_each(written.tellings, by=by, at=at, directory=Directory(at)))
    rows.change([docket.complaint for docket in written.dockets], fields=("last_seq", "last_at"))
    return dealt


def _case(docket: Docket, known: climbing.Known, written: _Written, *, by: Actor, at: datetime) -> bool:
    """Deal with one case in memory. False, and nothing of it is written, where it takes more."""
    complaint = docket.complaint
    moment = max(at, complaint.last_at)
    if not _up_to_date(docket, moment):
        return False
    told, past = [], []
    while (duty := next_past(docket, moment)) is not None:
        if verb_of_the_end(complaint, docket, duty) is not None:
            return False
        told += breach(complaint, docket, duty, by=by, at=moment)
        past.append(climbing.past(docket, duty))
    reached = [*past, *climbing.reach(docket, at=moment)]
    send_at = telling.let_wait(docket, reached, at=moment)
    new = climbing.new_among(reached, known, at=moment)
    tidings = telling.of(docket, new, send_at=send_at)
    file = tidings.file()
    if file is not None and by.origin != Origin.LIVE:
        return False
    written.dockets.append(docket)
    written.events += told
    written.rungs += new
    written.tellings += [Telling(complaint, word, send_at) for word in tidings.at_once()]
    if file is not None:
        written.files.append(telling.promised(complaint, file, at=moment, not_before=send_at))
    return True


def _up_to_date(docket: Docket, at: datetime) -> bool:
    """Whether neither the calendar nor the clock owes the case anything beside ends and rungs."""
    over = docket.suspension is not None and docket.suspension.resume_by_at <= at
    return not (over or docket.stale() or docket.superseded())


def next_past(docket: Docket, at: datetime) -> Duty | None:
    """The earliest end that has passed and is not dealt with."""
    past = [duty for duty in docket.running() if duty.swept_at is None and duty.due_at and duty.due_at <= at]
    return min(past, key=lambda duty: (duty.due_at, duty.pk), default=None)


def verb_of_the_end(complaint: Complaint, docket: Docket, duty: Duty) -> str | None:
    """What the clock does to the case at this end; None where it records a breach."""
    verb = ENDS_BY_ITSELF.get(docket.rule_of(duty).lapse)
    return verb if verb is not None and complaint.state in lifecycle.sources(verb) else None


def breach(complaint: Complaint, docket: Docket, duty: Duty, *, by: Actor, at: datetime) -> list[Event]:
    """That a duty ran out, and that the Ombudsman is open where the law says so: events yet to be written."""
    assert duty.due_on is not None
    names = ["breached"]
    if ladder.offers(docket.rule_of(duty).lapse, complaint.state):
        names.append("escalation_offered")
    told = []
    for name in names:
        event = events.following(
            complaint, name, before=complaint.state, by=by, at=at, effective_at=duty.due_at
        )
        event.facts = {
            "kind": duty.kind,
            "round": duty.round,
            "duty": duty.pk,
            "due_on": duty.due_on.isoformat(),
        }
        told.append(event)
    docket.mark_swept(duty, at)
    return told
