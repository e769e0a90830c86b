"""The cases behind the estimated dimension, against a second count, and what each rule means."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actors import Origin, clock
from accounts.models import Unit
from complaints.codes import Channel, Ground
from complaints.models import Complaint
from compliance import estimates, measures
from compliance.estimates import Counted
from compliance.measures import Group
from compliance.scope import Scope
from compliance.scores import Cases
from law.codes import Classification
from tests.compliance import recount, recount_cases
from tests.compliance.conftest import NOW
from tests.factories import House, when
from workflow.sweep import sweeps
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
EVERYTHING = Scope(None)


def counted(as_of=NOW, year: int = 2026) -> dict[str | None, Counted]:
    codes = dict(Unit.objects.values_list("pk", "code"))
    found = estimates.by_unit(EVERYTHING, year=year, as_of=as_of)
    return {unit and codes[unit]: cases for unit, cases in found.items()}


def of(unit: Unit, as_of=NOW) -> Counted:
    return counted(as_of).get(unit.code, Counted())


@pytest.mark.parametrize("seed", [0, 1])
def test_the_cases_agree_with_a_second_count(houses):
    rows = list(Complaint.objects.select_related("agency", "unit"))
    told = recount_cases.tell(rows, 2026, NOW)
    found = counted()
    assert found.keys() == told.keys()
    for unit, cases in found.items():
        assert list(cases.timeliness) == told[unit].timeliness, unit
        assert list(cases.promptness) == told[unit].promptness, unit
        assert list(cases.outcome) == told[unit].outcome, unit
        assert cases.lateness == told[unit].lateness, unit
        assert cases.still_open == told[unit].still_open, unit
        assert sum(cases.lateness.values()) == cases.timeliness.due


@pytest.mark.parametrize("seed", [2])
def test_all_units_of_all_agencies_take_three_queries(houses):
    with CaptureQueriesContext(connection) as queries:
        estimates.by_unit(EVERYTHING, year=2026, as_of=NOW)
    assert len(queries) <= 3


def test_settlement_and_decision_are_each_one_case():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    assert of(house.unit).timeliness == Cases(2, 2)
    assert of(house.unit).lateness == {(0, 14): 1, (0, 60): 1}
    assert of(house.unit).promptness == Cases(1, 1)


def test_lateness_is_counted_in_the_duty_s_own_unit_and_open_ones_to_now():
    house = House()
    house.file("2026-03-02")
    found = of(house.unit, when("2026-05-04"))
    late = recount.working_days(date(2026, 3, 27), date(2026, 5, 4), range(1, 6))
    assert found.lateness == {(late, 14): 1, (3, 60): 1}
    assert found.timeliness == Cases(0, 2)
    assert found.still_open == 2


def test_a_case_that_no_unit_was_named_for_is_charged_to_none():
    house = House()
    house.file("2026-03-02", unit=None)
    assert counted() == {None: counted()[None]}
    assert counted()[None].timeliness == Cases(0, 2)


def test_an_incomplete_file_is_never_a_case():
    house = House()
    house.file("2026-03-02").do(
        "request_completion", "2026-04-06", house.coordinator, missing="Salinan surat."
    )
    assert counted() == {}


def test_what_ended_before_its_end_is_no_case_and_what_ended_after_it_stays_late():
    house = House()
    for withdrawn in ("2026-03-09", "2026-04-06"):
        house.file("2026-03-02").do("withdraw", withdrawn)
    found = of(house.unit)
    assert found.timeliness == Cases(0, 1)
    late = recount.working_days(date(2026, 3, 27), date(2026, 4, 6), range(1, 6))
    assert found.lateness == {(late, 14): 1}
    assert found.still_open == 0


@pytest.mark.parametrize(("answered", "good"), [("2026-03-27T23:59:59.999999", 2), ("2026-03-28T00:00", 1)])
def test_what_is_met_at_the_very_end_of_its_day_is_late(answered, good):
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered(answered)
    assert of(house.unit).timeliness == Cases(good, 2)


@pytest.mark.parametrize(("ended", "due"), [("2026-03-05T23:59:59.999999", 0), ("2026-03-06T00:00", 1)])
def test_a_verification_that_ended_unmet_at_its_very_end_was_due(ended, due):
    house = House()
    house.file("2026-03-02").do("withdraw", ended)
    expected = {house.agency.pk: Cases(0, 1)} if due else {}
    assert estimates.verification(EVERYTHING, year=2026, as_of=NOW) == expected


@pytest.mark.parametrize(
    ("zone", "as_of"), [("Asia/Jayapura", "2026-03-28T00:00"), ("Europe/London", "2026-03-28T00:00")]
)
def test_a_case_counts_from_the_instant_at_which_its_day_is_over(zone, as_of):
    house = House(zone=zone)
    house.file("2026-03-02")
    moment = when(as_of, zone)
    assert of(house.unit, moment - timedelta(microseconds=1)).timeliness == Cases(0, 0)
    assert of(house.unit, moment).timeliness == Cases(0, 1)


def test_an_appeal_neither_doubles_nor_erases_a_late_case():
    house = House()
    case = house.file("2026-03-02").do(
        "reject", "2026-04-06", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    before = of(house.unit).timeliness
    case.do("appeal", "2026-04-07", reasons="Ini wewenang dinas.")
    assert before == Cases(0, 1)
    assert of(house.unit, when("2026-04-20")).timeliness == Cases(0, 1)


def test_what_stood_rejected_at_its_end_was_no_case_though_an_appeal_opened_it_again_later():
    house = House()
    case = house.file("2026-03-02").do(
        "reject", "2026-03-03", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    case.do("appeal", "2026-03-30", reasons="Ini wewenang dinas.")
    assert of(house.unit, when("2026-04-20")).timeliness == Cases(0, 0)
    assert of(house.unit).timeliness == Cases(0, 1)  # the decision, whose end came after the appeal


def test_a_duplicate_counts_by_the_end_that_it_shares_though_that_lies_before_its_filing():
    house = House()
    first, second = house.file("2026-03-02"), house.file("2026-04-06")
    assert of(house.unit, when("2026-04-07")).timeliness == Cases(0, 1)
    by, at = house.coordinator, when("2026-04-07")
    duplicates.link(second.pk, duplicate_of=first.row, reasons="Antrean yang sama.", by=by, at=at)
    assert of(house.unit, when("2026-04-08")).timeliness == Cases(0, 2)
    assert _handled(house).due == 2
    duplicates.unlink(second.pk, by=by, at=when("2026-04-08"))
    assert of(house.unit, when("2026-04-09")).timeliness == Cases(0, 1)


def test_a_letter_that_lay_in_a_drawer_until_after_its_end_is_a_late_case():
    house = House()
    case = house.file("2026-04-06", occurred_on=None, channel=Channel.LETTER).evidenced("2026-04-06")
    received, reasons = date(2026, 3, 2), "Cap pos."
    case.do("claim_receipt_date", "2026-04-06", house.coordinator, received_on=received, reasons=reasons)
    case.do("confirm_receipt_date", "2026-04-06", house.coordinator2)
    assert of(house.unit, when("2026-04-07")).timeliness == Cases(0, 1)
    assert _handled(house).due == 1


def _handled(house: House) -> Group:
    """The handling measures of the year at the same time."""
    cases = Complaint.objects.filter(agency=house.agency)
    asked = {"start": date(2026, 1, 1), "end": date(2026, 12, 31), "group_by": None}
    (found,) = measures.handling(**asked, as_of=when("2026-04-08"), cases=cases)
    return found


def test_lateness_is_charged_to_the_unit_that_held_the_case_when_it_fell_due():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    case.do("transfer", "2026-03-30", house.coordinator, unit=house.other_unit, reasons="Wewenang unit lain.")
    case.begun("2026-03-31", house.other_officer).answered("2026-04-06", house.other_officer)
    assert of(house.unit).timeliness == Cases(0, 1)
    assert of(house.unit).promptness == Cases(0, 1)
    assert of(house.other_unit).timeliness == Cases(1, 1)
    assert of(house.other_unit).promptness == Cases(1, 1)


def test_a_follow_up_done_in_time_stays_with_the_unit_that_did_it():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.do("transfer", "2026-03-05", house.coordinator, unit=house.other_unit, reasons="Wewenang unit lain.")
    case.begun("2026-04-06", house.other_officer)
    assert of(house.unit).promptness == Cases(1, 1)
    assert of(house.other_unit).promptness == Cases(0, 1)


def test_an_answer_counts_once_its_window_is_over():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    assert of(house.unit, when("2026-03-20")).outcome == Cases(0, 0)
    assert of(house.unit).outcome == Cases(1, 1)


@pytest.mark.parametrize("undone", ["contest", "reopen", "remand"])
def test_an_answer_that_did_not_stand_is_none_that_stood(undone):
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-04-01")
    match undone:
        case "contest":
            case.do("contest", "2026-04-02", reasons="Belum selesai juga.")
        case "reopen":
            sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-04-20"))
            case.do("reopen", "2026-04-21", reasons="Belum selesai juga.")
        case "remand":
            case.do("escalate", "2026-04-02", house.coordinator, reasons="Perlu pemeriksaan Ombudsman.")
            action = {"corrective_action": "Layani pengadu.", "due_on": date(2026, 5, 4)}
            case.do("remand", "2026-04-03", house.ombudsman, **action)
    assert of(house.unit).outcome == Cases(0, 1)
    assert of(house.unit).timeliness == Cases(1, 2)


def test_reopening_never_improves_a_figure():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-04-01")
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=when("2026-04-20"))
    before = of(house.unit)
    case.do("reopen", "2026-04-21", reasons="Belum selesai juga.").answered("2026-04-22", house.officer2)
    after = of(house.unit)
    assert (after.timeliness, after.lateness, after.promptness) == (
        before.timeliness,
        before.lateness,
        before.promptness,
    )
    assert after.outcome == Cases(before.outcome.good - 1, before.outcome.due)


@pytest.mark.parametrize(("done", "good"), [("2026-03-20", 2), ("2026-03-23", 1), (None, 1)])
def test_a_promised_remedy_is_a_case_of_its_own(done, good):
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.answered("2026-03-09", remedy="Loket ditambah.", remedy_due_on=date(2026, 3, 20))
    if done:
        case.do("mark_remedied", done, house.officer, text="Sudah ditambah.")
    assert of(house.unit).outcome == Cases(good, 2)


def test_a_year_holds_what_fell_due_in_it_by_local_date():
    house = House(zone="Asia/Jayapura")
    case = house.file("2025-12-10", occurred_on=None).dispatched(
        "2025-12-11", classification=Classification.INFORMATION
    )
    assert case.row.duties.get(kind="settle").due_on.year == 2025
    assert counted(year=2025)[house.unit.code].timeliness == Cases(0, 1)
    assert counted(year=2026) == {}


@pytest.mark.parametrize(
    ("due_on", "year"),
    [
        (date(2025, 12, 31), 2025),
        (date(2026, 1, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2027),
    ],
)
def test_what_falls_due_on_the_last_day_of_a_year_is_of_that_year_and_on_the_first_of_the_next(due_on, year):
    house = House(zone="Asia/Jayapura")
    case = house.file("2025-11-03", occurred_on=None).dispatched("2025-11-04").begun("2025-11-05")
    case.answered("2025-11-06", remedy="Loket ditambah.", remedy_due_on=due_on)
    later = when("2027-06-01")
    found = {each: counted(later, each).get(house.unit.code, Counted()) for each in range(2025, 2028)}
    remedies = {
        each: cases.outcome.due - (each == 2025) for each, cases in found.items()
    }  # 2025: its answer as well
    assert remedies == {**dict.fromkeys(found, 0), year: 1}


def test_verification_is_the_agency_s_own():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    house.file("2026-03-02")
    assert estimates.verification(EVERYTHING, year=2026, as_of=NOW) == {house.agency.pk: Cases(1, 2)}


def test_rules_and_calendars_are_told():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    found = of(house.unit)
    assert found.rules == {"sp4n-2018/settle/ordinary", "uu25-2009/decide/ordinary"}
    assert {label.partition("@")[0] for label in found.calendars} == {"id"}
