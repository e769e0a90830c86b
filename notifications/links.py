"""The link in a mail. To a complainant it carries a token that opens one case for one recipient, for 14 days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing

from complaints.models import Identity

TOKEN_PATH: Final = "/kasus/tautan/{token}/"
"""Where the web door shows a page with a button. Opening it changes nothing: mail scanners open links too."""
NEW_CODE_PATH: Final = "/kasus/kode-baru/{token}/"
"""Where the web door makes a new access code, by the press of a button."""
RATING_PATH: Final = "/kasus/penilaian/{token}/"
"""Where the web door asks whether a rating is the complainant's own. The access code alone leads nowhere to it."""
STAFF_PATH: Final = "/petugas/kasus/{reference}/"
TRACKING_PATH: Final = "/lacak/"
WORKLIST_PATH: Final = "/petugas/"
FIGURES_PATH: Final = "/ukuran/"
CALENDARS_PATH: Final = "/admin/workflow/calendar/"
LIFE: Final = timedelta(days=14)
OF_A_CODE: Final = timedelta(days=1)
_PURPOSE: Final = "case"
_NEW_CODE: Final = "code"
_RATING: Final = "rating"


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


def to_complainant(identity: Identity, *, at: datetime) -> str:
    """The address of the page behind a mail to this complainant, made at sending."""
    return settings.BASE_URL + TOKEN_PATH.format(token=_token(_PURPOSE, identity, until=at + LIFE))


def to_new_code(identity: Identity, *, seq: int, asked_at: datetime) -> str:
    """The page on which this complainant makes a new access code, once. `seq`: as `Link` has it."""
    token = _token(_NEW_CODE, identity, until=asked_at + OF_A_CODE, s=seq)
    return settings.BASE_URL + NEW_CODE_PATH.format(token=token)


def to_rating(identity: Identity, *, accepted: int, at: datetime) -> str:
    """The page that asks this complainant whether the rating of that event is theirs."""
    return settings.BASE_URL + RATING_PATH.format(
        token=_token(_RATING, identity, until=at + LIFE, s=accepted)
    )


def _token(purpose: str, identity: Identity, *, until: datetime, **more: int) -> str:
    expires = int(until.timestamp())
    payload = {"p": purpose, "c": identity.complaint_id, "i": identity.pk, "x": expires, **more}
    return _signer().sign_object(payload)


def to_staff(reference: str) -> str:
    """The address of the case page in the staff seat; whoever opens it signs in first."""
    return settings.BASE_URL + STAFF_PATH.format(reference=reference)


def to_tracking() -> str:
    """The page that asks for the number and the access code."""
    return settings.BASE_URL + TRACKING_PATH


def to_figures() -> str:
    """The page of handling figures: an agency's head reads those, and no case."""
    return settings.BASE_URL + FIGURES_PATH


def to_worklist() -> str:
    """The work list of staff."""
    return settings.BASE_URL + WORKLIST_PATH


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


def _read(token: str, purpose: str, *, at: datetime) -> Link:
    try:
        payload = _signer().unsign_object(token)
    except signing.BadSignature:
        raise BadLink from None
    if payload["p"] != purpose:
        raise BadLink
    if at >= datetime.fromtimestamp(payload["x"], UTC):
        raise ExpiredLink
    link = Link(complaint_id=payload["c"], identity_id=payload["i"], seq=payload.get("s", 0))
    if (
        not Identity.objects.filter(pk=link.identity_id, complaint=link.complaint_id)
        .exclude(email="")
        .exists()
    ):
        raise BadLink
    return link


def open_link(token: str, at: datetime) -> int:
    """The id of the case that the token opens. Raises BadLink, ExpiredLink."""
    return read(token, at=at).complaint_id


def _signer() -> signing.Signer:
    """Without a time of its own: the expiry in the payload is official time."""
    return signing.Signer(salt="notifications.links")
