"""The scores of a year counted a second time: one row of SQL a case, from its events, duties and holdings, and plain Python by the
rules of docs/domain.md section 5. Nothing of what the product counts scores with is read, neither what it keeps nor its
instruments, nor the columns of a case that follow from its events.

Where nothing was entered a unit has no score, but the estimated dimension with its indicators; those are compared, and the
verifications of each agency.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection

from compliance import scoring
from compliance.scope import Scope

WEIGHTS: Final = {"timeliness": 35, "promptness": 15, "lateness": 15, "outcome": 20}
"""Of the indicators that count cases; the checklist is entered."""
SECOND_ROUND: Final = ("contested", "reopened", "remanded")
ANSWERED: Final = ("answered", "answered_with_original")
OVER: Final = ("rejected", "withdrawn", "closed")
IN_ITS_PLACE: Final = ("remand", "supersede")
"""Acts by which a date of the Ombudsman took the place of a duty, which counts as if it had run on."""
AT_ONCE: Final = 2000
MOMENT: Final = "(extract(epoch FROM {}) * 1000000)::bigint"
"""Instants in microseconds, which JSON tells exactly."""
NEVER: Final = 2**53
"""The end of a duty whose end is not known."""

CASES: Final = f"""
    SELECT a.code, a.zone, c.unit_id, duties.told, coalesce(holdings.told, '[]'), events.told
    FROM complaints_complaint c
    JOIN accounts_agency a ON a.id = c.agency_id
    CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(d.id, d.kind, d.due_on, coalesce({MOMENT.format("d.due_at")}, {NEVER}), {MOMENT.format("d.met_at")},
            {MOMENT.format("d.ended_at")}, d.ended_by, {MOMENT.format("d.opened_at")}, d.length, d.length_unit, d.week) ORDER BY d.id) AS told
        FROM workflow_duty d WHERE d.complaint_id = c.id AND d.round = 1
          AND d.kind IN ('settle', 'decide', 'follow_up', 'reply', 'remedy', 'verify')
    ) duties
    CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(h.unit_id, {MOMENT.format("h.from_at")}, {MOMENT.format("h.until_at")})) AS told
        FROM workflow_holding h WHERE h.complaint_id = c.id
    ) holdings
    CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(e.name, e.from_state, e.to_state, {MOMENT.format("e.effective_at")}, e.actor_kind,
            e.facts -> 'signs', e.facts -> 'verdict', e.facts -> 'round', e.facts -> 'counts') ORDER BY e.seq) AS told
        FROM workflow_event e WHERE e.complaint_id = c.id
    ) events
    WHERE c.kind = 'complaint' AND duties.told IS NOT NULL
"""  # one row a case


class Duty(NamedTuple):
    id: int
    kind: str
    due_on: str
    due_at: int
    met_at: int | None
    ended_at: int | None
    ended_by: str
    opened_at: int
    length: int | None
    length_unit: str
    week: str


class Event(NamedTuple):
    name: str
    before: str
    after: str
    at: int
    by: str
    signs: Any
    verdict: str | None
    round: int | None
    counts: bool | None


@dataclass(slots=True)
class Count:
    """What is counted of a unit's year. `kept`: of how late they were, what each case leaves of its limit, together."""

    n: Counter[str] = field(default_factory=Counter)
    kept: Fraction = Fraction(0)

    def told(self) -> dict[str, Any]:
        """As a row of the scores tells it: each indicator 0 to 100, None without cases, and the dimension of them."""
        n = self.n
        values = {
            "timeliness": _percent(n["met"], n["due"]),
            "promptness": _percent(n["prompt"], n["follow_ups"]),
            "lateness": _percent(self.kept, n["limited"]),
            "outcome": _percent(n["stood"], n["answers"]),
        }
        cases = dict(zip(WEIGHTS, (n["due"], n["follow_ups"], n["limited"], n["answers"]), strict=True))
        known = {code: value for code, value in values.items() if value is not None}
        whole = sum(WEIGHTS[code] for code in known)
        value = None
        if n["due"]:
            value = _rounded(sum((WEIGHTS[code] * one for code, one in known.items()), Fraction(0)) / whole)
        indicators = {
            code: (None if one is None else _rounded(one), cases[code]) for code, one in values.items()
        }
        return {"value": value, "n": n["due"], "still_open": n["open"], **indicators}


class Case:
    """A case, as its rows tell it."""

    def __init__(self, row: tuple[Any, ...], as_of: int) -> None:
        self.agency, zone, self.unit, duties, holdings, events = row
        self.zone, self.as_of = ZoneInfo(zone), as_of
        self.duties = [Duty(*each) for each in duties]
        self.holdings: list[tuple[int, int, int | None]] = [tuple(each) for each in holdings]
        self.events = [Event(*each) for each in events]
        self.moves = [each for each in self.events if each.before != each.after]
        self.answered_at = min((each.at for each in self.events if each.name in ANSWERED), default=None)
        last = self.moves[-1] if self.moves else None
        self.ended_at = last.at if last is not None and last.after in OVER else None
        self.first_round = not any(each.name in SECOND_ROUND for each in self.events)

    def due(self, *kinds: str) -> Iterator[Duty]:
        """The duties of these kinds whose end has come, but for those that ended because the file was incomplete."""
        for duty in self.duties:
            if duty.kind in kinds and duty.due_at <= self.as_of and duty.ended_by != "file_incomplete":
                yield duty

    def held_when_due(self, duty: Duty) -> int | None:
        end = duty.due_at
        held = (
            unit for unit, start, until in self.holdings if start < end and (until is None or until >= end)
        )
        return next(held, self.unit)

    def held_at_beginning(self, duty: Duty) -> int | None:
        at = duty.opened_at
        held = (unit for unit, start, until in self.holdings if start <= at and (until is None or until > at))
        return next(held, self.unit)

    def stood_rejected(self, at: int) -> bool:
        then = [each.after for each in self.moves if each.at < at]
        return bool(then) and then[-1] == "rejected"

    @property
    def void(self) -> bool:
        said = [each.verdict for each in self.events if each.name == "answer_audited" and each.round == 1]
        return bool(said) and said[-1] == "void"

    @property
    def unconfirmed(self) -> bool:
        """Accepted in its first round with a rating that stands apart, which nobody confirmed."""
        office, apart, ended_by = False, False, ""
        for place, each in enumerate(self.events):
            office |= (
                place == 0 and (each.by == "staff" or bool(each.signs))
            ) or each.name == "counter_key_approved"
            if each.name in ("accepted", "rated"):
                apart = office or bool(each.signs)
            if each.name in ("rating_affirmed", "rating_confirmed") and each.counts:
                apart = False
            if each.before != each.after and each.after in OVER:
                ended_by = each.name
        return self.first_round and ended_by == "accepted" and apart

    def local(self, at: int) -> date:
        return _instant(at).astimezone(self.zone).date()


Found = defaultdict[tuple[int, int | None], Count]
"""By year and unit."""
Verified = defaultdict[tuple[int, str], Counter[str]]
"""By year and agency."""


def again(as_of: datetime) -> tuple[Found, Verified]:
    """What the product should tell, from one pass over all cases."""
    found, verified = Found(Count), Verified(Counter)
    moment = round((as_of - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))
    for row in _rows():
        case = Case(row, moment)
        _settled(case, found)
        _followed(case, found)
        _answered(case, found)
        for duty in case.due("verify"):
            if duty.ended_at is None or duty.ended_at >= duty.due_at:
                verified[_year(duty), case.agency].update(due=1, met=_in_time(duty))
    return found, verified


def _settled(case: Case, found: Found) -> None:
    for kind in ("settle", "decide"):
        latest = max((duty.id for duty in case.duties if duty.kind == kind), default=None)
        for duty in case.due(kind):
            if duty.id != latest or case.stood_rejected(duty.due_at):
                continue
            met, over = duty.met_at, duty.ended_at
            if duty.ended_by in IN_ITS_PLACE:
                met, over = case.answered_at, None if case.answered_at is not None else case.ended_at
            if over is not None and over < duty.due_at:
                continue
            count = found[_year(duty), case.held_when_due(duty)]
            in_time = met is not None and met < duty.due_at
            count.n.update(due=1, met=in_time, open=met is None and over is None)
            if duty.length is not None:
                late = (
                    0
                    if in_time
                    else _late(duty, case.local(next(at for at in (met, over, case.as_of) if at is not None)))
                )
                count.n["limited"] += 1
                count.kept += max(Fraction(0), 1 - Fraction(late, duty.length))


def _followed(case: Case, found: Found) -> None:
    for duty in case.due("follow_up"):
        if duty.ended_at is None or duty.ended_at >= duty.due_at:
            count = found[_year(duty), case.held_at_beginning(duty)]
            count.n.update(follow_ups=1, prompt=_in_time(duty))


def _answered(case: Case, found: Found) -> None:
    for duty in case.due("reply"):
        if case.void or not case.unconfirmed:
            count = found[_year(duty), case.held_at_beginning(duty)]
            count.n.update(answers=1, stood=case.first_round and not case.void)
    for duty in case.due("remedy"):
        found[_year(duty), case.held_when_due(duty)].n.update(answers=1, stood=_in_time(duty))


def _rows() -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as plain:
        plain.execute("DECLARE every_score CURSOR WITH HOLD FOR " + CASES)
        while True:
            plain.execute(f"FETCH {AT_ONCE} FROM every_score")
            rows = plain.fetchall()
            yield from rows
            if not rows:
                plain.execute("CLOSE every_score")
                return


def _year(duty: Duty) -> int:
    return date.fromisoformat(duty.due_on).year


def _in_time(duty: Duty) -> bool:
    return duty.met_at is not None and duty.met_at < duty.due_at


def _late(duty: Duty, day: date) -> int:
    """Days after its last one up to this day, in its own unit."""
    return _days_late(duty.due_on, day, duty.week if duty.length_unit == "working_day" else "1234567")


@cache
def _days_late(due_on: str, day: date, week: str) -> int:
    """Of the calendar of the bench, which knows no days off."""
    last = date.fromisoformat(due_on)
    return sum(str((last + timedelta(days=n)).isoweekday()) in week for n in range(1, (day - last).days + 1))


def _instant(microseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def _percent(good: int | Fraction, of: int) -> Fraction | None:
    return Fraction(100 * good, of) if of else None


def _rounded(value: Fraction) -> Decimal:
    """Two decimals, a half goes up."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)


def compared(years: Iterable[int], as_of: datetime) -> tuple[int, list[str]]:
    """How many numbers of the scores of these years are the same, and sentences about those that are not."""
    found, verified = again(as_of)
    same, wrong = 0, []
    for year in years:
        told = scoring.of_year(Scope(None), year=year, as_of=as_of)
        theirs: dict[Any, dict[str, Any]] = {place.pk: _of_row(told.row(place)) for place in told.places}
        mine: dict[Any, dict[str, Any]] = {
            unit: count.told() for (of, unit), count in found.items() if of == year and unit is not None
        }
        theirs |= {one["agency"]["code"]: _of_agency(one) for one in told.agencies()}
        mine |= {
            agency: {"verified": (n["met"], n["due"])} for (of, agency), n in verified.items() if of == year
        }
        for key in theirs.keys() | mine.keys():
            of_nothing = {"verified": (0, 0)} if isinstance(key, str) else Count().told()
            one, other = mine.get(key, of_nothing), theirs.get(key, of_nothing)
            for name in of_nothing:
                if one[name] == other[name]:
                    same += 1
                else:
                    wrong.append(f"score {year} {key} {name}: told {other[name]}, counted again {one[name]}")
    return same, wrong


def _of_row(row: scoring.UnitRow) -> dict[str, Any]:
    indicators = {
        one["code"]: (one["value"], one["n"]) for one in row["indicators"] if one["code"] in WEIGHTS
    }
    value = row["dimensions"][scoring.ESTIMATED]
    return {"value": value, "n": row["n"], "still_open": row["still_open"], **indicators}


def _of_agency(row: scoring.AgencyRow) -> dict[str, Any]:
    return {"verified": (row["verification"]["met"], row["verification"]["due"])}
