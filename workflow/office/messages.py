"""The health of the outbox: what did not arrive, at whom, and sending it again."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency
from accounts.people import log, seen
from accounts.people.log import What
from accounts.roles import Role
from complaints.models import Complaint
from notifications import outbox
from notifications.models import Message
from workflow.errors import NotNow, NotVisible
from workflow.idempotency import whole

State = Message.State


def visible_to(by: Actor) -> "QuerySet[Message]":
    """The messages that this person looks after: administrators all; coordinators those of the cases that they see, and of
    no case those to the people of their agencies."""
    rows = Message.objects.filter(origin="live").select_related("complaint__agency", "user", "identity")
    if by.has_role(Role.ADMINISTRATOR):
        return rows
    # asked of each message, of which few are looked at: all cases of an agency are gathered nowhere
    case = Exists(Complaint.objects.visible_to(by).order_by().filter(pk=OuterRef("complaint")))
    person = Exists(seen.people(by).order_by().filter(pk=OuterRef("user")))
    return rows.filter(Q(case) | Q(person, complaint=None))


def counts(by: Actor) -> dict[str, int]:
    """How many messages stand in each state that is not "sent"."""
    kept_back = Q(state__in=[State.SET_ASIDE, State.HELD, State.MERGED])
    unsent = Q(state=State.QUEUED) | Q(state=State.SENDING) | kept_back  # each has its index
    rows = visible_to(by).filter(unsent).order_by().values("state")
    return {row["state"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def set_aside(by: Actor) -> "QuerySet[Message]":
    """What was given up, the latest first."""
    return visible_to(by).filter(state=State.SET_ASIDE).order_by("-pk")


@whole
def send_again(message_id: int, *, by: Actor, at: datetime) -> None:
    """Put a message that was set aside back, with all its tries. Raises NotVisible, NotNow."""
    message = set_aside(by).filter(pk=message_id).first()
    if message is None:
        if visible_to(by).filter(pk=message_id).exists():
            raise NotNow("not_set_aside", _("Pesan ini sudah dikirim lagi."))
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not outbox.send_again(message.pk, at=at):
        raise NotNow("not_set_aside", _("Pesan ini sudah dikirim lagi."))
    agency: Agency | None = message.complaint.agency if message.complaint else None
    log.note(What.MESSAGE_AGAIN, by=by, user=message.user, agency=agency, facts={"message": message.pk})
