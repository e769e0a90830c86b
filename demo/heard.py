"""One agency of the demo is heard on last year's scores, which are then frozen: one objection upheld, one refused, one reply."""

import json
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from complaints.models import Complaint
from compliance.frozen import freezing
from compliance.hearing import objecting, opening
from compliance.hearing.models import HearingUnit
from demo.people import Cast
from law.counting import local_date
from workflow.errors import BadInput

AGENCY: Final = "serang"
OPENED: Final = timedelta(days=24)
"""Before the instant up to which the demo is told; the term is over a week later or two, by the calendar."""
DAYS: Final = 5
OBJECTIONS: Final = (
    (
        "Berkas dari dinas baru kami terima dua hari sebelum batas waktu; buktinya ada dalam riwayat kasus.",
        "left_out",
        "Keterlambatan berasal dari luar unit, dan riwayat kasus menunjukkannya.",
    ),
    (
        "Petugas kami sedang cuti bersama pada pekan itu.",
        "",
        "Cuti bersama sudah tidak terhitung sebagai hari kerja dalam batas waktunya.",
    ),
)
REPLY: Final = (
    "Sejak bulan ini dua petugas khusus menangani pengaduan, dan batas waktu dibahas setiap Senin pagi."
)


def tell(cast: Cast, *, at: datetime) -> None:
    office = next(one for one in cast.offices if one.place.code == AGENCY)
    zone = office.place.zone
    year, first = local_date(at, zone).year - 1, local_date(at - OPENED, zone)
    opened, said, decided = (_morning(first, days, zone) for days in (0, 1, 3))
    try:
        hearing = opening.open_(AGENCY, year, days=DAYS, by=cast.ombudsman, at=opened)
    except BadInput:  # a demo of few complaints has no figures of that year
        return
    drafts = {row.unit_id: row for row in hearing.units.all()}
    desk, found = max(
        ((desk, _late(drafts[desk.unit.pk], opened)) for desk in office.desks if desk.unit.pk in drafts),
        key=lambda one: len(one[1]),
    )
    draft = drafts[desk.unit.pk]
    for case, (reasons, follows, because) in zip(found, OBJECTIONS, strict=False):
        objection = objecting.object_(
            draft.pk, case=case, reasons=reasons, file=None, by=desk.supervisor, at=said
        )
        objecting.decide(
            objection.pk,
            upheld=bool(follows),
            follows=follows,
            reasons=because,
            by=cast.ombudsman,
            at=decided,
        )
    objecting.reply(draft.pk, text=REPLY, by=desk.supervisor, at=said)
    reason = "Nilai akhir tahun, setelah unit didengar."
    freezing.freeze(
        AGENCY, year, reason=reason, by=cast.ombudsman, at=max(hearing.until_at, at - timedelta(days=7))
    )


def _morning(day: date, after: int, zone: str) -> datetime:
    """Nine o'clock on the weekday that comes this many weekdays after this day, or after the first weekday from it on."""
    while day.isoweekday() > 5 or after:
        after -= day.isoweekday() <= 5
        day += timedelta(days=1)
    return datetime.combine(day, time(9), ZoneInfo(zone))


def _late(draft: HearingUnit, at: datetime) -> list[str]:
    """Cases of the draft that count against the unit, that it still holds, and to which nothing happened since."""
    lines = json.loads(draft.document)["lines"]
    cases = sorted({line["case"] for line in lines if not line["good"]})
    quiet = Complaint.objects.filter(reference__in=cases, held_by=draft.unit_id, last_at__lt=at)
    return list(quiet.order_by("reference").values_list("reference", flat=True)[: len(OBJECTIONS)])
