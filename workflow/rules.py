"""The law as data: which duty is how long, from which event, by which article, and how sure we are of it.

A rulebook is a TOML file in `rulebooks/`; all of them together are the law. They load only when they leave no
choice: one rule for every duty, class and date. Pure: no database, no clock.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from workflow.calendar import ISO_WEEK, LengthUnit
from workflow.rulebook_file import RulebookError, Table

RULEBOOKS = Path(__file__).parent / "rulebooks"
LAW_BEGINS = date(2009, 7, 18)
ONE_DAY = timedelta(days=1)
DATE_GIVEN = "given"


class Kind(StrEnum):
    """The duties: what must be done."""

    FILE_WITHIN = "file_within"
    RECEIPT = "receipt"
    VERIFY = "verify"
    FIRST_ANSWER = "first_answer"
    COMPLETE = "complete"
    FOLLOW_UP = "follow_up"
    SETTLE = "settle"
    DECIDE = "decide"
    NOTIFY = "notify"
    REPLY = "reply"
    REMEDY = "remedy"
    OMBUDSMAN_AGE = "ombudsman_age"


class Holder(StrEnum):
    """Whose duty it is."""

    COMPLAINANT = "complainant"
    AGENCY = "agency"
    UNIT = "unit"


class Classification(StrEnum):
    """The classes of complaint to which a rule may be limited."""

    INFORMATION = "information"
    ASPIRATION = "aspiration"
    ORDINARY = "ordinary"
    SUPERVISORY = "supervisory"


class Round(StrEnum):
    """Which settlement: the first, one after contest or reopening, or one that the ombudsman ordered."""

    FIRST = "first"
    LATER = "later"
    REMANDED = "remanded"


class Start(StrEnum):
    """The events whose local date is day zero of a duty."""

    SERVICE_RECEIVED = "service_received"
    OCCURRED = "occurred"
    FILED = "filed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETED = "completed"
    DISPATCHED = "dispatched"
    TRANSFERRED = "transferred"
    SENT_BACK = "sent_back"
    APPEALED = "appealed"
    ANSWERED = "answered"
    CONTESTED = "contested"
    REOPENED = "reopened"
    REMANDED = "remanded"


class Lapse(StrEnum):
    """What follows when the duty's end passes unmet."""

    NONE = "none"
    FLAGGED = "flagged"
    TELL_COORDINATORS = "tell_coordinators"
    MAY_ESCALATE = "may_escalate"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    ESCALATES_INSIDE = "escalates_inside"
    DEEMED_ACCEPTED = "deemed_accepted"
    MAY_REFUSE = "may_refuse"


class Certainty(StrEnum):
    """How sure a figure is: read in a source, in a secondary one, or general knowledge of the text."""

    READ = "V"
    SECONDARY = "V2"
    UNCHECKED = "R"


class NoRule(LookupError):
    """The law knows no such duty for this class on this day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty of one class in one span of time. `length` None: the date is given with the event.

    `effective_to` is the last day on which a starting event falls under the rule; None: still in force.
    """

    rulebook: str
    kind: Kind
    round: Round
    classification: Classification | None
    version: int
    holder: Holder
    length: int | None
    unit: LengthUnit
    starts: tuple[Start, ...]
    lapse: Lapse
    citation: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None
    note: str

    @property
    def id(self) -> str:
        """The name by which a duty remembers its rule: `sp4n-2018/settle/ordinary`."""
        return f"{self.rulebook}/{self.name}"

    @property
    def name(self) -> str:
        """Its name inside the rulebook: `settle/ordinary`, `settle/later/ordinary`, `settle/ordinary@2`."""
        parts = [str(self.kind)]
        if self.round != Round.FIRST:
            parts.append(self.round)
        if self.classification is not None:
            parts.append(self.classification)
        return "/".join(parts) + (f"@{self.version}" if self.version > 1 else "")

    def in_force(self, on: date) -> bool:
        """Whether an event of this day falls under the rule."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked period that the rulebook promises: counted under `rule`, it must end on `due_on`."""

    rule: str
    day_zero: date
    week: frozenset[int]
    holidays: frozenset[date]
    due_on: date


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One file of rules with its title, the note that covers all of them, and worked examples."""

    file: str
    code: str
    title: str
    note: str
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a rulebook; raises RulebookError where a rule is unclear, doubled, or leaves a gap."""
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RulebookError(path.name, "the file", f"is not TOML in UTF-8: {error}.") from error
        book = Table(content, path.name, "the file")
        code = book.text("code")
        rules = tuple(_rule(table, code) for table in book.tables("rule"))
        names = {rule.name for rule in rules}
        loaded = cls(
            file=path.name,
            code=code,
            title=book.text("title"),
            note=book.take("note", str) or "",
            rules=rules,
            examples=tuple(_example(table, names) for table in book.tables("example")),
        )
        book.close()
        _refuse_doubles(rules, path.name)
        for versions in _by_duty(rules).values():
            _refuse_gaps(versions, path.name)
        return loaded


class Law:
    """Several rulebooks in force together."""

    def __init__(self, books: Iterable[Rulebook]) -> None:
        """Raises RulebookError unless each duty has exactly one rule on every day since 2009-07-18."""
        self.books = tuple(books)
        self.rules = tuple(rule for book in self.books for rule in book.rules)
        files = " + ".join(book.file for book in self.books)
        _refuse_doubles(self.rules, files)
        self._duties = _by_duty(self.rules)
        for versions in self._duties.values():
            _refuse_gaps(versions, files)
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
        return self._in_force(Kind.SETTLE, Round.REMANDED, None, on)

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
def national() -> Law:
    """The law in force: every rulebook that ships, read once per process."""
    return Law(Rulebook.load(path) for path in sorted(RULEBOOKS.glob("*.toml")))


_Duties = dict[tuple[str, str, str | None], list[Rule]]


def _by_duty(rules: Iterable[Rule]) -> _Duties:
    """The versions of each duty, round and class, oldest first."""
    duties: _Duties = {}
    for rule in sorted(rules, key=lambda rule: rule.effective_from):
        duties.setdefault((rule.kind, rule.round, rule.classification), []).append(rule)
    return duties


def _refuse_doubles(rules: Iterable[Rule], file: str) -> None:
    """Two rules of one name, or a rule for every class beside a rule for one."""
    seen: set[str] = set()
    scope: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise RulebookError(file, rule.id, "stands there twice; give the newer one a higher version.")
        seen.add(rule.id)
        other = scope.setdefault((rule.kind, rule.round), rule)
        if (other.classification is None) != (rule.classification is None):
            raise RulebookError(
                file, rule.id, f"overlaps {other.id}: one is for every class, one for a single class."
            )


def _refuse_gaps(versions: list[Rule], file: str) -> None:
    for older, newer in pairwise(versions):
        if older.effective_to is None or newer.effective_from <= older.effective_to:
            raise RulebookError(
                file, newer.id, f"overlaps {older.id}: on {newer.effective_from} both are in force."
            )
        if newer.effective_from > older.effective_to + ONE_DAY:
            gap = older.effective_to + ONE_DAY
            raise RulebookError(
                file, newer.id, f"leaves a gap after {older.id}: on {gap} neither is in force."
            )


def _refuse_open_ends(versions: list[Rule], file: str) -> None:
    first, last = versions[0], versions[-1]
    if first.effective_from > LAW_BEGINS:
        raise RulebookError(file, first.id, f"leaves a gap: nothing is in force on {LAW_BEGINS}.")
    if last.effective_to is not None:
        raise RulebookError(file, last.id, f"leaves a gap: nothing is in force after {last.effective_to}.")


def _refuse_missing(duties: _Duties, file: str) -> None:
    """Every duty needs a rule; settlement needs one for each class in each round, and one for a remand."""
    present = {kind for kind, turn, _ in duties if turn == Round.FIRST}
    for kind in Kind:
        if kind not in present:
            raise RulebookError(file, kind, "has no rule in any rulebook.")
    for turn in (Round.FIRST, Round.LATER):
        for limit in Classification:
            if not {(Kind.SETTLE, turn, limit), (Kind.SETTLE, turn, None)} & duties.keys():
                raise RulebookError(file, f"settle, {turn} round", f"has no rule for the class {limit}.")
    if (Kind.SETTLE, Round.REMANDED, None) not in duties:
        raise RulebookError(file, "settle, remanded", "has no rule for all classes.")


def _rule(table: Table, rulebook: str) -> Rule:
    kind = table.code("kind", Kind)
    table.name = f"{rulebook}/{kind}"
    turn = table.code("round", Round, Round.FIRST)
    length = table.need("length", int, str)
    version = table.take("version", int)
    rule = Rule(
        rulebook=rulebook,
        kind=kind,
        round=turn,
        classification=table.optional_code("classification", Classification),
        version=1 if version is None else version,
        holder=table.code("holder", Holder),
        length=length if isinstance(length, int) else None,
        unit=table.code("unit", LengthUnit),
        starts=table.codes("starts", Start),
        lapse=table.code("lapse", Lapse),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
        effective_from=table.need("effective_from", date),
        effective_to=table.take("effective_to", date),
        note=table.take("note", str) or "",
    )
    table.name = rule.id
    table.close()
    if length not in (rule.length, DATE_GIVEN):
        raise table.refuse(f'length {length!r} is neither a number of days nor "{DATE_GIVEN}".')
    if rule.length is not None and rule.length < 0:
        raise table.refuse(f"length {rule.length} is below 0.")
    if rule.version < 1:
        raise table.refuse(f"version {rule.version} is below 1.")
    if not rule.starts:
        raise table.refuse("can never start: starts is empty.")
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        raise table.refuse(
            f"is never in force: it ends on {rule.effective_to}, before {rule.effective_from}."
        )
    if turn != Round.FIRST and kind != Kind.SETTLE:
        raise table.refuse("can never start: only settle has later rounds.")
    return rule


def _example(table: Table, names: set[str]) -> Example:
    example = Example(
        rule=table.text("rule"),
        day_zero=table.need("day_zero", date),
        week=frozenset(table.items("week", int)),
        holidays=frozenset(table.items("holidays", date)),
        due_on=table.need("due_on", date),
    )
    table.close()
    if example.rule not in names:
        raise table.refuse(f"is for {example.rule}, which is no rule of this file.")
    if not example.week or not example.week <= ISO_WEEK:
        raise table.refuse("week is not a set of ISO weekdays 1 to 7.")
    return example
