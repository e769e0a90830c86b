"""Evidence of a unit's year: its documents, what is missing, one document with its files, and the binder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.roles import Role
from complaints.files import store
from compliance.evidence import binder, filing, matching, standing
from compliance.evidence.filing import Offer
from compliance.evidence.index import STATES, VERDICTS, named
from compliance.evidence.models import EvidenceFile
from compliance.evidence.standing import Held, Line, Standing, State, Verdict
from compliance.frozen import freezing
from law.counting import local_date
from web import door
from web.forms.evidence import OfferForm, PlaceForm, SendBackForm, by_indicator
from web.views.evidence_places import share, years
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Refusal, Unavailable

MARKS: Final = {
    State.VERIFIED: "badge-good",
    State.PROVEN: "badge-good",
    State.WAITING: "badge-state",
    State.REVISION: "badge-late",
    State.EXPIRED: "badge-late",
    State.MISSING: "badge-soon",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as a page shows it."""

    line: Line
    label: str
    state: str
    mark: str


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def of_unit(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """The documents of a unit's year; POST takes several files at once and puts each where its name tells."""
    found, refusal = _found(actor, agency, unit, year)
    if found is None:
        return _refused(request, refusal)
    if request.method != "POST":
        return _unit_page(request, actor, found)
    return _dropped(request, actor, found)


def _dropped(request: HttpRequest, actor: Actor, found: Standing) -> HttpResponse:
    """Take the files of the form, and say how each ended."""
    where = found.unit.agency.code, found.unit.code, found.year
    many = door.limited(request, budgets.EVIDENCE.of(f"user:{request.user.pk}"))
    if many is not None:
        return _unit_page(request, actor, found, problem=many.sentence, status=many.status)
    offers, large = _offers(request), door.too_large(request)
    if not offers:
        problem = _left_out() if large else _("Pilih sedikitnya satu berkas.")
        return _unit_page(request, actor, found, problem=problem, status=413 if large else 400)
    at = clock.now()
    used = door.use(
        request,
        lambda: _hand_in(*where, offers, actor, at),
        actor=door.owner_of(actor),
        route=request.path,
        at=at,
        files=[filing.digest(offer.data or b"") for offer in offers],
    )
    if request.headers.get("Accept") == "application/json":
        said = used.reply if used.refusal is None else {"problem": _sentence(used)}
        return JsonResponse(said, status=used.status)
    if used.refusal is not None:
        return _unit_page(request, actor, found, problem=_sentence(used), status=used.status)
    told, refused = _told(used.reply), used.reply["refused"]
    if large:
        told = f"{told} {_left_out()}"
    if refused or large:
        now = standing.of(found.unit, found.year, as_of=at)
        return _unit_page(request, actor, now, problem=told, refused=refused, status=400)
    messages.success(request, told)
    return redirect(request.path)


def _offers(request: HttpRequest) -> list[Offer]:
    """The files of the form. `paths`: the folders that they lay in, where a browser's script told them."""
    files = request.FILES.getlist("files")
    paths = request.POST.getlist("paths")
    named_ = paths if len(paths) == len(files) else [file.name or "" for file in files]
    return [Offer(data=file.read(), name=name) for file, name in zip(files, named_, strict=True)]


def _hand_in(
    agency: str, unit: str, year: int, offers: list[Offer], by: Actor, at: datetime
) -> dict[str, Any]:
    """Each file for itself: one that is refused keeps back no other. What holds for all is raised."""
    told: dict[str, Any] = {"placed": 0, "unsorted": 0, "known": 0, "refused": []}
    for offer in offers:
        try:
            filed = filing.hand_in(agency, unit, year, offer=offer, by=by, at=at)
        except (NotNow, NotYours, NotVisible, Unavailable):
            raise
        except Refusal as refusal:
            if isinstance(refusal, BadInput) and "year" in refusal.errors:
                raise
            told["refused"].append([PurePosixPath(offer.name).name, str(refusal.sentence)])
        else:
            told["known" if filed.known else "placed" if filed.document else "unsorted"] += 1
    return told


def _left_out() -> str:
    sentence = _("Sedikitnya satu berkas lebih besar dari %(most)d MB dan tidak disimpan.")
    return sentence % {"most": filing.most_mb()}


def _told(reply: dict[str, Any]) -> str:
    """How a lot ended, in one sentence each."""
    said = [
        ngettext("%(n)d berkas ditempatkan.", "%(n)d berkas ditempatkan.", reply["placed"])
        % {"n": reply["placed"]}
    ]
    if reply["unsorted"]:
        said.append(
            ngettext(
                "%(n)d berkas belum dipilah: pilih dokumennya di bawah.",
                "%(n)d berkas belum dipilah: pilih dokumennya di bawah.",
                reply["unsorted"],
            )
            % {"n": reply["unsorted"]}
        )
    if reply["known"]:
        said.append(
            ngettext("%(n)d berkas sudah ada.", "%(n)d berkas sudah ada.", reply["known"])
            % {"n": reply["known"]}
        )
    return " ".join(said)


def _sentence(used: door.Used) -> str:
    return next(iter(used.errors.values()), used.sentence)


@require_safe
@door.staff_only
def missing(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """Only the required documents that are not there, and why."""
    found, refusal = _found(actor, agency, unit, year)
    if found is None:
        return _refused(request, refusal)
    return _unit_page(request, actor, found, only_missing=True)


def _found(actor: Actor, agency: str, unit: str, year: int) -> tuple[Standing | None, Refusal | None]:
    try:
        place = filing.place_of(agency, unit, actor)
        filing.list_of(year)
    except Refusal as refusal:
        return None, refusal
    return standing.of(place, year, as_of=clock.now()), None


def _refused(request: HttpRequest, refusal: Refusal | None) -> HttpResponse:
    match refusal:
        case NotYours():
            raise PermissionDenied
        case NotVisible() | None:
            raise Http404
    return door.withheld(request, refusal)


def _unit_page(
    request: HttpRequest,
    actor: Actor,
    found: Standing,
    *,
    only_missing: bool = False,
    problem: str = "",
    refused: Iterable[Any] = (),
    status: int = 200,
) -> HttpResponse:
    place, year = found.unit, found.year
    is_frozen = freezing.of_year(place.agency_id, year) is not None
    groups = []
    for dimension in found.needed.instrument.dimensions:
        codes = {part.code for part in dimension.parts}
        lines = [line for line in found.of(codes) if line.lacks or not only_missing]
        if lines:
            wanted = [line for line in lines if line.document.required]
            there = sum(line.there for line in wanted)
            groups.append((named(dimension.label), [_shown(line) for line in lines], there, len(wanted)))
    may_change = not is_frozen and filing.may_hand_in(actor, place)
    context = {
        "found": found,
        "unit": place,
        "agency": place.agency,
        "year": year,
        "years": years(clock.now(), place.agency.zone),
        "groups": groups,
        "counts": found.counts,
        "share": share(found.counts),
        "only_missing": only_missing,
        "problem": problem,
        "refused": refused,
        "unsorted": [_loose(one, found) for one in found.unsorted] if may_change else [],
        "documents": by_indicator(found.needed),
        "is_frozen": is_frozen,
        "may_change": may_change,
        "may_verify": not is_frozen and actor.sits((Role.COORDINATOR,), agency_id=place.agency_id),
        "may_take": binder.may_take(actor, place),
        "of_agency": actor.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=place.agency_id),
        "most": filing.most_mb(),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "evidence",
    }
    return door.page(request, "evidence_unit", context, status=status)


def _shown(line: Line) -> Shown:
    return Shown(line, named(line.document.label), str(STATES[line.state]), MARKS[line.state])


def _loose(one: Held, found: Standing) -> tuple[Held, str, date | None]:
    """A file that belongs nowhere yet, with the document and the date that its name tells."""
    document = matching.document(one.file.name, found.needed.documents)
    return one, "" if document is None else document.code, matching.dated(one.file.name)


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def document(
    request: HttpRequest, actor: Actor, agency: str, unit: str, year: int, document: str
) -> HttpResponse:
    """One document: its files and those before, and a form for another."""
    found, refusal = _found(actor, agency, unit, year)
    if found is None:
        return _refused(request, refusal)
    line, at = found.line(document), clock.now()
    if line is None:
        raise Http404
    today = local_date(at, found.unit.agency.zone)
    if request.method != "POST":
        sent_back = next((one for one in line.files if one.verdict == Verdict.REVISION), None)
        initial = {"replaces": str(sent_back.file.pk)} if sent_back is not None else {}
        return _document_page(request, actor, found, line, OfferForm(line=line, today=today, initial=initial))
    form = OfferForm(request.POST, request.FILES, line=line, today=today)
    status = _handed_in(request, actor, found, form, at)
    if status is not None:
        return _document_page(request, actor, found, line, form, status=status)
    return redirect(request.path)


def _handed_in(
    request: HttpRequest, actor: Actor, found: Standing, form: OfferForm, at: datetime
) -> int | None:
    """Take what the form offers; None, or the status of the refusal that the form shows."""
    if door.too_large(request):
        form.add_error("file", door.too_large_sentence(request))
        return 413
    if not form.is_valid():
        return 400
    many = door.limited(request, budgets.EVIDENCE.of(f"user:{request.user.pk}"))
    if many is not None:
        form.take({"": many.sentence})
        return many.status
    offer, where = form.offer(), (found.unit.agency.code, found.unit.code, found.year)
    used = door.use(
        request,
        lambda: {"known": filing.hand_in(*where, offer=offer, by=actor, at=at).known},
        actor=door.owner_of(actor),
        route=request.path,
        at=at,
        files=[filing.digest(offer.data or b"")],
    )
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return used.status
    said = _("Berkas ini sudah ada.") if used.reply["known"] else _("Berkas tersimpan.")
    messages.success(request, said)
    return None


def _document_page(
    request: HttpRequest,
    actor: Actor,
    found: Standing,
    line: Line,
    form: OfferForm,
    *,
    wrong: tuple[int, SendBackForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    place = found.unit
    is_frozen = freezing.of_year(place.agency_id, found.year) is not None
    parts = {part.code: part for each in found.needed.instrument.dimensions for part in each.parts}
    may_verify = not is_frozen and actor.sits((Role.COORDINATOR,), agency_id=place.agency_id)
    may_send_back = not is_frozen and actor.sits(
        (Role.COORDINATOR, Role.OMBUDSMAN), agency_id=place.agency_id
    )
    forms_ = {
        one.file.pk: wrong[1]
        if wrong is not None and wrong[0] == one.file.pk
        else SendBackForm(auto_id=f"id_{one.file.pk}_%s")
        for one in line.files
    }
    context = {
        "shown": _shown(line),
        "line": line,
        "indicator": parts[line.document.indicator],
        "indicator_label": named(parts[line.document.indicator].label),
        "wrong": None if wrong is None else wrong[1],
        "files": [(one, str(VERDICTS[one.verdict]), forms_[one.file.pk]) for one in line.files],
        "unit": place,
        "agency": place.agency,
        "year": found.year,
        "form": form,
        "is_frozen": is_frozen,
        "may_change": not is_frozen and filing.may_hand_in(actor, place),
        "may_verify": may_verify,
        "may_send_back": may_send_back,
        "of_figures": actor.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=place.agency_id),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "evidence",
    }
    return door.page(request, "evidence_document", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def act(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Verify a file, send it back, take it back, or put it to a document."""
    at = clock.now()
    row = EvidenceFile.objects.select_related("unit__agency").filter(pk=pk).first() if pk < 2**63 else None
    try:
        if row is None:
            raise Http404
        filing.place_of(row.unit.agency.code, row.unit.code, actor)
        asked = filing.list_of(row.year)
    except Refusal as refusal:
        return _refused(request, refusal)
    if request.method != "POST":
        return redirect("web:evidence-unit", row.unit.agency.code, row.unit.code, row.year)
    do = request.POST.get("do", "")
    note = SendBackForm(request.POST, auto_id=f"id_{pk}_%s")
    place = PlaceForm(request.POST, asked=asked)
    acts = {
        "verify": lambda: filing.verify(pk, by=actor, at=at),
        "revise": lambda: filing.send_back(pk, note=request.POST.get("note", ""), by=actor, at=at),
        "take_back": lambda: filing.withdraw(pk, by=actor, at=at),
        "place": lambda: filing.place(pk, **place.cleaned_data, by=actor, at=at),
    }
    if do not in acts:
        raise Http404
    faulty = place if do == "place" else note if do == "revise" else None
    if faulty is not None and not faulty.is_valid():
        sentence = next(iter(faulty.errors.values()))[0]
        return _again(request, actor, row, note if do == "revise" else None, str(sentence), 400)
    used = door.use(
        request,
        lambda: {"document": acts[do]().document},
        actor=door.owner_of(actor),
        route=request.path,
        at=at,
    )
    if used.refusal is not None:
        if isinstance(used.refusal, NotYours):
            raise PermissionDenied
        note.is_valid()
        return _again(request, actor, row, note if do == "revise" else None, _sentence(used), used.status)
    where = (row.unit.agency.code, row.unit.code, row.year)
    if used.reply["document"] and request.POST.get("back") == "document":
        return redirect("web:evidence-document", *where, used.reply["document"])
    return redirect("web:evidence-unit", *where)


def _again(
    request: HttpRequest,
    actor: Actor,
    row: EvidenceFile,
    note: SendBackForm | None,
    sentence: str,
    status: int,
) -> HttpResponse:
    """The page that the step was taken from, with why it was refused; a note that was typed stays."""
    found, refusal = _found(actor, row.unit.agency.code, row.unit.code, row.year)
    if found is None:
        return _refused(request, refusal)
    line = next((one for one in found.lines if any(held.file.pk == row.pk for held in one.files)), None)
    if note is None or line is None:
        return _unit_page(request, actor, found, problem=sentence, status=status)
    today = local_date(clock.now(), found.unit.agency.zone)
    form = OfferForm(line=line, today=today)
    if not note.errors:
        note.take({"note": sentence})
    return _document_page(request, actor, found, line, form, wrong=(row.pk, note), status=status)


@require_safe
@door.staff_only
def opened(request: HttpRequest, actor: Actor, pk: int) -> HttpResponseBase:
    """A file as it was handed in, always as a download in a sandbox."""
    try:
        row = filing.opened(pk, actor, clock.now()).file
        if row.path is None:
            raise Http404
        file = store.opened(row.path)
    except NotYours:
        raise PermissionDenied from None
    except (NotVisible, FileNotFoundError):
        raise Http404 from None
    except Refusal as refusal:
        return door.withheld(request, refusal)
    except OSError:
        return door.withheld(request, Unavailable())
    response = FileResponse(file, as_attachment=True, filename=row.name, content_type=row.mime)
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@door.staff_only
def take(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponseBase:
    """The binder as a ZIP."""
    many = door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))
    if many is not None:
        return many
    try:
        made = binder.take(agency, unit, year, by=actor, at=clock.now())
    except Refusal as refusal:
        return _refused(request, refusal)
    response = StreamingHttpResponse(made.chunks(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{made.root}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
