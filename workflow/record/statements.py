"""Every free text that a person typed becomes a row of its own, and is only ever written here."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from accounts.actors import Actor
from complaints import texts
from complaints.codes import StatementKind
from complaints.models import Complaint, Statement
from workflow.errors import BadInput
from workflow.record.sentences import bad_text

Kept = dict[str, list[int | str]]
"""{kind: [statement id, SHA-256 of salt + body in hex]}: what an event carries."""


def drafts(complaint: Complaint, clean: Mapping[str, str], *, by: Actor, at: datetime) -> list[Statement]:
    """Statements of texts that `checked` let through, not yet written."""
    return [
        Statement.fresh(
            complaint=complaint,
            kind=StatementKind(kind),
            author=by.user,
            author_kind=by.kind,
            at=at,
            body=body,
            salt=secrets.token_bytes(16),
        )
        for kind, body in clean.items()
        if body
    ]


def carried(words: Iterable[Statement]) -> Kept:
    """What the event of these statements, which are written, carries of them."""
    return {row.kind: [row.pk, digest(bytes(row.salt), row.body)] for row in words}


def checked(typed: Mapping[str, str | None]) -> dict[str, str]:
    """The texts as they may be kept: NFC, trimmed. Raises BadInput with every text that may not."""
    clean, errors = {}, {}
    for kind, text in typed.items():
        if text is None:
            continue
        try:
            clean[kind] = texts.clean_as(kind if kind in texts.LIMITS else "text", text)
        except texts.BadText as refusal:
            errors[kind] = (str(refusal.code), bad_text(refusal))
    if errors:
        raise BadInput(errors)
    return clean


def digest(salt: bytes, body: str) -> str:
    return hashlib.sha256(salt + body.encode()).hexdigest()
