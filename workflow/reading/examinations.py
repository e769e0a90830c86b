"""What the Ombudsman examines of its own initiative: each examination with the bodies that a reader may see, and what was found
of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import CaseKind
from complaints.models import Complaint, Statement
from workflow.models import Examination, ExaminedBody
from workflow.reading import products

SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body. `findings`: its latest result in words; `product`: the reference of what was issued because of it, where the
    reader may see it."""

    body: ExaminedBody
    findings: str
    product: str

    @property
    def case(self) -> Complaint:
        """Its row, with agency and unit."""
        return self.body.complaint

    def may_record(self, by: Actor) -> bool:
        """Whether this person records its result."""
        return by.sits((Role.OMBUDSMAN,), agency_id=self.case.agency_id)


@dataclass(frozen=True, slots=True)
class Line:
    """One examination, with the bodies of it that the reader may see, in its order."""

    examination: Examination
    subject: str
    reasons: str
    bodies: list[BodyLine]
    over: bool
    """Each of its bodies has its result, those that the reader may not see too."""

    @property
    def reference(self) -> str:
        """By which the reader opens it: that of the first body."""
        return self.bodies[0].case.reference

    @property
    def done(self) -> int:
        """The bodies with a result."""
        return sum(bool(each.body.finding) for each in self.bodies)

    @property
    def standing(self) -> str:
        """Whether it is over, for a reader."""
        return str(_("Selesai") if self.over else _("Berjalan"))


def visible_to(actor: Actor) -> QuerySet[ExaminedBody]:
    """The bodies that this person may see: those of their Ombudsman's seat, the agency that they coordinate or head, their unit."""
    cases = Complaint.every.filter(kind=CaseKind.EXAMINATION)
    heads = [seat.agency_id for seat in actor.seats if seat.role == Role.AGENCY_HEAD]
    seen = Q(complaint__in=cases.visible_to(actor).values("pk")) | Q(complaint__agency__in=heads)
    return ExaminedBody.objects.filter(seen)


def register(actor: Actor, *, page: int = 1) -> tuple[list[Line], bool]:
    """The examinations of which this person may see a body, those opened last first, and whether there are more. `page` counts
    from 1."""
    seen = Examination.objects.filter(pk__in=visible_to(actor).values("examination"))
    first = (page - 1) * SIZE
    read = list(seen.order_by("-opened_on", "-pk")[first : first + SIZE + 1])
    return lines(read[:SIZE], actor), len(read) > SIZE


def one(actor: Actor, reference: str) -> Line | None:
    """The examination of the body with this reference, if this person may see that body."""
    body = visible_to(actor).filter(complaint__reference=reference).select_related("examination").first()
    return lines([body.examination], actor)[0] if body else None


def lines(examinations: Iterable[Examination], actor: Actor) -> list[Line]:
    """Each with its bodies; four queries whatever their number."""
    by_key = {each.pk: each for each in examinations}
    whole = visible_to(actor).filter(examination__in=by_key).order_by("pk")
    bodies = list(whole.select_related("complaint__agency", "complaint__unit", "examination"))
    issued = products.visible_to(actor).filter(pk__in=[each.product_id for each in bodies if each.product_id])
    references = dict(issued.values_list("pk", "complaint__reference"))
    texts: dict[tuple[int, str], str] = {}
    typed = Statement.objects.filter(
        complaint__in=[each.pk for each in bodies], kind__in=("subject", "reasons", "findings")
    )
    for case, kind, text in typed.order_by("pk").values_list("complaint_id", "kind", "body"):
        texts[case, kind] = text
    running = set(
        ExaminedBody.objects.filter(examination__in=by_key, finding="").values_list("examination", flat=True)
    )
    found: dict[int, list[BodyLine]] = {key: [] for key in by_key}
    for body in bodies:
        told = texts.get((body.pk, "findings"), "")
        product = references.get(body.product_id or 0, "")
        found[body.examination_id].append(BodyLine(body, told, product))
    told_of = {key: found[key][0].body.pk for key in by_key}
    return [
        Line(
            examination,
            texts.get((told_of[key], "subject"), ""),
            texts.get((told_of[key], "reasons"), ""),
            found[key],
            key not in running,
        )
        for key, examination in by_key.items()
    ]
