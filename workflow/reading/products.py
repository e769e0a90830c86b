"""How the Ombudsman's products stand: each with its tasks, what is asked, by when, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import CaseKind
from complaints.models import Complaint, Statement
from law.codes import OF_PRODUCTS, DutyKind
from workflow.models import Duty, Product, ProductTask
from workflow.verbs.products.following_up import Standing

SIZE: Final = 50
Status = ProductTask.Status


class Progress(TextChoices):
    """How a task stands, and a product by the first of these that one of its tasks has."""

    LATE = "late", _("Terlambat")
    GIVEN = "given", _("Menunggu penilaian")
    RUNNING = "running", _("Berjalan")
    DONE = "done", _("Dilaksanakan")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task. `duty`: its latest clock; of a remanded case, the settlement there."""

    task: ProductTask
    text: str
    duty: Duty
    at: datetime

    @property
    def progress(self) -> Progress:
        if self.task.status == Status.ACCEPTED or (self.task.case_id and self.duty.met_at):
            return Progress.DONE
        if self.task.status == Status.GIVEN:
            return Progress.GIVEN
        past = self.duty.due_at is not None and self.duty.due_at <= (self.duty.ended_at or self.at)
        return Progress.LATE if past else Progress.RUNNING

    def allowed(self, case: Complaint, by: Actor) -> list[str]:
        """The verbs that this person may use on it now."""
        return Standing(self.task, case, self.duty, self.at).allowed(by)


@dataclass(frozen=True, slots=True)
class Line:
    """One product."""

    product: Product
    subject: str
    tasks: list[TaskLine]

    @property
    def progress(self) -> Progress:
        return next(each for each in Progress if any(task.progress == each for task in self.tasks))

    @property
    def done(self) -> int:
        return sum(task.progress == Progress.DONE for task in self.tasks)

    @property
    def next_due_on(self) -> date | None:
        """The earliest end of what is still to be done."""
        ends = [each.duty.due_on for each in self.tasks if each.progress in (Progress.LATE, Progress.RUNNING)]
        return min((end for end in ends if end is not None), default=None)


@dataclass(frozen=True, slots=True)
class Register:
    """A page of products. `counts`: of all that this person may see, by progress."""

    lines: list[Line]
    counts: Mapping[Progress, int]
    more: bool


def visible_to(actor: Actor) -> QuerySet[Product]:
    """The products that this person may see: those of their Ombudsman's seat, of the agency that they coordinate or head, or
    of their unit."""
    cases = Complaint.every.filter(kind=CaseKind.PRODUCT)
    heads = [seat.agency_id for seat in actor.seats if seat.role == Role.AGENCY_HEAD]
    seen = Q(complaint__in=cases.visible_to(actor).values("pk")) | Q(complaint__agency__in=heads)
    return Product.objects.filter(seen)


def register(
    actor: Actor,
    *,
    at: datetime,
    progress: Progress | None = None,
    kind: str = "",
    agency: str = "",
    page: int = 1,
) -> Register:
    """The products that this person may see, those received last first. `page` counts from 1; `agency` is a code."""
    products = visible_to(actor)
    if kind:
        products = products.filter(kind=kind)
    if agency:
        products = products.filter(complaint__agency__code=agency)
    whole: Any = _with_progress(products, at)
    counts = dict.fromkeys(Progress, 0)
    flags = whole.order_by().values_list("late", "given", "running").annotate(Count("pk"))
    for late, given, running, number in flags:
        counts[_first(late=late, given=given, running=running)] += number
    if progress is not None:
        whole = whole.filter(_WHERE[progress])
    first = (page - 1) * SIZE
    read = list(whole.order_by("-received_on", "-pk")[first : first + SIZE + 1])
    return Register(lines(read[:SIZE], at=at), counts, len(read) > SIZE)


def lines(products: Iterable[Product], *, at: datetime) -> list[Line]:
    """Each with its tasks; five queries whatever their number."""
    by_key = {each.pk: each for each in products}
    cases = Complaint.every.select_related("agency", "unit", "held_by").in_bulk(by_key)
    tasks = list(ProductTask.objects.filter(product__in=by_key).select_related("case").order_by("number"))
    ordered = [each for each in tasks if each.case_id]
    mine = Q(complaint__in=by_key, kind__in=OF_PRODUCTS)
    theirs = Q(complaint__in=[each.case_id for each in ordered], kind=DutyKind.SETTLE)
    clocks = {(row.complaint_id, row.round): row for row in Duty.objects.filter(mine | theirs).order_by("pk")}
    texts = _texts(by_key, ordered)
    found: dict[int, list[TaskLine]] = {key: [] for key in by_key}
    for task in tasks:
        place = (task.case_id, task.case_round) if task.case_id else (task.product_id, task.number)
        text = texts.get((task.product_id, task.number), "")
        found[task.product_id].append(TaskLine(task, text, clocks[place], at))  # type: ignore[index]  # both are set
    for key, product in by_key.items():
        product.complaint = cases[key]
    return [Line(each, texts.get((each.pk, 0), ""), found[each.pk]) for each in by_key.values()]


def _with_progress(products: QuerySet[Product], at: datetime) -> QuerySet[Product]:
    """Each with `late`, `given` and `running`: whether one of its tasks is so."""
    tasks = ProductTask.objects.filter(product=OuterRef("pk"))
    clock = Duty.objects.filter(
        Q(complaint=OuterRef("product"), round=OuterRef("number"), kind__in=OF_PRODUCTS)
        | Q(complaint=OuterRef("case"), round=OuterRef("case_round"), kind=DutyKind.SETTLE),
        met_at=None,
        ended_at=None,
    )
    late, running = Exists(clock.filter(due_at__lte=at)), Exists(clock)
    return products.annotate(
        late=Exists(tasks.filter(late)),
        given=Exists(tasks.filter(status=Status.GIVEN)),
        running=Exists(tasks.filter(running)),
    )


def _first(*, late: bool, given: bool, running: bool) -> Progress:
    flags = {Progress.LATE: late, Progress.GIVEN: given, Progress.RUNNING: running}
    return next((each for each, there in flags.items() if there), Progress.DONE)


_WHERE: Final = {
    Progress.LATE: Q(late=True),
    Progress.GIVEN: Q(late=False, given=True),
    Progress.RUNNING: Q(late=False, given=False, running=True),
    Progress.DONE: Q(late=False, given=False, running=False),
}


def _texts(products: Iterable[int], ordered: list[ProductTask]) -> dict[tuple[int, int], str]:
    """What each task says by product and number, and under 0 what the product is about. That of a remanded case is the
    corrective action typed there last."""
    of_products = Q(complaint__in=list(products), kind__in=("subject", "task"))
    of_cases = Q(complaint__in=[each.case_id for each in ordered], kind="corrective_action")
    rows = Statement.objects.filter(of_products | of_cases).order_by("pk")
    found: dict[tuple[int, int], str] = {}
    numbers: dict[int, int] = {}
    actions: dict[int, str] = {}
    for case, kind, body in rows.values_list("complaint_id", "kind", "body"):
        if kind == "corrective_action":
            actions[case] = body
        elif kind == "subject":
            found[case, 0] = body
        else:
            numbers[case] = numbers.get(case, 0) + 1
            found[case, numbers[case]] = body
    for task in ordered:
        found[task.product_id, task.number] = actions.get(task.case_id or 0, "")
    return found
