"""Forms about units and agencies."""

from typing import Any, Final
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Agency, Level, Unit
from law import rules
from web.forms.fields import Checks, Form, OneLine, Select, Words, options
from workflow.office import bodies
from workflow.office.bodies import AgencyDraft, UnitDraft

DAYS: Final = [
    ("1", gettext_lazy("Senin")),
    ("2", gettext_lazy("Selasa")),
    ("3", gettext_lazy("Rabu")),
    ("4", gettext_lazy("Kamis")),
    ("5", gettext_lazy("Jumat")),
    ("6", gettext_lazy("Sabtu")),
    ("7", gettext_lazy("Minggu")),
]
ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class YesNo(forms.BooleanField):
    """A box to tick."""

    def __init__(self, label: Any, help_text: Any = ""):
        look = {"class": "form-check-input"}
        super().__init__(
            label=label, required=False, widget=forms.CheckboxInput(attrs=look), help_text=help_text
        )


class Lines(forms.CharField):
    """A text of several lines that the verb checks."""

    may_be_empty = True

    def __init__(self, label: Any, most: int, help_text: Any):
        look = {"class": "form-control", "rows": 3, "maxlength": most}
        widget = forms.Textarea(attrs=look)
        super().__init__(label=label, required=False, strip=False, widget=widget, help_text=help_text)


class UnitForm(Form):
    """A unit. `code` only where it is made: addresses and imports name it."""

    name = Words(gettext_lazy("Nama"), "name")
    code = OneLine(
        gettext_lazy("Kode"), help_text=gettext_lazy("Kosong: dibuat dari nama. Tidak dapat diubah kemudian.")
    )
    working_week = Checks(gettext_lazy("Hari kerja"), DAYS)
    district = OneLine(
        gettext_lazy("Kecamatan"), help_text=gettext_lazy("Orang menemukan unit dengan namanya.")
    )
    services = Lines(
        gettext_lazy("Melayani"),
        2000,
        gettext_lazy("Satu pelayanan sebaris, dengan kata yang dipakai orang."),
    )
    hours = Lines(gettext_lazy("Jam buka"), 500, gettext_lazy("Satu baris sehari atau sekelompok hari."))
    parent = Select(gettext_lazy("Unit induk"), optional=True)
    answers_need_supervisor = YesNo(gettext_lazy("Jawaban hanya oleh kepala unit"))
    active = YesNo(gettext_lazy("Menerima pengaduan"), gettext_lazy("Dikosongkan: unit ditutup."))
    successor = Select(
        gettext_lazy("Unit pengganti"),
        optional=True,
        help_text=gettext_lazy("Ditawarkan kepada siapa yang mengadu ke unit yang sudah ditutup."),
    )

    def __init__(self, *args: Any, agency: Agency, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Unit.objects.filter(agency=agency).order_by("name")
        if unit is not None:
            del self.fields["code"]
            others = others.exclude(pk=unit.pk)
        self.units = {other.code: other for other in others}
        listed = [("", _("Tidak ada")), *((code, other.name) for code, other in self.units.items())]
        for name in ("parent", "successor"):
            options(self.fields[name], listed)

    @staticmethod
    def initial_of(unit: Unit) -> dict[str, Any]:
        """The unit as the form shows it."""
        return {
            "name": unit.name,
            "working_week": [str(day) for day in unit.working_week],
            "district": unit.district or "",
            "services": unit.services or "",
            "hours": unit.hours or "",
            "parent": unit.parent.code if unit.parent else "",
            "answers_need_supervisor": unit.answers_need_supervisor,
            "active": unit.active,
            "successor": unit.successor.code if unit.successor else "",
        }

    def draft(self) -> UnitDraft:
        told = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        told["working_week"] = [int(day) for day in told["working_week"]]
        for name in ("parent", "successor"):
            told[name] = self.units.get(told[name])
        return UnitDraft(**told)


class AgencyForm(Form):
    """An agency. By what time limits are counted stands in it for administrators, while none is running (`counts`)."""

    name = Words(gettext_lazy("Nama"), "name")
    open_for_filing = YesNo(gettext_lazy("Menerima pengaduan"))
    send_from = forms.TimeField(
        label=gettext_lazy("Surel pengingat sejak"),
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "form-control", "type": "time"}),
        error_messages={
            "required": gettext_lazy("Wajib diisi."),
            "invalid": gettext_lazy("Jam tidak benar."),
        },
    )
    send_until = forms.TimeField(
        label=gettext_lazy("Surel pengingat sampai"),
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "form-control", "type": "time"}),
        error_messages={
            "required": gettext_lazy("Wajib diisi."),
            "invalid": gettext_lazy("Jam tidak benar."),
        },
        help_text=gettext_lazy("Waktu setempat pada hari kerja; jangka waktunya sendiri tidak menunggu."),
    )
    letterhead = Lines(
        gettext_lazy("Kop surat"),
        500,
        gettext_lazy("Baris di bawah nama instansi pada surat: alamat, telepon, surel."),
    )
    level = Select(gettext_lazy("Tingkat"))
    zone = Select(gettext_lazy("Zona waktu"))
    calendar = Select(gettext_lazy("Kalender"))
    law = Select(gettext_lazy("Aturan"))

    def __init__(self, *args: Any, agency: Agency, counts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": self.initial_of(agency), **kwargs})
        self.agency, self.counts = agency, counts
        if not counts:
            for name in bodies.COUNTED_WITH:
                del self.fields[name]
            return
        options(self.fields["level"], Level.choices)
        zones = {**ZONES, **dict.fromkeys(sorted(available_timezones()), "")}
        options(self.fields["zone"], [(zone, f"{zone} {name}".strip()) for zone, name in zones.items()])
        listed = dict([(agency.calendar, agency.calendar), *bodies.calendars()])
        options(self.fields["calendar"], [(code, f"{name} ({code})") for code, name in listed.items()])
        options(self.fields["law"], [(code, code) for code in rules.laws()])

    @staticmethod
    def initial_of(agency: Agency) -> dict[str, Any]:
        return {name: getattr(agency, name) for name in AgencyDraft.__dataclass_fields__}

    def draft(self) -> AgencyDraft:
        return AgencyDraft(**{**self.initial_of(self.agency), **self.cleaned_data})
