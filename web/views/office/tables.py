"""People from a table: the file is looked at row by row, then everybody is invited or nobody."""

import base64
import binascii
from collections import Counter
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.people.seen import KEEPERS
from compliance.tables import reading
from compliance.tables.reading import Column
from web import door
from web.forms.fields import Form
from workflow import clock
from workflow.people import tables
from workflow.people.tables import Entry

COLUMNS: Final = {
    "name": Column(("nama", "name")),
    "email": Column(("surel", "email", "e-mail", "alamat surel")),
    "role": Column(("tugas", "peran", "role")),
    "place": Column(("tempat", "unit", "place")),
    "username": Column(("nama pengguna", "username"), needed=False),
}
KEPT: Final = "content"


class FileForm(Form):
    """A table of people."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("CSV atau XLSX dengan kolom nama, surel, tugas, tempat."),
        error_messages={
            "required": gettext_lazy("Pilih sebuah berkas."),
            "empty": gettext_lazy("Berkas kosong."),
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv,.xlsx,text/csv"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(*KEEPERS)
def take(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The first POST only looks; the second, with the file that the page kept, invites."""
    if request.method != "POST":
        return _page(request, actor, {"form": FileForm()})
    only_look = KEPT not in request.POST
    form = FileForm(request.POST, request.FILES) if only_look else FileForm({})
    data = _data(request, form, only_look)
    if data is None:
        return _page(request, actor, {"form": form}, status=413 if door.too_large(request) else 400)
    at = clock.now()

    def act() -> dict[str, Any]:
        read = reading.read(data, COLUMNS)
        entries = [_entry(row) for row in read.rows if not row.blank]
        rows = tables.take(entries, only_look=only_look, by=actor, at=at)
        became = Counter(row.became for row in rows)
        return {
            "rows": [asdict(row) for row in rows],
            "read": len(read.rows),
            "blank": len(read.rows) - len(entries),
            **{state: became[state] for state in ("taken", "already_there", "refused")},
            "passed_over": read.passed_over,
        }

    digest = sha256(data).hexdigest()
    used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at, files=[digest])
    if used.refusal is not None:
        form = FileForm() if not only_look else form
        context = {"form": form, "sentence": next(iter(used.errors.values()), used.sentence)}
        return _page(request, actor, context, status=used.status)
    kept = base64.b64encode(data).decode() if only_look else ""
    context = {"form": FileForm(), "report": used.reply, "only_look": only_look, "content": kept}
    return _page(request, actor, context)


def _data(request: HttpRequest, form: FileForm, only_look: bool) -> bytes | None:
    """The bytes of the file; None, with its error in the form, where there are none."""
    if not only_look:
        try:
            return base64.b64decode(request.POST[KEPT], validate=True)
        except binascii.Error:
            form.errors.clear()
            form.add_error(None, _("Berkas itu tidak lagi ada di halaman ini. Pilih lagi."))
            return None
    if door.too_large(request):
        form.errors.pop("file", None)
        form.add_error("file", str(reading.TOO_LARGE))
        return None
    if not form.is_valid():
        return None
    data: bytes = form.cleaned_data["file"].read()
    return data


def _entry(row: reading.Row) -> Entry:
    told = {name: row.text(name) for name in COLUMNS}
    return Entry(line=row.line, fault=row.fault, **told)


def _page(request: HttpRequest, actor: Actor, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    key = door.new_key(door.owner_of(actor))
    context = {"new_key": key, "here": "office", **context}
    return door.page(request, "office/import", context, status=status)
