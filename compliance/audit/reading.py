"""What an audit shows of its drawn answers: the list for whoever reads the figures, and one answer for whoever judges it.

Neither who complained nor who answered is told; what people wrote is, as they wrote it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints import lifecycle
from complaints.models import Complaint
from compliance import behind
from compliance.audit import marking
from compliance.audit.marking import Mark
from compliance.audit.results import Results
from compliance.behind import Sight
from compliance.models import AnswerAudit
from workflow.errors import NotVisible
from workflow.models import Event
from workflow.record import timeline

ANSWERS: Final = ("answered", "answered_with_original")
NO_ANSWER: Final = _("Jawaban ini tidak ditemukan.")


class Drawn(NamedTuple):
    """A drawn answer in its list. `place`: from 1. `reference` is None where the reader is accused in the case."""

    place: int
    unit: str
    reference: str | None
    round: int
    may_open: bool
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One drawn answer, for whoever judges it. `typed`: (kind, text) of what the unit wrote; `findings`: (instant, what was
    found, its reasons), the first first, whoever found it."""

    drawn: Drawn
    filed_on: date
    subject: str
    description: str
    answered_at: datetime
    sentence: str
    typed: Sequence[tuple[str, str]]
    since: Sequence[tuple[datetime, str]]
    """What happened to the case afterwards."""
    findings: Sequence[tuple[datetime, str, str]]


def sample(audit: AnswerAudit, results: Results, reader: Actor) -> list[Drawn]:
    """Every drawn answer, unit by unit in the order of the draw. Two queries."""
    keys = {one: marking.named(one) for one in results.in_order}
    cases = Complaint.objects.filter(
        agency=audit.agency, reference__in={reference for reference, _round in keys.values()}
    )
    pks = dict(cases.values_list("reference", "pk"))
    seen = behind.seen(list(pks.values()), reader)
    names = {row.unit: row.name for row in results.units}
    units = {one: names[code] for code, some in results.sample.items() for one in some}
    found = []
    for place, (answer, (reference, round_)) in enumerate(keys.items(), 1):
        row = seen.get(pks.get(reference, 0))
        hidden = row is None or row.sight == Sight.NOTHING
        found.append(
            Drawn(
                place,
                units[answer],
                None if hidden else reference,
                round_,
                row is not None and row.sight == Sight.OPEN,
                None if hidden else results.marks.get(answer),
            )
        )
    return found


def answer(audit: AnswerAudit, drawn: Drawn, reader: Actor) -> Answer:
    """Raises NotVisible where this person may not see the case."""
    case = None
    if drawn.reference is not None:
        cases = Complaint.objects.visible_to(reader).filter(agency=audit.agency, reference=drawn.reference)
        case = cases.select_related("agency").first()
    if case is None:
        raise NotVisible("not_found", NO_ANSWER)
    entries = {entry.seq: entry for entry in timeline.entries(case, reader)}
    given = _seq(case, drawn.round)
    if given is None:
        raise NotVisible("not_found", NO_ANSWER)
    subject, description = timeline.subject_and_description(case)
    found = Event.objects.filter(
        complaint=case, name=marking.EVENT, facts__audit=audit.pk, facts__round=drawn.round
    )
    findings = [entries[seq] for seq in found.order_by("seq").values_list("seq", flat=True)]
    return Answer(
        drawn=drawn,
        filed_on=case.received_on,
        subject=subject,
        description=description,
        answered_at=entries[given].at,
        sentence=entries[given].sentence,
        typed=entries[given].typed,
        since=[
            (one.at, one.sentence)
            for seq, one in sorted(entries.items())
            if seq > given and one.event != marking.EVENT
        ],
        findings=[(one.at, one.sentence, "\n\n".join(text for _kind, text in one.typed)) for one in findings],
    )


def _seq(case: Complaint, round_: int) -> int | None:
    """The event that gave the answer of this round."""
    current = 1
    for seq, name in case.events.order_by("seq").values_list("seq", "name"):
        if name in ANSWERS and current == round_:
            return seq
        current += lifecycle.TABLE[lifecycle.ACT_OF[name]].new_round
    return None


def next_place(some: Sequence[Drawn], after: int) -> int | None:
    """The next answer that nobody has judged and this reader may, after this place and then from the first."""
    waiting = [one.place for one in some if one.mark is None and one.reference is not None]
    return next((place for place in waiting if place > after), waiting[0] if waiting else None)
