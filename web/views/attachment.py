"""A file of a case: always a download, in a sandbox, with permission checked on every request."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from web import door


@require_safe
@door.private
def own(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    return _file(actor, reference, pk)


@require_safe
@door.staff_only
def staff(_request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    return _file(actor, reference, pk)


def _file(actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    case = door.case_of(actor, reference)
    attachment = case.row.attachments.filter(pk=pk).first()
    if attachment is None:
        raise Http404
    path = Path(settings.MEDIA_ROOT) / attachment.path
    name = f"lampiran-{case.row.reference}-{attachment.pk}{path.suffix}"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=attachment.mime)
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
