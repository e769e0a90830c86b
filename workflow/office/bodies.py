"""Units are made and changed, agencies changed. What running time limits are counted with does not change under them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.actors import Actor
from accounts.models import Agency, Unit, valid_code
from accounts.people import log, places
from accounts.people.log import What
from accounts.roles import Role
from accounts.weeks import valid_week, valid_zone
from complaints import texts
from complaints.models import Complaint
from law import rules
from workflow.calendar_models import Calendar
from workflow.errors import BadInput, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.models import Duty
from workflow.record import sentences

COUNTED_WITH: Final = ("level", "zone", "calendar", "law")
"""Columns of an agency by which time limits are counted: they change only while none is running there."""
REBUILT_WITH: Final = ("zone", "law")
"""Those by which the days of cases are rebuilt from their events that are over: they change only before the first case."""
LONG: Final = frozenset({"services", "hours", "letterhead"})
"""Columns whose words the log leaves out."""
Errors = dict[str, tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit as it is to be. `parent`, `successor`: units of the same agency."""

    name: str
    working_week: list[int]
    active: bool = True
    parent: Unit | None = None
    successor: Unit | None = None
    answers_need_supervisor: bool = False
    district: str = ""
    services: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class AgencyDraft:
    """An agency as it is to be."""

    name: str
    level: str
    zone: str
    calendar: str
    law: str
    send_from: time
    send_until: time
    open_for_filing: bool
    letterhead: str | None = None


@whole
def make_unit(agency: Agency, draft: UnitDraft, *, code: str = "", by: Actor, at: datetime) -> Unit:
    """A new unit; `code` empty: made of the name. Raises BadInput, NotYours."""
    del at  # only the log tells when
    if not places.keeps(by, agency):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean, errors = _checked_unit(agency, None, draft)
    code = code.strip().casefold() or _free_code(clean["name"])
    try:
        valid_code(code)
    except ValidationError as wrong:
        errors["code"] = ("code", wrong.messages[0])
    if Unit.objects.filter(code=code).exists():
        errors["code"] = ("code_taken", _("Kode ini sudah dipakai."))
    if errors:
        raise BadInput(errors)
    unit = Unit(agency=agency, code=code, **clean)
    unit.save(force_insert=True)
    log.note(What.UNIT_MADE, by=by, unit=unit)
    return unit


@whole
def change_unit(unit: Unit, draft: UnitDraft, *, by: Actor, at: datetime) -> Unit:
    """The unit as the draft has it. Its working week changes only while no time limit of a case that it holds is running,
    and it closes only once it holds no open case. Raises BadInput, NotNow, NotYours."""
    del at
    rows = Unit.objects.select_for_update(of=("self",)).select_related("agency", "parent", "successor")
    row: Unit | None = rows.filter(pk=unit.pk).first()
    if row is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not places.keeps(by, row.agency):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean, errors = _checked_unit(row.agency, row, draft)
    if errors:
        raise BadInput(errors)
    changed = _changed(row, clean)
    if "working_week" in changed and (running := running_in(unit=row)):
        raise BadInput({"working_week": ("running", _running(running))})
    if "active" in changed and not row.active and (held := _held(row)):
        raise BadInput(
            {
                "active": (
                    "holds_cases",
                    ngettext(
                        "Unit ini masih memegang %(n)s kasus terbuka: alihkan dahulu.",
                        "Unit ini masih memegang %(n)s kasus terbuka: alihkan dahulu.",
                        held,
                    )
                    % {"n": held},
                )
            }
        )
    if changed:
        row.save(update_fields=sorted(changed))
        log.note(What.UNIT_CHANGED, by=by, unit=row, facts=_told(changed))
    return row


@whole
def change_agency(agency: Agency, draft: AgencyDraft, *, by: Actor, at: datetime) -> Agency:
    """The agency as the draft has it. By which law, level, zone and calendar it counts changes only while no time limit is
    running there, law and zone only before its first case, and by an administrator. Raises BadInput, NotYours."""
    del at
    row = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if not places.keeps(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean, errors = _checked_agency(row, draft)
    if errors:
        raise BadInput(errors)
    changed = _changed(row, clean)
    counted = [name for name in COUNTED_WITH if name in changed]
    if counted and not by.has_role(Role.ADMINISTRATOR):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if counted and (running := running_in(agency=row)):
        raise BadInput({counted[0]: ("running", _running(running))})
    rebuilt = [name for name in REBUILT_WITH if name in changed]
    if rebuilt and Complaint.every.filter(agency=row).exists():
        sentence = _(
            "Instansi ini sudah mempunyai pengaduan, yang hari-harinya dihitung menurut ini. Buat instansi baru."
        )
        raise BadInput(dict.fromkeys(rebuilt, ("has_cases", sentence)))
    if changed:
        row.save(update_fields=sorted(changed))
        log.note(What.AGENCY_CHANGED, by=by, agency=row, facts=_told(changed))
    return row


def draft_of(unit: Unit) -> UnitDraft:
    """The unit as it is."""
    told = {name: getattr(unit, name) for name in UnitDraft.__dataclass_fields__}
    return UnitDraft(**{**told, **{name: told[name] or "" for name in ("district", "services", "hours")}})


def checked(unit: Unit, draft: UnitDraft) -> tuple[dict[str, Any], Errors]:
    """The columns of a unit that is to be as the draft has it, and what is wrong with the draft."""
    return _checked_unit(unit.agency, unit, draft)


def fixed(row: Agency | Unit) -> tuple[str, ...]:
    """The columns that nobody may change now, whoever they are: what time limits are counted with while some are running, what cases
    are rebuilt with once there was one, to whom a unit belongs, and that it is open while it holds a case."""
    if isinstance(row, Unit):
        held = ("active",) if row.active and _held(row) else ()
        return ("agency", *held, *(("working_week",) if _clocks(unit=row).exists() else ()))
    running = (*COUNTED_WITH, "working_week") if _clocks(agency=row).exists() else ()
    rebuilt = REBUILT_WITH if Complaint.every.filter(agency=row).exists() else ()
    return tuple(dict.fromkeys((*running, *rebuilt)))


def running_in(*, agency: Agency | None = None, unit: Unit | None = None) -> int:
    """How many time limits are running in an agency, or in the cases that a unit holds."""
    return _clocks(agency=agency, unit=unit).count()


def _clocks(*, agency: Agency | None = None, unit: Unit | None = None) -> "QuerySet[Duty]":
    rows = Duty.objects.filter(met_at=None, ended_at=None)
    if unit is not None:
        return rows.filter(complaint__held_by=unit)
    return rows.filter(complaint__agency=agency)


def calendars() -> list[tuple[str, str]]:
    """The calendars that an agency may take up: code and name."""
    rows = Calendar.objects.filter(retired_on=None).order_by("name")
    return list(rows.values_list("code", "name"))


def _running(running: int) -> str:
    return ngettext(
        "%(n)s jangka waktu sedang berjalan dan akan bergeser tanpa jejak. Ubah setelah semuanya selesai.",
        "%(n)s jangka waktu sedang berjalan dan akan bergeser tanpa jejak. Ubah setelah semuanya selesai.",
        running,
    ) % {"n": running}


def _held(unit: Unit) -> int:
    return Complaint.objects.filter(held_by=unit, ended_at=None).count()


def _changed(row: Any, clean: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Sets what differs; column → (before, now)."""
    changed = {}
    for name, value in clean.items():
        before = getattr(row, name)
        if before != value and not (before is None and value == ""):
            changed[name] = (before, value)
            setattr(row, name, value)
    return changed


def _told(changed: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """The change as the log keeps it."""
    short = {name: pair for name, pair in changed.items() if name not in LONG}
    return {
        "columns": sorted(changed),
        "was": {name: _plain(was) for name, (was, _now) in short.items()},
        "now": {name: _plain(now) for name, (_was, now) in short.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Unit):
        return value.code
    return value if isinstance(value, bool | int | str | list) or value is None else str(value)


def _checked_unit(agency: Agency, row: Unit | None, draft: UnitDraft) -> tuple[dict[str, Any], Errors]:
    errors: Errors = {}
    clean = {name: getattr(draft, name) for name in UnitDraft.__dataclass_fields__}
    clean["name"] = _text("name", draft.name, 1, 200, errors)
    clean["district"] = _text("district", draft.district, 0, 100, errors)
    clean["services"] = _text("services", draft.services, 0, 2000, errors, lines=True)
    clean["hours"] = _text("hours", draft.hours, 0, 500, errors, lines=True)
    clean["working_week"] = sorted(draft.working_week)
    _validated("working_week", valid_week, clean["working_week"], errors)
    for name in ("parent", "successor"):
        other: Unit | None = clean[name]
        if other is not None and (other.agency_id != agency.pk or _leads_to(other, row, name)):
            sentence = _(
                "Pilih unit lain dari instansi yang sama, yang tidak berada di bawah atau diganti oleh unit ini."
            )
            errors[name] = ("no_such_unit", sentence)
    if clean["successor"] is not None and not clean["successor"].active:
        errors["successor"] = ("unit_closed", _("Unit ini sudah ditutup."))
    return clean, errors


def _leads_to(other: Unit, row: Unit | None, by: str) -> bool:
    """Whether the chain of parents or successors from there comes to this unit."""
    seen: set[int] = set()
    step: Unit | None = other
    while row is not None and step is not None and step.pk not in seen:
        if step.pk == row.pk:
            return True
        seen.add(step.pk)
        step = getattr(step, by)
    return False


def _checked_agency(row: Agency, draft: AgencyDraft) -> tuple[dict[str, Any], Errors]:
    errors: Errors = {}
    clean = asdict(draft)
    clean["name"] = _text("name", draft.name, 1, 200, errors)
    clean["letterhead"] = _text("letterhead", draft.letterhead or "", 0, 500, errors, lines=True)
    _validated("zone", valid_zone, draft.zone, errors)
    if draft.law not in rules.laws():
        errors["law"] = ("unknown", _("Pilih salah satu."))
    if draft.calendar != row.calendar and draft.calendar not in dict(calendars()):
        errors["calendar"] = ("unknown", _("Pilih salah satu."))
    if draft.send_from >= draft.send_until:
        errors["send_until"] = ("order", _("Jam mulai harus lebih awal daripada jam selesai."))
    return clean, errors


def _text(field: str, text: str, least: int, most: int, errors: Errors, *, lines: bool = False) -> str:
    try:
        return texts.clean(text, least=least, most=most, one_line=not lines)
    except texts.BadText as refusal:
        errors[field] = (str(refusal.code), sentences.bad_text(refusal))
        return ""


def _validated(field: str, rule: Any, value: Any, errors: Errors) -> None:
    try:
        rule(value)
    except ValidationError as wrong:
        errors[field] = (field, wrong.messages[0])


def _free_code(name: str) -> str:
    base = slugify(name)[:36].strip("-") or "unit"
    taken = set(Unit.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(
        code for n in range(1, len(taken) + 3) if (code := base if n == 1 else f"{base}-{n}") not in taken
    )
