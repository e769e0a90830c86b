"""The phone channels: one short text to one number, over whatever the installation configured for SMS and for WhatsApp."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from complaints.codes import Medium

REFUSED: Final = "number_refused"
"""The code of a message whose number the gateway will never serve."""


@dataclass(frozen=True, slots=True)
class Text:
    """What goes out. `to`: E.164. `notice` and `parameters`: the same in parts (number of the case, what is said, address; of
    a code to an unproved number the code alone), for providers that fill a template of theirs."""

    medium: Medium
    to: str
    text: str
    parameters: Sequence[str]
    notice: str
    language: str
    message_id: str


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
