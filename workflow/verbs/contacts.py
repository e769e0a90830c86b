"""The complainant corrects their own mail address and phone (docs/adr/0047). The name stays: receipts and answers name
the person who complained, and another name would be another complainant."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.seals import keep
from complaints import rows, texts
from complaints.models import Complaint, Identity
from notifications import addresses, links, outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.record import events, sentences
from workflow.record.seals import digest

RULES: Final = {"email": texts.email, "phone": texts.phone}


@whole
def correct_contacts(complaint_id: int, *, email: str, phone: str, by: Actor, at: datetime) -> Complaint:
    """The complainant says by which address and phone they are reached. The phone holds at once, empty: none any more. A
    new address is asked first and holds once somebody confirms it there; an empty one leaves the address as it is.

    Raises NotYours, NotNow for a case without identity, and for an address that was asked within a day; BadInput.
    """
    if by.kind != ActorKind.COMPLAINANT or by.complaint_id != complaint_id:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean = _checked(email=email, phone=phone)
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    identity = Identity.objects.filter(complaint=complaint).first()
    if identity is None:
        sentence = _("Pengaduan ini tanpa identitas: tidak ada kontak yang disimpan.")
        raise NotNow("no_identity", sentence, state=complaint.state, version=complaint.version)
    if clean["phone"] != identity.phone:
        identity.phone = clean["phone"]
        _write(identity, "phone")
        facts = {"phone": bool(identity.phone), "person": digest(identity)}
        events.record(complaint, "contacts_corrected", by=by, at=at, facts=facts)
    if clean["email"] == identity.email:
        _take_back(identity)
    elif clean["email"]:
        _propose(complaint, identity, clean["email"], by=by, at=at)
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return complaint


@whole
def confirm_address(complaint_id: int, *, identity: int, address: str, by: Actor, at: datetime) -> None:
    """Whoever reads the proposed address wants the mails of the case: it takes the place of the old one, which is told,
    and whose links end. `address`: the digest in the link. Raises NotVisible where that is not proposed any more."""
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    person = Identity.objects.filter(pk=identity, complaint=complaint).exclude(proposed_email="").first()
    if person is None or links.mailed_to(person.proposed_email) != address:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    person.former_email, person.email, person.proposed_email = person.email, person.proposed_email, ""
    person.email_confirmed_at = at
    _write(person, "former_email", "email", "proposed_email", "email_confirmed_at")
    events.record(complaint, "address_changed", by=by, at=at, facts={"person": digest(person)})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    if person.former_email:
        outbox.enqueue_to_other_address(Notice.ADDRESS_CHANGED, complaint, person, by=by, at=at, facts={})


def _propose(complaint: Complaint, identity: Identity, address: str, *, by: Actor, at: datetime) -> None:
    mailbox = addresses.may_ask(address, at=at)
    if mailbox is None:
        sentence = _(
            "Alamat ini sudah ditanya dalam 24 jam terakhir. Periksa kotak suratnya, atau coba lagi besok."
        )
        raise NotNow("address_asked", sentence, state=complaint.state, version=complaint.version)
    identity.proposed_email = address
    _write(identity, "proposed_email")
    events.record(complaint, "address_proposed", by=by, at=at)
    outbox.enqueue_to_other_address(
        Notice.ADDRESS_TO_CONFIRM, complaint, identity, by=by, at=at, facts={"mailbox": mailbox}
    )


def _take_back(identity: Identity) -> None:
    """Their address stays after all."""
    if identity.proposed_email:
        identity.proposed_email = ""
        _write(identity, "proposed_email")


def _write(identity: Identity, *names: str) -> None:
    identity.save(update_fields=names)
    keep(Identity, [identity.pk], columns=names)


def _checked(**typed: str) -> dict[str, str]:
    """The contacts as they are kept. Raises BadInput with every one that breaks a rule."""
    clean: dict[str, str] = {}
    errors: dict[str, tuple[str, Text]] = {}
    for name, text in typed.items():
        try:
            clean[name] = RULES[name](text) if text.strip() else ""
        except texts.BadText as refusal:
            errors[name] = (str(refusal.code), sentences.bad_text(refusal))
    if errors:
        raise BadInput(errors)
    return clean
