"""The cases that lie with the Ombudsman, or came back from it and are not over: how long, whose turn, what is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, Alike, alike
from accounts.worded import Ahead, Later, fill, of_alike
from complaints.lifecycle import State
from complaints.models import Complaint, Statement
from complaints.paging import STAND_IN
from complaints.querysets import ComplaintQuerySet
from law import counting
from workflow import replica
from workflow.models import Event
from workflow.reading.turns import HANDED, TURNS, Turn, is_turn, whose
from workflow.reading.upcoming import with_next_duty

SIZE: Final = 50
MOST: Final = 2_000
"""The most cases that are counted, and that are put in the order of their agencies."""
KEPT: Final = 256
"""Pages whose wording a process remembers, by turn, order and place."""
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
    """A page of the cases that were taken to the Ombudsman and are open, of whom this person may see; three queries in two trips,
    whatever their number. Of more than MOST all are found but in the order of agencies, which is that of those that turned first.
    `turn`: only those; `page` counts from 1."""
    like = alike(actor)
    counted = _counted(like, at)
    first = (page - 1) * SIZE
    asked = {} if turn is None else {"at": at}
    shown = _page(like.key, turn, sort, first, SIZE + 1, MOST).asked(
        lambda at=at: _shown(like.actor, turn, sort, slice(first, first + SIZE + 1), at),
        like.stand_ins,
        like.places,
        **asked,
    )
    texts = _texts(shown[:SIZE])
    rows = [_waiting(row, texts, at=at) for row in shown[:SIZE]]
    counts = counted()
    return Queue(rows, counts, more=len(shown) > SIZE, whole=sum(counts.values()) < MOST)


@lru_cache(maxsize=KEPT)
def _page(_key: object, turn: Turn | None, _sort: Sort, _first: int, _size: int, _most: int) -> Later[Any]:
    """A page as it is asked for by those who sit alike: Django takes longer to word it than the database to answer."""
    return Later() if turn is None else Later(at=STAND_IN)


def _shown(actor: Actor, turn: Turn | None, sort: Sort, some: slice, at: datetime) -> QuerySet[Complaint]:
    """These of the queue. Along the index of its order, which alone is read for what is passed over."""
    cases = _cases(actor)
    if sort == Sort.AGENCY:
        cases = Complaint.objects.filter(pk__in=_oldest(cases).values("pk"))
    if turn is not None:
        cases = cases.filter(is_turn(turn, at))
    keys = cases.order_by(*ORDERS[sort]).values("pk")[some]
    shown: QuerySet[Complaint] = _with_turn(Complaint.objects.filter(pk__in=keys)).order_by(*ORDERS[sort])
    return shown


def _cases(actor: Actor) -> ComplaintQuerySet:
    return Complaint.objects.visible_to(actor).open().filter(turned_at__isnull=False)


def _oldest(cases: ComplaintQuerySet) -> ComplaintQuerySet:
    return cases.order_by(*ORDERS[Sort.OLDEST])[:MOST]


def _counted(like: Alike, at: datetime) -> Callable[[], dict[Turn, int]]:
    """How many of the first are whose turn; asked with the next question (`Ahead`)."""
    key = like.key, MOST
    if key not in WORDED:
        WORDED[key] = _word(like)
    sql, params = WORDED[key]

    def read(rows: list[Any]) -> dict[Turn, int]:
        counts = dict.fromkeys(Turn, 0)
        for state, handed, number in rows:
            counts[(HANDED if handed else TURNS)[State(state)]] += number
        return counts

    return Ahead(replica.alias(), sql, fill(params, {**like.places, "at": at}), read)


WORDED: Final[dict[tuple[object, ...], tuple[str, list[tuple[Any, str | None]]]]] = {}
"""By who is alike: as many as there are combinations of seats."""


def _word(like: Alike) -> tuple[str, list[tuple[Any, str | None]]]:
    sql, params = _oldest(_cases(like.actor)).values("state", "handed_until").query.sql_with_params()
    counts = f"SELECT state, coalesce(handed_until > %s, false), count(*) FROM ({sql}) taken GROUP BY 1, 2"  # noqa: S608 - worded by Django
    return of_alike(counts, (STAND_IN, *params), {**like.stand_ins, "at": STAND_IN})


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
