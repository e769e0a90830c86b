"""A worked example of a rulebook: a period whose end is known beforehand. One that does not come out, or that holds
what changes nothing, keeps its rulebook from loading. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from law.counting import ISO_WEEK, Calendar, Holiday, LengthUnit, Pause, days_lost, due_on
from law.rule import Rule
from law.rulebook_file import Table


@dataclass(frozen=True, slots=True)
class Example:
    """A worked period that the rulebook promises: counted under `rule`, it ends on `due_on`.

    `extended`: by how many days it was lengthened, in the unit of the rule. `week` and `holidays` are of working
    days alone.
    """

    rule: str
    day_zero: date
    week: frozenset[int]
    holidays: frozenset[date]
    due_on: date
    extended: int
    pauses: tuple[Pause, ...]

    @property
    def calendar(self) -> Calendar:
        off = {day: Holiday(day, "", "", "") for day in self.holidays}
        return Calendar("example", 1, {}, off, covers_every_year=True)


def read(table: Table, rules: Mapping[str, Rule]) -> Example:
    """The example of a table, for one of these rules; raises RulebookError where it is unclear or does not come out."""
    name = table.text("rule")
    rule = rules.get(name)
    if rule is None:
        raise table.refuse(f"is for {name}, which is no rule of this file.")
    works = rule.unit == LengthUnit.WORKING_DAY
    example = Example(
        rule=name,
        day_zero=table.need("day_zero", date),
        week=frozenset(table.items("week", int)) if works else ISO_WEEK,
        holidays=frozenset(table.items("holidays", date)) if works else frozenset(),
        due_on=table.need("due_on", date),
        extended=table.take("extended", int) or 0,
        pauses=tuple(_pause(days, table) for days in table.items("pauses", list))
        if table.has("pauses")
        else (),
    )
    table.close()
    if not example.week or not example.week <= ISO_WEEK:
        raise table.refuse("week is not a set of ISO weekdays 1 to 7.")
    _refuse_more_than_the_rule(example, rule, table)
    _refuse_another_end(example, rule, table)
    for day in sorted(example.holidays):
        if day.isoweekday() not in example.week or not example.day_zero < day <= example.due_on:
            raise table.refuse(f"holds the holiday {day}, which would not count anyway.")
    return example


def _refuse_more_than_the_rule(example: Example, rule: Rule, table: Table) -> None:
    most = rule.extension.cap if rule.extension else 0
    if not 0 <= example.extended <= most:
        raise table.refuse(f"extended {example.extended} is not one of 0 to {most} days.")
    if example.pauses and rule.suspension is None:
        raise table.refuse(f"has pauses, but {example.rule} allows no suspension.")
    if rule.suspension is not None and (lost := _lost(example, rule.unit)) > rule.suspension.cap:
        raise table.refuse(
            f"stands still for {lost} days, more than the {rule.suspension.cap} that {example.rule} allows."
        )


def _refuse_another_end(example: Example, rule: Rule, table: Table) -> None:
    if rule.length is None:
        raise table.refuse(f"is for {example.rule}, whose date is given.")
    length = rule.length + example.extended
    ends, _provisional = due_on(
        example.day_zero, length, rule.unit, example.week, example.calendar, example.pauses
    )
    if ends != example.due_on:
        raise table.refuse(f"ends on {ends} by {example.rule}, not on {example.due_on}.")


def _lost(example: Example, unit: LengthUnit) -> int:
    """How many days of its unit the example stands still in all."""
    until = max((pause.until for pause in example.pauses), default=example.day_zero)
    return days_lost(example.pauses, example.day_zero, until, unit, example.week, example.calendar)


def _pause(days: list[object], table: Table) -> Pause:
    match days:
        case [date() as after, date() as until] if after <= until:
            return Pause(after, until)
        case _:
            raise table.refuse(f"pauses holds {days!r}, which is not two dates in their order.")
