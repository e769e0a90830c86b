"""What may be the same as a case, and two of them side by side, with the act of linking the one to the other."""

from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.roles import UNIT_STAFF, Role
from complaints import references
from complaints.models import Complaint
from web import door
from web.case import casework, date_preview, listed, staff
from web.case.casework import Attempt
from web.door import Case
from web.forms.talk import Link
from workflow.reading import merging, suggestions
from workflow.reading.likeness import Text
from workflow.reading.merging import Side
from workflow.verbs import duplicates

DESK: Final = (Role.COORDINATOR, *UNIT_STAFF)


@require_safe
@door.roles_only(*DESK)
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """Open cases that say the same, and those that are linked with it, as far as this reader sees them."""
    case = door.case_of(actor, reference)
    row: Any = case.row  # with its annotations
    text = Text(row.subject_text or "", row.description_text or "")
    seen = Complaint.objects.visible_to(actor).with_subject().select_related("unit")
    linked = list(seen.filter(duplicate_of=row.pk).order_by("pk"))
    context = {
        "complaint": row,
        "original": seen.filter(pk=row.duplicate_of_id).first() if row.duplicate_of_id else None,
        "duplicates": linked,
        "alike": suggestions.alike(row, text, by=actor, at=case.at),
        "may_link": _may_link(case),
        "is_first": bool(linked),
        "walk": listed.walk(request.GET, by=actor, at=case.at),
        "here": "worklist",
    }
    return door.page(request, "similar", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*DESK)
def side_by_side(request: HttpRequest, actor: Actor, reference: str, other: str) -> HttpResponse:
    """The case (`reference`) and the one that it may repeat (`other`). POST links it, as the form of the act does. Raises Http404:
    one of them is not theirs to see, or both are one."""
    case, original = door.case_of(actor, reference), door.case_of(actor, other)
    if case.row.pk == original.row.pk:
        raise Http404
    if request.method != "POST":
        return _page(request, case, original)
    if request.POST.get("do") != Link.verb or not _names(request.POST.get("duplicate_of", ""), original):
        return _page(request, case, original, Attempt(None, _("Tindakan ini tidak dikenal."), 400))
    who = f"user:{request.user.pk}"
    attempt = casework.do(request, case, staff.all_choices(case), actor=who, route="web:staff-case")
    if attempt is None:
        return redirect("web:staff-case", case.row.reference)
    return _page(request, door.case_of(actor, reference), door.case_of(actor, other), attempt)


def _may_link(case: Case) -> bool:
    return case.row.duplicate_of_id is None and duplicates.may_link(case.row, case.actor)


def _names(typed: str, original: Case) -> bool:
    """Whether the form that was sent links to the case that was shown."""
    try:
        return references.normalise(typed) == original.row.reference
    except references.BadCode:
        return False


def _page(request: HttpRequest, case: Case, original: Case, attempt: Attempt | None = None) -> HttpResponse:
    mine, theirs = casework.read(case), casework.read(original)
    one, two = (Side(each.case.row, each.rows, each.days) for each in (mine, theirs))
    merger = merging.merger(one, two, by=case.actor, at=case.at)
    form = None
    if duplicates.may_link(case.row, case.actor) and not merger.why_not:
        choices = staff.choices(case, mine, [Link.verb])
        (form,) = casework.forms(case, [Link.verb], choices, attempt)
        form.initial["duplicate_of"] = original.row.reference
        form.fields["duplicate_of"].widget = forms.HiddenInput()
        if not merger.at_once:
            form.fields.pop("for_others")
    return door.page(
        request,
        "merge",
        {
            "complaint": case.row,
            "sides": [(case.row, mine), (original.row, theirs)],
            "original": original.row,
            "merger": merger,
            "linked": case.row.duplicate_of_id == original.row.pk,
            "changes": date_preview.lines(merger.changes),
            "of_original": date_preview.lines(merger.of_original),
            "form": form,
            "attempt": attempt,
            "tried": attempt.form if attempt else None,
            "may_link": duplicates.may_link(case.row, case.actor),
            "here": "worklist",
        },
        status=attempt.status if attempt else 200,
    )
