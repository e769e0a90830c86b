"""What `doctor` holds a hearing against: its draft's digest, and the events of the cases that it speaks of."""

from collections.abc import Iterator
from typing import Any

from compliance.frozen import documents
from compliance.hearing import opening
from compliance.hearing.models import Hearing, Objection
from workflow.models import Event


def differing() -> Iterator[str]:
    """One sentence for each draft that is not what its digest says, and each objection or decision that no event tells of so; also
    for each event that has no row."""
    for hearing in Hearing.objects.order_by("pk"):
        try:
            whole = opening.whole(hearing)
        except (LookupError, TypeError, ValueError):
            whole = ""
        if documents.sha256(whole) != hearing.sha256:
            yield f"hearing {hearing.pk}: the draft is not what its digest says"
    told = _told()
    for row in Objection.objects.order_by("pk").select_related("of__hearing", "of__unit", "decision"):
        facts = {"hearing": row.of.hearing_id, "year": row.of.hearing.year, "unit": row.of.unit.code}
        if row.file_id is not None:
            facts["file"] = row.file_id
        yield from _compared(f"objection {row.pk}", row, "objected", facts, row.complaint_id, told)
        decision = getattr(row, "decision", None)
        if decision is not None:
            facts = {"hearing": row.of.hearing_id, "year": row.of.hearing.year, "objection": row.pk}
            if decision.follows:
                facts["follows"] = decision.follows
            name = "objection_upheld" if decision.upheld else "objection_refused"
            what = f"decision on objection {row.pk}"
            yield from _compared(what, decision, name, facts, row.complaint_id, told)
    for statement in told:
        yield f"statement {statement}: an event tells that it was said in a hearing, no row does"


def _told() -> dict[int, tuple[Any, ...]]:
    """By the statement typed with it, each event that was told in a hearing."""
    names = ("objected", "objection_upheld", "objection_refused")
    rows = Event.objects.filter(name__in=names).order_by("pk")
    found = rows.values_list("statements", "name", "facts", "complaint_id", "actor_id", "at")
    return {statements["reasons"][0]: tuple(rest) for statements, *rest in found}


def _compared(
    what: str, row: Any, name: str, facts: dict[str, Any], case: int, told: dict[int, tuple[Any, ...]]
) -> Iterator[str]:
    if told.pop(row.reasons_id, None) != (name, facts, case, row.by_id, row.at):
        yield f"{what}: is not what the events of its case tell"
