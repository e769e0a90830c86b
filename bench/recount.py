"""The figures of a size counted a second time: one row of SQL a case, from its events, duties and holdings, and plain Python.
Nothing of what the product counts with is read. Then each number of the overview opens its cases, and their number is compared
with it.

`python -m bench.within bench.recount` prints JSON: how many numbers were compared, how many of scores (`recount_scores`), how many
opened, and the first that differ.
"""

import json
import logging
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from accounts.roles import Role
from bench import recount_scores
from bench.asking import reader_of
from compliance import figures
from compliance.measures import Group
from compliance.scope import Scope
from workflow import clock

GROUPS: Final = (None, "agency", "unit", "month", "classification", "channel")
PARTS: Final = ("answered", "rejected", "withdrawn", "concluded", "open")
COUNTS: Final = ("received", *PARTS, "never_assigned", "due", "met", "open_late")
NAMES: Final = (*COUNTS, "median_days", "p90_days")
ENDS: Final = {"rejected": "rejected", "withdrawn": "withdrawn", "closed": "concluded"}
SHOWN: Final = 20
DIGITS: Final = re.compile(r"\D")

CASES: Final = """
    SELECT a.code, a.zone, u.code, coalesce(u.working_week, a.working_week), c.channel, nullif(c.classification, ''),
        first.at, answered.at, last.to_state, settle.due_on, settle.ended_by, then_held.code, coalesce(stood.state, 'received'),
        coalesce(stood.answered, false), (SELECT min(h.id) FROM workflow_holding h WHERE h.complaint_id = c.id)
    FROM complaints_complaint c
    JOIN accounts_agency a ON a.id = c.agency_id
    LEFT JOIN accounts_unit u ON u.id = c.unit_id
    CROSS JOIN LATERAL (SELECT at FROM workflow_event WHERE complaint_id = c.id AND seq = 1) first
    CROSS JOIN LATERAL (SELECT to_state FROM workflow_event WHERE complaint_id = c.id ORDER BY seq DESC LIMIT 1) last
    LEFT JOIN LATERAL (
        SELECT min(effective_at) AS at FROM workflow_event
        WHERE complaint_id = c.id AND name IN ('answered', 'answered_with_original')
    ) answered ON true
    LEFT JOIN LATERAL (
        SELECT due_on, ended_by FROM workflow_duty WHERE complaint_id = c.id AND kind = 'settle' AND round = 1
        ORDER BY id DESC LIMIT 1
    ) settle ON true
    LEFT JOIN LATERAL (
        SELECT (array_agg(to_state ORDER BY seq DESC))[1] AS state, bool_or(name IN ('answered', 'answered_with_original')) AS answered FROM workflow_event
        WHERE complaint_id = c.id AND from_state <> to_state
          AND effective_at < ((settle.due_on + 1)::timestamp AT TIME ZONE a.zone)
    ) stood ON true
    LEFT JOIN LATERAL (
        SELECT held.code FROM workflow_holding h JOIN accounts_unit held ON held.id = h.unit_id
        WHERE h.complaint_id = c.id AND h.from_at < ((settle.due_on + 1)::timestamp AT TIME ZONE a.zone)
          AND (h.until_at IS NULL OR h.until_at >= ((settle.due_on + 1)::timestamp AT TIME ZONE a.zone))
        LIMIT 1
    ) then_held ON true
    WHERE c.kind = 'complaint'
"""


@dataclass(slots=True)
class Count:
    """What is counted under one key."""

    n: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    def of(self) -> dict[str, Any]:
        counts: dict[str, Any] = {name: self.n[name] for name in COUNTS}
        return counts | {"median_days": self._smallest(50), "p90_days": self._smallest(90)}

    def _smallest(self, percent: int) -> int | None:
        """The smallest number of days within which this many of a hundred were answered."""
        total, within = sum(self.days.values()), 0
        for days in sorted(self.days):
            within += self.days[days]
            if within * 100 >= total * percent:
                return days
        return None


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, and under which keys its cases are counted."""

    start: date
    end: date
    by: str | None

    def key(self, day: date, unit: str | None, case: dict[str, Any]) -> Any:
        match self.by:
            case None:
                return "all"
            case "unit":
                return unit
            case "month":
                return f"{day:%Y-%m}"
            case other:
                return case[other]


def again(asked: list[Asked], as_of: datetime) -> dict[Asked, dict[Any, dict[str, Any]]]:
    """What the product should answer to each of these, from one pass over all cases."""
    found: dict[Asked, defaultdict[Any, Count]] = {one: defaultdict(Count) for one in asked}
    for case in _cases():
        today = as_of.astimezone(ZoneInfo(case["zone"])).date()
        part = "answered" if case["answered_on"] else ENDS.get(case["state"], "open")
        days = (
            _working_days(case["filed_on"], case["answered_on"], tuple(case["week"]))
            if case["answered_on"]
            else None
        )
        is_due = _fell_due(case, today)
        for one in asked:
            if one.start <= case["filed_on"] <= one.end:
                count = found[one][one.key(case["filed_on"], case["unit"], case)]
                count.n.update(("received", part))
                count.n["never_assigned"] += part == "open" and case["first_held"] is None
                if days is not None:
                    count.days[days] += 1
            if is_due and one.start <= case["due_on"] <= one.end:
                count = found[one][one.key(case["due_on"], case["unit_then"] or case["unit"], case)]
                count.n["due"] += 1
                count.n["met"] += case["answered_on"] is not None and case["answered_on"] <= case["due_on"]
                count.n["open_late"] += part == "open"
    return {one: {key: count.of() for key, count in counts.items()} for one, counts in found.items()}


def _cases() -> Iterator[dict[str, Any]]:
    with connection.cursor() as plain:
        plain.execute("DECLARE every_case CURSOR WITH HOLD FOR " + CASES)
        while True:
            plain.execute("FETCH 5000 FROM every_case")
            rows = plain.fetchall()
            if not rows:
                plain.execute("CLOSE every_case")
                return
            for row in rows:
                yield _case(row)


def _case(row: tuple[Any, ...]) -> dict[str, Any]:
    (
        agency,
        zone,
        unit,
        week,
        channel,
        classification,
        first,
        answered,
        state,
        due_on,
        ended_by,
        then,
        stood,
        had,
        first_held,
    ) = row
    here = ZoneInfo(zone)
    return {
        "agency": agency,
        "zone": zone,
        "unit": unit,
        "week": week,
        "channel": channel,
        "classification": classification,
        "filed_on": first.astimezone(here).date(),
        "answered_on": None if answered is None else answered.astimezone(here).date(),
        "state": state,
        "due_on": due_on,
        "ended_by": ended_by,
        "unit_then": then,
        "stood": stood,
        "answered_then": had,
        "first_held": first_held,
    }


def _fell_due(case: dict[str, Any], today: date) -> bool:
    """Whether its settlement fell due: the day is over, and by its end the case had not ended unanswered."""
    due_on = case["due_on"]
    if due_on is None or case["ended_by"] == "file_incomplete" or due_on >= today:
        return False
    return case["answered_then"] or case["stood"] not in ENDS


@cache
def _working_days(after: date, until: date, week: tuple[int, ...]) -> int:
    """Of the calendar of the bench, which knows no days off."""
    return sum((after + timedelta(days=n)).isoweekday() in week for n in range(1, (until - after).days + 1))


def compared(asked: list[Asked], as_of: datetime) -> tuple[int, list[str]]:
    """How many numbers are the same, and the first sentences about those that are not."""
    same, wrong = 0, []
    answers = again(asked, as_of)
    for one in asked:
        told = figures.handling(
            start=one.start, end=one.end, as_of=as_of, group_by=one.by, scope=Scope(None)
        ).groups
        groups = {group.key: group for group in told}
        for key in groups.keys() | answers[one].keys():
            mine, theirs = answers[one].get(key) or Count().of(), _of(groups.get(key))
            for name in NAMES:
                if mine[name] == theirs[name]:
                    same += 1
                else:
                    wrong.append(f"{one} {key} {name}: told {theirs[name]}, counted again {mine[name]}")
    return same, wrong[:SHOWN]


def _of(group: Group | None) -> dict[str, Any]:
    return Count().of() if group is None else {name: getattr(group, name) for name in NAMES}


def opened(span: dict[str, str], most: int | None) -> tuple[int, list[str]]:
    """Each count of the Ombudsman's overview of a period by agency (or this many of them), and the cases that its address opens."""
    client = Client(headers={"host": "localhost"})
    client.force_login(reader_of(Role.OMBUDSMAN))
    wrong = []
    table = client.get(reverse("web:oversight"), {**span, "columns": "all"}).context
    cells = [cell for _row, shown in [table["total"], *table["rows"]] for cell in shown if _is_count(cell)]
    walked = cells[:most]
    for cell in walked:
        total = client.get(cell.href).context["found"].total
        if total != int(DIGITS.sub("", cell.text)):
            wrong.append(f"{cell.href}: shows {cell.text}, opens {total}")
    return len(walked), wrong[:SHOWN]


def _is_count(cell: Any) -> bool:
    return bool(cell.href) and cell.text.replace(".", "").isdigit() and not cell.name.endswith("_days")


def main() -> None:
    setup_test_environment()  # answers tell what their templates were given
    at = clock.now()
    last = at.year - 1
    whole = [Asked(date(last - 6, 1, 1), date(last + 1, 12, 31), by) for by in GROUPS]
    odd = [Asked(date(last - 1, 1, 10), date(last + 1, 2, 19), by) for by in GROUPS]
    same, wrong = compared([*whole, *odd], at)
    of_scores, scores_wrong = recount_scores.compared((last - 1, last, last + 1), at)
    most = int(sys.argv[1]) if sys.argv[1:] else None
    walked, more = opened({"start": f"{last}-01-01", "end": f"{last}-12-31"}, most)
    sys.stdout.write(
        json.dumps(
            {
                "same": same,
                "opened": walked,
                "scores": of_scores,
                "wrong": [*wrong, *scores_wrong[:SHOWN], *more],
            }
        )
        + "\n"
    )


if __name__ == "__main__":
    logging.disable()  # a line a page that is opened
    main()
