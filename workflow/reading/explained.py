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


def why(skipped: Skipped, found: Explanation) -> str:
    """Why this day did not count."""
    if skipped.why == WEEKEND:
        return _("di luar hari kerja (%(week)s)") % {"week": week(found.week)}
    if skipped.why == SUSPENDED:
        row = found.suspended_by(skipped.date)
        return _suspended(row) if row is not None else _("jangka waktu ditangguhkan")
    said = {"kind": HolidayKind(skipped.why).label, "name": skipped.name, "decree": skipped.decree}
    if skipped.name == said["kind"]:
        return _("%(kind)s (%(decree)s)") % said
    return _("%(kind)s: %(name)s (%(decree)s)") % said


def _suspended(row: StoodStill) -> str:
    reason = label(SuspensionReason(row.reason))
    if row.entry is None:
        return _("jangka waktu ditangguhkan: %(reason)s") % {"reason": reason}
    said = {"reason": reason, "who": row.entry.actor}
    return _("jangka waktu ditangguhkan oleh %(who)s: %(reason)s") % said


def rule_text(found: Explanation) -> str:
    """What the rule asks for, in a sentence."""
    kind = label(DutyKind(found.duty.kind))
    if found.rule.length is None:
        return _("%(kind)s: sampai tanggal yang ditetapkan.") % {"kind": kind}
    if found.rule.length == 0:
        return _("%(kind)s: pada hari itu juga.") % {"kind": kind}
    said = {"kind": kind, "length": words.length(found.rule.length, found.rule.unit)}
    return _("%(kind)s: paling lama %(length)s.") % said


def follows(found: Explanation) -> str:
    """What its end brings when it passes; empty where that is only recorded."""
    return str(FOLLOWS.get(found.rule.lapse, ""))


def reminders(found: Explanation) -> list[str]:
    """Who is reminded and told of it, rung by rung, and by which rule; none where it has no ladder."""
    if found.ladder is None:
        return []
    told = [_rung(rung, found.rule.lapse) for rung in found.ladder.rungs]
    return [*told, words.cited(found.ladder.citation, found.ladder.certainty)]


def _rung(rung: LadderRung, lapse: Lapse) -> str:
    offered = lapse == Lapse.MAY_ESCALATE
    told = [label(each) for each in rung.tells if each != Told.COMPLAINANT or offered]
    said = {
        "days": words.length(abs(rung.days), LengthUnit.WORKING_DAY),
        "who": ", ".join(map(str, told)),
    }
    if rung.days == 0:
        return _("Pada hari batas: %(who)s.") % said
    sentence = (
        _("%(days)s sebelum batas: %(who)s.") if rung.days < 0 else _("%(days)s setelah batas: %(who)s.")
    )
    return sentence % said


def sentences(found: Explanation) -> list[str]:
    """The way from day zero to the end, one step a sentence."""
    return [*_begin(found), *_changes(found), *_end(found)]


def _begin(found: Explanation) -> Iterator[str]:
    duty, zero = found.duty, found.day_zero
    if found.given is not None:
        yield str(GIVEN[found.given])
        return
    started = f" {zero.entry.sentence}" if zero.entry else ""
    said = {"day": day(zero.on), "event": started}
    if found.length == 0:
        yield _("Harus dilakukan pada hari itu juga: %(day)s.%(event)s") % said
        return
    yield _("Hari ke-0 adalah %(day)s.%(event)s Hari itu sendiri tidak dihitung.") % said
    yield _("Peraturan memberi %(length)s (%(citation)s).") % {
        "length": words.length(found.rule.length or 0, found.unit),
        "citation": duty.citation,
    }
    if found.promise is not None and found.promise.length is not None:
        yield _("Unit berjanji lebih cepat daripada peraturan: %(length)s.") % {
            "length": words.length(found.promise.length, found.unit)
        }
    if found.unit == LengthUnit.CALENDAR_DAY:
        yield _("Setiap hari dihitung, juga hari libur.")
    else:
        yield _("Yang dihitung hanya hari kerja (%(week)s) yang bukan hari libur.") % {
            "week": week(found.week)
        }


def _changes(found: Explanation) -> Iterator[str]:
    duty = found.duty
    for extended in found.extensions:
        yield _("Diperpanjang %(length)s, dari %(was)s menjadi %(due_on)s.") % {
            "length": words.length(extended.days, found.unit),
            "was": day(extended.was),
            "due_on": day(extended.due_on),
        }
    if sum(extended.days for extended in found.extensions) > duty.extended_days:
        yield _("Sejak klasifikasi berubah, perpanjangan yang berlaku %(length)s.") % {
            "length": words.length(duty.extended_days, found.unit)
        }
    if found.contested is not None:
        yield _(
            "Pengadu menyanggah perpanjangan ini, dan dapat meneruskan pengaduan sejak batas semula lewat."
        )
    for row in found.suspensions:
        said = {
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
                % said
            )
        elif row.until == row.after:
            yield _("Ditangguhkan dan dilanjutkan pada %(after)s: tidak ada hari yang hilang.") % said
        else:
            yield _("Tidak dihitung karena ditangguhkan: %(first)s sampai %(until)s (%(reason)s).") % said


def _end(found: Explanation) -> Iterator[str]:
    duty = found.duty
    if duty.due_on is None:
        if duty.awaits_year is not None:
            yield _(
                "Tanggalnya belum dapat dihitung: hari libur tahun %(year)s belum dimuat. Begitu dimuat, tanggalnya ditetapkan dan diberitahukan."
            ) % {"year": duty.awaits_year}
        return
    if found.original is not None:
        yield _("Batas semula: %(day)s.") % {"day": day(found.original)}
    if found.length and found.last_counted is not None:
        said = {"n": found.length, "day": day(found.last_counted)}
        yield _("Hari ke-%(n)d jatuh pada %(day)s.") % said
    if found.kept is not None and found.last_counted is not None:
        yield str(KEPT[found.kept]) % {"counted": day(found.last_counted)}
    if found.shares and found.own_end is not None:
        yield _(
            "Pengaduan ini ditautkan dengan pengaduan lain mengenai hal yang sama: tanggal yang paling awal (%(shared)s) berlaku bagi semuanya, bukan tanggalnya sendiri (%(own)s)."
        ) % {"shared": day(duty.due_on), "own": day(found.own_end)}
    if duty.provisional:
        yield _("Sementara: hari libur tahun itu belum ditetapkan pemerintah; tanggalnya dapat bergeser.")
    yield _("Tepat waktu berarti dilakukan paling lambat pada %(day)s, sebelum hari itu berakhir.") % {
        "day": day(duty.due_on)
    }


def plain(found: Explanation) -> dict[str, Any]:
    """The explanation as plain data: dates `YYYY-MM-DD`, lengths in `length_unit`."""
    duty = found.duty
    return {
        "id": duty.pk,
        "kind": duty.kind,
        "round": duty.round,
        "day_zero": duty.opened_on.isoformat(),
        "started_by": _told(found.day_zero.entry),
        "length": found.length,
        "length_unit": duty.length_unit,
        "week": sorted(found.week),
        "counted": [each.isoformat() for each in found.counted],
        "skipped": [
            {
                "date": each.date.isoformat(),
                "why": each.why,
                "name": each.name,
                "decree": each.decree,
                "says": why(each, found),
            }
            for each in found.skipped
        ],
        "extensions": [
            {
                "days": each.days,
                "was": each.was.isoformat(),
                "due_on": each.due_on.isoformat(),
                "reasons": _typed(each.entry),
                **_told(each.entry),
            }
            for each in found.extensions
        ],
        "contested": None if found.contested is None else _told(found.contested),
        "suspensions": [
            {
                "reason": each.reason,
                "after": each.after.isoformat(),
                "until": each.until.isoformat(),
                "running": each.running,
                "reasons": _typed(each.entry),
                **_told(each.entry),
            }
            for each in found.suspensions
        ],
        "promised_length": found.promise.length if found.promise else None,
        "rule_length": found.rule.length,
        "due_on": _iso(duty.due_on),
        "own_due_on": _iso(found.own_end),
        "last_counted": _iso(found.last_counted),
        "original_due_on": _iso(duty.original_due_on),
        "kept": found.kept,
        "shared": found.shares,
        "given": found.given,
        "provisional": duty.provisional,
        "awaits_year": duty.awaits_year,
        "rule": duty.rule,
        "rule_text": rule_text(found),
        "follows": follows(found),
        "reminders": reminders(found),
        "law": found.law_title,
        "citation": duty.citation,
        "certainty": duty.certainty,
        "calendar": duty.calendar,
        "words": sentences(found),
    }


def _told(entry: Entry | None) -> dict[str, Any]:
    """Which event, when and by whom, as the viewer reads it."""
    if entry is None:
        return {"event": None, "at": None, "by": None}
    return {"event": entry.event, "at": entry.at.isoformat().replace("+00:00", "Z"), "by": entry.actor}


def _typed(entry: Entry | None) -> str:
    return "" if entry is None else "\n\n".join(text for _kind, text in entry.typed)


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
