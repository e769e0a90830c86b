from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

OPEN = models.Q(kind="complaint") & ~models.Q(state__in=("closed", "rejected", "withdrawn"))


class Migration(migrations.Migration):
    """The first two thousand cases of the Ombudsman's queue are read from an index alone. Made beside other work."""

    atomic = False
    dependencies = [("complaints", "0038_listed_by_the_index_alone")]
    operations = [
        AddIndexConcurrently(
            "complaint",
            models.Index(
                "escalated_at",
                "id",
                name="complaint_open_escalated",
                include=["state"],
                condition=models.Q(escalated_at__isnull=False) & OPEN,
            ),
        ),
        RemoveIndexConcurrently("complaint", "complaint_at_ombudsman"),
    ]
