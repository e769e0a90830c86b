"""What is typed in a hearing before a year is frozen."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from compliance.hearing.models import ObjectionDecision
from compliance.hearing.opening import MOST_DAYS
from web.forms.fields import Form, Radios, Select, Words, options

Follows = ObjectionDecision.Follows
REFUSED: Final = "refused"


class OpenForm(Form):
    days = forms.IntegerField(
        label=gettext_lazy("Hari kerja untuk berkeberatan"),
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"class": "form-control", "required": True}),
        help_text=gettext_lazy("Dihitung dengan kalender instansi, mulai hari kerja berikutnya."),
    )


class ObjectionForm(Form):
    reasons = Words(
        gettext_lazy("Alasan"), help_text=gettext_lazy("Apa yang tidak benar, dan dari mana itu tampak.")
    )
    file = Select(
        gettext_lazy("Lampiran yang membuktikannya"),
        optional=True,
        help_text=gettext_lazy(
            "Dari lampiran pengaduan ini. Yang belum ada dilampirkan dahulu pada halaman kasusnya."
        ),
    )

    def __init__(self, *args: Any, files: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["file"], [("", "–"), *files])


class ReplyForm(Form):
    text = Words(
        gettext_lazy("Tanggapan unit"),
        help_text=gettext_lazy(
            "Satu kali untuk seluruh rancangan; berdiri di samping nilai. Jangan menyebut nama pengadu."
        ),
    )


class DecisionForm(Form):
    decision = Radios(
        gettext_lazy("Putusan"),
        [
            (REFUSED, gettext_lazy("Ditolak; angka tetap")),
            (
                Follows.LEFT_OUT.value,
                gettext_lazy("Diterima: nilai tanpa kasus ini ditunjukkan di samping nilai"),
            ),
            (
                Follows.CORRECTED.value,
                gettext_lazy("Diterima: kasus dibetulkan dengan tindakannya sendiri sebelum nilai dibekukan"),
            ),
        ],
    )
    reasons = Words(gettext_lazy("Alasan"))
