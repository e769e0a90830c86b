"""The rows that the codes in a request name. Every function raises BadInput, naming the field, for an unknown code."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit, User
from accounts.worded import Worded
from workflow.calendars import present
from workflow.errors import BadInput


def _units(code: str) -> QuerySet[Unit]:
    units = Unit.objects.select_related("agency").filter(code=code).order_by()
    return units.annotate(days=present.stored("agency__calendar"))


_OF_FILING: Final = (
    *("code", "name", "active", "agency", "successor", "working_week", "promises_from"),
    *(
        f"agency__{name}"
        for name in (
            *("code", "name", "zone", "law", "calendar", "working_week", "open_for_filing"),
            *("send_from", "send_until"),
        )
    ),
)
_unit: Final = Worded(_units, code="-code-")
_unit_of_filing: Final = Worded(lambda code: _units(code).only(*_OF_FILING), code="-code-")


def unit_later(code: str) -> list[Unit]:
    """What `unit` may be given as `found`, for a filing: it comes with the next trip to the database. With what a filing reads
    of it; the rest waits to be asked for."""
    return _unit_of_filing.later(code=code)


def unit(code: str, field: str = "unit", *, found: Sequence[Unit] | None = None) -> Unit:
    """With its agency, and as `days` what `present.read` reads its calendar from. `found`: what was asked for it already."""
    if found is None:
        found = _unit(code=code)
    if not found:
        raise BadInput({field: ("unknown_unit", _("Unit ini tidak dikenal."))})
    return found[0]


def agency(code: str, field: str = "agency") -> Agency:
    row = Agency.objects.filter(code=code).first()
    if row is None:
        raise BadInput({field: ("unknown_agency", _("Instansi ini tidak dikenal."))})
    return row


def user(username: str, field: str) -> User:
    return users([username], field)[0]


def users(usernames: Iterable[str], field: str) -> list[User]:
    """These users, each once, in the order of their names in the request."""
    distinct = list(dict.fromkeys(usernames))
    by_name = {row.username: row for row in User.objects.filter(username__in=distinct)} if distinct else {}
    if any(username not in by_name for username in distinct):
        raise BadInput({field: ("unknown_user", _("Pengguna ini tidak dikenal."))})
    return [by_name[username] for username in distinct]
