"""What the product proves of a unit's year, as tables: the register, the proof of follow-up, the supervision, the settled cases, the
matrix of limits, the reports that were made, the channels. Their numbers are those of `compliance.counted`.

No table holds a word that a person typed, nor anything of a complainant. Of a case in which the reader is named as accused
there is a line without its number (docs/adr/0051).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.models import Unit
from complaints.acts import Audience
from complaints.codes import Channel, label
from complaints.lifecycle import State
from complaints.models import Complaint
from compliance import traces
from compliance.counted import counting
from compliance.counted.counting import LIMITS, OUTCOMES, ROUTING, Indicator, outcome
from compliance.evidence.proven import BY_OFFICER
from compliance.explained import lines
from compliance.explained.lines import Line
from compliance.traces import Trace
from law.codes import Classification
from law.codes import DutyKind as K
from law.counting import LengthUnit, local_date
from workflow.models import Event
from workflow.reading.exports import UNITS_OF_DAYS
from workflow.reading.spreadsheets import Cell
from workflow.record import timeline

HIDDEN: Final = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """`document`: the code of what it proves; `stem`: the name of its file without the end."""

    document: str
    stem: str
    title: str
    heading: Sequence[str]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Reports:
    """All of a unit's year, as of an instant, for one reader."""

    indicators: list[Indicator]
    tables: list[Table]


def of(unit: Unit, year: int, *, reader: Actor, as_of: datetime) -> Reports:
    """Raises BadInput for too many cases."""
    zone = unit.agency.zone
    start, end = date(year, 1, 1), min(date(year, 12, 31), local_date(as_of, zone))
    received = [each for each in traces.of(unit, start, end) if each.unit == unit.pk] if start <= end else []
    limits = [line for line in lines.of(unit, year=year, as_of=as_of) if line.kind in LIMITS]
    indicators = counting.of(unit, year=year, as_of=as_of)
    numbers = _numbers({each.pk for each in received} | {line.case for line in limits}, reader)
    acts = _acts(received, as_of, zone)
    tables = [
        _register(received, numbers),
        _follow_up(received, numbers, acts),
        _supervision(received, numbers, as_of, zone),
        _recapitulation(received),
        _matrix(limits),
        _limits(limits, numbers),
        _reports(indicators),
        _channels(received),
    ]
    return Reports(indicators, tables)


def _numbers(cases: set[int], reader: Actor) -> dict[int, str]:
    """The number of each case, and HIDDEN of those in which the reader is named as accused."""
    accused: Any = Complaint.accused.through
    user = None if reader.user is None else reader.user.pk
    mine = set(
        accused.objects.filter(user_id=user, complaint__in=cases).values_list("complaint_id", flat=True)
    )
    found = Complaint.objects.filter(pk__in=cases).values_list("pk", "reference")
    return {pk: HIDDEN if pk in mine else reference for pk, reference in found}


def _acts(received: list[Trace], as_of: datetime, zone: str) -> dict[int, tuple[int, date, date]]:
    """Of each case on which an officer acted: how often, and when first and last."""
    found = (
        Event.objects.filter(BY_OFFICER, complaint__in=[each.pk for each in received], at__lte=as_of)
        .exclude(name__in=ROUTING)
        .order_by()
        .values_list("complaint")
        .annotate(n=Count("pk"), first=Min("effective_at"), last=Max("effective_at"))
    )
    return {case: (n, local_date(first, zone), local_date(last, zone)) for case, n, first, last in found}


def _register(received: list[Trace], numbers: dict[int, str]) -> Table:
    rows: list[list[Cell]] = [
        [
            number,
            numbers[each.pk],
            each.received_on,
            str(Channel(each.channel).label),
            _class(each.classification),
            str(State(each.state).label),
            each.due_on,
            each.first_answered_on,
            each.ended_on,
        ]
        for number, each in enumerate(received, 1)
    ]
    heading = [
        _("No."),
        _("Nomor pengaduan"),
        _("Diterima"),
        _("Saluran"),
        _("Klasifikasi"),
        _("Status"),
        _("Batas penyelesaian"),
        _("Jawaban pertama"),
        _("Berakhir"),
    ]
    return Table("PG-03.1", "register", _("Register pengaduan"), heading, rows)


def _class(code: str) -> str:
    return str(label(Classification(code))) if code else ""


def _follow_up(
    received: list[Trace], numbers: dict[int, str], acts: dict[int, tuple[int, date, date]]
) -> Table:
    rows: list[list[Cell]] = []
    for number, each in enumerate(received, 1):
        n, first, last = acts.get(each.pk, (0, None, None))
        rows.append([number, numbers[each.pk], each.received_on, n, first, last, each.first_answered_on])
    heading = [
        _("No."),
        _("Nomor pengaduan"),
        _("Diterima"),
        _("Tindakan petugas"),
        _("Tindakan pertama"),
        _("Tindakan terakhir"),
        _("Jawaban pertama"),
    ]
    return Table("PG-03.2", "tindak-lanjut", _("Bukti tindak lanjut"), heading, rows)


def _supervision(received: list[Trace], numbers: dict[int, str], as_of: datetime, zone: str) -> Table:
    """Each limit that ran out, and the first act of an officer after it: who, when, what."""
    events = (
        Event.objects.filter(complaint__in=[each.pk for each in received], at__lte=as_of)
        .exclude(audience=Audience.OMBUDSMAN)
        .filter(BY_OFFICER | Q(name="breached"))
        .select_related("actor")
        .order_by("complaint", "seq")
    )
    by_case: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        by_case[event.complaint_id].append(event)
    rows: list[list[Cell]] = []
    for case, told in by_case.items():
        for place, event in enumerate(told):
            if event.name != "breached":
                continue
            after = next((one for one in told[place + 1 :] if one.name != "breached"), None)
            hidden = numbers[case] == HIDDEN
            rows.append(
                [
                    len(rows) + 1,
                    numbers[case],
                    str(label(K(event.facts["kind"]))),
                    date.fromisoformat(event.facts["due_on"]),
                    None if after is None else local_date(after.effective_at, zone),
                    "" if after is None or hidden else str(after.actor or ""),
                    "" if after is None or hidden else timeline.sentence(after.name, after.facts, {}),
                ]
            )
    heading = [
        _("No."),
        _("Nomor pengaduan"),
        _("Jangka waktu"),
        _("Batas yang terlewati"),
        _("Ditindak pada"),
        _("Oleh"),
        _("Tindakan"),
    ]
    return Table("PG-04.1", "pengawasan", _("Pengawasan jangka waktu"), heading, rows)


def _recapitulation(received: list[Trace]) -> Table:
    by_month: dict[str, list[Trace]] = defaultdict(list)
    for each in received:
        by_month[f"{each.received_on:%Y-%m}"].append(each)
    rows: list[list[Cell]] = [[month, *_sums(by_month[month])] for month in sorted(by_month)]
    if received:
        rows.append([_("Jumlah"), *_sums(received)])
    heading = [
        _("Bulan"),
        _("Diterima"),
        _("Dijawab"),
        _("Berakhir tanpa jawaban"),
        _("Belum dijawab dan masih terbuka"),
    ]
    return Table("PG-05.1", "rekapitulasi", _("Rekapitulasi penyelesaian"), heading, rows)


def _sums(some: list[Trace]) -> list[int]:
    answered = sum(each.first_answered_on is not None for each in some)
    ended = sum(each.first_answered_on is None and each.ended_on is not None for each in some)
    return [len(some), answered, ended, len(some) - answered - ended]


def _matrix(limits: list[Line]) -> Table:
    rows: list[list[Cell]] = []
    for kind in LIMITS:
        mine = [outcome(line) for line in limits if line.kind == kind]
        if mine:
            rows.append([str(label(kind)), *(mine.count(one) for one in OUTCOMES), len(mine)])
    heading = [
        _("Jangka waktu"),
        _("Tepat waktu"),
        _("Terlambat"),
        _("Lewat dan masih terbuka"),
        _("Jatuh tempo"),
    ]
    return Table("PG-06.1", "matriks", _("Matriks ketepatan waktu"), heading, rows)


def _limits(limits: list[Line], numbers: dict[int, str]) -> Table:
    words = {
        "in_time": _("Tepat waktu"),
        "late": _("Terlambat"),
        "open": _("Lewat dan masih terbuka"),
    }
    rows: list[list[Cell]] = [
        [
            number,
            numbers[line.case],
            str(label(K(line.kind))),
            line.due_on,
            words[outcome(line)],
            line.days_late,
            str(UNITS_OF_DAYS[LengthUnit(line.length_unit)]) if line.days_late else "",
        ]
        for number, line in enumerate(limits, 1)
    ]
    heading = [
        _("No."),
        _("Nomor pengaduan"),
        _("Jangka waktu"),
        _("Batas"),
        _("Hasil"),
        _("Hari terlambat"),
        _("Satuan"),
    ]
    return Table("PG-06.1", "rincian", _("Rincian setiap batas waktu"), heading, rows)


def _reports(indicators: list[Indicator]) -> Table:
    words = {
        "months": _("Bulan yang sudah dimulai"),
        "with_report": _("Bulan dengan laporan"),
        "exports": _("Daftar yang diambil sebagai berkas"),
        "letters": _("Ringkasan mingguan yang terkirim"),
    }
    working = next(one.working for one in indicators if one.code == "PG-07")
    rows: list[list[Cell]] = [[words[one.code], one.n] for one in working]
    return Table("PG-07.1", "laporan", _("Laporan yang dibuat"), [_("Yang dihitung"), _("Jumlah")], rows)


def _channels(received: list[Trace]) -> Table:
    by_channel: dict[str, list[Trace]] = defaultdict(list)
    for each in received:
        by_channel[each.channel].append(each)
    rows: list[list[Cell]] = [
        [
            str(Channel(code).label),
            len(some),
            min(each.received_on for each in some),
            max(each.received_on for each in some),
        ]
        for code, some in sorted(by_channel.items())
    ]
    heading = [_("Saluran"), _("Pengaduan"), _("Pertama"), _("Terakhir")]
    return Table("PG-08.6", "saluran", _("Saluran yang dipakai"), heading, rows)
