"""What the Ombudsman examines of its own initiative: it opens an examination of one body or several, and records of each what it
found. Source: UU 37/2008 art. 7 d, 8; docs/adr/0062."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from complaints import rows, texts
from complaints.codes import CaseKind, ExaminationKind, Finding, Maladministration, Severity
from complaints.models import Complaint
from law import counting
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.examination_models import Examination, ExaminedBody
from workflow.idempotency import whole
from workflow.product_models import Product
from workflow.record import events, sentences
from workflow.record.seals import seal
from workflow.verbs import assignment, moves
from workflow.verbs.findings import FORMS_WITH_FINDING, SEVERITY_WITH_FINDING
from workflow.verbs.intake import misdated
from workflow.verbs.products.issuing import Errors, document_number, new_case
from workflow.verbs.taking_part import locked

MOST_BODIES: Final = 50
_ONE_OF_A_NUMBER: Final = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@dataclass(frozen=True, slots=True)
class Body:
    """Who is examined: an agency, or one unit of it."""

    agency: Agency
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An examination as the Ombudsman enters it. `number`: as on the letter; `reasons`: why it looks by itself."""

    kind: ExaminationKind
    number: str
    opened_on: date
    subject: str
    reasons: str
    bodies: Sequence[Body]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found of one body. `findings`: in words; forms and `severity`: where maladministration was found, and only there;
    `product`: the number of what was issued to its agency because of it, or empty."""

    finding: Finding
    findings: str
    found_on: date
    forms: tuple[Maladministration, ...] = ()
    severity: Severity | None = None
    product: str = ""


@whole
def open_examination(draft: Draft, *, by: Actor, at: datetime) -> Examination:
    """The Ombudsman opens an examination of these bodies, in this order. Raises NotYours where it has no seat for one of them,
    and BadInput with every field that breaks a rule."""
    if not by.has_role(Role.OMBUDSMAN) or not all(_is_for(by, body.agency) for body in draft.bodies):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    number = _checked(draft, at)
    examination = Examination.objects.create(kind=draft.kind, number=number, opened_on=draft.opened_on)
    for body in draft.bodies:
        case = new_case(body.agency, body.unit, kind=CaseKind.EXAMINATION, by=by, at=at)
        facts: dict[str, Any] = {
            "agency": body.agency.code,
            "unit": body.unit.code if body.unit else None,
            "channel": case.channel,
            "identity": case.identity_kind,
            "examination": draft.kind,
            "joined_as": examination.pk,
            "document": number,
            "opened_on": draft.opened_on,
            "sealed": seal(case, None),
        }
        typed = {"subject": draft.subject, "reasons": draft.reasons}
        events.record(case, "examination_opened", by=by, at=at, from_state="", facts=facts, typed=typed)
        _keep(case, *moves.HELD)
        ExaminedBody.objects.create(complaint=case, examination=examination)
    return examination


@whole
def record_result(
    case_id: int, result: Result, *, by: Actor, at: datetime, version: int | None
) -> ExaminedBody:
    """The Ombudsman records what it found of a body; a later result corrects the one before, which stays in the history. Raises
    NotYours, NotVisible, NotNow for another version, and BadInput with every field that breaks a rule."""
    case = locked(case_id, by)
    body = ExaminedBody.objects.select_related("examination").filter(pk=case_id).first()
    if body is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not _is_for(by, case.agency):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    moves.check_version(case, version)
    at = max(at, case.last_at)
    product = _sound(result, body.examination, case, at)
    body.finding, body.maladministration = result.finding, sorted(set(result.forms))
    body.severity, body.found_on, body.product = result.severity or "", result.found_on, product
    facts = {
        "finding": body.finding,
        "maladministration": body.maladministration,
        "severity": body.severity,
        "found_on": body.found_on,
        "led_to": product.pk if product else None,
    }
    events.record(case, "examined", by=by, at=at, facts=facts, typed={"findings": result.findings})
    case.version += 1
    _keep(case)
    body.save(update_fields=["finding", "maladministration", "severity", "found_on", "product"])
    return body


def _is_for(by: Actor, agency: Agency) -> bool:
    return by.sits((Role.OMBUDSMAN,), agency_id=agency.pk)


def _keep(case: Complaint, *fields: str) -> None:
    rows.rewrite(case, fields=["version", "last_seq", "last_at", *fields])


def _checked(draft: Draft, at: datetime) -> str:
    """The number as it is kept; until the transaction ends nobody else enters it. Raises BadInput with everything wrong."""
    errors: Errors = {}
    number = ""
    try:
        number = document_number(draft.number)
    except BadInput as refusal:
        errors.update(refusal.errors)
    errors |= _badly_written({"subject": draft.subject}, "subject")
    errors |= _badly_written({"reasons": draft.reasons}, "text")
    if not 1 <= len(draft.bodies) <= MOST_BODIES:
        sentence = _("Sebuah pemeriksaan mencakup 1 sampai %(most)s instansi atau unit.")
        errors["bodies"] = ("number_of_bodies", sentence % {"most": MOST_BODIES})
    seen: set[tuple[int, int | None]] = set()
    for place, body in enumerate(draft.bodies):
        key = (body.agency.pk, body.unit.pk if body.unit else None)
        if body.unit is not None and body.unit.agency_id != body.agency.pk:
            sentence = _("Unit ini bukan bagian dari instansi yang disebut.")
            errors[f"bodies.{place}.unit"] = ("other_agency", sentence)
        elif body.unit is not None and not body.unit.active:
            errors[f"bodies.{place}.unit"] = assignment.closed_unit(body.unit)
        elif key in seen:
            errors[f"bodies.{place}.agency"] = ("named_twice", _("Instansi atau unit ini disebut dua kali."))
        seen.add(key)
        today = counting.local_date(at, body.agency.zone)
        errors |= misdated({"opened_on": draft.opened_on}, today)
    if number:
        with connection.cursor() as cursor:
            cursor.execute(_ONE_OF_A_NUMBER, [f"examination {number}"])
        if Examination.objects.filter(number=number).exists():
            errors["number"] = ("number_taken", _("Pemeriksaan dengan nomor ini sudah ada."))
    if errors:
        raise BadInput(errors)
    return number


def _sound(result: Result, examination: Examination, case: Complaint, at: datetime) -> Product | None:
    """The product that it names. Raises BadInput with everything that is wrong."""
    errors = _badly_written({"findings": result.findings}, "text")
    errors |= misdated({"found_on": result.found_on}, counting.local_date(at, case.agency.zone))
    if result.found_on < examination.opened_on:
        errors["found_on"] = ("before_opening", _("Hasil tidak mendahului pembukaan pemeriksaan."))
    was_found = result.finding == Finding.MALADMINISTRATION
    if bool(result.forms) != was_found:
        errors["maladministration"] = ("forms_with_finding", FORMS_WITH_FINDING)
    if (result.severity is not None) != was_found:
        errors["severity"] = ("severity_with_finding", SEVERITY_WITH_FINDING)
    product = None
    if result.product:
        products = Product.objects.filter(complaint__agency=case.agency_id, number=result.product)
        product = products.first()
        if product is None:
            sentence = _("Tidak ada produk dengan nomor ini pada instansi ini.")
            errors["product"] = ("unknown_product", sentence)
    if errors:
        raise BadInput(errors)
    return product


def _badly_written(typed: dict[str, str], limits: str) -> Errors:
    errors: Errors = {}
    for name, text in typed.items():
        try:
            texts.clean_as(limits, text)
        except texts.BadText as refusal:
            errors[name] = (str(refusal.code), sentences.bad_text(refusal))
    return errors
