"""Every stored date can show its working, and the working is that of the stored date."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from complaints.codes import ProductKind, Severity
from complaints.models import Complaint
from law.codes import CLOCKS, OF_PRODUCTS, Classification
from tests.chance import examples
from tests.factories import House, when
from tests.workflow.calendar_drive import not_yet_decreed
from tests.workflow.lives import Life, one_of, starts, steps, weeks
from tests.workflow.paths import use
from tests.workflow.products.told import act, issued
from workflow.calendars import present
from workflow.clocks.duties import Docket
from workflow.models import Calendar, CalendarYear, Duty
from workflow.reading import explained
from workflow.reading.explaining import Explanation, Given, Kept, explain
from workflow.verbs import duplicates
from workflow.verbs.products.issuing import TaskDraft

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def of(case, kind="settle", round_=1, viewer=None) -> Explanation:
    docket = Docket.of(case.row)
    duty = [row for row in docket.rows if (row.kind, row.round) == (kind, round_)][-1]
    return explain(duty, docket, viewer=viewer or case.complainant)


def days_between(after: date, until: date) -> list[date]:
    return [after + n * ONE_DAY for n in range(1, (until - after).days + 1)]


def check(duty: Duty, found: Explanation) -> None:
    """What holds of every explanation."""
    assert (found.due_on, found.rule.id) == (duty.due_on, duty.rule)
    assert found.day_zero.on == duty.opened_on
    assert found.day_zero.entry is not None, (duty, "no event set its day zero")
    if duty.due_on is None:
        assert duty.awaits_year is not None
        return
    if found.given is not None:
        assert (duty.length, found.last_counted) == (None, None)
        return
    end = found.last_counted
    assert end is not None
    if end > duty.opened_on:
        assert sorted([*found.counted, *(each.date for each in found.skipped)]) == days_between(
            duty.opened_on, end
        )
        assert found.counted[-1] == end
    assert len(found.counted) == duty.length + duty.extended_days
    own = duty.own_due_on or duty.due_on
    assert (own == end) == (found.kept is None)
    assert own >= end
    assert (duty.due_on == own) == (not found.shares)
    words = " ".join(explained.sentences(found))
    assert explained.day(duty.due_on) in words
    assert len(found.extensions) == duty.extensions
    assert len(found.suspensions) == duty.suspensions


@given(
    start=starts,
    week=weeks,
    other_week=weeks,
    steps=steps(),
    promised=st.none() | st.integers(1, 4),
)
@settings(
    max_examples=examples(16),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_t39_the_last_day_counted_is_the_stored_end_or_the_words_say_why_not(
    db, start, week, other_week, steps, promised
):
    with transaction.atomic():
        life = Life(start, week, other_week, promised=promised).live(steps)
        for name in set(life.done):
            event(name)
        for docket in life.dockets:
            for duty in docket.rows:
                check(duty, explain(duty, docket, viewer=life.house.coordinator))
        transaction.set_rollback(True)


def test_day_zero_tells_which_event_set_it_and_is_not_counted():
    found = of(House().file("2026-03-02"))
    assert (found.day_zero.on, found.day_zero.entry.event) == (date(2026, 3, 2), "registered")
    assert date(2026, 3, 2) not in found.counted
    assert explained.sentences(found)[0] == (
        "Hari ke-0 adalah Senin, 2 Maret 2026. Pengaduan diterima. Hari itu sendiri tidak dihitung."
    )


def test_a_skipped_day_names_the_week_or_the_decree():
    found = of(House().file("2026-03-02").dispatched("2026-03-03"))
    said = {each.date: explained.why(each, found) for each in found.skipped}
    assert said[date(2026, 3, 7)] == "di luar hari kerja (Senin sampai Jumat)"
    assert said[date(2026, 3, 19)].startswith("Libur nasional: ")
    assert "Nomor" in said[date(2026, 3, 19)] or "SKB" in said[date(2026, 3, 19)]


def test_a_week_of_odd_days_is_named_day_by_day():
    assert explained.week(frozenset({1, 3, 6})) == "Senin, Rabu, Sabtu"
    assert explained.week(frozenset({7})) == "Minggu"


def test_extensions_and_suspensions_stand_with_their_reasons_and_who():
    house = House()
    case = one_of(house)
    found = of(case, viewer=house.coordinator)
    assert [(each.days, each.entry.actor) for each in found.extensions] == [(3, str(house.supervisor.user))]
    assert found.extensions[0].entry.typed == (("reasons", "Karena demikian adanya."),)
    (stood_still,) = found.suspensions
    assert (stood_still.after, stood_still.until) == (date(2026, 3, 10), date(2026, 3, 13))
    lost = [each.date for each in found.skipped if each.why == "suspended"]
    assert lost == [date(2026, 3, 11), date(2026, 3, 12), date(2026, 3, 13)]
    assert found.original == found.duty.original_due_on != found.due_on
    own = of(case)
    assert {own.extensions[0].entry.actor, own.suspensions[0].entry.actor} == {"Petugas"}


def test_a_contested_extension_says_so():
    house = House()
    case = one_of(house)
    use(case, "contest_extension", "2026-03-16", case.complainant)
    found = of(case)
    assert found.contested.entry if hasattr(found.contested, "entry") else found.contested
    assert any("menyanggah perpanjangan" in each for each in explained.sentences(found))


def test_an_unverified_rule_is_marked():
    found = of(House().file("2026-03-02"))
    assert found.duty.certainty != "V"
    assert not found.verified
    assert of(House().file("2026-03-02"), "verify").verified


def test_a_promise_is_shown_beside_the_rule():
    with transaction.atomic():
        life = Life("2026-03-02T09:00", [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], promised=4)
        life.case.dispatched("2026-03-03")
        found = of(life.case)
        assert (found.promise.length, found.rule.length, len(found.counted)) == (4, 14, 4)
        assert "Unit berjanji lebih cepat daripada peraturan: 4 hari kerja." in explained.sentences(found)
        transaction.set_rollback(True)


def test_t07_a_date_once_told_is_kept_when_a_holiday_is_taken_out_and_says_so():
    with transaction.atomic():
        life = Life("2026-03-02T09:00", [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], promised=None)
        life.case.dispatched("2026-03-03")
        before = of(life.case)
        life.at = when("2026-03-04")
        life._working_again(0)
        after = of(life.case)
        assert after.due_on == before.due_on
        assert after.kept == Kept.TOLD
        assert after.last_counted < after.due_on
        assert any(each.startswith("Tetap berlaku") for each in explained.sentences(after))
        transaction.set_rollback(True)
    present.forget()


def test_a_shorter_class_after_its_own_end_says_why_the_date_is_later():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    use(case, "reclassify", "2026-03-16", house.supervisor, classification=Classification.INFORMATION)
    found = of(case)
    assert (found.due_on, found.last_counted) == (date(2026, 3, 16), date(2026, 3, 9))
    assert found.kept == Kept.RECLASSIFIED


def test_t28_a_linked_case_shows_the_shared_end_beside_its_own():
    house = House()
    first, again = house.file("2026-03-02"), house.file("2026-03-06")
    duplicates.link(
        again.pk, duplicate_of=first.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-06T15:00")
    )
    found = of(again)
    assert found.shares
    assert found.due_on == of(first).due_on < found.own_end == found.last_counted
    assert any("tanggal yang paling awal" in each for each in explained.sentences(found))


def test_given_dates_are_not_counted_and_say_who_gave_them():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.answered("2026-03-05", remedy="Loket ditambah.", remedy_due_on=date(2026, 4, 1))
    assert of(case, "remedy").given == Given.OFFICE
    use(case, "escalate", "2026-03-06", house.coordinator)
    use(case, "remand", "2026-03-09", house.ombudsman, due_on=date(2026, 4, 20))
    found = of(case, "settle", 2)
    assert (found.given, found.due_on, found.counted) == (Given.OMBUDSMAN, date(2026, 4, 20), ())


def test_a_duty_that_waits_for_a_year_says_which():
    house = House()
    kept = Calendar.objects.create(code="baru", name="Baru")
    CalendarYear.objects.create(calendar=kept, year=2025, status="decreed")
    house.agency.calendar = "baru"
    house.agency.save(update_fields=["calendar"])
    found = of(house.file("2025-12-29", occurred_on=date(2025, 12, 1)))
    assert (found.due_on, found.counted) == (None, ())
    assert any("2026" in each for each in explained.sentences(found))


@pytest.mark.usefixtures("fresh_calendars")
def test_a_provisional_date_says_so():
    not_yet_decreed(2027)
    found = of(House().file("2026-11-10").dispatched("2026-11-11", classification=Classification.SUPERVISORY))
    assert found.duty.provisional
    assert any(each.startswith("Sementara") for each in explained.sentences(found))


def test_a_day_zero_that_a_second_person_confirmed_names_the_confirmation():
    from tests.workflow.paths import claimed

    house = House()
    case = claimed(house)
    use(case, "confirm_receipt_date", "2026-03-04", house.coordinator)
    found = of(case, viewer=house.coordinator)
    assert (found.day_zero.on, found.day_zero.entry.event) == (date(2026, 2, 25), "receipt_date_confirmed")


@pytest.mark.parametrize("kind", [kind for kind in CLOCKS if kind not in OF_PRODUCTS])
def test_every_kind_of_duty_has_an_explanation_in_both_languages(kind):
    house = House()
    case = house.file("2026-03-02")
    use(case, "request_completion", "2026-03-03", house.coordinator)
    use(case, "complete", "2026-03-04", case.complainant)
    case.dispatched("2026-03-05").begun("2026-03-06")
    case.answered("2026-03-09", remedy="Loket ditambah.", remedy_due_on=date(2026, 4, 1))
    use(case, "escalate", "2026-03-10", house.coordinator)
    use(case, "demand", "2026-03-11", house.ombudsman)
    for language in ("id", "en"):
        with translation.override(language):
            found = of(case, kind, viewer=house.ombudsman)
            assert found.day_zero.entry is not None
            assert explained.sentences(found)
            assert explained.rule_text(found)


@pytest.mark.parametrize("kind", OF_PRODUCTS)
def test_every_clock_of_a_product_has_an_explanation_in_both_languages(kind):
    house = House()
    product_kind = {"advice": ProductKind.IMPROVEMENT, "recommendation": ProductKind.RECOMMENDATION}.get(kind)
    tasks = (TaskDraft("Umumkan jangka waktu.", date(2026, 4, 1) if kind == "advice" else None),)
    product = issued(house, kind=product_kind or ProductKind.CORRECTIVE_ACTION, tasks=tasks)
    if kind.startswith("monitor_"):
        severity = Severity(kind.removeprefix("monitor_"))
        act(product, 1, "monitor", "2026-05-04", house.ombudsman, severity=severity)
    docket = Docket.of(Complaint.every.get(pk=product.pk))
    (duty,) = [row for row in docket.rows if row.kind == kind]
    found = explain(duty, docket, viewer=house.ombudsman)
    for language in ("id", "en"):
        with translation.override(language):
            assert explained.sentences(found)
            assert explained.rule_text(found)


def test_t38_the_calendar_version_of_each_period_is_stated_and_counted_with():
    with transaction.atomic():
        life = Life("2026-03-02T09:00", [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], promised=None)
        life.case.dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
        settled = of(life.case).duty.calendar
        life.at = when("2026-03-06")
        life._holiday(2)
        life.case.do("contest", "2026-03-09", reasons="Loketnya masih satu.")
        first, second = of(life.case), of(life.case, "settle", 2)
        assert first.duty.calendar == settled != second.duty.calendar
        assert date(2026, 3, 9) in first.counted
        transaction.set_rollback(True)
    present.forget()


def test_explaining_asks_as_often_for_a_long_history_as_for_a_short_one():
    house = House()
    young, old = house.file("2026-03-02"), one_of(house)

    def asked(case) -> int:
        docket = Docket.of(case.row)
        duty = next(row for row in docket.rows if row.kind == "settle")
        explain(duty, docket, viewer=case.complainant)
        with CaptureQueriesContext(connection) as captured:
            explain(duty, docket, viewer=case.complainant)
        return len(captured)

    few = asked(young)
    assert asked(old) <= few + 2
    assert asked(old) <= 6
