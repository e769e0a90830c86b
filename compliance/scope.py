"""Who may read figures, and of whom: the Ombudsman of all, agency heads and coordinators of their own agency."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from workflow.errors import BadInput, NotYours

NOT_YOUR_FIGURES: Final = _("Angka ini bukan wewenang Anda.")


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies whose figures somebody may read and asked for (None: every one), and the unit asked for."""

    agency_ids: frozenset[int] | None
    unit: Unit | None = None

    @property
    def cases(self) -> ComplaintQuerySet:
        """Their complaints. Figures count every case, also those that the reader may not open."""
        return Complaint.objects.filter(self.within("agency_id"))

    def within(self, field: str) -> Q:
        """The condition that this field names one of the agencies."""
        return Q() if self.agency_ids is None else Q(**{f"{field}__in": self.agency_ids})


def scope(actor: Actor, *, agency: str | None = None, unit: str | None = None) -> Scope:
    """What this person may read figures of, narrowed to the agency or unit of that code.

    Raises NotYours without a role that reads figures and for another's agency, BadInput for a code that names
    nothing.
    """
    mine = _readable(actor)
    wanted = None if agency is None else _agency(agency)
    chosen = None if unit is None else _unit(unit)
    if chosen is not None:
        if wanted is not None and chosen.agency_id != wanted.pk:
            raise BadInput({"unit": ("other_agency", _("Unit ini bukan bagian dari instansi yang disebut."))})
        wanted = chosen.agency
    if wanted is None:
        return Scope(mine)
    if mine is not None and wanted.pk not in mine:
        raise NotYours("not_your_agency", NOT_YOUR_FIGURES)
    return Scope(frozenset({wanted.pk}), chosen)


def _readable(actor: Actor) -> frozenset[int] | None:
    seats = [seat for seat in actor.seats if POWERS[seat.role].measures]
    if not seats:
        raise NotYours("not_your_figures", NOT_YOUR_FIGURES)
    if any(seat.national for seat in seats):
        return None
    return frozenset(seat.agency_id for seat in seats if seat.agency_id is not None)


def _agency(code: str) -> Agency:
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise BadInput({"agency": ("unknown", _("Tidak ada instansi dengan kode ini."))})
    return found


def _unit(code: str) -> Unit:
    found = Unit.objects.select_related("agency").filter(code=code).first()
    if found is None:
        raise BadInput({"unit": ("unknown", _("Tidak ada unit dengan kode ini."))})
    return found
