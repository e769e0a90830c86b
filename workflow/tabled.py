"""What becomes of the rows of a table that is looked at first and then taken: of people and of units whole or not at all, of scores and
of answers each row that can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workflow.errors import BadInput, Text

NAMED: Final = 10
"""So many refused lines are named at most."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What becomes of a row: `taken`, `already_there` or `refused` with its reason. `line`: where it begins in the file. `about`: what it
    is about, as it says."""

    line: int
    about: str
    became: str
    reason: Text = ""


def check_none_refused(told: Iterable[JudgedRow], sentence: Text) -> None:
    """Raises BadInput where one row is refused; the sentence names their `%(lines)s`."""
    lines = [str(row.line) for row in told if row.became == "refused"]
    if lines:
        raise BadInput({"file": ("refused_rows", sentence % {"lines": ", ".join(lines[:NAMED])})})
