"""Whether an agency's figures are public: its own decision, by its head or coordinator, each kept with who and when."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency
from accounts.roles import Role
from compliance.models import PublishingDecision
from workflow.errors import NotYours

DECIDE: Final = (Role.AGENCY_HEAD, Role.COORDINATOR)


def may_decide(actor: Actor, agency: Agency) -> bool:
    return actor.sits(DECIDE, agency_id=agency.pk)


@transaction.atomic
def decide(agency: Agency, *, publish: bool, by: Actor, at: datetime) -> PublishingDecision:
    """Publish the agency's figures, or withdraw them; what holds already is no second decision. Raises NotYours."""
    if not may_decide(by, agency):
        sentence = _("Hanya pimpinan atau koordinator instansi yang memutuskan pengumuman angkanya.")
        raise NotYours("not_your_decision", sentence)
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    latest = PublishingDecision.objects.filter(agency=agency).order_by("-pk").first()
    if latest is not None and latest.published == publish:
        return latest
    assert by.user is not None
    return PublishingDecision.objects.create(agency=agency, published=publish, by=by.user, at=at)


def decisions(agency: Agency) -> QuerySet[PublishingDecision]:
    """All of them, the latest first."""
    return PublishingDecision.objects.filter(agency=agency).select_related("by").order_by("-pk")


def published() -> QuerySet[Agency]:
    """The agencies whose figures are public."""
    latest = PublishingDecision.objects.filter(agency=OuterRef("pk")).order_by("-pk").values("published")[:1]
    return Agency.objects.alias(published=Subquery(latest)).filter(published=True)
