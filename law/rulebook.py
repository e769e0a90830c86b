"""One rulebook: which duty is how long, from which event, by which article, and how sure we are of it.

A rulebook is a TOML file in `rulebooks/`. It loads only when each of its rules can come true. Pure: no database,
no clock.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Self

from law.codes import (
    MET_BY,
    NO_CLOCK,
    OPENED_BY,
    Certainty,
    Classification,
    DutyKind,
    Holder,
    Lapse,
    Round,
    Start,
    Stop,
    SuspensionReason,
)
from law.counting import ISO_WEEK, Calendar, Holiday, LengthUnit, Pause, days_lost
from law.rulebook_file import RulebookError, Table

ONE_DAY = timedelta(days=1)
DATE_GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Extension:
    """By how much a duty may be lengthened: `cap` days in all, in the unit of its rule, in at most `times` steps.

    `names_ombudsman`: the notice to the complainant must name the Ombudsman.
    """

    cap: int
    times: int
    names_ombudsman: bool
    citation: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Suspension:
    """For which reasons the clock may stand still, and for how many days in all, in the unit of the rule."""

    reasons: tuple[SuspensionReason, ...]
    cap: int
    citation: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty of one class in one span of time. `length` None: the date is given with the event.

    `starts` are the events whose day is day zero, `stops` those that meet the duty. Without `extension` or
    `suspension` the rule allows none. `effective_to` is the last day on which a starting event falls under the rule; None: still in force.
    """

    rulebook: str
    kind: DutyKind
    round: Round
    classification: Classification | None
    version: int
    holder: Holder
    length: int | None
    unit: LengthUnit
    starts: tuple[Start, ...]
    stops: tuple[Stop, ...]
    lapse: Lapse
    citation: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None
    note: str
    extension: Extension | None
    suspension: Suspension | None

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
    """A worked period that the rulebook promises: counted under `rule`, it must end on `due_on`.

    `extended`: by how many days it was lengthened, in the unit of the rule.
    """

    rule: str
    day_zero: date
    week: frozenset[int]
    holidays: frozenset[date]
    due_on: date
    extended: int
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One file of rules: whose law they are, its title, a note on all of them, and worked examples."""

    file: str
    law: str
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
        named = {rule.name: rule for rule in rules}
        loaded = cls(
            file=path.name,
            law=book.text("law"),
            code=code,
            title=book.text("title"),
            note=book.take("note", str) or "",
            rules=rules,
            examples=tuple(_example(table, named) for table in book.tables("example")),
        )
        book.close()
        refuse_doubles(rules, path.name)
        for versions in by_duty(rules).values():
            refuse_gaps(versions, path.name)
        return loaded


Duties = dict[tuple[str, str, str | None], list[Rule]]


def by_duty(rules: Iterable[Rule]) -> Duties:
    """The versions of each duty, round and class, oldest first."""
    duties: Duties = {}
    for rule in sorted(rules, key=lambda rule: rule.effective_from):
        duties.setdefault((rule.kind, rule.round, rule.classification), []).append(rule)
    return duties


def refuse_doubles(rules: Iterable[Rule], file: str) -> None:
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


def refuse_gaps(versions: list[Rule], file: str) -> None:
    """Versions of one duty that are in force on the same day, or leave a day between them."""
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


def _rule(table: Table, rulebook: str) -> Rule:
    kind = table.code("kind", DutyKind)
    table.name = f"{rulebook}/{kind}"
    length = table.need("length", int, str)
    version = table.take("version", int)
    rule = Rule(
        rulebook=rulebook,
        kind=kind,
        round=table.code("round", Round, Round.FIRST),
        classification=table.optional_code("classification", Classification),
        version=1 if version is None else version,
        holder=table.code("holder", Holder),
        length=length if isinstance(length, int) else None,
        unit=table.code("unit", LengthUnit),
        starts=table.codes("starts", Start),
        stops=table.codes("stops", Stop),
        lapse=table.code("lapse", Lapse),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
        effective_from=table.need("effective_from", date),
        effective_to=table.take("effective_to", date),
        note=table.take("note", str) or "",
        extension=None,
        suspension=None,
    )
    table.name = rule.id
    if table.has("extension"):
        rule = replace(rule, extension=_extension(_inner(table, "extension")))
    if table.has("suspension"):
        rule = replace(rule, suspension=_suspension(_inner(table, "suspension")))
    table.close()
    if length not in (rule.length, DATE_GIVEN):
        raise table.refuse(f'length {length!r} is neither a number of days nor "{DATE_GIVEN}".')
    if rule.length is not None and rule.length < 0:
        raise table.refuse(f"length {rule.length} is below 0.")
    if rule.version < 1:
        raise table.refuse(f"version {rule.version} is below 1.")
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        raise table.refuse(
            f"is never in force: it ends on {rule.effective_to}, before {rule.effective_from}."
        )
    _refuse_unreachable(rule, table)
    _refuse_unmovable(rule, table)
    return rule


def _refuse_unreachable(rule: Rule, table: Table) -> None:
    """A duty that nothing opens or nothing meets."""
    opened_by = OPENED_BY.get((rule.kind, rule.round))
    if opened_by is None:
        raise table.refuse("can never start: only settle has later rounds.")
    if not rule.starts:
        raise table.refuse("can never start: starts is empty.")
    for start in rule.starts:
        if start not in opened_by:
            raise table.refuse(f"can never start on {start}; what opens it is {', '.join(opened_by)}.")
    met_by = MET_BY[rule.kind]
    if met_by and not rule.stops:
        raise table.refuse("can never be met: stops is empty.")
    for stop in rule.stops:
        if stop not in met_by:
            raise table.refuse(
                f"can never be met by {stop}; what meets it is {', '.join(met_by) or 'nothing'}."
            )


def _refuse_unmovable(rule: Rule, table: Table) -> None:
    """An extension or a suspension of what has no length of its own, or of what is no running duty."""
    for name, change in (("an extension", rule.extension), ("a suspension", rule.suspension)):
        if change is not None and rule.length is None:
            raise table.refuse(f"has {name}, but its date is given and nothing counts towards it.")
        if change is not None and rule.kind in NO_CLOCK:
            raise table.refuse(f"has {name}, but no clock of a case runs for it.")


def _inner(table: Table, key: str) -> Table:
    inner = table.inner(key)
    inner.name = f"{table.name}, {key}"
    return inner


def _extension(table: Table) -> Extension:
    extension = Extension(
        cap=table.need("cap", int),
        times=table.need("times", int),
        names_ombudsman=table.need("names_ombudsman", bool),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
    )
    table.close()
    if extension.cap < 1:
        raise table.refuse(f"cap {extension.cap} is below 1.")
    if extension.times < 1:
        raise table.refuse(f"times {extension.times} is below 1.")
    return extension


def _suspension(table: Table) -> Suspension:
    suspension = Suspension(
        reasons=table.codes("reasons", SuspensionReason),
        cap=table.need("cap", int),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
    )
    table.close()
    if not suspension.reasons:
        raise table.refuse("reasons is empty, so the clock could never stand still.")
    if suspension.cap < 1:
        raise table.refuse(f"cap {suspension.cap} is below 1.")
    return suspension


def _example(table: Table, rules: Mapping[str, Rule]) -> Example:
    example = Example(
        rule=table.text("rule"),
        day_zero=table.need("day_zero", date),
        week=frozenset(table.items("week", int)),
        holidays=frozenset(table.items("holidays", date)),
        due_on=table.need("due_on", date),
        extended=table.take("extended", int) or 0,
        pauses=tuple(_pause(days, table) for days in table.items("pauses", list))
        if table.has("pauses")
        else (),
    )
    table.close()
    rule = rules.get(example.rule)
    if rule is None:
        raise table.refuse(f"is for {example.rule}, which is no rule of this file.")
    if not example.week or not example.week <= ISO_WEEK:
        raise table.refuse("week is not a set of ISO weekdays 1 to 7.")
    most = rule.extension.cap if rule.extension else 0
    if not 0 <= example.extended <= most:
        raise table.refuse(f"extended {example.extended} is not one of 0 to {most} days.")
    if example.pauses and rule.suspension is None:
        raise table.refuse(f"has pauses, but {example.rule} allows no suspension.")
    if rule.suspension is not None and (lost := _lost(example, rule.unit)) > rule.suspension.cap:
        raise table.refuse(
            f"stands still for {lost} days, more than the {rule.suspension.cap} that {example.rule} allows."
        )
    return example


def _lost(example: Example, unit: LengthUnit) -> int:
    """How many days of its unit the example stands still in all."""
    until = max((pause.until for pause in example.pauses), default=example.day_zero)
    off = {day: Holiday(day, "", "", "") for day in example.holidays}
    calendar = Calendar("example", 1, {}, off, covers_every_year=True)
    return days_lost(example.pauses, example.day_zero, until, unit, example.week, calendar)


def _pause(days: list[object], table: Table) -> Pause:
    match days:
        case [date() as after, date() as until] if after <= until:
            return Pause(after, until)
        case _:
            raise table.refuse(f"pauses holds {days!r}, which is not two dates in their order.")
