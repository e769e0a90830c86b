"""An agency under another country's law lives by that law alone: nothing is hard-wired."""

from datetime import date

import pytest

from accounts.actors import Origin, clock
from config import checkup
from law import rules
from law.counting import LengthUnit, due_on
from tests.factories import House, when
from workflow.calendars import present
from workflow.clock import now
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
WEEK = frozenset({1, 2, 3, 4, 5})


def house() -> House:
    return House(law="uk", zone="Europe/London", calendar="none")


def after(day: str, days: int) -> date:
    zero = date.fromisoformat(day)
    return due_on(zero, days, LengthUnit.WORKING_DAY, WEEK, present.current("none"))[0]


def kinds(case) -> dict[str, date]:
    return {duty.kind: duty.due_on for duty in case.row.duties.filter(met_at=None, ended_at=None)}


def test_a_complaint_has_only_the_duties_of_its_law():
    case = house().file("2026-03-02")
    assert kinds(case) == {"verify": after("2026-03-02", 5), "settle": after("2026-03-02", 10)}
    case.dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-10")
    assert set(kinds(case)) == {"reply"}


def test_stage_two_is_twenty_working_days():
    case = house().file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-10")
    case.do("contest", "2026-03-12", reasons="Belum selesai.")
    assert kinds(case) == {"settle": after("2026-03-12", 20)}


def test_an_extension_is_at_most_ten_working_days_and_names_the_ombudsman():
    rule = rules.law("uk").rule("settle", date(2026, 3, 2), "ordinary")
    assert rule.extension is not None
    assert (rule.extension.cap, rule.extension.times, rule.extension.names_ombudsman) == (10, 1, True)


def test_the_whole_way_to_the_end_breaks_no_invariant():
    offices = house()
    case = offices.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-10")
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-06-01", "Europe/London"))
    assert case.row.state == "closed"
    assert list(checkup.duties(now())) == []
