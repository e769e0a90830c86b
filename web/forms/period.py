"""The period, the agency or unit, and the grouping of a page of figures: all of it stands in the address."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, cast

from django import forms
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.weeks import ZONE
from complaints.codes import Channel, label
from compliance import measures
from compliance.measures import GroupBy
from compliance.scope import Scope, scope
from law.codes import Classification
from law.counting import local_date
from web import door
from web.forms.fields import Day, Form, options
from workflow.errors import Refusal

GROUPS: Final = (
    ("", gettext_lazy("Tidak dikelompokkan")),
    (GroupBy.UNIT.value, gettext_lazy("Unit pelayanan")),
    (GroupBy.AGENCY.value, gettext_lazy("Instansi")),
    (GroupBy.MONTH.value, gettext_lazy("Bulan")),
    (GroupBy.CLASSIFICATION.value, gettext_lazy("Klasifikasi")),
    (GroupBy.CHANNEL.value, gettext_lazy("Saluran")),
)
MOST_YEARS: Final = 100
NAMES: Final = ("start", "end", "agency", "unit", "group_by")


class PeriodForm(Form):
    """The period, whose figures, and how they are grouped."""

    start = Day(gettext_lazy("Dari"), optional=True)
    end = Day(gettext_lazy("Sampai"), optional=True)
    agency = forms.ChoiceField(
        label=gettext_lazy("Instansi"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("Tidak ada instansi dengan kode ini.")},
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("Tidak ada unit dengan kode ini di instansi ini.")},
    )
    group_by = forms.ChoiceField(
        label=gettext_lazy("Kelompokkan menurut"),
        required=False,
        choices=GROUPS,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("Pengelompokan tidak dikenal.")},
    )

    def __init__(
        self, params: dict[str, Any], *, agencies: Sequence[Agency], units: Sequence[Unit] | None
    ) -> None:
        super().__init__(params)
        for name in ("start", "end"):
            cast(Day, self.fields[name]).may_be_empty = False
        several = [("", _("Semua instansi"))] if len(agencies) != 1 else []
        options(self.fields["agency"], [*several, *((one.code, one.name) for one in agencies)])
        if units is None:  # too many to choose from: the one that the address names, if any
            given = params.get("unit", "")
            options(self.fields["unit"], [(given, given)])
            self.fields["unit"].widget = forms.HiddenInput()
        else:
            options(self.fields["unit"], [("", _("Semua unit")), *((one.code, one.name) for one in units)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.year - start.year > MOST_YEARS:
            self.add_error("end", _("Periode paling lama %(most)d tahun.") % {"most": MOST_YEARS})
        return cleaned


@dataclass(slots=True)
class Asked:
    """What a page of figures was asked for. `scope` is None where it cannot be answered: `errors` say why."""

    form: PeriodForm
    start: date
    end: date
    at: datetime
    agencies: dict[str, Agency]
    group_by: str = ""
    scope: Scope | None = None
    errors: list[str] = field(default_factory=list)
    status: int = 200

    @property
    def place(self) -> dict[str, str]:
        """The period and whose figures, as an address names them."""
        chosen = {name: self.form.cleaned_data.get(name, "") for name in ("agency", "unit")}
        named = {name: value for name, value in chosen.items() if value}
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), **named}

    @property
    def agency(self) -> Agency | None:
        """The one agency of the answer, if it is one."""
        if len(self.agencies) == 1:
            return next(iter(self.agencies.values()))
        return self.agencies.get(self.form.cleaned_data.get("agency", ""))


def asked(
    request: HttpRequest,
    actor: Actor,
    *,
    at: datetime,
    form_class: type[PeriodForm] = PeriodForm,
    agency: str = "",
    group_by: str = GroupBy.UNIT,
    reach: Callable[..., Scope] = scope,
) -> Asked:
    """The form of the request, read. `agency`: the code in the path of the page; `group_by`: if the address names none;
    `reach`: whose figures somebody reads."""
    today = local_date(at, ZONE)
    readable = reach(actor)
    agencies = list(Agency.objects.filter(readable.within("pk")).order_by("name"))
    start, end = date(today.year, 1, 1), today
    params = {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "group_by": group_by,
        **request.GET.dict(),
        **({"agency": agency} if agency else {}),
    }
    form = form_class(params, agencies=agencies, units=_units(agencies, params.get("agency", "")))
    found = Asked(form, start, end, at, {one.code: one for one in agencies})
    if not form.is_valid():
        found.errors, found.status = [str(text) for texts in form.errors.values() for text in texts], 400
        return found
    cleaned = form.cleaned_data
    found.start, found.end, found.group_by = (
        cleaned["start"] or start,
        cleaned["end"] or end,
        cleaned["group_by"],
    )
    try:
        measures.checked(found.start, found.end, found.group_by or None)
        found.scope = reach(actor, agency=cleaned["agency"] or None, unit=cleaned["unit"] or None)
    except Refusal as refusal:
        refuse(found, request, refusal)
    return found


def made_up(request: HttpRequest, known: Iterable[str]) -> str:
    """The sentence about the first filter of the address that the page does not know; empty: it knows all."""
    unknown = sorted(set(request.GET) - set(known))
    return _("Saringan «%(name)s» tidak dikenal.") % {"name": unknown[0][:40]} if unknown else ""


def refuse(found: Asked, request: HttpRequest, refusal: Refusal) -> None:
    """Show why there is no answer."""
    used = door.refused(request, refusal)
    found.scope = None
    found.errors, found.status = list(used.errors.values()) or [used.sentence], used.status


def _units(agencies: Sequence[Agency], code: str) -> list[Unit] | None:
    """Those of the one agency, to choose from; None where there are several agencies."""
    one = agencies[0] if len(agencies) == 1 else next((each for each in agencies if each.code == code), None)
    return None if one is None else list(Unit.objects.filter(agency=one).order_by("name"))


class Labels:
    """The keys of groups as a person reads them."""

    def __init__(self, found: Asked, keys: Iterable[str | None]) -> None:
        self.by, self.agencies = found.group_by, found.agencies
        self.units: dict[str, Unit] = {}
        self.names = {one.pk: one.name for one in found.agencies.values()}
        if self.by == GroupBy.UNIT:
            codes = [key for key in keys if key is not None]
            self.units = {each.code: each for each in Unit.objects.filter(code__in=codes)}

    def of(self, key: str | None) -> str:
        if key is None:
            return _("Tanpa unit") if self.by == GroupBy.UNIT else _("Belum diketahui")
        match self.by:
            case GroupBy.MONTH:
                named = date_format(date.fromisoformat(f"{key}-01"), "F Y")
            case GroupBy.CLASSIFICATION:
                named = str(label(Classification(key)))
            case GroupBy.CHANNEL:
                named = str(Channel(key).label)
            case GroupBy.AGENCY:
                named = self.agencies[key].name if key in self.agencies else key
            case GroupBy.UNIT:
                named = self.units[key].name if key in self.units else key
            case _:
                named = _("Semua")
        return named

    def agency_of(self, key: str | None) -> str:
        """The agency of a unit, by name."""
        unit = self.units.get(key or "")
        return "" if unit is None else self.names.get(unit.agency_id, "")
