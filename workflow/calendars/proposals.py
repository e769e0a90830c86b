"""What a list of days would do to a calendar: which rules it must keep, and what a person should look at before
approving it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from typing import Final

from django.utils.translation import gettext as _

from law import counting as pure
from workflow.calendars.families import Family, Own
from workflow.calendars.files import REMOVED, Day, refused
from workflow.codes import CalendarKind, HolidayKind

FIRST_YEAR: Final = 1990
YEARS_AHEAD: Final = 10
LEAST_DAYS: Final = 8
"""This many days, 1 January among them, are taken as a year's whole decree."""
NEIGHBOUR: Final = timedelta(days=7)
SIMILAR: Final = 0.75
DECREED, PROPOSED = pure.YearStatus.DECREED, pure.YearStatus.PROPOSED
NARROW: Final = {
    CalendarKind.NATIONAL: (HolidayKind.REGIONAL, HolidayKind.AGENCY),
    CalendarKind.REGIONAL: (HolidayKind.AGENCY,),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Days by decree, and the years that they make known whole: decreed, or only as proposed."""

    decree: str
    days: tuple[Day, ...]
    whole: frozenset[int] = frozenset()
    proposed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Effect:
    """What approving it does to the calendar itself."""

    retired: frozenset[date]
    added: tuple[pure.Holiday, ...]
    years: Mapping[int, pure.YearStatus] = field(default_factory=dict)

    def on(self, own: Own) -> Own:
        days = {day: holiday for day, holiday in own.days.items() if day not in self.retired}
        return Own({**own.years, **self.years}, {**days, **{each.date: each for each in self.added}})

    def __bool__(self) -> bool:
        return bool(self.retired or self.added or self.years)


class Standing:
    """A calendar as it stands at an instant, against which a proposal is read."""

    def __init__(self, family: Family, at: datetime) -> None:
        self.family = family
        self.own = family.own(family.calendar)
        self.earliest, self.latest = family.today(at)
        self._above: dict[date, pure.Holiday] = {}
        self._years: dict[int, pure.YearStatus] = {}
        for each in family.above:
            held = family.own(each)
            self._above |= held.days
            self._years |= held.years
        self._years |= self.own.years

    def status(self, year: int) -> pure.YearStatus | None:
        """None: the year is unknown."""
        return self._years.get(year, DECREED if self.family.calendar.covers_every_year else None)

    def off(self, day: date) -> pure.Holiday | None:
        return self.own.days.get(day) or self._above.get(day)

    def settle(
        self,
        days: Iterable[Day],
        *,
        decree: str,
        whole: frozenset[int],
        only_proposed: bool,
        history: bool = False,
    ) -> Proposal:
        """Read these days as a proposal: which years they settle whole. Raises BadInput."""
        days = tuple(days)
        years = {day.date.year for day in days if not day.observance}
        if lacking := sorted(whole - years):
            raise refused(
                "year_not_in_file",
                _("Berkas ini tidak memuat satu hari pun dari tahun %(year)d."),
                year=lacking[0],
            )
        named: dict[pure.YearStatus, set[int]] = {DECREED: set(), PROPOSED: set()}
        for year in sorted(years):
            self._check_range(year)
            if only_proposed and year not in whole:
                named[PROPOSED].add(year)
            elif year in whole or (self.status(year) != DECREED and _is_whole(days, year)):
                named[PROPOSED if _is_tentative(days, year) else DECREED].add(year)
        proposal = Proposal(decree, days, frozenset(named[DECREED]), frozenset(named[PROPOSED]))
        self.check(proposal, history=history)
        return proposal

    def check(self, proposal: Proposal, *, history: bool = False) -> None:
        """Refuse what no decree can do now. `history`: it tells of years that were over before this calendar was
        kept. Raises BadInput."""
        settled = proposal.whole | proposal.proposed
        for year in sorted(settled):
            self._check_settled(year)
        days = [day for day in proposal.days if self._counts(day)]
        for year in sorted({day.date.year for day in days} - settled):
            self._check_delta(year, history=history)
        for day in days:
            self._check_day(day, renamed=day.date.year not in settled)

    def effect(self, proposal: Proposal) -> Effect:
        """What approving it would change."""
        settled = proposal.whole | proposal.proposed
        named = {day.date: day for day in proposal.days if self._counts(day)}
        retired = {
            day for day in self.own.days if day.year in settled and day not in named and day >= self.latest
        }
        added = []
        for day, each in named.items():
            stands = self.own.days.get(day)
            new = pure.Holiday(day, each.kind, each.name, proposal.decree, each.second_source, each.only_week)
            if each.kind == REMOVED:
                if stands is not None:
                    retired.add(day)
            elif stands is None or _renames(stands, each) or day.year in settled:
                if stands is not None:
                    retired.add(day)
                added.append(new)
        years = {**dict.fromkeys(proposal.whole, DECREED), **dict.fromkeys(proposal.proposed, PROPOSED)}
        return Effect(frozenset(retired), tuple(added), years)

    def _counts(self, day: Day) -> bool:
        """Whether the day can become a day off: observances are worked, and to a decreed year nothing is added of
        which its own source is not sure."""
        return not day.observance and not (day.tentative and self.status(day.date.year) == DECREED)

    def flags(self, proposal: Proposal) -> dict[date, list[str]]:
        """What to look at, by day: observance, tentative, duplicate, neighbour, weekend, removes_nothing, past,
        wider."""
        weeks = [week.days for week in self.family.weeks()]
        near = _Names(
            [
                *self.own.days.values(),
                *self._above.values(),
                *(d for d in proposal.days if d.kind != REMOVED and not d.observance),
            ]
        )
        narrow = NARROW.get(CalendarKind(self.family.calendar.kind), ())
        settled = proposal.whole | proposal.proposed
        by_date = {}
        for day in proposal.days:
            removes, off = day.kind == REMOVED, self.off(day.date)
            if day.observance:
                by_date[day.date] = ["observance"]
                continue
            asked = {
                "tentative": day.tentative,
                "duplicate": not removes and off is not None,
                "neighbour": not removes and near.beside(day),
                "weekend": bool(weeks) and not any(day.date.isoweekday() in week for week in weeks),
                "removes_nothing": removes and off is None,
                "past": day.date < self.earliest and day.date.year not in settled,
                "wider": day.kind in narrow,
            }
            by_date[day.date] = [name for name, holds in asked.items() if holds]
        return by_date

    def _check_range(self, year: int) -> None:
        last = self.latest.year + YEARS_AHEAD
        if not FIRST_YEAR <= year <= last:
            sentence = _("Tahun %(year)d di luar jangkauan: tulis tahun %(first)d sampai %(last)d.")
            raise refused("year_out_of_range", sentence, year=year, first=FIRST_YEAR, last=last)

    def _check_settled(self, year: int) -> None:
        status, calendar = self.status(year), self.family.calendar
        if calendar.parent_id is not None:
            raise self._unknown(year) if status is None else self._of_parent(year)
        if status == DECREED:
            sentence = _(
                "Tahun %(year)d sudah ditetapkan: usulkan hanya hari yang ditambah atau dihapus (removed)."
            )
            raise refused("decreed_already", sentence, year=year)
        if status == PROPOSED and year < self.earliest.year:
            raise _finished(year)

    def _check_delta(self, year: int, *, history: bool) -> None:
        if self.status(year) is None:
            raise self._unknown(year)
        if year < self.earliest.year and not history:
            raise _finished(year)

    def _check_day(self, day: Day, *, renamed: bool) -> None:
        own, over = self.own.days.get(day.date), day.date < self.latest
        fields = {"date": day.date.isoformat()}
        if day.kind == REMOVED and own is None and day.date in self._above:
            sentence = _(
                "%(date)s adalah hari libur kalender induk %(parent)s: usulkan penghapusannya di sana."
            )
            raise refused("of_the_parent", sentence, parent=self.family.root.code, **fields)
        if over and own is not None and day.kind == REMOVED:
            sentence = _(
                "%(date)s sudah lewat: hari libur yang sudah lewat tidak dapat dihapus. Hapus baris itu dari berkas."
            )
            raise refused("over", sentence, **fields)
        if renamed and over and own is not None and _renames(own, day):
            sentence = _(
                "%(date)s sudah lewat dan tercatat sebagai %(name)s: hari yang sudah lewat tidak dapat diganti. "
                "Hapus baris itu dari berkas."
            )
            raise refused("over", sentence, name=own.name, **fields)

    def _unknown(self, year: int) -> Exception:
        if self.family.calendar.parent_id is not None:
            sentence = _("Tahun %(year)d belum dikenal: muat tahun itu dahulu di kalender induk %(parent)s.")
            return refused("year_unknown", sentence, year=year, parent=self.family.root.code)
        sentence = _(
            "Tahun %(year)d belum dikenal kalender ini: kirim keputusan setahun penuh (dengan 1 Januari dan "
            "sedikitnya %(least)d hari), atau nyatakan --whole-year %(year)d."
        )
        return refused("year_unknown", sentence, year=year, least=LEAST_DAYS)

    def _of_parent(self, year: int) -> Exception:
        sentence = _(
            "Penetapan tahun %(year)d dilakukan di kalender induk %(parent)s; di sini hanya hari tambahan."
        )
        return refused("of_the_parent", sentence, year=year, parent=self.family.root.code)


def _is_whole(days: Iterable[Day], year: int) -> bool:
    off = {day.date for day in days if day.date.year == year and day.kind != REMOVED and not day.observance}
    return date(year, 1, 1) in off and len(off) >= LEAST_DAYS


def _is_tentative(days: Iterable[Day], year: int) -> bool:
    return any(day.tentative and not day.observance for day in days if day.date.year == year)


def _renames(stands: pure.Holiday, day: Day) -> bool:
    standing = (stands.kind, stands.name, stands.second_source, stands.only_week)
    return day.kind != REMOVED and standing != (day.kind, day.name, day.second_source, day.only_week)


def _finished(year: int) -> Exception:
    sentence = _(
        "Tahun %(year)d sudah berakhir: hari liburnya tidak dapat diubah lagi. Hapus tahun itu dari berkas."
    )
    return refused("year_finished", sentence, year=year)


class _Names:
    """Days off by name, to find the same feast on another day near by."""

    def __init__(self, days: Iterable[pure.Holiday | Day]) -> None:
        self._by_date: dict[date, set[str]] = {}
        for day in days:
            self._by_date.setdefault(day.date, set()).add(_feast(day.name))

    def beside(self, day: Day) -> bool:
        feast = _feast(day.name)
        return any(
            _similar(feast, other)
            for away in range(-NEIGHBOUR.days, NEIGHBOUR.days + 1)
            if away
            for other in self._by_date.get(_shifted(day.date, away), ())
        )


def _shifted(day: date, away: int) -> date:
    return date.fromordinal(day.toordinal() + away)


def _feast(name: str) -> str:
    """The name without what says that it is leave, or of which year."""
    plain = re.sub(r"cuti bersama|hari|libur|\(.*?\)|\d+|[^\w ]", " ", name.casefold())
    return " ".join(plain.split())


def _similar(one: str, other: str) -> bool:
    return bool(one and other) and (
        one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR
    )


def is_idle(days: pure.Calendar, year: int, week: frozenset[int]) -> bool:
    """Whether a working week has no working day in a year."""
    try:
        counted = days.working_days(week)
    except pure.NoWorkingDay:
        return True
    before, last = date(year, 1, 1).toordinal() - 1, date(year, 12, 31).toordinal()
    return counted.number(last) == counted.number(before)
