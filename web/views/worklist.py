"""The work list, in parts with their numbers: at most six queries, whatever its size. And what it shows as a file to take
away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Agency, Unit
from accounts.roles import POWERS, UNIT_STAFF, Sees
from accounts.worded import Worded
from complaints import paging, texts
from complaints.lifecycle import State
from complaints.paging import Order
from complaints.searching import Found
from web import door
from web.case import asking, list_rows
from web.case.asking import Asking
from web.forms.fields import Form, options
from web.templatetags.tuntas import changed
from web.views import bulk
from web.views.saved import form_for
from workflow import clock
from workflow.errors import Refusal
from workflow.reading import exports, listing, worklist
from workflow.reading.listing import LONGEST_SEARCH, NARROWING
from workflow.reading.worklist import Counts, Part
from workflow.saved.saving import Page
from workflow.verbs import looking

WHOLE_AGENCIES: Final = (Sees.ALL, Sees.AGENCY)
ORDERS: Final[dict[Order, Promise]] = {
    Order.DEADLINE: gettext_lazy("Batas waktu terdekat"),
    Order.NEWEST: gettext_lazy("Terbaru diterima"),
    Order.ACTIVITY: gettext_lazy("Terakhir ada kegiatan"),
    Order.WRITTEN: gettext_lazy("Pesan terbaru pengadu"),
}
EMPTY: Final[dict[str, Any]] = {
    Part.MINE: gettext_lazy("Anda tidak memegang pengaduan; %(seen)s."),
    Part.UNIT: gettext_lazy("Unit Anda tidak memegang pengaduan; %(seen)s."),
    Part.UNASSIGNED: gettext_lazy("Setiap pengaduan ada penangannya; %(seen)s."),
    Part.OVERDUE: gettext_lazy("Tidak ada yang lewat batas; %(seen)s."),
    Part.UNREAD: gettext_lazy("Tidak ada pesan pengadu yang belum Anda baca; %(seen)s."),
}
"""What is said of a part that is empty while other cases are open."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the list. `value` empty: all of it."""

    value: str
    query: str
    label: str
    number: str
    tone: str


class FilterForm(Form):
    """The filters of the list; all of them are in the address."""

    q = forms.CharField(
        label=gettext_lazy("Cari"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"class": "form-control", "type": "search"}),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Status"),
        required=False,
        choices=[("", gettext_lazy("Semua yang terbuka")), ("all", gettext_lazy("Semua")), *State.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    agency = forms.ChoiceField(
        label=gettext_lazy("Instansi"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    overdue = forms.ChoiceField(
        label=gettext_lazy("Batas waktu"),
        required=False,
        choices=[("", gettext_lazy("Semua")), ("1", gettext_lazy("Sudah lewat"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Urutan"),
        required=False,
        choices=[("", ""), *((order.value, ORDERS[order]) for order in paging.CHOSEN)],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    part = forms.ChoiceField(required=False, choices=[("", ""), *Part.choices], widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[tuple[str, str]] | None,
        units: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """`agencies`: None for whom all cases are of one."""
        super().__init__(*args, **kwargs)
        if agencies is None:
            del self.fields["agency"]
        else:
            options(self.fields["agency"], [("", _("Semua instansi")), *agencies])
        options(self.fields["unit"], [("", _("Semua unit")), ("-", _("Tanpa unit")), *units])
        part = self.data.get("part")
        own = worklist.order_of(Part(part) if part in Part.values else None)
        others = [(each.value, ORDERS[each]) for each in paging.CHOSEN if each != own]
        # Of its own order a part is shown when none is asked for, so that the next part begins in its own again.
        cast(Any, self.fields["sort"]).widget.choices = [("", ORDERS[own]), *others]

    def clean_q(self) -> str:
        try:
            return texts.clean(self.cleaned_data["q"], least=0, most=LONGEST_SEARCH, one_line=True)
        except texts.BadText:
            raise forms.ValidationError(_("Kata pencarian ini tidak dapat dibaca.")) from None


@require_safe
@door.presuming
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    if request.GET:  # what is asked for is not worded yet
        actor = door.confirmed(request, actor)
    at = door.asked_at(request)
    offer = _offered(request, actor)
    form, filters = _asked(request, offer)
    counted = worklist.counts(actor, at=at)
    filtered = filters is not None
    filters = filters or {}
    order = listing.order_of(filters)
    filtering = any(filters.get(name) for name in listing.FILTERS)

    asked = Asking(filters, order, actor, at)
    try:
        found, page = asked.read(request.GET.get("cursor"))
        status = 200 if filtered or not request.GET else 400
    except paging.BadCursor:
        (found, page), status = asked.read(None), 400
    actor, at = door.confirmed(request, actor), door.official_time(request)
    counts, part = counted(), filters.get("part", "")
    files = bulk.files_of(actor)
    looking.at_the_list(actor, looked_at=counts.looked_at, at=at)
    return door.page(
        request,
        "worklist",
        {
            "fields": _fields(form) if form else _fields_of_all(get_language(), *offer()),
            "rows": list_rows.written(
                page.rows, filters, found.sought, national=_sees_all(actor), tick=bool(files), at=at
            ),
            "alike": found.sought is not None and found.sought.alike,
            "page": page,
            "looks": paging.LOOKS,
            "total": _total(
                *(page, found, worklist.counted_to(Part(part) if part else None, order)),
                narrowed=any(filters.get(name) for name in NARROWING),
            )
            if filtering
            else _counted(counts.all),
            "order": ORDERS[order],
            "narrowed": any(filters.get(name) for name in ("q", *NARROWING)),
            "filtered": filtering,
            "tabs": _tabs(
                *(counts.all, tuple(counts.parts.items()), part),
                *(request.GET.urlencode(), get_language()),
            ),
            "deeds": bulk.deeds_of(actor),
            "files": files,
            "keep": form_for(actor, Page.LIST, filters) if filtering else None,
            "new_key": door.new_key(door.owner_of(actor)),
            "part": part,
            "empty": _empty(filters, counts, actor),
            "here": "worklist",
        },
        status=status,
    )


EXAMPLES: Final[tuple[tuple[str, Promise], ...]] = (
    (
        "antrean loket",
        gettext_lazy("Kedua kata, di mana pun dalam pokok dan uraian, juga dengan imbuhan lain."),
    ),
    ('"loket tutup"', gettext_lazy("Persis begini, kata demi kata.")),
    ("loket ATAU kasir", gettext_lazy("Salah satunya. Boleh juga OR atau |.")),
    ("loket -parkir", gettext_lazy("Loket, tetapi tidak yang menyebut parkir.")),
    (
        "7K4M",
        gettext_lazy(
            "Nomor pengaduan atau sebagian, dengan atau tanpa tanda hubung; tautan halaman kasus juga."
        ),
    ),
    ("Siti Aminah", gettext_lazy("Nama pengadu. Bila tidak ada yang persis, nama yang mirip.")),
    ("Soekarno", gettext_lazy("Ejaan lama dan baru sama: Sukarno, Djojo dan Joyo, Tjahaja dan Cahaya.")),
    ("0812 3456 7890", gettext_lazy("Telepon pengadu, lengkap atau enam angka terakhir.")),
    ("siti@contoh.id", gettext_lazy("Alamat surel pengadu.")),
    ("Puskesmas Kramatwatu", gettext_lazy("Nama unit, juga awal katanya.")),
    ("Budi", gettext_lazy("Nama penangan.")),
)
"""What may be typed into the search, and what it finds."""


@require_safe
@door.staff_only
def how_to_search(request: HttpRequest, _actor: Actor) -> HttpResponse:
    examples = [{"typed": typed, "found": found} for typed, found in EXAMPLES]
    return door.page(request, "search_help", {"examples": examples, "here": "worklist"})


@require_safe
@door.staff_only
def download(request: HttpRequest, actor: Actor, form: str) -> Any:
    """Exactly the cases that the list shows under these filters, all of them, as CSV or XLSX."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    at = clock.now()
    _form, filters = _asked(request, _offered(request, actor))
    if filters is None:
        if request.GET:
            return show(request)
        filters = {}
    cases = listing.all_of(filters, by=actor, at=at)
    try:
        made = exports.export(cases, exports.Format(form), asked=listing.asked(filters), by=actor, at=at)
    except Refusal as refusal:
        return door.withheld(request, refusal)
    return FileResponse(made.file, as_attachment=True, filename=made.name, content_type=made.media)


Offered = tuple[tuple[tuple[str, str], ...] | None, tuple[tuple[str, str], ...]]
"""The agencies and units to choose from; no agencies for whom all cases are of one."""


def _offered(request: HttpRequest, actor: Actor) -> Callable[[], Offered]:
    """Asked with the next statement."""
    agencies = _all_agencies.ahead() if _sees_all(actor) else None
    units = _units(actor, request.GET.get("agency", ""), request.GET.get("unit", ""))
    return lambda: ((tuple(agencies()) if agencies else None), tuple(units()))


def _asked(
    request: HttpRequest, offer: Callable[[], Offered]
) -> tuple[FilterForm | None, dict[str, Any] | None]:
    """The filters of the address; None where it has none, or none that can be read. The form where it has any."""
    if not request.GET:
        return None, None
    agencies, units = offer()
    form = FilterForm(request.GET, agencies=agencies, units=units)
    return form, form.cleaned_data if form.is_valid() else None


def _fields(form: FilterForm) -> SafeString:
    return render_to_string("web/parts/fields.html", {"form": form})


@lru_cache(maxsize=256)
def _fields_of_all(_language: str | None, agencies: Any, units: Any) -> SafeString:
    """The filters where none is set: written once for whoever may choose from the same."""
    return _fields(FilterForm(agencies=agencies, units=units))


@lru_cache(maxsize=512)
def _tabs(
    all_: int, parts: tuple[tuple[Part, int], ...], part: str, query: str, _language: str | None
) -> SafeString:
    """The parts with their numbers, on a page of this part and query: written once for whoever has the same."""
    now = QueryDict(query)
    told = [
        ("", _("Semua yang terbuka"), all_, ""),
        *(
            (each.value, str(each.label), number, "late" if each == Part.OVERDUE and number else "")
            for each, number in parts
        ),
    ]
    tabs = [
        Tab(value, changed(now, part=value, cursor=None), label, _number(number), tone)
        for value, label, number, tone in told
    ]
    return render_to_string("web/parts/worklist_tabs.html", {"tabs": tabs, "part": part})


def _number(counted: int) -> str:
    return f"{worklist.MOST - 1}+" if counted >= worklist.MOST else str(counted)


def _empty(filters: dict[str, Any], counts: Counts, actor: Actor) -> str:
    """Why the list is empty, as it is for this seat; empty where a filter is the reason."""
    if any(filters.get(name) for name in ("q", *NARROWING) if name != "part"):
        return _("Tidak ada pengaduan yang cocok dengan saringan ini.")
    if not counts.all:
        return _("Tidak ada pengaduan yang terbuka. Semua sudah tuntas.")
    part = filters.get("part") or ""
    said = str(EMPTY.get(part, _("Tidak ada pengaduan di bagian ini; %(seen)s.")))
    if part == Part.NEW and counts.looked_at is None:
        said = _("Ini kunjungan pertama Anda; %(seen)s.")
    return said % {"seen": _seen(counts, actor)}


def _seen(counts: Counts, actor: Actor) -> str:
    """`instansi ini punya 36 terbuka`"""
    told = {"n": _number(counts.all)}
    if _sees_all(actor):
        return _("semua instansi bersama punya %(n)s terbuka") % told
    if any(POWERS[seat.role].sees in WHOLE_AGENCIES for seat in actor.seats):
        return _("instansi ini punya %(n)s terbuka") % told
    return _("unit Anda punya %(n)s terbuka") % told


def _total(page: paging.Page, found: Found, most: int | None, *, narrowed: bool) -> int | str:
    """How many cases, counted up to a thousand or `most`; of very many no more than is known."""
    shown = len(page.rows)
    if found.many and page.next is None and page.previous is None:
        return shown
    if found.many and (narrowed or found.at_least < asking.MOST_COUNTED):
        return f"{shown}+"
    total = page.total
    if total is None:
        total = (
            asking.MOST_COUNTED + 1 if found.many else getattr(page.rows[0], "total", 0) if page.rows else 0
        )
    return _counted(total) if most is None or total <= most else f"{most}+"


def _counted(total: int) -> int | str:
    return _("1.000+") if total > asking.MOST_COUNTED else total


def _sees_all(actor: Actor) -> bool:
    """Whether some seat of theirs sees every agency: a national one."""
    return any(POWERS[seat.role].sees in WHOLE_AGENCIES and seat.national for seat in actor.seats)


def _units(actor: Actor, agency: str, unit: str) -> Callable[[], list[Any]]:
    """The units whose cases this person may see, for the filter; of those who see thousands the units of the agency that
    the address names, and the unit that it names."""
    units = Unit.objects.order_by("name")
    if _sees_all(actor):
        if not agency and not unit:
            return list
        named = units.filter(agency__code=agency) if agency else units.filter(code=unit)
        return lambda: list(named.values_list("code", "name"))
    agencies = [
        seat.agency_id for seat in actor.seats if POWERS[seat.role].sees in WHOLE_AGENCIES and seat.agency_id
    ]
    if len(agencies) == 1:
        return _of_agency.ahead(agency=agencies[0])
    if agencies:
        units = units.order_by("agency__name", "name")
        several = units.filter(agency__in=agencies)
        return lambda: list(several.values_list("code", "name"))
    own = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id]
    if len(own) == 1:
        return _by_key.ahead(unit=own[0])
    return lambda: list(units.filter(pk__in=own).values_list("code", "name"))


_all_agencies: Final[Worded[Any]] = Worded(
    lambda: Agency.objects.order_by("name").values_list("code", "name")
)
_of_agency: Final[Worded[Any]] = Worded(
    lambda agency: (
        Unit.objects.filter(agency=agency).order_by("agency__name", "name").values_list("code", "name")
    ),
    agency=-987_654_321,
)
_by_key: Final[Worded[Any]] = Worded(
    lambda unit: Unit.objects.filter(pk=unit).values_list("code", "name"), unit=-987_654_321
)
