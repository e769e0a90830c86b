"""A hearing as somebody may read it: the Ombudsman and whoever reads the agency's figures the whole, who heads a unit its draft."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints.models import Complaint
from compliance import behind
from compliance.behind import Sight
from compliance.hearing import objecting, standing
from compliance.hearing.models import Hearing, HearingUnit, Objection
from compliance.hearing.standing import Stage
from compliance.scope import of_a_unit, scope, units_headed
from workflow.errors import BadInput, NotVisible

SIZE: Final = 100
"""Lines of a draft on a page."""
NO_HEARING: Final = _("Dengar pendapat ini tidak ditemukan.")


@dataclass(frozen=True, slots=True)
class Said:
    """An objection with its decision, as its reader may see it. `reference` and `texts` are None of a case of which they may know
    nothing, `texts` also of one that they may count and not open."""

    objection: Objection
    reference: str | None
    may_open: bool
    reasons: str | None
    decided_because: str | None

    @property
    def decision(self) -> Any:
        return getattr(self.objection, "decision", None)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the draft. `facts`: as the document has them; `reference`: None as above."""

    facts: dict[str, Any]
    reference: str | None
    may_open: bool
    said: Said | None

    @property
    def due_on(self) -> date:
        return date.fromisoformat(self.facts["due_on"])


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of one unit. `lines`: of one page, what counted against the unit first."""

    row: HearingUnit
    result: dict[str, Any]
    lines: list[Line]
    pages: int
    said: list[Said]
    reply: Any
    speaks: bool
    """Whether the reader may object and reply now."""


def of_year(actor: Actor, agency: str, year: int) -> list[Hearing]:
    """The hearings of an agency's year, the latest first, without their drafts. Raises NotYours, BadInput."""
    chosen = scope(actor, agency=agency)
    rows = Hearing.objects.filter(chosen.within("agency_id"), agency__code=agency, year=year)
    return list(rows.select_related("agency", "opened_by").defer("document").order_by("-number"))


def one(actor: Actor, agency: str, year: int, number: int) -> Hearing:
    """Raises NotVisible, NotYours, BadInput."""
    chosen = scope(actor, agency=agency)
    rows = Hearing.objects.filter(chosen.within("agency_id"), agency__code=agency, year=year, number=number)
    found = rows.select_related("agency", "opened_by").defer("document").first()
    if found is None:
        raise NotVisible("not_found", NO_HEARING)
    return found


def for_heads(actor: Actor, *, at: datetime) -> list[HearingUnit]:
    """The drafts of the units that this person heads on which they can still be heard."""
    heads = units_headed(actor)
    if not heads:
        return []
    rows = HearingUnit.objects.filter(unit__in=heads, hearing__until_at__gt=at)
    return list(
        rows.select_related("hearing__agency", "unit")
        .defer("document", "hearing__document")
        .order_by("unit__name", "pk")
    )


def units(hearing: Hearing) -> list[Any]:
    """Its units by code, without their documents, with `objections_made`, `undecided`, `upheld` and the reply, if any."""
    rows = hearing.units.select_related("unit", "reply__by").defer("document", "hearing__document")
    counted = rows.annotate(
        objections_made=Count("objections"),
        undecided=Count("objections", filter=Q(objections__decision=None)),
        upheld=Count("objections", filter=Q(objections__decision__upheld=True)),
    )
    return list(counted.order_by("unit__code"))


def row_of(actor: Actor, agency: str, year: int, number: int, unit: str) -> HearingUnit:
    """The row of one unit's draft. Raises NotVisible, NotYours."""
    try:
        of_a_unit(actor, agency=agency, unit=unit)
    except BadInput:
        raise NotVisible("not_found", NO_HEARING) from None
    rows = HearingUnit.objects.select_related("hearing__agency", "hearing__opened_by", "unit", "reply__by")
    found = rows.filter(
        hearing__agency__code=agency, hearing__year=year, hearing__number=number, unit__code=unit
    ).first()
    if found is None:
        raise NotVisible("not_found", NO_HEARING)
    return found


def draft(
    actor: Actor, agency: str, year: int, number: int, unit: str, *, page: int = 1, at: datetime
) -> Draft:
    """The draft of one unit. Raises NotVisible, NotYours, and BadInput for a page that is none."""
    found = row_of(actor, agency, year, number, unit)
    document = json.loads(found.document)
    ordered = sorted(document["lines"], key=lambda line: (bool(line["good"]), line["due_on"], line["case"]))
    pages = max(1, -(-len(ordered) // SIZE))
    if not 1 <= page <= pages:
        raise BadInput({"page": ("out_of_range", _("Halaman ini tidak ada."))})
    shown = ordered[(page - 1) * SIZE : page * SIZE]
    every = said(list(found.objections.all()), actor)
    by_case = {one.objection.complaint.reference: one for one in every}
    seen = _seen([line["case"] for line in shown], actor)
    open_ = standing.of(found.hearing, at=at) == Stage.OPEN
    return Draft(
        row=found,
        result=document["result"],
        lines=[_line(line, seen.get(line["case"]), by_case) for line in shown],
        pages=pages,
        said=every,
        reply=getattr(found, "reply", None),
        speaks=open_ and objecting.speaks_for(found, actor),
    )


def said(objections: Sequence[Objection], reader: Actor) -> list[Said]:
    """Objections as this reader may see them, in their order."""
    keys = [row.pk for row in objections]
    rows = Objection.objects.filter(pk__in=keys).select_related(
        "of__unit", "complaint", "reasons", "by", "file", "decision__reasons", "decision__by"
    )
    found = rows.order_by("pk")
    seen = behind.seen([row.complaint_id for row in found], reader)
    return [_said(row, seen[row.complaint_id].sight) for row in found]


def objection_of(draft: HearingUnit, pk: int) -> Objection:
    """Raises NotVisible."""
    found = draft.objections.filter(pk=pk).first()
    if found is None:
        raise NotVisible("not_found", NO_HEARING)
    return found


def _said(row: Objection, sight: Sight) -> Said:
    decision = getattr(row, "decision", None)
    opens = sight == Sight.OPEN
    return Said(
        objection=row,
        reference=None if sight == Sight.NOTHING else row.complaint.reference,
        may_open=opens,
        reasons=row.reasons.body if opens else None,
        decided_because=decision.reasons.body if opens and decision is not None else None,
    )


def _seen(references: list[str], reader: Actor) -> dict[str, Sight]:
    keys = dict(Complaint.objects.filter(reference__in=references).values_list("pk", "reference"))
    return {keys[pk]: row.sight for pk, row in behind.seen(list(keys), reader).items()}


def _line(facts: dict[str, Any], sight: Sight | None, said_of: dict[str, Said]) -> Line:
    if sight in (None, Sight.NOTHING):
        return Line(facts, None, False, None)
    return Line(facts, facts["case"], sight == Sight.OPEN, said_of.get(facts["case"]))
