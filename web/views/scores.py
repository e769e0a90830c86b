"""Scores of units and agencies as tables, each estimate labelled as one."""

from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency
from accounts.weeks import ZONE
from compliance import scoring
from compliance.frozen.latest import FrozenScore
from compliance.instrument import estimate
from compliance.models import FIRST_YEAR
from compliance.scope import scope
from law.counting import local_date
from web import door
from web.figures import READERS
from web.forms.fields import Form, options
from workflow import clock, replica
from workflow.errors import Refusal

DIMENSIONS: Final = {
    "input": gettext_lazy("Input"),
    "process": gettext_lazy("Proses"),
    "output": gettext_lazy("Output"),
    "complaint_management": gettext_lazy("Pengelolaan pengaduan"),
    "public_trust": gettext_lazy("Kepercayaan masyarakat"),
}
INDICATORS: Final = {
    "timeliness": gettext_lazy("Ketepatan waktu"),
    "promptness": gettext_lazy("Kesigapan"),
    "lateness": gettext_lazy("Keterlambatan"),
    "outcome": gettext_lazy("Hasil"),
    "management": gettext_lazy("Pengelolaan"),
}
ZONES: Final = {
    "green": gettext_lazy("hijau"),
    "yellow": gettext_lazy("kuning"),
    "red": gettext_lazy("merah"),
}
SIZE: Final = 50
"""Units of a page."""


class YearForm(Form):
    year = forms.TypedChoiceField(
        label=gettext_lazy("Tahun"), coerce=int, widget=forms.Select(attrs={"class": "form-select"})
    )
    agency = forms.ChoiceField(
        label=gettext_lazy("Instansi"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    q = forms.CharField(
        label=gettext_lazy("Cari nama"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control", "type": "search"}),
    )

    def __init__(self, *args: Any, last: int, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["year"], [(str(year), str(year)) for year in range(last, FIRST_YEAR - 1, -1)])
        options(
            self.fields["agency"], [("", _("Semua instansi")), *((one.code, one.name) for one in agencies)]
        )


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    at = clock.now()
    year = local_date(at, ZONE).year
    agencies = list(Agency.objects.filter(scope(actor).within("pk")).order_by("name"))
    params = {"year": str(year), "agency": "", **request.GET.dict()}
    form = YearForm(params, last=year, agencies=agencies)
    context: dict[str, Any] = {"form": form, "at": at, "here": "scores"}
    if not form.is_valid():
        return door.page(request, "scores", context, status=400)
    cleaned = form.cleaned_data
    try:
        found = replica.read(
            lambda as_of: scoring.year(
                cleaned["year"], agency=cleaned["agency"] or None, actor=actor, as_of=as_of
            ),
            at=at,
            by=actor.user,
        )
    except Refusal as refusal:
        form.take({"": str(refusal.sentence)})
        return door.page(request, "scores", context, status=door.refused(request, refusal).status)
    words = cleaned["q"].casefold()
    chosen = [
        place
        for place in found.places
        if words in f"{place.name} {found.bodies[place.agency_id].name}".casefold()
    ]
    page = Paginator(chosen, SIZE).get_page(request.GET.get("page"))
    rows, names = [found.row(place) for place in page], scoring.dimensions(found.year)
    context |= {
        "scores": found,
        "notice": scoring.NOTICE,
        "estimate": estimate().code,
        "at": found.as_of,
        "dimensions": [DIMENSIONS[name] for name in names],
        "page": page,
        "previous_page": page.previous_page_number() if page.has_previous() else None,
        "next_page": page.next_page_number() if page.has_next() else None,
        "units": [_unit(row, names) for row in rows],
        "weights": [(DIMENSIONS[one["code"]], one) for one in found.weights()],
        "instrument_code": found.newest.code,
        "may_enter": any(power.assesses for power in actor.powers),
        "agencies": [
            {
                **row,
                "zone_name": ZONES.get(row["band_zone"] or ""),
                "then": _frozen(row["frozen"]),
                "beside": row["frozen_suffix"] if row["frozen"] else row["suffix"],
            }
            for row in found.agencies()
        ],
        "suffix": found.newest.suffix,
        "any_frozen": any(one.whole for one in found.frozen.values()),
    }
    return door.page(request, "scores", context)


def _unit(row: scoring.UnitRow, names: list[str]) -> dict[str, Any]:
    """A row of the table: its dimensions in the order of the head, its indicators by name."""
    return {
        **row,
        "values": [(row["dimensions"][name], name in row["estimated"]) for name in names],
        "zone_name": ZONES.get(row["band_zone"] or ""),
        "then": _frozen(row["frozen"]),
        "indicators": [{**one, "label": INDICATORS[one["code"]]} for one in row["indicators"]],
    }


def _frozen(score: FrozenScore | None) -> dict[str, Any] | None:
    """A frozen score as a row of the table shows it, with its band."""
    return None if score is None else {**score, "zone_name": ZONES.get(score["band_zone"] or "")}
