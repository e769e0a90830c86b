"""The cases that lie with the Ombudsman, or came back from it and are not over: how long, whose turn, what is asked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import DateTimeField, OuterRef, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency
from complaints.models import Complaint, Statement
from complaints.querysets import ComplaintQuerySet
from law import counting
from workflow.models import Event
from workflow.reading import turns
from workflow.reading.turns import Turn
from workflow.reading.upcoming import with_next_duty

SIZE: Final = 50
MOST: Final = 2_000
"""The most cases that are put in order; they take the database some 50 ms."""
ASKS: Final = ("reasons", "corrective_action", "demand")
"""The kinds of text that say what is asked: of the Ombudsman by who escalates, of the office by the Ombudsman."""
TURNING: Final = ("escalated", "remanded", "demanded")
"""The events that carry them."""


class Sort(TextChoices):
    OLDEST = "oldest", _("Paling lama")
    NEWEST = "newest", _("Paling baru")
    DEADLINE = "deadline", _("Batas waktu terdekat")
    AGENCY = "agency", _("Instansi")


NOBODY_ASKED: Final = Value(None, DateTimeField())


class _Taken(NamedTuple):
    """What the order of a case in the queue and its turn follow from."""

    pk: int
    agency_id: int
    state: str
    handed_until: datetime | None
    next_due_at: datetime
    since: datetime | None


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
    """Whether these are all; of more than MOST only MOST were looked at, in the order of their escalation."""


def queue(
    actor: Actor, *, at: datetime, turn: Turn | None = None, sort: Sort = Sort.OLDEST, page: int = 1
) -> Queue:
    """A page of the cases that were taken to the Ombudsman and are open, of whom this person may see; three queries whatever
    their number, four in the order of agencies. Of more than MOST only those that were taken there first, or last where the newest
    are asked for. `turn`: only those; `page` counts from 1."""
    cases = Complaint.objects.visible_to(actor).open().filter(escalated_at__isnull=False)
    along = ("-escalated_at", "-pk") if sort == Sort.NEWEST else ("escalated_at", "pk")
    # Along their index, which knows all of it but when they turned: no row of a case is read.
    since = NOBODY_ASKED if sort == Sort.DEADLINE else Subquery(_turning().values("at")[:1])
    taken: Any = cases.annotate(since=since).order_by(*along)
    read = [_Taken(*row) for row in taken.values_list(*_Taken._fields)[:MOST]]
    turn_of = {each.pk: turns.whose(each.state, each.handed_until, at=at) for each in read}
    first = (page - 1) * SIZE
    # All else is read of those that the page shows.
    keys = [each.pk for each in _in_order(read, sort) if turn in (None, turn_of[each.pk])]
    keys = keys[first : first + SIZE + 1]
    shown = {row.pk: row for row in _with_turn(Complaint.objects.filter(pk__in=keys))}
    page_of = [shown[key] for key in keys if key in shown]
    texts = _texts(page_of[:SIZE])
    rows = [_waiting(row, turn_of[row.pk], texts, at=at) for row in page_of[:SIZE]]
    numbers = Counter(turn_of.values())
    counts = {one: numbers[one] for one in Turn}
    return Queue(rows, counts, more=len(page_of) > SIZE, whole=len(turn_of) < MOST)


def _in_order(taken: list[_Taken], sort: Sort) -> list[_Taken]:
    """These as the page shows them; whose last turn nobody knows come last."""
    match sort:
        case Sort.DEADLINE:
            return sorted(taken, key=lambda each: (each.next_due_at, each.pk))
        case Sort.NEWEST:
            return sorted(taken, key=lambda each: (each.since is not None, each.since, each.pk), reverse=True)
    rank = {} if sort == Sort.OLDEST else _agencies()
    return sorted(
        taken, key=lambda each: (rank.get(each.agency_id, 0), each.since is None, each.since, each.pk)
    )


def _agencies() -> dict[int, int]:
    """The place of each agency in the order of their names; those of one name share theirs."""
    named = list(Agency.objects.order_by("name").values_list("pk", "name"))
    places: dict[str, int] = {}
    return {pk: places.setdefault(name, len(places)) for pk, name in named}


def _turning() -> QuerySet[Event]:
    """The events by which the outer case went to the Ombudsman or that ask the office, the last one first."""
    return Event.objects.filter(complaint=OuterRef("pk"), name__in=TURNING).order_by("-seq")


def _turned(cases: ComplaintQuerySet) -> ComplaintQuerySet:
    """The cases, each with the last of them."""
    last = _turning().values(row=JSONObject(at="at", statements="statements"))
    return cases.annotate(turned=Subquery(last[:1]))


def _with_turn(cases: ComplaintQuerySet) -> QuerySet[Complaint]:
    """The same, each with its subject and next duty."""
    rows = _turned(with_next_duty(cases).with_subject())
    return rows.select_related("agency", "unit", "held_by", "handler")


def _texts(rows: list[Complaint]) -> dict[int, str]:
    ids = [key for row in rows if (key := _asking(row)) is not None]
    return dict(Statement.objects.filter(pk__in=ids).values_list("pk", "body"))


def _asking(row: Complaint) -> int | None:
    """The statement that says what is asked."""
    turned: Mapping[str, Any] = row.turned or {}  # the annotation
    kept = turned.get("statements") or {}
    return next((kept[kind][0] for kind in ASKS if kind in kept), None)


def _waiting(row: Complaint, turn: Turn, texts: Mapping[int, str], *, at: datetime) -> Waiting:
    turned: Mapping[str, Any] = row.turned or {}  # the annotation
    since = datetime.fromisoformat(turned["at"]) if turned else row.escalated_at
    assert since is not None
    zone, key = row.agency.zone, _asking(row)
    days = (counting.local_date(at, zone) - counting.local_date(since, zone)).days
    return Waiting(row, turn, since, max(days, 0), texts.get(key, "") if key else "")
