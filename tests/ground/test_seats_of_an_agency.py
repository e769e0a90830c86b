"""A seat that is bound to an agency sees that agency alone, an Ombudsman's too, and one for a region sees the agencies of
that region: no list, search, figure, export, feed, page or mail tells a word of another one."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts import feeds
from accounts.backends import SeatedBackend, actor_of
from accounts.models import Agency, Membership
from accounts.roles import Role
from complaints.models import Complaint
from notifications.models import Message
from tests import factories
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.workflow.paths import IN_STATE
from workflow import clock
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
CANARY = "Kenarikuning"


@pytest.fixture
def places():
    """Their own agency, another one, and in each a case with the canary's word in the other."""
    home, elsewhere = House(), House()
    return (
        home,
        elsewhere,
        IN_STATE["escalated"](home),
        elsewhere.file(subject=f"{CANARY} di loket").dispatched("2026-03-03"),
    )


@pytest.fixture(params=["agency", "region"])
def bound(request, places):
    """Gives somebody a seat that reaches as far as their own agency."""
    home, elsewhere = places[:2]
    if request.param == "agency":
        return lambda role: factories.actor(factories.user(role, agency=home.agency))
    here = factories.region(home.agency)
    factories.region(elsewhere.agency)
    return lambda role: factories.actor(factories.user(role, region=here))


@pytest.fixture(params=[Role.OMBUDSMAN, Role.CUSTODIAN])
def reader(request, bound):
    return bound(request.param)


def test_it_sees_the_cases_of_its_agency_and_no_other(reader, places):
    _home, _elsewhere, ours, theirs = places
    seen = set(Complaint.objects.visible_to(reader).values_list("pk", flat=True))
    assert ours.pk in seen
    assert theirs.pk not in seen


PATHS = (
    "complaints/",
    f"complaints/?q={CANARY}",
    "complaints/{r}/",
    "complaints/{r}/messages/",
    "complaints/{r}/attachments/",
    "complaints/{r}/notes/",
    "measures/handling/?from=2026-01-01&to=2026-12-31&group_by=unit",
    "measures/handling/?from=2026-01-01&to=2026-12-31&agency={a}",
    "scores/?year=2026",
    "scores/?year=2026&agency={a}",
)


def test_no_answer_of_the_api_tells_of_the_other_agency(reader, places):
    _home, elsewhere, ours, theirs = places
    number = theirs.row.reference
    speaker = Speaker(reader.user)
    for path in PATHS:
        answer = speaker.get(path.format(r=number, a=elsewhere.agency.code))
        text = answer.content.decode()
        if "{r}" in path:
            assert answer.status_code == 404, path
        if "{a}" in path:
            assert answer.status_code in (400, 403, 404), path
        for word in (CANARY, *([] if "{r}" in path else [number]), elsewhere.unit.code):
            assert word not in text or f"q={word}" in path, (path, word)
        if path == "complaints/":
            assert ours.row.reference in text


def test_no_page_tells_of_the_other_agency(reader, places):
    _home, elsewhere, ours, theirs = places
    browser = Client()
    browser.force_login(reader.user)
    number = theirs.row.reference
    listed = browser.get(reverse("web:worklist")).content.decode()
    assert ours.row.reference in listed
    for word in (CANARY, number, elsewhere.unit.name, elsewhere.agency.name):
        assert word not in listed
    assert browser.get(reverse("web:staff-case", args=[number])).status_code == 404


def test_no_feed_reaches_into_the_other_agency(reader, places):
    home, elsewhere, _ours, _theirs = places
    units = set(feeds.units(reader).values_list("pk", flat=True))
    assert units == {home.unit.pk, home.other_unit.pk}
    with pytest.raises(feeds.NotAllowed):
        feeds.make(reader, elsewhere.unit.pk, at=clock.now())


def test_no_mail_of_the_other_agency_goes_to_an_ombudsman_bound_to_this_one(places, bound):
    _home, _elsewhere, ours, theirs = places
    reader = bound(Role.OMBUDSMAN)
    for case in (ours, theirs):
        theirs_now = case is theirs
        if theirs_now:
            case.do("escalate", "2026-03-09", case.house.coordinator, reasons="Perlu pemeriksaan.")
        conversation.send_message(case.pk, text="Ada kabar?", by=case.complainant, at=when("2026-03-10"))
    told = set(Message.objects.filter(user=reader.user).values_list("complaint_id", flat=True))
    assert told == {ours.pk}


def test_a_seat_for_a_region_reaches_agencies_that_come_later_and_loses_those_that_leave(places):
    home, elsewhere, ours, theirs = places
    here = factories.region(home.agency)
    person = factories.user(Role.OMBUDSMAN, region=here)

    def seen():
        by_session = actor_of(SeatedBackend().get_user(person.pk))
        by_token = factories.actor(person)
        assert by_session.seats == by_token.seats
        assert not any(seat.national for seat in by_token.seats)
        return set(Complaint.objects.visible_to(by_token).values_list("pk", flat=True))

    assert seen() == {ours.pk}
    Agency.objects.filter(pk=elsewhere.agency.pk).update(region=here)
    assert seen() == {ours.pk, theirs.pk}
    Agency.objects.filter(pk=home.agency.pk).update(region=None)
    assert seen() == {theirs.pk}
    Agency.objects.filter(pk=elsewhere.agency.pk).update(region=None)
    assert seen() == set()


def test_whoever_sits_for_a_region_acts_as_an_ombudsman_there_and_nowhere_else(places):
    home, elsewhere, ours, theirs = places
    theirs.do("escalate", "2026-03-09", elsewhere.coordinator, reasons="Perlu pemeriksaan.")
    reader = factories.actor(factories.user(Role.OMBUDSMAN, region=factories.region(home.agency)))
    carried = {"finding": "maladministration", "maladministration": ["undue_delay"]}
    theirs_asked = {**carried, "version": theirs.version}
    answer = Speaker(reader.user).post(f"complaints/{theirs.row.reference}/conclude/", theirs_asked)
    assert answer.status_code == 404, answer.content
    answer = Speaker(reader.user).post(
        f"complaints/{ours.row.reference}/conclude/", {**carried, "version": ours.version}
    )
    assert answer.status_code == 200, answer.content


def test_only_the_ombudsman_and_custodians_sit_for_a_region_and_for_nothing_else_with_it(places):
    home = places[0]
    here, person = factories.region(home.agency), factories.user()
    for seat in (
        {"role": Role.COORDINATOR},
        {"role": Role.ADMINISTRATOR},
        {"role": Role.OFFICER, "unit": home.unit},
        {"role": Role.OMBUDSMAN, "agency": home.agency},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(user=person, region=here, **seat)
    Membership.objects.create(user=person, role=Role.OMBUDSMAN, region=here)
    Membership.objects.create(user=person, role=Role.OMBUDSMAN, region=factories.region(places[1].agency))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=person, role=Role.OMBUDSMAN, region=here)
