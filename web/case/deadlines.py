"""The duties of a case in words: what must be done, by whom, by when, and whether it is late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from complaints import words
from complaints.codes import label
from complaints.models import Complaint
from law import counting, rules
from law.codes import OF_PRODUCTS, Holder
from law.codes import DutyKind as K
from web.case import voices
from workflow.calendars import present
from workflow.clocks.days_left import late_days, left_days
from workflow.clocks.duties import is_superseded
from workflow.models import Duty, Suspension
from workflow.reading import upcoming

SOON: Final = 3
"""Days of its own unit before its end at which a duty is shown as near."""
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
    K.EXPLAIN: gettext_lazy("Instansi menjelaskan kepada Ombudsman apa yang diminta."),
    **dict.fromkeys(
        OF_PRODUCTS, gettext_lazy("Instansi melaksanakan butir produk Ombudsman dan menyampaikan buktinya.")
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One duty as a page shows it. `tone`: `late`, `soon`, `good`, or empty."""

    duty: Duty
    label: str
    meaning: str
    holder: str
    words: str
    tone: str
    running: bool
    unverified: bool
    """Its rule was not yet checked against the official text."""
    changes: tuple[str, ...] = ()
    """How its end came about, where that is not the rule alone: extended, standing still, shared, promised."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next deadline of a case as a list shows it."""

    label: str
    due_on: date
    words: str
    tone: str
    why: str = ""
    """Why it is red, or near: who has not done what; empty where it is neither."""


def lines(
    complaint: Complaint,
    *,
    at: datetime,
    duties: Iterable[Duty] | None = None,
    standstill: Suspension | None = None,
    days: counting.Calendar | None = None,
    own: bool = False,
) -> list[Line]:
    """The duties of a case, running ones first by date, then the others by date. `standstill`: the suspension that
    stops its clock now. `days`: its calendar, if the caller has it already. `own`: for its own complainant."""
    rows = list(complaint.duties.order_by("pk") if duties is None else duties)
    days = days or present.calendar_of(complaint)
    law = rules.law(complaint.agency.law)
    described = [
        replace(
            _line(row, complaint, days=days, at=at, own=own),
            changes=tuple(_changes(row, law, standstill, own=own)),
        )
        for row in rows
    ]
    return sorted(described, key=lambda line: (not line.running, line.duty.due_on or date.max, line.duty.pk))


def _line(
    duty: Duty, complaint: Complaint, *, days: counting.Calendar, at: datetime, own: bool = False
) -> Line:
    zone, superseded = complaint.agency.zone, is_superseded(duty, complaint)
    late = late_days(duty, zone=zone, days=days, at=at)
    passed = duty.due_at is not None and duty.due_at <= (duty.met_at or duty.ended_at or at)
    left = left_days(duty, zone=zone, days=days, at=at)
    said = _words(duty, late=late, left=left, passed=passed)
    return Line(
        duty=duty,
        label=str(voices.LABEL[K(duty.kind)])
        if own and duty.kind in voices.LABEL
        else words.duty(duty.kind, duty.round, length=duty.length),
        meaning=str((voices.MEANING if own else {}).get(K(duty.kind), MEANING[K(duty.kind)])),
        holder=voices.holder(duty.holder, complaint) if own else str(label(Holder(duty.holder))),
        words=_("Digantikan batas dari Ombudsman") if superseded else said,
        tone="" if superseded else _tone(duty, passed=passed, left=left),
        running=duty.running and not superseded,
        unverified=duty.certainty != "V",
    )


def _tone(duty: Duty, *, passed: bool, left: int | None) -> str:
    if passed:
        return "late" if duty.ended_at is None and not _ran_out(duty) else ""
    if duty.met_at is not None:
        return "good"
    return "soon" if duty.running and _near(left) else ""


def _near(left: int | None) -> bool:
    return left is not None and left <= SOON


def _ran_out(duty: Duty) -> bool:
    """Whether the complainant's own time ended unused and the clock met the duty for them: then nobody is late."""
    return duty.holder == Holder.COMPLAINANT and duty.met_at is not None and duty.met_at == duty.due_at


def _words(duty: Duty, *, late: int | None, left: int | None, passed: bool) -> str:
    if _ran_out(duty):
        return _("Berakhir tanpa tanggapan")
    if duty.met_at is not None:
        done_late = _("Dilakukan, %(late)s") % {"late": words.late(late, duty.length_unit)}
        return done_late if passed else _("Dilakukan tepat waktu")
    if duty.ended_at is not None:
        return _("Tidak berlaku lagi")
    if duty.due_on is None:
        return _("Menunggu penetapan kalender %(year)s") % {"year": duty.awaits_year or ""}
    return _how_far(late=late, left=left, passed=passed, unit=duty.length_unit)


def _how_far(*, late: int | None, left: int | None, passed: bool, unit: str) -> str:
    if passed:
        return words.late(late, unit)
    return _("berjalan") if left is None else words.left(left, unit)


def next_of(complaint: Complaint, *, at: datetime) -> Next | None:
    """The next deadline of a case of a list (`upcoming.with_next_duty`); None where nothing runs."""
    told: str | None = complaint.next_duty
    if told is None:
        return None
    return next_then(told, *upcoming.moment(told, complaint.agency.zone, at), get_language())


@present.remembered(upcoming.KEPT)
def next_then(told: str, day: date, passed: bool, language: str | None) -> Next:
    """A deadline that `upcoming.with_next_duty` read, as it stands then (`upcoming.moment`)."""
    found = upcoming.standing(told, day, passed)
    duty, tone = found.duty, "late" if passed else "soon" if _near(found.left) else ""
    assert duty.due_on is not None
    return Next(
        label=_named(duty.kind, duty.round, duty.length, language),
        due_on=duty.due_on,
        words=_how_far(late=found.late, left=found.left, passed=passed, unit=duty.length_unit),
        tone=tone,
        why=_why(duty.kind, duty.holder, language) if tone else "",
    )


@lru_cache(maxsize=512)
def _named(kind: str, round_: int, length: int | None, _language: str | None) -> str:
    return words.duty(kind, round_, length=length)


@lru_cache(maxsize=512)
def _why(kind: str, holder: str, _language: str | None) -> str:
    """`Belum dilakukan Unit: Unit menyelesaikan pengaduan dan memberi jawaban.`"""
    return _("Belum dilakukan %(holder)s: %(what)s") % {
        "holder": label(Holder(holder)),
        "what": MEANING[K(kind)],
    }


def _changes(duty: Duty, law: rules.Law, standstill: Suspension | None, *, own: bool) -> Iterator[str]:
    alone = duty.frozen_due_on or duty.own_due_on or duty.due_on
    if duty.original_due_on is not None and alone not in (None, duty.original_due_on):
        yield _("Semula %(day)s.") % {"day": _day(duty.original_due_on)}
    if duty.extended_days:
        yield _("Diperpanjang %(days)s.") % {"days": words.length(duty.extended_days, duty.length_unit)}
    if duty.extension_contested_at is not None:
        yield _("Perpanjangan Anda sanggah.") if own else _("Perpanjangan disanggah pengadu.")
    if duty.suspended_days:
        lost = words.length(duty.suspended_days, duty.length_unit)
        yield _("%(days)s tidak dihitung karena ditangguhkan.") % {"days": lost}
    if duty.running and duty.suspended_at is not None and standstill is not None:
        yield _(
            "Ditangguhkan sejak %(since)s, paling lama sampai %(until)s; sebelumnya berakhir %(frozen)s."
        ) % {
            "since": _day(standstill.from_on),
            "until": _day(standstill.resume_by_on),
            "frozen": _day(duty.frozen_due_on),
        }
    if duty.own_due_on is not None and duty.own_due_on != duty.due_on:
        yield _("Mengikuti pengaduan ganda yang lebih awal; batas sendiri %(day)s.") % {
            "day": _day(duty.own_due_on)
        }
    if duty.promise_id is not None:
        rule = law.by_id(duty.rule)
        yield _("Janji unit %(promised)s; menurut aturan %(rule)s.") % {
            "promised": words.length(duty.length or 0, duty.length_unit),
            "rule": words.length(rule.length or 0, rule.unit),
        }


def _day(on: date | None) -> str:
    return "" if on is None else date_format(on, "j F Y")
