"""A new access code at the counter, for a named person who lost theirs and has no confirmed address (docs/adr/0077).

A coordinator who saw a document of the person asks, another coordinator approves, and the first prints a slip (`slips.py`):
nobody of the staff ever holds the access code. The complainant is told by mail, and reads each step in the history.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints import rows
from complaints.codes import IdentityKind, Shown
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import NotNow, NotYours
from workflow.idempotency import whole
from workflow.models import Event
from workflow.record import events, sentences
from workflow.verbs.taking_part import locked

HOLDS: Final = timedelta(days=1)
"""How long a request waits for its approval, and an approval for the printing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest request of a case that still holds: asked for, approved or not. Printed, it is over."""

    asked: Event
    approved: Event | None = None

    def asked_by(self, by: Actor) -> bool:
        return by.user is not None and self.asked.actor_id == by.user.pk


@whole
def ask_counter_key(complaint_id: int, *, shown: Shown, reasons: str, by: Actor, at: datetime) -> Complaint:
    """A coordinator asks for a new key for the person at the counter. `shown`: by which document they are known;
    `reasons`: why they need one, which the complainant reads.

    Raises NotVisible, NotYours, NotNow for a case without a name or one already asked for within a day, BadInput.
    """
    complaint = _locked(complaint_id, by)
    at = max(at, complaint.last_at)
    if complaint.identity_kind != IdentityKind.NAMED:
        sentence = _(
            "Kode baru di loket hanya untuk pengaduan dengan nama: yang lain tidak dapat dicocokkan."
        )
        raise NotNow("no_name", sentence, state=complaint.state, version=complaint.version)
    if standing(complaint, at=at) is not None:
        sentence = _("Kode baru sudah diminta untuk kasus ini.")
        raise NotNow("key_asked", sentence, state=complaint.state, version=complaint.version)
    facts = {"shown": str(shown)}
    events.record(complaint, "counter_key_asked", by=by, at=at, facts=facts, typed={"reasons": reasons})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    outbox.enqueue(Notice.COUNTER_KEY_ASKED, complaint, by=by, at=at, facts={})
    return complaint


@whole
def approve_counter_key(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """Another coordinator than the one who asked agrees; from now on who asked may print the slip, once.

    Raises NotVisible, NotYours, NotNow where nothing waits for approval.
    """
    complaint = _locked(complaint_id, by)
    at = max(at, complaint.last_at)
    request = standing(complaint, at=at)
    if request is None or request.approved is not None:
        sentence = _("Tidak ada permintaan kode baru yang menunggu persetujuan.")
        raise NotNow("no_key_asked", sentence, state=complaint.state, version=complaint.version)
    if request.asked_by(by):
        raise NotYours("second_person", _("Yang menyetujui harus koordinator lain, bukan yang meminta."))
    events.record(complaint, "counter_key_approved", by=by, at=at, facts={"asked": request.asked.seq})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return complaint


def standing(complaint: Complaint, *, at: datetime) -> Standing | None:
    """The request of this case that holds at this time, if there is one. In one query."""
    names = ("counter_key_asked", "counter_key_approved", "slip_printed")
    told = list(
        Event.objects.filter(complaint=complaint, name__in=names, at__gt=at - 2 * HOLDS)
        .select_related("actor")
        .order_by("seq")
    )
    asked = next((event for event in reversed(told) if event.name == "counter_key_asked"), None)
    if asked is None:
        return None
    later = [event for event in told if event.seq > asked.seq]
    approved = next((event for event in later if event.name == "counter_key_approved"), None)
    if any(event.name == "slip_printed" for event in later) or (approved or asked).at <= at - HOLDS:
        return None
    return Standing(asked, approved)


def may_print(complaint: Complaint, by: Actor, *, at: datetime) -> bool:
    """Whether this person asked for a new key, and it was approved and not printed yet."""
    if by.user is None or not by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id):
        return False
    if complaint.accused.filter(pk=by.user.pk).exists():
        return False
    request = standing(complaint, at=at)
    return request is not None and request.approved is not None and request.asked_by(by)


def _locked(complaint_id: int, by: Actor) -> Complaint:
    complaint = locked(complaint_id, by)
    if not by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    return complaint
