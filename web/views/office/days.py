"""One day of a calendar on a form: added, moved or taken out. It becomes a proposal like any other, with its preview."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.roles import Role
from web import door, held
from web.forms.fields import Day as DayField
from web.forms.fields import Form, Radios, Select, Words, options
from workflow import clock
from workflow.calendars import present
from workflow.calendars.files import Day
from workflow.codes import HolidayKind
from workflow.models import Calendar, CalendarChange
from workflow.redating import changes

ADD, MOVE, REMOVE = "add", "move", "remove"
DEEDS: Final = [
    (ADD, gettext_lazy("Tambah hari libur")),
    (MOVE, gettext_lazy("Geser hari libur ke tanggal lain")),
    (REMOVE, gettext_lazy("Hapus hari libur")),
]


class DayForm(Form):
    """What is to become of one day off."""

    deed = Radios(gettext_lazy("Perubahan"), DEEDS)
    calendar = Select(gettext_lazy("Kalender"))
    day = DayField(gettext_lazy("Tanggal"), help_text=gettext_lazy("Bila digeser: tanggal yang sekarang."))
    to = DayField(gettext_lazy("Tanggal baru"), optional=True, help_text=gettext_lazy("Hanya bila digeser."))
    kind = Select(gettext_lazy("Jenis"))
    name = Words(
        gettext_lazy("Nama hari"),
        "name",
        optional=True,
        help_text=gettext_lazy("Bila digeser atau dihapus, boleh kosong."),
    )
    decree = Words(
        gettext_lazy("Dasar penetapan"),
        "name",
        help_text=gettext_lazy("Nomor dan tanggal keputusan bersama atau peraturan daerah."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calendars = Calendar.objects.filter(retired_on=None, covers_every_year=False).order_by("code")
        options(self.fields["calendar"], [(row.code, row.name) for row in calendars])
        options(self.fields["kind"], HolidayKind.choices)

    def clean(self) -> None:
        told = self.cleaned_data
        deed, day, code = told.get("deed"), told.get("day"), told.get("calendar")
        if deed is None or day is None or code is None:
            return
        if deed == MOVE and told.get("to") in (None, day):
            self.add_error("to", _("Isi tanggal barunya."))
        if deed == ADD and not told.get("name", "").strip():
            self.add_error("name", _("Wajib diisi."))
        if deed != ADD and day not in present.current(code).holidays:
            self.add_error("day", _("Tanggal ini bukan hari libur dalam kalender itu."))

    def days(self) -> list[Day]:
        """The proposal's days."""
        told = self.cleaned_data
        day: date = told["day"]
        if told["deed"] == ADD:
            return [Day(day, told["kind"], told["name"])]
        name = told["name"].strip() or present.current(told["calendar"]).holidays[day].name
        gone = Day(day, "removed", name)
        return [gone] if told["deed"] == REMOVE else [gone, Day(told["to"], told["kind"], name)]


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.ADMINISTRATOR)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """POST keeps the proposal and leads to what it would move."""
    at = clock.now()
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, door.owner_of(actor), at=at))
        return _page(request, actor, DayForm(initial={"deed": ADD, **typed}))
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form, status=400)

    def act() -> dict[str, int]:
        told = form.cleaned_data
        source = CalendarChange.Source.FORM
        made = changes.propose(
            told["calendar"], form.days(), decree=told["decree"], source=source, by=actor, at=at
        )
        return {"proposal": made.pk}

    used = door.use(request, act, actor=door.owner_of(actor), route="web:calendar-day", at=at)
    if used.refusal is None:
        return redirect("web:calendar-change", pk=used.reply["proposal"])
    form.take(used.errors or {"": used.sentence})
    return _page(request, actor, form, status=used.status)


def _page(request: HttpRequest, actor: Actor, form: DayForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "new_key": door.new_key(door.owner_of(actor)), "here": "calendars"}
    return door.page(request, "office/day", context, status=status)
