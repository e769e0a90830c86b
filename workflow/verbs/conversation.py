"""What is said and shown without a change of state: messages both ways, internal notes, attachments."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints import attachments, rows
from complaints.attachments import BadFile, CleanFile
from complaints.attachments import Refusal as F
from complaints.entitlement import may_read_original
from complaints.files import apart, scanner, store
from complaints.files.scanner import Verdict
from complaints.lifecycle import State
from complaints.models import Attachment, Complaint, Statement
from law.codes import SuspensionReason
from notifications import outbox
from notifications.notices import Notice, Recipient
from notifications.outbox import Word
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Unavailable
from workflow.record import events, sentences
from workflow.verbs import extensions, mentions, room
from workflow.verbs.taking_part import locked, may_write

MOST_FILES: Final = 10
"""Attachments of each side to one message, and to a case beside its messages."""
TOO_MANY: Final = _("Sudah ada 10 lampiran di sini.")


@transaction.atomic
def send_message(complaint_id: int, *, text: str, by: Actor, at: datetime) -> Statement:
    """A message between complainant and staff, also of an anonymous complaint. Moves no state, meets no duty; a
    clock that stood still for the complainant's word runs again."""
    complaint = locked(complaint_id, by)
    at = max(at, complaint.last_at)
    room.check_pace(complaint, by, at=at)
    event = events.record(complaint, "message_sent", by=by, at=at, typed={"message": text})
    rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    theirs = by.kind == ActorKind.COMPLAINANT
    if theirs:
        extensions.resume_on_reply(complaint, by=by, at=at)
        _tell_office(complaint, by=by, at=at)
    else:
        outbox.enqueue(Notice.MESSAGE_RECEIVED, complaint, by=by, at=at, facts={})
    return Statement.objects.get(pk=event.statements["message"][0])


@transaction.atomic
def ask(complaint_id: int, *, question: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Ask the complainant, and let the settlement's clock stand still until they write: both or neither.

    Legal where `suspend` is and its rule knows waiting for the complainant. One mail tells of both, so that the question's
    own does not leave.
    """
    complaint = extensions.suspend(
        complaint_id,
        reason=SuspensionReason.AWAITING_COMPLAINANT,
        reasons=question,
        by=by,
        at=at,
        version=version,
    )
    room.check_pace(complaint, by, at=complaint.last_at)
    events.record(complaint, "message_sent", by=by, at=complaint.last_at, typed={"message": question})
    rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    return complaint


@transaction.atomic
def write_note(complaint_id: int, *, text: str, by: Actor, at: datetime) -> Statement:
    """An internal note: staff read it, the complainant never does. Colleagues whom it names as @username are told."""
    if not by.is_staff:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    complaint = locked(complaint_id, by)
    at = max(at, complaint.last_at)
    room.check_pace(complaint, by, at=at)
    named = mentions.of(complaint, text, by=by)
    facts = {"mentioned": [user.pk for user in named]} if named else {}
    event = events.record(complaint, "note_written", by=by, at=at, facts=facts, typed={"note": text})
    rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    outbox.enqueue_to_people(Notice.MENTIONED, complaint, named, by=by, at=at)
    return Statement.objects.get(pk=event.statements["note"][0])


def attach(complaint_id: int, *, data: bytes, message: int | None, by: Actor, at: datetime) -> Attachment:
    """Add a picture (drawn anew, without metadata) or a PDF (whose readers get its pages drawn anew), to the case or to
    one of its messages. From the complainant it is a word like a message: a clock that stood still for it runs again.

    The file is on disk before the row is committed, so a row never lacks its file. Raises BadInput, Full, and
    Unavailable where the disk takes nothing.
    """
    if not may_write(by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    side = room.side_of(by)
    room.check(Complaint(pk=complaint_id), side, more=len(data))
    scan, clean = judged(data, side)
    with transaction.atomic():
        complaint = locked(complaint_id, by)
        at = max(at, complaint.last_at)
        target = _message(complaint, message)
        here = Attachment.objects.filter(
            complaint=complaint, message=target, uploader_kind=room.KINDS[side]
        ).exclude(fault=Attachment.Standing.WITHDRAWN)
        if here.count() >= MOST_FILES:
            raise BadInput({"file": ("too_many", TOO_MANY)})
        room.check(complaint, side, more=len(clean.data) + len(clean.shown or b""))
        row = keep_file(complaint, clean, message=target, by=by, at=at, scan=scan)
        rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
        if by.kind == ActorKind.COMPLAINANT:
            extensions.resume_on_reply(complaint, by=by, at=at)
            if target is None:  # of a message they were told already
                _tell_office(complaint, by=by, at=at)
        elif target is None:
            outbox.enqueue(Notice.MESSAGE_RECEIVED, complaint, by=by, at=at, facts={})
    return row


def _tell_office(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """The complainant wrote or sent a file: who works on the case is told, and the Ombudsman while it is there."""
    notice = Notice.MESSAGE_FROM_COMPLAINANT
    words = [Word(notice, {})]
    if complaint.state == State.ESCALATED:
        words.append(Word(notice, {}, to=(Recipient.OMBUDSMEN,)))
    outbox.enqueue_one_each(words, complaint, by=by, at=at, not_before=at)


def keep_file(
    complaint: Complaint,
    clean: CleanFile,
    *,
    message: Statement | None,
    by: Actor,
    at: datetime,
    scan: Verdict = Verdict.UNASKED,
) -> Attachment:
    """Write the file, its row and its event. The caller holds the case's lock and saves the complaint afterwards.

    Raises Unavailable.
    """
    row = Attachment(
        complaint=complaint,
        message=message,
        kind=clean.kind,
        mime=clean.mime,
        width=clean.width,
        height=clean.height,
        pages=clean.pages,
        scan=scan.value,
        uploaded_by=by.user,
        uploader_kind=by.kind,
        at=at,
    )
    try:
        row.path, row.size, row.sha256 = store.keep(clean.data, clean.extension)
        if clean.shown is clean.data:
            row.shown_path, row.shown_size, row.shown_sha256 = row.path, row.size, row.sha256
        elif clean.shown is not None:
            row.shown_path, row.shown_size, row.shown_sha256 = store.keep(clean.shown, clean.extension)
    except store.Unwritable as error:
        if row.path:
            store.drop(row.path)
        raise Unavailable from error
    row.save(force_insert=True)
    events.record(complaint, "attached", by=by, at=at, facts={"attachment": row.pk, "sha256": row.sha256})
    return row


@transaction.atomic
def read_original(complaint_id: int, attachment: int, *, reasons: str, by: Actor, at: datetime) -> Attachment:
    """A PDF as it was sent, for a staff member who says why: its author and what else it carries may name who sent it.
    The complainant reads in the history that it was read, and why.

    Raises NotYours for the unit of a case whose complainant it must not know, NotNow for a file that is not kept
    beside what is shown of it, or is withheld.
    """
    complaint = locked(complaint_id, by, writing=False)
    row = complaint.attachments.filter(pk=attachment).first()
    if row is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not may_read_original(complaint, by):
        raise NotYours(
            "not_the_original", _("Berkas asli dapat memuat nama pengadu: Anda hanya membaca salinannya.")
        )
    if not row.has_original or row.scan == Attachment.Scan.PENDING or row.fault in WITHHELD:
        raise NotNow("no_original", _("Tidak ada berkas asli yang dapat diunduh."))
    at = max(at, complaint.last_at)
    facts = {"attachment": row.pk, "sha256": row.sha256}
    events.record(complaint, "original_read", by=by, at=at, facts=facts, typed={"reasons": reasons})
    rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    return row


WITHHELD: Final = (
    Attachment.Standing.INFECTED,
    Attachment.Standing.LOST,
    Attachment.Standing.WITHDRAWN,
)


BAD_FILE: Final = {
    F.EMPTY: _("Berkas kosong."),
    F.TOO_LARGE: _("Berkas lebih besar dari %(most)s MB."),
    F.UNKNOWN_TYPE: _("Hanya gambar JPEG, PNG, WebP, HEIC, TIFF, atau PDF yang dapat dilampirkan."),
    F.DOCUMENT: _(
        "Dokumen Word, Excel, dan sejenisnya tidak diterima karena memuat nama pembuatnya. Simpan sebagai PDF "
        "(menu Simpan sebagai atau Cetak), lalu kirim PDF itu."
    ),
    F.BROKEN: _("Berkas ini rusak atau tidak utuh."),
    F.TOO_MANY_PIXELS: _("Gambar terlalu besar: paling banyak 52 megapiksel, JPEG 220 megapiksel."),
    F.ENCRYPTED: _(
        "PDF ini terkunci dengan kata sandi. Buka, simpan atau cetak tanpa kata sandi, lalu kirim lagi."
    ),
    F.TOO_MANY_PAGES: _("PDF ini terlalu tebal: paling banyak 1.000 halaman."),
    F.INFECTED: _("Berkas ini ditolak: pemindai menemukan virus di dalamnya. Bersihkan, lalu kirim lagi."),
}


def judged(data: bytes, side: str) -> tuple[Verdict, CleanFile]:
    """What the scanner says of a file, and the file as it is kept. Raises BadInput, and Unavailable while too many
    files are being decoded."""
    most = room.most_bytes_of_a_file(side)
    try:
        if 0 < len(data) <= most:
            scan = scanner.verdict(data, address=settings.CLAMD, seconds=settings.CLAMD_SECONDS)
            if scan == Verdict.INFECTED:
                raise BadFile(F.INFECTED)
        else:
            scan = Verdict.UNASKED
        return scan, attachments.clean(data, most_bytes=most)
    except apart.Crowded:
        raise Unavailable from None
    except BadFile as refusal:
        sentence = BAD_FILE[refusal.code] % {"most": most // room.MB}
        raise BadInput({"file": (str(refusal.code), sentence)}) from None


def _message(complaint: Complaint, message: int | None) -> Statement | None:
    if message is None:
        return None
    found = Statement.objects.filter(complaint=complaint, kind="message", pk=message).first()
    if found is None:
        raise NotVisible("not_found", _("Pesan tidak ditemukan."))
    return found
