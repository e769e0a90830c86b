"""The link in a mail. To a complainant it carries a token that opens one case for one recipient, for 14 days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from complaints.models import Identity

TOKEN_PATH: Final = "/kasus/tautan/{token}/"
"""Where the web door shows a page with a button. Opening it changes nothing: mail scanners open links too."""
NEW_CODE_PATH: Final = "/kasus/kode-baru/{token}/"
"""Where the web door makes a new access code, by the press of a button."""
RATING_PATH: Final = "/kasus/penilaian/{token}/"
"""Where the web door asks whether a rating is the complainant's own. The access code alone leads nowhere to it."""
ADDRESS_PATH: Final = "/kasus/alamat/{token}/"
"""Where whoever reads a new address confirms it. It opens no case."""
STAFF_PATH: Final = "/petugas/kasus/{reference}/"
PRODUCT_PATH: Final = "/pengawasan/produk/{reference}/"
TRACKING_PATH: Final = "/lacak/"
INTAKE_PATH: Final = "/petugas/verifikasi/"
CODE_BY_PHONE_PATH: Final = "/lacak/kode-baru/telepon/"
WORKLIST_PATH: Final = "/petugas/"
FILTER_PATH: Final = "/petugas/tersimpan/{pk}/"
FIGURES_PATH: Final = "/pengawasan/"
HEARING_PATH: Final = "/nilai/{agency}/{year}/dengar-pendapat/{number}/"
LATE_PATH: Final = "/pengawasan/terlambat/"
CALENDARS_PATH: Final = "/admin/workflow/calendar/"
LIFE: Final = timedelta(days=14)
OF_A_CODE: Final = timedelta(days=1)
_PURPOSE: Final = "case"
_NEW_CODE: Final = "code"
_RATING: Final = "rating"
_ADDRESS: Final = "address"


class BadLink(Exception):
    """Not a link of ours, or one for a person who is no longer there."""


class ExpiredLink(BadLink):
    """A true link whose time is over: the page says so and how to get in otherwise."""


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a token was mailed to, and for which case."""

    complaint_id: int
    identity_id: int
    seq: int = 0
    """Of a link to a new code: the last event that replaced the code before it was asked for. Of one that asks about a
    rating: the event that gave it."""
    address: str = ""
    """A digest of the address it was mailed to."""


def to_complainant(identity: Identity, *, at: datetime, address: str | None = None) -> str:
    """The address of the page behind a mail to this complainant, made at sending. `address`: where it is mailed to,
    where the caller knows; a link ends with the address it was mailed to."""
    to = identity.email if address is None else address
    return settings.BASE_URL + TOKEN_PATH.format(token=_token(_PURPOSE, identity, to, until=at + LIFE))


def to_new_code(identity: Identity, *, seq: int, asked_at: datetime, address: str | None = None) -> str:
    """The page on which this complainant makes a new access code, once. `seq`: as `Link` has it."""
    to = identity.email if address is None else address
    token = _token(_NEW_CODE, identity, to, until=asked_at + OF_A_CODE, s=seq)
    return settings.BASE_URL + NEW_CODE_PATH.format(token=token)


def to_rating(identity: Identity, *, accepted: int, at: datetime, address: str | None = None) -> str:
    """The page that asks this complainant whether the rating of that event is theirs."""
    to = identity.email if address is None else address
    token = _token(_RATING, identity, to, until=at + LIFE, s=accepted)
    return settings.BASE_URL + RATING_PATH.format(token=token)


def to_address(identity: Identity, *, asked_at: datetime, address: str | None = None) -> str:
    """The page on which whoever reads the proposed address confirms it."""
    to = identity.proposed_email if address is None else address
    token = _token(_ADDRESS, identity, to, until=asked_at + OF_A_CODE)
    return settings.BASE_URL + ADDRESS_PATH.format(token=token)


def _token(purpose: str, identity: Identity, to: str, *, until: datetime, **more: int) -> str:
    expires = int(until.timestamp())
    payload = {"p": purpose, "c": identity.complaint_id, "i": identity.pk, "x": expires, **more}
    return _signer().sign_object({**payload, "e": mailed_to(to)})


def to_staff(reference: str) -> str:
    """The address of the case page in the staff seat; whoever opens it signs in first."""
    return settings.BASE_URL + STAFF_PATH.format(reference=reference)


def to_product(reference: str) -> str:
    """The page of a product of the Ombudsman; whoever opens it signs in first."""
    return settings.BASE_URL + PRODUCT_PATH.format(reference=reference)


def to_tracking(reference: str = "") -> str:
    """The page that asks for the number and the access code; with this number filled in."""
    return settings.BASE_URL + TRACKING_PATH + (f"?nomor={reference}" if reference else "")


def to_code_by_phone() -> str:
    """The page that takes the key to a new access code that was sent to a phone."""
    return settings.BASE_URL + CODE_BY_PHONE_PATH


def to_figures() -> str:
    """The page of handling figures: an agency's head reads those, and no case."""
    return settings.BASE_URL + FIGURES_PATH


def to_what_is_late(agency: str = "") -> str:
    """The late cases of this agency, for its head, who opens none of them; without one the part of the work list of staff that has passed its end."""
    if agency:
        return f"{settings.BASE_URL}{LATE_PATH}{agency}/"
    return f"{to_worklist()}?overdue=1"


def to_worklist() -> str:
    """The work list of staff."""
    return settings.BASE_URL + WORKLIST_PATH


def to_intake() -> str:
    """What coordinators have to verify, and what other agencies offer to theirs."""
    return settings.BASE_URL + INTAKE_PATH


def to_filter(pk: int) -> str:
    """The work list under a filter that somebody kept, for who may open it."""
    return settings.BASE_URL + FILTER_PATH.format(pk=pk)


def to_hearing(agency: str, year: int, number: int, unit: str = "") -> str:
    """The draft figures of an agency's year on which the units are heard; of one unit, where one is named."""
    path = HEARING_PATH.format(agency=agency, year=year, number=number)
    return settings.BASE_URL + path + (f"{unit}/" if unit else "")


def to_calendars() -> str:
    """The administrators' page of calendars."""
    return settings.BASE_URL + CALENDARS_PATH


def read(token: str, *, at: datetime) -> Link:
    """What the token opens, judged by official time `at`. Raises BadLink, ExpiredLink."""
    return _read(token, _PURPOSE, at=at)


def read_new_code(token: str, *, at: datetime) -> Link:
    """The case for which the token makes a new code. Raises BadLink, ExpiredLink."""
    return _read(token, _NEW_CODE, at=at)


def read_rating(token: str, *, at: datetime) -> Link:
    """The case whose rating the token asks about. Raises BadLink, ExpiredLink."""
    return _read(token, _RATING, at=at)


def read_address(token: str, *, at: datetime) -> Link:
    """The case whose proposed address the token confirms. Raises BadLink, ExpiredLink."""
    return _read(token, _ADDRESS, at=at)


def mailed_to(address: str) -> str:
    """A short keyed digest of the address that a link is mailed to."""
    return salted_hmac("notifications.links.address", address).hexdigest()[:16]


def _read(token: str, purpose: str, *, at: datetime) -> Link:
    try:
        payload = _signer().unsign_object(token)
    except signing.BadSignature:
        raise BadLink from None
    if payload["p"] != purpose:
        raise BadLink
    if at >= datetime.fromtimestamp(payload["x"], UTC):
        raise ExpiredLink
    link = Link(payload["c"], payload["i"], seq=payload.get("s", 0), address=payload.get("e", ""))
    identity = Identity.objects.filter(pk=link.identity_id, complaint=link.complaint_id).first()
    if identity is None:
        raise BadLink
    now = identity.proposed_email if purpose == _ADDRESS else identity.email
    of_old = (
        not link.address and not identity.former_email
    )  # from a version that bound no link to its address
    if not now or not (of_old or constant_time_compare(link.address, mailed_to(now))):
        raise BadLink
    return link


def open_link(token: str, at: datetime) -> int:
    """The id of the case that the token opens. Raises BadLink, ExpiredLink."""
    return read(token, at=at).complaint_id


def _signer() -> signing.Signer:
    """Without a time of its own: the expiry in the payload is official time."""
    return signing.Signer(salt="notifications.links")
