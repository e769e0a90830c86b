"""The page behind a mailed link: a button that opens the case. Opening the page changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from complaints.models import Complaint
from notifications import addresses, links
from web import door
from workflow import clock


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, token: str) -> HttpResponse:
    """POST opens the case in this browser and confirms the mail address, as somebody reads it."""
    at = clock.now()
    try:
        link = links.read(token, at=at)
    except links.ExpiredLink:
        return door.page(request, "link", {"expired": True}, status=404)
    except links.BadLink:
        return door.page(request, "link", {"bad": True}, status=404)
    if request.method != "POST":
        return door.page(request, "link", {})
    addresses.confirm(link.identity_id, at=at)
    complaint = Complaint.objects.get(pk=link.complaint_id)
    door.open_in_session(request, complaint)
    return redirect("web:case", complaint.reference)
