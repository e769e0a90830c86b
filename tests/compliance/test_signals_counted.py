"""What each signal of real cases counts is what its words say, case by case."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from accounts.models import Unit
from complaints.codes import Channel, Ground, Outcome
from compliance import recounting, unit_sheet
from compliance.unit_sheet import Sheet
from law.codes import Classification, SuspensionReason
from tests.compliance.conftest import NOW
from tests.compliance.recount_sheet import Recount
from tests.compliance.recount_signals import Signalled
from tests.compliance.test_unit_sheet import PERIODS, assert_counted, assert_sheet
from tests.factories import Case, House, when
from workflow.verbs.investigation import Decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
REASONS = "Alasan yang cukup panjang."
FILED, LIMIT = "2026-03-16", "2026-04-13"
BEFORE = ("2026-04-07", "2026-04-08", "2026-04-09", "2026-04-10")
"""Four, three, two and one working days before the limit."""
AROUND = (*BEFORE, LIMIT, "2026-04-14", "2026-04-15", "2026-04-16")
OF_OTHERS = {"same_texts", "officer", "voided"}
"""Whose texts are compared, who is compared with whom and who audits is told elsewhere."""


def counted(unit: Unit, start: date, end: date) -> Sheet:
    """The sheet of this period, whose signals count what their words say."""
    sheet = unit_sheet.with_cases(unit, start, end, as_of=NOW)
    told = Signalled(unit, start, end, NOW)
    for one in sheet.signals:
        if one.code not in OF_OTHERS:
            mine = sorted(told.cases[one.code])
            assert (one.code, sorted(one.cases), one.k) == (one.code, mine, len(mine))
            assert (one.code, one.n) == (one.code, told.n[one.code])
    return sheet


def filed(house: House) -> Case:
    return house.file(FILED, occurred_on=None)


def worked_on(house: House) -> Case:
    return filed(house).dispatched("2026-03-17").begun("2026-03-18")


def answered(case: Case, on: str, outcome: Outcome, *, second: bool = False) -> Case:
    by = case.house.officer2 if second else case.house.officer
    return case.do("answer", on, by, decision=Decision(outcome, REASONS))


def near_its_limit(house: House) -> None:
    for on in AROUND:
        worked_on(house).answered(on)
        filed(house).do("reject", on, house.coordinator, ground=Ground.NOT_CONCRETE, reasons=REASONS)
    for on in (*BEFORE, LIMIT):
        worked_on(house).do("extend", on, house.supervisor, days=1, reasons=REASONS)
        longer = worked_on(house)
        for by in (house.officer, house.supervisor):
            supervisory = Classification.SUPERVISORY
            longer.do("reclassify", on, by, classification=supervisory, reasons=REASONS)
    extended = worked_on(house).do("extend", BEFORE[0], house.supervisor, days=1, reasons=REASONS)
    extended.answered(BEFORE[2])  # near the limit that it had first
    for on in BEFORE:
        worked_on(house).do(
            "suspend", on, house.officer, reason=SuspensionReason.FORCE_MAJEURE, reasons=REASONS
        )


def late_on_its_way(house: House) -> None:
    for came in ("2026-03-27", "2026-03-30", "2026-03-31", "2026-04-01"):  # a week of them is off
        filed(house).dispatched(came)
    for days in range(3, 9):
        for confirmed in (False, True):
            on = when(FILED).date() - timedelta(days=days)
            letter = house.file(FILED, occurred_on=None, channel=Channel.LETTER).evidenced(FILED)
            letter.do("claim_receipt_date", FILED, house.coordinator, received_on=on, reasons=REASONS)
            if confirmed:
                letter.do("confirm_receipt_date", FILED, house.coordinator2)
                letter.dispatched("2026-03-27")
    house.file(FILED, occurred_on=None, channel=Channel.OTHER)


def passed_on(house: House) -> None:
    for times in range(3):
        case = filed(house)
        for n in range(times):
            on = f"2026-03-{17 + n}"
            case.dispatched(on).do("send_back", on, house.officer, reasons=REASONS)
        case.dispatched("2026-03-24")
    one, other = house.unit, house.other_unit
    for first, *others in ((one,), (one, other), (one, other, one), (other, one), (other, one, other)):
        case = filed(house).dispatched("2026-03-17", unit=first)
        for n, unit in enumerate(others):
            case.do("transfer", f"2026-03-{18 + n}", house.coordinator, unit=unit, reasons=REASONS)
        case.do("withdraw", "2026-03-27", reasons=REASONS)
    case = filed(house).dispatched("2026-03-17")
    for n, unit in enumerate((other, one)):
        case.do("transfer", f"2026-03-{18 + n}", house.coordinator, unit=unit, reasons=REASONS)
    case.do("send_back", "2026-03-24", house.officer, reasons=REASONS)
    case.do("reject", "2026-03-25", house.coordinator, ground=Ground.OTHER_BODY, reasons=REASONS)


def contested(house: House) -> None:
    founded, partly, unfounded = Outcome.FOUNDED, Outcome.PARTLY, Outcome.UNFOUNDED
    for first, *others in ((founded,), (unfounded, founded), (unfounded, partly), (founded, unfounded)):
        case = answered(worked_on(house), "2026-03-19", first).do("contest", "2026-03-20", reasons=REASONS)
        for outcome in others:
            answered(case, "2026-03-24", outcome, second=True)
    again = answered(worked_on(house), "2026-03-19", unfounded).do("accept", "2026-03-20", rating=2)
    again.do("reopen", "2026-03-23", reasons=REASONS)
    answered(again, "2026-03-24", founded, second=True).do("contest", "2026-03-25", reasons=REASONS)
    answered(again, "2026-03-26", unfounded)
    back = answered(worked_on(house), "2026-03-19", unfounded).do("contest", "2026-03-20", reasons=REASONS)
    back.do("escalate", "2026-03-23", reasons=REASONS)
    due_on = when("2026-04-30").date()
    back.do("remand", "2026-03-24", house.ombudsman, corrective_action=REASONS, due_on=due_on)


def rejected(house: House) -> None:
    for ground in (Ground.OTHER_BODY, Ground.BEFORE_A_COURT):
        filed(house).do("reject", "2026-03-18", house.coordinator, ground=ground, reasons=REASONS)
    appealed = filed(house)
    for on, by in (("2026-03-18", house.coordinator), (LIMIT, house.coordinator2)):
        appealed.do("reject", on, by, ground=Ground.OTHER_BODY, reasons=REASONS)
        if by == house.coordinator:
            appealed.do("appeal", "2026-03-30", reasons=REASONS)


def units(house: House) -> Iterator[Unit]:
    yield from Unit.objects.select_related("agency").filter(agency=house.agency)


@pytest.mark.parametrize("seed", range(3))
def test_what_signals_count_of_any_cases_is_counted_a_second_time(houses):
    for house in houses:
        for unit in units(house):
            for period in PERIODS:
                counted(unit, *period)


def test_each_signal_counts_what_its_words_say_up_to_its_borders():
    house = House(zone="Asia/Jayapura")
    assert filed(house).row.duties.get(kind="settle").due_on == date.fromisoformat(LIMIT)
    for happens in (near_its_limit, late_on_its_way, passed_on, contested, rejected):
        happens(house)
    assert recounting.work(now=lambda: NOW, seconds=600)
    of_one, of_other = (counted(unit, *PERIODS[0]) for unit in units(house))
    for unit, sheet in zip(units(house), (of_one, of_other), strict=True):
        assert_counted(sheet, Recount(unit, *PERIODS[0], NOW))
        assert_sheet(unit, PERIODS[0])
    found = {one.code: (one.k, one.n) for one in of_one.signals}
    assert found["heaped"] == (2, 7)
    assert {found[code][0] for code in ("rejected_late", "reclassified_late")} == {3, 4}
    assert found["more_time"][0] == 5
    none = {code for code, (k, _n) in found.items() if not k}
    assert none <= OF_OTHERS
