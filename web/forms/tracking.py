"""The number and the access code with which a complainant opens a case."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints import access, references
from complaints.models import Complaint
from web.forms.fields import Form
from workflow.verbs import slips

CODE = {
    "class": "form-control reference",
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
REQUIRED = {"required": gettext_lazy("Wajib diisi.")}


class NumberForm(Form):
    """Accepts the number in upper or lower case, with dashes, spaces or neither."""

    reference = forms.CharField(
        label=gettext_lazy("Nomor pengaduan"),
        help_text=gettext_lazy("Contoh: TNT-7K4M-2Q9X-C"),
        max_length=100,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={**CODE, "required": True}),
    )

    def clean_reference(self) -> str:
        try:
            return references.normalise(self.cleaned_data["reference"])
        except references.BadCheckCharacter:
            raise forms.ValidationError(_("Ada huruf atau angka yang salah ketik pada nomor ini.")) from None
        except references.BadReference:
            raise forms.ValidationError(_("Ini bukan nomor pengaduan. Contoh: TNT-7K4M-2Q9X-C")) from None


class OneDayKeyForm(NumberForm):
    """The number, and the key that was sent to the phone, in any spelling."""

    code = forms.CharField(
        label=gettext_lazy("Kunci"),
        help_text=gettext_lazy("Dua belas huruf dan angka dari pesan di ponsel Anda."),
        max_length=100,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={**CODE, "required": True}),
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        try:
            return references.normalise_one_day_key(self.cleaned_data["code"])
        except references.BadCode:
            raise forms.ValidationError(_("Ada huruf atau angka yang salah ketik pada kunci ini.")) from None


class TrackForm(NumberForm):
    """Accepts both as `NumberForm` does."""

    code = forms.CharField(
        label=gettext_lazy("Kode akses"),
        help_text=gettext_lazy(
            "Tertulis pada tanda terima, hanya Anda yang memilikinya; atau kunci dari amplop."
        ),
        max_length=100,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={**CODE, "required": True}),
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            return references.normalise_access_code(typed)
        except references.BadCheckCharacter:
            raise forms.ValidationError(_("Ada huruf atau angka yang salah ketik pada kode ini.")) from None
        except references.BadAccessCode:
            return typed

    def opened(self) -> Complaint | None:
        """The case that this number and code open; None alike for an unknown number and a wrong code."""
        complaint = Complaint.objects.filter(reference=self.cleaned_data["reference"]).first()
        code = self.cleaned_data["code"]
        return complaint if complaint is not None and access.opens(complaint, code) else None

    def sealed(self) -> Complaint | None:
        """The case on whose printed slip this stands instead of an access code, opened or not."""
        return slips.of_key(self.cleaned_data["reference"], self.cleaned_data["code"])
