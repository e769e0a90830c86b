"""The forms of the clocks: more time, standing still, another class, and the day on which a complaint was received."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from complaints.codes import choices as as_choices
from complaints.words import length
from law.codes import Classification, SuspensionReason
from web.forms.deeds import Choices, VerbForm
from web.forms.fields import Day, Radios, Text, Words, options


class Days(forms.IntegerField):
    """A number of days; the verb checks how many are allowed."""

    def __init__(self, label: Text) -> None:
        super().__init__(
            label=label,
            min_value=1,
            max_value=366,
            error_messages={"required": _("Wajib diisi."), "invalid": _("Tulis bilangan bulat.")},
            widget=forms.NumberInput(
                attrs={"class": "form-control", "required": True, "inputmode": "numeric"}
            ),
        )


class Extend(VerbForm):
    verb = "extend"
    letter_into = "reasons"
    title = _("Perpanjang batas penyelesaian")
    intro = _("Pengadu diberi tahu beserta alasannya, dan dapat menyanggah. Batas semula tetap terlihat.")
    button = _("Perpanjang")
    days = Days(_("Tambahan hari"))
    reasons = Words(_("Alasan, untuk dibaca pengadu"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        self.fields["days"].widget.attrs["max"] = choices.most_days
        self.fields["days"].help_text = ngettext_lazy(
            "Menurut aturan paling banyak %(most)s lagi, satu kali.",
            "Menurut aturan paling banyak %(most)s lagi, dalam %(times)d kali.",
            choices.extensions_left,
        ) % {"most": length(choices.most_days, choices.unit_of_days), "times": choices.extensions_left}


class ContestExtension(VerbForm):
    verb = "contest_extension"
    title = _("Sanggah perpanjangan batas waktu")
    intro = _("Anda dapat meneruskan pengaduan kepada Ombudsman sejak batas semula lewat.")
    reasons = Words(_("Mengapa Anda tidak setuju"))


class Suspend(VerbForm):
    verb = "suspend"
    letter_into = "reasons"
    title = _("Tangguhkan jangka waktu")
    intro = _("Hari sesudah hari ini tidak dihitung sampai dilanjutkan.")
    button = _("Tangguhkan")
    reason = Radios(_("Alasan menurut aturan"), as_choices(SuspensionReason))
    reasons = Words(_("Penjelasan, untuk dibaca pengadu"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["reason"], list(choices.reasons.items()))
        if choices.decides:
            self.intro = _(
                "Hari sesudah hari ini tidak dihitung sampai dilanjutkan. Batas keputusan menurut undang-undang tetap berjalan."
            )

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {**arguments, "reason": SuspensionReason(arguments["reason"])}


class Resume(VerbForm):
    verb = "resume"
    title = _("Lanjutkan jangka waktu")
    intro = _("Jangka waktu berjalan lagi mulai hari ini; hari-hari yang ditangguhkan tidak dihitung.")
    button = _("Lanjutkan")


class Reclassify(VerbForm):
    verb = "reclassify"
    title = _("Ubah klasifikasi")
    intro = _(
        "Klasifikasi dengan batas lebih panjang berlaku setelah disetujui orang kedua; sampai saat itu batas yang lebih ketat tetap berlaku."
    )
    button = _("Ubah")
    classification = Radios(_("Klasifikasi"), as_choices(Classification))
    reasons = Words(_("Alasan"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        others = [code for code in Classification if code != choices.classification]
        options(self.fields["classification"], as_choices(others))

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {**arguments, "classification": Classification(arguments["classification"])}


class ReclassifyAsShown(VerbForm):
    """`reclassify` with the class that the page shows and a suggested reason."""

    uses = "reclassify"
    classification = forms.ChoiceField(choices=as_choices(Classification), widget=forms.HiddenInput)
    reasons = Words(_("Alasan"), rows=2)

    def suggest(self, classification: str, reasons: Text) -> None:
        self.fields["classification"].initial = classification
        self.fields["reasons"].initial = reasons

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {**arguments, "classification": Classification(arguments["classification"])}


class AgreeToClass(ReclassifyAsShown):
    """The second person agrees to the proposed class."""

    verb = "agree_to_class"
    title = _("Setujui klasifikasi yang diusulkan")
    button = _("Setujui klasifikasi ini")

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        self.suggest(choices.proposed, _("Setuju dengan usulan ini."))


class DropClass(ReclassifyAsShown):
    """Withdraws the proposal by naming the class now in force."""

    verb = "drop_class"
    title = _("Batalkan usulan klasifikasi")
    button = _("Batalkan usulan")
    grave = True

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        self.suggest(choices.classification, _("Usulan tidak dilanjutkan."))


class ClaimReceiptDate(VerbForm):
    verb = "claim_receipt_date"
    title = _("Catat tanggal surat sebenarnya diterima")
    intro = _("Berlaku setelah ada bukti di bagian Lampiran dan orang kedua memastikannya.")
    button = _("Catat tanggal")
    received_on = Day(_("Diterima pada"))
    reasons = Words(_("Dari mana tanggal ini diketahui"), rows=3)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        if choices.recorded_on is not None:
            cast(Day, self.fields["received_on"]).no_later_than(choices.recorded_on - timedelta(days=1))


class ConfirmReceiptDate(VerbForm):
    verb = "confirm_receipt_date"
    title = _("Pastikan tanggal penerimaan")
    intro = _(
        "Jangka waktu yang berjalan sejak pengaduan masuk dihitung dari tanggal itu. Tidak dapat diubah lagi."
    )
    button = _("Pastikan tanggal ini")
