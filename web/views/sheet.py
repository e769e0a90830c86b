"""The sheet of one unit: charts, tables, signals; and the cases behind each of its numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts import units
from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from complaints.codes import Channel, Ground, label
from compliance import control, definitions, figures, survival, unit_cases, unit_sheet
from compliance.asked import figures as asked_figures
from compliance.hearing import reading as hearings
from compliance.measures import Group, GroupBy
from compliance.scope import Scope, of_this_unit, units_headed
from compliance.sheet_marks import End
from compliance.signal_words import CAUTION, WORDS
from compliance.unit_sheet import DEFINITIONS, Sheet
from law.codes import Classification
from law.counting import local_date
from web import door, unit_charts
from web.figures import OF_A_UNIT, READERS
from web.forms.fields import Day, Form
from web.forms.period import made_up
from web.unit_charts import ENDS
from web.views.saved import form_for
from workflow import clock
from workflow.errors import Refusal
from workflow.saved.saving import Page

KNOWN: Final = ("start", "end", "angka", "hal")
DAYS_SHOWN: Final = (1, 3, 5, 10, 14, 20, 30, 45, 60, 90, 120, 180)
HEADS: Final = {
    "flow": gettext_lazy("Masuk dan keluar"),
    "backlog": gettext_lazy("Tunggakan"),
    "days": gettext_lazy("Hari penanganan"),
    "waiting": gettext_lazy("Yang masih menunggu"),
    "ends": gettext_lazy("Cara berakhir"),
    "held": gettext_lazy("Siapa memegang berapa lama"),
    "grounds": gettext_lazy("Alasan penolakan"),
    "stood": gettext_lazy("Jawaban yang tidak bertahan"),
    "remedies": gettext_lazy("Tindakan yang dijanjikan"),
    "chart": gettext_lazy("Peta kendali"),
}
RATES: Final = {
    "contested": gettext_lazy("Disanggah"),
    "reopened": gettext_lazy("Dibuka kembali"),
    "remanded": gettext_lazy("Dikembalikan Ombudsman"),
    "remedies_kept": gettext_lazy("Dilaksanakan tepat waktu"),
}

SAID: Final = {
    "closed": gettext_lazy("Ditutup"),
    "asked": gettext_lazy("Ditanyai"),
    "answered": gettext_lazy("Menjawab"),
    "response": gettext_lazy("Tingkat jawaban"),
    "yes": gettext_lazy("Ya"),
    "share": gettext_lazy("Bagian"),
    "interval": gettext_lazy("Selang 95 %"),
    "apart": gettext_lazy("Dipisahkan"),
}


class PeriodForm(Form):
    """The period of the sheet. All of it is in the address."""

    start = Day(gettext_lazy("Dari"), optional=True)
    end = Day(gettext_lazy("Sampai"), optional=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            cast(Day, self.fields[name]).may_be_empty = False


class Labelled(NamedTuple):
    """A group of handling measures under a heading."""

    heading: str
    by: str
    rows: list[tuple[str, Group]]


class After(NamedTuple):
    """A row of the curves: what they say after this many working days."""

    day: int
    waiting: survival.Step | None
    ends: list[float | None]


@dataclass(slots=True)
class Asked:
    """A request for a sheet: the unit, and the sheet or why there is none."""

    unit: Unit
    reach: Scope
    form: PeriodForm
    start: date
    end: date
    at: datetime
    sheet: Sheet | None = None
    error: str = ""
    status: int = 200


@require_safe
@door.roles_only(*OF_A_UNIT)
def show(request: HttpRequest, actor: Actor, agency: str, unit: str) -> HttpResponse:
    asked = _asked(request, actor, agency, unit)
    context: dict[str, Any] = {"asked": asked, "unit": asked.unit, "here": "oversight"}
    if asked.sheet is not None:
        place = {**request.GET.dict(), "agency": agency, "unit": unit}
        context |= _told(asked, asked.sheet)
        context |= {
            "keep": form_for(actor, Page.SHEET, place) if actor.has_role(*READERS) else None,
            "others": [each for each in units_headed(actor) if each != asked.unit],
            "drafts": hearings.for_heads(actor, at=asked.at),
            "new_key": door.new_key(door.owner_of(actor)),
        }
    return door.page(request, "sheet", context, status=asked.status)


@require_safe
@door.roles_only(Role.SUPERVISOR)
def mine(_request: HttpRequest, actor: Actor) -> HttpResponse:
    """To the sheet of the unit that one heads; of several, the first."""
    first = units_headed(actor)[0]
    return redirect("web:sheet", agency=first.agency.code, unit=first.code)


@require_safe
@door.roles_only(*OF_A_UNIT)
def cases(request: HttpRequest, actor: Actor, agency: str, unit: str) -> HttpResponse:
    """The cases that one number of the sheet counts."""
    asked = _asked(request, actor, agency, unit, read=unit_sheet.with_cases)
    code = request.GET.get("angka", "")
    context: dict[str, Any] = {"asked": asked, "unit": asked.unit, "here": "oversight", "code": code}
    if asked.sheet is not None:
        keys = asked.sheet.cases.get(code)
        if not keys:
            asked.status, asked.error = (
                404,
                _("Tidak ada angka seperti ini pada lembar ini, atau isinya nol."),
            )
        else:
            context |= {
                **listed(keys, request.GET.get("hal", "1"), actor),
                "heading": named(code, asked.sheet),
            }
    return door.page(request, "sheet_cases", context, status=asked.status)


def listed(keys: Sequence[int], asked: str, reader: Actor) -> dict[str, Any]:
    """What `parts/cases_seen.html` shows of these cases: the page that is asked for, else the nearest that there is."""
    last = unit_cases.pages(keys)
    number = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 10 else 1
    return {
        "total": len(keys),
        "rows": unit_cases.page(keys, number, reader),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < last else None,
    }


def _asked(
    request: HttpRequest,
    actor: Actor,
    agency: str,
    unit: str,
    read: Callable[..., Sheet] = unit_sheet.of,
) -> Asked:
    """Raises Http404 where there is no such unit, or none of this reader's."""
    found = units.named(agency, unit)
    if found is None:
        raise Http404
    try:
        reach = of_this_unit(actor, found)
    except Refusal:
        raise Http404 from None
    at = clock.now()
    end = local_date(at, found.agency.zone)
    start = date(end.year - (end.month < 12), end.month % 12 + 1, 1)
    params = {"start": start.isoformat(), "end": end.isoformat(), **request.GET.dict()}
    form = PeriodForm(params)
    asked = Asked(found, reach, form, start, end, at)
    if sentence := made_up(request, KNOWN):
        asked.error, asked.status = sentence, 400
        return asked
    if not form.is_valid():
        asked.error, asked.status = _("Periode ini tidak dapat dibaca."), 400
        return asked
    asked.start, asked.end = form.cleaned_data["start"] or start, form.cleaned_data["end"] or end
    try:
        asked.sheet = read(found, asked.start, asked.end, as_of=at)
    except Refusal as refusal:
        used = door.refused(request, refusal)
        asked.error, asked.status = next(iter(used.errors.values()), used.sentence), used.status
    return asked


def _told(asked: Asked, sheet: Sheet) -> dict[str, Any]:
    """What the template shows."""
    measured = figures.of_a_unit(start=asked.start, end=asked.end, as_of=asked.at, scope=asked.reach)
    months = measured[GroupBy.MONTH]
    changes = definitions.changes(asked.start, asked.end, asked.reach)
    parted = [each.since for each in changes if "timeliness" in each.measures]
    firsts = [date.fromisoformat(f"{group.key}-01") for group in months]
    chart = control.p_chart([(group.met, group.due) for group in months], control.parts(firsts, parted))
    median = survival.waited(sheet.waiting, 0.5)
    return {
        "sheet": sheet,
        **_addresses(asked),
        "changes": changes,
        "tables": _tables(measured),
        "flow": unit_charts.flow(sheet.flow),
        "months": [(unit_charts.month(each.key), each) for each in sheet.flow],
        "backlog": unit_charts.backlog(sheet),
        "ages": [
            (_("Tidak diketahui") if code.endswith("unknown") else code.partition(":")[2], code)
            for code in sheet.backlog
        ],
        "days": unit_charts.days(sheet.bars),
        "bars": [(unit_charts.span(bar), bar) for bar in sheet.bars],
        "waiting": unit_charts.waiting(sheet.waiting, median),
        "ends": unit_charts.ends(sheet.ends),
        "end_labels": [(str(label), f"end:{end}") for end, label in ENDS.items()],
        "after": _after(sheet),
        "waiting_median": median,
        "control": unit_charts.control(months, chart, parted),
        "points": [
            (unit_charts.month(group.key or ""), point)
            for group, point in zip(months, chart.points, strict=True)
            if point.n
        ],
        "held": [(row.name or _("Koordinator, tanpa unit"), row) for row in sheet.held],
        "said": asked_figures.answers(start=asked.start, end=asked.end, scope=asked.reach),
        "said_means": [(SAID[name], meaning) for name, meaning in asked_figures.DEFINITIONS.items()],
        "grounds": [(Ground(code.partition(":")[2]).label, code) for code in sheet.grounds],
        "stood": [(RATES[rate.code], rate) for rate in sheet.stood],
        "rating": sheet.ratings,
        "signals": [(WORDS[signal.code], f"signal:{signal.code}", signal) for signal in sheet.signals],
        "raised": sum(signal.raised for signal in sheet.signals),
        "caution": CAUTION,
        "definitions": [(HEADS[code], meaning) for code, meaning in DEFINITIONS.items()],
    }


def _addresses(asked: Asked) -> dict[str, tuple[str, str]]:
    """What stands before and after the code of a number, or the name of a measure, in the address of its cases."""
    unit = asked.unit
    span = {"start": asked.start.isoformat(), "end": asked.end.isoformat()}
    return {
        "numbers": (
            f"{reverse('web:sheet-cases', args=[unit.agency.code, unit.code])}?angka=",
            f"&{urlencode(span)}",
        ),
        "measures": (
            f"{reverse('web:counted')}?measure=",
            f"&{urlencode({**span, 'unit': unit.code})}",
        ),
    }


def _tables(measured: Mapping[str | None, list[Group]]) -> list[Labelled]:
    unknown = _("Belum diketahui")
    classes, channels = measured[GroupBy.CLASSIFICATION], measured[GroupBy.CHANNEL]
    return [
        Labelled("", "", [(_("Semua"), group) for group in measured[None]]),
        Labelled(
            _("Menurut klasifikasi"),
            GroupBy.CLASSIFICATION.value,
            [(str(label(Classification(one.key))) if one.key else unknown, one) for one in classes],
        ),
        Labelled(
            _("Menurut saluran"),
            GroupBy.CHANNEL.value,
            [(str(Channel(one.key).label) if one.key else unknown, one) for one in channels],
        ),
    ]


def _after(sheet: Sheet) -> list[After]:
    """The curves after some days, up to where the last of them stands still."""
    last = max(
        [step.day for step in sheet.waiting] + [curve[-1].day for curve in sheet.ends.values() if curve],
        default=0,
    )
    shown = [day for day in DAYS_SHOWN if day <= last]
    shown += [last] if last and last not in shown else []
    return [
        After(day, _at(sheet.waiting, day), [_share(_at(curve, day)) for curve in sheet.ends.values()])
        for day in shown
    ]


def _at(curve: Sequence[Any], day: int) -> Any:
    """Where the curve stands after this day; None: at its beginning."""
    return next((one for one in reversed(curve) if one.day <= day), None)


def _share(one: Any) -> float:
    return 0.0 if one is None else float(one.share)


def named(code: str, sheet: Sheet) -> str:
    """What a number of the sheet counts, for the head of its list."""
    kind, _colon, rest = code.partition(":")
    if kind in PLAIN:
        return str(PLAIN[kind])
    return str(OF_SOME[kind]) % {"which": _which(kind, rest, sheet)}


PLAIN: Final = {
    "received": gettext_lazy("Diterima"),
    "answered": gettext_lazy("Dijawab"),
    "late": gettext_lazy("Terlambat kini"),
    "remedies": gettext_lazy("Tindakan yang jatuh tempo"),
    "frequent": gettext_lazy("Diajukan orang yang sangat sering mengadu"),
    **RATES,
}
OF_SOME: Final = {
    "came": gettext_lazy("Masuk pada %(which)s"),
    "out": gettext_lazy("Dijawab pada %(which)s"),
    "otherwise": gettext_lazy("Berakhir tanpa jawaban pada %(which)s"),
    "backlog": gettext_lazy("Terbuka, umur %(which)s hari kerja"),
    "days": gettext_lazy("Dijawab setelah %(which)s hari kerja"),
    "end": gettext_lazy("Cara berakhir: %(which)s"),
    "held": gettext_lazy("Pernah dipegang: %(which)s"),
    "ground": gettext_lazy("Ditolak: %(which)s"),
    "signal": gettext_lazy("Tanda: %(which)s"),
}


def _which(kind: str, rest: str, sheet: Sheet) -> str:
    if kind in ("came", "out", "otherwise"):
        return unit_charts.month(rest)
    match kind:
        case "days":
            low, _colon, how = rest.partition(":")
            days = next(unit_charts.span(bar) for bar in sheet.bars if str(bar.low) == low)
            said = f"{days} ({_('lewat batas') if how == 'late' else _('tepat waktu')})"
        case "end":
            said = str(ENDS[End(rest)]) if rest != "open" else _("masih terbuka")
        case "held":
            name = next(row.name for row in sheet.held if row.code == rest)
            said = name or _("Koordinator, tanpa unit")
        case "ground":
            said = str(Ground(rest).label)
        case "signal":
            said = str(WORDS[rest].name)
        case _:
            said = rest
    return said
