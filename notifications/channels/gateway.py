"""Texts to phones over a gateway that speaks plain HTTP: one POST a message, its answer a status (docs/operations.md says what
a gateway has to understand). No provider's own words: who needs another form puts a few lines between.
"""

import http.client
import json
import ssl
from typing import Final
from urllib.parse import urlsplit

from notifications.channels.failures import AddressRefused, NotTaken, TryLater
from notifications.channels.text import REFUSED, Text

SECONDS: Final = 10
"""For each answer."""
MOST_READ: Final = 65536
"""Bytes of an answer; what it says is not used."""
NOT_THIS_NUMBER: Final = 422
NOT_AS_IT_IS: Final = (400, 413, 415)
"""This message will not be taken. Every other refusal speaks of the gateway (a wrong token, a quota, a fault), and is no
fault of the message."""


class Gateway:
    """One connection for a whole drain, opened when it is needed."""

    def __init__(self, url: str, *, token: str, sender: str, template: str) -> None:
        address = urlsplit(url)
        self._path = address.path + (f"?{address.query}" if address.query else "")
        host = address.hostname or ""
        self._connection = (
            http.client.HTTPSConnection(
                host, address.port, timeout=SECONDS, context=ssl.create_default_context()
            )
            if address.scheme == "https"
            else http.client.HTTPConnection(host, address.port, timeout=SECONDS)
        )
        self._token, self._sender, self._template = token, sender, template
        self.is_open = False

    def open(self) -> None:
        """Reach the gateway. Raises TryLater."""
        try:
            self._connection.connect()
        except OSError as error:
            raise TryLater(_code(error)) from None
        self.is_open = True

    def close(self) -> None:
        self.is_open = False
        self._connection.close()

    def send(self, text: Text) -> None:
        """Hand the text over. Its id is the same on every try, so that a gateway can tell a second one."""
        try:
            self._connection.request("POST", self._path or "/", self._body(text), self._headers(text))
            answer = self._connection.getresponse()
            answer.read(MOST_READ)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise TryLater(_code(error)) from None
        if answer.will_close or not answer.isclosed():
            self.close()
        if 200 <= answer.status < 300:
            return
        if answer.status == NOT_THIS_NUMBER:
            raise AddressRefused(REFUSED)
        raise (NotTaken if answer.status in NOT_AS_IT_IS else TryLater)(f"http_{answer.status}")

    def _body(self, text: Text) -> bytes:
        told = {
            "id": text.message_id.strip("<>"),
            "channel": text.medium.value,
            "to": text.to,
            "from": self._sender,
            "text": text.text,
            "language": text.language,
            "template": self._template,
            "notice": text.notice,
            "parameters": list(text.parameters),
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def _headers(self, text: Text) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Idempotency-Key": text.message_id.strip("<>"),
        }


def _code(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "timeout"
        case ssl.SSLError():
            return "tls"
        case http.client.HTTPException() | ConnectionResetError() | BrokenPipeError():
            return "disconnected"
        case _:
            return "unreachable"
