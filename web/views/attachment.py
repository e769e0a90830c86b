"""A file of a case: always a download, in a sandbox, with permission checked on every request."""

from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from complaints.entitlement import may_read_original
from complaints.models import Attachment
from web import door
from web.door import Case
from web.forms.original import OriginalForm
from workflow.errors import NotVisible, Refusal
from workflow.reading import files
from workflow.verbs import conversation


@require_safe
@door.private
def own(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    return _file(request, actor, reference, pk)


@require_safe
@door.staff_only
def staff(request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    return _file(request, actor, reference, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def original(request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    """A PDF as it was sent, for those who may and say why; the reason stands in the history."""
    case = door.case_of(actor, reference)
    attachment = of_case(case, pk)
    if not (attachment.has_original and may_read_original(case.row, actor)):
        raise Http404
    form = OriginalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = conversation.read_original(case.row.pk, pk, **form.cleaned_data, by=actor, at=case.at)
            return download(row, files.original(row), f"asli-{case.row.reference}-{pk}")
        except NotVisible:
            raise Http404 from None
        except Refusal as refusal:
            used = door.refused(request, refusal)
            form.take(used.errors or {"": used.sentence})
            return _ask(request, case, form, status=used.status)
    return _ask(request, case, form, status=400 if request.method == "POST" else 200)


def _ask(request: HttpRequest, case: Case, form: OriginalForm, *, status: int) -> HttpResponseBase:
    key = door.new_key(door.owner_of(case.actor))
    return door.page(
        request, "original", {"complaint": case.row, "form": form, "new_key": key}, status=status
    )


def of_case(case: Case, pk: int) -> Attachment:
    """The file of this case. Raises Http404."""
    attachment = case.row.attachments.filter(pk=pk).first() if pk < 2**63 else None
    if attachment is None:
        raise Http404
    return attachment


def _file(request: HttpRequest, actor: Actor, reference: str, pk: int) -> HttpResponseBase:
    case = door.case_of(actor, reference)
    attachment = of_case(case, pk)
    try:
        file, _shown = files.opened(attachment, at=case.at)
    except NotVisible:
        raise Http404 from None
    except Refusal as refusal:
        return door.withheld(request, refusal)
    return download(attachment, file, f"lampiran-{case.row.reference}-{attachment.pk}")


def download(row: Attachment, file: BinaryIO, name: str) -> HttpResponseBase:
    """Its name tells nothing but the case: that under which it was sent may name who sent it."""
    suffix = row.path.rpartition(".")[2]
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{suffix}", content_type=row.mime)
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
