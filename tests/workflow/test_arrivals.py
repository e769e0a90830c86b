"""Coordinators who hear together of what comes to be verified: of what, when, and where they choose it."""

from datetime import timedelta

import pytest

from accounts.actors import complainant
from accounts.models import User
from complaints.models import Complaint
from notifications.models import Message
from tests.factories import JAKARTA, House
from tests.notifications.conftest import file_live, live
from tests.web.test_staff import signed_in
from workflow import clock
from workflow.clocks import own_time
from workflow.errors import BadInput, NotYours
from workflow.people import absences, arrivals
from workflow.sweep import arrivals as sweep
from workflow.verbs.table import VERBS

pytestmark = pytest.mark.django_db
ACCOUNT = "/petugas/akun/"
DAY = timedelta(days=1)


def wants(house, how="daily", who="coordinator", ago=8 * DAY):
    """This coordinator hears of arrivals together, and was last told so long ago."""
    arrivals.choose(how, by=getattr(house, who), at=clock.now() - ago)
    return User.objects.get(pk=getattr(house, who).user.pk)


def opens(house, at=None):
    """The next hour in which the agency sends, when all that was written until now is told."""
    at = at or clock.now() + sweep.SETTLED
    while not own_time.is_open(house.agency, at):
        at += timedelta(hours=1)
    return at


def told(user, notice="arrivals"):
    return list(Message.objects.filter(user=user, notice=notice).order_by("pk"))


def do(pk, verb, by, **carried):
    VERBS[verb](pk, by=by, at=clock.now(), version=Complaint.objects.get(pk=pk).version, **carried)


def appealed(house, number):
    """A case, filed now, that was rejected and appealed."""
    filed = file_live(house, f"warga{number}@example.org")
    do(filed.complaint.pk, "reject", live(house.coordinator), ground="abusive", reasons="Tidak pantas.")
    do(filed.complaint.pk, "appeal", complainant(filed.complaint.pk), reasons="Sudah saya tulis ulang.")
    return filed


def test_whoever_chose_so_hears_of_all_that_came_in_one_mail_and_of_nothing_one_by_one():
    house = House()
    user = wants(house)
    file_live(house)
    appealed(house, 2)
    at = opens(house)
    sweep.tell(at=at)
    assert sweep.tell_together(at=at) == 1
    (mail,) = told(user)
    assert mail.facts == {
        "filed": 1,
        "completed": 0,
        "appealed": 1,
        "returned": 0,
        "waiting": 2,
        "how": "daily",
    }
    assert not told(user, "new_filings") + told(user, "to_verify")
    at_once = house.coordinator2.user
    assert (len(told(at_once, "new_filings")), len(told(at_once, "to_verify"))) == (1, 1)
    assert not told(at_once)
    assert sweep.tell_together(at=at + timedelta(hours=1)) == 0


def test_daily_is_once_a_working_day_weekly_once_a_week_and_nothing_new_is_no_mail():
    house = House()
    wants(house)
    wants(house, "weekly", "coordinator2")
    file_live(house)
    first = opens(house)
    assert sweep.tell_together(at=first) == 2
    assert sweep.tell_together(at=opens(house, first + 8 * DAY)) == 0, "nothing came since"
    monday = opens(house, first - first.weekday() * DAY + 14 * DAY)
    User.objects.exclude(arrivals="").update(told_of_arrivals_at=monday)
    assert sweep.tell_together(at=monday + timedelta(hours=1)) == 0
    assert [
        own_time.has_come(how, house.agency, told_at=monday, at=opens(house, monday + DAY))
        for how in ("daily", "weekly")
    ] == [True, False]
    assert own_time.has_come("weekly", house.agency, told_at=monday, at=opens(house, monday + 7 * DAY))
    evening = monday.astimezone(JAKARTA).replace(hour=23)
    assert not own_time.has_come("daily", house.agency, told_at=monday, at=evening)


def test_who_is_away_accused_or_no_coordinator_any_more_hears_nothing():
    house = House()
    away, accused = wants(house), wants(house, who="coordinator2")
    filed = file_live(house)
    Complaint.accused.through.objects.create(complaint=filed.complaint, user=accused)
    at = opens(house)
    today = at.date()
    absences.note(away, first_day=today, last_day=today + DAY, deputy=None, by=house.coordinator, at=at)
    at += timedelta(minutes=5)
    assert sweep.tell_together(at=max(at, opens(house, at))) == 0


def test_a_coordinator_chooses_it_on_the_own_page_and_nobody_else_can():
    house = House()
    client = signed_in(house.coordinator)
    assert 'name="arrivals"' in client.get(ACCOUNT).content.decode()
    assert client.post(ACCOUNT, {"do": "arrivals", "arrivals": "weekly"}).status_code == 302
    row = User.objects.get(pk=house.coordinator.user.pk)
    assert (row.arrivals, row.told_of_arrivals_at is None) == ("weekly", False)
    assert client.get(ACCOUNT).status_code == 200, "the choice ends no session"
    assert client.post(ACCOUNT, {"do": "arrivals", "arrivals": "hourly"}).status_code == 400
    assert client.post(ACCOUNT, {"do": "arrivals", "arrivals": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.arrivals, row.told_of_arrivals_at) == ("", None)
    officer = signed_in(house.officer)
    assert 'name="arrivals"' not in officer.get(ACCOUNT).content.decode()
    assert officer.post(ACCOUNT, {"do": "arrivals", "arrivals": "daily"}).status_code == 403
    with pytest.raises(NotYours):
        arrivals.choose("daily", by=house.head, at=clock.now())
    User.objects.filter(pk=row.pk).update(email="")
    with pytest.raises(BadInput):
        arrivals.choose("daily", by=house.coordinator, at=clock.now())


def test_a_change_of_mind_between_day_and_week_loses_nothing_that_came():
    house = House()
    user = wants(house)
    arrivals.choose("weekly", by=house.coordinator, at=clock.now())
    file_live(house)
    again = User.objects.get(pk=user.pk)
    assert again.told_of_arrivals_at == user.told_of_arrivals_at
    assert sweep.tell_together(at=opens(house)) == 1
