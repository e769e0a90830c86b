"""Somebody stops: their open cases go to another person, or back to the unit; then the seat or the account ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Membership, Unit, User
from accounts.people import log, places
from accounts.people.log import What
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice, Recipient
from notifications.recipients import Directory
from workflow.errors import BadInput, NotNow, NotYours
from workflow.idempotency import whole
from workflow.record import events, sentences
from workflow.verbs import standing
from workflow.verbs.assignment import ASSIGNABLE

SAVED: Final = ["handler", "version", "last_seq", "last_at"]


@dataclass(frozen=True, slots=True)
class Handed:
    """How many cases went to the person named, and how many back to their unit, without a handler."""

    to_person: int
    to_unit: int


def held_by(user: User, unit: Unit | None = None) -> "QuerySet[Complaint]":
    """The open cases that this person handles; in one unit."""
    rows = Complaint.objects.open().filter(handler=user, state__in=ASSIGNABLE)
    return rows if unit is None else rows.filter(held_by=unit)


def may_take(user: User) -> "QuerySet[User]":
    """Who could take over a case of theirs: the other active staff of the units that hold them."""
    units = held_by(user).values("held_by")
    others = Membership.objects.filter(unit__in=units, role__in=UNIT_STAFF).exclude(user=user).values("user")
    return User.objects.filter(pk__in=others, is_active=True).order_by("name", "username")


def would_hand(user: User, to: User | None, unit: Unit | None = None) -> Handed:
    """What handing over would do now."""
    keys = list(held_by(user, unit).values_list("pk", "held_by"))
    if to is None:
        return Handed(0, len(keys))
    theirs = _seats(to)
    accused = set(Complaint.accused.through.objects.filter(user=to).values_list("complaint_id", flat=True))
    fits = sum(holder in theirs and pk not in accused for pk, holder in keys)
    return Handed(fits, len(keys) - fits)


@whole
def hand_over(user: User, *, to: User | None, by: Actor, at: datetime, unit: Unit | None = None) -> Handed:
    """Give the open cases of this person to `to`, each with an event; those that `to` cannot take (another unit, or
    accused there), and all without one, go back to the unit that holds them. Who has them now is told in one mail.

    Raises NotYours, and BadInput for somebody who is no active staff of any of these units.
    """
    if not places.governs(by, user) and by.user != user:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    active = standing.person(to)
    if to is not None and not (active() and may_take(user).filter(pk=to.pk).exists()):
        sentence = _("Penerima harus petugas aktif lain dari unit yang memegang kasusnya.")
        raise BadInput({"to": ("not_a_handler", sentence)})
    return _hand(user, to, unit, by=by, at=at)


def units_of(user: User) -> list[Unit]:
    """Where this person works."""
    seats = Membership.objects.filter(user=user, role__in=UNIT_STAFF).values("unit")
    return list(Unit.objects.filter(pk__in=seats).select_related("agency").order_by("pk"))


def back_where_no_seat_remains(user: User, before: Iterable[Unit], *, by: Actor, at: datetime) -> None:
    """Seats of this person ended. What they handle in those of the units before in which they have none any more goes back
    there, without a handler. The caller asked who may, holds the person's row, and is in the transaction."""
    remain = _seats(user)
    for unit in before:
        if unit.pk not in remain:
            _hand(user, None, unit, by=by, at=at)


@whole
def disable(user: User, *, to: User | None, by: Actor, at: datetime) -> Handed:
    """Hand over what this person handles and end the account: it signs in no more, its sessions and links end. Raises
    NotYours, BadInput, NotNow for oneself and for the last administrator."""
    both = [user.pk] if to is None else [user.pk, to.pk]
    locked = {
        each.pk: each
        for each in User.objects.select_for_update(no_key=True).filter(pk__in=both).order_by("pk")
    }
    row = locked[user.pk]
    if not places.governs(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if by.user == row:
        raise NotNow("oneself", _("Akun sendiri tidak dapat dinonaktifkan. Minta rekan melakukannya."))
    if row.is_active:
        keep_an_administrator(row)
    handed = hand_over(row, to=to, by=by, at=at)
    if row.is_active:
        row.is_active = False
        row.save(update_fields=["is_active"])
        log.note(What.DISABLED, by=by, user=row, agency=body_of(row))
    return handed


@whole
def enable(user: User, *, by: Actor, at: datetime) -> None:
    """Let somebody in again, with the seats that they still have. Raises NotYours."""
    del at  # of no case: only the log tells when
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not places.governs(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if not row.is_active:
        row.is_active = True
        row.save(update_fields=["is_active"])
        log.note(What.ENABLED, by=by, user=row, agency=body_of(row))


def keep_an_administrator(user: User) -> None:
    """Raises NotNow where this is the only active administrator. The rows are locked, so that two do not end each other."""
    seats = Membership.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk")
    active = {seat.user_id for seat in seats.select_related("user").filter(user__is_active=True)}
    if active == {user.pk}:
        raise NotNow("last_administrator", _("Ini administrator terakhir: tunjuk administrator lain dahulu."))


def body_of(user: User) -> Agency | None:
    """The agency in whose log a change of this person stands: that of their first seat in one."""
    seats = user.memberships.select_related("agency", "unit__agency").order_by("pk")
    return next((body for seat in seats if (body := places.place_of(seat).body) is not None), None)


def _hand(user: User, to: User | None, unit: Unit | None, *, by: Actor, at: datetime) -> Handed:
    theirs = _seats(to)
    given: list[Complaint] = []
    back: list[Complaint] = []
    for pk in held_by(user, unit).order_by("pk").values_list("pk", flat=True):
        complaint = Complaint.objects.lock(pk)
        if complaint.handler_id != user.pk or complaint.state not in ASSIGNABLE:
            continue  # somebody was quicker
        takes = (
            to is not None
            and complaint.held_by_id in theirs
            and not complaint.accused.filter(pk=to.pk).exists()
        )
        (given if takes else back).append(complaint)
        complaint.handler = to if takes else None
        complaint.version += 1
        event = "handed_over" if takes else "handler_left"
        facts = {"handler": complaint.handler_id, "before": user.pk}
        events.record(complaint, event, by=by, at=max(at, complaint.last_at), facts=facts)
        complaint.save(update_fields=SAVED)
    _tell(given, back, to, by=by, at=at)
    if given or back:
        facts = {"to_person": len(given), "to_unit": len(back), **({"to": to.pk} if to else {})}
        body = body_of(user) if unit is None else unit.agency
        log.note(What.HANDED_OVER, by=by, user=user, agency=body, unit=unit, facts=facts)
    return Handed(len(given), len(back))


def _tell(given: list[Complaint], back: list[Complaint], to: User | None, *, by: Actor, at: datetime) -> None:
    """One mail to the person, and one to those of each unit that has cases without a handler now (its coordinators where
    nobody is left there)."""
    if given and to is not None:
        _enqueue([to], len(given), to_person=True, by=by, at=at)
    by_unit: dict[int | None, list[Complaint]] = {}
    for complaint in back:
        by_unit.setdefault(complaint.held_by_id, []).append(complaint)
    for cases in by_unit.values():
        _enqueue(Directory(at).users(cases[0], [Recipient.UNIT]), len(cases), to_person=False, by=by, at=at)


def _enqueue(users: Iterable[User], count: int, *, to_person: bool, by: Actor, at: datetime) -> None:
    facts = {"count": count, "to_person": to_person}
    outbox.enqueue_to_users(Notice.HANDED_OVER, users, by=by, at=at, facts=facts, not_before=at)


def _seats(user: User | None) -> set[int]:
    """The units where this person works."""
    if user is None:
        return set()
    rows = Membership.objects.filter(user=user, role__in=UNIT_STAFF).values_list("unit_id", flat=True)
    return {pk for pk in rows if pk is not None}
