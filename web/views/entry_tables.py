"""Scores by a table: the template to fill in, and the import, which is always looked at before it is taken."""

import base64
import binascii
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency
from compliance import assessments, scoring
from compliance.entered import codes, form, importing
from compliance.instrument import Instrument
from compliance.tables import reading
from web import door, spreadsheets
from web.figures import ENTERS
from web.forms.entry import Part, named
from web.forms.fields import Form
from workflow import clock
from workflow.errors import BadInput, NotNow

KEPT: Final = "content"
"""The field in which a file that was looked at goes with the page until it is taken."""


class FileForm(Form):
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("CSV atau XLSX, paling besar 500 kB dan 5.000 baris."),
        error_messages={
            "required": gettext_lazy("Pilih sebuah berkas."),
            "empty": gettext_lazy("Berkas kosong."),
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv,.xlsx,.txt,text/csv"}),
    )


@require_safe
@door.roles_only(*ENTERS)
def template(request: HttpRequest, actor: Actor, agency: str, year: int, kind: str) -> HttpResponse:
    """The table to fill in, with what stands: a row for each unit and code that this person enters."""
    body = door.agency_or_404(actor, agency, ENTERS)
    try:
        instrument = assessments.instrument_of(year)
    except BadInput as refusal:
        return door.withheld(request, NotNow("no_instrument", refusal.sentence))
    heading = [_("unit"), _("nama unit"), _("kode"), _("uraian"), _("nilai"), _("catatan")]
    rows = _rows(body, year, instrument, Part.of(actor, body.pk))
    name = f"isian-{body.code}-{year}.{kind}"
    if kind == "csv":
        return spreadsheets.download(name, [heading, *rows])
    return spreadsheets.workbook(name, _("Isian"), heading, rows, _about(body, year, instrument))


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(*ENTERS)
def take(request: HttpRequest, actor: Actor, agency: str, year: int) -> HttpResponse:
    """What a file would change, row by row; then the same file taken. Who only looks is led to where a file is chosen."""
    body = door.agency_or_404(actor, agency, ENTERS)
    if request.method != "POST":
        return redirect("web:entry", agency, year)
    at = clock.now()
    only_look = KEPT not in request.POST
    upload = FileForm(request.POST, request.FILES) if only_look else unsent()
    context: dict[str, Any] = {
        "agency": body,
        "year": year,
        "form": upload,
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    data, status = sent(request, upload, only_look), 400
    if data is not None:

        def act() -> dict[str, Any]:
            report = importing.take(agency, year, data, only_look=only_look, by=actor, at=at)
            return report.told()

        digest = sha256(data).hexdigest()
        used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at, files=[digest])
        if used.refusal is None:
            context |= {"report": used.reply, "only_look": only_look}
            context["content"] = base64.b64encode(data).decode() if only_look else ""
        else:
            upload.add_error(None, next(iter(used.errors.values()), used.sentence))
        status = used.status
    context["new_key"] = door.new_key(door.owner_of(actor))
    return door.page(request, "entry_import", context, status=413 if door.too_large(request) else status)


def unsent() -> FileForm:
    """The form for another file, which may still tell an error."""
    form = FileForm()
    form.cleaned_data = {}
    return form


def sent(request: HttpRequest, upload: FileForm, only_look: bool) -> bytes | None:
    """The bytes of the file; None, with its error in the form, where there are none."""
    if not only_look:
        try:
            return base64.b64decode(request.POST[KEPT], validate=True)
        except binascii.Error:
            upload.add_error(None, _("Berkas itu tidak lagi ada di halaman ini. Pilih lagi."))
            return None
    if door.too_large(request):
        upload.errors.pop("file", None)
        upload.add_error("file", str(reading.TOO_LARGE))
        return None
    if not upload.is_valid():
        return None
    data: bytes = upload.cleaned_data["file"].read()
    return data


def _rows(body: Agency, year: int, instrument: Instrument, part: Part) -> Iterator[list[Any]]:
    for progress in form.overview(body, year, instrument):
        if progress.official is not None:
            continue
        unit = progress.unit
        standing = form.of(unit, year, instrument)
        for code, label, value in form.entered_codes(standing):
            kind = codes.kind(code, instrument)
            if kind is not None and part.enters(kind):
                yield [unit.code, unit.name, code, named(label), value, standing.notes[code]]


def _about(body: Agency, year: int, instrument: Instrument) -> Iterator[list[Any]]:
    yield [_("Instansi"), f"{body.name} ({body.code})"]
    yield [_("Tahun"), str(year)]
    yield [_("Instrumen"), f"{instrument.code}: {instrument.citation}"]
    yield [_("Nilai"), _("0 sampai 100 dengan paling banyak 2 desimal; butir daftar periksa 0 sampai 4.")]
    yield [_("Kosong"), _("Sel kosong tidak mengubah apa pun.")]
    yield [_("Kolom"), _("unit, kode, dan nilai harus ada; kolom lain boleh dihapus.")]
