"""A file of a case on a page: its picture or its pages, drawn small. Permission is checked on every request."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from web import door
from web.case import key
from web.door import Case
from web.views.attachment import of_case
from workflow.errors import NotVisible, Refusal
from workflow.reading import files

AT_ONCE: Final = 20
"""Pages of a PDF that stand on one page."""


@require_safe
@door.private
def own(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    actor = door.complainant_of(request, reference)
    if actor is None:
        return key.ask(request, reference=door.canonical(reference), status=404)
    return _page(request, door.case_of(actor, reference), pk)


@require_safe
@door.staff_only
def staff(request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponse:
    return _page(request, door.case_of(actor, reference), pk)


@require_safe
@door.private
def own_picture(request: HttpRequest, reference: str, pk: int, page: int) -> HttpResponse:
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    return _picture(request, door.case_of(actor, reference), pk, page)


@require_safe
@door.staff_only
def staff_picture(request: HttpRequest, actor: Actor, reference: str, pk: int, page: int) -> HttpResponse:
    return _picture(request, door.case_of(actor, reference), pk, page)


def _page(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """`dari`: the first page of a thick PDF that is shown."""
    row = of_case(case, pk)
    if not row.can_be_looked_at:
        raise Http404
    first = request.GET.get("dari", "1")
    start = int(first) if first.isascii() and first.isdecimal() and len(first) < 6 else 1
    last = row.pages or 1
    if not 1 <= start <= last:
        raise Http404
    shown = range(start, min(start + AT_ONCE, last + 1))
    staff = case.actor.is_staff
    context = {
        "complaint": case.row,
        "file": row,
        "pages": shown,
        "last": last,
        "before": max(1, start - AT_ONCE) if start > 1 else None,
        "after": shown.stop if shown.stop <= last else None,
        "picture_url": "web:staff-picture" if staff else "web:picture",
        "file_url": "web:staff-attachment" if staff else "web:attachment",
        "back_url": "web:staff-case" if staff else "web:case",
        "here": "worklist" if staff else "",
    }
    return door.page(request, "looked_at", context)


def _picture(request: HttpRequest, case: Case, pk: int, page: int) -> HttpResponse:
    row = of_case(case, pk)
    try:
        drawn = files.preview(row, page, at=case.at)
    except NotVisible:
        raise Http404 from None
    except Refusal as refusal:
        return door.withheld(request, refusal)
    response = HttpResponse(drawn, content_type="image/jpeg")
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
