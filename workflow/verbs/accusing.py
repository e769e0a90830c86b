"""Who is complained about in a case, and so is kept away from all of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Membership, Unit, User
from accounts.roles import UNIT_STAFF, Role
from complaints.models import Complaint
from notifications import outbox
from workflow.errors import BadInput, NotYours, Text
from workflow.record import events, sentences
from workflow.verbs.assignment import ASSIGNABLE, all_accused, check_not_all_accused
from workflow.verbs.moves import check_version
from workflow.verbs.taking_part import locked

NAMED: Final = ArraySubquery(
    Complaint.accused.through.objects.filter(complaint_id=OuterRef("pk"))
    .order_by("user__username")
    .values(row=JSONObject(username="user__username", name="user__name"))
)
"""For a query of cases: who is named, as `[{username, name}]`; for who may know it (`may_know`)."""


@transaction.atomic
def name_accused(
    complaint_id: int, *, accused: Collection[User], by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """Keep these people of the agency away from the case from now on, at whatever state it is; a coordinator may be
    among them, also who says so. An accused handler handles it no more.

    Raises BadInput for strangers, for those named before, and where nobody would be left to work on the case.
    """
    complaint = locked(complaint_id, by)
    check_version(complaint, version)
    at = max(at, complaint.last_at)
    if not may_name(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    known = set(complaint.accused.values_list("pk", flat=True))
    new = [user for user in accused if user.pk not in known]
    if not new:
        raise BadInput(
            {"accused": ("already_accused", _("Pilih petugas yang belum tercatat sebagai terlapor."))}
        )
    seats = Membership.objects.filter(
        Q(role__in=UNIT_STAFF, unit__agency=complaint.agency_id) | _coordinators(complaint)
    )
    _keep_away(
        complaint, new, among=seats, refusal=_("Terlapor harus petugas atau koordinator dari instansi ini.")
    )
    if complaint.state in ASSIGNABLE and complaint.held_by and all_accused(complaint, complaint.held_by):
        sentence = _(
            "Semua petugas unit yang memegang pengaduan adalah terlapor. Alihkan dahulu ke unit lain."
        )
        raise BadInput({"accused": ("all_accused", sentence)})
    if complaint.handler_id in {user.pk for user in new}:
        complaint.handler = None
    complaint.version += 1
    events.record(complaint, "accused_named", by=by, at=at, facts={"accused": [user.pk for user in new]})
    complaint.save(update_fields=["handler", "version", "last_seq", "last_at"])
    return complaint


@transaction.atomic
def unname_accused(
    complaint_id: int,
    *,
    accused: Collection[User],
    reasons: str,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Complaint:
    """Take back that these people were named, with a reason that staff read: they see the case as their seats have it from
    now on. Whoever is named takes nothing back, since they see nothing of it. Raises BadInput for people who are not."""
    complaint = locked(complaint_id, by)
    check_version(complaint, version)
    at = max(at, complaint.last_at)
    if not may_know(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    known = set(complaint.accused.values_list("pk", flat=True))
    if not accused or any(user.pk not in known for user in accused):
        raise BadInput({"accused": ("not_accused", _("Pilih orang yang tercatat sebagai terlapor."))})
    complaint.accused.remove(*accused)
    complaint.version += 1
    facts = {"no_longer_accused": [user.pk for user in accused]}
    events.record(complaint, "accused_unnamed", by=by, at=at, facts=facts, typed={"reasons": reasons})
    complaint.save(update_fields=["version", "last_seq", "last_at"])
    return complaint


def named(complaint: Complaint) -> dict[str, str]:
    """Username → name of those who are named now; for who may know it (`may_know`)."""
    rows = complaint.accused.order_by("username").values_list("username", "name")
    return {username: name or username for username, name in rows}


def may_know(complaint: Complaint, by: Actor) -> bool:
    """Who is named: the coordinators of the agency and the Ombudsman, as far as they see the case."""
    return by.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=complaint.agency_id)


def may_name(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def coordinators(complaint: Complaint) -> dict[str, str]:
    """Username → name and role of the active coordinators of its agency."""
    seats = Membership.objects.filter(_coordinators(complaint), user__is_active=True)
    rows = seats.order_by("user__username").values_list("user__username", "user__name")
    return {username: f"{name or username} · {Role.COORDINATOR.label}" for username, name in rows}


def accuse(complaint: Complaint, unit: Unit, accused: Collection[User]) -> None:
    """Keep these members of the unit, or coordinators, away from the case that it gets. Raises BadInput when nobody would
    be left."""
    seats = Membership.objects.filter(Q(unit=unit) | _coordinators(complaint))
    _keep_away(
        complaint,
        accused,
        among=seats,
        refusal=_("Terlapor harus petugas dari unit yang dituju, atau koordinator."),
    )
    check_not_all_accused(complaint, unit)


def _keep_away(
    complaint: Complaint, accused: Collection[User], *, among: QuerySet[Membership], refusal: Text
) -> None:
    """Name them, and leave out what waits to be mailed to them. A coordinator must be left."""
    if not accused:
        return
    members = set(among.filter(user__in=accused).values_list("user_id", flat=True))
    if any(user.pk not in members for user in accused):
        raise BadInput({"accused": ("not_a_member", refusal)})
    complaint.accused.add(*accused)
    coordinators = Membership.objects.filter(_coordinators(complaint), user__is_active=True)
    named = coordinators.filter(user__in=accused).exists()
    if named and not coordinators.exclude(user__in=complaint.accused.values("pk")).exists():
        sentence = _(
            "Tidak ada koordinator lain yang dapat menangani pengaduan ini. Minta administrator memberi peran itu kepada orang lain dahulu, misalnya pimpinan instansi."
        )
        raise BadInput({"accused": ("no_coordinator_left", sentence)})
    outbox.forget(complaint, accused)


def _coordinators(complaint: Complaint) -> Q:
    """The seats of the coordinators of its agency, national ones too."""
    return Q(role=Role.COORDINATOR) & (Q(agency=complaint.agency_id) | Q(agency=None, unit=None))
