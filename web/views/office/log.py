"""The log of the office: who changed what, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import OfficeChange
from accounts.people import log
from accounts.people.seen import KEEPERS
from accounts.roles import Role
from web import door

PAGE: Final = 50
COLUMNS: Final[dict[str, Any]] = {
    "name": gettext_lazy("nama"),
    "email": gettext_lazy("alamat surel"),
    "working_week": gettext_lazy("hari kerja"),
    "district": gettext_lazy("kecamatan"),
    "services": gettext_lazy("melayani"),
    "hours": gettext_lazy("jam buka"),
    "parent": gettext_lazy("unit induk"),
    "successor": gettext_lazy("unit pengganti"),
    "active": gettext_lazy("menerima pengaduan"),
    "answers_need_supervisor": gettext_lazy("jawaban hanya oleh kepala unit"),
    "open_for_filing": gettext_lazy("menerima pengaduan"),
    "send_from": gettext_lazy("surel pengingat sejak"),
    "send_until": gettext_lazy("surel pengingat sampai"),
    "level": gettext_lazy("tingkat"),
    "zone": gettext_lazy("zona waktu"),
    "calendar": gettext_lazy("kalender"),
    "law": gettext_lazy("hukum"),
    "logo": gettext_lazy("lambang pada kop surat"),
    "username": gettext_lazy("nama pengguna"),
    "password": gettext_lazy("kata sandi"),
    "is_active": gettext_lazy("aktif"),
    "language": gettext_lazy("bahasa"),
    "region": gettext_lazy("wilayah"),
}
"""What the columns of a change are called."""

SEATS: Final[dict[str, Any]] = {
    "given": gettext_lazy("tugas diberikan"),
    "changed": gettext_lazy("tugas diubah"),
    "taken": gettext_lazy("tugas dicabut"),
}
MODELS: Final[dict[str, Any]] = {
    "user": gettext_lazy("orang"),
    "agency": gettext_lazy("instansi"),
    "unit": gettext_lazy("unit"),
    "region": gettext_lazy("wilayah"),
}
"""What was changed in the emergency administration."""


@dataclass(frozen=True, slots=True)
class Line:
    """A change as the page shows it."""

    row: OfficeChange
    details: list[str]


@require_safe
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By keyset: `before` is the number of the last line of the page before."""
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdecimal() and len(before) < 19):
        raise Http404
    rows = log.visible_to(actor)
    if before:
        rows = rows.filter(pk__lt=int(before))
    shown = list(rows[: PAGE + 1])
    context = {
        "lines": [Line(row, list(_details(row))) for row in shown[:PAGE]],
        "older": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "newest": not before,
        "here": "office",
    }
    return door.page(request, "office/log", context)


def _details(row: OfficeChange) -> Iterator[str]:
    """Where it was, and the codes in words."""
    facts = row.facts
    if row.unit or row.agency:
        yield str(row.unit or row.agency)
    if facts.get("role") in Role.values:
        yield str(Role(facts["role"]).label)
    was, now = facts.get("was", {}), facts.get("now", {})
    for name in facts.get("columns", []):
        told = f": {_value(was[name])} → {_value(now[name])}" if name in now else ""
        yield f"{COLUMNS.get(name, name)}{told}"
    for name, words in SEATS.items():
        for role in facts.get(name, []):
            yield f"{words}: {Role(role).label if role in Role.values else role}"
    if "model" in facts:
        code = f" {facts['code']}" if "code" in facts else ""
        yield f"{MODELS.get(facts['model'], facts['model'])}{code}"
    if "banner" in facts:
        yield _("nomor %(n)d") % {"n": facts["banner"]}
    if "to_person" in facts:
        handed = {"person": facts["to_person"], "unit": facts["to_unit"]}
        yield _("%(person)s kepada orang, %(unit)s kepada unit") % handed


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "–" if value in (None, "") else str(value)
