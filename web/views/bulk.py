"""One act on the cases that were ticked in the work list: first a look, with what would become of each; then the act."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Membership, Unit, User
from accounts.roles import POWERS, UNIT_STAFF, Role, Sees
from complaints import references
from complaints.codes import choices
from complaints.models import Complaint
from law.codes import Classification
from web import door
from web.forms.fields import Form, Radios, Select, Words, options
from workflow import clock
from workflow.errors import BadInput
from workflow.reading import exports
from workflow.reading.exports import Format
from workflow.verbs import bulk
from workflow.verbs.bulk import Act, Row

DEEDS: Final = {
    "assign": gettext_lazy("Tunjuk penangan"),
    "to_unit": gettext_lazy("Disposisikan kepada unit"),
    "link": gettext_lazy("Tautkan sebagai pengaduan ganda"),
    "remind": gettext_lazy("Ingatkan penangan"),
}
FILES: Final = {form.value: form.upper() for form in Format}
"""The same cases as a file to take away."""


class ActForm(Form):
    """What one act needs beside the cases."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def act(self, *, at: datetime) -> Act:
        raise NotImplementedError


class AssignForm(ActForm):
    handler = Select(gettext_lazy("Penangan"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        people = Membership.objects.filter(unit__in=_units(actor), role__in=UNIT_STAFF, user__is_active=True)
        named = people.order_by("unit__name", "user__username")
        found = named.values_list("user__username", "user__name", "unit__name")
        offered = [(username, f"{name or username} · {unit}") for username, name, unit in found]
        options(self.fields["handler"], [("", _("Pilih petugas")), *offered])

    def act(self, *, at: datetime) -> Act:
        handler = User.objects.get(username=self.cleaned_data["handler"])
        return bulk.assigning(handler, by=self.actor, at=at)


class DispatchForm(ActForm):
    unit = Select(gettext_lazy("Unit"))
    classification = Radios(gettext_lazy("Klasifikasi"), choices(Classification))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        units = _units(actor).filter(active=True).order_by("agency__name", "name")
        options(self.fields["unit"], [("", _("Pilih unit")), *units.values_list("code", "name")])

    def act(self, *, at: datetime) -> Act:
        unit = Unit.objects.select_related("agency").get(code=self.cleaned_data["unit"])
        classification = Classification(self.cleaned_data["classification"])
        return bulk.dispatching(unit, classification, by=self.actor, at=at)


class LinkForm(ActForm):
    duplicate_of = Words(gettext_lazy("Nomor pengaduan pertama"), "name")
    reasons = Words(gettext_lazy("Alasan"), rows=3)

    def clean_duplicate_of(self) -> Complaint:
        try:
            number = references.normalise(self.cleaned_data["duplicate_of"])
        except references.BadCode:
            number = ""
        found = Complaint.objects.visible_to(self.actor).filter(reference=number).first()
        if found is None:
            raise forms.ValidationError(_("Pengaduan ini tidak ditemukan."))
        return found

    def act(self, *, at: datetime) -> Act:
        given = self.cleaned_data
        return bulk.linking(given["duplicate_of"], given["reasons"], by=self.actor, at=at)


class RemindForm(ActForm):
    text = Words(
        gettext_lazy("Yang Anda minta"),
        rows=3,
        help_text=gettext_lazy(
            "Tertulis sebagai catatan di setiap kasus; surelnya hanya mengatakan bahwa ada catatan."
        ),
    )

    def act(self, *, at: datetime) -> Act:
        return bulk.reminding_of(self.cleaned_data["text"], by=self.actor, at=at)


FORMS: Final[dict[str, type[ActForm]]] = {
    "assign": AssignForm,
    "to_unit": DispatchForm,
    "link": LinkForm,
    "remind": RemindForm,
}


def deeds_of(actor: Actor) -> dict[str, Any]:
    """What this person may do with many cases at once; which of them allow it, their verbs say."""
    if actor.has_role(Role.COORDINATOR):
        return dict(DEEDS)
    names = ["assign"] if actor.has_role(*UNIT_STAFF) else []
    names += ["remind"] if actor.has_role(Role.SUPERVISOR) else []
    return {name: DEEDS[name] for name in names}


def files_of(actor: Actor) -> dict[str, str]:
    """As what this person may take ticked cases away: whoever sees cases."""
    return FILES if any(powers.sees != Sees.NOTHING for powers in actor.powers) else {}


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`case`: reference and version of each that was ticked; `step`: empty for the form, `look`, `do`."""
    if request.method != "POST":
        return redirect("web:worklist")
    deed, step = request.POST.get("act", ""), request.POST.get("step", "")
    if deed not in {**deeds_of(actor), **files_of(actor)}:
        raise Http404
    chosen = _chosen(request.POST.getlist("case"))
    if deed in FILES:
        taken: HttpResponse = _file(request, actor, Format(deed), chosen)
        return taken
    form = FORMS[deed](request.POST if step else None, actor=actor, auto_id="banyak_%s")
    rows, done, status, sentence = None, False, 200, ""
    if not 0 < len(chosen) <= bulk.MOST:
        sentence = _("Centang satu sampai %(most)d pengaduan.") % {"most": bulk.MOST}
        status = 400
    elif step and not form.is_valid():
        status = 400
    elif step == "do":
        at = clock.now()

        def act() -> list[dict[str, str]]:
            return [asdict(row) for row in bulk.do(chosen, form.act(at=at), by=actor)]

        used = door.use(request, act, actor=door.owner_of(actor), route="web:bulk", at=at)
        status, sentence, done = used.status, used.sentence, used.refusal is None
        rows = [Row(**row) for row in used.reply or []]
    elif step:
        rows = bulk.look(chosen, form.act(at=clock.now()), by=actor)
    context = {
        "deed": deed,
        "title": DEEDS[deed],
        "form": form,
        "chosen": chosen,
        "rows": rows,
        "done": done,
        "going": sum(not row.reason for row in rows or []),
        "staying": sum(bool(row.reason) for row in rows or []),
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "worklist",
    }
    return door.page(request, "bulk", context, status=status)


def _file(request: HttpRequest, actor: Actor, form: Format, chosen: dict[str, int]) -> Any:
    """The ticked cases that this person sees, as a file; who took it is recorded."""
    if not 0 < len(chosen) <= bulk.MOST:
        refusal = BadInput(
            {"case": ("number", _("Centang satu sampai %(most)d pengaduan.") % {"most": bulk.MOST})}
        )
        return door.withheld(request, refusal)
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    cases = Complaint.objects.visible_to(actor).filter(reference__in=list(chosen))
    asked = exports.Asked(ticked=len(chosen))
    made = exports.export(cases, form, asked=asked, by=actor, at=clock.now())
    return FileResponse(made.file, as_attachment=True, filename=made.name, content_type=made.media)


def _chosen(told: list[str]) -> dict[str, int]:
    """Version by reference, of `TNT-7K4M-2Q9X-C 3`; what is none is left out."""
    found: dict[str, int] = {}
    for each in told[: bulk.MOST + 1]:
        reference, _space, version = each.partition(" ")
        if version.isascii() and version.isdigit() and len(version) < 10:
            found[reference[:20].replace("\x00", "")] = int(version)
    return found


def _units(actor: Actor) -> Any:
    """The units to whose people, or to which, this person may give cases."""
    whole = [seat.agency_id for seat in actor.seats if POWERS[seat.role].sees == Sees.AGENCY]
    own = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id]
    return Unit.objects.filter(agency__in=whole) | Unit.objects.filter(pk__in=own)
