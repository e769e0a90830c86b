"""Opening a case with its number and access code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.limits import addresses, budgets
from web import door, held
from web.case import key
from web.forms.tracking import TrackForm
from web.views import slip
from workflow import clock


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        typed = door.typed_before(request, "", at=clock.now()) if held.waits(request.session) else None
        return key.ask(request, reference=request.GET.get("nomor", "")[:100], typed=typed)
    form = TrackForm(request.POST)
    if not form.is_valid():
        return key.page(request, form, status=400)
    complaint = form.opened()
    if complaint is None and (in_slip := form.sealed()) is not None:
        return slip.show(request, in_slip, form)
    if complaint is None:
        if (many := door.limited(request, budgets.CODES.of(addresses.of(request.META)))) is not None:
            form.add_error(None, many.sentence)
            return key.page(request, form, status=many.status)
        form.add_error(None, _("Pengaduan tidak ditemukan. Periksa nomor dan kode aksesnya."))
        return key.page(request, form, status=404)
    door.open_in_session(request, complaint)
    home = reverse("web:case", args=[complaint.reference])
    return redirect(held.first_of(request.session, (home, f"{home}kontak/")) or home)
