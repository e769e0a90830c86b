"""Linking a complaint to the one it repeats. Every complainant keeps a case, receipt and answer of their own; the
earliest end among linked cases holds for all of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, clock, staff
from accounts.roles import Role
from complaints.codes import Outcome
from complaints.lifecycle import END_STATES, State
from complaints.models import Complaint, Statement
from law.codes import DutyKind as K
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotYours
from workflow.record import events, sentences
from workflow.verbs import public_titles, shared_answers
from workflow.verbs.guards import OFFERED
from workflow.verbs.investigation import Decision, answer_with_original
from workflow.verbs.moves import Step, check_version

SHARED: Final = (K.SETTLE, K.DECIDE)
NOT_WAITING: Final = (*END_STATES, State.ANSWERED)
ALREADY_LINKED: Final = _("Pengaduan ini sudah ditautkan.")


@transaction.atomic
def link(
    complaint_id: int,
    *,
    duplicate_of: Complaint,
    reasons: str,
    for_others: str | None = None,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Complaint:
    """Say that this complaint repeats another one of the same agency, which is not over. No chains, no circles.

    If that one was answered already, its answer is given at once to this complainant too, or `for_others` in its place.
    """
    group = _group({complaint_id, duplicate_of.pk}, duplicate_of.pk)
    complaint, original = group[complaint_id], group[duplicate_of.pk]
    check_version(complaint, version)
    at = max(at, complaint.last_at)
    if complaint.duplicate_of_id is not None:
        raise NotNow(
            "already_linked",
            ALREADY_LINKED,
            state=complaint.state,
            version=complaint.version,
        )
    _check_coordinator(complaint, by)
    check_original(complaint, original)
    _tie(complaint, original, group, {}, by=by, at=at, reasons=reasons)
    if original.state == State.ANSWERED:
        _answer_at_once(complaint_id, original, for_others, by=by, at=at)
        complaint.refresh_from_db()
    return complaint


@transaction.atomic
def join(complaint_id: int, *, title: int, by: Actor, at: datetime) -> bool:
    """Link a case, just filed, with the one of its unit that a coordinator showed to the public under this title (the key of
    its text): the complainant says that it is the same. Returns whether: not where that one no longer waits for an answer."""
    shown = Statement.objects.filter(pk=title).first()
    if shown is None:
        return False
    group = _group({complaint_id, shown.complaint_id}, shown.complaint_id)
    complaint, original = group[complaint_id], group[shown.complaint_id]
    standing = {row.pk for row in public_titles.of_unit(original.unit)} if original.unit else set()
    if title not in standing or complaint.unit_id != original.unit_id or original.offered_to_id is not None:
        return False
    at = max(at, complaint.last_at)
    check_original(complaint, original)
    _tie(complaint, original, group, {"title": title}, by=by, at=at)
    return True


def _tie(
    complaint: Complaint,
    original: Complaint,
    group: Mapping[int, Complaint],
    facts: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    reasons: str | None = None,
) -> None:
    """Link the two, with all that are linked to the original: ends shared, an event in each case."""
    complaint.duplicate_of = original
    dockets = _dockets(group, at=at, by=by)
    dockets[complaint.pk].apply("link", at=at)
    _share(dockets)
    told: dict[str, Any] = {}
    for docket in dockets.values():
        if docket.complaint is complaint:
            told = docket.disclose(*SHARED, at=at)
            whom = {"duplicate_of": original.pk, **facts}
            _record(docket, "linked", whom, by=by, at=at, reasons=reasons)
        else:
            _record(docket, "duplicate_joined", {"other": complaint.pk}, by=by, at=at)
    outbox.enqueue(Notice.LINKED, complaint, by=by, at=at, facts=told)


@transaction.atomic
def unlink(complaint_id: int, *, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Take the link back; both cases are as if it had never been."""
    linked = Complaint.objects.get(pk=complaint_id)
    group = _group({complaint_id}, linked.duplicate_of_id)
    complaint = group[complaint_id]
    check_version(complaint, version)
    at = max(at, complaint.last_at)
    if complaint.duplicate_of_id is None:
        raise NotNow(
            "not_linked",
            _("Pengaduan ini tidak ditautkan."),
            state=complaint.state,
            version=complaint.version,
        )
    if complaint.duplicate_of_id != linked.duplicate_of_id:  # it was linked with another one while we waited
        raise NotNow("already_linked", ALREADY_LINKED, state=complaint.state, version=complaint.version)
    _check_coordinator(complaint, by)
    original_id, complaint.duplicate_of = complaint.duplicate_of_id, None
    dockets = _dockets(group, at=at, by=by)
    _share({complaint_id: dockets[complaint_id]})
    _share({pk: docket for pk, docket in dockets.items() if pk != complaint_id})
    dockets[complaint_id].unlink(state=complaint.state, at=at)
    for docket in dockets.values():
        if docket.complaint is complaint:
            told = docket.disclose(*SHARED, at=at)
            _record(docket, "unlinked", {"duplicate_of": original_id, "exactly": True}, by=by, at=at)
            outbox.enqueue(Notice.UNLINKED, complaint, by=by, at=at, facts=told)
        else:
            _record(docket, "duplicate_left", {"other": complaint.pk}, by=by, at=at)
    return complaint


def _answer_at_once(
    complaint_id: int, original: Complaint, for_others: str | None, *, by: Actor, at: datetime
) -> None:
    """Give this complainant the answer that the first one has, in the name of who gave it. Raises BadInput where there is
    no text to give, or it names the first complainant."""
    answered = (
        original.events.filter(to_state=State.ANSWERED).exclude(from_state=State.ANSWERED).latest("seq")
    )
    kept = {kind: entry[0] for kind, entry in answered.statements.items()}
    bodies = dict(original.statements.filter(pk__in=kept.values()).values_list("pk", "body"))
    texts = {kind: bodies.get(pk, "") for kind, pk in kept.items()}
    reasons, remedy = texts.get("reasons", ""), texts.get("remedy") or None
    if not (reasons or for_others) or not original.outcome:
        raise BadInput({"for_others": ("required", _("Wajib diisi."))})
    shared_answers.check(original, reasons=reasons, remedy=remedy, for_others=for_others)
    decision = Decision(Outcome(original.outcome), reasons, remedy, for_others=for_others or None)
    author = by if original.answered_by is None else staff(original.answered_by, origin=by.origin)
    answer_with_original(complaint_id, original, decision=decision, by=author, at=at)


def give_back(step: Step) -> None:
    """The case is over: those that were linked with it and still wait for an answer are verified on their own again, with
    their old dates, and the coordinators are told. Called after the case was stored."""
    original, by = step.complaint, clock(origin=step.by.origin)
    for pk in [pk for pk, state in shared_answers.linked(original) if state not in NOT_WAITING]:
        complaint = Complaint.objects.lock(pk)
        at = max(step.at, complaint.last_at)
        docket = _dockets({pk: complaint}, at=at, by=by)[pk]
        complaint.duplicate_of = None
        _share({pk: docket})
        docket.unlink(state=complaint.state, at=at)
        disclosed = docket.disclose(K.VERIFY, K.FIRST_ANSWER, K.SETTLE, at=at)
        facts = {"duplicate_of": original.pk, "exactly": True, "original_ended_by": step.verb}
        _record(docket, "unlinked", facts, by=by, at=at)
        told = {**disclosed, "why": "given_back"}
        outbox.enqueue(Notice.TO_VERIFY, complaint, by=by, at=at, facts=told)
        settled = {**told, "duties": [each for each in disclosed["duties"] if each["kind"] in SHARED]}
        outbox.enqueue(Notice.UNLINKED, complaint, by=by, at=at, facts=settled)


def original_of(complaint: Complaint, actor: Actor) -> str | None:
    """The number of the case that this one repeats, to those who may see that case."""
    if complaint.duplicate_of_id is None:
        return None
    visible = Complaint.objects.visible_to(actor).filter(pk=complaint.duplicate_of_id)
    return visible.values_list("reference", flat=True).first()


def may_link(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def follow_shared(docket: Docket, shared: Mapping[str, str | None]) -> None:
    """What an event of these says of the ends that the case shares, done again."""
    for kind, earliest in shared.items():
        docket.share(kind, None if earliest is None else date.fromisoformat(earliest))


def check_original(complaint: Complaint, original: Complaint) -> None:
    """Raises BadInput where the one cannot be linked to the other."""
    if original.pk == complaint.pk:
        raise BadInput(
            {"duplicate_of": ("itself", _("Pengaduan tidak dapat menjadi ganda dari dirinya sendiri."))}
        )
    if original.agency_id != complaint.agency_id:
        raise BadInput(
            {"duplicate_of": ("other_agency", _("Kedua pengaduan harus pada instansi yang sama."))}
        )
    if original.offered_to_id is not None or complaint.offered_to_id is not None:
        raise BadInput({"duplicate_of": ("offered", OFFERED)})
    if original.state in END_STATES:
        sentence = _("Pengaduan pertama ini sudah berakhir; yang ditautkan kepadanya tidak akan dijawab.")
        raise BadInput({"duplicate_of": ("original_ended", sentence)})
    if original.duplicate_of_id is not None or complaint.duplicates.exists():
        sentence = _("Tautkan langsung ke pengaduan pertama, bukan ke sesama pengaduan ganda.")
        raise BadInput({"duplicate_of": ("chain", sentence)})


def _check_coordinator(complaint: Complaint, by: Actor) -> None:
    if not may_link(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)


def _group(named: set[int], original_id: int | None) -> dict[int, Complaint]:
    """These cases, the original and all that are linked with it, locked in the order of their ids so that two
    links never wait for each other.

    Whoever links with the original, or takes a link back, holds it: so who is linked is asked once more when it is ours."""
    if original_id is None:
        return {pk: Complaint.objects.lock(pk) for pk in sorted(named)}
    always = {*named, original_id}
    group = {pk: Complaint.objects.lock(pk) for pk in sorted({*always, *_linked_with(original_id)})}
    linked = {*always, *_linked_with(original_id)}
    group |= {pk: Complaint.objects.lock(pk) for pk in sorted(linked - group.keys())}
    return {pk: group[pk] for pk in sorted(linked)}


def _linked_with(original_id: int) -> list[int]:
    return list(Complaint.objects.filter(duplicate_of=original_id).values_list("pk", flat=True))


def _dockets(group: Mapping[int, Complaint], *, at: datetime, by: Actor) -> dict[int, Docket]:
    dockets = {}
    for pk, complaint in group.items():
        docket = dockets[pk] = Docket.of(complaint)
        catching_up.catch_up(complaint, docket, at=max(at, complaint.last_at), origin=by.origin)
    return dockets


def _share(dockets: Mapping[int, Docket]) -> None:
    """Each case gets the earliest end among the others, and keeps its own beside it."""
    for kind in SHARED:
        own = {pk: docket.own_end(kind) for pk, docket in dockets.items()}
        for pk, docket in dockets.items():
            others = [end for other, end in own.items() if other != pk and end is not None]
            docket.share(kind, min(others, default=None))


def _shared(docket: Docket) -> dict[str, Any]:
    """The shared ends as facts, by which the duties can be rebuilt."""
    ends = {}
    for kind in SHARED:
        for duty in docket.running(kind):
            ends[kind.value] = None if duty.shared_due_on is None else duty.shared_due_on.isoformat()
    return {"shared": ends}


def _record(
    docket: Docket, name: str, facts: dict[str, Any], *, by: Actor, at: datetime, reasons: str | None = None
) -> None:
    """The event of one case of the group, and what it changed; an ended case is concerned only by its own link."""
    complaint = docket.complaint
    if "other" in facts and complaint.state in END_STATES:
        return
    events.record(
        complaint,
        name,
        by=by,
        at=max(at, complaint.last_at),
        facts={**facts, **_shared(docket), **docket.basis},
        typed={"reasons": reasons},
    )
    docket.save()
    docket.place()
    fields = ["duplicate_of", "last_seq", "last_at", "next_due_on", "next_due_at"]
    docket.complaint.save(update_fields=fields)
