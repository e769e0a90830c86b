from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The measures of a unit by class and channel are read from an index alone. Made beside other work."""

    ADDED = (
        models.Index(
            "unit_id",
            "received_on",
            name="facts_received_by_unit",
            include=["agency_id", "classification", "channel", "part", "days", "never_assigned"],
        ),
        models.Index(
            "unit_then_id",
            "due_on",
            name="facts_due_by_unit",
            include=["agency_id", "classification", "channel", "met", "open_late"],
            condition=models.Q(due_on__isnull=False),
        ),
    )
    atomic = False
    dependencies = [("compliance", "0018_facts_in_order")]
    operations = [AddIndexConcurrently("casefacts", index) for index in ADDED]
