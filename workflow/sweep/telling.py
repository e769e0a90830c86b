"""Who is told of rungs that were reached: each recipient once, of the highest, and only what is still true when
the sending window opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.actors import Actor, Origin
from complaints import rows
from complaints.models import Complaint
from law.codes import DutyKind
from notifications import outbox
from notifications.notices import Notice, Recipient
from notifications.outbox import Word
from workflow.clocks import climbing, ladder, sending
from workflow.clocks.days_left import late_days, left_days
from workflow.clocks.duties import Docket, fact
from workflow.clocks.ladder import Why
from workflow.models import Duty, PromisedFile, Rung
from workflow.reading import case_file


@dataclass(frozen=True, slots=True)
class Tidings:
    """What new rungs say: `words` to the office; to the complainant, where the Ombudsman is open, `offer` as facts, and
    `over` where a rung offers the file of the case this many days after the end."""

    words: list[Word]
    offer: dict[str, Any] | None
    over: int | None

    def at_once(self) -> list[Word]:
        """What waits for no file."""
        if self.offer is None or self.over is not None:
            return list(self.words)
        return [*self.words, Word(Notice.MAY_ESCALATE, self.offer)]

    def file(self) -> dict[str, Any] | None:
        """The facts of the mail that offers the file of the case, where one is offered."""
        return None if self.offer is None or self.over is None else {**self.offer, "over": self.over}


def tell(complaint: Complaint, docket: Docket, reached: Sequence[Rung], *, by: Actor, at: datetime) -> None:
    """Write the rungs, and promise their mails and the file that one offers. What is told of times gone by (the demo) has
    its file at once, and no mail that waits. The caller holds the case's lock, and saves the complaint afterwards."""
    send_at = let_wait(docket, reached, at=at)
    tidings = of(docket, climbing.keep(reached, at=at, known=docket.reached), send_at=send_at)
    words, file = tidings.at_once(), tidings.file()
    if file is not None and by.origin == Origin.LIVE:
        rows.insert(promised(complaint, file, at=at, not_before=send_at))
    elif file is not None:
        words.append(Word(Notice.FILE_OFFERED, file, case_file.attach(complaint, by=by, at=at)))
    if outbox.enqueue_one_each(words, complaint, by=by, at=at, not_before=send_at):
        docket.mailed = True


def promised(
    complaint: Complaint, facts: dict[str, Any], *, at: datetime, not_before: datetime
) -> PromisedFile:
    """That the file of this case will be made, and offered by a mail of these facts; yet to be written."""
    return PromisedFile(
        complaint=complaint, facts=facts, not_before=not_before, promised_at=at, next_try_at=at
    )


def let_wait(docket: Docket, reached: Sequence[Rung], *, at: datetime) -> datetime:
    """When the window is next open; rungs that will still be true are told then, the others to nobody."""
    send_at = sending.opening(docket.complaint, at, docket.calendar)
    running = {duty.pk: duty for duty in docket.running()}
    for rung in reached:
        rung.send_at = send_at if _still_true(rung, running, docket, send_at) else None
    return send_at


def of(docket: Docket, new: Sequence[Rung], *, send_at: datetime) -> Tidings:
    """What these new rungs say, where they are to be told."""
    running = {duty.pk: duty for duty in docket.running()}
    to_send = [rung for rung in new if rung.send_at is not None]
    words = _to_the_office(to_send, running, docket, send_at)
    theirs = [rung for rung in to_send if Recipient.COMPLAINANT in rung.recipients]
    broken = [rung for rung in theirs if running[rung.duty_id].kind == DutyKind.REMEDY]
    if broken:
        words.append(Word(Notice.REMEDY_OVERDUE, {"duties": _duties(broken, running, docket, send_at)}))
    offers = [rung for rung in theirs if rung not in broken]
    if not offers:
        return Tidings(words, None, None)
    over = [
        rung.days
        for offer in offers
        if (rung := ladder.called(offer.level, docket.rungs_of(running[offer.duty_id]))) is not None
    ]
    facts = {"duties": _duties(offers, running, docket, send_at)}
    return Tidings(words, facts, max(over, default=None))


def _still_true(rung: Rung, running: dict[int, Duty], docket: Docket, send_at: datetime) -> bool:
    """Its duty runs, with the end that the rung speaks of; and a reminder comes before that end."""
    duty = running.get(rung.duty_id)
    if duty is None or duty.due_on != rung.due_on or duty.due_at is None:
        return False
    return ladder.height(rung.level, docket.rungs_of(duty)) > 0 or send_at < duty.due_at


def _to_the_office(
    rungs: Sequence[Rung], running: dict[int, Duty], docket: Docket, send_at: datetime
) -> list[Word]:
    """From the highest rung down. All speak of the same duties, each where it stands when the mail leaves."""
    complaint = docket.complaint
    facts = {
        "duties": _duties(rungs, running, docket, send_at),
        "unit_name": None if complaint.held_by is None else complaint.held_by.name,
        "offered": any(
            Recipient.COMPLAINANT in rung.recipients and running[rung.duty_id].kind != DutyKind.REMEDY
            for rung in rungs
        ),
    }

    def height(rung: Rung) -> float:
        return ladder.height(rung.level, docket.rungs_of(running[rung.duty_id]))

    falling = sorted(rungs, key=height, reverse=True)
    letters = (
        letter
        for rung in falling
        for letter in climbing.letters(
            docket, running[rung.duty_id], rung.level, Why(rung.why), offered=False
        )
        if letter.notice != Notice.REMEDY_OVERDUE
    )
    return [
        Word(letter.notice, {**facts, "over": letter.over}, to=letter.to) for letter in dict.fromkeys(letters)
    ]


def _duties(
    rungs: Sequence[Rung], running: dict[int, Duty], docket: Docket, send_at: datetime
) -> list[dict[str, Any]]:
    """Each duty once, the earliest end first, with the days left or lost when the mail leaves."""
    zone = docket.complaint.agency.zone
    duties = [running[pk] for pk in dict.fromkeys(rung.duty_id for rung in rungs)]
    listed = []
    for duty in sorted(duties, key=lambda duty: (duty.due_at, duty.pk)):
        assert duty.due_at is not None
        over = duty.due_at <= send_at
        late = late_days(duty, zone=zone, days=docket.calendar, at=send_at) if over else None
        left = left_days(duty, zone=zone, days=docket.calendar, at=send_at)
        listed.append({**fact(duty), "duty": duty.pk, "left": left, "late": late})
    return listed
