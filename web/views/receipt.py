"""The receipt: a page once with the access code, and a PDF that never holds it."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from complaints.models import Complaint
from notifications import receipt
from web import door, packed, sealed
from web.case import deadlines, told_by
from workflow.reading import receipts


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """GET shows the code while this session holds it; POST confirms that it was written down and leads to the case."""
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    case = door.case_of(actor, reference)
    if request.method == "POST":
        sealed.drop(request.session, case.row.reference)
        return redirect("web:case", case.row.reference)
    code = sealed.get(request.session, case.row.reference, at=case.at)
    told = receipts.facts(case.row, actor)
    lines = deadlines.lines(case.row, at=case.at, own=True)
    response = door.page(
        request,
        "receipt",
        {
            "complaint": case.row,
            "access_code": code,
            "receipt": told,
            "qr": _code(told.tracking_url),
            "told_by": told_by.of(case.row),
            "duties": [line for line in lines if line.running],
        },
    )
    return _packed(request, response, code) if code else response


def _packed(request: HttpRequest, response: HttpResponse, code: str) -> HttpResponse:
    """The page as it may travel: how long it becomes tells nothing of the code."""
    response["Content-Encoding"] = "identity"
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = packed.around(response.content, code.encode())
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _code(address: str) -> SafeString:
    """The address as a picture for phones; drawn by the library from our own address."""
    return mark_safe(segno.make(address, error="m").svg_inline(border=2, omitsize=True))  # noqa: S308 - see above


@require_safe
@door.private
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    row = door.case_of(actor, reference).row
    return door.too_many(request, budgets.EXPORTS.of(f"case:{row.pk}")) or _download(row, actor)


@require_safe
@door.staff_only
def staff_pdf(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    row = door.case_of(actor, reference).row
    return door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}")) or _download(row, actor)


def _download(complaint: Complaint, viewer: Actor) -> HttpResponse:
    paper = receipt.pdf(receipts.facts(complaint, viewer), (get_language() or "id")[:2])
    name = f"tanda-terima-{complaint.reference}.pdf"
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
