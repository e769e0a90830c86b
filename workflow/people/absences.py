"""Somebody is away for some days: noted by themselves or by whoever looks after them, with a deputy or without."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Absence, Membership, User
from accounts.people import log, places
from accounts.people.log import What
from accounts.roles import UNIT_STAFF
from accounts.weeks import ZONE
from complaints.models import Complaint
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.idempotency import whole
from workflow.people import leaving
from workflow.record import sentences
from workflow.verbs.assignment import ASSIGNABLE

LONGEST: Final = timedelta(days=366)


@whole
def note(
    user: User, *, first_day: date, last_day: date, deputy: User | None, by: Actor, at: datetime
) -> Absence:
    """From the first to the last of these days (both whole) what is told to this person goes to the deputy. Raises NotYours,
    and BadInput for days in the wrong order, gone by or too many, for days noted already, and for a deputy who sits nowhere
    where this person does."""
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if by.user != row and not places.governs(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    zone = zone_of(row)
    if last_day < first_day:
        raise BadInput({"last_day": ("order", _("Hari terakhir tidak boleh sebelum hari pertama."))})
    if last_day < at.astimezone(zone).date():
        raise BadInput({"last_day": ("past", _("Hari-hari ini sudah lewat."))})
    if first_day - at.astimezone(zone).date() > LONGEST:
        raise BadInput({"first_day": ("too_far_ahead", _("Tanggal terlalu jauh di muka."))})
    if last_day - first_day > LONGEST:
        raise BadInput({"last_day": ("too_long", _("Paling lama satu tahun."))})
    if deputy is not None and not may_stand_in(row).filter(pk=deputy.pk).exists():
        sentence = _("Wakil harus rekan aktif dari unit atau instansi yang sama.")
        raise BadInput({"deputy": ("no_colleague", sentence)})
    begins, ends = _midnight(first_day, zone), _midnight(last_day + timedelta(days=1), zone)
    if Absence.objects.filter(user=row, ended_at=None, from_at__lt=ends, until_at__gt=begins).exists():
        raise BadInput(
            {"first_day": ("twice", _("Untuk sebagian hari ini sudah ada catatan: akhiri dahulu."))}
        )
    absence = Absence.objects.create(
        user=row, deputy=deputy, from_at=begins, until_at=ends, noted_by=by.user, noted_at=at
    )
    facts = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    log.note(What.ABSENCE_SET, by=by, user=row, agency=leaving.body_of(row), facts=facts)
    return absence


@whole
def end(absence_id: int, *, by: Actor, at: datetime) -> None:
    """The person is back, or does not go: from now on they are told again. Raises NotVisible, NotYours."""
    row = Absence.objects.select_for_update(of=("self",)).select_related("user").filter(pk=absence_id).first()
    if row is None or row.ended_at is not None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if by.user != row.user and not places.governs(by, row.user):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    log.note(What.ABSENCE_ENDED, by=by, user=row.user, agency=leaving.body_of(row.user))


def of(user: User, *, at: datetime) -> "QuerySet[Absence]":
    """Those that are not over, the next first."""
    return (
        Absence.objects.filter(user=user, ended_at=None, until_at__gt=at)
        .select_related("deputy")
        .order_by("from_at")
    )


def stood_in_for(user: User, *, at: datetime) -> "QuerySet[Absence]":
    """Whom this person stands in for now."""
    rows = Absence.objects.filter(deputy=user, ended_at=None, from_at__lte=at, until_at__gt=at)
    return rows.select_related("user").order_by("until_at")


def their_cases(absences: "QuerySet[Absence]", by: Actor) -> "QuerySet[Complaint]":
    """The open cases of those who are away, as far as this person sees them, what falls due first."""
    rows = (
        Complaint.objects.visible_to(by)
        .open()
        .filter(handler__in=absences.values("user"), state__in=ASSIGNABLE)
    )
    return rows.select_related("handler").order_by("next_due_at", "pk")


def may_stand_in(user: User) -> "QuerySet[User]":
    """Their active colleagues: of one of their units, or with a seat in the same agency beside theirs."""
    seats = Membership.objects.filter(user=user)
    units = seats.filter(role__in=UNIT_STAFF).values("unit")
    agencies = seats.exclude(agency=None).values("agency")
    there = Membership.objects.filter(Q(unit__in=units) | Q(agency__in=agencies)).exclude(user=user)
    return User.objects.filter(pk__in=there.values("user"), is_active=True).order_by("name", "username")


def zone_of(user: User) -> ZoneInfo:
    body = leaving.body_of(user)
    return ZoneInfo(body.zone if body else ZONE)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
