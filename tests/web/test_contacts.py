"""The complainant corrects their own mail address and phone: the new address is asked first, the old one is told."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from complaints.codes import IdentityKind
from complaints.models import Identity
from notifications import addresses, delivery, links
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker
from tests.factories import House
from tests.notifications.conftest import file_live
from tests.workflow.rebuilt import assert_rebuilds
from web import door
from workflow import clock
from workflow.verbs.intake import Registered

pytestmark = pytest.mark.django_db
OLD, NEW = "siti@example.org", "siti.baru@example.org"


def opened(case: Registered) -> Client:
    client = Client()
    sent = {"reference": case.complaint.reference, "code": case.access_code}
    assert client.post("/lacak/", sent).status_code == 302
    return client


def correct(client: Client, case: Registered, *, email: str = OLD, phone: str = "") -> Any:
    path = reverse("web:contacts", args=[case.complaint.reference])
    return client.post(
        path, {"email": email, "phone": phone, "key": door.new_key(f"case:{case.complaint.pk}")}
    )


def person() -> Identity:
    return Identity.objects.get()


def press(path: str) -> int:
    return Client().post(path).status_code


def path_of(link: str) -> str:
    return link[link.index("/kasus/") :]


def events(case: Registered) -> list[str]:
    return list(case.complaint.events.order_by("seq").values_list("name", flat=True))


def test_a_new_address_holds_once_it_is_confirmed_and_the_old_one_is_told(mailoutbox: list[Any]):
    case = file_live(House(), email=OLD)
    addresses.confirm(person().pk, at=clock.now())
    client, before = opened(case), path_of(links.to_complainant(person(), at=clock.now()))
    answer = correct(client, case, email=NEW)
    assert answer.status_code == 302
    assert NEW in client.get(answer["Location"]).content.decode()
    assert (person().email, person().proposed_email) == (OLD, NEW)
    delivery.drain()
    (asked,) = [mail for mail in mailoutbox if mail.to == [NEW]]
    found = re.search(r"/kasus/alamat/\S+/", asked.body)
    assert found is not None
    stranger = Client()
    assert stranger.get(found[0]).status_code == 200
    assert person().email == OLD, "opening the page changed something"
    assert stranger.post(found[0]).status_code == 200
    assert (person().email, person().proposed_email) == (NEW, "")
    assert stranger.get(reverse("web:case", args=[case.complaint.reference])).status_code == 404
    mailoutbox.clear()
    delivery.drain()
    (told,) = mailoutbox
    assert told.to == [OLD]
    assert NEW not in told.body
    assert "/kasus/" not in told.body
    assert press(before) == 404, "a link that was mailed to the old address still opens the case"
    assert press(found[0]) == 404
    assert events(case)[-2:] == ["address_proposed", "address_changed"]
    assert_rebuilds()


def test_a_phone_holds_at_once():
    case = file_live(House())
    client = opened(case)
    assert correct(client, case, phone="0812-3456 7890").status_code == 302
    assert (person().phone, person().email) == ("+6281234567890", OLD)
    assert events(case)[-1] == "contacts_corrected"
    assert correct(client, case, phone="").status_code == 302
    assert person().phone == ""
    assert_rebuilds()


def test_what_is_no_contact_is_said_and_what_was_typed_stays():
    case = file_live(House())
    answer = correct(opened(case), case, email="bukan surel", phone="12")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "bukan surel" in page
    assert "Alamat surel tidak benar." in page
    assert "Nomor telepon tidak benar." in page
    assert (person().email, person().proposed_email) == (OLD, "")


def test_a_mailbox_is_asked_once_a_day_whoever_names_it_in_which_spelling():
    house = House()
    statuses = []
    for address in ("korban@example.org", "Korban+1@example.org", "korban+2@EXAMPLE.org"):
        case = file_live(house, email="")
        statuses.append(correct(opened(case), case, email=address).status_code)
    assert statuses == [302, 409, 409]
    assert Message.objects.filter(notice=Notice.ADDRESS_TO_CONFIRM).count() == 1


def test_a_link_to_an_address_that_was_taken_back_confirms_nothing():
    case = file_live(House())
    client = opened(case)
    correct(client, case, email=NEW)
    link = path_of(links.to_address(person(), asked_at=clock.now()))
    correct(client, case, email="lain@example.org")
    assert press(link) == 404
    correct(client, case, email=OLD)
    assert (person().email, person().proposed_email) == (OLD, "")


def test_a_link_of_one_purpose_confirms_no_address():
    case = file_live(House())
    correct(opened(case), case, email=NEW)
    token = path_of(links.to_complainant(person(), at=clock.now())).rstrip("/").rpartition("/")[2]
    assert press(reverse("web:confirm-address", args=[token])) == 404
    assert person().email == OLD


def test_without_the_key_nobody_corrects_and_without_identity_nothing_is_kept():
    house = House()
    case = file_live(house)
    path = reverse("web:contacts", args=[case.complaint.reference])
    assert Client().get(path).status_code == 404
    for actor in (house.coordinator, house.officer):
        signed = Client()
        signed.force_login(actor.user)
        assert signed.post(path, {"email": NEW, "phone": ""}).status_code == 404
    assert person().proposed_email == ""
    nameless = file_live(house, identity=IdentityKind.ANONYMOUS, person=None)
    client = opened(nameless)
    assert client.get(reverse("web:contacts", args=[nameless.complaint.reference])).status_code == 404
    case_page = client.get(reverse("web:case", args=[nameless.complaint.reference])).content.decode()
    assert "/kontak/" not in case_page


def test_the_api_corrects_as_the_page_does():
    house = House()
    case = file_live(house)
    path = f"complaints/{case.complaint.reference}/correct-contacts/"
    citizen = Speaker(access_code=case.access_code)
    answer = citizen.post(path, {"email": NEW, "phone": "0812 3456 7890"})
    assert answer.status_code == 200
    assert answer.json()["complainant"]["phone"] == "+6281234567890"
    assert (person().email, person().proposed_email) == (OLD, NEW)
    assert citizen.post(path, {"email": "x", "phone": ""}).status_code == 400
    assert Speaker(house.coordinator.user).post(path, {"email": NEW, "phone": ""}).status_code == 403
    nameless = file_live(house, identity=IdentityKind.ANONYMOUS, person=None)
    speaker = Speaker(access_code=nameless.access_code)
    refused = speaker.post(
        f"complaints/{nameless.complaint.reference}/correct-contacts/", {"email": NEW, "phone": ""}
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "no_identity")
