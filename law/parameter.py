"""What else the law of a country says, one dated value with its reference each. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from law.codes import AnonymousEscalation, Certainty, ParameterName
from law.rulebook_file import Table

KNOWN_VALUES: Final[dict[ParameterName, type[StrEnum]]] = {
    ParameterName.ANONYMOUS_ESCALATION: AnonymousEscalation
}
"""Of the parameters that are not any text."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in one span of time; `effective_to` None: still in force."""

    rulebook: str
    name: ParameterName
    value: str
    citation: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None

    @property
    def id(self) -> str:
        return f"{self.rulebook}/{self.name} since {self.effective_from}"

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


def read(table: Table, rulebook: str) -> Parameter:
    """The parameter of a table; raises RulebookError where it is unclear."""
    name = table.code("name", ParameterName)
    table.name = f"{rulebook}/{name}"
    known = KNOWN_VALUES.get(name)
    found = Parameter(
        rulebook=rulebook,
        name=name,
        value=table.text("value") if known is None else table.code("value", known),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
        effective_from=table.need("effective_from", date),
        effective_to=table.take("effective_to", date),
    )
    table.close()
    if found.effective_to is not None and found.effective_to < found.effective_from:
        raise table.refuse(
            f"is never in force: it ends on {found.effective_to}, before {found.effective_from}."
        )
    return found
