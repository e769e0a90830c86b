"""Filing in steps that each fit a phone's screen: unit, event, evidence, identity, and a look at all before sending.

What is answered is kept in a draft on the server (`web/draft.py`), so that a reload, the other language, a lost line or a
session that ended costs nothing. It is filed once: sent again, it leads to the receipt that was given.
"""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from accounts.limits import addresses, budgets, counting
from accounts.models import Agency, Unit
from complaints.codes import IdentityKind
from complaints.models import Complaint
from law import counting as days
from web import door, draft, held, sealed
from web.draft import Draft
from web.forms import filing_steps as steps
from web.forms import revealing, scans, unit_search
from web.forms.filing import CAMPAIGN, CONTACT, NEWS_BY, NOTHING, STAMP, UNKNOWN, FilingForm
from web.forms.filing_steps import CHECK, EVENT, EVIDENCE, IDENTITY, ORDER, UNIT, EvidenceForm, IdentityForm
from workflow import clock
from workflow.reading import similar
from workflow.verbs.filing_with_files import register_with

FEW: Final = 60
"""Units up to which the first step lists them all, folded by agency."""
LISTED: Final = 200
"""Units of a chosen agency that it lists at most; others are found by a search."""
BESIDE: Final = ("opened", "proof", "website", CAMPAIGN)
"""What comes with a form beside its answers."""


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, step: str) -> HttpResponse:
    """The steps after the first."""
    if step not in ORDER[1:]:
        raise Http404
    mine = draft.of(request)
    if mine.sent and (request.method != "POST" or request.POST.get("key") == mine.key):
        return _to_receipt(request, mine.sent)
    if request.method == "POST":
        mine = _begun(request, mine)
        response = {EVIDENCE: _evidence, CHECK: _send}.get(step, _answered)(request, mine, step)
        mine.keep(response)
        return response
    if UNIT not in mine.done:
        return redirect("web:file")
    return _form(request, mine, step)


def choose_unit(request: HttpRequest) -> HttpResponse:
    """The first step. A tap on a unit goes on; so does "I do not know" with an agency."""
    mine = draft.of(request)
    if request.method != "POST":
        return _units(request, mine)
    if mine.sent and request.POST.get("key") == mine.key:
        return _to_receipt(request, mine.sent)
    mine = _begun(request, mine)
    code = request.POST.get("unit", "")
    unit = _open_units().filter(code=code).first()
    agency = unit.agency.code if unit else request.POST.get("agency", "")
    known = unit is not None or Agency.objects.filter(code=agency, open_for_filing=True).exists()
    if not known:
        wrong = _("Pilih instansinya, lalu tekan lagi.") if code == UNKNOWN else _("Pilih salah satu.")
        response = _units(request, mine, wrong=wrong, status=400)
    else:
        mine.put(UNIT, {"agency": agency, "unit": unit.code if unit else UNKNOWN})
        response = _onward(mine, UNIT)
    mine.keep(response)
    return response


def _begun(request: HttpRequest, mine: Draft) -> Draft:
    """The draft to which a form belongs: a new one, where the last was sent or this browser lost its own."""
    if mine.sent:
        mine = draft.new()
    if not mine.done:
        mine.key = request.POST.get("key") or mine.key
    mine.fields |= {name: request.POST[name] for name in BESIDE if request.POST.get(name)}
    return mine


def _onward(mine: Draft, step: str) -> HttpResponse:
    """To the next step that was not gone through."""
    after = ORDER[ORDER.index(step) + 1 :]
    return redirect("web:file-step", next(name for name in (*after, *ORDER[1:]) if name not in mine.done))


def _answered(request: HttpRequest, mine: Draft, step: str) -> HttpResponse:
    """A step of fields: its errors all at once, else the next step."""
    form = _bound(request, mine, step)
    mine.fields |= form.answers()
    if isinstance(form, IdentityForm) and form.tells_and_hides:
        match request.POST.get("contact"):
            case "drop":
                mine.fields |= dict.fromkeys(CONTACT, "")
                mine.put(step, {"identity": IdentityKind.ANONYMOUS.value})
                return _onward(mine, step)
            case "hide":
                data = request.POST.copy()
                data["identity"] = IdentityKind.CONFIDENTIAL.value
                form = _bound(request, mine, step, data)
                mine.fields |= form.answers()
            case _:
                return _form(request, mine, step, form, asks=True)
    if not form.is_valid():
        form.focus()
        return _form(request, mine, step, form, status=400)
    mine.put(step, form.answers())
    return _onward(mine, step)


def _evidence(request: HttpRequest, mine: Draft, step: str) -> HttpResponse:
    """Each file is judged and made smaller now; what is wrong with one costs none of the others."""
    if request.POST.get("remove"):
        mine.remove(request.POST["remove"])
        return _form(request, mine, step)
    at, address = clock.now(), addresses.of(request.META)
    form = EvidenceForm(
        request.POST, request.FILES, at=at, address=address, known=mine.fields, most_mb=door.most_mb(request)
    )
    wrong = [door.too_large_sentence(request)] if door.too_large(request) else []
    sent = form.cleaned_data.get("file", []) if form.is_valid() else []
    if sent and counting.spend(budgets.UPLOADS.of(address)):
        wrong.append(_("Terlalu banyak berkas dalam waktu singkat. Tunggu sebentar, lalu coba lagi."))
        sent = []
    for sentence in [*wrong, *scans.take(mine, sent, at=at)]:
        form.add_error("file", sentence)
    if form.errors:
        return _form(request, mine, step, form, status=413 if door.too_large(request) else 400)
    if "more" in request.POST:
        return redirect("web:file-step", step)
    mine.put(step, {})
    return _onward(mine, step)


def _send(request: HttpRequest, mine: Draft, _step: str) -> HttpResponse:
    """File it, once. What is refused is told beside each answer, with the way to change it."""
    at, address = clock.now(), addresses.of(request.META)
    of, only = Q(code=mine.fields.get("agency", "")), mine.fields.get("unit", "")
    form = FilingForm(_whole(mine, request), at=at, address=address, among=of, only=only)
    if not form.is_valid():
        return _check(request, mine, form, status=400)
    often = counting.spend(budgets.FILINGS.of(address), budgets.ALL_FILINGS.of("all")) > 0
    filing, files, joins = form.filing(at=at, often=often), mine.filed(), same_as(request)

    def act() -> dict[str, Any]:
        by = complainant(trace=door.trace_of(request))
        made = register_with(filing, files, same_as=joins, by=by, at=at)
        return {"pk": made.complaint.pk, "access_code": made.access_code}

    said = json.dumps(mine.fields, sort_keys=True)
    digests = [said, str(joins), *(file.sha256 for file in mine.files)]
    used = door.use(request, act, actor="public", route="web:file", at=at, files=digests)
    if used.refusal is not None:
        mine.key = door.new_key()
        form.take(used.errors or {"": used.sentence})
        return _check(request, mine, form, status=used.status)
    reference = opened(request, used.reply, at=at)
    mine.sent_as(reference)
    return redirect("web:receipt", reference)


def same_as(request: HttpRequest) -> int | None:
    """The public title of the case that somebody says is theirs too (`workflow/reading/similar.py`)."""
    said = request.POST.get("same_as", "")
    return int(said) if re.fullmatch(r"[0-9]{1,18}", said, re.ASCII) else None


def opened(request: HttpRequest, filed: dict[str, Any], *, at: datetime) -> str:
    """Open the case that was filed in this browser, and seal its code for the receipt. Returns its reference."""
    complaint = Complaint.objects.get(pk=filed["pk"])
    door.open_in_session(request, complaint)
    sealed.put(request.session, complaint.reference, filed["access_code"], at=at)
    return complaint.reference


def _to_receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """To the receipt that was given, where this browser may still see it; else to where its code is asked for."""
    if door.complainant_of(request, reference) is not None:
        return redirect("web:receipt", reference)
    return redirect("web:case", reference)


def _whole(mine: Draft, request: HttpRequest) -> QueryDict:
    """All answers as the whole form would send them."""
    data = QueryDict(mutable=True)
    data.update({**dict.fromkeys(CONTACT, ""), **mine.fields, "key": request.POST.get("key", "")})
    return data


def _bound(request: HttpRequest, mine: Draft, step: str, data: QueryDict | None = None) -> steps.StepForm:
    kind = steps.FORMS[step]
    address = addresses.of(request.META)
    return kind(request.POST if data is None else data, at=clock.now(), address=address, known=mine.fields)


def _units(request: HttpRequest, mine: Draft, *, wrong: str = "", status: int = 200) -> HttpResponse:
    agencies = list(Agency.objects.filter(open_for_filing=True).order_by("name"))
    asked, code = request.GET.get("cari", "").strip(), request.GET.get("unit", "")
    chosen = request.POST.get("agency") or request.GET.get("instansi", "") or mine.fields.get("agency", "")
    hits = unit_search.meant(asked) if asked else list(_open_units().filter(code=code)) if code else []
    listed = [] if hits else _listed(agencies, chosen)
    context = {
        "wrong": wrong,
        "asked": asked,
        "hits": hits,
        "agencies": agencies,
        "chosen": chosen,
        "listed": listed,
        "sent": mine.sent,
        "campaign": request.GET.get(CAMPAIGN, "") or mine.fields.get(CAMPAIGN, ""),
    }
    fresh = draft.new() if mine.sent else mine
    return _page(request, fresh, UNIT, context, status=status)


def _open_units() -> QuerySet[Unit]:
    return Unit.objects.filter(active=True, agency__open_for_filing=True).select_related("agency")


def _listed(agencies: Iterable[Agency], chosen: str) -> list[tuple[Agency, list[Unit]]]:
    """The agencies with their units, by name: all where they are few, else those of the chosen one."""
    units = list(_open_units().order_by("name", "pk")[: FEW + 1])
    if len(units) > FEW:
        units = (
            list(_open_units().filter(agency__code=chosen).order_by("name", "pk")[:LISTED]) if chosen else []
        )
    listed = [(agency, [unit for unit in units if unit.agency_id == agency.pk]) for agency in agencies]
    return [(agency, theirs) for agency, theirs in listed if theirs]


def _form(
    request: HttpRequest,
    mine: Draft,
    step: str,
    form: steps.StepForm | None = None,
    *,
    asks: bool = False,
    status: int = 200,
) -> HttpResponse:
    if step == CHECK:
        return _check(request, mine)
    at, address = clock.now(), addresses.of(request.META)
    if form is None and step == EVIDENCE:
        form = EvidenceForm(at=at, address=address, known=mine.fields, most_mb=door.most_mb(request))
    elif form is None:
        typed = held.initial(door.typed_before(request, "", at=at))
        initial = {**mine.fields, **{name: value for name, value in typed.items() if name not in BESIDE}}
        form = steps.FORMS[step](at=at, address=address, known=mine.fields, initial=initial)
    return _page(request, mine, step, {"form": form, "asks": asks, "files": mine.files}, status=status)


def _check(
    request: HttpRequest, mine: Draft, form: FilingForm | None = None, *, status: int = 200
) -> HttpResponse:
    """All answers, each with the way to change it."""
    said = mine.fields
    labels = FilingForm(at=clock.now(), among=NOTHING)
    missing = [name for name in ORDER[:-1] if name not in mine.done and name != EVIDENCE]
    anonymous = said.get("identity") == IdentityKind.ANONYMOUS
    texts = [said.get(name, "") for name in ("subject", "description", "settlement_sought")]
    unit = Unit.objects.filter(code=said.get("unit", "")).first()
    agency = Agency.objects.filter(code=said.get("agency", "")).first()
    shown = {
        **{
            name: said.get(name, "")
            for name in ("subject", "description", "occurred_on", "settlement_sought")
        },
        "identity": str(IdentityKind(said["identity"]).label)
        if said.get("identity") in IdentityKind.values
        else "",
        **({} if anonymous else {name: said.get(name, "") for name in ("name", "email", "phone")}),
        **({} if anonymous or not said.get("phone_medium") else {"phone_medium": _news_by(said)}),
    }
    shown["occurred_on"] = _day(shown["occurred_on"])
    parts = [(steps.STEP_OF[name], labels[name].label, value) for name, value in shown.items()]
    context = {
        "unit": unit.name if unit else _("Saya tidak tahu unitnya"),
        "agency": agency.name if agency else "",
        "parts": {
            step: [(label, value) for of, label, value in parts if of == step] for step in (EVENT, IDENTITY)
        },
        "files": mine.files,
        "similar": similar.of(unit, on=days.local_date(clock.now(), agency.zone))
        if unit and agency
        else None,
        "same_as": same_as(request),
        "missing": [(step, steps.TITLES[step]) for step in missing],
        "faults": [] if form is None else _faults(form),
        "reveals": revealing.found(texts, said.get("name", "")) if anonymous else [],
    }
    return _page(request, mine, CHECK, context, status=status)


def _news_by(said: dict[str, str]) -> str:
    """What is to carry word to the phone, in words; what is no medium stays as it was sent."""
    return str(dict(NEWS_BY).get(said["phone_medium"], said["phone_medium"]))


def _day(text: str) -> str:
    """A date as a person writes it; what is none stays as it was typed."""
    try:
        return date_format(date.fromisoformat(text), "j F Y")
    except ValueError:
        return text


def _faults(form: FilingForm) -> list[tuple[str, str, str]]:
    """Step, label and sentence of each error."""
    return [
        (steps.STEP_OF.get(name, ""), str(form[name].label) if name in form.fields else "", str(sentence))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def _page(
    request: HttpRequest, mine: Draft, step: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    at, number = clock.now(), ORDER.index(step)
    opened = mine.fields.get("opened") or STAMP.sign(at.isoformat())
    hidden = FilingForm(
        at=at,
        address=addresses.of(request.META),
        among=NOTHING,
        initial={"key": mine.key, "opened": opened},
    )
    return door.page(
        request,
        "filing_step",
        {
            "here": "file",
            "one_form": "isian",
            "step": step,
            "title": steps.TITLES[step],
            "number": number + 1,
            "of": len(ORDER),
            "back": ORDER[number - 1] if number else "",
            "hidden": [hidden[name] for name in ("key", "opened", "proof")],
            "trap": hidden["website"],
            **context,
        },
        status=status,
    )
