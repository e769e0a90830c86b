"""What the Ombudsman and the coordinators made of the demo's units this year and the last."""

from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Final

from compliance import assessments
from compliance.models import CHECKLIST, ENTERED
from compliance.scores import instrument
from demo.people import Cast
from demo.places import Pace
from law.counting import local_date

FIRST_YEAR: Final = 2025
"""The years before are published (data/region_scores.csv); nobody enters beside a published total."""
DIMENSIONS: Final = {
    Pace.BRISK: ((90, 97), (91, 98)),
    Pace.STEADY: ((80, 90), (81, 91)),
    Pace.DRIFTING: ((82, 90), (66, 76)),
    Pace.SLOW: ((58, 72), (52, 68)),
}
"""The range of a dimension's score last year and this year."""
CHECKED: Final = {Pace.BRISK: (3, 4), Pace.STEADY: (2, 4), Pace.DRIFTING: (2, 3), Pace.SLOW: (0, 2)}


def give(cast: Cast, *, at: datetime) -> None:
    """Enter dimensions and checklists; this year's checklists of slow and drifting units still wait for the
    Ombudsman's confirmation."""
    rng = Random("marks")  # noqa: S311 - no secret
    for office in cast.offices:
        this_year = local_date(at, office.place.zone).year
        for past, year in ((True, this_year - 1), (False, this_year)):
            if year < FIRST_YEAR:
                continue
            for desk in office.desks:
                pace = desk.place.pace
                low, high = DIMENSIONS[pace][0 if past else 1]
                scores: dict[str, Decimal | None] = {
                    code: Decimal(rng.randint(low * 100, high * 100)) / 100
                    for code in ENTERED
                    if code in instrument(year).weights
                }
                marks = {item: rng.randint(*CHECKED[pace]) for item in CHECKLIST}
                confirmed = past or pace in (Pace.BRISK, Pace.STEADY)
                where = (office.place.code, desk.place.code, year)
                entry = assessments.Entry(checklist=marks)
                assessments.enter(*where, entry=entry, by=office.coordinators[0], at=at)
                entry = assessments.Entry(dimensions=scores, confirmed=confirmed, source="Data contoh")
                assessments.enter(*where, entry=entry, by=cast.ombudsman, at=at)
