"""The phone channels: one short text to one number, over whatever the installation configured for SMS and for WhatsApp."""

from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from complaints.codes import Medium
from notifications.channels.text import Text


class Phone(Protocol):
    """What carries texts; opened when it is needed."""

    is_open: bool

    def open(self) -> None:
        """Reach it. Raises TryLater."""

    def close(self) -> None:
        """Let it go."""

    def send(self, text: Text) -> None:
        """Hand the text over; on return it was taken. Raises AddressRefused, NotTaken, TryLater."""


def of(medium: Medium) -> Phone:
    """The channel that is configured for this medium: a gateway over HTTP, or a folder."""
    from notifications.channels.gateway import Gateway
    from notifications.channels.phone_files import Folder

    given = settings.PHONE[medium]
    address = urlsplit(given["url"])
    if address.scheme == "file":
        return Folder(Path(address.path))
    return Gateway(given["url"], token=given["token"], sender=given["sender"], template=given["template"])
