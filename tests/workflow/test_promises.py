"""A unit promises to be quicker than the rule: from when, for what, and what becomes of it in other hands."""

from datetime import date

import pytest

from accounts.models import Unit
from law.codes import Classification
from law.codes import DutyKind as K
from law.rules import Classification as C
from tests.factories import Case, House, when
from tests.workflow.paths import IN_STATE, attempt, use
from tests.workflow.test_duty_dates import due, working
from workflow.clocks import promises
from workflow.errors import BadInput, NotYours
from workflow.models import UnitPromise

pytestmark = pytest.mark.usefixtures("rebuilds")


def promise(
    house: House, length: int | None, start: str, *, kind: K = K.SETTLE, unit: Unit | None = None, **given
):
    made = promises.make(
        (unit or house.unit).pk,
        kind=kind,
        classification=given.get("classification", C.ORDINARY),
        length=length,
        effective_from=date.fromisoformat(start),
        by=given.get("by", house.coordinator),
        at=when(given.get("at", "2026-02-01")),
    )
    for one in (house.unit, house.other_unit):
        one.refresh_from_db()  # it says since when there are promises
    return made


def settle(case: Case):
    return case.row.duties.filter(kind="settle").latest("pk")


def test_what_starts_on_or_after_its_day_is_counted_with_the_promise_and_names_it():
    house = House()
    made = promise(house, 7, "2026-03-02")
    before, on = house.file("2026-03-01"), house.file("2026-03-02")
    assert due(before, "settle") == working("2026-03-01", 14)
    assert due(on, "settle") == working("2026-03-02", 7)
    duty = settle(on)
    assert (duty.promise, duty.length, duty.rule) == (made, 7, settle(before).rule)
    assert due(on, "decide") == date(2026, 5, 1)


def test_a_later_promise_takes_its_place_and_one_taken_back_gives_the_rule_again():
    house = House()
    for length, start in ((7, "2026-03-02"), (3, "2026-03-09"), (None, "2026-03-30")):
        promise(house, length, start)
    found = [
        settle(house.file(day)).length for day in ("2026-02-27", "2026-03-04", "2026-03-10", "2026-04-01")
    ]
    assert found == [14, 7, 3, 14]


def test_it_is_for_its_unit_its_duty_and_its_class_only():
    house = House()
    promise(house, 7, "2026-03-02")
    assert settle(house.file("2026-03-04", unit=house.other_unit)).length == 14
    case = house.file("2026-03-04").dispatched("2026-03-05", classification=Classification.SUPERVISORY)
    assert (settle(case).length, settle(case).promise) == (60, None)


def test_of_a_promise_for_every_class_and_one_for_a_class_the_shorter_holds():
    house = House()
    promise(house, 3, "2026-03-02", classification=None)
    promise(house, 2, "2026-03-09")
    assert settle(house.file("2026-03-04")).length == 3
    assert settle(house.file("2026-03-10")).length == 2
    case = house.file("2026-03-10").dispatched("2026-03-10", classification=Classification.INFORMATION)
    assert settle(case).length == 3


@pytest.mark.parametrize(("kind", "length"), [(K.VERIFY, 2), (K.FOLLOW_UP, 1), (K.FIRST_ANSWER, 5)])
def test_other_duties_of_the_office_can_be_promised_too(kind, length):
    house = House()
    promise(house, length, "2026-03-02", kind=kind, classification=None)
    case = house.file("2026-03-02")
    if kind == K.FOLLOW_UP:
        case.dispatched("2026-03-03")
    assert case.row.duties.get(kind=kind).length == length


@pytest.mark.parametrize(
    ("kind", "class_", "length", "field"),
    [
        (K.SETTLE, C.ORDINARY, 14, "length"),
        (K.SETTLE, C.ORDINARY, 60, "length"),
        (K.SETTLE, C.ORDINARY, 0, "length"),
        (K.SETTLE, None, 5, "length"),
        (K.VERIFY, None, 3, "length"),
        (K.REPLY, None, 1, "kind"),
        (K.COMPLETE, None, 1, "kind"),
        (K.REMEDY, None, 1, "kind"),
        (K.RECEIPT, None, 1, "kind"),
        (K.FILE_WITHIN, None, 1, "kind"),
    ],
)
def test_a_promise_is_shorter_than_the_rule_and_shortens_no_time_of_the_complainants(
    kind, class_, length, field
):
    house = House()
    with pytest.raises(BadInput) as refusal:
        promise(house, length, "2026-03-02", kind=kind, classification=class_)
    assert list(refusal.value.errors) == [field]
    assert not UnitPromise.objects.exists()


def test_a_promise_begins_after_today_in_the_agencys_own_zone_and_is_the_coordinators_to_make():
    house = House(zone="Asia/Jayapura")
    with pytest.raises(BadInput) as refusal:  # in Ternate it is the 2nd already
        promise(house, 7, "2026-03-02", at="2026-03-01T23:30")
    assert refusal.value.errors["effective_from"][0] == "not_after_today"
    promise(house, 7, "2026-03-03", at="2026-03-01T23:30")
    for by in (house.supervisor, house.head, house.ombudsman, House().coordinator):
        with pytest.raises(NotYours):
            promise(house, 7, "2026-03-09", by=by)


def test_t26_two_promises_of_one_duty_class_and_day_are_refused():
    house = House()
    promise(house, 7, "2026-03-02")
    with pytest.raises(BadInput) as refusal:
        promise(house, 6, "2026-03-02")
    assert refusal.value.errors["effective_from"][0] == "promised_already"
    promise(house, 6, "2026-03-03")


def test_an_extension_of_a_promise_counts_from_it_and_a_standstill_too():
    house = House()
    promise(house, 7, "2026-03-02")
    case = use(IN_STATE["investigating"](house), "extend", "2026-03-05", house.supervisor, days=2)
    assert (due(case, "settle"), settle(case).original_due_on) == (
        working("2026-03-02", 9),
        working("2026-03-02", 7),
    )
    use(case, "suspend", "2026-03-06", house.officer)
    use(case, "resume", "2026-03-09", house.officer)
    assert due(case, "settle") == working("2026-03-02", 10)


def test_t27_a_transfer_moves_no_date_of_the_complainants_whatever_the_new_unit_promises():
    house = House()
    promise(house, 7, "2026-03-02")
    promise(house, 3, "2026-03-02", unit=house.other_unit)
    case = use(IN_STATE["investigating"](house), "transfer", "2026-03-05", house.coordinator)
    assert due(case, "settle") == working("2026-03-02", 7)


def test_a_dispatch_to_a_unit_that_promised_less_moves_no_told_date_later():
    """Told at the receipt: the promise of the unit that was named. Only the class moves it."""
    house = House()
    promise(house, 7, "2026-03-02")
    case = house.file("2026-03-02").dispatched("2026-03-03", unit=house.other_unit)
    assert due(case, "settle") == working("2026-03-02", 7)


def test_a_case_without_a_unit_gets_the_promise_of_the_unit_to_which_it_is_dispatched():
    house = House()
    promise(house, 7, "2026-03-02")
    case = house.file("2026-03-02", unit=None)
    assert due(case, "settle") == working("2026-03-02", 14)
    case.dispatched("2026-03-03")
    assert due(case, "settle") == working("2026-03-02", 7)
    assert attempt(case, "begin", "2026-03-04", house.officer) == "ok"
