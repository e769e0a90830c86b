"""The health of the outbox: what was given up, why, and sending it again."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages as told
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.people.seen import KEEPERS
from complaints.models import Complaint
from notifications.models import Message
from web import door
from web.case import mails
from workflow import clock
from workflow.office import messages

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A message that was given up. `reference`: of a case that the reader may see; else empty."""

    row: Message
    reference: str
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """POST sends one again (`message`)."""
    status, sentence = 200, ""
    if request.method == "POST":
        number = request.POST.get("message", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 19):
            raise Http404

        def act() -> dict[str, Any]:
            messages.send_again(int(number), by=actor, at=clock.now())
            return {}

        used = door.use(request, act, actor=door.owner_of(actor), route="web:outbox", at=clock.now())
        if used.refusal is None:
            told.success(request, _("Pesan menunggu dikirim lagi."))
            return redirect("web:outbox")
        status, sentence = used.status, used.sentence
    rows = list(messages.set_aside(actor)[: PAGE + 1])
    cases = [row.complaint_id for row in rows if row.complaint_id]
    known = set(Complaint.objects.visible_to(actor).filter(pk__in=cases).values_list("pk", flat=True))
    counts = messages.counts(actor)
    context = {
        "lines": [_line(row, known) for row in rows[:PAGE]],
        "more": len(rows) > PAGE,
        "counts": [(state.label, counts[state]) for state in Message.State if counts.get(state)],
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "office",
    }
    return door.page(request, "office/outbox", context, status=status)


def _line(row: Message, known: set[int]) -> Line:
    case = row.complaint
    return Line(
        row, case.reference if case is not None and case.pk in known else "", mails.why(row.last_error)
    )
