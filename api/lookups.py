"""From the codes in a request to the rows they name. Raises BadInput naming the field."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit, User
from workflow.errors import BadInput


def unit(code: str, field: str = "unit") -> Unit:
    row = Unit.objects.select_related("agency").filter(code=code).first()
    if row is None:
        raise BadInput({field: ("unknown_unit", _("Unit ini tidak dikenal."))})
    return row


def agency(code: str, field: str = "agency") -> Agency:
    row = Agency.objects.filter(code=code).first()
    if row is None:
        raise BadInput({field: ("unknown_agency", _("Instansi ini tidak dikenal."))})
    return row


def user(username: str, field: str) -> User:
    return users([username], field)[0]


def users(usernames: Iterable[str], field: str) -> list[User]:
    """These users, in the order given, each once."""
    wanted = list(dict.fromkeys(usernames))
    found = {row.username: row for row in User.objects.filter(username__in=wanted)} if wanted else {}
    if any(username not in found for username in wanted):
        raise BadInput({field: ("unknown_user", _("Pengguna ini tidak dikenal."))})
    return [found[username] for username in wanted]
