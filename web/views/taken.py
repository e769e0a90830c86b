"""The table of the overview to take away: CSV, XLSX, and a report on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.weeks import ZONE
from complaints.words import rounded
from compliance import control, figures, report
from compliance.definitions import BY_NAME
from compliance.measures import Group, GroupBy
from web import door, spreadsheets
from web.figures import READERS
from web.templatetags.tuntas import day, local
from web.views import oversight
from web.views.oversight import COLUMNS, INTERVAL, Row, Table, shown

MOST_ON_PAPER: Final = 500
"""Rows of a report."""
MOST_CHARTED: Final = 3660
"""Days of a period whose months are drawn."""


@require_safe
@door.roles_only(*READERS)
def download(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """All rows and columns of the table as CSV or XLSX: keys are codes, unknown values are empty cells."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    table = oversight.counted(request, actor)
    if table.asked.errors:
        response: HttpResponse = oversight.show(request)
        return response
    name = f"pengawasan-{table.asked.start:%Y%m%d}-{table.asked.end:%Y%m%d}.{form}"
    if form == "csv":
        return spreadsheets.download(name, [_codes(), *_lines(table, dated=True)])
    heading = [str(title) for title in _titles()]
    return spreadsheets.workbook(name, _("Ukuran"), heading, _lines(table, dated=False), _about(table))


@require_safe
@door.roles_only(*READERS)
def paper(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The table as a report that can be handed in."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    table = oversight.counted(request, actor)
    asked = table.asked
    if not asked.errors and len(table.rows) > MOST_ON_PAPER:
        asked.errors, asked.status = [_too_long()], 400
    if asked.errors:
        return door.page(request, "withheld", {"sentence": asked.errors[0]}, status=asked.status)
    made = report.pdf(_report(table, actor), get_language() or "id", made_at=asked.at)
    name = f"laporan-{asked.start:%Y%m%d}-{asked.end:%Y%m%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _too_long() -> str:
    sentence = _("Laporan ini memuat lebih dari %(most)d baris. Pilih satu instansi, lalu buat lagi.")
    return sentence % {"most": MOST_ON_PAPER}


def _report(table: Table, actor: Actor) -> report.Report:
    asked, total = table.asked, table.total
    assert asked.scope is not None
    assert total is not None
    chosen = asked.scope
    columns = [column for column in COLUMNS if not column.part]
    names = [column.name for column in columns]
    rows = [*table.rows, *([total] if asked.group_by else [])]
    months: list[tuple[str, Group]] = []
    if (asked.end - asked.start).days < MOST_CHARTED:
        by_month = figures.handling(
            start=asked.start, end=asked.end, as_of=asked.at, group_by=GroupBy.MONTH, scope=chosen
        )
        months = [
            (date_format(date.fromisoformat(f"{group.key}-01"), "M y"), group) for group in by_month.groups
        ]
    agency = asked.agency
    whose = chosen.unit.name if chosen.unit else agency.name if agency else _("Semua instansi")
    return report.Report(
        whose=whose,
        period=_("%(start)s sampai %(end)s") % {"start": day(asked.start), "end": day(asked.end)},
        as_of=local(asked.at, ZONE),
        made_by=str(actor.user),
        heading=[_("Kelompok"), *(str(column.title) for column in columns)],
        rows=[[row.label, *(_printed(name, row.value(name)) for name in names)] for row in rows],
        bars=[(row.label, row.group) for row in table.rows] if asked.group_by != GroupBy.MONTH else [],
        months=months,
        parted=_parted(months, table),
        changes=[f"{day(each.since)}: {each.says} ({each.source})" for each in table.changes],
        meanings=[
            report.Meaning(str(column.title), *map(str, astuple(BY_NAME[column.name]))) for column in columns
        ],
    )


def _parted(months: Sequence[tuple[str, Group]], table: Table) -> list[int | None]:
    """Which months were counted alike."""
    firsts = [date.fromisoformat(f"{group.key}-01") for _name, group in months]
    changed = [each.since for each in table.changes if "timeliness" in each.measures]
    return control.parts(firsts, changed)


def _printed(name: str, value: Any) -> str:
    """A figure in a narrow column of paper."""
    if name == INTERVAL and value is not None:
        return "–".join(rounded(end * 100, 0) for end in value)
    return shown(name, value)


def _codes() -> list[str]:
    names = [column.name for column in COLUMNS if column.name != INTERVAL]
    return [
        "from",
        "to",
        "as_of",
        "key",
        "name",
        "agency",
        *names,
        "interval_low",
        "interval_high",
        "definition_changed",
    ]


def _titles() -> Sequence[Any]:
    titles = [column.title for column in COLUMNS if column.name != INTERVAL]
    low, high = _("Selang 95 %, bawah"), _("Selang 95 %, atas")
    return [_("Kode"), _("Nama"), _("Instansi"), *titles, low, high, _("Definisi berubah")]


def _lines(table: Table, *, dated: bool) -> Iterable[list[Any]]:
    asked = table.asked
    period_ = [asked.start.isoformat(), asked.end.isoformat(), asked.at.isoformat()] if dated else []
    names = [column.name for column in COLUMNS if column.name != INTERVAL]
    for row in [*table.rows, *([table.total] if table.total and asked.group_by else [])]:
        values = [row.value(name) for name in names]
        yield [
            *period_,
            row.group.key or "",
            row.label,
            row.agency,
            *values,
            *(row.group.interval or (None, None)),
            _changed(row, table),
        ]


def _changed(row: Row, table: Table) -> str | None:
    """The days within the period of a row on which a definition changed."""
    asked = table.asked
    month = row.group.key if asked.group_by == GroupBy.MONTH and row is not table.total else None
    days = [
        change.since.isoformat()
        for change in table.changes
        if change.since > asked.start and (month is None or f"{change.since:%Y-%m}" == month)
    ]
    return " ".join(days) or None


def _about(table: Table) -> Iterable[list[Any]]:
    """The sheet of definitions: as of when, of whom, and what the columns mean."""
    asked = table.asked
    yield [_("Keadaan per"), local(asked.at, ZONE)]
    yield [_("Dari"), asked.start]
    yield [_("Sampai"), asked.end]
    agency = asked.agency
    yield [_("Instansi"), agency.name if agency else _("Semua instansi")]
    if asked.scope is not None and asked.scope.unit is not None:
        yield [_("Unit"), asked.scope.unit.name]
    if words := asked.form.cleaned_data.get("q"):
        yield [_("Cari nama"), words]
    for change in table.changes:
        yield [_("Definisi berubah"), change.since, str(change.says), str(change.source)]
    yield []
    yield [_("Kolom"), _("Arti"), _("Rumus"), _("Sumber")]
    for column in COLUMNS:
        definition = BY_NAME[column.name]
        yield [
            str(column.title),
            str(definition.meaning),
            str(definition.formula),
            str(definition.source),
        ]
