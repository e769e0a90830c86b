"""Photos and PDFs sent with a form: several at once, each judged by the verb that keeps it."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from workflow.verbs import room

ACCEPTED: Final = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/tiff,application/pdf"
MOST: Final = 10
"""Files with one form."""
HELP: Final = _(
    "JPEG, PNG, WebP, HEIC, TIFF, atau PDF; boleh beberapa, masing-masing paling besar %(most)d MB. Data lokasi dan nama "
    "pembuat dihapus."
)
TOO_MANY: Final = _("Paling banyak %(most)d berkas sekaligus; Anda memilih %(n)d.")


class _Chooser(forms.FileInput):
    allow_multiple_selected = True


class Uploads(forms.FileField):
    """Images and PDFs; the verb checks their bytes. Cleaned to a list, empty where none was chosen."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(
            label=_("Foto atau PDF"),
            required=not optional,
            allow_empty_file=True,
            error_messages={"required": _("Pilih berkas."), "missing": _("Pilih berkas.")},
            widget=_Chooser(attrs={"class": "form-control", "accept": ACCEPTED, "multiple": True}),
        )
        self.may_be_empty = optional

    def allow(self, most_mb: int) -> None:
        """Say how large each may be."""
        self.help_text = str(HELP) % {"most": most_mb}

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        sent = [data] if isinstance(data, UploadedFile) else list(data or [])
        if not sent:
            super().clean(None, initial)
            return []
        if len(sent) > MOST:
            raise ValidationError(str(TOO_MANY) % {"most": MOST, "n": len(sent)}, "too_many")
        return [super(Uploads, self).clean(one, initial) for one in sent]


def reads(sent: "Iterable[UploadedFile[Any]]") -> Iterator[bytes]:
    """The bytes of each file, at most one more than the largest that is kept."""
    most = max(map(room.most_bytes_of_a_file, room.KINDS)) + 1
    for file in sent:
        file.seek(0)
        yield file.read(most)


def digest(file: "UploadedFile[Any]") -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(next(reads([file]))).hexdigest()
