"""The clocks of a case in words: what must be done, by whom, by when, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from complaints.models import Complaint
from workflow import calendar, calendars
from workflow.codes import DutyKind as K
from workflow.codes import Holder
from workflow.duties import late_days
from workflow.models import Duty

SOON: Final = 3
"""Calendar days before its end at which a date is shown as near."""
MEANING: Final = {
    K.RECEIPT: gettext_lazy("Pengaduan dicatat dan tanda terima diberikan."),
    K.VERIFY: gettext_lazy("Koordinator memeriksa berkas dan meneruskan pengaduan kepada unit yang tepat."),
    K.FIRST_ANSWER: gettext_lazy("Instansi memberi tahu apakah berkas sudah lengkap."),
    K.COMPLETE: gettext_lazy("Pengadu melengkapi berkas yang diminta."),
    K.FOLLOW_UP: gettext_lazy("Unit mulai menindaklanjuti."),
    K.SETTLE: gettext_lazy("Unit menyelesaikan pengaduan dan memberi jawaban."),
    K.DECIDE: gettext_lazy("Batas keputusan menurut undang-undang."),
    K.NOTIFY: gettext_lazy("Jawaban disampaikan kepada pengadu."),
    K.REPLY: gettext_lazy("Pengadu menerima atau menyanggah jawaban."),
    K.REMEDY: gettext_lazy("Tindakan yang dijanjikan dilaksanakan."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One duty as it is read. `tone`: late, soon, good, or nothing."""

    duty: Duty
    label: str
    meaning: str
    holder: str
    words: str
    tone: str
    running: bool
    unverified: bool
    """Its rule was not yet checked against the official text."""


def lines(complaint: Complaint, *, at: datetime, duties: Iterable[Duty] | None = None) -> list[Line]:
    """The duties of a case, running ones first by date, then the others by date."""
    rows = list(complaint.duties.order_by("pk") if duties is None else duties)
    days = calendars.of(complaint)
    zone = complaint.agency.zone
    found = [_line(row, zone=zone, days=days, at=at) for row in rows]
    return sorted(found, key=lambda line: (not line.running, line.duty.due_on or date.max, line.duty.pk))


def _line(duty: Duty, *, zone: str, days: calendar.Calendar, at: datetime) -> Line:
    late = late_days(duty, zone=zone, days=days, at=at)
    passed = duty.due_at is not None and duty.due_at <= (duty.met_at or duty.ended_at or at)
    tone = _tone(duty, passed=passed, today=calendar.local_date(at, zone))
    return Line(
        duty=duty,
        label=str(K(duty.kind).label),
        meaning=str(MEANING[K(duty.kind)]),
        holder=str(Holder(duty.holder).label),
        words=_words(duty, late=late, passed=passed, today=calendar.local_date(at, zone)),
        tone=tone,
        running=duty.running,
        unverified=duty.certainty != "V",
    )


def _tone(duty: Duty, *, passed: bool, today: date) -> str:
    if passed:
        return "late" if duty.ended_at is None else ""
    if duty.met_at is not None:
        return "good"
    near = duty.running and duty.due_on is not None and (duty.due_on - today).days <= SOON
    return "soon" if near else ""


def _words(duty: Duty, *, late: int | None, passed: bool, today: date) -> str:
    if duty.met_at is not None:
        done_late = _("Dilakukan, %(late)s") % {"late": late_words(duty, late)}
        return done_late if passed else _("Dilakukan tepat waktu")
    if duty.ended_at is not None:
        return _("Tidak berlaku lagi")
    if duty.due_on is None:
        return _("Menunggu penetapan kalender %(year)s") % {"year": duty.awaits_year or ""}
    return late_words(duty, late) if passed else days_left((duty.due_on - today).days)


def late_words(duty: Duty, late: int | None) -> str:
    """How late, in days of the duty's own unit; without a number where none can be counted."""
    if not late:
        return _("lewat batas")
    if duty.length_unit == calendar.LengthUnit.CALENDAR_DAY:
        return ngettext("terlambat %(n)d hari kalender", "terlambat %(n)d hari kalender", late) % {"n": late}
    return ngettext("terlambat %(n)d hari kerja", "terlambat %(n)d hari kerja", late) % {"n": late}


def days_left(left: int) -> str:
    """Calendar days until a date that has not passed."""
    if left <= 0:
        return _("hari ini")
    if left == 1:
        return _("besok")
    return ngettext("%(n)d hari lagi", "%(n)d hari lagi", left) % {"n": left}


def row_words(complaint: Complaint, *, at: datetime) -> tuple[str, str]:
    """For a list: the words and the tone of the case's next date."""
    if complaint.next_due_on is None:
        return _("tanpa batas waktu berjalan"), ""
    left = (complaint.next_due_on - calendar.local_date(at, complaint.agency.zone)).days
    if complaint.next_due_at <= at:
        past = max(-left, 1)
        return ngettext("lewat %(n)d hari kalender", "lewat %(n)d hari kalender", past) % {"n": past}, "late"
    return days_left(left), "soon" if left <= SOON else ""
