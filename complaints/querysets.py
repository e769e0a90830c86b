"""How complaints are read. Every read for a person starts with `visible_to(actor)`."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Self, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, Manager, OuterRef, Q, QuerySet, Subquery

from accounts.actors import Actor, ActorKind
from accounts.roles import POWERS, Sees
from accounts.worded import Worded
from complaints import searching
from complaints.codes import CaseKind
from complaints.lifecycle import END_STATES

if TYPE_CHECKING:
    from complaints.models import Complaint

LISTED: Final = (
    *(
        "reference",
        "state",
        "version",
        "classification",
        "identity_kind",
        "channel",
        "agency",
        "unit",
        "handler",
    ),
    *(
        "offered_to",
        "received_at",
        "received_on",
        "answered_at",
        "next_due_on",
        "next_due_at",
        "last_at",
        "wrote_at",
    ),
    *("agency__code", "agency__name", "agency__zone", "unit__code", "unit__name"),
    *("handler__username", "handler__name"),
)
"""What lists show of a case: a third of the columns of its row and of those beside it."""


class _NoneOf(Func):
    """Whether a key is none of these, which are read once: a look in their table for each case of a list took longer than the
    list."""

    output_field = BooleanField()
    template = "%(expressions)s)"
    arg_joiner = " <> ALL("


def _to_lock(model: Any, *, wait: bool = True) -> Any:
    rows = model.every.select_for_update(of=("self",), skip_locked=not wait)
    return rows.select_related("agency", "unit")


@cache
def _locked(model: Any, *, wait: bool) -> Worded["Complaint"]:
    return Worded(lambda pk: _to_lock(model, wait=wait).filter(pk=pk), pk=-987_654_321)


class ComplaintQuerySet(QuerySet["Complaint"]):
    def lock(self, complaint_id: int) -> "Complaint":
        """The row with its agency and unit, of whatever kind, locked until the transaction ends. The unit that holds it is
        nearly always that unit, and is not read twice."""
        return self.locked(_locked(self.model, wait=True)(pk=complaint_id), complaint_id)

    def lock_later(self, complaint_id: int, *, wait: bool) -> list["Complaint"]:
        """Lock it with the next trip to the database, which fills the list; `locked` makes of it what `lock` returns."""
        return _locked(self.model, wait=wait).later(pk=complaint_id)

    def locked(self, found: list["Complaint"], complaint_id: int) -> "Complaint":
        row = found[0] if found else None
        if row is None or (row.unit_id is not None and row.unit is None):
            # Somebody gave it to another agency or unit while we waited for the lock: PostgreSQL joined the row of now
            # with the earlier ones. Ours since then, it is read whole.
            row = _to_lock(self.model).get(pk=complaint_id)
        if row.held_by_id == row.unit_id:
            row.held_by = row.unit
        return row

    def visible_to(self, actor: Actor) -> Self:
        """What this person may see (docs/domain.md section 6). The accused see nothing of their case."""
        if actor.kind == ActorKind.COMPLAINANT:
            return self.filter(pk=actor.complaint_id) if actor.complaint_id else self.none()
        visible, agencies = Q(pk__in=[]), set()
        for seat in actor.seats:
            sees = POWERS[seat.role].sees
            by_agency = sees in (Sees.ALL, Sees.AGENCY)
            if by_agency and seat.national:
                visible = Q()
                break
            if by_agency:
                agencies.add(seat.agency_id)
            elif sees == Sees.HELD:
                visible |= Q(held_by_id=seat.unit_id)
        else:
            visible |= Q(agency_id__in=sorted(agencies)) if agencies else Q()
        accused: Any = self.model.accused.through
        of_them = accused.objects.filter(user_id=actor.user.pk if actor.user else None).values("complaint_id")
        return self.filter(visible, _NoneOf("pk", ArraySubquery(of_them)))

    def open(self) -> Self:
        return self.exclude(state__in=END_STATES)

    def overdue(self, at: datetime) -> Self:
        """Open cases with a clock past its end."""
        return self.open().filter(next_due_at__lte=at)

    def with_subject(self) -> Self:
        """Adds `subject_text`, the subject of the case, by one subquery on the statement index."""
        statements: Any = self.model.statements.rel.related_model
        subject = statements.objects.filter(complaint_id=OuterRef("pk"), kind="subject").values("body")[:1]
        return self.annotate(subject_text=Subquery(subject))

    def search(self, words: str, *, by: Actor | None = None) -> Self:
        """All cases in which these words are found (`complaints/searching.py`), as a file needs them; a page of them is found
        there. Names of people are looked for where `by` may know them, and without a reader not at all."""
        return cast(Self, searching.all_found(self, words, by=by))

    def listed(self) -> Self:
        """As a page of a list reads them. Another column is read when it is asked for, case by case."""
        return self.only(*LISTED)

    def worklist(self) -> Self:
        """In deadline order; the order of every list of cases."""
        return self.select_related("agency", "unit", "handler").with_subject().order_by("next_due_at", "pk")


_Manager = Manager.from_queryset(ComplaintQuerySet)


class Complaints(_Manager["Complaint"]):
    """Complaints alone: what is counted, listed, searched and opened as one. Never a product of the Ombudsman."""

    def get_queryset(self) -> ComplaintQuerySet:
        rows = cast(ComplaintQuerySet, super().get_queryset())
        return rows.filter(kind=CaseKind.COMPLAINT)
