"""What a unit promises beyond the law, on a form."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.codes import choices, label
from law.codes import Classification, DutyKind
from web.forms.fields import Day, Form, Select, options


class PromiseForm(Form):
    """A promise from a day on; without a number of days an earlier one is taken back."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = Select(_("Jangka waktu"))
    classification = Select(_("Klasifikasi"), optional=True)
    length = forms.IntegerField(
        label=_("Hari"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_(
            "Lebih pendek dari batas peraturan, dalam satuan harinya. Kosong: janji yang sekarang dicabut."
        ),
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )
    effective_from = Day(
        _("Berlaku sejak"), help_text=_("Paling cepat besok; yang sudah berjalan tidak berubah.")
    )

    def __init__(self, *args: Any, kinds: list[DutyKind], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["length"]).may_be_empty = True
        options(
            self.fields["kind"],
            [("", _("Pilih salah satu.")), *((kind.value, label(kind)) for kind in kinds)],
        )
        options(self.fields["classification"], [("", _("Semua klasifikasi")), *choices(Classification)])
        cast(Day, self.fields["effective_from"]).no_earlier_than(today + timedelta(days=1))

    def promise(self) -> dict[str, Any]:
        """The verb's own arguments."""
        said = self.cleaned_data
        return {
            "kind": DutyKind(said["kind"]),
            "classification": Classification(said["classification"]) if said["classification"] else None,
            "length": said["length"],
            "effective_from": said["effective_from"],
        }
