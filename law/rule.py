"""One rule of a rulebook: which duty or period is how long, from which event, what meets it, what follows when its
end passes, by which article, and how sure we are of it. It loads only when it can come true. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from law.codes import (
    LAPSES_AS,
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
from law.counting import ISO_WEEK, NO_HOLIDAYS, LengthUnit, due_on
from law.rulebook_file import Table

DATE_GIVEN: Final = "given"
GIVEN: Final = (
    (DutyKind.REMEDY, Round.FIRST),
    (DutyKind.SETTLE, Round.REMANDED),
    (DutyKind.ADVICE, Round.FIRST),
)
"""The duties whose date comes with their event: an answer promises it, the ombudsman sets it."""


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

    `starts` are the events whose day is day zero, `stops` those that meet the duty, `lapse` what follows when its
    end passes unmet. `ladder` names who is reminded and told, and when; empty: nobody is. Without `extension` or
    `suspension` the rule allows none. `effective_to` is the last day on which a starting event falls under the
    rule; None: still in force.
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
    ladder: str
    citation: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None
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

    def last_day(self, zero: date) -> date:
        """Of a period for which no clock of a case runs: its last local day, this many calendar days after day zero
        (docs/domain.md section 4). Raises DateOutOfRange."""
        assert self.length is not None
        return due_on(zero, self.length, self.unit, ISO_WEEK, NO_HOLIDAYS)[0]


def read(table: Table, rulebook: str) -> Rule:
    """The rule of a table; raises RulebookError where it is unclear or could never come true."""
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
        ladder=table.text("ladder") if table.has("ladder") else "",
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
        effective_from=table.need("effective_from", date),
        effective_to=table.take("effective_to", date),
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
    _refuse_undated(rule, table)
    if rule.kind in NO_CLOCK:
        _refuse_a_clock(rule, table)
    return rule


def _refuse_unreachable(rule: Rule, table: Table) -> None:
    """A duty that nothing opens or nothing meets, or whose end brings about what the engine cannot do."""
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
    if rule.lapse not in LAPSES_AS[rule.kind]:
        may = ", ".join(LAPSES_AS[rule.kind])
        raise table.refuse(f"can never lapse as {rule.lapse}; what its end may bring is {may}.")


def _refuse_undated(rule: Rule, table: Table) -> None:
    """A date that no event gives, or a length where one gives the date; more time for what has none of its own."""
    given = (rule.kind, rule.round) in GIVEN
    if rule.length is None and not given:
        raise table.refuse(f'length is "{DATE_GIVEN}", but no event gives its date.')
    if rule.length is not None and given:
        raise table.refuse(f'has a length, but its date comes with its event: write "{DATE_GIVEN}".')
    for name, change in (("an extension", rule.extension), ("a suspension", rule.suspension)):
        if change is not None and rule.length is None:
            raise table.refuse(f"has {name}, but its date is given and nothing counts towards it.")


def _refuse_a_clock(rule: Rule, table: Table) -> None:
    """A period that is judged once, and for which no clock of a case runs, has no use for what moves or watches one."""
    for name, change in (
        ("an extension", rule.extension),
        ("a suspension", rule.suspension),
        ("a ladder", rule.ladder or None),
    ):
        if change is not None:
            raise table.refuse(f"has {name}, but no clock of a case runs for it.")
    if rule.unit != LengthUnit.CALENDAR_DAY:
        raise table.refuse("counts working days, but no clock of a case runs for it: only calendar days can.")
    if rule.holder != Holder.COMPLAINANT:
        raise table.refuse(f"is the {rule.holder}'s, but it is the complainant who has so long.")


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
