"""Who is meant by a recipient of a notice. The accused never are, and nobody is told of their own act."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from notifications.notices import Recipient


def users(complaint: Complaint, recipients: Iterable[Recipient], *, besides: int | None) -> list[User]:
    """The staff to tell, each once, in one query."""
    found = _meant(complaint, recipients)
    if besides is not None:
        found = found.exclude(pk=besides)
    return list(found.exclude(pk__in=complaint.accused.values("pk")).distinct().order_by("pk"))


class Directory:
    """The same for many cases in a row: who is meant at one place is asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], list[User]] = {}
        self._accused: dict[int, set[int]] = {}

    def accused_of(self, complaints: Iterable[Complaint]) -> None:
        """Read who is accused in these cases, before their recipients are asked."""
        self._accused = {}
        found = Complaint.accused.through.objects.filter(complaint__in=complaints)
        for complaint_id, user_id in found.values_list("complaint_id", "user_id"):
            self._accused.setdefault(complaint_id, set()).add(user_id)

    def users(self, complaint: Complaint, recipients: Iterable[Recipient]) -> list[User]:
        """The staff to tell; nobody is left out for having acted."""
        recipients = tuple(recipients)
        place = (recipients, complaint.agency_id, complaint.held_by_id, complaint.handler_id)
        if place not in self._known:
            self._known[place] = list(_meant(complaint, recipients).distinct().order_by("pk"))
        accused = self._accused.get(complaint.pk, ())
        return [user for user in self._known[place] if user.pk not in accused]


def _meant(complaint: Complaint, recipients: Iterable[Recipient]) -> QuerySet[User]:
    wanted = Q(pk__in=[])
    for recipient in recipients:
        wanted |= _wanted(complaint, recipient)
    return User.objects.filter(wanted, is_active=True)


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
