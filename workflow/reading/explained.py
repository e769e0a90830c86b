"""An explanation of a date in words that a citizen understands, and as plain data for doors."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints import words
from complaints.codes import label
from law.codes import DutyKind, Lapse, SuspensionReason, Told
from law.counting import ONE_DAY, SUSPENDED, WEEKEND, LengthUnit, Skipped
from law.ladder import LadderRung
from workflow.codes import HolidayKind
from workflow.reading.explaining import Explanation, Given, Kept, StoodStill
from workflow.record.timeline import Entry

KEPT: Final = {
    Kept.TOLD: gettext_lazy(
        "Tetap berlaku: perubahan kalender kemudian mencabut hari libur, sehingga hitungannya berakhir %(counted)s; tetapi tanggal yang sudah diberitahukan tidak dipercepat."
    ),
    Kept.RECLASSIFIED: gettext_lazy(
        "Klasifikasi dengan batas waktu lebih pendek baru diberikan setelah tanggal hitungannya (%(counted)s) lewat; batasnya tidak pernah dipindahkan ke hari yang sudah berlalu."
    ),
}
GIVEN: Final = {
    Given.OFFICE: gettext_lazy("Tanggal ini dijanjikan dalam jawaban; bukan hasil hitungan jangka waktu."),
    Given.OMBUDSMAN: gettext_lazy(
        "Tanggal ini ditetapkan oleh Ombudsman; bukan hasil hitungan jangka waktu."
    ),
}
FOLLOWS: Final = {
    Lapse.TELL_COORDINATORS: gettext_lazy("Bila terlewati, koordinator dan pimpinan instansi diberi tahu."),
    Lapse.ESCALATES_INSIDE: gettext_lazy("Bila terlewati, yang menangani dan kepala unit diberi tahu."),
    Lapse.TELL_OMBUDSMAN: gettext_lazy(
        "Bila terlewati, Ombudsman dan petugas diberi tahu, dan Ombudsman dapat meminta sekali lagi."
    ),
    Lapse.TO_MONITORING: gettext_lazy(
        "Bila terlewati, Ombudsman dan petugas diberi tahu, dan Ombudsman dapat memulai resolusi dan monitoring."
    ),
    Lapse.MAY_ESCALATE: gettext_lazy(
        "Bila terlewati, pengadu boleh meneruskan pengaduan kepada Ombudsman, dan petugas diberi tahu."
    ),
    Lapse.DEEMED_WITHDRAWN: gettext_lazy("Bila terlewati, pengaduan dianggap dicabut."),
    Lapse.DEEMED_ACCEPTED: gettext_lazy("Bila terlewati, jawaban dianggap diterima dan pengaduan selesai."),
}
UNVERIFIED: Final = gettext_lazy("belum diverifikasi terhadap naskah resmi")


def day(value: date) -> str:
    """`Senin, 2 Maret 2026`."""
    return date_format(value, "l, j F Y")


def week(days: frozenset[int]) -> str:
    """`Senin sampai Jumat`; days that do not follow each other one by one."""
    ordered = sorted(days)
    names = [str(WEEKDAYS[number - 1]) for number in ordered]
    if len(ordered) > 2 and all(after == before + 1 for before, after in pairwise(ordered)):
        return _("%(first)s sampai %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)


def why(skipped: Skipped, explanation: Explanation) -> str:
    """Why this day did not count."""
    if skipped.why == WEEKEND:
        return _("di luar hari kerja (%(week)s)") % {"week": week(explanation.week)}
    if skipped.why == SUSPENDED:
        row = explanation.suspended_by(skipped.date)
        return _suspended(row) if row is not None else _("jangka waktu ditangguhkan")
    parts = {"kind": HolidayKind(skipped.why).label, "name": skipped.name, "decree": skipped.decree}
    if skipped.name == parts["kind"]:
        return _("%(kind)s (%(decree)s)") % parts
    return _("%(kind)s: %(name)s (%(decree)s)") % parts


def _suspended(row: StoodStill) -> str:
    reason = label(SuspensionReason(row.reason))
    if row.entry is None:
        return _("jangka waktu ditangguhkan: %(reason)s") % {"reason": reason}
    parts = {"reason": reason, "who": row.entry.actor}
    return _("jangka waktu ditangguhkan oleh %(who)s: %(reason)s") % parts


def rule_text(explanation: Explanation) -> str:
    """What the rule asks for, in a sentence."""
    kind = label(DutyKind(explanation.duty.kind))
    if explanation.rule.length is None:
        return _("%(kind)s: sampai tanggal yang ditetapkan.") % {"kind": kind}
    if explanation.rule.length == 0:
        return _("%(kind)s: pada hari itu juga.") % {"kind": kind}
    parts = {"kind": kind, "length": words.length(explanation.rule.length, explanation.rule.unit)}
    return _("%(kind)s: paling lama %(length)s.") % parts


def follows(explanation: Explanation) -> str:
    """What its end brings when it passes; empty where that is only recorded."""
    return str(FOLLOWS.get(explanation.rule.lapse, ""))


def reminders(explanation: Explanation) -> list[str]:
    """Who is reminded and told of it, rung by rung, and by which rule; none where it has no ladder."""
    if explanation.ladder is None:
        return []
    sentences_of_rungs = [_rung(rung, explanation.rule.lapse) for rung in explanation.ladder.rungs]
    return [*sentences_of_rungs, words.cited(explanation.ladder.citation, explanation.ladder.certainty)]


def _rung(rung: LadderRung, lapse: Lapse) -> str:
    offered = lapse == Lapse.MAY_ESCALATE
    readers = [label(each) for each in rung.tells if each != Told.COMPLAINANT or offered]
    parts = {
        "days": words.length(abs(rung.days), LengthUnit.WORKING_DAY),
        "who": ", ".join(map(str, readers)),
    }
    if rung.days == 0:
        return _("Pada hari batas: %(who)s.") % parts
    sentence = (
        _("%(days)s sebelum batas: %(who)s.") if rung.days < 0 else _("%(days)s setelah batas: %(who)s.")
    )
    return sentence % parts


def sentences(explanation: Explanation) -> list[str]:
    """The way from day zero to the end, one step a sentence."""
    return [*_begin(explanation), *_changes(explanation), *_end(explanation)]


def _begin(explanation: Explanation) -> Iterator[str]:
    duty, zero = explanation.duty, explanation.day_zero
    if explanation.given is not None:
        yield str(GIVEN[explanation.given])
        return
    started = f" {zero.entry.sentence}" if zero.entry else ""
    parts = {"day": day(zero.on), "event": started}
    if explanation.length == 0:
        yield _("Harus dilakukan pada hari itu juga: %(day)s.%(event)s") % parts
        return
    yield _("Hari ke-0 adalah %(day)s.%(event)s Hari itu sendiri tidak dihitung.") % parts
    yield _("Peraturan memberi %(length)s (%(citation)s).") % {
        "length": words.length(explanation.rule.length or 0, explanation.unit),
        "citation": duty.citation,
    }
    if explanation.promise is not None and explanation.promise.length is not None:
        yield _("Unit berjanji lebih cepat daripada peraturan: %(length)s.") % {
            "length": words.length(explanation.promise.length, explanation.unit)
        }
    if explanation.unit == LengthUnit.CALENDAR_DAY:
        yield _("Setiap hari dihitung, juga hari libur.")
    else:
        yield _("Yang dihitung hanya hari kerja (%(week)s) yang bukan hari libur.") % {
            "week": week(explanation.week)
        }


def _changes(explanation: Explanation) -> Iterator[str]:
    duty = explanation.duty
    for extended in explanation.extensions:
        yield _("Diperpanjang %(length)s, dari %(was)s menjadi %(due_on)s.") % {
            "length": words.length(extended.days, explanation.unit),
            "was": day(extended.was),
            "due_on": day(extended.due_on),
        }
    if sum(extended.days for extended in explanation.extensions) > duty.extended_days:
        yield _("Sejak klasifikasi berubah, perpanjangan yang berlaku %(length)s.") % {
            "length": words.length(duty.extended_days, explanation.unit)
        }
    if explanation.contested is not None:
        yield _(
            "Pengadu menyanggah perpanjangan ini, dan dapat meneruskan pengaduan sejak batas semula lewat."
        )
    for row in explanation.suspensions:
        parts = {
            "after": day(row.after),
            "first": day(row.after + ONE_DAY),
            "until": day(row.until),
            "reason": label(SuspensionReason(row.reason)),
        }
        if row.running:
            yield (
                _(
                    "Sedang ditangguhkan sejak %(after)s (%(reason)s), paling lama sampai %(until)s; tanggal di atas berlaku bila penangguhan dipakai sampai hari itu."
                )
                % parts
            )
        elif row.until == row.after:
            yield _("Ditangguhkan dan dilanjutkan pada %(after)s: tidak ada hari yang hilang.") % parts
        else:
            yield _("Tidak dihitung karena ditangguhkan: %(first)s sampai %(until)s (%(reason)s).") % parts


def _end(explanation: Explanation) -> Iterator[str]:
    duty = explanation.duty
    if duty.due_on is None:
        if duty.awaits_year is not None:
            yield _(
                "Tanggalnya belum dapat dihitung: hari libur tahun %(year)s belum dimuat. Begitu dimuat, tanggalnya ditetapkan dan diberitahukan."
            ) % {"year": duty.awaits_year}
        return
    if explanation.original is not None:
        yield _("Batas semula: %(day)s.") % {"day": day(explanation.original)}
    if explanation.length and explanation.last_counted is not None:
        parts = {"n": explanation.length, "day": day(explanation.last_counted)}
        yield _("Hari ke-%(n)d jatuh pada %(day)s.") % parts
    if explanation.kept is not None and explanation.last_counted is not None:
        yield str(KEPT[explanation.kept]) % {"counted": day(explanation.last_counted)}
    if explanation.shares and explanation.own_end is not None:
        yield _(
            "Pengaduan ini ditautkan dengan pengaduan lain mengenai hal yang sama: tanggal yang paling awal (%(shared)s) berlaku bagi semuanya, bukan tanggalnya sendiri (%(own)s)."
        ) % {"shared": day(duty.due_on), "own": day(explanation.own_end)}
    if duty.provisional:
        yield _("Sementara: hari libur tahun itu belum ditetapkan pemerintah; tanggalnya dapat bergeser.")
    yield _("Tepat waktu berarti dilakukan paling lambat pada %(day)s, sebelum hari itu berakhir.") % {
        "day": day(duty.due_on)
    }


def plain(explanation: Explanation) -> dict[str, Any]:
    """The explanation as plain data: dates `YYYY-MM-DD`, lengths in `length_unit`."""
    duty = explanation.duty
    return {
        "id": duty.pk,
        "kind": duty.kind,
        "round": duty.round,
        "day_zero": duty.opened_on.isoformat(),
        "started_by": _source(explanation.day_zero.entry),
        "length": explanation.length,
        "length_unit": duty.length_unit,
        "week": sorted(explanation.week),
        "counted": [each.isoformat() for each in explanation.counted],
        "skipped": [
            {
                "date": each.date.isoformat(),
                "why": each.why,
                "name": each.name,
                "decree": each.decree,
                "says": why(each, explanation),
            }
            for each in explanation.skipped
        ],
        "extensions": [
            {
                "days": each.days,
                "was": each.was.isoformat(),
                "due_on": each.due_on.isoformat(),
                "reasons": _typed(each.entry),
                **_source(each.entry),
            }
            for each in explanation.extensions
        ],
        "contested": None if explanation.contested is None else _source(explanation.contested),
        "suspensions": [
            {
                "reason": each.reason,
                "after": each.after.isoformat(),
                "until": each.until.isoformat(),
                "running": each.running,
                "reasons": _typed(each.entry),
                **_source(each.entry),
            }
            for each in explanation.suspensions
        ],
        "promised_length": explanation.promise.length if explanation.promise else None,
        "rule_length": explanation.rule.length,
        "due_on": _iso(duty.due_on),
        "own_due_on": _iso(explanation.own_end),
        "last_counted": _iso(explanation.last_counted),
        "original_due_on": _iso(duty.original_due_on),
        "kept": explanation.kept,
        "shared": explanation.shares,
        "given": explanation.given,
        "provisional": duty.provisional,
        "awaits_year": duty.awaits_year,
        "rule": duty.rule,
        "rule_text": rule_text(explanation),
        "follows": follows(explanation),
        "reminders": reminders(explanation),
        "law": explanation.law_title,
        "citation": duty.citation,
        "certainty": duty.certainty,
        "calendar": duty.calendar,
        "words": sentences(explanation),
    }


def _source(entry: Entry | None) -> dict[str, Any]:
    """Which event, when and by whom, as the viewer reads it."""
    if entry is None:
        return {"event": None, "at": None, "by": None}
    return {"event": entry.event, "at": entry.at.isoformat().replace("+00:00", "Z"), "by": entry.actor}


def _typed(entry: Entry | None) -> str:
    return "" if entry is None else "\n\n".join(text for _kind, text in entry.typed)


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
