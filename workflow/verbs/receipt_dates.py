"""The day on which a letter or a visit was received: claimed by one person with evidence, in force when a second one confirms.

Official time is the database's clock; this is the one date that people set, and only ever an earlier one, so
that it never helps the office.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints.models import Complaint
from law.codes import DutyKind as K
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow
from workflow.verbs.intake import EARLIEST
from workflow.verbs.moves import move


@transaction.atomic
def claim_receipt_date(
    complaint_id: int, *, received_on: date, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Record the local date on which the complaint was received, before the day on which it was recorded. Nothing
    moves until a second person confirms."""
    step = move(complaint_id, "claim_receipt_date", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    if received_on >= complaint.received_on:
        sentence = _("Tanggal harus sebelum hari pengaduan dicatat (%(day)s).")
        raise BadInput(
            {"received_on": ("not_before_recording", sentence % {"day": complaint.received_on.isoformat()})}
        )
    if received_on < EARLIEST:
        raise BadInput({"received_on": ("too_long_ago", _("Tanggal terlalu lama berlalu."))})
    complaint.claimed_received_on, complaint.claimed_by = received_on, by.user
    facts = {"received_on": received_on}
    step.record(facts=facts, typed={"reasons": reasons})
    step.store("claimed_received_on", "claimed_by")
    return complaint


@transaction.atomic
def confirm_receipt_date(complaint_id: int, *, by: Actor, at: datetime, version: int | None) -> Complaint:
    """Confirm the claimed date, by somebody else than who claimed it and with evidence attached by staff: from
    now on the complaint counts as received on that day, and what still runs since its filing is counted from
    there. Raises NotNow without evidence."""
    step = move(complaint_id, "confirm_receipt_date", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    if not complaint.attachments.filter(uploader_kind=ActorKind.STAFF).exclude(fault="withdrawn").exists():
        sentence = _("Lampirkan dahulu bukti penerimaannya (misalnya surat dengan cap tanggal).")
        raise NotNow("no_evidence", sentence, state=complaint.state, version=complaint.version)
    was, complaint.received_on = complaint.received_on, complaint.claimed_received_on or complaint.received_on
    complaint.claim_confirmed_by = by.user
    step.docket.move_day_zero(was=was, on=complaint.received_on)
    facts = {"was": was, "received_on": complaint.received_on}
    step.record(facts=facts)
    disclosed = step.disclose(K.VERIFY, K.FIRST_ANSWER, K.COMPLETE, K.SETTLE, K.DECIDE)
    step.store("received_on", "claim_confirmed_by")
    step.tell(Notice.RECEIVED_EARLIER, {**facts, **disclosed})
    return complaint
