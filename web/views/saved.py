"""Saved views of the desk: keep the page that one reads under a name, open it, rename it, share it, delete it."""

from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Unit
from compliance.desk import saved_views
from compliance.models import SavedView
from web import door
from web.figures import READERS
from web.forms.fields import Form, Select, Words, options
from workflow import clock
from workflow.errors import Refusal

ROUTES: Final = {
    SavedView.Page.OVERVIEW: "web:oversight",
    SavedView.Page.COMPARE: "web:compare",
    SavedView.Page.CASES: "web:counted",
    SavedView.Page.QUEUE: "web:queue",
}


class ViewForm(Form):
    """The name of a view, and who else may open it."""

    name = Words(_("Nama tampilan"), "name")
    shared = Select(_("Untuk siapa"))
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["shared"], [(one.value, one.label) for one in saved_views.shares(actor)])


def form_for(actor: Actor, page: str, asked: dict[str, str]) -> ViewForm:
    """The form that keeps the page that is being read."""
    kept = {key: value for key, value in asked.items() if key in saved_views.ASKED[page] and value}
    return ViewForm(
        actor=actor,
        initial={"page": page, "asked": urlencode(kept), "shared": SavedView.For.OWNER},
        auto_id="keep_%s",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own views and those shared with one. POST keeps a page, or changes or deletes a view (`act`, `pk`)."""
    form, status, sentence = None, 200, ""
    if request.method == "POST":
        form = ViewForm(request.POST, actor=actor)
        used = _use(request, actor, form)
        if used is not None and used.refusal is None:
            return redirect("web:saved-views")
        status = 400 if used is None else used.status
        if used is not None:
            form.take(used.errors or {"": used.sentence})
        sentence = " ".join(str(text) for texts in form.errors.values() for text in texts)
    rows = list(saved_views.seen_by(actor))
    mine = [row for row in rows if row.owner == actor.user]
    context = {
        "mine": [(row, _form_of(row, actor, form if sentence else None, request.POST)) for row in mine],
        "others": [row for row in rows if row.owner != actor.user],
        "failed": form if sentence and request.POST.get("act", "keep") == "keep" else None,
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "oversight",
    }
    return door.page(request, "saved_views", context, status=status)


@require_safe
@door.roles_only(*READERS)
def go(_request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """To the page of a view, which answers for the seats of whoever opens it. Raises Http404."""
    try:
        row = saved_views.find(pk, actor)
    except Refusal:
        raise Http404 from None
    return redirect(address(row))


def address(row: SavedView) -> str:
    """The page of a view and what it asks. Raises Http404: its unit is gone."""
    asked = dict(row.asked)
    if row.page == SavedView.Page.SHEET:
        unit = Unit.objects.select_related("agency").filter(code=asked.pop("unit", "")).first()
        if unit is None:
            raise Http404
        asked.pop("agency", None)
        path = reverse("web:sheet", args=[unit.agency.code, unit.code])
    else:
        path = reverse(ROUTES[SavedView.Page(row.page)])
    return f"{path}?{urlencode(asked)}" if asked else path


def _form_of(row: SavedView, actor: Actor, failed: ViewForm | None, sent: QueryDict) -> ViewForm:
    """The form that changes a view: as it stands, or as it was sent where that failed."""
    if failed is not None and sent.get("pk") == str(row.pk):
        failed.auto_id = f"view{row.pk}_%s"
        return failed
    return ViewForm(actor=actor, initial={"name": row.name, "shared": row.shared}, auto_id=f"view{row.pk}_%s")


def _use(request: HttpRequest, actor: Actor, form: ViewForm) -> door.Used | None:
    """Keep, change or delete, as the form says; None: it does not say it rightly."""
    at, act = clock.now(), request.POST.get("act", "keep")
    pk = request.POST.get("pk", "")
    if act != "keep" and not (pk.isascii() and pk.isdigit() and len(pk) < 10):
        raise Http404

    def delete() -> dict[str, int]:
        saved_views.drop(int(pk), by=actor)
        return {}

    def change() -> dict[str, int]:
        cleaned = form.cleaned_data
        row = saved_views.change(int(pk), name=cleaned["name"], shared=cleaned["shared"], by=actor, at=at)
        return {"view": row.pk}

    def keep() -> dict[str, int]:
        cleaned = form.cleaned_data
        row = saved_views.keep(
            cleaned["name"],
            page=cleaned["page"],
            asked=QueryDict(cleaned["asked"]).dict(),
            shared=cleaned["shared"],
            by=actor,
            at=at,
        )
        return {"view": row.pk}

    verb = {"delete": delete, "change": change, "keep": keep}.get(act)
    if verb is None:
        raise Http404
    if act != "delete" and not form.is_valid():
        return None
    return door.use(request, verb, actor=door.owner_of(actor), route=request.path, at=at)
