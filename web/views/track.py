"""Opening a case with its number and access code."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from complaints import access, references
from complaints.models import Complaint
from web.fields import Form
from web.views import door

CODE = {
    "class": "form-control reference",
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
WANTED = {"required": gettext_lazy("Wajib diisi.")}


class TrackForm(Form):
    """Both are read in any case, with dashes, spaces or none."""

    reference = forms.CharField(
        label=gettext_lazy("Nomor pengaduan"),
        help_text=gettext_lazy("Contoh: TNT-7K4M-2Q9X-C"),
        max_length=100,
        error_messages=WANTED,
        widget=forms.TextInput(attrs={**CODE, "required": True}),
    )
    code = forms.CharField(
        label=gettext_lazy("Kode akses"),
        help_text=gettext_lazy("Tertulis pada tanda terima, hanya Anda yang memilikinya."),
        max_length=100,
        error_messages=WANTED,
        widget=forms.TextInput(attrs={**CODE, "required": True}),
    )

    def clean_reference(self) -> str:
        try:
            return references.normalise(self.cleaned_data["reference"])
        except references.BadCheckCharacter:
            raise forms.ValidationError(_("Ada huruf atau angka yang salah ketik pada nomor ini.")) from None
        except references.BadReference:
            raise forms.ValidationError(_("Ini bukan nomor pengaduan. Contoh: TNT-7K4M-2Q9X-C")) from None

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            return references.normalise_access_code(typed)
        except references.BadCheckCharacter:
            raise forms.ValidationError(_("Ada huruf atau angka yang salah ketik pada kode ini.")) from None
        except references.BadAccessCode:
            return typed

    def opened(self) -> Complaint | None:
        """The case that this number and code open: one and the same None for everything else."""
        found = Complaint.objects.filter(reference=self.cleaned_data["reference"]).first()
        code = self.cleaned_data["code"]
        return found if found is not None and access.opens(found, code) else None


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return ask(request, reference=request.GET.get("nomor", "")[:100])
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    complaint = form.opened()
    if complaint is None:
        form.add_error(None, _("Pengaduan tidak ditemukan. Periksa nomor dan kode aksesnya."))
        return _page(request, form, status=404)
    door.open_in_session(request, complaint)
    return redirect("web:case", complaint.reference)


def ask(request: HttpRequest, *, reference: str = "", status: int = 200) -> HttpResponse:
    """The empty form, the number filled in where it is known."""
    return _page(request, TrackForm(initial={"reference": reference}), status=status)


def _page(request: HttpRequest, form: TrackForm, *, status: int) -> HttpResponse:
    return door.page(request, "track", {"form": form, "here": "track"}, status=status)
