"""Who may read the identity of a complainant (docs/domain.md section 6; promise P7)."""

from accounts.actors import Actor, ActorKind
from accounts.roles import UNIT_STAFF, Role
from complaints.codes import IdentityKind
from complaints.models import Complaint


def may_see_identity(complaint: Complaint, actor: Actor) -> bool:
    """The complainant always; staff of the agency only of a named complaint: coordinators, and staff of the holding unit.
    The Ombudsman (custodians alike) once it was escalated, as the complainant chose then; where nobody chose, of a named
    complaint. A confidential identity is shown to no role unless its owner chose so (docs/adr/0079)."""
    if actor.kind == ActorKind.COMPLAINANT:
        return actor.complaint_id == complaint.pk
    named = complaint.identity_kind == IdentityKind.NAMED
    if named and actor.sits((Role.COORDINATOR,), agency_id=complaint.agency_id):
        return True
    if named and complaint.held_by_id is not None and actor.sits(UNIT_STAFF, unit_id=complaint.held_by_id):
        return True
    chosen = complaint.identity_to_ombudsman
    shown = named if chosen is None else chosen and complaint.identity_kind != IdentityKind.ANONYMOUS
    return (
        shown
        and complaint.escalated_at is not None
        and actor.sits((Role.OMBUDSMAN, Role.CUSTODIAN), agency_id=complaint.agency_id)
    )


def may_read_original(complaint: Complaint, actor: Actor) -> bool:
    """Who may have a file as it was sent, which may name who sent it: of a named case who may see the identity, of any
    other staff without a seat in a unit (docs/adr/0023). The caller knows that this person sees the case."""
    if not actor.is_staff:
        return False
    if complaint.identity_kind == IdentityKind.NAMED:
        return may_see_identity(complaint, actor)
    return not actor.has_role(*UNIT_STAFF)
