"""Filing a complaint: the first verb, and the only one that makes a case (imports make theirs in
`workflow/register/`)."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import UNIT_STAFF, Role
from complaints import access, lifecycle, references, rows, texts
from complaints.codes import Channel, IdentityKind
from complaints.models import Complaint, Identity, Statement
from law import counting
from law.codes import DutyKind as K
from notifications import addresses, outbox
from notifications.notices import Notice
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotYours, Text
from workflow.idempotency import whole
from workflow.models import Duty, Event, SpentProof
from workflow.record import events, sentences, signs, statements
from workflow.record.seals import seal
from workflow.verbs import contacts
from workflow.verbs.assignment import closed_unit

FILES_FOR_OTHERS: Final = (Role.COORDINATOR, *UNIT_STAFF)
EARLIEST = date(1945, 8, 17)
PROOF_SPEAKS_FOR: Final = ("often", "no_stamp")
_SPEND: Final = "INSERT INTO workflow_spentproof (challenge, at) VALUES (%s, %s) ON CONFLICT DO NOTHING"


@dataclass(frozen=True, slots=True)
class Person:
    """Who files. Only the name is required."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    phone_medium: str = ""
    """What is to carry word to the phone (`codes.Medium`); empty: nothing."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a filing asks the database for before it is written."""

    keys: rows.Keys
    mailbox: addresses.Standing | None


@dataclass(frozen=True, slots=True)
class Filing:
    """What somebody files. `unit` None: "I do not know". `occurred_on` is a local date of the agency.

    `claimed_received_on`: the day on which, by staff, a letter or visit was received.
    """

    agency: Agency
    unit: Unit | None
    subject: str
    description: str
    occurred_on: date | None
    identity: IdentityKind
    person: Person | None = None
    settlement_sought: str | None = None
    channel: Channel = Channel.WEB
    claimed_received_on: date | None = None
    language: str = "id"
    moderation: str = ""
    campaign: str = ""
    """The mark of the poster or leaflet by whose address somebody came."""
    proof: str = ""
    """The challenge that was solved for it: it speaks for a filing that came by itself, or as one of many."""
    days: counting.Calendar | None = field(default=None, repr=False, compare=False)
    """The agency's calendar as it stands now, where the caller has it at hand."""
    ahead: Ahead | None = field(default=None, repr=False, compare=False)
    """From `look_ahead`, where the caller asked with an earlier trip of the same transaction."""


@dataclass(frozen=True, slots=True)
class Registered:
    """The new case and the access code, which is shown this once; empty where staff filed it: they never hold it, and print
    a slip (`slips.py`)."""

    complaint: Complaint
    access_code: str = field(repr=False)
    docket: Docket = field(repr=False)


@whole
def register(filing: Filing, *, by: Actor, at: datetime) -> Registered:
    """Take a complaint in: case, words, identity, first event, duties and receipt in one commit (promise P1).

    Filing is never refused for want of a calendar; such duties wait for their date. Raises BadInput, and
    NotYours when staff file for an agency that is not theirs.
    """
    today = counting.local_date(at, filing.agency.zone)
    typed, person = _checked(filing, today)
    if by.is_staff and not _may_file_for(filing, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    code = "" if by.is_staff else references.new_access_code()
    complaint = Complaint.fresh(
        reference=references.new_reference(),
        access_hash=references.access_code_hash(code, access.key()) if code else "",
        origin=by.origin,
        channel=filing.channel,
        identity_kind=filing.identity,
        language=filing.language,
        moderation=_moderation(filing, at),
        agency=filing.agency,
        unit=filing.unit,
        received_at=at,
        received_on=today,
        claimed_received_on=filing.claimed_received_on,
        claimed_by=by.user if filing.claimed_received_on is not None else None,
        occurred_on=filing.occurred_on,
    )
    docket = Docket(complaint, days=filing.days)
    docket.apply("register", at=at)
    facts = docket.disclose(K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE, at=at)
    docket.place()
    event = events.following(complaint, "registered", before="", by=by, at=at)
    words = statements.drafts(complaint, typed, by=by, at=at)
    identity = [Identity.fresh(complaint=complaint, **person)] if person else []
    new = [complaint, *identity, *words, event]
    keyed = [*new, *docket.rows_of_new()]
    ahead = filing.ahead
    if ahead is None or not ahead.keys.give(*keyed):
        rows.draw_keys(*keyed)
    told = outbox.messages(
        Notice.RECEIPT, complaint, by=by, at=at, facts=facts, mailbox=ahead.mailbox if ahead else None
    )
    if identity and identity[0].phone_medium:
        told += outbox.code_to_phone(complaint, identity[0], by=by, at=at)
    if not complaint.pk:
        rows.settle()  # the keys come with what the mailbox was asked, or now
    event.statements = statements.carried(words)
    event.facts = events.plain(
        {
            "agency": filing.agency.code,
            "unit": filing.unit.code if filing.unit else None,
            "channel": filing.channel,
            "identity": filing.identity,
            "occurred_on": filing.occurred_on,
            "claimed_received_on": filing.claimed_received_on,
            **({"campaign": filing.campaign} if filing.campaign else {}),
            **({"phone_medium": person["phone_medium"]} if person.get("phone_medium") else {}),
            "sealed": seal(complaint, identity[0] if identity else None),
            **docket.basis,
        }
    )
    if found := signs.of_filing(filing.agency, by):
        event.facts["signs"] = found
    rows.insert_later(*new)
    docket.insert_later()
    rows.insert_later(*told)
    return Registered(complaint, code, docket)


def look_ahead(person: Person | None, *, settlement: bool) -> Ahead:
    """Owe what a filing of this person asks the database for: it comes with the next trip. In the transaction in which the
    filing is written; its mailbox takes its turn there. `settlement`: whether they say what they seek."""
    email = ""
    if person is not None and person.email.strip():
        with suppress(texts.BadText):  # told by `register`
            email = texts.email(person.email)
    keys = {
        Complaint: 1,
        Identity: int(person is not None),
        Statement: 2 + int(settlement),
        Event: 1,
        Duty: len(lifecycle.TABLE["register"].opens),
    }
    return Ahead(rows.Keys(keys), addresses.Standing(email) if email else None)


def forget_proofs(*, before: datetime) -> int:
    """Delete the proofs that were spent before then. Returns how many."""
    return SpentProof.objects.filter(at__lt=before).delete()[0]


def _moderation(filing: Filing, at: datetime) -> str:
    """Why intake should look at it. A proof of work takes the place of the stamp, once; it does not undo a trap."""
    if filing.moderation not in PROOF_SPEAKS_FOR or not filing.proof:
        return filing.moderation
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [filing.proof, at])
        return "" if cursor.rowcount else filing.moderation


def _may_file_for(filing: Filing, by: Actor) -> bool:
    """Coordinators for their agency, unit staff for their unit's."""
    agency = filing.agency
    if by.sits((Role.COORDINATOR,), agency_id=agency.pk):
        return True
    seats = [seat.unit_id for seat in by.seats if seat.role in UNIT_STAFF and seat.unit_id is not None]
    return bool(seats) and agency.units.filter(pk__in=seats).exists()


def _checked(filing: Filing, today: date) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of the filing and what it says of the person, as they are kept. Raises BadInput with every field that
    breaks a rule."""
    errors: dict[str, tuple[str, Text]] = {}
    typed: dict[str, str] = {}
    given = {
        "subject": filing.subject,
        "description": filing.description,
        "settlement_sought": filing.settlement_sought or None,
    }
    try:
        typed = statements.checked(given)
    except BadInput as refusal:
        errors.update(refusal.errors)
    person, wrong = _person(filing)
    days = {"occurred_on": filing.occurred_on, "claimed_received_on": filing.claimed_received_on}
    errors |= wrong | _misplaced(filing) | misdated(days, today)
    if errors:
        raise BadInput(errors)
    return typed, person


def _person(filing: Filing) -> tuple[dict[str, str], dict[str, tuple[str, Text]]]:
    """Who files, cleaned (empty without an identity), and what is wrong with it by field."""
    if filing.identity == IdentityKind.ANONYMOUS:
        if filing.person is None:
            return {}, {}
        sentence = _("Pengaduan tanpa identitas tidak boleh memuat data pengadu.")
        return {}, {"complainant": ("anonymous", sentence)}
    if filing.person is None:
        sentence = _("Nama wajib diisi, kecuali untuk pengaduan tanpa identitas.")
        return {}, {"complainant.name": ("required", sentence)}
    return cleaned(filing.person)


def cleaned(person: Person) -> tuple[dict[str, str], dict[str, tuple[str, Text]]]:
    """What a person told of themselves, as it is kept, and what is wrong with it by field."""
    kept: dict[str, str] = {}
    errors: dict[str, tuple[str, Text]] = {}
    for name, rule in PERSON_RULES.items():
        typed = getattr(person, name)
        try:
            kept[name] = rule(typed) if name == "name" or typed.strip() else ""
        except texts.BadText as refusal:
            errors[f"complainant.{name}"] = (str(refusal.code), sentences.bad_text(refusal))
    kept["phone_medium"] = person.phone_medium
    if "complainant.phone" not in errors:
        wrong = contacts.unreachable(kept["phone"], person.phone_medium)
        errors |= {f"complainant.{name}": refusal for name, refusal in wrong.items()}
    return kept, errors


def _misplaced(filing: Filing) -> dict[str, tuple[str, Text]]:
    errors: dict[str, tuple[str, Text]] = {}
    if filing.unit is not None and not filing.unit.active:
        errors["unit"] = closed_unit(filing.unit)
    if not filing.agency.open_for_filing:
        errors["agency"] = ("agency_not_open", _("Instansi ini belum menerima pengaduan."))
    if filing.unit is not None and filing.unit.agency_id != filing.agency.pk:
        errors["agency"] = ("other_agency", _("Unit ini bukan bagian dari instansi yang disebut."))
    return errors


def misdated(days: Mapping[str, date | None], today: date) -> dict[str, tuple[str, Text]]:
    """Which of these days cannot be that of something that happened, by field."""
    errors: dict[str, tuple[str, Text]] = {}
    for name, day in days.items():
        if day is not None and day > today:
            errors[name] = ("in_the_future", _("Tanggal tidak boleh setelah hari ini."))
        elif day is not None and day < EARLIEST:
            errors[name] = ("too_long_ago", _("Tanggal terlalu lama berlalu."))
    return errors


PERSON_RULES: Final[dict[str, Callable[[str], str]]] = {
    "name": partial(texts.clean_as, "name"),
    "email": texts.email,
    "phone": texts.phone,
    "address": partial(texts.clean_as, "text"),
}
"""How each of them is cleaned; all but the name may be left empty."""
