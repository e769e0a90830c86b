"""The case that a row of a register becomes: what the register tells, and nothing that it does not.

A case keeps when it was filed, its unit, how and when it ended. The ends of duties that lie in the past count as dealt with,
while lateness stays what the stored dates say. Rows that came into one state and were filed on one day are cases of one
pattern: its dates are counted once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from django.db.models import Model

from accounts.actors import Actor, ActorKind, Origin
from accounts.models import Agency, Unit
from complaints import copying
from complaints.codes import IdentityKind
from complaints.copying import NOTHING, Pattern, hole, written
from complaints.lifecycle import State
from complaints.models import Complaint, Statement
from law import counting
from law.codes import Classification
from workflow.clocks.duties import Docket
from workflow.models import Event, Holding, ImportedCase
from workflow.record import events
from workflow.record.seals import seal
from workflow.record.statements import digest
from workflow.register.lines import Entry

IMPORTER: Final = Actor(ActorKind.IMPORT, origin=Origin.IMPORT)
HELD: Final = (State.DISPATCHED, State.INVESTIGATING, State.CLOSED, State.WITHDRAWN)
"""The states in which the unit of the row holds the case: a rejection comes before the dispatch."""
ENDED_BY: Final = {State.CLOSED: "import", State.REJECTED: "reject", State.WITHDRAWN: "withdraw"}
MEETS_OR_ENDS: Final = {State.CLOSED: "import_answer", State.REJECTED: "reject", State.WITHDRAWN: "withdraw"}
"""What the end of a case does to its duties: rows of the truth table."""
INSTANTS: Final = (
    *("received_at", "last_at", "ended_at", "answered_at", "first_answered_at"),
    *("at", "effective_at", "opened_at", "met_at", "from_at"),
)
"""Columns of all these rows that hold an instant of the register, or nothing."""
MOST: Final = 2000
"""Patterns kept, of some ten kB each."""
# The values of one case that lines are made of: which is where.
CASE, REFERENCE, CHANNEL, UNIT, UNIT_CODE, FILED, ENDED, ENDED_ON, TYPED, NUMBER, HASH = range(11)


Alike = list[Pattern]
"""The rows that cases of one pattern have in common, but for their texts and number: the case first."""


class Cases:
    """Makes the rows of cases of one agency, from entries of one register."""

    def __init__(
        self,
        agency: Agency,
        source: str,
        classification: Classification,
        days: counting.Calendar,
        at: datetime,
    ) -> None:
        """`days`: the calendar by which the agency counts. `at`: the time of the import; what ended before is dealt with."""
        self._agency, self._source, self._classification = agency, source, classification
        self._days, self._at = days, at
        self._alike: dict[Any, Alike] = {}
        self._number = Pattern(ImportedCase(source=source), {"reference": NUMBER, "complaint_id": CASE})
        self._text = Pattern(
            Statement(author_kind=IMPORTER.kind),
            {"id": 0, "complaint_id": 1, "kind": 2, "at": 3, "body": 4, "salt": 5},
        )

    def lines(
        self,
        entry: Entry,
        unit: Unit,
        alike: Alike,
        case: int,
        reference: str,
        texts: list[tuple[int, bytes]],
    ) -> Iterator[tuple[Pattern, str]]:
        """Every row of a case with this key and reference, whose texts get these keys and salts: as lines to be copied, each with its
        pattern. Touches no database. Its number comes first, and the case before its texts: the database notes by which words it is found when those are written."""
        filed = entry.filed_at.isoformat()
        typed, spoken = [], []
        for (key, salt), (kind, body) in zip(texts, entry.typed.items(), strict=True):
            typed.append(f'"{kind}": [{key}, "{digest(salt, body)}"]')
            said = (str(key), str(case), kind, filed, written(body), written(salt))
            spoken.append((self._text, self._text.line(*said)))
        ended = entry.ended_at
        own = (
            str(case),
            reference,
            entry.channel,
            str(unit.pk),
            copying.within(unit.code),
            filed,
            NOTHING if ended is None else ended.isoformat(),
            NOTHING if ended is None else self._local(ended).isoformat(),
            f"{{{', '.join(typed)}}}",
            written(entry.reference),
            sha256(entry.reference.encode()).hexdigest(),
        )
        the_case, *others = alike
        for row in (self._number, the_case):
            yield row, row.line(*own)
        yield from spoken
        for row in others:
            yield row, row.line(*own)

    def pattern(self, entry: Entry, unit: Unit) -> Alike:
        """That of the rows with this fate, filed on this local day in a unit with this week; of a unit, too, where its
        promises count."""
        promises = unit.pk if entry.fate.state == State.RECEIVED else None
        key = (entry.fate, self._local(entry.filed_at), *unit.working_week, promises)
        alike = self._alike.get(key)
        if alike is None:
            if len(self._alike) >= MOST:
                self._alike.clear()
            alike = self._alike[key] = self._made(entry, unit)
        return alike

    def _made(self, entry: Entry, unit: Unit) -> Alike:
        """The pattern of which this entry is one case. Filing and end are told apart by a microsecond that no register
        knows."""
        filed, state = entry.filed_at, entry.fate.state
        ended = None if entry.ended_at is None else filed + timedelta(microseconds=1)
        complaint = self._complaint(replace(entry, ended_at=ended), unit)
        docket = Docket(complaint, days=self._days)
        apply_import(docket, state, filed_at=filed, ended_at=ended)
        self._deal_with_the_past(docket)
        docket.place()
        imported, *answered = self._events(docket, entry, ended)

        def pattern(row: Model, **holes: int) -> Pattern:
            instants = {filed: FILED, ended: ENDED}
            dated = {name: instants[at] for name in INSTANTS if (at := getattr(row, name, None)) is not None}
            return Pattern(row, {**dated, "complaint_id": CASE, **holes})

        of_case = {"id": CASE, "reference": REFERENCE, "channel": CHANNEL, "unit_id": UNIT}
        if complaint.held_by is not None:
            of_case["held_by_id"] = UNIT
        if complaint.first_answered_on is not None:
            of_case["first_answered_on"] = ENDED_ON
        rows = [pattern(complaint, **of_case), pattern(imported, statements=TYPED)]
        rows += [pattern(row) for row in (*answered, *docket.rows)]
        if complaint.held_by is not None:
            rows.append(pattern(Holding(from_at=filed), unit_id=UNIT))
        return rows

    def _complaint(self, entry: Entry, unit: Unit) -> Complaint:
        state = entry.fate.state
        complaint = Complaint(
            state=state,
            origin=IMPORTER.origin,
            channel=entry.channel,
            identity_kind=IdentityKind.ANONYMOUS,
            agency=self._agency,
            unit=unit,
            held_by=unit if state in HELD else None,
            classification=self._classification,
            received_at=entry.filed_at,
            received_on=self._local(entry.filed_at),
            ended_at=entry.ended_at,
            ended_by=ENDED_BY.get(state, ""),
        )
        if state == State.CLOSED and entry.ended_at is not None:
            complaint.answered_at = complaint.first_answered_at = entry.ended_at
            complaint.first_answered_on = self._local(entry.ended_at)
        return complaint

    def _deal_with_the_past(self, docket: Docket) -> None:
        """Ends that have passed are dealt with, and remind nobody."""
        for duty in docket.running():
            if duty.due_at is not None and duty.due_at <= self._at:
                docket.mark_swept(duty, self._at)
            while duty.rung_at is not None and duty.rung_at <= self._at:
                docket.climb(duty)

    def _events(self, docket: Docket, entry: Entry, ended_at: datetime | None) -> list[Event]:
        """The import, told of the time of filing and in force from when the case came into its state, and the
        answer where there was one."""
        complaint = docket.complaint
        imported = events.following(
            complaint, "imported", before="", by=IMPORTER, at=entry.filed_at, effective_at=ended_at
        )
        imported.facts = {
            **docket.basis,
            "source": self._source,
            "agency": self._agency.code,
            "classification": self._classification,
            "ground": entry.fate.ground,
            "source_reference": hole(HASH),
            "unit": hole(UNIT_CODE),
            "channel": hole(CHANNEL),
            "received_at": hole(FILED),
            "sealed": {**seal(complaint, None), "reference": hole(REFERENCE)},
        }
        if entry.fate.state != State.CLOSED or ended_at is None:
            return [imported]
        answered = events.following(complaint, "answered", before=complaint.state, by=IMPORTER, at=ended_at)
        answered.facts = {"outcome": None, "remedy_due_on": None, "source": self._source}
        return [imported, answered]

    def _local(self, at: datetime) -> date:
        return counting.local_date(at, self._agency.zone)


def apply_import(docket: Docket, state: State, *, filed_at: datetime, ended_at: datetime | None) -> None:
    """The duties of a case imported in this state. On its event `imported` these instants are `at` and
    `effective_at`; the event `answered` that may follow adds nothing to them."""
    docket.apply("register" if state == State.RECEIVED else "import", at=filed_at)
    if ended_at is not None and state in MEETS_OR_ENDS:
        docket.apply(MEETS_OR_ENDS[state], at=ended_at)
