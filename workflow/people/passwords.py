"""A new password by a mailed link: asked for by whoever forgot theirs, or sent by whoever looks after them."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import actors, passwords
from accounts.actors import Actor, staff
from accounts.models import User
from accounts.people import log, places
from accounts.people.log import What
from notifications import outbox, password_links
from notifications.models import Message
from notifications.notices import Notice
from workflow.errors import NotNow, NotYours
from workflow.idempotency import whole
from workflow.record import sentences

MOST_AN_HOUR: Final = 3
"""Links mailed to one person within an hour; who asks for more is answered the same and gets none."""


@whole
def ask(name: str, *, at: datetime) -> None:
    """Send a link to the active people of this username or address. Whoever asks is told nothing of it."""
    asked = name.strip()
    if not asked or "\0" in asked:
        return
    for user in User.objects.filter(Q(username=asked) | Q(email__iexact=asked), is_active=True).exclude(
        email=""
    ):
        if _sent_lately(user, at) < MOST_AN_HOUR:
            log.note(What.PASSWORD_ASKED, by=actors.clock(), user=user)
            _send(user, by=actors.clock(), at=at)


@whole
def send_link(user: User, *, by: Actor, at: datetime) -> None:
    """Send it to somebody whom one looks after. Raises NotYours, NotNow: disabled, without an address, or too often."""
    if not places.governs(by, user):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if not user.is_active or not user.email:
        raise NotNow("no_address", _("Akun ini nonaktif atau tidak punya alamat surel."))
    if _sent_lately(user, at) >= MOST_AN_HOUR:
        raise NotNow(
            "sent_lately",
            _("Tautan sudah dikirim beberapa kali dalam satu jam ini. Minta orangnya memeriksa surel."),
        )
    log.note(What.PASSWORD_ASKED, by=by, user=user)
    _send(user, by=by, at=at)


@whole
def set_by_link(user: User, password: str, *, bound: str) -> None:
    """Set it, once: all sessions and tokens of this person end, and the link with them. `bound`: the digest that the link
    holds. Raises NotNow where the password changed meanwhile."""
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if password_links.bound_to(row) != bound or not row.is_active:
        raise NotNow("link_used", _("Tautan ini sudah dipakai. Minta tautan baru."))
    passwords.change(row, password)
    log.note(What.PASSWORD_SET, by=staff(row), user=row)


def _sent_lately(user: User, at: datetime) -> int:
    since = at - timedelta(hours=1)
    return Message.objects.filter(user=user, notice=Notice.PASSWORD_LINK, created_at__gt=since).count()


def _send(user: User, *, by: Actor, at: datetime) -> None:
    outbox.enqueue_to_users(Notice.PASSWORD_LINK, [user], by=by, at=at, facts={}, not_before=at)
