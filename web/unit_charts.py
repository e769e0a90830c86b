"""The charts of a unit's sheet, from its numbers."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.control import Chart as ControlChart
from compliance.incidence import Reached
from compliance.measures import Group
from compliance.sheet_marks import End
from compliance.survival import Step
from compliance.unit_sheet import Bar, Month, Sheet
from web import charts
from web.charts import Chart, Key, Mark, Shape, Tick
from web.templatetags.tuntas import part as percent

ENDS: Final = {
    End.ANSWERED: gettext_lazy("Dijawab"),
    End.REJECTED: gettext_lazy("Ditolak"),
    End.WITHDRAWN: gettext_lazy("Dicabut"),
    End.CONCLUDED: gettext_lazy("Diakhiri Ombudsman"),
    End.TRANSFERRED: gettext_lazy("Dialihkan"),
    End.MERGED: gettext_lazy("Digabung sebagai ganda"),
}
KINDS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")


def month(key: str) -> str:
    return date_format(date.fromisoformat(f"{key}-01"), "M Y")


def short_month(key: str) -> str:
    """The number of the month; of January the year."""
    return key[:4] if key.endswith("-01") else key[5:]


def flow(months: Sequence[Month]) -> Chart:
    came, went = sum(each.came for each in months), sum(each.answered + each.otherwise for each in months)
    says = _("Masuk %(came)d, keluar %(went)d; terbuka pada akhirnya %(opened)d.") % {
        "came": came,
        "went": went,
        "opened": months[-1].opened if months else 0,
    }
    chart = Chart("flow", _("Masuk dan keluar tiap bulan"), says, _("bulan"), _("pengaduan"))
    columns = [
        (
            short_month(each.key),
            (
                ("first", each.came, f"{month(each.key)}: {_('masuk')} {each.came}"),
                (
                    "second",
                    each.answered + each.otherwise,
                    f"{month(each.key)}: {_('keluar')} {each.answered + each.otherwise}",
                ),
            ),
        )
        for each in months
    ]
    charts.stacked(chart, columns, beside=True)
    chart.keys = [Key("first", _("Masuk"), "bar"), Key("second", _("Keluar"), "bar")]
    return chart


def backlog(sheet: Sheet) -> Chart:
    total = sum(sheet.n(code) for code in sheet.backlog)
    says = ngettext("%(n)d pengaduan terbuka.", "%(n)d pengaduan terbuka.", total) % {"n": total}
    chart = Chart(
        "backlog", _("Tunggakan menurut umur"), says, _("hari kerja sejak diajukan"), _("pengaduan")
    )
    columns = [
        (code.partition(":")[2], (("first", sheet.n(code), f"{code.partition(':')[2]}: {sheet.n(code)}"),))
        for code in sheet.backlog
        if code != "backlog:unknown"
    ]
    charts.stacked(chart, columns)
    return chart


def days(bars: Sequence[Bar]) -> Chart:
    in_time, late = sum(bar.in_time for bar in bars), sum(bar.late for bar in bars)
    says = _("%(in_time)d jawaban tepat waktu, %(late)d lewat batas.") % {"in_time": in_time, "late": late}
    chart = Chart("days", _("Hari penanganan terhadap batas"), says, _("hari kerja"), _("jawaban"))
    columns = [
        (
            str(bar.low),
            (
                ("first", bar.in_time, f"{span(bar)}: {_('tepat waktu')} {bar.in_time}"),
                ("second", bar.late, f"{span(bar)}: {_('lewat batas')} {bar.late}"),
            ),
        )
        for bar in bars
    ]
    charts.stacked(chart, columns)
    chart.keys = [Key("first", _("Tepat waktu"), "bar"), Key("second", _("Lewat batas"), "bar")]
    return chart


def span(bar: Bar) -> str:
    return str(bar.low) if bar.low == bar.high else f"{bar.low}-{bar.high}"


def waiting(curve: Sequence[Step], median: int | None) -> Chart:
    says = (
        _("Separuh pengaduan dijawab dalam %(days)d hari kerja.") % {"days": median}
        if median is not None
        else _("Belum separuh pengaduan dijawab.")
    )
    chart = Chart(
        "waiting",
        _("Yang masih menunggu jawaban pertama (Kaplan-Meier)"),
        says,
        _("hari kerja sejak diajukan"),
        "",
    )
    until = curve[-1].day + 1 if curve else 1
    scale = charts.of_shares(chart, until)
    with_band = [(step.day, step.band) for step in curve if step.band is not None]
    if with_band:
        stop = with_band[-1][0] if curve[-1].band is None else until
        stop = curve[-1].day if curve[-1].band is None else stop
        lows = charts.steps([(day, band.low) for day, band in with_band if band], start=1, until=stop)
        highs = charts.steps([(day, band.high) for day, band in with_band if band], start=1, until=stop)
        chart.areas.append(Shape(scale.points(charts.between(lows, highs)), "first"))
    line = charts.steps([(step.day, step.share) for step in curve], start=1, until=until)
    chart.lines.append(Shape(scale.points(line), "first"))
    chart.keys = [Key("first", _("Masih menunggu"), "line"), Key("first", _("Pita 95 %"), "area")]
    return chart


def ends(curves: dict[str, list[Reached]]) -> Chart:
    reached = {end: curve[-1].share for end, curve in curves.items() if curve}
    says = "; ".join(f"{ENDS[End(end)]} {percent(share)}" for end, share in reached.items())
    chart = Chart(
        "ends",
        _("Cara berakhir (insidensi kumulatif)"),
        says or _("Belum ada yang berakhir."),
        _("hari kerja sejak diajukan"),
        "",
    )
    until = max((curve[-1].day + 1 for curve in curves.values() if curve), default=1)
    scale = charts.of_shares(chart, until)
    for kind, (end, curve) in zip(KINDS, curves.items(), strict=True):
        if not curve:
            continue
        if end == End.ANSWERED:
            banded = [(one.day, one.band) for one in curve if one.band is not None]
            lows = charts.steps([(day, band.low) for day, band in banded if band], start=0, until=until)
            highs = charts.steps([(day, band.high) for day, band in banded if band], start=0, until=until)
            chart.areas.append(Shape(scale.points(charts.between(lows, highs)), kind))
        line = charts.steps([(one.day, one.share) for one in curve], start=0, until=until)
        chart.lines.append(Shape(scale.points(line), kind))
        chart.keys.append(Key(kind, str(ENDS[End(end)]), "line"))
    return chart


def control(months: Sequence[Group], found: ControlChart, changed: Sequence[date] = ()) -> Chart:
    """The p-chart of the timeliness of these months. On the days of `changed` its lines break."""
    apart = [month(each.key or "") for each, point in zip(months, found.points, strict=True) if point.apart]
    says = (
        _("Di luar batas: %(months)s.") % {"months": ", ".join(apart)}
        if apart
        else _("Tidak ada bulan di luar batas.")
    )
    for day in changed:
        says += " " + _("Definisi berubah pada %(day)s: garis terputus.") % {"day": date_format(day)}
    chart = Chart("control", _("Ketepatan tiap bulan dengan batas kendali"), says, _("bulan jatuh tempo"), "")
    scale = charts.Scale(max(len(months), 1), 1)
    chart.y_ticks = [Tick(charts.number(scale.y(part / 4)), f"{part * 25} %") for part in range(5)]
    labels = charts.every([short_month(each.key or "") for each in months])
    chart.x_ticks = [Tick(charts.number(scale.x(i + 0.5)), label) for i, label in labels]
    for day in changed:
        x = _place(months, day)
        chart.lines.append(Shape(scale.points([(x, 0), (x, 1)]), "break"))
    for stretch in found.stretches:
        if stretch.centre is None:
            continue
        ends = [(stretch.first, stretch.centre), (stretch.after, stretch.centre)]
        chart.lines.append(Shape(scale.points(ends), "centre"))
        shares = [
            (i + 0.5, share)
            for i in range(stretch.first, stretch.after)
            if (share := found.points[i].share) is not None
        ]
        chart.lines.append(Shape(scale.points(shares), "first"))
    for i, point in enumerate(found.points):
        if point.share is None:
            continue
        for limit in (point.low, point.high):
            if limit is not None:
                chart.lines.append(Shape(scale.points([(i, limit), (i + 1, limit)]), "limit"))
        says_point = f"{month(months[i].key or '')}: {percent(point.share)} ({point.good}/{point.n})"
        kind = "apart" if point.apart else "first"
        chart.marks.append(
            Mark(charts.number(scale.x(i + 0.5)), charts.number(scale.y(point.share)), kind, says_point)
        )
    if not any(point.n for point in found.points):
        return chart
    chart.keys = [
        Key("first", _("Ketepatan"), "line"),
        Key("centre", _("Seluruh periode"), "line"),
        Key("limit", _("Batas kendali"), "line"),
        Key("apart", _("Di luar batas"), "mark"),
        *([Key("break", _("Definisi berubah"), "line")] if changed else []),
    ]
    return chart


def _place(months: Sequence[Group], day: date) -> float:
    """Where a day lies on an axis of months."""
    keys = [each.key for each in months]
    within = f"{day:%Y-%m}"
    return keys.index(within) + (day.day - 1) / monthrange(day.year, day.month)[1] if within in keys else 0
