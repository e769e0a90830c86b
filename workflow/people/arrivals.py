"""When a coordinator is told of what comes to be verified: at once, or together once a day or a week."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Arrivals, User
from accounts.roles import Role
from workflow.errors import BadInput, NotYours
from workflow.record import sentences


@transaction.atomic
def choose(how: str, *, by: Actor, at: datetime) -> None:
    """For oneself, from now on. Raises BadInput, NotYours (no coordinator)."""
    assert by.user is not None
    if not by.has_role(Role.COORDINATOR):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if how not in Arrivals.values:
        raise BadInput({"arrivals": ("unknown", _("Pilihan ini tidak dikenal."))})
    row = User.objects.select_for_update(no_key=True).get(pk=by.user.pk)
    if how and not row.email:
        raise BadInput({"arrivals": ("no_address", _("Akun Anda tidak punya alamat surel."))})
    since = row.told_of_arrivals_at if row.arrivals and how else None
    row.arrivals, row.told_of_arrivals_at = how, (since or at) if how else None
    row.save(update_fields=["arrivals", "told_of_arrivals_at"])
