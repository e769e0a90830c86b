"""A frozen year counted a second time, from the events alone: what became of each case, and what each unit's score counts.

Nothing here reads a duty, a holding or an assessment as it stands now: duties are rebuilt from events and law
(`workflow.proof`), what was entered from the log. The rules of counting are those of `compliance.estimates`, written down again
in plain Python.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from accounts.models import Unit
from complaints.models import Complaint
from compliance import estimates
from compliance.estimates import SETTLING
from compliance.explained.lines import Line, ordered
from compliance.frozen.documents import FIRST_FORMAT, Basis
from law.codes import DutyKind as K
from law.counting import local_date
from workflow.clocks.duties import FILE_INCOMPLETE, SUPERSEDED
from workflow.models import Duty, Event, Holding
from workflow.proof import columns, rebuilding
from workflow.proof.columns import Told

BATCH: Final = 500
REJECTED: Final = "reject"
"""By what ended that which an appeal opens again."""


def lines(basis: Basis) -> dict[int, list[Line]]:
    """By unit, the lines of the year, from the events up to each case's head. Raises LookupError, KeyError or ValueError where
    the events cannot have happened."""
    units = {unit.code: unit for unit in Unit.objects.select_related("agency")}
    keys = {code: unit.pk for code, unit in units.items()}
    found: defaultdict[int, list[Line]] = defaultdict(list)
    almanac = rebuilding.Almanac()
    for complaint, events, holdings in cases(basis.heads, Complaint.objects.all()):
        complaint.last_at = events[-1].at
        label = basis.running.get(complaint.reference)
        docket = rebuilding.replayed(complaint, events, units=units, label=label, almanac=almanac)
        told = columns.told(complaint, events, units=keys, holdings=holdings)
        for unit, line in _of_case(complaint.reference, complaint.pk, docket.rows, told, basis):
            if unit is not None:
                found[unit].append(line)
    return {unit: ordered(of_unit) for unit, of_unit in found.items()}


def cases(
    heads: Mapping[str, int], known: QuerySet[Complaint]
) -> Iterator[tuple[Complaint, list[Event], list[columns.Holding]]]:
    """The known cases that have a head, each with its events up to it."""
    references = sorted(heads)
    for start in range(0, len(references), BATCH):
        some = known.filter(reference__in=references[start : start + BATCH])
        found = {case.pk: case for case in some.select_related("agency")}
        events: defaultdict[int, list[Event]] = defaultdict(list)
        for event in Event.objects.filter(complaint__in=found).order_by("complaint", "seq"):
            if event.seq <= heads[found[event.complaint_id].reference]:
                events[event.complaint_id].append(event)
        holdings: defaultdict[int, list[columns.Holding]] = defaultdict(list)
        for row in Holding.objects.filter(complaint__in=found).order_by("from_at", "pk"):
            holdings[row.complaint_id].append((row.unit_id, row.from_at, row.until_at))
        for pk, case in found.items():
            if events[pk]:
                yield case, events[pk], holdings[pk]


def _of_case(
    reference: str, pk: int, duties: Iterable[Duty], told: Told, basis: Basis
) -> Iterator[tuple[int | None, Line]]:
    """The lines of one case, each with the unit that it is charged to."""
    first = [duty for duty in duties if duty.round == 1]
    for kind in SETTLING:
        found = _settling([duty for duty in first if duty.kind == kind], told, basis)
        if found is not None:
            duty, met, over = found
            yield _unit_when_due(duty, told), _settled(reference, pk, duty, met, over, basis)
    for duty in first:
        if duty.kind in (K.FOLLOW_UP, K.REPLY, K.REMEDY) and _is_due(duty, basis):
            line = _other(reference, pk, duty, told)
            if line is not None:
                owner = _unit_when_due if duty.kind == K.REMEDY else _unit_at_beginning
                yield owner(duty, told), line


def _is_due(duty: Duty, basis: Basis) -> bool:
    if duty.due_at is None or duty.due_on is None or duty.ended_by == FILE_INCOMPLETE:
        return False
    return duty.due_on.year == basis.year and duty.due_at <= basis.as_of


def _settling(
    same: Sequence[Duty], told: Told, basis: Basis
) -> tuple[Duty, datetime | None, datetime | None] | None:
    """The settlement or decision that counts, when it was met and when it ended unmet."""
    if not same or not _is_due(same[-1], basis):
        return None
    duty = same[-1]
    due_at = duty.due_at
    assert due_at is not None
    if not _stood(same, due_at, before_its_end=basis.format == FIRST_FORMAT):
        return None
    if duty.ended_by not in SUPERSEDED:
        return duty, duty.met_at, duty.ended_at
    answered = told.columns["first_answered_at"]
    over = told.columns["ended_at"] if answered is None else None
    return None if over is not None and over < due_at else (duty, answered, over)


def _stood(same: Sequence[Duty], due_at: datetime, *, before_its_end: bool) -> bool:
    """Whether the last of these rows was met or still running when it fell due, and the case not rejected then.
    `before_its_end`: only what had been opened by then, as the first format counted."""
    if before_its_end:
        rows = (one for one in same if one.ended_by != FILE_INCOMPLETE and one.opened_at < due_at)
        return any(_alive(one, due_at) for one in rows)
    rejected = any(
        one.ended_by == REJECTED and not _alive(one, due_at) and appealed.opened_at >= due_at
        for one, appealed in pairwise(same)
    )
    return _alive(same[-1], due_at) and not rejected


def _alive(duty: Duty, due_at: datetime) -> bool:
    return duty.ended_at is None or duty.ended_at >= due_at or duty.ended_by in SUPERSEDED


def _settled(
    reference: str, pk: int, duty: Duty, met: datetime | None, over: datetime | None, basis: Basis
) -> Line:
    assert duty.due_on is not None
    assert duty.due_at is not None
    good = met is not None and met < duty.due_at
    until = met or over or basis.as_of
    row = {
        "late_due_on": duty.due_on,
        "due_at": duty.due_at,
        "until": until,
        "length_unit": duty.length_unit,
        "week": duty.week,
        "zone": basis.agency.zone,
        "code": basis.agency.calendar,
    }
    days = 0 if good else estimates.days_late(row, {basis.agency.calendar: basis.calendar}, basis.as_of)
    return Line(
        case=pk,
        reference=reference,
        kind=duty.kind,
        due_on=duty.due_on,
        good=good,
        running=met is None and over is None,
        days_late=days,
        length=duty.length,
        rule=duty.rule,
        calendar=duty.calendar,
        due_at=duty.due_at,
        met_at=met,
        until_on=None if good else local_date(until, basis.agency.zone),
        length_unit=duty.length_unit,
        week=duty.week,
    )


def _other(reference: str, pk: int, duty: Duty, told: Told) -> Line | None:
    """A follow-up, an answer that stood or not, or a remedy; None where it does not count."""
    assert duty.due_on is not None
    assert duty.due_at is not None
    good = duty.met_at is not None and duty.met_at < duty.due_at
    void = duty.kind == K.REPLY and told.columns["answer_void"]
    if duty.kind == K.FOLLOW_UP and duty.ended_at is not None and duty.ended_at < duty.due_at:
        return None
    if duty.kind == K.REPLY:
        if _unconfirmed(told.columns) and not void:
            return None
        good = told.columns["round"] == 1 and not void
    return Line(
        case=pk,
        reference=reference,
        kind=duty.kind,
        due_on=duty.due_on,
        good=good,
        running=duty.met_at is None and duty.ended_at is None,
        rule=duty.rule,
        calendar=duty.calendar,
        due_at=duty.due_at,
        met_at=duty.met_at,
        void=void,
    )


def _unconfirmed(case: Mapping[str, Any]) -> bool:
    accepted = case["round"] == 1 and case["ended_by"] == "accept"
    return accepted and case["rating_apart"] and case["rating_confirmed_at"] is None


def _unit_when_due(duty: Duty, told: Told) -> int | None:
    assert duty.due_at is not None
    for unit, since, until in told.holdings:
        if since < duty.due_at and (until is None or until >= duty.due_at):
            return unit
    return told.unit


def _unit_at_beginning(duty: Duty, told: Told) -> int | None:
    for unit, since, until in told.holdings:
        if since <= duty.opened_at and (until is None or until > duty.opened_at):
            return unit
    return told.unit


def proofs(heads: Mapping[str, int]) -> dict[str, str]:
    """By case, a digest of its events up to its head, to the last byte. A case without events is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_PROOFS, [list(heads), list(heads.values())])
        return dict(cursor.fetchall())


_PROOFS: Final = """
    SELECT c.reference, encode(sha256(convert_to(string_agg(jsonb_build_array(
        e.seq, e.name, e.from_state, e.to_state, e.actor_id, e.actor_kind, e.origin, extract(epoch FROM e.at),
        extract(epoch FROM e.effective_at), extract(epoch FROM e.recorded_at), e.audience, e.facts, e.statements
    )::text, E'\\n' ORDER BY e.seq), 'UTF8')), 'hex')
    FROM unnest(%s::text[], %s::int[]) AS head(reference, seq)
    JOIN complaints_complaint c ON c.reference = head.reference
    JOIN workflow_event e ON e.complaint_id = c.id AND e.seq <= head.seq
    GROUP BY c.reference
"""
