"""Texts to phones into files: on one machine (`bin/run`) every one lands as a `.json` file instead of leaving."""

import json
import os
import re
from pathlib import Path
from typing import Final

from notifications.channels.text import Text

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]+")


class Folder:
    """A folder only its owner enters. Named by the message's id: a second try of a text replaces the first."""

    is_open = True

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> None:
        """There is nothing to reach."""

    def close(self) -> None:
        """There is nothing to let go."""

    def send(self, text: Text) -> None:
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = _UNSAFE.sub("-", text.message_id).strip("-")
        draft = self._path / f".{name}.{os.getpid()}"
        told = {
            "to": text.to,
            "medium": text.medium.value,
            "text": text.text,
            "parameters": list(text.parameters),
        }
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(json.dumps(told, ensure_ascii=False).encode())
        draft.replace(self._path / f"{name}.json")
