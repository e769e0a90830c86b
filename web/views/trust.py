"""The survey of public trust of a unit's year: its figures, and for the Ombudsman the respondents, one by one or from a table."""

import base64
from datetime import datetime
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from compliance import assessments, scoring
from compliance.frozen import freezing
from compliance.instrument import Instrument, Survey
from compliance.trust import entering, figures, importing
from web import door, held, spreadsheets
from web.figures import ENTERS
from web.forms.entry import named
from web.forms.fields import Form, Radios
from web.views.entry_tables import KEPT, FileForm, sent, unsent
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible


class RespondentForm(Form):
    """One respondent: a number and a mark for each question, any of which may be left out."""

    number = forms.IntegerField(
        label=gettext_lazy("Nomor responden"),
        min_value=1,
        max_value=entering.MOST_RESPONDENTS,
        help_text=gettext_lazy("Nomor pada lembar jawaban; tanpa nama."),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), entering.NUMBER),
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [(str(mark), str(mark)) for mark in range(survey.least, survey.most + 1)]
        for code, label in survey.questions.items():
            self.fields[code] = Radios(f"{code} {named(label)}", marks, in_a_line=True, optional=True)

    def answers(self) -> dict[str, int]:
        return {
            name: int(mark) for name, mark in self.cleaned_data.items() if name != "number" and mark != ""
        }


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(*ENTERS)
def show(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """The figures for whoever enters scores; the respondents for the Ombudsman."""
    at = clock.now()
    place, weighed = _place(actor, agency, unit, year)
    if weighed is None or weighed.survey is None:
        sentence = assessments.NO_INSTRUMENT if weighed is None else entering.NO_SURVEY
        return door.withheld(request, NotNow("no_survey", sentence))
    survey = weighed.survey
    context: dict[str, Any] = {"file": FileForm(), "status": 200}
    if request.method == "POST":
        done = _posted(request, actor, place, year, survey, context, at)
        if done is not None:
            return done
    stand = figures.standing(place, year)
    typed = door.typed_before(request, door.owner_of(actor), at=at) if request.method != "POST" else None
    first = held.initial(typed) or {"number": max(stand, default=0) + 1}
    may = actor.sits((Role.OMBUDSMAN,), agency_id=place.agency_id)
    found = figures.computed(list(stand.values()), survey, weighed.least_respondents)
    context = {
        "form": RespondentForm(initial=first, survey=survey),
        **context,
        "unit": place,
        "year": year,
        "survey": survey,
        "found": found,
        "questions": [(one, named(survey.questions[one.code])) for one in found.questions],
        "may_enter": may and freezing.of_year(place.agency_id, year) is None,
        "respondents": [
            (number, [answers.get(code) for code in survey.questions]) for number, answers in stand.items()
        ]
        if may
        else [],
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "trust", context, status=context["status"])


@require_safe
@door.roles_only(*ENTERS)
def template(_request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """The table to fill in: a row a respondent, with those that stand."""
    place, weighed = _place(actor, agency, unit, year)
    if (
        weighed is None
        or weighed.survey is None
        or not actor.sits((Role.OMBUDSMAN,), agency_id=place.agency_id)
    ):
        raise Http404
    survey = weighed.survey
    rows = [
        [number, *(answers.get(code) for code in survey.questions)]
        for number, answers in figures.standing(place, year).items()
    ]
    about: list[list[Any]] = [[code, named(label)] for code, label in survey.questions.items()]
    about += [[_("Jawaban"), f"{survey.least} - {survey.most}"]]
    heading = ["no", *survey.questions]
    return spreadsheets.workbook(f"survei-{place.code}-{year}.xlsx", _("Survei"), heading, rows, about)


def _place(actor: Actor, agency: str, unit: str, year: int) -> tuple[Unit, Instrument | None]:
    try:
        place = assessments.unit_of(agency, unit, actor)
    except NotVisible:
        raise Http404 from None
    try:
        return place, assessments.instrument_of(year)
    except BadInput:
        return place, None


def _posted(
    request: HttpRequest,
    actor: Actor,
    place: Unit,
    year: int,
    survey: Survey,
    context: dict[str, Any],
    at: datetime,
) -> HttpResponse | None:
    """Do what was sent; None where the page is shown again, with what is told in the context."""
    where = (place.agency.code, place.code, year)
    if "file" in request.FILES or KEPT in request.POST or door.too_large(request) or "check" in request.POST:
        _take(request, actor, where, context, at)
        return None
    if "take_back" in request.POST:
        text = request.POST["take_back"]
        number = int(text) if text.isdecimal() and len(text) < 7 else 0
        context["sentence"], context["status"] = _enter(request, actor, where, {number: None}, at)
        done = _("Jawaban responden %(number)d ditarik.") % {"number": number}
    else:
        form = context["form"] = RespondentForm(request.POST, survey=survey)
        context["status"] = 400
        if not form.is_valid():
            return None
        number = form.cleaned_data["number"]
        answers = {number: form.answers()}
        sentence, context["status"] = _enter(request, actor, where, answers, at)
        if sentence:
            form.add_error(None, sentence)
            return None
        done = _("Jawaban responden %(number)d tersimpan.") % {"number": number}
    if context.get("sentence"):
        return None
    messages.success(request, done)
    return redirect(request.path)


def _enter(
    request: HttpRequest, actor: Actor, where: tuple[str, str, int], respondents: dict[int, Any], at: datetime
) -> tuple[str, int]:
    """The sentence of a refusal, empty without one, and the status."""
    used = door.use(
        request,
        lambda: {"written": entering.enter(*where, respondents, by=actor, at=at)},
        actor=door.owner_of(actor),
        route=request.path,
        at=at,
    )
    return next(iter(used.errors.values()), used.sentence), used.status


def _take(
    request: HttpRequest, actor: Actor, where: tuple[str, str, int], context: dict[str, Any], at: datetime
) -> None:
    """Look at a file, or take in the one that was looked at."""
    only_look = KEPT not in request.POST
    upload = FileForm(request.POST, request.FILES) if only_look else unsent()
    context["file"], context["status"] = upload, 413 if door.too_large(request) else 400
    data = sent(request, upload, only_look)
    if data is None:
        return

    def act() -> dict[str, Any]:
        return importing.take(*where, data, only_look=only_look, by=actor, at=at).told()

    digest = sha256(data).hexdigest()
    used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at, files=[digest])
    context["status"] = used.status
    if used.refusal is None:
        context |= {"report": used.reply, "only_look": only_look}
        context["content"] = base64.b64encode(data).decode() if only_look else ""
    else:
        upload.add_error(None, next(iter(used.errors.values()), used.sentence))
