"""Everything about a case on one page for staff, and exactly what they may do: at most fifteen queries."""

from dataclasses import replace
from datetime import date
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor, ActorKind
from accounts.models import Membership, Unit
from accounts.roles import UNIT_STAFF, Role
from complaints.entitlement import may_read_original, may_see_identity
from complaints.models import Identity
from law import counting
from web import door
from web.case import casework, pending
from web.case.casework import Attempt, Reading
from web.door import Case
from web.forms.deeds import Choices
from workflow.clocks import held_time
from workflow.reading import flags
from workflow.record import signs
from workflow.verbs import accusing, assignment, duplicates, ratings, shared_answers, taking_part

TALK: Final = ("message", "attach", "ask_for_room", "grant_room", "note")
"""The forms that stand beside what they add to, not among the verbs."""


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    case = door.case_of(actor, reference)
    if request.method != "POST":
        return _page(request, case, restore=True)
    who = f"user:{request.user.pk}"
    running = list(case.row.duties.filter(met_at=None, ended_at=None))
    choices = replace(casework.clocks(_choices(case), case, running), accused=_accused(case))
    attempt = casework.do(request, case, choices, actor=who, route="web:staff-case")
    if attempt is None:
        if _still_visible(case):
            return redirect("web:staff-case", case.row.reference)
        return redirect("web:worklist")
    return _page(request, door.case_of(actor, reference), attempt)


def _still_visible(case: Case) -> bool:
    """Whether this person still sees the case: a unit does not once it was sent back or transferred."""
    return type(case.row).objects.visible_to(case.actor).filter(pk=case.row.pk).exists()


def _page(
    request: HttpRequest, case: Case, attempt: Attempt | None = None, *, restore: bool = False
) -> HttpResponse:
    reading = casework.read(case)
    named = _accused(case)
    deeds = [*_deeds(case, reading), *(["unname_accused"] if named else [])]
    bare = Choices(today=_today(case), windows=casework.windows(case))
    choices = (
        _choices(case)
        if any(form.chooses for name, form in casework.DEEDS.items() if name in deeds)
        else bare
    )
    choices = casework.clocks(choices, case, [row for row in reading.rows if row.running])
    choices = replace(choices, accused=named)
    if "answer" in deeds:
        choices = replace(choices, others=shared_answers.readers(case.row))
    if restore:
        attempt = casework.typed_before(request, case, choices, deeds)
    forms = casework.forms(case, deeds, choices, attempt)
    by_name = {form.verb: form for form in forms}
    talk = {name: by_name.pop(name, None) for name in TALK}
    waiting = pending.of(case, reading, {name: by_name.pop(name, None) for name in pending.FORMS})
    first = casework.stands_out(by_name.values(), case.actor)
    return door.page(
        request,
        "staff_case",
        {
            "complaint": case.row,
            "original": duplicates.original_of(case.row, case.actor),
            "reading": reading,
            "accused": list(named.values()),
            "slip": reading.entries[0].actor_kind == ActorKind.STAFF
            and case.actor.sits((Role.COORDINATOR,), agency_id=case.row.agency_id),
            "apart": signs.may_read(case.row, case.actor) and ratings.waits(case.row),
            "flags": list(flags.of(case.row).values()),
            "identity": _identity(case),
            "held_time": held_time.of(case.row, days=reading.days, at=case.at),
            "forms": sorted(by_name.values(), key=lambda form: form.verb != first),
            "first": first,
            "talk": talk,
            "originals": may_read_original(case.row, case.actor),
            "pending": waiting,
            "attempt": attempt,
            "tried": attempt.form if attempt else None,
            "lost": bool(attempt and attempt.typed and (attempt.form is None or attempt.form not in forms)),
            "due": next((line for line in reading.duties if line.running and line.duty.due_on), None),
            "here": "worklist",
        },
        status=attempt.status if attempt else 200,
    )


def _accused(case: Case) -> dict[str, str]:
    """Who is named as accused, for who may know it."""
    if not accusing.may_know(case.row, case.actor):
        return {}
    named: list[dict[str, str]] = case.row.accused_named  # the annotation of `door.case_of`
    return {each["username"]: each["name"] or each["username"] for each in named}


def _identity(case: Case) -> Identity | None:
    if not may_see_identity(case.row, case.actor):
        return None
    return Identity.objects.filter(complaint=case.row).first()


def _deeds(case: Case, reading: Reading) -> list[str]:
    """The verbs allowed now, and what may be done beside them."""
    deeds = pending.deeds(case, reading.allowed)
    if taking_part.may_write(case.actor):
        deeds += ["message", "attach", "note"]
        if reading.room_is_asked:
            deeds.append("grant_room")
        elif reading.room_is_scarce:
            deeds.append("ask_for_room")
    if assignment.may_assign(case.row, case.actor):
        deeds.append("assign")
    if accusing.may_name(case.row, case.actor):
        deeds.append("name_accused")
    if ratings.may_confirm(case.row, case.actor):
        deeds.append("confirm_rating")
    if duplicates.may_link(case.row, case.actor):
        deeds.append("unlink" if case.row.duplicate_of_id else "link")
    return deeds


def _today(case: Case) -> date:
    return counting.local_date(case.at, case.row.agency.zone)


def _choices(case: Case) -> Choices:
    """The open units of the agency with their staff, and its coordinators, in two queries; the unit named comes first."""
    staff = Membership.objects.filter(unit=OuterRef("pk"), role__in=UNIT_STAFF, user__is_active=True)
    people = staff.order_by("user__username").values(
        row=JSONObject(username="user__username", name="user__name")
    )
    units = Unit.objects.filter(agency=case.row.agency_id, active=True).order_by("name")
    rows = sorted(
        units.annotate(people=ArraySubquery(people)).values_list("pk", "code", "name", "people"),
        key=lambda row: row[0] != case.row.unit_id,
    )
    named = [
        (pk, name, one["username"], one["name"] or one["username"])
        for pk, _c, name, all_ in rows
        for one in all_
    ]
    people_of_units = {username: f"{person} · {unit}" for _pk, unit, username, person in named}
    return Choices(
        today=_today(case),
        windows=casework.windows(case),
        units={
            code: name if people else _("%(unit)s (tanpa petugas aktif)") % {"unit": name}
            for pk, code, name, people in rows
            if pk != case.row.held_by_id
        },
        staff={username: person for pk, _unit, username, person in named if pk == case.row.held_by_id},
        people=people_of_units | accusing.coordinators(case.row),
    )
