"""A seat that is bound to an agency sees that agency alone, an Ombudsman's too: no list, search, figure, export, feed,
page or mail tells a word of another one."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import feeds
from accounts.actors import Seat
from accounts.roles import Role
from complaints.models import Complaint
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import House, seated, when
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


@pytest.fixture(params=[Role.OMBUDSMAN, Role.CUSTODIAN])
def reader(request, places):
    seat = Seat(request.param.value, places[0].agency.pk, None)
    return seated(reader=seat)["reader"]


def test_it_sees_the_cases_of_its_agency_and_no_other(reader, places):
    _home, _elsewhere, ours, theirs = places
    seen = set(Complaint.objects.visible_to(reader).values_list("pk", flat=True))
    assert ours.pk in seen
    assert theirs.pk not in seen


@pytest.mark.parametrize(
    "path",
    [
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
    ],
)
def test_no_answer_of_the_api_tells_of_the_other_agency(reader, places, path):
    _home, elsewhere, ours, theirs = places
    number = theirs.row.reference
    answer = Speaker(reader.user).get(path.format(r=number, a=elsewhere.agency.code))
    text = answer.content.decode()
    if "{r}" in path:
        assert answer.status_code == 404
    if "{a}" in path:
        assert answer.status_code in (400, 403, 404)
    for word in (CANARY, *([] if "{r}" in path else [number]), elsewhere.unit.code):
        assert word not in text or f"q={word}" in path, word
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


def test_no_mail_of_the_other_agency_goes_to_an_ombudsman_bound_to_this_one(places):
    home, _elsewhere, ours, theirs = places
    bound = seated(reader=Seat(Role.OMBUDSMAN.value, home.agency.pk, None))["reader"]
    for case in (ours, theirs):
        theirs_now = case is theirs
        if theirs_now:
            case.do("escalate", "2026-03-09", case.house.coordinator, reasons="Perlu pemeriksaan.")
        conversation.send_message(case.pk, text="Ada kabar?", by=case.complainant, at=when("2026-03-10"))
    told = set(Message.objects.filter(user=bound.user).values_list("complaint_id", flat=True))
    assert told == {ours.pk}
