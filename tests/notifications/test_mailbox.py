"""On one machine mails land as files that only their owner reads, and on a page."""

import pytest

from notifications import delivery, mailbox
from notifications.channels import eml
from notifications.models import Message
from tests.factories import House
from tests.notifications.conftest import file_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "notifications.channels.eml.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "var" / "mail"
    return settings.EMAIL_FILE_PATH


def test_a_mail_lands_as_a_file_of_its_own_in_a_closed_folder(folder):
    file_live(House())
    delivery.drain()
    (file,) = folder.iterdir()
    assert file.suffix == ".eml"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600
    (mail,) = mailbox.latest()
    assert mail == mailbox.get(mail.name)
    assert mail.to == "siti@example.org"
    assert mail.subject == Message.objects.get().subject
    assert mail.at == Message.objects.get().claimed_at.replace(microsecond=0)
    assert "/kasus/tautan/" in mail.text
    assert "<html" in mail.html
    assert mail.raw == file.read_bytes()


def test_a_second_try_replaces_the_first(folder):
    file_live(House())
    delivery.drain()
    sent = Message.objects.get()
    Message.objects.update(state="queued", record=None, facts=sent.facts, message_id=sent.message_id)
    delivery.drain()
    assert len(mailbox.latest()) == 1


def test_the_newest_comes_first(folder):
    house = House()
    for number in range(3):
        file_live(house, f"siti{number}@example.org")
        delivery.drain()
    assert [mail.to for mail in mailbox.latest(2)] == ["siti2@example.org", "siti1@example.org"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "", "a/b", "nothing", "x" * 500, "a\x00b"])
def test_no_other_file_can_be_read(folder, name):
    with pytest.raises(mailbox.NoSuchMail):
        mailbox.get(name)


def test_a_folder_that_is_not_there_is_an_empty_mailbox(folder):
    assert mailbox.latest() == []
    assert eml.EmailBackend().send_messages([]) == 0
