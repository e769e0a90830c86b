"""Which complainants are asked: of the cases that were closed in a month, a random sample of each unit.

The draw runs once a month and agency, by the seed that it keeps; anybody who reads the row can draw again
(`compliance.sampling`). A case is asked once in its life, also if it was reopened and closed again.
"""

import secrets
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from accounts import actors
from accounts.actors import Actor
from accounts.models import Agency
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.transactions import each_alone, retried
from compliance import sampling
from compliance.models import Question, QuestionDraw
from law.counting import due_at, local_date
from notifications import outbox
from notifications.notices import Notice
from workflow.calendars import present
from workflow.clocks import sending
from workflow.models import ImportedCase

OPEN_FOR: Final = timedelta(days=30)
"""How long a question may be answered."""


def draw(at: datetime, *, by: Actor | None = None) -> int:
    """Draw of every agency that asks what was not drawn yet of last month. Returns how many cases were drawn. `by`: the clock,
    or the clock of the demo."""
    asking = Agency.objects.filter(asked_percent__gt=0).order_by("pk").values_list("pk", flat=True)
    return each_alone(lambda pk: _draw(pk, at, by or actors.clock()), asking, what="questions")


@retried
@transaction.atomic
def _draw(pk: int, at: datetime, by: Actor) -> int:
    agency = Agency.objects.select_for_update(no_key=True).get(pk=pk)
    today = local_date(at, agency.zone)
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    if not agency.asked_percent or QuestionDraw.objects.filter(agency=agency, month=month).exists():
        return 0
    cases = _closed(agency, month, today.replace(day=1))
    strata: defaultdict[str, list[str]] = defaultdict(list)
    for reference, case in cases.items():
        strata[case.unit.code if case.unit else ""].append(reference)
    made = QuestionDraw.objects.create(
        agency=agency,
        month=month,
        seed=secrets.token_hex(32),
        percent=agency.asked_percent,
        closed={code: sorted(references) for code, references in sorted(strata.items())},
        at=at,
    )
    chosen = sampling.drawn(made.seed, made.closed, made.percent)
    return _ask(made, [cases[each] for some in chosen.values() for each in some], at, by)


def _closed(agency: Agency, start: date, end: date) -> dict[str, Complaint]:
    """The cases that were closed in the month and are, by their number, in any order. Not those of another register: nobody
    could answer for them here, nor those that are answered with another one."""
    day = timedelta(days=1)
    rows = Complaint.objects.filter(
        agency=agency,
        state=State.CLOSED,
        duplicate_of=None,
        ended_at__gte=due_at(start - day, agency.zone),
        ended_at__lt=due_at(end - day, agency.zone),
    )
    asked = Question.objects.filter(complaint__agency=agency).values("complaint")
    rows = rows.exclude(pk__in=asked).exclude(pk__in=ImportedCase.objects.values("complaint"))
    return {row.reference: row for row in rows.select_related("agency", "unit")}


def _ask(draw: QuestionDraw, cases: list[Complaint], at: datetime, by: Actor) -> int:
    agency, until = draw.agency, at + OPEN_FOR
    asked_on = local_date(at, agency.zone)
    Question.objects.bulk_create(
        Question(complaint=case, draw=draw, unit=case.unit, about=about, asked_on=asked_on, open_until=until)
        for case in cases
        for about in Question.About
    )
    opens = sending.opening_of(agency, at, present.current(agency.calendar))
    for case in cases:
        facts = {"until": local_date(until, agency.zone).isoformat()}
        outbox.enqueue(Notice.QUESTIONS, case, by=by, at=at, facts=facts, not_before=opens)
    return len(cases)
