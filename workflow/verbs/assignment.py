"""Which unit holds a case, and who handles it."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, clock
from accounts.models import Membership, Unit, User
from accounts.roles import UNIT_STAFF, Role
from accounts.worded import Worded
from complaints import rows
from complaints.lifecycle import State
from complaints.models import Complaint
from law.codes import DutyKind as K
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Holding
from workflow.record import events, sentences
from workflow.verbs import standing
from workflow.verbs.moves import HELD, Step, check_version

ASSIGNABLE = (State.DISPATCHED, State.INVESTIGATING)


@transaction.atomic
def assign(
    complaint_id: int, *, handler: User, by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """Name who handles the case in the unit that holds it: staff of that unit, or the agency's coordinator."""
    active = standing.person(handler)
    complaint = Complaint.objects.lock(complaint_id)
    check_version(complaint, version)
    at = max(at, complaint.last_at)
    if complaint.state not in ASSIGNABLE:
        raise NotNow(
            "illegal_now", sentences.NOT_IN_THIS_STATE, state=complaint.state, version=complaint.version
        )
    roles = (*UNIT_STAFF, Role.COORDINATOR)
    if not by.sits(roles, agency_id=complaint.agency_id, unit_id=complaint.held_by_id):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    check_handler(complaint, handler, active=active())
    complaint.handler = handler
    complaint.version += 1
    events.record(complaint, "assigned", by=by, at=at, facts={"handler": handler.pk})
    complaint.save(update_fields=["handler", "version", "last_seq", "last_at"])
    outbox.enqueue(Notice.ASSIGNED_TO_YOU, complaint, by=by, at=at, facts={})
    return complaint


def may_assign(complaint: Complaint, by: Actor) -> bool:
    roles = (*UNIT_STAFF, Role.COORDINATOR)
    return complaint.state in ASSIGNABLE and by.sits(
        roles, agency_id=complaint.agency_id, unit_id=complaint.held_by_id
    )


def hold(complaint: Complaint, unit: Unit, *, at: datetime) -> None:
    """From now on this unit holds the case; nobody handles it yet. The caller saves the complaint."""
    release(complaint, at=at)
    rows.insert_later(Holding(complaint=complaint, unit=unit, from_at=at))
    complaint.unit = complaint.held_by = unit


def release(complaint: Complaint, *, at: datetime) -> None:
    """No unit holds the case any more."""
    if complaint.held_by_id is not None:
        Holding.objects.filter(complaint=complaint, until_at=None).update(until_at=at)
    complaint.held_by = complaint.handler = None


def hand_over(step: Step, unit: Unit, *fields: str) -> None:
    """Store, then tell the complainant who has the case now, and the unit what it must do by when."""
    disclosed = step.disclose(K.SETTLE)
    yours = step.disclose(K.FOLLOW_UP, K.SETTLE)
    step.store(*HELD, *fields)
    passed_on = {"transferred": True} if step.verb == "transfer" else {}
    staff = _staff_of.later(unit=unit.pk)
    step.tell_each(
        (Notice.DISPATCHED, {**disclosed, "unit": unit.code, "unit_name": unit.name, **passed_on}),
        (Notice.DISPATCHED_TO_YOU, yours),
    )
    _warn_of_an_empty_unit(step, unit, staff)


def warn_of_an_empty_unit(step: Step) -> None:
    """Tell the coordinators, also the one who acted, where the unit that holds the case now has nobody to work on it."""
    unit = step.complaint.held_by
    if unit is not None:
        _warn_of_an_empty_unit(step, unit, _staff_of.later(unit=unit.pk))


def _warn_of_an_empty_unit(step: Step, unit: Unit, staff: list[Any]) -> None:
    """`staff`: of the unit, as far as it was asked for; it comes with the next trip to the database."""
    if not staff:
        rows.settle()
    if not staff:
        facts = {"unit": unit.code, "unit_name": unit.name}
        step.tell(Notice.UNIT_UNSTAFFED, facts, by=clock(origin=step.by.origin))


def staffed(unit: Unit) -> bool:
    """Whether somebody active sits in the unit."""
    return bool(_staff_of(unit=unit.pk))


_staff_of: Final[Worded[Any]] = Worded(
    lambda unit: Membership.objects.filter(unit=unit, role__in=UNIT_STAFF, user__is_active=True).values_list(
        "pk"
    )[:1],
    unit=-987_654_321,
)
_member: Final[Worded[Any]] = Worded(
    lambda user, unit: Membership.objects.filter(user=user, unit=unit, role__in=UNIT_STAFF).values_list("pk")[
        :1
    ],
    user=-987_654_321,
    unit=-987_654_322,
)
_accused_in: Final[Worded[Any]] = Worded(
    lambda complaint: Complaint.accused.through.objects.filter(complaint=complaint).values_list("user_id"),
    complaint=-987_654_321,
)


def check_unit(complaint: Complaint, unit: Unit) -> None:
    """Raises BadInput unless the unit is open and of the complaint's agency."""
    if unit.agency_id != complaint.agency_id:
        raise BadInput({"unit": ("other_agency", _("Unit ini bukan bagian dari instansi pengaduan."))})
    if not unit.active:
        raise BadInput({"unit": closed_unit(unit)})


def check_other_unit(complaint: Complaint, unit: Unit) -> None:
    """Raises BadInput unless the case may go from the unit that holds it to this one."""
    check_unit(complaint, unit)
    if unit.pk == complaint.held_by_id:
        raise BadInput({"unit": ("same_unit", _("Pengaduan sudah berada pada unit ini."))})
    check_not_all_accused(complaint, unit)


def closed_unit(unit: Unit) -> tuple[str, str]:
    """The refusal of a closed unit, with its successor offered."""
    if unit.successor is None:
        return "unit_closed", str(_("Unit ini sudah ditutup."))
    sentence = _("Unit ini sudah ditutup; penggantinya: %(name)s (%(code)s).")
    return "unit_closed", sentence % {"name": unit.successor.name, "code": unit.successor.code}


def check_handler(complaint: Complaint, handler: User | None, *, active: bool) -> None:
    """Raises BadInput unless this is an `active` member of the holding unit and not accused. Their account is locked
    (`standing.person`), so that the seat that is found here stays."""
    fit = False
    if handler is not None and active and complaint.held_by_id is not None:
        accused = _accused_in.later(complaint=complaint.pk)
        fit = bool(_member(user=handler.pk, unit=complaint.held_by_id)) and (handler.pk,) not in accused
    if not fit:
        sentence = _("Penangan harus petugas aktif dari unit yang memegang pengaduan, dan bukan terlapor.")
        raise BadInput({"handler": ("not_a_handler", sentence)})


def check_not_all_accused(complaint: Complaint, unit: Unit) -> None:
    if all_accused(complaint, unit):
        sentence = _("Semua petugas unit ini adalah terlapor. Pilih unit lain.")
        raise BadInput({"unit": ("all_accused", sentence)})


def all_accused(complaint: Complaint, unit: Unit) -> bool:
    """Whether somebody is accused and nobody else active is left in the unit."""
    if not _accused_in(complaint=complaint.pk):
        return False
    members = Membership.objects.filter(unit=unit, role__in=UNIT_STAFF, user__is_active=True)
    return not members.exclude(user__in=complaint.accused.values("pk")).exists()
