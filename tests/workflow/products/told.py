"""A product of the Ombudsman for tests, told through its verbs."""

from datetime import date
from typing import Any

from accounts.actors import Actor
from complaints.codes import ProductKind
from complaints.models import Complaint
from tests.factories import House, when
from workflow.product_models import Product, ProductTask
from workflow.verbs.products import following_up
from workflow.verbs.products.issuing import Draft, TaskDraft, issue

ISSUED, RECEIVED = "2026-03-02", date(2026, 2, 27)
CORRECTIVE, ADVICE = ProductKind.CORRECTIVE_ACTION, ProductKind.IMPROVEMENT


def draft(house: House, **changes: Any) -> Draft:
    given: dict[str, Any] = {
        "kind": CORRECTIVE,
        "number": "0042/LHP/2026",
        "dated": date(2026, 2, 20),
        "received_on": RECEIVED,
        "agency": house.agency,
        "unit": house.unit,
        "subject": "Penundaan berlarut di loket perizinan",
        "tasks": (TaskDraft("Terbitkan izin yang tertunda."), TaskDraft("Umumkan jangka waktu di loket.")),
    }
    return Draft(**{**given, **changes})


def issued(house: House, at: str = ISSUED, **changes: Any) -> Product:
    return issue(draft(house, **changes), by=house.ombudsman, at=when(at))


def act(product: Product, number: int, verb: str, at: str, by: Actor, **carried: Any) -> ProductTask:
    """Use a verb on a task as this actor, with the current version."""
    typed = {
        "give_evidence": {"evidence": "Izin terbit, lihat lampiran."},
        "send_evidence_back": {"reasons": "Kurang."},
    }
    version = Complaint.every.get(pk=product.pk).version
    given = {**typed.get(verb, {}), **carried}
    task: ProductTask = getattr(following_up, verb)(
        product.pk, number, by=by, at=when(at), version=version, **given
    )
    return task
