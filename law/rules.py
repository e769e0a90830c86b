"""The law as data: several rulebooks of one country in force together.

They make a law only when they leave no choice: one rule for every duty, class and date. Pure: no database, no
clock.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from law.codes import Certainty, Classification, DutyKind, Holder, Lapse, Round, Start, Stop, SuspensionReason
from law.rulebook import Duties, Extension, Rule, Rulebook, Suspension, by_duty, refuse_doubles, refuse_gaps
from law.rulebook_file import RulebookError

__all__ = [
    "LAW_BEGINS",
    "Certainty",
    "Classification",
    "DutyKind",
    "Extension",
    "Holder",
    "Lapse",
    "Law",
    "NoRule",
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
LAW_BEGINS = date(2009, 7, 18)
NEEDED: Final = (DutyKind.SETTLE, DutyKind.VERIFY, DutyKind.COMPLETE, DutyKind.REPLY, DutyKind.REMEDY)
"""Without one of these a verb would open nothing; other duties a law may do without."""


class NoRule(LookupError):
    """The law knows no such duty for this class on this day, or no law has this code."""


class Law:
    """The rulebooks of one country, in force together."""

    def __init__(self, books: Iterable[Rulebook]) -> None:
        """Raises RulebookError unless each duty that the law knows has exactly one rule on every day since
        2009-07-18, and it knows those without which a verb would have nothing to go by."""
        self.books = tuple(books)
        self.code = self.books[0].law
        self.rules = tuple(rule for book in self.books for rule in book.rules)
        files = " + ".join(book.file for book in self.books)
        refuse_doubles(self.rules, files)
        self._duties = by_duty(self.rules)
        for versions in self._duties.values():
            refuse_gaps(versions, files)
            _refuse_open_ends(versions, files)
        _refuse_missing(self._duties, files)
        self._ids = {rule.id: rule for rule in self.rules}

    def rule(
        self, kind: str, on: date, classification: str | None = None, *, later_round: bool = False
    ) -> Rule:
        """The rule for a duty that starts on this local date; the class counts where the law knows any.

        `later_round`: the settlement after a contest or a reopening. Raises NoRule, also for a class that the
        duty does not know (`decide` of information) and for days before 2009-07-18.
        """
        return self._in_force(kind, Round.LATER if later_round else Round.FIRST, classification, on)

    def remand(self, on: date) -> Rule:
        """The rule for the settlement that the ombudsman orders; its date is given."""
        return self._in_force(DutyKind.SETTLE, Round.REMANDED, None, on)

    def governs(self, kind: str, classification: str) -> bool:
        """Whether complaints of this class carry the duty at all."""
        return any((kind, Round.FIRST, limit) in self._duties for limit in (classification, None))

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


def _refuse_open_ends(versions: list[Rule], file: str) -> None:
    first, last = versions[0], versions[-1]
    if first.effective_from > LAW_BEGINS:
        raise RulebookError(file, first.id, f"leaves a gap: nothing is in force on {LAW_BEGINS}.")
    if last.effective_to is not None:
        raise RulebookError(file, last.id, f"leaves a gap: nothing is in force after {last.effective_to}.")


def _refuse_missing(duties: Duties, file: str) -> None:
    """Settlement for each class in each round and for a remand, and what else a verb has to open."""
    for kind in NEEDED:
        if not any((kind, Round.FIRST, limit) in duties for limit in (None, *Classification)):
            raise RulebookError(file, kind, "has no rule in any rulebook.")
    for turn in (Round.FIRST, Round.LATER):
        for limit in Classification:
            if not {(DutyKind.SETTLE, turn, limit), (DutyKind.SETTLE, turn, None)} & duties.keys():
                raise RulebookError(file, f"settle, {turn} round", f"has no rule for the class {limit}.")
    if (DutyKind.SETTLE, Round.REMANDED, None) not in duties:
        raise RulebookError(file, "settle, remanded", "has no rule for all classes.")
