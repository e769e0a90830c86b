"""What a form would do, in words, before anybody confirms it: the dates it would leave behind, the mails it would send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.codes import Medium, label
from law.codes import DutyKind
from notifications import rendering
from notifications.models import Message
from workflow.verbs.rehearsing import Rehearsed
from workflow.verbs.what_if import Change, Look


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that would leave, in the words of its own template: to whom, and what it says block by block."""

    to: str
    held: bool
    """It would wait until its address is confirmed."""
    subject: str
    heading: str
    said: Sequence[str]


@dataclass(frozen=True, slots=True)
class DatePreview:
    """What is shown above the form. `waits`: nothing moves until a second person approves."""

    lines: Sequence[str]
    waits: bool
    mails: Sequence[Mail] = ()
    letter: tuple[str, str] | None = None
    """To whom a letter on paper would go, and what it would say."""
    logo: bool = False
    """Whether the agency's letterhead has a picture."""


def date_preview(look: Look, mails: Sequence[Mail] = ()) -> DatePreview:
    """The dates as the verb's own step in memory leaves them."""
    return DatePreview(lines(look.changes), look.waits, mails)


def rehearsed(done: Rehearsed) -> DatePreview:
    """The dates as the rehearsal left them, and its mails."""
    return DatePreview(lines(done.changes), waits=False, mails=mails(done.messages))


def lines(changes: Sequence[Change]) -> list[str]:
    """Each change of a date in words."""
    return [_line(change) for change in changes]


def mails(messages: Sequence[Message]) -> list[Mail]:
    """The mails as they would be sent, each text once with all who get it."""
    found: dict[rendering.Words, tuple[list[str], bool]] = {}
    for message in messages:
        words = rendering.render(message)
        user = message.user
        who = _("Pengadu") if user is None else user.name or user.username
        if message.medium != Medium.MAIL:
            who = f"{who} ({Medium(message.medium).label})"
        names, held = found.get(words, ([], False))
        found[words] = ([*names, who], held or message.state == Message.State.HELD)
    return [
        Mail(", ".join(names), held, words.subject, words.heading, words.said)
        for words, (names, held) in found.items()
    ]


def _line(change: Change) -> str:
    facts = {
        "duty": str(label(DutyKind(change.kind))),
        "was": _day(change.was),
        "due_on": _day(change.due_on),
    }
    if change.ends:
        return _("%(duty)s: tidak berlaku lagi (sekarang %(was)s).") % facts
    if change.due_on is None:
        return _("%(duty)s: menunggu penetapan kalender.") % facts
    if change.due_on == change.was:
        return _("%(duty)s: tetap %(due_on)s.") % facts
    words = (
        _("%(duty)s: %(due_on)s (baru).")
        if change.was is None
        else _("%(duty)s: %(due_on)s, sekarang %(was)s.")
    )
    return words % facts + (f" {_('Sementara.')}" if change.provisional else "")


def _day(value: date | None) -> str:
    return "" if value is None else date_format(value, "l, j F Y")
