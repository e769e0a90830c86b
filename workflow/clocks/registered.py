"""The duties of a new case, counted for the first one of a day and copied for the others (docs/adr/0106, 0115)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from complaints.rows import Stencil
from workflow.models import Duty

MOST: Final = 500
OF_THE_CASE: Final = ("id", "complaint_id", "opened_at", "met_at", "told_at")
"""The columns in which duties of two cases that were filed on one day differ."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """Duties that are never written: those that are written are like them."""

    duties: list[Duty]
    stencil: Stencil


_KNOWN: Final[dict[tuple[Any, ...], _Alike]] = {}


def keep(key: tuple[Any, ...], duties: Iterable[Duty]) -> None:
    """Have these new duties for all later cases of the same key: all that their dates follow from."""
    if len(_KNOWN) >= MOST:
        _KNOWN.clear()
    alike = [duty.like() for duty in duties]
    _KNOWN[key] = _Alike(alike, Stencil(alike, but=OF_THE_CASE))


def again(key: tuple[Any, ...], *, at: datetime) -> tuple[list[Duty], Stencil] | None:
    """The same for a case that was filed at this instant, and how they are written; None where there are none yet."""
    known = _KNOWN.get(key)
    if known is None:
        return None
    duties = [duty.like() for duty in known.duties]
    for duty in duties:
        duty.opened_at = at
        if duty.met_at is not None:
            duty.met_at = at
    return duties, known.stencil
