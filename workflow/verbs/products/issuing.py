"""A product of the Ombudsman comes into the register: issued with its tasks, or made by a remand. Source: UU 37/2008 art. 38;
Peraturan Ombudsman 58/2023 art. 54; docs/adr/0062."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from complaints import references, rows, texts
from complaints.codes import CaseKind, Channel, IdentityKind, ProductKind
from complaints.lifecycle import State
from complaints.models import Complaint
from law import counting, rules
from law.codes import OF_PRODUCTS, DutyKind
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotYours, Text
from workflow.idempotency import whole
from workflow.product_models import MOST_NUMBER, Product, ProductTask
from workflow.record import events, sentences
from workflow.record.seals import seal
from workflow.verbs import assignment, moves
from workflow.verbs.intake import misdated

MOST_TASKS: Final = 20
MOST_CASES: Final = 50
CLOCKS: Final = {
    ProductKind.CORRECTIVE_ACTION: DutyKind.CORRECTIVE,
    ProductKind.IMPROVEMENT: DutyKind.ADVICE,
    ProductKind.PERFECTION: DutyKind.ADVICE,
    ProductKind.RECOMMENDATION: DutyKind.RECOMMENDATION,
}
"""The duty of a product's tasks."""
BY_LAW: Final = (ProductKind.CORRECTIVE_ACTION, ProductKind.RECOMMENDATION)
"""The products whose tasks have their days by law; of the others each has a date of its own."""
_NUMBER: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z ./()-]*")
_ONE_OF_A_NUMBER: Final = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
Errors = dict[str, tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What must be done, and by when where the law gives no days."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A product as the Ombudsman enters it. `number`: as on the document; `received_on`: the local date on which the agency
    received it; `rests_on`: the complaints in which it was found, of the same agency."""

    kind: ProductKind
    number: str
    dated: date
    received_on: date
    agency: Agency
    unit: Unit | None
    subject: str
    tasks: Sequence[TaskDraft]
    rests_on: Sequence[Complaint] = ()


@whole
def issue(draft: Draft, *, by: Actor, at: datetime) -> Product:
    """The Ombudsman enters a product: its tasks run from the day of receipt, and the body is told of each date. Raises NotYours
    and BadInput with every field that breaks a rule."""
    if not by.sits((Role.OMBUDSMAN,), agency_id=draft.agency.pk):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    number = _checked(draft, counting.local_date(at, draft.agency.zone))
    case = new_case(draft.agency, draft.unit, kind=CaseKind.PRODUCT, by=by, at=at)
    docket = Docket(case)
    product = _product(
        case,
        docket,
        kind=draft.kind,
        number=number,
        dated=draft.dated,
        received_on=draft.received_on,
        rests_on=draft.rests_on,
        typed={"subject": draft.subject},
        by=by,
        at=at,
    )
    for place, task in enumerate(draft.tasks, start=1):
        kind, given = CLOCKS[draft.kind], task.due_on
        duty = docket.begin_task(place, kind, verb="set_task", on=draft.received_on, at=at, given=given)
        facts = {
            "number": place,
            "kind": kind,
            "from": draft.received_on,
            "given": given,
            "due_on": duty.due_on,
        }
        events.record(
            case, "task_set", by=by, at=at, facts={**facts, **docket.basis}, typed={"task": task.text}
        )
        ProductTask.objects.create(product=product, number=place)
    disclosed = docket.disclose(*OF_PRODUCTS, at=at)
    keep(case, docket, *moves.HELD)
    outbox.enqueue(Notice.PRODUCT_ISSUED, case, by=by, at=at, facts=disclosed)
    return product


def order(complaint: Complaint, number: str, *, by: Actor, at: datetime) -> ProductTask:
    """A remand's entry in the register: a task of the corrective action of this number of the agency, which is made where there
    is none. Its clock is the settlement of the case. The caller holds the case's lock, in its new round. Raises BadInput."""
    number = document_number(number, "product") if number.strip() else ""
    agency = complaint.agency
    product = _standing(agency, number) if number else None
    if product is None:
        today = counting.local_date(at, agency.zone)
        case = new_case(agency, complaint.held_by, kind=CaseKind.PRODUCT, by=by, at=at)
        docket = Docket(case)
        product = _product(
            case,
            docket,
            kind=ProductKind.CORRECTIVE_ACTION,
            number=number,
            dated=today,
            received_on=today,
            rests_on=(complaint,),
            typed={},
            by=by,
            at=at,
        )
    elif product.kind != ProductKind.CORRECTIVE_ACTION:
        sentence = _("Nomor ini milik produk lain yang bukan tindakan korektif.")
        raise BadInput({"product": ("other_kind", sentence)})
    else:
        case = Complaint.every.lock(product.pk)
        docket = Docket.of(case)
        at = max(at, case.last_at)
        case.version += 1
        product.rests_on.add(complaint)
    place = product.tasks.count() + 1
    facts = {"number": place, "case": complaint.pk, "round": complaint.round}
    events.record(case, "task_ordered", by=by, at=at, facts={**facts, **docket.basis})
    keep(case, docket, *moves.HELD)
    return ProductTask.objects.create(
        product=product, number=place, case=complaint, case_round=complaint.round
    )


def keep(case: Complaint, docket: Docket, *fields: str) -> None:
    """Write the clocks and the case of a product."""
    docket.save()
    docket.place()
    rows.rewrite(case, fields=["version", "last_seq", "last_at", "next_due_on", "next_due_at", *fields])


def new_case(agency: Agency, unit: Unit | None, *, kind: CaseKind, by: Actor, at: datetime) -> Complaint:
    """The new row that carries the events of what is in the register: always in one state, and no complaint."""
    case = Complaint(
        kind=kind,
        state=State.INVESTIGATING,
        reference=references.new_reference(),
        origin=by.origin,
        channel=Channel.OTHER,
        identity_kind=IdentityKind.ANONYMOUS,
        agency=agency,
        received_at=at,
        received_on=counting.local_date(at, agency.zone),
        last_at=at,
    )
    case.save(force_insert=True)
    if unit is not None:
        assignment.hold(case, unit, at=at)
    return case


def _product(
    case: Complaint,
    docket: Docket,
    *,
    kind: ProductKind,
    number: str,
    dated: date,
    received_on: date,
    rests_on: Iterable[Complaint],
    typed: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Product:
    facts: dict[str, Any] = {
        "agency": case.agency.code,
        "unit": case.unit.code if case.unit else None,
        "channel": case.channel,
        "identity": case.identity_kind,
        "product": kind,
        "document": number,
        "dated": dated,
        "received_on": received_on,
        "rests_on": sorted(each.pk for each in rests_on),
        "sealed": seal(case, None),
    }
    events.record(
        case, "product_issued", by=by, at=at, from_state="", facts={**facts, **docket.basis}, typed=typed
    )
    product = Product.objects.create(
        complaint=case, kind=kind, number=number, dated=dated, received_on=received_on
    )
    product.rests_on.set(rests_on)
    return product


def _standing(agency: Agency, number: str) -> Product | None:
    """The product of this number of the agency; until the transaction ends nobody else enters one."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_OF_A_NUMBER, [number, agency.pk])
    found = Product.objects.filter(number=number, complaint__agency=agency)
    return found.select_related("complaint").first()


def document_number(number: str, field: str = "number") -> str:
    """Raises BadInput, of this field, for what is no number of a document."""
    kept = " ".join(number.split())
    if not _NUMBER.fullmatch(kept) or len(kept) > MOST_NUMBER:
        sentence = _(
            "Nomor dokumen: huruf, angka, spasi, titik, garis miring dan tanda hubung; paling banyak 60."
        )
        raise BadInput({field: ("document_number", sentence)})
    return kept


def _checked(draft: Draft, today: date) -> str:
    """The number as it is kept. Raises BadInput with everything that is wrong."""
    errors: Errors = {}
    number = ""
    try:
        number = document_number(draft.number)
    except BadInput as refusal:
        errors.update(refusal.errors)
    try:
        texts.clean_as("subject", draft.subject)
    except texts.BadText as refusal:
        errors["subject"] = (str(refusal.code), sentences.bad_text(refusal))
    errors |= misdated({"dated": draft.dated, "received_on": draft.received_on}, today)
    if draft.received_on < draft.dated:
        errors.setdefault("received_on", ("before_its_date", _("Produk tidak diterima sebelum tanggalnya.")))
    errors |= _of_the_place(draft) | _of_tasks(draft)
    if number and "number" not in errors and _standing(draft.agency, number) is not None:
        errors["number"] = ("number_taken", _("Produk dengan nomor ini sudah ada pada instansi ini."))
    if errors:
        raise BadInput(errors)
    return number


def _of_the_place(draft: Draft) -> Errors:
    errors: Errors = {}
    if draft.unit is not None and draft.unit.agency_id != draft.agency.pk:
        errors["unit"] = ("other_agency", _("Unit ini bukan bagian dari instansi yang disebut."))
    elif draft.unit is not None and not draft.unit.active:
        errors["unit"] = assignment.closed_unit(draft.unit)
    try:
        rules.law(draft.agency.law).rule(CLOCKS[draft.kind], draft.received_on)
    except rules.NoRule:
        errors["kind"] = ("no_rule", _("Hukum instansi ini tidak mengenal produk semacam ini."))
    if any(each.agency_id != draft.agency.pk for each in draft.rests_on):
        errors["cases"] = ("other_agency", _("Kasus ini bukan pengaduan terhadap instansi yang disebut."))
    elif len(draft.rests_on) > MOST_CASES:
        errors["cases"] = ("too_many", _("Paling banyak %(most)s kasus.") % {"most": MOST_CASES})
    return errors


def _of_tasks(draft: Draft) -> Errors:
    errors: Errors = {}
    if not 1 <= len(draft.tasks) <= MOST_TASKS:
        sentence = _("Sebuah produk memuat 1 sampai %(most)s butir.") % {"most": MOST_TASKS}
        errors["tasks"] = ("number_of_tasks", sentence)
    for place, task in enumerate(draft.tasks):
        try:
            texts.clean_as("text", task.text)
        except texts.BadText as refusal:
            errors[f"tasks.{place}.text"] = (str(refusal.code), sentences.bad_text(refusal))
        field = f"tasks.{place}.due_on"
        if draft.kind in BY_LAW and task.due_on is not None:
            errors[field] = ("dated_by_law", _("Batas produk ini dihitung menurut aturan dan tidak diisi."))
        elif draft.kind not in BY_LAW and task.due_on is None:
            errors[field] = ("required", _("Saran tidak memiliki batas menurut aturan: isi tanggalnya."))
        elif task.due_on is not None and task.due_on <= draft.received_on:
            errors[field] = ("not_after_receipt", _("Tanggal harus setelah tanggal penerimaan."))
        elif task.due_on is not None and task.due_on > draft.received_on + moves.FARTHEST:
            errors[field] = ("too_far_ahead", _("Tanggal terlalu jauh di muka."))
    return errors
