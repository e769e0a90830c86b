"""The suffix of the opinion of a year: it stands beside the band of the score and takes nothing from it.

Source: docs/adr/0063-the-suffix-stands-beside-the-score.md (V2); what counts as followed up, and that a year without a task gives
none, is ours (R).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from compliance.products.share import Counted


@dataclass(frozen=True, slots=True)
class Suffix:
    """`due`: the tasks that count for the year; `done` of them. `given`: None where there was no task, or no opinion, since
    there is no score."""

    given: bool | None
    due: int
    done: int


def suffix(tasks: Sequence[Counted], category: str | None) -> Suffix:
    """Of an agency's year, by its tasks and the category of its score."""
    due, done = len(tasks), sum(task.done for task in tasks)
    return Suffix(None if not due or category is None else done == due, due, done)
