"""The cases behind a number of a unit's sheet, page by page, as somebody who may count them may see them
(docs/adr/0051, 0052)."""

from collections.abc import Sequence
from typing import Final

from accounts.actors import Actor
from compliance import behind

SIZE: Final = 50
"""Cases on a page."""


def page(keys: Sequence[int], number: int, reader: Actor) -> list[behind.Row]:
    """The cases on the page of this number, from 1, of a list; in its order. One query."""
    some = list(keys[(number - 1) * SIZE : number * SIZE])
    found = behind.seen(some, reader)
    return [found[key] for key in some]


def pages(keys: Sequence[int]) -> int:
    """How many pages a list has; at least one."""
    return max(1, -(-len(keys) // SIZE))
