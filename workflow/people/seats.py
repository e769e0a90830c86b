"""Seats are given and taken, and a person's name and address corrected."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Membership, User
from accounts.people import log, places
from accounts.people.log import What
from accounts.people.places import Place
from accounts.roles import Role
from complaints import texts
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.idempotency import whole
from workflow.people import leaving
from workflow.record import sentences


@whole
def give(user: User, role: str, place: Place, *, by: Actor, at: datetime) -> Membership:
    """Give this person one more seat; their sessions end. Raises BadInput for a pair that makes no sense or that they have
    already, NotYours."""
    del at  # only the log tells when
    if not places.makes_sense(role, place):
        raise BadInput({"place": ("senseless_seat", places.SENSELESS[places.WHERE[role]])})
    if not (places.may_give(by, role, place) and places.governs(by, user)):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if place.unit is not None and not place.unit.active:
        raise BadInput({"place": ("unit_closed", _("Unit ini sudah ditutup."))})
    try:
        with transaction.atomic():
            seat: Membership = Membership.objects.create(
                user=user, role=role, unit=place.unit, agency=place.agency, region=place.region
            )
    except IntegrityError:
        raise BadInput({"place": ("seat_twice", _("Orang ini sudah punya tugas itu di sana."))}) from None
    log.note(What.SEAT_GIVEN, by=by, user=user, agency=place.body, unit=place.unit, facts={"role": role})
    return seat


@whole
def take(seat_id: int, *, by: Actor, at: datetime) -> None:
    """End a seat. What the person handles in that unit goes back to it, unless another seat there remains; their sessions
    end. Raises NotVisible, NotYours, NotNow for one's own last seat and for that of the last administrator."""
    rows = Membership.objects.select_related("user", "unit__agency", "agency", "region")
    holder = Membership.objects.filter(pk=seat_id).values("user")
    # Whom a verb names now keeps their seats until it is done.
    User.objects.select_for_update(no_key=True).filter(pk__in=holder).first()
    seat = rows.select_for_update(of=("self",)).filter(pk=seat_id).first()
    if seat is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    place = places.place_of(seat)
    if not places.may_give(by, seat.role, place):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if by.user == seat.user and seat.role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        raise NotNow("oneself", _("Tugas sendiri tidak dapat dicabut. Minta rekan melakukannya."))
    if seat.role == Role.ADMINISTRATOR and seat.user.is_active:
        leaving.keep_an_administrator(seat.user)
    seat.delete()
    if seat.unit is not None:
        leaving.back_where_no_seat_remains(seat.user, [seat.unit], by=by, at=at)
    log.note(
        What.SEAT_TAKEN, by=by, user=seat.user, agency=place.body, unit=place.unit, facts={"role": seat.role}
    )


@whole
def correct(user: User, *, name: str, email: str, by: Actor, at: datetime) -> None:
    """Another name or address. Whoever changes an address could ask for the password there: where one was set, only an
    administrator does. Raises BadInput, NotYours."""
    del at
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not places.governs(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean = {}
    try:
        clean["name"] = texts.clean_as("name", name)
    except texts.BadText as refusal:
        raise BadInput({"name": (str(refusal.code), sentences.bad_text(refusal))}) from None
    try:
        clean["email"] = texts.email(email)
    except texts.BadText as refusal:
        raise BadInput({"email": (str(refusal.code), sentences.bad_text(refusal))}) from None
    changed = [column for column, value in clean.items() if getattr(row, column) != value]
    if "email" in changed:
        if row.has_usable_password() and not by.has_role(Role.ADMINISTRATOR):
            sentence = _(
                "Orang ini sudah memakai akunnya: alamat surelnya hanya dapat diganti administrator."
            )
            raise BadInput({"email": ("in_use", sentence)})
        if User.objects.filter(email__iexact=clean["email"]).exclude(pk=row.pk).exists():
            raise BadInput({"email": ("email_taken", _("Alamat ini sudah dipakai oleh akun lain."))})
    if not changed:
        return
    for column in changed:
        setattr(row, column, clean[column])
    row.save(update_fields=changed)
    log.note(What.CORRECTED, by=by, user=row, agency=leaving.body_of(row), facts={"columns": changed})
