"""What is said and shown without a change of state: messages both ways, internal notes, attachments."""

import hashlib
import os
import secrets
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints import attachments, rows
from complaints.attachments import BadFile, CleanFile
from complaints.attachments import Refusal as F
from complaints.models import Attachment, Complaint, Statement
from complaints.transactions import on_rollback
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.record import events, sentences
from workflow.verbs import extensions

MOST_FILES: Final = 10
"""Attachments to one message, and to a case beside its messages."""


@transaction.atomic
def send_message(complaint_id: int, *, text: str, by: Actor, at: datetime) -> Statement:
    """A message between complainant and staff, also of an anonymous complaint. Moves no state, meets no duty; a
    clock that stood still for the complainant's word runs again."""
    complaint = _locked(complaint_id, by)
    at = max(at, complaint.last_at)
    event = events.record(complaint, "message_sent", by=by, at=at, typed={"message": text})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    theirs = by.kind == ActorKind.COMPLAINANT
    if theirs:
        extensions.resume_on_reply(complaint, by=by, at=at)
    notice = Notice.MESSAGE_FROM_COMPLAINANT if theirs else Notice.MESSAGE_RECEIVED
    outbox.enqueue(notice, complaint, by=by, at=at, facts={})
    return Statement.objects.get(pk=event.statements["message"][0])


@transaction.atomic
def write_note(complaint_id: int, *, text: str, by: Actor, at: datetime) -> Statement:
    """An internal note: staff read it, the complainant never does."""
    if not by.is_staff:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    complaint = _locked(complaint_id, by)
    at = max(at, complaint.last_at)
    event = events.record(complaint, "note_written", by=by, at=at, typed={"note": text})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return Statement.objects.get(pk=event.statements["note"][0])


def attach(complaint_id: int, *, data: bytes, message: int | None, by: Actor, at: datetime) -> Attachment:
    """Add an image (re-encoded without metadata) or a PDF, to the case or to one of its messages. From the
    complainant it is a word like a message: a clock that stood still for it runs again.

    The file is on disk before the row is committed, so a row never lacks its file. Raises BadInput.
    """
    try:
        clean = attachments.clean(data)
    except BadFile as refusal:
        raise BadInput({"file": (str(refusal.code), BAD_FILE[refusal.code])}) from None
    with transaction.atomic():
        complaint = _locked(complaint_id, by)
        at = max(at, complaint.last_at)
        target = _message(complaint, message)
        here = Attachment.objects.filter(complaint=complaint, message=target)
        if here.exclude(uploader_kind=ActorKind.CLOCK).count() >= MOST_FILES:
            raise BadInput({"file": ("too_many", _("Sudah ada 10 lampiran di sini."))})
        row = keep_file(complaint, clean, message=target, by=by, at=at)
        rows.rewrite(complaint, fields=["last_seq", "last_at"])
        if by.kind == ActorKind.COMPLAINANT:
            extensions.resume_on_reply(complaint, by=by, at=at)
    return row


def keep_file(
    complaint: Complaint, clean: CleanFile, *, message: Statement | None, by: Actor, at: datetime
) -> Attachment:
    """Write the file, its row and its event. The caller holds the case's lock and saves the complaint afterwards."""
    path = f"{secrets.token_hex(1)}/{secrets.token_hex(16)}.{clean.extension}"
    _write(path, clean.data)
    row = Attachment.objects.create(
        complaint=complaint,
        message=message,
        kind=clean.kind,
        mime=clean.mime,
        path=path,
        size=len(clean.data),
        sha256=hashlib.sha256(clean.data).hexdigest(),
        width=clean.width,
        height=clean.height,
        uploaded_by=by.user,
        uploader_kind=by.kind,
        at=at,
    )
    events.record(complaint, "attached", by=by, at=at, facts={"attachment": row.pk, "sha256": row.sha256})
    return row


def may_write(by: Actor) -> bool:
    """The complainant of the case, and staff whose role takes part in cases."""
    return by.kind == ActorKind.COMPLAINANT or any(powers.writes for powers in by.powers)


BAD_FILE: Final = {
    F.EMPTY: _("Berkas kosong."),
    F.TOO_LARGE: _("Berkas lebih besar dari 10 MB."),
    F.UNKNOWN_TYPE: _("Hanya gambar JPEG, PNG, WebP, atau PDF yang dapat dilampirkan."),
    F.BROKEN: _("Berkas ini rusak atau tidak utuh."),
    F.TOO_MANY_PIXELS: _("Gambar terlalu besar: paling banyak 25 megapiksel."),
    F.ENCRYPTED: _("PDF ini terkunci. Kirim tanpa kata sandi."),
    F.TOO_MANY_PAGES: _("PDF ini terlalu tebal: paling banyak 1.000 halaman."),
}


def _locked(complaint_id: int, by: Actor) -> Complaint:
    if not may_write(by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    complaint = Complaint.objects.lock(complaint_id)
    # Asked again under the lock: the door may have looked before the case went to another unit.
    if not Complaint.objects.visible_to(by).filter(pk=complaint_id).exists():
        raise NotVisible("not_found", _("Tidak ditemukan."))
    return complaint


def _message(complaint: Complaint, message: int | None) -> Statement | None:
    if message is None:
        return None
    found = Statement.objects.filter(complaint=complaint, kind="message", pk=message).first()
    if found is None:
        raise NotVisible("not_found", _("Pesan tidak ditemukan."))
    return found


def _write(path: str, data: bytes) -> None:
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    on_rollback(partial(target.unlink, missing_ok=True))
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
