"""By which indexes open cases are found: in the orders and parts of the work list (docs/adr/0117, docs/adr/0131), and of the
Ombudsman's queue (docs/adr/0134)."""

from typing import Final

from django.db import models
from django.db.models import Q

from complaints.codes import CaseKind
from complaints.lifecycle import END_STATES

LISTED: Final = Q(kind=CaseKind.COMPLAINT)
OPEN: Final = LISTED & ~Q(state__in=END_STATES)
"""What the work list is of."""
PLAIN: Final = OPEN & Q(handed_until=None)
"""Of these it is the turn of whom the state names."""
HANDED: Final = OPEN & Q(handed_until__isnull=False)
ALONE: Final = OPEN & Q(handler=None)
TURNED: Final = Q(turned_at__isnull=False) & OPEN
"""What was taken to the Ombudsman."""
WRITTEN_TO: Final = Q(wrote_at__isnull=False) & OPEN
"""Where the complainant wrote."""
ORDERS: Final = {"due": "next_due_at", "newest": "received_on", "active": "last_at"}
"""Of the work list, by key after these."""
LOOKED_AT: Final = (
    "state",
    "next_due_at",
    "next_due_on",
    "handed_until",
    "received_on",
    "last_at",
)
"""What a look at an open case reads to know to which parts of the list it belongs, and where in them it stands."""


def of_open_cases() -> list[models.Index]:
    return [
        # What is open, one case in fifteen, in the orders and parts of the work list. That they are complaints stands in the
        # condition, so that a count needs the index alone.
        *(
            models.Index(
                *(*scope, each, "id"),
                name=f"complaint_open_by_{order}{here}",
                condition=OPEN,
                include=[name for name in LOOKED_AT if name != each],
            )
            for order, each in ORDERS.items()
            for scope, here in (((), ""), (("agency",), "_here"))
        ),
        # Whose turn it is, in each order: a page of a part is put together of the first of its states.
        *(
            models.Index(
                *(*scope, "state", each, "id"), name=f"complaint_plain_{order}{here}", condition=PLAIN
            )
            for order, each in ORDERS.items()
            for scope, here in (((), ""), (("agency",), "_here"))
        ),
        *(
            models.Index(
                *(*scope, "state", each, "id"),
                name=f"complaint_handed_{order}{here}",
                condition=HANDED,
                include=["handed_until"],
            )
            for order, each in ORDERS.items()
            for scope, here in (((), ""), (("agency",), "_here"))
        ),
        *(
            models.Index(
                *(*scope, "next_due_at", "id"),
                name=f"complaint_alone_due{here}",
                condition=ALONE,
                include=["received_on", "last_at"],
            )
            for scope, here in (((), ""), (("agency",), "_here"))
        ),
        models.Index(
            "held_by",
            "next_due_at",
            "id",
            name="complaint_open_of_unit",
            condition=OPEN,
            include=["handler", *(name for name in LOOKED_AT if name != "next_due_at")],
        ),
        # The Ombudsman's queue, in its orders.
        *(
            models.Index(
                each,
                "id",
                name=f"complaint_turned_by_{order}",
                include=["state", "handed_until", "agency"],
                condition=TURNED,
            )
            for order, each in (("turn", "turned_at"), ("due", "next_due_at"))
        ),
        # What the complainant wrote last, for who has not read it.
        *(
            models.Index(
                *(*scope, "wrote_at", "id"),
                name=f"complaint_written_to{here}",
                condition=WRITTEN_TO,
                include=LOOKED_AT,
            )
            for scope, here in (((), ""), (("agency",), "_here"))
        ),
    ]
