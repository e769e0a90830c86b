"""One form per verb: its fields, and how they become the verb's arguments. Those of the clocks are in
`web/forms/clocks.py`, the Ombudsman's conclusion in `web/forms/conclusion.py`."""

from datetime import datetime, timedelta
from typing import Any, Final, cast

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.models import Unit, User
from complaints.codes import Ground, Outcome, choices
from law.codes import Classification
from law.codes import DutyKind as K
from web.forms.clocks import (
    AgreeToClass,
    ClaimReceiptDate,
    ConfirmReceiptDate,
    ContestExtension,
    DropClass,
    Extend,
    Reclassify,
    Resume,
    Suspend,
)
from web.forms.conclusion import Conclude
from web.forms.deeds import Choices, VerbForm, staff_options, unit_options
from web.forms.escalation import Escalate
from web.forms.fields import Checks, Day, OneLine, Radios, Select, Words, options
from web.forms.uploads import Uploads, reads
from workflow.verbs import answering_with_files, conversation, investigation, room, verification
from workflow.verbs.filing_with_files import Filed

MISSING: Final = {
    "when": _("Kapan kejadiannya: tanggal, kira-kira pukul berapa"),
    "where": _("Di mana: kantor, loket, atau alamatnya"),
    "who": _("Siapa yang melayani: nama, jabatan, atau loketnya, bila tahu"),
    "asked": _("Apa yang Anda minta, dan apa jawaban petugas"),
    "wish": _("Penyelesaian yang Anda harapkan"),
    "proof": _("Salinan surat, tanda terima, atau foto"),
}
"""What is missing most often in a filing, as its complainant reads it."""


class RequestCompletion(VerbForm):
    """What is missing: ticked in a list, in own words, or both; the complainant reads it as one text."""

    verb = "request_completion"
    letter_into = "missing"
    title = _("Minta kelengkapan")
    items = Checks(_("Yang kurang"), list(MISSING.items()))
    missing = Words(_("Lainnya, dengan kata Anda sendiri"), optional=True)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        sentence = _("Hanya sekali untuk setiap pengaduan. Pengadu mendapat %(window)s.")
        self.intro = sentence % {"window": choices.windows[K.COMPLETE]}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        looks = not cast(Words, self.fields["missing"]).asked
        if not (looks or data.get("items") or data.get("missing", "").strip() or self.errors):
            self.add_error("missing", _("Centang yang kurang, atau tulis sendiri."))
        return data

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        with override(self.choices.language):
            ticked = [f"- {MISSING[item]}" for item in data["items"]]
        own = data["missing"].strip()
        return {"missing": "\n".join([*ticked, *filter(None, [own])]) or "(…)"}


class Complete(VerbForm):
    """What was missing, as a text, as files, or as what was sent before."""

    verb = "complete"
    stands_out_for = ActorKind.COMPLAINANT
    title = _("Lengkapi berkas")
    button = _("Kirim kelengkapan")
    addition = Words(_("Kelengkapan"), optional=True)
    file = Uploads(optional=True)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        cast(Uploads, self.fields["file"]).allow(choices.file_mb)
        if choices.complainant_wrote:
            self.intro = _(
                "Anda sudah mengirim pesan atau berkas. Bila itu sudah kelengkapannya, langsung tekan «Kirim kelengkapan»."
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        said = data.get("addition", "").strip() or data.get("file") or self.choices.complainant_wrote
        if not said and not self.errors:
            self.add_error("addition", _("Tulis kelengkapannya atau pilih berkas."))
        return data

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        for data in reads(self.cleaned_data["file"]):
            conversation.attach(complaint_id, data=data, message=None, by=by, at=at)
        addition = self.cleaned_data["addition"].strip() or None
        version = self.cleaned_data["version"]
        verification.complete(complaint_id, addition=addition, by=by, at=at, version=version)


class Reject(VerbForm):
    verb = "reject"
    letter_into = "reasons"
    title = _("Nyatakan tidak dapat diproses")
    intro = _(
        "Pengaduan untuk unit lain dialihkan, dan yang berulang ditautkan; keduanya bukan alasan penolakan."
    )
    grave = True
    ground = Radios(_("Dasar penolakan"), Ground.choices)
    reasons = Words(_("Alasan, untuk dibaca pengadu"))
    other_body = Words(
        _("Lembaga yang berwenang"),
        "other_body",
        optional=True,
        help_text=_("Bila wewenang lembaga lain: pengadu membaca ke mana ia dapat pergi."),
    )
    referral = Words(
        _("Yang diteruskan kepada lembaga itu"),
        optional=True,
        rows=4,
        help_text=_(
            "Menjadi surat kepada lembaga itu, di kop instansi. Tanpa nama pengadu: nama baru disebut bila ia sendiri mengizinkannya."
        ),
    )

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        letter = {name: arguments[name].strip() or None for name in ("other_body", "referral")}
        return {**arguments, "ground": Ground(arguments["ground"]), **letter}


class Dispatch(VerbForm):
    verb = "dispatch"
    chooses = True
    stands_out_for = ActorKind.STAFF
    title = _("Disposisikan kepada unit")
    button = _("Disposisikan")
    unit = Select(_("Unit"))
    classification = Radios(_("Klasifikasi"), choices(Classification))
    accused = Checks(
        _("Petugas terlapor"),
        help_text=_("Yang dipilih tidak melihat apa pun dari pengaduan ini. Boleh kosong."),
    )

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["unit"], unit_options(choices))
        self.fields["unit"].initial = choices.unit
        options(self.fields["accused"], list(choices.people.items()))
        cast(Checks, self.fields["accused"]).fold(choices.people, choices.seated, choices.unit)

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {
            "unit": Unit.objects.get(code=arguments["unit"]),
            "classification": Classification(arguments["classification"]),
            "accused": list(User.objects.filter(username__in=arguments["accused"])),
        }


class SendBack(VerbForm):
    verb = "send_back"
    title = _("Kembalikan kepada koordinator")
    reasons = Words(_("Mengapa bukan urusan unit ini"))


class Begin(VerbForm):
    verb = "begin"
    chooses = True
    stands_out_for = ActorKind.STAFF
    title = _("Mulai tindak lanjut")
    button = _("Mulai")
    handler = Select(_("Penangan"), optional=True)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["handler"], [("", _("Saya sendiri")), *staff_options(choices)])

    def arguments(self) -> dict[str, Any]:
        return {"handler": User.objects.filter(username=super().arguments()["handler"]).first()}


class Transfer(VerbForm):
    verb = "transfer"
    chooses = True
    title = _("Alihkan ke unit lain")
    intro = _("Batas waktu bagi pengadu tidak berubah.")
    unit = Select(_("Unit"))
    reasons = Words(_("Alasan"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["unit"], unit_options(choices))

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {**arguments, "unit": Unit.objects.get(code=arguments["unit"])}


class Answer(VerbForm):
    verb = "answer"
    letter_into = "reasons"
    stands_out_for = ActorKind.STAFF
    title = _("Beri jawaban")
    button = _("Kirim jawaban kepada pengadu")
    outcome = Radios(_("Hasil pemeriksaan"), Outcome.choices)
    reasons = Words(_("Alasan, untuk dibaca pengadu"), rows=8)
    for_others = Words(
        _("Teks lain untuk pengadu lain itu"),
        optional=True,
        rows=6,
        help_text=_("Dibaca mereka sebagai ganti alasan di atas. Jangan sebut pengadu pertama."),
    )
    remedy = Words(
        _("Tindakan yang dijanjikan"),
        "remedy",
        optional=True,
        rows=3,
        help_text=_("Isi bersama tanggalnya, atau kosongkan keduanya."),
    )
    remedy_due_on = Day(_("Dilaksanakan paling lambat"), optional=True)
    file = Uploads(optional=True)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        uploads = cast(Uploads, self.fields["file"])
        uploads.allow(choices.file_mb)
        if choices.others:
            uploads.help_text = f"{uploads.help_text} {gettext('Hanya sampai pada pengadu pertama.')}"
            self.intro = ngettext(
                "Jawaban ini juga dikirim kepada %(n)d pengadu lain yang pengaduannya ditautkan.",
                "Jawaban ini juga dikirim kepada %(n)d pengadu lain yang pengaduannya ditautkan.",
                choices.others,
            ) % {"n": choices.others}
        elif not (self.data.get("for_others") or self.initial.get("for_others")):
            del self.fields["for_others"]
        cast(Day, self.fields["remedy_due_on"]).no_earlier_than(choices.today + timedelta(days=1))

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {
            "decision": investigation.Decision(
                Outcome(arguments["outcome"]),
                arguments["reasons"],
                arguments["remedy"].strip() or None,
                arguments["remedy_due_on"],
                arguments.get("for_others") or None,
            )
        }

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        judged = [conversation.judged(data, room.OFFICE) for data in reads(self.cleaned_data["file"])]
        answering_with_files.answer_with(
            complaint_id,
            **self.arguments(),
            files=[Filed(clean, scan) for scan, clean in judged],
            by=by,
            at=at,
            version=self.cleaned_data["version"],
        )


class MarkRemedied(VerbForm):
    verb = "mark_remedied"
    letter_into = "remedied"
    stands_out_for = ActorKind.STAFF
    title = _("Catat tindakan yang sudah dilakukan")
    remedied = Words(_("Apa yang sudah dilakukan"))

    def arguments(self) -> dict[str, Any]:
        return {"text": super().arguments()["remedied"]}


RATINGS: Final = [
    ("4", _("4 Sangat baik")),
    ("3", _("3 Baik")),
    ("2", _("2 Kurang baik")),
    ("1", _("1 Tidak baik")),
]


class Accept(VerbForm):
    verb = "accept"
    stands_out_for = ActorKind.COMPLAINANT
    title = _("Terima jawaban")
    intro = _("Pengaduan selesai.")
    rating = Radios(_("Penilaian Anda"), RATINGS, in_a_line=True)
    comment = Words(_("Komentar"), "comment", optional=True, rows=3)

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {"rating": int(arguments["rating"]), "comment": arguments["comment"].strip() or None}


class Rate(VerbForm):
    """Of a case that ended without asking for a rating."""

    verb = "rate"
    title = _("Nilai penanganannya")
    button = _("Kirim penilaian")
    rating = Radios(_("Penilaian Anda"), RATINGS, in_a_line=True)
    comment = Words(_("Komentar"), "comment", optional=True, rows=3)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        if choices.rate_until is not None:
            sentence = _("Hanya sekali, sampai %(day)s. Pengaduan tetap selesai.")
            self.intro = sentence % {"day": date_format(choices.rate_until, "j F Y")}

    def arguments(self) -> dict[str, Any]:
        arguments = super().arguments()
        return {"rating": int(arguments["rating"]), "comment": arguments["comment"].strip() or None}


class Contest(VerbForm):
    verb = "contest"
    title = _("Sanggah jawaban")
    intro = _("Hanya sekali. Petugas lain akan memeriksa dan menjawab kembali.")
    reasons = Words(_("Mengapa Anda tidak setuju"))


class Reopen(VerbForm):
    verb = "reopen"
    title = _("Buka kembali")
    reasons = Words(_("Mengapa perlu dibuka kembali"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        sentence = _("Hanya sekali, dalam %(window)s sejak selesai.")
        self.intro = sentence % {"window": choices.windows[K.REOPEN_WITHIN]}


class Withdraw(VerbForm):
    verb = "withdraw"
    title = _("Cabut pengaduan")
    intro = _("Pengaduan yang dicabut tidak diperiksa lagi dan tidak dapat dibuka kembali.")
    button = _("Cabut pengaduan")
    grave = True
    reasons = Words(_("Alasan"), optional=True, rows=3)

    def arguments(self) -> dict[str, Any]:
        return {"reasons": super().arguments()["reasons"].strip() or None}


class Appeal(VerbForm):
    verb = "appeal"
    stands_out_for = ActorKind.COMPLAINANT
    title = _("Ajukan keberatan atas penolakan")
    reasons = Words(_("Alasan keberatan"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        sentence = _("Hanya sekali, dalam %(window)s sejak penolakan. Petugas lain akan memeriksa kembali.")
        self.intro = sentence % {"window": choices.windows[K.APPEAL_WITHIN]}


class Remand(VerbForm):
    verb = "remand"
    stands_out_for = ActorKind.STAFF
    title = _("Kembalikan untuk tindakan korektif")
    corrective_action = Words(_("Tindakan korektif"))
    due_on = Day(
        _("Dilaksanakan paling lambat"),
        optional=True,
        help_text=_("Bila kosong, berlaku jangka waktu tindakan korektif menurut aturan."),
    )
    product = OneLine(
        _("Nomor LHP atau tindakan korektif"),
        help_text=_(
            "Bila sudah ada di daftar produk, pengaduan ini menjadi butir barunya; bila belum, dicatat."
        ),
    )

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        cast(Day, self.fields["due_on"]).no_earlier_than(choices.today + timedelta(days=1))


class Demand(VerbForm):
    verb = "demand"
    title = _("Minta penjelasan instansi")
    demand = Words(_("Yang diminta"), help_text=_("Dibaca juga oleh pengadu."))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        sentence = _("Instansi mendapat %(window)s. Bila tidak dijawab, Anda dapat meminta lagi.")
        self.intro = sentence % {"window": choices.windows[K.EXPLAIN]}


class Explain(VerbForm):
    verb = "explain"
    stands_out_for = ActorKind.STAFF
    title = _("Beri penjelasan kepada Ombudsman")
    intro = _("Dibaca Ombudsman dan petugas. Berkas dilampirkan di bagian Lampiran.")
    explanation = Words(_("Penjelasan"), rows=8)


FORMS: Final[dict[str, type[VerbForm]]] = {
    form.verb: form
    for form in (
        Dispatch,
        RequestCompletion,
        Reject,
        Complete,
        Begin,
        SendBack,
        Answer,
        Resume,
        Extend,
        Suspend,
        Transfer,
        AgreeToClass,
        DropClass,
        Reclassify,
        ConfirmReceiptDate,
        ClaimReceiptDate,
        MarkRemedied,
        Accept,
        Contest,
        Reopen,
        Rate,
        Appeal,
        ContestExtension,
        Explain,
        Demand,
        Remand,
        Conclude,
        Escalate,
        Withdraw,
    )
}
"""By verb, in the order in which a page offers them."""
