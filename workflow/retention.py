"""What an installation need not keep for ever, by its own setting (`KEEP_SENT_DAYS`): what sent mails said, and the rungs
of duties that are over. Events, texts, duties, and that somebody was told, stay."""

import time
from datetime import datetime
from typing import Final

from django.db.models import Q

from notifications import forgetting
from workflow.models import Rung

AT_A_TIME: Final = 5000


def forget(*, before: datetime, seconds: float) -> int:
    """Forget what is older than this instant, in short transactions, for this many seconds; the next day goes on.
    Returns how many rows it was."""
    end, forgotten = time.monotonic() + seconds, 0
    for some in (forgetting.forget_sent, _forget_rungs):
        while time.monotonic() < end and (done := some(before=before)):
            forgotten += done
    return forgotten


def _forget_rungs(*, before: datetime) -> int:
    """The rungs of running duties stay: by them the clock knows whom it told."""
    over = Q(duty__met_at__lt=before) | Q(duty__ended_at__lt=before)
    old = Rung.objects.filter(over, recorded_at__lt=before).order_by("pk")
    return Rung.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:AT_A_TIME])).delete()[0]
