"""Whom and what a verb names beside its case stays as it is until the commit: the row of the person, unit or agency is locked,
shared with all who name it too, and looked at as it stands then. Who ends or closes it locks it for themselves: they wait, and
find what was decided; or the verb waits, and refuses (docs/adr/0137).

A person is locked before the case: who ends an account or a seat goes on from there to its cases.
"""

from collections.abc import Callable
from typing import Final

from accounts.models import Agency, Unit, User
from accounts.prepared import Prepared
from complaints import rows
from complaints.postgresql.base import Rows

_PERSON: Final = Prepared("SELECT is_active FROM accounts_user WHERE id = %s FOR SHARE", [(0, 0)])
"""Holds the account and, with it, its seats: `people.seats` and `people.leaving` lock this row before they change either."""
_UNIT: Final = Prepared(
    "SELECT active, successor_id FROM accounts_unit WHERE id = %s FOR KEY SHARE", [(0, 0)]
)
_AGENCY: Final = Prepared("SELECT id FROM accounts_agency WHERE id = %s FOR KEY SHARE", [(0, 0)])


def person(named: User | None) -> Callable[[], bool]:
    """Whether the account is active, from now on until the commit. The lock goes with the next trip to the database."""
    if named is None:
        return lambda: False
    found: Rows = []
    rows.owe(_PERSON, [named.pk], take=found.extend)
    return lambda: _come(found) == [(True,)]


def unit(named: Unit) -> Callable[[], Unit]:
    """The unit as it stands until the commit. The lock goes with the next trip to the database."""
    found: Rows = []
    rows.owe(_UNIT, [named.pk], take=found.extend)

    def as_it_stands() -> Unit:
        if _come(found) != [(named.active, named.successor_id)]:
            named.refresh_from_db()
        return named

    return as_it_stands


def agency(named: Agency) -> Agency:
    """The agency as it stands until the commit."""
    rows.owe(_AGENCY, [named.pk], take=list)
    rows.settle()
    named.refresh_from_db()
    return named


def _come(found: Rows) -> Rows:
    if not found:
        rows.settle()
    return found
