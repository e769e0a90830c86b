"""What suggestions at intake are asked of is learned in the background, an agency at a time, from the cases that its units hold
or held."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from accounts.models import Agency
from complaints.models import Complaint, Statement
from complaints.transactions import alone
from workflow.learned_models import Learned
from workflow.models import Event
from workflow.reading import likeness, suggestions
from workflow.reading.likeness import Past, Text

EVERY: Final = timedelta(days=1)
"""How old what was learned may become."""
FEWEST: Final = 20
"""Past cases below which nothing is suggested."""
MOST: Final = 2_000
"""Past cases that are learned from: the latest."""


def learn(*, now: Callable[[], datetime], seconds: float) -> int:
    """Learn anew where what was learned is a day old, for this many seconds. Returns of how many agencies."""
    began, done = now(), 0
    fresh = Learned.objects.filter(agency=OuterRef("pk"), built_at__gt=began - EVERY)
    for pk in Agency.objects.exclude(Exists(fresh)).order_by("pk").values_list("pk", flat=True):
        if (now() - began).total_seconds() > seconds:
            break
        done += alone(lambda pk: learn_of(Agency.objects.get(pk=pk), at=now()), pk, what="suggestions")
    return done


def learn_of(agency: Agency, *, at: datetime) -> bool:
    """Learn of this agency; False where it has too few past cases, and what was learned before is forgotten."""
    cases = past(agency)
    if len(cases) < FEWEST:
        Learned.objects.filter(agency=agency).delete()
        return False
    index = likeness.build(cases, suggestions.key())
    kept = {"built_at": at, "cases": len(cases), "index": index.plain()}
    Learned.objects.update_or_create(agency=agency, defaults=kept)
    return True


def past(agency: Agency, among: Q | None = None, *, most: int = MOST) -> list[Past]:
    """The latest cases of the agency that a unit holds, in the order in which they were filed, with what became of them: the
    unit after every transfer, the class after every change."""
    held = Complaint.objects.filter(among or Q(), agency=agency, held_by__isnull=False)
    rows = (
        held.exclude(classification="").order_by("-pk").values_list("pk", "held_by__code", "classification")
    )
    cases = {pk: (unit, classification) for pk, unit, classification in reversed(rows[:most])}
    texts: dict[int, dict[str, str]] = {pk: {} for pk in cases}
    said = Statement.objects.filter(complaint__in=cases, kind__in=("subject", "description"))
    for pk, kind, body in said.values_list("complaint_id", "kind", "body"):
        texts[pk][kind] = body
    first = Event.objects.filter(complaint__in=cases, seq=1)
    named = dict(first.values_list("complaint_id", "facts__unit"))
    return [
        Past(
            pk,
            unit,
            classification,
            Text(texts[pk].get("subject", ""), texts[pk].get("description", ""), named.get(pk) or ""),
        )
        for pk, (unit, classification) in cases.items()
    ]
