"""How complainants rate: the ratings that count, and apart from them those that nobody confirmed."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from compliance import ratings
from compliance.ratings import DEFINITIONS, Ratings
from web import door
from web.figures import READERS
from web.forms import period
from workflow import clock, replica

COLUMNS: Final = (
    ("rated", gettext_lazy("Dinilai")),
    ("mean", gettext_lazy("Rata-rata (1-4)")),
    ("apart", gettext_lazy("Dipisahkan")),
    ("apart_mean", gettext_lazy("Rata-rata yang dipisahkan")),
)
KNOWN: Final = (*period.NAMES, "q", "columns", "sort")
"""Also what the overview asks, from which links lead here."""


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    table = period.asked(request, actor, at=clock.now())
    if not table.errors and (sentence := period.made_up(request, KNOWN)):
        table.scope, table.errors, table.status = None, [sentence], 400
    groups: list[Ratings] = []
    if (chosen := table.scope) is not None:

        def counted(as_of: datetime) -> tuple[datetime, list[Ratings]]:
            return as_of, ratings.ratings(
                start=table.start,
                end=table.end,
                group_by=table.group_by or None,
                cases=chosen.cases,
                unit=chosen.unit,
            )

        table.at, groups = replica.read(counted, at=table.at, by=actor.user)
    labels = period.Labels(table, [group.key for group in groups])
    context = {
        "table": table,
        "rows": [(labels.of(group.key), labels.agency_of(group.key), group) for group in groups],
        "columns": COLUMNS,
        "definitions": [(label, DEFINITIONS[name]) for name, label in COLUMNS],
    }
    return door.page(request, "ratings", {**context, "here": "oversight"}, status=table.status)
