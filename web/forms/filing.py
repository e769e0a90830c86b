"""The form of a filing, in the order in which a person tells what happened."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.limits import proof
from accounts.models import Agency, Unit
from complaints.codes import Channel, IdentityKind
from law import counting
from notifications import phones
from web.forms.fields import Day, Form, OneLine, Radios, Select, Words, options
from web.forms.uploads import Uploads
from workflow.reading import campaigns
from workflow.verbs import room
from workflow.verbs.intake import Filing, Person, cleaned, misdated

UNKNOWN: Final = "-"
CAMPAIGN: Final = "tanda"
"""The name of a poster's mark in its address."""
CONTACT: Final = ("name", "email", "phone", "address")
TOO_QUICK: Final = timedelta(seconds=2)
MANY: Final = 500
"""Units up to which a form lists those of all agencies; beyond it those of the agency that was chosen."""
NOTHING: Final = Q(pk__in=[])
"""For a form whose places nobody asks: no query."""
STAMP: Final = Signer(salt="tuntas.web.file")


def _explained(name: Any, what: Any) -> Any:
    """A choice and its meaning, in the language in which it is shown."""
    shown: Any = lazy(lambda: format_html("<strong>{}</strong> <small>{}</small>", name, what), SafeString)
    return shown()


MEANINGS: Final = {
    IdentityKind.NAMED: _("Koordinator dan unit yang menangani melihat nama dan kontak Anda."),
    IdentityKind.CONFIDENTIAL: _(
        "Nama Anda disimpan, tetapi tidak ditampilkan kepada unit, koordinator, maupun Ombudsman. Tanpa surel "
        "atau ponsel yang Anda pastikan, tidak ada yang dapat membuatkan kode baru."
    ),
    IdentityKind.ANONYMOUS: _(
        "Tidak ada yang tahu siapa Anda; kabar hanya lewat nomor dan kode akses. Bila kodenya hilang, tidak "
        "ada yang dapat membuatkan kode baru."
    ),
}
"""What each kind of identity means for whoever complains."""
IDENTITIES: Final = tuple((kind.value, _explained(kind.label, what)) for kind, what in MEANINGS.items())


CHANNELS: Final = (
    Channel.WALK_IN,
    Channel.PHONE,
    Channel.LETTER,
    Channel.EMAIL,
    Channel.WHATSAPP,
    Channel.INSTAGRAM,
    Channel.FACEBOOK,
    Channel.TIKTOK,
    Channel.SOCIAL,
    Channel.SP4N,
    Channel.OTHER,
)
"""All but the web, which nobody files for another by."""


NEWS_ON_A_PHONE: Final = _(
    "Singkat: nomor pengaduan, apa yang terjadi, dan alamat halaman ini; tidak pernah isi pengaduan atau kode akses. "
    "Nomornya kami pastikan dahulu dengan kode enam angka."
)
NEWS_BY: Final = (("", _("Tidak")), *((medium.value, medium.label) for medium in phones.ON_A_PHONE))


def offer_phones(form: Form) -> None:
    """Leave the question out where nothing can be sent to a phone, else offer what can."""
    if not (media := phones.offered()):
        del form.fields["phone_medium"]
        return
    options(form.fields["phone_medium"], [NEWS_BY[0], *((medium.value, medium.label) for medium in media)])


class FilingForm(Form):
    """Fields in the order in which a person tells what happened."""

    agency = Select(_("Instansi"), help_text=_("Pemerintah daerah atau lembaga yang membawahi unit."))
    unit = Select(
        _("Unit pelayanan"), help_text=_("Pilih «Saya tidak tahu» bila ragu; koordinator akan mencarikan.")
    )
    subject = Words(_("Perihal"), "subject", help_text=_("Satu kalimat: apa masalahnya?"))
    description = Words(
        _("Uraian kejadian"),
        "description",
        rows=7,
        help_text=_("Apa yang terjadi, di mana, siapa yang terlibat, dan apa akibatnya bagi Anda."),
    )
    occurred_on = Day(_("Tanggal kejadian"))
    settlement_sought = Words(
        _("Penyelesaian yang Anda harapkan"),
        optional=True,
        rows=3,
        help_text=_("Misalnya: dokumen saya diterbitkan."),
    )
    identity = Radios(_("Bagaimana dengan identitas Anda?"), IDENTITIES)
    name = OneLine(_("Nama"), optional=False, fill="name", help_text=_("Wajib, kecuali tanpa identitas."))
    email = OneLine(
        _("Surel"),
        kind="email",
        fill="email",
        help_text=_("Untuk kabar perkembangan, dan untuk kode baru bila kode akses Anda hilang."),
    )
    phone = OneLine(_("Telepon"), kind="tel", fill="tel", help_text=_("Contoh: 0812 3456 7890"))
    phone_medium = Radios(
        _("Kabar ke ponsel"), NEWS_BY, in_a_line=True, optional=True, help_text=NEWS_ON_A_PHONE
    )
    address = OneLine(_("Alamat"), fill="street-address")
    website = forms.CharField(required=False, label=_("Kosongkan isian ini"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        at: datetime,
        address: str = "",
        among: Q | None = None,
        only: str | None = None,
        **kwargs: Any,
    ) -> None:
        """`among`: which agencies are offered; `only`: the code of the one unit that can be meant."""
        super().__init__(*args, **kwargs)
        self.at = at
        agencies = list(Agency.objects.filter(among or Q(), open_for_filing=True).order_by("name"))
        self.agencies = {agency.code: agency for agency in agencies}
        self.units = {unit.code: unit for unit in self._offered(agencies, only)}
        options(
            self.fields["agency"], [("", _("Pilih instansi")), *((one.code, one.name) for one in agencies)]
        )
        options(
            self.fields["unit"],
            [
                ("", _("Pilih unit")),
                (UNKNOWN, _("Saya tidak tahu unitnya")),
                *self._by_agency(),
            ],
        )
        offer_phones(self)
        zones = {agency.zone for agency in agencies} or {settings.TIME_ZONE}
        latest = max(counting.local_date(at, zone) for zone in zones)
        cast(Day, self.fields["occurred_on"]).no_later_than(latest)
        challenge = json.dumps(proof.challenge(address, at=at)) if address else ""
        self.fields["proof"].widget.attrs["data-challenge"] = challenge
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        """What the verb would refuse of person and date, so that all faults are told at once."""
        data = super().clean() or self.cleaned_data
        told = {name: data.get(name, "") for name in CONTACT}
        wrong: dict[str, Any] = {}
        if data.get("identity") in (IdentityKind.NAMED, IdentityKind.CONFIDENTIAL):
            wrong |= cleaned(Person(**told, phone_medium=data.get("phone_medium", "")))[1]
        agency = self.agencies.get(data.get("agency", ""))
        if agency is not None:
            day = {"occurred_on": data.get("occurred_on")}
            wrong |= misdated(day, counting.local_date(self.at, agency.zone))
        for name, (code, sentence) in wrong.items():
            field = name.rpartition(".")[2]
            if field not in self.errors:
                self.add_error(field, ValidationError(str(sentence), code))
        return data

    @property
    def forgets(self) -> bool:
        """Whether somebody told who they are and chose to be nobody: nothing of it is kept."""
        data = self.cleaned_data
        return data["identity"] == IdentityKind.ANONYMOUS and any(data[name].strip() for name in CONTACT)

    def _offered(self, agencies: list[Agency], only: str | None) -> list[Unit]:
        """The units to choose from, by name: of all these agencies, or where they are many of the one that was chosen."""
        units = Unit.objects.filter(active=True, agency__in=agencies).order_by("name", "pk")
        if only is not None:
            units = units.filter(code=only)
        few = list(units[: MANY + 1]) if agencies else []
        if len(few) > MANY and len(agencies) > 1:
            chosen = [self.data.get(name) or self.initial.get(name, "") for name in ("agency", "unit")]
            few = list(units.filter(Q(agency__code=chosen[0]) | Q(code=chosen[1])))
        elif len(few) > MANY:
            few = list(units)
        keyed = {agency.pk: agency for agency in agencies}
        for unit in few:
            unit.agency = keyed[unit.agency_id]
        return few

    def _by_agency(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups: dict[str, list[tuple[str, str]]] = {code: [] for code in self.agencies}
        for unit in self.units.values():
            groups[unit.agency.code].append((unit.code, unit.name))
        return [(self.agencies[code].name, units) for code, units in groups.items() if units]

    def filing(self, *, at: datetime, often: bool = False) -> Filing:
        """The filing of a valid form. `often`: many came from where it comes from."""
        data = self.cleaned_data
        identity = IdentityKind(data["identity"])
        anonymous = identity == IdentityKind.ANONYMOUS
        contact = {name: data[name] for name in CONTACT}
        return Filing(
            agency=self.agencies[data["agency"]],
            unit=self.units.get(data["unit"]),
            subject=data["subject"],
            description=data["description"],
            occurred_on=data["occurred_on"],
            identity=identity,
            person=None if anonymous else Person(**contact, phone_medium=data.get("phone_medium", "")),
            settlement_sought=data["settlement_sought"].strip() or None,
            language=(get_language() or "id")[:2],
            campaign=self._campaign(),
            proof=proof.solved(self.cleaned_data["proof"], at=at),
            moderation=self._moderation(at) or ("often" if often else ""),
        )

    def _campaign(self) -> str:
        """The mark of the poster; an empty text for what is none."""
        mark = self.data.get(CAMPAIGN, "")
        return mark if re.fullmatch(campaigns.MARK, mark) else ""

    def _moderation(self, at: datetime) -> str:
        """Why intake should check this filing, or an empty text; it is registered all the same."""
        if self.cleaned_data["website"]:
            return "trap"
        try:
            opened = datetime.fromisoformat(STAMP.unsign(self.cleaned_data["opened"]))
        except (BadSignature, ValueError):
            return "no_stamp"
        return "quick" if at - opened < TOO_QUICK else ""


class StaffFilingForm(FilingForm):
    """What staff write down for somebody who came, called or wrote."""

    channel = Select(_("Saluran"))
    claimed_received_on = Day(
        _("Tanggal sebenarnya diterima"),
        optional=True,
        help_text=_("Bila surat atau kunjungan itu lebih awal. Dihitung setelah orang kedua memastikannya."),
    )
    file = Uploads(optional=True)
    field_order = ("channel", "claimed_received_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["channel"], [(each.value, each.label) for each in CHANNELS])
        options(self.fields["identity"], IDENTITIES_TOLD)
        for name, words in LABELS_TOLD.items():
            self.fields[name].label = words
        for name, words in HELP_TOLD.items():
            if name in self.fields:
                self.fields[name].help_text = words
        upload = cast(Uploads, self.fields["file"])
        upload.label = _("Pindaian surat, formulir, atau foto")
        upload.allow(room.most_bytes_of_a_file(room.OFFICE) // room.MB)
        if len(self.agencies) == 1:
            self.fields["agency"].initial = next(iter(self.agencies))

    def filing(self, *, at: datetime, often: bool = False) -> Filing:
        data = self.cleaned_data
        return replace(
            super().filing(at=at, often=often),
            channel=Channel(data["channel"]),
            claimed_received_on=data["claimed_received_on"],
            moderation="",
        )


IDENTITIES_TOLD: Final = (
    (
        IdentityKind.NAMED.value,
        _explained(
            _("Dengan nama"), _("Koordinator dan unit yang menangani melihat nama dan kontak pengadu.")
        ),
    ),
    (
        IdentityKind.CONFIDENTIAL.value,
        _explained(
            _("Dirahasiakan dari unit"),
            _("Nama pengadu disimpan, tetapi tidak ditampilkan kepada unit, koordinator, maupun Ombudsman."),
        ),
    ),
    (
        IdentityKind.ANONYMOUS.value,
        _explained(
            _("Tanpa identitas"),
            _(
                "Nama dan kontak tidak disimpan; pengadu mengikuti pengaduannya hanya dengan amplop kunci. Bila hilang, "
                "hanya koordinator yang dapat mencetak yang baru."
            ),
        ),
    ),
)
LABELS_TOLD: Final = {
    "settlement_sought": _("Penyelesaian yang diharapkan pengadu"),
    "identity": _("Bagaimana dengan identitas pengadu?"),
}
HELP_TOLD: Final = {
    "email": _("Milik pengadu sendiri, bukan alamat kantor: tautan untuk membuka pengaduan dikirim ke sana."),
    "phone_medium": _(
        "Bila pengadu mau. Setelah terkirim, kode enam angka dikirim ke ponselnya; pengadu membacakannya kepada Anda, "
        "atau memastikannya sendiri nanti di halaman pengaduannya."
    ),
    "description": _("Apa yang terjadi, di mana, siapa yang terlibat, dan apa akibatnya bagi pengadu."),
    "settlement_sought": _("Misalnya: dokumennya diterbitkan."),
}
