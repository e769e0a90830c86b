"""The complainant answers a question about their closed case, on its page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from compliance.asked import answering
from web import door
from web.case import key


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """One answer, yes or no; then the case again, with what is left to ask. Who only looks is led to the case: this address
    stands in the browser after an answer that was refused."""
    actor = door.complainant_of(request, reference)
    if actor is None:
        return key.ask(request, reference=door.canonical(reference), status=404)
    case = door.case_of(actor, reference)
    about, said = request.POST.get("about", ""), request.POST.get("yes")
    if said not in ("yes", "no"):
        return redirect("web:case", case.row.reference)

    def act() -> dict[str, Any]:
        answering.answer(case.row.pk, about, yes=said == "yes", by=actor, at=case.at)
        return {"about": about}

    route = f"web:questions:{case.row.pk}"
    used = door.use(request, act, actor=door.owner_of(actor), route=route, at=case.at)
    if used.sentence:
        return door.page(request, "withheld", {"sentence": used.sentence}, status=used.status)
    return redirect("web:case", case.row.reference)
