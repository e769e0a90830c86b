"""Calendars for administrators: which days are off in which year, what is proposed, and what approving it would do."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import label
from law.codes import DutyKind
from law.counting import YearStatus
from web import door, held
from web.forms.fields import Form, Select, Words, options
from workflow import clock
from workflow.calendars import present
from workflow.calendars.families import Family
from workflow.calendars.files import of_package, package_source, read_csv, read_ical
from workflow.calendars.waits import next_year
from workflow.codes import HolidayKind
from workflow.errors import Refusal
from workflow.models import Calendar, CalendarChange
from workflow.redating import changes
from workflow.redating.previews import Preview
from workflow.redating.running_cases import duties_with, labels_of

SHOWN: Final = 50
"""Duties listed under a preview; the counts are of all."""
MOST: Final = 20_000
"""The most running duties for which a page computes a preview; larger ones are for the command line."""
FLAGS: Final = {
    "observance": gettext_lazy("perayaan: tetap hari kerja, tidak menjadi hari libur"),
    "tentative": gettext_lazy(
        "belum pasti: tahunnya tetap usulan; di tahun yang sudah ditetapkan hari ini tidak dipakai"
    ),
    "duplicate": gettext_lazy("sudah hari libur"),
    "neighbour": gettext_lazy("mirip hari libur di dekatnya: mungkin hari yang sama, digeser"),
    "weekend": gettext_lazy("bukan hari kerja siapa pun"),
    "removes_nothing": gettext_lazy("bukan hari libur, jadi tidak ada yang dihapus"),
    "past": gettext_lazy("sudah lewat"),
    "wider": gettext_lazy("hari daerah atau instansi di kalender yang lebih luas"),
}


class ProposalForm(Form):
    calendar = Select(gettext_lazy("Kalender"))
    decree = Words(
        gettext_lazy("Dasar penetapan"),
        "name",
        help_text=gettext_lazy("Nomor dan tanggal keputusan bersama atau peraturan daerah."),
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("CSV dengan kolom date, kind, name, atau iCalendar (.ics)."),
        error_messages={
            "required": gettext_lazy("Pilih sebuah berkas."),
            "empty": gettext_lazy("Berkas kosong."),
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv,.ics,text/csv,text/calendar"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calendars = Calendar.objects.filter(retired_on=None, covers_every_year=False).order_by("code")
        options(self.fields["calendar"], [(row.code, row.name) for row in calendars])


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(Role.ADMINISTRATOR)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Calendars, their years and their changes; a proposal is sent from here."""
    at = clock.now()
    if request.method == "POST" and "package" in request.POST:
        return _propose_package(request, actor)
    if request.method == "POST":
        form = ProposalForm(request.POST, request.FILES)
    else:
        form = ProposalForm(initial=held.initial(door.typed_before(request, door.owner_of(actor), at=at)))
    status = 200
    if door.too_large(request):
        form.errors.pop("file", None)
        form.add_error("file", door.too_large_sentence(request))
        status = 413
    elif form.is_bound:
        status = 400
        if form.is_valid():
            used = _propose(request, actor, form)
            if used.refusal is None:
                return redirect("web:calendar-change", pk=used.reply["proposal"])
            form.take(used.errors or {"": used.sentence})
            status = used.status
    context = {
        "form": form,
        "calendars": [_calendar(row) for row in Calendar.objects.order_by("-covers_every_year", "code")],
        "changes": CalendarChange.objects.select_related("calendar", "proposed_by").order_by("-pk")[:30],
        "next_year": next_year(at),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "calendars",
    }
    return door.page(request, "calendars", context, status=status)


@require_http_methods(["GET", "HEAD"])
@door.roles_only(Role.ADMINISTRATOR)
def year(request: HttpRequest, _actor: Actor, code: str, year: int) -> HttpResponse:
    """Every day off of a year, with the decree that makes it one."""
    try:
        days = present.current(code)
    except Calendar.DoesNotExist:
        raise Http404 from None
    if year not in days.years:
        raise Http404
    days_off = [
        {"date": day, "off": off, "kind": HolidayKind(off.kind).label}
        for day, off in sorted(days.holidays.items())
        if day.year == year
    ]
    context = {"code": code, "year": year, "days": days_off, "label": days.label, "status": days.years[year]}
    return door.page(request, "calendar_year", {**context, "here": "calendars"})


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.ADMINISTRATOR)
def change(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One proposal: its days, its effect on running duties, and the buttons; later its progress and its result."""
    row = (
        CalendarChange.objects.select_related("calendar", "proposed_by", "approved_by").filter(pk=pk).first()
    )
    if row is None:
        raise Http404
    status, sentence = 200, ""
    if request.method == "POST":
        used = _decide(request, actor, row)
        if used.refusal is None:
            return redirect("web:calendar-change", pk=row.pk)
        status, sentence = used.status, " ".join(used.errors.values()) or used.sentence
    days = [
        {"row": day, "flags": [FLAGS.get(flag, flag) for flag in day.flags]}
        for day in row.days.order_by("date")
    ]
    context = {
        "change": row,
        "days": days,
        "sentence": sentence,
        "own": changes.OWN_PROPOSAL if changes.proposed_by(row, actor) else "",
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "calendars",
        **_preview(row),
    }
    return door.page(request, "calendar_change", context, status=status)


def _preview(row: CalendarChange) -> dict[str, Any]:
    """The effect of approving it now, or the sentence of the refusal if it can no longer be approved."""
    if row.state != CalendarChange.State.PROPOSED:
        return {}
    running = duties_with(labels_of(Family(row.calendar.code).below)).count()
    if running > MOST:
        return {"too_many": running}
    try:
        preview = Preview(row, at=clock.now())
    except Refusal as refusal:
        return {"obstacle": refusal.sentence}
    shown = []
    for number, move in enumerate(preview):
        if number < SHOWN:
            shown.append({"move": move, "label": label(DutyKind(move.kind))})
    return {"preview": preview.counts, "duties": shown, "more": preview.counts.moved - len(shown)}


def _calendar(row: Calendar) -> dict[str, Any]:
    """A calendar with its years, those of its parent included."""
    years = present.current(row.code).years
    listed = [
        {"year": year, "decreed": status == YearStatus.DECREED}
        for year, status in sorted(years.items(), reverse=True)
    ]
    return {"row": row, "years": listed}


def _propose(request: HttpRequest, actor: Actor, form: ProposalForm) -> door.Used:
    cleaned, at = form.cleaned_data, clock.now()
    data = cleaned["file"].read()

    def act() -> dict[str, int]:
        ical = data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"
        days = read_ical(data, kind=_kind(cleaned["calendar"])) if ical else read_csv(data)
        source = CalendarChange.Source.ICAL if ical else CalendarChange.Source.CSV
        made = changes.propose(
            cleaned["calendar"], days, decree=cleaned["decree"], source=source, by=actor, at=at
        )
        return {"proposal": made.pk}

    return _use(request, actor, act, files=[sha256(data).hexdigest()])


def _kind(code: str) -> str:
    """The kind of a day off of this calendar whose file does not name one."""
    return Calendar.objects.values_list("kind", flat=True).get(code=code)


def _propose_package(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Propose the days that the `holidays` package expects for next year; approved, they count but not as decreed."""
    at = clock.now()
    year = next_year(at)

    def act() -> dict[str, int]:
        made = changes.propose(
            "id",
            of_package(year, country="id"),
            decree=_("usulan menurut %(source)s, belum ditetapkan") % {"source": package_source()},
            source=CalendarChange.Source.PACKAGE,
            only_proposed=True,
            by=actor,
            at=at,
        )
        return {"proposal": made.pk}

    used = _use(request, actor, act)
    if used.refusal is None:
        return redirect("web:calendar-change", pk=used.reply["proposal"])
    form = ProposalForm({})
    form.take({"": " ".join(used.errors.values()) or used.sentence})
    return door.page(request, "calendars", {"form": form, "here": "calendars"}, status=used.status)


def _decide(request: HttpRequest, actor: Actor, row: CalendarChange) -> door.Used:
    verb = changes.drop if "drop" in request.POST else changes.approve
    at = clock.now()

    def act() -> dict[str, int]:
        verb(row.pk, by=actor, at=at)
        return {"proposal": row.pk}

    return _use(request, actor, act)


def _use(
    request: HttpRequest, actor: Actor, act: Callable[[], Any], *, files: list[str] | None = None
) -> door.Used:
    who = f"user:{actor.user.pk}" if actor.user else ""
    return door.use(request, act, actor=who, route=request.path, at=clock.now(), files=files or [])
