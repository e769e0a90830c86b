"""Tables that are sent in: people to invite, and what units serve. The file is looked at row by row, then all of it is taken or
nothing."""

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
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
from web.forms.fields import Form, Text
from workflow import clock
from workflow.office import unit_tables
from workflow.people import tables

KEPT: Final = "content"


class FileForm(Form):
    """A table."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        error_messages={
            "required": gettext_lazy("Pilih sebuah berkas."),
            "empty": gettext_lazy("Berkas kosong."),
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv,.xlsx,text/csv"}),
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: its template, its columns, what a row is and what is done with all of them."""

    template: str
    columns: Mapping[str, Column]
    entry: Callable[..., Any]
    take: Callable[..., Any]
    told: Text
    """Which columns it needs."""


PEOPLE: Final = Kind(
    "office/import",
    {
        "name": Column(("nama", "name")),
        "email": Column(("surel", "email", "e-mail", "alamat surel")),
        "role": Column(("tugas", "peran", "role")),
        "place": Column(("tempat", "unit", "place")),
        "username": Column(("nama pengguna", "username"), needed=False),
    },
    tables.Entry,
    tables.take,
    gettext_lazy("CSV atau XLSX dengan kolom nama, surel, tugas, tempat."),
)
UNITS: Final = Kind(
    "office/import_units",
    {
        "unit": Column(("unit", "kode", "kode unit", "code")),
        "services": Column(("layanan", "services"), needed=False),
        "hours": Column(("jam", "jam layanan", "jam pelayanan", "hours"), needed=False),
        "district": Column(("kecamatan", "district"), needed=False),
    },
    unit_tables.Entry,
    unit_tables.take,
    gettext_lazy("CSV atau XLSX dengan kolom unit, layanan, jam, kecamatan."),
)


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(*KEEPERS)
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Invites everybody of a table."""
    return _take(request, actor, PEOPLE)


@require_http_methods(["GET", "HEAD", "POST"])
@door.uploading
@door.roles_only(*KEEPERS)
def units(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the units of a table serve, when they are open, and where they are."""
    return _take(request, actor, UNITS)


def _take(request: HttpRequest, actor: Actor, kind: Kind) -> HttpResponse:
    """The first POST only looks; the second, with the file that the page kept, acts."""
    if request.method != "POST":
        return _page(request, actor, kind, {"form": _fresh(kind)})
    only_look = KEPT not in request.POST
    form = FileForm(request.POST, request.FILES) if only_look else FileForm({})
    form.fields["file"].help_text = kind.told
    data = _data(request, form, only_look)
    if data is None:
        status = 413 if door.too_large(request) else 400
        return _page(request, actor, kind, {"form": form}, status=status)
    at = clock.now()

    def act() -> dict[str, Any]:
        read = reading.read(data, kind.columns)
        entries = [_entry(row, kind) for row in read.rows if not row.blank]
        rows = kind.take(entries, only_look=only_look, by=actor, at=at)
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
        form = _fresh(kind) if not only_look else form
        context = {"form": form, "sentence": next(iter(used.errors.values()), used.sentence)}
        return _page(request, actor, kind, context, status=used.status)
    kept = base64.b64encode(data).decode() if only_look else ""
    context = {"form": _fresh(kind), "report": used.reply, "only_look": only_look, "content": kept}
    return _page(request, actor, kind, context)


def _fresh(kind: Kind) -> FileForm:
    form = FileForm()
    form.fields["file"].help_text = kind.told
    return form


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


def _entry(row: reading.Row, kind: Kind) -> Any:
    told = {name: row.text(name) for name in kind.columns}
    return kind.entry(line=row.line, fault=row.fault, **told)


def _page(
    request: HttpRequest, actor: Actor, kind: Kind, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    key = door.new_key(door.owner_of(actor))
    return door.page(request, kind.template, {"new_key": key, "here": "office", **context}, status=status)
