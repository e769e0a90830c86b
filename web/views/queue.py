"""The Ombudsman's queue: what lies with it, and what it sent back and waits for."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.roles import Role
from complaints import words
from law.counting import LengthUnit
from web import door
from web.case import deadlines
from web.forms.fields import Form
from web.forms.period import made_up
from web.views.saved import form_for
from workflow import clock
from workflow.reading.queue import Queue, Sort, Waiting, queue
from workflow.reading.turns import Turn
from workflow.saved.saving import Page

MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Row:
    waiting: Waiting
    next: deadlines.Next | None

    @property
    def days(self) -> str:
        return words.length(self.waiting.days, LengthUnit.CALENDAR_DAY)


class QueueForm(Form):
    """What the address may ask: whose turn, in which order, which page."""

    turn = forms.ChoiceField(
        label=_("Giliran"),
        required=False,
        choices=[(Turn.OMBUDSMAN, Turn.OMBUDSMAN.label), *Turn.choices[1:], ("all", _("Semua"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    sort = forms.ChoiceField(
        label=_("Urutan"),
        required=False,
        choices=Sort.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES, widget=forms.HiddenInput)


def _number(counted: int, of: Queue) -> str:
    return str(counted) if of.whole else f"{counted}+"


@require_safe
@door.roles_only(Role.OMBUDSMAN)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    at = clock.now()
    form = QueueForm({"turn": Turn.OMBUDSMAN, "sort": Sort.OLDEST, **request.GET.dict()})
    sentence = made_up(request, form.fields)
    valid = form.is_valid() and not sentence
    asked = form.cleaned_data if valid else {}
    turn, page = asked.get("turn") or Turn.OMBUDSMAN, asked.get("page") or 1
    found = queue(
        actor,
        at=at,
        turn=None if turn == "all" else Turn(turn),
        sort=Sort(asked.get("sort") or Sort.OLDEST),
        page=page,
    )
    return door.page(
        request,
        "queue",
        {
            "form": form,
            "valid": valid,
            "sentence": sentence,
            "rows": [Row(row, deadlines.next_of(row.complaint, at=at)) for row in found.rows],
            "tabs": [
                *((whose.value, whose.label, _number(found.counts[whose], found)) for whose in Turn),
                ("all", _("Semua"), _number(sum(found.counts.values()), found)),
            ],
            "turn": turn,
            "previous_page": page - 1 if page > 1 else None,
            "next_page": page + 1 if found.more else None,
            "here": "queue",
            "keep": form_for(actor, Page.QUEUE, request.GET.dict()),
            "new_key": door.new_key(door.owner_of(actor)),
        },
        status=200 if valid else 400,
    )
