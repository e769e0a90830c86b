"""A new access code for whoever lost theirs (docs/adr/0047).

Who asks is not known and is told nothing. A mail goes to the confirmed address of the case, a text to its proved number; the
code is made when the button behind the mailed link is pressed, or the key in the text typed: until then the old one opens
the case.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, Origin
from complaints import access, references, rows
from complaints.codes import Medium
from complaints.models import Complaint, Identity
from notifications import addresses, outbox, phones
from notifications.models import Message
from notifications.notices import Notice
from workflow.errors import NotNow, NotVisible
from workflow.idempotency import whole
from workflow.models import Event
from workflow.record import events
from workflow.record.seals import access_digest
from workflow.verbs import contacts

BETWEEN: Final = timedelta(hours=1)
"""Between two messages of one case with a way to a new code."""
REPLACES: Final = ("access_renewed", "slip_opened")
"""Events after which an older access code opens nothing."""


@whole
def ask_for_new_code(reference: str, *, by: Actor, at: datetime) -> None:
    """Send the way to a new code, if the case of this number has a confirmed address or a proved phone, had no such message
    within the hour, and its mailbox may get one more. Says nothing of it to whoever asks."""
    found = Complaint.objects.filter(reference=reference).values_list("pk", flat=True).first()
    if found is None:
        return
    complaint = Complaint.objects.lock(found)
    at = max(at, complaint.last_at)
    identity = Identity.objects.filter(complaint=complaint).first()
    if identity is None or _sent_lately(complaint, at):
        return
    media: set[Medium] = set()
    if identity.email and identity.email_confirmed_at is not None and addresses.may_write_to(identity, at=at):
        media.add(Medium.MAIL)  # held, it would come when it is of no use any more
    if (on_the_phone := phones.told_on(identity)) is not None and contacts.proved_themselves(complaint):
        media.add(on_the_phone)
    facts = {"seq": _replaced(complaint)}
    outbox.enqueue(Notice.NEW_CODE, complaint, by=by, at=at, facts=facts, media=media)


@whole
def renew_access(complaint_id: int, *, identity: int, seq: int, by: Actor, at: datetime) -> str:
    """The new access code, by a link or key that was sent to this identity; the old code dies with it. `seq`: as the link has
    it. Raises NotVisible where what proved them is gone, NotNow for a link by which a code was made already, or an older
    one."""
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    theirs = Identity.objects.filter(pk=identity, complaint=complaint)
    theirs = theirs.exclude(email_confirmed_at=None, phone_confirmed_at=None)
    if not theirs.exists():
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if seq != _replaced(complaint):
        sentence = _("Tautan ini sudah dipakai: kode akses sudah diganti sesudahnya. Minta tautan baru.")
        raise NotNow("code_renewed", sentence, state=complaint.state, version=complaint.version)
    code = references.new_access_code()
    complaint.access_hash = references.access_code_hash(code, access.key())
    events.record(complaint, "access_renewed", by=by, at=at, facts={"access": access_digest(complaint)})
    rows.rewrite(complaint, fields=["access_hash", "last_seq", "last_at"])
    outbox.enqueue(Notice.ACCESS_RENEWED, complaint, by=by, at=at, facts={})
    return code


def _sent_lately(complaint: Complaint, at: datetime) -> bool:
    sent = Message.objects.filter(complaint=complaint, notice=Notice.NEW_CODE, origin=Origin.LIVE)
    return sent.filter(created_at__gt=at - BETWEEN).exists()


def _replaced(complaint: Complaint) -> int:
    """The last event that replaced the code; 0 where it is still that of the filing."""
    found = Event.objects.filter(complaint=complaint, name__in=REPLACES).aggregate(seq=Max("seq"))["seq"]
    return found or 0
