"""The mails of a case: whom they told, what they said, what became of each."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from web import door
from web.case import mails


@require_safe
@door.staff_only
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    case = door.case_of(actor, reference)
    found = mails.of(case)
    context = {
        "complaint": case.row,
        "mails": found,
        "more": len(found) == mails.MOST,
        "here": "worklist",
    }
    return door.page(request, "case_mails", context)
