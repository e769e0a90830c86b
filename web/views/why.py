"""Why this date: one duty, day by day, to be read on a phone or printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from law.counting import ONE_DAY, SUSPENDED, WEEKEND
from web import door
from web.case import deadlines, key
from web.door import Case
from workflow.clocks.duties import Docket
from workflow.reading import explained
from workflow.reading.explaining import Explanation, explain

DAYS_IN_A_WEEK: Final = 7
MARKS: Final = {WEEKEND: "–", "holiday": "L", SUSPENDED: "T", "kept": "+", "end": "!"}
"""The mark under a day without a number, so that colours are not the only sign."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a month: its `kind`, the `mark` under its number, and `says`, the same in words for a screen reader."""

    day: date
    kind: str
    mark: str
    says: str


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    weeks: list[list[Cell | None]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Days that did not count for one reason."""

    says: str
    count: int
    days: list[date]
    """Empty for the days off of every week, which are many and need no list."""


@require_safe
@door.private
def own(request: HttpRequest, reference: str, duty: int) -> HttpResponse:
    """For the complainant, if this browser opened the case; else the page that asks for the key."""
    actor = door.complainant_of(request, reference)
    if actor is None:
        return key.ask(request, reference=door.canonical(reference), status=404)
    return why(request, door.case_of(actor, reference), duty, back="web:case")


@require_safe
@door.staff_only
def staff(request: HttpRequest, actor: Actor, reference: str, duty: int) -> HttpResponse:
    return why(request, door.case_of(actor, reference), duty, back="web:staff-case")


def why(request: HttpRequest, case: Case, pk: int, *, back: str) -> HttpResponse:
    """One duty of this case, day by day; `back`: the page that it belongs to."""
    docket = Docket.of(case.row)
    row = next((each for each in docket.rows if each.pk == pk), None)
    if row is None:
        raise Http404
    explanation = explain(row, docket, viewer=case.actor)
    days = list(_days(explanation))
    return door.page(
        request,
        "why",
        {
            "complaint": case.row,
            "explanation": explanation,
            "line": deadlines.lines(case.row, at=case.at, duties=[row])[0],
            "steps": explained.sentences(explanation),
            "rule": explained.rule_text(explanation),
            "follows": explained.follows(explanation),
            "reminders": explained.reminders(explanation),
            "week": explained.week(explanation.week),
            "months": list(_months(days)),
            "marks": {cell.kind for cell in days},
            "reasons": list(_reasons(explanation)),
            "heads": _heads(),
            "back": back,
            "here": "worklist",
        },
    )


def _days(explanation: Explanation) -> Iterator[Cell]:
    """Each day from day zero to the end, or to the last one counted where that is later."""
    ends = [day for day in (explanation.last_counted, explanation.due_on) if day is not None]
    zero = explanation.day_zero.on
    if explanation.last_counted is None or max(ends) == zero:
        return
    numbers = {day: number for number, day in enumerate(explanation.counted, start=1)}
    skipped = {each.date: each for each in explanation.skipped}
    for n in range((max(ends) - zero).days + 1):
        day = zero + n * ONE_DAY
        if day == zero:
            yield Cell(day, "zero", "0", _("hari ke-0, tidak dihitung"))
        elif day in numbers:
            kind = "end" if day == explanation.due_on else "counted"
            number = {"n": numbers[day]}
            words = _("hari ke-%(n)d, hari terakhir") if kind == "end" else _("hari ke-%(n)d")
            yield Cell(day, kind, str(numbers[day]), words % number)
        elif day in skipped:
            why = skipped[day].why
            kind = why if why in (WEEKEND, SUSPENDED) else "holiday"
            kind = "end" if day == explanation.due_on else kind
            yield Cell(day, kind, MARKS[kind], explained.why(skipped[day], explanation))
        else:
            kind = "end" if day == explanation.due_on else "kept"
            yield Cell(day, kind, MARKS[kind], _("tetap berlaku sampai tanggal yang sudah diberitahukan"))


def _months(days: list[Cell]) -> Iterator[Month]:
    """The days laid out in months of whole weeks, Monday first."""
    for first, group in groupby(days, key=lambda cell: cell.day.replace(day=1)):
        cells = list(group)
        row: list[Cell | None] = [None] * (cells[0].day.isoweekday() - 1)
        weeks = []
        for cell in cells:
            row.append(cell)
            if len(row) == DAYS_IN_A_WEEK:
                weeks.append(row)
                row = []
        if row:
            weeks.append(row + [None] * (DAYS_IN_A_WEEK - len(row)))
        yield Month(first, weeks)


def _reasons(explanation: Explanation) -> Iterator[Reason]:
    """Why days did not count, in the order in which the reasons first occur."""
    by_reason: dict[tuple[bool, str], list[date]] = {}
    for each in explanation.skipped:
        key = each.why == WEEKEND, explained.why(each, explanation)
        by_reason.setdefault(key, []).append(each.date)
    for (weekend, says), days in by_reason.items():
        yield Reason(says, len(days), [] if weekend else days)


def _heads() -> list[tuple[str, str]]:
    """Short and full names of the days of a week, Monday first."""
    monday = date(2024, 1, 1)
    return [
        (date_format(monday + n * ONE_DAY, "D"), date_format(monday + n * ONE_DAY, "l"))
        for n in range(DAYS_IN_A_WEEK)
    ]
