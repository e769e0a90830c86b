"""The whole file of a case as a dated PDF, for staff who may open the case."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from law import counting
from web import door
from workflow.reading import case_file


@require_safe
@door.staff_only
def staff_pdf(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """Its name tells the day on which it was made: a case goes on, and two files of it differ."""
    case = door.case_of(actor, reference)
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    row = case.row
    paper = case_file.for_reader(row, actor, language=(get_language() or "id")[:2], at=case.at)
    name = f"berkas-{row.reference}-{counting.local_date(case.at, row.agency.zone).isoformat()}.pdf"
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
