"""The cases behind a number of the overview: exactly those that it counts, without names."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from complaints.paging import BadCursor
from compliance import behind
from compliance.definitions import BY_NAME
from compliance.measures import ALL
from compliance.scope import of_a_unit
from web import door
from web.case import deadlines
from web.figures import OF_A_UNIT, READERS
from web.forms import period
from web.forms.period import Labels
from web.views.oversight import TITLES
from workflow import clock, replica
from workflow.errors import BadInput, Refusal

SIZE: Final = 25
KNOWN: Final = {*period.NAMES, "measure", "key", "cursor"}


@require_safe
@door.roles_only(*OF_A_UNIT)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    at = clock.now()
    asked = period.asked(request, actor, at=at, group_by="", reach=of_a_unit)
    context: dict[str, Any] = {
        "asked": asked,
        "here": "oversight",
        "overview": reverse("web:oversight" if actor.has_role(*READERS) else "web:my-sheet"),
    }
    measure = request.GET.get("measure", "")
    number = found = None
    if asked.scope is not None:
        try:
            _refuse_made_up(request)
            by = asked.group_by or None
            key = ALL if by is None and "key" not in request.GET else request.GET.get("key") or None
            number = behind.number(
                measure, start=asked.start, end=asked.end, scope=asked.scope, group_by=by, key=key
            )
            of, cursor = number, request.GET.get("cursor")
            found = replica.read(
                lambda as_of: behind.cases(of, reader=actor, as_of=as_of, size=SIZE, cursor=cursor),
                at=at,
                by=actor.user,
            )
        except BadCursor:
            asked.errors, asked.status = (
                [_("Halaman daftar ini tidak ada. Mulailah dari halaman pertama.")],
                400,
            )
        except Refusal as refusal:
            period.refuse(asked, request, refusal)
    if number is not None and found is not None:
        asked.at = found.as_of
        context |= {
            "found": found,
            "rows": [
                (row, None if row.sight == "nothing" else deadlines.next_of(row.case, at=at))
                for row in found.rows
            ],
            "title": TITLES[measure],
            "definition": BY_NAME[measure],
            "group": _group(asked, number.key) if asked.group_by else "",
            "hidden": any(row.sight == "nothing" for row in found.rows),
            "withheld": any(row.sight == "listed" for row in found.rows),
            "first": f"{request.path}?{urlencode(_first(request))}",
        }
    if asked.errors == [] and found is None:
        asked.errors = [_("Daftar ini tidak dapat ditampilkan.")]
    return door.page(request, "counted", context, status=asked.status)


def _refuse_made_up(request: HttpRequest) -> None:
    if made_up := period.made_up(request, KNOWN):
        raise BadInput({"filter": ("unknown", made_up)})


def _group(asked: period.Asked, key: str | None) -> str:
    labels = Labels(asked, [key])
    return " · ".join(filter(None, (labels.of(key), labels.agency_of(key))))


def _first(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.GET.items() if name != "cursor"}
