"""The complainant's own case: its state, the next step, the messages, and what they may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from complaints.lifecycle import State
from compliance.asked import answering
from law import counting
from notifications import withheld
from web import door
from web.case import casework, key, next_step, plain_words, told_by
from web.case.casework import Attempt, Reading
from web.case.deadlines import Line
from web.door import Case
from web.forms.deeds import Choices
from workflow.verbs import moves, other_bodies
from workflow.verbs.guards import Situation


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


def _choices(case: Case, reading: Reading | None = None) -> Choices:
    """What the forms offer; the reading, where the page has it, saves asking again what was sent."""
    today = counting.local_date(case.at, case.row.agency.zone)
    awaits = case.row.state == State.INCOMPLETE
    if reading is not None:
        wrote = reading.situation.complainant_wrote
    else:
        wrote = awaits and moves.complainant_wrote(
            case.row, [row for row in case.row.duties.all() if row.running]
        )
    files = list(case.row.attachments.order_by("pk")) if reading is None else reading.attachments
    return Choices(
        today=today,
        windows=casework.windows(case),
        awaits_completion=awaits,
        complainant_wrote=wrote,
        own_files=casework.own_files(case, files),
        identity=case.row.identity_kind,
        rate_until=Situation(case.row, (), case.actor, case.at).last_day_to_rate(),
    )


def _page(
    request: HttpRequest, case: Case, attempt: Attempt | None = None, *, restore: bool = False
) -> HttpResponse:
    reading = casework.read(case)
    words = plain_words.standing(reading.situation)
    next_line = plain_words.by_when(words, reading.duties)
    choices, deeds = _choices(case, reading), [*reading.allowed, "message", "attach"]
    if case.row.state == State.REJECTED and other_bodies.may_allow(case.row):
        deeds.append("allow_name")
    if choices.own_files:
        deeds.append("withdraw_file")
    if reading.room_is_scarce and not reading.room_is_asked:
        deeds.append("ask_for_room")
    if restore:
        attempt = casework.typed_before(request, case, choices, deeds)
    forms = casework.forms(case, deeds, choices, attempt)
    by_name = {form.verb: form for form in forms}
    talk = {name: by_name.pop(name, None) for name in ("message", "attach", "withdraw_file", "ask_for_room")}
    last = next((form for form in by_name.values() if form.grave), None)
    step = next_step.of(reading)
    in_place = by_name.pop("complete", None) or (talk["message"] if step.question or step.until else None)
    asked = answering.waiting(case.row, at=case.at) if case.row.state == State.CLOSED else []
    first = casework.stands_out(by_name.values(), case.actor)
    return door.page(
        request,
        "case",
        {
            "complaint": case.row,
            "reading": reading,
            "words": words,
            "next_line": next_line,
            "step": step,
            "told_by": told_by.of(case.row),
            "in_place": in_place,
            "last": last,
            "not_now": next_step.not_now(reading),
            "dates": _next_first(reading.duties, next_line),
            "forms": sorted(
                (form for form in by_name.values() if form is not last), key=lambda form: form.verb != first
            ),
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


def _next_first(lines: list[Line], following: Line | None) -> tuple[list[Line], list[Line]]:
    """The date that comes next, and all others."""
    following = following or next((line for line in lines if line.running), None)
    return [line for line in lines if line is following], [line for line in lines if line is not following]
