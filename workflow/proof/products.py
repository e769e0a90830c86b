"""The register computed anew from the events of its products: what `doctor` holds against the stored rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.db.models import Prefetch

from complaints.codes import CaseKind
from complaints.models import Complaint
from workflow.models import Event
from workflow.product_models import Product, ProductTask

Told = dict[str, Any]
OF_A_TASK: Final = ("status", "given_at", "judged_at", "returns", "severity", "case_id", "case_round")


def differences() -> Iterator[str]:
    """What stands in the register and is not what the events tell, and what they tell and is not there."""
    cases = Complaint.every.filter(kind=CaseKind.PRODUCT).order_by("pk")
    whole = cases.select_related("product").prefetch_related(
        Prefetch("events", Event.objects.order_by("seq")), "product__tasks", "product__rests_on"
    )
    for case in whole.iterator(chunk_size=500):
        product = getattr(case, "product", None)
        if product is None:
            yield f"{case.reference}: the product that its events tell of is gone"
            continue
        told, tasks = register_of(case.events.all())
        stored = _stored(product)
        for name, value in told.items():
            if stored[name] != value:
                yield f"{case.reference}: {name} of the product is {stored[name]}, its events tell {value}"
        there = {
            each.number: {name: getattr(each, name) for name in OF_A_TASK} for each in product.tasks.all()
        }
        for number in sorted(there.keys() | tasks.keys()):
            if there.get(number) != tasks.get(number):
                yield f"{case.reference}: task {number} is {there.get(number)}, its events tell {tasks.get(number)}"
    for reference in Product.objects.exclude(complaint__kind=CaseKind.PRODUCT).values_list(
        "complaint__reference", flat=True
    ):
        yield f"{reference}: is a product whose case is none"


def _stored(product: Product) -> Told:
    return {
        "kind": product.kind,
        "number": product.number,
        "dated": product.dated,
        "received_on": product.received_on,
        "rests_on": {each.pk for each in product.rests_on.all()},
    }


def register_of(events: Iterable[Event]) -> tuple[Told, dict[int, Told]]:
    """The product and its tasks by number, as the events tell them."""
    product: Told = {}
    tasks: dict[int, Told] = {}
    for event in events:
        facts = event.facts
        task = tasks.get(facts.get("number", 0), {})
        match event.name:
            case "product_issued":
                product = {
                    "kind": facts["product"],
                    "number": facts["document"],
                    "dated": date.fromisoformat(facts["dated"]),
                    "received_on": date.fromisoformat(facts["received_on"]),
                    "rests_on": set(facts["rests_on"]),
                }
            case "task_set":
                tasks[facts["number"]] = _new(None, None)
            case "task_ordered":
                tasks[facts["number"]] = _new(facts["case"], facts["round"])
                product["rests_on"].add(facts["case"])
            case "evidence_given":
                task |= {"status": ProductTask.Status.GIVEN, "given_at": event.at}
            case "evidence_accepted":
                task |= {"status": ProductTask.Status.ACCEPTED, "judged_at": event.at}
            case "evidence_sent_back":
                task |= {"status": ProductTask.Status.OPEN, "given_at": None, "judged_at": event.at}
                task["returns"] += 1
            case "monitored":
                task["severity"] = facts["severity"]
    return product, tasks


def _new(case: int | None, turn: int | None) -> Told:
    of_a_remand = {"case_id": case, "case_round": turn}
    fresh = {"status": ProductTask.Status.OPEN, "given_at": None, "judged_at": None, "returns": 0}
    return {**fresh, "severity": "", **of_a_remand}
