"""Behind every number of the handling measures stand exactly the cases that it counts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from random import Random

import pytest

from accounts.actors import Actor
from accounts.models import Unit, User
from complaints.paging import BadCursor
from compliance import behind, figures, measures, recounting
from compliance.behind import MEASURES, Sight
from compliance.measures import ALL, GroupBy
from compliance.models import CaseFacts, Standing, Touched
from compliance.scope import Scope, scope
from law.codes import DutyKind
from tests.compliance.conftest import NOW
from tests.compliance.lives import live
from tests.factories import House, when
from workflow.errors import BadInput

pytestmark = pytest.mark.django_db
PERIOD = (date(2026, 1, 20), date(2026, 7, 6))
GROUPS = (None, *(group.value for group in GroupBy))


def recount(at: datetime = NOW) -> None:
    assert recounting.work(now=lambda: at, seconds=600)


def walked(number: behind.Number, reader: Actor, *, at: datetime, size: int = 20) -> tuple[int, list[int]]:
    """The total, and the cases of every page."""
    page = behind.cases(number, reader=reader, as_of=at, size=size)
    total, found = page.total, [row.case.pk for row in page.rows]
    while page.next:
        page = behind.cases(number, reader=reader, as_of=at, size=size, cursor=page.next)
        assert page.total == total
        found += [row.case.pk for row in page.rows]
    return total, found


def numbers(
    reach: Scope, at: datetime, period: tuple[date, date] = PERIOD, groups: tuple[str | None, ...] = GROUPS
) -> Iterator[tuple[behind.Number, int]]:
    """Every number of every answer of this period, as the measures count it from the rows."""
    start, end = period
    for by in groups:
        asked = {"start": start, "end": end, "as_of": at, "group_by": by}
        answer = measures.handling(**asked, cases=reach.cases, unit=reach.unit)
        for group, measure in product(answer, MEASURES):
            number = behind.number(measure, start=start, end=end, scope=reach, group_by=by, key=group.key)
            yield number, getattr(group, measure)


def assert_behind_each(reach: Scope, reader: Actor, at: datetime = NOW, **asked: object) -> None:
    counted = 0
    for number, expected in numbers(reach, at, **asked):
        total, cases = walked(number, reader, at=at)
        assert (total, len(cases)) == (expected, expected), number
        assert len(set(cases)) == len(cases)
        counted += expected
    assert counted > 0


@pytest.mark.parametrize(("seed", "from_cells"), [(0, True), (1, False)])
def test_every_number_of_every_grouping_opens_that_many_cases(houses, from_cells):
    if from_cells:
        recount()
    assert Standing.objects.filter(ready=True).exists() == from_cells
    assert_behind_each(Scope(None), houses[0].ombudsman)
    one = houses[1]
    assert_behind_each(scope(one.coordinator, unit=one.unit.code), one.head, groups=GROUPS[1:5:3])


@pytest.mark.parametrize("seed", [2])
def test_what_happened_since_the_last_recount_is_behind_its_number_at_once(houses):
    recount()
    random = Random(11)
    for house in houses:
        for _case in range(3):
            live(house, random, at=when("2026-05-04", house.agency.zone), until=NOW)
    assert Touched.objects.exists()
    later = NOW + timedelta(days=12)
    assert_behind_each(Scope(None), houses[0].ombudsman, later, groups=GROUPS[:2])


@pytest.mark.parametrize("seed", [0])
def test_pages_lead_back_the_way_they_came_and_hold_the_cases_that_the_rows_name(houses):
    recount()
    reader = houses[0].ombudsman
    number = behind.number("answered", start=PERIOD[0], end=PERIOD[1], scope=Scope(None))
    page = behind.cases(number, reader=reader, as_of=NOW, size=5)
    assert page.previous is None
    seen = [page]
    while page.next:
        page = behind.cases(number, reader=reader, as_of=NOW, size=5, cursor=page.next)
        seen.append(page)
    assert len(seen) > 2
    for earlier in reversed(seen[:-1]):
        assert page.previous is not None
        page = behind.cases(number, reader=reader, as_of=NOW, size=5, cursor=page.previous)
        assert [row.case.pk for row in page.rows] == [row.case.pk for row in earlier.rows]
    assert page.previous is None
    due = behind.number("due", start=PERIOD[0], end=PERIOD[1], scope=Scope(None))
    from_cells = [walked(each, reader, at=NOW, size=5) for each in (number, due)]
    days = dict(CaseFacts.objects.values_list("complaint_id", "due_on"))
    assert [days[case] for case in from_cells[1][1]] == sorted(days[case] for case in from_cells[1][1])
    Standing.objects.update(ready=False)
    assert [walked(each, reader, at=NOW, size=5) for each in (number, due)] == from_cells


def test_a_reader_of_figures_lists_what_they_may_not_open_without_words_and_persons():
    house = House()
    case = house.file("2026-03-02")
    recount()
    number = behind.number(
        "open_late", start=date(2026, 1, 1), end=date(2026, 12, 31), scope=scope(house.head)
    )
    (row,) = behind.cases(number, reader=house.head, as_of=NOW, size=5).rows
    assert (row.case.pk, row.sight) == (case.pk, Sight.LISTED)
    assert row.settle_due_on == case.row.duties.get(kind=DutyKind.SETTLE).due_on
    (row,) = behind.cases(number, reader=house.coordinator, as_of=NOW, size=5).rows
    assert row.sight == Sight.OPEN


def test_who_is_accused_learns_only_that_there_is_one_more():
    house = House()
    case = house.file("2026-03-02")
    assert isinstance(house.head.user, User)
    case.row.accused.add(house.head.user)
    number = behind.number(
        "received", start=date(2026, 1, 1), end=date(2026, 12, 31), scope=scope(house.head)
    )
    found = behind.cases(number, reader=house.head, as_of=NOW, size=5)
    assert found.total == 1
    assert [row.sight for row in found.rows] == [Sight.NOTHING]


def test_never_assigned_are_the_open_ones_that_no_unit_ever_held():
    house = House()
    waiting = house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03")
    sent_back = house.file("2026-03-02").dispatched("2026-03-03")
    sent_back.do("send_back", when("2026-03-04"), house.officer, reasons="Bukan urusan unit kami.")
    number = behind.number(
        "never_assigned", start=date(2026, 1, 1), end=date(2026, 12, 31), scope=scope(house.head)
    )
    assert walked(number, house.head, at=NOW) == (1, [waiting.pk])
    recount()
    assert walked(number, house.head, at=NOW) == (1, [waiting.pk])
    (group,) = figures.handling(
        start=number.start, end=number.end, as_of=NOW, group_by=None, scope=number.scope
    ).groups
    assert (group.open, group.never_assigned) == (3, 1)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"measure": "late"}, "measure"),
        ({"measure": "median_days"}, "measure"),
        ({"measure": "due", "key": "x"}, "key"),
        ({"measure": "due", "key": None}, "key"),
        ({"measure": "due", "group_by": "unit", "key": "none-such"}, "key"),
        ({"measure": "due", "group_by": "month", "key": "2025-12"}, "key"),
        ({"measure": "due", "group_by": "month", "key": "2026-13"}, "key"),
        ({"measure": "due", "group_by": "month", "key": None}, "key"),
        ({"measure": "due", "group_by": "agency", "key": None}, "key"),
        ({"measure": "due", "group_by": "classification", "key": "blue"}, "key"),
        ({"measure": "due", "group_by": "channel", "key": "pigeon"}, "key"),
        ({"measure": "due", "group_by": "moon", "key": "x"}, "group_by"),
    ],
)
def test_what_no_answer_has_is_refused_by_name(asked, field):
    with pytest.raises(BadInput) as refused:
        behind.number(start=date(2026, 1, 1), end=date(2026, 12, 31), scope=Scope(None), **asked)
    assert list(refused.value.errors) == [field]


def test_a_unit_of_another_agency_is_no_group_of_theirs():
    mine, other = House(), House()
    with pytest.raises(BadInput):
        behind.number(
            "due",
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
            scope=scope(mine.head),
            group_by="unit",
            key=other.unit.code,
        )


@pytest.mark.parametrize(
    "cursor", ["x", "WyJhZnRlciIsICJ4IiwgMV0=", "WyJhZnRlciIsICIyMDI2LTAxLTAxIiwgdHJ1ZV0="]
)
def test_a_cursor_that_no_page_gave_is_none(cursor):
    house = House()
    number = behind.number("due", start=PERIOD[0], end=PERIOD[1], scope=Scope(None), key=ALL)
    with pytest.raises(BadCursor):
        behind.cases(number, reader=house.ombudsman, as_of=NOW, size=5, cursor=cursor)
    assert not CaseFacts.objects.exists()


def test_the_number_of_a_unit_that_went_to_another_agency_opens_where_its_cases_stayed():
    """By the emergency administration; figures name it there as before."""
    house, other = House(), House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    Unit.objects.filter(pk=house.unit.pk).update(agency=other.agency)
    of = {"start": date(2026, 3, 1), "end": date(2026, 3, 31), "group_by": "unit", "key": house.unit.code}
    here, there = (Scope(frozenset({each.agency.pk})) for each in (house, other))
    listed = behind.cases(
        behind.number("received", **of, scope=here), reader=house.ombudsman, as_of=NOW, size=9
    )
    assert (listed.total, [row.case.pk for row in listed.rows]) == (1, [case.pk])
    nothing = behind.cases(
        behind.number("received", **of, scope=there), reader=house.ombudsman, as_of=NOW, size=9
    )
    assert (nothing.total, nothing.rows) == (0, [])
    with pytest.raises(BadInput):
        behind.number("received", **{**of, "key": other.other_unit.code}, scope=here)
