"""The key of a case that staff filed, on its way to the complainant: sealed, on paper (docs/adr/0035).

Staff never hold the access code. They print a slip once; what stands on it opens nothing but the slip itself, once, and
whoever opens it is shown an access code that was made at that moment. A slip that somebody else opened before says so.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.roles import Role
from complaints import access, references
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.idempotency import whole
from workflow.models import Event
from workflow.record import events, sentences
from workflow.record.seals import access_digest
from workflow.verbs import counter


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed. The key is shown on that paper alone."""

    complaint: Complaint
    key: str = field(repr=False)


@transaction.atomic
def print_slip(complaint_id: int, *, reasons: str | None = None, by: Actor, at: datetime) -> Slip:
    """A slip to hand to the complainant: the first one by who filed or a coordinator; a later one, which ends the one
    before, by a coordinator who printed none of them, with a reason that the complainant reads.

    One that was asked for at the counter and approved (`counter.py`): by who asked, without a further reason.
    Raises NotVisible also for a case that no staff filed, NotYours, BadInput without the reason.
    """
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    granted = counter.may_print(complaint, by, at=at)
    if not granted and not may_hand_over(complaint, by):
        raise NotVisible("not_found", _("Tidak ditemukan."))
    printers = set() if granted else _printers(complaint)
    if printers:
        if not _coordinates(complaint, by) or by.user is None or by.user.pk in printers:
            sentence = _(
                "Amplop kunci sudah dicetak. Yang baru dicetak oleh koordinator lain, bukan oleh yang mencetak sebelumnya."
            )
            raise NotYours("slip_printed", sentence)
        if not (reasons or "").strip():
            raise BadInput({"reasons": ("empty", _("Wajib diisi."))})
    key = references.new_access_code()
    complaint.slip_hash, complaint.slip_opened_at = access.slip_hash(key), None
    events.record(
        complaint,
        "slip_printed",
        by=by,
        at=at,
        facts={"slip": digest(complaint.slip_hash)},
        typed={"reasons": reasons if printers else None},
    )
    complaint.save(update_fields=["slip_hash", "slip_opened_at", "last_seq", "last_at"])
    outbox.enqueue(Notice.SLIP_PRINTED, complaint, by=by, at=at, facts={})
    return Slip(complaint, key)


@whole
def open_slip(complaint_id: int, *, key: str, by: Actor, at: datetime) -> str:
    """The access code in exchange for what stands on the slip, once. An earlier code opens the case no more.

    Raises NotVisible for another key, NotNow for a slip that was opened before.
    """
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    if by.is_staff or not access.is_slip_of(complaint, key):
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if complaint.slip_opened_at is not None:
        raise NotNow("slip_opened", sentences.SLIP_OPENED, state=complaint.state, version=complaint.version)
    code = references.new_access_code()
    complaint.access_hash = references.access_code_hash(code, access.key())
    complaint.slip_opened_at = at
    events.record(complaint, "slip_opened", by=by, at=at, facts={"access": access_digest(complaint)})
    complaint.save(update_fields=["access_hash", "slip_opened_at", "last_seq", "last_at"])
    outbox.enqueue(Notice.ACCESS_RENEWED, complaint, by=by, at=at, facts={"slip": True})
    return code


def to_hand_over(reference: str, by: Actor, *, at: datetime) -> Complaint | None:
    """The case with this number whose slip this person may have to print: their own filing, or one that staff of their
    agency filed as coordinator, or where they asked for a new key at the counter. Also one that they may not open."""
    case = Complaint.objects.select_related("agency", "unit").filter(reference=reference).first()
    if case is None:
        return None
    return case if may_hand_over(case, by) or counter.may_print(case, by, at=at) else None


def of_key(reference: str, key: str) -> Complaint | None:
    """The case with this number on whose latest slip this key stands, opened or not."""
    case = Complaint.objects.filter(reference=reference).first()
    return case if case is not None and access.is_slip_of(case, key) else None


def may_hand_over(complaint: Complaint, by: Actor) -> bool:
    if by.user is None or complaint.accused.filter(pk=by.user.pk).exists():
        return False
    filed_by = (
        complaint.events.filter(seq=1, actor_kind=ActorKind.STAFF).values_list("actor", flat=True).first()
    )
    return filed_by is not None and (filed_by == by.user.pk or _coordinates(complaint, by))


def was_printed(complaint: Complaint) -> bool:
    return bool(_printers(complaint))


def digest(kept: str) -> str:
    """What an event tells of a hash that the case keeps."""
    return hashlib.sha256(kept.encode()).hexdigest()


def _printers(complaint: Complaint) -> set[int | None]:
    return set(Event.objects.filter(complaint=complaint, name="slip_printed").values_list("actor", flat=True))


def _coordinates(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)
