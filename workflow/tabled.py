"""What becomes of the rows of a table that is looked at first and then taken whole or not at all: of people, of units."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workflow.errors import BadInput, Text

NAMED: Final = 10
"""So many refused lines are named at most."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: `taken`, `already_there` or `refused` with its reason."""

    line: int
    about: str
    became: str
    reason: str = ""


def check_none_refused(told: Iterable[Outcome], sentence: Text) -> None:
    """Raises BadInput where one row is refused; the sentence names their `%(lines)s`."""
    lines = [str(row.line) for row in told if row.became == "refused"]
    if lines:
        raise BadInput({"file": ("refused_rows", sentence % {"lines": ", ".join(lines[:NAMED])})})
