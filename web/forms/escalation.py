"""Taking a case to the Ombudsman: what goes there, what may come of it, and whether the Ombudsman reads who filed it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import ActorKind
from complaints.codes import IdentityKind
from web.forms.deeds import Choices, VerbForm
from web.forms.fields import Radios, Words
from workflow.errors import Text

SHOWN: Final = {"yes": True, "no": False}
TOLD: Final[list[tuple[Text, Text]]] = [
    (
        _("Yang dikirim"),
        _(
            "Seluruh kasus ini: uraian Anda, pesan dan berkas kedua pihak, jawaban unit, tanggal dan riwayatnya. Anda tidak perlu mengulang cerita. Tanpa biaya."
        ),
    ),
    (
        _("Yang dapat dilakukan Ombudsman"),
        _(
            "Meminta penjelasan dari instansi, memeriksa apakah ada maladministrasi, meminta tindakan korektif dengan batas waktu, dan mengakhiri pengaduan dengan temuan tertulis."
        ),
    ),
    (
        _("Yang tidak dapat dilakukannya"),
        _(
            "Menghukum petugas, memutus seperti pengadilan, atau mengganti keputusan instansi dengan keputusannya sendiri. Perkara yang diperiksa pengadilan dapat ditolaknya."
        ),
    ),
    (
        _("Yang terjadi berikutnya"),
        _(
            "Ombudsman memeriksa kasus ini dan dapat bertanya kepada Anda di halaman ini. Hasilnya: dikembalikan kepada unit dengan tindakan korektif, atau diakhiri dengan temuan. Setiap langkah tercatat di halaman ini. Batas waktu unit yang masih berjalan tidak berhenti."
        ),
    ),
]
NAMELESS: Final = (
    _("Siapa Anda"),
    _("Pengaduan ini tanpa identitas: Ombudsman pun tidak tahu siapa Anda, dan bertanya lewat halaman ini."),
)


class Escalate(VerbForm):
    verb = "escalate"
    stands_out_for = ActorKind.COMPLAINANT
    title = _("Teruskan kepada Ombudsman")
    reasons = Words(_("Alasan"))
    with_identity = Radios(
        _("Bolehkah Ombudsman membaca nama dan kontak Anda?"),
        [
            ("yes", _("Ya. Ombudsman dapat menghubungi saya sendiri.")),
            ("no", _("Tidak. Ombudsman bertanya kepada saya lewat halaman ini.")),
        ],
        optional=True,
    )

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        asked = self.fields["with_identity"]
        if choices.identity not in (IdentityKind.NAMED, IdentityKind.CONFIDENTIAL):
            del self.fields["with_identity"]
        else:
            named = choices.identity == IdentityKind.NAMED
            asked.initial = "yes" if named else "no"
            asked.may_be_empty = False  # type: ignore[attr-defined]  # one is always chosen to begin with
            if not named:
                asked.help_text = _("Unit tetap tidak membacanya, apa pun pilihan Anda.")
        if choices.identity:
            nameless = [NAMELESS] if choices.identity == IdentityKind.ANONYMOUS else []
            self.told = [*TOLD, *nameless]

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        chosen = SHOWN.get(arguments.pop("with_identity", ""))
        return arguments if chosen is None else {**arguments, "with_identity": chosen}
