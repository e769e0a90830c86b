"""What a frozen year rests on of the Ombudsman's products: their tasks by the rows, and a second time by the events alone."""

from datetime import date

from django.db.models import Max, Q

from accounts.models import Agency, Unit
from complaints.codes import CaseKind
from complaints.models import Complaint
from compliance.frozen import replaying
from compliance.frozen.documents import Basis, Products
from compliance.products import share
from compliance.products.share import Counted
from law.codes import DutyKind
from workflow.models import Duty
from workflow.proof import rebuilding
from workflow.proof.products import Told, register_of


def known(body: Agency, year: int) -> Products:
    """The products that the agency had received by the end of the year, and the cases that they remand, as they stand now."""
    mine = Q(product__received_on__lte=date(year, 12, 31), agency=body)
    theirs = Q(
        ordered_in__product__received_on__lte=date(year, 12, 31), ordered_in__product__complaint__agency=body
    )
    keys = Complaint.every.filter(mine | theirs).values("pk")
    found = Complaint.every.filter(pk__in=keys).annotate(head=Max("events__seq")).filter(head__isnull=False)
    heads = dict(found.order_by("reference").values_list("reference", "head"))
    running = Duty.objects.filter(complaint__reference__in=heads, met_at=None, ended_at=None).order_by("-pk")
    labels = dict(running.values_list("complaint__reference", "calendar"))
    return Products(heads, {case: label for case, label in labels.items() if label})


def of_rows(basis: Basis) -> list[Counted]:
    """The tasks that count, as the rows of now tell them."""
    if not basis.products.heads:
        return []
    found = share.shares(basis.year, at=basis.as_of, agencies=[basis.agency.pk])
    return found[0].tasks if found else []


def of_events(basis: Basis) -> list[Counted]:
    """The same from the events up to each head. Raises LookupError, KeyError or ValueError where they cannot have happened."""
    if not basis.products.heads:
        return []
    units = {unit.code: unit for unit in Unit.objects.select_related("agency")}
    almanac = rebuilding.Almanac()
    clocks: dict[tuple[int, int], Duty] = {}
    products: dict[int, dict[int, Told]] = {}
    references: dict[int, str] = {}
    for case, events, _holdings in replaying.cases(basis.products.heads, Complaint.every.all()):
        case.last_at, references[case.pk] = events[-1].at, case.reference
        label = basis.products.running.get(case.reference)
        docket = rebuilding.replayed(case, events, units=units, label=label, almanac=almanac)
        kinds = share.FIRST if case.kind == CaseKind.PRODUCT else (DutyKind.SETTLE,)
        for duty in docket.rows:
            if duty.kind in kinds and duty.due_on is not None and duty.due_on.year == basis.year:
                clocks[case.pk, duty.round] = duty
        if case.kind == CaseKind.PRODUCT:
            products[case.pk] = register_of(events)[1]
    counted = [
        _counted(basis, references, clocks, product, number, task)
        for product, tasks in products.items()
        for number, task in tasks.items()
    ]
    return [one for one in counted if one is not None]


def _counted(
    basis: Basis,
    references: dict[int, str],
    clocks: dict[tuple[int, int], Duty],
    product: int,
    number: int,
    task: Told,
) -> Counted | None:
    case = None if task["case_id"] is None else references[task["case_id"]]
    clock = clocks.get((task["case_id"] or product, task["case_round"] or number))
    return share.count(references[product], number, case, status=task["status"], clock=clock, at=basis.as_of)
