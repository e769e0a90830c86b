"""The cases that lie with the Ombudsman, or came back from it and are not over: how long, whose turn, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, OuterRef, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints.models import Complaint, Statement
from complaints.querysets import ComplaintQuerySet
from law import counting
from workflow.models import Event
from workflow.reading.turns import Turn, is_turn, whose
from workflow.reading.upcoming import with_next_duty

SIZE: Final = 50
MOST: Final = 2_000
"""The most cases that are counted, and that are put in the order of their agencies."""
ASKS: Final = ("reasons", "corrective_action", "demand")
"""The kinds of text that say what is asked: of the Ombudsman by who escalates, of the office by the Ombudsman."""
TURNING: Final = ("escalated", "remanded", "demanded")
"""The events that carry them: the last one stands on the row of its case (`turned_at`)."""


class Sort(TextChoices):
    OLDEST = "oldest", _("Paling lama")
    NEWEST = "newest", _("Paling baru")
    DEADLINE = "deadline", _("Batas waktu terdekat")
    AGENCY = "agency", _("Instansi")


ORDERS: Final = {
    Sort.OLDEST: ("turned_at", "pk"),
    Sort.NEWEST: ("-turned_at", "-pk"),
    Sort.DEADLINE: ("next_due_at", "pk"),
    Sort.AGENCY: ("agency__name", "turned_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One case. `since`: when it last came to the Ombudsman, last went back from it, or was last asked about; `days`: whole calendar days since,
    by the agency's local dates. `asked`: what the complainant asks of the Ombudsman, or it of the unit."""

    complaint: Complaint
    turn: Turn
    since: datetime
    days: int
    asked: str


@dataclass(frozen=True, slots=True)
class Queue:
    rows: list[Waiting]
    counts: dict[Turn, int]
    """Cases by whose turn it is, whatever is shown."""
    more: bool
    whole: bool = True
    """Whether these are all; of more than MOST the first that turned are counted."""


def queue(
    actor: Actor, *, at: datetime, turn: Turn | None = None, sort: Sort = Sort.OLDEST, page: int = 1
) -> Queue:
    """A page of the cases that were taken to the Ombudsman and are open, of whom this person may see; three queries whatever
    their number. Of more than MOST all are found but in the order of agencies, which is that of those that turned first.
    `turn`: only those; `page` counts from 1."""
    cases = Complaint.objects.visible_to(actor).open().filter(turned_at__isnull=False)
    oldest = cases.order_by(*ORDERS[Sort.OLDEST])[:MOST]
    counts = _counted(oldest, at)
    some = Complaint.objects.filter(pk__in=oldest.values("pk")) if sort == Sort.AGENCY else cases
    if turn is not None:
        some = some.filter(is_turn(turn, at))
    first = (page - 1) * SIZE
    # Along the index of its order, which alone is read for what is passed over.
    keys = some.order_by(*ORDERS[sort]).values("pk")[first : first + SIZE + 1]
    shown = list(_with_turn(Complaint.objects.filter(pk__in=keys)).order_by(*ORDERS[sort]))
    texts = _texts(shown[:SIZE])
    rows = [_waiting(row, texts, at=at) for row in shown[:SIZE]]
    return Queue(rows, counts, more=len(shown) > SIZE, whole=sum(counts.values()) < MOST)


def _counted(cases: ComplaintQuerySet, at: datetime) -> dict[Turn, int]:
    """How many of these cases are whose turn."""
    numbers = cases.values("pk", "state", "handed_until").aggregate(
        **{turn.value: Count("pk", filter=is_turn(turn, at)) for turn in Turn}
    )
    return {turn: numbers[turn.value] for turn in Turn}


def _with_turn(cases: ComplaintQuerySet) -> Any:
    """The cases, each with its subject, its next duty, and the texts that its last turn tells of."""
    last = Event.objects.filter(complaint=OuterRef("pk"), name__in=TURNING).order_by("-seq")
    rows = with_next_duty(cases).with_subject().annotate(turned=Subquery(last.values("statements")[:1]))
    return rows.select_related("agency", "unit", "held_by", "handler")


def _texts(rows: list[Complaint]) -> dict[int, str]:
    ids = [key for row in rows if (key := _asking(row)) is not None]
    return dict(Statement.objects.filter(pk__in=ids).values_list("pk", "body"))


def _asking(row: Complaint) -> int | None:
    """The statement that says what is asked."""
    kept: Mapping[str, Any] = row.turned or {}  # the annotation
    return next((kept[kind][0] for kind in ASKS if kind in kept), None)


def _waiting(row: Complaint, texts: Mapping[int, str], *, at: datetime) -> Waiting:
    since = row.turned_at
    assert since is not None
    zone, key = row.agency.zone, _asking(row)
    days = (counting.local_date(at, zone) - counting.local_date(since, zone)).days
    turn = whose(row.state, row.handed_until, at=at)
    return Waiting(row, turn, since, max(days, 0), texts.get(key, "") if key else "")
