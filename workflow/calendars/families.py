"""A calendar and those that stand on it: which they are, whose clocks they count, and the verbs that make and
retire one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.models import Agency, Unit, valid_code
from accounts.roles import Role
from accounts.weeks import ZONE
from complaints import texts
from law import counting as pure
from workflow.calendars.present import pure_days, standing
from workflow.codes import CalendarKind
from workflow.errors import BadInput, NotNow, NotYours, Refusal
from workflow.models import Calendar, CalendarChange, CalendarVersion, CalendarYear, Holiday
from workflow.record import sentences

MOST_CODE: Final = 20


@dataclass(frozen=True, slots=True)
class Week:
    """A working week that is counted with, and an example of who works so."""

    calendar: str
    days: frozenset[int]
    whose: str


@dataclass(frozen=True, slots=True)
class Own:
    """What one calendar holds itself, beside its parent."""

    years: dict[int, pure.YearStatus]
    days: dict[date, pure.Holiday]


class Family:
    """A calendar, those above it and those below it, as they stand now."""

    def __init__(self, code: str) -> None:
        """Raises NotNow where no calendar has this code."""
        reached = Calendar.objects.filter(code=code).first()
        if reached is None:
            raise NotNow("no_calendar", _("Kalender %(code)s tidak ada.") % {"code": code[:40]})
        self.calendar = reached
        self.above: list[Calendar] = []
        """The topmost first."""
        while reached.parent is not None:
            reached = reached.parent
            self.above.insert(0, reached)
        self.root = reached
        self.below = [self.calendar, *_descendants([self.calendar.pk])]
        """The calendar itself, then those that stand on it, parents first."""

    @classmethod
    def locked(cls, code: str) -> "Family":
        """The same, read while no other change of the family is under way, until the transaction ends."""
        root = cls(code).root
        Calendar.objects.select_for_update().get(pk=root.pk)
        return cls(code)

    @property
    def everyone(self) -> list[Calendar]:
        return [self.root, *_descendants([self.root.pk])]

    @property
    def applying(self) -> CalendarChange | None:
        """The one change of this family that is being applied."""
        changes = CalendarChange.objects.filter(
            calendar__in=self.everyone, state=CalendarChange.State.APPLYING
        )
        return changes.select_related("calendar").first()

    @property
    def agencies(self) -> Collection[Agency]:
        """Those that count with the calendar, or with one below it."""
        return Agency.objects.filter(calendar__in=[each.code for each in self.below]).order_by("code")

    def weeks(self) -> list[Week]:
        """Each working week of an agency or an active unit that counts with it, once."""
        reached: dict[tuple[str, frozenset[int]], str] = {}
        for agency in self.agencies:
            reached.setdefault((agency.calendar, frozenset(agency.working_week)), agency.name)
        units = Unit.objects.filter(agency__calendar__in=[each.code for each in self.below], active=True)
        for code, name, week in units.order_by("-code").values_list(
            "agency__calendar", "name", "working_week"
        ):
            reached[code, frozenset(week)] = name
        return [Week(code, days, whose) for (code, days), whose in reached.items()]

    def today(self, at: datetime) -> tuple[date, date]:
        """The earliest and the latest of the local dates of its agencies."""
        zones = {agency.zone for agency in self.agencies} or {ZONE}
        dates = [pure.local_date(at, zone) for zone in zones]
        return min(dates), max(dates)

    def own(self, of: Calendar) -> Own:
        years = CalendarYear.objects.filter(standing(of.version), calendar=of)
        days = Holiday.objects.filter(standing(of.version), calendar=of)
        return Own(
            {year: pure.YearStatus(status) for year, status in years.values_list("year", "status")},
            {day.date: day for day in pure_days(days)},
        )

    def counting(self, changed: Own) -> Iterator[tuple[Calendar, pure.Calendar]]:
        """The calendar and each below it as they will count once the calendar itself holds this."""
        merged: dict[int, Own] = {}
        inherited = Own({}, {})
        for each in self.above:
            inherited = _over(self.own(each), inherited)
        for each in self.below:
            top = each.pk == self.calendar.pk
            base = inherited if top else merged[each.parent_id or 0]
            merged[each.pk] = reached = _over(changed if top else self.own(each), base)
            days = pure.Calendar(
                each.code,
                each.version + 1,
                reached.years,
                reached.days,
                covers_every_year=each.covers_every_year,
            )
            yield each, days


def _over(own: Own, base: Own) -> Own:
    days = {day: off.over(base.days.get(day)) for day, off in own.days.items()}
    return Own({**base.years, **own.years}, {**base.days, **days})


def _descendants(parents: list[int]) -> list[Calendar]:
    reached: list[Calendar] = []
    while parents:
        children = list(Calendar.objects.filter(parent__in=parents).order_by("code"))
        reached += children
        parents = [child.pk for child in children]
    return reached


def check_administrator(family: Family, by: Actor | None) -> None:
    """A calendar that agencies of their own keep is for the administrators of all of them; any other, and making
    and retiring, for national administrators. None: the command line. Raises NotYours."""
    if by is None:
        return
    own = family.calendar.kind == CalendarKind.AGENCY
    agencies = list(family.agencies) if own else []
    national = any(seat.role == Role.ADMINISTRATOR and seat.national for seat in by.seats)
    if not national and not (
        agencies and all(by.sits((Role.ADMINISTRATOR,), agency_id=agency.pk) for agency in agencies)
    ):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)


@transaction.atomic
def make(
    code: str, *, name: str, kind: CalendarKind, parent: str | None, by: Actor | None, at: datetime
) -> Calendar:
    """A calendar with days off of its own beside those of its parent, which a national one does not have. By a
    national administrator. Raises BadInput, NotNow, NotYours."""
    _check_national(by)
    if not re.fullmatch(valid_code.regex, code) or len(code) > MOST_CODE:
        raise _bad("code", _("Kode kalender terdiri atas 2-20 huruf kecil, angka, atau tanda hubung."))
    if Calendar.objects.filter(code=code).exists():
        raise _bad("code", _("Kalender %(code)s sudah ada: pilih kode lain.") % {"code": code})
    try:
        name = texts.clean_as("name", name)
    except texts.BadText as bad:
        raise BadInput({"name": (bad.code, sentences.bad_text(bad))}) from bad
    family = Family.locked(parent) if parent is not None else None
    if (family is None) != (kind == CalendarKind.NATIONAL):
        raise _bad(
            "parent",
            _("Kalender nasional berdiri sendiri; kalender daerah atau instansi membutuhkan kalender induk."),
        )
    if family is not None and family.calendar.retired_on is not None:
        raise _bad("parent", _("Kalender induk sudah berakhir: pilih kalender lain."))
    made = Calendar(code=code, name=name, kind=kind, parent=family.calendar if family else None)
    made.save(force_insert=True)
    stands_on = family.calendar.version if family else None
    CalendarVersion(calendar=made, version=1, parent_version=stands_on, made_at=at).save(force_insert=True)
    return made


@transaction.atomic
def retire(code: str, *, from_date: date, by: Actor | None, at: datetime) -> Calendar:
    """From a local date on no agency takes the calendar up; what was counted with it stays. Refused while an open
    agency counts with it, or a calendar stands on it. Raises BadInput, NotNow, NotYours."""
    _check_national(by)
    family = Family.locked(code)
    calendar = family.calendar
    if calendar.retired_on is not None:
        sentence = _("Kalender %(code)s sudah berakhir pada %(date)s.")
        raise NotNow("retired", sentence % {"code": code, "date": calendar.retired_on.isoformat()})
    if from_date < family.today(at)[0]:
        raise _bad("from", _("Tanggal berakhir tidak boleh sudah lewat: pilih hari ini atau setelahnya."))
    using = Agency.objects.filter(calendar=code, open_for_filing=True).order_by("code")
    _refuse_used(
        [agency.name for agency in using[:5]],
        _("Kalender ini masih dipakai: %(who)s. Pindahkan dahulu instansi itu ke kalender lain."),
    )
    _refuse_used(
        [child.code for child in family.below[1:] if child.retired_on is None],
        _("Kalender ini masih menjadi induk: %(who)s. Akhiri dahulu kalender itu."),
    )
    calendar.retired_on = from_date
    calendar.save(update_fields=["retired_on"])
    return calendar


def _check_national(by: Actor | None) -> None:
    if by is not None and not any(seat.role == Role.ADMINISTRATOR and seat.national for seat in by.seats):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)


def _refuse_used(who: list[str], sentence: str) -> None:
    if who:
        raise NotNow("in_use", sentence % {"who": ", ".join(who)})


def _bad(field: str, sentence: str) -> Refusal:
    return BadInput({field: (field, sentence)})
