"""Who may read figures, and of whom: the Ombudsman of all, agency heads and coordinators of their own agency, heads of
units of the sheet of their own unit."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS, Role
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from workflow.errors import BadInput, NotYours

NOT_YOUR_FIGURES: Final = _("Angka ini bukan wewenang Anda.")


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies whose figures are read (None: every agency), and the one unit, if the reader chose one."""

    agency_ids: frozenset[int] | None
    unit: Unit | None = None

    @property
    def cases(self) -> ComplaintQuerySet:
        """Their complaints. Figures count every case, also those that the reader may not open."""
        return Complaint.objects.filter(self.within("agency_id"))

    @property
    def cases_by_unit(self) -> ComplaintQuerySet:
        """The same for a question that names the unit: COALESCE keeps the planner to the index on it, beside which it would read that
        on all cases of the agency."""
        return Complaint.objects.alias(of_agency=Coalesce("agency_id", Value(0))).filter(
            self.within("of_agency")
        )

    def within(self, field: str) -> Q:
        """The condition that this field names one of the agencies."""
        return Q() if self.agency_ids is None else Q(**{f"{field}__in": self.agency_ids})


def scope(actor: Actor, *, agency: str | None = None, unit: str | None = None) -> Scope:
    """The agencies whose figures this person may read, narrowed to the agency or unit of that code.

    Raises NotYours if none of their roles reads figures or if the agency is not theirs, BadInput for an unknown
    code and for a unit of another agency.
    """
    readable = _readable(actor)
    chosen_agency = None if agency is None else _agency(agency)
    chosen_unit = None if unit is None else _unit(unit)
    if chosen_unit is not None:
        if chosen_agency is not None and chosen_unit.agency_id != chosen_agency.pk:
            raise BadInput({"unit": ("other_agency", _("Unit ini bukan bagian dari instansi yang disebut."))})
        chosen_agency = chosen_unit.agency
    if chosen_agency is None:
        return Scope(readable)
    if readable is not None and chosen_agency.pk not in readable:
        raise NotYours("not_your_agency", NOT_YOUR_FIGURES)
    return Scope(frozenset({chosen_agency.pk}), chosen_unit)


def of_a_unit(actor: Actor, *, agency: str | None = None, unit: str | None = None) -> Scope:
    """As `scope`, also for the head of a unit: only that unit, and where none is named the first of theirs."""
    try:
        return scope(actor, agency=agency, unit=unit)
    except NotYours:
        heads = units_headed(actor)
        mine = heads[:1] if unit is None else [each for each in heads if each.code == unit]
        if not mine or (agency is not None and mine[0].agency.code != agency):
            raise
        return Scope(frozenset({mine[0].agency_id}), mine[0])


def of_this_unit(actor: Actor, unit: Unit) -> Scope:
    """The same of a unit that was read already. Raises NotYours."""
    if any(seat.role == Role.SUPERVISOR and seat.unit_id == unit.pk for seat in actor.seats):
        return Scope(frozenset({unit.agency_id}), unit)
    return to_unit(actor, unit)


def to_unit(actor: Actor, unit: Unit) -> Scope:
    """`scope` narrowed to a unit that was read already. Raises NotYours."""
    readable = _readable(actor)
    if readable is not None and unit.agency_id not in readable:
        raise NotYours("not_your_agency", NOT_YOUR_FIGURES)
    return Scope(frozenset({unit.agency_id}), unit)


def units_headed(actor: Actor) -> list[Unit]:
    """The units that this person heads, by name."""
    keys = [seat.unit_id for seat in actor.seats if seat.role == Role.SUPERVISOR and seat.unit_id is not None]
    return (
        list(Unit.objects.filter(pk__in=keys).select_related("agency").order_by("name", "pk")) if keys else []
    )


def _readable(actor: Actor) -> frozenset[int] | None:
    seats = [seat for seat in actor.seats if POWERS[seat.role].measures]
    if not seats:
        raise NotYours("not_your_figures", NOT_YOUR_FIGURES)
    if any(seat.national for seat in seats):
        return None
    return frozenset(seat.agency_id for seat in seats if seat.agency_id is not None)


def _agency(code: str) -> Agency:
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise BadInput({"agency": ("unknown", _("Tidak ada instansi dengan kode ini."))})
    return agency


def _unit(code: str) -> Unit:
    unit = Unit.objects.select_related("agency").filter(code=code).first()
    if unit is None:
        raise BadInput({"unit": ("unknown", _("Tidak ada unit dengan kode ini."))})
    return unit
