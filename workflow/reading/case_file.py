"""The file of a case. For its complainant, to take to the Ombudsman: made once a rung of the ladder offers it, kept among
the attachments of the case. For staff who may open the case: made when they ask."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.actors import Actor, ActorKind, complainant
from complaints import words
from complaints.attachments import CleanFile
from complaints.codes import Channel, IdentityKind, Medium, StatementKind, label
from complaints.lifecycle import State
from complaints.models import Attachment, Complaint
from law import counting
from law.codes import Classification, Holder
from notifications import case_paper
from notifications.case_paper import CaseFile, Clock, Passage
from notifications.models import Message
from notifications.notices import Notice
from workflow.calendars import present
from workflow.clocks.days_left import late_days
from workflow.clocks.duties import FILE_INCOMPLETE, SUPERSEDED
from workflow.errors import Text
from workflow.models import Duty
from workflow.reading import receipts
from workflow.record import sentences, timeline
from workflow.record.timeline import Entry
from workflow.verbs import conversation

FILED: Final = ("subject", "description", "settlement_sought")
ANSWERS: Final = ("answered", "answered_with_original", "imported_answer")


def attach(complaint: Complaint, *, by: Actor, at: datetime) -> Attachment:
    """Make the file as of now and keep it with the case. The caller holds the lock and saves the complaint."""
    data = pdf(complaint, at=at)
    kept = CleanFile("pdf", "application/pdf", "pdf", data, None, None)
    return conversation.keep_file(complaint, kept, message=None, by=by, at=at)


def pdf(complaint: Complaint, *, at: datetime) -> bytes:
    """The file as the complainant may read it, in the language in which they filed."""
    with override(complaint.language):
        return case_paper.pdf(facts(complaint, at=at), complaint.language, made_at=at)


def for_reader(complaint: Complaint, reader: Actor, *, language: str, at: datetime) -> bytes:
    """The whole file as this person of staff may read it on the pages of the case, made for them alone and kept nowhere.
    Nobody's identity."""
    with override(language):
        return case_paper.pdf(facts(complaint, at=at, reader=reader), language, made_at=at)


def facts(complaint: Complaint, *, at: datetime, reader: Actor | None = None) -> CaseFile:
    """What the file says to its complainant, or to this reader. Nobody's identity: it stands among the files of the case,
    whose readers may not all know who filed it, or leaves the house on paper."""
    zone = complaint.agency.zone
    if reader is None:
        made = _("Dibuat %(made)s untuk pengadu, guna diteruskan kepada Ombudsman.")
    else:
        made = _("Dibuat %(made)s untuk %(reader)s.")
    reader = reader or complainant(complaint.pk)
    texts = dict(complaint.statements.filter(kind__in=FILED).values_list("kind", "body"))
    entries = timeline.entries(complaint, reader)
    answers = [entry for entry in entries if entry.event in ANSWERS]
    return CaseFile(
        reference=complaint.reference,
        agency=complaint.agency.name,
        made=made % {"made": receipts.instant(at, zone), "reader": reader.user},
        lines=[
            (_("Pengadu"), _who(complaint)),
            (_("Perihal"), (texts.get("subject", ""),)),
            (_("Tempat pelayanan"), (receipts.unit(complaint),)),
            (_("Dipegang oleh"), (_holder(complaint),)),
            (_("Waktu kejadian"), (_day(complaint.occurred_on),)),
            (_("Diterima"), (receipts.instant(complaint.received_at, zone),)),
            (_("Saluran"), (str(Channel(complaint.channel).label),)),
            (_("Klasifikasi"), (_class(complaint),)),
            (_("Status"), (str(State(complaint.state).label),)),
        ],
        description=texts.get("description", ""),
        settlement_sought=texts.get("settlement_sought", ""),
        answers=[_passage(entry, zone) for entry in answers],
        clocks=_clocks(complaint, at=at),
        history=[_passage(entry, zone, typed=entry not in answers) for entry in entries],
        files=[_file(place, row, zone) for place, row in enumerate(complaint.attachments.order_by("pk"), 1)],
        told=_told(complaint, at=at),
    )


def _who(complaint: Complaint) -> tuple[str, ...]:
    if complaint.identity_kind == IdentityKind.ANONYMOUS:
        return (_("Tanpa identitas"),)
    return (_("Identitas disimpan oleh instansi"),)


def _holder(complaint: Complaint) -> str:
    return complaint.held_by.name if complaint.held_by else _("Belum diserahkan kepada unit mana pun")


def _class(complaint: Complaint) -> str:
    given = complaint.classification
    return str(label(Classification(given))) if given else _("Belum diklasifikasi")


def _passage(entry: Entry, zone: str, *, typed: bool = True) -> Passage:
    has_text = typed and entry.event != "registered"
    said = sorted(entry.typed, key=lambda each: each[0] == StatementKind.REMEDY) if has_text else []
    texts = [body if len(said) == 1 else f"{StatementKind(kind).label}: {body}" for kind, body in said]
    return Passage(receipts.instant(entry.effective_at, zone), f"{entry.sentence} ({entry.actor})", texts)


def _file(place: int, row: Attachment, zone: str) -> Passage:
    """What it is and whose, under the number that it has on the page of the case, where its pages are read."""
    kinds: dict[str, Text] = {
        ActorKind.COMPLAINANT: sentences.COMPLAINANT,
        ActorKind.STAFF: sentences.OFFICE,
    }
    gone = row.fault == row.Standing.WITHDRAWN
    told = str(row.standing.label) if gone else filesizeformat(row.size)
    size = f"{row.get_kind_display()} {place}, {told}"
    return Passage(receipts.instant(row.at, zone), f"{kinds.get(row.uploader_kind, sentences.CLOCK)}: {size}")


def _clocks(complaint: Complaint, *, at: datetime) -> list[Clock]:
    """What is overdue first, then by date."""
    days, zone = present.calendar_of(complaint), complaint.agency.zone

    def place(duty: Duty) -> tuple[bool, date, int]:
        overdue = duty.running and duty.due_at is not None and duty.due_at <= at
        return not overdue, duty.due_on or date.max, duty.pk

    return [_clock(duty, days=days, zone=zone, at=at) for duty in sorted(complaint.duties.all(), key=place)]


def _clock(duty: Duty, *, days: counting.Calendar, zone: str, at: datetime) -> Clock:
    ends = _day(duty.due_on) or _("Menunggu penetapan kalender")
    if duty.provisional:
        ends = _("%(day)s (sementara)") % {"day": ends}
    if duty.original_due_on not in (None, duty.due_on):
        ends = _("%(day)s, semula %(was)s") % {"day": ends, "was": _day(duty.original_due_on)}
    return Clock(
        label=words.duty(duty.kind, duty.round, length=duty.length),
        holder=str(label(Holder(duty.holder))),
        ends=ends,
        standing=_standing(duty, days=days, zone=zone, at=at),
        rule=words.cited(duty.citation, duty.certainty),
    )


def _standing(duty: Duty, *, days: counting.Calendar, zone: str, at: datetime) -> str:
    if duty.ended_by == FILE_INCOMPLETE:
        return _("Tidak dihitung: berkas belum lengkap.")
    if duty.ended_by in SUPERSEDED:
        return _("Digantikan batas dari Ombudsman.")
    until = duty.met_at or duty.ended_at or at
    over = duty.due_at is not None and duty.due_at <= until
    late = words.late(late_days(duty, zone=zone, days=days, at=at), duty.length_unit) if over else ""
    if duty.met_at is not None:
        met = _("Dilakukan %(day)s") % {"day": _day(counting.local_date(duty.met_at, zone))}
        return f"{met}, {late}." if over else f"{met}, {_('tepat waktu')}."
    if duty.ended_at is not None:
        return _("Tidak berlaku lagi.")
    return _("Belum dilakukan, %(late)s.") % {"late": late} if over else _("Berjalan.")


def _told(complaint: Complaint, *, at: datetime) -> Sequence[Passage]:
    """The mails that had left by now."""
    mails = Message.objects.filter(complaint=complaint, user=None, state=Message.State.SENT, sent_at__lte=at)
    return [
        Passage(receipts.instant(sent_at, complaint.agency.zone), _carried(notice, medium))
        for sent_at, notice, medium in mails.order_by("sent_at", "pk").values_list(
            "sent_at", "notice", "medium"
        )
        if sent_at is not None
    ]


def _carried(notice: str, medium: str) -> str:
    """What was told, and by what where that was no mail."""
    words = str(Notice(notice).label)
    return words if medium == Medium.MAIL else f"{words} ({Medium(medium).label})"


def _day(day: date | None) -> str:
    return "" if day is None else date_format(day, "j F Y")
