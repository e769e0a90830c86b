"""Handing a case on to another agency of this installation, and what that agency says."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency
from web.forms.deeds import Choices, Deed, Versioned
from web.forms.fields import Select, Words, options
from workflow.verbs import other_bodies, referrals


class Refer(Versioned):
    verb = "refer"
    title = _("Limpahkan ke instansi lain")
    intro = _(
        "Koordinator instansi itu membaca uraiannya, lalu menerima atau mengembalikannya. Sampai diterima, instansi Anda tetap memegangnya; batas waktu bagi pengadu tidak berubah."
    )
    button = _("Limpahkan")
    agency = Select(_("Instansi"))
    reasons = Words(_("Mengapa lebih tepat di sana; pengadu juga membacanya"), rows=3)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["agency"], [("", _("Pilih instansi")), *choices.agencies.items()])

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        said = self.cleaned_data
        referrals.refer(
            complaint_id,
            agency=Agency.objects.get(code=said["agency"]),
            reasons=said["reasons"],
            by=by,
            at=at,
            version=said["version"],
        )


class TakeOver(Versioned):
    verb = "take_over"
    does = staticmethod(referrals.take_over)
    title = _("Terima pelimpahan")
    intro = _(
        "Nomor, tanda terima, dan batas waktu bagi pengadu tetap; verifikasinya dimulai di instansi Anda. Pengadu diberi tahu."
    )
    button = _("Terima")


class ReturnReferral(Versioned):
    verb = "return_referral"
    does = staticmethod(referrals.return_referral)
    title = _("Akhiri pelimpahan")
    intro = _("Pengaduan tetap pada instansi yang menawarkannya, dengan batas waktunya.")
    button = _("Kembalikan")
    reasons = Words(_("Alasan; pengadu juga membacanya"), rows=3)


class AllowName(Deed):
    """Of a complainant, on their own page."""

    verb = "allow_name"
    does = staticmethod(other_bodies.allow_name)
    title = _("Izinkan nama Anda disebut kepada lembaga itu")
    intro = _(
        "Surat kami kepada lembaga yang berwenang tidak menyebut siapa Anda. Bila Anda mengizinkan, nama, alamat, telepon, dan surel Anda ditambahkan, supaya lembaga itu dapat menghubungi Anda."
    )
    button = _("Izinkan")
