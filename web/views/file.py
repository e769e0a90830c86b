"""Filing a complaint. Errors are shown beside their fields, and nothing typed is lost."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from accounts.limits import addresses, budgets, counting
from complaints.models import Complaint
from web import door, held, sealed
from web.forms.filing import STAMP, FilingForm
from workflow import clock
from workflow.verbs.intake import FILES_FOR_OTHERS, register

FORGOTTEN: Final = _(
    "Anda memilih tanpa identitas, jadi nama dan kontak yang Anda tulis tidak disimpan. Kabar hanya lewat nomor dan "
    "kode akses di halaman ini."
)


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest) -> HttpResponse:
    """A filing that succeeds leads to its receipt; the access code waits there, sealed, for this browser. Staff who file
    for others do so on a page of their own, which shows no code."""
    if (actor := door.actor_of_request(request)) is not None and actor.has_role(*FILES_FOR_OTHERS):
        return redirect("web:staff-file")
    at = clock.now()
    address = addresses.of(request.META)
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, "", at=at))
        fresh = {"key": door.new_key(), "opened": STAMP.sign(at.isoformat())}
        form = FilingForm(
            at=at, address=address, initial={"agency": request.GET.get("instansi", ""), **typed, **fresh}
        )
        return _page(request, form)
    form = FilingForm(request.POST, at=at, address=address)
    if not form.is_valid():
        return _page(request, form, status=400)
    often = counting.spend(budgets.FILINGS.of(address), budgets.ALL_FILINGS.of("all")) > 0
    filing = form.filing(at=at, often=often)

    def act() -> dict[str, Any]:
        made = register(filing, by=complainant(trace=door.trace_of(request)), at=at)
        return {"pk": made.complaint.pk, "access_code": made.access_code}

    used = door.use(request, act, actor="public", route="web:file", at=at)
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return _page(request, form, status=used.status)
    complaint = Complaint.objects.get(pk=used.reply["pk"])
    if form.forgets:
        messages.warning(request, FORGOTTEN)
    door.open_in_session(request, complaint)
    sealed.put(request.session, complaint.reference, used.reply["access_code"], at=at)
    return redirect("web:receipt", complaint.reference)


def _page(request: HttpRequest, form: FilingForm, *, status: int = 200) -> HttpResponse:
    if status != 200:
        data = request.POST.copy()
        data["key"], data["proof"] = door.new_key(), ""
        form.data = data
    context = {"form": form, "here": "file", "one_form": "isian"}
    return door.page(request, "file", context, status=status)
