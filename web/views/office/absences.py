"""Being away: one's own days and deputy, those of somebody whom one looks after, and the cases for which one stands in."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.models import User
from accounts.people import places, seen
from accounts.people.seen import KEEPERS
from web import door
from web.forms.fields import Day, Form, Select, options
from workflow import clock
from workflow.people import absences

MOST = 50


class AbsenceForm(Form):
    """From when to when, and who stands in."""

    first_day = Day(gettext_lazy("Hari pertama"))
    last_day = Day(gettext_lazy("Hari terakhir"))
    deputy = Select(
        gettext_lazy("Wakil"),
        optional=True,
        help_text=gettext_lazy(
            "Kabar tentang kasus Anda pergi kepadanya selama itu; kasusnya tetap milik Anda."
        ),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {one.username: one for one in absences.may_stand_in(user)[:300]}
        listed = [(name, str(one)) for name, one in self.colleagues.items()]
        options(self.fields["deputy"], [("", _("Tidak ada: rekan seunit yang diberi tahu")), *listed])


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own days."""
    assert actor.user is not None
    return _show(request, actor, actor.user)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def of_person(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The days of somebody whom one looks after."""
    user = seen.people(actor).filter(pk=pk).first() if pk < 2**63 else None
    if user is None or not places.governs(actor, user):
        raise Http404
    return _show(request, actor, user)


def _show(request: HttpRequest, actor: Actor, user: User) -> HttpResponse:
    at, status, sentence = clock.now(), 200, ""
    form = AbsenceForm(user=user)
    if request.method == "POST":
        ends = request.POST.get("end", "")
        if ends and not (ends.isascii() and ends.isdecimal() and len(ends) < 19):
            raise Http404
        form = form if ends else AbsenceForm(request.POST, user=user)
        status = 400
        if ends or form.is_valid():

            def act() -> dict[str, Any]:
                if ends:
                    absences.end(int(ends), by=actor, at=at)
                else:
                    told = form.cleaned_data
                    days = {"first_day": told["first_day"], "last_day": told["last_day"]}
                    deputy = form.colleagues.get(told["deputy"])
                    absences.note(user, **days, deputy=deputy, by=actor, at=at)
                return {}

            used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)
            if used.refusal is None:
                messages.success(
                    request, _("Ketidakhadiran diakhiri.") if ends else _("Ketidakhadiran dicatat.")
                )
                return redirect(request.path)
            status, sentence = used.status, used.sentence if ends else ""
            if not ends:
                form.take(used.errors or {"": used.sentence})
    zone = absences.zone_of(user)
    second = timedelta(seconds=1)
    stood_in = absences.stood_in_for(user, at=at)
    context = {
        "person": user,
        "oneself": actor.user == user,
        "form": form,
        "sentence": sentence,
        "absences": [
            (row, row.from_at.astimezone(zone).date(), (row.until_at - second).astimezone(zone).date())
            for row in absences.of(user, at=at)
        ],
        "stands_in": [(row, (row.until_at - second).astimezone(zone).date()) for row in stood_in],
        "cases": absences.their_cases(stood_in, actor)[:MOST] if actor.user == user else [],
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "account" if actor.user == user else "office",
    }
    return door.page(request, "office/absences", context, status=status)
