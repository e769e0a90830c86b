"""The page behind the mail that asks whether a rating is the complainant's own. Opening it changes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from complaints.models import Complaint
from notifications import links
from web import door
from workflow import clock
from workflow.verbs import ratings


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, token: str) -> HttpResponse:
    """POST records the answer, yes or no. It opens no case."""
    at = clock.now()
    try:
        link = links.read_rating(token, at=at)
    except links.ExpiredLink:
        return door.page(request, "link", {"expired": True}, status=404)
    except links.BadLink:
        return door.page(request, "link", {"bad": True}, status=404)
    by = complainant(link.complaint_id, trace=door.trace_of(request))
    complaint = Complaint.objects.visible_to(by).get()
    said = request.POST.get("own")
    if request.method != "POST" or said not in ("yes", "no"):
        context = {"complaint": complaint, "key": door.new_key()}
        return door.page(request, "rating", context, status=400 if request.method == "POST" else 200)

    def act() -> dict[str, Any]:
        ratings.affirm_rating(complaint.pk, accepted=link.seq, own=said == "yes", by=by, at=at)
        return {"own": said}

    used = door.use(request, act, actor=f"case:{complaint.pk}", route=f"web:rating:{complaint.pk}", at=at)
    context = {"complaint": complaint, "said": said, "sentence": used.sentence}
    return door.page(request, "rating", context, status=used.status)
