"""Mail into files: on one machine (`bin/run`) every mail lands as an `.eml` file instead of leaving."""

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]+")


class EmailBackend(BaseEmailBackend):
    """Writes each mail to `EMAIL_FILE_PATH`, a folder only its owner enters. Named by Message-ID: a second
    try of a mail replaces the first."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for mail in email_messages:
            name = _UNSAFE.sub("-", mail.extra_headers.get("Message-ID", secrets.token_hex(8))).strip("-")
            draft = folder / f".{name}.{os.getpid()}"
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(mail.message().as_bytes())
            draft.replace(folder / f"{name}.eml")
        return len(email_messages)
