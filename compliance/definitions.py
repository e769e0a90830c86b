"""What each handling measure means, how it is computed and from what: for whoever reads it on a page, a sheet or paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from compliance.measures import DEFINITIONS
from compliance.scope import Scope
from law import rules
from law.codes import DutyKind

TREND: Final = "trend"
Text = Any
"""A str, or one that is translated when shown (Django's stubs have no public name for it)."""


@dataclass(frozen=True, slots=True)
class Definition:
    meaning: Text
    formula: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Change:
    """Since this day these measures count something else: `says` what, and by which `source`."""

    since: date
    measures: frozenset[str]
    says: Text
    source: Text


CHANGES: Final[tuple[Change, ...]] = ()
"""Changes of our own definitions, with their day. None so far: whoever changes what a measure counts adds a line here. Limits
that a law changes are found in its rulebook (`_of_law`)."""
OF_LIMITS: Final = frozenset({"due", "met", "open_late", "timeliness", "interval", TREND})
"""What a change of the limit of settlement changes."""


def changes(start: date, end: date, scope: Scope, measure: str | None = None) -> list[Change]:
    """The changes (of this measure) that part the days from `start` to `end`: after the first, up to the last. In their
    order; those of laws where an agency of the scope is under that law."""
    found = [
        each
        for each in (*CHANGES, *_of_laws(scope))
        if start < each.since <= end and (measure is None or measure in each.measures)
    ]
    return sorted(found, key=lambda each: each.since)


def _of_laws(scope: Scope) -> Iterable[Change]:
    by_law = {code: found for code in rules.laws() if (found := _of_law(code))}
    if not by_law:
        return []
    codes = Agency.objects.filter(scope.within("pk"), law__in=by_law).values_list("law", flat=True).distinct()
    return [each for code in codes.order_by() for each in by_law[code]]


@cache
def _of_law(code: str) -> tuple[Change, ...]:
    """The days on which a law changes a limit of settlement: of complaints filed from then on."""
    law = rules.law(code)
    changed: dict[date, set[str]] = {}
    for rule in law.rules:
        if rule.kind == DutyKind.SETTLE and rule.effective_from > law.begins:
            changed.setdefault(rule.effective_from, set()).add(rule.citation)
    says = _("Batas penyelesaian berubah untuk pengaduan yang diajukan sejak hari itu.")
    return tuple(Change(day, OF_LIMITS, says, "; ".join(sorted(of))) for day, of in sorted(changed.items()))


_RECEIVED: Final = _("Tanggal penerimaan dan status setiap pengaduan.")
_DUE: Final = _(
    "Batas penyelesaian putaran pertama setiap pengaduan, dengan aturan dan kalender yang dipakai."
)
_ANSWERS: Final = _("Tanggal jawaban pertama setiap pengaduan.")
_DAYS: Final = _("Tanggal penerimaan dan jawaban pertama; minggu kerja unit; kalender instansi.")
_WAYS: Final = {
    "received": (_("Jumlah pengaduan dengan tanggal penerimaan dalam periode."), _RECEIVED),
    "answered": (_("Dari yang diterima: ada jawaban pertama."), _ANSWERS),
    "rejected": (_("Dari yang diterima, tanpa jawaban: status ditolak."), _RECEIVED),
    "withdrawn": (_("Dari yang diterima, tanpa jawaban: status dicabut."), _RECEIVED),
    "concluded": (_("Dari yang diterima, tanpa jawaban: status selesai."), _RECEIVED),
    "open": (_("Diterima − dijawab − ditolak − dicabut − diakhiri Ombudsman."), _RECEIVED),
    "never_assigned": (
        _("Dari yang terbuka: tidak ada unit yang pernah memegangnya."),
        _("Riwayat unit yang memegang setiap pengaduan."),
    ),
    "due": (_("Jumlah pengaduan dengan batas penyelesaian dalam periode yang sudah lewat."), _DUE),
    "met": (_("Dari yang jatuh tempo: tanggal jawaban pertama ≤ batas penyelesaian."), _DUE),
    "open_late": (_("Dari yang jatuh tempo: tanpa jawaban, dan belum berakhir."), _DUE),
    "timeliness": (_("Tepat waktu ÷ jatuh tempo."), _DUE),
    "interval": (
        _(
            "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), dengan p = ketepatan, n = jatuh tempo, z = 1,96."
        ),
        _("Wilson (1927), Journal of the American Statistical Association 22, 209-212."),
    ),
    "median_days": (_("Hari kerja terkecil x dengan sedikitnya 50 % jawaban pertama dalam x hari."), _DAYS),
    "p90_days": (_("Hari kerja terkecil x dengan sedikitnya 90 % jawaban pertama dalam x hari."), _DAYS),
}
BY_NAME: Final[dict[str, Definition]] = {
    **{name: Definition(DEFINITIONS[name], *way) for name, way in _WAYS.items()},
    TREND: Definition(
        _(
            "Selisih ketepatan dengan periode sebelumnya yang sama panjang, dalam poin persen; menurut bulan, dengan bulan "
            "sebelumnya."
        ),
        _("Ketepatan periode ini − ketepatan periode sebelumnya."),
        _DUE,
    ),
}
