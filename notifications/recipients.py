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
    found = User.objects.filter(wanted, is_active=True)
    if besides is not None:
        found = found.exclude(pk=besides)
    return list(found.exclude(pk__in=complaint.accused.values("pk")).distinct().order_by("pk"))


def _wanted(complaint: Complaint, recipient: Recipient) -> Q:
    unit_staff = Q(memberships__role__in=UNIT_STAFF, memberships__unit=complaint.held_by_id)
    agency = Q(memberships__agency=complaint.agency_id) | Q(memberships__agency=None, memberships__unit=None)
    coordinators = Q(agency, memberships__role=Role.COORDINATOR)
    whoever_works_on_it = unit_staff if complaint.held_by_id is not None else coordinators
    return {
        Recipient.HANDLER: whoever_works_on_it
        if complaint.handler_id is None
        else Q(pk=complaint.handler_id),
        Recipient.UNIT: unit_staff,
        Recipient.SUPERVISORS: Q(memberships__role=Role.SUPERVISOR, memberships__unit=complaint.held_by_id),
        Recipient.COORDINATORS: coordinators,
        Recipient.AGENCY_HEADS: Q(agency, memberships__role=Role.AGENCY_HEAD),
        Recipient.OMBUDSMEN: Q(memberships__role=Role.OMBUDSMAN),
    }[recipient]
