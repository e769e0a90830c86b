"""What a member of staff may do with a case now, why other acts are not possible, and what the forms offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from accounts.models import Membership, Unit
from accounts.roles import UNIT_STAFF
from complaints.lifecycle import State
from law import counting
from web.case import casework, deed_lines, pending
from web.case.casework import Reading
from web.door import Case
from web.forms.deeds import Choices, Deed
from workflow.errors import Text
from workflow.reading import opened
from workflow.verbs import (
    accusing,
    assignment,
    duplicates,
    extensions,
    moves,
    public_titles,
    ratings,
    referrals,
    shared_answers,
    taking_part,
)

TALK: Final = ("message", "ask", "attach", "withdraw_file", "ask_for_room", "grant_room", "note")
"""The acts that stand beside what they add to, not among the verbs."""


@dataclass(frozen=True, slots=True)
class Action:
    """An act that is possible now, as the page of a case offers it: the form has an address of its own."""

    verb: str
    title: Text
    line: Text
    """What it does and whom it tells."""
    grave: bool


@dataclass(frozen=True, slots=True)
class NotNow:
    """An act of this person's seat that is not possible now, and why."""

    title: Text
    why: Text
    others: tuple[str, ...] = ()
    """Who may do it instead."""


def deeds(case: Case, reading: Reading) -> list[str]:
    """The verbs allowed now, and what may be done beside them."""
    names = pending.deeds(case, reading.allowed)
    if taking_part.may_write(case.actor):
        names += _talk(case, reading)
    row, by = case.row, case.actor
    titles = public_titles.may_title(row, by) and row.state in public_titles.AWAITS
    beside = (
        ("ask", extensions.may_ask(reading.situation)),
        ("assign", assignment.may_assign(row, by)),
        ("name_accused", accusing.may_name(row, by)),
        ("unname_accused", bool(accused(case))),
        ("confirm_rating", ratings.may_confirm(row, by)),
        ("unlink" if row.duplicate_of_id else "link", duplicates.may_link(row, by)),
        (
            "return_referral" if row.offered_to_id else "refer",
            row.state == State.RECEIVED and referrals.may_refer(row, by),
        ),
        ("give_title", titles),
    )
    names += [name for name, may in beside if may]
    return names


def _talk(case: Case, reading: Reading) -> list[str]:
    names = ["message", "attach", "note"]
    if casework.own_files(case, reading.attachments):
        names.append("withdraw_file")
    if reading.room_is_asked:
        names.append("grant_room")
    elif reading.room_is_scarce:
        names.append("ask_for_room")
    return names


def actions(case: Case, names: Iterable[str]) -> dict[str, Action]:
    """What these acts are called and do, the one that stands out first. No query."""
    offered = [form for name, form in casework.DEEDS.items() if name in set(names)]
    first = stands_out(case, names)
    offered.sort(key=lambda form: form.verb != first)
    return {form.verb: Action(form.verb, form.title, deed_lines.of(form), form.grave) for form in offered}


def stands_out(case: Case, names: Iterable[str]) -> str:
    """The act that comes first on this person's page, or an empty text."""
    wanted = set(names)
    forms: list[type[Deed]] = [form for name, form in casework.DEEDS.items() if name in wanted]
    return next((form.verb for form in forms if form.stands_out_for == case.actor.kind), "")


def not_now(reading: Reading) -> list[NotNow]:
    """The acts of this person's seat that a rule holds back now, each with the rule's own reason."""
    case = reading.case
    held = []
    for verb, refusal in moves.held_back(reading.situation):
        if verb in casework.DEEDS:
            others: tuple[str, ...] = ()
            why = refusal.sentence
            if refusal.code == "may_answer":
                others = tuple(moves.who_may_answer(case.row))
                if case.actor.user and case.actor.user.pk == case.row.barred_from_answering_id:
                    why = _("Penjawab sebelumnya tidak boleh menjawab sanggahan.")
            held.append(NotNow(casework.DEEDS[verb].title, why, others))
    return held


def choices(case: Case, reading: Reading, names: Iterable[str]) -> Choices:
    """What the forms of these acts offer to choose from; units and people are asked only for those that offer some."""
    wanted = set(names)
    bare = Choices(
        today=today(case), letters=True, windows=casework.windows(case), language=case.row.language
    )
    chooses = any(form.chooses for name, form in casework.DEEDS.items() if name in wanted)
    found = (
        _places(case, returned=any(entry.event == "sent_back" for entry in reading.entries))
        if chooses
        else bare
    )
    found = casework.clocks(found, case, [row for row in reading.rows if row.running])
    found = replace(found, accused=accused(case))
    if "withdraw_file" in wanted:
        found = replace(found, own_files=casework.own_files(case, reading.attachments))
    if "refer" in wanted:
        found = replace(found, agencies=_agencies(case))
    if "answer" in wanted:
        found = replace(found, others=shared_answers.readers(case.row))
    return found


def all_choices(case: Case) -> Choices:
    """What any form of the case offers, for one that was sent."""
    running = list(case.row.duties.filter(met_at=None, ended_at=None))
    return replace(
        casework.clocks(_places(case), case, running),
        accused=accused(case),
        agencies=_agencies(case) if case.row.state == State.RECEIVED else {},
        own_files=casework.own_files(case, list(case.row.attachments.order_by("pk"))),
    )


def accused(case: Case) -> dict[str, str]:
    """Who is named as accused, for who may know it."""
    if not accusing.may_know(case.row, case.actor):
        return {}
    return opened.accused(case.row)


def _agencies(case: Case) -> dict[str, str]:
    return {agency.code: agency.name for agency in referrals.fit(case.row.agency)}


def today(case: Case) -> date:
    """The agency's local date."""
    return counting.local_date(case.at, case.row.agency.zone)


def _places(case: Case, *, returned: bool = False) -> Choices:
    """The open units of the agency with their staff, and its coordinators, in two queries; the unit named comes first and
    stands chosen, unless a unit returned the case."""
    staff = Membership.objects.filter(unit=OuterRef("pk"), role__in=UNIT_STAFF, user__is_active=True)
    people = staff.order_by("user__username").values(
        row=JSONObject(username="user__username", name="user__name")
    )
    units = Unit.objects.filter(agency=case.row.agency_id, active=True).order_by("name")
    rows = sorted(
        units.annotate(people=ArraySubquery(people)).values_list("pk", "code", "name", "people"),
        key=lambda row: row[0] != case.row.unit_id,
    )
    named = [
        (pk, name, one["username"], one["name"] or one["username"])
        for pk, _c, name, all_ in rows
        for one in all_
    ]
    people_of_units = {username: f"{person} · {unit}" for _pk, unit, username, person in named}
    staff_here = {username: person for pk, _unit, username, person in named if pk == case.row.held_by_id}
    coordinators = accusing.coordinators(case.row)
    chosen = (code for pk, code, _name, _people in rows if pk == case.row.unit_id != case.row.held_by_id)
    return Choices(
        today=today(case),
        letters=True,
        windows=casework.windows(case),
        language=case.row.language,
        unit="" if returned else next(chosen, ""),
        seated={
            username: (code, name)
            for _pk, code, name, all_ in rows
            for username in (one["username"] for one in all_)
        },
        units={
            code: name if people else _("%(unit)s (tanpa petugas aktif)") % {"unit": name}
            for pk, code, name, people in rows
            if pk != case.row.held_by_id
        },
        staff=staff_here,
        people=people_of_units | coordinators,
        colleagues=_colleagues(case, staff_here | coordinators),
    )


def _colleagues(case: Case, people: Mapping[str, str]) -> dict[str, str]:
    """Those of these who may be named in a note: not oneself, and nobody who must not see the case."""
    named: list[dict[str, str]] = case.row.accused_named  # the annotation of `door.case_of`
    kept_out = {one["username"] for one in named}
    if case.actor.user is not None:
        kept_out.add(case.actor.user.username)
    return {username: name for username, name in people.items() if username not in kept_out}
