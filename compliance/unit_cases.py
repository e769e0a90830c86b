"""The cases behind a number of a unit's sheet, as somebody who may count them may see them.

Of a case that they may not open they read no word that a person typed and nothing about who complained; of a case in which
they are named as accused, only that there is one more (docs/adr/0052)."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from django.db.models import Exists, OuterRef

from accounts.actors import Actor
from complaints.models import Complaint

SIZE: Final = 50
"""Cases on a page."""


class Row(NamedTuple):
    """`case` None: the reader is named as accused in it."""

    case: Complaint | None
    may_open: bool


def page(keys: Sequence[int], number: int, reader: Actor) -> list[Row]:
    """The cases on the page of this number, from 1, of a list; in its order. One query."""
    some = keys[(number - 1) * SIZE : number * SIZE]
    user = None if reader.user is None else reader.user.pk
    accused: Any = Complaint.accused.through
    found = {
        row.pk: row
        for row in Complaint.objects.filter(pk__in=some)
        .select_related("unit")
        .annotate(
            may_open=Exists(Complaint.objects.visible_to(reader).filter(pk=OuterRef("pk"))),
            is_accused=Exists(accused.objects.filter(complaint_id=OuterRef("pk"), user_id=user)),
        )
    }
    return [Row(None if found[key].is_accused else found[key], found[key].may_open) for key in some]


def pages(keys: Sequence[int]) -> int:
    """How many pages a list has; at least one."""
    return max(1, -(-len(keys) // SIZE))
