"""At the end of a day very much changes by time alone, and all of it is known before: readers find it, exact, before the recount comes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from random import Random
from typing import Final

import pytest
from django.db import connection, transaction
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Agency
from complaints.lifecycle import State
from compliance import checking, coming, figures, recounting
from compliance.measures import GroupBy
from compliance.models import CaseFacts, Coming, ComingYear, Standing, Touched
from compliance.scope import Scope, scope
from law.counting import due_at, local_date
from tests.chance import examples
from tests.compliance.conftest import PAPER
from tests.compliance.lives import live
from tests.compliance.test_behind import assert_behind_each
from tests.compliance.test_figures import GROUPS, assert_exact, assert_lines, assert_sheets, recount
from tests.factories import Case, House, when
from tests.workflow.calendar_drive import applied, day, removed
from workflow import clock
from workflow.models import Duty, Holiday
from workflow.reading import case_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
SECOND: Final = timedelta(seconds=1)
ZONES: Final = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
PERIODS: Final = ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 7, 2), date(2026, 7, 26)))


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Of agencies in three zones, filed one after the other: some wait and are late or fall due on the 23rd of July, one is answered, one
    has ended."""
    monkeypatch.setattr(case_file, "pdf", lambda *_case, **_made: PAPER)
    filed = []
    for house, (n, on) in product([House(zone=zone) for zone in ZONES], enumerate((1, 2, 2, 3, 3, 6))):
        case = house.file(f"2026-07-{on:02}")
        filed.append(case)
        if n in (1, 3, 4):
            case.dispatched("2026-07-07", unit=house.other_unit if n == 3 else house.unit)
        if n == 3:
            case.begun("2026-07-08", house.other_officer).answered("2026-07-14", by=house.other_officer)
        if n == 5:
            case.do("withdraw", "2026-07-09", reasons="Sudah selesai di loket.")
    return filed


@pytest.fixture
def of_three_zones(cases: list[Case]) -> list[House]:
    return list({case.house.agency.pk: case.house for case in cases}.values())


def end_of_day(on: str, zone: str = ZONES[0]) -> datetime:
    return due_at(date.fromisoformat(on), zone)


def relied_on(at: datetime) -> figures.Standing:
    found = figures.settled(at, lambda standing: standing)
    assert found is not None
    return found


def assert_all(at: datetime, houses: list[House], groups: tuple[str | None, ...] = ("unit", "month")) -> None:
    one = houses[0]
    scopes = (Scope(None), scope(one.coordinator, unit=one.unit.code))
    assert_exact(at, scopes=scopes, periods=PERIODS[1:], groups=groups)


def test_a_reader_after_the_end_of_a_day_counts_nothing_that_is_over(of_three_zones):
    evening = when("2026-07-23T20:00")
    recount(evening)
    assert Coming.objects.exists()
    ends = [end_of_day("2026-07-23", zone) for zone in reversed(ZONES)]
    for at in (ends[0] - SECOND, ends[0], ends[1] + SECOND, ends[2]):
        assert relied_on(at).touched == []
        assert_all(at, of_three_zones)
    assert relied_on(at).came
    assert_all(at, of_three_zones, groups=GROUPS)
    assert CaseFacts.objects.filter(holds_until__lte=at).count() > 6
    assert_lines(at)
    assert_sheets(at)
    with CaptureQueriesContext(connection) as queries:
        start, end = PERIODS[0]
        figures.handling(start=start, end=end, as_of=at, group_by="unit", scope=Scope(None))
        figures.of_year(Scope(None), year=2026, as_of=at)
    assert not [one for one in queries if "workflow_" in one["sql"] or "complaints_" in one["sql"]]


def test_the_cases_behind_a_number_are_those_that_have_fallen_due_by_now(of_three_zones):
    recount(when("2026-07-23T20:00"))
    at = end_of_day("2026-07-23") + SECOND
    assert Coming.objects.filter(due_on__isnull=False, comes_at__lte=at).exists()
    one = of_three_zones[0]
    assert_behind_each(
        Scope(None), one.ombudsman, at, period=PERIODS[1], groups=(None, "unit", "month", "channel")
    )
    of_unit = scope(one.coordinator, unit=one.unit.code)
    assert_behind_each(of_unit, one.head, at, period=PERIODS[1], groups=(None, "channel"))


def test_what_has_come_is_put_in_its_place_and_not_counted_again(of_three_zones, monkeypatch):
    monkeypatch.setattr(recounting, "BATCH", 4)
    recount(when("2026-07-23T20:00"))
    at = end_of_day("2026-07-23") + timedelta(minutes=1)
    over = CaseFacts.objects.filter(holds_until__lte=at).count()
    counted: list[int] = []
    of = recounting.facts.of
    monkeypatch.setattr(
        recounting.facts, "of", lambda cases, **asked: counted.extend(cases) or of(cases, **asked)
    )
    steps = 0
    while CaseFacts.objects.filter(holds_until__lte=at).exists():
        recounting.step(at=at)
        steps += 1
        assert relied_on(at).touched == []
        assert_all(at, of_three_zones, groups=(GroupBy.UNIT, None))
    assert counted == []
    assert steps == -(-over // 4)
    recount(at)
    assert_all(at, of_three_zones)
    assert list(checking.differences(at)) == []


def test_very_many_that_are_over_at_once_are_no_reason_to_build_all_anew(of_three_zones, monkeypatch):
    recount(when("2026-07-23T20:00"))
    monkeypatch.setattr(recounting, "MANY", 3)
    monkeypatch.setattr(recounting, "BATCH", 2)
    at = end_of_day("2026-07-23") + timedelta(minutes=1)
    assert recounting.left(at) > 6
    recounting.step(at=at)
    assert Standing.objects.get().ready
    at += timedelta(days=2)  # no worker for two days: that was foreseen of nothing
    recounting.step(at=at)
    assert not Standing.objects.get().ready
    assert_all(at, of_three_zones, groups=(None,))
    recount(at)
    assert list(checking.differences(at)) == []


def test_what_happens_before_the_day_ends_changes_what_comes(cases, of_three_zones):
    evening, at = when("2026-07-23T20:00"), end_of_day("2026-07-23") + SECOND
    recount(evening)
    foreseen = Coming.objects.values_list("pk", flat=True)
    changed = [case for case in cases if case.pk in foreseen and case.row.state == State.RECEIVED][::2]
    for case in changed:
        case.do("withdraw", when("2026-07-23T21:00"), reasons="Sudah selesai.")
    assert changed
    assert_all(at, of_three_zones)
    recount(evening + timedelta(hours=2))
    assert list(checking.differences(evening + timedelta(hours=2))) == []
    assert relied_on(at).touched == []
    assert_all(at, of_three_zones)


def test_a_day_off_that_is_announced_the_day_before_changes_what_comes():
    house, at = House(), clock.now()
    every_day = [1, 2, 3, 4, 5, 6, 7]
    for each in (house.agency, house.unit):
        each.working_week = every_day
        each.save(update_fields=["working_week"])
    filed = at - timedelta(days=75)  # all ends have passed, so that no event tells of the day off
    case = house.file(filed, occurred_on=None).dispatched(filed)
    recount(at)
    assert ComingYear.objects.filter(complaint_id=case.pk).exists()
    tomorrow = (local_date(at, house.agency.zone) + timedelta(days=1)).isoformat()
    off = Holiday.objects.filter(calendar__code="id", date=tomorrow, until_version=None).exists()
    applied(removed(tomorrow) if off else day(tomorrow), at=at)
    with connection.cursor() as cursor:  # what comes with a commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    after = due_at(local_date(at, house.agency.zone), house.agency.zone) + SECOND
    assert_exact(after, groups=(None,))
    recount(at)
    assert_exact(after, groups=(None,))
    assert list(checking.differences(at)) == []


def test_another_calendar_of_a_duty_that_falls_due_within_a_day_touches_its_case():
    house, at = House(), clock.now()
    soon, later = (house.file(at - timedelta(hours=1), occurred_on=None) for _case in range(2))
    recount(at)
    for case, days in ((soon, 1), (later, 3)):
        Duty.objects.filter(complaint=case.pk).update(due_at=at + timedelta(days=days), calendar="id@1")
    assert set(Touched.objects.values_list("complaint_id", flat=True)) == {soon.pk}


def test_what_was_foreseen_is_forgotten_when_a_release_before_has_counted(of_three_zones):
    recount(when("2026-07-23T20:00"))
    at = end_of_day("2026-07-23") + SECOND
    revision = Standing.objects.get().revision
    Standing.objects.update(revision=F("revision") + recounting.STRIDE)  # as one that knows nothing of it
    ComingYear.objects.update(counts={"d": 50})
    assert not relied_on(at).came
    assert relied_on(at).touched
    assert_all(at, of_three_zones, groups=(None, "unit"))
    assert list(checking.differences(at)) == []
    recount(at)
    assert Standing.objects.get().revision > revision + recounting.STRIDE
    assert not ComingYear.objects.filter(counts={"d": 50}).exists()
    assert list(checking.differences(at)) == []


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE compliance_coming SET met = NOT met WHERE due_on IS NOT NULL",
        "UPDATE compliance_coming SET due_on = NULL WHERE due_on IS NOT NULL",
        "DELETE FROM compliance_coming WHERE complaint_id IN (SELECT min(complaint_id) FROM compliance_coming)",
        "UPDATE compliance_comingyear SET counts = counts || '{\"l:14\": 7}'",
        "DELETE FROM compliance_comingyear",
        "UPDATE compliance_comingyearcell SET counts = counts || '{\"d\": 1000}'",
        "DELETE FROM compliance_comingyearcell",
    ],
)
def test_the_doctor_sees_what_will_not_be_so(of_three_zones, harm):
    at = when("2026-07-23T20:00")
    recount(at)
    assert list(checking.differences(at)) == []
    with connection.cursor() as cursor:
        cursor.execute(harm)
        assert cursor.rowcount > 0
    assert list(checking.differences(at)) != []


class Nights:
    """What may happen around the ends of days."""

    def __init__(self, houses: list[House], chance: Random) -> None:
        self.houses, self.chance, self.at = houses, chance, when("2026-07-23T12:00")

    def an_end(self) -> None:
        """On to around the next end of a day, somewhere."""
        zone = self.chance.choice(ZONES)
        past = self.chance.choice([-SECOND, timedelta(0), SECOND, timedelta(minutes=20)])
        end = due_at(local_date(self.at, zone), zone) + past
        self.at = end if end > self.at else end + timedelta(days=1)

    def some_days(self) -> None:
        self.at += timedelta(days=self.chance.choice([1, 3]), hours=self.chance.choice([0, 5]))

    def a_recount(self) -> None:
        recount(self.at)

    def a_step(self) -> None:
        recounting.step(at=self.at)

    def a_life(self) -> None:
        house = self.chance.choice(self.houses)
        live(house, self.chance, at=self.at - timedelta(days=self.chance.choice([1, 25])), until=self.at)

    def another_week(self) -> None:
        agency = self.chance.choice(self.houses).agency
        Agency.objects.filter(pk=agency.pk).update(working_week=self.chance.choice([[1, 2, 3, 4, 5], [1, 3]]))

    def another_zone(self) -> None:
        agency = self.chance.choice(self.houses).agency
        Agency.objects.filter(pk=agency.pk).update(zone=self.chance.choice(ZONES))


HAPPENS: Final[dict[str, Callable[[Nights], None]]] = {
    name: act for name, act in vars(Nights).items() if not name.startswith("_")
}
LIKELY: Final = [*HAPPENS, "an_end", "an_end", "a_recount", "a_step", "a_step"]


def test_around_the_ends_of_days_figures_are_what_the_rows_say_whatever_the_worker_has_done(
    of_three_zones, monkeypatch
):
    monkeypatch.setattr(recounting, "BATCH", 5)
    monkeypatch.setattr(recounting, "MANY", 40)
    recount(when("2026-07-23T11:00"))

    @given(st.integers(0, 2**30), st.lists(st.sampled_from(LIKELY), min_size=4, max_size=8))
    @settings(max_examples=examples(3), deadline=None, suppress_health_check=list(HealthCheck))
    def walk(seed: int, happens: list[str]) -> None:
        with transaction.atomic():
            nights = Nights(of_three_zones, Random(seed))
            for what in ["a_recount", *happens]:
                HAPPENS[what](nights)
                ends = {due_at(local_date(nights.at, zone), zone) for zone in ZONES}
                for at in (
                    (nights.at, *sorted(ends)) if what in ("a_step", "a_recount", "a_life") else (nights.at,)
                ):
                    asked = {
                        "periods": [nights.chance.choice(PERIODS)],
                        "groups": [nights.chance.choice(GROUPS)],
                    }
                    assert_exact(
                        at, scopes=(Scope(None), Scope(frozenset({of_three_zones[0].agency.pk}))), **asked
                    )
            assert list(checking.differences(nights.at)) == []
            recount(nights.at)
            assert list(checking.differences(nights.at)) == []
            transaction.set_rollback(True)

    walk()


def test_nothing_is_foreseen_further_than_a_day(of_three_zones):
    at = when("2026-07-23T20:00")
    recount(at)
    assert Standing.objects.get().coming_to == at + coming.AHEAD
    assert not Coming.objects.filter(Q(comes_at__gt=at + coming.AHEAD) | Q(comes_at__lte=at)).exists()
