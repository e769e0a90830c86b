"""Of the tasks in the Ombudsman's products whose end fell into a year: how many were done, how many in time, and which they are.

A task counts in the year of its first end (a corrective action's, a suggestion's, a recommendation's; that of a remanded case's
settlement), once that end has passed or the task is done. In time is what was given by then and not sent back since; done, what
the Ombudsman accepted, or answered in the case itself. Source: docs/adr/0062 and 0063; our own definition (R).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from accounts.actors import Actor
from accounts.models import Agency
from accounts.roles import Role
from law.codes import DutyKind
from workflow.models import Duty, ProductTask

READERS: Final = (Role.OMBUDSMAN, Role.COORDINATOR, Role.AGENCY_HEAD)
FIRST: Final = (DutyKind.CORRECTIVE, DutyKind.ADVICE, DutyKind.RECOMMENDATION)


@dataclass(frozen=True, slots=True)
class Counted:
    """One task. `product`: the reference of its product; `case`: of a remanded case, its reference."""

    product: str
    number: int
    case: str | None
    due_on: date
    due_at: datetime
    met_at: datetime | None
    in_time: bool
    done: bool


@dataclass(slots=True)
class Share:
    """Of one agency and year."""

    agency: Agency
    tasks: list[Counted] = field(default_factory=list)

    @property
    def due(self) -> int:
        return len(self.tasks)

    @property
    def in_time(self) -> int:
        return sum(task.in_time for task in self.tasks)

    @property
    def done(self) -> int:
        return sum(task.done for task in self.tasks)

    @property
    def followed_up(self) -> bool | None:
        """Whether every task was done; None where none fell due."""
        return None if not self.tasks else self.done == self.due


def shares(year: int, *, at: datetime, agencies: list[int] | None = None) -> list[Share]:
    """By agency, those of which a task fell due in this year, in the order of their names. `agencies`: of these alone.
    Three queries."""
    tasks = ProductTask.objects.select_related("product__complaint__agency", "case").order_by(
        "product", "number"
    )
    if agencies is not None:
        tasks = tasks.filter(product__complaint__agency__in=agencies)
    rows = list(tasks)
    clocks = _clocks(rows, year)
    found: dict[int, Share] = {}
    for task in rows:
        duty = clocks.get((task.case_id or task.product_id, task.case_round or task.number))
        product, case = task.product.complaint, None if task.case is None else task.case.reference
        counted = count(product.reference, task.number, case, status=task.status, clock=duty, at=at)
        if counted is not None:
            found.setdefault(product.agency_id, Share(product.agency)).tasks.append(counted)
    return sorted(found.values(), key=lambda share: (share.agency.name, share.agency.pk))


def count(
    product: str, number: int, case: str | None, *, status: str, clock: Duty | None, at: datetime
) -> Counted | None:
    """A task with its first clock; None where it does not count (yet)."""
    if clock is None or clock.due_at is None or clock.due_on is None:
        return None
    done = status == ProductTask.Status.ACCEPTED if case is None else clock.met_at is not None
    if clock.due_at > at and not done:
        return None
    in_time = clock.met_at is not None and clock.met_at < clock.due_at
    return Counted(product, number, case, clock.due_on, clock.due_at, clock.met_at, in_time, done)


def agencies_of(actor: Actor) -> list[int] | None:
    """Whose shares this person reads: those of their agencies, or all (None) from a national seat of the Ombudsman."""
    seats = [seat for seat in actor.seats if seat.role in READERS]
    if any(seat.national for seat in seats):
        return None
    return sorted({seat.agency_id for seat in seats if seat.agency_id is not None})


def _clocks(tasks: list[ProductTask], year: int) -> dict[tuple[int, int], Duty]:
    """The first clock of each of these tasks whose end lies in the year, by case and round."""
    keys: dict[bool, list[int]] = defaultdict(list)
    for task in tasks:
        keys[task.case_id is None].append(task.case_id or task.product_id)
    own = Q(complaint__in=keys[True], kind__in=FIRST)
    of_cases = Q(complaint__in=keys[False], kind=DutyKind.SETTLE)
    rows = Duty.objects.filter(own | of_cases, due_on__year=year).order_by("pk")
    return {(row.complaint_id, row.round): row for row in rows}
