"""A draft as a page keeps it and gives it back: sealed for its writer, with what happened in the case since."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cryptography.fernet import InvalidToken
from django.http import QueryDict

from web import held, sealed
from web.case.casework import Reading
from web.door import Case
from workflow.draft_models import DraftedAct
from workflow.record.timeline import Entry
from workflow.verbs import half_written

_PURPOSE: Final = b"tuntas.web.half_written"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What was typed, when it was saved, and what others did in the case since."""

    typed: QueryDict
    row: DraftedAct
    since: Sequence[Entry]


def keep(case: Case, verb: str, typed: QueryDict, *, files: bool = False) -> bool:
    """Keep what is typed in this form, or drop the draft where nothing is; whether anything is kept. `files`: whether some
    were chosen beside it, which are not kept."""
    fields = held.fields(typed)
    form = json.dumps(fields)
    said = any(value.strip() for values in fields.values() for value in values)
    if not said or len(form) > held.MOST_CHARACTERS:
        half_written.drop(case.row.pk, verb, by=case.actor)
        return False
    if files or typed.get(held.CHOSEN):
        fields[held.CHOSEN] = ["1"]
        form = json.dumps(fields)
    half_written.keep(case.row, verb, sealed=sealed.seal(form, _purpose(case)), by=case.actor, at=case.at)
    return True


def given_back(case: Case, reading: Reading, verb: str) -> GivenBack | None:
    """The draft of this person in this form, if there is one that this secret opens."""
    row = half_written.of(case.row, verb, case.actor)
    if row is None:
        return None
    try:
        fields: dict[str, Any] = json.loads(sealed.unseal(row.sealed, _purpose(case)))
    except InvalidToken:
        return None
    typed = QueryDict(mutable=True)
    for name, values in fields.items():
        typed.setlist(name, values)
    return GivenBack(typed, row, [entry for entry in reading.entries if entry.seq > row.seq])


def _purpose(case: Case) -> bytes:
    """A key for each writer: a row that is moved to another person opens nothing."""
    return _PURPOSE + f"\0{case.actor.user.pk if case.actor.user else ''}".encode()
