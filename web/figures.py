"""Who reads figures, and who enters scores."""

from typing import Final

from django.http import Http404

from accounts import units
from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS, Role
from compliance.scope import of_a_unit, scope
from workflow.errors import Refusal

READERS: Final = [Role(role) for role, powers in POWERS.items() if powers.measures]
ENTERS: Final = [Role(role) for role, powers in POWERS.items() if powers.assesses]
"""Who enters what scores are made of."""
OF_A_UNIT: Final = [*READERS, Role.SUPERVISOR]
"""Who reads the sheet of a unit: also its head."""


def agency_of(actor: Actor, code: str) -> Agency:
    """The agency, if this reader may read its figures. Raises Http404."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise Http404
    try:
        scope(actor, agency=code)
    except Refusal:
        raise Http404 from None
    return found


def unit_of(actor: Actor, agency: str, unit: str) -> Unit:
    """The unit of the agency, if this reader may read its sheet. Raises Http404."""
    found = units.named(agency, unit)
    if found is None:
        raise Http404
    try:
        of_a_unit(actor, agency=agency, unit=unit)
    except Refusal:
        raise Http404 from None
    return found
