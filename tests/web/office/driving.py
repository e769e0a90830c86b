"""Staff at the pages of `/kelola/`, and the mails that left."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from accounts.actors import Actor
from notifications import delivery


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def posted(client: Client, path: str, **fields: Any) -> Any:
    """Send the form of this page with a key of its own, as it was opened."""
    key = re.search(r'name="key"\s+value="([^"]+)"', client.get(path).content.decode())
    assert key is not None, path
    return client.post(path, {"key": key[1], **fields})


def mailed_link() -> str:
    """The path of the link in the mail that just left."""
    mail.outbox.clear()
    delivery.drain()
    (sent,) = mail.outbox
    found = re.search(r"(/petugas/kata-sandi/\S+)", str(sent.body))
    assert found is not None, sent.body
    return found[1]
