"""The open cases that nobody holds are few among all: an overview finds them by an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0020_identity_to_ombudsman")]

    operations = [
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index(
                "agency",
                "received_on",
                name="complaint_held_by_nobody",
                condition=models.Q(first_answered_at=None, held_by=None)
                & ~models.Q(state__in=("closed", "rejected", "withdrawn")),
            ),
        ),
    ]
