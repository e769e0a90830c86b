"""The Ombudsman's overview: the handling measures of agencies and units in a period, in which every number is a link to
exactly its cases."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from complaints.words import rounded
from compliance import definitions, figures
from compliance.definitions import BY_NAME, TREND, Change
from compliance.measures import Group, GroupBy, Tally
from compliance.recap import publishing
from compliance.scope import Scope
from web import door
from web.figures import READERS
from web.forms import period
from web.forms.period import Asked, Labels, PeriodForm
from web.templatetags.tuntas import share
from web.views.saved import form_for
from workflow import clock, replica
from workflow.errors import Refusal
from workflow.saved import saving
from workflow.saved.saving import Page

SIZE: Final = 50
"""Rows of a page."""
FEW: Final = 10
"""Due cases under which a share is shown greyed (docs/domain.md section 5)."""
LONGEST_SEARCH: Final = 200
VIEWS_LISTED: Final = 20
LABEL: Final = "label"
INTERVAL: Final = "interval"
"""It stands under the share that it is of."""


@dataclass(frozen=True, slots=True)
class Column:
    """`behind`: the measure whose cases the number opens. `part`: one of the parts that a narrow table leaves out."""

    name: str
    title: Any
    behind: str
    part: bool = False


COLUMNS: Final = (
    Column("received", gettext_lazy("Diterima"), "received"),
    Column("answered", gettext_lazy("Dijawab"), "answered"),
    Column("rejected", gettext_lazy("Ditolak"), "rejected", part=True),
    Column("withdrawn", gettext_lazy("Dicabut"), "withdrawn", part=True),
    Column("concluded", gettext_lazy("Diakhiri Ombudsman"), "concluded", part=True),
    Column("open", gettext_lazy("Terbuka"), "open", part=True),
    Column("never_assigned", gettext_lazy("Belum pernah ditugaskan"), "never_assigned"),
    Column("due", gettext_lazy("Jatuh tempo"), "due"),
    Column("met", gettext_lazy("Tepat waktu"), "met"),
    Column("open_late", gettext_lazy("Terbuka lewat batas"), "open_late"),
    Column("timeliness", gettext_lazy("Ketepatan"), "due"),
    Column(INTERVAL, gettext_lazy("Selang 95 %"), "due"),
    Column(TREND, gettext_lazy("Tren"), "due"),
    Column("median_days", gettext_lazy("Median hari kerja"), "answered"),
    Column("p90_days", gettext_lazy("P90 hari kerja"), "answered"),
)
TITLES: Final = {column.name: column.title for column in COLUMNS}
SORTED_BY: Final = (LABEL, *(column.name for column in COLUMNS if column.name != INTERVAL))


class TableForm(PeriodForm):
    """Also which rows and columns, in which order."""

    q = forms.CharField(
        label=gettext_lazy("Cari nama"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"class": "form-control", "type": "search"}),
    )
    columns = forms.ChoiceField(
        label=gettext_lazy("Kolom"),
        required=False,
        choices=(("", gettext_lazy("Ringkas")), ("all", gettext_lazy("Semua kolom"))),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": gettext_lazy("Pilihan kolom ini tidak dikenal.")},
    )
    sort = forms.ChoiceField(
        required=False,
        choices=[("", ""), *((f"{sign}{name}", name) for name in SORTED_BY for sign in ("", "-"))],
        widget=forms.HiddenInput(),
        error_messages={"invalid_choice": gettext_lazy("Urutan ini tidak dikenal.")},
    )


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one group, with those of the period before (None: nothing to compare with)."""

    label: str
    agency: str
    group: Group
    before: Group | None
    href: str = ""

    @property
    def few(self) -> bool:
        return self.group.due < FEW

    def value(self, name: str) -> Any:
        """What a column has for this row; None is unknown."""
        if name == TREND:
            return _difference(self.group, self.before)
        return getattr(self.group, name)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it is shown, and the address of its cases."""

    name: str
    text: str
    href: str
    few: bool
    under: str = ""


@dataclass(slots=True)
class Table:
    asked: Asked
    rows: list[Row]
    total: Row | None = None
    before: tuple[date, date] | None = None
    changes: list[Change] = field(default_factory=list)
    """Days, from the beginning of the period before, on which a definition of a column changed."""

    @property
    def columns(self) -> list[Column]:
        whole = self.asked.form.data.get("columns") == "all"
        return [column for column in COLUMNS if column.name != INTERVAL and (whole or not column.part)]

    @property
    def explained(self) -> list[Column]:
        """The columns, and what stands under one."""
        shown = self.columns
        return [column for column in COLUMNS if column in shown or column.name == INTERVAL]


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str = "") -> HttpResponse:
    """All agencies; with a code in the path, the units of that agency."""
    if agency and not Agency.objects.filter(code=agency).exists():
        raise Http404
    table = counted(request, actor, agency)
    shown, pages = _page(table, request.GET.get("page", "1"))
    asked = table.asked
    cells = [(row, _cells(row, table)) for row in shown]
    context = {
        "table": table,
        "asked": asked,
        "rows": cells,
        "total": None if table.total is None else (table.total, _cells(table.total, table)),
        "heads": [(column, _sort(asked, column.name)) for column in table.columns],
        "label_sort": _sort(asked, LABEL),
        "label_title": dict(period.GROUPS)[asked.group_by] if asked.group_by else _("Kelompok"),
        "pages": pages,
        "changes": table.changes,
        "definitions": [(column.name, column.title, BY_NAME[column.name]) for column in table.explained],
        "action": reverse("web:oversight"),
        "taken": urlencode(_taken(request, asked)),
        "of_agency": asked.agency if agency else None,
        "compared": urlencode(asked.place) if asked.scope else "",
        "decides": any(seat.role in publishing.DECIDE and seat.agency_id for seat in actor.seats),
        "saved": saving.seen_by(actor).exclude(page=Page.LIST)[:VIEWS_LISTED],
        "keep": form_for(actor, Page.OVERVIEW, _taken_whole(request, agency)),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "oversight",
    }
    return door.page(request, "oversight", context, status=asked.status)


@require_safe
@door.roles_only(*READERS)
def moved(request: HttpRequest, _actor: Actor, to: str = "web:oversight") -> HttpResponse:
    """Where the figures were before: addresses that people kept go on."""
    query = request.GET.urlencode()
    return redirect(reverse(to) + (f"?{query}" if query else ""), permanent=True)


# What is counted.


def counted(request: HttpRequest, actor: Actor, agency: str = "") -> Table:
    """The figures that are asked for, in the order that is asked for."""
    at = clock.now()
    by = GroupBy.UNIT if agency or request.GET.get("agency") else GroupBy.AGENCY
    asked = period.asked(request, actor, at=at, form_class=TableForm, agency=agency, group_by=by)
    made_up = period.made_up(request, (*asked.form.fields, "page"))
    if made_up and not asked.errors:
        asked.errors, asked.status = [made_up], 400
    if asked.errors or asked.scope is None:
        return Table(asked, [])
    chosen = asked.scope
    try:
        found = replica.read(lambda as_of: _counted(asked, chosen, as_of), at=at, by=actor.user)
    except Refusal as refusal:
        period.refuse(asked, request, refusal)
        return Table(asked, [])
    asked.at = found.as_of
    rows = _rows(asked, chosen, found)
    chosen_rows = _chosen(rows, asked.form.cleaned_data)
    return Table(asked, chosen_rows, found.total, found.period_before, found.changes)


@dataclass(frozen=True, slots=True)
class _Counted:
    as_of: datetime
    groups: list[Group]
    before: dict[str | None, Group]
    total: Row
    period_before: tuple[date, date] | None
    changes: list[Change]


def _counted(asked: Asked, chosen: Scope, at: datetime) -> _Counted:
    """The figures of the period and of the one before, by group and together."""
    span = {"start": asked.start, "end": asked.end}
    by = asked.group_by or None
    now, whole = figures.handling_and_whole(**span, as_of=at, group_by=by, scope=chosen)
    earlier = earlier_period(asked.start, asked.end)
    before: dict[str | None, Group] = {}
    total_before = None
    if earlier is not None:
        past: dict[str, Any] = {"start": earlier[0], "end": earlier[1], "as_of": at, "scope": chosen}
        of_each = None if by == GroupBy.MONTH else by
        was, total_before = figures.handling_and_whole(**past, group_by=of_each)
        if by == GroupBy.MONTH:
            months = [None, *now.groups]
            before = {each.key: was for each, was in zip(now.groups, months, strict=False) if was}
        elif by is not None:
            before = {each.key: each for each in was.groups}
    changes = definitions.changes(earlier[0] if earlier else asked.start, asked.end, chosen)
    parted = [each.since for each in changes if TREND in each.measures]
    if parted:
        total_before = None
        before = {
            key: was for key, was in before.items() if by == GroupBy.MONTH and not _parted(key, was, parted)
        }
    total = Row(_("Seluruhnya"), "", whole, total_before)
    return _Counted(now.as_of, now.groups, before, total, earlier, changes)


def _parted(month: str | None, before: Group, changed: Iterable[date]) -> bool:
    """Whether a definition changed after the first day of the month before and up to the end of this one."""
    return any(
        (before.key or "") <= f"{day:%Y-%m}" <= (month or "") and f"{day:%Y-%m-%d}" != f"{before.key}-01"
        for day in changed
    )


def earlier_period(start: date, end: date) -> tuple[date, date] | None:
    """The period of the same length that ends the day before; None at the beginning of time."""
    length = end - start
    if start.toordinal() <= length.days + 1:
        return None
    last = start - timedelta(days=1)
    return last - length, last


def _rows(asked: Asked, chosen: Scope, counted: _Counted) -> list[Row]:
    """Of every group, also of agencies and units that have no case."""
    groups = {group.key: group for group in counted.groups}
    for code in _silent(asked, chosen):
        groups.setdefault(code, Tally().group(code))
    labels = Labels(asked, groups)
    return [
        Row(
            labels.of(key),
            labels.agency_of(key),
            group,
            counted.before.get(key) if asked.group_by else counted.total.before,
            _page_of(asked, key, labels),
        )
        for key, group in groups.items()
    ]


def _silent(asked: Asked, chosen: Scope) -> Iterable[str]:
    if chosen.unit is not None:
        return ()
    if asked.group_by == GroupBy.AGENCY:
        return Agency.objects.filter(chosen.within("pk")).values_list("code", flat=True)
    if asked.group_by == GroupBy.UNIT:
        units = Unit.objects.filter(chosen.within("agency_id"), active=True)
        return units.values_list("code", flat=True)
    return ()


def _page_of(asked: Asked, key: str | None, labels: Labels) -> str:
    """Where a row leads: an agency to its units, a unit to its sheet."""
    query = urlencode({"start": asked.start.isoformat(), "end": asked.end.isoformat()})
    if key is None:
        return ""
    if asked.group_by == GroupBy.AGENCY:
        return f"{reverse('web:oversight-agency', args=[key])}?{query}"
    if asked.group_by == GroupBy.UNIT and key in labels.units:
        return f"{_sheet(asked, labels.units[key])}{query}"
    return ""


def _sheet(asked: Asked, unit: Unit) -> str:
    agency = next(one.code for one in asked.agencies.values() if one.pk == unit.agency_id)
    try:
        return f"{reverse('web:sheet', args=[agency, unit.code])}?"
    except NoReverseMatch:
        return f"{reverse('web:oversight')}?unit={unit.code}&group_by={GroupBy.MONTH}&"


def _chosen(rows: list[Row], asked: dict[str, Any]) -> list[Row]:
    """Those whose name holds the words, in the order that is asked for; unknown values last."""
    words = asked["q"].strip().casefold()
    rows = [row for row in rows if words in f"{row.label} {row.agency}".casefold()] if words else rows
    sort = asked["sort"]
    name, falling = sort.removeprefix("-"), sort.startswith("-")
    if not name:
        return rows if asked["group_by"] == GroupBy.MONTH else sorted(rows, key=_by_name)
    rows = sorted(rows, key=_by_name, reverse=falling and name == LABEL)
    if name == LABEL:
        return rows
    known = [row for row in rows if row.value(name) is not None]
    known.sort(key=lambda row: row.value(name), reverse=falling)
    return [*known, *(row for row in rows if row.value(name) is None)]


def _by_name(row: Row) -> tuple[bool, str, str]:
    return row.group.key is None, row.label.casefold(), row.agency.casefold()


def _taken_whole(request: HttpRequest, agency: str) -> dict[str, str]:
    """What the address of this page asks, the agency of its path included."""
    return {**request.GET.dict(), **({"agency": agency} if agency else {})}


def _taken(request: HttpRequest, asked: Asked) -> dict[str, str]:
    """What the address of this table as a file says, also of what the path of the page says."""
    given = {name: str(value) for name, value in request.GET.items() if name in asked.form.fields}
    names = ("start", "end", "agency", "group_by")
    return given | {name: str(asked.form.data.get(name, "")) for name in names}


def _page(table: Table, number: str) -> tuple[list[Row], dict[str, Any]]:
    """The rows of this page, and which pages there are beside it."""
    last = max(1, -(-len(table.rows) // SIZE))
    page = int(number) if number.isascii() and number.isdigit() and len(number) <= 6 else 0
    if not 1 <= page <= last:
        if not table.asked.errors:
            table.asked.errors = [
                _("Halaman ini tidak ada: daftar ini punya %(last)d halaman.") % {"last": last}
            ]
            table.asked.status, table.total = 400, None
        return [], {"page": 0, "last": last}
    first = (page - 1) * SIZE
    return table.rows[first : first + SIZE], {
        "page": page,
        "last": last,
        "first": first + 1,
        "until": min(first + SIZE, len(table.rows)),
        "count": len(table.rows),
        "previous": str(page - 1) if page > 1 else "",
        "next": str(page + 1) if page < last else "",
    }


# How it is shown.


def _cells(row: Row, table: Table) -> list[Cell]:
    counted = reverse("web:counted")
    now, before = _queries(row, table)
    return [
        Cell(
            column.name,
            shown(column.name, row.value(column.name)),
            f"{counted}?measure={column.behind}&{query}" if query else "",
            row.few,
            _under(row, column),
        )
        for column in table.columns
        for query in [before if column.name == TREND else now]
    ]


def _under(row: Row, column: Column) -> str:
    interval = row.group.interval if column.name == "timeliness" else None
    return "" if interval is None else shown(INTERVAL, interval)


def _queries(row: Row, table: Table) -> tuple[str, str]:
    """Which cases the numbers of a row count: those of the period and of the one before ("": no number is of that one)."""
    asked, whole = table.asked, row is table.total
    group = {"group_by": asked.group_by, "key": row.group.key or ""} if asked.group_by and not whole else {}
    now = {**asked.place, **group}
    if table.before is None or (asked.group_by == GroupBy.MONTH and not whole):
        return urlencode(now), ""
    start, end = table.before
    return urlencode(now), urlencode({**now, "start": start.isoformat(), "end": end.isoformat()})


def shown(name: str, value: Any) -> str:
    """A figure as a person reads it; unknown is a dash, never 0."""
    if value is None:
        return "–"
    match name:
        case "timeliness":
            return share(value)
        case "interval":
            return f"{share(value[0])} – {share(value[1])}"
        case "trend":
            sign = "+" if value > 0 else "−" if value < 0 else "±"
            return sign + rounded(abs(value), 1)
        case _:
            return number_format(value, 0, force_grouping=True)


def _difference(now: Group, before: Group | None) -> Decimal | None:
    """Of two shares, in percentage points."""
    if before is None or now.timeliness is None or before.timeliness is None:
        return None
    return ((now.timeliness - before.timeliness) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _sort(asked: Asked, name: str) -> dict[str, str]:
    """What the head of a column asks for next, and how its rows stand now."""
    now = asked.form.data.get("sort", "")
    falling = now == f"-{name}" or (now != name and name == LABEL)
    state = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    return {"next": name if falling else f"-{name}", "now": state}
