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
}
"""What the columns of a change are called."""


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
    if facts.get("columns"):
        yield ", ".join(str(COLUMNS.get(name, name)) for name in facts["columns"])
    if "to_person" in facts:
        told = {"person": facts["to_person"], "unit": facts["to_unit"]}
        yield _("%(person)s kepada orang, %(unit)s kepada unit") % told
