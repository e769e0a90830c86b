"""One act on many cases: each by its one verb, with the version that its reader saw. A case that cannot follow is told with
its reason and stays as it is; the others go. Nothing here decides what a complaint deserves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from accounts.actors import Actor
from accounts.models import Unit, User
from complaints.models import Complaint
from law.codes import Classification
from workflow.errors import BadInput, Refusal
from workflow.verbs import assignment, duplicates, reminding, verification

MOST: Final = 100
"""Cases at once."""
Act = Callable[[int, int], object]
"""A verb with all its arguments but the case and its version."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a case, or would; `reason` empty: it went."""

    reference: str
    subject: str
    reason: str


class _OnlyLooked(Exception):
    """Takes back what a look has done."""


def look(chosen: Mapping[str, int], act: Act, *, by: Actor) -> list[Row]:
    """What `do` would say of each case, in the order of their keys; nothing stays of it."""
    return [_tried(*each, act, stays=False) for each in _found(chosen, by)]


def do(chosen: Mapping[str, int], act: Act, *, by: Actor) -> list[Row]:
    """Do it with each case that allows it. `chosen`: version by reference. Cases are locked in the order of their keys, so that
    two who choose the same do not wait for each other in a ring."""
    return [_tried(*each, act, stays=True) for each in _found(chosen, by)]


def assigning(handler: User, *, by: Actor, at: datetime) -> Act:
    return lambda case, version: assignment.assign(case, handler=handler, by=by, at=at, version=version)


def dispatching(unit: Unit, classification: Classification, *, by: Actor, at: datetime) -> Act:
    return lambda case, version: verification.dispatch(
        case, unit=unit, classification=classification, by=by, at=at, version=version
    )


def linking(original: Complaint, reasons: str, *, by: Actor, at: datetime) -> Act:
    return lambda case, version: duplicates.link(
        case, duplicate_of=original, reasons=reasons, by=by, at=at, version=version
    )


def reminding_of(text: str, *, by: Actor, at: datetime) -> Act:
    return lambda case, version: reminding.remind(case, text=text, by=by, at=at, version=version)


def _found(chosen: Mapping[str, int], by: Actor) -> list[tuple[int, str, str, int]]:
    """Key, reference, subject and version of those that this person sees."""
    cases = Complaint.objects.visible_to(by).filter(reference__in=list(chosen)[:MOST]).with_subject()
    rows: Any = cases.order_by("pk").only("pk", "reference")  # with the subject as its annotation
    return [(row.pk, row.reference, row.subject_text or "", chosen[row.reference]) for row in rows]


def _tried(pk: int, reference: str, subject: str, version: int, act: Act, *, stays: bool) -> Row:
    try:
        with transaction.atomic():
            act(pk, version)
            if not stays:
                raise _OnlyLooked
    except _OnlyLooked:
        return Row(reference, subject, "")
    except BadInput as refusal:
        return Row(reference, subject, " ".join(str(said) for _code, said in refusal.errors.values()))
    except Refusal as refusal:
        return Row(reference, subject, str(refusal.sentence))
    return Row(reference, subject, "")
