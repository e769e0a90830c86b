"""Who is named as accused after the dispatch, coordinators too, is kept away from then on."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actors import Origin, clock
from accounts.roles import Role
from complaints.models import Complaint
from config import checkup
from notifications import outbox
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker
from tests.factories import House, user, when
from tests.notifications.conftest import file_live
from tests.workflow.paths import IN_STATE, use
from tests.workflow.rebuilt import assert_rebuilds
from workflow.clock import now as clock_now
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.sweep import arrivals
from workflow.verbs import accusing, assignment, conversation

LIVE = clock(origin=Origin.LIVE)
pytestmark = pytest.mark.django_db


def name(case, *who, by, at="2026-04-05", version=None):
    people = [each.user for each in who]
    return accusing.name_accused(case.pk, accused=people, by=by, at=when(at), version=version)


def sees(who, case) -> bool:
    return Complaint.objects.visible_to(who).filter(pk=case.pk).exists()


def refused(case, *who, by) -> str:
    with pytest.raises(BadInput) as found:
        name(case, *who, by=by)
    return found.value.errors["accused"][0]


@pytest.mark.parametrize(
    "state", ["received", "dispatched", "investigating", "answered", "escalated", "closed"]
)
def test_whoever_is_named_later_sees_no_more_of_the_case_and_hears_nothing(state):
    house = House()
    other = house.coordinator2
    case = IN_STATE[state](house)
    before = case.row.version
    outbox.enqueue(Notice.TO_VERIFY, case.row, by=LIVE, at=when("2026-04-04"), facts={"duties": []})
    queued = Message.objects.filter(complaint=case.pk, state=Message.State.QUEUED)
    assert {row.user for row in queued} == {house.coordinator.user, other.user}
    name(case, house.officer, house.coordinator, by=other)
    assert case.row.version == before + 1
    assert not sees(house.officer, case)
    assert not sees(house.coordinator, case)
    assert sees(other, case)
    named = [house.officer.user, house.coordinator.user]
    assert [row.user for row in queued.all()] == [other.user]
    latest = max(Message.objects.values_list("pk", flat=True))
    conversation.send_message(case.pk, text="Halo.", by=case.complainant, at=when("2026-04-06"))
    later = Message.objects.filter(complaint=case.pk, pk__gt=latest)
    assert later.exists()
    assert not later.filter(user__in=named).exists()
    event = case.row.events.get(name="accused_named")
    assert (event.facts, event.audience) == ({"accused": [one.pk for one in named]}, "staff")
    assert_rebuilds()


def test_an_accused_handler_handles_the_case_no_more_and_another_is_assigned():
    house = House()
    case = IN_STATE["investigating"](house)
    assignment.assign(case.pk, handler=house.officer.user, by=house.coordinator, at=when("2026-03-06"))
    name(case, house.officer, by=house.coordinator)
    assert case.row.handler is None
    with pytest.raises(BadInput):
        assignment.assign(case.pk, handler=house.officer.user, by=house.coordinator, at=when("2026-04-06"))
    assignment.assign(case.pk, handler=house.officer2.user, by=house.coordinator, at=when("2026-04-06"))
    assert case.row.handler == house.officer2.user


def test_somebody_is_always_left_to_act():
    house = House()
    case = IN_STATE["investigating"](house)
    both = (house.coordinator, house.coordinator2)
    assert refused(case, *both, by=house.coordinator) == "no_coordinator_left"
    everybody = (house.officer, house.officer2, house.supervisor)
    assert refused(case, *everybody, by=house.coordinator) == "all_accused"
    assert refused(case, House().officer, by=house.coordinator) == "not_a_member"
    assert refused(case, by=house.coordinator) == "already_accused"
    user(Role.COORDINATOR, agency=house.agency, is_active=False)
    assert refused(case, *both, by=house.coordinator) == "no_coordinator_left"
    assert not case.row.events.filter(name="accused_named").exists()
    use(case, "transfer", "2026-03-09", house.coordinator)
    name(case, *everybody, by=house.coordinator)
    assert refused(case, house.officer, by=house.coordinator) == "already_accused"


def test_a_coordinator_may_be_named_at_the_dispatch_and_the_other_goes_on():
    house = House()
    other = house.coordinator2
    case = use(house.file(), "dispatch", "2026-03-03", other, accused=[house.coordinator.user])
    assert not sees(house.coordinator, case)
    use(case, "transfer", "2026-03-06", other)
    told = Message.objects.filter(complaint=case.pk)
    assert told.exists()
    assert not told.filter(user=house.coordinator.user).exists()


def test_only_coordinators_name_and_none_who_was_named_or_saw_an_older_case():
    house = House()
    other = house.coordinator2
    case = IN_STATE["dispatched"](house)
    for by in (house.officer, house.supervisor, case.complainant, house.ombudsman):
        with pytest.raises(NotYours):
            name(case, house.officer2, by=by)
    with pytest.raises(NotNow):
        name(case, house.officer2, by=other, version=case.row.version - 1)
    name(case, house.coordinator, by=other)
    with pytest.raises(NotVisible):
        name(case, other, by=house.coordinator)


def test_the_page_names_a_coordinator_who_then_finds_nothing():
    house = House()
    other = house.coordinator2
    case = IN_STATE["dispatched"](house)
    page = reverse("web:staff-case", args=[case.row.reference])
    client, accused = Client(), Client()
    client.force_login(other.user)
    accused.force_login(house.coordinator.user)
    assert accused.get(page).status_code == 200
    sent = {"do": "name_accused", "version": case.row.version}
    assert client.post(page, sent).status_code == 400
    assert client.post(page, {**sent, "accused": [house.coordinator.user.username]}).status_code == 302
    assert accused.get(page).status_code == 404
    assert client.get(page).status_code == 200


def unname(case, *who, by, reasons="Salah orang.", at="2026-04-07"):
    people = [each.user for each in who]
    return accusing.unname_accused(case.pk, accused=people, reasons=reasons, by=by, at=when(at))


def test_who_was_named_is_unnamed_with_a_reason_and_sees_the_case_again():
    house = House()
    case = IN_STATE["investigating"](house)
    name(case, house.officer, by=house.coordinator)
    before = case.row.version
    unname(case, house.officer, by=house.ombudsman)
    assert sees(house.officer, case)
    assert case.row.version == before + 1
    event = case.row.events.get(name="accused_unnamed")
    assert event.facts == {"no_longer_accused": [house.officer.user.pk]}
    assert list(event.statements) == ["reasons"]
    assert [*checkup.columns(clock_now())] == []
    name(case, house.officer, by=house.coordinator, at="2026-04-08")
    assert not sees(house.officer, case)
    assert [*checkup.columns(clock_now())] == []


def test_nobody_unnames_themselves_and_officers_unname_nobody():
    house = House()
    case = IN_STATE["investigating"](house)
    name(case, house.coordinator, house.officer, by=house.coordinator2)
    with pytest.raises(NotVisible):
        unname(case, house.coordinator, by=house.coordinator)
    with pytest.raises(NotYours):
        unname(case, house.officer, by=house.officer2)
    with pytest.raises(BadInput):
        unname(case, house.officer2, by=house.coordinator2)
    with pytest.raises(BadInput):
        unname(case, house.officer, by=house.coordinator2, reasons="")
    assert not sees(house.coordinator, case)


def test_who_is_named_is_told_to_coordinators_and_the_ombudsman_alone():
    house = House()
    case = IN_STATE["investigating"](house)
    name(case, house.officer, by=house.coordinator)
    path = f"complaints/{case.row.reference}/"
    for who in (house.coordinator, house.ombudsman):
        told = Speaker(who.user).get(path).json()["accused"]
        assert [one["username"] for one in told] == [house.officer.user.username]
    for speaker in (Speaker(house.officer2.user), Speaker(access_code=case.access_code)):
        assert "accused" not in speaker.get(path).json()


def test_the_page_shows_who_is_named_and_unnames_them():
    house = House()
    case = IN_STATE["investigating"](house)
    name(case, house.officer, by=house.coordinator)
    page = reverse("web:staff-case", args=[case.row.reference])
    client = Client()
    client.force_login(house.coordinator.user)
    assert "unname_accused" in client.get(page).content.decode()
    sent = {
        "do": "unname_accused",
        "version": case.row.version,
        "accused": house.officer.user.username,
        "reasons": "Salah orang.",
        "key": "one-unnaming-0123456",
    }
    assert client.post(page, sent).status_code == 302
    assert sees(house.officer, case)


def test_a_coordinator_accused_before_the_mail_of_filings_is_not_told_of_that_one():
    house = House()
    now = clock_now()
    first, second = (file_live(house).complaint for _n in range(2))
    accusing.name_accused(
        first.pk, accused=[house.coordinator2.user], by=replace(house.coordinator, origin=Origin.LIVE), at=now
    )
    arrivals.tell(at=clock_now() + arrivals.SETTLED)
    told = {row.user: row.facts["count"] for row in Message.objects.filter(notice=Notice.NEW_FILINGS)}
    assert told == {house.coordinator.user: 2, house.coordinator2.user: 1}
    assert second.pk != first.pk
