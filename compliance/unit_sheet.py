"""The sheet of one unit: flow, backlog, handling days, what waits, how cases end, who held them, what did not stand.

Three cohorts. Of the cases filed in the period: handling days and what still waits (those that name the unit now), ends
and who held them (those, and those that it held and passed on). Of the months of the period: the flow through the unit.
Of today: its backlog. Numbers are made of the marks of cases (`sheet_marks`), added up of what is kept (`of`) or with the cases of each number in a list
(`with_cases`), so that each opens exactly those.
Source: docs/domain.md section 5, "Other definitions".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.codes import Ground
from compliance import (
    incidence,
    measures,
    same_texts,
    sheet_cells,
    sheet_marks,
    signals,
    survival,
    traces,
    unit_counts,
)
from compliance.measures import GroupBy
from compliance.ratings import Ratings, summed
from compliance.scores import Interval, inverse_cdf, share, wilson
from compliance.sheet_marks import IN_TIME, LATE, UNKNOWN, End, K
from compliance.sheet_numbers import Numbers
from compliance.signal_marks import S
from compliance.signals import Frequent, Signal, Texts, Watch
from compliance.tally import Tally
from compliance.traces import Days, Kept, Passing
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


class Listed(NamedTuple):
    """So many cases, and which, where they are listed."""

    n: int
    cases: Sequence[int] = ()


class Remedies(NamedTuple):
    """Promised remedies that fell due in the period, and those of them that were done by then."""

    due: Listed
    kept: Listed

    @classmethod
    def of(cls, some: Sequence[Kept]) -> "Remedies":
        done = [each.case for each in some if each.kept]
        return cls(Listed(len(some), [each.case for each in some]), Listed(len(done), done))


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
    """What is told of the unit. By its code each number, and the keys of the cases that it counts where they are listed."""

    start: date
    end: date
    as_of: datetime
    numbers: Counter[str]
    cases: dict[str, list[int]]
    flow: list[Month]
    backlog: list[str]
    """Codes of `numbers`: `backlog:0-5` ..."""
    bars: list[Bar]
    median: int | None
    p90: int | None
    waiting: list[survival.Step]
    ends: dict[str, list[incidence.Reached]]
    held: list[Held]
    grounds: list[str]
    stood: list[Rate]
    remedies: Rate
    ratings: Ratings
    uncounted: int
    """Cases whose days are unknown, since no calendar covers them: left out of days, curves and ends."""
    signals: list[Signal]
    frequent: Frequent
    hours_to_unit: int | None
    """The median, of the cases that came to the unit."""

    def n(self, code: str) -> int:
        return self.numbers.get(code, 0)


def checked(start: date, end: date) -> None:
    """Raises BadInput."""
    measures.checked(start, end, GroupBy.MONTH)
    if (end.year - start.year) * 12 + end.month - start.month >= MOST_MONTHS:
        sentence = _("Lembar unit memuat paling lama %(months)d bulan.") % {"months": MOST_MONTHS}
        raise BadInput({"to": ("period_too_long", sentence)})


@dataclass(slots=True)
class Told:
    """What a sheet is made of, besides the marks of its cases."""

    days: Days
    today: date
    names: dict[int, tuple[str, str]]
    """Code and name of holders by their keys."""
    passing: Sequence[Passing]
    remedies: Remedies
    texts: Texts
    late: Listed
    frequent: Frequent


def of(unit: Unit, start: date, end: date, *, as_of: datetime) -> Sheet:
    """The sheet of the cases of this period as of the database's instant, without their lists: from what is kept of whole months, else
    case by case. Raises BadInput."""
    checked(start, end)
    kept = sheet_cells.counted(unit, start, end, as_of=as_of)
    if kept is None:
        return with_cases(unit, start, end, as_of=as_of)
    tally, whole = kept.tally, kept.whole
    traces.check_number(tally.count(S.PASSED))
    days, today = traces.days_of(unit), local_date(as_of, unit.agency.zone)
    told = Told(
        days,
        today,
        traces.unit_names(_holders(tally)),
        kept.passing if whole else unit_counts.passing(unit, start, end),
        Remedies(*map(Listed, kept.remedies if whole else unit_counts.remedies(unit, start, end, as_of))),
        _compared(tally),
        Listed(weekly.how_many_late(unit.agency, unit, at=as_of)),
        _frequent(unit, start, end, tally, today),
    )
    return made(tally, told, period=(start, end), as_of=as_of)


def with_cases(unit: Unit, start: date, end: date, *, as_of: datetime) -> Sheet:
    """The same with the cases behind every number, read case by case. Raises BadInput."""
    checked(start, end)
    found = traces.of(unit, start, end)
    days, today = traces.days_of(unit), local_date(as_of, unit.agency.zone)
    tally = Tally(cases=True)
    for each in found:
        tally.add(each.pk, sheet_marks.of(each, unit.pk, days))
    mine = [each for each in found if each.unit == unit.pk]
    texts = traces.latest_answers(tally.cases([(K.REPLY, rest) for rest in tally.all(K.REPLY)]))
    repeated = [texts[place].case for place in same_texts.repeated([text.body for text in texts])]
    late = weekly.late_cases(unit.agency, unit, at=as_of)
    persons = traces.of_frequent_persons([each.pk for each in mine])
    told = Told(
        days,
        today,
        traces.unit_names({stay.unit for each in found for stay in each.stays}),
        traces.passing(unit, start, end),
        Remedies.of(traces.remedies(unit, start, end, as_of)),
        Texts(len(texts), len(repeated), repeated),
        Listed(len(late), late),
        signals.frequent(Watch(mine, found, days, today, len(texts), repeated), persons),
    )
    return made(tally, told, period=(start, end), as_of=as_of)


def _holders(tally: Tally) -> set[int]:
    """Keys of the units that held some of these cases."""
    held = {int(rest.partition(":")[0]) for rest in tally.all(K.HELD)}
    for rest in tally.all(K.HOLDS):
        now, _since, before = rest.split(":")
        held |= {int(now), *(int(one.partition("=")[0]) for one in before.split(",") if one)}
    return held - {sheet_marks.NOBODY}


def _compared(tally: Tally) -> Texts:
    """Of the latest answers of staff, how many repeat one another."""
    replies = sorted(map(int, tally.all(K.REPLY)), reverse=True)
    bodies = unit_counts.texts_of(replies)
    return Texts(len(bodies), len(same_texts.repeated(bodies)))


def _frequent(unit: Unit, start: date, end: date, tally: Tally, today: date) -> Frequent:
    """Whether anybody filed very many is known by the parts of all people into which complainants fall; only where one holds so many,
    people are looked at."""
    due, in_time = signals.due_and_in_time(tally, today)
    received = tally.count(S.NAMED)
    full = [int(part) for part, n in tally.all(K.PERSON).items() if n >= traces.MANY_OF_ONE]
    persons = unit_counts.frequent_persons(unit, start, end, full) if full else []
    if not persons:
        return Frequent(0, [], received, due, in_time, due, in_time)
    theirs = [case for person in persons for case in person]
    due_of_theirs, in_time_of_theirs = unit_counts.due_and_in_time(theirs, today)
    return Frequent(
        len(persons), theirs, received, due, in_time, due - due_of_theirs, in_time - in_time_of_theirs
    )


def made(tally: Tally, told: Told, *, period: tuple[date, date], as_of: datetime) -> Sheet:
    """The sheet of what was counted, without a database."""
    numbers = Numbers(tally)
    numbers.put_all("received", S.NAMED)
    bars, observed = _bars(tally, numbers)
    waiting, uncounted = _waiting(tally, observed, told)
    sheet = Sheet(
        start=period[0],
        end=period[1],
        as_of=as_of,
        numbers=numbers.n,
        cases=numbers.cases,
        flow=_flow(told.passing, *period, numbers),
        backlog=_backlog(told, numbers),
        bars=bars,
        median=inverse_cdf(observed, measures.MEDIAN),
        p90=inverse_cdf(observed, measures.P90),
        waiting=waiting,
        ends=_ends(tally, told, numbers),
        held=_held(tally, told, numbers),
        grounds=_grounds(tally, numbers),
        stood=_stood(numbers),
        remedies=_remedies(told.remedies, numbers),
        ratings=_ratings(tally),
        uncounted=uncounted,
        signals=signals.judged(tally, told.texts, told.days, told.today),
        frequent=told.frequent,
        hours_to_unit=inverse_cdf(signals.hours_to_unit(tally), measures.MEDIAN),
    )
    for signal in sheet.signals:
        numbers.add(f"signal:{signal.code}", signal.k, signal.cases)
    numbers.add("late", *told.late)
    numbers.add("frequent", len(told.frequent.cases), told.frequent.cases)
    return sheet


def _flow(passing: Sequence[Passing], start: date, end: date, numbers: Numbers) -> list[Month]:
    months = list(measures.expected(GroupBy.MONTH, start, end))
    opened = sum(each.n for each in passing if each.received_on < start)
    for each in passing:
        if start <= each.received_on <= end:
            numbers.add(f"came:{_month(each.received_on)}", each.n, each.cases)
        if each.out_on is not None and start <= each.out_on <= end:
            numbers.add(
                f"{'out' if each.answered else 'otherwise'}:{_month(each.out_on)}", each.n, each.cases
            )
    flow = []
    for key in months:
        came, answered, otherwise = (
            numbers.n.get(f"{kind}:{key}", 0) for kind in ("came", "out", "otherwise")
        )
        opened += came - answered - otherwise
        flow.append(Month(key, came, answered, otherwise, opened))
    return flow


def _month(day: date) -> str:
    """`2026-03`, as the keys of months are."""
    return day.isoformat()[:7]


def _backlog(told: Told, numbers: Numbers) -> list[str]:
    codes = [age_code(low, high) for low, high in BANDS]
    for code in codes:
        numbers.add(code, 0)
    for each in told.passing:
        if each.out_on is None:
            age = told.days.between(each.received_on, told.today)
            numbers.add("backlog:unknown" if age is None else codes[band_of(age)], each.n, each.cases)
    return [*codes, *(["backlog:unknown"] if numbers.n.get("backlog:unknown") else [])]


def age_code(low: int, high: int | None) -> str:
    return f"backlog:{low}-{high}" if high is not None else f"backlog:{low}+"


def _bars(tally: Tally, numbers: Numbers) -> tuple[list[Bar], Counter[int]]:
    """Bars, and how many were answered after how many days."""
    observed = Counter[int]()
    for rest, n in tally.all(K.TAKEN).items():
        taken = rest.partition(":")[0]
        if taken != UNKNOWN:
            observed[int(taken)] += n
    if not observed:
        return [], observed
    most = max(observed)
    width = max(1, ceil((most + 1) / MOST_BARS))
    bars = []
    for low in range(0, most + 1, width):
        in_time, late = (
            _answered_within(range(low, low + width), how, tally, numbers) for how in (IN_TIME, LATE)
        )
        bars.append(Bar(low, low + width - 1, in_time, late))
    return bars, observed


def _answered_within(days: range, how: str, tally: Tally, numbers: Numbers) -> int:
    marks = [(K.TAKEN, rest) for day in days if (rest := f"{day}:{how}") in tally.all(K.TAKEN)]
    return numbers.put(f"days:{days.start}:{how}", marks) if marks else 0


def _waiting(tally: Tally, observed: Counter[int], told: Told) -> tuple[list[survival.Step], int]:
    """The curve, and how many cases had no days."""
    censored = Counter[int]()
    uncounted = tally.all(K.TAKEN).total() - observed.total()
    for rest, n in tally.all(K.OVER).items():
        if rest == UNKNOWN:
            uncounted += n
        else:
            censored[int(rest)] += n
    for waited, n in _up_to_today(tally, K.WAITS, told):
        if waited is None:
            uncounted += n
        else:
            censored[waited] += n
    return survival.kaplan_meier(observed, censored), uncounted


def _up_to_today(tally: Tally, kind: str, told: Told) -> Iterator[tuple[int | None, int]]:
    """Of what is open since some days: working days up to today, and how many cases."""
    for since, n in tally.all(kind).items():
        yield told.days.between(date.fromordinal(int(since)), told.today), n


def _ends(tally: Tally, told: Told, numbers: Numbers) -> dict[str, list[incidence.Reached]]:
    ended: dict[str, Counter[int]] = {end.value: Counter() for end in End}
    censored = Counter[int]()
    marks: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for rest, n in tally.all(K.ENDED).items():
        end, _colon, waited = rest.partition(":")
        marks[end].append((K.ENDED, rest))
        if waited != UNKNOWN:
            ended[end][int(waited)] += n
    for end in ended:
        numbers.put(f"end:{end}", marks[end])
    numbers.put_all("end:open", K.GOES_ON)
    for passed, n in _up_to_today(tally, K.GOES_ON, told):
        if passed is not None:
            censored[passed] += n
    return incidence.aalen_johansen(ended, censored)


def _held(tally: Tally, told: Told, numbers: Numbers) -> list[Held]:
    times: defaultdict[int, Counter[int]] = defaultdict(Counter)
    marks: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for kind, rest, held in _times_held(tally, told):
        for holder, days in held.items():
            times[holder][days] += tally.count(kind, rest)
            marks[holder].append((kind, rest))
    known = {sheet_marks.NOBODY: (NOBODY, ""), **told.names}
    rows = []
    for holder, some in times.items():
        code, name = known[holder]
        numbers.put(f"held:{code}", marks[holder])
        total = sum(day * n for day, n in some.items())
        median, p90 = (inverse_cdf(some, q) for q in (measures.MEDIAN, measures.P90))
        rows.append(Held(code, name, some.total(), total, median, p90))
    return sorted(rows, key=lambda row: (row.code != NOBODY, -row.total, row.code))


def _times_held(tally: Tally, told: Told) -> Iterator[tuple[str, str, dict[int, int]]]:
    """By mark, how many working days who held its cases."""
    for rest in tally.all(K.HELD):
        holder, _colon, days = rest.partition(":")
        yield K.HELD, rest, {int(holder): int(days)}
    for rest in tally.all(K.HOLDS):
        yield K.HOLDS, rest, sheet_marks.held_until(rest, told.today, told.days) or {}


def _grounds(tally: Tally, numbers: Numbers) -> list[str]:
    """Codes `ground:...` of those that were used, the most frequent first."""
    for ground in tally.all(K.GROUND):
        numbers.put(f"ground:{ground}", [(K.GROUND, ground)])
    used = [f"ground:{ground}" for ground in Ground.values if numbers.n.get(f"ground:{ground}")]
    return sorted(used, key=lambda code: -numbers.n[code])


def _stood(numbers: Numbers) -> list[Rate]:
    answered = numbers.put_all("answered", K.TAKEN)
    kinds = {"contested": K.CONTESTED, "reopened": K.REOPENED, "remanded": K.REMANDED}
    return [rate(code, numbers.put_all(code, kind), answered) for code, kind in kinds.items()]


def _remedies(remedies: Remedies, numbers: Numbers) -> Rate:
    numbers.add("remedies", *remedies.due)
    numbers.add("remedies_kept", *remedies.kept)
    return rate("remedies_kept", remedies.kept.n, remedies.due.n)


def _ratings(tally: Tally) -> Ratings:
    given = ((rest.split(":"), n) for rest, n in tally.all(K.RATED).items())
    return summed((int(rating), apart == "1", n) for (rating, apart), n in given)


def rate(code: str, n: int, of: int) -> Rate:
    return Rate(code, n, of, share(n, of), wilson(n, of))
