"""Filters of the work list that are kept: whose they are, who opens them, and who is told of what is new in them."""

import pytest
from django.urls import reverse

from accounts.models import User
from complaints.models import Complaint
from notifications.models import Message
from tests.factories import House, when
from tests.web.test_staff import signed_in
from web import door
from workflow.desk_models import FilterWatch, SavedFilter
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.filters import saving, telling
from workflow.people import absences

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, NEXT_MONDAY = "2026-03-02T09:00", "2026-03-03T09:00", "2026-03-09T09:00"
PATH = "/petugas/saringan/"


def kept(by, shared="", name="Loket", at=MONDAY, **asked):
    return saving.keep(name, asked=asked, shared=shared, by=by, at=when(at))


def watched(saved, by, how, least=1, at=MONDAY):
    saving.watch(saved.pk, how=how, least=least, by=by, at=when(at))


def told(at):
    """(username, filter, how many are new) of the mails that are promised then."""
    before = set(Message.objects.filter(notice="filter_news").values_list("pk", flat=True))
    number = telling.tell(at=when(at))
    new = Message.objects.filter(notice="filter_news").exclude(pk__in=before).select_related("user")
    found = sorted((row.user.username, row.facts["filter"], row.facts["count"]) for row in new)
    assert len(found) == number
    return found


def test_a_filter_is_shared_within_one_unit_or_agency_and_changed_by_its_owner_alone():
    house, other = House(), House()
    of_unit = kept(house.officer, f"unit:{house.unit.code}", q="loket")
    of_agency = kept(house.coordinator, f"agency:{house.agency.code}", part="overdue")
    own = kept(house.officer, name="Sendiri", state="all")
    opened = {
        who: set(saving.seen_by(getattr(place, who)))
        for place, who in (
            (house, "officer2"),
            (house, "supervisor"),
            (house, "other_officer"),
            (house, "coordinator2"),
        )
    }
    assert opened == {
        "officer2": {of_unit},
        "supervisor": {of_unit},
        "other_officer": set(),
        "coordinator2": {of_agency},
    }
    assert set(saving.seen_by(house.officer)) == {of_unit, own}
    assert not saving.seen_by(other.officer).exists()
    with pytest.raises(NotYours):
        saving.drop(of_unit.pk, by=house.officer2)
    with pytest.raises(NotVisible):
        saving.drop(own.pk, by=house.officer2)
    with pytest.raises(NotYours):
        kept(house.officer, f"agency:{house.agency.code}", name="Lain")
    with pytest.raises(NotYours):
        kept(house.head, name="Lain")
    for asked in ({"state": "x"}, {"part": "x"}, {"sort": "x"}, {"y": "1"}, {"q": "\0"}):
        with pytest.raises(BadInput):
            kept(house.officer, name="Lain", **asked)
    with pytest.raises(BadInput):
        kept(house.officer, name="Sendiri")


def test_each_reader_is_told_of_what_is_new_to_them_in_their_own_sight():
    house = House()
    house.file("2026-02-27").dispatched("2026-02-27")
    saved = kept(house.officer, f"unit:{house.unit.code}", state="all")
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
    saved = kept(house.officer, f"unit:{house.unit.code}", state="all")
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
    saving.change(saved.pk, name="Loket", shared="", by=house.officer, at=when("2026-03-04"))
    assert told("2026-03-04T10:00") == []
    saving.change(
        saved.pk, name="Loket", shared=f"unit:{house.unit.code}", by=house.officer, at=when("2026-03-04")
    )
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
    monkeypatch.setattr(saving, "MOST_WATCHED", 0)
    with pytest.raises(BadInput):
        watched(kept(house.coordinator, name="Lain"), house.coordinator, "daily")


def test_a_filter_is_kept_opened_renamed_watched_and_deleted_in_the_browser():
    house = House()
    officer, colleague = signed_in(house.officer), signed_in(house.officer2)

    def post(client, **fields):
        return client.post(PATH, {"key": door.new_key(), **fields}).status_code

    assert "Simpan saringan ini" in officer.get("/petugas/?q=loket").content.decode()
    assert post(officer, act="keep", name="Loket", shared="", asked="q=loket&state=all") == 302
    row = SavedFilter.objects.get()
    assert (
        officer.get(f"{PATH}{row.pk}/").headers["Location"] == f"{reverse('web:worklist')}?q=loket&state=all"
    )
    assert colleague.get(f"{PATH}{row.pk}/").status_code == 404
    assert post(officer, act="change", pk=row.pk, name="Antrean", shared=f"unit:{house.unit.code}") == 302
    assert "Antrean" in colleague.get(PATH).content.decode()
    assert post(colleague, act="watch", pk=row.pk, how="number", least=3) == 302
    assert "sejak 3 pengaduan baru" in colleague.get(PATH).content.decode()
    assert post(colleague, act="watch", pk=row.pk, how="number", least=0) == 302
    assert post(colleague, act="watch", pk=row.pk, how="") == 302
    assert not FilterWatch.objects.exists()
    assert post(colleague, act="delete", pk=row.pk) == 403
    assert post(officer, act="keep", name="Antrean", asked="q=x") == 400
    assert post(officer, act="keep", name="Baru", asked="part=x") == 400
    assert post(officer, act="delete", pk=row.pk) == 302
    assert not SavedFilter.objects.exists()
    assert "Simpan saringan ini" not in signed_in(house.head).get("/petugas/?q=x").content.decode()
