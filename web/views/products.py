"""The register of the Ombudsman's products: the list, a product with what may be done to its tasks, a new one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Agency
from accounts.roles import Role
from complaints.codes import ProductKind
from complaints.models import Attachment, Complaint
from compliance.products import share
from web import door
from web.case import deadlines
from web.forms.fields import Form, Select, options
from web.forms.period import made_up
from web.forms.products import FORMS, NewProduct, TaskForm
from web.forms.uploads import Uploads, digest
from web.views.attachment import download
from web.views.why import why
from workflow import clock
from workflow.errors import NotVisible, Refusal
from workflow.models import Product
from workflow.reading import files, products
from workflow.reading.products import Line, Progress, TaskLine
from workflow.record import timeline
from workflow.verbs import room

MOST_PAGES = 1000
UNSAVED = gettext_lazy("Belum tersimpan. Yang Anda tulis masih ada; perbaiki yang ditandai.")


class Filters(Form):
    """What the address of the list may ask."""

    progress = forms.ChoiceField(
        required=False, choices=[("", ""), *Progress.choices], widget=forms.HiddenInput
    )
    kind = Select(gettext_lazy("Jenis"), optional=True)
    agency = Select(gettext_lazy("Instansi"), optional=True)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["kind"], [("", _("Semua")), *ProductKind.choices])
        seen = products.visible_to(actor).values("complaint__agency")
        agencies = Agency.objects.filter(pk__in=seen).order_by("name")
        options(self.fields["agency"], [("", _("Semua")), *agencies.values_list("code", "name")])


class YearForm(Form):
    """The year of the page of shares."""

    year = forms.IntegerField(
        label=gettext_lazy("Tahun"),
        min_value=2009,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A task as its page shows it."""

    line: TaskLine
    text: str
    """Empty where it is of a complaint that the reader may not see."""
    case: str
    """The number of that complaint, where the reader may see it."""
    clock: deadlines.Line
    forms: list[TaskForm]
    opened: str


@require_safe
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The products that this person may see, those received last first."""
    form = Filters(request.GET, actor=actor)
    sentence = made_up(request, form.fields)
    valid = form.is_valid() and not sentence
    asked = form.cleaned_data if valid else {}
    page = asked.get("page") or 1
    found = products.register(
        actor,
        at=clock.now(),
        progress=Progress(asked["progress"]) if asked.get("progress") else None,
        kind=asked.get("kind", ""),
        agency=asked.get("agency", ""),
        page=page,
    )
    context = {
        "form": form,
        "valid": valid,
        "sentence": sentence,
        "lines": found.lines,
        "tabs": [
            ("", _("Semua"), sum(found.counts.values())),
            *((each.value, each.label, found.counts[each]) for each in Progress),
        ],
        "progress": asked.get("progress", ""),
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if found.more else None,
        "reads_shares": actor.has_role(*share.READERS),
        "may_enter": actor.has_role(Role.OMBUDSMAN),
        "here": "products",
    }
    return door.page(request, "products", context, status=200 if valid else 400)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.OMBUDSMAN)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A product is entered: first whose it is, then what it says."""
    agencies = [
        each for each in Agency.objects.order_by("name") if actor.sits((Role.OMBUDSMAN,), agency_id=each.pk)
    ]
    wanted = request.GET.get("agency", "")
    agency = next((each for each in agencies if each.code == wanted), None)
    if agency is None:
        context = {"agencies": agencies, "unknown": bool(wanted), "here": "products"}
        return door.page(request, "product_new", context, status=400 if wanted else 200)
    if request.method != "POST":
        return _new(request, agency, NewProduct(agency=agency, actor=actor, initial=_key(actor)))
    form = NewProduct(request.POST, agency=agency, actor=actor)
    if not form.is_valid():
        return _new(request, agency, form, sentence=str(UNSAVED), status=400)
    at = clock.now()

    def act() -> dict[str, Any]:
        return {"reference": form.issue(at=at).complaint.reference}

    used = door.use(request, act, actor=door.owner_of(actor), route="web:product-new", at=at)
    if used.refusal is not None:
        form.take(used.errors)
        return _new(request, agency, form, sentence=used.sentence, status=used.status)
    messages.success(request, _("Produk dicatat, dan instansi diberi tahu."))
    return redirect("web:product", used.reply["reference"])


def _new(
    request: HttpRequest, agency: Agency, form: NewProduct, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    context = {"agency": agency, "form": form, "sentence": sentence, "here": "products"}
    return door.page(request, "product_new", context, status=status)


@require_safe
@door.roles_only(*share.READERS)
def done_in_time(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By agency, what fell due in a year: how much of it was done, how much in time, and each task behind it."""
    this_year = clock.today().year
    form = YearForm({"year": this_year, **request.GET.dict()})
    sentence = made_up(request, form.fields)
    valid = form.is_valid() and not sentence
    year = form.cleaned_data["year"] if valid else this_year
    context = {
        "form": form,
        "valid": valid,
        "sentence": sentence,
        "year": year,
        "shares": share.shares(year, at=clock.now(), agencies=share.agencies_of(actor)),
        "here": "products",
    }
    return door.page(request, "products_share", context, status=200 if valid else 400)


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def product(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """A product, its tasks with their dates, the evidence, and what this person may do now."""
    line = _line(actor, reference)
    if request.method != "POST":
        return _page(request, actor, line)
    form_class = FORMS.get(request.POST.get("do", ""))
    if form_class is None:
        return _page(request, actor, line, sentence=_("Tindakan ini tidak dikenal."), status=400)
    form = _allowing(form_class(request.POST, request.FILES))
    if door.too_large(request):
        form.errors.pop("file", None)
        form.add_error("file" if "file" in form.fields else None, door.too_large_sentence(request))
        return _page(request, actor, line, form, str(UNSAVED), 413)
    if not form.is_valid():
        return _page(request, actor, line, form, str(UNSAVED), 400)
    at = clock.now()

    def act() -> dict[str, Any]:
        form.run(line.product.pk, by=actor, at=at)
        return {"done": form.verb}

    sent = [digest(each) for each in form.cleaned_data.get("file") or ()]
    who = door.owner_of(actor)
    many = door.limited(request, budgets.UPLOADS.of(who)) if sent else None
    route = f"web:product:{line.product.pk}"
    used = many or door.use(request, act, actor=who, route=route, at=at, files=sent)
    if used.refusal is not None:
        form.take(used.errors)
        return _page(request, actor, _line(actor, reference), form, used.sentence, used.status)
    told = timeline.latest_of(line.product.pk, actor)
    messages.success(request, _("Tersimpan. %(sentence)s") % {"sentence": told})
    return redirect("web:product", line.product.complaint.reference)


@require_safe
@door.staff_only
def file(request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    """A file of the product, as its readers get it."""
    case = _line(actor, reference).product.complaint
    row = Attachment.objects.filter(complaint=case, pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404
    try:
        opened, _shown = files.opened(row, at=clock.now())
    except NotVisible:
        raise Http404 from None
    except Refusal as refusal:
        return door.withheld(request, refusal)
    return download(row, opened, f"lampiran-{case.reference}-{row.pk}")


@require_safe
@door.staff_only
def why_this_date(request: HttpRequest, actor: Actor, reference: str, duty: int) -> HttpResponse:
    """Each day of the clock of a task."""
    case = _line(actor, reference).product.complaint
    return why(request, door.Case(case, actor, clock.now()), duty, back="web:product")


def _line(actor: Actor, reference: str) -> Line:
    found = products.visible_to(actor).filter(complaint__reference=door.canonical(reference))
    lines = products.lines(found, at=clock.now())
    if not lines:
        raise Http404
    return lines[0]


def _page(
    request: HttpRequest,
    actor: Actor,
    line: Line,
    attempt: TaskForm | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    case = line.product.complaint
    seen = Complaint.objects.visible_to(actor)
    ordered = dict(seen.filter(ordered_in__product=line.product).values_list("pk", "reference"))
    context = {
        "line": line,
        "product": line.product,
        "complaint": case,
        "items": [_item(each, line.product, actor, attempt, ordered) for each in line.tasks],
        "rests_on": list(
            seen.filter(products=line.product).order_by("pk").values_list("reference", flat=True)
        ),
        "attachments": list(case.attachments.order_by("pk")),
        "history": timeline.entries(case, actor),
        "sentence": sentence,
        "tried": attempt,
        "here": "products",
    }
    return door.page(request, "product", context, status=status)


def _item(
    line: TaskLine, row: Product, actor: Actor, attempt: TaskForm | None, ordered: dict[int, str]
) -> Item:
    case = row.complaint
    of_case = line.task.case or case
    of_case.agency = case.agency
    shown = []
    for verb in line.allowed(case, actor):
        sent = (
            attempt is not None and attempt.verb == verb and attempt.data.get("task") == str(line.task.number)
        )
        first = {"do": verb, "task": line.task.number, "version": case.version, **_key(actor)}
        shown.append(
            attempt
            if sent and attempt is not None
            else _allowing(FORMS[verb](initial=first, auto_id=f"id_{line.task.number}_{verb}_%s"))
        )
    opened = next((form.verb for form in shown if form is attempt), "")
    (clock_line,) = deadlines.lines(of_case, at=line.at, duties=[line.duty])
    number = ordered.get(line.task.case_id or 0, "")
    text = line.text if line.task.case_id is None or number else ""
    return Item(line, text, number, clock_line, shown, opened)


def _allowing(form: TaskForm) -> TaskForm:
    chooser = form.fields.get("file")
    if isinstance(chooser, Uploads):
        chooser.allow(room.most_bytes_of_a_file(room.OFFICE) // room.MB)
    return form


def _key(actor: Actor) -> dict[str, str]:
    return {"key": door.new_key(door.owner_of(actor))}
