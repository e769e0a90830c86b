"""Outcome audits: bind a seed, draw, judge the drawn answers one by one, read what was found and take it away."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Agency
from accounts.roles import Role
from complaints.codes import Verdict
from compliance.audit import drawing, exporting, marking, reading, results
from compliance.audit.results import DEFINITIONS, Results, Row
from compliance.models import AnswerAudit
from law.counting import local_date
from web import door, held, spreadsheets
from web.figures import READERS
from web.forms.fields import Day, Form, Radios, Select, Words, options
from web.templatetags.tuntas import local
from workflow import clock
from workflow.errors import Refusal

COLUMNS: Final = (
    ("answers", gettext_lazy("Jawaban")),
    ("drawn", gettext_lazy("Terundi")),
    ("marked", gettext_lazy("Dinilai")),
    *((verdict.value, verdict.label) for verdict in Verdict),
)
USUAL_PERCENT: Final = 10


class CommitForm(Form):
    agency = Select(gettext_lazy("Instansi"))
    start = Day(
        gettext_lazy("Dari"), help_text=gettext_lazy("Paling cepat besok: benih diikat sebelum ada jawaban.")
    )
    end = Day(gettext_lazy("Sampai"))
    percent = forms.IntegerField(
        label=gettext_lazy("Persen jawaban yang diundi dari setiap unit"),
        min_value=1,
        max_value=100,
        initial=USUAL_PERCENT,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric", "required": True}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Isi persen dari 1 sampai 100.")
        ),
    )

    def take(self, errors: dict[str, str]) -> None:
        names = {"from": "start", "to": "end"}
        super().take({names.get(name, name): sentence for name, sentence in errors.items()})


class MarkForm(Form):
    verdict = Radios(
        gettext_lazy("Apakah yang dinyatakan sungguh dilakukan?"), Verdict.choices, in_a_line=True
    )
    reasons = Words(
        gettext_lazy("Alasan"), help_text=gettext_lazy("Apa yang diperiksa dan ditemukan."), rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].widget.attrs["autofocus"] = True


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*READERS)
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The audits of the agencies whose figures one reads. POST, by the Ombudsman: bind the next one."""
    at = clock.now()
    agencies = [one for one in Agency.objects.order_by("name") if drawing.may_audit(actor, one)]
    form, status = None, 200
    if agencies:
        form = CommitForm(request.POST if request.method == "POST" else None)
        options(form.fields["agency"], [("", "—"), *((one.code, one.name) for one in agencies)])
    if request.method == "POST":
        if form is None:
            raise Http404
        status = 400
        if form.is_valid():
            given = form.cleaned_data

            def act() -> dict[str, int]:
                made = drawing.commit(
                    given["agency"],
                    start=given["start"],
                    end=given["end"],
                    percent=given["percent"],
                    by=actor,
                    at=at,
                )
                return {"audit": made.pk}

            used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)
            if used.refusal is None:
                return redirect("web:audit", pk=used.reply["audit"])
            form.take(used.errors or {"": used.sentence})
            status = used.status
    context = {
        "audits": [(one, hasattr(one, "draw"), _over(one, at)) for one in drawing.audits(actor)],
        "form": form,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "oversight",
    }
    return door.page(request, "audits", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One audit: what was bound, what was drawn, what was found. POST, by the Ombudsman: draw."""
    audit, at = _audit(actor, pk), clock.now()
    sentence, status = "", 200
    if request.method == "POST":
        used = door.use(
            request,
            lambda: {"draw": drawing.draw(pk, by=actor, at=at).pk},
            actor=door.owner_of(actor),
            route=request.path,
            at=at,
        )
        if used.refusal is None:
            return redirect("web:audit", pk=pk)
        sentence, status = used.sentence, used.status
    found = results.of(audit)
    some = [] if found is None else reading.sample(audit, found, actor)
    auditor = drawing.may_audit(actor, audit.agency)
    context = {
        "audit": audit,
        "found": found,
        "sample": some,
        "rows": [] if found is None else [_shown(row) for row in _rows(found)],
        "columns": COLUMNS,
        "definitions": _definitions(),
        "may_draw": auditor and found is None and _over(audit, at),
        "next": reading.next_place(some, 0) if auditor else None,
        "may_mark": auditor,
        "hidden": found is not None and exporting.hidden_from(audit, actor),
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "oversight",
    }
    return door.page(request, "audit", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.OMBUDSMAN)
def mark(request: HttpRequest, actor: Actor, pk: int, place: int) -> HttpResponse:
    """One drawn answer to judge, without who complained and who answered; then the next one."""
    audit, at = _audit(actor, pk), clock.now()
    found = results.of(audit)
    some = [] if found is None else reading.sample(audit, found, actor)
    if not 1 <= place <= len(some) or not drawing.may_audit(actor, audit.agency):
        raise Http404
    try:
        answer = reading.answer(audit, some[place - 1], actor)
    except Refusal:
        raise Http404 from None
    key, status = f"{answer.drawn.reference}/{answer.drawn.round}", 200
    form = MarkForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        form = MarkForm(initial=held.initial(door.typed_before(request, door.owner_of(actor), at=at)))
    elif form.is_valid():
        given = form.cleaned_data

        def act() -> dict[str, int]:
            return {"case": marking.mark(pk, key, **given, by=actor, at=at).pk}

        used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)
        if used.refusal is None:
            following = reading.next_place(some[: place - 1] + some[place:], place)
            if following is None:
                return redirect("web:audit", pk=pk)
            return redirect("web:audit-answer", pk=pk, place=following)
        form.take(used.errors or {"": used.sentence})
        status = used.status
    else:
        status = 400
    context = {
        "audit": audit,
        "answer": answer,
        "form": form,
        "place": place,
        "count": len(some),
        "marked": sum(one.mark is not None for one in some),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "oversight",
    }
    return door.page(request, "audit_answer", context, status=status)


@require_safe
@door.roles_only(*READERS)
def download(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """The results as CSV or XLSX; as JSON the draw with all that is needed to make it again."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    audit = _audit(actor, pk)
    found, name = (
        results.of(audit),
        f"audit-{audit.agency.code}-{audit.start:%Y%m%d}-{audit.end:%Y%m%d}.{form}",
    )
    if form == "json":
        try:
            text = exporting.document(audit, found, actor)
        except Refusal as refusal:
            return door.withheld(request, refusal)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(text, content_type="application/json", headers=headers)
    if found is None:
        raise Http404
    if form == "csv":
        return spreadsheets.download(name, [_heading(), *_lines(found)])
    return spreadsheets.workbook(name, _("Audit"), _heading(), _lines(found), _about(audit))


def _audit(actor: Actor, pk: int) -> AnswerAudit:
    try:
        return drawing.one(actor, pk)
    except Refusal:
        raise Http404 from None


def _over(audit: AnswerAudit, at: Any) -> bool:
    return local_date(at, audit.agency.zone) > audit.end


def _rows(found: Results) -> list[Row]:
    return [*found.units, found.agency]


def _shown(row: Row) -> tuple[Row, list[tuple[str, Any, Any]]]:
    """A row with its cells: label, number, share of the verdicts."""
    counts: list[tuple[str, Any, Any]] = [
        (str(label), getattr(row, name), None) for name, label in COLUMNS[:3]
    ]
    shares = row.shares or {}
    return row, [
        *counts,
        *((str(verdict.label), row.found[verdict], shares.get(verdict)) for verdict in Verdict),
    ]


def _heading() -> list[str]:
    low, high = _("Selang 95 %, bawah"), _("Selang 95 %, atas")
    shares = [f"{verdict.label}: {what}" for verdict in Verdict for what in (_("bagian"), low, high)]
    return [_("Kode unit"), _("Nama"), *(str(label) for _name, label in COLUMNS), *shares]


def _lines(found: Results) -> Iterable[list[Any]]:
    for row in _rows(found):
        shares: list[Any] = []
        for verdict in Verdict:
            one = None if row.shares is None else row.shares[verdict]
            shares += [None] * 3 if one is None else [one.share, *one.interval]
        counts = [row.answers, row.drawn, row.marked, *(row.found[verdict] for verdict in Verdict)]
        yield [row.unit or "", row.name, *counts, *shares]


def _about(audit: AnswerAudit) -> Iterable[list[Any]]:
    yield [_("Instansi"), audit.agency.name]
    yield [_("Dari"), audit.start]
    yield [_("Sampai"), audit.end]
    yield [_("Persen"), audit.percent]
    yield [_("Benih diikat"), local(audit.committed_at, audit.agency.zone), audit.commitment]
    yield [_("Diundi"), local(audit.draw.at, audit.agency.zone), audit.seed]
    yield []
    yield [_("Kolom"), _("Arti")]
    for label, meaning in _definitions():
        yield [str(label), str(meaning)]


def _definitions() -> list[tuple[Any, Any]]:
    labels = dict(COLUMNS) | {"share": _("Bagian"), "interval": _("Selang 95 %")}
    return [(labels[name], meaning) for name, meaning in DEFINITIONS.items()]
