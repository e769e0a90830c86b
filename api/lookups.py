"""From the codes in a request to the rows they name. Raises BadInput naming the field."""

from collections.abc import Iterable
from functools import cache

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit, User
from workflow.errors import BadInput


def unit(code: str, field: str = "unit") -> Unit:
    """The unit with its agency; worded once for a process, because every filing asks for it."""
    with connection.cursor() as cursor:
        cursor.execute(_unit_and_agency(), [code])
        row = cursor.fetchone()
    if row is None:
        raise BadInput({field: ("unknown_unit", _("Unit ini tidak dikenal."))})
    found = Unit.from_db(connection.alias, _columns(Unit), row[: len(_columns(Unit))])
    found.agency = Agency.from_db(connection.alias, _columns(Agency), row[len(_columns(Unit)) :])
    return found


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


@cache
def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - documented by Django


@cache
def _unit_and_agency() -> str:
    wanted = [f"u.{name}" for name in _columns(Unit)] + [f"a.{name}" for name in _columns(Agency)]
    return (
        f"SELECT {', '.join(wanted)} FROM accounts_unit u JOIN accounts_agency a ON a.id = u.agency_id"  # noqa: S608 - names of ours
        " WHERE u.code = %s"
    )
