"""Who may read the identity of a complainant (docs/domain.md section 6; promise P7)."""

from accounts.actors import Actor, ActorKind
from accounts.roles import UNIT_STAFF, Role
from complaints.codes import IdentityKind
from complaints.models import Complaint


def may_see_identity(complaint: Complaint, actor: Actor) -> bool:
    """The complainant always; staff only of a named complaint: coordinators of the agency, staff of the
    holding unit, and the Ombudsman (custodians alike) once it was escalated. A confidential identity is
    shown to no role."""
    if actor.kind == ActorKind.COMPLAINANT:
        return actor.complaint_id == complaint.pk
    if complaint.identity_kind != IdentityKind.NAMED:
        return False
    if actor.sits((Role.COORDINATOR,), agency_id=complaint.agency_id):
        return True
    if complaint.held_by_id is not None and actor.sits(UNIT_STAFF, unit_id=complaint.held_by_id):
        return True
    return complaint.escalated_at is not None and actor.sits(
        (Role.OMBUDSMAN, Role.CUSTODIAN), agency_id=complaint.agency_id
    )


def may_read_original(complaint: Complaint, actor: Actor) -> bool:
    """Who may have a file as it was sent, which may name who sent it: of a named case who may see the identity, of any
    other staff without a seat in a unit (docs/adr/0023). The caller knows that this person sees the case."""
    if not actor.is_staff:
        return False
    if complaint.identity_kind == IdentityKind.NAMED:
        return may_see_identity(complaint, actor)
    return not actor.has_role(*UNIT_STAFF)
