"""Two units of one group, or two periods, side by side."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Level, Unit
from complaints.words import rounded
from compliance import definitions, figures, peers
from compliance.definitions import BY_NAME, TREND
from compliance.peers import Peers
from compliance.scope import Scope, scope
from web import door
from web.figures import READERS
from web.forms import period
from web.forms.fields import Day, options
from web.forms.period import Asked, PeriodForm
from web.templatetags.tuntas import day
from web.views.oversight import COLUMNS, Row, earlier_period, shown
from web.views.saved import form_for
from workflow import clock, replica
from workflow.saved.saving import Page

SHOWN: Final = tuple(column for column in COLUMNS if column.name != TREND)


class CompareForm(PeriodForm):
    """Also the other unit, or the other period."""

    other = forms.ChoiceField(
        label=gettext_lazy("Dengan unit"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("Unit ini bukan dari kelompok yang sama.")},
    )
    other_start = Day(gettext_lazy("Dengan periode dari"), optional=True)
    other_end = Day(gettext_lazy("Dengan periode sampai"), optional=True)

    def __init__(
        self, params: dict[str, Any], *, agencies: Sequence[Agency], units: Sequence[Unit] | None
    ) -> None:
        super().__init__(params, agencies=agencies, units=units)
        given = params.get("other", "")
        options(
            self.fields["other"],
            [("", _("Periode lain dari yang sama")), *([(given, given)] if given else [])],
        )
        self.fields["group_by"].widget = forms.HiddenInput()
        self.fields["group_by"].initial = ""


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    at = clock.now()
    asked = period.asked(request, actor, at=at, form_class=CompareForm, group_by="")
    made_up = period.made_up(request, asked.form.fields)
    if made_up and not asked.errors:
        asked.errors, asked.status = [made_up], 400
    context: dict[str, Any] = {"asked": asked, "here": "oversight", "action": reverse("web:compare")}
    context |= {
        "keep": form_for(actor, Page.COMPARE, request.GET.dict()),
        "new_key": door.new_key(door.owner_of(actor)),
    }
    if asked.scope is not None and not asked.errors:
        chosen = asked.scope
        context |= replica.read(lambda as_of: _compared(asked, chosen, actor, as_of), at=at, by=actor.user)
    return door.page(request, "compare", context, status=asked.status)


def _compared(asked: Asked, chosen: Scope, actor: Actor, at: datetime) -> dict[str, Any]:
    """Both sides, or the reason why they are not compared (in `asked.errors`)."""
    context: dict[str, Any] = {}
    asked.at = at
    cleaned = asked.form.cleaned_data
    if chosen.unit is not None:
        group, alike = _alike(chosen.unit, asked, scope(actor), at)
        context["group"] = _said(group)
        options(
            asked.form.fields["other"],
            [
                ("", _("Periode lain dari yang sama")),
                *alike,
            ],
        )
        if cleaned["other"] and cleaned["other"] not in dict(alike):
            asked.errors, asked.status = [_("Unit ini bukan dari kelompok yang sama.")], 400
            return context
    second, span = chosen, _other_period(asked)
    if cleaned["other"]:
        if chosen.unit is None:
            asked.errors, asked.status = [_("Pilih dahulu unit yang dibandingkan.")], 400
            return context
        second, span = scope(actor, unit=cleaned["other"]), (asked.start, asked.end)
    if span is None:
        return context
    if span[1] < span[0]:
        asked.errors, asked.status = [_("Akhir periode mendahului awalnya.")], 400
        return context
    one, other = _row(chosen, (asked.start, asked.end), at), _row(second, span, at)
    spans = [(asked.start, asked.end), span]
    both = scope(actor) if cleaned["other"] else chosen
    changes = definitions.changes(min(one for one, _end in spans), max(end for _start, end in spans), both)
    parted = any("timeliness" in each.measures for each in changes)
    difference = None if parted else peers.difference(one.group, other.group)
    return context | {
        "changes": changes,
        "sides": [_side(chosen, (asked.start, asked.end)), _side(second, span)],
        "lines": [
            (
                column,
                [
                    (shown(column.name, row.value(column.name)), _cases(column.behind, side, dates))
                    for row, side, dates in ((one, chosen, (asked.start, asked.end)), (other, second, span))
                ],
            )
            for column in SHOWN
        ],
        "difference": None
        if difference is None
        else [rounded(each * 100, 1) for each in (difference[0], *difference[1])],
        "definitions": [(column.name, column.title, BY_NAME[column.name]) for column in SHOWN],
        "few": min(one.group.due, other.group.due) < 10,
    }


def _other_period(asked: Asked) -> tuple[date, date] | None:
    """That of the address; else the one before, of the same length."""
    cleaned = asked.form.cleaned_data
    if cleaned["other_start"] and cleaned["other_end"]:
        return cleaned["other_start"], cleaned["other_end"]
    return earlier_period(asked.start, asked.end)


def _alike(unit: Unit, asked: Asked, readable: Scope, at: datetime) -> tuple[Peers, list[tuple[str, str]]]:
    """The group of this unit, and code and name of the other units of it that the reader may read."""
    received = figures.received_by_unit(start=asked.start, end=asked.end, as_of=at, scope=readable)
    group = peers.of(unit, received.get(unit.code, 0), asked.start, asked.end)
    units = Unit.objects.filter(readable.within("agency_id"), agency__level=group.level, active=True)
    alike = [
        (code, f"{name} · {agency}")
        for code, name, agency in units.exclude(pk=unit.pk)
        .filter(parent__isnull=not group.part)
        .order_by("name", "agency__name")
        .values_list("code", "name", "agency__name")
        if group.holds(received.get(code, 0), asked.start, asked.end)
    ]
    return group, alike


def _row(chosen: Scope, span: tuple[date, date], at: datetime) -> Row:
    (group,) = figures.handling(start=span[0], end=span[1], as_of=at, group_by=None, scope=chosen).groups
    return Row("", "", group, None)


def _place(side: Scope) -> dict[str, str]:
    if side.unit is not None:
        return {"unit": side.unit.code}
    if side.agency_ids is not None and len(side.agency_ids) == 1:
        return {"agency": Agency.objects.get(pk__in=side.agency_ids).code}
    return {}


def _cases(measure: str, side: Scope, span: tuple[date, date]) -> str:
    asked = {"measure": measure, "start": span[0].isoformat(), "end": span[1].isoformat(), **_place(side)}
    return f"{reverse('web:counted')}?{urlencode(asked)}"


def _side(side: Scope, span: tuple[date, date]) -> tuple[str, str]:
    if side.unit is not None:
        name = f"{side.unit.name} · {side.unit.agency.name}"
    elif side.agency_ids is not None and len(side.agency_ids) == 1:
        name = Agency.objects.get(pk__in=side.agency_ids).name
    else:
        name = _("Semua instansi")
    return name, _("%(start)s sampai %(end)s") % {"start": day(span[0]), "end": day(span[1])}


def _said(group: Peers) -> str:
    kind = _("unit di bawah unit lain") if group.part else _("unit langsung di bawah instansi")
    level = str(Level(group.level).label)
    if group.high is None:
        volume = _("%(low)d pengaduan atau lebih setahun") % {"low": group.low}
    else:
        volume = _("%(low)d sampai kurang dari %(high)d pengaduan setahun") % {
            "low": group.low,
            "high": group.high,
        }
    return f"{level}, {kind}, {volume}"
