"""Every invariant of a live database, checked from outside the verbs that keep it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final, TypeVar

from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet

from accounts.models import Agency, Unit
from complaints import lifecycle
from complaints.files import orphans
from complaints.lifecycle import END_STATES
from complaints.models import NEVER, Attachment, Complaint, Identity, Statement
from compliance import checking
from law import rules
from notifications.models import Message
from workflow.calendars.families import Family
from workflow.models import Calendar, Duty, Event, Holding
from workflow.proof import columns as proven
from workflow.proof import rebuilding
from workflow.record import statements
from workflow.redating import job, running_cases

BATCH: Final = 500
ANSWERS: Final = ("answered", "answered_with_original")
UNSENT_FOR: Final = timedelta(minutes=5)
Findings = Iterator[str]
Row = TypeVar("Row", Event, Duty)


def sequences(_at: datetime) -> Findings:
    """Events of a case are 1, 2, 3 ... and the case knows the last of them (P2)."""
    counted = Complaint.objects.annotate(n=Count("events"), low=Min("events__seq"), high=Max("events__seq"))
    broken = counted.exclude(n=F("high"), low=1, last_seq=F("high"))
    for row in broken.values("reference", "n", "low", "high", "last_seq")[:100]:
        yield f"{row['reference']}: {row['n']} events from {row['low']} to {row['high']}, last known {row['last_seq']}"


def edges(_at: datetime) -> Findings:
    """Each event starts where the one before it ended, by a legal edge, and the last one is the state (P2)."""
    state: dict[int, str] = {}
    rows = Event.objects.order_by("complaint_id", "seq").values_list(
        "complaint_id", "seq", "name", "from_state", "to_state", "origin"
    )
    for complaint_id, seq, name, before, after, origin in rows.iterator(chunk_size=5000):
        if before != state.get(complaint_id, ""):
            yield f"complaint {complaint_id}, event {seq}: starts in {before!r}, not {state.get(complaint_id, '')!r}"
        told_by_a_register = origin == "import" and name == "answered" and before == after
        if not (told_by_a_register or _legal(name, before, after)):
            yield f"complaint {complaint_id}, event {seq}: {name} from {before!r} to {after!r} is no legal edge"
        state[complaint_id] = after
    for pk, stored in Complaint.objects.values_list("pk", "state").iterator(chunk_size=5000):
        if state.get(pk) != stored:
            yield f"complaint {pk}: is {stored}, its events say {state.get(pk)}"


def duties(_at: datetime) -> Findings:
    """Every duty rebuilt from events and rulebooks equals the stored one."""
    units = {unit.code: unit for unit in Unit.objects.select_related("agency")}
    ids = Complaint.objects.order_by("pk").values_list("pk", flat=True)
    for some in _batches(ids):
        cases = Complaint.objects.filter(pk__in=some).select_related("agency").in_bulk()
        events, stored = _grouped(Event, some, "seq"), _grouped(Duty, some, "pk")
        for pk, complaint in cases.items():
            rows = stored.get(pk, [])
            label = next((duty.calendar for duty in rows if duty.running), None)
            again = rebuilding.rebuilt(complaint, events.get(pk, []), units=units, label=label)
            for difference in rebuilding.differences(rows, again):
                yield (
                    f"{complaint.reference}: {difference.kind} of round {difference.round}: {difference.field} "
                    f"is {difference.stored}, rebuilt {difference.rebuilt}"
                )


def columns(_at: datetime) -> Findings:
    """What stands on a case, who holds it and who is kept from it is what its events tell; its files' rows are there."""
    units = dict(Unit.objects.values_list("code", "pk"))
    for some in _batches(Complaint.objects.order_by("pk").values_list("pk", flat=True)):
        cases = Complaint.objects.filter(pk__in=some).select_related("agency").in_bulk()
        events = _grouped(Event, some, "seq")
        identities = {each.complaint_id: each for each in Identity.objects.filter(complaint__in=some)}
        accused: dict[int, set[int]] = {}
        through = Complaint.accused.through.objects.filter(complaint__in=some)
        for complaint_id, user_id in through.values_list("complaint_id", "user_id"):
            accused.setdefault(complaint_id, set()).add(user_id)
        holdings: dict[int, list[proven.Holding]] = {}
        rows = Holding.objects.filter(complaint__in=some).order_by("from_at", "pk")
        for row in rows:
            holdings.setdefault(row.complaint_id, []).append((row.unit_id, row.from_at, row.until_at))
        files = set(Attachment.objects.filter(complaint__in=some).values_list("pk", flat=True))
        for pk, complaint in cases.items():
            found = proven.differences(
                complaint,
                events.get(pk, []),
                units=units,
                identity=identities.get(pk),
                accused=accused.get(pk, set()),
                holdings=holdings.get(pk, []),
            )
            for name, stored, told in found:
                yield f"{complaint.reference}: {name} is {stored}, its events tell {told}"
            for event in events.get(pk, []):
                if event.name == "attached" and event.facts["attachment"] not in files:
                    yield f"{complaint.reference}: a file was attached, its row is gone"


def answers(_at: datetime) -> Findings:
    """Every case that was answered has its handling time: when it was first and last answered."""
    told = Event.objects.filter(name__in=ANSWERS).values("complaint_id")
    timed = Q(first_answered_at__isnull=False, first_answered_on__isnull=False, answered_at__isnull=False)
    untimed = Complaint.objects.filter(pk__in=told).exclude(timed)
    for reference in untimed.values_list("reference", flat=True)[:100]:
        yield f"{reference}: was answered and has no handling time"
    claimed = Complaint.objects.filter(timed).exclude(pk__in=told)
    for reference in claimed.values_list("reference", flat=True)[:100]:
        yield f"{reference}: has a handling time and no event of an answer"


def places(_at: datetime) -> Findings:
    """Every agency lives by a law and a calendar that are there."""
    calendars = set(Calendar.objects.values_list("code", flat=True))
    for code, law, calendar in Agency.objects.values_list("code", "law", "calendar"):
        if law not in rules.laws():
            yield f"agency {code}: there is no law {law!r}; known are {', '.join(rules.laws())}"
        if calendar not in calendars:
            yield f"agency {code}: there is no calendar {calendar!r}"


def running_duties(_at: datetime) -> Findings:
    """In an end state only `remedy` runs, and every case stands in its lists where its clocks put it."""
    stray = Duty.objects.filter(complaint__state__in=END_STATES, met_at=None, ended_at=None).exclude(
        kind="remedy"
    )
    for reference, kind in stray.values_list("complaint__reference", "kind")[:100]:
        yield f"{reference}: {kind} runs on after the end"
    running = Q(duties__met_at=None, duties__ended_at=None)
    placed = Complaint.objects.annotate(due=Min("duties__due_at", filter=running))
    for reference, due, stored in placed.values_list("reference", "due", "next_due_at").iterator(
        chunk_size=5000
    ):
        if (due or NEVER) != stored:
            yield f"{reference}: stands in the lists at {stored}, its next clock ends {due}"


def hashes(_at: datetime) -> Findings:
    """Each typed text still is what its event recorded (erased ones are empty and prove nothing new)."""
    told: dict[int, str] = {}
    for entries in Event.objects.exclude(statements={}).values_list("statements", flat=True).iterator(5000):
        told.update(dict(entries.values()))
    rows = Statement.objects.values_list("pk", "body", "salt")
    for pk, body, salt in rows.iterator(chunk_size=2000):
        if pk not in told:
            yield f"statement {pk}: no event tells of it"
        elif (body or salt) and statements.digest(bytes(salt), body) != told[pk]:
            yield f"statement {pk}: is not the text that its event recorded"
        told.pop(pk, None)
    for pk in list(told)[:100]:
        yield f"statement {pk}: an event tells of it, the row is gone"


def outbox(at: datetime) -> Findings:
    """Nothing waits to be sent for minutes, nothing was set aside."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, next_try_at__lt=at - UNSENT_FOR)
    if count := waiting.count():
        oldest = waiting.order_by("next_try_at").values_list("next_try_at", flat=True)[0]
        yield f"{count} messages are due and unsent, the oldest since {oldest:%Y-%m-%d %H:%M} UTC"
    if count := Message.objects.filter(state=Message.State.SET_ASIDE).count():
        yield f"{count} messages were set aside after too many tries"


def files(_at: datetime) -> Findings:
    """Every attachment has its files, byte for byte, and no file is without a row (`manage.py orphans` clears them)."""
    for row in orphans.without_file():
        yield f"file {row.path} is missing"
    for row in orphans.without_copy():
        yield f"file {row.shown_path} is missing"
    for path in orphans.differing():
        yield f"file {path} is not what was stored"
    for path in orphans.strays():
        yield f"file {path} belongs to no attachment"


def calendars(_at: datetime) -> Findings:
    """Every running duty is counted with the present version of a calendar, unless a change is being applied; none
    waits for a year that nobody has loaded."""
    busy = {each.pk for change in job.applying() for each in Family(change.calendar.code).everyone}
    settled = Calendar.objects.exclude(pk__in=busy)
    for label in running_cases.stale_labels(settled):
        n = running_cases.duties_with([label]).count()
        yield f"{n} running duties are counted with {label}, which is over: no change is being applied to them"
    waiting = Duty.objects.filter(awaits_year__isnull=False, met_at=None, ended_at=None)
    for year, n in waiting.values_list("awaits_year").annotate(n=Count("pk")):
        yield f"{n} duties wait for the calendar of {year}: load it"


def figures(at: datetime) -> Findings:
    """The facts of every case, and every cell of the figures, are what the rows say."""
    yield from checking.differences(at)


def durability(_at: datetime) -> Findings:
    """An acknowledged filing is on disk (P1)."""
    with connection.cursor() as cursor:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            value = cursor.fetchone()[0]
            if value == "off":
                yield f"{name} is off"


CHECKS: Final[dict[str, Callable[[datetime], Findings]]] = {
    "sequences": sequences,
    "edges": edges,
    "duties": duties,
    "columns": columns,
    "running duties": running_duties,
    "answers": answers,
    "places": places,
    "statements": hashes,
    "outbox": outbox,
    "files": files,
    "calendars": calendars,
    "figures": figures,
    "durability": durability,
}


def _legal(name: str, before: str, after: str) -> bool:
    if before == "":
        return name in ("registered", "imported")
    verb = lifecycle.ACT_OF[name]
    if verb not in lifecycle.VERBS or lifecycle.TABLE[verb].stays:
        return before == after
    return before in lifecycle.sources(verb) and lifecycle.target(verb, before) == after


def _grouped(model: type[Row], ids: list[int], order: str) -> dict[int, list[Row]]:
    """The rows of these complaints by complaint, in order."""
    grouped: dict[int, list[Row]] = {}
    for row in model.objects.filter(complaint_id__in=ids).order_by(order):
        grouped.setdefault(row.complaint_id, []).append(row)
    return grouped


def _batches(ids: QuerySet[Complaint, int]) -> Iterator[list[int]]:
    some: list[int] = []
    for pk in ids.iterator(chunk_size=5000):
        some.append(pk)
        if len(some) == BATCH:
            yield some
            some = []
    if some:
        yield some
