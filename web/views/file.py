"""Filing a complaint: in steps (`filing_steps.py`), or whole in one form. Errors are shown beside their fields, and nothing
typed is lost."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from accounts.limits import addresses, budgets, counting
from law.counting import local_date
from web import door, held
from web.forms.filing import STAMP, FilingForm
from web.views import filing_steps
from workflow import clock
from workflow.reading import similar
from workflow.reading.similar import Similar
from workflow.verbs.filing_with_files import register_with
from workflow.verbs.intake import FILES_FOR_OTHERS

FORGOTTEN: Final = _(
    "Anda memilih tanpa identitas, jadi nama dan kontak yang Anda tulis tidak disimpan. Kabar hanya lewat nomor dan "
    "kode akses di halaman ini."
)
SEEN: Final = "similar"
"""Beside the form: the unit whose open cases were shown before it was sent."""
OF_THE_WHOLE: Final = "description"
"""A field by which the whole form is told from its first step."""


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest) -> HttpResponse:
    """The first step; the whole form where it was sent, or begun in the other language. Staff who file for others do so on
    a page of their own, which shows no code."""
    if (actor := door.actor_of_request(request)) is not None and actor.has_role(*FILES_FOR_OTHERS):
        return redirect("web:staff-file")
    if request.method != "POST":
        typed = door.typed_before(request, "", at=clock.now())
        if typed is not None and OF_THE_WHOLE in typed:
            return _empty(request, held.initial(typed))
        return filing_steps.choose_unit(request)
    return whole(request) if OF_THE_WHOLE in request.POST else filing_steps.choose_unit(request)


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def whole(request: HttpRequest) -> HttpResponse:
    """All in one form. A filing that succeeds leads to its receipt; the access code waits there, sealed, for this browser."""
    at = clock.now()
    address = addresses.of(request.META)
    if request.method != "POST":
        return _empty(request, held.initial(door.typed_before(request, "", at=at)))
    form = FilingForm(request.POST, at=at, address=address)
    if not form.is_valid():
        return _page(request, form, status=400)
    of = (chosen := form.filing(at=at)).unit
    alike = None if of is None else similar.of(of, on=local_date(at, chosen.agency.zone))
    if of is not None and alike and request.POST.get(SEEN) != of.code:
        return _page(request, form, alike=alike)
    often = counting.spend(budgets.FILINGS.of(address), budgets.ALL_FILINGS.of("all")) > 0
    filing = form.filing(at=at, often=often)

    def act() -> dict[str, Any]:
        by = complainant(trace=door.trace_of(request))
        made = register_with(filing, (), same_as=filing_steps.same_as(request), by=by, at=at)
        return {"pk": made.complaint.pk, "access_code": made.access_code}

    used = door.use(request, act, actor="public", route="web:file", at=at)
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return _page(request, form, status=used.status)
    if form.forgets:
        messages.warning(request, FORGOTTEN)
    return redirect("web:receipt", filing_steps.opened(request, used.reply, at=at))


def _empty(request: HttpRequest, typed: dict[str, Any]) -> HttpResponse:
    at = clock.now()
    fresh = {"key": door.new_key(), "opened": STAMP.sign(at.isoformat())}
    initial = {"agency": request.GET.get("instansi", ""), **typed, **fresh}
    return _page(request, FilingForm(at=at, address=addresses.of(request.META), initial=initial))


def _page(
    request: HttpRequest, form: FilingForm, *, status: int = 200, alike: Similar | None = None
) -> HttpResponse:
    """`alike`: what is open about the unit, shown once before the form is sent again."""
    if status != 200:
        data = request.POST.copy()
        data["key"], data["proof"] = door.new_key(), ""
        form.data = data
    context = {
        "form": form,
        "similar": alike,
        "seen": SEEN,
        "seen_of": form.data.get("unit", "") if alike else form.data.get(SEEN, ""),
        "same_as": filing_steps.same_as(request),
        "here": "file",
        "one_form": "isian",
    }
    return door.page(request, "file", context, status=status)
