"""How complainants rate: the ratings that count, and apart from them those that nobody confirmed."""

from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from compliance import ratings
from compliance.ratings import DEFINITIONS, Ratings
from compliance.scope import Scope
from web import door
from web.figures import READERS
from web.views import measures
from workflow import clock, replica

COLUMNS: Final = (
    ("rated", gettext_lazy("Dinilai")),
    ("mean", gettext_lazy("Rata-rata (1-4)")),
    ("apart", gettext_lazy("Dipisahkan")),
    ("apart_mean", gettext_lazy("Rata-rata yang dipisahkan")),
)


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    def asked(*, scope: Scope, **period: Any) -> list[Ratings]:
        def counted(as_of: datetime) -> tuple[datetime, list[Ratings]]:
            return as_of, ratings.ratings(**period, cases=scope.cases, unit=scope.unit)

        as_of, groups = replica.read(counted, at=clock.now(), by=actor.user)
        instants.append(as_of)
        return groups

    instants: list[datetime] = []
    table, groups = measures.asked(request, actor, asked)
    if instants:
        table.at = instants[0]
    definitions = [(label, DEFINITIONS[name]) for name, label in COLUMNS]
    rows = [(table.label(group.key), group) for group in groups]
    context = {"table": table, "rows": rows, "columns": COLUMNS, "definitions": definitions}
    return door.page(request, "ratings", {**context, "here": "measures"}, status=table.status)
