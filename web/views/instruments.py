"""The instruments with the versions of their weights; an administrator writes the next one with a reason."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.roles import POWERS, Role
from compliance import scoring
from compliance.entered import numbers
from compliance.instrument import CERTAINTIES, Instrument, all_instruments
from compliance.weights import changing
from web import door, held
from web.figures import READERS
from web.forms.entry import named, shown
from web.forms.fields import Form, Select, Words, options
from web.templatetags.tuntas import certainty
from workflow import clock
from workflow.errors import NotVisible

SEE: Final = [*READERS, *(Role(role) for role, powers in POWERS.items() if powers.weighs)]
WEIGHT: Final = "bobot-"
CERTAINTY: Final = "kepastian-"


class Weight(forms.CharField):
    """A weight with at most three decimals, with the sign of either language."""

    def __init__(self, label: str) -> None:
        look = {"class": "form-control", "inputmode": "decimal", "autocomplete": "off", "maxlength": 20}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=look))

    def clean(self, value: Any) -> Any:
        try:
            weight = numbers.read(str(value or ""), decimals=3)
        except numbers.BadNumber:
            weight = None
        if weight is None:
            raise forms.ValidationError(str(changing.WEIGHT), "weight")
        return weight


class WeightsForm(Form):
    after = forms.IntegerField(widget=forms.HiddenInput)
    reason = Words(
        gettext_lazy("Alasan"),
        help_text=gettext_lazy("Dari mana bobot ini diketahui, misalnya nomor peraturan."),
        rows=2,
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        for one in instrument.dimensions:
            name = named(one.label)
            self.fields[WEIGHT + one.code] = Weight(_("Bobot %(name)s") % {"name": name})
            sure = Select(_("Kepastian bobot %(name)s") % {"name": name})
            options(sure, [(code, certainty(code)) for code in CERTAINTIES])
            self.fields[CERTAINTY + one.code] = sure
        self.fields["reason"] = reason

    def of(self, before: str) -> dict[str, Any]:
        return {
            name.removeprefix(before): value
            for name, value in self.cleaned_data.items()
            if name.startswith(before)
        }

    def take(self, errors: dict[str, str]) -> None:
        told = {}
        for name, sentence in errors.items():
            what, _dot, code = name.rpartition(".")
            told[{"weights": WEIGHT, "certainties": CERTAINTY}.get(what, "") + code] = sentence
        super().take(told)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*SEE)
def show(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """One instrument: its weights as they stand, every version, and the form of the next."""
    at = clock.now()
    try:
        history = changing.history(code)
    except NotVisible:
        raise Http404 from None
    current, status = history[0].instrument, 200
    may = changing.may_change(actor) and bool(current.weights)
    if request.method == "POST":
        form = WeightsForm(request.POST, instrument=current)
        status = 400
        if form.is_valid():
            used = _change(request, actor, code, form, at)
            if used.refusal is None:
                messages.success(
                    request, _("Versi %(version)d tersimpan.") % {"version": used.reply["version"]}
                )
                return redirect("web:instrument", code=code)
            form.take(used.errors or {"": used.sentence})
            status = used.status
    else:
        typed = door.typed_before(request, door.owner_of(actor), at=at)
        form = WeightsForm(initial=_initial(current) | held.initial(typed), instrument=current)
    context = {
        "form": form,
        "instrument": current,
        "instruments": all_instruments(),
        "history": [
            (one, [(named(each.label), each) for each in one.instrument.dimensions]) for one in history
        ],
        "may_change": may,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "instruments" if actor.has_role(Role.ADMINISTRATOR) else "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "instrument", context, status=status)


def _change(request: HttpRequest, actor: Actor, code: str, form: WeightsForm, at: datetime) -> door.Used:
    def act() -> dict[str, int]:
        made = changing.change(
            code,
            form.of(WEIGHT),
            form.of(CERTAINTY),
            after=form.cleaned_data["after"],
            reason=form.cleaned_data["reason"],
            by=actor,
            at=at,
        )
        return {"version": made.version}

    return door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)


def _initial(current: Instrument) -> dict[str, Any]:
    fields: dict[str, Any] = {"after": current.version}
    for one in current.dimensions:
        fields[WEIGHT + one.code] = shown(one.weight)
        fields[CERTAINTY + one.code] = one.certainty
    return fields
