"""Freezing the scores of an agency's year: a version with every input, beside those before it.

A year is frozen only if its events alone tell the same (`replaying`), so that every version could be rebuilt on the day it
was written. Nothing of a version changes afterwards, and what was entered for a frozen year neither, but by a correction:
an entry with a reason, which writes the next version.
"""

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from accounts.worded import Worded
from complaints import texts
from complaints.models import Complaint
from complaints.texts import BadText
from compliance.estimates import SETTLING
from compliance.explained import lines
from compliance.explained.lines import Line
from compliance.frozen import documents, log, products, replaying
from compliance.frozen.documents import Basis
from compliance.frozen.models import MOST_REASON, AssessmentEntry, FrozenScores
from compliance.hearing import standing
from compliance.instrument import Instrument
from compliance.products.share import Counted
from compliance.scope import scope
from compliance.scores import NoInstrument, instrument
from compliance.weights import versions as weighing
from law.counting import local_date
from workflow.calendars import present
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import CalendarChange, Duty, Event
from workflow.record.sentences import bad_text

TRIES: Final = 3
NO_AGENCY: Final = _("Instansi ini tidak ditemukan.")


@transaction.atomic
def freeze(agency: str, year: int, *, reason: str, by: Actor, at: datetime) -> FrozenScores:
    """Write the next version of an agency's year, as it stands at `at`, with the hearing before it, if there was one.

    Raises NotVisible, NotYours (only the Ombudsman freezes), BadInput (a year without instrument or not begun, no reason),
    NotNow while a calendar is being applied, a hearing is open or an objection undecided, or where the events do not tell
    what the rows say.
    """
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise NotVisible("not_found", NO_AGENCY)
    if not by.sits((Role.OMBUDSMAN,), agency_id=body.pk) or by.user is None:
        raise NotYours("ombudsman_freezes", _("Nilai dibekukan oleh Ombudsman."))
    reason = _checked(reason, body, year, at)
    lock(body)
    hearing = standing.before_freezing(body, year, at=at)
    basis, text = settled(body, year, at)
    last = FrozenScores.objects.filter(agency=body, year=year).aggregate(last=Max("version"))["last"]
    return FrozenScores.objects.create(
        agency=body,
        year=year,
        version=(last or 0) + 1,
        reason=reason,
        frozen_by=by.user,
        as_of=at,
        last_event=basis.last_event,
        instrument_version=basis.instrument.version if basis.instrument.version > 1 else None,
        document=text,
        sha256=documents.sha256(text),
        hearing=hearing,
    )


def bad_year(body: Agency, year: int, at: datetime) -> dict[str, Any]:
    """Why this year of the agency cannot be frozen or heard, as errors of BadInput; none: it can."""
    try:
        instrument(year)
    except NoInstrument:
        return {"year": ("no_instrument", _("Tidak ada instrumen penilaian untuk tahun ini."))}
    if year > local_date(at, body.zone).year:
        return {"year": ("in_the_future", _("Tahun ini belum mulai."))}
    return {}


def _checked(reason: str, body: Agency, year: int, at: datetime) -> str:
    errors = bad_year(body, year, at)
    try:
        reason = texts.clean_as("text", reason)
    except BadText as refusal:
        errors["reason"] = (str(refusal.code), bad_text(refusal))
    if len(reason) > MOST_REASON:
        errors["reason"] = ("too_long", _("Alasan paling banyak 1.000 huruf."))
    if errors:
        raise BadInput(errors)
    return reason


def lock(body: Agency) -> None:
    """Until the commit nobody else freezes this agency or enters for it."""
    if not _to_lock(pk=body.pk):
        raise Agency.DoesNotExist(body.pk)


_to_lock: Final[Worded[Agency]] = Worded(
    lambda pk: Agency.objects.select_for_update(no_key=True).filter(pk=pk), pk=-987_654_321
)


def settled(body: Agency, year: int, at: datetime) -> tuple[Basis, str]:
    """The document by the rows, which is that by the events. A case that moves meanwhile makes it begin anew. Raises NotNow
    while a calendar is being applied, and where the two are not the same."""
    if CalendarChange.objects.filter(state=CalendarChange.State.APPLYING).exists():
        sentence = _("Perubahan kalender sedang diterapkan. Bekukan nilai setelah selesai.")
        raise NotNow("calendar_applying", sentence)
    for _try in range(TRIES):
        basis = _basis(body, year, at)
        text = documents.written(of_rows(basis))
        if text == documents.written(of_events(basis)) and _stands(basis):
            return basis, text
    sentence = _(
        "Angka tidak sama dengan yang diceritakan catatan kejadian, atau sedang berubah. Jalankan doctor."
    )
    raise NotNow("not_rebuilt", sentence)


def _heads(body: Agency, year: int) -> dict[str, int]:
    filed = Q(received_on__lte=date(year, 12, 31))
    cases = Complaint.objects.filter(filed | Q(pk__in=_due_before_their_filing(body, year)), agency=body)
    found = cases.annotate(head=Max("events__seq")).filter(head__isnull=False)
    return dict(found.order_by("reference").values_list("reference", "head"))


def _due_before_their_filing(body: Agency, year: int) -> QuerySet[Duty, int]:
    """Duplicates of cases of the year that were filed after it, and share their end."""
    later = Duty.objects.filter(complaint__agency=body, complaint__received_on__gt=date(year, 12, 31))
    return later.filter(kind__in=SETTLING, round=1, due_on__year=year).values_list("complaint", flat=True)


def _stands(basis: Basis) -> bool:
    """Whether nothing moved since."""
    return (
        _heads(basis.agency, basis.year) == basis.heads
        and _products(basis.agency, basis.year, basis.instrument).heads == basis.products.heads
    )


def _products(body: Agency, year: int, weighed: Instrument) -> documents.Products:
    """Those that the opinion of the year rests on; none where it has no suffix."""
    return documents.Products() if weighed.suffix is None else products.known(body, year)


def _basis(body: Agency, year: int, at: datetime) -> Basis:
    heads, weighed = _heads(body, year), weighing.of_agency(body.pk, year)
    running = Duty.objects.filter(complaint__agency=body, met_at=None, ended_at=None)
    labels = dict(running.order_by("-pk").values_list("complaint__reference", "calendar"))
    return Basis(
        agency=body,
        year=year,
        as_of=at,
        last_event=Event.objects.aggregate(last=Max("pk"))["last"] or 0,
        last_entry=AssessmentEntry.objects.aggregate(last=Max("pk"))["last"] or 0,
        heads=heads,
        running={case: label for case, label in labels.items() if case in heads and label},
        calendar=present.current(body.calendar),
        instrument=weighed,
        products=_products(body, year, weighed),
    )


def of_rows(basis: Basis) -> dict[str, Any]:
    """The document as the rows of now tell it."""
    counted = lines.of_agency(basis.agency, year=basis.year, as_of=basis.as_of)
    return _document(basis, counted, products.of_rows(basis))


def of_events(basis: Basis) -> dict[str, Any]:
    """The document as events and entries tell it."""
    return _document(basis, replaying.lines(basis), products.of_events(basis))


def _document(basis: Basis, counted: dict[int, list[Line]], tasks: list[Counted]) -> dict[str, Any]:
    units = Unit.objects.filter(agency=basis.agency).values("pk")
    entries = log.latest(basis.year, units, up_to=basis.last_entry)
    proofs = replaying.proofs({**basis.heads, **(basis.products.heads if tasks else {})})
    return documents.of(basis, counted, entries, proofs, tasks)


def of_year(agency_id: int, year: int) -> FrozenScores | None:
    """The latest version of an agency's year."""
    found = _latest(agency=agency_id, year=year)
    return found[0] if found else None


_latest: Final[Worded[FrozenScores]] = Worded(
    lambda agency, year: FrozenScores.objects.filter(agency=agency, year=year).order_by("-version")[:1],
    agency=-987_654_321,
    year=31_234,
)


def versions(actor: Actor, agency: str, year: int) -> list[FrozenScores]:
    """Every version of an agency's year, the latest first, without documents. Raises NotYours, BadInput."""
    chosen = scope(actor, agency=agency)
    rows = FrozenScores.objects.filter(chosen.within("agency_id"), agency__code=agency, year=year)
    return list(rows.select_related("agency", "frozen_by").defer("document").order_by("-version"))


def version(actor: Actor, agency: str, year: int, number: int) -> FrozenScores:
    """One version with its document. Raises NotVisible, NotYours, BadInput."""
    chosen = scope(actor, agency=agency)
    rows = FrozenScores.objects.filter(chosen.within("agency_id"), agency__code=agency, year=year)
    known = rows.select_related("agency", "frozen_by", "hearing__agency", "hearing__opened_by")
    found = known.defer("hearing__document").filter(version=number).first()
    if found is None:
        raise NotVisible("not_found", _("Versi ini tidak ada."))
    return found


def whole(actor: Actor, agency: str, year: int, number: int) -> FrozenScores:
    """The same for whoever reads its document, which names every case. Raises NotYours too for somebody who is named as
    accused in one of them."""
    found = version(actor, agency, year, number)
    accused: Any = Complaint.accused.through
    mine = accused.objects.filter(user_id=None if actor.user is None else actor.user.pk)
    references = mine.filter(complaint__agency=found.agency).values_list("complaint__reference", flat=True)
    if any(f'"{reference}"' in found.document for reference in references):
        raise NotYours("hidden_case", _("Versi ini memuat kasus yang tidak dapat Anda lihat."))
    return found
