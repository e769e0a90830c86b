"""Signs that an act with an access code was not the complainant's: it came from where the office works.

A sign is told to coordinators and the Ombudsman, never to the unit or the complainant, and refuses nothing: people also
rate at the counter, and a mobile network serves many (docs/adr/0035). What the request told is compared and dropped.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.models import Agency, Membership, StaffNetwork
from accounts.networks import KEPT
from accounts.roles import Role
from complaints.models import Complaint
from workflow.models import Event

SOON: Final = timedelta(minutes=10)


class Sign(TextChoices):
    OFFICE_NETWORK = "office_network", _("dari jaringan yang dipakai petugas instansi ini")
    STAFF_BROWSER = "staff_browser", _("dari peramban tempat petugas instansi ini pernah masuk")
    SOON_AFTER_STAFF = "soon_after_staff", _("dalam beberapa menit setelah petugas bertindak pada kasus ini")


def of(complaint: Complaint, by: Actor, *, at: datetime) -> list[str]:
    """The signs of an act on a case, in two or three queries; none for staff, or where no door told of a request."""
    if by.kind != ActorKind.COMPLAINANT or by.trace is None:
        return []
    found = _of_agency(complaint, by, at=at)
    if _soon_after(complaint, by, at=at):
        found.append(Sign.SOON_AFTER_STAFF)
    return [str(sign) for sign in found]


def of_filing(agency: Agency, by: Actor) -> list[str]:
    """The sign of a filing: only that of the browser, as people also file from the network of an office. No query where
    nobody of any staff was signed in to in it."""
    if by.kind != ActorKind.COMPLAINANT or by.trace is None or not by.trace.accounts:
        return []
    seats = Membership.objects.filter(_colleagues(agency.pk), user__in=by.trace.accounts)
    return [str(Sign.STAFF_BROWSER)] if seats.exists() else []


def office_had_key(complaint: Complaint) -> bool:
    """Whether staff filed it, or their browser did, or a new key was given at the counter: whoever did had or may have had
    the key."""
    keyed = complaint.events.filter(Q(seq=1) | Q(name="counter_key_approved"))
    rows = keyed.values_list("actor_kind", "facts__signs")
    return any(kind == ActorKind.STAFF or bool(signs) for kind, signs in rows)


def may_read(complaint: Complaint, viewer: Actor) -> bool:
    """Coordinators of the agency, and the Ombudsman."""
    roles = (Role.COORDINATOR, Role.OMBUDSMAN, Role.CUSTODIAN)
    return viewer.sits(roles, agency_id=complaint.agency_id)


def _of_agency(complaint: Complaint, by: Actor, *, at: datetime) -> list[Sign]:
    assert by.trace is not None
    seats = Membership.objects.filter(_colleagues(complaint.agency_id))
    worked_from = StaffNetwork.objects.filter(
        user=OuterRef("user"), network=by.trace.network, seen_at__gt=at - KEPT
    )
    found = []
    if seats.filter(Exists(worked_from)).exists():
        found.append(Sign.OFFICE_NETWORK)
    if by.trace.accounts and seats.filter(user__in=by.trace.accounts).exists():
        found.append(Sign.STAFF_BROWSER)
    return found


def _soon_after(complaint: Complaint, by: Actor, *, at: datetime) -> bool:
    """After staff acted on the same case a few minutes ago: from where they work, or on a case that staff filed from
    anywhere."""
    assert by.trace is not None
    acted = Event.objects.filter(complaint=complaint, actor_kind=ActorKind.STAFF, at__gt=at - SOON)
    actors = set(acted.values_list("actor", flat=True))
    if not actors:
        return False
    if actors.intersection(by.trace.accounts) or office_had_key(complaint):
        return True
    return StaffNetwork.objects.filter(user__in=actors, network=by.trace.network).exists()


def _colleagues(agency_id: int) -> Q:
    """The seats in this agency and its units."""
    return Q(agency=agency_id) | Q(unit__agency=agency_id)
