"""The sheet of one unit: flow, backlog, handling days, what waits, how cases end, who held them, what did not stand.

Three cohorts. Of the cases filed in the period: handling days and what still waits (those that name the unit now), ends
and who held them (those, and those that it held and passed on). Of the months of the period: the flow through the unit.
Of today: its backlog. Every number is the length of a list of cases (`Sheet.cases`), so that each opens exactly those.
Source: docs/domain.md section 5, "Other definitions".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.codes import Ground
from complaints.lifecycle import State
from compliance import incidence, measures, same_texts, signals, survival, traces
from compliance.measures import GroupBy
from compliance.scores import Interval, inverse_cdf, share, wilson
from compliance.signals import Frequent, Signal, Watch
from compliance.traces import Days, Kept, Passing, Trace
from law.counting import local_date
from workflow.errors import BadInput
from workflow.reading.backlog import BANDS, band_of
from workflow.sweep import weekly

MOST_MONTHS: Final = 60
MOST_BARS: Final = 31
NOBODY: Final = ""
"""Who holds a case that no unit holds: the agency's coordinators."""

DEFINITIONS: Final = {
    "flow": _(
        "Masuk: pengaduan yang diajukan dalam bulan itu dan kini menyebut atau dipegang unit ini. Keluar: jawaban pertama, "
        "atau berakhir tanpa jawaban. Terbuka: belum dijawab dan belum berakhir pada akhir bulan."
    ),
    "backlog": _(
        "Pengaduan unit yang kini belum dijawab dan belum berakhir, menurut hari kerja sejak diajukan, kapan pun diajukan."
    ),
    "days": _(
        "Hari kerja dari pengajuan sampai jawaban pertama, dari pengaduan yang diajukan dalam periode; tepat waktu bila "
        "dijawab paling lambat pada batas penyelesaian pertamanya."
    ),
    "waiting": _(
        "Kaplan-Meier: bagian pengaduan yang masih menunggu jawaban pertama setelah sekian hari kerja. Yang terbuka "
        "diperhitungkan sampai hari ini; yang berakhir tanpa jawaban sampai hari berakhirnya, seolah-olah masih dapat "
        "dijawab. Pita: 95 % (Greenwood, skala log-log)."
    ),
    "ends": _(
        "Aalen-Johansen: bagian pengaduan yang sampai pada tiap akhir dalam sekian hari kerja sejak pengajuan, akhir yang "
        "pertama saja. Termasuk yang pernah dipegang unit lalu dialihkan. Pita: 95 %."
    ),
    "held": _(
        "Hari kerja antara datang dan pergi (atau jawaban pertama, akhir, hari ini), dari pengaduan yang sama seperti pada "
        "cara berakhir. Koordinator: sebelum, di antara, dan sesudah unit."
    ),
    "grounds": _("Dari yang kini ditolak: alasan penolakan yang terakhir."),
    "stood": _("Dari yang diajukan dalam periode dan dijawab; dengan selang Wilson 95 %."),
    "remedies": _(
        "Tindakan yang dijanjikan dan jatuh tempo dalam periode: dilaksanakan paling lambat pada batasnya."
    ),
    "chart": _(
        "Peta kendali p: ketepatan tiap bulan jatuh tempo, garis tengah ketepatan seluruh periode, batas tiga simpangan "
        "baku; untuk bulan dengan sedikit pengaduan batas binomial dengan peluang yang sama. Titik di luar batas bukan "
        "kebetulan biasa; sebabnya tidak dikatakan oleh peta ini."
    ),
}


class End(StrEnum):
    """How a case ended for the unit, the first of these."""

    ANSWERED = "answered"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CONCLUDED = "concluded"
    TRANSFERRED = "transferred"
    MERGED = "merged"


class Month(NamedTuple):
    """`opened` by the end of it: those that came, less those that went."""

    key: str
    came: int
    answered: int
    otherwise: int
    opened: int


class Bar(NamedTuple):
    """Answers after `low` to `high` working days."""

    low: int
    high: int
    in_time: int
    late: int


class Rate(NamedTuple):
    """`n` of `of`."""

    code: str
    n: int
    of: int
    share: Decimal | None
    interval: Interval | None


class Held(NamedTuple):
    """How long a unit held cases: in working days, one value a case. `code` NOBODY: the coordinators."""

    code: str
    name: str
    n: int
    total: int
    median: int | None
    p90: int | None


@dataclass(slots=True)
class Sheet:
    """What is told of the unit. `cases`: by the code of a number the keys of the cases that it counts."""

    start: date
    end: date
    as_of: datetime
    cases: dict[str, list[int]]
    flow: list[Month]
    backlog: list[str]
    """Codes of `cases`: `backlog:0-5` ..."""
    bars: list[Bar]
    median: int | None
    p90: int | None
    waiting: list[survival.Step]
    ends: dict[str, list[incidence.Reached]]
    held: list[Held]
    grounds: list[str]
    stood: list[Rate]
    remedies: Rate
    uncounted: int
    """Cases whose days are unknown, since no calendar covers them: left out of days, curves and ends."""
    signals: list[Signal] = field(default_factory=list)
    frequent: Frequent | None = None
    hours_to_unit: int | None = None
    """The median, of the cases that came to the unit."""

    def n(self, code: str) -> int:
        return len(self.cases.get(code, ()))


def checked(start: date, end: date) -> None:
    """Raises BadInput."""
    measures.checked(start, end, GroupBy.MONTH)
    if (end.year - start.year) * 12 + end.month - start.month >= MOST_MONTHS:
        sentence = _("Lembar unit memuat paling lama %(months)d bulan.") % {"months": MOST_MONTHS}
        raise BadInput({"to": ("period_too_long", sentence)})


def of(unit: Unit, start: date, end: date, *, as_of: datetime) -> Sheet:
    """The sheet of the cases of this period as of the database's instant. Raises BadInput."""
    checked(start, end)
    found = traces.of(unit, start, end)
    people = {stay.unit for each in found for stay in each.stays}
    names = traces.unit_names(people)
    days, today = traces.days_of(unit), local_date(as_of, unit.agency.zone)
    sheet = made(
        found,
        traces.passing(unit, start, end),
        traces.remedies(unit, start, end, as_of),
        days=days,
        unit=unit.pk,
        names=names,
        period=(start, end),
        as_of=as_of,
        today=today,
    )
    mine = [each for each in found if each.unit == unit.pk]
    by_staff = [
        each.pk
        for each in mine
        if each.first_answered_on is not None and any(act.name == "answered" for act in each.acts)
    ]
    texts = traces.latest_answers(by_staff)
    repeated = [texts[place].case for place in same_texts.repeated([text.body for text in texts])]
    watch = Watch(mine, found, days, today, len(texts), repeated)
    watched(sheet, watch)
    sheet.cases["late"] = weekly.late_cases(unit.agency, unit, at=as_of)
    sheet.frequent = signals.frequent(watch, traces.of_frequent_persons(sheet.cases["received"]))
    sheet.cases["frequent"] = sheet.frequent.cases
    return sheet


def watched(sheet: Sheet, watch: Watch) -> None:
    """Put the signals on the sheet, with their cases."""
    sheet.signals = signals.of(watch)
    for signal in sheet.signals:
        sheet.cases[f"signal:{signal.code}"] = signal.cases
    sheet.hours_to_unit = inverse_cdf(signals.hours_to_unit(watch), measures.MEDIAN)


def made(
    found: list[Trace],
    passing: Sequence[Passing],
    remedies: Sequence[Kept],
    *,
    days: Days,
    unit: int,
    names: dict[int, tuple[str, str]],
    period: tuple[date, date],
    as_of: datetime,
    today: date,
) -> Sheet:
    """The same of these cases, without a database."""
    cases: defaultdict[str, list[int]] = defaultdict(list)
    mine = [each for each in found if each.unit == unit]
    cases["received"] = [each.pk for each in mine]
    bars, observed = _bars(mine, days, cases)
    waiting, uncounted = _waiting(mine, days, today)
    return Sheet(
        start=period[0],
        end=period[1],
        as_of=as_of,
        cases=cases,
        flow=_flow(passing, *period, cases),
        backlog=_backlog([each for each in passing if each.out_on is None], days, today, cases),
        bars=bars,
        median=inverse_cdf(observed, measures.MEDIAN),
        p90=inverse_cdf(observed, measures.P90),
        waiting=waiting,
        ends=_ends(found, unit, days, today, cases),
        held=_held(found, names, days, today, cases),
        grounds=_grounds(mine, cases),
        stood=_stood(mine, cases),
        remedies=_remedies(remedies, cases),
        uncounted=uncounted,
    )


def _flow(passing: Sequence[Passing], start: date, end: date, cases: dict[str, list[int]]) -> list[Month]:
    months = list(measures.expected(GroupBy.MONTH, start, end))
    opened = sum(each.received_on < start for each in passing)
    flow = []
    for each in passing:
        if start <= each.received_on <= end:
            cases[f"came:{_month(each.received_on)}"].append(each.pk)
        if each.out_on is not None and start <= each.out_on <= end:
            cases[f"{'out' if each.answered else 'otherwise'}:{_month(each.out_on)}"].append(each.pk)
    for key in months:
        came, answered, otherwise = (
            len(cases.get(f"{kind}:{key}", ())) for kind in ("came", "out", "otherwise")
        )
        opened += came - answered - otherwise
        flow.append(Month(key, came, answered, otherwise, opened))
    return flow


def _month(day: date) -> str:
    """`2026-03`, as the keys of months are."""
    return day.isoformat()[:7]


def _backlog(opened: Iterable[Passing], days: Days, today: date, cases: dict[str, list[int]]) -> list[str]:
    codes = [age_code(low, high) for low, high in BANDS]
    for code in codes:
        cases[code] = []
    for each in opened:
        age = days.between(each.received_on, today)
        if age is None:
            cases["backlog:unknown"].append(each.pk)
        else:
            cases[codes[band_of(age)]].append(each.pk)
    return [*codes, *(["backlog:unknown"] if cases.get("backlog:unknown") else [])]


def age_code(low: int, high: int | None) -> str:
    return f"backlog:{low}-{high}" if high is not None else f"backlog:{low}+"


def _bars(mine: Iterable[Trace], days: Days, cases: dict[str, list[int]]) -> tuple[list[Bar], Counter[int]]:
    observed: list[tuple[int, bool, int]] = []
    for each in mine:
        if each.first_answered_on is not None:
            taken = days.between(each.received_on, each.first_answered_on)
            if taken is not None:
                late = each.due_on is not None and each.first_answered_on > each.due_on
                observed.append((taken, late, each.pk))
    if not observed:
        return [], Counter()
    width = max(1, ceil((max(taken for taken, _late, _pk in observed) + 1) / MOST_BARS))
    for taken, late, pk in observed:
        cases[f"days:{taken // width * width}:{'late' if late else 'in_time'}"].append(pk)
    lows = range(0, max(taken for taken, _late, _pk in observed) + 1, width)
    bars = [
        Bar(
            low,
            low + width - 1,
            len(cases.get(f"days:{low}:in_time", ())),
            len(cases.get(f"days:{low}:late", ())),
        )
        for low in lows
    ]
    return bars, Counter(taken for taken, _late, _pk in observed)


def _waiting(mine: Iterable[Trace], days: Days, today: date) -> tuple[list[survival.Step], int]:
    """The curve, and how many cases had no days."""
    ended, censored = Counter[int](), Counter[int]()
    uncounted = 0
    for each in mine:
        last = each.first_answered_on or each.ended_on or today
        waited = days.between(each.received_on, last)
        if waited is None:
            uncounted += 1
        elif each.first_answered_on is not None:
            ended[waited] += 1
        else:
            censored[waited] += 1
    return survival.kaplan_meier(ended, censored), uncounted


ENDED_AS: Final = {State.REJECTED: End.REJECTED, State.WITHDRAWN: End.WITHDRAWN, State.CLOSED: End.CONCLUDED}


def end_of(each: Trace, unit: int) -> tuple[End, date] | None:
    """How and when this case first ended for the unit; None while it is open there."""
    ends: list[tuple[date, int, End]] = []
    if each.first_answered_on is not None:
        ends.append((each.first_answered_on, 3, End.ANSWERED))
    elif each.ended_on is not None:
        ends.append((each.ended_on, 3, ENDED_AS[State(each.state)]))
    if each.linked:
        on = [act.on for act in each.acts if act.name == "linked"]
        if on:
            ends.append((on[-1], 1, End.MERGED))
    if each.unit != unit:
        left = [stay.until_on for stay in each.stays if stay.unit == unit and stay.until_on is not None]
        if left:
            ends.append((left[-1], 2, End.TRANSFERRED))
    if not ends:
        return None
    on_day, _order, end = min(ends)
    return end, on_day


def _ends(
    found: Iterable[Trace], unit: int, days: Days, today: date, cases: dict[str, list[int]]
) -> dict[str, list[incidence.Reached]]:
    ended: dict[str, Counter[int]] = {end.value: Counter() for end in End}
    censored = Counter[int]()
    for end in (*(each.value for each in End), "open"):
        cases[f"end:{end}"] = []
    for each in found:
        ending = end_of(each, unit)
        cases[f"end:{ending[0] if ending else 'open'}"].append(each.pk)
        waited = days.between(each.received_on, ending[1] if ending else today)
        if waited is not None:
            (ended[ending[0]] if ending else censored)[waited] += 1
    return incidence.aalen_johansen(ended, censored)


def _held(
    found: Iterable[Trace],
    names: dict[int, tuple[str, str]],
    days: Days,
    today: date,
    cases: dict[str, list[int]],
) -> list[Held]:
    times: defaultdict[str, Counter[int]] = defaultdict(Counter)
    known = {NOBODY: "", **dict(names.values())}
    for each in found:
        last = each.first_answered_on or each.ended_on or today
        mine = _held_by(each, last, names, days)
        for code, held in (mine or {}).items():
            times[code][held] += 1
            cases[f"held:{code}"].append(each.pk)
    rows = [
        Held(
            code,
            known[code],
            some.total(),
            sum(day * n for day, n in some.items()),
            inverse_cdf(some, measures.MEDIAN),
            inverse_cdf(some, measures.P90),
        )
        for code, some in times.items()
    ]
    return sorted(rows, key=lambda row: (row.code != NOBODY, -row.total, row.code))


def _held_by(each: Trace, last: date, names: dict[int, tuple[str, str]], days: Days) -> dict[str, int] | None:
    """Working days of one case by holder, up to its end; None if a calendar does not know them."""
    held: dict[str, int] = defaultdict(int)
    since = each.received_on
    for stay in each.stays:
        if stay.from_on > last:
            break
        until = min(stay.until_on or last, last)
        for code, a, b in ((NOBODY, since, stay.from_on), (names[stay.unit][0], stay.from_on, until)):
            between = days.between(a, b)
            if between is None:
                return None
            held[code] += between
        since = max(since, until)
    rest = days.between(since, last)
    if rest is None:
        return None
    if rest:
        held[NOBODY] += rest
    return dict(held)


def _grounds(mine: Iterable[Trace], cases: dict[str, list[int]]) -> list[str]:
    """Codes `ground:...` of those that were used, the most frequent first."""
    for each in mine:
        if each.state == State.REJECTED and each.first_answered_on is None:
            cases[f"ground:{each.ground}"].append(each.pk)
    used = [f"ground:{ground}" for ground in Ground.values if cases.get(f"ground:{ground}")]
    return sorted(used, key=lambda code: -len(cases[code]))


def _stood(mine: Iterable[Trace], cases: dict[str, list[int]]) -> list[Rate]:
    answered = [each for each in mine if each.first_answered_on is not None]
    cases["answered"] = [each.pk for each in answered]
    cases["contested"] = [each.pk for each in answered if each.contests]
    cases["reopened"] = [each.pk for each in answered if each.reopenings]
    cases["remanded"] = [each.pk for each in answered if any(act.name == "remanded" for act in each.acts)]
    return [rate(code, len(cases[code]), len(answered)) for code in ("contested", "reopened", "remanded")]


def _remedies(remedies: Sequence[Kept], cases: dict[str, list[int]]) -> Rate:
    cases["remedies"] = [each.case for each in remedies]
    cases["remedies_kept"] = [each.case for each in remedies if each.kept]
    return rate("remedies_kept", len(cases["remedies_kept"]), len(remedies))


def rate(code: str, n: int, of: int) -> Rate:
    return Rate(code, n, of, share(n, of), wilson(n, of))
