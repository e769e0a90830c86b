"""The open cases that were taken to the Ombudsman, for its queue."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0008_findings_in_writing")]

    operations = [
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index(
                models.F("escalated_at"),
                models.F("state"),
                name="complaint_at_ombudsman",
                condition=models.Q(
                    ("escalated_at__isnull", False),
                    models.Q(("state__in", ("closed", "rejected", "withdrawn")), _negated=True),
                ),
            ),
        ),
    ]
