"""What the Ombudsman examines of its own initiative: the list, an examination with its bodies and their results, a new one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.roles import Role
from complaints.words import found as found_words
from web import door
from web.forms.examinations import NewExamination, ResultForm
from web.forms.fields import Form
from web.forms.period import made_up
from web.views.products import MOST_PAGES, UNSAVED
from workflow import clock
from workflow.reading import examinations
from workflow.reading.examinations import BodyLine, Line
from workflow.record import timeline


class Pages(Form):
    """What the address of the list may ask."""

    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Item:
    """A body as its page shows it. `form`: for who records its result; `history`: of it alone."""

    line: BodyLine
    found: str
    form: ResultForm | None
    opened: bool
    history: list[timeline.Entry]


@require_safe
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The examinations of which this person may see a body, those opened last first."""
    form = Pages(request.GET)
    sentence = made_up(request, form.fields)
    valid = form.is_valid() and not sentence
    page = (form.cleaned_data.get("page") or 1) if valid else 1
    lines, more = examinations.register(actor, page=page)
    context = {
        "valid": valid,
        "sentence": sentence,
        "lines": lines,
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if more else None,
        "may_enter": actor.has_role(Role.OMBUDSMAN),
        "here": "products",
    }
    return door.page(request, "examinations", context, status=200 if valid else 400)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.OMBUDSMAN)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """An examination is opened."""
    if request.method != "POST":
        return _new(request, NewExamination(actor=actor, initial=_key(actor)))
    form = NewExamination(request.POST, actor=actor)
    if not form.is_valid():
        return _new(request, form, sentence=str(UNSAVED), status=400)
    at = clock.now()

    def act() -> dict[str, Any]:
        row = form.open(at=at)
        return {"reference": examinations.lines([row], actor)[0].reference}

    used = door.use(request, act, actor=door.owner_of(actor), route="web:examination-new", at=at)
    if used.refusal is not None:
        form.take(used.errors)
        return _new(request, form, sentence=used.sentence, status=used.status)
    messages.success(request, _("Pemeriksaan dicatat."))
    return redirect("web:examination", used.reply["reference"])


def _new(
    request: HttpRequest, form: NewExamination, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "sentence": sentence, "here": "products"}
    return door.page(request, "examination_new", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def one(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """An examination with each body that this person may see; a POST records the result of the body with this reference."""
    line = _line(actor, reference)
    if request.method != "POST":
        return _page(request, actor, line)
    body = next(each for each in line.bodies if each.case.reference == door.canonical(reference))
    form = ResultForm(request.POST, case=body.case, actor=actor, auto_id=_ids(body))
    if not form.is_valid():
        return _page(request, actor, line, form, body, str(UNSAVED), 400)
    at = clock.now()

    def act() -> dict[str, Any]:
        form.record(body.body.pk, by=actor, at=at)
        return {"reference": body.case.reference}

    route = f"web:examination:{body.body.pk}"
    used = door.use(request, act, actor=door.owner_of(actor), route=route, at=at)
    if used.refusal is not None:
        form.take(used.errors)
        return _page(request, actor, _line(actor, reference), form, body, used.sentence, used.status)
    told = timeline.latest_of(body.body.pk, actor)
    messages.success(request, _("Tersimpan. %(sentence)s") % {"sentence": told})
    return redirect("web:examination", body.case.reference)


def _line(actor: Actor, reference: str) -> Line:
    line = examinations.one(actor, door.canonical(reference))
    if line is None:
        raise Http404
    return line


def _page(
    request: HttpRequest,
    actor: Actor,
    line: Line,
    attempt: ResultForm | None = None,
    tried: BodyLine | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    items = [
        _item(each, actor, attempt if tried and tried.body == each.body else None) for each in line.bodies
    ]
    context = {"line": line, "items": items, "sentence": sentence, "tried": attempt, "here": "products"}
    return door.page(request, "examination", context, status=status)


def _item(line: BodyLine, actor: Actor, attempt: ResultForm | None) -> Item:
    form = attempt
    if form is None and line.may_record(actor):
        first = {"version": line.case.version, **_key(actor)}
        form = ResultForm(initial=first, case=line.case, actor=actor, auto_id=_ids(line))
    body = line.body
    facts = {
        "finding": body.finding,
        "maladministration": body.maladministration,
        "severity": body.severity,
    }
    history = timeline.entries(line.case, actor)
    return Item(line, found_words(facts), form, attempt is not None, history)


def _ids(line: BodyLine) -> str:
    return f"id_{line.body.pk}_%s"


def _key(actor: Actor) -> dict[str, str]:
    return {"key": door.new_key(door.owner_of(actor))}
