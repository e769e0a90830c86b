"""What comes to be verified, told to coordinators: filings at once after a quiet hour, else one mail an hour; to whoever wants it
so all that came in one mail a day or a week (docs/adr/0096)."""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts import actors
from accounts.actors import Origin
from accounts.models import Absence, Agency, User
from accounts.roles import Role
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.transactions import each_alone, retried
from law import counting
from notifications import outbox
from notifications.notices import Notice, Recipient
from notifications.recipients import Directory
from workflow.clocks import own_time
from workflow.reading import to_verify

PAUSE: Final = timedelta(hours=1)
"""Between two mails about filings to one agency."""
SETTLED: Final = timedelta(seconds=70)
"""What has an official time of so long ago is committed: the database takes what is live within a minute. What is younger is told the
next time; else what was being written when we looked, with a time of before, would be told never."""
FIRST_LOOK: Final = timedelta(days=1)
"""How far an agency looks back that was never told."""


def tell(*, at: datetime) -> int:
    """Tell the coordinators of each agency how many filings came since the last time and still wait to be verified.
    Nothing of it is done while somebody files, and a flood of filings is one mail an hour. Returns how many agencies were
    told."""
    quiet = Q(told_of_filings_at=None) | Q(told_of_filings_at__lte=at - PAUSE)
    since = Coalesce("told_of_filings_at", at - FIRST_LOOK)
    newer = _filed(OuterRef("pk"), at=at).filter(received_at__gt=OuterRef("since") - SETTLED)
    waiting = Agency.objects.filter(quiet).annotate(since=since).filter(Exists(newer))
    return each_alone(partial(_tell, at=at), waiting.values_list("pk", flat=True), what="filings")


@retried
@transaction.atomic
def _tell(pk: int, *, at: datetime) -> bool:
    agency = Agency.objects.select_for_update(no_key=True).get(pk=pk)
    since = agency.told_of_filings_at
    if since is not None and since > at - PAUSE:
        return False
    filed = _filed(pk, at=at).filter(received_at__gt=(since or at - FIRST_LOOK) - SETTLED)
    newest = filed.order_by("-pk").first()
    if newest is None:
        return False
    told = [user for user in Directory(at).users(newest, [Recipient.COORDINATORS]) if not user.arrivals]
    for count, users in _counts(filed, told).items():
        outbox.enqueue_to_users(
            Notice.NEW_FILINGS,
            users,
            by=actors.clock(),
            at=at,
            facts={"count": count, "agency": agency.code},
            not_before=at,
        )
    agency.told_of_filings_at = at
    agency.save(update_fields=["told_of_filings_at"])
    return True


def _counts(filed: QuerySet[Complaint], users: list[User]) -> dict[int, list[User]]:
    """Whom to tell of how many: to each the filings without those in which they are accused, of which they hear nothing."""
    accused = Complaint.accused.through.objects.filter(complaint__in=filed, user__in=users)
    kept_away = Counter(accused.values_list("user_id", flat=True))
    counts: dict[int, list[User]] = {}
    everything = filed.count()
    for user in users:
        counts.setdefault(everything - kept_away[user.pk], []).append(user)
    counts.pop(0, None)
    return counts


def _filed(agency: int | OuterRef, *, at: datetime) -> QuerySet[Complaint]:
    """What was filed at this agency lately, through no register and no demo, and still waits to be verified."""
    return Complaint.objects.filter(
        agency=agency,
        state=State.RECEIVED,
        origin=Origin.LIVE,
        received_at__lte=at - SETTLED,
        received_on__gte=counting.local_date(at - FIRST_LOOK, "Etc/GMT+12"),
    )


def tell_together(*, at: datetime) -> int:
    """Tell every coordinator who wants it so, and whose day or week has begun, what came since and waits. Nobody who is away.
    Returns how many mails were promised."""
    away = Absence.objects.filter(user=OuterRef("pk"), from_at__lte=at, until_at__gt=at, ended_at=None)
    waiting = User.objects.filter(is_active=True, told_of_arrivals_at__lt=at).exclude(arrivals="")
    keys = waiting.exclude(email="").exclude(Exists(away)).order_by("pk").values_list("pk", flat=True)
    return each_alone(partial(_tell_together, at=at), keys, what="arrivals")


@retried
@transaction.atomic
def _tell_together(pk: int, *, at: datetime) -> bool:
    user = User.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=pk).first()
    if user is None or not user.arrivals or user.told_of_arrivals_at is None:
        return False
    reader = actors.staff(user)
    if not reader.has_role(Role.COORDINATOR):
        return False
    since, body = user.told_of_arrivals_at, own_time.agency_of(reader)
    if not own_time.has_come(user.arrivals, body, told_at=since, at=at):
        return False
    came = to_verify.came(reader, since=since - SETTLED, until=at - SETTLED)
    if came:
        counts = {how: came.get(how, 0) for how in to_verify.CAME_BY}
        facts = {**counts, "waiting": to_verify.queue(reader).count(), "how": user.arrivals}
        outbox.enqueue_to_users(Notice.ARRIVALS, [user], by=actors.clock(), at=at, facts=facts, not_before=at)
    user.told_of_arrivals_at = at
    user.save(update_fields=["told_of_arrivals_at"])
    return bool(came)
