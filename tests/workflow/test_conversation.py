"""What is said without moving a state: messages both ways, notes, and who may."""

import pytest

from accounts.roles import Role
from complaints import lifecycle
from complaints.acts import Audience
from notifications.models import Message
from tests.factories import House, actor, user, when
from tests.workflow.paths import IN_STATE, use
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.models import Duty
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
AT = when("2026-03-06")


def send(case, by, text="Apa kabar?"):
    return conversation.send_message(case.pk, text=text, by=by, at=AT)


@pytest.mark.parametrize("state", IN_STATE)
def test_messages_and_notes_go_in_every_state_and_move_neither_state_nor_clock_nor_version(state):
    house = House()
    case = IN_STATE[state](house)
    before, duties = case.row, list(Duty.objects.filter(complaint=case.pk).values_list())
    send(case, case.complainant)
    send(case, house.coordinator)
    conversation.write_note(case.pk, text="Perlu dicek.", by=house.coordinator, at=AT)
    after = case.row
    assert (after.state, after.version, after.next_due_at) == (
        before.state,
        before.version,
        before.next_due_at,
    )
    assert after.last_seq == before.last_seq + 3
    assert list(Duty.objects.filter(complaint=case.pk).values_list()) == duties


def test_a_message_of_the_complainant_reaches_the_handler_or_everybody_of_the_unit():
    house = House()
    case = house.file().dispatched("2026-03-03")
    Message.objects.all().delete()
    send(case, case.complainant)
    told = set(Message.objects.values_list("user", flat=True))
    assert told == {who.user.pk for who in (house.officer, house.officer2, house.supervisor)}
    case.begun("2026-03-04")
    Message.objects.all().delete()
    send(case, case.complainant)
    assert [(row.notice, row.user) for row in Message.objects.all()] == [
        ("message_from_complainant", house.officer.user)
    ]


def test_a_message_of_the_staff_reaches_the_complainant_who_gave_an_address():
    house = House()
    for identity, told in (("named", 1), ("confidential", 1), ("anonymous", 0)):
        case = house.file(identity=identity, **({"person": None} if identity == "anonymous" else {}))
        Message.objects.all().delete()
        send(case, house.coordinator)
        assert Message.objects.filter(notice="message_received", user=None).count() == told


def test_who_does_not_see_a_case_says_nothing_in_it():
    """Also under the lock: the door's look at the case may be older than its transfer."""
    house = House()
    accused = actor(user(Role.OFFICER, unit=house.unit))
    case = use(house.file(), "dispatch", "2026-03-03", house.coordinator, accused=[accused.user])
    seq = case.row.last_seq
    for by in (house.other_officer, House().coordinator, accused, house.file().complainant):
        with pytest.raises(NotVisible):
            send(case, by)
        with pytest.raises((NotVisible, NotYours)):
            conversation.write_note(case.pk, text="Perlu dicek.", by=by, at=AT)
    for by in (house.custodian, house.head, house.administrator):
        with pytest.raises(NotYours):
            send(case, by)
    assert case.row.last_seq == seq


def test_notes_are_for_staff_and_their_event_is_not_the_complainants():
    house = House()
    case = IN_STATE["dispatched"](house)
    with pytest.raises(NotYours):
        conversation.write_note(case.pk, text="Perlu dicek.", by=case.complainant, at=AT)
    conversation.write_note(case.pk, text="Perlu dicek.", by=house.officer, at=AT)
    assert case.row.events.order_by("-seq").first().audience == "staff"
    for name in ("note_written", "sent_back", "assigned"):
        assert lifecycle.EVENTS[name].audience == Audience.STAFF


@pytest.mark.parametrize("text", ["", "  ", "\u200b" * 5, "x" * 5001])
def test_a_message_within_its_limits_or_none(text):
    house = House()
    case = house.file()
    with pytest.raises(BadInput):
        send(case, case.complainant, text)
    assert case.row.last_seq == 1


def test_a_message_before_dispatch_reaches_the_coordinators():
    house = House()
    case = house.file("2026-03-02")
    conversation.send_message(
        case.pk, text="Apakah sudah diterima?", by=case.complainant, at=when("2026-03-02T10:00")
    )
    told = Message.objects.filter(complaint=case.pk, notice="message_from_complainant")
    assert set(told.values_list("user", flat=True)) == {
        house.coordinator.user.pk,
        house.coordinator2.user.pk,
    }
