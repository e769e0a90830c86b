from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

OPEN = models.Q(kind="complaint") & ~models.Q(state__in=("closed", "rejected", "withdrawn"))
PLAIN, HANDED = OPEN & models.Q(handed_until=None), OPEN & models.Q(handed_until__isnull=False)
ALONE = OPEN & models.Q(handler=None)
ORDERS = {"due": "next_due_at", "newest": "received_on", "active": "last_at"}
SCOPES = {"": (), "_here": ("agency",)}
LOOKED_AT = ("state", "next_due_at", "next_due_on", "handed_until", "received_on", "last_at")


def looked_along(order: str, here: str) -> models.Index:
    also = [name for name in LOOKED_AT if name != ORDERS[order]]
    fields = (*SCOPES[here], ORDERS[order], "id")
    return models.Index(*fields, name=f"complaint_open_by_{order}{here}", condition=OPEN, include=also)


def plain(order: str, here: str) -> models.Index:
    fields = (*SCOPES[here], "state", ORDERS[order], "id")
    return models.Index(*fields, name=f"complaint_plain_{order}{here}", condition=PLAIN)


def handed(order: str, here: str) -> models.Index:
    fields = (*SCOPES[here], "state", ORDERS[order], "id")
    return models.Index(
        *fields, name=f"complaint_handed_{order}{here}", condition=HANDED, include=["handed_until"]
    )


def alone(here: str) -> models.Index:
    fields = (*SCOPES[here], "next_due_at", "id")
    return models.Index(
        *fields, name=f"complaint_alone_due{here}", condition=ALONE, include=["received_on", "last_at"]
    )


class Migration(migrations.Migration):
    """A page of the list is put together of the first cases of each state, in each order, for one agency and for all
    (docs/adr/0131). Made beside other work."""

    ADDED = (
        *(looked_along(order, here) for order in ORDERS for here in SCOPES),
        *(plain(order, here) for order in ORDERS for here in SCOPES),
        *(handed(order, here) for order in ORDERS for here in SCOPES),
        *(alone(here) for here in SCOPES),
        models.Index(
            "held_by",
            "next_due_at",
            "id",
            name="complaint_open_of_unit",
            condition=OPEN,
            include=["handler", *(name for name in LOOKED_AT if name != "next_due_at")],
        ),
        models.Index(
            "escalated_at",
            "id",
            name="complaint_open_taken",
            condition=models.Q(escalated_at__isnull=False) & OPEN,
            include=["state", "handed_until", "agency", "next_due_at"],
        ),
    )
    REMOVED = ("due", "due_here", "newest", "active", "state", "of_agency", "alone", "held", "escalated")
    atomic = False
    dependencies = [("complaints", "0043_handed_until"), ("workflow", "0023_turns_handed_on")]
    operations = [
        *(AddIndexConcurrently("complaint", index) for index in ADDED),
        *(RemoveIndexConcurrently("complaint", f"complaint_open_{name}") for name in REMOVED),
    ]
