"""A new password by a mailed link: nobody learns whether an account exists, and a link works once and for an hour."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from notifications import delivery, password_links
from notifications.models import Message
from tests.factories import House, signing_in
from tests.web.office.driving import mailed_link, posted, signed_in
from workflow import clock
from workflow.people import passwords

pytestmark = pytest.mark.django_db
ASK = "/petugas/masuk/lupa/"
OLD, NEW = "gerimis-sore-hari", "kerbau terbang ungu"


def asked(name: str) -> str:
    answer = Client().post(ASK, {"name": name})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_answer_is_the_same_for_everybody_and_a_few_links_leave():
    house = House()
    officer = signing_in(house.officer, OLD)
    gone = house.officer2.user
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    answers = [asked(name) for name in (officer.username, "tidak-ada", gone.email, officer.email.upper())]
    assert len({answer.split("<main")[1].split("</main>")[0] for answer in answers}) == 1
    asked(officer.username)
    passwords.ask(officer.username, at=clock.now())
    assert Client().post(ASK, {"name": "siapa pun"}).status_code == 429
    assert Message.objects.filter(notice="password_link").count() == 3
    assert not Message.objects.filter(user=gone).exists()
    page = Client().get("/petugas/masuk/").content.decode()
    assert ASK in page


def test_a_link_sets_the_password_once_and_ends_sessions():
    house = House()
    officer = signing_in(house.officer, OLD)
    browser = Client()
    browser.post("/petugas/masuk/", {"username": officer.username, "password": OLD})
    asked(officer.email)
    path = mailed_link()
    weak = Client().post(path, {"password1": "tuntas123456", "password2": "tuntas123456"})
    assert weak.status_code == 400
    assert Client().post(path, {"password1": NEW, "password2": NEW}).status_code == 302
    assert browser.get("/petugas/").status_code == 302
    assert (
        Client().post("/petugas/masuk/", {"username": officer.username, "password": NEW}).status_code == 302
    )
    assert Client().get(path).status_code == 404
    assert NEW not in str(list(Message.objects.values_list("facts", "subject")))


def test_a_link_that_is_late_or_of_a_disabled_account_opens_nothing():
    house = House()
    officer = signing_in(house.officer, OLD)
    late = password_links.to_password(officer, until=clock.now() - timedelta(seconds=1))
    assert "lewat waktunya" in Client().get(late[late.index("/petugas") :]).content.decode()
    good = password_links.to_password(officer, until=clock.now() + timedelta(hours=1))
    path = good[good.index("/petugas") :]
    assert Client().get(path).status_code == 200
    assert Client().get(f"{path[:-2]}x/").status_code == 404
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    assert Client().get(path).status_code == 404


def test_a_coordinator_sends_a_link_and_never_sees_it():
    house = House()
    officer = signing_in(house.officer, OLD)
    answer = posted(signed_in(house.coordinator), f"/kelola/orang/{officer.pk}/", do="password")
    assert answer.status_code == 302
    mail.outbox.clear()
    delivery.drain()
    assert [sent.to for sent in mail.outbox] == [[officer.email]]
    kept = Message.objects.get(notice="password_link")
    assert "kata-sandi/" not in str(kept.facts)
