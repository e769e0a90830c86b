"""A change of calendar and the clocks that run: what moves, what never does, who is told, who may approve."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actors import Actor
from accounts.models import Agency
from accounts.roles import Role
from complaints.models import Complaint
from law.codes import SuspensionReason
from notifications.models import Message
from tests.chance import examples
from tests.factories import Case, House, actor, agency, user, when
from tests.workflow.calendar_drive import (
    CLOCK,
    applied,
    approved,
    day,
    finished,
    proposed,
    removed,
    whole_year,
)
from tests.workflow.paths import answered
from tests.workflow.rebuilt import assert_rebuilds
from workflow.calendars import families, present
from workflow.calendars.files import Day
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.codes import CalendarKind
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Calendar, CalendarChange, CalendarVersion, Duty
from workflow.redating import changes as calendar_changes
from workflow.redating import job
from workflow.redating.previews import Preview, done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
ADDED = day("2026-08-18", "joint_leave", "Cuti Bersama Proklamasi")


def due(case: Case, kind: str = "settle") -> date | None:
    return case.row.duties.get(kind=kind, met_at=None, ended_at=None).due_on


def rows(case: Case) -> list[tuple[object, ...]]:
    return list(case.row.duties.order_by("pk").values_list())


def told(case: Case) -> list[str]:
    return list(
        case.row.notices.filter(notice__startswith="redated").order_by("pk").values_list("notice", flat=True)
    )


@pytest.fixture
def real() -> Calendar:
    """Indonesia as it stood on 7 August 2025, before the government added the 18th."""
    code = "id-2025"
    families.make(
        code, name="Indonesia 2025", kind=CalendarKind.NATIONAL, parent=None, by=None, at=when("2025-01-01")
    )
    known = present.current("id").holidays
    days = [
        Day(d, off.kind, off.name) for d, off in known.items() if d.year == 2025 and d != date(2025, 8, 18)
    ]
    applied(*days, code=code, at=when("2025-01-02"), decree="SKB 3 Menteri 1017/2/2 Tahun 2024")
    return Calendar.objects.get(code=code)


def test_t07_the_day_that_the_government_added_in_august_2025(real):
    """Before, on and after it: ends before 18 August stay, those that fall on it or later move."""
    house = House(calendar=real.code)
    before = house.file("2025-07-25", occurred_on=None)
    on = house.file("2025-07-29", occurred_on=None)
    after = house.file("2025-08-04", occurred_on=None)
    ends = [due(case) for case in (before, on, after)]
    assert ends == [date(2025, 8, 14), date(2025, 8, 18), date(2025, 8, 22)]
    day_off = day("2025-08-18", "joint_leave", "Proklamasi Kemerdekaan")
    change = applied(
        day_off, code=real.code, at=when("2025-08-07T10:00"), decree="SKB 3 Menteri 933/1/3 Tahun 2025"
    )
    assert [due(case) for case in (before, on, after)] == [
        date(2025, 8, 14),
        date(2025, 8, 19),
        date(2025, 8, 25),
    ]
    assert (change.moved, change.told, change.stops_late, change.starts_late) == (2, 2, 0, 0)
    event = on.row.events.get(name="redated")
    assert (event.facts["was"], event.facts["due_on"]) == ("2025-08-18", "2025-08-19")
    assert event.facts["basis"]["calendar"] == f"{real.code}@{change.version}"
    assert told(on) == ["redated_to_you", "redated_to_you", "redated"]
    assert told(before) == []
    assert [d.weekday() for d in [date(2025, 8, 18)]] == [0]
    assert_rebuilds()


def test_t07_a_day_taken_out_shortens_nothing_that_was_told_and_counts_for_what_comes():
    house = House()
    case = house.file("2026-08-10")
    end, rung = due(case), case.row.duties.get(kind="settle").rung_at
    change = applied(removed("2026-08-25"), at=when("2026-08-11"))
    assert (due(case), change.moved, told(case)) == (end, 0, [])
    assert case.row.duties.get(kind="settle").rung_at == rung
    later = house.file("2026-08-11")
    assert due(later) == date(2026, 9, 1)  # 14 working days, one skipped: the 17th
    assert_rebuilds()


def test_t07_a_finished_duty_is_never_touched():
    house = House()
    case = answered(
        house.file("2026-08-03").dispatched("2026-08-04").begun("2026-08-05"), "2026-08-06", remedy=False
    )
    finished_rows = [row for row in rows(case) if case.row.duties.get(pk=row[0]).met_at]
    assert finished_rows
    applied(ADDED, at=when("2026-08-07"))
    assert [row for row in rows(case) if row in finished_rows] == finished_rows
    assert_rebuilds()


def test_t07_an_edit_while_the_clock_stands_still_keeps_the_end_before_and_counts_when_it_resumes():
    house = House()
    case = house.file("2026-08-03").dispatched("2026-08-04").begun("2026-08-05")
    suspension = {"reason": SuspensionReason.AWAITING_COMPLAINANT, "reasons": "Menunggu berkas."}
    case.do("suspend", "2026-08-06", house.officer, **suspension)
    duty = case.row.duties.get(kind="settle")
    frozen, longest = duty.frozen_due_on, duty.due_on
    applied(ADDED, at=when("2026-08-07"))
    duty.refresh_from_db()
    assert duty.frozen_due_on == frozen
    assert duty.due_on == longest  # the added day lies in the pause that it is given at most
    case.do("resume", "2026-08-13", house.officer)
    duty.refresh_from_db()
    # 14 working days from the 3rd are the 24th (17th off); 5 days lost, the added day and the 25th skipped
    assert duty.due_on == date(2026, 9, 2)
    assert duty.suspended_days == 5
    assert_rebuilds()


def untell_verification(case: Case) -> None:
    assert case.row.duties.filter(kind="verify", met_at=None).update(told_at=None) == 1


def test_an_end_that_nobody_was_told_is_moved_without_a_word():
    """As of a verification that began anew before the coordinators were told of it."""
    house = House()
    case = house.file("2026-08-10").dispatched("2026-08-11")
    case.do("send_back", "2026-08-14", house.officer, reasons="Bukan milik kami.")
    untell_verification(case)
    assert case.row.duties.get(kind="verify", met_at=None).due_on == date(2026, 8, 20)
    change = applied(ADDED, at=when("2026-08-14T10:00"))
    assert (due(case, "verify"), due(case)) == (date(2026, 8, 21), date(2026, 9, 2))
    assert (change.moved, change.told) == (2, 1)
    moved = case.row.events.filter(name="redated").values_list("facts__kind", flat=True)
    assert sorted(moved) == ["settle", "verify"]
    mails = case.row.notices.filter(notice__startswith="redated")
    assert mails.count() == 3
    assert {duty["kind"] for mail in mails for duty in mail.facts["duties"]} == {"settle"}


def test_where_only_what_nobody_was_told_moves_nobody_is_told():
    """The settlement keeps the end it was told with; only the second verification comes later."""
    house = House()
    case = house.file("2026-08-10")
    applied(removed("2026-08-25"), at=when("2026-08-11"))
    kept = due(case)
    case.dispatched("2026-08-12").do("send_back", "2026-08-14", house.officer, reasons="Bukan milik kami.")
    untell_verification(case)
    change = applied(ADDED, at=when("2026-08-14T10:00"))
    assert (due(case, "verify"), due(case)) == (date(2026, 8, 21), kept)
    assert (change.moved, change.told, told(case)) == (1, 0, [])


def test_what_only_the_complainant_owes_is_moved_without_a_word_to_the_office():
    house = House()
    case = answered(
        house.file("2026-08-03").dispatched("2026-08-04").begun("2026-08-05"), "2026-08-13", remedy=False
    )
    assert {duty.kind for duty in case.row.duties.filter(met_at=None, ended_at=None)} == {"reply"}
    change = applied(ADDED, at=when("2026-08-14"))
    assert told(case) == ["redated"]
    assert (change.moved, change.told, change.stops_late, change.starts_late) == (1, 1, 0, 0)


def test_a_first_follow_up_that_moves_is_told_to_the_unit_and_to_no_complainant():
    """Those to whom it was told before: a complainant never heard of it."""
    house = House()
    case = house.file("2026-08-10").dispatched("2026-08-13")
    applied(ADDED, at=when("2026-08-14"))
    moved = set(case.row.events.filter(name="redated").values_list("facts__kind", flat=True))
    assert moved == {"follow_up", "settle"}
    kinds = {
        (row.notice, row.user is None): {duty["kind"] for duty in row.facts["duties"]}
        for row in case.row.notices.filter(notice__startswith="redated")
    }
    assert kinds == {("redated_to_you", False): {"follow_up", "settle"}, ("redated", True): {"settle"}}


def test_where_a_first_follow_up_alone_moves_no_complainant_is_told():
    house = House()
    case = house.file("2026-08-10")
    applied(removed("2026-08-25"), at=when("2026-08-11"))  # the settlement keeps its end, with a day to spare
    case.dispatched("2026-08-13")
    applied(ADDED, at=when("2026-08-14"))
    assert list(case.row.events.filter(name="redated").values_list("facts__kind", flat=True)) == ["follow_up"]
    assert set(told(case)) == {"redated_to_you"}


def test_of_a_move_that_the_clock_made_people_hear_in_the_sending_window():
    house = House()
    case = house.file("2026-08-10")
    applied(ADDED, at=when("2026-08-14T23:30"))  # Friday night
    leaves = case.row.notices.filter(notice__startswith="redated").values_list("next_try_at", flat=True)
    assert set(leaves) == {when("2026-08-19T07:00")}  # the Monday is a holiday, and the Tuesday now as well


def test_when_an_end_was_first_told_stays_known_though_it_is_told_again():
    house = House()
    case = house.file("2026-08-10")
    first = case.row.duties.get(kind="settle").told_at
    case.dispatched("2026-08-11")
    applied(ADDED, at=when("2026-08-12"))
    assert case.row.duties.get(kind="settle").told_at == first == when("2026-08-10")


def test_a_change_after_the_cap_of_a_suspension_ends_it_first():
    house = House()
    case = house.file("2026-08-03").dispatched("2026-08-04").begun("2026-08-05")
    suspension = {"reason": SuspensionReason.AWAITING_COMPLAINANT, "reasons": "Menunggu berkas."}
    case.do("suspend", "2026-08-06", house.officer, **suspension)
    at = when("2026-10-15")
    change = proposed(day("2026-10-28"), at=at)
    preview = Preview(change, at=at)
    moves = list(preview)
    finished(calendar_changes.approve(change.pk, by=None, at=at), at=at)
    assert case.row.events.filter(name="resumed").exists()
    assert counts(change) == counts(preview.counts)
    assert sorted(map(str, done(change))) == sorted(map(str, moves))
    assert_rebuilds()


COUNTS = ("seen", "moved", "dated", "stops_late", "starts_late", "told")


def counts(of: object) -> dict[str, int]:
    if isinstance(of, CalendarChange):
        of.refresh_from_db()
    return {name: getattr(of, name) for name in COUNTS}


def test_a_preview_writes_nothing_and_applying_does_what_it_said():
    house = House()
    cases = [house.file(f"2026-07-{d:02}") for d in range(1, 32)]
    dark = House(calendar="dark")
    families.make(
        "dark", name="Gelap", kind=CalendarKind.NATIONAL, parent=None, by=None, at=when("2026-01-01")
    )
    late = when("2026-08-20")
    change = proposed(ADDED, day("2026-08-19"), at=late)
    before = [rows(case) for case in cases]
    preview = Preview(change, at=late)
    moves = list(preview)
    assert [rows(case) for case in cases] == before
    assert preview.counts.stops_late > 0
    assert preview.counts.moved == len(moves) > preview.counts.stops_late
    applied_change = finished(calendar_changes.approve(change.pk, by=None, at=late), at=late)
    assert counts(applied_change) == counts(preview.counts)
    assert applied_change.seen == applied_change.total
    assert sorted(map(str, done(applied_change))) == sorted(map(str, moves))
    assert dark.agency.calendar == "dark"
    assert_rebuilds()


def test_duties_that_wait_for_their_year_get_their_date_and_may_start_late():
    families.make(
        "dark", name="Gelap", kind=CalendarKind.NATIONAL, parent=None, by=None, at=when("2026-01-01")
    )
    house = House(calendar="dark")
    case = house.file("2026-03-02")
    assert case.row.duties.get(kind="settle").awaits_year == 2026
    late = when("2026-08-03")
    change = proposed(*whole_year(2026), code="dark", at=late)
    preview = Preview(change, at=late)
    moves = {move.kind: move for move in preview}
    assert moves["settle"].was is None
    finished(calendar_changes.approve(change.pk, by=None, at=late), at=late)
    assert due(case) == moves["settle"].to == date(2026, 3, 23)
    change.refresh_from_db()
    assert change.dated == change.moved == change.starts_late == 2  # verify and settle count working days
    assert {event.facts["kind"] for event in case.row.events.filter(name="dated")} == {"verify", "settle"}
    assert_rebuilds()


def test_a_decree_makes_provisional_ends_firm_and_moves_what_it_must():
    families.make("new", name="Baru", kind=CalendarKind.NATIONAL, parent=None, by=None, at=when("2026-01-01"))
    applied(*whole_year(2026), code="new", only_proposed=True, at=when("2026-01-02"))
    case = House(calendar="new").file("2026-03-02")
    duty = case.row.duties.get(kind="settle")
    assert (duty.provisional, duty.due_on) == (True, date(2026, 3, 23))
    verify = case.row.duties.get(kind="verify")
    change = applied(*whole_year(2026), day("2026-03-18"), code="new", at=when("2026-03-03"))
    assert (change.moved, change.seen) == (1, 4)
    after = case.row.duties.get(kind="settle")
    assert (after.provisional, after.due_on) == (False, date(2026, 3, 24))
    firm = case.row.duties.get(kind="verify")
    assert (verify.provisional, firm.provisional, firm.due_on) == (True, False, verify.due_on)
    assert_rebuilds()


def test_a_decree_that_moves_nothing_makes_ends_firm_all_the_same():
    families.make("new", name="Baru", kind=CalendarKind.NATIONAL, parent=None, by=None, at=when("2026-01-01"))
    applied(*whole_year(2026), code="new", only_proposed=True, at=when("2026-01-02"))
    case = House(calendar="new").file("2026-03-02")
    ends = dict(case.row.duties.values_list("kind", "due_on"))
    assert case.row.duties.filter(provisional=True).count() == 2
    change = applied(*whole_year(2026), code="new", at=when("2026-03-03"))
    assert (change.moved, told(case)) == (0, [])
    assert dict(case.row.duties.values_list("kind", "due_on")) == ends
    assert not case.row.duties.filter(provisional=True).exists()
    assert_rebuilds()


@pytest.mark.parametrize(("at", "stops"), [("2026-08-28T23:59:59.999999", 0), ("2026-08-29T00:00", 1)])
def test_a_settlement_is_late_from_the_very_end_of_its_day_and_stops_to_be_when_the_day_was_off(at, stops):
    house = House()
    case = house.file("2026-08-06")
    assert due(case) == date(2026, 8, 28)
    change = proposed(day("2026-08-28", name="Hari Duka"), at=when(at))
    preview = Preview(change, at=when(at))
    assert [move.kind for move in preview] == ["settle"]
    finished(calendar_changes.approve(change.pk, by=None, at=when(at)), at=when(at))
    assert counts(change) == counts(preview.counts)
    assert counts(change)["stops_late"] == stops


def test_t38_each_period_states_the_version_that_it_was_counted_with():
    house = House()
    over = answered(
        house.file("2026-08-03").dispatched("2026-08-03").begun("2026-08-03"), "2026-08-04", remedy=False
    )
    runs = house.file("2026-08-03")
    before = present.current("id").label
    applied(ADDED, at=when("2026-08-07"))
    after = present.current("id").label
    assert {d.calendar for d in over.row.duties.filter(kind="settle")} == {before}
    assert {d.calendar for d in runs.row.duties.filter(met_at=None)} == {after}
    assert before != after
    old, new = present.labelled(before), present.labelled(after)
    assert (ADDED.date in old.holidays, ADDED.date in new.holidays) == (False, True)


def test_a_change_moves_the_calendars_below_it_and_no_other():
    families.make(
        "id-bt", name="Banten", kind=CalendarKind.REGIONAL, parent="id", by=None, at=when("2026-01-02")
    )
    house, elsewhere = House(calendar="id-bt"), House()
    regional, national = house.file("2026-09-28"), elsewhere.file("2026-09-28")
    ends = due(regional), due(national)
    assert ends == (date(2026, 10, 16), date(2026, 10, 16))
    applied(day("2026-10-05", "regional", "Hari Jadi Banten"), code="id-bt", at=when("2026-09-29"))
    assert (due(regional), due(national)) == (date(2026, 10, 19), date(2026, 10, 16))
    change = applied(day("2026-10-07"), at=when("2026-09-30"))
    assert (due(regional), due(national)) == (date(2026, 10, 20), date(2026, 10, 19))
    versions = CalendarVersion.objects.filter(change=change).order_by("calendar__code")
    assert [(row.calendar.code, row.version, row.parent_version) for row in versions] == [
        ("id", change.version, None),
        ("id-bt", 3, change.version),
    ]
    assert_rebuilds()


def test_a_calendar_below_adds_days_and_settles_no_year():
    families.make(
        "id-bt", name="Banten", kind=CalendarKind.REGIONAL, parent="id", by=None, at=when("2026-01-02")
    )
    at = when("2026-08-03")
    for days, code in (
        ([removed("2026-08-17")], "of_the_parent"),
        (list(whole_year(2028)), "of_the_parent"),
        (list(whole_year(2029)), "year_unknown"),
    ):
        with pytest.raises(BadInput) as refusal:
            proposed(*days, code="id-bt", at=at)
        assert refusal.value.code == code


def test_t08_a_calendar_in_use_is_neither_deleted_nor_retired():
    families.make(
        "id-bt", name="Banten", kind=CalendarKind.REGIONAL, parent="id", by=None, at=when("2026-01-02")
    )
    used = agency(calendar="id-bt", name="Pemprov Banten")
    with pytest.raises(DatabaseError), transaction.atomic():
        Calendar.objects.get(code="id-bt").delete()
    at = when("2026-08-03")

    def retire(code: str = "id-bt", on: str = "2027-01-01") -> Calendar:
        return families.retire(code, from_date=date.fromisoformat(on), by=None, at=at)

    with pytest.raises(NotNow, match="in_use") as refusal:
        retire()
    assert "Pemprov Banten" in str(refusal.value.sentence)
    with pytest.raises(NotNow, match="in_use"):
        retire("id")
    Agency.objects.filter(pk=used.pk).update(calendar="none")
    with pytest.raises(BadInput):
        retire(on="2026-08-02")
    assert retire().retired_on == date(2027, 1, 1)
    with pytest.raises(NotNow, match="retired"):
        retire()
    with pytest.raises(BadInput):
        families.make("id-bt-2", name="X", kind=CalendarKind.AGENCY, parent="id-bt", by=None, at=at)


@pytest.mark.parametrize(
    ("code", "kind", "parent"),
    [
        ("ID", "national", None),
        ("a" * 21, "national", None),
        ("id", "national", None),
        ("x1", "regional", None),
        ("x1", "national", "id"),
    ],
)
def test_a_calendar_that_cannot_be_is_not_made(code, kind, parent):
    with pytest.raises(BadInput):
        families.make(code, name="X", kind=CalendarKind(kind), parent=parent, by=None, at=when("2026-01-02"))


def test_one_change_of_a_family_is_applied_at_a_time():
    families.make(
        "id-bt", name="Banten", kind=CalendarKind.REGIONAL, parent="id", by=None, at=when("2026-01-02")
    )
    at = when("2026-08-07")
    House().file("2026-08-03")
    first = approved(ADDED, at=at)
    second = proposed(day("2026-09-01", "regional"), code="id-bt", at=at)
    for act in (lambda: calendar_changes.approve(second.pk, by=None, at=at), lambda: Preview(second, at=at)):
        with pytest.raises(NotNow) as refusal:
            act()
        assert refusal.value.code == "being_applied"
    finished(first, at=at)
    assert calendar_changes.approve(second.pk, by=None, at=at).state == "applying"


def test_a_proposal_is_decided_once():
    at = when("2026-08-07")
    change = applied(ADDED, at=at)
    for act in (calendar_changes.approve, calendar_changes.drop):
        with pytest.raises(NotNow, match="not_a_proposal"):
            act(change.pk, by=None, at=at)
    dropped = calendar_changes.drop(proposed(day("2026-09-01"), at=at).pk, by=None, at=at)
    assert (dropped.state, dropped.dropped_at) == ("dropped", at)
    with pytest.raises(NotNow, match="not_a_proposal"):
        calendar_changes.approve(dropped.pk, by=None, at=at)
    with pytest.raises(NotNow, match="no_proposal"):
        calendar_changes.approve(10**9, by=None, at=at)


def test_approval_checks_again_what_time_has_overtaken():
    change = proposed(removed("2026-08-25"), at=when("2026-08-07"))
    with pytest.raises(BadInput) as refusal:
        calendar_changes.approve(change.pk, by=None, at=when("2026-08-26"))
    assert refusal.value.code == "over"
    assert present.current("id").version == Calendar.objects.get(code="id").version


@pytest.fixture
def people() -> dict[str, Actor]:
    mine, other = agency(code="mine", calendar="own"), agency(code="other")
    return {
        "national": actor(user(Role.ADMINISTRATOR)),
        "of the agency": actor(user(Role.ADMINISTRATOR, agency=mine)),
        "of another agency": actor(user(Role.ADMINISTRATOR, agency=other)),
        "coordinator": actor(user(Role.COORDINATOR, agency=mine)),
        "ombudsman": actor(user(Role.OMBUDSMAN)),
    }


@pytest.mark.parametrize(("code", "may"), [("id", {"national"}), ("own", {"national", "of the agency"})])
def test_administrators_change_calendars_those_of_an_agency_its_own(people, code, may):
    at = when("2026-08-07")
    families.make("own", name="Milik", kind=CalendarKind.AGENCY, parent="id", by=people["national"], at=at)
    change = proposed(day("2026-09-01", "agency"), code=code, at=at)
    for who, by in people.items():
        if who not in may:
            for act in (
                lambda by=by: proposed(day("2026-09-02"), code=code, at=at, by=by),
                lambda by=by: calendar_changes.approve(change.pk, by=by, at=at),
                lambda by=by: calendar_changes.drop(change.pk, by=by, at=at),
            ):
                with pytest.raises(NotYours):
                    act()
    for who in may:
        made = proposed(day("2026-09-03", "agency"), code=code, at=at, by=people[who])
        calendar_changes.drop(made.pk, by=people[who], at=at)
    mine = proposed(day("2026-09-04", "agency"), code=code, at=at, by=people["national"])
    with pytest.raises(NotYours):
        calendar_changes.approve(mine.pk, by=people["national"], at=at)
    by = people[max(may)]
    done_by = calendar_changes.approve(change.pk, by=by, at=at)
    assert done_by.approved_by == by.user
    with pytest.raises(NotYours):
        families.make(
            "x1", name="X", kind=CalendarKind.NATIONAL, parent=None, by=people["of the agency"], at=at
        )


def bring(case: Case, at: datetime) -> None:
    """What a verb does first."""
    with transaction.atomic():
        complaint = Complaint.objects.lock(case.pk)
        docket, moment = Docket.of(complaint), max(at, complaint.last_at)
        catching_up.catch_up(complaint, docket, at=moment, origin=CLOCK.origin)
        docket.save()
        docket.place()
        complaint.save(update_fields=["last_seq", "last_at", "next_due_on", "next_due_at"])


def story(case: Case) -> tuple[object, ...]:
    """All that a change of calendar leaves of a case, but the keys."""
    duties = Duty.objects.filter(complaint=case.pk).order_by("pk")
    events = case.row.events.order_by("seq").values_list(
        "seq", "name", "facts__kind", "facts__was", "facts__due_on"
    )
    messages = (
        Message.objects.filter(complaint=case.pk).order_by("pk").values_list("notice", "language", "state")
    )
    row = case.row
    return (
        list(
            duties.values_list(
                "kind", "due_on", "due_at", "provisional", "awaits_year", "calendar", "rung", "rung_at"
            )
        ),
        list(events),
        list(messages),
        (row.last_seq, row.last_at, row.next_due_on, row.next_due_at),
    )


CHANGES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True),
        st.lists(st.booleans(), min_size=4, max_size=4),
    ),
    min_size=1,
    max_size=3,
)
START = date(2026, 9, 1)


@given(CHANGES, st.lists(st.booleans(), min_size=4, max_size=4))
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_t42_case_by_case_or_in_batches_the_ends_are_the_same(changes, by_verbs):
    """The same random changes for two equal houses: one is brought along by the job alone, of the other each case
    first by a verb where `by_verbs` says so."""
    told = {}
    for alone in (True, False):
        with transaction.atomic():
            present.forget()
            house = House()
            cases = [house.file(f"2026-08-{10 + n}") for n in range(4)]
            cases[2].dispatched("2026-08-14").begun("2026-08-17")
            at = when("2026-08-20")
            for number, (picks, removing) in enumerate(changes):
                off = present.current("id").holidays
                days = [START + timedelta(days=pick) for pick in picks]
                named = [
                    removed(d.isoformat()) if take and d in off else day(d.isoformat(), name=f"Uji {number}")
                    for d, take in zip(days, removing, strict=False)
                ]
                change = approved(*named, at=at)
                for case, bring_first in zip(cases, by_verbs, strict=True):
                    if not alone and bring_first:
                        bring(case, at)
                finished(change, at=at)
                at += timedelta(hours=1)
            told[alone] = [story(case) for case in cases]
            assert_rebuilds()
            transaction.set_rollback(True)
    assert told[True] == told[False]


def test_the_job_leaves_nothing_to_do():
    case = House().file("2026-08-03")
    change = approved(ADDED, at=when("2026-08-07"))
    assert job.applying() == [change]
    finished(change, at=when("2026-08-07"))
    assert job.applying() == []
    assert {d.calendar for d in case.row.duties.filter(met_at=None)} == {present.current("id").label}
