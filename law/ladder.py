"""The ladder of a duty as a rulebook writes it: who is reminded before its end and who is told after it. Pure.

The passing of the end itself is no rung: whom that tells, follows from the rule's `lapse`.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from law.codes import Certainty, Told
from law.rulebook_file import Table

PAST: Final = "past"
"""What the passing of the end is called among the rungs that a duty reached."""
LONGEST_NAME: Final = 15


@dataclass(frozen=True, slots=True)
class LadderRung:
    """`days` are working days of the duty's week from its end: before it where negative, 0 on the day itself."""

    name: str
    days: int
    tells: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in their order, and whose rule they are."""

    name: str
    rungs: tuple[LadderRung, ...]
    citation: str
    certainty: Certainty


def read(table: Table) -> Ladder:
    """The ladder of a table; raises RulebookError where it is unclear."""
    name = table.text("name")
    table.name = f"ladder {name}"
    ladder = Ladder(
        name=name,
        rungs=tuple(_rung(inner, name) for inner in table.tables("rungs")),
        citation=table.text("citation"),
        certainty=table.code("certainty", Certainty),
    )
    table.close()
    if not ladder.rungs:
        raise table.refuse("has no rungs.")
    for lower, higher in pairwise(ladder.rungs):
        if higher.days <= lower.days:
            raise table.refuse(f"rises from {lower.name} to {higher.name}, but not in days.")
    if len({rung.name for rung in ladder.rungs}) < len(ladder.rungs):
        raise table.refuse("has two rungs of one name.")
    return ladder


def _rung(table: Table, ladder: str) -> LadderRung:
    table.name = f"ladder {ladder}, {table.name}"
    rung = LadderRung(table.text("name"), table.need("days", int), table.codes("tells", Told))
    table.close()
    if rung.name == PAST or len(rung.name) > LONGEST_NAME:
        raise table.refuse(f'is called {rung.name!r}: not "{PAST}", and at most {LONGEST_NAME} letters.')
    if not rung.tells:
        raise table.refuse("tells nobody.")
    if Told.COMPLAINANT in rung.tells and rung.days <= 0:
        raise table.refuse("tells the complainant before the end has passed.")
    return rung
