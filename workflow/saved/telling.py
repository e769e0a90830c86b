"""Mails about lists that people keep and watch: how many cases are new in one, each day, each week, or from a number of
new ones on.

Each reader is told by their own seats as they are now. Nothing leaves where nothing is new, outside of sending hours, to
somebody who is away, disabled, without an address, or may not open the filter any more.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from accounts import actors
from accounts.models import Absence, Agency
from complaints.transactions import each_alone, retried
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import own_time
from workflow.desk_models import FilterWatch
from workflow.saved import saving, watching

PAUSE: Final = timedelta(hours=1)
"""Between two mails about one filter that are sent from a number on."""


def tell(*, at: datetime) -> int:
    """Tell everybody who is due. Returns how many mails were promised."""
    How = FilterWatch.How  # noqa: N806 - a class
    away = Absence.objects.filter(user=OuterRef("user"), from_at__lte=at, until_at__gt=at, ended_at=None)
    due = Q(how=How.NUMBER, told_at__lte=at - PAUSE) | ~Q(how=How.NUMBER)
    waiting = FilterWatch.objects.filter(due, user__is_active=True, told_at__lt=at).exclude(user__email="")
    keys = waiting.exclude(Exists(away)).order_by("pk").values_list("pk", flat=True)
    return each_alone(partial(_tell, at=at), keys, what="filter")


@retried
@transaction.atomic
def _tell(pk: int, *, at: datetime) -> bool:
    rows = FilterWatch.objects.select_for_update(of=("self",), skip_locked=True)
    row = rows.select_related("user", "saved").filter(pk=pk).first()
    if row is None:
        return False
    reader = actors.staff(row.user)
    body = own_time.agency_of(reader)
    if not _is_due(row, body, at) or not saving.seen_by(reader).filter(pk=row.saved_id).exists():
        return False
    now = watching.inside(row.saved, by=reader, at=at)[: watching.MOST_WATCHED]
    new = len(set(now) - set(row.known))
    told = new >= row.least
    if told:
        facts = {"filter": row.saved_id, "count": new, "how": row.how}
        outbox.enqueue_to_users(
            Notice.FILTER_NEWS, [row.user], by=actors.clock(), at=at, facts=facts, not_before=at
        )
    if told or row.how != FilterWatch.How.NUMBER:
        # Of fewer than asked for, the next mail counts these as well; what left the filter may come back as new.
        row.known = now if told else [key for key in row.known if key in set(now)]
        row.told_at = at
        row.save(update_fields=["known", "told_at"])
    return told


def _is_due(row: FilterWatch, body: Agency | None, at: datetime) -> bool:
    """Whether its day, its week or its hour has come, and mails may leave."""
    if row.how == FilterWatch.How.NUMBER:
        return row.told_at <= at - PAUSE and own_time.is_open(body, at)
    return own_time.has_come(row.how, body, told_at=row.told_at, at=at)
