"""The document of a frozen year: every input of every unit's score, and what came of it, as canonical JSON.

Made from lines and states, wherever those were read: from the rows when a year is frozen, from the events when it is
rebuilt. The same input gives the same bytes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from accounts.models import Agency, Unit
from compliance.explained import tree
from compliance.explained.lines import INDICATORS, Line
from compliance.explained.tree import Indicator, Tree
from compliance.frozen import log
from compliance.frozen.models import AssessmentEntry
from compliance.instrument import Estimate, Instrument
from compliance.models import CHECKLIST, ENTERED
from compliance.products import opinion
from compliance.products.share import Counted
from compliance.scores import band, estimate, region_mean
from law.counting import Calendar
from law.rules import NoRule, law

FORMAT: Final = "tuntas-frozen-2"
FIRST_FORMAT: Final = "tuntas-frozen-1"
"""Its versions do not count what fell due before it was opened (docs/adr/0140)."""


@dataclass(frozen=True, slots=True)
class Products:
    """The Ombudsman's products to an agency and the cases that they remand: by reference, the last event that counts, and as in
    `Basis` the calendar of what runs."""

    heads: Mapping[str, int] = field(default_factory=dict)
    running: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Basis:
    """With what a year was counted; `instrument` in the version of its weights. `heads`: by case, its last event that counts. `running`: by case with a running duty, the
    version of the calendar that its running duties were counted with. `calendar`: that by which days late are counted."""

    agency: Agency
    year: int
    as_of: datetime
    last_event: int
    last_entry: int
    heads: Mapping[str, int]
    running: Mapping[str, str]
    calendar: Calendar
    instrument: Instrument
    products: Products = field(default_factory=Products)
    format: str = FORMAT


def written(document: Mapping[str, Any]) -> str:
    """The one way in which a document is written."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def of(
    basis: Basis,
    lines: Mapping[int, Sequence[Line]],
    entries: Mapping[int, AssessmentEntry],
    proofs: Mapping[str, str],
    tasks: Sequence[Counted] = (),
) -> dict[str, Any]:
    """The document. `lines` and `entries` by unit; `proofs`: by case and product, a digest of its events up to its head; `tasks`:
    of products, those that count for the year.

    Units with neither are left out. Raises NoInstrument.
    """
    weighed, formula = basis.instrument, estimate()
    units = Unit.objects.filter(agency=basis.agency, pk__in={*lines, *entries}).order_by("code")
    shown = [_unit(unit, lines.get(unit.pk, ()), entries.get(unit.pk), weighed, formula) for unit in units]
    counted = [line for unit in units for line in lines.get(unit.pk, ())]
    scored = [Decimal(one["result"]["score"]) for one in shown if one["result"]["score"] is not None]
    mean = region_mean(scored)
    return {
        "format": basis.format,
        "agency": basis.agency.code,
        "year": basis.year,
        "zone": basis.agency.zone,
        "as_of": _instant(basis.as_of),
        "last_event": basis.last_event,
        "last_entry": basis.last_entry,
        "heads": dict(basis.heads),
        "running": dict(basis.running),
        "events": {
            "cases": {reference: proofs[reference] for reference in {line.reference for line in counted}},
            "all": sha256("\n".join(f"{one} {proofs[one]}" for one in sorted(basis.heads))),
        },
        "rules": {rule: _rule(basis.agency.law, rule) for rule in sorted({line.rule for line in counted})},
        "calendar": _calendar(basis.calendar, counted, basis.year),
        "instrument": _instrument(weighed),
        "estimate": _estimate(formula),
        "units": shown,
        "score": {"mean": _text(mean), "n": len(scored), **_band(mean, basis.year)},
        **_products(basis, tasks, proofs, _band(mean, basis.year)["category"]),
    }


def _products(
    basis: Basis, tasks: Sequence[Counted], proofs: Mapping[str, str], category: str | None
) -> dict[str, Any]:
    """The suffix of the opinion with all that it rests on; nothing where the year has no task, so that its bytes are those of a
    version from before there were products."""
    if not tasks or basis.instrument.suffix is None:
        return {}
    counted = sorted(tasks, key=lambda task: (task.product, task.number))
    return {
        "products": {
            "heads": dict(basis.products.heads),
            "running": dict(basis.products.running),
            "events": {one: proofs[one] for one in basis.products.heads},
            "tasks": [
                {
                    "product": task.product,
                    "number": task.number,
                    "case": task.case,
                    "due_on": task.due_on.isoformat(),
                    "due_at": _instant(task.due_at),
                    "met_at": _instant(task.met_at),
                    "in_time": task.in_time,
                    "done": task.done,
                }
                for task in counted
            ],
            "suffix": {
                "words": basis.instrument.suffix.label.id,
                "certainty": basis.instrument.suffix.certainty,
                "given": opinion.suffix(counted, category).given,
            },
        }
    }


def _unit(
    unit: Unit,
    lines: Sequence[Line],
    entry: AssessmentEntry | None,
    weighed: Instrument,
    formula: Estimate,
) -> dict[str, Any]:
    state = {} if entry is None else entry.stated
    given = log.given(state, dict.fromkeys(ENTERED), CHECKLIST)
    parts = tree.of_lines(given, lines, instrument=weighed, estimate=formula)
    return {
        "unit": unit.code,
        "assessment": None if entry is None else {"entry": entry.pk, "stated": state},
        "lines": _lines(lines, parts),
        "result": _result(parts, weighed),
    }


def _lines(lines: Sequence[Line], parts: Tree) -> list[dict[str, Any]]:
    """Each line with the points that it gave to each indicator."""
    points: dict[int, dict[str, str | None]] = {}
    for dimension in parts.dimensions:
        for one in dimension.indicators:
            for piece in one.pieces:
                if piece.line is not None:
                    points.setdefault(id(piece.line), {})[one.code] = _text(piece.points)
    return [
        {
            "case": line.reference,
            "duty": line.kind,
            "due_on": line.due_on.isoformat(),
            "due_at": _instant(line.due_at),
            "met_at": _instant(line.met_at),
            "until_on": None if line.until_on is None else line.until_on.isoformat(),
            "good": line.good,
            "running": line.running,
            "days_late": line.days_late,
            "length": line.length,
            "length_unit": line.length_unit,
            "week": line.week,
            "rule": line.rule,
            "calendar": line.calendar,
            "points": points.get(id(line), {}),
            **({"void": True} if line.void else {}),
        }
        for line in lines
    ]


def _result(parts: Tree, weighed: Instrument) -> dict[str, Any]:
    return {
        "score": _text(parts.score),
        "exact": _text(parts.exact),
        "official": parts.official,
        **_band(parts.score, weighed.first_year),
        "dimensions": [
            {
                "code": one.code,
                "score": _text(one.score),
                "points": _text(one.points),
                "lost": _text(one.lost),
                "indicators": [_indicator(each) for each in one.indicators],
            }
            for one in parts.dimensions
        ],
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "code": one.code,
        "used": f"{one.used.numerator}/{one.used.denominator}",
        "n": one.n,
        "score": _text(one.score),
        "points": _text(one.points),
        "lost": _text(one.lost),
    }


def _band(score: Decimal | None, year: int) -> dict[str, str | None]:
    if score is None:
        return {"category": None, "zone_of_score": None}
    found = band(score, year)
    return {"category": found.category, "zone_of_score": found.zone}


def _rule(code: str, rule: str) -> dict[str, Any] | None:
    """What a rule of law says that a date is counted with; None: the law no longer knows it."""
    try:
        found = law(code).by_id(rule)
    except NoRule:
        return None
    return {
        "law": code,
        "length": found.length,
        "unit": found.unit,
        "starts": list(found.starts),
        "stops": list(found.stops),
        "citation": found.citation,
        "certainty": found.certainty,
        "effective_from": found.effective_from.isoformat(),
        "effective_to": None if found.effective_to is None else found.effective_to.isoformat(),
    }


def _calendar(calendar: Calendar, lines: Sequence[Line], year: int) -> dict[str, Any]:
    """The days off between the first end of a duty and the last day on which one was counted; null: for every week."""
    days = [day for line in lines for day in (line.due_on, line.until_on) if day is not None]
    first, last = min(days, default=date(year, 1, 1)), max(days, default=date(year, 1, 1))
    return {
        "version": f"{calendar.code}@{calendar.version}",
        "off": {
            day.isoformat(): off.only_week for day, off in calendar.holidays.items() if first <= day <= last
        },
    }


def _instrument(one: Instrument) -> dict[str, Any]:
    return {
        **({} if one.version == 1 else {"version": one.version}),
        "code": one.code,
        "citation": one.citation,
        "dimensions": [[each.code, str(each.weight), each.certainty] for each in one.dimensions],
        "ranges": [[str(each.low), str(each.high), each.category, each.zone] for each in one.ranges],
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    return {
        "code": one.code,
        "dimension": one.dimension,
        "required": one.required,
        "indicators": [[each.code, str(each.weight)] for each in one.indicators],
        "counting_cases": list(INDICATORS),
        "checklist": list(one.checklist),
        "most_mark": one.most_mark,
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
