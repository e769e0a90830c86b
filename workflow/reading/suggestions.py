"""What an agency's own past dispatches say of a new case: which unit, which class, and why; and which open cases say the same.

Asked of what was learned in the background (`workflow.sweep.learning`), without the cases that the reader may not see.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left

from accounts.actors import Actor
from complaints.codes import label
from complaints.models import Complaint, Statement
from law import counting
from law.codes import Classification
from workflow.learned_models import Learned
from workflow.reading import likeness
from workflow.reading.likeness import Guess, Index, Text

SHOWN: Final = 3
SURE: Final = 0.5
"""From this share of the votes on a suggested unit stands chosen where the complainant named none."""
FEEBLE: Final = 0.05
"""What has a smaller share is not suggested."""
BACK: Final = timedelta(days=60)
"""So far back a case may be the same."""
LOOKED_AT: Final = 150
"""Open cases, the latest, that are read for that."""
READ: Final = 1500
"""Characters of a description that are compared."""
SAME: Final = 0.3
"""From this cosine on two cases may be the same."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit or class: its name, and what speaks for it."""

    code: str
    name: str
    guess: Guess

    @property
    def percent(self) -> int:
        """Its share of the votes."""
        return round(self.guess.share * 100)


@dataclass(frozen=True, slots=True)
class Suggested:
    units: list[Suggestion]
    classes: list[Suggestion]

    @property
    def sure(self) -> str:
        """The code of the unit that may stand chosen; empty where the votes are split."""
        first = self.units[0] if self.units else None
        return first.code if first is not None and first.guess.share >= SURE else ""


@dataclass(frozen=True, slots=True)
class Alike:
    """An open case that may be the same. `complaint` has `subject_text` and `description_text`."""

    complaint: Complaint
    cosine: float
    words: tuple[str, ...]

    @property
    def percent(self) -> int:
        return round(self.cosine * 100)


NOTHING: Final = Suggested([], [])


def of(complaint: Complaint, text: Text, *, units: Mapping[str, str], by: Actor) -> Suggested:
    """Up to three units, among these (code → name), and classes."""
    index = learned(complaint.agency_id)
    if index is None:
        return NOTHING
    guesses = likeness.guess(index, text, key(), without=_hidden(by))
    known = [guess for guess in guesses.units if guess.label in units and guess.share >= FEEBLE]
    return Suggested(
        [Suggestion(guess.label, units[guess.label], guess) for guess in known[:SHOWN]],
        [
            Suggestion(guess.label, str(label(Classification(guess.label))), guess)
            for guess in guesses.classes[:SHOWN]
        ],
    )


def alike(complaint: Complaint, text: Text, *, by: Actor, at: datetime) -> list[Alike]:
    """Up to three open cases of its agency that this reader sees, filed within sixty days, the likest first."""
    since = counting.local_date(at, complaint.agency.zone) - BACK
    others = Complaint.objects.visible_to(by).open().filter(agency=complaint.agency_id, duplicate_of=None)
    others = others.filter(received_on__gte=since).exclude(pk=complaint.pk).with_subject()
    described = Statement.objects.filter(complaint_id=OuterRef("pk"), kind="description")
    told = others.annotate(description_text=Subquery(described.values(said=Left("body", READ))[:1]))
    rows: dict[int, Any] = {
        row.pk: row for row in told.select_related("unit", "held_by").order_by("-pk")[:LOOKED_AT]
    }
    texts = {pk: Text(row.subject_text or "", row.description_text or "") for pk, row in rows.items()}
    found = likeness.alike(replace(text, description=text.description[:READ]), texts, key())
    return [Alike(rows[pk], cosine, words) for pk, cosine, words in found[:SHOWN] if cosine >= SAME]


def learned(agency_id: int) -> Index | None:
    """What was learned of this agency, in one query while it is the same as a moment ago."""
    built_at = Learned.objects.filter(agency=agency_id).values_list("built_at", flat=True).first()
    return None if built_at is None else _index(agency_id, built_at)


@lru_cache(maxsize=4)
def _index(agency_id: int, _built_at: datetime) -> Index | None:
    kept = Learned.objects.filter(agency=agency_id).values_list("index", flat=True).first()
    return None if kept is None else Index.of(kept)


def key() -> bytes:
    """Of the hashes of words, derived from SECRET_KEY."""
    return hmac.new(settings.SECRET_KEY.encode(), b"tuntas.learned-words", hashlib.sha256).digest()


def _hidden(by: Actor) -> set[int]:
    """The cases in which this reader is accused, of which they learn nothing."""
    accused = Complaint.accused.through.objects.filter(user=by.user)
    return set(accused.values_list("complaint_id", flat=True))
