"""The dates behind the truth table: day zero, re-dating by class, old dates on appeal, later rounds.

Expected days are counted here by a plain loop over the decreed days, or stand as literals counted by hand.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from complaints.models import Complaint
from law.codes import Classification
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, PROMISED, answered, use
from workflow.models import Calendar
from workflow.sweep import sweeps

pytestmark = pytest.mark.usefixtures("rebuilds")

with (Path(__file__).parents[2] / "data/holidays_id.csv").open(encoding="utf-8") as file:
    OFF = {date.fromisoformat(row["date"]) for row in csv.DictReader(file)}


def working(zero: str, days: int, week: str = "12345") -> date:
    day = date.fromisoformat(zero)
    while days:
        day += timedelta(days=1)
        days -= str(day.isoweekday()) in week and day not in OFF
    return day


def due(case: Case, kind: str, round_: int = 1) -> date | None:
    """The end of the running duty of this kind."""
    return case.row.duties.get(kind=kind, round=round_, met_at=None, ended_at=None).due_on


def frozen(case: Case, round_: int = 1) -> list[tuple[object, ...]]:
    return list(case.row.duties.filter(round=round_).order_by("pk").values_list())


def test_the_dates_of_a_filing_are_those_counted_by_hand():
    case = House().file("2026-03-02")
    dates = {row.kind: row.due_on for row in case.row.duties.all()}
    assert dates == {
        "receipt": date(2026, 3, 2),
        "verify": date(2026, 3, 5),
        "first_answer": date(2026, 3, 16),
        "settle": date(2026, 3, 27),  # over Nyepi and Idulfitri
        "decide": date(2026, 5, 1),
    }


def test_a_completed_file_starts_verification_and_settlement_anew_in_the_first_round():
    house = House()
    case = use(house.file(), "request_completion", "2026-03-04", house.coordinator)
    assert due(case, "complete") == date(2026, 4, 3)
    use(case, "complete", "2026-03-10", case.complainant)
    assert (due(case, "verify"), due(case, "settle"), due(case, "decide")) == (
        date(2026, 3, 13),
        date(2026, 4, 7),
        date(2026, 5, 9),
    )
    ended = case.row.duties.filter(ended_by="file_incomplete")
    assert {row.kind for row in ended} == {"settle", "decide"}
    assert case.row.round == 1


@pytest.mark.parametrize(
    ("class_", "days"), [("information", 5), ("aspiration", 5), ("ordinary", 14), ("supervisory", 60)]
)
def test_the_class_re_dates_the_settlement_from_the_same_day_zero(class_, days):
    case = House().file("2026-03-02").dispatched("2026-03-05", classification=Classification(class_))
    settle = case.row.duties.get(kind="settle")
    assert (settle.opened_on, settle.due_on, settle.length) == (
        date(2026, 3, 2),
        working("2026-03-02", days),
        days,
    )


@pytest.mark.parametrize("class_", ["information", "aspiration"])
def test_the_limit_of_the_statute_ends_for_what_is_no_complaint_and_returns_with_its_old_date(class_):
    house = House()
    case = house.file().dispatched("2026-03-03", classification=Classification(class_))
    assert case.row.duties.get(kind="decide").ended_by == "dispatch"
    use(case, "send_back", "2026-03-04", house.officer)
    case.dispatched("2026-03-06")
    assert due(case, "decide") == date(2026, 5, 1)
    assert due(case, "settle") == date(2026, 3, 27)


def test_a_limit_that_returns_after_a_completion_counts_from_the_completion():
    house = House()
    case = house.file().dispatched("2026-03-03", classification=Classification.INFORMATION)
    use(case, "send_back", "2026-03-04", house.officer)
    use(case, "request_completion", "2026-03-05", house.coordinator)
    use(case, "complete", "2026-03-10", case.complainant)
    case.dispatched("2026-03-11")
    assert due(case, "settle") == date(2026, 4, 7)
    assert due(case, "decide") == date(2026, 5, 9)


def test_a_shorter_class_may_be_over_already_when_it_is_given():
    house = House()
    case = house.file().dispatched("2026-03-12", classification=Classification.INFORMATION)
    assert due(case, "settle") == date(2026, 3, 9)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-03-12T12:00"))
    breach = case.row.events.get(name="breached", facts__kind="settle")
    assert breach.effective_at == when("2026-03-10T00:00")


def test_send_back_and_dispatch_keep_the_settlement_where_it_is():
    house = House()
    case = house.file().dispatched("2026-03-03")
    use(case, "send_back", "2026-03-05", house.officer)
    assert due(case, "verify") == working("2026-03-05", 3)
    case.dispatched("2026-03-09", unit=house.other_unit)
    assert (due(case, "settle"), due(case, "follow_up")) == (date(2026, 3, 27), working("2026-03-09", 5))


def test_a_transfer_never_moves_the_complainants_date_and_gives_the_new_unit_its_own_follow_up():
    house = House()
    house.other_unit.working_week = [1, 2, 3, 4, 5, 6]
    house.other_unit.save(update_fields=["working_week"])
    case = use(house.file().dispatched("2026-03-03"), "transfer", "2026-03-06", house.coordinator)
    assert due(case, "settle") == date(2026, 3, 27)
    assert due(case, "follow_up") == working("2026-03-06", 5, "123456")


def test_an_appeal_brings_the_old_dates_back_and_a_new_verification():
    house = House()
    case = use(house.file(), "reject", "2026-03-03", house.coordinator)
    use(case, "appeal", "2026-03-30", case.complainant)
    assert (due(case, "settle"), due(case, "decide")) == (date(2026, 3, 27), date(2026, 5, 1))
    assert due(case, "verify") == working("2026-03-30", 3)
    assert case.row.duties.filter(kind="settle", ended_by="reject").count() == 1


def test_an_appeal_in_a_later_round_brings_that_rounds_date_back_as_well():
    house = House()
    case = use(house.file().dispatched("2026-03-03"), "escalate", "2026-03-04", house.coordinator)
    use(case, "remand", "2026-03-05", house.ombudsman)
    use(case, "transfer", "2026-03-06", house.coordinator)
    use(case, "send_back", "2026-03-09", house.other_officer)
    use(case, "reject", "2026-03-10", house.coordinator)
    use(case, "appeal", "2026-03-11", case.complainant)
    assert due(case, "settle", 2) == PROMISED
    running = case.row.duties.filter(met_at=None, ended_at=None).values_list("kind", "round")
    assert set(running) == {("settle", 2), ("verify", 2)}


@pytest.mark.parametrize(("class_", "days"), [("information", 5), ("ordinary", 14), ("supervisory", 14)])
@pytest.mark.parametrize("way", ["contest", "reopen"])
def test_a_later_round_has_fourteen_working_days_or_the_class_where_that_is_shorter(class_, days, way):
    house = House()
    case = house.file().dispatched("2026-03-03", classification=Classification(class_)).begun("2026-03-04")
    answered(case)
    if way == "reopen":
        case.do("accept", "2026-03-06", rating=2)
    before = frozen(case)
    use(case, way, "2026-03-09", case.complainant)
    assert due(case, "settle", 2) == working("2026-03-09", days)
    changed = [(old, new) for old, new in zip(before, frozen(case), strict=True) if old != new]
    met = {case.row.duties.get(pk=old[0]).kind for old, _new in changed}
    assert met == ({"reply"} if way == "contest" else set())
    assert case.row.duties.filter(kind="decide", met_at=None, ended_at=None).count() == 0


def test_a_remand_is_due_on_the_date_that_the_ombudsman_set_and_the_first_rounds_dates_stay_readable():
    house = House()
    case = use(house.file().dispatched("2026-03-03"), "escalate", "2026-03-04", house.coordinator)
    before = frozen(case)
    use(case, "remand", "2026-03-10", house.ombudsman)
    assert due(case, "settle", 2) == PROMISED
    rows = case.row.duties.filter(ended_by="remand").values_list("kind", "due_on")
    assert set(rows) == {("settle", date(2026, 3, 27)), ("decide", date(2026, 5, 1))}
    changed = {new for old, new in zip(before, frozen(case), strict=True) if old != new}
    assert len(changed) == 2


def test_the_first_rounds_rows_never_change_once_it_was_answered():
    house = House()
    case = answered(house.file().dispatched("2026-03-03").begun("2026-03-04"), remedy=False)
    use(case, "contest", "2026-03-09", case.complainant)
    before = frozen(case)
    use(case, "answer", "2026-03-11", house.supervisor)
    case.do("accept", "2026-03-12", rating=1)
    use(case, "reopen", "2026-03-13", case.complainant)
    use(case, "escalate", "2026-03-13", house.coordinator)
    use(case, "remand", "2026-03-16", house.ombudsman)
    use(case, "answer", "2026-03-17", house.supervisor)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-06-17"))
    assert frozen(case) == before


def test_only_a_remedy_runs_in_an_end_state_and_it_alone_is_reminded_of():
    """Deadline case T-23."""
    house = House()
    case = answered(house.file().dispatched("2026-03-03").begun("2026-03-04")).do(
        "accept", "2026-03-06", rating=4
    )
    running = case.row.duties.filter(met_at=None, ended_at=None)
    assert [row.kind for row in running] == ["remedy"]
    assert (case.row.next_due_on, running[0].rung) == (PROMISED, "three_before")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-07-02"))
    assert [event.facts["kind"] for event in case.row.events.filter(name="breached")] == ["remedy"]


def test_a_case_without_a_page_for_its_complainant_ends_with_no_clock_running():
    """An imported case that is answered here: the letter that would meet `notify` leaves no trace with us."""
    with transaction.atomic():
        house = House()
        case = house.file().dispatched("2026-03-03").begun("2026-03-04")
        Complaint.objects.filter(pk=case.pk).update(access_hash="")
        answered(case, remedy=False)
        assert due(case, "notify") == date(2026, 3, 19)
        sweeps.act(case.pk, by=CLOCK, at=when("2026-05-01"))
        assert case.row.state == "closed"
        assert not case.row.duties.filter(met_at=None, ended_at=None).exists()
        transaction.set_rollback(True)  # no event tells that a code was taken away


@pytest.mark.parametrize(
    ("zone", "at", "zero"),
    [
        ("Asia/Jakarta", "2026-03-14T23:59:59", date(2026, 3, 14)),
        ("Asia/Jayapura", "2026-03-15T00:00:00", date(2026, 3, 15)),
        ("Asia/Makassar", "2026-03-19T12:00:00", date(2026, 3, 19)),
    ],
)
def test_day_zero_is_the_local_day_of_filing_also_outside_hours(zone, at, zero):
    """Deadline case T-31: Saturday 23:59, a Sunday's first instant, a holiday."""
    case = House(zone=zone).file(when(at, zone))
    assert {row.opened_on for row in case.row.duties.all()} == {zero}
    assert due(case, "settle") == working(zero.isoformat(), 14)
    settle = case.row.duties.get(kind="settle")
    assert settle.due_at == when(f"{settle.due_on + timedelta(days=1)}T00:00", zone)


def test_a_year_without_a_calendar_lets_the_duty_wait_and_every_verb_succeed():
    house = House(calendar="empty")
    Calendar.objects.create(code="empty", name="Kosong")
    case = house.file()
    waiting = case.row.duties.get(kind="settle")
    assert (waiting.due_on, waiting.due_at, waiting.awaits_year) == (None, None, 2026)
    case.dispatched("2026-03-03").begun("2026-03-04")
    answered(case)
    assert case.row.state == "answered"
    use(case, "contest", "2026-03-09", case.complainant)
    assert case.row.state == "investigating"
