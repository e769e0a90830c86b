"""Pages of the work list and of the desk that somebody keeps: keep the page that one reads under a name, open it, rename it,
share it, delete it, and be told of what is new in a list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Unit
from compliance import desk_pages
from web import door
from web.forms.fields import Form, Select, Words, options
from workflow import clock
from workflow.desk_models import FilterWatch, SavedPage
from workflow.reading import listing
from workflow.saved import saving, watching
from workflow.saved.saving import OWN, Page

ROUTES: Final = {
    Page.LIST: "web:worklist",
    Page.OVERVIEW: "web:oversight",
    Page.COMPARE: "web:compare",
    Page.CASES: "web:counted",
    Page.QUEUE: "web:queue",
}


class KeepForm(Form):
    """The name of a page, and who else may open it."""

    name = Words(_("Nama tampilan"), "name")
    shared = Select(_("Untuk siapa"))
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["shared"], saving.named(saving.shares(actor, of)))


class WatchForm(Form):
    """When somebody wants to be told of new cases."""

    how = Select(_("Kabari lewat surel"), optional=True)
    least = forms.IntegerField(
        label=_("Sejak berapa pengaduan baru"),
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control", "min": 1, "max": watching.MOST_AT_ONCE}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["how"], [("", _("Tidak")), *FilterWatch.How.choices])
        self.fields["least"].may_be_empty = True  # type: ignore[attr-defined]  # as our own fields say it


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in the list, with the forms that its reader may use."""

    row: SavedPage
    mine: bool
    watch: FilterWatch | None
    form: KeepForm | None
    watch_form: WatchForm | None


def form_for(actor: Actor, page: str, asked: Mapping[str, Any]) -> KeepForm:
    """The form that keeps the page that is being read."""
    names = listing.FILTERS if page == Page.LIST else desk_pages.ASKED[page]
    kept = {key: value for key, value in asked.items() if key in names and value}
    initial = {"page": page, "asked": urlencode(kept), "shared": OWN.code}
    return KeepForm(actor=actor, of=page, initial=initial, auto_id="keep_%s")


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own pages and those shared with one. POST keeps, changes, deletes or watches one (`act`, `pk`)."""
    form, status, sentence = None, 200, ""
    if request.method == "POST":
        form, used = _use(request, actor)
        if used is not None and used.refusal is None:
            return redirect("web:saved")
        status = 400 if used is None else used.status
        if used is not None:
            form.take(used.errors or {"": used.sentence})
        told = [text for texts in form.errors.values() for text in texts]
        sentence = used.sentence if used and not used.errors else " ".join(str(text) for text in told)
    watched = watching.watches(actor)
    rows = [_kept(row, actor, watched.get(row.pk)) for row in saving.seen_by(actor)]
    if form is not None and sentence:
        rows = [_as_sent(each, form, request.POST) for each in rows]
    context = {
        "mine": [each for each in rows if each.mine],
        "others": [each for each in rows if not each.mine],
        "failed": form if sentence and request.POST.get("act", "keep") == "keep" else None,
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "saved",
    }
    return door.page(request, "saved", context, status=status)


@require_safe
@door.staff_only
def go(_request: HttpRequest, actor: Actor, pk: int, was: str = "pk") -> HttpResponse:
    """To a page that is kept, which answers for the seats of whoever opens it. `was`: the column that `pk` is of: old
    addresses carry `was_view`. Raises Http404."""
    return redirect(address(get_object_or_404(saving.seen_by(actor), **{was: pk})))


@require_safe
@door.staff_only
def moved(_request: HttpRequest, _actor: Actor) -> HttpResponse:
    """Where the lists of kept pages were before."""
    return redirect("web:saved", permanent=True)


def address(row: SavedPage) -> str:
    """The page of a row and what it asks. Raises Http404: its unit is gone."""
    asked = dict(row.asked)
    if row.page == Page.SHEET:
        unit = get_object_or_404(Unit.objects.select_related("agency"), code=asked.pop("unit", ""))
        asked.pop("agency", None)
        path = reverse("web:sheet", args=[unit.agency.code, unit.code])
    else:
        path = reverse(ROUTES[Page(row.page)])
    return f"{path}?{urlencode(asked)}" if asked else path


def _kept(row: SavedPage, actor: Actor, watch: FilterWatch | None) -> Kept:
    mine = row.owner == actor.user
    initial = {"name": row.name, "shared": saving.share_of(row).code}
    form = KeepForm(actor=actor, of=row.page, initial=initial, auto_id=f"page{row.pk}_%s") if mine else None
    wanted = {"how": watch.how, "least": watch.least} if watch else {"how": "", "least": 1}
    listed = WatchForm(initial=wanted, auto_id=f"kabar{row.pk}_%s") if row.page == Page.LIST else None
    return Kept(row, mine, watch, form, listed)


def _as_sent(kept: Kept, failed: Form, sent: QueryDict) -> Kept:
    """The same, with its form as it was sent and refused, if it was that of this page."""
    if sent.get("pk") != str(kept.row.pk):
        return kept
    if isinstance(failed, WatchForm) and kept.watch_form is not None:
        failed.auto_id = kept.watch_form.auto_id
        return replace(kept, watch_form=failed)
    if isinstance(failed, KeepForm) and kept.form is not None:
        failed.auto_id = kept.form.auto_id
        return replace(kept, form=failed)
    return kept


def _use(request: HttpRequest, actor: Actor) -> tuple[Form, door.Used | None]:
    """Keep, change, delete or watch, as the form says; no use: it does not say it rightly. Raises Http404."""
    at, act, pk = clock.now(), request.POST.get("act", "keep"), request.POST.get("pk", "")
    if act not in ("keep", "change", "delete", "watch"):
        raise Http404
    if act != "keep" and not (pk.isascii() and pk.isdigit() and len(pk) < 10):
        raise Http404
    of = request.POST.get("page", "")
    if act != "keep":
        of = saving.seen_by(actor).filter(pk=pk).values_list("page", flat=True).first() or ""
    form: Form = WatchForm(request.POST) if act == "watch" else KeepForm(request.POST, actor=actor, of=of)
    if act != "delete" and not form.is_valid():
        return form, None
    given = form.cleaned_data if act != "delete" else {}

    def run() -> dict[str, int]:
        match act:
            case "delete":
                saving.drop(int(pk), by=actor)
            case "watch":
                watching.watch(int(pk), how=given["how"], least=given["least"] or 1, by=actor, at=at)
            case "change":
                saving.change(int(pk), name=given["name"], shared=given["shared"], by=actor, at=at)
            case _:
                asked = desk_pages.checked(of, QueryDict(given["asked"]).dict(), actor)
                saving.keep(given["name"], address=asked, shared=given["shared"], by=actor, at=at)
        return {}

    return form, door.use(request, run, actor=door.owner_of(actor), route=request.path, at=at)
