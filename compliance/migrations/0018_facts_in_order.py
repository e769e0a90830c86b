from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first cases behind a number are read from an index alone. Made beside other work."""

    ADDED = (
        models.Index(
            "agency_id",
            "received_on",
            "complaint_id",
            name="facts_received_in_order",
            include=["unit_id", "classification", "channel", "part", "days", "never_assigned"],
        ),
        models.Index(
            "agency_id",
            "due_on",
            "complaint_id",
            name="facts_due_in_order",
            include=["unit_then_id", "classification", "channel", "met", "open_late"],
            condition=models.Q(due_on__isnull=False),
        ),
    )
    REMOVED = ("facts_received", "facts_due")
    atomic = False
    dependencies = [("compliance", "0017_never_assigned")]
    operations = [
        *(AddIndexConcurrently("casefacts", index) for index in ADDED),
        *(RemoveIndexConcurrently("casefacts", name) for name in REMOVED),
    ]
