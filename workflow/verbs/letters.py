"""Letters are made, changed and retired: one's own by whoever takes part in cases, a unit's by its head, an agency's by its
coordinators. And it is noted which version went into what was sent."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.languages import CODES
from accounts.models import Agency, Unit
from accounts.roles import UNIT_STAFF, Role
from complaints import letter_text, texts
from complaints.lifecycle import State
from law.codes import Classification
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.models import Event, InsertedLetter, Letter, LetterVersion
from workflow.record import sentences
from workflow.verbs.taking_part import may_write

OWN: Final = "own"
TITLE: Final = (3, 100)
"""Code points."""
BODY: Final = (3, 5_000)
Errors = dict[str, tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter is to say. `states`, `classes`: codes of the cases that it is for; none: for all."""

    title: str
    body: str
    language: str
    states: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


def visible_to(by: Actor) -> "QuerySet[Letter]":
    """The letters that this person may insert or keep: one's own, those of one's units and agencies."""
    units = [seat.unit_id for seat in by.seats if seat.role in UNIT_STAFF and seat.unit_id]
    coordinated = [seat for seat in by.seats if seat.role == Role.COORDINATOR]
    mine = Q(user=by.user) | Q(unit__in=units)
    if any(seat.national for seat in coordinated):
        mine |= Q(agency__isnull=False)
    else:
        mine |= Q(agency__in=[seat.agency_id for seat in coordinated])
        mine |= Q(agency__in=Unit.objects.filter(pk__in=units).values("agency"))
    return Letter.objects.filter(mine).select_related("unit__agency", "agency")


def may_keep(letter: Letter, by: Actor) -> bool:
    """Whether this person may change or retire it. The caller knows that they see it."""
    if letter.unit_id is not None:
        return by.sits((Role.SUPERVISOR,), unit_id=letter.unit_id)
    if letter.agency_id is not None:
        return by.sits((Role.COORDINATOR,), agency_id=letter.agency_id)
    return by.user is not None and letter.user_id == by.user.pk


def homes(by: Actor) -> list[tuple[str, str]]:
    """Whose letters this person may make: `own`, `unit:<code>`, `agency:<code>`, each with its name."""
    if not may_write(by):
        return []
    units = Unit.objects.filter(pk__in=[seat.unit_id for seat in by.seats if seat.role == Role.SUPERVISOR])
    coordinated = [seat for seat in by.seats if seat.role == Role.COORDINATOR]
    agencies = Agency.objects.order_by("name")
    if not any(seat.national for seat in coordinated):
        agencies = agencies.filter(pk__in=[seat.agency_id for seat in coordinated])
    return [
        (OWN, _("Hanya saya")),
        *((f"unit:{unit.code}", unit.name) for unit in units.order_by("name")),
        *((f"agency:{agency.code}", agency.name) for agency in agencies),
    ]


@whole
def make(home: str, draft: Draft, *, by: Actor, at: datetime) -> Letter:
    """A new letter. Raises BadInput, NotYours."""
    if home not in dict(homes(by)):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean = _checked(draft)
    kind, _colon, code = home.partition(":")
    letter = Letter(
        user=by.user if kind == OWN else None,
        unit=Unit.objects.get(code=code) if kind == "unit" else None,
        agency=Agency.objects.get(code=code) if kind == "agency" else None,
    )
    letter.save(force_insert=True)
    _add(letter, 1, clean, by=by, at=at)
    return letter


@whole
def change(letter_id: int, draft: Draft, *, seen: int, by: Actor, at: datetime) -> int:
    """What it says from now on: a version more, or none where nothing differs. `seen`: the version that its writer had before
    them. Returns the number of the latest version. Raises BadInput, NotNow, NotVisible, NotYours."""
    letter = _locked(letter_id, by)
    latest = letter.versions.latest("number")
    if latest.number != seen:
        raise NotNow(
            "stale_version",
            _("Surat ini sudah diubah orang lain. Periksa versi terbarunya, lalu simpan lagi."),
        )
    clean = _checked(draft)
    if clean == _draft_of(latest):
        return latest.number
    return _add(letter, latest.number + 1, clean, by=by, at=at).number


@whole
def retire(letter_id: int, *, by: Actor, at: datetime) -> None:
    """It is not offered any more; its versions stay."""
    letter = _locked(letter_id, by)
    letter.retired_at = letter.retired_at or at
    letter.save(update_fields=["retired_at"])


@whole
def offer_again(letter_id: int, *, by: Actor) -> None:
    letter = _locked(letter_id, by)
    letter.retired_at = None
    letter.save(update_fields=["retired_at"])


@transaction.atomic
def note(complaint_id: int, versions: Collection[int], *, after: int, by: Actor) -> None:
    """Say of what this person has just written in the case that it was written with these versions, as far as they see them.
    `after`: the last event of the case before."""
    if not versions:
        return
    mine = Event.objects.filter(complaint=complaint_id, actor=by.user, seq__gt=after).exclude(statements={})
    event = mine.order_by("-seq").first()
    if event is None:
        return
    seen = LetterVersion.objects.filter(pk__in=versions, letter__in=visible_to(by))
    InsertedLetter.objects.bulk_create(InsertedLetter(event=event, version=version) for version in seen)


def _locked(letter_id: int, by: Actor) -> Letter:
    letter = visible_to(by).select_for_update(of=("self",)).filter(pk=letter_id).first()
    if letter is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    if not may_keep(letter, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    return letter


def _add(letter: Letter, number: int, draft: Draft, *, by: Actor, at: datetime) -> LetterVersion:
    told = {**asdict(draft), "states": list(draft.states), "classes": list(draft.classes)}
    version = LetterVersion(letter=letter, number=number, by=by.user, at=at, **told)
    version.save(force_insert=True)
    return version


def _draft_of(version: LetterVersion) -> Draft:
    states, classes = tuple(version.states), tuple(version.classes)
    return Draft(version.title, version.body, version.language, states, classes)


def _checked(draft: Draft) -> Draft:
    errors: Errors = {}
    title = _text("title", draft.title, TITLE, errors, one_line=True)
    body = _text("body", draft.body, BODY, errors)
    if unknown := letter_text.unknown(body):
        errors["body"] = ("unknown_variable", _unknown(unknown))
    elif letter_text.has_stray_braces(body):
        errors["body"] = (
            "stray_brace",
            _("Kurung kurawal dipakai berpasangan di sekeliling sebuah variabel, misalnya {nomor}."),
        )
    for field, given, codes in (
        ("states", draft.states, State.values),
        ("classes", draft.classes, [one.value for one in Classification]),
        ("language", (draft.language,), CODES),
    ):
        if not set(given) <= set(codes):
            errors[field] = ("unknown", _("Pilihan tidak dikenal."))
    if errors:
        raise BadInput(errors)
    return Draft(title, body, draft.language, _in_order(draft.states), _in_order(draft.classes))


def _in_order(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))


def _unknown(names: list[str]) -> str:
    written = ", ".join(f"{{{name}}}" for name in names)
    known = ", ".join(f"{{{name}}}" for name in letter_text.VARIABLES)
    return _("Variabel %(written)s tidak dikenal. Yang ada: %(known)s.") % {
        "written": written,
        "known": known,
    }


def _text(field: str, text: str, limits: tuple[int, int], errors: Errors, *, one_line: bool = False) -> str:
    try:
        return texts.clean(text, least=limits[0], most=limits[1], one_line=one_line)
    except texts.BadText as refusal:
        errors[field] = (str(refusal.code), sentences.bad_text(refusal))
        return ""
