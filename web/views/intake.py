"""The intake queue: what waits to be verified, in the order of its limits; and one case with everything that verifying it takes
on one screen, from which one goes on to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.roles import Role
from complaints import paging
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.paging import Order
from complaints.querysets import ComplaintQuerySet
from web import door
from web.case import casework, deadlines, staff
from web.case.casework import Attempt
from web.door import Case
from web.forms.deeds import Choices
from web.forms.referrals import Refer, ReturnReferral
from web.forms.talk import Link
from web.forms.verbs import Dispatch, Reject, RequestCompletion
from workflow import clock
from workflow.reading import flags, suggestions
from workflow.reading.likeness import Text
from workflow.reading.suggestions import Suggested
from workflow.reading.to_verify import queue
from workflow.reading.upcoming import with_next_duty
from workflow.verbs import referrals

SIZE: Final = 25
DEEDS: Final = (
    Dispatch.verb,
    RequestCompletion.verb,
    Link.verb,
    Refer.verb,
    ReturnReferral.verb,
    Reject.verb,
)
"""What verifying may end with, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Row:
    complaint: Complaint
    next: deadlines.Next | None


@require_safe
@door.roles_only(Role.COORDINATOR)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits, a page at a time."""
    at = clock.now()
    waiting = queue(actor)
    try:
        page, status = _paged(waiting, request.GET.get("cursor")), 200
    except paging.BadCursor:
        page, status = _paged(waiting, None), 400
    rows = [Row(row, deadlines.next_of(row, at=at)) for row in page.rows]
    return door.page(
        request,
        "intake",
        {"rows": rows, "page": page, "offered": offered(actor), "here": "intake"},
        status=status,
    )


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.COORDINATOR)
def one(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """A case of the queue; one that waits no longer is shown on its own page."""
    case = door.case_of(actor, reference)
    if case.row.state != State.RECEIVED or not actor.sits((Role.COORDINATOR,), agency_id=case.row.agency_id):
        return redirect("web:staff-case", case.row.reference)
    if request.method != "POST":
        return _page(request, case)
    who = f"user:{request.user.pk}"
    attempt = casework.do(request, case, staff.all_choices(case), actor=who, route="web:staff-case")
    if attempt is None:
        return _onward(request, case)
    return _page(request, door.case_of(actor, reference), attempt)


def offered(actor: Actor) -> list[Complaint]:
    """What other agencies offer to those that this person coordinates, the oldest first."""
    rows = referrals.offered_to(actor).with_subject().select_related("agency", "offered_to")
    return list(rows.order_by("received_at", "pk")[:SIZE])


def _paged(waiting: ComplaintQuerySet, cursor: str | None) -> paging.Page:
    return paging.page(lambda: with_next_duty(waiting), size=SIZE, cursor=cursor)


def _beside(case: Case) -> paging.Neighbours:
    """Those before and after it in the queue, whether or not it still waits there."""
    place = paging.place(case.row, Order.DEADLINE)
    return paging.beside(queue(case.actor), place, Order.DEADLINE)


def _onward(request: HttpRequest, case: Case) -> HttpResponse:
    """To the next case of the queue; after the last one to those that were left out."""
    beside = _beside(case)
    following = beside.next or queue(case.actor).exclude(pk=case.row.pk).order_by("next_due_at", "pk").first()
    if following is None:
        messages.info(request, _("Antrean kosong: semua sudah diverifikasi."))
        return redirect("web:intake")
    return redirect("web:intake-case", following.reference)


def _page(request: HttpRequest, case: Case, attempt: Attempt | None = None) -> HttpResponse:
    reading = casework.read(case)
    allowed = staff.deeds(case, reading)
    names = [name for name in DEEDS if name in allowed]
    if attempt is not None and attempt.form is not None and attempt.form.verb not in names:
        return redirect("web:staff-case", case.row.reference)
    choices = staff.choices(case, reading, names)
    row: Any = case.row  # with its annotations
    text = Text(row.subject_text or "", row.description_text or "", choices.unit)
    suggested = suggestions.of(case.row, text, units=choices.units, by=case.actor)
    choices = _chosen(choices, suggested, request.GET)
    beside = _beside(case)
    forms = {form.verb: form for form in casework.forms(case, names, choices, attempt)}
    return door.page(
        request,
        "intake_case",
        {
            "complaint": case.row,
            "reading": reading,
            "forms": [forms[name] for name in names if name in forms],
            "first": DEEDS[0],
            "suggested": suggested,
            "alike": suggestions.alike(case.row, text, by=case.actor, at=case.at),
            "chosen": choices.unit,
            "flags": list(flags.of(case.row).values()),
            "due": next((line for line in reading.duties if line.running and line.duty.due_on), None),
            "seen_before": True,
            "attempt": attempt,
            "tried": attempt.form if attempt else None,
            "lost": bool(attempt and attempt.typed and attempt.form is None),
            "walk": {
                "previous": _address(beside.previous),
                "next": _address(beside.next),
                "query": "",
            },
            "here": "intake",
        },
        status=attempt.status if attempt else 200,
    )


def _chosen(choices: Choices, suggested: Suggested, asked: Mapping[str, str]) -> Choices:
    """With the unit that stands chosen: the one that was tapped, else the named one, else a suggestion that is sure enough."""
    tapped = asked.get("unit", "")
    unit = tapped if tapped in choices.units else choices.unit or suggested.sure
    return replace(choices, unit=unit)


def _address(row: Complaint | None) -> str | None:
    return None if row is None else reverse("web:intake-case", args=[row.reference])
