"""What the search of a reader may look into: the cases of which places, and whose complainants by name (docs/adr/0084).

A case is found by its complainant where `entitlement.may_see_identity` shows who that is, and it was filed under a name:
never a confidential one, also not by those to whom its owner chose to show it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.actors import Actor
from accounts.roles import POWERS, UNIT_STAFF, Role, Sees

EVERYWHERE = ""
_AGENCY, _HELD = chr(1), chr(2)
"""Marks of the words that the database adds to those of a case (`words_of_case`)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Places are words of cases; `places` None, or EVERYWHERE among others: all cases."""

    places: list[str] | None
    """Where cases are looked up."""
    named_at: tuple[str, ...] = ()
    """Where this reader may know who filed a named complaint."""
    shown_at: tuple[str, ...] = ()
    """Where, of those that went to the Ombudsman with their complainant's name."""
    agencies: list[int] | None = None
    """In which units and handlers are looked up by name; None: in all."""
    units: list[int] | None = None
    """And in these units of others."""
    reader: int | None = None
    """Who looks, by their key: what is found in cases in which they are accused is nothing to them."""


NOWHERE = Reach(None, agencies=[], units=[])
"""Every case, and nobody's name."""


def reach_of(by: Actor) -> Reach:
    """Of a member of staff; of everybody else nothing."""
    seeing = [seat for seat in by.seats if POWERS[seat.role].sees != Sees.NOTHING]
    broad = [seat for seat in seeing if POWERS[seat.role].sees != Sees.HELD]
    units = sorted({seat.unit_id for seat in seeing if seat.unit_id})
    all_ = any(seat.national for seat in broad)
    agencies = sorted({seat.agency_id for seat in broad if seat.agency_id})
    places = None if all_ else [*_marked(_AGENCY, agencies), *_marked(_HELD, units)]
    named_at = (
        *_seats(by, (Role.COORDINATOR,)),
        *_marked(
            _HELD, sorted({seat.unit_id for seat in by.seats if seat.role in UNIT_STAFF and seat.unit_id})
        ),
    )
    return Reach(
        places=places,
        # Nothing is looked up but in these places: to ask at each name whether it is of one of them would take twice as long.
        named_at=(EVERYWHERE,) if places and set(places) <= set(named_at) else named_at,
        shown_at=_seats(by, (Role.OMBUDSMAN, Role.CUSTODIAN)),
        agencies=None if all_ else agencies,
        units=None if all_ else units,
        reader=None if by.user is None else by.user.pk,
    )


def _seats(by: Actor, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The places of these seats."""
    seats = [seat for seat in by.seats if seat.role in roles]
    if any(seat.national for seat in seats):
        return (EVERYWHERE,)
    return tuple(_marked(_AGENCY, sorted({seat.agency_id for seat in seats if seat.agency_id})))


def _marked(mark: str, keys: Iterable[int]) -> list[str]:
    return [f"{mark}{key}" for key in keys]
