"""What the office wrote to a complainant, as a letter on the agency's letterhead."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from notifications import letter_paper
from web import door
from workflow.reading import written


@require_safe
@door.staff_only
def show(request: HttpRequest, actor: Actor, reference: str, seq: int, *, twin: bool = False) -> HttpResponse:
    """`seq`: the event with which it was written. `twin`: of a refusal, the letter to the body that is competent."""
    case = door.case_of(actor, reference)
    event = written.event(case.row, seq) if seq < 2**31 else None
    if event is None:
        raise Http404
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    facts = written.to_other_body(case.row, event, actor) if twin else written.facts(case.row, event, actor)
    if facts is None:
        raise Http404
    language = written.of_bodies(case.row) if twin else case.row.language
    paper = letter_paper.pdf(facts, language, made_at=case.at)
    name = f"surat-{case.row.reference}-{seq}{'-lembaga' if twin else ''}.pdf"
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
