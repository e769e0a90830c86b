"""What units serve and when they are open, from the rows of a table: looked at first, then all taken or none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.people import seen
from workflow.errors import BadInput, Text
from workflow.idempotency import whole
from workflow.office import bodies
from workflow.office.bodies import UnitDraft
from workflow.tabled import JudgedRow, check_none_refused

MOST: Final = 1_000
"""Rows of one table."""
TOLD: Final = ("services", "hours", "district")
"""Columns of a unit that a row may change; an empty cell leaves what is there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as somebody wrote it. `unit`: by code, or by its whole name. `line`: where it stands in the file. `fault`: why its
    cells cannot be trusted."""

    line: int
    unit: str
    services: str = ""
    hours: str = ""
    district: str = ""
    fault: Text = ""


@whole
def take(entries: Iterable[Entry], *, only_look: bool, by: Actor, at: datetime) -> list[JudgedRow]:
    """What becomes of each row; unless only looked at, every unit of a taken row is changed. Raises BadInput where one row is
    refused (then nothing is changed), and for too many."""
    rows = list(entries)
    if len(rows) > MOST:
        raise BadInput({"file": ("too_many", _("Paling banyak 1.000 baris sekali impor."))})
    told: list[JudgedRow] = []
    drafts: dict[int, tuple[Unit, UnitDraft]] = {}
    for row in rows:
        outcome, unit, draft = _judged(row, drafts, by)
        told.append(outcome)
        if unit is not None and draft is not None:
            drafts[unit.pk] = (unit, draft)
    if not only_look:
        check_none_refused(told, _("Tidak ada yang diubah: perbaiki dahulu baris %(lines)s."))
        for unit, draft in drafts.values():
            bodies.change_unit(unit, draft, by=by, at=at)
    return told


def _judged(
    row: Entry, before: dict[int, tuple[Unit, UnitDraft]], by: Actor
) -> tuple[JudgedRow, Unit | None, UnitDraft | None]:
    """What becomes of a row, and the unit with its draft if it is taken."""
    unit = _unit(row.unit, by)
    about = row.unit if unit is None else unit.name

    def refused(why: Text) -> tuple[JudgedRow, None, None]:
        return JudgedRow(row.line, about, "refused", str(why)), None, None

    if row.fault:
        return refused(row.fault)
    if unit is None:
        return refused(_("Unit tidak dikenal, atau bukan wewenang Anda. Tulis kode atau nama lengkapnya."))
    if unit.pk in before:
        return refused(_("Unit ini sudah ada di baris sebelumnya."))
    given = {name: text for name in TOLD if (text := getattr(row, name).strip())}
    draft = replace(bodies.draft_of(unit), **given)
    clean, errors = bodies.checked(unit, draft)
    if errors:
        return refused(" ".join(str(sentence) for _code, sentence in errors.values()))
    if all((getattr(unit, name) or "") == clean[name] for name in TOLD):
        return JudgedRow(row.line, about, "already_there"), None, None
    return JudgedRow(row.line, about, "taken"), unit, draft


def _unit(text: str, by: Actor) -> Unit | None:
    wanted = text.strip()
    found = seen.units(by).filter(code=wanted.casefold()).first()
    if found is not None or not wanted:
        return found
    named = list(seen.units(by).filter(name__iexact=wanted)[:2])
    return named[0] if len(named) == 1 else None
