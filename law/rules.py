"""The law as data: several rulebooks of one country in force together.

They make a law only when they leave no choice: one rule for every duty, class and date, one value for every
parameter. Pure: no database, no clock.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from law.codes import (
    Certainty,
    Classification,
    DutyKind,
    Holder,
    Lapse,
    ParameterName,
    Round,
    Start,
    Stop,
    SuspensionReason,
)
from law.ladder import Ladder
from law.parameter import Parameter
from law.rule import Extension, Rule, Suspension
from law.rulebook import Dated, Duties, Rulebook, by_duty, by_name, refuse_doubles, refuse_gaps
from law.rulebook_file import RulebookError

__all__ = [
    "Certainty",
    "Classification",
    "DutyKind",
    "Extension",
    "Holder",
    "Ladder",
    "Lapse",
    "Law",
    "NoRule",
    "Parameter",
    "Round",
    "Rule",
    "Start",
    "Stop",
    "Suspension",
    "SuspensionReason",
    "law",
    "laws",
    "national",
]

RULEBOOKS = Path(__file__).parent / "rulebooks"
OF_EVERY_CLASS: Final = (
    (DutyKind.SETTLE, Round.FIRST),
    (DutyKind.SETTLE, Round.LATER),
    (DutyKind.VERIFY, Round.FIRST),
    (DutyKind.COMPLETE, Round.FIRST),
    (DutyKind.REPLY, Round.FIRST),
    (DutyKind.EXPLAIN, Round.FIRST),
    (DutyKind.REOPEN_WITHIN, Round.FIRST),
    (DutyKind.APPEAL_WITHIN, Round.FIRST),
)
"""What no class of complaint goes without: a verb opens it or judges by it. Other duties a law may do without."""
OF_NO_CLASS: Final = ((DutyKind.SETTLE, Round.REMANDED), (DutyKind.REMEDY, Round.FIRST))
"""What has one rule for all classes: its date is given."""


class NoRule(LookupError):
    """The law knows no such duty for this class on this day, or no law has this code."""


class Law:
    """The rulebooks of one country, in force together."""

    def __init__(self, books: Iterable[Rulebook]) -> None:
        """Raises RulebookError unless each duty and each parameter that the law knows has exactly one rule on every
        day since the law begins, and it knows those without which a verb would have nothing to go by."""
        self.books = tuple(books)
        self.code = self.books[0].law
        self.begins = self.books[0].begins
        self.rules = tuple(rule for book in self.books for rule in book.rules)
        files = " + ".join(book.file for book in self.books)
        _refuse_two_beginnings(self.books)
        refuse_doubles(self.rules, files)
        self._duties = by_duty(self.rules)
        self._parameters = by_name(value for book in self.books for value in book.parameters)
        of_each: list[Sequence[Dated]] = [*self._duties.values(), *self._parameters.values()]
        refuse_gaps(of_each, files)
        _refuse_open_ends(of_each, self.begins, files)
        _refuse_missing(self._duties, self._parameters, files)
        self._ladders = _ladders(self.books, self.rules, files)
        self._ids = {rule.id: rule for rule in self.rules}

    def rule(
        self, kind: str, on: date, classification: str | None = None, *, later_round: bool = False
    ) -> Rule:
        """The rule for a duty that starts on this local date; the class counts where the law knows any.

        `later_round`: the settlement after a contest or a reopening. Raises NoRule, also for a class that the
        duty does not know (`decide` of information) and for days before the law begins.
        """
        return self._in_force(kind, Round.LATER if later_round else Round.FIRST, classification, on)

    def remand(self, on: date, *, dated: bool = True) -> Rule:
        """The rule for the settlement that the ombudsman orders: its date is given, or without one (not `dated`) the law's
        own days count. Raises NoRule where the law gives none."""
        return self._in_force(DutyKind.SETTLE, Round.REMANDED if dated else Round.REMANDED_BY_LAW, None, on)

    def governs(self, kind: str, classification: str) -> bool:
        """Whether complaints of this class carry the duty at all."""
        return any((kind, Round.FIRST, limit) in self._duties for limit in (classification, None))

    def parameter(self, name: ParameterName, on: date) -> Parameter:
        """Its value on this local date; raises NoRule for days before the law begins."""
        for value in self._parameters[name]:
            if value.in_force(on):
                return value
        raise NoRule(f"The law says nothing of {name} on {on}.")

    def ladder(self, rule: Rule) -> Ladder | None:
        """Who is reminded of a duty under this rule and who is told that it is late; None: nobody."""
        return self._ladders.get(rule.ladder)

    def title_of(self, rule: Rule) -> str:
        """What the rulebook of a rule is called."""
        return next(book.title for book in self.books if book.code == rule.rulebook)

    def by_id(self, rule_id: str) -> Rule:
        """The rule that a duty remembers; raises NoRule."""
        try:
            return self._ids[rule_id]
        except KeyError:
            raise NoRule(f"The law holds no rule {rule_id}.") from None

    def _in_force(self, kind: str, turn: Round, classification: str | None, on: date) -> Rule:
        versions = self._duties.get((kind, turn, None)) or self._duties.get((kind, turn, classification), [])
        for rule in versions:
            if rule.in_force(on):
                return rule
        raise NoRule(f"The law knows no {kind} ({turn}, class {classification or 'not given'}) on {on}.")


@cache
def _shelf() -> dict[str, tuple[Rulebook, ...]]:
    """The rulebooks that ship, by the law to which they belong, read once per process."""
    shelf: dict[str, tuple[Rulebook, ...]] = {}
    for path in sorted(RULEBOOKS.glob("*.toml")):
        book = Rulebook.load(path)
        shelf[book.law] = (*shelf.get(book.law, ()), book)
    return shelf


def laws() -> tuple[str, ...]:
    """The codes of the laws of which rulebooks ship."""
    return tuple(sorted(_shelf()))


@cache
def law(code: str) -> Law:
    """The law of this code: every rulebook that names it, read once per process. Raises NoRule."""
    books = _shelf().get(code)
    if books is None:
        raise NoRule(f"No rulebook is of the law {code}; known are {', '.join(laws())}.")
    return Law(books)


def national() -> Law:
    """The law of Indonesia."""
    return law("id")


def _refuse_two_beginnings(books: Sequence[Rulebook]) -> None:
    first = books[0]
    for book in books:
        if book.begins != first.begins:
            raise RulebookError(
                book.file, "the file", f"begins on {book.begins}, but {first.file} on {first.begins}."
            )


def _refuse_open_ends(of_each: Iterable[Sequence[Dated]], begins: date, file: str) -> None:
    for versions in of_each:
        first, last = versions[0], versions[-1]
        if first.effective_from > begins:
            raise RulebookError(file, first.id, f"leaves a gap: nothing is in force on {begins}.")
        if last.effective_to is not None:
            raise RulebookError(
                file, last.id, f"leaves a gap: nothing is in force after {last.effective_to}."
            )


def _refuse_missing(duties: Duties, parameters: Iterable[str], file: str) -> None:
    """What a verb has to open or to judge by, and each parameter."""
    for kind, turn in OF_EVERY_CLASS:
        for limit in Classification:
            if not {(kind, turn, limit), (kind, turn, None)} & duties.keys():
                raise RulebookError(file, f"{kind}, {turn} round", f"has no rule for the class {limit}.")
    for kind, turn in OF_NO_CLASS:
        if (kind, turn, None) not in duties:
            raise RulebookError(file, f"{kind}, {turn} round", "has no rule for all classes.")
    for name in ParameterName:
        if name not in parameters:
            raise RulebookError(file, name, "is no parameter of any rulebook.")


def _ladders(books: Iterable[Rulebook], rules: Iterable[Rule], file: str) -> dict[str, Ladder]:
    """By name; each is climbed by the duties of some rule."""
    ladders: dict[str, Ladder] = {}
    for ladder in (ladder for book in books for ladder in book.ladders):
        if ladder.name in ladders:
            raise RulebookError(file, f"ladder {ladder.name}", "stands there twice.")
        ladders[ladder.name] = ladder
    named = {rule.ladder for rule in rules if rule.ladder}
    for rule in rules:
        if rule.ladder and rule.ladder not in ladders:
            raise RulebookError(file, rule.id, f"names a ladder {rule.ladder!r} that no rulebook holds.")
    for name in ladders:
        if name not in named:
            raise RulebookError(file, f"ladder {name}", "is named by no rule.")
    return ladders
