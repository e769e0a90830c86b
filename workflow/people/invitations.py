"""Somebody is invited: an account without a password, a seat, and a mail with a link to set one."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Membership, User
from accounts.people import log, places
from accounts.people.log import What
from accounts.people.places import Place
from complaints import texts
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotYours, Text
from workflow.idempotency import whole
from workflow.record import sentences

ONE_BY_ONE = 0x696E_7669
"""The advisory lock under which accounts are made, so that two invitations of one address are not both taken."""
Errors = dict[str, tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class Draft:
    """Whom to invite. `username` empty: made of the address."""

    name: str
    email: str
    role: str
    place: Place
    username: str = ""
    language: str = "id"


@whole
def invite(draft: Draft, *, by: Actor, at: datetime) -> User:
    """Make the account and its seat, and send the link by which the person sets a password. Raises BadInput, also for an
    address or name that is taken, and NotYours for a seat that this person may not give."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_BY_ONE])
    clean, errors = checked(draft, by=by)
    if errors:
        raise BadInput(errors)
    user = User(
        username=clean.username or _free(clean.email),
        name=clean.name,
        email=clean.email,
        language=clean.language,
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    seat = Membership.objects.create(
        user=user,
        role=clean.role,
        unit=clean.place.unit,
        agency=clean.place.agency,
        region=clean.place.region,
    )
    user.refresh_from_db()
    facts = {"role": seat.role}
    log.note(What.INVITED, by=by, user=user, agency=clean.place.body, unit=clean.place.unit, facts=facts)
    _send(user, clean.place, by=by, at=at)
    return user


@whole
def invite_again(user: User, *, by: Actor, at: datetime) -> None:
    """Send a new link to somebody who never set a password; the link before ends. Raises NotYours, NotNow."""
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not places.governs(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if row.has_usable_password() or not row.is_active:
        raise NotNow("not_invited", _("Orang ini sudah membuat kata sandi, atau akunnya nonaktif."))
    row.set_unusable_password()
    row.save(update_fields=["password"])
    seat = row.memberships.select_related("agency", "unit__agency", "region").order_by("pk").first()
    place = places.place_of(seat) if seat else Place()
    log.note(What.INVITED_AGAIN, by=by, user=row, agency=place.body, unit=place.unit)
    _send(row, place, by=by, at=at)


def checked(draft: Draft, *, by: Actor) -> tuple[Draft, Errors]:
    """The draft as it would be stored, and what is wrong with it by field. Raises NotYours."""
    errors: Errors = {}
    name = _clean("name", draft.name, errors)
    email = _clean("email", draft.email, errors)
    if email and User.objects.filter(email__iexact=email).exists():
        errors["email"] = ("email_taken", _("Alamat ini sudah dipakai oleh akun lain."))
    username = draft.username.strip()
    if username:
        errors |= _wrong_username(username)
    if not places.makes_sense(draft.role, draft.place):
        errors["place"] = ("senseless_seat", places.SENSELESS[places.WHERE[draft.role]])
    elif not places.may_give(by, draft.role, draft.place):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    elif draft.place.unit is not None and not draft.place.unit.active:
        errors["place"] = ("unit_closed", _("Unit ini sudah ditutup."))
    return Draft(name, email, draft.role, draft.place, username, draft.language), errors


def _clean(field: str, text: str, errors: Errors) -> str:
    try:
        return texts.email(text) if field == "email" else texts.clean_as(field, text)
    except texts.BadText as refusal:
        errors[field] = (str(refusal.code), sentences.bad_text(refusal))
        return ""


def _wrong_username(username: str) -> Errors:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        wrong = _("Nama pengguna hanya memuat huruf, angka, dan @ . + - _")
        return {"username": ("username", wrong)}
    if len(username) > 150:
        return {"username": ("too_long", _("Terlalu panjang."))}
    if User.objects.filter(username__iexact=username).exists():
        return {"username": ("username_taken", _("Nama pengguna ini sudah dipakai."))}
    return {}


def _free(email: str) -> str:
    """A username made of the address, with a number where it is taken."""
    base = re.sub(r"[^a-z0-9._-]+", "-", email.partition("@")[0].casefold()).strip("-")[:140] or "petugas"
    pattern = rf"^{re.escape(base)}\d*$"
    taken = {
        name.casefold()
        for name in User.objects.filter(username__iregex=pattern).values_list("username", flat=True)
    }
    return next(
        name for n in range(1, len(taken) + 3) if (name := base if n == 1 else f"{base}{n}") not in taken
    )


def _send(user: User, place: Place, *, by: Actor, at: datetime) -> None:
    where = place.unit or place.agency or place.region
    facts = {"place_name": where.name if where else ""}
    outbox.enqueue_to_users(Notice.INVITED, [user], by=by, at=at, facts=facts, not_before=at)
