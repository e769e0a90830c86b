"""The mails of a case: whom they told, what they said, what became of each."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from web import door
from web.case import mails

MOST_DIGITS: Final = 5


@require_safe
@door.staff_only
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """A page of them (`page`, from 1); what is no number of a page is answered with the first one and 400."""
    case = door.case_of(actor, reference)
    asked = request.GET.get("page", "1")
    known = asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS and int(asked) > 0
    page = int(asked) if known else 1
    found, older = mails.of(case, page=page)
    context = {
        "complaint": case.row,
        "mails": found,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if older else None,
        "here": "worklist",
    }
    return door.page(request, "case_mails", context, status=200 if known else 400)
