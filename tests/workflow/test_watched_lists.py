"""Lists that are kept and watched: who is told of what is new in them, and when."""

import pytest

from accounts.models import User
from complaints.models import Complaint
from notifications.models import Message
from tests.factories import House, when
from workflow.desk_models import FilterWatch
from workflow.errors import BadInput
from workflow.people import absences
from workflow.saved import saving, telling, watching

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, NEXT_MONDAY = "2026-03-02T09:00", "2026-03-03T09:00", "2026-03-09T09:00"


def kept(by, shared="owner", name="Loket", at=MONDAY, **asked):
    return saving.keep(name, address=saving.of_list(asked, by), shared=shared, by=by, at=when(at))


def watched(saved, by, how, least=1, at=MONDAY):
    watching.watch(saved.pk, how=how, least=least, by=by, at=when(at))


def told(at):
    """(username, filter, how many are new) of the mails that are promised then."""
    before = set(Message.objects.filter(notice="filter_news").values_list("pk", flat=True))
    number = telling.tell(at=when(at))
    new = Message.objects.filter(notice="filter_news").exclude(pk__in=before).select_related("user")
    found = sorted((row.user.username, row.facts["filter"], row.facts["count"]) for row in new)
    assert len(found) == number
    return found


def test_each_reader_is_told_of_what_is_new_to_them_in_their_own_sight():
    house = House()
    house.file("2026-02-27").dispatched("2026-02-27")
    saved = kept(house.officer, "unit", state="all")
    for who in (house.officer, house.supervisor):
        watched(saved, who, "daily")
    assert told("2026-03-02T15:00") == told(TUESDAY) == []  # the same day, and nothing new
    house.file("2026-03-03").dispatched("2026-03-03")
    hidden = house.file("2026-03-03").dispatched("2026-03-03")
    hidden.row.accused.add(house.supervisor.user)
    house.file("2026-03-03").dispatched("2026-03-03", unit=house.other_unit)
    assert told("2026-03-03T20:30") == []
    found = {username: count for username, _filter, count in told("2026-03-04T09:00")}
    assert found == {house.officer.user.username: 2, house.supervisor.user.username: 1}
    assert told("2026-03-04T10:00") == told("2026-03-05T09:00") == []


def test_weekly_comes_once_a_week_and_from_a_number_on_as_soon_as_there_are_so_many():
    house = House()
    weekly, number = kept(house.coordinator, name="a"), kept(house.coordinator, name="b")
    watched(weekly, house.coordinator, "weekly")
    watched(number, house.coordinator, "number", least=2)
    name = house.coordinator.user.username
    first = house.file("2026-03-03")
    assert told("2026-03-03T12:00") == []
    house.file("2026-03-04")
    assert told("2026-03-04T12:00") == [(name, number.pk, 2)]
    assert told("2026-03-04T14:00") == []
    assert told("2026-03-09T06:00") == []  # before the agency sends
    assert told(NEXT_MONDAY) == [(name, weekly.pk, 2)]
    Complaint.objects.filter(pk=first.pk).update(next_due_at=when("2026-03-01"))
    assert told("2026-03-10T09:00") == []
    Complaint.objects.exclude(pk=first.pk).update(next_due_at=when("2026-04-01"))
    late = kept(house.coordinator, name="c", overdue="1")
    watched(late, house.coordinator, "daily", at="2026-03-10T10:00")
    Complaint.objects.exclude(pk=first.pk).update(next_due_at=when("2026-03-10T11:00"))
    assert told("2026-03-11T09:00") == [(name, late.pk, 1)]  # an old case is new in this filter


def test_nobody_is_told_who_is_away_disabled_without_address_or_may_open_it_no_more():
    house = House()
    saved = kept(house.officer, "unit", state="all")
    watched(saved, house.officer2, "daily")
    house.file("2026-03-03").dispatched("2026-03-03")
    day = when("2026-03-04").date()
    absence = absences.note(
        house.officer2.user,
        first_day=day,
        last_day=day,
        deputy=None,
        by=house.officer2,
        at=when("2026-03-03"),
    )
    assert told("2026-03-04T09:00") == []
    User.objects.filter(pk=house.officer2.user.pk).update(is_active=False)
    absence.delete()
    assert told("2026-03-04T09:00") == []
    User.objects.filter(pk=house.officer2.user.pk).update(is_active=True)
    saving.change(saved.pk, name="Loket", shared="owner", by=house.officer, at=when("2026-03-04"))
    assert told("2026-03-04T10:00") == []
    saving.change(saved.pk, name="Loket", shared="unit", by=house.officer, at=when("2026-03-04"))
    assert told("2026-03-04T11:00") == [(house.officer2.user.username, saved.pk, 1)]
    User.objects.filter(pk=house.officer2.user.pk).update(email="")
    house.officer2.user.refresh_from_db()
    with pytest.raises(BadInput):
        watched(saved, house.officer2, "weekly")


def test_what_left_a_filter_and_came_back_is_new_again_and_a_filter_too_wide_is_not_watched(monkeypatch):
    house = House()
    case = house.file("2026-02-27")
    saved = kept(house.coordinator)
    watched(saved, house.coordinator, "daily")
    FilterWatch.objects.update(known=[case.pk, 10**9])
    assert told(TUESDAY) == []
    assert FilterWatch.objects.get().known == [case.pk]
    monkeypatch.setattr(watching, "MOST_WATCHED", 0)
    with pytest.raises(BadInput):
        watched(kept(house.coordinator, name="Lain"), house.coordinator, "daily")
