"""The complainant's own case: its state, the next step, the messages, and what they may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from complaints.lifecycle import State
from compliance.asked import answering
from law import counting
from notifications import withheld
from web import door
from web.case import casework, key, plain_words
from web.case.casework import Attempt
from web.door import Case
from web.forms.deeds import Choices


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The case if this browser opened it; else the page that asks for the key, also for a case that does not exist.
    What was typed while it was not open waits for whoever opens it."""
    actor = door.complainant_of(request, reference)
    if actor is None:
        door.hold(request)
        return key.ask(request, reference=door.canonical(reference), status=404)
    case = door.case_of(actor, reference)
    if request.method != "POST":
        return _page(request, case, restore=True)
    attempt = casework.do(request, case, _choices(case), actor=f"case:{case.row.pk}", route="web:case")
    if attempt is None:
        return redirect("web:case", case.row.reference)
    return _page(request, door.case_of(actor, reference), attempt)


def _choices(case: Case) -> Choices:
    today = counting.local_date(case.at, case.row.agency.zone)
    return Choices(today=today, windows=casework.windows(case))


def _page(
    request: HttpRequest, case: Case, attempt: Attempt | None = None, *, restore: bool = False
) -> HttpResponse:
    reading = casework.read(case)
    words = plain_words.standing(reading.situation)
    choices, deeds = _choices(case), [*reading.allowed, "message", "attach"]
    if reading.room_is_scarce and not reading.room_is_asked:
        deeds.append("ask_for_room")
    if restore:
        attempt = casework.typed_before(request, case, choices, deeds)
    forms = casework.forms(case, deeds, choices, attempt)
    by_name = {form.verb: form for form in forms}
    talk = {name: by_name.pop(name, None) for name in ("message", "attach", "ask_for_room")}
    asked = answering.waiting(case.row, at=case.at) if case.row.state == State.CLOSED else []
    first = casework.stands_out(by_name.values(), case.actor)
    return door.page(
        request,
        "case",
        {
            "complaint": case.row,
            "reading": reading,
            "words": words,
            "next_line": plain_words.by_when(words, reading.duties),
            "forms": sorted(by_name.values(), key=lambda form: form.verb != first),
            "first": first,
            "talk": talk,
            "attempt": attempt,
            "tried": attempt.form if attempt else None,
            "questions": [(row, door.new_key(door.owner_of(case.actor))) for row in asked],
            "held_mails": withheld.of(case.row),
            "lost": bool(attempt and attempt.typed and (attempt.form is None or attempt.form not in forms)),
        },
        status=attempt.status if attempt else 200,
    )
