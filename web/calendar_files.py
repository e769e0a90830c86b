"""Due dates as iCalendar (RFC 5545): one all-day event a duty, on the local day on which it ends.

The summary says what and which case, by its number alone: a calendar is often seen by others (promise P7). A day
without a time needs no zone: it is the same day on every device.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.models import Feed
from accounts.roles import UNIT_STAFF, Role
from complaints import words
from complaints.models import NEVER, Complaint
from law.codes import DutyKind as K
from law.codes import Holder
from law.counting import ONE_DAY
from workflow.clocks.duties import OF_AN_EARLIER_ROUND
from workflow.models import Duty

if TYPE_CHECKING:
    from icalendar import Event

OF_INTEREST: Final = (K.VERIFY, K.SETTLE, K.DECIDE, K.COMPLETE, K.REPLY, K.REMEDY, K.EXPLAIN)
"""The duties that a complainant waits for or must fulfil."""
MOST: Final = 1000
"""Events in a feed, the earliest first: calendar programs fetch it whole, every few hours."""
CONTENT_TYPE: Final = "text/calendar; charset=utf-8"


def of_case(complaint: Complaint) -> QuerySet[Duty]:
    """The running duties of a case that concern its complainant."""
    return _running(Complaint.objects.filter(pk=complaint.pk)).filter(kind__in=OF_INTEREST)


def of_feed(feed: Feed, actor: Actor) -> QuerySet[Duty]:
    """The running duties of the office in the cases of a feed, as far as this person may see them. The feed of a unit
    has the cases that it holds; a person's own feed those that they handle, those of their units that nobody handles
    yet and, for coordinators, those that no unit holds yet. At most MOST."""
    cases = Complaint.objects.visible_to(actor).filter(next_due_at__lt=NEVER)
    if feed.unit_id is not None:
        cases = cases.filter(held_by=feed.unit_id)
    else:
        units = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF]
        agencies = [seat.agency_id for seat in actor.seats if seat.role == Role.COORDINATOR]
        mine = Q(handler=feed.user_id) | Q(handler=None, held_by__in=units)
        if any(seat.national for seat in actor.seats if seat.role == Role.COORDINATOR):
            mine |= Q(held_by=None)
        cases = cases.filter(mine | Q(held_by=None, agency__in=agencies))
    return _running(cases).exclude(holder=Holder.COMPLAINANT)[:MOST]


def _running(cases: QuerySet[Complaint]) -> QuerySet[Duty]:
    running = Duty.objects.filter(met_at=None, ended_at=None, due_on__isnull=False)
    rows = running.filter(complaint__in=cases).exclude(OF_AN_EARLIER_ROUND)
    return rows.select_related("complaint").order_by("due_on", "pk")


def to_ical(duties: Iterable[Duty], *, name: str, page: str) -> bytes:
    """The calendar file of these duties. `page`: the route of the page to which an event links."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Tuntas//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for duty in duties:
        calendar.add_component(_event(duty, page))
    body: bytes = calendar.to_ical()
    return body


def _event(duty: Duty, page: str) -> "Event":
    """The calendar event of a duty. Its sequence number and time of change are those of the case's last event: both
    only ever rise, and every change of a date comes with an event."""
    from icalendar import Event

    complaint, day = duty.complaint, duty.due_on
    assert day is not None
    address = settings.BASE_URL + reverse(page, args=[complaint.reference, duty.pk])
    changed = complaint.last_at.astimezone(UTC)
    event = Event()
    event.add("uid", f"duty-{duty.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", complaint.last_seq)
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if duty.provisional else "CONFIRMED")
    event.add("summary", f"{words.duty(duty.kind, duty.round, length=duty.length)} {complaint.reference}")
    event.add("description", f"{_description(duty)} {address}")
    event.add("url", address)
    return event


def _description(duty: Duty) -> str:
    if duty.provisional:
        return _("Tanggal sementara: hari liburnya belum ditetapkan. Mengapa tanggal ini:")
    return _("Mengapa tanggal ini:")


def response(body: bytes, *, name: str) -> HttpResponse:
    """The file as a response that no cache keeps."""
    return HttpResponse(
        body,
        content_type=CONTENT_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.ics"',
            "Cache-Control": "private, no-store",
        },
    )
