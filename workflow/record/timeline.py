"""How the history of a case reads: to its complainant, to staff, to the Ombudsman."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.db.models.functions import JSONObject
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actors import Actor, ActorKind
from accounts.models import Membership, User
from accounts.roles import POWERS, Role
from accounts.worded import Worded
from complaints import lifecycle, words
from complaints.acts import Audience
from complaints.codes import ExaminationKind, Ground, Outcome, ProductKind, Severity, Shown, Verdict, label
from complaints.models import Complaint, Statement
from law.codes import Classification, Code, DutyKind, SuspensionReason
from workflow.models import Event, InsertedLetter
from workflow.record import sentences, signs
from workflow.record.signs import Sign


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history. `actor` is a name for staff; complainants read the office."""

    seq: int
    event: str
    at: datetime
    effective_at: datetime
    actor_kind: str
    actor: str
    origin: str
    sentence: str
    typed: tuple[tuple[str, str], ...]
    """(kind, text) of what a person wrote."""
    statements: tuple[int, ...] = ()
    """The keys of these texts: files may go with one."""
    of_ombudsman: bool = False
    """Whether somebody of the Ombudsman did it, not of the office."""
    letters: tuple[tuple[str, int], ...] = ()
    """Title and version of the letters that it was written with, for staff."""
    rating: int | None = None
    """The one that this act gave: a later one may have taken its place."""
    signs: tuple[Sign, ...] = ()
    """Why the act may not have been the complainant's, for who may read that."""

    @property
    def text(self) -> str:
        return "\n\n".join([self.sentence, *(body for _kind, body in self.typed)])


def entries(complaint: Complaint, viewer: Actor) -> list[Entry]:
    """What this viewer may read, oldest first, in two or three queries whatever the length."""
    return asked(complaint, viewer)()


def asked(complaint: Complaint, viewer: Actor) -> Callable[[], list[Entry]]:
    """The same, the events asked with the next statement."""
    hidden: tuple[Audience, ...] = ()
    if not viewer.is_staff:
        hidden = (Audience.STAFF, Audience.OMBUDSMAN)
    elif not any(
        POWERS[seat.role].audience == "ombudsman" and (seat.national or seat.agency_id == complaint.agency_id)
        for seat in viewer.seats
    ):
        hidden = (Audience.OMBUDSMAN,)
    events = _events(hidden).ahead(complaint=complaint.pk)

    def read() -> list[Entry]:
        rows = events()
        bodies, units = _bodies(complaint, rows), _units(rows)
        signed = signs.may_read(complaint, viewer)
        return [_entry(row, viewer, bodies, units, signed=signed) for row in rows]

    return read


def latest_of(complaint_id: int, by: Actor) -> str:
    """The sentence of what this person did last on the case; empty if that is nothing."""
    acts = Event.objects.filter(complaint=complaint_id, actor_kind=by.kind, actor=by.user)
    rows = list(acts.order_by("-seq")[:1])
    return sentence(rows[0].name, rows[0].facts, _units(rows)) if rows else ""


@cache
def _events(hidden: tuple[Audience, ...]) -> Worded[Event]:
    """Those of a case without the ones for these readers, oldest first."""

    def events(complaint: int) -> QuerySet[Event]:
        told = Event.objects.filter(complaint=complaint).exclude(audience__in=hidden)
        told = told.select_related("actor").annotate(of_ombudsman=of_ombudsman("actor")).order_by("seq")
        return told if Audience.STAFF in hidden else told.annotate(written_with=_written_with())

    return Worded(events, complaint=-987_654_321)


def _written_with() -> ArraySubquery:
    """For staff: title and number of the letters that were inserted into the text of an event."""
    rows = InsertedLetter.objects.filter(event=OuterRef("pk")).order_by("pk")
    return ArraySubquery(rows.values(row=JSONObject(title="version__title", number="version__number")))


def subject_and_description(complaint: Complaint) -> tuple[str, str]:
    bodies = _pairs(_WORDS, [complaint.pk])
    return bodies.get("subject", ""), bodies.get("description", "")


def _bodies(complaint: Complaint, rows: Iterable[Event]) -> dict[int, str]:
    ids = [entry[0] for row in rows for entry in row.statements.values()]
    return _pairs(_BODIES, [complaint.pk, ids]) if ids else {}


def _units(rows: Iterable[Event]) -> dict[str, str]:
    """By code; those of agencies, of which few events tell, with a sign before it that no code has."""
    codes = list({row.facts["unit"] for row in rows if row.facts.get("unit")})
    agencies = list({row.facts["to_agency"] for row in rows if row.facts.get("to_agency")})
    named = _pairs(_AGENCIES, [agencies]) if agencies else {}
    return (_pairs(_NAMES, [codes]) if codes else {}) | named


_WORDS: Final = "SELECT kind, body FROM complaints_statement WHERE complaint_id = %s AND kind IN ('subject', 'description')"
_BODIES: Final = "SELECT id, body FROM complaints_statement WHERE complaint_id = %s AND id = ANY(%s)"
_NAMES: Final = "SELECT code, name FROM accounts_unit WHERE code = ANY(%s)"
_AGENCIES: Final = "SELECT '@' || code, name FROM accounts_agency WHERE code = ANY(%s)"


def _pairs(question: str, values: list[Any]) -> dict[Any, str]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return dict(cursor.fetchall())


def _place(said: tuple[str, Any]) -> int:
    """To whom something is referred stands before what is."""
    return int(said[0] == "referral")


def _entry(
    row: Event, viewer: Actor, bodies: dict[int, str], units: dict[str, str], *, signed: bool
) -> Entry:
    typed = tuple(
        (kind, bodies.get(entry[0], ""))
        for kind, entry in sorted(row.statements.items(), key=_place)
        if bodies.get(entry[0]) and not (row.name == "registered" and kind in ("subject", "description"))
    )
    return Entry(
        seq=row.seq,
        event=row.name,
        at=row.at,
        effective_at=row.effective_at,
        actor_kind=row.actor_kind,
        actor=_who(row.actor_kind, row.actor, viewer, of_ombudsman=row.of_ombudsman),  # type: ignore[attr-defined]  # the annotation
        origin=row.origin,
        sentence=sentence(row.name, row.facts, units),
        typed=typed,
        statements=tuple(entry[0] for entry in row.statements.values()),
        of_ombudsman=row.of_ombudsman,  # type: ignore[attr-defined]  # the annotation
        letters=tuple((one["title"], one["number"]) for one in getattr(row, "written_with", ())),
        rating=row.facts.get("rating"),
        signs=tuple(Sign(sign) for sign in row.facts.get("signs", ())) if signed else (),
    )


def of_ombudsman(user: str) -> Exists:
    """For a query: whether the user at this path sits for the Ombudsman."""
    return Exists(Membership.objects.filter(user=OuterRef(user), role=Role.OMBUDSMAN))


def author(row: Statement, viewer: Actor) -> str:
    """Who wrote a message or note, as this viewer may read it. A row that was read with `of_ombudsman` tells the
    Ombudsman's from the office's."""
    return _who(row.author_kind, row.author, viewer, of_ombudsman=getattr(row, "of_ombudsman", False))


def _who(kind: str, user: User | None, viewer: Actor, *, of_ombudsman: bool) -> str:
    """Staff are named to staff; to a complainant they are the office or the Ombudsman."""
    match kind:
        case ActorKind.COMPLAINANT:
            return str(sentences.COMPLAINANT)
        case ActorKind.STAFF if viewer.is_staff and user:
            return str(user)
        case ActorKind.STAFF:
            return str(sentences.OMBUDSMAN if of_ombudsman else sentences.OFFICE)
        case _:
            return str(sentences.CLOCK)


def sentence(name: str, facts: dict[str, Any], units: dict[str, str]) -> str:
    """The event in the reader's language."""
    if name == "escalated" and facts.get("as_information"):
        name = "escalated_anonymously"
    if name == "answered" and not facts.get("outcome"):
        name = "imported_answer"
    told = lifecycle.EVENTS.get(name)
    if told is None:  # of a later release, whose processes run beside ours while it is upgraded to
        return _("Ada kejadian baru; muat ulang halaman ini sebentar lagi.")
    return str(told.words) % {
        "unit": units.get(facts.get("unit") or "", facts.get("unit") or _("unit belum diketahui")),
        "to_agency": units.get(f"@{facts.get('to_agency')}", facts.get("to_agency", "")),
        "ground": _label(Ground, facts.get("ground")),
        "classification": _label(Classification, facts.get("classification") or facts.get("proposed")),
        "outcome": _label(Outcome, facts.get("outcome")),
        "finding": words.finding(facts),
        "found": words.found(facts),
        "number": facts.get("number", ""),
        "shown": _named(Shown, facts.get("shown")),
        "duty": _label(DutyKind, facts.get("kind")),
        "rating": facts.get("rating", ""),
        "verdict": _label(Verdict, facts.get("verdict")),
        "source": facts.get("source", ""),
        "year": facts.get("year", ""),
        "due_on": _day(facts.get("due_on")),
        "was": _day(facts.get("was")),
        "days": _length(facts),
        "reason": _label(SuspensionReason, facts.get("reason")),
        "resume_by": _day(facts.get("resume_by_on")),
        "received_on": _day(facts.get("received_on")),
        "product": _label(ProductKind, facts.get("product")),
        "examination": _label(ExaminationKind, facts.get("examination")),
        "opened_on": _day(facts.get("opened_on")),
        "found_on": _day(facts.get("found_on")),
        "document": facts.get("document") or _("(tanpa nomor)"),
        "severity": _label(Severity, facts.get("severity")),
    }


def _named(codes: type[TextChoices], value: str | None) -> str:
    """As it is written, also within a sentence."""
    return str(codes(value).label) if value else ""


def _label(codes: type[TextChoices] | type[Code], value: str | None) -> str:
    if not value:
        return ""
    code = codes(value)
    name = str(label(code) if isinstance(code, Code) else code.label)
    return name[:1].lower() + name[1:]


def _length(facts: dict[str, Any]) -> str:
    if "days" not in facts:
        return ""
    return words.length(facts["days"], facts["unit_of_days"])


def _day(value: str | None) -> str:
    return date_format(date.fromisoformat(value), "j F Y") if value else ""
