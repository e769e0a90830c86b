"""Langkah berikutnya: whose turn it is, as the complainant reads it, and what they cannot do now, with the reason."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_fsm import can_proceed

from accounts.actors import ActorKind
from complaints import words
from complaints.lifecycle import State
from law.codes import DutyKind as K
from law.codes import Lapse
from web.case import voices
from web.case.casework import Reading
from web.forms.verbs import FORMS
from workflow.record.timeline import Entry
from workflow.verbs import moves
from workflow.verbs.guards import Situation

ASKED_ABOUT: Final = ("complete", "accept", "contest", "appeal", "reopen", "escalate")
"""What a complainant looks for, in the order in which a page says why it is not possible now."""
OVER: Final = (State.CLOSED, State.REJECTED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class NextStep:
    who: str
    """Whose turn it is, by name; empty where nothing is left to do."""
    yours: bool
    """Whether it is the complainant's."""
    question: Entry | None
    """The latest word to the complainant that they have not replied to: a message, or why the clock waits for them."""
    until: date | None
    """Until when the clock waits for the complainant's word."""


@dataclass(frozen=True, slots=True)
class NotNow:
    title: str
    because: str


def of(reading: Reading) -> NextStep:
    question = unanswered(reading)
    until = None
    if reading.waits_for_complainant and reading.standstill is not None:
        until = reading.standstill.resume_by_on
    yours = _yours(reading, question)
    return NextStep(_("Anda") if yours else _other(reading), yours, question, until)


def unanswered(reading: Reading) -> Entry | None:
    """The latest word to the complainant, unless they wrote, sent a file or acted after it, or the case is over."""
    if reading.case.row.state in OVER:
        return None
    for entry in reversed(reading.entries):
        if entry.actor_kind == ActorKind.COMPLAINANT:
            return None
        if entry.event == "message_sent" or (entry.event == "suspended" and reading.waits_for_complainant):
            return entry
    return None


def asks(message: Entry) -> bool:
    """Whether it holds a question mark."""
    return any(mark in text for _kind, text in message.typed for mark in "?؟？")


def not_now(reading: Reading) -> list[NotNow]:
    """What the state of the case would let its complainant do, and a window, a count or another duty does not."""
    found = []
    for verb in ASKED_ABOUT:
        refused = moves.refusal(reading.situation, verb)
        if refused is not None and can_proceed(getattr(reading.case.row, verb)):
            because = [str(refused.sentence), _instead(reading, verb)]
            found.append(NotNow(str(FORMS[verb].title), " ".join(filter(None, because))))
    return found


def _yours(reading: Reading, question: Entry | None) -> bool:
    if reading.waits_for_complainant or (question is not None and asks(question)):
        return True
    mine = {State.INCOMPLETE: "complete", State.ANSWERED: "accept", State.REJECTED: "appeal"}
    return mine.get(State(reading.case.row.state), "") in reading.allowed


def _other(reading: Reading) -> str:
    row, case = reading.case.row, reading.situation
    match row.state:
        case State.RECEIVED:
            return _("Koordinator %(agency)s") % {"agency": row.agency.name}
        case State.DISPATCHED | State.INVESTIGATING:
            return voices.office(row)
        case State.ESCALATED:
            return _("Ombudsman") if case.duty(K.EXPLAIN) is None else voices.office(row)
        case State.ANSWERED | State.CLOSED if case.duty(K.REMEDY) is not None:
            return voices.office(row)
        case _:
            return ""


def _instead(reading: Reading, verb: str) -> str:
    """What would make it possible, or what is possible instead."""
    row = reading.case.row
    if verb == "escalate":
        if row.state == State.ANSWERED and "contest" in reading.allowed:
            return _("Sanggah dahulu jawabannya; sesudah itu pengaduan dapat diteruskan.")
        if row.state == State.REJECTED and "appeal" in reading.allowed:
            return _("Ajukan keberatan dahulu; bila ditolak lagi, pengaduan dapat diteruskan.")
        return _from_when(reading.situation)
    if verb in ("contest", "appeal") and "escalate" in reading.allowed:
        return _("Anda dapat meneruskan pengaduan kepada Ombudsman.")
    return ""


def _from_when(case: Situation) -> str:
    """From which day on the Ombudsman can be asked if the office stays silent."""
    ends = [
        (duty.due_on, duty)
        for duty in case.running
        if duty.due_on is not None and case.rule_of(duty).lapse == Lapse.MAY_ESCALATE
    ]
    if not ends:
        return ""
    due_on, duty = min(ends, key=lambda end: end[0])
    told = {
        "day": date_format(due_on + timedelta(days=1), "j F Y"),
        "duty": words.duty(duty.kind, duty.round, length=duty.length),
        "until": date_format(due_on, "j F Y"),
    }
    return _("Dapat sejak %(day)s, bila «%(duty)s» belum terjadi sampai %(until)s.") % told
