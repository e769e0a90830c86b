"""One audit of the demo: the answers of the last full quarter in one agency, nearly all judged."""

from datetime import datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from accounts.actors import Actor
from accounts.models import Agency
from complaints.codes import Verdict
from complaints.models import Complaint
from compliance.audit import drawing, marking
from compliance.models import AnswerAudit
from demo.days import last_morning
from law.counting import due_at, local_date

AGENCY: Final = "serang"
PERCENT: Final = 25
LEFT: Final = 2
"""Answers that wait for whoever tries it."""
FOUND: Final = {
    Verdict.REAL: (8, "Pengadu dihubungi dan loket didatangi: yang dijanjikan sudah dilakukan."),
    Verdict.PARTLY: (3, "Didatangi: sebagian sudah dilakukan, papan jadwal belum diganti."),
    Verdict.VOID: (2, "Didatangi: tidak ada yang berubah sejak jawaban diberikan."),
}


def audit(by: Actor, *, at: datetime) -> None:
    """Bound before the quarter, drawn after it. Once, whatever an earlier start told."""
    agency = Agency.objects.get(code=AGENCY)
    if AnswerAudit.objects.filter(agency=agency).exists():
        return
    today = local_date(at, agency.zone)
    after = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    end = after - timedelta(days=1)
    start = end.replace(month=end.month - 2, day=1)
    begin = datetime.combine(start, datetime.min.time(), ZoneInfo(agency.zone))
    made = drawing.commit(AGENCY, start=start, end=end, percent=PERCENT, by=by, at=begin - timedelta(days=3))
    drawing.draw(made.pk, by=by, at=min(at, due_at(end, agency.zone) + timedelta(hours=9)))
    sample = [answer for some in drawing.drawn(made).values() for answer in some]
    rng = Random("audit")  # noqa: S311 - no secret
    verdicts = rng.choices(list(FOUND), [weight for weight, _reasons in FOUND.values()], k=len(sample))
    first = last_morning(at, agency.zone)
    judged = list(zip(sample, verdicts, strict=True))[: max(len(sample) - LEFT, 0)]
    for number, (answer, verdict) in enumerate(judged):
        reference, _round = marking.named(answer)
        moment = min(first + timedelta(minutes=5 * number), first + timedelta(hours=6))
        if Complaint.objects.get(reference=reference).last_at <= moment:
            marking.mark(made.pk, answer, verdict=verdict, reasons=FOUND[verdict][1], by=by, at=moment)
