"""Units as they are asked for by name or key, with their agency; worded once a process."""

from typing import Final

from accounts.models import Unit
from accounts.worded import Worded


def named(agency: str, code: str) -> Unit | None:
    """The unit of this code in the agency of that one."""
    found = _named(agency=agency, code=code)
    return found[0] if found else None


def by_key(pk: int) -> Unit:
    """Raises Unit.DoesNotExist."""
    found = _by_key(pk=pk)
    if not found:
        raise Unit.DoesNotExist(pk)
    return found[0]


_named: Final[Worded[Unit]] = Worded(
    lambda agency, code: Unit.objects.select_related("agency").filter(code=code, agency__code=agency),
    agency="an agency that is none",
    code="a unit that is none",
)
_by_key: Final[Worded[Unit]] = Worded(
    lambda pk: Unit.objects.select_related("agency").filter(pk=pk), pk=-987_654_321
)
