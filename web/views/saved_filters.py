"""Saved filters of the work list: keep the list that one reads under a name, open it, rename it, share it, delete it, and be
told of what is new in it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from web import door
from web.forms.fields import Form, Select, Words, options
from workflow import clock
from workflow.desk_models import FilterWatch, SavedFilter
from workflow.errors import Refusal
from workflow.filters import saving
from workflow.filters.saving import Share
from workflow.reading import listing


class FilterForm(Form):
    """The name of a filter, and who else may open it."""

    name = Words(_("Nama saringan"), "name")
    shared = Select(_("Untuk siapa"), optional=True)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, shares: list[Share], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(
            self.fields["shared"],
            [(saving.OWN, _("Hanya saya")), *((each.code, each.name) for each in shares)],
        )


class WatchForm(Form):
    """When somebody wants to be told of new cases."""

    how = Select(_("Kabari lewat surel"), optional=True)
    least = forms.IntegerField(
        label=_("Sejak berapa pengaduan baru"),
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control", "min": 1, "max": saving.MOST_AT_ONCE}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["how"], [("", _("Tidak")), *FilterWatch.How.choices])
        self.fields["least"].may_be_empty = True  # type: ignore[attr-defined]  # as our own fields say it


@dataclass(frozen=True, slots=True)
class Kept:
    """A filter in the list, with the forms that its reader may use."""

    row: SavedFilter
    mine: bool
    watch: FilterWatch | None
    form: FilterForm | None
    watch_form: WatchForm


def keep_form(filters: dict[str, Any]) -> FilterForm:
    """The form that keeps the list that is being read; shared with nobody before somebody chooses so on the page of filters."""
    kept = {name: filters[name] for name in listing.FILTERS if filters.get(name)}
    return FilterForm(shares=[], initial={"asked": urlencode(kept)}, auto_id="saring_%s")


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own filters and those shared with one. POST keeps, changes, deletes or watches one (`act`, `pk`)."""
    shares = saving.shares(actor)
    form, status, sentence = FilterForm(request.POST or None, shares=shares), 200, ""
    watch = WatchForm(request.POST or None)
    if request.method == "POST":
        used = _use(request, actor, form, watch)
        if used is not None and used.refusal is None:
            return redirect("web:saved-filters")
        status = 400 if used is None else used.status
        failed: Form = watch if request.POST.get("act") == "watch" else form
        if used is not None:
            failed.take(used.errors or {"": used.sentence})
        sentence = " ".join(str(text) for texts in failed.errors.values() for text in texts)
    told = saving.watches(actor)
    rows = [_kept(row, actor, shares, told) for row in saving.seen_by(actor)]
    context = {
        "mine": [each for each in rows if each.mine],
        "others": [each for each in rows if not each.mine],
        "failed": form if sentence and request.POST.get("act", "keep") == "keep" else None,
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "worklist",
    }
    return door.page(request, "saved_filters", context, status=status)


@require_safe
@door.staff_only
def go(_request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """To the list of a filter, which shows what the seats of whoever opens it show. Raises Http404."""
    try:
        row = saving.find(pk, actor)
    except Refusal:
        raise Http404 from None
    return redirect(f"{reverse('web:worklist')}?{urlencode(row.asked)}")


def _kept(row: SavedFilter, actor: Actor, shares: list[Share], told: dict[int, FilterWatch]) -> Kept:
    mine, watch = row.owner == actor.user, told.get(row.pk)
    initial = {"name": row.name, "shared": saving.code_of(row)}
    form = FilterForm(shares=shares, initial=initial, auto_id=f"saring{row.pk}_%s") if mine else None
    wanted = {"how": watch.how, "least": watch.least} if watch else {"how": "", "least": 1}
    return Kept(row, mine, watch, form, WatchForm(initial=wanted, auto_id=f"kabar{row.pk}_%s"))


def _use(request: HttpRequest, actor: Actor, form: FilterForm, watch: WatchForm) -> door.Used | None:
    """Keep, change, delete or watch, as the form says; None: it does not say it rightly."""
    at, act, pk = clock.now(), request.POST.get("act", "keep"), request.POST.get("pk", "")
    if act not in ("keep", "change", "delete", "watch"):
        raise Http404
    if act != "keep" and not (pk.isascii() and pk.isdigit() and len(pk) < 10):
        raise Http404
    if act in ("keep", "change") and not form.is_valid():
        return None
    if act == "watch" and not watch.is_valid():
        return None

    def run() -> dict[str, int]:
        if act == "delete":
            saving.drop(int(pk), by=actor)
        elif act == "watch":
            wanted = watch.cleaned_data
            saving.watch(int(pk), how=wanted["how"], least=wanted["least"] or 1, by=actor, at=at)
        elif act == "change":
            given = form.cleaned_data
            saving.change(int(pk), name=given["name"], shared=given["shared"], by=actor, at=at)
        else:
            given = form.cleaned_data
            asked = QueryDict(given["asked"]).dict()
            saving.keep(given["name"], asked=asked, shared=given["shared"], by=actor, at=at)
        return {}

    return door.use(request, run, actor=door.owner_of(actor), route=request.path, at=at)
