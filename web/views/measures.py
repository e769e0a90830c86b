"""Handling measures as a table, and as a file for a spreadsheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Agency, Unit
from complaints.codes import Channel, label
from compliance import figures
from compliance.measures import DEFINITIONS, Group, GroupBy
from compliance.scope import scope
from law.codes import Classification
from law.counting import local_date
from web import door, spreadsheets
from web.figures import READERS, ZONE
from web.forms.fields import Day, Form, options
from workflow import clock, replica
from workflow.errors import Refusal

Figures = TypeVar("Figures")
COLUMNS: Final = (
    ("received", gettext_lazy("Diterima")),
    ("answered", gettext_lazy("Dijawab")),
    ("rejected", gettext_lazy("Ditolak")),
    ("withdrawn", gettext_lazy("Dicabut")),
    ("concluded", gettext_lazy("Diakhiri Ombudsman")),
    ("open", gettext_lazy("Terbuka")),
    ("due", gettext_lazy("Jatuh tempo")),
    ("met", gettext_lazy("Tepat waktu")),
    ("open_late", gettext_lazy("Terbuka lewat batas")),
    ("timeliness", gettext_lazy("Ketepatan")),
    ("interval", gettext_lazy("Selang 95 %")),
    ("median_days", gettext_lazy("Median hari kerja")),
    ("p90_days", gettext_lazy("P90 hari kerja")),
)
GROUPS: Final = (
    ("", gettext_lazy("Tidak dikelompokkan")),
    (GroupBy.UNIT.value, gettext_lazy("Unit pelayanan")),
    (GroupBy.AGENCY.value, gettext_lazy("Instansi")),
    (GroupBy.MONTH.value, gettext_lazy("Bulan")),
    (GroupBy.CLASSIFICATION.value, gettext_lazy("Klasifikasi")),
    (GroupBy.CHANNEL.value, gettext_lazy("Saluran")),
)
FEW: Final = 10
"""Due cases under which a share is shown greyed (docs/domain.md section 5)."""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    group: Group

    @property
    def few(self) -> bool:
        return self.group.due < FEW


class PeriodForm(Form):
    """The period, whose figures, and how they are grouped. All of it is in the address."""

    start = Day(gettext_lazy("Dari"), optional=True)
    end = Day(gettext_lazy("Sampai"), optional=True)
    agency = forms.ChoiceField(
        label=gettext_lazy("Instansi"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    group_by = forms.ChoiceField(
        label=gettext_lazy("Kelompokkan menurut"),
        required=False,
        choices=GROUPS,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency], units: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            cast(Day, self.fields[name]).may_be_empty = False
        options(
            self.fields["agency"], [("", _("Semua instansi")), *((one.code, one.name) for one in agencies)]
        )
        options(self.fields["unit"], [("", _("Semua unit")), *units.items()])


@dataclass(slots=True)
class Table:
    form: PeriodForm
    start: date
    end: date
    at: datetime
    rows: list[Row]
    group_by: str
    errors: list[str]
    status: int = 200
    names: dict[str, str] = field(default_factory=dict)

    def label(self, key: str | None) -> str:
        return _label(key, self.group_by, self.names)


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    table = _table(request, actor)
    definitions = [(label, DEFINITIONS[name]) for name, label in COLUMNS]
    return door.page(
        request,
        "measures",
        {"table": table, "columns": COLUMNS, "definitions": definitions, "here": "measures"},
        status=table.status,
    )


@require_safe
@door.roles_only(*READERS)
def download(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same table as CSV in the reader's separators: keys are codes, unknown values are empty cells."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    table = _table(request, actor)
    if table.errors:
        response: HttpResponse = show(request)
        return response
    names = [name for name, _label in COLUMNS if name != "interval"]
    heading = ["from", "to", "as_of", "key", "name", *names, "interval_low", "interval_high"]
    period = [table.start.isoformat(), table.end.isoformat(), table.at.isoformat()]
    rows = [
        [
            *period,
            row.group.key or "",
            row.label,
            *(getattr(row.group, name) for name in names),
            *(row.group.interval or (None, None)),
        ]
        for row in table.rows
    ]
    return spreadsheets.download(f"ukuran-{table.start:%Y%m%d}-{table.end:%Y%m%d}.csv", [heading, *rows])


def _table(request: HttpRequest, actor: Actor) -> Table:
    """The figures that are asked for."""
    at, answers = clock.now(), list[figures.Answer]()

    def handling(**question: Any) -> list[Group]:
        answers.append(
            replica.read(lambda as_of: figures.handling(as_of=as_of, **question), at=at, by=actor.user)
        )
        return answers[0].groups

    table, groups = asked(request, actor, handling)
    if answers:
        table.at = answers[0].as_of
    table.rows = [Row(table.label(group.key), group) for group in groups]
    return table


def asked(
    request: HttpRequest, actor: Actor, count: Callable[..., list[Figures]]
) -> tuple[Table, list[Figures]]:
    """The form of the request, its period, and the figures of the period as this function counts them."""
    at = clock.now()
    today = local_date(at, ZONE)
    readable = scope(actor)
    agencies = list(Agency.objects.filter(readable.within("pk")).order_by("name"))
    units = list(
        Unit.objects.filter(readable.within("agency_id"))
        .select_related("agency")
        .order_by("name", "agency__name")
    )
    start, end = date(today.year, 1, 1), today
    params = {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "group_by": GroupBy.UNIT.value,
        **request.GET.dict(),
    }
    several = len(agencies) > 1
    unit_names = {one.code: f"{one.name} · {one.agency.name}" if several else one.name for one in units}
    form = PeriodForm(params, agencies=agencies, units=unit_names)
    table = Table(form, start, end, at, [], "", [])
    if not form.is_valid():
        table.errors, table.status = [str(_("Periode atau penyaring ini tidak dapat dibaca."))], 400
        return table, []
    cleaned = form.cleaned_data
    table.start, table.end, table.group_by = (
        cleaned["start"] or start,
        cleaned["end"] or end,
        cleaned["group_by"],
    )
    try:
        chosen = scope(actor, agency=cleaned["agency"] or None, unit=cleaned["unit"] or None)
        groups = count(
            start=table.start,
            end=table.end,
            group_by=table.group_by or None,
            scope=chosen,
        )
    except Refusal as refusal:
        used = door.refused(request, refusal)
        table.errors, table.status = list(used.errors.values()) or [used.sentence], used.status
        return table, []
    table.names = {one.code: one.name for one in agencies} | unit_names
    return table, groups


def _label(key: str | None, group_by: str, names: dict[str, str]) -> str:
    """A group's key as a person reads it."""
    if key is None:
        return _("Belum diketahui")
    match group_by:
        case "":
            return _("Semua")
        case GroupBy.MONTH:
            return date_format(date.fromisoformat(f"{key}-01"), "F Y")
        case GroupBy.CLASSIFICATION:
            return str(label(Classification(key)))
        case GroupBy.CHANNEL:
            return str(Channel(key).label)
        case _:
            return names.get(key, key)
