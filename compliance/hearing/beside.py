"""What stands beside a frozen version and never in it: what its units said, how each objection was decided, the score without the
upheld cases, and what was complied with since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max

from accounts.actors import Actor
from complaints.models import Complaint
from compliance import behind
from compliance.behind import Sight
from compliance.estimates import SETTLING
from compliance.explained import tree
from compliance.explained.lines import Line
from compliance.frozen import log
from compliance.frozen.models import FrozenScores
from compliance.hearing import reading
from compliance.hearing.models import HearingReply, Objection, ObjectionDecision
from compliance.hearing.reading import Said
from compliance.instrument import Label, Weighed
from compliance.models import CHECKLIST, ENTERED
from compliance.scores import estimate, instrument
from law.codes import DutyKind as K
from workflow.models import Duty

DONE_LATER: Final = (*SETTLING, K.FOLLOW_UP, K.REMEDY)
"""Duties that can still be met after their end: an answer, a first follow-up, a promised remedy."""
_NO_LABEL: Final = Label("", "")


@dataclass(frozen=True, slots=True)
class Later:
    """A duty that was late and unmet when the year was frozen. `met_at`: when it was met since; None: it still is not."""

    case: str
    kind: str
    due_on: date
    met_at: datetime | None
    may_open: bool = False
    hidden: bool = False
    """Whether the reader may know nothing of the case."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Of one unit. `in_time` and `due`: its frozen settlements and decisions. `without`: the score without the cases whose objection
    was upheld and that are left out; None where there are none, or no score."""

    code: str
    score: Decimal | None
    draft_score: Decimal | None
    without: Decimal | None
    in_time: int
    due: int
    later: list[Later]
    reply: HearingReply | None
    said: list[Said]
    won_since: list[Said]
    """Objections of a later hearing of the same year that were upheld after this version was frozen."""

    @property
    def met_since(self) -> list[Later]:
        return [one for one in self.later if one.met_at is not None]

    @property
    def upheld(self) -> int:
        return sum(one.decision is not None and one.decision.upheld for one in self.said)


def of(row: FrozenScores, reader: Actor) -> list[Beside]:
    """Of each unit of the version, in the order of its document, as the rows of now tell it."""
    document = json.loads(row.document)
    drafts = {} if row.hearing is None else {one.unit.code: one for one in reading.units(row.hearing)}
    said = _by_unit(reading.said(_objections(row), reader))
    won = _by_unit(reading.said(_won_since(row), reader))
    met = _met(row, document["units"])
    sights = _sights({case for case, _kind in met}, reader)
    found = []
    for unit in document["units"]:
        code, draft = unit["unit"], drafts.get(unit["unit"])
        mine = said.get(code, [])
        settled = [line for line in unit["lines"] if line["duty"] in SETTLING]
        found.append(
            Beside(
                code=code,
                score=_decimal(unit["result"]["score"]),
                draft_score=None if draft is None else draft.score,
                without=_without(document, unit, _left_out(mine)),
                in_time=sum(bool(line["good"]) for line in settled),
                due=len(settled),
                later=[_later(line, met, sights) for line in _late(unit)],
                reply=None if draft is None else getattr(draft, "reply", None),
                said=mine,
                won_since=won.get(code, []),
            )
        )
    return found


def _objections(row: FrozenScores) -> list[Objection]:
    return [] if row.hearing is None else list(Objection.objects.filter(of__hearing=row.hearing))


def _won_since(row: FrozenScores) -> list[Objection]:
    return list(
        Objection.objects.filter(
            of__hearing__agency=row.agency_id,
            of__hearing__year=row.year,
            decision__upheld=True,
            decision__at__gt=row.as_of,
        )
    )


def _by_unit(said: Iterable[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.objection.of.unit.code, []).append(one)
    return found


def _late(unit: Mapping[str, Any]) -> list[Any]:
    """The lines that were late and unmet in the document, and that somebody could still meet."""
    return [
        line for line in unit["lines"] if line["duty"] in DONE_LATER and line["running"] and not line["good"]
    ]


def _met(row: FrozenScores, units: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], datetime | None]:
    """By case and kind of duty, when each of those was met after the version was frozen; None: not yet."""
    wanted = {(line["case"], line["duty"]) for unit in units for line in _late(unit)}
    cases = Complaint.objects.filter(agency=row.agency_id, reference__in={case for case, _kind in wanted})
    answered = dict(cases.values_list("reference", "first_answered_at"))
    duties = Duty.objects.filter(complaint__in=cases.values("pk"), kind__in=DONE_LATER, round=1)
    done = {
        (case, kind): at
        for case, kind, at in duties.values_list("complaint__reference", "kind").annotate(at=Max("met_at"))
    }
    found: dict[tuple[str, str], datetime | None] = {}
    for case, kind in wanted:
        at = done.get((case, kind)) or (answered.get(case) if kind in SETTLING else None)
        found[case, kind] = at if at is not None and at > row.as_of else None
    return found


def _sights(cases: set[str], reader: Actor) -> dict[str, Sight]:
    keys = dict(Complaint.objects.filter(reference__in=cases).values_list("pk", "reference"))
    return {keys[pk]: row.sight for pk, row in behind.seen(list(keys), reader).items()}


def _later(
    line: Mapping[str, Any], met: Mapping[tuple[str, str], datetime | None], sights: Mapping[str, Sight]
) -> Later:
    case = line["case"]
    sight = sights.get(case, Sight.NOTHING)
    return Later(
        case=case,
        kind=line["duty"],
        due_on=date.fromisoformat(line["due_on"]),
        met_at=met[case, line["duty"]],
        may_open=sight == Sight.OPEN,
        hidden=sight == Sight.NOTHING,
    )


def _left_out(said: Iterable[Said]) -> set[str]:
    left_out = ObjectionDecision.Follows.LEFT_OUT
    return {
        one.objection.complaint.reference
        for one in said
        if one.decision is not None and one.decision.follows == left_out
    }


def _without(document: Mapping[str, Any], unit: Mapping[str, Any], cases: set[str]) -> Decimal | None:
    """The score of a unit by the document's own instrument, without these cases; nothing of the document is changed."""
    if not cases:
        return None
    weighed = replace(
        instrument(document["year"]),
        dimensions=tuple(
            Weighed(code, Decimal(weight), certainty, _NO_LABEL)
            for code, weight, certainty in document["instrument"]["dimensions"]
        ),
    )
    told = document["estimate"]
    formula = replace(
        estimate(),
        dimension=told["dimension"],
        required=told["required"],
        indicators=tuple(
            Weighed(code, Decimal(weight), "R", _NO_LABEL) for code, weight in told["indicators"]
        ),
        checklist=dict.fromkeys(told["checklist"], _NO_LABEL),
        most_mark=told["most_mark"],
    )
    state = {} if unit["assessment"] is None else unit["assessment"]["stated"]
    given = log.given(state, dict.fromkeys(ENTERED), CHECKLIST)
    lines = [_read(line) for line in unit["lines"] if line["case"] not in cases]
    return tree.of_lines(given, lines, instrument=weighed, estimate=formula).score


def _read(line: Mapping[str, Any]) -> Line:
    """A line of a document, as far as a score reads it."""
    return Line(
        case=0,
        reference=line["case"],
        kind=line["duty"],
        due_on=date.fromisoformat(line["due_on"]),
        good=line["good"],
        days_late=line["days_late"],
        length=line["length"],
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
