"""Who is meant by a recipient of a notice. The accused never are, and nobody is told of their own act."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from notifications.notices import Recipient


def users(complaint: Complaint, recipients: Iterable[Recipient], *, besides: int | None) -> list[User]:
    """The staff to tell, each once, in one query."""
    wanted = Q(pk__in=[])
    for recipient in recipients:
        wanted |= _wanted(complaint, recipient)
    found = User.objects.filter(wanted, is_active=True).exclude(pk=besides)
    return list(found.exclude(pk__in=complaint.accused.values("pk")).distinct().order_by("pk"))


def _wanted(complaint: Complaint, recipient: Recipient) -> Q:
    unit_staff = Q(memberships__role__in=UNIT_STAFF, memberships__unit=complaint.held_by_id)
    agency = Q(memberships__agency=complaint.agency_id) | Q(memberships__agency=None, memberships__unit=None)
    match recipient:
        case Recipient.HANDLER:
            return Q(pk=complaint.handler_id) if complaint.handler_id else unit_staff
        case Recipient.UNIT:
            return unit_staff
        case Recipient.SUPERVISORS:
            return Q(memberships__role=Role.SUPERVISOR, memberships__unit=complaint.held_by_id)
        case Recipient.COORDINATORS:
            return Q(agency, memberships__role=Role.COORDINATOR)
        case Recipient.AGENCY_HEADS:
            return Q(agency, memberships__role=Role.AGENCY_HEAD)
        case Recipient.OMBUDSMEN:
            return Q(memberships__role=Role.OMBUDSMAN)
        case _:
            return Q(pk__in=[])
