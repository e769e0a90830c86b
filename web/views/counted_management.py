"""The indicators of complaint management that count themselves, with their working and the cases behind each number."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from compliance import scoring, unit_cases
from compliance.counted import counting
from compliance.counted.counting import Indicator, Working
from compliance.entered import rows
from compliance.evidence import standing
from compliance.explained import reading
from compliance.instrument import Label, NoInstrument, instrument
from law.codes import DutyKind as K
from law.counting import local_date
from web import door
from web.figures import READERS
from web.views.explained import DUTIES
from workflow import clock, replica
from workflow.errors import Refusal

WORDS: Final = {
    "received": gettext_lazy("Diterima dalam tahun ini"),
    "followed_up": gettext_lazy("Dengan bukti tindak lanjut"),
    "without_proof": gettext_lazy("Tanpa bukti tindak lanjut"),
    "breached": gettext_lazy("Melewati batas waktu"),
    "acted_after": gettext_lazy("Ditindak petugas setelah lewat batas"),
    "not_acted": gettext_lazy("Belum ditindak setelah lewat batas"),
    "settled": gettext_lazy("Dijawab"),
    "unsettled": gettext_lazy("Tidak atau belum dijawab"),
    "months": gettext_lazy("Bulan yang sudah dimulai"),
    "with_report": gettext_lazy("Bulan dengan laporan"),
    "exports": gettext_lazy("Daftar yang diambil sebagai berkas"),
    "letters": gettext_lazy("Ringkasan mingguan yang terkirim"),
    "verified": gettext_lazy("Bukti terverifikasi"),
}
OUTCOMES: Final = {
    "in_time": gettext_lazy("tepat waktu"),
    "late": gettext_lazy("terlambat"),
    "open": gettext_lazy("lewat dan masih terbuka"),
}


class Row(NamedTuple):
    """A number with its words; `key` as the address names it, empty where no case is behind it."""

    words: str
    n: int
    key: str


class Shown(NamedTuple):
    indicator: Indicator
    label: str
    rows: list[Row]
    is_document: bool
    """Proven by documents, not counted from events."""


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """Raises Http404 where there is no such unit of this reader's, or the year has no such indicators."""
    at = clock.now()
    try:
        place = reading.place(actor, agency, unit)
        labels = rows.parts(instrument(year))
    except (Refusal, NoInstrument):
        raise Http404 from None
    if "PG-03" not in labels or year > local_date(at, place.agency.zone).year:
        raise Http404
    context: dict[str, Any] = {"unit": place, "year": year, "here": "scores", "notice": scoring.NOTICE}

    def read(as_of: datetime) -> list[Indicator]:
        context["as_of"] = as_of
        proofs = standing.proofs(place, year, as_of=as_of)
        return counting.of(place, year=year, as_of=as_of, proofs=proofs)

    try:
        found = replica.read(read, at=at, by=actor.user)
    except Refusal as refusal:
        used = door.refused(request, refusal)
        context["error"] = next(iter(used.errors.values()), used.sentence)
        return door.page(request, "counted_management", context, status=used.status)
    asked = request.GET.get("angka", "")
    if asked:
        return _cases(request, context, found, asked, actor)
    context["found"] = [
        Shown(
            one,
            _named(labels[one.code].label),
            [_row(one.code, working) for working in one.working],
            labels[one.code].evidence == "document",
        )
        for one in found
    ]
    return door.page(request, "counted_management", context)


def _named(label: Label) -> str:
    return label.en if get_language() == "en" else label.id


def _row(code: str, working: Working) -> Row:
    return Row(words(working.code), working.n, f"{code}.{working.code}" if working.cases else "")


def words(code: str) -> str:
    """What a number of the working counts."""
    kind, sign, column = code.partition(":")
    return f"{DUTIES[K(kind)]}: {OUTCOMES[column]}" if sign else str(WORDS[code])


def _cases(
    request: HttpRequest, context: dict[str, Any], found: list[Indicator], asked: str, actor: Actor
) -> HttpResponse:
    code, _sign, name = asked.partition(".")
    behind = [
        one for indicator in found if indicator.code == code for one in indicator.working if one.code == name
    ]
    if not behind or not behind[0].cases:
        context["error"] = _("Tidak ada angka seperti ini pada halaman ini, atau isinya nol.")
        return door.page(request, "counted_management", context, status=404)
    last = unit_cases.pages(behind[0].cases)
    text = request.GET.get("hal", "1")
    number = min(max(int(text), 1), last) if text.isdecimal() and len(text) < 10 else 1
    context |= {
        "heading": f"{code} · {words(name)}",
        "total": behind[0].n,
        "rows": unit_cases.page(behind[0].cases, number, actor),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < last else None,
    }
    return door.page(request, "counted_management", context)
