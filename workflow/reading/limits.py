"""The limits of a law as they stand on a day, and what a unit promises beside them, for everybody to read."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from accounts.models import Unit
from complaints import words
from complaints.codes import label
from law import rules
from law.codes import Certainty, Holder, Round
from law.codes import DutyKind as K
from workflow.clocks import promises
from workflow.models import UnitPromise

OF_A_UNIT: Final = (K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.SETTLE, K.DECIDE, K.NOTIFY, K.REPLY)
"""What whoever complains about a unit waits for, in its order."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule in words. `promised`: what the unit promises instead; empty where it promises nothing."""

    name: str
    of: str
    """The class of complaint, or an empty text for all."""
    length: str
    holder: str
    citation: str
    certainty: str
    promised: str = ""

    @property
    def checked(self) -> bool:
        return self.certainty == Certainty.READ


def of_law(code: str, on: date) -> list[Limit]:
    """Every rule in force on this day: first what a complaint goes through, then the others in the order of their rulebooks. Raises
    rules.NoRule for no law."""
    first = _of_a_complaint(code, on)
    return [_limit(rule) for rule in (*first, *(rule for rule in _in_force(code, on) if rule not in first))]


def in_short(code: str, on: date) -> dict[str, str]:
    """By kind of duty, of the first round: its length, or those of its classes, in a line. Raises rules.NoRule for no law."""
    lines: dict[str, list[str]] = {}
    for rule in _in_force(code, on):
        if rule.kind in OF_A_UNIT and rule.round == Round.FIRST and rule.length:
            limit = _limit(rule)
            said = f"{limit.length} ({limit.of.lower()})" if limit.of else limit.length
            lines.setdefault(rule.kind.value, []).append(said)
    return {kind: ", ".join(dict.fromkeys(said)) for kind, said in lines.items()}


def of_unit(unit: Unit, on: date) -> list[Limit]:
    """Those of the first round that a complaint about this unit goes through, with its promises."""
    found = _of_a_complaint(unit.agency.law, on)
    return [_limit(rule, promises.of(unit, rule, rule.classification or "", on)) for rule in found]


def of_any_unit(code: str, on: date) -> list[Limit]:
    """As `of_unit`, of a unit that promises nothing. Raises rules.NoRule for no law."""
    return [_limit(rule) for rule in _of_a_complaint(code, on)]


def _of_a_complaint(code: str, on: date) -> list[rules.Rule]:
    found = [
        rule
        for rule in _in_force(code, on)
        if rule.kind in OF_A_UNIT and rule.round == Round.FIRST and rule.length is not None
    ]
    return sorted(found, key=lambda rule: OF_A_UNIT.index(rule.kind))


def _in_force(code: str, on: date) -> list[rules.Rule]:
    return [
        rule
        for rule in rules.law(code).rules
        if rule.effective_from <= on and (rule.effective_to is None or on <= rule.effective_to)
    ]


def _limit(rule: rules.Rule, promise: UnitPromise | None = None) -> Limit:
    name = str(label(rule.kind))
    if rule.round != Round.FIRST:
        name = _("%(duty)s, putaran berikutnya") % {"duty": name}
        if rule.round == Round.REMANDED:
            name = words.duty(rule.kind, 1, length=None)
    said = words.length(rule.length, rule.unit) if rule.length is not None else _("tanggal yang ditetapkan")
    if rule.length == 0:
        said = _("saat itu juga")
    return Limit(
        name=name,
        of=str(label(rule.classification)) if rule.classification else "",
        length=said,
        holder=str(label(Holder(rule.holder))),
        citation=rule.citation,
        certainty=rule.certainty,
        promised=words.length(promise.length, rule.unit) if promise is not None and promise.length else "",
    )
