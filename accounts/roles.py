"""What each role may see and do. One table; nothing else in the code says what a role means.

Which role may use which verb is in the verb's row, in `complaints/lifecycle.py`.
Source: docs/domain.md section 6.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    COORDINATOR = "coordinator", _("Koordinator (admin instansi)")
    OFFICER = "officer", _("Petugas unit pelayanan")
    SUPERVISOR = "supervisor", _("Kepala unit pelayanan")
    AGENCY_HEAD = "agency_head", _("Pimpinan instansi")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    CUSTODIAN = "custodian", _("Pemegang kunci identitas")
    ADMINISTRATOR = "administrator", _("Administrator")


class Sees(StrEnum):
    """Which complaints a role sees."""

    NOTHING = "nothing"
    HELD = "held"
    """Those that the member's unit holds, from dispatch on."""
    AGENCY = "agency"
    ALL = "all"
    """Those of every agency; in a seat that is bound to an agency or a region, those of that agency or region."""


@dataclass(frozen=True, slots=True)
class Powers:
    """`writes`: may send messages and notes on the cases it sees. `measures`: may read handling figures. `assesses`: may
    enter assessments. `weighs`: may change the weights of an instrument, in a national seat. `audience`: the most restricted audience whose events it reads."""

    sees: Sees
    writes: bool = False
    measures: bool = False
    assesses: bool = False
    weighs: bool = False
    audience: str = "staff"


UNIT_STAFF = (Role.OFFICER, Role.SUPERVISOR)
REGIONAL = (Role.OMBUDSMAN, Role.CUSTODIAN)
"""Those who may sit for a region."""
POWERS: dict[str, Powers] = {
    Role.COORDINATOR: Powers(Sees.AGENCY, writes=True, measures=True, assesses=True),
    Role.OFFICER: Powers(Sees.HELD, writes=True),
    Role.SUPERVISOR: Powers(Sees.HELD, writes=True),
    Role.AGENCY_HEAD: Powers(Sees.NOTHING, measures=True),
    Role.OMBUDSMAN: Powers(Sees.ALL, writes=True, measures=True, assesses=True, audience="ombudsman"),
    Role.CUSTODIAN: Powers(Sees.ALL, audience="ombudsman"),
    Role.ADMINISTRATOR: Powers(Sees.NOTHING, weighs=True),
}
