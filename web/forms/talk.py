"""What may be done with a case without moving it: messages, notes, files, who handles it, duplicates."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import User
from complaints import references
from complaints.models import Complaint
from web.forms.deeds import Choices, Deed, Versioned, staff_options
from web.forms.fields import Checks, Radios, Select, Words, options
from web.forms.referrals import AllowName, Refer, ReturnReferral, TakeOver
from web.forms.uploads import Uploads, digest, reads
from workflow.errors import BadInput
from workflow.verbs import (
    accusing,
    assignment,
    conversation,
    duplicates,
    public_titles,
    ratings,
    room,
    verification,
    withdrawing,
)

MOST_NAMED: Final = 20
"""Colleagues whom the form of a note names; others can be mentioned all the same."""
IS_COMPLETION: Final = [
    ("yes", _("Ini kelengkapannya: periksa kembali pengaduan saya")),
    ("no", _("Bukan; kelengkapannya menyusul")),
]


class Uploading(Deed):
    """A form with files. While the office waits for the complainant to complete the file, it asks whether this does."""

    completes = Radios(_("Apakah ini kelengkapan yang diminta?"), IS_COMPLETION)
    file = Uploads()

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        cast(Uploads, self.fields["file"]).allow(choices.file_mb)
        if not choices.awaits_completion:
            del self.fields["completes"]

    def finish(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        """What was sent completes the file, if its sender says so."""
        if self.cleaned_data.get("completes") == "yes":
            verification.complete(complaint_id, addition=None, by=by, at=at, version=None)


class Message(Uploading):
    field_order = ("message", "file", "completes")
    verb = "message"
    letter_into = "message"
    title = _("Tulis pesan")
    button = _("Kirim pesan")
    message = Words(_("Pesan"), "message", rows=4)
    file = Uploads(optional=True)

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        sent = conversation.send_message(complaint_id, text=self.cleaned_data["message"], by=by, at=at)
        for data in reads(self.cleaned_data["file"]):
            conversation.attach(complaint_id, data=data, message=sent.pk, by=by, at=at)
        self.finish(complaint_id, by=by, at=at)


class Ask(Versioned):
    """A question that stops the clock, in one act."""

    verb = "ask"
    does = staticmethod(conversation.ask)
    letter_into = "question"
    title = _("Tanya dan hentikan waktu")
    intro = _(
        "Jangka waktu berhenti sampai pengadu menjawab, paling lama menurut aturan. Pengadu mendapat satu surel."
    )
    button = _("Tanya dan hentikan waktu")
    question = Words(_("Pertanyaan, untuk dibaca pengadu"), rows=4)


class Attach(Uploading):
    field_order = ("file", "completes")
    verb = "attach"
    title = _("Lampirkan berkas")
    button = _("Lampirkan")

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        for data in reads(self.cleaned_data["file"]):
            conversation.attach(complaint_id, data=data, message=None, by=by, at=at)
        self.finish(complaint_id, by=by, at=at)


class WithdrawFile(Deed):
    verb = "withdraw_file"
    title = _("Tarik berkas yang salah")
    intro = _(
        "Isinya dihapus untuk semua orang dan tidak dapat dikembalikan; di riwayat tertulis bahwa Anda menariknya."
    )
    button = _("Tarik dan hapus")
    attachment = Select(_("Berkas"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["attachment"], [("", _("Pilih berkas")), *choices.own_files.items()])

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        withdrawing.withdraw_file(complaint_id, attachment=int(self.cleaned_data["attachment"]), by=by, at=at)


class Note(Deed):
    verb = "note"
    chooses = True
    title = _("Tulis catatan intern")
    intro = _("Hanya petugas yang membacanya; pengadu tidak.")
    button = _("Simpan catatan")
    note = Words(_("Catatan"), "note", rows=4)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        if choices.colleagues:
            names = [f"@{username} ({name})" for username, name in choices.colleagues.items()]
            self.fields["note"].help_text = gettext("Rekan yang disebut mendapat surel: %(names)s") % {
                "names": ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
            }

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        conversation.write_note(complaint_id, text=self.cleaned_data["note"], by=by, at=at)


class AskForRoom(Deed):
    verb = "ask_for_room"
    does = staticmethod(room.ask_for_room)
    title = _("Minta ruang tambahan untuk berkas")
    intro = _(
        "Ruang berkas pengaduan ini hampir atau sudah habis. Tulis mengapa masih perlu; petugas memutuskannya."
    )
    button = _("Minta ruang tambahan")
    reasons = Words(_("Alasan"), rows=3)


class GrantRoom(Deed):
    verb = "grant_room"
    does = staticmethod(room.grant_room)
    title = _("Beri ruang tambahan untuk berkas")
    intro = _("Yang meminta mendapat ruang sebanyak semula sekali lagi. Alasannya ada di Riwayat.")
    button = _("Beri ruang tambahan")


class Assign(Versioned):
    verb = "assign"
    chooses = True
    title = _("Tunjuk penangan")
    button = _("Tunjuk")
    handler = Select(_("Penangan"))

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        options(self.fields["handler"], [("", _("Pilih petugas")), *staff_options(choices)])

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        handler = User.objects.get(username=self.cleaned_data["handler"])
        assignment.assign(complaint_id, handler=handler, by=by, at=at, version=self.cleaned_data["version"])


class Accusing(Versioned):
    """Of whom it speaks is ticked; at least one."""

    accused = Checks(_("Petugas terlapor"))

    def offer(self, people: Mapping[str, str]) -> None:
        field = cast(Checks, self.fields["accused"])
        options(field, list(people.items()))
        field.required, field.may_be_empty = True, False
        field.error_messages["required"] = _("Wajib diisi.")

    def chosen(self) -> list[User]:
        return list(User.objects.filter(username__in=self.cleaned_data["accused"]))


class NameAccused(Accusing):
    verb = "name_accused"
    chooses = True
    title = _("Catat petugas terlapor")
    intro = _(
        "Yang dipilih sejak sekarang tidak melihat apa pun dari pengaduan ini. Bila ia penangannya, tunjuk penangan lain."
    )
    button = _("Catat")

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        self.offer(choices.people)

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        version = self.cleaned_data["version"]
        accusing.name_accused(complaint_id, accused=self.chosen(), by=by, at=at, version=version)


class UnnameAccused(Accusing):
    verb = "unname_accused"
    title = _("Batalkan pencatatan terlapor")
    intro = _("Yang dipilih melihat pengaduan ini lagi menurut tugasnya, beserta riwayatnya.")
    button = _("Batalkan pencatatan")
    reasons = Words(_("Alasan"), rows=3)

    def choose_from(self, choices: Choices) -> None:
        super().choose_from(choices)
        self.offer(choices.accused)

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        accusing.unname_accused(
            complaint_id,
            accused=self.chosen(),
            reasons=self.cleaned_data["reasons"],
            by=by,
            at=at,
            version=self.cleaned_data["version"],
        )


class ConfirmRating(Deed):
    verb = "confirm_rating"
    does = staticmethod(ratings.confirm_rating)
    title = _("Pastikan penilaian pengadu")
    intro = _(
        "Penilaian ini tidak dihitung karena kuncinya ada atau mungkin ada pada kantor. Pastikan hanya setelah Anda sendiri menghubungi pengadu, dan tulis caranya."
    )
    button = _("Pastikan")
    reasons = Words(_("Alasan"), rows=3)


class Link(Versioned):
    verb = "link"
    title = _("Tautkan sebagai pengaduan ganda")
    intro = _("Setiap pengadu tetap memegang tanda terima sendiri dan tetap dijawab.")
    button = _("Tautkan")
    duplicate_of = forms.CharField(
        label=_("Nomor pengaduan pertama"),
        max_length=100,
        error_messages={"required": _("Wajib diisi.")},
        widget=forms.TextInput(attrs={"class": "form-control", "required": True, "autocomplete": "off"}),
    )
    reasons = Words(_("Alasan"), rows=3)
    for_others = Words(
        _("Jawaban untuk pengadu ini"),
        optional=True,
        rows=4,
        help_text=_(
            "Hanya bila pengaduan pertama sudah dijawab: jawabannya segera disampaikan juga kepada pengadu ini. Isi bila teksnya harus lain."
        ),
    )

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        duplicates.link(
            complaint_id,
            duplicate_of=self._original(by),
            reasons=self.cleaned_data["reasons"],
            for_others=self.cleaned_data["for_others"] or None,
            by=by,
            at=at,
            version=self.cleaned_data["version"],
        )

    def _original(self, by: Actor) -> Complaint:
        """The case with this number, among those that this person sees. Raises BadInput."""
        try:
            reference = references.normalise(self.cleaned_data["duplicate_of"])
        except references.BadCode:
            sentence = gettext("Nomor ini salah ketik. Periksa kembali.")
            raise BadInput({"duplicate_of": ("bad_reference", sentence)}) from None
        original = Complaint.objects.visible_to(by).filter(reference=reference).first()
        if original is None:
            raise BadInput({"duplicate_of": ("not_found", gettext("Pengaduan tidak ditemukan."))})
        return original


class Title(Deed):
    verb = "give_title"
    title = _("Judul umum untuk warga lain")
    intro = _(
        "Siapa pun yang mengadukan unit ini membaca judul ini dan bulannya, tidak lebih, dan dapat menyatakan mengalami hal yang sama. Tulis tanpa nama orang, tempat tinggal, atau nomor. Kosongkan untuk mencabutnya."
    )
    button = _("Simpan judul umum")
    public_title = Words(_("Judul umum"), "public_title", optional=True)

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        try:
            public_titles.give_title(complaint_id, title=self.cleaned_data["public_title"], by=by, at=at)
        except BadInput as bad:
            raise BadInput(
                {"public_title": bad.errors.get("title", next(iter(bad.errors.values())))}
            ) from None


class Unlink(Versioned):
    verb = "unlink"
    does = staticmethod(duplicates.unlink)
    title = _("Lepas tautan ganda")
    button = _("Lepas tautan")


TALK: Final[dict[str, type[Deed]]] = {
    form.verb: form
    for form in (
        Message,
        Ask,
        Attach,
        WithdrawFile,
        AskForRoom,
        GrantRoom,
        Note,
        Assign,
        NameAccused,
        UnnameAccused,
        ConfirmRating,
        Link,
        Unlink,
        Refer,
        TakeOver,
        ReturnReferral,
        AllowName,
        Title,
    )
}


def digests(form: Deed) -> list[str]:
    """The SHA-256 of each of the form's uploads; idempotency compares them."""
    sent: Sequence[UploadedFile[Any]] = form.cleaned_data.get("file") or []
    return [digest(file) for file in sent]
