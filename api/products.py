"""products/: the register of the Ombudsman's products, a product with its tasks, and what is done to a task."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from api import lookups
from api.bodies import Day, Typed, Verb, Word
from api.complaints import KEY
from api.door import Door, link
from api.identity import NOT_FOUND
from api.shapes import basics
from api.shapes.problems import Problem
from complaints.codes import ProductKind, Severity
from complaints.models import Complaint
from complaints.references import BadCode, normalise
from compliance.products import share
from workflow.errors import BadInput, NotVisible
from workflow.models import ProductTask
from workflow.reading import products
from workflow.reading.products import Line, Progress, TaskLine
from workflow.verbs.products import following_up, issuing
from workflow.verbs.products.issuing import Draft, TaskDraft

MOST_PAGES: Final = 1000
YEARS: Final = (2009, 2100)


class TaskBody(serializers.Serializer[Any]):
    text = Typed()
    due_on = Day(
        required=False,
        allow_null=True,
        default=None,
        help_text="Of suggestions alone; the law dates the others",
    )


class ProductBody(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=ProductKind.choices)
    number = Word(max_length=60, help_text="As on the document")
    dated = Day()
    received_on = Day(help_text="The agency's local date of receipt: day zero of its tasks")
    agency = Word(max_length=50)
    unit = Word(max_length=50, required=False, allow_null=True, default=None)
    subject = Typed("subject")
    tasks = serializers.ListField(child=TaskBody(), min_length=1, max_length=issuing.MOST_TASKS)
    cases = serializers.ListField(
        child=Word(max_length=40),
        required=False,
        default=list,
        max_length=issuing.MOST_CASES,
        help_text="References of the complaints that it rests on",
    )


class GiveEvidenceBody(Verb):
    evidence = Typed(help_text="What was done")


class AcceptEvidenceBody(Verb):
    comment = Typed("comment", required=False, allow_null=True, default=None)


class SendEvidenceBackBody(Verb):
    reasons = Typed()


class MonitorBody(Verb):
    severity = serializers.ChoiceField(choices=Severity.choices)


class TaskShape(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    text = serializers.CharField(help_text="Empty where it stands in a complaint that you may not see")
    progress = serializers.ChoiceField(choices=Progress.choices)
    status = serializers.ChoiceField(choices=ProductTask.Status.choices)
    duty = serializers.CharField(help_text="The kind of its clock")
    due_on = serializers.DateField(allow_null=True)
    citation = serializers.CharField()
    certainty = serializers.CharField()
    given_at = serializers.DateTimeField(allow_null=True)
    returns = serializers.IntegerField(help_text="How often evidence was sent back")
    severity = serializers.CharField(help_text="Of resolution and monitoring; empty before")
    case = serializers.CharField(
        allow_null=True, help_text="The remanded complaint in which it is done, if you may see it"
    )
    allowed_verbs = serializers.ListField(child=serializers.CharField())


class ProductShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    kind = serializers.ChoiceField(choices=ProductKind.choices)
    number = serializers.CharField(help_text="Empty where a remand made it without one")
    dated = serializers.DateField()
    received_on = serializers.DateField()
    agency = serializers.CharField()
    unit = serializers.CharField(allow_null=True)
    subject = serializers.CharField()
    version = serializers.IntegerField()
    progress = serializers.ChoiceField(choices=Progress.choices)
    cases = serializers.ListField(
        child=serializers.CharField(), help_text="The complaints it rests on that you may see"
    )
    tasks = TaskShape(many=True)


class CountedTaskShape(serializers.Serializer[Any]):
    product = serializers.CharField()
    number = serializers.IntegerField()
    due_on = serializers.DateField()
    in_time = serializers.BooleanField()
    done = serializers.BooleanField()


class ProductShareShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    year = serializers.IntegerField()
    due = serializers.IntegerField()
    in_time = serializers.IntegerField()
    done = serializers.IntegerField()
    followed_up = serializers.BooleanField(help_text="Whether every task was done")
    tasks = CountedTaskShape(many=True)


class Products(Door):
    query = ("progress", "kind", "agency", "page")
    body = ProductBody

    @extend_schema(
        operation_id="products_list",
        parameters=[
            OpenApiParameter("progress", str, enum=Progress.values),
            OpenApiParameter("kind", str, enum=ProductKind.values),
            OpenApiParameter("agency", str),
            OpenApiParameter("page", int, description="From 1; fifty products each"),
        ],
        responses={
            200: inline_serializer(
                "ProductPage",
                {"results": ProductShape(many=True), "next": serializers.URLField(allow_null=True)},
            ),
            400: Problem,
            404: Problem,
        },
    )
    def get(self, request: Request) -> Response:
        """The products that the caller may see, those received last first."""
        by = self.caller.staff()
        page = _number(self.asked.get("page", "1"), "page", (1, MOST_PAGES))
        found = products.register(
            by,
            at=self.at,
            progress=Progress(_one_of(self.asked["progress"], "progress", Progress.values))
            if "progress" in self.asked
            else None,
            kind=_one_of(self.asked["kind"], "kind", ProductKind.values) if "kind" in self.asked else "",
            agency=lookups.agency(self.asked["agency"]).code if "agency" in self.asked else "",
            page=page,
        )
        others = [(name, value) for name, value in self.asked.items() if name != "page"]
        further = link(request.path, [*others, ("page", str(page + 1))]) if found.more else None
        return Response({"results": [_shape(line, by) for line in found.lines], "next": further})

    @extend_schema(
        operation_id="products_create",
        request=ProductBody,
        parameters=[KEY],
        responses={201: ProductShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request) -> Response:
        """The Ombudsman enters a product that an agency received; each task gets its date by law."""
        return self.once(self._issue)

    def _issue(self) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        draft = Draft(
            kind=ProductKind(given["kind"]),
            number=given["number"],
            dated=given["dated"],
            received_on=given["received_on"],
            agency=lookups.agency(given["agency"]),
            unit=lookups.unit(given["unit"]) if given["unit"] else None,
            subject=given["subject"],
            tasks=[TaskDraft(task["text"], task["due_on"]) for task in given["tasks"]],
            rests_on=_cases(given["cases"], by),
        )
        row = issuing.issue(draft, by=by, at=self.at)
        return 201, _shape(_line(by, row.complaint.reference, self), by)


class OneProduct(Door):
    @extend_schema(operation_id="products_read", responses={200: ProductShape, 404: Problem})
    def get(self, _request: Request, reference: str) -> Response:
        """A product with its tasks, and what the caller may do to each now."""
        by = self.caller.staff()
        return Response(_shape(_line(by, reference, self), by))


class Shares(Door):
    query = ("year",)

    @extend_schema(
        operation_id="products_share",
        parameters=[OpenApiParameter("year", OpenApiTypes.INT, required=True)],
        responses={
            200: inline_serializer("ProductSharePage", {"results": ProductShareShape(many=True)}),
            400: Problem,
            403: Problem,
            404: Problem,
        },
    )
    def get(self, _request: Request) -> Response:
        """Of the tasks whose first end fell into a year: done, and done in time, by agency; each task is named."""
        by = self.caller.staff()
        year = _number(self.asked.get("year", ""), "year", YEARS)
        found = share.shares(year, at=self.at, agencies=share.agencies_of(by))
        return Response({"results": [_share(each, year) for each in found]})


class TaskVerb(Door):
    """One thing that may be done to a task."""

    verb: str

    def act(self, reference: str, number: int) -> tuple[int, Any]:
        by = self.caller.staff()
        line = _line(by, reference, self)
        given = self.given()
        if "severity" in given:
            given["severity"] = Severity(given["severity"])
        getattr(following_up, self.verb)(line.product.pk, number, **given, by=by, at=self.at)
        return 200, _shape(_line(by, reference, self), by)


def _task_verb(verb: str, asked: type[serializers.Serializer[Any]], says: str) -> type[TaskVerb]:
    """The view of a verb, documented under its own name: the schema is kept on a function of its own."""

    def post(self: TaskVerb, _request: Request, reference: str, number: int) -> Response:
        return self.once(lambda: self.act(reference, number))

    described = extend_schema(
        operation_id=f"products_{verb}",
        description=says,
        request=asked,
        parameters=[KEY],
        responses={200: ProductShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    words = "".join(word.title() for word in verb.split("_"))
    members = {"verb": verb, "body": asked, "post": described(post)}
    return type(f"{words}OfProduct", (TaskVerb,), members)


TASK_VERBS: Final[dict[str, type[TaskVerb]]] = {
    "give-evidence": _task_verb(
        "give_evidence", GiveEvidenceBody, "The office says what it did; its clock stops."
    ),
    "accept-evidence": _task_verb(
        "accept_evidence", AcceptEvidenceBody, "The Ombudsman finds the task done."
    ),
    "send-evidence-back": _task_verb(
        "send_evidence_back",
        SendEvidenceBackBody,
        "The Ombudsman finds it not done: the clock runs on to its old end.",
    ),
    "monitor": _task_verb(
        "monitor", MonitorBody, "What was not done by its end goes to resolution and monitoring."
    ),
}


def _line(by: Actor, reference: str, door: Door) -> Line:
    try:
        normal = normalise(reference)
    except BadCode:
        raise NotVisible("not_found", NOT_FOUND) from None
    found = products.visible_to(by).filter(complaint__reference=normal)
    lines = products.lines(found, at=door.at)
    if not lines:
        raise NotVisible("not_found", NOT_FOUND)
    return lines[0]


def _cases(references: list[str], by: Actor) -> list[Complaint]:
    """The complaints of these references. Raises BadInput for one that is not there or not to be seen."""
    try:
        wanted = {normalise(reference) for reference in references}
    except BadCode:
        wanted = {""}
    found = list(Complaint.objects.visible_to(by).filter(reference__in=wanted))
    if len(found) < len(wanted):
        raise BadInput({"cases": ("unknown_case", _("Ada nomor pengaduan yang tidak ditemukan."))})
    return found


def _shape(line: Line, by: Actor) -> dict[str, Any]:
    product, case = line.product, line.product.complaint
    seen = Complaint.objects.visible_to(by)
    named = set(product.rests_on.values_list("pk", flat=True)) | {
        each.task.case_id for each in line.tasks if each.task.case_id
    }
    visible = dict(seen.filter(pk__in=named).values_list("pk", "reference")) if named else {}
    rests_on = product.rests_on.order_by("pk").values_list("pk", flat=True)
    return {
        "reference": case.reference,
        "kind": product.kind,
        "number": product.number,
        "dated": basics.day(product.dated),
        "received_on": basics.day(product.received_on),
        "agency": case.agency.code,
        "unit": case.unit.code if case.unit else None,
        "subject": line.subject,
        "version": case.version,
        "progress": line.progress,
        "cases": [visible[pk] for pk in rests_on if pk in visible],
        "tasks": [_task(each, case, visible, by) for each in line.tasks],
    }


def _task(each: TaskLine, case: Complaint, visible: dict[int, str], by: Actor) -> dict[str, Any]:
    task, duty = each.task, each.duty
    hidden = task.case_id is not None and task.case_id not in visible
    return {
        "number": task.number,
        "text": "" if hidden else each.text,
        "progress": each.progress,
        "status": task.status,
        "duty": duty.kind,
        "due_on": basics.day(duty.due_on),
        "citation": duty.citation,
        "certainty": duty.certainty,
        "given_at": basics.instant(task.given_at),
        "returns": task.returns,
        "severity": task.severity,
        "case": visible.get(task.case_id or 0),
        "allowed_verbs": each.allowed(case, by),
    }


def _share(each: share.Share, year: int) -> dict[str, Any]:
    return {
        "agency": each.agency.code,
        "year": year,
        "due": each.due,
        "in_time": each.in_time,
        "done": each.done,
        "followed_up": bool(each.followed_up),
        "tasks": [
            {
                "product": task.product,
                "number": task.number,
                "due_on": basics.day(task.due_on),
                "in_time": task.in_time,
                "done": task.done,
            }
            for task in each.tasks
        ],
    }


def _number(text: str, field: str, limits: tuple[int, int]) -> int:
    low, high = limits
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(high)) and low <= int(text) <= high):
        sentence = _("Bilangan dari %(low)s sampai %(high)s.") % {"low": low, "high": high}
        raise BadInput({field: ("out_of_range", sentence)})
    return int(text)


def _one_of(text: str, field: str, known: list[str]) -> str:
    if text not in known:
        raise BadInput({field: ("unknown", _("Pilihan ini tidak dikenal."))})
    return text
