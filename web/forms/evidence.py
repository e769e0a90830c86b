"""The forms of evidence: several files at once, one file or address of a document, where a file belongs, what is wrong with it."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.evidence.filing import Offer, most_mb
from compliance.evidence.index import named
from compliance.evidence.needed import Document, Needed
from compliance.evidence.standing import Line
from web.forms.fields import Day, Form, OneLine, Select, Words, options

ACCEPTED: Final = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
HELP: Final = _(
    "PDF, JPEG, PNG, DOCX, atau XLSX, paling besar %(most)d MB. Berkas disimpan apa adanya, dengan hash."
)


class OfferForm(Form):
    """A file or an address for one document. The verb knows the rules."""

    file = forms.FileField(
        label=_("Berkas"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ACCEPTED}),
    )
    link = OneLine(_("Atau tautan"), kind="url", help_text=_("Misalnya halaman dasbor: https://…"))
    dated_on = Day(_("Tanggal dokumen"), optional=True)
    confirmed_on = Day(
        _("Ditegaskan kembali pada"),
        optional=True,
        help_text=_("Bila dokumen lama ditegaskan berlaku pada tahun penilaian ini."),
    )
    replaces = Select(_("Menggantikan"), optional=True)

    def __init__(self, *args: Any, line: Line, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = line.document
        self.fields["file"].may_be_empty = True  # type: ignore[attr-defined]  # or an address
        self.fields["file"].help_text = str(HELP) % {"most": most_mb()}
        for name in ("dated_on", "confirmed_on"):
            field: Any = self.fields[name]
            field.no_later_than(today)
        if line.document.dated:
            self.fields["dated_on"].may_be_empty = False  # type: ignore[attr-defined]  # as the verb says
            self.fields["dated_on"].help_text = gettext("Wajib: tanggal SK.")
        if not line.document.this_year:
            del self.fields["confirmed_on"]
        options(
            self.fields["replaces"],
            [
                ("", gettext("Tidak: berkas tambahan")),
                *((str(one.file.pk), one.file.name) for one in line.files),
            ],
        )
        if not line.files:
            del self.fields["replaces"]

    def offer(self) -> Offer:
        told = self.cleaned_data
        file = told.get("file")
        return Offer(
            data=None if file is None else file.read(),
            name="" if file is None else file.name,
            link=told["link"].strip(),
            document=self.document.code,
            dated_on=told["dated_on"],
            confirmed_on=told.get("confirmed_on"),
            replaces=int(told["replaces"]) if told.get("replaces") else None,
        )


class PlaceForm(Form):
    """The document that a file belongs to, with its dates."""

    document = Select(_("Dokumen"))
    dated_on = Day(_("Tanggal dokumen"), optional=True)
    confirmed_on = Day(_("Ditegaskan kembali pada"), optional=True)

    def __init__(self, *args: Any, asked: Needed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["document"], [("", gettext("Pilih dokumennya")), *by_indicator(asked)])


class SendBackForm(Form):
    note = Words(_("Apa yang perlu diperbaiki"), rows=2)


def by_indicator(asked: Needed) -> list[tuple[str, list[tuple[str, str]]]]:
    """The documents as groups of a select, an indicator each."""
    return [
        (f"{part.code} {named(part.label)}", [(one.code, titled(one)) for one in asked.of(part)])
        for dimension in asked.instrument.dimensions
        for part in dimension.parts
    ]


def titled(one: Document) -> str:
    return f"{one.code} {named(one.label)}"
