"""A neutral title by which the public finds an open case, given by a coordinator; whoever has the same trouble joins it."""

import re
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from complaints import lifecycle, rows
from complaints.codes import StatementKind
from complaints.models import Complaint, Statement
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Event
from workflow.record import events, sentences
from workflow.verbs import shared_answers
from workflow.verbs.taking_part import locked

AWAITS: Final = lifecycle.sources("answer_with_original")
"""The states in which a case still waits for the answer that those who join it get too."""
_NUMBER: Final = re.compile(r"\d(?:[ .\-]?\d){5,}")
_TOLD: Final = ("title_given", "title_taken")


@transaction.atomic
def give_title(complaint_id: int, *, title: str | None, by: Actor, at: datetime) -> Complaint:
    """Show an open case of a unit to the public under this title alone, with its month; without a title no longer.

    Raises BadInput for a title with a number of six digits or more, or that names the complainant of a named case.
    """
    complaint = locked(complaint_id, by)
    if not may_title(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    at = max(at, complaint.last_at)
    title = (title or "").strip() or None
    if title is None and not _standing(Statement.objects.filter(complaint=complaint)):
        raise NotNow("no_title", _("Pengaduan ini tidak punya judul umum."))
    if title is not None:
        _check(complaint, title)
    name = "title_taken" if title is None else "title_given"
    events.record(complaint, name, by=by, at=at, typed={StatementKind.PUBLIC_TITLE.value: title})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return complaint


def may_title(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def of_unit(unit: Unit) -> list[Statement]:
    """The titles of this unit's open cases, each with its case, the latest first."""
    return _standing(Statement.objects.filter(complaint__unit=unit))


def title_of(complaint: Complaint) -> str:
    """The title that stands; empty where there is none or the case no longer waits for an answer."""
    found = _standing(Statement.objects.filter(complaint=complaint))
    return found[0].body if found else ""


def _standing(among: QuerySet[Statement]) -> list[Statement]:
    """Of these the titles that stand: those given last and not taken back, of cases that can be joined."""
    given = among.filter(
        kind=StatementKind.PUBLIC_TITLE, complaint__state__in=AWAITS, complaint__duplicate_of=None
    ).exclude(body="")
    titles = {row.pk: row for row in given.select_related("complaint").order_by("-at", "-pk")}
    told = Event.objects.filter(complaint__in={row.complaint_id for row in titles.values()}, name__in=_TOLD)
    latest = {event.complaint_id: event for event in told.order_by("seq")} if titles else {}
    standing = {
        event.statements[StatementKind.PUBLIC_TITLE.value][0]
        for event in latest.values()
        if event.name == "title_given"
    }
    return [row for pk, row in titles.items() if pk in standing]


def _check(complaint: Complaint, title: str) -> None:
    if complaint.unit_id is None or complaint.state not in AWAITS or complaint.duplicate_of_id is not None:
        sentence = _(
            "Judul umum hanya untuk pengaduan tentang sebuah unit yang masih menunggu jawaban dan bukan ganda."
        )
        raise NotNow("no_title_now", sentence)
    if word := shared_answers.first_named(complaint, title):
        sentence = _("Judul ini dibaca siapa saja dan menyebut pengadu (%(word)s). Tulis tanpa sebutan itu.")
        raise BadInput({"title": ("names_the_complainant", sentence % {"word": word})})
    if _NUMBER.search(title):
        sentence = _(
            "Judul ini dibaca siapa saja. Tulis tanpa nomor telepon, NIK, atau nomor lain yang panjang."
        )
        raise BadInput({"title": ("holds_a_number", sentence)})
