"""A change of a calendar as one audited act: proposed, previewed, approved by a person or dropped. Applying it to
the duties that run is the work of `job.py`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actors import Actor
from accounts.seals import keep
from complaints import texts
from workflow.calendars.families import Family, check_administrator
from workflow.calendars.files import Day
from workflow.calendars.proposals import Effect, Proposal, Standing, is_idle
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import (
    Calendar,
    CalendarChange,
    CalendarVersion,
    CalendarYear,
    Holiday,
    ProposedDay,
)
from workflow.record import sentences
from workflow.redating import running_cases

OWN_PROPOSAL: Final = gettext_lazy(
    "Usulan ini Anda buat sendiri: administrator lain yang memeriksa dan menyetujuinya."
)
State = CalendarChange.State
Source = CalendarChange.Source


@transaction.atomic
def propose(
    code: str,
    days: Iterable[Day],
    *,
    decree: str,
    source: Source,
    whole: Iterable[int] = (),
    only_proposed: bool = False,
    by: Actor | None,
    at: datetime,
) -> CalendarChange:
    """Keep these days as a proposal for one calendar. Nothing counts with them before somebody approves.

    `whole`: years of which the days are the whole decree, though they are few; `only_proposed`: their years become
    known, but not as decreed. By an administrator; None is the command line. Raises BadInput, NotNow, NotYours.
    """
    family = Family(code)
    check_administrator(family, by)
    decree = _decree(decree)
    standing = Standing(family, at)
    proposal = standing.settle(
        days,
        decree=decree,
        whole=frozenset(whole),
        only_proposed=only_proposed,
        history=source == Source.SHIPPED,
    )
    change = CalendarChange(
        calendar=family.calendar,
        decree=decree,
        source=source,
        whole_years=sorted(proposal.whole),
        proposed_years=sorted(proposal.proposed),
        proposed_by=by.user if by else None,
        proposed_at=at,
    )
    change.save(force_insert=True)
    flags = standing.flags(proposal)
    ProposedDay.objects.bulk_create(
        ProposedDay(
            change=change,
            date=day.date,
            kind=day.kind,
            name=day.name,
            second_source=day.second_source,
            only_week=day.only_week,
            flags=flags[day.date],
        )
        for day in proposal.days
    )
    return change


@transaction.atomic
def approve(change_id: int, *, by: Actor | None, at: datetime) -> CalendarChange:
    """Make it the calendar's next version, and that of every calendar below it. New periods count with it at once;
    running duties follow batch by batch (`job.py`). What the proposal was checked for is checked again.

    By an administrator who did not propose it; None is the command line. Raises BadInput, NotNow, NotYours.
    """
    change, family = _locked(change_id)
    check_administrator(family, by)
    expect(change, State.PROPOSED)
    if proposed_by(change, by):
        raise NotYours("own_proposal", OWN_PROPOSAL)
    effect, _standing = check_again(change, family, at=at)
    change.version = _raise_versions(family, change, at)
    _write(family.calendar, effect, change.version)
    change.state, change.approved_by, change.approved_at = State.APPLYING, by.user if by else None, at
    change.total = running_cases.duties_with(
        running_cases.stale_labels(Family(family.calendar.code).everyone)
    ).count()
    change.save(update_fields=["state", "version", "approved_by", "approved_at", "total"])
    return change


def proposed_by(change: CalendarChange, by: Actor | None) -> bool:
    """Whether it is this person's own proposal: two persons look at what moves the dates of many (docs/adr/0089)."""
    return by is not None and by.user is not None and change.proposed_by_id == by.user.pk


@transaction.atomic
def drop(change_id: int, *, by: Actor | None, at: datetime) -> CalendarChange:
    """Give a proposal up; it stays readable. Raises NotNow, NotYours."""
    change, family = _locked(change_id)
    check_administrator(family, by)
    expect(change, State.PROPOSED)
    change.state, change.dropped_at = State.DROPPED, at
    change.save(update_fields=["state", "dropped_at"])
    return change


def find(change_id: int) -> CalendarChange:
    """Raises NotNow where there is none."""
    found = CalendarChange.objects.select_related("calendar").filter(pk=change_id).first()
    if found is None:
        raise NotNow("no_proposal", _("Usulan %(id)d tidak ada.") % {"id": change_id})
    return found


def read(change: CalendarChange) -> Proposal:
    """The proposal as it was kept."""
    days = tuple(
        Day(
            row.date,
            row.kind,
            row.name,
            row.second_source,
            row.only_week,
            observance="observance" in row.flags,
            tentative="tentative" in row.flags,
        )
        for row in change.days.all()
    )
    return Proposal(change.decree, days, frozenset(change.whole_years), frozenset(change.proposed_years))


def check_again(change: CalendarChange, family: Family, *, at: datetime) -> tuple[Effect, Standing]:
    """What approving it would change now: dates may have passed since it was proposed, its days may have come in
    by another change. Raises BadInput, NotNow."""
    _refuse_while_applying(family)
    standing = Standing(family, at)
    proposal = read(change)
    standing.check(proposal, history=change.source == Source.SHIPPED)
    effect = standing.effect(proposal)
    if not effect:
        raise NotNow(
            "nothing_to_change",
            _("Kalender sudah seperti yang diusulkan: tidak ada yang perlu diterapkan. Batalkan usulan ini."),
        )
    _refuse_idle_weeks(family, standing, effect)
    return effect, standing


def _refuse_while_applying(family: Family) -> None:
    """One change at a time: each running duty goes through every version of its calendar."""
    applying = family.applying
    if applying is not None:
        sentence = _("Perubahan %(id)d pada kalender %(code)s masih diterapkan: tunggu sampai selesai.")
        raise NotNow("being_applied", sentence % {"id": applying.pk, "code": applying.calendar.code})


def _refuse_idle_weeks(family: Family, standing: Standing, effect: Effect) -> None:
    """No unit may be left without a working day in a year that this touches: its clocks would stand still."""
    years = sorted({each.date.year for each in effect.added} | set(effect.years))
    weeks = family.weeks()
    for calendar, days in family.counting(effect.on(standing.own)):
        for week in weeks:
            for year in years:
                if week.calendar == calendar.code and is_idle(days, year, week.days):
                    sentence = _(
                        "Dengan perubahan ini %(who)s tidak mempunyai hari kerja sama sekali pada tahun %(year)d. "
                        "Kurangi hari libur, atau tambah hari kerja unit itu."
                    )
                    raise BadInput({"days": ("no_working_day", sentence % {"who": week.whose, "year": year})})


def _decree(text: str) -> str:
    try:
        return texts.clean_as("name", text)
    except texts.BadText as bad:
        raise BadInput({"decree": (bad.code, sentences.bad_text(bad))}) from bad


def _locked(change_id: int) -> tuple[CalendarChange, Family]:
    """The family is locked before its change, by everybody."""
    family = Family.locked(find(change_id).calendar.code)
    return CalendarChange.objects.select_for_update().get(pk=change_id), family


def expect(change: CalendarChange, state: State) -> None:
    """Raises NotNow where it is in another state."""
    if change.state != state:
        sentence = _("Usulan ini berstatus %(state)s: tindakan ini hanya untuk usulan yang belum diputuskan.")
        raise NotNow("not_a_proposal", sentence % {"state": change.get_state_display()}, state=change.state)


def _raise_versions(family: Family, change: CalendarChange, at: datetime) -> int:
    """The next version of the calendar and of each below it, parents first; the calendar's own."""
    now = {each.pk: each.version for each in [*family.above, *family.below]}
    made = []
    for each in family.below:
        now[each.pk] += 1
        above = None if each.parent_id is None else now[each.parent_id]
        made.append(
            CalendarVersion(
                calendar=each, version=now[each.pk], parent_version=above, change=change, made_at=at
            )
        )
        Calendar.objects.filter(pk=each.pk).update(version=now[each.pk])
    keep(Calendar, now)
    CalendarVersion.objects.bulk_create(made)
    return now[family.calendar.pk]


def _write(calendar: Calendar, effect: Effect, version: int) -> None:
    """What no longer stands ends with this version; what is new begins with it."""
    days = Holiday.objects.filter(calendar=calendar, until_version=None)
    days.filter(date__in=effect.retired).update(until_version=version)
    keep(
        Holiday, Holiday.objects.filter(calendar=calendar, until_version=version).values_list("pk", flat=True)
    )
    years = CalendarYear.objects.filter(calendar=calendar, until_version=None)
    years.filter(year__in=effect.years).update(until_version=version)
    over = CalendarYear.objects.filter(calendar=calendar, until_version=version)
    keep(CalendarYear, over.values_list("pk", flat=True))
    Holiday.objects.bulk_create(
        Holiday(
            calendar=calendar,
            date=day.date,
            kind=day.kind,
            name=day.name,
            decree=day.decree,
            second_source=day.second_source,
            only_week=day.only_week,
            from_version=version,
        )
        for day in effect.added
    )
    CalendarYear.objects.bulk_create(
        CalendarYear(calendar=calendar, year=year, status=status.value, from_version=version)
        for year, status in effect.years.items()
    )
