"""A wrong file is taken back by who sent it: its bytes are deleted, its row, its hash and both events stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints import rows
from complaints.files import store
from complaints.lifecycle import END_STATES
from complaints.models import Attachment, Complaint
from workflow.errors import NotNow, NotVisible, NotYours
from workflow.models import Event
from workflow.record import events, sentences
from workflow.verbs import answering_with_files
from workflow.verbs.taking_part import locked

GONE = Attachment.Standing.WITHDRAWN


@transaction.atomic
def withdraw_file(complaint_id: int, *, attachment: int, by: Actor, at: datetime) -> Attachment:
    """Take a file back that one sent oneself. The complainant may while the case is not over, staff only until the case moves
    on: what was decided with it stays to be read.

    Raises NotVisible, NotYours for a file of somebody else, NotNow where it is too late or was done.
    """
    complaint = locked(complaint_id, by)
    at = max(at, complaint.last_at)
    row = complaint.attachments.filter(pk=attachment).first()
    if row is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not _sent(row, by):
        raise NotYours("not_your_file", sentences.NOT_YOUR_VERB)
    if row.fault == GONE:
        raise NotNow("file_withdrawn", _("Berkas ini sudah ditarik."))
    if row not in withdrawable(complaint, [row], by):
        sentence = _("Berkas ini sudah menjadi bagian dari yang diputus; tidak dapat ditarik lagi.")
        raise NotNow("file_decided_on", sentence)
    row.fault = GONE
    row.save(update_fields=["fault"])
    events.record(
        complaint, "file_withdrawn", by=by, at=at, facts={"attachment": row.pk, "sha256": row.sha256}
    )
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    transaction.on_commit(lambda: _delete(row))
    return row


def withdrawable(complaint: Complaint, files: Iterable[Attachment], by: Actor) -> list[Attachment]:
    """Those of these files of the case that this person may take back now."""
    mine = [row for row in files if row.fault != GONE and _sent(row, by)]
    if not mine or complaint.state in END_STATES:
        return []
    if by.kind == ActorKind.COMPLAINANT:
        return mine
    moves = Event.objects.filter(complaint=complaint).exclude(from_state=F("to_state"))
    moved = moves.order_by("-seq").values_list("at", flat=True).first()
    answers = answering_with_files.of_answers(mine)
    return [row for row in mine if (moved is None or row.at >= moved) and row.pk not in answers]


def _sent(row: Attachment, by: Actor) -> bool:
    if by.kind == ActorKind.COMPLAINANT:
        return row.uploader_kind == ActorKind.COMPLAINANT
    return by.user is not None and row.uploader_kind == ActorKind.STAFF and row.uploaded_by_id == by.user.pk


def _delete(row: Attachment) -> None:
    """After the commit; what a crash leaves is a file that nothing knows of (`manage.py orphans`)."""
    for path in {row.path, row.shown_path or row.path}:
        store.drop(path)
