"""What stands on a printed slip is exchanged for an access code, by a press of a button, once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.actors import complainant
from complaints.models import Complaint
from web import door, sealed
from web.forms.tracking import TrackForm
from workflow import clock
from workflow.verbs import slips


def show(request: HttpRequest, complaint: Complaint, form: TrackForm) -> HttpResponse:
    """Asks first, and says so where the slip was opened before. The new code is shown on the receipt, as that of a filing."""
    at = clock.now()
    typed = {name: form.cleaned_data[name] for name in ("reference", "code")}
    if "open" not in request.POST:
        status = 200 if complaint.slip_opened_at is None else 409
        context = {"complaint": complaint, "typed": typed, "key": door.new_key()}
        return door.page(request, "slip", context, status=status)
    by = complainant(complaint.pk, trace=door.trace_of(request))

    def act() -> dict[str, Any]:
        return {"access_code": slips.open_slip(complaint.pk, key=typed["code"], by=by, at=at)}

    used = door.use(request, act, actor="public", route=f"web:slip:{complaint.pk}", at=at)
    if used.refusal is not None:
        context = {"complaint": complaint, "sentence": used.sentence}
        return door.page(request, "slip", context, status=used.status)
    door.open_in_session(request, Complaint.objects.visible_to(by).get())
    sealed.put(request.session, complaint.reference, used.reply["access_code"], at=at)
    return redirect("web:receipt", complaint.reference)
