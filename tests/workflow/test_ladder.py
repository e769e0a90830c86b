"""The escalation ladder: rungs become rows, each person is told once of the highest, and only of what is true."""

import itertools
import json
import threading
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import clock as the_clock
from accounts.actors import complainant
from accounts.models import Agency
from complaints.lifecycle import END_STATES
from complaints.models import Attachment, Complaint
from law import counting, rules
from law.codes import Classification
from law.ladder import PAST
from notifications import bodies, rendering
from notifications.models import Message
from tests.concurrency.conftest import together
from tests.factories import Case, House, when
from tests.law.days import FIVE, ID, SIX
from tests.notifications.conftest import live
from tests.waiting import SECONDS
from tests.workflow.paths import CLOCK, IN_STATE
from workflow import clock
from workflow.clocks import climbing, ladder
from workflow.clocks.days_left import late_days
from workflow.models import Duty, Rung
from workflow.sweep import promised_files, sweeps
from workflow.verbs import duplicates, extensions, resolution, verification

LADDER = set(ladder.OF_THE_LADDER)
REMINDERS = ["three_before", "one_before", "on_the_day"]
UPWARDS = [*REMINDERS, "past", "three_after", "five_after"]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def act(case: Case, at: str | datetime) -> None:
    sweeps.act(case.pk, by=CLOCK, at=when(at) if isinstance(at, str) else at)


def each_day(case: Case, first: str, last: str) -> None:
    at = when(f"{first}T00:00:30")
    while at < when(last):
        act(case, at)
        at += timedelta(days=1)


def rungs(case: Case, kind: str) -> list[tuple[str, list[str], str]]:
    rows = Rung.objects.filter(complaint=case.pk, duty__kind=kind).order_by("reached_at", "pk")
    return [(row.level, row.recipients, row.why) for row in rows]


def told(case: Case, *notices: str) -> list[tuple[str, str, int | None]]:
    """(notice, local time at which it leaves, to whom), in order."""
    rows = Message.objects.filter(complaint=case.pk, notice__in=notices or LADDER).order_by("pk")
    zone = case.row.agency.zone
    return [
        (row.notice, row.next_try_at.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M"), row.user_id)
        for row in rows
    ]


# The table.


@pytest.mark.django_db
def test_a_settlement_climbs_from_its_handler_to_the_head_of_the_agency_and_the_complainant():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    each_day(case, "2026-03-04", "2026-04-20")
    assert rungs(case, "settle") == [
        ("three_before", ["handler"], "units_duty"),
        ("one_before", ["handler"], "units_duty"),
        ("on_the_day", ["handler", "supervisors"], "units_duty"),
        ("past", ["handler", "supervisors", "complainant"], "units_duty"),
        ("three_after", ["coordinators"], "units_duty"),
        ("five_after", ["agency_heads", "complainant"], "units_duty"),
    ]
    officer, supervisor, head = (who.user.pk for who in (house.officer, house.supervisor, house.head))
    first, second = house.coordinator.user.pk, house.coordinator2.user.pk
    assert told(case) == [
        ("due_soon", "03-17 07:00", officer),
        ("due_soon", "03-26 07:00", officer),
        ("due_today", "03-27 07:00", officer),
        ("due_today", "03-27 07:00", supervisor),
        ("overdue", "03-30 07:00", officer),
        ("overdue", "03-30 07:00", supervisor),
        ("may_escalate", "03-30 07:00", None),
        ("three_days_over", "04-01 07:00", first),
        ("three_days_over", "04-01 07:00", second),
        ("five_days_over", "04-06 07:00", head),
        ("file_offered", "04-06 07:00", None),
    ]


@pytest.mark.django_db
def test_a_case_that_no_unit_holds_goes_to_the_coordinators_and_at_the_breach_to_the_head_as_well():
    house = House()
    case = house.file()
    each_day(case, "2026-03-03", "2026-03-14")
    assert rungs(case, "verify") == [
        ("one_before", ["handler"], "unassigned"),
        ("on_the_day", ["handler", "supervisors"], "unassigned"),
        ("past", ["coordinators", "agency_heads"], "unassigned"),
        ("three_after", ["coordinators"], "unassigned"),
        ("five_after", ["agency_heads"], "unassigned"),
    ]
    coordinators = {house.coordinator.user.pk, house.coordinator2.user.pk}
    whom = {}
    for notice, _at, user in told(case):
        whom.setdefault(notice, set()).add(user)
    assert whom["due_soon"] == whom["due_today"] == whom["three_days_over"] == coordinators
    assert whom["agency_overdue"] == coordinators | {house.head.user.pk}
    assert whom["five_days_over"] == {house.head.user.pk}


@pytest.mark.django_db
def test_a_first_follow_up_stays_below_the_head_of_the_agency():
    case = House().file().dispatched("2026-03-03")
    each_day(case, "2026-03-03", "2026-03-20")
    assert [level for level, _to, _why in rungs(case, "follow_up")] == [
        "three_before",
        "one_before",
        "on_the_day",
        "past",
        "three_after",
    ]


@pytest.mark.django_db
def test_the_sweep_deals_with_unassigned_cases_before_others():
    house = House()
    held = house.file().dispatched("2026-03-03").begun("2026-03-04")
    alone = house.file("2026-06-01")
    sweeps.sweep(at=clock.now())
    first = Rung.objects.order_by("pk").filter(recorded_at__gt=when("2026-09-01"))
    order = list(dict.fromkeys(first.values_list("complaint_id", flat=True)))
    assert order == [alone.pk, held.pk]


@given(
    due=st.dates(date(2025, 2, 3), date(2026, 11, 30)),
    week=st.sampled_from([FIVE, SIX, frozenset({2}), frozenset(range(1, 8))]),
)
def test_rungs_rise_and_count_working_days_of_the_week(due, week):
    place = (due, week, ID, "Asia/Jakarta")
    instants = [ladder.reached_at(days, *place) for days in (-3, -1, 0, 3, 5)]
    assert None not in instants
    assert all(before < after for before, after in itertools.pairwise(instants))
    days = [counting.local_date(instant, "Asia/Jakarta") for instant in instants]
    assert [ladder.days_left(day, due, week, ID) for day in days[:3]] == [3, 1, 0]
    assert [counting.working_days_between(due, day, week, ID) for day in days[3:]] == [3, 5]


@pytest.mark.parametrize(
    ("opened_at", "first"),
    [
        ("2026-03-01T23:59:59.999999", "three_before"),
        ("2026-03-02T00:00", "one_before"),  # the rung's own instant: it was reached when the duty began
        ("2026-03-04T00:00", "on_the_day"),
        ("2026-03-05T00:00", "three_after"),
    ],
)
def test_the_first_rung_comes_after_the_instant_at_which_the_duty_was_opened(opened_at, first):
    law = rules.national()
    rungs = law.ladder(law.rule("verify", date(2026, 3, 2))).rungs
    rung, instant = ladder.next_after(when(opened_at), rungs, date(2026, 3, 5), FIVE, ID, "Asia/Jakarta")
    assert rung == first
    assert instant > when(opened_at)


@pytest.mark.django_db
def test_what_is_filed_at_the_stroke_of_midnight_is_not_reminded_of_at_once():
    case = House().file("2026-03-02T00:00")
    act(case, "2026-03-02T00:00")
    assert rungs(case, "verify") == []
    act(case, "2026-03-04T00:00")
    assert [level for level, *_ in rungs(case, "verify")] == ["one_before"]


# After a long sleep.


@pytest.mark.django_db
def test_after_a_long_sleep_every_rung_has_its_row_and_each_is_told_once_of_the_highest():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    Message.objects.all().delete()
    act(case, "2026-04-15T03:00")
    assert [level for level, *_ in rungs(case, "settle")] == UPWARDS
    officer, supervisor, head = (who.user.pk for who in (house.officer, house.supervisor, house.head))
    assert sorted(told(case), key=str) == sorted(
        [
            ("five_days_over", "04-15 07:00", head),
            ("file_offered", "04-15 07:00", None),
            ("three_days_over", "04-15 07:00", house.coordinator.user.pk),
            ("three_days_over", "04-15 07:00", house.coordinator2.user.pk),
            ("overdue", "04-15 07:00", officer),
            ("overdue", "04-15 07:00", supervisor),
        ],
        key=str,
    )
    untold = Rung.objects.filter(complaint=case.pk, duty__kind="settle", send_at=None)
    assert set(untold.values_list("level", flat=True)) == set(REMINDERS)
    act(case, "2026-04-15T04:00")
    assert len(told(case)) == 6


@pytest.mark.django_db
def test_of_several_duties_at_once_one_mail_tells_where_each_stands():
    house = House()
    case = house.file()
    Message.objects.all().delete()
    act(case, "2026-03-17T08:00")  # verification is late, the first answer since today, the settlement near
    mail = Message.objects.get(user=house.coordinator.user)
    assert mail.notice == "three_days_over"
    assert [(d["kind"], d["left"], d["late"]) for d in mail.facts["duties"]] == [
        ("verify", None, 8),
        ("first_answer", None, 1),
        ("settle", 3, None),
    ]
    assert "terlambat 8 hari kerja" in bodies.read(mail).text
    assert "terlambat 1 hari kalender" in bodies.read(mail).text
    assert "3 hari kerja lagi" in bodies.read(mail).text


@pytest.mark.django_db
def test_of_several_duties_the_one_that_ends_first_is_told_first_whenever_it_was_opened():
    """Of a supervisory complaint the statute's own limit ends before the settlement, though it stands behind it."""
    case = (
        House().file().dispatched("2026-03-03", classification=Classification.SUPERVISORY).begun("2026-03-04")
    )
    settle, decide = (case.row.duties.get(kind=kind) for kind in ("settle", "decide"))
    assert (settle.pk < decide.pk, settle.due_on > decide.due_on) == (True, True)
    Message.objects.all().delete()
    act(case, "2026-07-01")
    for mail in Message.objects.filter(notice__in=["five_days_over", "three_days_over", "file_offered"]):
        assert [duty["kind"] for duty in mail.facts["duties"]] == ["decide", "settle"]
    assert Message.objects.filter(notice="file_offered").count() == 1


def figures(case: Case, at: datetime) -> dict[str, object]:
    """What measures, windows and pages read of a case; not when a sweep happened to run."""
    row = case.row
    duties = list(Duty.objects.filter(complaint=row).order_by("pk"))
    facts = ("kind", "round", "opened_on", "due_on", "due_at", "met_at", "ended_at", "ended_by")
    return {
        "case": (row.state, row.ended_at, row.ended_by, row.answered_at, row.version, row.next_due_at),
        "duties": [tuple(getattr(duty, name) for name in facts) for duty in duties],
        "late": [late_days(duty, zone=row.agency.zone, days=ID, at=at) for duty in duties],
        "held": list(row.holdings.values_list("from_at", "until_at")),
        "rungs": sorted(
            Rung.objects.filter(complaint=row).values_list("duty__kind", "level", "due_on", "reached_at")
        ),
    }


def answered_in_the_week(case: Case) -> None:
    case.answered("2026-04-01T15:00")


def forgotten(case: Case) -> None:
    """Nobody acts."""


@pytest.mark.django_db
@pytest.mark.parametrize("acts", [forgotten, answered_in_the_week])
def test_t34_a_week_without_the_scheduler_changes_no_figure_and_messages_come_late_once(acts):
    asleep_from, awake_again = when("2026-03-26T12:00"), when("2026-04-02T12:00")
    lives = []
    for sleeps in (False, True):
        case = House().file().dispatched("2026-03-03").begun("2026-03-04")
        acted, at = False, when("2026-03-04T12:00")
        while at <= awake_again:
            if not acted and at >= when("2026-04-01T15:00"):
                acts(case)
                acted = True
            if not sleeps or not asleep_from <= at < awake_again:
                act(case, at)
            at += timedelta(hours=3)
        lives.append(case)
    awake, asleep = lives
    assert figures(awake, awake_again) == figures(asleep, awake_again)
    for case in lives:
        assert all(count == 1 for count in Counter(told(case)).values())
        per_person = Counter((notice, user) for notice, _at, user in told(case) if notice != "due_soon")
        assert all(count == 1 for count in per_person.values())
    late = {(notice, user is None) for notice, at, user in told(asleep) if at >= "03-26 12:00"}
    if acts is forgotten:
        assert late == {("overdue", False), ("three_days_over", False), ("may_escalate", True)}
    else:
        assert late == set()  # answered meanwhile: there is nothing left to tell


@pytest.mark.django_db
def test_t34_a_life_swept_every_minute_has_the_same_rungs_as_one_swept_once():
    """The day of a breach, minute by minute."""
    awake, asleep = (House().file().dispatched("2026-03-03").begun("2026-03-04") for _ in range(2))
    for case in (awake, asleep):
        act(case, "2026-03-27T23:45")
    at = when("2026-03-27T23:45")
    while at < when("2026-03-28T00:30"):
        at += timedelta(minutes=1)
        act(awake, at)
    act(asleep, "2026-03-28T00:30")
    assert figures(awake, at) == figures(asleep, at)
    assert [each[:2] for each in told(awake)] == [each[:2] for each in told(asleep)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opens", "closes", "sent"),
    [(time(0), time(6), []), (time(23), time(23, 59), ["due_today"] * 2)],
)
def test_a_reminder_that_could_leave_only_when_the_end_has_come_is_not_sent(opens, closes, sent):
    """Verification ends with 5 March; where the window opens at midnight, that instant is the end itself."""
    case = House(send_from=opens, send_until=closes).file()
    act(case, "2026-03-05T12:00")
    assert [notice for notice, _at, _user in told(case, "due_today")] == sent


@pytest.mark.django_db
def test_what_is_told_at_the_instant_of_an_end_is_late_by_a_day():
    house = House(send_from=time(0), send_until=time(23, 59))
    case = house.file()
    Message.objects.all().delete()
    act(case, "2026-03-06T00:00")
    mail = Message.objects.get(user=house.head.user)
    assert [(d["kind"], d["left"], d["late"]) for d in mail.facts["duties"]] == [("verify", None, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answered_at", "passed"), [("2026-03-27T23:59:59.999999", False), ("2026-03-28T00:00", True)]
)
def test_what_is_answered_at_the_very_end_has_passed_it_though_no_sweep_came_by(answered_at, passed):
    case = House().file().dispatched("2026-03-03").begun("2026-03-04").answered(answered_at)
    found = rungs(case, "settle")
    assert (found[-1] == ("past", [], "over_by_then")) == passed
    assert {tuple(to) for _level, to, _why in found} == {()}
    assert told(case) == []


# What is no longer true.


@pytest.mark.django_db
@pytest.mark.parametrize("state", [*sorted(set(IN_STATE))])
def test_t23_no_reminder_comes_in_an_end_state_but_of_a_promised_remedy(state):
    case = IN_STATE[state](House())
    if case.row.state not in END_STATES:
        return
    ended = Message.objects.filter(complaint=case.pk).latest("pk").pk
    each_day(case, "2026-03-10", "2026-08-01")
    for message in Message.objects.filter(complaint=case.pk, pk__gt=ended, notice__in=LADDER):
        assert {duty["kind"] for duty in message.facts["duties"]} == {"remedy"}
    assert (
        not Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).exclude(kind="remedy").exists()
    )


def sweep_and_make_files() -> None:
    sweeps.sweep(at=clock.now())
    promised_files.make(now=clock.now, seconds=60)


ENDS = {
    "withdrawn": lambda case, at: verification.withdraw(
        case.pk, by=_live_complainant(case), at=at, version=None
    ),
    "rejected": lambda case, at: verification.reject(
        case.pk,
        ground="other_body",
        reasons="Bukan wewenang kami.",
        by=live(case.house.coordinator),
        at=at,
        version=None,
    ),
}


def _live_complainant(case: Case):
    return complainant(case.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("end", ENDS)
def test_t23_what_waits_for_the_sending_window_is_taken_back_when_the_case_ends(end):
    case = House().file("2026-08-03")
    sweep_and_make_files()
    waiting = Message.objects.filter(complaint=case.pk, state="queued")
    assert {"three_days_over", "five_days_over", "file_offered"} <= set(
        waiting.values_list("notice", flat=True)
    )
    ENDS[end](case, clock.now())
    assert not waiting.filter(notice__in=LADDER).exists()
    assert not Rung.objects.filter(complaint=case.pk, send_at__gt=clock.now()).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("was", "stays"),
    [
        ({"state": "held"}, False),  # its address is not confirmed yet
        ({"attempts": 1}, True),  # it may have arrived, though nobody heard so
        ({"state": "sending", "attempts": 1}, True),
        ({"state": "set_aside", "attempts": 8}, True),
    ],
)
def test_t23_only_what_nobody_has_tried_to_tell_is_taken_back(was, stays):
    case = House().file("2026-08-03")
    sweep_and_make_files()
    offer = Message.objects.filter(complaint=case.pk, notice="file_offered")
    offer.update(**was)
    ENDS["withdrawn"](case, clock.now())
    assert offer.exists() == stays


@pytest.mark.django_db
def test_t23_a_reminder_that_waits_for_the_morning_is_taken_back_when_the_case_ends_in_the_night():
    """Nothing has passed yet: that a rung was climbed is all there is to know it by."""
    house, now = House(), clock.now()
    case = house.file(now).dispatched(now).begun(now)
    case.row.duties.filter(met_at=None).update(rung="", rung_at=None)
    case.row.duties.filter(kind="settle").update(rung="one_before", rung_at=now)
    sweeps.sweep(at=clock.now())
    reminder = Message.objects.filter(complaint=case.pk, notice="due_soon", state="queued")
    assert reminder.count() == 1
    ENDS["withdrawn"](case, clock.now())
    assert not reminder.exists()


@pytest.mark.django_db
def test_an_end_that_moves_away_and_comes_back_has_its_rungs_once():
    house = House()
    one, two = house.file("2026-03-09"), house.file("2026-03-02")
    act(one, "2026-03-13T09:00")
    before = rungs(one, "verify")
    link = {"duplicate_of": two.row, "reasons": "Sama.", "by": house.coordinator}
    settle = one.row.duties.get(kind="settle")
    was = settle.due_on
    act(one, "2026-04-07T09:00")
    climbed = list(Rung.objects.filter(duty=settle, due_on=was).values_list("level", flat=True))
    assert climbed
    duplicates.link(one.pk, at=when("2026-04-07T10:00"), **link)
    settle.refresh_from_db()
    assert settle.due_on < was
    act(one, "2026-04-07T11:00")
    duplicates.unlink(one.pk, by=house.coordinator, at=when("2026-04-07T12:00"))
    settle.refresh_from_db()
    assert settle.due_on == was
    act(one, "2026-04-07T13:00")
    assert list(Rung.objects.filter(duty=settle, due_on=was).values_list("level", flat=True)) == climbed
    assert rungs(one, "verify")[: len(before)] == before


REACHED = st.tuples(
    st.integers(1, 2),
    st.sampled_from(["due_soon", "due_today", PAST]),
    st.sampled_from([date(2026, 3, 5), date(2026, 3, 6)]),
)
"""A duty, a rung of it, and the end that it then had."""


@given(st.lists(st.lists(REACHED, max_size=12), max_size=4))
def test_t39_however_often_a_rung_is_reached_it_is_new_once(steps):
    """In one step too: an end that moves away and comes back between lock and commit, or a duty that is ended after its
    rungs were climbed."""
    known, new = set(), []
    for hour, step in enumerate(steps):
        rungs = [Rung(duty_id=duty, level=level, due_on=due_on) for duty, level, due_on in step]
        new += climbing.new_among(rungs, known, at=when(f"2026-03-02T{hour:02}:00"))
    keys = [(rung.duty_id, rung.level, rung.due_on) for rung in new]
    first = {}
    for hour, step in enumerate(steps):
        for key in step:
            first.setdefault(key, when(f"2026-03-02T{hour:02}:00"))
    assert len(keys) == len(set(keys))
    assert {key: rung.recorded_at for key, rung in zip(keys, new, strict=True)} == first


@pytest.mark.django_db
def test_t39_a_rung_that_one_step_reaches_twice_and_the_next_again_is_one_row():
    case = House().file("2026-03-02").dispatched("2026-03-03")
    duty = case.row.duties.get(kind="settle")

    def reached() -> Rung:
        return Rung(
            complaint_id=case.pk,
            duty=duty,
            level=PAST,
            due_on=duty.due_on,
            recipients=[],
            why=ladder.Why.OVER_BY_THEN,
            reached_at=duty.due_at,
        )

    before = Rung.objects.filter(complaint=case.pk).count()
    assert len(climbing.keep([reached(), reached()], at=when("2026-03-30"))) == 1
    assert climbing.keep([reached(), reached()], at=when("2026-03-31")) == []
    assert Rung.objects.filter(complaint=case.pk).count() == before + 1


@pytest.mark.django_db
def test_t23_nobody_is_offered_to_go_where_they_have_gone_already_while_the_office_is_told_all_the_same():
    """The settlement passed unmet in the night; the complainant went to the Ombudsman before the morning."""
    house = House()
    case = house.file("2026-08-03")
    sweep_and_make_files()
    told_of = Message.objects.filter(complaint=case.pk, state="queued", notice__in=LADDER)
    assert {"file_offered", "five_days_over"} <= set(told_of.values_list("notice", flat=True))
    resolution.escalate(
        case.pk, reasons="Tidak ada tanggapan.", by=complainant(case.pk), at=clock.now(), version=None
    )
    left = set(told_of.values_list("notice", flat=True))
    assert "five_days_over" in left
    assert not left & {"file_offered", "may_escalate"}


@pytest.mark.django_db
def test_what_is_told_of_two_duties_keeps_the_one_that_still_runs():
    house = House()
    case = house.file("2026-08-03")
    sweeps.sweep(at=clock.now())
    verification.dispatch(
        case.pk,
        unit=house.unit,
        classification=Classification.ORDINARY,
        by=live(house.coordinator),
        at=clock.now(),
        version=None,
    )
    mail = Message.objects.get(complaint=case.pk, user=house.head.user, notice="five_days_over")
    assert [duty["kind"] for duty in mail.facts["duties"]] == ["settle", "decide"]


@pytest.mark.django_db
def test_a_reminder_whose_window_opens_after_the_end_is_not_sent():
    """The decision's end by calendar days falls on a holiday: its rung has a row, and nobody to tell."""
    case = House().file().dispatched("2026-03-03").begun("2026-03-04")
    decide = case.row.duties.get(kind="decide")
    assert decide.due_on == date(2026, 5, 1)
    each_day(case, "2026-04-29", "2026-05-01T23:00")
    row = Rung.objects.get(duty=decide, level="on_the_day")
    assert row.send_at is None


@pytest.mark.django_db
def test_an_end_that_is_extended_has_rungs_of_its_own():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    duty = case.row.duties.get(kind="settle")
    was = duty.due_on
    act(case, "2026-03-27T09:00")
    extensions.extend(
        case.pk,
        days=5,
        reasons="Menunggu hasil laboratorium.",
        by=house.supervisor,
        at=when("2026-03-27T10:00"),
        version=None,
    )
    duty.refresh_from_db()
    assert duty.due_on > was
    each_day(case, "2026-03-28", "2026-04-08")
    ends = list(Rung.objects.filter(duty=duty).values_list("due_on", "level"))
    assert {level for due_on, level in ends if due_on == was} == set(REMINDERS)
    assert {level for due_on, level in ends if due_on == duty.due_on} == {*REMINDERS, "past"}
    assert [notice for notice, _at, _user in told(case)].count("due_today") == 4


@pytest.mark.django_db
def test_t17_an_old_case_reopened_is_told_of_once_with_what_was_decided_and_its_new_end():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-30")
    case.do("accept", "2026-03-31", rating=2)
    Message.objects.all().delete()
    case.do("reopen", "2026-04-27", reasons="Loketnya tutup lagi.")
    each_day(case, "2026-04-27", "2026-05-07")
    assert {row.notice for row in Message.objects.all()} == {"contested"}
    mail = Message.objects.get(user=house.officer.user)
    settle = case.row.duties.get(kind="settle", round=2)
    assert "terbukti, dijawab Senin, 30 Maret 2026" in bodies.read(mail).text
    assert [duty["due_on"] for duty in mail.facts["duties"]] == [settle.due_on.isoformat()]
    assert settle.due_on == date(2026, 5, 20)
    assert "20 Mei 2026" in bodies.read(mail).text


@pytest.mark.django_db
def test_t19_no_mail_and_no_act_of_the_clock_counts_as_a_response():
    case = House().file().dispatched("2026-03-03")
    each_day(case, "2026-03-03", "2026-04-20")
    assert Message.objects.filter(complaint=case.pk, notice__in=["receipt", "dispatched"]).count() == 2
    duties = case.row.duties.exclude(kind__in=["receipt", "verify", "first_answer"])
    assert set(duties.values_list("kind", "met_at", "ended_at")) == {
        ("follow_up", None, None),
        ("settle", None, None),
        ("decide", None, None),
    }
    kinds = dict(case.row.events.order_by("seq").values_list("name", "actor_kind"))
    assert kinds["registered"] == "complainant"
    assert {
        kind for name, kind in kinds.items() if name in ("breached", "escalation_offered", "attached")
    } == {"clock"}


# The sending window.


@pytest.mark.django_db
def test_t33_a_breach_at_midnight_is_recorded_at_once_and_told_in_the_morning():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    act(case, "2026-03-28T00:00:20")  # Saturday
    breach = case.row.events.get(name="breached")
    assert (breach.at, breach.effective_at) == (when("2026-03-28T00:00:20"), when("2026-03-28T00:00"))
    assert {at for notice, at, _user in told(case, "overdue", "may_escalate")} == {"03-30 07:00"}
    (mail,) = Message.objects.filter(complaint=case.pk, notice="may_escalate")
    assert [(duty["kind"], duty["late"]) for duty in mail.facts["duties"]] == [("settle", 1)]  # the Monday
    row = Rung.objects.get(complaint=case.pk, level="past")
    assert (row.reached_at, row.send_at) == (when("2026-03-28T00:00"), when("2026-03-30T07:00"))


@pytest.mark.django_db
def test_t33_each_agency_has_its_own_window():
    house = House(zone="Asia/Jayapura", send_from=time(10, 30), send_until=time(11))
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    each_day(case, "2026-03-25", "2026-03-31")
    assert {at[6:] for _notice, at, _user in told(case)} == {"10:30"}


@pytest.mark.django_db
def test_t33_what_a_person_did_is_told_at_once_and_what_the_clock_did_in_the_window():
    house = House()
    case = house.file("2026-03-01T03:00")  # Sunday, at night
    assert told(case, "receipt") == [("receipt", "03-01 03:00", None)]
    case.do("request_completion", "2026-03-02T22:00", house.coordinator, missing="Salinan KTP.")
    assert told(case, "completion_requested")[0][1] == "03-02 22:00"
    act(case, "2026-04-02T00:01")
    assert case.row.state == "withdrawn"
    assert told(case, "lapsed") == [("lapsed", "04-02 07:00", None)]


@pytest.mark.django_db
def test_t33_a_deemed_acceptance_is_told_in_the_window():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    end = case.row.duties.get(kind="reply").due_at
    act(case, end)
    assert [at[6:] for _notice, at, _user in told(case, "closed_without_reply")] == ["07:00"]


# Two at once.


@pytest.mark.usefixtures("committed")
def test_two_sweeps_at_once_climb_each_rung_and_tell_each_person_once():
    house = House()
    cases = [house.file("2026-08-03") for _ in range(4)]
    Agency.objects.update(calendar="none")
    at = clock.now()
    together(*(lambda: sweeps.sweep(at=at) for _ in range(3)))
    sweeps.sweep(at=at)
    promised_files.make(now=clock.now, seconds=60)
    for case in cases:
        rows = Rung.objects.filter(complaint=case.pk)
        assert len(set(rows.values_list("duty", "level", "due_on"))) == rows.count() > 10
        mails = Counter(
            Message.objects.filter(complaint=case.pk, notice__in=LADDER).values_list("notice", "user_id")
        )
        assert set(mails.values()) == {1}
        assert Attachment.objects.filter(complaint=case.pk).count() == 1
        breaches = [event.facts["kind"] for event in case.row.events.filter(name="breached")]
        assert len(set(breaches)) == len(breaches) == 4
    files = list(Path(django_settings.MEDIA_ROOT).rglob("*.pdf"))
    assert len(files) == len(cases)


@pytest.mark.django_db
def test_facts_of_the_ladder_name_nobody():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    act(case, "2026-04-15")
    said = json.dumps([row.facts for row in Message.objects.filter(notice__in=LADDER)])
    assert not [word for word in ("Siti", "siti@", "Pontang", house.officer.user.name) if word in said]
    for row in Message.objects.filter(notice__in=LADDER).select_related("complaint", "identity", "user"):
        words = rendering.render(row)
        assert "Siti" not in words.text + words.html


@pytest.mark.usefixtures("committed")
def test_a_case_in_use_is_left_to_the_next_sweep_which_finds_it_once():
    house = House()
    used, free = house.file("2026-08-03"), house.file("2026-08-03")
    Agency.objects.update(calendar="none")
    at, let_go = clock.now(), threading.Event()
    taken = threading.Event()

    def work_on_it() -> None:
        with transaction.atomic():
            Complaint.objects.lock(used.pk)
            taken.set()
            let_go.wait(SECONDS)
        connections.close_all()

    person = threading.Thread(target=work_on_it)
    person.start()
    taken.wait(SECONDS)
    assert sweeps.act(used.pk, by=the_clock(), at=at) == 0
    assert sweeps.catch_up(used.pk, by=the_clock(), at=at) == 0
    assert sweeps.sweep(at=at) > 0
    assert (breached(used), breached(free)) == (0, 4)
    let_go.set()
    person.join(SECONDS)
    assert sweeps.sweep(at=at) > 0
    assert (breached(used), breached(free)) == (4, 4)
    before = Message.objects.count(), Rung.objects.count()
    assert sweeps.sweep(at=at) == 0
    assert (Message.objects.count(), Rung.objects.count()) == before


def breached(case: Case) -> int:
    return case.row.events.filter(name="breached").count()
