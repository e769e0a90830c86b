"""The next deadline is the same duty, with the same days of the same unit, on list, page, mail and API."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from accounts.actors import clock as the_clock
from api.shapes import cases, clocks
from complaints.models import Complaint
from notifications import bodies
from notifications.models import Message
from tests.factories import House, when
from web.case import deadlines
from workflow.clocks.duties import Docket
from workflow.models import Duty
from workflow.reading.upcoming import with_next_duty
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
LENGTH = r"(hari ini|\d+ hari (kerja|kalender) lagi|terlambat \d+ hari (kerja|kalender)|lewat batas)"


@pytest.mark.parametrize("begun", [False, True])
def test_list_page_and_api_count_alike_on_any_day(begun: bool):
    case = House().file("2026-03-02").dispatched("2026-03-03")
    if begun:
        case.begun("2026-03-04")
    row = with_next_duty(Complaint.objects.worklist()).get(pk=case.pk)
    for day in range(0, 70, 3):
        assert_alike(row, when("2026-03-04") + timedelta(days=day))


def assert_alike(row: Any, at: datetime) -> None:
    listed = deadlines.next_of(row, at=at)
    assert listed is not None, at
    line = deadlines.lines(row, at=at)[0]
    assert (listed.label, listed.words, listed.due_on, listed.tone) == (
        line.label,
        line.words,
        line.duty.due_on,
        line.tone,
    ), at
    assert re.fullmatch(LENGTH, listed.words), at
    shown = cases.listed(row, at=at)
    docket = Docket.of(row)
    duty = next(clocks.duty(each, docket, at=at) for each in docket.rows if each.pk == line.duty.pk)
    upcoming = shown["next_duty"]
    assert shown["due_on"] == duty["due_on"], at
    assert upcoming["length_unit"] == duty["length_unit"], at
    assert upcoming["left_days"] == duty["left_days"], at
    assert upcoming["late_days"] == (duty["late_days"] if upcoming["left_days"] is None else None), at
    said = re.search(r"\d+", listed.words)
    assert int(said.group() if said else 0) == (upcoming["left_days"] or upcoming["late_days"] or 0), at


def test_a_reminder_counts_as_the_page_did_when_it_left():
    case = House().file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    told = []
    for _ in range(12):
        due = Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).order_by("rung_at").first()
        if due is None or due.rung_at is None:
            break
        at = due.rung_at + timedelta(seconds=1)
        sweeps.act(case.pk, by=the_clock(origin=case.complainant.origin), at=at)
        told += [(at, message) for message in Message.objects.filter(complaint=case.pk, created_at=at)]
    assert {"due_soon", "overdue", "three_days_over"} <= {message.notice for _at, message in told}
    for _at, message in told:
        lines = deadlines.lines(case.row, at=message.next_try_at)
        on_page = {(line.duty.pk, line.words) for line in lines}
        for fact in message.facts.get("duties", []):
            if fact.get("left") is not None or fact.get("late") is not None:
                (words,) = [words for pk, words in on_page if pk == fact["duty"]]
                assert words in bodies.read(message).text
