"""Filing in somebody else's name: an address that nobody confirmed gets the mails of one case, not a thousand."""

import pytest

from complaints.codes import IdentityKind
from complaints.models import Identity
from law.codes import Classification
from notifications import addresses, delivery
from notifications.models import Message
from tests.factories import House
from tests.notifications.conftest import file_live, live
from workflow import clock
from workflow.verbs import verification

pytestmark = pytest.mark.django_db
S = Message.State


def states() -> list[str]:
    return list(Message.objects.exclude(identity=None).order_by("pk").values_list("state", flat=True))


def dispatch(house: House, registered) -> None:
    verification.dispatch(
        registered.complaint.pk,
        unit=house.unit,
        classification=Classification.ORDINARY,
        by=live(house.coordinator),
        at=clock.now(),
        version=1,
    )


def test_thirty_filings_that_name_one_address_send_it_one_mail_without_a_word_of_theirs(smtp):
    house = House()
    for number in range(30):
        spelling = "Korban@example.org" if number % 2 else "korban@EXAMPLE.org"
        file_live(house, spelling, subject=f"Canary {number} beli obat murah")
    delivery.drain()
    assert states().count(S.HELD) == 29
    assert len(smtp.taken) == 1
    assert b"obat" not in smtp.taken[0][1]
    text = smtp.mails[0].get_body(("plain",)).get_content()
    html = smtp.mails[0].get_body(("html",)).get_content()
    assert "anary" not in text + html + smtp.mails[0]["Subject"]


def test_later_notices_of_the_case_that_was_mailed_flow_and_those_of_the_others_wait():
    house = House()
    first, second = file_live(house), file_live(house)
    dispatch(house, first)
    dispatch(house, second)
    by_case = Message.objects.exclude(identity=None).values_list("complaint", "notice", "state")
    assert set(by_case) == {
        (first.complaint.pk, "receipt", S.QUEUED),
        (first.complaint.pk, "dispatched", S.QUEUED),
        (second.complaint.pk, "receipt", S.HELD),
        (second.complaint.pk, "dispatched", S.HELD),
    }


def test_confirming_lets_go_what_was_held_for_the_address_and_nothing_else(smtp):
    house = House()
    first = file_live(house)
    file_live(house)
    file_live(house, "other@example.org")
    file_live(house, "other@example.org")
    at = clock.now()
    addresses.confirm(first.complaint.complainant.pk, at=at)
    assert states() == [S.QUEUED, S.QUEUED, S.QUEUED, S.HELD]
    delivery.drain()
    assert sorted(smtp.recipients) == ["other@example.org", "siti@example.org", "siti@example.org"]
    file_live(house)
    assert states()[-1] == S.QUEUED
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    assert Identity.objects.get(complaint=first.complaint).email_confirmed_at == at


def test_an_address_is_one_and_the_same_however_it_is_written_and_what_was_set_aside_stays_so():
    house = House()
    first, second, third = (
        file_live(house, address) for address in ("siti@example.org", "SITI@example.org", "Siti@example.org")
    )
    assert states() == [S.QUEUED, S.HELD, S.HELD]
    Message.objects.filter(complaint=third.complaint).update(state=S.SET_ASIDE)
    at = clock.now()
    addresses.confirm(first.complaint.complainant.pk, at=at)
    assert states() == [S.QUEUED, S.QUEUED, S.SET_ASIDE]
    assert Message.objects.get(complaint=second.complaint).next_try_at == at


def test_what_the_demo_told_an_address_does_not_speak_for_it():
    house = House()
    house.file("2026-03-02")
    file_live(house)
    file_live(house)
    assert states()[-2:] == [S.QUEUED, S.HELD]


def test_an_anonymous_complaint_has_nobody_to_tell():
    file_live(House(), identity=IdentityKind.ANONYMOUS, person=None)
    assert not Message.objects.exists()
