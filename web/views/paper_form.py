"""The form on paper, for whoever complains at a counter or by letter: of one unit, or for any. `?bahasa=en`."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from accounts.limits import addresses, budgets
from accounts.models import Unit
from notifications import paper_form
from web import door
from web.forms import on_paper
from web.views import unit_page
from web.views.home import LAW
from workflow import clock
from workflow.reading import limits


@require_safe
def of_unit(request: HttpRequest, code: str) -> HttpResponse:
    return _paper(request, unit_page.found(code))


@require_safe
def of_any_unit(request: HttpRequest) -> HttpResponse:
    return _paper(request, None)


def _paper(request: HttpRequest, unit: Unit | None) -> HttpResponse:
    language = unit_page.language_of_paper(request)
    if (instead := door.too_many(request, budgets.EXPORTS.of(addresses.of(request.META)))) is not None:
        return instead
    at = clock.now()
    with override(language):
        found = (
            limits.of_any_unit(LAW, clock.today())
            if unit is None
            else limits.of_unit(unit, unit_page.today(unit))
        )
        facts = paper_form.FormFacts(
            unit=unit.name if unit else "",
            agency=unit.agency.name if unit else "",
            hours=" · ".join((unit.hours or "").split("\n")) if unit else "",
            shown=(settings.BASE_URL + reverse("web:file")).partition("//")[2],
            sections=on_paper.sections(unit, at=at),
            limits=[
                (
                    f"{one.name} ({one.of.lower()})" if one.of else one.name,
                    one.promised or one.length,
                    one.citation,
                )
                for one in found
            ],
        )
    name = f"formulir-{unit.code if unit else 'pengaduan'}-{language}.pdf"
    return HttpResponse(
        paper_form.pdf(facts, language),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
