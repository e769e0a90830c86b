"""The dates that a form would leave behind, in words, before anybody confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.codes import label
from law.codes import DutyKind
from workflow.verbs.what_if import Change, Look


@dataclass(frozen=True, slots=True)
class DatePreview:
    """The lines above the form. `waits`: nothing moves until a second person approves."""

    lines: Sequence[str]
    waits: bool


def date_preview(look: Look) -> DatePreview:
    return DatePreview([_line(change) for change in look.changes], look.waits)


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
