"""The link by which somebody sets their own password: made at sending, good for a while, and once.

It is bound to the present password (of which it holds a keyed digest), so that setting one ends every link.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from notifications.links import BadLink, ExpiredLink

PATH: Final = "/petugas/kata-sandi/{token}/"
"""Where the web door asks for a new password. Opening it changes nothing."""
OF_AN_INVITATION: Final = timedelta(days=7)
OF_A_RESET: Final = timedelta(hours=1)


def to_password(user: User, *, until: datetime) -> str:
    """The page on which this person sets a password."""
    payload = {"u": user.pk, "x": int(until.timestamp()), "p": bound_to(user)}
    return settings.BASE_URL + PATH.format(token=_signer().sign_object(payload))


def read(token: str, *, at: datetime) -> User:
    """Whose password the token sets. Raises BadLink for what is none of ours, or was used; ExpiredLink."""
    try:
        payload = _signer().unsign_object(token)
    except signing.BadSignature:
        raise BadLink from None
    if at >= datetime.fromtimestamp(payload["x"], UTC):
        raise ExpiredLink
    user = User.objects.filter(pk=payload["u"], is_active=True).first()
    if user is None or not constant_time_compare(payload["p"], bound_to(user)):
        raise BadLink
    return user


def bound_to(user: User) -> str:
    """A short keyed digest of the password as it stands."""
    return salted_hmac("notifications.password_links", user.password).hexdigest()[:24]


def _signer() -> signing.Signer:
    """Without a time of its own: the expiry in the payload is official time."""
    return signing.Signer(salt="notifications.password_links")
