"""The complainant corrects their own mail address and phone (docs/adr/0047), and says whether word goes to the phone
(docs/adr/0088). The name stays: receipts and answers name the person who complained, and another name would be another
complainant."""

from datetime import datetime
from functools import partial
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.seals import keep
from complaints import rows, texts, transactions
from complaints.models import Complaint, Identity
from notifications import addresses, links, outbox, phones
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.models import Event
from workflow.record import events, sentences
from workflow.record.seals import digest
from workflow.verbs import slips

RULES: Final = {"email": texts.email, "phone": texts.phone}


@whole
def correct_contacts(
    complaint_id: int, *, email: str, phone: str, phone_medium: str | None = None, by: Actor, at: datetime
) -> Complaint:
    """The complainant says by which address and phone they are reached. The phone holds at once, empty: none any more. A
    new address is asked first and holds once somebody confirms it there; an empty one leaves the address as it is.
    `phone_medium`: what carries word to the phone, empty: nothing; None leaves it, and without a phone nothing does. A
    number that word is to go to gets a code first.

    Raises NotYours, NotNow for a case without identity, and for an address or number that was asked within a day;
    BadInput.
    """
    clean, wrong = _checked(email=email, phone=phone)
    complaint, identity, at = _own(complaint_id, by=by, at=at)
    wanted = identity.phone_medium if phone_medium is None else phone_medium
    medium = wanted if clean["phone"] or phone_medium else ""
    if "phone" not in wrong:
        wrong |= unreachable(clean["phone"], "" if medium == identity.phone_medium else medium)
    if wrong:
        raise BadInput(wrong)
    if (clean["phone"], medium) != (identity.phone, identity.phone_medium):
        _reach(complaint, identity, clean["phone"], medium, by=by, at=at)
    if clean["email"] == identity.email:
        _take_back(identity)
    elif clean["email"]:
        _propose(complaint, identity, clean["email"], by=by, at=at)
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return complaint


def _reach(
    complaint: Complaint, identity: Identity, phone: str, medium: str, *, by: Actor, at: datetime
) -> None:
    """Another number, or something else that carries word there. What waits for the earlier number does not leave."""
    outbox.leave_phone(identity)
    changed = ["phone", "phone_medium"]
    if phone != identity.phone:
        identity.phone_confirmed_at = None
        changed.append("phone_confirmed_at")
    identity.phone, identity.phone_medium = phone, medium
    _write(identity, *changed)
    facts = {"phone": bool(phone), "phone_medium": medium, "person": digest(identity)}
    events.record(complaint, "contacts_corrected", by=by, at=at, facts=facts)
    if medium and identity.phone_confirmed_at is None:
        _ask(complaint, identity, by=by, at=at)


def _ask(complaint: Complaint, identity: Identity, *, by: Actor, at: datetime) -> None:
    if not outbox.ask_phone(complaint, identity, by=by, at=at):
        sentence = _("Ke nomor ini sudah dikirim %(n)d kode dalam 24 jam terakhir. Coba lagi besok.")
        raise NotNow(
            "number_asked",
            sentence % {"n": phones.ASKED_A_DAY},
            state=complaint.state,
            version=complaint.version,
        )


@whole
def ask_phone_code(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """Another code to the number that the complainant is still to prove; the one before holds as well. Staff who filed for
    them may ask for one too. Raises NotYours, and NotNow where there is nothing to prove or too many codes went there."""
    complaint, identity, at = _reached(complaint_id, by=by, at=at)
    if not identity.phone_medium or not _to_prove(complaint, identity, by):
        sentence = _("Tidak ada nomor yang menunggu dipastikan.")
        raise NotNow("nothing_to_prove", sentence, state=complaint.state, version=complaint.version)
    _ask(complaint, identity, by=by, at=at)
    return complaint


@whole
def confirm_phone(complaint_id: int, *, code: str, by: Actor, at: datetime) -> Complaint:
    """The code that was sent to the complainant's number: from now on word of the case goes there. Typed again it changes
    nothing. Staff who filed for somebody type what that person reads out to them: then news goes there, and no key to a
    new access code until the complainant has proved the number themselves (docs/adr/0098).

    Raises NotYours, NotNow for a case without identity and where too much was typed, BadInput for another code or one older
    than a day. Wrong codes are counted in the database, after the refusal that takes back all else."""
    complaint, identity, at = _reached(complaint_id, by=by, at=at)
    if phones.tried_out(identity, at=at):
        sentence = _("Kode ini sudah %(n)d kali salah dan tidak berlaku lagi. Minta kode lain.")
        raise NotNow(
            "code_tried_out",
            sentence % {"n": phones.MOST_TRIES},
            state=complaint.state,
            version=complaint.version,
        )
    if not phones.proves(identity, code, at=at):
        transactions.on_rollback(partial(phones.missed, identity, at=at))
        raise BadInput({"code": ("wrong_code", _("Kode ini tidak cocok, atau sudah lebih dari 24 jam."))})
    if _to_prove(complaint, identity, by):
        events.record(complaint, "phone_read_out" if by.is_staff else "phone_confirmed", by=by, at=at)
        rows.rewrite(complaint, fields=["last_seq", "last_at"])
    if identity.phone_confirmed_at is None:
        identity.phone_confirmed_at = at
        _write(identity, "phone_confirmed_at")
    return complaint


def _to_prove(complaint: Complaint, identity: Identity, by: Actor) -> bool:
    """Whether a code would change anything: the number is not proved, or was only read out to staff."""
    if identity.phone_confirmed_at is None:
        return True
    return not by.is_staff and not proved_themselves(complaint)


def proved_themselves(complaint: Complaint) -> bool:
    """Whether the latest proof of the number was typed by the complainant, and not by staff to whom it was read out."""
    proofs = Event.objects.filter(complaint=complaint, name__in=("phone_confirmed", "phone_read_out"))
    return proofs.order_by("-seq").values_list("name", flat=True).first() != "phone_read_out"


def unreachable(phone: str, medium: str) -> dict[str, tuple[str, Text]]:
    """Why word cannot be carried to this number (E.164, as cleaned) by this medium, by field; empty where it can."""
    if not medium:
        return {}
    if medium not in phones.offered():
        return {"phone_medium": ("not_offered", _("Kabar lewat saluran ini tidak tersedia."))}
    if not phone:
        return {"phone": ("required", _("Isi nomor ponsel supaya kabar dapat dikirim ke sana."))}
    if not texts.mobile(phone):
        sentence = _("Ini bukan nomor ponsel: SMS dan WhatsApp tidak sampai ke sana.")
        return {"phone": ("no_mobile", sentence)}
    return {}


def _own(complaint_id: int, *, by: Actor, at: datetime) -> tuple[Complaint, Identity, datetime]:
    """The case, locked, with who complained. Raises NotYours for anybody else, NotNow for a case without identity."""
    if by.kind != ActorKind.COMPLAINANT or by.complaint_id != complaint_id:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    return _reached(complaint_id, by=by, at=at)


def _reached(complaint_id: int, *, by: Actor, at: datetime) -> tuple[Complaint, Identity, datetime]:
    """The same, also for staff who may hand over the key of a case that staff filed (`slips.may_hand_over`)."""
    complaint = Complaint.objects.lock(complaint_id)
    theirs = by.kind == ActorKind.COMPLAINANT and by.complaint_id == complaint_id
    if not theirs and not slips.may_hand_over(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    identity = Identity.objects.filter(complaint=complaint).first()
    if identity is None:
        sentence = _("Pengaduan ini tanpa identitas: tidak ada kontak yang disimpan.")
        raise NotNow("no_identity", sentence, state=complaint.state, version=complaint.version)
    return complaint, identity, max(at, complaint.last_at)


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


def _checked(**typed: str) -> tuple[dict[str, str], dict[str, tuple[str, Text]]]:
    """The contacts as they are kept, and why one is not, by field."""
    clean = dict.fromkeys(typed, "")
    errors: dict[str, tuple[str, Text]] = {}
    for name, text in typed.items():
        try:
            clean[name] = RULES[name](text) if text.strip() else ""
        except texts.BadText as refusal:
            errors[name] = (str(refusal.code), sentences.bad_text(refusal))
    return clean, errors
