"""A case that another agency offers to one's own, as far as one must read it to say whether it belongs here: its words and dates,
without who filed it, files and talk. Taken over, it is a case like all others."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.roles import Role
from complaints.models import Complaint
from law import counting
from web import door
from web.case import casework, deadlines
from web.case.casework import Attempt
from web.door import Case
from web.forms.deeds import Choices
from web.forms.referrals import ReturnReferral, TakeOver
from workflow import clock
from workflow.calendars import present
from workflow.reading import offers

DEEDS: Final = (TakeOver.verb, ReturnReferral.verb)


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.COORDINATOR)
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    case = _offered(actor, reference)
    if request.method != "POST":
        return _page(request, case)
    who = f"user:{request.user.pk}"
    attempt = casework.do(request, case, _choices(case), actor=who, route="web:referral")
    if attempt is not None:
        return _page(request, _offered(actor, reference), attempt)
    taken = Complaint.objects.visible_to(actor).filter(pk=case.row.pk).exists()
    return redirect("web:intake-case", case.row.reference) if taken else redirect("web:intake")


def _offered(actor: Actor, reference: str) -> Case:
    """Raises Http404: not offered to an agency of theirs."""
    row = offers.offers(actor).filter(reference=door.canonical(reference)).first()
    if row is None:
        raise Http404
    return Case(row, actor, clock.now())


def _choices(case: Case) -> Choices:
    return Choices(
        today=counting.local_date(case.at, case.row.agency.zone),
        windows=casework.windows(case),
        language=case.row.language,
    )


def _page(request: HttpRequest, case: Case, attempt: Attempt | None = None) -> HttpResponse:
    row = case.row
    duties = list(row.duties.order_by("pk"))
    offer = offers.told([row])[row.pk]
    forms = casework.forms(case, DEEDS, _choices(case), attempt)
    lines = deadlines.lines(
        row, at=case.at, duties=duties, standstill=None, days=present.calendar_of(row), own=False
    )
    return door.page(
        request,
        "referral",
        {
            "complaint": row,
            "forms": forms,
            "first": DEEDS[0],
            "seen_before": True,
            "reasons": offer.reasons,
            "offered_at": offer.at,
            "lines": [line for line in lines if line.running],
            "attempt": attempt,
            "tried": attempt.form if attempt else None,
            "lost": bool(attempt and attempt.typed and attempt.form is None),
            "here": "intake",
        },
        status=attempt.status if attempt else 200,
    )
