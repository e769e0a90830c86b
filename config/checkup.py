"""Every invariant of a live database, checked from outside the verbs that keep it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet

from accounts.actors import ActorKind
from accounts.models import Agency, Unit
from accounts.progress import through
from accounts.seals import GONE, Seal, Sealed, broken, digest, latest
from complaints import lifecycle
from complaints.codes import StatementKind
from complaints.files import orphans
from complaints.lifecycle import END_STATES, State
from complaints.models import NEVER, Attachment, Complaint, Identity, Statement
from compliance import checking
from compliance.entered import rows
from compliance.evidence import checking as evidence
from compliance.frozen import documents, log
from compliance.hearing import checking as hearings
from compliance.models import Assessment, FrozenScores
from compliance.trust import figures as trust
from law import rules
from notifications import digests
from notifications.models import Message
from notifications.packing import Unreadable
from workflow.calendars.families import Family
from workflow.clocks.duties import Docket
from workflow.models import Calendar, Duty, Event, Holding, ImportedCase, Suspension
from workflow.proof import columns as proven
from workflow.proof import examinations, rebuilding
from workflow.proof import products as register_of_products
from workflow.reading import worklist
from workflow.reading.queue import TURNING
from workflow.record import statements
from workflow.redating import job, running_cases
from workflow.sweep import promised_files

BATCH: Final = 500
ANSWERS: Final = ("answered", "answered_with_original")
BY_SOMEBODY: Final = ("somebody", None)
"""An answer to a linked case is recorded by the clock and typed by whoever answered the first one."""
SEALED_FROM: Final = "sealed_from"
"""Marks the last message that was there when messages began to be sealed."""
UNSENT_FOR: Final = timedelta(minutes=5)
Findings = Iterator[str]
Row = TypeVar("Row", Event, Duty, Suspension)


def sequences(_at: datetime) -> Findings:
    """Events of a case are 1, 2, 3 ... and the case knows the last of them (P2)."""
    counted = Complaint.every.annotate(n=Count("events"), low=Min("events__seq"), high=Max("events__seq"))
    broken = counted.exclude(n=F("high"), low=1, last_seq=F("high"))
    for row in broken.values("reference", "n", "low", "high", "last_seq")[:100]:
        yield f"{row['reference']}: {row['n']} events from {row['low']} to {row['high']}, last known {row['last_seq']}"


def edges(_at: datetime) -> Findings:
    """Each event starts where the one before it ended, by a legal edge, and the last one is the state (P2)."""
    state: dict[int, str] = {}
    rows = Event.objects.order_by("complaint_id", "seq").values_list(
        "complaint_id", "seq", "name", "from_state", "to_state", "origin"
    )
    for complaint_id, seq, name, before, after, origin in _through(rows):
        if before != state.get(complaint_id, ""):
            yield f"complaint {complaint_id}, event {seq}: starts in {before!r}, not {state.get(complaint_id, '')!r}"
        told_by_a_register = origin == "import" and name == "answered" and before == after
        if not (told_by_a_register or _legal(name, before, after)):
            yield f"complaint {complaint_id}, event {seq}: {name} from {before!r} to {after!r} is no legal edge"
        state[complaint_id] = after
    for pk, stored in _through(Complaint.every.values_list("pk", "state")):
        if state.get(pk) != stored:
            yield f"complaint {pk}: is {stored}, its events say {state.get(pk)}"


def duties(_at: datetime) -> Findings:
    """Every duty rebuilt from events and rulebooks equals the stored one; so does every time of standing still, and the
    clock's marks have their events."""
    units = {unit.code: unit for unit in Unit.objects.select_related("agency")}
    ids = Complaint.every.order_by("pk").values_list("pk", flat=True)
    almanac = rebuilding.Almanac()
    for some in _batches(ids):
        cases = Complaint.every.filter(pk__in=some).select_related("agency").in_bulk()
        events, stored = _grouped(Event, some, "seq"), _grouped(Duty, some, "pk")
        standstills = _grouped(Suspension, some, "pk")
        for pk, complaint in cases.items():
            rows = stored.get(pk, [])
            label = next((duty.calendar for duty in rows if duty.running), None)
            again = rebuilding.replayed(
                complaint, events.get(pk, []), units=units, label=label, almanac=almanac
            )
            if rebuilding.suspensions_differ(standstills.get(pk, []), again.suspensions):
                yield f"{complaint.reference}: its times of standing still are not what its events tell"
            found = rebuilding.differences(rows, again.rows)
            stored_docket = Docket(complaint, rows, suspensions=[])
            found += rebuilding.clock_marks(stored_docket, events.get(pk, []))
            for difference in found:
                yield (
                    f"{complaint.reference}: {difference.kind} of round {difference.round}: {difference.field} "
                    f"is {difference.stored}, rebuilt {difference.rebuilt}"
                )


def columns(_at: datetime) -> Findings:
    """What stands on a case, who holds it and who is kept from it is what its events tell; its files' rows are there."""
    units = dict(Unit.objects.values_list("code", "pk"))
    for some in _batches(Complaint.every.order_by("pk").values_list("pk", flat=True)):
        cases = Complaint.every.filter(pk__in=some).select_related("agency").in_bulk()
        events = _grouped(Event, some, "seq")
        identities = {each.complaint_id: each for each in Identity.objects.filter(complaint__in=some)}
        people = [each.pk for each in identities.values()]
        seals, person_seals = latest("complaints_complaint", some), latest("complaints_identity", people)
        accused: dict[int, set[int]] = {}
        through = Complaint.accused.through.objects.filter(complaint__in=some)
        for complaint_id, user_id in through.values_list("complaint_id", "user_id"):
            accused.setdefault(complaint_id, set()).add(user_id)
        holdings: dict[int, list[proven.Holding]] = {}
        for row in Holding.objects.filter(complaint__in=some).order_by("from_at", "pk"):
            holdings.setdefault(row.complaint_id, []).append((row.unit_id, row.from_at, row.until_at))
        reasons = Statement.objects.filter(complaint__in=some, kind=StatementKind.REASONS)
        authors = dict(reasons.values_list("pk", "author_id"))
        sources = {each.complaint_id: each for each in ImportedCase.objects.filter(complaint__in=some)}
        for pk, complaint in cases.items():
            identity = identities.get(pk)
            around = proven.Around(
                units=units,
                identity=identity,
                accused=accused.get(pk, set()),
                holdings=holdings.get(pk, []),
                authors=authors,
                seals=seals.get(pk),
                person_seals=None if identity is None else person_seals.get(identity.pk),
                source=sources.get(pk),
            )
            for name, stored, told in proven.differences(complaint, events.get(pk, []), around):
                yield f"{complaint.reference}: {name} is {stored}, its events tell {told}"


def attached(_at: datetime) -> Findings:
    """Every file was attached by the event that tells of it, and each of those has its row."""
    told = Event.objects.filter(name="attached").values_list(
        "facts__attachment", "complaint_id", "facts__sha256", "actor_id", "actor_kind", "at"
    )
    events = {row[0]: row[1:] for row in _through(told)}
    stored = Attachment.objects.order_by("pk").values_list(
        "pk", "complaint_id", "sha256", "uploaded_by_id", "uploader_kind", "at"
    )
    for pk, *row in _through(stored):
        event = events.pop(pk, None)
        if event is None:
            yield f"attachment {pk}: no event tells of it"
        elif list(event) != row:
            yield f"attachment {pk}: is not what its event tells: {row}"
    for pk in events:
        yield f"attachment {pk}: an event tells of it, the row is gone"
    taken = set(Event.objects.filter(name="file_withdrawn").values_list("facts__attachment", flat=True))
    gone = set(Attachment.objects.filter(fault=Attachment.Standing.WITHDRAWN).values_list("pk", flat=True))
    for pk in sorted(taken ^ gone):
        yield f"attachment {pk}: is withdrawn without its event, or not withdrawn in spite of it"


def sealed(_at: datetime) -> Findings:
    """What no event tells of is as the application wrote it: seats, scores, promises, calendars, files."""
    for model in sealed_models():
        for pk, what in broken(model):
            how = (
                f"was {what} by hand"
                if what in ("inserted", "deleted")
                else f"its {what} was changed by hand"
            )
            yield f"{model._meta.verbose_name} {pk} ({model._meta.db_table}): {how}"  # noqa: SLF001 - Django documents it


def indicators(_at: datetime) -> Findings:
    """What stands in a column of an assessment stands in its row too, and the score of trust follows from its respondents."""
    yield from rows.differing()
    surveyed = Assessment.objects.filter(unit__trust_answers__year=F("year")).distinct().order_by("pk")
    yield from trust.differing(
        (row.unit, row.year, row.public_trust) for row in surveyed.select_related("unit")
    )


def sealed_models() -> list[type[Sealed]]:
    return [model for model in apps.get_models() if issubclass(model, Sealed)]


def frozen(_at: datetime) -> Findings:
    """Every assessment is what its last entry says, every frozen document and draft what its digest says, and what was said in
    a hearing what the events of its cases tell."""
    yield from log.differing(Assessment.objects.all())
    for pk, document, told in FrozenScores.objects.order_by("pk").values_list("pk", "document", "sha256"):
        if documents.sha256(document) != told:
            yield f"frozen scores {pk}: the document is not what its digest says"
    yield from hearings.differing()


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


def running_duties(at: datetime) -> Findings:
    """In an end state only `remedy` runs, and every case stands in its lists where its clocks put it."""
    stray = Duty.objects.filter(complaint__state__in=END_STATES, met_at=None, ended_at=None).exclude(
        kind="remedy"
    )
    for reference, kind in stray.values_list("complaint__reference", "kind")[:100]:
        yield f"{reference}: {kind} runs on after the end"
    running = Q(duties__met_at=None, duties__ended_at=None)
    placed = Complaint.every.annotate(
        due=Min("duties__due_at", filter=running), due_on=Min("duties__due_on", filter=running)
    )
    rows = placed.values_list("reference", "due", "due_on", "next_due_at", "next_due_on")
    for reference, due, due_on, stored, stored_on in _through(rows):
        if (due or NEVER, due_on) != (stored, stored_on):
            yield f"{reference}: stands in the lists at {stored}, its next clock ends {due}"
    yield from _handed_on()
    yield from _turned()
    yield from _written(at)


def _handed_on() -> Findings:
    """Whose turn a case is follows from its state, the demands that run and the standstills (`Complaint.handed_until`)."""
    stored = dict(Complaint.every.exclude(handed_until=None).values_list("pk", "handed_until"))
    demands = Duty.objects.filter(
        complaint__state=State.ESCALATED, kind="explain", met_at=None, ended_at=None
    )
    ahead = demands.filter(Q(swept_at=None) | Q(swept_at__lt=F("due_at"))).exclude(due_at=None)
    told = dict(ahead.values_list("complaint").annotate(end=Max("due_at")).order_by())
    waits = Suspension.objects.filter(until_at=None, reason="awaiting_complainant")
    waits = waits.filter(complaint__state=State.INVESTIGATING)
    told |= dict.fromkeys(waits.values_list("complaint", flat=True), NEVER)
    wrong = [pk for pk in sorted({*stored, *told}) if stored.get(pk) != told.get(pk)][:100]
    for pk, reference in Complaint.every.filter(pk__in=wrong).values_list("pk", "reference"):
        yield f"{reference}: its turn is handed on until {stored.get(pk)}, by its clocks until {told.get(pk)}"


def _turned() -> Findings:
    """When a case last turned at the Ombudsman is told by its events (`Complaint.turned_at`)."""
    stored = dict(Complaint.every.exclude(turned_at=None).values_list("pk", "turned_at"))
    turns = Event.objects.filter(name__in=TURNING).values_list("complaint")
    told = dict(turns.annotate(last=Max("at")).order_by())
    wrong = [pk for pk in sorted({*stored, *told}) if stored.get(pk) != told.get(pk)][:100]
    for pk, reference in Complaint.every.filter(pk__in=wrong).values_list("pk", "reference"):
        yield f"{reference}: stands in the queue since {stored.get(pk)}, by its events since {told.get(pk)}"


def _written(at: datetime) -> Findings:
    """When its complainant last wrote in a case is told by its events (`Complaint.wrote_at`); of the last month everywhere."""
    stored = dict(Complaint.every.exclude(wrote_at=None).values_list("pk", "wrote_at"))
    messages = Event.objects.filter(name="message_sent", actor_kind=ActorKind.COMPLAINANT)
    told = dict(messages.values_list("complaint").annotate(last=Max("at")).order_by())
    lately = at - worklist.KEPT
    known = {pk for pk, last in told.items() if pk in stored or last > lately}
    wrong = [pk for pk in sorted({*stored, *known}) if stored.get(pk) != told.get(pk)][:100]
    for pk, reference in Complaint.every.filter(pk__in=wrong).values_list("pk", "reference"):
        yield f"{reference}: was written to at {stored.get(pk)}, by its events at {told.get(pk)}"


def hashes(_at: datetime) -> Findings:
    """Each typed text still is what its event recorded (erased ones are empty and prove nothing new), and says of which
    case it is, when and by whom it was typed."""
    told: dict[int, tuple[str, tuple[object, ...]]] = {}
    rows = Event.objects.exclude(statements={}).values_list(
        "statements", "complaint_id", "at", "actor_kind", "actor_id", "name"
    )
    for entries, complaint_id, at, kind, actor_id, name in _through(rows):
        by = BY_SOMEBODY if name == "answered_with_original" else (kind, actor_id)
        told |= {pk: (digest, (complaint_id, entry, at, *by)) for entry, (pk, digest) in entries.items()}
    stored = Statement.objects.values_list(
        "pk", "body", "salt", "complaint_id", "kind", "at", "author_kind", "author_id"
    )
    for pk, body, salt, *about in _through(stored):
        digest, expected = told.pop(pk, ("", ()))
        if not digest:
            yield f"statement {pk}: no event tells of it"
            continue
        if (body or salt) and statements.digest(bytes(salt), body) != digest:
            yield f"statement {pk}: is not the text that its event recorded"
        if expected[3:] == BY_SOMEBODY:
            about[3:] = BY_SOMEBODY if about[3] == ActorKind.STAFF and about[4] else ("nobody", None)
        if tuple(about) != expected:
            yield f"statement {pk}: its case, kind, time or author is not what its event recorded"
    for pk in list(told)[:100]:
        yield f"statement {pk}: an event tells of it, the row is gone"


def outbox(at: datetime) -> Findings:
    """Nothing waits to be sent for minutes, nothing was set aside, no file that was promised is still to be made."""
    since = promised_files.waiting_since(at)
    if since is not None and since < at - UNSENT_FOR:
        yield f"files of cases wait to be made, the oldest since {since:%Y-%m-%d %H:%M} UTC"
    waiting = Message.objects.filter(state=Message.State.QUEUED, next_try_at__lt=at - UNSENT_FOR)
    if count := waiting.count():
        oldest = waiting.order_by("next_try_at").values_list("next_try_at", flat=True)[0]
        yield f"{count} messages are due and unsent, the oldest since {oldest:%Y-%m-%d %H:%M} UTC"
    if count := Message.objects.filter(state=Message.State.SET_ASIDE).count():
        yield f"{count} messages were set aside after too many tries"


def messages(_at: datetime) -> Findings:
    """What was promised and sent stands as it was, and nothing of it was deleted but what was taken back."""
    for pk, what in unsealed_messages():
        yield (
            f"message {pk}: was deleted by hand"
            if what == "deleted"
            else f"message {pk}: is not as it was {what}"
        )
    for pk in digests.lost():
        yield f"message {pk}: was merged, and no digest tells it"


def unsealed_messages() -> Iterator[tuple[int, str]]:
    """(key, what is wrong). What was there before messages were sealed (`SEALED_FROM`) proves nothing."""
    table = "notifications_message"
    marks = Seal.objects.filter(table=table)
    before = marks.filter(columns__has_key=SEALED_FROM).aggregate(last=Max("row"))["last"] or 0
    for message in _through(Message.objects.order_by("pk"), 1000):
        if not _as_sealed(message, sealed_from=before):
            yield message.pk, "promised or sent"
    buried = marks.filter(columns__has_key=GONE).values_list("row", "columns")
    taken_back = {row for row, columns in buried if columns[GONE] == digest(table, row, GONE, True)}
    for row in marks.filter(columns__has_key="deleted").values_list("row", flat=True):
        if row not in taken_back:
            yield row, "deleted"


def _as_sealed(message: Message, *, sealed_from: int) -> bool:
    try:
        return message.seal == (message.sealed() if message.seal or message.pk > sealed_from else None)
    except Unreadable:
        return False


def files(_at: datetime) -> Findings:
    """Every attachment has its files, byte for byte, and no file is without a row (`manage.py orphans` clears them)."""
    for row in orphans.without_file():
        yield f"file {row.path} is missing"
    for row in orphans.without_copy():
        yield f"file {row.shown_path} is missing"
    for path in orphans.differing():
        yield f"file {path} is not what was stored"
    for path in orphans.strays(evidence.paths):
        yield f"file {path} belongs to no attachment"
    yield from evidence.differences()


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


def searched(_at: datetime) -> Findings:
    """The words by which a case is found are those of its texts, its places, its number and its named complainant."""
    with connection.cursor() as cursor:
        for some in _batches(Complaint.every.order_by("pk").values_list("pk", flat=True)):
            cursor.execute(
                "SELECT c.reference FROM complaints_complaint c LEFT JOIN complaints_words w ON w.complaint_id = c.id"
                " WHERE c.id = ANY(%s) AND w.words IS DISTINCT FROM words_of_case(c.id) AND (w.words IS NOT NULL OR EXISTS"
                " (SELECT FROM complaints_statement s WHERE s.complaint_id = c.id AND s.kind IN ('subject', 'description')))"
                " ORDER BY c.id",
                [some],
            )
            for (reference,) in cursor.fetchall():
                yield f"{reference}: is found by other words than stand in it"


def products(_at: datetime) -> Findings:
    """The register of the Ombudsman's products is what its events tell."""
    yield from register_of_products.differences()


def examined(_at: datetime) -> Findings:
    """What the Ombudsman examined of its own initiative is what the events of the bodies tell."""
    yield from examinations.differences()


CHECKS: Final[dict[str, Callable[[datetime], Findings]]] = {
    "sequences": sequences,
    "edges": edges,
    "duties": duties,
    "columns": columns,
    "attachments": attached,
    "seals": sealed,
    "indicators": indicators,
    "frozen scores": frozen,
    "running duties": running_duties,
    "products": products,
    "examinations": examined,
    "answers": answers,
    "places": places,
    "statements": hashes,
    "outbox": outbox,
    "messages": messages,
    "files": files,
    "calendars": calendars,
    "figures": figures,
    "search": searched,
    "durability": durability,
}


def _legal(name: str, before: str, after: str) -> bool:
    if before == "":
        return name in ("registered", "imported", "product_issued", "examination_opened")
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


def _through(rows: QuerySet[Any, Any], chunk: int = 5000) -> Iterator[Any]:
    """Every row, a part of them in memory, and shown how far they are read."""
    return through(rows.iterator(chunk_size=chunk), rows.count, "rows")


def _batches(ids: QuerySet[Complaint, int]) -> Iterator[list[int]]:
    some: list[int] = []
    for pk in _through(ids):
        some.append(pk)
        if len(some) == BATCH:
            yield some
            some = []
    if some:
        yield some
